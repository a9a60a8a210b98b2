//! What undo asks of a distribution and of its rows.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::store::{self, Line};
use super::{Came, live_gift};
use crate::assistance::Recipient;
use crate::database::{Read, Write};
use crate::{Fault, FaultCode, Result, household, person};

/// Refuses another content of a distribution that is closed: records of assistance were made of the present one.
pub(crate) fn check_back(ctx: &Write, id: Uuid, values: &Map<String, Value>) -> Result<()> {
    let closed = store::find(ctx.connection(), id)?.is_some_and(|stored| !stored.closed_on.is_empty());
    if closed && !values.contains_key("closed_on") && !values.contains_key("withdrawn") {
        return Err(FaultCode::DistributionClosed.into());
    }
    Ok(())
}

/// Refuses what would come back to a list that was taken back or to somebody who is hidden, and a mark that a record of
/// assistance stands on which would stay.
pub(crate) fn check_row_back(ctx: &Write, id: Uuid, values: &Map<String, Value>) -> Result<()> {
    let line = store::recipient(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    check_received(ctx, &line, values)?;
    let hidden = |table: &str| Err(Fault::new(FaultCode::UndoHidden).with("table", table).into());
    let back = match values.get("withdrawn").and_then(Value::as_str) {
        Some(reason) if !reason.is_empty() => return Ok(()),
        reason => reason.is_some(),
    };
    if back && store::find(ctx.connection(), line.list)?.is_none() {
        return hidden("distribution");
    }
    let to_come = |column: &str, now: Option<Uuid>| match values.get(column) {
        Some(value) => value.as_str().and_then(|text| text.parse::<Uuid>().ok()),
        None => now.filter(|_| back),
    };
    let (person, family) = match line.recipient {
        Recipient::Person { id } => (Some(id), None),
        Recipient::Household { id } => (None, Some(id)),
    };
    if let Some(id) = to_come("person_id", person)
        && !person::is_listed(ctx, id)?
    {
        return hidden("person");
    }
    if let Some(id) = to_come("household_id", family)
        && !household::is_listed(ctx, id)?
    {
        return hidden("household");
    }
    Ok(())
}

/// Refuses what would be received without a record of it, or recorded without having been received. Whose row it is and
/// what is noted there says nothing of that.
fn check_received(ctx: &Write, line: &Line, values: &Map<String, Value>) -> Result<()> {
    const RECEIVED: [&str; 5] = ["came", "assistance_id", "withdrawn", "portions", "amount"];
    if !RECEIVED.iter().any(|column| values.contains_key(*column)) {
        return Ok(());
    }
    let gift = match values.get("assistance_id") {
        Some(value) => !value.is_null(),
        None => live_gift(ctx, line)?.is_some(),
    };
    let came = values.get("came").and_then(Value::as_str).map_or(line.came, store::came);
    let share = ["withdrawn", "portions", "amount"].iter().any(|column| values.contains_key(*column));
    if gift && (share || !came.received()) {
        return Err(Fault::new(FaultCode::UndoDepends).with("count", 1).into());
    }
    let closed = store::find(ctx.connection(), line.list)?.is_some_and(|list| !list.closed_on.is_empty());
    if closed && !gift && came != Came::Absent {
        return Err(FaultCode::DistributionClosed.into());
    }
    Ok(())
}

/// Who stands on the list: nobody's without it.
pub(crate) fn on_list(ctx: &Read, id: Uuid) -> Result<Vec<Uuid>> {
    Ok(store::recipients(ctx.connection(), id, false)?.into_iter().map(|line| line.id).collect())
}

/// Rows of a person or family on the lists that are open.
pub(crate) fn rows_open_for(ctx: &Read, id: Uuid) -> Result<Vec<Uuid>> {
    Ok(store::open_rows_of(ctx.connection(), id)?.into_iter().map(|(row, _)| row).collect())
}
