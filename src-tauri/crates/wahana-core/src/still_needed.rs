//! "Yang masih diperlukan": what the stages of a case must have (DOMAIN 8.1) and do not have yet, as a few lines, each of
//! which leads to the very form. It stands in nobody's way: no move asks for it, and a stage that was passed over needs
//! nothing.
//!
//! Composes the areas and has no SQL. What the plan (goal, action) and the referral (partner, letter, day of the answer)
//! must have is asked of their areas in [`of_stage`], one arm each.

use serde::Serialize;
use uuid::Uuid;

use crate::assessment::CaseAssessment;
use crate::case::{Case, Happening, Stage};
use crate::database::{Read, Write};
use crate::plan::{ActionState, Goal};
use crate::{Result, assessment, assistance, case, plan, referral};

/// No more lines than one reads at a glance.
const LINES: usize = 4;

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// What was reported, in a few words.
    Story,
    /// When somebody was there.
    VisitDate,
    /// What they need.
    Needs,
    /// What they can do and who stands by them.
    Strengths,
    /// What is to be reached.
    Goal,
    /// Who does what for it, until when.
    Action,
    /// Until when the first of it is done: nobody is reminded of what has no day.
    ActionDate,
    /// A first service.
    Service,
    /// To whom, and by when an answer is expected.
    Referral,
    /// When somebody comes again.
    NextVisit,
}

/// One line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct StillNeeded {
    /// The stage that must have it.
    pub stage: Stage,
    /// What is missing.
    pub what: Missing,
}

/// What a case still needs: of its present stage first, then of those it went through; for who may read it. Nothing of
/// a closed case.
pub fn still_needed(ctx: &Read, id: Uuid) -> Result<Vec<StillNeeded>> {
    let page = case::find(ctx, id)?;
    if page.row.stage == Stage::Closed {
        return Ok(Vec::new());
    }
    let found = assessment::of_case(ctx, id)?;
    let mut stages: Vec<Stage> =
        page.stages.iter().filter(|step| !step.skipped).map(|step| step.stage).collect();
    stages.retain(|stage| *stage < page.row.stage);
    stages.push(page.row.stage);
    stages.sort_unstable_by(|one, other| other.cmp(one));
    stages.dedup();
    let mut lines = Vec::new();
    for stage in stages {
        lines
            .extend(of_stage(ctx, &page, &found, stage)?.into_iter().map(|what| StillNeeded { stage, what }));
    }
    lines.truncate(LINES);
    Ok(lines)
}

/// A case as its page shows it: a stage whose work was done was not passed over, though the case never stood there.
pub fn page(ctx: &Read, id: Uuid) -> Result<Case> {
    let page = case::find(ctx, id)?;
    if page.stages.iter().any(|step| step.skipped) {
        Ok(with_done(page, &done_in(ctx, id)?))
    } else {
        Ok(page)
    }
}

/// A case that was opened with a reason: what its companion wrote, without what was given, referred and added.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct OpenedCase {
    /// The case.
    pub page: Case,
    /// What was found.
    pub assessment: CaseAssessment,
    /// What was planned.
    pub plan: Vec<Goal>,
}

/// Opens a secret case for the head (SECURITY.md, "Secrecy levels": what hangs on a case has its level). The one reason
/// in the journal is for all of it.
///
/// # Errors
/// [`crate::FaultCode::NotAllowed`] for everybody who may not know of it, [`crate::FaultCode::ReasonNeeded`].
pub fn open_secret(ctx: &Write, id: Uuid, reason: &str) -> Result<OpenedCase> {
    let page = case::open_secret(ctx, id, reason)?;
    let assessment = assessment::of_page(ctx, &page)?;
    let plan = plan::of_page(ctx, &page)?;
    Ok(OpenedCase { page: with_done(page, &found_and_planned(&assessment, &plan)), assessment, plan })
}

