//! What a case needs next and is offered, and what of it was done; and who is told.

use super::*;
use crate::assessment::AssessmentForm;
use crate::assistance::{AssistanceForm, Recipient};
use crate::case::{CaseForm, CaseTypeForm, Urgency};
use crate::record::RecordKind;
use crate::testing::{World, a_case, a_parcel, a_person};
use crate::{FaultCode, history, vault::Role};

fn lines(world: &World, id: Uuid) -> Vec<(Stage, Missing)> {
    let found = world.vault.read(|ctx| comes_next(ctx, id)).map(|next| next.needed).unwrap();
    found.into_iter().map(|line| (line.stage, line.what)).collect()
}

fn move_to(world: &World, id: Uuid, to: Stage) {
    let rev = world.vault.read(|ctx| case::find(ctx, id)).unwrap().rev;
    world.vault.write(|ctx| case::move_to(ctx, id, rev, to, "Sudah jelas")).unwrap();
}

#[test]
fn a_plan_needs_a_goal_and_then_somebody_who_does_something_for_it() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let id = world.case(&a_case(world.person(&a_person("Sekar Dangan")), me));
    move_to(&world, id, Stage::Plan);
    assert_eq!(lines(&world, id)[0], (Stage::Plan, Missing::Goal));
    let goal = world.vault.write(|ctx| plan::add_goal(ctx, id, "Makan setiap hari")).unwrap();
    assert_eq!(lines(&world, id)[0], (Stage::Plan, Missing::Action));
    let action =
        plan::ActionForm { what: "Antar ke Puskesmas".to_owned(), officer: Some(me), ..Default::default() };
    let undated = world.vault.write(|ctx| plan::add_action(ctx, goal, &action)).unwrap();
    assert_eq!(lines(&world, id)[0], (Stage::Plan, Missing::ActionDate));
    let dated = plan::ActionForm { due: "2026-12-05".to_owned(), ..action };
    let other = world.vault.write(|ctx| plan::add_action(ctx, goal, &dated)).unwrap();
    assert!(!lines(&world, id).iter().any(|(stage, _)| *stage == Stage::Plan));
    // The one with a day is done, the other is nobody's task; then nothing is left to be done.
    for (action, left) in [(other, true), (undated, false)] {
        let how = plan::Ending::Done;
        let end = plan::EndForm { how, on: "2026-11-20".to_owned(), outcome: String::new() };
        world.vault.write(|ctx| plan::end_action(ctx, action, 1, &end)).unwrap();
        let asked = lines(&world, id).contains(&(Stage::Plan, Missing::ActionDate));
        assert_eq!(asked, left);
    }
}

#[test]
fn each_stage_says_what_it_must_have_and_says_no_more_when_it_has_it() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let person = world.person(&a_person("Sekar Dangan"));
    let id = world.case(&CaseForm { story: String::new(), ..a_case(person, me) });
    assert_eq!(lines(&world, id), [(Stage::Report, Missing::Story)]);

    move_to(&world, id, Stage::Assessment);
    let of_visit = [
        (Stage::Assessment, Missing::VisitDate),
        (Stage::Assessment, Missing::Needs),
        (Stage::Assessment, Missing::Strengths),
        (Stage::Report, Missing::Story),
    ];
    assert_eq!(lines(&world, id), of_visit);
    let found = AssessmentForm {
        visited_on: "2026-11-21".to_owned(),
        visited_by: Some(me),
        needs: "Makan siang setiap hari".to_owned(),
        strengths: "Anaknya tinggal di RT yang sama".to_owned(),
        ..AssessmentForm::default()
    };
    world.vault.write(|ctx| assessment::set(ctx, id, None, &found, None)).unwrap();
    assert_eq!(lines(&world, id), [(Stage::Report, Missing::Story)]);

    move_to(&world, id, Stage::Service);
    assert_eq!(lines(&world, id)[0], (Stage::Service, Missing::Service));
    world.assistance(&AssistanceForm { case_id: Some(id), ..a_parcel(Recipient::Person { id: person }) });
    move_to(&world, id, Stage::Monitoring);
    assert_eq!(lines(&world, id)[0], (Stage::Monitoring, Missing::NextVisit));
}

#[test]
fn a_stage_that_was_passed_over_needs_nothing_and_violence_no_story() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let one = world.person(&a_person("Sekar Dangan"));
    let urgent = CaseForm { urgency: Urgency::Emergency, ..a_case(one, me) };
    let urgent = world.case(&urgent);
    assert_eq!(lines(&world, urgent), [(Stage::Service, Missing::Service)]);
    let violence = CaseForm {
        types: vec![CaseTypeForm { number: 19, criteria: vec![1], note: String::new() }],
        story: String::new(),
        ..a_case(one, me)
    };
    let violence = world.case(&violence);
    assert_eq!(lines(&world, violence), []);
    move_to(&world, violence, Stage::Assessment);
    let asked = [(Stage::Assessment, Missing::VisitDate), (Stage::Assessment, Missing::Needs)];
    assert_eq!(lines(&world, violence), asked);
}

