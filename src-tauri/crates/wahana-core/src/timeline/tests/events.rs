//! What happened to a family, and whether those of it are here.

use super::*;

/// What happens in a family to these of it.
fn happens(vault: &Vault, household: Uuid, kind: family::EventKind, persons: &[Uuid], date: &str) -> Uuid {
    let found = vault.read(|ctx| household::find(ctx, household)).unwrap();
    let heads = |people: Vec<Uuid>| {
        let related = people.into_iter().zip(std::iter::once(household::HEAD).chain(std::iter::repeat(4)));
        related.map(|(person, relation)| household::MemberForm { person, relation }).collect::<Vec<_>>()
    };
    let split = kind == family::EventKind::Split;
    let gone: Vec<Uuid> = if split { persons.to_vec() } else { Vec::new() };
    let all = found.members.iter().filter(|one| !gone.contains(&one.person.id));
    let mut all: Vec<&household::Member> = all.collect();
    // Whoever is here, and does not go, is the head.
    all.sort_by_key(|one| one.person.life != person::Life::Here || persons.contains(&one.person.id));
    let form = family::EventForm {
        kind,
        household: Some(household),
        rev: found.rev,
        persons: persons.to_vec(),
        date: date.to_owned(),
        note: String::new(),
        members: heads(all.into_iter().map(|one| one.person.id).collect()),
        new_family: household::HouseholdForm { rt: "32".to_owned(), ..household::HouseholdForm::default() },
        new_members: if split { heads(gone) } else { Vec::new() },
        into: None,
        end_programmes: false,
    };
    vault.write(|ctx| family::record_event(ctx, &form)).unwrap().household.unwrap()
}

#[test]
fn what_happened_in_a_family_that_somebody_left_is_told_until_they_left() {
    let world = World::with_group();
    let names = ["Sekar Dangan", "Sekar Jali", "Sekar Menur", "Sekar Arum"];
    let [husband, widow, son, sister] = names.map(|name| world.person(&a_person(name)));
    let old = world.family(&[husband, widow, son, sister]);
    happens(&world.vault, old, family::EventKind::Death, &[husband], "2026-10-01");
    let new = happens(&world.vault, old, family::EventKind::Split, &[widow], "2026-10-10");
    happens(&world.vault, old, family::EventKind::Move, &[sister], "2026-10-20");
    let told = |of: MainRecord| {
        let events = seen(&world.vault, of).events;
        events.into_iter().map(|event| (event.kind, event.date)).collect::<Vec<_>>()
    };
    let event = |kind, date: &str| (kind, date.to_owned());
    let death = event(family::EventKind::Death, "2026-10-01");
    let split = event(family::EventKind::Split, "2026-10-10");
    assert_eq!(told(MainRecord::Person { id: widow }), [split.clone(), death.clone()]);
    let moved = event(family::EventKind::Move, "2026-10-20");
    assert_eq!(told(MainRecord::Person { id: son }), [moved, split.clone(), death]);
    assert_eq!(told(MainRecord::Household { id: new }), [split], "the family itself begins with it");
}

/// A visit that stands in no case is of everybody who was of the family then.
#[test]
fn what_was_seen_in_a_family_that_somebody_left_is_told_until_they_left() {
    let world = World::with_group();
    let [mother, son, daughter] =
        ["Sekar Dangan", "Sekar Jali", "Sekar Menur"].map(|name| world.person(&a_person(name)));
    let old = world.family(&[mother, son, daughter]);
    world.visit(old, "2026-10-01", "Atap bocor.");
    let new = happens(&world.vault, old, family::EventKind::Split, &[son], "2026-10-10");
    world.visit(old, "2026-10-20", "Sudah diperbaiki.");
    world.visit(new, "2026-10-21", "Baru pindah.");
    let told = |of: MainRecord| {
        let visits = seen(&world.vault, of).visits.into_iter();
        visits.map(|visit| visit.text).collect::<Vec<_>>()
    };
    let stayed = ["Sudah diperbaiki.", "Atap bocor."];
    assert_eq!(told(MainRecord::Household { id: old }), stayed);
    assert_eq!(told(MainRecord::Person { id: daughter }), stayed);
    assert_eq!(told(MainRecord::Person { id: son }), ["Baru pindah.", "Atap bocor."]);
    assert_eq!(told(MainRecord::Household { id: new }), ["Baru pindah."]);
    let own = world.vault.read(|ctx| crate::own_data::own_data(ctx, son)).unwrap().visits;
    assert_eq!(own, seen(&world.vault, MainRecord::Person { id: son }).visits);
    let case = world.case(&a_case(son, world.vault.officer().id));
    assert_eq!(seen(&world.vault, MainRecord::Case { id: case }).visits, []);
}

