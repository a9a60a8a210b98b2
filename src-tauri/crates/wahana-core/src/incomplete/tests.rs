//! What is told to be completed, and to whom.

use super::*;
use crate::case::{CaseForm, CaseTypeForm, CloseForm, Subject, Urgency};
use crate::database::Write;
use crate::draft::Unkept;
use crate::history;
use crate::home;
use crate::household::HouseholdForm;
use crate::person::{Life, PersonForm};
use crate::testing::{World, a_case, a_person};
use crate::values::Birth;
use crate::vault::{self, Role, Vault};

fn lists(vault: &Vault) -> Vec<(Lacking, Vec<String>)> {
    let found = vault.read(incomplete).unwrap();
    let total: i64 = found.iter().map(|list| list.total).sum();
    assert_eq!(vault.read(count).unwrap(), total);
    found.into_iter().map(|list| (list.what, list.rows.into_iter().map(|row| row.name).collect())).collect()
}

fn complete(name: &str) -> PersonForm {
    PersonForm {
        sex: "P".to_owned(),
        birth: Birth::parse("1950").unwrap(),
        papers: "unknown".to_owned(),
        ..a_person(name)
    }
}

#[test]
fn who_has_a_case_is_asked_for_and_nobody_else() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    world.person(&a_person("Nitik Karawitan"));
    assert!(lists(&world.vault).is_empty());
    let known = world.person(&complete("Udan Liris"));
    let bare = world.person(&a_person("Sekar Dangan"));
    world.case(&a_case(bare, me));
    world.case(&CaseForm { urgency: Urgency::Emergency, ..a_case(known, me) });
    let sekar = || vec!["Sekar Dangan".to_owned()];
    assert_eq!(
        lists(&world.vault),
        [
            (Lacking::CasePlan, sekar()),
            (Lacking::Birth, sekar()),
            (Lacking::Sex, sekar()),
            (Lacking::Papers, sekar())
        ]
    );
}

#[test]
fn a_number_that_does_not_fit_is_listed_until_it_does() {
    let world = World::with_group();
    let odd = PersonForm { nik: "9999014107500001".to_owned(), ..complete("Sekar Dangan") };
    let id = world.person(&PersonForm { sex: "L".to_owned(), ..odd.clone() });
    let short = PersonForm { nik: "99990".to_owned(), nik_unfinished: true, ..complete("Udan Liris") };
    world.person(&short);
    assert_eq!(
        lists(&world.vault),
        [(Lacking::Nik, vec!["Sekar Dangan".to_owned(), "Udan Liris".to_owned()])]
    );
    let rev = world.vault.read(|ctx| person::find(ctx, id)).unwrap().rev;
    world.vault.write(|ctx| person::change(ctx, id, rev, &odd)).unwrap();
    assert_eq!(lists(&world.vault), [(Lacking::Nik, vec!["Udan Liris".to_owned()])]);
}

#[test]
fn families_are_asked_for_a_head_an_rt_and_the_rest_of_their_number() {
    let world = World::with_group();
    let [head, left, stays] =
        ["Sekar Dangan", "Nitik Karawitan", "Ceplok Dangan"].map(|name| world.person(&complete(name)));
    world.family(&[left, stays]);
    world.vault.write(|ctx| household::leave_for_good(ctx, left, true)).unwrap();
    let form = HouseholdForm { kk: "9999".to_owned(), kk_unfinished: true, ..HouseholdForm::default() };
    let members = [household::MemberForm { person: head, relation: 1 }];
    world.vault.write(|ctx| household::add(ctx, &form, &members, false)).unwrap();
    let gaps: Vec<Lacking> = lists(&world.vault).into_iter().map(|(what, _)| what).collect();
    assert_eq!(gaps, [Lacking::FamilyHead, Lacking::FamilyRt, Lacking::FamilyKk]);
}

#[test]
fn a_family_number_that_cannot_be_is_listed_until_it_can_and_again_when_that_is_taken_back() {
    let world = World::with_group();
    let head = world.person(&complete("Sekar Dangan"));
    let odd = HouseholdForm { kk: "9999014107500001".to_owned(), rt: "32".to_owned(), ..Default::default() };
    let members = [household::MemberForm { person: head, relation: 1 }];
    let id = world.vault.write(|ctx| household::add(ctx, &odd, &members, false)).unwrap().id;
    let listed = [(Lacking::FamilyKk, vec!["Sekar Dangan".to_owned()])];
    assert_eq!(lists(&world.vault), listed);
    assert!(world.vault.read(|ctx| household::row(ctx, id)).unwrap().kk_doubtful);
    let right = HouseholdForm { kk: "9999013001200001".to_owned(), ..odd };
    let rev = world.vault.read(|ctx| household::find(ctx, id)).unwrap().rev;
    let change = |ctx: &Write| household::change(ctx, id, rev, &right, &members, false).map(|_| ctx.act());
    let act = world.vault.write(change).unwrap();
    assert_eq!(lists(&world.vault), []);
    world.vault.write(|ctx| history::undo(ctx, act)).unwrap();
    assert_eq!(lists(&world.vault), listed);
}

