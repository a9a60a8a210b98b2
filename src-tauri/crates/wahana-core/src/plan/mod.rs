//! Rencana: the goals of a case and the actions under them: what, who does it, until when, from which fund, and what
//! came of it.
//!
//! It hangs on its case and has its level. An open action with a date is a task ([`crate::agenda`]); there is no other
//! book of tasks. It must never decide what somebody is entitled to.

mod erase;
mod form;
mod handing;
mod store;
mod tasks;
pub(crate) mod undo;

pub(crate) use erase::erase_of;
pub use form::{ActionForm, ActionState, EndForm, Ending};
pub(crate) use handing::{OfficerActions, give, open_of, work};
pub(crate) use tasks::{DATED, Due, NOTHING_PLANNED, Span, due, due_in_secret, waiting};

use serde::Serialize;
use uuid::Uuid;

use crate::case::{self, Case};
use crate::database::{Read, Write};
use crate::draft;
use crate::fault::Faults;
use crate::journal::{Journalled, Op};
use crate::values;
use crate::values::line;
use crate::vault::Right;
use crate::{Fault, FaultCode, Result, journal};

pub(crate) const GOAL: Journalled =
    Journalled { area: "plan", table: "plan_goal", derived: &[], children: &[] };
pub(crate) const ACTION: Journalled =
    Journalled { area: "plan", table: "plan_action", derived: &[], children: &[] };

/// Forms whose drafts hang on a case: a goal, an action, and how an action ended.
pub(crate) const FORMS: [&str; 3] = ["plan_goal", "plan_action", "plan_end"];

/// What is to be reached, and what is done for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Goal {
    /// The goal.
    pub id: Uuid,
    /// Revision, to be handed back at a change.
    pub rev: i64,
    /// One sentence.
    pub text: String,
    /// Open ones first, the next due before the others; then what ended, the latest first.
    pub actions: Vec<Action>,
}

/// Something that somebody does for a goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Action {
    /// The action.
    pub id: Uuid,
    /// Revision, to be handed back at a change.
    pub rev: i64,
    /// Everything that the form holds.
    pub form: ActionForm,
    /// Whether it is still to be done.
    pub state: ActionState,
    /// Local date on which it ended; empty while it is open.
    pub finished_on: String,
    /// When that was written, UTC, RFC 3339: the order within one day. Empty while it is open.
    pub ended_at: String,
    /// What came of it, or why it was dropped; may be empty.
    pub outcome: String,
    /// Whether its day has passed and it is still open.
    pub overdue: bool,
    /// Whether the officer may end it and open it again: who may change the case, and who is to do it.
    pub may_end: bool,
}

/// The plan of a case that the officer may read; what has something open first.
pub fn of_case(ctx: &Read, case: Uuid) -> Result<Vec<Goal>> {
    let known = case::standing(ctx, case)?.ok_or(FaultCode::NotFound)?;
    ctx.require(Right::CaseRead)?;
    if !known.is_read() {
        return Err(FaultCode::NotAllowed.into());
    }
    all_of(ctx, case)
}

/// The plan of a case whose page was opened, also with a reason ([`case::open_secret`]).
pub(crate) fn of_page(ctx: &Read, page: &Case) -> Result<Vec<Goal>> {
    all_of(ctx, page.row.id)
}

fn all_of(ctx: &Read, case: Uuid) -> Result<Vec<Goal>> {
    let mut goals = store::goals(ctx.connection(), case)?;
    let mut actions = store::actions(ctx.connection(), case, &ctx.today().to_string())?;
    actions.sort_by_key(|(_, one)| order(one));
    for (goal, mut action) in actions {
        action.may_end = may_end(ctx, case, &action)?;
        if action.state != ActionState::Open {
            action.ended_at =
                journal::last_written(ctx.connection(), action.id, "state")?.unwrap_or_default();
        }
        if let Some(goal) = goals.iter_mut().find(|known| known.id == goal) {
            goal.actions.push(action);
        }
    }
    // A stable sort: goals keep the order in which they were written.
    goals.sort_by_key(|goal| {
        !goal.actions.is_empty() && goal.actions.iter().all(|one| one.state != ActionState::Open)
    });
    Ok(goals)
}

