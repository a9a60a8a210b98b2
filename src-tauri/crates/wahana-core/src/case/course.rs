//! The way of a case through its stages: moving on, passing over, going back, closing, reopening.
//!
//! Volunteers skip steps: every stage can be reached, and what was passed over is kept with its reason.

use chrono::NaiveDate;
use serde::Deserialize;
use uuid::Uuid;

use super::stage::{self, Stage, StageStep};
use super::{CASE, CaseRow, reach, store};
use crate::database::Write;
use crate::fault::Faults;
use crate::reference::CLOSE_REASONS;
use crate::values;
use crate::values::{note, parse_date};
use crate::{Error, Fault, FaultCode, Result, draft};

/// The code of stages that an emergency passed over.
const EMERGENCY: &str = "emergency";

/// Why and when a case ends.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, specta::Type)]
pub struct CloseForm {
    /// One of [`CLOSE_REASONS`].
    pub close_reason: String,
    /// `2026-11-24`, not after today and not before the report.
    pub closed_on: String,
    /// May be empty.
    pub close_note: String,
}

/// Moves a case to another stage but [`Stage::Closed`]. A move off the usual way (DOMAIN 8.1) asks a reason,
/// unless an emergency goes straight to service. Stages that are passed over are recorded.
pub fn move_to(ctx: &Write, id: Uuid, rev: i64, to: Stage, reason: &str) -> Result<CaseRow> {
    reach::require_write(ctx, id)?;
    let (from, urgent) = store::standing(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    if to == from || to == Stage::Closed || from == Stage::Closed {
        return Err(Error::Invalid(vec![Fault::at("stage", FaultCode::StageNotPossible)]));
    }
    let straight = urgent && from < to && to == Stage::Service;
    let reason = values::reason(reason, !straight && !stage::is_usual(from, to))?;
    let code = if straight { EMERGENCY } else { "" };
    ctx.change(&CASE, id, Some(rev), |connection| {
        let been = store::stages(connection, id)?;
        for step in way(ctx, from, to, &been, code, &reason) {
            store::add_stage(connection, id, &step)?;
        }
        store::set_stage(connection, id, to)
    })?;
    super::told(ctx, id)
}

/// Brings a case to another stage because of something that was done in it; `reason` is kept with what was passed over.
/// Nothing where it stands there, or is closed.
pub(crate) fn bring_to(ctx: &Write, id: Uuid, to: Stage, reason: &str) -> Result<()> {
    reach::require_write(ctx, id)?;
    let (from, _) = store::standing(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    if to == from || to == Stage::Closed || from == Stage::Closed {
        return Ok(());
    }
    ctx.change(&CASE, id, None, |connection| {
        let been = store::stages(connection, id)?;
        for step in way(ctx, from, to, &been, "", reason) {
            store::add_stage(connection, id, &step)?;
        }
        store::set_stage(connection, id, to)
    })
}

/// Ends a case; no visit is due any more.
pub fn close(ctx: &Write, id: Uuid, rev: i64, form: &CloseForm) -> Result<CaseRow> {
    reach::require_write(ctx, id)?;
    let (from, _) = store::standing(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    if from == Stage::Closed {
        return Err(FaultCode::StageNotPossible.into());
    }
    let (_, opened) = store::find(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    let mut faults = Faults::default();
    if form.close_reason.is_empty() {
        faults.add(Fault::at("close_reason", FaultCode::Required));
    } else if !CLOSE_REASONS.contains(&form.close_reason.as_str()) {
        faults.add(Fault::at("close_reason", FaultCode::UnknownChoice));
    }
    let closed_on = faults.take("closed_on", parse_date(&form.closed_on)).unwrap_or_else(|| ctx.today());
    if closed_on > ctx.today() {
        faults.add(Fault::at("closed_on", FaultCode::DateInFuture));
    } else if opened.reported_on.parse::<NaiveDate>().is_ok_and(|reported| closed_on < reported) {
        faults.add(Fault::at("closed_on", FaultCode::DateBefore).with("date", &opened.reported_on));
    }
    let text = faults.take("close_note", note(&form.close_note)).unwrap_or_default();
    faults.check()?;
    ctx.change(&CASE, id, Some(rev), |connection| {
        let been = store::stages(connection, id)?;
        for mut step in way(ctx, from, Stage::Closed, &been, &form.close_reason, "") {
            step.since = closed_on.to_string();
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

/// The first steps of a new case: its report, and where an emergency leads at once.
pub(super) fn first_steps(ctx: &Write, reported_on: &str, emergency: bool) -> Vec<StageStep> {
    let report = StageStep { since: reported_on.to_owned(), ..step(ctx, Stage::Report, false, "", "") };
    let mut steps = vec![report];
    if emergency {
        let further = way(ctx, Stage::Report, Stage::Service, &steps, EMERGENCY, "");
        steps.extend(further);
    }
    steps
}

/// The steps of a case that became an emergency before it came to service.
pub(super) fn straight_to_service(ctx: &Write, from: Stage, been: &[StageStep]) -> Vec<StageStep> {
    way(ctx, from, Stage::Service, been, EMERGENCY, "")
}

/// The stages passed over, then the one that is reached.
fn way(ctx: &Write, from: Stage, to: Stage, been: &[StageStep], code: &str, reason: &str) -> Vec<StageStep> {
    let skipped =
        stage::passed_over(from, to, been).into_iter().map(|stage| step(ctx, stage, true, code, reason));
    skipped.chain([step(ctx, to, false, code, reason)]).collect()
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
