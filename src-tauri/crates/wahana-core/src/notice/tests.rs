//! The ground and the notice of a resident.

use super::*;
use crate::history;
use crate::person::PersonForm;
use crate::record::RecordKind;
use crate::testing::{World, a_person};
use crate::values::Birth;
use crate::vault::Role;

fn told(world: &World) -> NoticeForm {
    NoticeForm {
        ground: "public".to_owned(),
        told_on: "2026-11-20".to_owned(),
        told_by: Some(world.vault.officer().id),
        way: "spoken".to_owned(),
        ..NoticeForm::default()
    }
}

fn fields(done: Result<Notice>) -> Vec<String> {
    done.unwrap_err().faults().into_iter().map(|fault| fault.field).collect()
}

#[test]
fn it_is_written_down_changed_and_stands_in_the_history_of_the_resident() {
    let world = World::with_group();
    let id = world.person(&a_person("Sekar Dangan"));
    assert_eq!(world.vault.read(|ctx| find(ctx, id)).unwrap(), None);
    let first = world.vault.write(|ctx| set(ctx, id, 0, &told(&world))).unwrap();
    assert_eq!((first.rev, first.told_by_name.as_str()), (1, "Bu Truntum"));
    let consent = NoticeForm { ground: "consent".to_owned(), ..told(&world) };
    let stale = world.vault.write(|ctx| set(ctx, id, 9, &consent)).unwrap_err();
    assert_eq!(stale.code(), FaultCode::Changed);
    world.vault.write(|ctx| set(ctx, id, 1, &consent)).unwrap();
    let ended = NoticeForm { ended_on: "2026-11-22".to_owned(), ..consent };
    world.vault.write(|ctx| set(ctx, id, 2, &ended)).unwrap();
    let history = world.vault.read(|ctx| history::record_history(ctx, RecordKind::Person, id)).unwrap();
    assert_eq!(history[0].changes[0].column, "ended_on");
    let undone = history[0].act;
    world.vault.write(|ctx| history::undo(ctx, undone)).unwrap();
    assert_eq!(world.vault.read(|ctx| find(ctx, id)).unwrap().unwrap().form.ended_on, "");
}

#[test]
fn its_writing_down_can_be_taken_back_and_it_can_be_written_anew() {
    let world = World::with_group();
    let id = world.person(&a_person("Sekar Dangan"));
    world.vault.write(|ctx| set(ctx, id, 0, &told(&world))).unwrap();
    let history = world.vault.read(|ctx| history::record_history(ctx, RecordKind::Person, id)).unwrap();
    world.vault.write(|ctx| history::undo(ctx, history[0].act)).unwrap();
    assert_eq!(world.vault.read(|ctx| find(ctx, id)).unwrap(), None);
    world.vault.write(|ctx| set(ctx, id, 0, &told(&world))).unwrap();
    assert_eq!(world.vault.read(|ctx| find(ctx, id)).unwrap().unwrap().form, told(&world));
}

#[test]
fn a_child_needs_a_guardian_and_consent_alone_is_taken_back() {
    let world = World::with_group();
    let born = |text: &str| PersonForm { birth: Birth::parse(text).unwrap(), ..a_person("Nitik Kecil") };
    let (child, grown) = (world.person(&born("2012-03-01")), world.person(&born("2008-11-20")));
    let write = |id, form: &NoticeForm| world.vault.write(|ctx| set(ctx, id, 0, form));
    assert_eq!(fields(write(child, &told(&world))), ["guardian"]);
    let with = NoticeForm {
        guardian: "Nitik Karawitan".to_owned(),
        guardian_relation: "ibu".to_owned(),
        ..told(&world)
    };
    write(child, &with).unwrap();
    // Eighteen on that day.
    write(grown, &told(&world)).unwrap();
    let one = world.person(&a_person("Udan Liris"));
    let ended = NoticeForm { ended_on: "2026-11-21".to_owned(), ..told(&world) };
    assert_eq!(fields(write(one, &ended)), ["ended_on"]);
    let early =
        NoticeForm { ground: "consent".to_owned(), ended_on: "2026-11-01".to_owned(), ..told(&world) };
    assert_eq!(fields(write(one, &early)), ["ended_on"]);
    let odd = NoticeForm { ground: "x".to_owned(), way: "y".to_owned(), ..told(&world) };
    assert_eq!(fields(write(one, &odd)), ["ground", "way"]);
}

#[test]
fn it_is_for_those_who_may_read_and_change_residents() {
    let world = World::with_group();
    let id = world.person(&a_person("Sekar Dangan"));
    for role in [Role::Bendahara, Role::Pembaca] {
        let other = world.as_officer(&world.officer(&format!("Bu {role:?}"), &[role]));
        assert_eq!(other.read(|ctx| find(ctx, id)).unwrap_err().code(), FaultCode::NotAllowed);
        let set = other.write(|ctx| set(ctx, id, 0, &told(&world)));
        assert_eq!(set.unwrap_err().code(), FaultCode::NotAllowed);
    }
}
