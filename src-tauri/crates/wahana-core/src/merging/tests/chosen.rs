//! What is chosen of both, and what is told before.

use super::*;
use crate::merging::persons::PersonSide;

/// Nobody of both families gets a birth that nobody chose.
#[test]
fn who_is_of_both_families_is_merged_as_it_was_chosen() {
    let world = World::with_group();
    let one = world.person(&known("Sekar Dangan", "1950-01-02", ""));
    let other = world.person(&known("Sekar Dangan", "1952-01-02", ""));
    let (keep, gone) = (world.family(&[one]), world.family(&[other]));
    let case = world.case(&a_case(other, world.vault.officer().id));
    let told = world.vault.read(|ctx| preview_families(ctx, keep, gone)).unwrap();
    let same = [SamePerson { keep: one, gone: other }];
    let mut chosen = members_as_offered(&world.vault, &same);
    chosen[0].form.birth = Birth::parse("1950-01-02").unwrap();
    let form = FamilyMerge {
        keep,
        keep_rev: told.keep.household.rev,
        gone,
        gone_rev: told.gone.household.rev,
        form: told.suggested,
        same: chosen,
        members: Vec::new(),
    };
    let mut stale = form.clone();
    stale.same[0].gone_rev += 1;
    assert_eq!(world.vault.write(|ctx| merge_families(ctx, &stale)).unwrap_err().code(), FaultCode::Changed);
    let mut nameless = form.clone();
    nameless.same[0].form.name = String::new();
    let faults = world.vault.write(|ctx| merge_families(ctx, &nameless)).unwrap_err().faults();
    assert_eq!(faults[0].field, format!("{other}.name"), "told at the pair that it is about");
    world.vault.write(|ctx| merge_families(ctx, &form)).unwrap();
    assert_eq!(find(&world.vault, one).form.birth, Birth::parse("1950-01-02").unwrap());
    assert_eq!(world.vault.read(|ctx| case::find(ctx, case)).unwrap().row.person_id, Some(one));
}

#[test]
fn what_hangs_on_the_family_that_nobody_is_of_afterwards_is_told() {
    let world = World::with_group();
    let people: Vec<Uuid> =
        ["Sekar Dangan", "Udan Liris", "Udan Lirih"].map(|name| world.person(&a_person(name))).into();
    world.family(&people[..2]);
    let alone = world.family(&people[2..]);
    world.assistance(&a_parcel(Recipient::Household { id: alone }));
    let told = world.vault.read(|ctx| preview_persons(ctx, people[2], people[1])).unwrap();
    let moves = |side: &PersonSide| {
        side.family_moves.iter().map(|one| (one.table.clone(), one.count)).collect::<Vec<_>>()
    };
    assert_eq!(moves(&told.keep), [("assistance".to_owned(), 1)]);
    assert_eq!(moves(&told.gone), [], "somebody stays there");
}

#[test]
fn what_the_dead_got_afterwards_and_a_birth_behind_the_death_are_told() {
    let world = World::with_group();
    let (keep, gone) = (world.person(&a_person("Sekar Dangan")), world.person(&a_person("Sekar Dangan")));
    let gift = world.assistance(&a_parcel(Recipient::Person { id: keep }));
    world.vault.write(|ctx| person::set_life(ctx, gone, Life::Dead, "2026-03-01", "")).unwrap();
    let told = world.vault.read(|ctx| preview_persons(ctx, keep, gone)).unwrap();
    let ids = |side: &PersonSide| side.later.iter().map(|row| row.id).collect::<Vec<_>>();
    assert_eq!((ids(&told.keep), ids(&told.gone)), (Vec::new(), vec![gift.id]));
    let mut form = as_offered(&world.vault, keep, gone);
    form.two.form.birth = Birth::parse("2026-05-01").unwrap();
    let faults = world.vault.write(|ctx| merge_persons(ctx, &form)).unwrap_err().faults();
    assert_eq!((faults[0].field.as_str(), faults[0].code), ("birth", FaultCode::DateAfterDeath));
}
