//! What each role finds on Beranda.

use super::*;
use crate::Uuid;
use crate::assistance::{self, AssistanceForm, Recipient};
use crate::case::{
    CaseForm, CaseRow, CaseTypeForm, FollowUpForm, FollowUpKind, Urgency, add_follow_up, plan_visits,
    withdraw_follow_up,
};
use crate::draft;
use crate::person::PersonForm;
use crate::testing::{World, a_case, a_parcel, a_person};
use crate::vault::{Role, Vault, set_roles};

mod named;

fn seen(vault: &Vault) -> Today {
    vault.read(|ctx| today(ctx, &Unkept::default())).unwrap()
}

fn of_all(vault: &Vault) -> Counted {
    counted(vault).unwrap()
}

fn in_days(days: u64) -> String {
    Local::now().date_naive().checked_add_days(Days::new(days)).unwrap().to_string()
}

/// A plain case and a secret one, both of the companion, with visits due; a parcel on each.
struct Hall {
    world: World,
    companion: Vault,
    plain: Uuid,
    secret: Uuid,
}

impl Hall {
    fn new() -> Self {
        let world = World::with_group();
        let companion = world.as_officer(&world.officer("Mbak Ceplok", &[Role::Pendamping]));
        let me = companion.officer().id;
        let known = world.person(&a_person("Sekar Dangan"));
        let hidden = world.person(&a_person("Nitik Karawitan"));
        let plain = world.case(&a_case(known, me));
        let types = vec![CaseTypeForm { number: 17, criteria: vec![1], note: String::new() }];
        let secret = world.case(&CaseForm { types, ..a_case(hidden, me) });
        for id in [plain, secret] {
            companion.write(|ctx| plan_visits(ctx, id, &in_days(0), None)).unwrap();
        }
        for (person, case) in [(known, plain), (hidden, secret)] {
            let form = AssistanceForm {
                case_id: Some(case),
                date: in_days(0),
                ..a_parcel(Recipient::Person { id: person })
            };
            companion.write(|ctx| assistance::record(ctx, &form)).unwrap();
        }
        Self { world, companion, plain, secret }
    }

    fn role(&self, name: &str, role: Role) -> (Today, Counted) {
        let vault = self.world.as_officer(&self.world.officer(name, &[role]));
        (seen(&vault), of_all(&vault))
    }
}

fn ids(rows: &[CaseRow]) -> Vec<Uuid> {
    rows.iter().map(|row| row.id).collect()
}

fn kinds(today: &Today) -> Vec<&'static str> {
    let kind = |latest: &Latest| match latest.what {
        LatestWhat::Person { .. } => "person",
        LatestWhat::Case { .. } => "case",
        LatestWhat::Assistance { .. } => "assistance",
    };
    today.latest.iter().map(kind).collect()
}

fn steps(today: &Today) -> Vec<(FirstStepKind, bool)> {
    today.first_steps.iter().map(|step| (step.step, step.done)).collect()
}

#[test]
fn a_fresh_vault_says_what_to_do_first_and_ticks_what_is_done() {
    use FirstStepKind::{Case, OfficeCard, Person};
    let world = World::with_group();
    assert_eq!(steps(&seen(&world.vault)), [(Person, false), (Case, false), (OfficeCard, false)]);
    let person = world.person(&a_person("Sekar Dangan"));
    assert_eq!(steps(&seen(&world.vault)), [(Person, true), (Case, false), (OfficeCard, false)]);
    world.case(&a_case(person, world.vault.officer().id));
    assert_eq!(steps(&seen(&world.vault)), [(Person, true), (Case, true), (OfficeCard, false)]);
    let recorder = world.as_officer(&world.officer("Pak Gringsing", &[Role::Pencatat]));
    assert_eq!(steps(&seen(&recorder)), [(Person, true), (Case, true)], "the card is the head's work");
}

#[test]
fn the_head_sees_all_that_waits_and_of_secret_cases_only_their_number() {
    let hall = Hall::new();
    let today = seen(&hall.world.vault);
    assert_eq!((ids(&today.waiting.visits.rows), today.waiting.secret), (vec![hall.plain], 1));
    let counted = of_all(&hall.world.vault);
    assert_eq!(counted.figures.open_cases, Some(2), "as many as the list has rows");
    assert_eq!(counted.figures.amount, Some(300_000), "money is counted whole, named or not");
    let told = serde_json::to_string(&Today { latest: Vec::new(), ..today }).unwrap();
    assert!(told.contains("Sekar Dangan") && !told.contains("Nitik Karawitan"));
}

