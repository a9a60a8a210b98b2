//! What undo asks of attachments.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::{AttachedTo, on};
use crate::database::{Read, Write};
use crate::vault::Right;
use crate::{Fault, FaultCode, Result, case, household, person};

/// As any change of the record that it stands on, also where that is hidden.
pub(crate) fn require(ctx: &Read, id: Uuid) -> Result<()> {
    match on(ctx, id)?.ok_or(FaultCode::NotFound)? {
        AttachedTo::Case { id } => case::undo::require(ctx, id),
        AttachedTo::Person { .. } | AttachedTo::Household { .. } => ctx.require(Right::PersonWrite),
    }
}

/// Refuses what would come back to a record that is hidden.
pub(crate) fn check_back(ctx: &Write, id: Uuid, values: &Map<String, Value>) -> Result<()> {
    if values.get("withdrawn").and_then(Value::as_str).is_some_and(|reason| !reason.is_empty()) {
        return Ok(());
    }
    let on = on(ctx, id)?.ok_or(FaultCode::NotFound)?;
    let goes_to = values.get("household_id").and_then(Value::as_str).and_then(|text| text.parse().ok());
    let (there, table) = match on {
        AttachedTo::Case { id } => (case::standing(ctx, id)?.is_some_and(|known| !known.withdrawn), "cases"),
        AttachedTo::Person { id } => (person::is_listed(ctx, id)?, "person"),
        // Where a union is taken back, the family that it belonged to is back before it.
        AttachedTo::Household { id } => (household::is_listed(ctx, goes_to.unwrap_or(id))?, "household"),
    };
    if there { Ok(()) } else { Err(Fault::new(FaultCode::UndoHidden).with("table", table).into()) }
}
