//! A question reaches whom it may reach, and nobody else.

mod records;

use super::*;
use crate::case::CaseForm;
use crate::history;
use crate::testing::{World, a_case, a_person};
use crate::vault::{Role, Vault};
use crate::{erasing, taking_back};

fn asked(vault: &Vault, on: AnyRecord, of: Option<Uuid>) -> Flag {
    vault.write(|ctx| ask(ctx, on, "Nomor KK-nya benar?", of)).unwrap()
}

fn open_for(vault: &Vault) -> Vec<String> {
    vault.read(waiting).unwrap().into_iter().map(|flag| format!("{} {}", flag.name, flag.for_me)).collect()
}

#[test]
fn who_is_asked_sees_it_until_it_is_answered_and_who_asked_sees_that_it_waits() {
    let world = World::with_group();
    let colleague = world.officer("Pak Gringsing", &[Role::Pencatat]);
    let other = world.officer("Mbak Ceplok", &[Role::Pencatat]);
    let id = world.person(&a_person("Sekar Dangan"));
    let on = RecordKind::Person.with(id);
    let flag = asked(&world.vault, on, Some(colleague.id));
    assert_eq!((flag.asked_of.as_str(), flag.for_me, flag.asked_by_me), ("Pak Gringsing", false, true));
    assert_eq!(open_for(&world.vault), ["Sekar Dangan false"]);
    assert!(open_for(&world.as_officer(&other)).is_empty());

    let theirs = world.as_officer(&colleague);
    assert_eq!(open_for(&theirs), ["Sekar Dangan true"]);
    let answered =
        theirs.write(|ctx| answer(ctx, flag.id, flag.rev, "Sudah, cocok dengan kartunya.")).unwrap();
    assert_eq!((answered.answered_by.as_str(), answered.for_me), ("Pak Gringsing", false));
    assert!(open_for(&theirs).is_empty());
    let told = world.vault.read(waiting).unwrap();
    assert_eq!(
        told.iter().map(|flag| flag.answer.as_str()).collect::<Vec<_>>(),
        ["Sudah, cocok dengan kartunya."]
    );
    let twice = world.vault.write(|ctx| answer(ctx, flag.id, answered.rev, "Lagi")).unwrap_err();
    assert_eq!(twice.code(), FaultCode::Changed);
    assert_eq!(world.vault.read(|ctx| of_record(ctx, on)).unwrap(), [Flag { asked_by_me: true, ..answered }]);
}

#[test]
fn a_question_to_nobody_or_to_who_left_is_for_whoever_can() {
    let world = World::with_group();
    let goes = world.officer("Pak Gringsing", &[Role::Pencatat]);
    let stays = world.officer("Mbak Ceplok", &[Role::Pencatat]);
    let on = RecordKind::Person.with(world.person(&a_person("Sekar Dangan")));
    asked(&world.vault, on, None);
    asked(&world.vault, on, Some(goes.id));
    assert_eq!(open_for(&world.as_officer(&stays)), ["Sekar Dangan true"]);
    crate::vault::remove_officer(&world.vault, goes.id, &mut |_| std::ops::ControlFlow::Continue(()))
        .unwrap();
    assert_eq!(open_for(&world.as_officer(&stays)).len(), 2);
}

#[test]
fn what_is_missing_is_told_at_its_field() {
    let world = World::with_group();
    let reader = world.officer("Bu Nitik", &[Role::Pembaca]);
    let on = RecordKind::Person.with(world.person(&a_person("Sekar Dangan")));
    let faults = world.vault.write(|ctx| ask(ctx, on, "  ", Some(reader.id))).unwrap_err().faults();
    let told: Vec<_> = faults.iter().map(|fault| (fault.field.as_str(), fault.code)).collect();
    assert_eq!(told, [("question", FaultCode::Required), ("asked_of", FaultCode::UnknownChoice)]);
}

