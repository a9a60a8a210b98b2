//! What can be taken back, by whom, and what stands against it.

use std::ops::ControlFlow;

use super::super::undo::rules::rule;
use super::super::*;
use crate::assistance::{AssistanceForm, Recipient};
use crate::case::{CaseForm, FollowUpForm, FollowUpKind};
use crate::database::Write;
use crate::household::{MemberForm, Placing};
use crate::person::{PersonFilter, PersonForm};
use crate::record::RecordKind;
use crate::testing::{World, a_case, a_parcel, a_person};
use crate::vault::{Role, remove_officer};
use crate::{FaultCode, Uuid};

/// Does something and tells its act.
fn done<T>(vault: &Vault, operation: impl FnOnce(&Write) -> Result<T>) -> (T, Uuid) {
    vault.write(|ctx| Ok((operation(ctx)?, ctx.act()))).unwrap()
}

fn take_back(vault: &Vault, act: Uuid) -> Result<Undone> {
    vault.write(|ctx| undo(ctx, act))
}

fn refused(vault: &Vault, act: Uuid) -> crate::Fault {
    take_back(vault, act).unwrap_err().faults().remove(0)
}

fn added(vault: &Vault, name: &str) -> (Uuid, Uuid) {
    let (row, act) = done(vault, |ctx| person::add(ctx, &a_person(name)));
    (row.id, act)
}

fn names(vault: &Vault, query: &str) -> Vec<String> {
    let filter = PersonFilter { query: query.to_owned(), ..PersonFilter::default() };
    let found = vault.read(|ctx| person::list(ctx, &filter, 0, 9)).unwrap();
    found.into_iter().map(|row| row.name).collect()
}

fn visit(officer: Uuid) -> FollowUpForm {
    FollowUpForm {
        kind: FollowUpKind::Visit,
        happened: "2026-11-21".to_owned(),
        text: "Sehat.".to_owned(),
        outcome: String::new(),
        officer,
        next_visit: String::new(),
    }
}

fn secret(person: Uuid, responsible: Uuid) -> CaseForm {
    CaseForm { secret: true, ..a_case(person, responsible) }
}

#[test]
fn every_journalled_table_has_a_rule_of_undo() {
    for table in JOURNALLED {
        assert!(rule(table.table).is_some(), "{} has no rule in history/undo/rules.rs", table.table);
    }
}

#[test]
fn who_was_written_down_goes_comes_back_and_never_gives_the_number_to_another() {
    let world = World::with_group();
    let (id, act) = added(&world.vault, "Sekar Dangan");
    let undone = take_back(&world.vault, act).unwrap();
    assert_eq!((undone.hidden.as_slice(), undone.again), ([id].as_slice(), false));
    assert!(names(&world.vault, "sekar").is_empty());
    let (other, _) = added(&world.vault, "Sekar Jali");
    let number = |id| world.vault.read(|ctx| person::find(ctx, id)).unwrap().number;
    assert_eq!((number(id), number(other)), (1, 2));
    assert!(take_back(&world.vault, undone.act).unwrap().again);
    assert_eq!(names(&world.vault, "dangan"), ["Sekar Dangan"]);
}

#[test]
fn a_name_that_comes_back_is_found_again_and_its_family_is_called_after_it() {
    let world = World::with_group();
    let (id, _) = added(&world.vault, "Soekardjo");
    let family = world.family(&[id]);
    let form = PersonForm { nickname: "Mbah".to_owned(), ..a_person("Nitik") };
    let (_, act) = done(&world.vault, |ctx| person::change(ctx, id, 1, &form));
    assert!(names(&world.vault, "sukarjo").is_empty());
    take_back(&world.vault, act).unwrap();
    assert_eq!(names(&world.vault, "sukarjo"), ["Soekardjo"]);
    assert!(names(&world.vault, "nitik").is_empty() && names(&world.vault, "mb").is_empty());
    let key = world.vault.read(|ctx| {
        let sql = "SELECT name_key FROM household WHERE id = ?1";
        Ok(ctx.connection().query_row(sql, [family], |row| row.get::<_, String>(0))?)
    });
    assert_eq!(key.unwrap(), "sukarjo");
}

