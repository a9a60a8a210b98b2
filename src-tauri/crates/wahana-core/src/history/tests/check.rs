//! Whatever somebody changes by hand in a copy of the vault is found and located.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::super::*;
use crate::assistance::Recipient;
use crate::case::{self, FollowUpForm, FollowUpKind};
use crate::database::Write;
use crate::journal::{EntryFault, Finding, RowFault};
use crate::person::PersonForm;
use crate::testing::{World, a_case, a_parcel, a_partner, a_person, a_referral};
use crate::vault::Role;
use crate::{FaultCode, Uuid};

/// Residents with corrections, a family that was visited, cases with notes and stages, gifts, an officer.
fn village(residents: usize) -> World {
    let world = World::with_group();
    world.officer("Pak Gringsing", &[Role::Pendamping]);
    let me = world.vault.officer().id;
    let ids: Vec<Uuid> =
        (0..residents).map(|number| world.person(&a_person(&format!("Sekar \"Jali\" {number}")))).collect();
    world.visit(world.family(&ids[..3]), "2026-11-20", "Atap bocor.");
    for (place, &id) in ids.iter().enumerate().filter(|(place, _)| place % 5 == 0) {
        let form = PersonForm { note: format!("baris satu\nbaris {place}"), ..a_person("Sekar Truntum") };
        world.vault.write(|ctx| crate::person::change(ctx, id, 1, &form)).unwrap();
        let case = world.case(&a_case(id, me));
        let note = FollowUpForm {
            kind: FollowUpKind::Visit,
            happened: "2026-11-21".to_owned(),
            text: "Sehat.".to_owned(),
            outcome: String::new(),
            officer: me,
            next_visit: String::new(),
        };
        world.vault.write(|ctx| case::add_follow_up(ctx, case, &note).map(drop)).unwrap();
        world.assistance(&a_parcel(Recipient::Person { id }));
        let partner = world.partner(&a_partner("Puskesmas Contoh"));
        world.vault.write(|ctx| referral::make(ctx, case, &a_referral(partner), true)).unwrap();
    }
    world.vault.write(|ctx| crate::person::withdraw(ctx, ids[4], "Dicatat dua kali").map(drop)).unwrap();
    world
}

/// Checks what `tamper` makes of the vault, and takes it back.
fn checked(world: &World, tamper: impl FnOnce(&Connection)) -> Check {
    let mut found = None;
    let undone = world.vault.write(|ctx: &Write| {
        let connection = ctx.connection();
        connection
            .execute_batch(
                "DROP TRIGGER journal_never_changes; DROP TRIGGER journal_never_deletes;
                 PRAGMA ignore_check_constraints=ON; PRAGMA defer_foreign_keys=ON;",
            )
            .unwrap();
        tamper(connection);
        found = Some(journal::check(connection, None, JOURNALLED, &mut |_, _| {
            std::ops::ControlFlow::Continue(())
        })?);
        Err::<(), _>(FaultCode::Internal.into())
    });
    assert!(undone.is_err());
    found.unwrap()
}

fn run(connection: &Connection, sql: &str) {
    assert!(connection.execute(sql, []).unwrap() > 0, "{sql}");
}

fn names(connection: &Connection, sql: &str) -> Vec<(String, String)> {
    let mut statement = connection.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.collect::<rusqlite::Result<_>>().unwrap()
}

fn columns(connection: &Connection, table: &str) -> Vec<(String, String)> {
    names(connection, &format!("SELECT name, type FROM pragma_table_info('{table}')"))
}

/// SQL that gives another value than the one that is there.
fn other(column: &str, kind: &str) -> String {
    match kind {
        "TEXT" => format!("{column} || 'x'"),
        "INTEGER" => format!("coalesce({column}, 0) + 7"),
        _ => "randomblob(16)".to_owned(),
    }
}

/// What is no record: the journal itself, typing, what follows from other columns, what the vault itself remembers
/// (its changes are entries without a row), and which records a package held (its table's content is in the package).
const OUTSIDE: &[&str] = &[
    "journal",
    "draft",
    "setting",
    "person_initial",
    "handover_record",
    "maybe_same",
    "maybe_same_until",
    "saved_filter",
    "draft_followed",
];

#[test]
fn every_table_of_the_schema_is_journalled_or_is_known_not_to_be() {
    let world = World::new();
    let all = world.vault.read(|ctx| {
        Ok(names(
            ctx.connection(),
            "SELECT name, '' FROM sqlite_schema
             WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'person_search%'",
        ))
    });
    let all: BTreeSet<String> = all.unwrap().into_iter().map(|(name, _)| name).collect();
    let known = JOURNALLED
        .iter()
        .flat_map(|table| std::iter::once(table.table).chain(table.children.iter().map(|child| child.table)));
    let known: BTreeSet<String> = known.chain(OUTSIDE.iter().copied()).map(str::to_owned).collect();
    assert_eq!(all, known);
}