#[test]
fn the_companion_sees_both_and_another_companion_is_reminded_of_neither() {
    let hall = Hall::new();
    let own = seen(&hall.companion);
    assert_eq!(own.waiting.visits.total, 2);
    assert_eq!(own.waiting.secret, 0);
    let (other, counted) = hall.role("Mas Lereng", Role::Pendamping);
    assert!(other.waiting.visits.total == 0 && counted.without_plan.total == 0);
    assert_eq!(counted.figures.open_cases, Some(1));
}

#[test]
fn the_recorder_is_reminded_of_every_plain_case() {
    let hall = Hall::new();
    let (today, counted) = hall.role("Pak Gringsing", Role::Pencatat);
    assert_eq!((ids(&today.waiting.visits.rows), today.waiting.secret), (vec![hall.plain], 0));
    assert_eq!(ids(&counted.without_plan.rows), [hall.plain]);
    assert_eq!(today.handover, None);
}

#[test]
fn the_treasurer_sees_money_and_no_case() {
    let (today, counted) = Hall::new().role("Bu Parang", Role::Bendahara);
    assert_eq!(today.waiting, CaseAttention::default());
    assert_eq!((counted.figures.open_cases, counted.stages.len()), (None, 0));
    assert_eq!((counted.figures.amount, counted.months.len()), (Some(300_000), 6));
    assert!(!kinds(&today).contains(&"case") && today.first_steps.is_empty());
}

#[test]
fn the_reader_sees_counts() {
    let (today, counted) = Hall::new().role("Bu Nitik", Role::Pembaca);
    assert_eq!(today.waiting, CaseAttention::default());
    assert_eq!((counted.figures.persons, counted.figures.open_cases), (Some(2), Some(1)));
    assert_eq!(counted.figures.amount, None);
    assert!(counted.months.is_empty() && !counted.stages.is_empty());
    assert!(kinds(&today).iter().all(|kind| *kind == "person"));
}

#[test]
fn the_latest_entries_tell_nobody_of_a_secret_case_not_even_its_companion() {
    let hall = Hall::new();
    for vault in [&hall.world.vault, &hall.companion] {
        let today = seen(vault);
        assert_eq!(kinds(&today), ["assistance", "case", "person", "person"]);
        let told = serde_json::to_string(&today.latest).unwrap();
        assert!(!told.contains(&hall.secret.to_string()));
        assert!(DateTime::parse_from_rfc3339(&today.latest[0].at).is_ok());
    }
}

#[test]
fn visits_of_the_coming_week_stand_apart_from_those_that_are_due() {
    let hall = Hall::new();
    for id in [hall.plain, hall.secret] {
        hall.companion.write(|ctx| plan_visits(ctx, id, &in_days(3), None)).unwrap();
    }
    let today = seen(&hall.world.vault);
    assert!(today.waiting.visits.total == 0 && today.waiting.secret == 0);
    let week = || hall.world.vault.read(|ctx| due_visits(ctx, 7, false)).unwrap();
    assert_eq!((week().places[0].families[0].cases[0].id, week().secret_of_others), (hall.plain, 1));
    hall.companion.write(|ctx| plan_visits(ctx, hall.plain, &in_days(30), None)).unwrap();
    assert_eq!((week().total, week().secret_of_others), (0, 1));
}

#[test]
fn an_emergency_waits_until_somebody_has_been_there() {
    let world = World::with_group();
    let person = world.person(&a_person("Sekar Dangan"));
    let form = CaseForm { urgency: Urgency::Emergency, ..a_case(person, world.vault.officer().id) };
    let id = world.case(&form);
    world.vault.write(|ctx| plan_visits(ctx, id, &ctx.today().to_string(), None)).unwrap();
    let today = seen(&world.vault);
    assert_eq!(ids(&today.waiting.emergencies.rows), [id]);
    assert_eq!(today.waiting.visits.total, 0, "told once is enough");
}

#[test]
fn a_hand_over_is_late_two_weeks_after_the_end_of_its_quarter() {
    let late = |today: &str, last: &str| handover_late(today.parse().unwrap(), last.parse().unwrap());
    assert!(!late("2026-10-14", "2026-07-03"), "the third quarter has two weeks");
    assert!(late("2026-10-15", "2026-07-03"));
    assert!(!late("2026-10-15", "2026-09-20"), "carried shortly before its end");
    assert!(!late("2026-12-31", "2026-10-02") && !late("2027-01-14", "2026-10-02"));
    assert!(late("2027-01-15", "2026-10-02"));
}