#[test]
fn a_stage_whose_work_was_done_was_not_passed_over_though_the_case_never_stood_there() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let id = world.case(&a_case(world.person(&a_person("Sekar Dangan")), me));
    let found = AssessmentForm {
        visited_on: "2026-11-21".to_owned(),
        visited_by: Some(me),
        ..AssessmentForm::default()
    };
    world.vault.write(|ctx| assessment::set(ctx, id, None, &found, None)).unwrap();
    move_to(&world, id, Stage::Service);
    let passed = || {
        let shown = world.vault.read(|ctx| page(ctx, id)).unwrap();
        let steps = shown.stages.iter().filter(|step| step.skipped).map(|step| step.stage);
        let Happening::Moved { skipped, .. } = &shown.timeline[0].what else { panic!("{shown:?}") };
        assert_eq!(skipped.clone(), steps.clone().collect::<Vec<_>>());
        skipped.clone()
    };
    assert_eq!(passed(), [Stage::Plan]);
    // What was left for later and then done is done too.
    world.vault.write(|ctx| plan::add_goal(ctx, id, "Makan setiap hari")).unwrap();
    assert_eq!(passed(), []);
}

#[test]
fn a_stage_whose_work_was_done_began_on_its_day_between_the_stage_before_and_the_move_that_passed_it() {
    // The case was reported on 20 November and went to service on the 23rd.
    for (seen, told) in
        [("2026-11-21", "2026-11-21"), ("2026-11-03", "2026-11-20"), ("2026-11-24", "2026-11-23")]
    {
        let (world, _, id, _) = a_room();
        let rev = world.vault.read(|ctx| case::find(ctx, id)).unwrap().rev;
        let on = "2026-11-23";
        world.vault.write(|ctx| case::move_on(ctx, id, rev, Stage::Service, "Mendesak", on)).unwrap();
        let steps = || {
            let stages = world.vault.read(|ctx| page(ctx, id)).unwrap().stages.into_iter();
            stages.map(|step| (step.stage, step.since, step.skipped)).collect::<Vec<_>>()
        };
        let passed = steps();
        let form = AssessmentForm { visited_on: seen.to_owned(), ..AssessmentForm::default() };
        let set = |ctx: &Write| assessment::set(ctx, id, None, &form, None).map(|_| ctx.act());
        let act = world.vault.write(set).unwrap();
        let step = |stage, since: &str, skipped| (stage, since.to_owned(), skipped);
        let expected = [
            step(Stage::Report, "2026-11-20", false),
            step(Stage::Assessment, told, false),
            step(Stage::Plan, on, true),
            step(Stage::Service, on, false),
        ];
        assert_eq!(steps(), expected);
        // The plan was written later than the case went on.
        world.vault.write(|ctx| plan::add_goal(ctx, id, "Makan setiap hari")).unwrap();
        assert_eq!(steps()[1..3], [step(Stage::Assessment, told, false), step(Stage::Plan, on, false)]);
        world.vault.write(|ctx| history::undo(ctx, act)).unwrap();
        assert_eq!(steps()[1], passed[1], "taken back");
    }
}

#[test]
fn the_head_reads_what_was_found_and_planned_in_a_secret_case_with_a_reason_and_nobody_else_does() {
    let world = World::with_group();
    let head = &world.vault;
    let companion = world.as_officer(&world.officer("Pak Slobog", &[Role::Pendamping]));
    let others = [("Mbak Ceplok", Role::Pendamping), ("Pak Gringsing", Role::Pencatat)]
        .map(|(name, role)| world.as_officer(&world.officer(name, &[role])));
    let person = world.person(&a_person("Sekar Dangan"));
    let secret = CaseForm { secret: true, ..a_case(person, companion.officer().id) };
    let id = companion.write(|ctx| case::open(ctx, &secret)).unwrap().id;
    let found = AssessmentForm { needs: "Makan siang".to_owned(), ..AssessmentForm::default() };
    companion.write(|ctx| assessment::set(ctx, id, None, &found, None)).unwrap();
    companion.write(|ctx| plan::add_goal(ctx, id, "Makan setiap hari")).unwrap();
    let rev = companion.read(|ctx| case::find(ctx, id)).unwrap().rev;
    companion.write(|ctx| case::move_to(ctx, id, rev, Stage::Service, "Sudah jelas")).unwrap();
    let views = || {
        let told = companion.read(|ctx| history::record_history(ctx, RecordKind::Case, id)).unwrap();
        told.iter().filter(|entry| entry.op == "view").count()
    };

    for vault in others.iter().chain([head]) {
        let assessment = vault.read(|ctx| assessment::of_case(ctx, id)).unwrap_err();
        let plan = vault.read(|ctx| plan::of_case(ctx, id)).unwrap_err();
        assert_eq!([assessment.code(), plan.code()], [FaultCode::NotAllowed; 2]);
    }
    for vault in &others {
        let refused = vault.write(|ctx| open_secret(ctx, id, "Rapat")).unwrap_err();
        assert_eq!(refused.code(), FaultCode::NotAllowed);
    }
    let silent = head.write(|ctx| open_secret(ctx, id, " ")).unwrap_err();
    assert_eq!((silent.code(), views()), (FaultCode::ReasonNeeded, 0));

    let opened = head.write(|ctx| open_secret(ctx, id, "Membahas penanganan")).unwrap();
    assert_eq!(opened.assessment.found.unwrap().form.needs, "Makan siang");
    assert_eq!(opened.plan[0].text, "Makan setiap hari");
    assert!(opened.page.stages.iter().all(|step| !step.skipped) && !opened.page.may_change);
    assert_eq!(views(), 1, "its companion sees that it was read, and why");
    // Reading it once opens nothing for later.
    let again = head.read(|ctx| plan::of_case(ctx, id)).unwrap_err();
    assert_eq!(again.code(), FaultCode::NotAllowed);
}

