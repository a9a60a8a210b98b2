//! What undo asks of referrals.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::{reads, store};
use crate::database::{Read, Write};
use crate::{Fault, FaultCode, Result, case, partner};

/// As any change of its case, also where it is hidden.
pub(crate) fn require(ctx: &Read, id: Uuid) -> Result<()> {
    let label = store::label(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    case::undo::require(ctx, label.case)
}

/// Refuses what would come back to a case or a partner that is hidden.
pub(crate) fn check_back(ctx: &Write, id: Uuid, values: &Map<String, Value>) -> Result<()> {
    let label = store::label(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    let back = match values.get("withdrawn").and_then(Value::as_str) {
        Some(reason) if !reason.is_empty() => return Ok(()),
        reason => reason.is_some(),
    };
    let hidden = |table: &str| Err(Fault::new(FaultCode::UndoHidden).with("table", table).into());
    if back && case::standing(ctx, label.case)?.is_none_or(|known| known.withdrawn) {
        return hidden("cases");
    }
    let partner = match values.get("partner_id") {
        Some(value) => value.as_str().and_then(|text| text.parse().ok()),
        None => Some(label.partner).filter(|_| back),
    };
    match partner {
        Some(id) if !partner::undo::is_listed(ctx, id)? => hidden("partner"),
        _ => Ok(()),
    }
}

/// What belongs to a case or went to a partner, with its day, as far as the officer may know of it.
pub(crate) fn hanging_on(ctx: &Read, id: Uuid) -> Result<Vec<(Uuid, String)>> {
    let mut found = Vec::new();
    for (referral, case, on) in store::hanging_on(ctx.connection(), id)? {
        if reads(ctx, case)? {
            found.push((referral, on));
        }
    }
    Ok(found)
}