#[test]
fn what_was_changed_again_since_is_named_and_other_columns_do_not_matter() {
    let world = World::with_group();
    let (id, _) = added(&world.vault, "Sekar Dangan");
    let form = |phone: &str, note: &str| PersonForm {
        phone: phone.to_owned(),
        note: note.to_owned(),
        ..a_person("Sekar Dangan")
    };
    let (_, first) = done(&world.vault, |ctx| person::change(ctx, id, 1, &form("081", "")));
    let (_, noted) = done(&world.vault, |ctx| person::change(ctx, id, 2, &form("081", "Tuli")));
    let (_, second) = done(&world.vault, |ctx| person::change(ctx, id, 3, &form("082", "Tuli")));
    let fault = refused(&world.vault, first);
    assert_eq!(fault.code, FaultCode::UndoChanged);
    assert_eq!((fault.values["column"].as_str(), fault.values["officer"].as_str()), ("phone", "Bu Truntum"));
    take_back(&world.vault, noted).unwrap();
    take_back(&world.vault, second).unwrap();
    take_back(&world.vault, first).unwrap();
    let now = world.vault.read(|ctx| person::find(ctx, id)).unwrap().form;
    assert_eq!((now.phone.as_str(), now.note.as_str()), ("", ""));
    assert_eq!(refused(&world.vault, first).code, FaultCode::UndoDone);
}

#[test]
fn a_case_with_a_visit_and_a_gift_is_not_taken_back_before_them() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let (id, _) = added(&world.vault, "Sekar Dangan");
    let (case, opened) = done(&world.vault, |ctx| case::open(ctx, &a_case(id, me)));
    let (_, visited) = done(&world.vault, |ctx| case::add_follow_up(ctx, case.id, &visit(me)));
    let gift = AssistanceForm { case_id: Some(case.id), ..a_parcel(Recipient::Person { id }) };
    let (gift, given) = done(&world.vault, |ctx| assistance::record(ctx, &gift));
    let preview = undo_preview(&world.vault, opened, &[]).unwrap();
    let hung: Vec<(&str, Option<Opens>)> =
        preview.hung.iter().map(|one| (one.table.as_str(), one.record)).collect();
    let page = |table, id| Some(Opens { table, id });
    assert_eq!(hung, [("follow_up", page("cases", case.id)), ("assistance", page("assistance", gift.id))]);
    assert_eq!(preview.refused.unwrap().code, FaultCode::UndoDepends);
    assert_eq!(
        (preview.records[0].becomes, preview.act.label.ends_with("Sekar Dangan")),
        (Becomes::Hidden, true)
    );
    assert_eq!(refused(&world.vault, opened).code, FaultCode::UndoDepends);
    take_back(&world.vault, given).unwrap();
    let note = take_back(&world.vault, visited).unwrap();
    assert_eq!(undo_preview(&world.vault, opened, &[]).unwrap().refused, None);
    take_back(&world.vault, opened).unwrap();
    assert!(world.vault.read(|ctx| case::find(ctx, case.id)).is_err());
    // The visit has no case to come back to.
    let fault = refused(&world.vault, note.act);
    assert_eq!((fault.code, fault.values["table"].as_str()), (FaultCode::UndoHidden, "cases"));
}

#[test]
fn a_preview_changes_nothing_and_tells_what_would() {
    let world = World::with_group();
    let (id, _) = added(&world.vault, "Sekar Dangan");
    let form = PersonForm { phone: "081".to_owned(), ..a_person("Sekar Dangan") };
    let (_, act) = done(&world.vault, |ctx| person::change(ctx, id, 1, &form));
    let head = || world.vault.read(|ctx| journal::head(ctx.connection())).unwrap();
    let before = head();
    let preview = undo_preview(&world.vault, act, &[]).unwrap();
    assert_eq!(head(), before);
    let record = &preview.records[0];
    assert_eq!((record.becomes, record.changes[0].column.as_str()), (Becomes::Changed, "phone"));
    assert_eq!(record.changes[0].before, HistoryValue::Text { text: "081".to_owned() });
    assert_eq!(preview.refused, None);
}

/// Who comes back finds their family as it is by now.
#[test]
fn who_was_withdrawn_comes_back_into_a_family_that_grew_meanwhile() {
    let world = World::with_group();
    let people: Vec<Uuid> =
        ["Sekar", "Jali", "Kawung"].iter().map(|name| added(&world.vault, name).0).collect();
    let family = world.family(&people[..2]);
    let ((), gone) =
        done(&world.vault, |ctx| crate::taking_back::resident(ctx, people[1], "Dicatat dua kali"));
    let joined = MemberForm { person: people[2], relation: 4 };
    world.vault.write(|ctx| household::join(ctx, family, joined, false)).unwrap();
    take_back(&world.vault, gone).unwrap();
    let members = world.vault.read(|ctx| household::member_ids(ctx, family)).unwrap();
    assert_eq!((members.len(), members[0]), (3, people[0]));
}

#[test]
fn who_belongs_to_another_family_by_now_is_not_torn_out_of_it() {
    let world = World::with_group();
    let people: Vec<Uuid> =
        ["Sekar", "Jali", "Kawung"].iter().map(|name| added(&world.vault, name).0).collect();
    world.family(&people[..2]);
    let ((), left) = done(&world.vault, |ctx| household::leave(ctx, people[1]));
    world.family(&[people[2], people[1]]);
    let fault = refused(&world.vault, left);
    assert_eq!((fault.code, fault.values["head"].as_str()), (FaultCode::InAnotherHousehold, "Kawung"));
}