#[test]
fn an_untouched_vault_is_clean() {
    let world = village(200);
    let mut told = 0;
    let check = check_journal(&world.vault, &mut |done, total| {
        assert!(done <= total);
        told += 1;
        std::ops::ControlFlow::Continue(())
    });
    let check = check.unwrap().unwrap();
    assert_eq!((check.findings.clone(), check.more, check.erased), (Vec::new(), 0, 0));
    assert!(check.entries > 350 && check.rows > 300, "{check:?}");
}

#[test]
fn the_check_stops_when_it_is_told_to() {
    let world = village(1_000);
    let stopped = check_journal(&world.vault, &mut |_, _| std::ops::ControlFlow::Break(()));
    assert_eq!(stopped.unwrap_err().code(), FaultCode::Cancelled);
}

/// Every table, every column but the search keys, which follow from others.
#[test]
fn any_altered_column_of_a_row_is_found_and_located() {
    let world = village(6);
    let mut altered = 0;
    for table in JOURNALLED {
        let name = table.table;
        let found = world.vault.read(|ctx| {
            let sql = format!("SELECT id FROM {name} ORDER BY id LIMIT 1");
            let id: Option<Uuid> = ctx.connection().query_row(&sql, [], |row| row.get(0)).ok();
            Ok(id.map(|id| (id, columns(ctx.connection(), name))))
        });
        let Some((id, columns)) = found.unwrap() else { continue };
        for (column, kind) in columns {
            if ["id", "key"].contains(&column.as_str()) || table.derived.contains(&column.as_str()) {
                continue;
            }
            let hex = id.simple();
            let check = checked(&world, |connection| {
                let other = other(&column, &kind);
                run(connection, &format!("UPDATE {name} SET {column} = {other} WHERE id = x'{hex}'"));
            });
            let expected = Finding::Row {
                area: table.area.to_owned(),
                table: name.to_owned(),
                record: id,
                column: column.clone(),
                fault: RowFault::Differs,
            };
            assert_eq!(check.findings, [expected], "{name}.{column}");
            altered += 1;
        }
    }
    assert!(altered > 80, "{altered}");
}

#[test]
fn any_altered_line_of_a_list_is_found_and_located() {
    let world = village(6);
    for table in JOURNALLED {
        for child in table.children {
            let columns = world.vault.read(|ctx| Ok(columns(ctx.connection(), child.table))).unwrap();
            let filled = world.vault.read(|ctx| {
                let sql = format!("SELECT count(*) FROM {}", child.table);
                Ok(ctx.connection().query_row(&sql, [], |row| row.get::<_, i64>(0))?)
            });
            if filled.unwrap() == 0 {
                continue;
            }
            let place = |connection: &Connection| {
                let sql = format!("SELECT min({}) FROM {}", child.parent, child.table);
                connection.query_row(&sql, [], |row| row.get::<_, Uuid>(0)).unwrap()
            };
            let sets = columns.iter().filter(|(column, _)| column != child.parent);
            let sets = sets.map(|(column, kind)| {
                let other = other(column, kind);
                format!("UPDATE {} SET {column} = {other} WHERE {} = ", child.table, child.parent)
            });
            for sql in sets.chain([format!("DELETE FROM {} WHERE {} = ", child.table, child.parent)]) {
                let mut record = Uuid::nil();
                let check = checked(&world, |connection| {
                    record = place(connection);
                    run(connection, &format!("{sql} x'{}'", record.simple()));
                });
                let located = Finding::Row {
                    area: table.area.to_owned(),
                    table: table.table.to_owned(),
                    record,
                    column: child.table.to_owned(),
                    fault: RowFault::Differs,
                };
                assert!(check.findings.contains(&located), "{sql}: {:?}", check.findings);
            }
        }
    }
}

#[test]
fn a_row_that_is_gone_or_that_nobody_wrote_is_found() {
    let world = village(6);
    let id = world.person(&a_person("Sekar Dangan"));
    let fault_of = |check: &Check, id: Uuid| {
        let fault = check.findings.iter().find_map(|finding| match finding {
            Finding::Row { area, record, fault, .. } if *record == id && area == "person" => Some(*fault),
            _ => None,
        });
        (check.findings.len(), fault)
    };
    let hex = id.simple();
    let gone =
        checked(&world, |connection| run(connection, &format!("DELETE FROM person WHERE id = x'{hex}'")));
    assert_eq!(fault_of(&gone, id), (1, Some(RowFault::NoRow)));
    let other = Uuid::now_v7();
    let moved = checked(&world, |connection| {
        run(connection, &format!("UPDATE person SET id = x'{}' WHERE id = x'{hex}'", other.simple()));
    });
    assert_eq!(fault_of(&moved, id), (2, Some(RowFault::NoRow)));
    assert_eq!(fault_of(&moved, other), (2, Some(RowFault::NoEntry)));
}

