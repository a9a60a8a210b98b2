//! The way of a case through its stages: moving on, passing over, going back, closing, reopening.
//!
//! Volunteers skip steps: every stage can be reached, and what was passed over is kept with its reason.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::stage::{self, Stage, StageStep};
use super::timeline::{self, Happening};
use super::{CASE, Case, CaseRow, reach, store};
use crate::database::{Read, Write};
use crate::fault::{Faults, both};
use crate::reference::CLOSE_REASONS;
use crate::values;
use crate::values::{note, parse_date};
use crate::{Error, Fault, FaultCode, Result, draft};

/// The code of stages that an emergency passed over.
const EMERGENCY: &str = "emergency";
/// That a case came to another stage.
const STAGE: &str = "stage";

/// Why and when a case ends.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, specta::Type)]
pub struct CloseForm {
    /// One of [`CLOSE_REASONS`].
    pub close_reason: String,
    /// `2026-11-24`, not after today and not before the last thing that happened in the case.
    pub closed_on: String,
    /// May be empty.
    pub close_note: String,
}

/// Moves a case today to another stage but [`Stage::Closed`], as [`move_on`] does.
pub fn move_to(ctx: &Write, id: Uuid, rev: i64, to: Stage, reason: &str) -> Result<CaseRow> {
    move_on(ctx, id, rev, to, reason, &ctx.today().to_string())
}