#[test]
fn a_draft_of_a_correction_tells_the_case_that_it_stands_in() {
    let hall = Hall::new();
    let me = hall.companion.officer().id;
    let note = FollowUpForm {
        kind: FollowUpKind::Note,
        happened: in_days(0),
        text: "Obat sudah diambil.".to_owned(),
        outcome: String::new(),
        officer: me,
        next_visit: String::new(),
    };
    let id = hall.companion.write(|ctx| add_follow_up(ctx, hall.plain, &note)).unwrap();
    hall.companion.write(|ctx| draft::keep(ctx, "follow_up", &id.to_string(), "{}")).unwrap();
    assert_eq!(seen(&hall.companion).drafts[0].case, Some(hall.plain));
    hall.companion.write(|ctx| draft::keep(ctx, "follow_up", &hall.secret.to_string(), "{}")).unwrap();
    assert_eq!(seen(&hall.companion).drafts[0].case, None, "a new one stands in its subject");
    hall.companion.write(|ctx| withdraw_follow_up(ctx, id, "Salah kasus")).unwrap();
    assert_eq!(seen(&hall.companion).drafts.len(), 1);
}

#[test]
fn drafts_are_told_to_their_officer_alone_and_without_what_is_in_them() {
    let hall = Hall::new();
    hall.companion.write(|ctx| draft::keep(ctx, "case", "", r#"{"story":"rahasia"}"#)).unwrap();
    let own = seen(&hall.companion);
    assert_eq!((own.drafts[0].form.as_str(), own.drafts[0].subject.as_str()), ("case", ""));
    assert!(!serde_json::to_string(&own).unwrap().contains("rahasia"));
    assert!(seen(&hall.world.vault).drafts.is_empty());
}

/// How it goes on with the officer's drafts, by their form.
fn ways(vault: &Vault) -> Vec<(String, DraftWay)> {
    let mut ways: Vec<_> = seen(vault).drafts.into_iter().map(|one| (one.form, one.way)).collect();
    ways.sort_by(|a, b| a.0.cmp(&b.0));
    ways
}

fn keeps(vault: &Vault, form: &str, subject: &str) {
    vault.write(|ctx| draft::keep(ctx, form, subject, r#"{"story":"dipukul suaminya"}"#)).unwrap();
}

#[test]
fn a_draft_about_a_case_that_went_to_another_stays_and_is_told_as_such() {
    let hall = Hall::new();
    let other = hall.world.officer("Mas Lereng", &[Role::Pendamping]);
    for form in ["case", "close_case", "follow_up"] {
        keeps(&hall.companion, form, &hall.secret.to_string());
    }
    assert!(ways(&hall.companion).iter().all(|(_, way)| *way == DraftWay::Open));
    hall.world
        .vault
        .write(|ctx| case::hand_to(ctx, hall.secret, None, other.id, "pendampingnya sakit"))
        .unwrap();
    let told = seen(&hall.companion);
    assert_eq!(told.drafts.len(), 3);
    assert!(told.drafts.iter().all(|one| one.way == DraftWay::NotYours && one.case.is_none()));
    assert!(!serde_json::to_string(&told.drafts).unwrap().contains("dipukul"));
    // What was typed is there again when the case comes back, and goes when its officer says so.
    hall.companion.write(|ctx| draft::discard(ctx, "close_case", &hall.secret.to_string())).unwrap();
    let other = hall.world.as_officer(&other);
    let me = hall.companion.officer().id;
    let rev = other.read(|ctx| case::find(ctx, hall.secret)).unwrap().rev;
    other.write(|ctx| case::hand_to(ctx, hall.secret, Some(rev), me, "")).unwrap();
    let open = |form: &str| (form.to_owned(), DraftWay::Open);
    assert_eq!(ways(&hall.companion), [open("case"), open("follow_up")]);
}

#[test]
fn a_question_that_is_half_typed_about_a_case_that_became_secret_leads_nowhere() {
    let hall = Hall::new();
    for (case, way) in [(hall.plain, DraftWay::Open), (hall.secret, DraftWay::NotYours)] {
        keeps(&hall.companion, "flag_case", &case.to_string());
        assert_eq!(ways(&hall.companion), [("flag_case".to_owned(), way)]);
        hall.companion.write(|ctx| draft::discard(ctx, "flag_case", &case.to_string())).unwrap();
    }
}

#[test]
fn a_draft_about_what_was_taken_back_says_so_where_its_officer_may_know() {
    let hall = Hall::new();
    let companion = &hall.companion;
    let person = hall.world.person(&a_person("Sekar Jali"));
    keeps(&hall.world.vault, "person", &person.to_string());
    keeps(&hall.world.vault, "life", &person.to_string());
    let family = hall.world.family(&[hall.world.person(&a_person("Sekar Menur"))]);
    keeps(&hall.world.vault, "household_member", &family.to_string());
    assert!(ways(&hall.world.vault).contains(&("household_member".to_owned(), DraftWay::Open)));
    hall.world.vault.write(|ctx| crate::taking_back::family(ctx, family, "dua kali")).unwrap();
    keeps(companion, "follow_up", &hall.plain.to_string());
    hall.world.vault.write(|ctx| crate::taking_back::resident(ctx, person, "dua kali")).unwrap();
    let gone = |form: &str| (form.to_owned(), DraftWay::Gone);
    assert_eq!(ways(&hall.world.vault), [gone("household_member"), gone("life"), gone("person")]);
    hall.world.vault.write(|ctx| crate::case::withdraw(ctx, hall.plain, "keliru")).unwrap();
    assert_eq!(ways(companion), [gone("follow_up")]);
}

#[test]
fn a_draft_of_a_role_that_somebody_lost_is_not_offered_to_go_on_with() {
    let hall = Hall::new();
    let recorder = hall.world.officer("Pak Gringsing", &[Role::Pencatat]);
    let open = hall.world.as_officer(&recorder);
    for form in ["case", "person", "household", "assistance"] {
        keeps(&open, form, "");
    }
    assert!(ways(&open).iter().all(|(_, way)| *way == DraftWay::Open));
    hall.world.vault.write(|ctx| set_roles(ctx, recorder.id, &[Role::Pembaca])).unwrap();
    assert_eq!(ways(&open).len(), 4);
    assert!(ways(&open).iter().all(|(_, way)| *way == DraftWay::NotYours));
}

#[test]
fn a_case_with_a_goal_is_not_without_a_plan_whatever_its_stage() {
    let hall = Hall::new();
    let before = of_all(&hall.companion).without_plan.total;
    hall.companion.write(|ctx| crate::plan::add_goal(ctx, hall.plain, "Makan cukup")).unwrap();
    assert_eq!(of_all(&hall.companion).without_plan.total, before - 1);
}

#[test]
fn due_visits_are_told_by_rt_and_family_and_a_secret_one_stands_apart() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let head = world.person(&a_person("Sekar Dangan"));
    let child = world.person(&a_person("Ceplok Kecil"));
    let other = world.person(&PersonForm { rt: "31".to_owned(), ..a_person("Pak Gringsing") });
    let home = world.family(&[head, child]);
    let plan = |form: &CaseForm, from_now: i64| {
        let case = world.case(form);
        let day = |ctx: &crate::database::Write| (ctx.today() + chrono::Duration::days(from_now)).to_string();
        world.vault.write(|ctx| case::plan_visits(ctx, case, &day(ctx), None)).unwrap();
    };
    plan(&a_case(head, me), 3);
    plan(&a_case(child, me), 0);
    plan(&a_case(other, me), 10);
    plan(&CaseForm { secret: true, ..a_case(child, me) }, 1);
    // Nobody has been there, and no visit is planned: it waits elsewhere.
    let theirs = world.as_officer(&world.officer("Mbak Ceplok", &[Role::Pendamping]));
    let urgent = CaseForm { urgency: Urgency::Emergency, ..a_case(other, theirs.officer().id) };
    theirs.write(|ctx| case::open(ctx, &CaseForm { secret: true, ..urgent })).unwrap();
    let due = |days| world.vault.read(|ctx| due_visits(ctx, days, false)).unwrap();
    let week = due(7);
    assert_eq!((week.total, week.shown, week.secret.len(), week.secret_of_others), (3, 3, 1, 0));
    let [place] = week.places.as_slice() else { panic!("{:?}", week.places) };
    assert_eq!((place.rt.as_str(), place.families.len()), ("032", 1));
    assert_eq!((place.families[0].household, place.families[0].cases.len()), (Some(home), 2));
    assert_eq!(place.families[0].cases[0].subject, "Ceplok Kecil");
    let month = due(30);
    assert_eq!(month.places.iter().map(|place| place.rt.as_str()).collect::<Vec<_>>(), ["031", "032"]);
    let reader = world.as_officer(&world.officer("Pak Slobog", &[Role::Pembaca]));
    assert_eq!(reader.read(|ctx| due_visits(ctx, 30, true)).unwrap(), DueVisits::default());
}