#[test]
fn any_altered_column_of_an_entry_is_found_and_located() {
    let world = village(6);
    let (last, columns) = world
        .vault
        .read(|ctx| Ok((journal::head(ctx.connection())?.seq, columns(ctx.connection(), "journal"))))
        .unwrap();
    for seq in [1, last / 2, last] {
        for (column, kind) in columns.iter().filter(|(column, _)| column != "seq") {
            let check = checked(&world, |connection| {
                let other = other(column, kind);
                run(connection, &format!("UPDATE journal SET {column} = {other} WHERE seq = {seq}"));
            });
            let located = Finding::Entry { seq, fault: EntryFault::Altered };
            assert_eq!(check.findings.first(), Some(&located), "{column} of {seq}");
            let entries = check.findings.iter().filter(|finding| matches!(finding, Finding::Entry { .. }));
            assert_eq!(entries.count(), 1, "{column} of {seq}: {:?}", check.findings);
        }
        let emptied = |what: &str| {
            let sql = format!("UPDATE journal SET {what} = NULL WHERE seq = {seq}");
            checked(&world, |connection| run(connection, &sql)).findings
        };
        for half in ["payload", "nonce"] {
            assert_eq!(
                emptied(half),
                [Finding::Entry { seq, fault: EntryFault::Altered }],
                "{half} of {seq}"
            );
        }
    }
}

#[test]
fn entries_that_are_gone_or_were_moved_are_found_and_located() {
    let world = village(6);
    let last = world.vault.read(|ctx| journal::head(ctx.connection())).unwrap().seq;
    let seq = last / 2;
    let first = |tamper: &str| {
        let check = checked(&world, |connection| run(connection, tamper));
        check.findings.into_iter().next()
    };
    let missing = Some(Finding::Entry { seq, fault: EntryFault::Missing });
    assert_eq!(first(&format!("DELETE FROM journal WHERE seq = {seq}")), missing);
    assert_eq!(first(&format!("DELETE FROM journal WHERE seq >= {seq} AND seq < {seq} + 5")), missing);
    assert_eq!(first(&format!("UPDATE journal SET seq = seq + 1000 WHERE seq = {seq}")), missing);
    // Where the end is cut off the rows still tell; what is older as a whole is told by the head beside the file.
    assert!(matches!(first(&format!("DELETE FROM journal WHERE seq > {seq}")), Some(Finding::Row { .. })));
}

#[test]
fn content_that_is_gone_without_an_erasure_is_a_fault_and_what_it_left_is_not_compared() {
    let world = village(6);
    let id = world.person(&a_person("Sekar Dangan"));
    let seq = world.vault.read(|ctx| journal::head(ctx.connection())).unwrap().seq;
    let check = checked(&world, |connection| {
        run(
            connection,
            &format!("UPDATE journal SET payload = NULL, nonce = NULL WHERE record = x'{}'", id.simple()),
        );
    });
    let emptied = Finding::Entry { seq, fault: EntryFault::Emptied };
    assert_eq!((check.findings.as_slice(), check.erased), ([emptied].as_slice(), 1));
    let renumbered = checked(&world, |connection| {
        run(
            connection,
            &format!("UPDATE journal SET payload = NULL, nonce = NULL WHERE record = x'{}'", id.simple()),
        );
        run(connection, &format!("UPDATE person SET rev = 9 WHERE id = x'{}'", id.simple()));
    });
    assert_eq!(renumbered.findings.len(), 2);
}

#[test]
fn a_thousand_faults_are_counted_and_two_hundred_named() {
    let world = village(250);
    let check = checked(&world, |connection| run(connection, "UPDATE person SET rt = '031'"));
    assert_eq!((check.findings.len(), check.more), (200, 50));
}

#[test]
fn two_walks_beside_each_other_find_what_one_finds() {
    let middle = "(SELECT max(seq) / 2 FROM journal)";
    for tamper in [
        "SELECT 1".to_owned(),
        format!("UPDATE journal SET time = time || 'x' WHERE seq = {middle}"),
        format!("UPDATE journal SET time = time || 'x' WHERE seq = {middle} + 1"),
        format!("DELETE FROM journal WHERE seq = {middle}"),
        format!("DELETE FROM journal WHERE seq BETWEEN {middle} - 2 AND {middle} + 2"),
        format!("UPDATE journal SET payload = NULL, nonce = NULL WHERE seq = {middle} + 1"),
        "UPDATE person SET note = 'lain', rev = rev + 1".to_owned(),
        "UPDATE case_type SET note = 'lain'; DELETE FROM follow_up".to_owned(),
        "UPDATE cases SET id = randomblob(16); UPDATE assistance SET changed_by = NULL".to_owned(),
    ] {
        let world = village(12);
        let sql = format!(
            "DROP TRIGGER journal_never_changes; DROP TRIGGER journal_never_deletes;
             PRAGMA ignore_check_constraints=ON; PRAGMA foreign_keys=OFF; {tamper}"
        );
        world.vault.with_writer(|writer| Ok(writer.execute_batch(&sql)?)).unwrap();
        let found = |beside: bool| {
            world.vault.read_long(|ctx| {
                let beside = if beside {
                    Some(world.vault.beside(ctx)?.expect("two cores, nobody writes"))
                } else {
                    None
                };
                journal::check(ctx.connection(), beside, JOURNALLED, &mut |_, _| {
                    std::ops::ControlFlow::Continue(())
                })
            })
        };
        let one = found(false).unwrap();
        assert_eq!(one.is_clean(), tamper == "SELECT 1", "{tamper}");
        assert_eq!(found(true).unwrap(), one, "{tamper}");
    }
}
