//! What undo asks of businesses and of the rows of their lists.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::{CASES, store};
use crate::database::{Read, Write};
use crate::{Fault, FaultCode, Result, person};

/// Refuses what would come back to a business that was taken back, somebody who is hidden, and what would stand there
/// twice.
pub(crate) fn check_row_back(ctx: &Write, id: Uuid, values: &Map<String, Value>) -> Result<()> {
    let text = |column: &str| values.get(column).and_then(Value::as_str);
    let back = text("withdrawn") == Some("");
    let stays_off = text("withdrawn").is_some_and(|reason| !reason.is_empty());
    if stays_off || !(back || text("person_id").is_some()) {
        return Ok(());
    }
    let hidden = |table: &str| Err(Fault::new(FaultCode::UndoHidden).with("table", table).into());
    let changed = |table: &str| {
        Err(Fault::new(FaultCode::UndoChanged).with("table", table).with("column", "withdrawn").into())
    };
    let business = store::of_row(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    if store::find(ctx.connection(), business)?.is_none() {
        return hidden("business");
    }
    if CASES.case_of(ctx, id)?.is_some() {
        let taken = CASES.is_twice(ctx, business, id)?;
        return if taken { changed("business_case") } else { Ok(()) };
    }
    let Some(line) = store::member(ctx.connection(), id)? else { return Ok(()) };
    let who = text("person_id").and_then(|text| text.parse().ok()).unwrap_or(line.person);
    if !person::is_listed(ctx, who)? {
        return hidden("person");
    }
    let members = store::members(ctx.connection(), business)?;
    let taken = members.iter().any(|other| other.id != id && other.person == who);
    if taken && (back || line.on_list) { changed("business_member") } else { Ok(()) }
}

/// What stands on its lists and is nobody's without it, as far as the officer may know of it: table, record and day.
pub(crate) fn on_lists(ctx: &Read, id: Uuid) -> Result<Vec<(&'static str, Uuid, String)>> {
    let connection = ctx.connection();
    let members = store::members(connection, id)?.into_iter();
    let went = store::progress(connection, id)?.into_iter();
    let mut rows: Vec<_> = members.map(|line| ("business_member", line.id, String::new())).collect();
    rows.extend(went.map(|one| ("business_progress", one.id, one.day)));
    rows.extend(CASES.rows(ctx, id)?.into_iter().map(|row| ("business_case", row, String::new())));
    Ok(rows)
}

/// Places of a resident in what is not taken back, which would be nobody's without them.
pub(crate) fn rows_of_person(ctx: &Read, id: Uuid) -> Result<Vec<Uuid>> {
    store::rows_of(ctx.connection(), id)
}

/// The case that a row names.
pub(crate) fn case_of(ctx: &Read, row: Uuid) -> Result<Option<Uuid>> {
    CASES.case_of(ctx, row)
}