#[test]
fn who_may_not_read_the_case_is_told_nothing() {
    let world = World::with_group();
    let companion = world.officer("Pak Slobog", &[Role::Pendamping]);
    let one = world.person(&a_person("Sekar Dangan"));
    let secret = CaseForm { secret: true, ..a_case(one, world.vault.officer().id) };
    let secret = world.case(&secret);
    let other = world.as_officer(&companion);
    let refused = other.read(|ctx| comes_next(ctx, secret)).unwrap_err();
    assert_eq!(refused.code(), FaultCode::NotAllowed);
}

/// A case about a resident, and the day of this test.
fn a_room() -> (World, Uuid, Uuid, String) {
    let world = World::with_group();
    let person = world.person(&a_person("Sekar Dangan"));
    let id = world.case(&a_case(person, world.vault.officer().id));
    let today = world.vault.read(|ctx| Ok(ctx.today())).unwrap().to_string();
    (world, person, id, today)
}

fn found_on(world: &World, id: Uuid, day: &str) {
    let found = AssessmentForm { visited_on: day.to_owned(), ..AssessmentForm::default() };
    world.vault.write(|ctx| assessment::set(ctx, id, None, &found, None)).unwrap();
}

#[test]
fn the_stage_of_an_assessment_is_offered_on_the_day_of_its_first_visit_and_not_before_the_report() {
    let offered = |days: &[&str]| {
        let (world, _, id, today) = a_room();
        assert_eq!(world.vault.read(|ctx| comes_next(ctx, id)).unwrap().offer, None);
        for day in days {
            found_on(&world, id, day);
        }
        let offer = world.vault.read(|ctx| comes_next(ctx, id)).unwrap().offer.unwrap();
        assert_eq!((offer.to, offer.needs_reason), (Stage::Assessment, false));
        move_to(&world, id, Stage::Assessment);
        assert_eq!(world.vault.read(|ctx| comes_next(ctx, id)).unwrap().offer, None, "it stands there");
        (offer.on, today)
    };
    assert_eq!(offered(&["2026-11-23", "2026-11-22"]).0, "2026-11-22");
    assert_eq!(offered(&["2026-11-03"]).0, "2026-11-20");
    // Without a day it counts from when it was written.
    let (on, today) = offered(&["", "2026-11-22"]);
    assert_eq!(on, today);
}

#[test]
fn the_stage_of_a_plan_is_offered_with_a_reason_where_the_assessment_is_passed_over() {
    let (world, person, id, today) = a_room();
    found_on(&world, id, "2026-11-22");
    world.vault.write(|ctx| plan::add_goal(ctx, id, "Makan setiap hari")).unwrap();
    let offer = || world.vault.read(|ctx| comes_next(ctx, id)).unwrap().offer;
    let plan = |needs_reason| StageOffer { to: Stage::Plan, on: today.clone(), needs_reason };
    assert_eq!(offer(), Some(plan(true)));
    move_to(&world, id, Stage::Assessment);
    assert_eq!(offer(), Some(plan(false)));
    let reader = world.as_officer(&world.officer("Pak Slobog", &[Role::Pendamping]));
    assert_eq!(reader.read(|ctx| comes_next(ctx, id)).unwrap().offer, None, "who may not move it");
    let died = crate::person::Life::Dead;
    world.vault.write(|ctx| crate::person::set_life(ctx, person, died, "2026-11-23", "")).unwrap();
    assert_eq!(offer(), None, "nobody is there any more");
}

#[test]
fn somebody_was_there_for_a_visit_or_an_assessment_and_a_note_is_neither() {
    let visited = |world: &World, id| world.vault.read(|ctx| comes_next(ctx, id)).unwrap().visited;
    let (world, _, id, today) = a_room();
    let form = |kind| case::FollowUpForm {
        kind,
        happened: today.clone(),
        text: "Sudah mandiri.".to_owned(),
        outcome: String::new(),
        officer: world.vault.officer().id,
        next_visit: String::new(),
    };
    world.vault.write(|ctx| case::add_follow_up(ctx, id, &form(FollowUpKind::Note))).unwrap();
    found_on(&world, id, "");
    assert!(!visited(&world, id));
    world.vault.write(|ctx| case::add_follow_up(ctx, id, &form(FollowUpKind::Visit))).unwrap();
    assert!(visited(&world, id));
    let (world, _, id, today) = a_room();
    found_on(&world, id, &today);
    assert!(visited(&world, id));
}