/// Notes in the journal, at the case, that its plan is about to be printed; asked before it is. Who may not read the plan
/// prints none.
pub fn printed(ctx: &Write, case: Uuid) -> Result<()> {
    of_case(ctx, case)?;
    ctx.record("case", case, Op::Export, &[("what", "plan".to_owned())])
}

/// Whether an action of any plan is paid from this fund.
pub(crate) fn uses_fund(ctx: &Read, fund: &str) -> Result<bool> {
    store::uses_fund(ctx.connection(), fund)
}

/// Open before ended; the next due first and what has no day last; of what ended the latest first.
fn order(action: &Action) -> (bool, bool, String, std::cmp::Reverse<String>, Uuid) {
    let ended = action.state != ActionState::Open;
    let due = if ended { String::new() } else { action.form.due.clone() };
    (ended, !ended && due.is_empty(), due, std::cmp::Reverse(action.finished_on.clone()), action.id)
}

/// Writes down a goal and throws the form's draft away.
pub fn add_goal(ctx: &Write, case: Uuid, text: &str) -> Result<Uuid> {
    require_open(ctx, case)?;
    let text = sentence(text)?;
    let id = Uuid::now_v7();
    ctx.create(&GOAL, id, |connection| store::insert_goal(connection, id, case, &text))?;
    draft::discard(ctx, "plan_goal", &case.to_string())?;
    Ok(id)
}

/// Says a goal in other words. `rev` is the one that was read.
pub fn change_goal(ctx: &Write, id: Uuid, rev: i64, text: &str) -> Result<()> {
    case::require_write(ctx, goal_case(ctx, id)?)?;
    let text = sentence(text)?;
    ctx.change(&GOAL, id, Some(rev), |connection| store::update_goal(connection, id, &text))?;
    draft::discard(ctx, "plan_goal", &id.to_string())
}

/// Takes back a goal that was written by mistake, and its actions with it, in one act.
pub fn withdraw_goal(ctx: &Write, id: Uuid, reason: &str) -> Result<()> {
    case::require_write(ctx, goal_case(ctx, id)?)?;
    let reason = values::reason(reason, true)?;
    for action in store::action_ids_of_goal(ctx.connection(), id)? {
        hide_action(ctx, action, &reason)?;
    }
    ctx.change(&GOAL, id, None, |connection| store::withdraw_goal(connection, id, &reason))?;
    draft::discard(ctx, "plan_action", &id.to_string())?;
    draft::discard(ctx, "plan_goal", &id.to_string())
}

/// Writes down an action under a goal and throws the form's draft away. A day that has passed is taken as it is: the
/// page warns.
pub fn add_action(ctx: &Write, goal: Uuid, form: &ActionForm) -> Result<Uuid> {
    let case = goal_case(ctx, goal)?;
    require_open(ctx, case)?;
    let checked = form.checked(ctx, None)?;
    let id = Uuid::now_v7();
    ctx.create(&ACTION, id, |connection| store::insert_action(connection, id, goal, case, &checked))?;
    draft::discard(ctx, "plan_action", &goal.to_string())?;
    Ok(id)
}

/// Changes what the form holds. `rev` is the one that was read.
pub fn change_action(ctx: &Write, id: Uuid, rev: i64, form: &ActionForm) -> Result<()> {
    let (_, before) = writable(ctx, id)?;
    let checked = form.checked(ctx, Some(&before.form))?;
    ctx.change(&ACTION, id, Some(rev), |connection| store::update_action(connection, id, &checked))?;
    draft::discard(ctx, "plan_action", &id.to_string())
}

