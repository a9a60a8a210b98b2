//! What undo asks of activities and of the rows of their lists.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::attendance::Attendee;
use super::{CASES, store};
use crate::database::{Read, Write};
use crate::{Fault, FaultCode, Result, person};

/// Refuses what would come back to the list of an activity that was taken back, somebody who is hidden, and who would
/// stand there twice.
pub(crate) fn check_row_back(ctx: &Write, id: Uuid, values: &Map<String, Value>) -> Result<()> {
    let text = |column: &str| values.get(column).and_then(Value::as_str);
    let back = text("withdrawn") == Some("");
    let other = text("person_id").is_some();
    let stays_off = text("withdrawn").is_some_and(|reason| !reason.is_empty());
    if stays_off || !(back || other) {
        return Ok(());
    }
    let hidden = |table: &str| Err(Fault::new(FaultCode::UndoHidden).with("table", table).into());
    let activity = store::of_row(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    if store::find(ctx.connection(), activity)?.is_none() {
        return hidden("activity");
    }
    let Some(line) = store::attendance_line(ctx.connection(), id)? else {
        // A case is named once.
        let taken = CASES.is_twice(ctx, activity, id)?;
        return if taken { changed("activity_case", "withdrawn") } else { Ok(()) };
    };
    let who = match text("person_id").and_then(|text| text.parse().ok()) {
        Some(id) => Attendee::Person { id },
        None => line.who,
    };
    if let Attendee::Person { id } = who
        && !person::is_listed(ctx, id)?
    {
        return hidden("person");
    }
    let listed = store::attendance(ctx.connection(), activity)?;
    let taken = listed.iter().any(|other| other.id != id && other.who == who);
    if taken && (back || line.on_list) { changed("activity_attendance", "withdrawn") } else { Ok(()) }
}

fn changed(table: &str, column: &str) -> Result<()> {
    Err(Fault::new(FaultCode::UndoChanged).with("table", table).with("column", column).into())
}

/// What stands on its lists and is nobody's without it, as far as the officer may know of it: table and record.
pub(crate) fn on_lists(ctx: &Read, id: Uuid) -> Result<Vec<(&'static str, Uuid)>> {
    let connection = ctx.connection();
    let people = store::attendance(connection, id)?.into_iter();
    let decided = store::decisions(connection, id)?.into_iter();
    let mut rows: Vec<_> = people.map(|row| ("activity_attendance", row.id)).collect();
    rows.extend(decided.map(|row| ("activity_decision", row.id)));
    rows.extend(CASES.rows(ctx, id)?.into_iter().map(|row| ("activity_case", row)));
    Ok(rows)
}

/// Places of a resident on the lists of what is not taken back, which would be nobody's without them.
pub(crate) fn rows_of_person(ctx: &Read, id: Uuid) -> Result<Vec<Uuid>> {
    store::rows_of(ctx.connection(), id)
}

/// The case that a row names.
pub(crate) fn case_of(ctx: &Read, row: Uuid) -> Result<Option<Uuid>> {
    CASES.case_of(ctx, row)
}
