//! Two of one again, weeks later, and what that leaves alone.

use std::ops::ControlFlow;

use super::*;
use crate::history::{check_journal, record_history};
use crate::record::RecordKind;

fn is_whole(world: &World) {
    let check = check_journal(&world.vault, &mut |_, _| ControlFlow::Continue(())).unwrap().unwrap();
    assert_eq!(check.findings, []);
    assert_eq!(world.vault.read(|ctx| person::count_wrong_keys(ctx, &mut || true)).unwrap(), 0);
    assert_eq!(world.vault.read(|ctx| household::count_wrong_keys(ctx, &mut || true)).unwrap(), 0);
}

#[test]
fn a_merging_is_taken_back_weeks_later_and_what_came_since_stays() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    // Both have one NIK, as true duplicates often do.
    let keep = world.person(&known("Sukarjo", "1951", "9901010403510001"));
    let gone = world.person(&known("Soekardjo Wibowo", "1951-03-04", "9901010403510001"));
    let home = world.family(&[gone]);
    let old = world.case(&a_case(gone, me));
    let before = [find(&world.vault, keep).form, find(&world.vault, gone).form];
    let act = merged(&world.vault, keep, gone);

    let now = find(&world.vault, keep);
    let renamed = PersonForm { name: "Sukarjo Wibawa".to_owned(), ..now.form };
    world.vault.write(|ctx| person::change(ctx, keep, now.rev, &renamed)).unwrap();
    let new = world.case(&CaseForm { reported_on: "2026-11-22".to_owned(), ..a_case(keep, me) });

    let told = history::undo_preview(&world.vault, act, &[]).unwrap();
    assert!(told.refused.is_none(), "{:?}", told.refused);
    let stays: Vec<&str> =
        told.stays.iter().flat_map(|one| one.changes.iter().map(|change| change.column.as_str())).collect();
    assert_eq!(stays, ["name"], "what was changed since is told before");
    let undone = world.vault.write(|ctx| history::undo(ctx, act)).unwrap();

    let forms = [find(&world.vault, keep).form, find(&world.vault, gone).form];
    assert_eq!(forms[0], PersonForm { name: "Sukarjo Wibawa".to_owned(), ..before[0].clone() });
    assert_eq!(forms[1], before[1]);
    assert_eq!(members(&world.vault, home), [(gone, 1)]);
    let about = |id| world.vault.read(|ctx| case::find(ctx, id)).unwrap().row.person_id;
    assert_eq!((about(old), about(new)), (Some(gone), Some(keep)));
    assert_eq!(names(&world.vault, "soekardjo").len(), 2, "old spelling and new are one");
    assert_eq!(names(&world.vault, "W-0002"), [before[1].name.as_str()], "it leads nowhere else any more");
    is_whole(&world);

    // And done again: only as long as nothing new hangs on who would be hidden.
    let again = world.vault.write(|ctx| history::undo(ctx, undone.act)).unwrap();
    assert_eq!(find(&world.vault, gone).withdrawn, "merged");
    is_whole(&world);
    let undone = world.vault.write(|ctx| history::undo(ctx, again.act)).unwrap();
    world.assistance(&a_parcel(Recipient::Person { id: gone }));
    let hung = world.vault.write(|ctx| history::undo(ctx, undone.act)).unwrap_err();
    assert_eq!(hung.code(), FaultCode::UndoDepends);
}

