//! `journal-tamper`: single fields of a village's database changed by hand, rows as well as entries; each change is
//! found by the check and located.

use std::ops::ControlFlow;
use std::path::PathBuf;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use rusqlite::Connection;
use tempfile::TempDir;
use wahana_core::database::{self, DataKey};
use wahana_core::journal::{EntryFault, Finding, Journalled};
use wahana_core::vault::Folder;
use wahana_core::{Uuid, history, journal};
use wahana_tests::{prepared, village};

use crate::row::{Row, Tries};
use crate::scale::Scale;
use crate::work::{fast_place, generation};

pub(crate) fn measure(scale: Scale, seed: u64) -> Row {
    Row::of("journal-tamper", "SQLite's and SQLCipher's own checks alone", || {
        let households = u32::try_from(scale.of(8, 60, 330)).expect("a village");
        let (_folder, key, database) = a_village(households, seed);
        let connection = database::open_writer(&database, &key).expect("it opens");
        let rows = usize::try_from(scale.of(1, 4, 20)).expect("a few");
        let changes = changes(&connection, rows, seed);
        let (mut ours, mut control) = (Tries::default(), Tries::default());
        for (at, change) in changes.iter().enumerate() {
            let seed = format!("{seed}, {}", change.sql);
            ours.count(&seed, changed(&connection, change, located));
            // The dearer one: some of them tell as much.
            if at % 10 == 0 {
                control.count(&seed, changed(&connection, change, unsound));
            }
        }
        (ours, control)
    })
}

fn a_village(households: u32, seed: u64) -> (TempDir, DataKey, PathBuf) {
    let folder = tempfile::tempdir_in(fast_place()).expect("a folder");
    let root = folder.path().join("latihan");
    let (vault, _) = village::found(&Folder::new(&root, true)).expect("a vault");
    village::settle(&vault, households, seed, |_| ()).expect("a village");
    drop(vault);
    let generation = generation(&root);
    let key = prepared::data_key(&generation);
    (folder, key, generation.join("wahana.db"))
}

/// One change by hand, and what the check has to say of it.
struct Change {
    sql: String,
    found: Box<dyn Fn(&Finding) -> bool>,
}

fn changes(connection: &Connection, rows: usize, seed: u64) -> Vec<Change> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut changes = Vec::new();
    for table in history::JOURNALLED {
        let ids = some(connection, &format!("SELECT id FROM {} ORDER BY id", table.table), rows, &mut random);
        for id in ids {
            columns_of_a_row(connection, table, id, &mut changes);
        }
        lists(connection, table, rows, &mut random, &mut changes);
    }
    let entries = some(connection, "SELECT seq FROM journal ORDER BY seq", rows * 3, &mut random);
    for seq in entries {
        columns_of_an_entry(connection, seq, &mut changes);
    }
    changes
}

fn columns_of_a_row(
    connection: &Connection,
    table: &'static Journalled,
    id: Uuid,
    changes: &mut Vec<Change>,
) {
    let hex = id.simple();
    for (column, kind) in columns(connection, table.table) {
        if ["id", "key"].contains(&column.as_str()) || table.derived.contains(&column.as_str()) {
            continue;
        }
        let other = other(&column, &kind);
        changes.push(Change {
            sql: format!("UPDATE {} SET {column} = {other} WHERE id = x'{hex}'", table.table),
            found: Box::new(move |finding| {
                matches!(finding, Finding::Row { table: named, record, column: at, .. }
                    if named == table.table && *record == id && *at == column)
            }),
        });
    }
    changes.push(Change {
        sql: format!("DELETE FROM {} WHERE id = x'{hex}'", table.table),
        found: Box::new(move |finding| matches!(finding, Finding::Row { record, .. } if *record == id)),
    });
}

fn lists(
    connection: &Connection,
    table: &'static Journalled,
    rows: usize,
    random: &mut ChaCha8Rng,
    changes: &mut Vec<Change>,
) {
    for child in table.children {
        let parents = format!("SELECT DISTINCT {} FROM {} ORDER BY 1", child.parent, child.table);
        for id in some::<Uuid>(connection, &parents, rows, random) {
            let columns =
                columns(connection, child.table).into_iter().filter(|(column, _)| column != child.parent);
            let sets = columns.map(|(column, kind)| {
                format!("UPDATE {} SET {column} = {}", child.table, other(&column, &kind))
            });
            for sql in sets.chain([format!("DELETE FROM {}", child.table)]) {
                changes.push(Change {
                    sql: format!("{sql} WHERE {} = x'{}'", child.parent, id.simple()),
                    found: Box::new(move |finding| {
                        matches!(finding, Finding::Row { record, column, .. } if *record == id && column == child.table)
                    }),
                });
            }
        }
    }
}