/// Ends an action, or says more of how it ended. So may also the officer who is to do it.
pub fn end_action(ctx: &Write, id: Uuid, rev: i64, form: &EndForm) -> Result<()> {
    let case = endable(ctx, id)?;
    let ended = form.checked(ctx, case)?;
    ctx.change(&ACTION, id, Some(rev), |connection| store::end(connection, id, &ended))?;
    draft::discard(ctx, "plan_end", &id.to_string())
}

/// Opens an action again that had ended. So may also the officer who is to do it.
pub fn reopen_action(ctx: &Write, id: Uuid, rev: i64) -> Result<()> {
    endable(ctx, id)?;
    ctx.change(&ACTION, id, Some(rev), |connection| store::reopen(connection, id))?;
    draft::discard(ctx, "plan_end", &id.to_string())
}

/// Takes back an action that was written by mistake.
pub fn withdraw_action(ctx: &Write, id: Uuid, reason: &str) -> Result<()> {
    writable(ctx, id)?;
    let reason = values::reason(reason, true)?;
    hide_action(ctx, id, &reason)
}

/// Goals and actions of a case, also those that were taken back: what its history consists of beside its own entries.
pub(crate) fn ids_of_case(ctx: &Read, case: Uuid) -> Result<Vec<Uuid>> {
    store::ids_of_case(ctx.connection(), case)
}

/// The case of a goal or an action, also of one that was taken back.
pub(crate) fn case_with(ctx: &Read, id: Uuid) -> Result<Option<Uuid>> {
    store::case_with(ctx.connection(), id)
}

/// Goals and actions of a case that were not taken back.
pub(crate) fn count(ctx: &Read, case: Uuid) -> Result<usize> {
    Ok(store::goals(ctx.connection(), case)?.len() + store::actions(ctx.connection(), case, "")?.len())
}

fn hide_action(ctx: &Write, id: Uuid, reason: &str) -> Result<()> {
    ctx.change(&ACTION, id, None, |connection| store::withdraw_action(connection, id, reason))?;
    draft::discard(ctx, "plan_action", &id.to_string())?;
    draft::discard(ctx, "plan_end", &id.to_string())
}

/// Refuses where the case is closed: nothing is planned in it any more.
fn require_open(ctx: &Write, case: Uuid) -> Result<()> {
    case::require_write(ctx, case)?;
    let closed = case::standing(ctx, case)?.is_none_or(|known| known.closed);
    if closed { Err(FaultCode::CaseClosed.into()) } else { Ok(()) }
}

/// The case of a goal that is there.
fn goal_case(ctx: &Read, goal: Uuid) -> Result<Uuid> {
    store::goal_case(ctx.connection(), goal)?.ok_or_else(|| FaultCode::NotFound.into())
}

/// What is there and in which case, where the officer may change it.
fn writable(ctx: &Write, id: Uuid) -> Result<(Uuid, Action)> {
    let (case, action) = store::action(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    case::require_write(ctx, case)?;
    Ok((case, action))
}

/// The case of what is there, where the officer may change it, or is to do this action and may read the case.
fn endable(ctx: &Write, id: Uuid) -> Result<Uuid> {
    let (case, action) = store::action(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    require_end(ctx, case, &action)?;
    Ok(case)
}

fn require_end(ctx: &Read, case: Uuid, action: &Action) -> Result<()> {
    if action.form.officer == Some(ctx.officer().id) {
        case::require_part(ctx, case)
    } else {
        case::require_write(ctx, case)
    }
}

fn may_end(ctx: &Read, case: Uuid, action: &Action) -> Result<bool> {
    match require_end(ctx, case, action) {
        Err(error) if ![FaultCode::NotAllowed, FaultCode::Erased].contains(&error.code()) => Err(error),
        allowed => Ok(allowed.is_ok()),
    }
}

fn sentence(typed: &str) -> Result<String> {
    let mut faults = Faults::default();
    let text = faults.take("goal", line(typed));
    if text.as_deref() == Some("") {
        faults.add(Fault::at("goal", FaultCode::Required));
    }
    faults.check()?;
    Ok(text.unwrap_or_default())
}

#[cfg(test)]
mod tests;