#[test]
fn a_resident_put_into_a_family_at_once_leaves_it_at_once() {
    let world = World::with_group();
    let (head, _) = added(&world.vault, "Sekar");
    let household = world.family(&[head]);
    let placing = Placing::Join { household, relation: 4 };
    let (row, act) =
        done(&world.vault, |ctx| household::add_resident(ctx, &a_person("Jali"), &placing, false));
    assert_eq!(undo_preview(&world.vault, act, &[]).unwrap().hung, []);
    take_back(&world.vault, act).unwrap();
    let members = world.vault.read(|ctx| household::member_ids(ctx, household)).unwrap();
    assert_eq!(members, [head]);
    assert!(!world.vault.read(|ctx| person::is_listed(ctx, row.id)).unwrap());
}

#[test]
fn a_number_that_somebody_else_has_by_now_does_not_come_back() {
    let world = World::with_group();
    let nik = "9999014105600001";
    let form = |name: &str| PersonForm { nik: nik.to_owned(), ..a_person(name) };
    let (_, act) = done(&world.vault, |ctx| person::add(ctx, &form("Sekar Dangan")));
    let undone = take_back(&world.vault, act).unwrap();
    world.vault.write(|ctx| person::add(ctx, &form("Sekar Jali"))).unwrap();
    let fault = refused(&world.vault, undone.act);
    assert_eq!((fault.code, fault.values["name"].as_str()), (FaultCode::NikTaken, "Sekar Jali"));
}

#[test]
fn it_needs_the_right_of_the_original() {
    let world = World::with_group();
    let companion = world.officer("Pak Gringsing", &[Role::Pendamping]);
    let treasurer = world.as_officer(&world.officer("Bu Nitik", &[Role::Bendahara]));
    let me = world.vault.officer().id;
    let (id, act) = added(&world.vault, "Sekar Dangan");
    let (opened, of_head) = done(&world.vault, |ctx| case::open(ctx, &a_case(id, me)));
    let (_, noted) = done(&world.vault, |ctx| case::add_follow_up(ctx, opened.id, &visit(me)));
    let companion = world.as_officer(&companion);
    for (vault, act) in [(&treasurer, act), (&treasurer, of_head), (&companion, of_head), (&companion, noted)]
    {
        assert_eq!(refused(vault, act).code, FaultCode::NotAllowed);
        assert_eq!(undo_preview(vault, act, &[]).unwrap_err().code(), FaultCode::NotAllowed);
        assert!(!vault.read(|ctx| can_undo(ctx, act)).unwrap());
    }
}

#[test]
fn a_secret_case_is_taken_back_by_its_companion_alone_and_not_hinted_at() {
    let world = World::with_group();
    let officer = world.officer("Pak Gringsing", &[Role::Pendamping]);
    let companion = world.as_officer(&officer);
    let (id, act) = added(&world.vault, "Sekar Dangan");
    let (row, opened) = done(&companion, |ctx| case::open(ctx, &secret(id, officer.id)));
    let gift = AssistanceForm { case_id: Some(row.id), ..a_parcel(Recipient::Person { id }) };
    let (_, given) = done(&companion, |ctx| assistance::record(ctx, &gift));
    for act in [opened, given] {
        assert_eq!(refused(&world.vault, act).code, FaultCode::NotAllowed);
        assert!(companion.read(|ctx| can_undo(ctx, act)).unwrap());
    }
    // For the companion it stands in the way, for others it does not exist.
    assert_eq!(refused(&companion, act).code, FaultCode::UndoDepends);
    assert_eq!(undo_preview(&world.vault, act, &[]).unwrap().hung, []);
    take_back(&companion, given).unwrap();
    take_back(&companion, opened).unwrap();
    let deleted = |vault: &Vault| vault.read(recently_deleted).unwrap();
    assert_eq!(deleted(&world.vault), []);
    let tables: Vec<String> = deleted(&companion).into_iter().map(|one| one.table).collect();
    assert_eq!(tables, ["cases", "assistance"]);
}

#[test]
fn what_nobody_takes_back_says_what_it_was() {
    let world = World::with_group();
    let last = || {
        world
            .vault
            .read(|ctx| {
                let sql = "SELECT act FROM journal ORDER BY seq DESC LIMIT 1";
                Ok(ctx.connection().query_row(sql, [], |row| row.get::<_, Uuid>(0))?)
            })
            .unwrap()
    };
    let what = |act: Uuid| {
        let fault = refused(&world.vault, act);
        (fault.code, fault.values.get("what").cloned().unwrap_or_default())
    };
    assert_eq!(what(last()), (FaultCode::UndoNever, "rw_group".to_owned()));
    world.officer("Pak Gringsing", &[Role::Pencatat]);
    assert_eq!(what(last()).0, FaultCode::UndoNever);
    world.vault.write(|ctx| crate::vault::set_idle_minutes(ctx, 10)).unwrap();
    assert_eq!(what(last()), (FaultCode::UndoNever, "setting".to_owned()));
    assert_eq!(refused(&world.vault, Uuid::now_v7()).code, FaultCode::NotFound);
}