fn columns_of_an_entry(connection: &Connection, seq: i64, changes: &mut Vec<Change>) {
    let altered = move |finding: &Finding| *finding == Finding::Entry { seq, fault: EntryFault::Altered };
    for (column, kind) in columns(connection, "journal").into_iter().filter(|(column, _)| column != "seq") {
        changes.push(Change {
            sql: format!("UPDATE journal SET {column} = {} WHERE seq = {seq}", other(&column, &kind)),
            found: Box::new(altered),
        });
    }
    changes.push(Change {
        sql: format!("UPDATE journal SET payload = NULL WHERE seq = {seq}"),
        found: Box::new(altered),
    });
    let last: i64 =
        connection.query_row("SELECT max(seq) FROM journal", [], |row| row.get(0)).expect("entries");
    // The last entry is missed by the head beside the file, and by its row.
    if seq < last {
        changes.push(Change {
            sql: format!("DELETE FROM journal WHERE seq = {seq}"),
            found: Box::new(move |finding| *finding == Finding::Entry { seq, fault: EntryFault::Missing }),
        });
    }
}

/// Makes the change, asks, and takes it back.
fn changed(
    connection: &Connection,
    change: &Change,
    noticed: fn(&Connection, &Change) -> Result<(), String>,
) -> Result<(), String> {
    connection
        .execute_batch(
            "BEGIN; DROP TRIGGER journal_never_changes; DROP TRIGGER journal_never_deletes;
             PRAGMA ignore_check_constraints=ON; PRAGMA defer_foreign_keys=ON;",
        )
        .expect("whoever has the key can do this");
    let made = connection.execute(&change.sql, []);
    let outcome = match made {
        Ok(rows) if rows > 0 => noticed(connection, change),
        // The schema refuses it: there is nothing to notice.
        Err(_) => Ok(()),
        Ok(_) => Err("nothing was changed".to_owned()),
    };
    connection.execute_batch("ROLLBACK; PRAGMA ignore_check_constraints=OFF;").expect("it is taken back");
    outcome
}

fn located(connection: &Connection, change: &Change) -> Result<(), String> {
    let check = journal::check(connection, None, history::JOURNALLED, &mut |_, _| ControlFlow::Continue(()));
    let check = check.map_err(|error| format!("{error:?}"))?;
    if check.findings.iter().any(|finding| (change.found)(finding)) {
        Ok(())
    } else {
        Err(format!("found {:?}", check.findings))
    }
}

fn unsound(connection: &Connection, _: &Change) -> Result<(), String> {
    match database::is_sound(connection) {
        Ok(true) => Err("found nothing".to_owned()),
        _ => Ok(()),
    }
}

/// A few of the answers, chosen by the seed; the first and the last always.
fn some<T: rusqlite::types::FromSql>(
    connection: &Connection,
    sql: &str,
    count: usize,
    random: &mut ChaCha8Rng,
) -> Vec<T> {
    let mut statement = connection.prepare(sql).expect("a question");
    let mut all: Vec<T> =
        statement.query_map([], |row| row.get(0)).expect("rows").map(|one| one.expect("a row")).collect();
    let mut kept = Vec::new();
    kept.extend(all.pop());
    while kept.len() < count && !all.is_empty() {
        kept.push(all.swap_remove(usize::try_from(random.next_u32()).unwrap_or(0) % all.len()));
    }
    kept
}

fn columns(connection: &Connection, table: &str) -> Vec<(String, String)> {
    let sql = format!("SELECT name, type FROM pragma_table_info('{table}')");
    let mut statement = connection.prepare(&sql).expect("a question");
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows");
    rows.map(|row| row.expect("a row")).collect()
}

/// SQL that gives another value than the one that is there.
fn other(column: &str, kind: &str) -> String {
    match kind {
        "TEXT" => format!("{column} || 'x'"),
        "INTEGER" => format!("coalesce({column}, 0) + 7"),
        _ => "randomblob(16)".to_owned(),
    }
}