/// Moves a case to another stage but [`Stage::Closed`]. A move off the usual way (DOMAIN 8.1) asks a reason,
/// unless an emergency goes straight to service. Stages that are passed over are recorded. `on` is the local day on which
/// the stage began (`2026-11-24`): not after today, and not before the stage that the case stands in.
pub fn move_on(ctx: &Write, id: Uuid, rev: i64, to: Stage, reason: &str, on: &str) -> Result<CaseRow> {
    reach::require_write(ctx, id)?;
    let (from, urgent) = store::standing(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    if to == from || to == Stage::Closed || from == Stage::Closed {
        return Err(Error::Invalid(vec![Fault::at("stage", FaultCode::StageNotPossible)]));
    }
    let straight = urgent && from < to && to == Stage::Service;
    let been = store::stages(ctx.connection(), id)?;
    let reason = values::reason(reason, !straight && !stage::is_usual(from, to));
    let (reason, day) = both(reason, begun_on(ctx, on, &been))?;
    let code = if straight { EMERGENCY } else { "" };
    ctx.change(&CASE, id, Some(rev), |connection| {
        for step in way(ctx, from, to, &been, day, code, &reason) {
            store::add_stage(connection, id, &step)?;
        }
        store::set_stage(connection, id, to)
    })?;
    super::told(ctx, id)
}

/// The day on which a stage began behind those where the case has been.
fn begun_on(ctx: &Read, on: &str, been: &[StageStep]) -> Result<NaiveDate> {
    let wrong = |fault: Fault| Error::Invalid(vec![Fault { field: "on".to_owned(), ..fault }]);
    let day = parse_date(on).map_err(wrong)?;
    match stands_since(been) {
        _ if day > ctx.today() => Err(wrong(Fault::new(FaultCode::DateInFuture))),
        Some(since) if day < since => Err(wrong(Fault::new(FaultCode::DateBefore).with("date", since))),
        _ => Ok(day),
    }
}

/// Brings a case to another stage because of something that was done in it on that local day; `reason` is kept with what
/// was passed over. Nothing where it stands there, or is closed. A day before the stage that it stands in, or after today,
/// becomes the nearest that is possible.
pub(crate) fn bring_to(ctx: &Write, id: Uuid, to: Stage, reason: &str, on: &str) -> Result<()> {
    reach::require_write(ctx, id)?;
    let (from, _) = store::standing(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    if to == from || to == Stage::Closed || from == Stage::Closed {
        return Ok(());
    }
    ctx.change(&CASE, id, None, |connection| {
        let been = store::stages(connection, id)?;
        let today = ctx.today();
        let day = on.parse().unwrap_or(today).min(today);
        let day = stands_since(&been).map_or(day, |since| day.max(since));
        for step in way(ctx, from, to, &been, day, "", reason) {
            store::add_stage(connection, id, &step)?;
        }
        store::set_stage(connection, id, to)
    })
}

/// A stage that the work of a case has come to and the case has not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct StageOffer {
    /// Which.
    pub to: Stage,
    /// Local date since when.
    pub on: String,
    /// Whether a stage is passed over by it, so that the move asks for a reason.
    pub needs_reason: bool,
}

/// The stage that is theirs after a first assessment (of the day `found`) or a first plan (made on the day `planned`):
/// offered to who may change the case, and never forced. None where whom it is about is not here any more.
pub(crate) fn offer(
    ctx: &Read,
    page: &Case,
    found: Option<NaiveDate>,
    planned: Option<NaiveDate>,
) -> Option<StageOffer> {
    if page.gone.is_some() || !page.may_change {
        return None;
    }
    let (to, day) = match (page.row.stage, found, planned) {
        (Stage::Report | Stage::Assessment, _, Some(day)) => (Stage::Plan, day),
        (Stage::Report, Some(day), None) => (Stage::Assessment, day),
        _ => return None,
    };
    let day = day.min(ctx.today());
    let on = stands_since(&page.stages).map_or(day, |since| day.max(since)).to_string();
    Some(StageOffer { to, on, needs_reason: !stage::is_usual(page.row.stage, to) })
}

/// Something that happened in a case.
pub(crate) struct Happened {
    /// Local date; one that cannot be read counts for nothing.
    pub(crate) on: String,
    /// A code, of which the page makes a word.
    pub(crate) what: &'static str,
}

/// Ends a case; no visit is due any more. What is in other areas' hands and `happened` in it, with its own visits, notes
/// and stages, lies not after its end: [`crate::closing`] asks them.
pub(crate) fn close(
    ctx: &Write,
    id: Uuid,
    rev: i64,
    form: &CloseForm,
    happened: Vec<Happened>,
) -> Result<CaseRow> {
    reach::require_write(ctx, id)?;
    let (from, _) = store::standing(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    if from == Stage::Closed {
        return Err(FaultCode::StageNotPossible.into());
    }
    let mut faults = Faults::default();
    if form.close_reason.is_empty() {
        faults.add(Fault::at("close_reason", FaultCode::Required));
    } else if !CLOSE_REASONS.contains(&form.close_reason.as_str()) {
        faults.add(Fault::at("close_reason", FaultCode::UnknownChoice));
    }
    let closed_on = faults.take("closed_on", parse_date(&form.closed_on)).unwrap_or_else(|| ctx.today());
    if closed_on > ctx.today() {
        faults.add(Fault::at("closed_on", FaultCode::DateInFuture));
    } else if let Some((day, what)) = last_of(ctx, id, happened)?.filter(|(day, _)| closed_on < *day) {
        faults.add(Fault::at("closed_on", FaultCode::DateBefore).with("date", day).with("what", what));
    }
    let text = faults.take("close_note", note(&form.close_note)).unwrap_or_default();
    faults.check()?;
    ctx.change(&CASE, id, Some(rev), |connection| {
        let been = store::stages(connection, id)?;
        for mut step in way(ctx, from, Stage::Closed, &been, closed_on, &form.close_reason, "") {
            if !step.skipped {
                step.reason.clone_from(&text);
            }
            store::add_stage(connection, id, &step)?;
        }
        store::close(connection, id, &closed_on.to_string(), &form.close_reason, &text)
    })?;
    draft::discard(ctx, "close_case", &id.to_string())?;
    super::told(ctx, id)
}

/// The last of it that happened until today, with the case's own visits, notes and stages, its report among them. Of one
/// day a stage is named last: it follows from what was done.
fn last_of(ctx: &Read, id: Uuid, others: Vec<Happened>) -> Result<Option<(NaiveDate, &'static str)>> {
    let own = timeline::of_case(ctx, ctx.connection(), id, false)?.into_iter().map(|entry| {
        let what = match entry.what {
            Happening::Opened => "report",
            Happening::FollowUp { follow_up: kind, .. } => kind.as_str(),
            Happening::Moved { .. } => STAGE,
        };
        Happened { on: entry.on, what }
    });
    let all = own.chain(others).filter_map(|Happened { on, what }| Some((on.parse().ok()?, what)));
    Ok(all.filter(|(day, _)| *day <= ctx.today()).max_by_key(|(day, what)| (*day, *what != STAGE)))
}

/// Opens a closed case again, with a reason: in [`Stage::Monitoring`] or in the stage that is chosen.
pub fn reopen(ctx: &Write, id: Uuid, rev: i64, stage: Option<Stage>, reason: &str) -> Result<CaseRow> {
    reach::require_write(ctx, id)?;
    let (from, _) = store::standing(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    let to = stage.unwrap_or(Stage::Monitoring);
    if from != Stage::Closed || to == Stage::Closed {
        return Err(Error::Invalid(vec![Fault::at("stage", FaultCode::StageNotPossible)]));
    }
    let reason = values::reason(reason, true)?;
    ctx.change(&CASE, id, Some(rev), |connection| {
        store::add_stage(connection, id, &step(ctx, to, false, "", &reason))?;
        store::reopen(connection, id, to)
    })?;
    super::told(ctx, id)
}

/// The first steps of a new case: its report, and where an emergency leads at once. That was on the day of the report,
/// on whichever day it is typed in.
pub(super) fn first_steps(ctx: &Write, reported_on: &str, emergency: bool) -> Vec<StageStep> {
    let report = StageStep { since: reported_on.to_owned(), ..step(ctx, Stage::Report, false, "", "") };
    let mut steps = vec![report];
    if emergency {
        let on = reported_on.parse().unwrap_or_else(|_| ctx.today());
        let further = way(ctx, Stage::Report, Stage::Service, &steps, on, EMERGENCY, "");
        steps.extend(further);
    }
    steps
}

/// The steps of a case that became an emergency before it came to service.
pub(super) fn straight_to_service(ctx: &Write, from: Stage, been: &[StageStep]) -> Vec<StageStep> {
    way(ctx, from, Stage::Service, been, ctx.today(), EMERGENCY, "")
}

/// Since when a case stands in its stage.
fn stands_since(been: &[StageStep]) -> Option<NaiveDate> {
    been.last().and_then(|step| step.since.parse().ok())
}

/// The stages passed over, then the one that is reached, on one day.
fn way(
    ctx: &Write,
    from: Stage,
    to: Stage,
    been: &[StageStep],
    on: NaiveDate,
    code: &str,
    reason: &str,
) -> Vec<StageStep> {
    let on = on.to_string();
    let dated = |stage, skipped| StageStep { since: on.clone(), ..step(ctx, stage, skipped, code, reason) };
    let skipped = stage::passed_over(from, to, been).into_iter().map(|stage| dated(stage, true));
    skipped.chain([dated(to, false)]).collect()
}

fn step(ctx: &Write, stage: Stage, skipped: bool, code: &str, reason: &str) -> StageStep {
    StageStep {
        stage,
        since: ctx.today().to_string(),
        skipped,
        code: code.to_owned(),
        reason: reason.to_owned(),
        officer: ctx.officer().id,
        at: ctx.now().to_rfc3339_opts(chrono::SecondsFormat::Millis, true),
    }
}
