//! What undo asks of attachments.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::on;
use crate::database::{Read, Write};
use crate::record::MainRecord;
use crate::vault::Right;
use crate::{Fault, FaultCode, Result, case, reaching};

/// As any change of the record that it stands on, also where that is hidden.
pub(crate) fn require(ctx: &Read, id: Uuid) -> Result<()> {
    match on(ctx, id)?.ok_or(FaultCode::NotFound)? {
        MainRecord::Case { id } => case::undo::require(ctx, id),
        MainRecord::Person { .. } | MainRecord::Household { .. } => ctx.require(Right::PersonWrite),
    }
}

/// Refuses what would come back to a record that is hidden.
pub(crate) fn check_back(ctx: &Write, id: Uuid, values: &Map<String, Value>) -> Result<()> {
    if values.get("withdrawn").and_then(Value::as_str).is_some_and(|reason| !reason.is_empty()) {
        return Ok(());
    }
    // Where a union is taken back, the family that it belonged to is back before it.
    let goes_to = values.get("household_id").and_then(Value::as_str).and_then(|text| text.parse().ok());
    let on = match (on(ctx, id)?.ok_or(FaultCode::NotFound)?, goes_to) {
        (MainRecord::Household { .. }, Some(id)) => MainRecord::Household { id },
        (on, _) => on,
    };
    if reaching::is_listed(ctx, on.into())? {
        return Ok(());
    }
    Err(Fault::new(FaultCode::UndoHidden).with("table", on.kind().table()).into())
}