#[test]
fn who_may_be_written_down_twice_is_listed_until_somebody_judged_it() {
    let world = World::with_group();
    let [one, other] = ["Sekar Dangan", "Sekar Dangann"].map(|name| world.person(&complete(name)));
    merging::look_again(&world.vault, &|| true).unwrap();
    let found = world.vault.read(incomplete).unwrap();
    assert_eq!(found[0].what, Lacking::SamePerson);
    assert_eq!(found[0].rows[0].other, Some(other));
    world.vault.write(|ctx| merging::judge_not_same(ctx, MergeKind::Person, one, other)).unwrap();
    assert!(lists(&world.vault).is_empty());
}

#[test]
fn a_secret_case_of_somebody_else_lists_nobody_and_its_companion_alone_sees_what_it_lacks() {
    let world = World::with_group();
    let companion = world.officer("Mbak Ceplok", &[Role::Pendamping]);
    let bare = world.person(&a_person("Sekar Dangan"));
    let secret = CaseForm {
        types: vec![CaseTypeForm { number: 15, criteria: vec![1], note: String::new() }],
        secret: true,
        ..a_case(bare, companion.id)
    };
    world.case(&secret);
    assert!(lists(&world.vault).is_empty());
    let own = lists(&world.as_officer(&companion));
    assert_eq!(own, [(Lacking::CasePlan, vec!["Sekar Dangan".to_owned()])]);
}

#[test]
fn each_is_listed_to_whoever_may_complete_it() {
    let world = World::with_group();
    let person = world.person(&a_person("Sekar Dangan"));
    world.case(&a_case(person, world.vault.officer().id));
    let of = |name: &str, role| lists(&world.as_officer(&world.officer(name, &[role])));
    assert!(of("Mbak Ceplok", Role::Pembaca).is_empty());
    assert!(of("Pak Gringsing", Role::Bendahara).is_empty());
    // Who looks after their own cases completes no others, but may complete residents.
    assert!(!of("Mas Parang", Role::Pendamping).iter().any(|(what, _)| *what == Lacking::CasePlan));
    assert!(of("Bu Kawung", Role::Pencatat).iter().any(|(what, _)| *what == Lacking::CasePlan));
}

#[test]
fn a_case_of_somebody_who_died_or_moved_away_is_to_be_closed_and_lacks_nothing_else() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let [dead, moved, left, stays] = ["Sekar Dangan", "Nitik Karawitan", "Udan Liris", "Ceplok Dangan"]
        .map(|name| world.person(&complete(name)));
    let [gone, kept] = [world.family(&[left]), world.family(&[stays, dead])];
    let about = |subject| CaseForm {
        subject: Some(subject),
        types: vec![CaseTypeForm { number: 25, criteria: vec![1], note: String::new() }],
        ..a_case(dead, me)
    };
    let mut cases = vec![world.case(&a_case(dead, me)), world.case(&a_case(moved, me))];
    cases.extend([gone, kept].map(|id| world.case(&about(Subject::Household { id }))));
    let today = world.vault.read(|ctx| Ok(ctx.today())).unwrap();
    for id in &cases {
        world.vault.write(|ctx| case::plan_visits(ctx, *id, &today.to_string(), None)).unwrap();
    }
    let due = || world.vault.read(|ctx| case::visits(ctx, None, today, None, 9)).unwrap().rows;
    assert_eq!(due().len(), 4);
    for (person, life) in [(dead, Life::Dead), (moved, Life::Moved), (left, Life::Dead)] {
        world.vault.write(|ctx| person::set_life(ctx, person, life, "2026-11-20", "")).unwrap();
    }
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let listed = lists(&world.vault);
    assert_eq!(listed[0], (Lacking::CaseGone, names(&["Sekar Dangan", "Nitik Karawitan", "Udan Liris"])));
    assert_eq!(listed[1], (Lacking::CasePlan, names(&["Ceplok Dangan"])));
    // Nobody visits the dead; who moved away may be visited where they live now.
    let subjects: Vec<Uuid> = due().iter().map(|row| row.id).collect();
    assert_eq!(subjects, [cases[1], cases[3]]);
    assert_eq!(world.vault.read(case::waiting).unwrap(), 2);
    world.vault.write(|ctx| person::set_life(ctx, dead, Life::Here, "", "")).unwrap();
    assert_eq!(lists(&world.vault)[0].1, names(&["Nitik Karawitan", "Udan Liris"]), "it was a mistake");
    assert_eq!(due().len(), 3);
}