fn with_done(mut page: Case, done: &[Stage]) -> Case {
    for step in &mut page.stages {
        step.skipped &= !done.contains(&step.stage);
    }
    for entry in &mut page.timeline {
        if let Happening::Moved { skipped, .. } = &mut entry.what {
            skipped.retain(|stage| !done.contains(stage));
        }
    }
    page
}

/// The stages of which something is written down, those that can be passed over.
fn done_in(ctx: &Read, id: Uuid) -> Result<Vec<Stage>> {
    let mut done = found_and_planned(&assessment::of_case(ctx, id)?, &plan::of_case(ctx, id)?);
    if !assistance::of_case(ctx, id)?.is_empty() {
        done.push(Stage::Service);
    }
    if !referral::of_case(ctx, id)?.is_empty() {
        done.push(Stage::Referral);
    }
    Ok(done)
}

/// Those of them that an assessment and a plan stand for.
fn found_and_planned(assessment: &CaseAssessment, plan: &[Goal]) -> Vec<Stage> {
    let found = assessment.found.is_some().then_some(Stage::Assessment);
    let planned = (!plan.is_empty()).then_some(Stage::Plan);
    found.into_iter().chain(planned).collect()
}

fn of_stage(ctx: &Read, page: &Case, found: &CaseAssessment, stage: Stage) -> Result<Vec<Missing>> {
    let form = found.found.as_ref().map(|found| &found.form);
    let empty = |text: Option<&String>| text.is_none_or(String::is_empty);
    let mut missing = Vec::new();
    match stage {
        // Who told and when can't be missing. Of violence nobody has to tell a story.
        Stage::Report if page.form.story.is_empty() && !found.asks.minimum => missing.push(Missing::Story),
        Stage::Assessment => {
            if empty(form.map(|form| &form.visited_on)) {
                missing.push(Missing::VisitDate);
            }
            if empty(form.map(|form| &form.needs)) {
                missing.push(Missing::Needs);
            }
            if empty(form.map(|form| &form.strengths)) && !found.asks.minimum {
                missing.push(Missing::Strengths);
            }
        }
        Stage::Plan => {
            missing.extend(of_plan(&plan::of_case(ctx, page.row.id)?));
        }
        Stage::Service if assistance::of_case(ctx, page.row.id)?.is_empty() => missing.push(Missing::Service),
        Stage::Referral if referral::of_case(ctx, page.row.id)?.is_empty() => missing.push(Missing::Referral),
        Stage::Monitoring if page.row.next_visit.is_empty() => missing.push(Missing::NextVisit),
        _ => {}
    }
    Ok(missing)
}

/// What DOMAIN 8.1 names for the plan, but the fund: much that neighbours plan costs nothing, and a gift asks for its fund
/// when it is given. One open action with a day is enough to go on; the others get theirs as it comes to them.
fn of_plan(goals: &[Goal]) -> Option<Missing> {
    let mut actions = goals.iter().flat_map(|goal| &goal.actions).peekable();
    if goals.is_empty() {
        return Some(Missing::Goal);
    }
    if actions.peek().is_none() {
        return Some(Missing::Action);
    }
    let mut open = actions.filter(|one| one.state == ActionState::Open).peekable();
    (open.peek().is_some() && open.all(|one| one.form.due.is_empty())).then_some(Missing::ActionDate)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::AssessmentForm;
    use crate::assistance::{AssistanceForm, Recipient};
    use crate::case::{CaseForm, CaseTypeForm, Urgency};
    use crate::record::RecordKind;
    use crate::testing::{World, a_case, a_parcel, a_person};
    use crate::{FaultCode, history, vault::Role};

    fn lines(world: &World, id: Uuid) -> Vec<(Stage, Missing)> {
        let found = world.vault.read(|ctx| still_needed(ctx, id)).unwrap();
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
        let action = plan::ActionForm {
            what: "Antar ke Puskesmas".to_owned(),
            officer: Some(me),
            ..Default::default()
        };
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
        let refused = other.read(|ctx| still_needed(ctx, secret)).unwrap_err();
        assert_eq!(refused.code(), FaultCode::NotAllowed);
    }
}
