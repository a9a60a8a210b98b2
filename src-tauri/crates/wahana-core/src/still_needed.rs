//! What comes next in a case: the stage that its work has come to, and "Yang masih diperlukan": what the stages of a case
//! must have (DOMAIN 8.1) and do not have yet, as a few lines, each of which leads to the very form. It stands in nobody's
//! way: no move asks for it, and a stage that was passed over needs nothing.
//!
//! Composes the areas and has no SQL. What the plan (goal, action) and the referral (partner, letter, day of the answer)
//! must have is asked of their areas in [`of_stage`], one arm each.

use chrono::{Local, NaiveDate};
use serde::Serialize;
use uuid::Uuid;

use crate::assessment::CaseAssessment;
use crate::case::{Case, FollowUpKind, Happening, Stage, StageOffer, TimelineEntry};
use crate::database::{Read, Write};
use crate::plan::{ActionState, Goal};
use crate::values::written_at;
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

/// What comes next in a case, as its page offers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ComesNext {
    /// What it still needs: of its present stage first, then of those it went through. Nothing of a closed case.
    pub needed: Vec<StillNeeded>,
    /// A stage that its work has come to.
    pub offer: Option<StageOffer>,
    /// Whether somebody was there, for a visit or for an assessment.
    pub visited: bool,
}

/// What comes next in a case, for who may read it. A stage is offered at the report and at the assessment alone.
pub fn comes_next(ctx: &Read, id: Uuid) -> Result<ComesNext> {
    let page = case::find(ctx, id)?;
    let found = assessment::of_page(ctx, &page)?;
    let offer = match page.row.stage {
        Stage::Report | Stage::Assessment => offered(ctx, &page, &found)?,
        _ => None,
    };
    let visited = was_visited(&page, &found);
    Ok(ComesNext { needed: lines(ctx, &page, &found)?, offer, visited })
}

fn offered(ctx: &Read, page: &Case, found: &CaseAssessment) -> Result<Option<StageOffer>> {
    let planned = planned_on(&plan::of_case(ctx, page.row.id)?);
    Ok(case::offer(ctx, page, found_on(found), planned))
}

/// The day of the first assessment: the others came after it.
fn found_on(found: &CaseAssessment) -> Option<NaiveDate> {
    let first = found.earlier.last().or(found.found.as_ref())?;
    first.form.visited_on.parse().ok().or_else(|| written_on(first.id))
}

/// The day on which the first goal was written down.
fn planned_on(plan: &[Goal]) -> Option<NaiveDate> {
    plan.iter().filter_map(|goal| written_on(goal.id)).min()
}

/// The local day on which something was written down.
fn written_on(id: Uuid) -> Option<NaiveDate> {
    Some(written_at(id)?.with_timezone(&Local).date_naive())
}

fn was_visited(page: &Case, found: &CaseAssessment) -> bool {
    let is_visit = |entry: &TimelineEntry| {
        matches!(entry.what, Happening::FollowUp { follow_up: FollowUpKind::Visit, .. })
    };
    let assessed = found.found.iter().chain(&found.earlier).any(|one| !one.form.visited_on.is_empty());
    assessed || page.timeline.iter().any(is_visit)
}

fn lines(ctx: &Read, page: &Case, found: &CaseAssessment) -> Result<Vec<StillNeeded>> {
    if page.row.stage == Stage::Closed {
        return Ok(Vec::new());
    }
    let mut stages: Vec<Stage> =
        page.stages.iter().filter(|step| !step.skipped).map(|step| step.stage).collect();
    stages.retain(|stage| *stage < page.row.stage);
    stages.push(page.row.stage);
    stages.sort_unstable_by(|one, other| other.cmp(one));
    stages.dedup();
    let mut lines = Vec::new();
    for stage in stages {
        lines.extend(of_stage(ctx, page, found, stage)?.into_iter().map(|what| StillNeeded { stage, what }));
    }
    lines.truncate(LINES);
    Ok(lines)
}

/// A case as its page shows it: a stage whose work was done was not passed over, though the case never stood there. It
/// began on the day of that work, but not after the move that passed it nor before the stage before it. Nothing of this
/// is stored: where the work is taken back, the stage was passed over.
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
    /// Whether somebody was there, for a visit or for an assessment.
    pub visited: bool,
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
    let visited = was_visited(&page, &assessment);
    let page = with_done(page, &found_and_planned(&assessment, &plan));
    Ok(OpenedCase { page, assessment, plan, visited })
}

fn with_done(mut page: Case, done: &[Done]) -> Case {
    let mut before: Option<NaiveDate> = None;
    for step in &mut page.stages {
        let moved = step.since.parse::<NaiveDate>().ok();
        if let (true, Some((_, on))) = (step.skipped, done.iter().find(|(stage, _)| *stage == step.stage)) {
            step.skipped = false;
            if let (Some(on), Some(moved)) = (*on, moved) {
                step.since = Some(on).max(before).unwrap_or(on).min(moved).to_string();
            }
        }
        if !step.skipped {
            before = step.since.parse().ok();
        }
    }
    for entry in &mut page.timeline {
        if let Happening::Moved { skipped, .. } = &mut entry.what {
            skipped.retain(|stage| !done.iter().any(|(known, _)| known == stage));
        }
    }
    page
}

/// A stage of which something is written down, and the day of the first of it, where that is known.
type Done = (Stage, Option<NaiveDate>);

/// Those that can be passed over.
fn done_in(ctx: &Read, id: Uuid) -> Result<Vec<Done>> {
    let mut done = found_and_planned(&assessment::of_case(ctx, id)?, &plan::of_case(ctx, id)?);
    let given = assistance::of_case(ctx, id)?;
    if !given.is_empty() {
        done.push((Stage::Service, given.iter().filter_map(|one| one.date.parse().ok()).min()));
    }
    let referred = referral::of_case(ctx, id)?;
    if !referred.is_empty() {
        done.push((Stage::Referral, referred.iter().filter_map(|one| one.sent_on.parse().ok()).min()));
    }
    Ok(done)
}

/// Those of them that an assessment and a plan stand for.
fn found_and_planned(assessment: &CaseAssessment, plan: &[Goal]) -> Vec<Done> {
    let found = assessment.found.is_some().then(|| (Stage::Assessment, found_on(assessment)));
    let planned = (!plan.is_empty()).then(|| (Stage::Plan, planned_on(plan)));
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
mod tests;