#[test]
fn what_was_changed_since_comes_back_too_where_that_is_wanted() {
    let world = World::with_group();
    let (keep, gone) = (world.person(&a_person("Sukarjo")), world.person(&a_person("Soekardjo Wibowo")));
    let before = find(&world.vault, keep).form;
    let act = merged(&world.vault, keep, gone);
    let now = find(&world.vault, keep);
    let later = PersonForm { name: "Sukarjo Wibawa".to_owned(), phone: "0812".to_owned(), ..now.form };
    world.vault.write(|ctx| person::change(ctx, keep, now.rev, &later)).unwrap();

    let told = history::undo_preview(&world.vault, act, &[]).unwrap();
    let [asked] = told.stays.as_slice() else { panic!("{:?}", told.stays) };
    assert_eq!(asked.record, keep);
    let [name] = asked.changes.as_slice() else { panic!("{asked:?}") };
    let text = |text: &str| history::HistoryValue::Text { text: text.to_owned() };
    assert_eq!(name.before, text("Sukarjo Wibawa"), "as it is now");
    assert_eq!(name.after, text("Sukarjo"));

    let undone = world.vault.write(|ctx| history::undo_with(ctx, act, &[asked.record])).unwrap();
    let form = find(&world.vault, keep).form;
    assert_eq!(form, PersonForm { phone: "0812".to_owned(), ..before }, "what was written beside it stays");
    is_whole(&world);
    // That is one act with the rest: done again, the later name is there again.
    world.vault.write(|ctx| history::undo(ctx, undone.act)).unwrap();
    assert_eq!(find(&world.vault, keep).form, later);
    is_whole(&world);
}

#[test]
fn what_says_one_thing_with_what_was_written_since_does_not_come_back_by_half() {
    let world = World::with_group();
    let (keep, gone) = (world.person(&a_person("Sukarjo")), world.person(&a_person("Soekardjo Wibowo")));
    let other = world.person(&a_person("Sekar Dangan"));
    let home = world.family(&[other]);
    let gift = world.assistance(&a_parcel(Recipient::Person { id: gone })).id;
    let act = merged(&world.vault, keep, gone);
    // It was for another family after all.
    let found = world.vault.read(|ctx| assistance::find(ctx, gift)).unwrap();
    let form = assistance::AssistanceForm {
        recipient: Some(Recipient::Household { id: home }),
        ..found.form.unwrap()
    };
    world.vault.write(|ctx| assistance::change(ctx, gift, found.rev, &form)).unwrap();
    let told = history::undo_preview(&world.vault, act, &[]).unwrap();
    let asked: Vec<_> = told.stays.iter().map(|one| (one.record, one.asks)).collect();
    assert_eq!(asked, [(gift, false)]);
    world.vault.write(|ctx| history::undo_with(ctx, act, &[gift])).unwrap();
    let recipient = world.vault.read(|ctx| assistance::find(ctx, gift)).unwrap().row.recipient;
    assert_eq!(recipient, Some(Recipient::Household { id: home }));
    is_whole(&world);
}

#[test]
fn what_stands_against_a_number_that_would_come_back_is_told_before() {
    let world = World::with_group();
    let known = |name: &str, nik: &str| PersonForm { nik_shared: false, ..known(name, "1951", nik) };
    let keep = world.person(&known("Sukarjo", "9901010403510001"));
    let gone = world.person(&known("Soekardjo Wibowo", "9901010403510002"));
    let mut chosen = as_offered(&world.vault, keep, gone);
    chosen.two.form.nik = "9901010403510002".to_owned();
    let act = world.vault.write(|ctx| merge_persons(ctx, &chosen).map(|()| ctx.act())).unwrap();
    let now = find(&world.vault, keep);
    let third = PersonForm { nik: "9901010403510003".to_owned(), ..now.form };
    world.vault.write(|ctx| person::change(ctx, keep, now.rev, &third)).unwrap();
    world.person(&known("Udan Liris", "9901010403510001"));
    let refused = |back: &[Uuid]| history::undo_preview(&world.vault, act, back).unwrap().refused;
    assert_eq!(refused(&[]), None);
    assert_eq!(refused(&[keep]).map(|fault| fault.code), Some(FaultCode::NikTaken));
}

