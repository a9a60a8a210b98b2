//! Cases on residents' rows and pages, on Beranda and in the side panel: never a hint at a secret one.

use super::super::*;
use crate::testing::{World, a_case, a_person};
use crate::vault::{Role, Vault};

struct Hall {
    world: World,
    companion: Vault,
    person: Uuid,
    plain: Uuid,
    secret: Uuid,
}

/// One resident with a plain case of the head and a secret one of a companion, both due today.
fn a_hall() -> Hall {
    let world = World::with_group();
    let companion = world.as_officer(&world.officer("Mbak Ceplok", &[Role::Pendamping]));
    let person = world.person(&a_person("Nitik Karawitan"));
    let plain = world.case(&a_case(person, world.vault.officer().id));
    let types = vec![CaseTypeForm { number: 17, criteria: vec![1], note: String::new() }];
    let secret = world.case(&CaseForm { types, ..a_case(person, companion.officer().id) });
    let today = world.vault.read(|ctx| Ok(ctx.today().to_string())).unwrap();
    world.vault.write(|ctx| plan_visits(ctx, plain, &today, None)).unwrap();
    companion.write(|ctx| plan_visits(ctx, secret, &today, None)).unwrap();
    Hall { world, companion, person, plain, secret }
}

fn ids(rows: &[CaseRow]) -> Vec<Uuid> {
    rows.iter().map(|row| row.id).collect()
}

#[test]
fn a_row_of_residents_never_hints_at_a_secret_case() {
    let hall = a_hall();
    for vault in [&hall.world.vault, &hall.companion] {
        let found = vault.read(|ctx| marks(ctx, &[hall.person, Uuid::now_v7()])).unwrap();
        assert_eq!(found.iter().map(|mark| mark.id).collect::<Vec<_>>(), [hall.plain]);
        assert_eq!((found[0].types.as_slice(), found[0].stage), ([24].as_slice(), Stage::Report));
    }
    let treasurer = hall.world.as_officer(&hall.world.officer("Bu Parang", &[Role::Bendahara]));
    assert!(treasurer.read(|ctx| marks(ctx, &[hall.person])).unwrap().is_empty());
}

#[test]
fn a_residents_page_shows_a_secret_case_to_its_companion_alone() {
    let hall = a_hall();
    let of = |vault: &Vault| vault.read(|ctx| of_person(ctx, hall.person)).map(|rows| ids(&rows));
    assert_eq!(of(&hall.world.vault).unwrap(), [hall.plain]);
    assert_eq!(of(&hall.companion).unwrap(), [hall.secret, hall.plain]);
    let reader = hall.world.as_officer(&hall.world.officer("Bu Nitik", &[Role::Pembaca]));
    assert_eq!(of(&reader).unwrap_err().code(), FaultCode::NotAllowed);
}

#[test]
fn a_familys_page_shows_its_members_cases_as_far_as_each_member_would() {
    let hall = a_hall();
    let family = Uuid::now_v7();
    let of =
        |vault: &Vault| vault.read(|ctx| of_household(ctx, family, &[hall.person])).map(|rows| ids(&rows));
    assert_eq!(of(&hall.world.vault).unwrap(), [hall.plain]);
    assert_eq!(of(&hall.companion).unwrap(), [hall.secret, hall.plain]);
    let reader = hall.world.as_officer(&hall.world.officer("Bu Nitik", &[Role::Pembaca]));
    assert_eq!(of(&reader).unwrap_err().code(), FaultCode::NotAllowed);
}

#[test]
fn beranda_tells_the_head_how_many_secret_cases_wait_and_nobody_which() {
    let hall = a_hall();
    let of = |vault: &Vault| vault.read(|ctx| attention(ctx, crate::assessment::VISITED)).unwrap();
    let head = of(&hall.world.vault);
    assert_eq!((ids(&head.visits.rows), head.secret), (vec![hall.plain], 1));
    let companion = of(&hall.companion);
    assert_eq!((ids(&companion.visits.rows), companion.secret), (vec![hall.secret], 0), "her own");
    let recorder = hall.world.as_officer(&hall.world.officer("Pak Gringsing", &[Role::Pencatat]));
    assert_eq!((ids(&of(&recorder).visits.rows), of(&recorder).secret), (vec![hall.plain], 0));
    let treasurer = hall.world.as_officer(&hall.world.officer("Bu Parang", &[Role::Bendahara]));
    assert_eq!(of(&treasurer), CaseAttention::default());
}