#[test]
fn who_may_not_read_the_record_neither_asks_nor_sees() {
    let world = World::with_group();
    let on = RecordKind::Person.with(world.person(&a_person("Sekar Dangan")));
    let flag = asked(&world.vault, on, None);
    let reader = world.as_officer(&world.officer("Bu Nitik", &[Role::Pembaca, Role::Bendahara]));
    let refused = |done: Result<Flag>| assert_eq!(done.unwrap_err().code(), FaultCode::NotAllowed);
    refused(reader.write(|ctx| ask(ctx, on, "Benar?", None)));
    refused(reader.write(|ctx| answer(ctx, flag.id, flag.rev, "")));
    assert!(reader.read(|ctx| of_record(ctx, on)).unwrap().is_empty());
    assert!(open_for(&reader).is_empty());
}

#[test]
fn a_secret_case_takes_no_question_and_what_was_asked_before_is_seen_no_more() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let id = world.case(&a_case(world.person(&a_person("Sekar Dangan")), me));
    let on = RecordKind::Case.with(id);
    let flag = asked(&world.vault, on, None);
    assert_eq!((flag.name.as_str(), flag.number.is_empty()), ("Sekar Dangan", false));
    let colleague = world.as_officer(&world.officer("Pak Gringsing", &[Role::Pendamping]));
    assert_eq!(open_for(&colleague).len(), 1);
    let found = world.vault.read(|ctx| case::find(ctx, id)).unwrap();
    let secret = CaseForm { secret: true, ..found.form };
    world.vault.write(|ctx| case::change(ctx, id, found.rev, &secret, "Diminta keluarganya")).unwrap();
    for vault in [&world.vault, &colleague] {
        assert!(open_for(vault).is_empty());
        assert!(vault.read(|ctx| of_record(ctx, on)).unwrap().is_empty());
        let refused = vault.write(|ctx| ask(ctx, on, "Benar?", None)).unwrap_err();
        assert_eq!(refused.code(), FaultCode::NotAllowed);
    }
}

#[test]
fn a_record_that_was_taken_back_asks_nothing_of_anybody() {
    let world = World::with_group();
    let id = world.person(&a_person("Sekar Dangan"));
    asked(&world.vault, RecordKind::Person.with(id), None);
    world.vault.write(|ctx| taking_back::resident(ctx, id, "Dicatat dua kali")).unwrap();
    assert!(open_for(&world.vault).is_empty());
    let again = world.vault.write(|ctx| ask(ctx, RecordKind::Person.with(id), "Benar?", None)).unwrap_err();
    assert_eq!(again.code(), FaultCode::NotFound);
}

#[test]
fn asking_and_answering_are_taken_back_each() {
    let world = World::with_group();
    let on = RecordKind::Person.with(world.person(&a_person("Sekar Dangan")));
    let flag = asked(&world.vault, on, None);
    world.vault.write(|ctx| answer(ctx, flag.id, flag.rev, "Sudah")).unwrap();
    let acts = world.vault.read(history::week_in_review).unwrap().acts;
    assert_eq!((acts[0].table.as_str(), acts[0].label.as_str()), ("flag", "Sekar Dangan"));
    world.vault.write(|ctx| history::undo(ctx, acts[0].id)).unwrap();
    let flags = world.vault.read(|ctx| of_record(ctx, on)).unwrap();
    assert_eq!((flags.len(), flags[0].answered_at.as_str(), flags[0].answer.as_str()), (1, "", ""));
    world.vault.write(|ctx| history::undo(ctx, acts[1].id)).unwrap();
    assert!(world.vault.read(|ctx| of_record(ctx, on)).unwrap().is_empty());
}

#[test]
fn an_erasure_leaves_no_word_of_it() {
    let world = World::with_group();
    let id = world.person(&a_person("Sekar Dangan"));
    let flag = asked(&world.vault, RecordKind::Person.with(id), None);
    world.vault.write(|ctx| answer(ctx, flag.id, flag.rev, "Sekar Dangan benar")).unwrap();
    erasing::erase(&world.vault, id, erasing::ErasureReason::Asked).unwrap();
    let left: (String, String, String) = world
        .vault
        .read(|ctx| {
            let sql = "SELECT question, answer, withdrawn FROM flag";
            Ok(ctx.connection().query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?)
        })
        .unwrap();
    assert_eq!(left, (String::new(), String::new(), "erased".to_owned()));
}
