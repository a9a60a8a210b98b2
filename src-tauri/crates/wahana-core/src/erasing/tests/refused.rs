//! Whom an erasure is refused to, and what stands against it.

use super::*;

#[test]
fn open_work_and_the_head_of_others_stop_it_with_a_sentence() {
    let world = World::with_group();
    let id = neighbour(&world);
    let refused = |fault: &Error| match fault {
        Error::Fault(fault) => (fault.code, fault.values.get("numbers").cloned().unwrap_or_default()),
        other => panic!("{other:?}"),
    };
    let told = preview(&world.vault, id).unwrap().refused.unwrap();
    assert_eq!((told.code, told.values["numbers"].contains("K-2026-0001")), (FaultCode::EraseOpen, true));
    let error = erase(&world.vault, id, ErasureReason::Asked).unwrap_err();
    assert_eq!(refused(&error), (FaultCode::EraseOpen, "K-2026-0001".to_owned()));
    let (head, child) = (world.person(&a_person("Nitik Karawitan")), world.person(&a_person("Nitik Kecil")));
    world.family(&[head, child]);
    let error = erase(&world.vault, head, ErasureReason::Asked).unwrap_err();
    assert_eq!(refused(&error).0, FaultCode::HeadElsewhere);
    erase(&world.vault, child, ErasureReason::Asked).unwrap();
    let family = world.vault.read(|ctx| household::of_person(ctx, head)).unwrap().unwrap();
    assert_eq!(family.members.len(), 1);
}

#[test]
fn a_secret_case_of_somebody_else_is_not_told_of_beforehand_and_the_look_is_in_the_journal() {
    let world = World::with_group();
    let companion = world.officer("Pak Slobog", &[Role::Pendamping]);
    let id = world.person(&a_person("Nitik Karawitan"));
    let form = CaseForm { secret: true, subject: Some(Subject::Person { id }), ..a_case(id, companion.id) };
    let carried = world.as_officer(&companion);
    let case = carried.write(|ctx| case::open(ctx, &form)).unwrap().id;
    let told = preview(&world.vault, id).unwrap();
    assert!(told.refused.is_none() && told.cases.is_empty());
    let Error::Fault(fault) = erase(&world.vault, id, ErasureReason::Asked).unwrap_err() else {
        panic!("no fault")
    };
    assert!(fault.code == FaultCode::EraseOpen && fault.values.is_empty());
    let seen =
        carried.read(|ctx| history::record_history(ctx, crate::record::RecordKind::Case, case)).unwrap();
    assert_eq!(seen[0].op, "view");
    let page = carried.read(|ctx| case::find(ctx, case)).unwrap();
    let over = CloseForm {
        close_reason: crate::reference::CLOSE_REASONS[0].to_owned(),
        closed_on: "2026-11-22".to_owned(),
        close_note: String::new(),
    };
    carried.write(|ctx| crate::closing::close(ctx, case, page.rev, &over)).unwrap();
    erase(&world.vault, id, ErasureReason::Asked).unwrap();
    assert_eq!(carried.read(|ctx| case::find(ctx, case)).unwrap().form.story, "");
}

#[test]
fn only_the_head_may() {
    let world = World::with_group();
    let id = world.person(&a_person("Sekar Dangan"));
    let others = [Role::Pencatat, Role::Pendamping, Role::Bendahara, Role::Pembaca];
    let vault = world.as_officer(&world.officer("Mbak Ceplok", &others));
    assert_eq!(preview(&vault, id).unwrap_err().code(), FaultCode::NotAllowed);
    assert_eq!(erase(&vault, id, ErasureReason::Asked).unwrap_err().code(), FaultCode::NotAllowed);
}