/// Nobody is sent there any more; that the case is still open is told here and on Beranda until it is closed.
#[test]
fn an_emergency_of_somebody_who_died_or_left_unvisited_is_reminded_of_until_it_is_closed() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let [dead, left] = ["Sekar Dangan", "Udan Liris"].map(|name| world.person(&complete(name)));
    let home = world.family(&[left]);
    let urgent = |form: CaseForm| world.case(&CaseForm { urgency: Urgency::Emergency, ..form });
    let of_home = CaseForm {
        subject: Some(Subject::Household { id: home }),
        types: vec![CaseTypeForm { number: 25, criteria: vec![1], note: String::new() }],
        ..a_case(left, me)
    };
    let cases = [urgent(a_case(dead, me)), urgent(of_home)];
    let told = || {
        let today = world.vault.read(|ctx| home::today(ctx, &Unkept::default())).unwrap();
        (today.waiting.emergencies.total, home::counted(&world.vault).unwrap().incomplete)
    };
    assert_eq!(told(), (2, 0));
    for (person, life) in [(dead, Life::Dead), (left, Life::Moved)] {
        world.vault.write(|ctx| person::set_life(ctx, person, life, "2026-11-20", "")).unwrap();
    }
    assert_eq!(told(), (0, 2));
    let both = vec!["Sekar Dangan".to_owned(), "Udan Liris".to_owned()];
    assert_eq!(lists(&world.vault), [(Lacking::CaseGone, both)]);
    for (id, left) in cases.into_iter().zip([1, 0]) {
        let over = CloseForm {
            close_reason: "moved".to_owned(),
            closed_on: "2026-11-22".to_owned(),
            close_note: String::new(),
        };
        let rev = world.vault.read(|ctx| case::find(ctx, id)).unwrap().rev;
        world.vault.write(|ctx| crate::closing::close(ctx, id, rev, &over)).unwrap();
        assert_eq!(told(), (0, left));
    }
}

#[test]
fn a_case_whose_companion_can_look_after_it_no_more_comes_first() {
    let world = World::with_group();
    let companion = world.officer("Mbak Ceplok", &[Role::Pendamping]);
    let family = world.family(&[world.person(&complete("Sekar Dangan"))]);
    world.case(&CaseForm {
        subject: Some(Subject::Household { id: family }),
        types: vec![CaseTypeForm { number: 25, criteria: vec![1], note: String::new() }],
        ..a_case(family, companion.id)
    });
    assert_eq!(lists(&world.vault)[0].0, Lacking::CasePlan);
    world.vault.write(|ctx| vault::set_roles(ctx, companion.id, &[Role::Pembaca])).unwrap();
    assert_eq!(lists(&world.vault)[0], (Lacking::CaseCompanion, vec!["Sekar Dangan".to_owned()]));
}

#[test]
fn the_head_is_told_how_many_secret_cases_nobody_looks_after_and_nothing_else_of_them() {
    let world = World::with_group();
    let companion = world.officer("Mbak Ceplok", &[Role::Pendamping]);
    let secret = |name| CaseForm {
        types: vec![CaseTypeForm { number: 15, criteria: vec![1], note: String::new() }],
        secret: true,
        ..a_case(world.person(&complete(name)), companion.id)
    };
    let cases = ["Sekar Dangan", "Udan Liris"].map(|name| world.case(&secret(name)));
    assert!(lists(&world.vault).is_empty());
    world.vault.write(|ctx| vault::set_roles(ctx, companion.id, &[Role::Pembaca])).unwrap();
    let told = |vault: &Vault| {
        let found = vault.read(incomplete).unwrap();
        found.into_iter().map(|list| (list.what, list.rows.len(), list.total)).collect::<Vec<_>>()
    };
    assert_eq!(told(&world.vault), [(Lacking::SecretCompanion, 0, 2)]);
    assert_eq!(world.vault.read(count).unwrap(), 2);
    assert!(world.vault.read(all).unwrap().is_empty(), "no sheet takes a line of them along");
    for role in [Role::Pencatat, Role::Pendamping] {
        assert!(told(&world.as_officer(&world.officer("Bu Kawung", &[role]))).is_empty());
    }
    // What the page tells the head to do: none of them has to be opened for it.
    let to = world.officer("Bu Nitik", &[Role::Pendamping]).id;
    for (id, left) in cases.into_iter().zip([1, 0]) {
        let hand = |ctx: &Write| crate::handing::hand_case(ctx, id, None, to, "Pendampingnya berhenti");
        world.vault.write(hand).unwrap();
        assert_eq!(world.vault.read(count).unwrap(), left);
    }
}
