//! Closing a case: not before the last thing that happened in it, in whichever area that is written down.
//!
//! Composes the areas and has no SQL. What counts is what was done for somebody: a visit or a note, a stage, an assessment,
//! an action that was ended, what was given, a referral and its answer. Not what stands beside it: a picture may be taken
//! of a paper years later, a question to a colleague and a meeting in which it was spoken of are about a case, not in it,
//! and what is only planned never happened.

use uuid::Uuid;

use crate::case::{self, CaseRow, CloseForm, Happened};
use crate::database::{Read, Write};
use crate::vault::Right;
use crate::{Result, assessment, assistance, plan, referral};

/// Ends a case; no visit is due any more.
///
/// # Errors
/// [`crate::FaultCode::DateBefore`] at `closed_on` with the `date` that is possible first, and with `what` happened on it:
/// `report`, `visit`, `note`, `stage`, `assessment`, `action`, `assistance`, `referral` or `answer`.
pub fn close(ctx: &Write, id: Uuid, rev: i64, form: &CloseForm) -> Result<CaseRow> {
    case::require_write(ctx, id)?;
    case::close(ctx, id, rev, form, happened(ctx, id)?)
}

/// What other areas know of it.
fn happened(ctx: &Read, id: Uuid) -> Result<Vec<Happened>> {
    let found = |on: String, what| Happened { on, what };
    let mut all = Vec::new();
    all.extend(assessment::undo::of_case(ctx, id)?.into_iter().map(|(_, on)| found(on, "assessment")));
    let actions = plan::of_case(ctx, id)?.into_iter().flat_map(|goal| goal.actions);
    all.extend(actions.map(|action| found(action.finished_on, "action")));
    if ctx.may(Right::AssistanceRead) {
        all.extend(assistance::of_case(ctx, id)?.into_iter().map(|row| found(row.date, "assistance")));
    }
    for row in referral::of_case(ctx, id)? {
        all.extend([found(row.sent_on, "referral"), found(row.outcome_on, "answer")]);
    }
    Ok(all)
}

#[cfg(test)]
mod tests;
