//! Notes and visits: their rules, corrections, and the plan of the next visit.

use super::super::*;
use super::codes;
use crate::person::PersonForm;
use crate::testing::{World, a_case, a_person};
use crate::values::Birth;
use crate::vault::Role;

fn a_visit(officer: Uuid) -> FollowUpForm {
    FollowUpForm {
        kind: FollowUpKind::Visit,
        happened: "2026-11-21".to_owned(),
        text: "Sudah mau makan dua kali sehari.".to_owned(),
        outcome: String::new(),
        officer,
        next_visit: String::new(),
    }
}

fn a_world() -> (World, Uuid, Uuid) {
    let world = World::with_group();
    let born = PersonForm {
        birth: Birth::Day { date: chrono::NaiveDate::from_ymd_opt(2026, 11, 10).unwrap() },
        ..a_person("Sekar Kecil")
    };
    let person = world.person(&born);
    let me = world.vault.officer().id;
    let case = world.case(&a_case(person, me));
    (world, case, me)
}

fn page(world: &World, case: Uuid) -> Case {
    world.vault.read(|ctx| find(ctx, case)).unwrap()
}

fn days_from_today(world: &World, days: u64) -> String {
    (world.vault.read(|ctx| Ok(ctx.today())).unwrap() + chrono::Days::new(days)).to_string()
}

#[test]
fn a_visit_comes_first_in_the_time_line_and_plans_the_next() {
    let (world, case, me) = a_world();
    let next = days_from_today(&world, 7);
    let form = FollowUpForm { next_visit: next.clone(), ..a_visit(me) };
    world.vault.write(|ctx| add_follow_up(ctx, case, &form)).unwrap();
    let page = page(&world, case);
    assert_eq!(page.row.next_visit, next);
    let Happening::FollowUp { text, may_correct, corrected, author, .. } = &page.timeline[0].what else {
        panic!("the visit came last")
    };
    assert_eq!(text, "Sudah mau makan dua kali sehari.");
    assert!(*may_correct && !*corrected && author.is_none());
    assert_eq!(page.timeline.last().unwrap().what, Happening::Opened);
}

#[test]
fn a_visit_without_a_next_date_ends_the_plan_and_a_note_leaves_it() {
    let (world, case, me) = a_world();
    let next = days_from_today(&world, 3);
    world.vault.write(|ctx| plan_visits(ctx, case, &next, None)).unwrap();
    let note = FollowUpForm { kind: FollowUpKind::Note, ..a_visit(me) };
    world.vault.write(|ctx| add_follow_up(ctx, case, &note)).unwrap();
    assert_eq!(page(&world, case).row.next_visit, next);
    world.vault.write(|ctx| add_follow_up(ctx, case, &a_visit(me))).unwrap();
    assert_eq!(page(&world, case).row.next_visit, "");
}

#[test]
fn all_faults_of_a_follow_up_are_told_at_once() {
    let (world, case, me) = a_world();
    let wrong = FollowUpForm {
        happened: days_from_today(&world, 1),
        text: " ".to_owned(),
        outcome: String::new(),
        officer: Uuid::nil(),
        next_visit: "2026-01-01".to_owned(),
        ..a_visit(me)
    };
    let told = codes(world.vault.write(|ctx| add_follow_up(ctx, case, &wrong)));
    let expected = [
        ("happened", FaultCode::DateInFuture),
        ("text", FaultCode::Required),
        ("officer", FaultCode::UnknownChoice),
        ("next_visit", FaultCode::DatePassed),
    ];
    assert_eq!(told, expected.map(|(field, code)| (field.to_owned(), code)));
}

#[test]
fn nobody_is_visited_before_they_are_born() {
    let (world, case, me) = a_world();
    let early = FollowUpForm { happened: "2026-11-09".to_owned(), ..a_visit(me) };
    let told = codes(world.vault.write(|ctx| add_follow_up(ctx, case, &early)));
    assert_eq!(told, [("happened".to_owned(), FaultCode::DateBeforeBirth)]);
    let refused = world.vault.write(|ctx| add_follow_up(ctx, case, &early)).unwrap_err().faults();
    assert_eq!(refused[0].values["date"], "2026-11-10");
    // Before the report is possible: somebody came by, and the report was written down later.
    let before_report = FollowUpForm { happened: "2026-11-15".to_owned(), ..a_visit(me) };
    world.vault.write(|ctx| add_follow_up(ctx, case, &before_report)).unwrap();
}

#[test]
fn one_corrects_ones_own_and_whoever_typed_it_may_too() {
    let (world, case, head) = a_world();
    let recorder = world.officer("Pak Gringsing", &[Role::Pencatat]);
    let other = world.officer("Bu Sidomukti", &[Role::Pencatat]);
    let recording = world.as_officer(&recorder);
    // The recorder types in the head's paper.
    let id = recording.write(|ctx| add_follow_up(ctx, case, &a_visit(head))).unwrap();
    let better = FollowUpForm { text: "Obat tinggal tiga hari.".to_owned(), ..a_visit(head) };
    let refused = world.as_officer(&other).write(|ctx| correct_follow_up(ctx, id, 1, &better));
    assert_eq!(refused.unwrap_err().code(), FaultCode::NotAllowed);
    recording.write(|ctx| correct_follow_up(ctx, id, 1, &better)).unwrap();
    let late = world.vault.write(|ctx| correct_follow_up(ctx, id, 1, &better));
    assert_eq!(late.unwrap_err().code(), FaultCode::Changed);
    world.vault.write(|ctx| correct_follow_up(ctx, id, 2, &a_visit(head))).unwrap();
    let page = page(&world, case);
    let Happening::FollowUp { corrected, author, .. } = page.timeline[0].what.clone() else {
        panic!("a visit")
    };
    assert!(corrected);
    assert_eq!(author, Some(recorder.id));
}