#[test]
fn a_case_does_not_go_back_to_whom_is_on_duty_no_more() {
    let world = World::with_group();
    let officer = world.officer("Pak Gringsing", &[Role::Pendamping]);
    let me = world.vault.officer().id;
    let (id, _) = added(&world.vault, "Sekar Dangan");
    let case = world.case(&a_case(id, officer.id));
    let (_, handed) = done(&world.vault, |ctx| case::hand_to(ctx, case, Some(1), me, ""));
    remove_officer(&world.vault, officer.id, &mut |_| ControlFlow::Continue(())).unwrap();
    let fault = refused(&world.vault, handed);
    assert_eq!((fault.code, fault.values["name"].as_str()), (FaultCode::UndoOfficer, "Pak Gringsing"));
}

/// Each of the two changes asked for level 3; the one that stays still does.
#[test]
fn a_case_keeps_the_level_that_another_change_asked() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let (id, _) = added(&world.vault, "Sekar Dangan");
    let plain = a_case(id, me);
    let row = world.case(&plain);
    let typed = CaseForm {
        types: vec![case::CaseTypeForm { number: 17, criteria: vec![1], note: String::new() }],
        ..plain.clone()
    };
    let (_, retyped) = done(&world.vault, |ctx| case::change(ctx, row, 1, &typed, ""));
    let raised = CaseForm { secret: true, ..typed };
    world.vault.write(|ctx| case::change(ctx, row, 2, &raised, "Diminta keluarga")).unwrap();
    take_back(&world.vault, retyped).unwrap();
    assert!(world.vault.read(|ctx| case::is_secret(ctx, row)).unwrap());
}

#[test]
fn what_was_hidden_lately_is_listed_until_it_is_back() {
    let world = World::with_group();
    let reader = world.as_officer(&world.officer("Bu Nitik", &[Role::Pembaca]));
    let (id, _) = added(&world.vault, "Sekar Dangan");
    let (_, undone) = added(&world.vault, "Sekar Jali");
    let ((), hidden) = done(&world.vault, |ctx| person::withdraw(ctx, id, "Dicatat dua kali"));
    take_back(&world.vault, undone).unwrap();
    let listed = || world.vault.read(recently_deleted).unwrap();
    let found = listed();
    let rows: Vec<(&str, &str)> = found.iter().map(|one| (one.label.as_str(), one.reason.as_str())).collect();
    assert_eq!(rows, [("Sekar Jali", UNDONE), ("Sekar Dangan", "Dicatat dua kali")]);
    assert_eq!(found[1].act, hidden);
    for one in &found {
        take_back(&world.vault, one.act).unwrap();
    }
    assert_eq!(listed(), []);
    assert_eq!(names(&world.vault, "sekar").len(), 2);
    assert_eq!(reader.read(recently_deleted).unwrap_err().code(), FaultCode::NotAllowed);
}

#[test]
fn history_and_week_say_what_was_taken_back_and_what_can_be() {
    let world = World::with_group();
    let (id, _) = added(&world.vault, "Sekar Dangan");
    let form = PersonForm { phone: "081".to_owned(), ..a_person("Sekar Dangan") };
    let (_, act) = done(&world.vault, |ctx| person::change(ctx, id, 1, &form));
    take_back(&world.vault, act).unwrap();
    let entries = world.vault.read(|ctx| record_history(ctx, RecordKind::Person, id)).unwrap();
    let told: Vec<(bool, UndoState)> = entries.iter().map(|entry| (entry.undoes, entry.undo)).collect();
    let expected = [(true, UndoState::Open), (false, UndoState::Undone), (false, UndoState::Open)];
    assert_eq!(told, expected);
    let week = world.vault.read(week_in_review).unwrap();
    let told: Vec<(bool, UndoState)> = week.acts.iter().map(|act| (act.undoes, act.undo)).take(3).collect();
    assert_eq!(told, expected);
    let taken = world.vault.read(|ctx| journal::undoing(ctx.connection(), act)).unwrap();
    assert_eq!(taken, [entries[0].act]);
    take_back(&world.vault, entries[0].act).unwrap();
    let entries = world.vault.read(|ctx| record_history(ctx, RecordKind::Person, id)).unwrap();
    assert_eq!([entries[0].again, entries[1].again], [true, false]);
}