#[test]
fn an_emergency_waits_until_somebody_went_there() {
    let hall = a_hall();
    let me = hall.world.vault.officer().id;
    let urgent = CaseForm { urgency: Urgency::Emergency, ..a_case(hall.person, me) };
    let id = hall.world.case(&urgent);
    let waiting = || {
        ids(&hall
            .world
            .vault
            .read(|ctx| attention(ctx, crate::assessment::VISITED))
            .unwrap()
            .emergencies
            .rows)
    };
    assert_eq!(waiting(), [id]);
    let visit = FollowUpForm {
        kind: FollowUpKind::Visit,
        happened: "2026-11-23".to_owned(),
        text: "Dibawa ke puskesmas.".to_owned(),
        outcome: String::new(),
        officer: me,
        next_visit: String::new(),
    };
    hall.world.vault.write(|ctx| add_follow_up(ctx, id, &visit)).unwrap();
    assert!(waiting().is_empty());
}

#[test]
fn the_panel_counts_ones_own_visits_that_are_due() {
    let hall = a_hall();
    assert_eq!(hall.world.vault.read(waiting).unwrap(), 1);
    assert_eq!(hall.companion.read(waiting).unwrap(), 1);
    let treasurer = hall.world.as_officer(&hall.world.officer("Bu Parang", &[Role::Bendahara]));
    assert_eq!(treasurer.read(waiting).unwrap(), 0);
    hall.world.vault.write(|ctx| plan_visits(ctx, hall.plain, "", None)).unwrap();
    assert_eq!(hall.world.vault.read(waiting).unwrap(), 0);
}

#[test]
fn counts_by_stage_hold_what_the_list_holds() {
    let hall = a_hall();
    let reports = |vault: &Vault| vault.read(by_stage).unwrap()[0];
    assert_eq!(reports(&hall.world.vault), (Stage::Report, 2), "the head knows that there is one more");
    let reader = hall.world.as_officer(&hall.world.officer("Bu Nitik", &[Role::Pembaca]));
    assert_eq!(reports(&reader), (Stage::Report, 1));
}

#[test]
fn the_types_offered_first_are_those_of_cases_that_are_not_secret() {
    let hall = a_hall();
    let offered = hall.world.vault.read(often).unwrap();
    assert_eq!(offered, [24, 8, 9, 23]);
}

#[test]
fn a_case_says_that_whom_it_is_about_is_gone_and_its_row_loses_the_visit_that_comes_to_nothing() {
    let hall = a_hall();
    let world = &hall.world;
    let me = world.vault.officer().id;
    let family = world.family(&[hall.person]);
    let types = vec![CaseTypeForm { number: 25, criteria: vec![1], note: String::new() }];
    let about = Some(Subject::Household { id: family });
    let whole = world.case(&CaseForm { subject: about, types, ..a_case(hall.person, me) });
    let later = world.vault.read(|ctx| Ok(ctx.today() + chrono::Days::new(9))).unwrap().to_string();
    for case in [hall.plain, whole] {
        world.vault.write(|ctx| plan_visits(ctx, case, &later, None)).unwrap();
    }
    let told = |case| {
        let page = world.vault.read(|ctx| find(ctx, case)).unwrap();
        (page.gone.map(|gone| (gone.how, gone.on, gone.nobody_there)), page.row.next_visit)
    };
    let becomes = |life, date: &str| {
        world.vault.write(|ctx| person::set_life(ctx, hall.person, life, date, "")).unwrap();
    };
    let day = "2026-11-21";
    assert_eq!([told(hall.plain), told(whole)], [(None, later.clone()), (None, later.clone())]);
    // Who moved away may still be visited, if somebody plans it.
    becomes(person::Life::Moved, day);
    assert_eq!(told(hall.plain), (Some((GoneHow::Moved, day.to_owned(), false)), later.clone()));
    assert_eq!(told(whole), (Some((GoneHow::NobodyLeft, String::new(), true)), String::new()));
    becomes(person::Life::Dead, day);
    assert_eq!(told(hall.plain), (Some((GoneHow::Died, day.to_owned(), true)), String::new()));
    let rows = world.vault.read(|ctx| of_person(ctx, hall.person)).unwrap();
    assert!(rows.iter().all(|row| row.next_visit.is_empty()), "{rows:?}");
    becomes(person::Life::Here, "");
    assert_eq!(told(hall.plain), (None, later), "the plan is still there");
}

#[test]
fn a_case_says_that_its_companion_stopped() {
    let world = World::with_group();
    let companion = world.officer("Pak Slobog", &[Role::Pendamping]);
    let case = world.case(&a_case(world.person(&a_person("Sekar Dangan")), companion.id));
    let stopped = || world.vault.read(|ctx| find(ctx, case)).unwrap().stopped;
    assert!(!stopped());
    world.vault.write(|ctx| crate::vault::set_roles(ctx, companion.id, &[Role::Bendahara])).unwrap();
    assert!(stopped(), "a treasurer looks after no cases");
    world.vault.write(|ctx| crate::vault::set_roles(ctx, companion.id, &[Role::Pendamping])).unwrap();
    crate::vault::remove_officer(&world.vault, companion.id, &mut |_| std::ops::ControlFlow::Continue(()))
        .unwrap();
    assert!(stopped(), "who left carries none");
}