#[test]
fn taking_back_asks_a_reason_and_hides_the_follow_up() {
    let (world, case, me) = a_world();
    let id = world.vault.write(|ctx| add_follow_up(ctx, case, &a_visit(me))).unwrap();
    let silent = world.vault.write(|ctx| withdraw_follow_up(ctx, id, ""));
    assert_eq!(codes(silent), [("reason".to_owned(), FaultCode::ReasonNeeded)]);
    world.vault.write(|ctx| withdraw_follow_up(ctx, id, "salah orang")).unwrap();
    assert_eq!(page(&world, case).timeline.len(), 1);
    let again = world.vault.write(|ctx| withdraw_follow_up(ctx, id, "salah orang"));
    assert_eq!(again.unwrap_err().code(), FaultCode::NotFound);
}

#[test]
fn saving_throws_its_draft_away() {
    let (world, case, me) = a_world();
    let subject = case.to_string();
    world.vault.write(|ctx| draft::keep(ctx, "follow_up", &subject, "{}")).unwrap();
    world.vault.write(|ctx| add_follow_up(ctx, case, &a_visit(me))).unwrap();
    assert!(world.vault.read(|ctx| draft::find(ctx, "follow_up", &subject)).unwrap().is_none());
}

#[test]
fn a_visit_that_met_nobody_needs_no_words_and_a_code_must_be_known() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let case = world.case(&a_case(world.person(&a_person("Sekar Dangan")), me));
    let add = |form: &FollowUpForm| world.vault.write(|ctx| add_follow_up(ctx, case, form));
    let silent = FollowUpForm { text: " ".to_owned(), ..a_visit(me) };
    let of = |outcome: &str| FollowUpForm { outcome: outcome.to_owned(), ..silent.clone() };
    for needs_words in ["", "met"] {
        let faults = add(&of(needs_words)).unwrap_err().faults();
        assert_eq!((faults[0].field.as_str(), faults[0].code), ("text", FaultCode::Required));
    }
    let faults = add(&of("asleep")).unwrap_err().faults();
    assert_eq!((faults[0].field.as_str(), faults[0].code), ("outcome", FaultCode::UnknownChoice));
    add(&of("nobody_home")).unwrap();
    let page = world.vault.read(|ctx| find(ctx, case)).unwrap();
    let Happening::FollowUp { outcome, .. } = &page.timeline[0].what else { panic!("{:?}", page.timeline) };
    assert_eq!(outcome, "nobody_home");
}

#[test]
fn visits_repeat_until_a_day_or_for_good_and_end_with_the_case() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let case = world.case(&a_case(world.person(&a_person("Sekar Dangan")), me));
    let plan = |day: &str, every: u8, until: &str| {
        let repeat = Repeat { every, unit: RepeatUnit::Month, until: until.to_owned() };
        world.vault.write(|ctx| plan_visits(ctx, case, day, Some(&repeat)))
    };
    let codes = |result: Result<()>| -> Vec<(String, FaultCode)> {
        result.unwrap_err().faults().into_iter().map(|fault| (fault.field, fault.code)).collect()
    };
    let told = |field: &str, code| vec![(field.to_owned(), code)];
    assert_eq!(codes(plan("2099-01-05", 0, "")), told("every", FaultCode::OutOfRange));
    assert_eq!(codes(plan("2099-01-05", 53, "")), told("every", FaultCode::OutOfRange));
    assert_eq!(codes(plan("2099-01-05", 1, "2099-01-04")), told("until", FaultCode::DateBefore));
    assert_eq!(codes(plan("", 1, "")), told("next_visit", FaultCode::Required));
    plan("2099-01-05", 1, "2099-06-30").unwrap();
    let page = world.vault.read(|ctx| find(ctx, case)).unwrap();
    let repeat = Repeat { every: 1, unit: RepeatUnit::Month, until: "2099-06-30".to_owned() };
    assert_eq!((page.row.next_visit.as_str(), page.repeat), ("2099-01-05", Some(repeat)));
    // A visit with its own next day leaves the rule as it is.
    let visit = FollowUpForm { next_visit: "2099-02-05".to_owned(), ..a_visit(me) };
    world.vault.write(|ctx| add_follow_up(ctx, case, &visit)).unwrap();
    let page = world.vault.read(|ctx| find(ctx, case)).unwrap();
    assert_eq!((page.row.next_visit.as_str(), page.repeat.is_some()), ("2099-02-05", true));
    let closing = CloseForm {
        close_reason: "moved".to_owned(),
        closed_on: "2026-11-22".to_owned(),
        close_note: String::new(),
    };
    world.vault.write(|ctx| crate::closing::close(ctx, case, page.rev, &closing)).unwrap();
    assert_eq!(world.vault.read(|ctx| find(ctx, case)).unwrap().repeat, None);
}