#[test]
fn who_died_or_came_back_is_told_once() {
    let Family { world, elder, household, .. } = family();
    let alone = world.person(&a_person("Udan Liris"));
    let lives = |of: MainRecord| {
        let records = seen(&world.vault, of).records;
        let lives = records.into_iter().flat_map(|course| course.lives);
        lives.map(|change| (change.life, change.on)).collect::<Vec<_>>()
    };
    let set = |id, life, date: &str| {
        world.vault.write(|ctx| person::set_life(ctx, id, life, date, "").map(|_| ctx.act())).unwrap()
    };
    set(alone, person::Life::Dead, "2026-11-01");
    let back = set(alone, person::Life::Here, "");
    let (died, here) = ((person::Life::Dead, "2026-11-01".to_owned()), (person::Life::Here, String::new()));
    let of_alone = MainRecord::Person { id: alone };
    assert_eq!(lives(of_alone), [here, died.clone()]);
    world.vault.write(|ctx| crate::history::undo(ctx, back)).unwrap();
    assert_eq!(lives(of_alone), [died], "what was taken back did not happen");
    // Of a family its event tells it.
    let child = world.vault.read(|ctx| household::member_ids(ctx, household)).unwrap();
    let child = child.into_iter().find(|id| *id != elder).unwrap();
    happens(&world.vault, household, family::EventKind::Death, &[child], "2026-11-02");
    assert_eq!(
        (lives(MainRecord::Household { id: household }), lives(MainRecord::Person { id: child })),
        (vec![], vec![])
    );
}

/// An event of a family is told on the pages of that family as it is now: whoever left it has their own line.
#[test]
fn what_no_event_tells_is_told_as_their_own() {
    let Family { world, elder, household, .. } = family();
    let vault = &world.vault;
    let child = vault.read(|ctx| household::member_ids(ctx, household)).unwrap();
    let child = child.into_iter().find(|id| *id != elder).unwrap();
    let lives = |of: MainRecord| {
        let records = seen(vault, of).records;
        let lives = records.into_iter().flat_map(|course| course.lives);
        lives.map(|change| (change.life, change.on)).collect::<Vec<_>>()
    };
    let home = MainRecord::Household { id: household };
    // A death that was a mistake is no event any more; that they are here says nothing without it.
    happens(vault, household, family::EventKind::Death, &[child], "2026-11-02");
    vault.write(|ctx| person::set_life(ctx, child, person::Life::Here, "", "")).unwrap();
    let died = (person::Life::Dead, "2026-11-02".to_owned());
    assert_eq!(lives(home), [(person::Life::Here, String::new()), died]);

    happens(vault, household, family::EventKind::Move, &[child], "2026-11-03");
    assert_eq!(lives(home).len(), 2, "the family tells it");
    vault.write(|ctx| household::leave(ctx, child)).unwrap();
    let moved = (person::Life::Moved, "2026-11-03".to_owned());
    assert_eq!(lives(MainRecord::Person { id: child })[0], moved, "they are of no family");
    let elsewhere = world.person(&a_person("Udan Liris"));
    let elsewhere = world.family(&[elsewhere]);
    let member = household::MemberForm { person: child, relation: 9 };
    vault.write(|ctx| household::join(ctx, elsewhere, member, false)).unwrap();
    assert_eq!(lives(MainRecord::Household { id: elsewhere })[0], moved);
}