/// Half-typed forms were about the one: they are about them again, with what was typed since, and the other's own stay.
#[test]
fn half_typed_forms_are_about_whom_they_were_again() {
    let world = World::with_group();
    let [keep, gone] = ["Sekar Dangan", "Sekar Jali"].map(|name| world.person(&a_person(name)));
    let naming = |id: Uuid, words: &str| format!("{{\"subject\":\"{id}\",\"story\":\"{words}\"}}");
    let kept = |form: &str, subject: &str| {
        let found = world.vault.read(|ctx| draft::find(ctx, form, subject)).unwrap();
        found.map(|draft| draft.payload)
    };
    let keeps = |form: &str, subject: &str, payload: &str| {
        world.vault.write(|ctx| draft::keep(ctx, form, subject, payload)).unwrap();
    };
    keeps("case", "", &naming(gone, "Atap"));
    keeps("assistance", "", &naming(keep, "Beras"));
    keeps("life", &gone.to_string(), "{}");
    keeps("person", &gone.to_string(), "{}");
    let both = format!("[\"{keep}\",\"{gone}\"]");
    keeps("distribution", "", &both);
    let act = merged(&world.vault, keep, gone);
    assert_eq!(kept("case", "").unwrap(), naming(keep, "Atap"));
    assert!(kept("life", &keep.to_string()).is_some());
    keeps("case", "", &naming(keep, "Atap bocor"));

    let undone = world.vault.write(|ctx| history::undo(ctx, act)).unwrap();
    assert_eq!(kept("case", "").unwrap(), naming(gone, "Atap bocor"));
    assert_eq!(kept("assistance", "").unwrap(), naming(keep, "Beras"), "it was the other's");
    let life = [keep, gone].map(|id| kept("life", &id.to_string()).is_some());
    assert_eq!((life, kept("person", &gone.to_string()).is_some()), ([false, true], true));
    assert_eq!(kept("distribution", "").unwrap(), both.replace(&gone.to_string(), &keep.to_string()));

    let again = world.vault.write(|ctx| history::undo(ctx, undone.act)).unwrap();
    assert_eq!(kept("case", "").unwrap(), naming(keep, "Atap bocor"));
    world.vault.write(|ctx| draft::discard(ctx, "case", "")).unwrap();
    keeps("case", "", &naming(keep, "Kompor"));
    world.vault.write(|ctx| history::undo(ctx, again.act)).unwrap();
    assert_eq!(kept("case", "").unwrap(), naming(keep, "Kompor"), "another form, begun since");
}

#[test]
fn a_record_of_which_nothing_would_come_back_is_not_said_to_change() {
    let world = World::with_group();
    let (keep, gone) = (world.person(&a_person("Sukarjo")), world.person(&a_person("Soekardjo Wibowo")));
    let act = merged(&world.vault, keep, gone);
    let now = find(&world.vault, keep);
    assert_eq!(now.form.name, "Soekardjo Wibowo", "the fuller name is all that was taken over");
    let later = PersonForm { name: "Sukarjo Wibawa".to_owned(), ..now.form };
    world.vault.write(|ctx| person::change(ctx, keep, now.rev, &later)).unwrap();
    let told = history::undo_preview(&world.vault, act, &[]).unwrap();
    let becomes: Vec<_> = told.records.iter().map(|one| (one.table.as_str(), one.becomes)).collect();
    assert_eq!(becomes, [("person", history::Becomes::Back)]);
    assert_eq!(told.stays.len(), 1);
}

#[test]
fn a_later_merging_is_taken_back_first() {
    let world = World::with_group();
    let people = ["Sekar Dangan", "Sekar Dangann", "Sekar D"].map(|name| world.person(&a_person(name)));
    let first = merged(&world.vault, people[1], people[0]);
    let second = merged(&world.vault, people[2], people[1]);
    let led = world.vault.read(|ctx| merged_records(ctx, MergeKind::Person, people[0])).unwrap();
    assert_eq!(led.into.unwrap().id, people[2], "to the end of the way");
    assert_eq!(world.vault.write(|ctx| history::undo(ctx, first)).unwrap_err().code(), FaultCode::UndoHidden);
    world.vault.write(|ctx| history::undo(ctx, second)).unwrap();
    world.vault.write(|ctx| history::undo(ctx, first)).unwrap();
    assert_eq!(names(&world.vault, "dangan").len(), 2);
    is_whole(&world);
}

#[test]
fn the_history_of_both_tells_it() {
    let world = World::with_group();
    let (keep, gone) = (world.person(&a_person("Sekar Dangan")), world.person(&a_person("Sekar Jali")));
    let act = merged(&world.vault, keep, gone);
    let told = world.vault.read(|ctx| record_history(ctx, RecordKind::Person, gone)).unwrap();
    let into = told[0].changes.iter().find(|change| change.column == "merged_into").unwrap();
    assert_eq!((told[0].act, format!("{:?}", into.after).contains("Sekar")), (act, true));
}
