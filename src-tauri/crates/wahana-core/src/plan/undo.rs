//! What undo asks of goals and actions.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::store;
use crate::case::{self, Reach};
use crate::database::{Read, Write};
use crate::journal::Recorded;
use crate::vault::{Right, officer_name};
use crate::{Fault, FaultCode, Result};

/// As any change of its case. What gave an action of a secret case to another officer is the head's too, who needs not
/// read it for that; how an action ended is also the officer's who is to do it, in a case that they may read.
pub(crate) fn require(ctx: &Read, entry: &Recorded) -> Result<()> {
    let case = store::case_with(ctx.connection(), entry.record)?.ok_or(FaultCode::NotFound)?;
    let only = |columns: &[&str]| {
        let changes = entry.changes.as_ref();
        changes.is_some_and(|changes| changes.keys().all(|name| columns.contains(&name.as_str())))
    };
    let standing = case::standing(ctx, case)?.ok_or(FaultCode::NotFound)?;
    if only(&["state", "finished_on", "outcome"]) && standing.is_read() && !standing.withdrawn {
        let action = store::action(ctx.connection(), entry.record)?;
        if action.is_some_and(|(_, action)| action.form.officer == Some(ctx.officer().id)) {
            return ctx.require(Right::CaseWriteOwn);
        }
    }
    if only(&["officer"]) && ctx.may(Right::Administer) && standing.reach == Reach::WithReason {
        return Ok(());
    }
    case::undo::require(ctx, case)
}

/// Refuses what would come back to a case or a goal that is hidden, or to an officer who is on duty no more.
pub(crate) fn check_back(ctx: &Write, id: Uuid, values: &Map<String, Value>) -> Result<()> {
    let officer = values.get("officer").and_then(Value::as_str).and_then(|text| text.parse().ok());
    if let Some(officer) = officer
        && !case::can_carry(ctx, officer)?
    {
        let name = officer_name(ctx, officer)?.unwrap_or_default();
        return Err(Fault::new(FaultCode::UndoOfficer).with("name", name).into());
    }
    if values.get("withdrawn").and_then(Value::as_str) != Some("") {
        return Ok(());
    }
    let hidden = |table: &str| Err(Fault::new(FaultCode::UndoHidden).with("table", table).into());
    let case = store::case_with(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    if case::standing(ctx, case)?.is_none_or(|known| known.withdrawn) {
        return hidden("cases");
    }
    match store::goal_of_action(ctx.connection(), id)? {
        Some((_, true)) => hidden("plan_goal"),
        _ => Ok(()),
    }
}

/// Goals of a case that were not taken back.
pub(crate) fn on_case(ctx: &Read, case: Uuid) -> Result<Vec<Uuid>> {
    Ok(store::goals(ctx.connection(), case)?.into_iter().map(|goal| goal.id).collect())
}

/// Actions under a goal that were not taken back.
pub(crate) fn on_goal(ctx: &Read, goal: Uuid) -> Result<Vec<Uuid>> {
    store::action_ids_of_goal(ctx.connection(), goal)
}
