//! The same family card: what is told beside a kind before it is written down.

use super::*;
use crate::household::{self, HouseholdForm, MemberForm};
use crate::testing::plan;

fn told_of(world: &World, recipient: Recipient, kind: &str) -> Vec<(CardWhy, String, String)> {
    let found = world.vault.read(|ctx| card_doubts(ctx, recipient, kind, None)).unwrap();
    found.into_iter().map(|doubt| (doubt.why, doubt.row.kind, doubt.row.name)).collect()
}

fn said(why: CardWhy, kind: &str, name: &str) -> (CardWhy, String, String) {
    (why, kind.to_owned(), name.to_owned())
}

fn programme(kind: &str, recipient: Recipient) -> AssistanceForm {
    AssistanceForm { kind: kind.to_owned(), ..pkh(recipient) }
}

#[test]
fn a_programme_for_families_is_told_where_somebody_else_on_the_card_has_it() {
    let world = World::with_group();
    let (head, wife) = (world.person(&a_person("Sekar Dangan")), world.person(&a_person("Sekar Menur")));
    world.family(&[head, wife]);
    world.assistance(&pkh(person(wife)));
    assert_eq!(told_of(&world, person(head), "PKH"), [said(CardWhy::Once, "PKH", "Sekar Menur")]);
    assert_eq!(told_of(&world, person(wife), "PKH"), [said(CardWhy::Running, "PKH", "Sekar Menur")]);
    assert_eq!(told_of(&world, person(head), "PIP"), []);
    let again = AssistanceForm { date: "2026-11-10".to_owned(), ..pkh(person(head)) };
    world.assistance(&again);
    assert_eq!(told_of(&world, person(head), "PKH").len(), 2, "a sentence never refuses");
}

#[test]
fn aslum_tells_what_else_of_the_state_is_on_the_card_and_the_other_way_round() {
    let world = World::with_group();
    let (elder, child) = (world.person(&a_person("Mbah Truntum")), world.person(&a_person("Sekar Menur")));
    let family = world.family(&[elder, child]);
    world.assistance(&programme("PIP", person(child)));
    world.assistance(&programme("KSJPS", Recipient::Household { id: family }));
    world.assistance(&programme("BAZNAS", person(child)));
    assert_eq!(told_of(&world, person(elder), "ASLUM"), [said(CardWhy::Alone, "PIP", "Sekar Menur")]);
    world.assistance(&programme("ASLUM", person(elder)));
    assert_eq!(
        told_of(&world, person(child), "SEMBAKO"),
        [said(CardWhy::AloneThere, "ASLUM", "Mbah Truntum")]
    );
    assert_eq!(told_of(&world, person(child), "WK_SAKIT"), []);
}

#[test]
fn one_card_for_two_houses_is_one_card_and_a_placeholder_is_none() {
    let world = World::with_group();
    let people = ["Sekar Dangan", "Sekar Menur", "Nitik Karawitan"].map(|name| world.person(&a_person(name)));
    let form = |kk: &str| HouseholdForm { kk: kk.to_owned(), ..HouseholdForm::default() };
    let put = |person, kk: &str| {
        let members = [MemberForm { person, relation: 1 }];
        world.vault.write(|ctx| household::add(ctx, &form(kk), &members, false)).unwrap()
    };
    put(people[0], "9999010309150007");
    put(people[1], "9999010309150007");
    put(people[2], "0000000000000000");
    world.assistance(&pkh(person(people[1])));
    assert_eq!(told_of(&world, person(people[0]), "PKH"), [said(CardWhy::Once, "PKH", "Sekar Menur")]);
    assert_eq!(told_of(&world, person(people[2]), "PKH"), []);
}

#[test]
fn the_dead_get_no_programme_any_more_and_what_was_given_just_now_is_told() {
    let world = World::with_group();
    let (elder, child) = (world.person(&a_person("Mbah Truntum")), world.person(&a_person("Sekar Menur")));
    let family = world.family(&[child, elder]);
    world.assistance(&pkh(person(elder)));
    world.vault.write(|ctx| person::set_life(ctx, elder, Life::Dead, "2026-11-20", "")).unwrap();
    assert_eq!(told_of(&world, person(child), "PKH"), []);
    assert!(world.vault.read(|ctx| already(ctx, person(child))).unwrap().programmes.is_empty());
    let today = world.vault.read(|ctx| Ok(ctx.today())).unwrap().to_string();
    world.assistance(&AssistanceForm { date: today, ..a_parcel(person(child)) });
    let home = Recipient::Household { id: family };
    assert_eq!(told_of(&world, home, "WK_SEMBAKO"), [said(CardWhy::Lately, "WK_SEMBAKO", "Sekar Menur")]);
    let own = all(&world.vault)[0].id;
    let except = world.vault.read(|ctx| card_doubts(ctx, home, "WK_SEMBAKO", Some(own))).unwrap();
    assert!(except.is_empty(), "a record is no reason against itself");
}

#[test]
fn what_is_given_because_of_a_death_is_told_although_its_recipient_is_dead() {
    let world = World::with_group();
    let (elder, child) = (world.person(&a_person("Mbah Truntum")), world.person(&a_person("Sekar Menur")));
    world.family(&[child, elder]);
    world.vault.write(|ctx| person::set_life(ctx, elder, Life::Dead, "2026-11-01", "")).unwrap();
    world.assistance(&programme("SANTUNAN_MATI_KOTA", person(elder)));
    let got = world.vault.read(|ctx| already(ctx, person(child))).unwrap();
    assert_eq!(got.programmes.len(), 1);
}

#[test]
fn what_a_family_got_is_found_along_indexes() {
    let world = World::with_group();
    let (head, wife) = (world.person(&a_person("Sekar Dangan")), world.person(&a_person("Sekar Menur")));
    world.family(&[head, wife]);
    let plan = world
        .vault
        .read(|ctx| {
            let kin = super::super::already::kin(ctx, person(head), true)?;
            let (condition, values) = super::super::already::condition(ctx, &[kin]);
            Ok(plan(ctx, &format!("SELECT id FROM assistance WHERE {condition}"), &values))
        })
        .unwrap();
    assert!(plan.contains("assistance_person") && plan.contains("assistance_household"), "{plan}");
    assert!(!plan.contains("SCAN assistance"), "{plan}");
}
