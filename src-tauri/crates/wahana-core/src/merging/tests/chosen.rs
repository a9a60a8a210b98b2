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

/// One of each that a person has: the preview tells them all, and afterwards the other one has them.
#[test]
fn all_that_goes_along_with_a_resident_is_told_before() {
    use crate::attachment::tests::added;
    use crate::distribution::Per;
    use crate::testing::{a_business, a_distribution, a_flood, a_line, a_meeting};
    use crate::{activity, business, distribution, emergency, tag};
    let world = World::with_group();
    let vault = &world.vault;
    let (keep, gone) = (world.person(&a_person("Sekar Dangan")), world.person(&a_person("Sekar Dangan")));
    let (on, to) = (MainRecord::Person { id: gone }, Recipient::Person { id: gone });
    world.case(&a_case(gone, vault.officer().id));
    world.assistance(&a_parcel(to));
    added(vault, on, "Rumah");
    vault
        .write(|ctx| {
            flag::ask(ctx, RecordKind::Person.with(gone), "NIK-nya benar?", None)?;
            let ground = notice::NoticeForm { ground: "law".to_owned(), ..notice::NoticeForm::default() };
            notice::set(ctx, gone, 0, &ground)?;
            tag::set(ctx, on, &["odgj".to_owned(), "rtlh".to_owned()])?;
            distribution::make(ctx, &a_distribution(Per::Person, &[to]))?;
            activity::make(ctx, &a_meeting(&[gone]))?;
            business::make(ctx, &a_business(&[gone]))?;
            let flood = emergency::make(ctx, &a_flood())?;
            let line = emergency::LineForm { known: Some(to), ..a_line("Sekar Dangan") };
            emergency::add_line(ctx, flood.id, &line)
        })
        .unwrap();
    let moves = |keep: Uuid, gone: Uuid| {
        let told = vault.read(|ctx| preview_persons(ctx, keep, gone)).unwrap();
        told.moves.into_iter().map(|one| (one.what, one.count)).collect::<Vec<_>>()
    };
    let all = [
        (MovedKind::Cases, 1),
        (MovedKind::Assistance, 1),
        (MovedKind::Questions, 1),
        (MovedKind::Attachments, 1),
        (MovedKind::Notice, 1),
        (MovedKind::EmergencyLines, 1),
        (MovedKind::DistributionRows, 1),
        (MovedKind::Attendance, 1),
        (MovedKind::BusinessPlaces, 1),
        (MovedKind::Tags, 2),
    ];
    assert_eq!((moves(keep, gone), moves(gone, keep)), (all.to_vec(), Vec::new()));
    // Of what both have nothing comes along.
    let both = world.person(&a_person("Sekar Dangan"));
    vault
        .write(|ctx| {
            tag::set(ctx, MainRecord::Person { id: both }, &["odgj".to_owned()])?;
            activity::make(ctx, &a_meeting(&[both, gone]))?;
            business::make(ctx, &a_business(&[gone, both]))
        })
        .unwrap();
    let told = moves(both, gone);
    let of = |what| told.iter().find(|(one, _)| *one == what).map(|(_, count)| *count);
    for kind in [MovedKind::Attendance, MovedKind::BusinessPlaces, MovedKind::Tags] {
        assert_eq!(of(kind), Some(1), "{kind:?}");
    }
    let all = all.map(|(kind, count)| match kind {
        MovedKind::Attendance | MovedKind::BusinessPlaces => (kind, 2),
        _ => (kind, count),
    });
    merged(vault, keep, gone);
    let fresh = world.person(&a_person("Sekar Dangan"));
    assert_eq!(moves(fresh, keep), all, "all of it is the other one's now");
}

/// The same of a family.
#[test]
fn all_that_goes_along_with_a_family_is_told_before() {
    use crate::distribution::Per;
    use crate::testing::a_distribution;
    use crate::{distribution, tag};
    let world = World::with_group();
    let vault = &world.vault;
    let [keep, gone] =
        ["Sekar Dangan", "Sekar Jali"].map(|name| world.family(&[world.person(&a_person(name))]));
    let to = Recipient::Household { id: gone };
    vault
        .write(|ctx| {
            tag::set(ctx, MainRecord::Household { id: gone }, &["rtlh".to_owned()])?;
            distribution::make(ctx, &a_distribution(Per::Household, &[to]))
        })
        .unwrap();
    let told = vault.read(|ctx| preview_families(ctx, keep, gone)).unwrap();
    let moves: Vec<_> = told.moves.into_iter().map(|one| (one.what, one.count)).collect();
    assert_eq!(moves, [(MovedKind::DistributionRows, 1), (MovedKind::Tags, 1)]);
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
    let moves =
        |side: &PersonSide| side.family_moves.iter().map(|one| (one.what, one.count)).collect::<Vec<_>>();
    assert_eq!(moves(&told.keep), [(MovedKind::Assistance, 1)]);
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
