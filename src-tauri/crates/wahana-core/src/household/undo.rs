//! What undo asks of families.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::form::{Checked, MemberForm, check_members};
use super::{check_free, merged, store};
use crate::database::Write;
use crate::fault::Faults;
use crate::{Error, Fault, FaultCode, Result};

/// The list of a family's members, as the journal calls it.
pub(crate) const MEMBERS: &str = "household_member";

/// Refuses members who are hidden or belong to another family by now, a family without its one head, and one that
/// turned out to be another family that is hidden by now.
pub(crate) fn check_back(ctx: &Write, id: Uuid, values: &Map<String, Value>) -> Result<()> {
    if let Some(value) = values.get("merged_into") {
        let same = merged::into(ctx.connection(), id)?;
        let same = same.or_else(|| value.as_str().and_then(|text| text.parse().ok()));
        if let Some(same) = same
            && !super::is_listed(ctx, same)?
        {
            return Err(Fault::new(FaultCode::UndoHidden).with("table", "household").into());
        }
    }
    let lines = values.get(MEMBERS).and_then(Value::as_array);
    let Some(lines) = lines.filter(|lines| !lines.is_empty()) else { return Ok(()) };
    let member = |line: &Value| {
        let person = line.get("person_id").and_then(Value::as_str).and_then(|text| text.parse().ok())?;
        Some(MemberForm { person, relation: line.get("relation").and_then(Value::as_i64)? })
    };
    let members: Vec<MemberForm> = lines.iter().filter_map(member).collect();
    let mut faults = Faults::default();
    check_members(&members, &mut faults);
    if faults.check().is_err() {
        let changed = Fault::new(FaultCode::UndoChanged).with("table", "household").with("column", MEMBERS);
        return Err(changed.into());
    }
    let mut faults = Faults::default();
    check_free(ctx, Some(id), &members, false, &mut faults)?;
    faults.check().map_err(|error| match error.code() {
        FaultCode::NotFound => Fault::new(FaultCode::UndoHidden).with("table", "person").into(),
        _ => error.faults().into_iter().next().map_or(error, Error::Fault),
    })
}

/// Makes anew what follows the row as it is now; the head's name follows by itself.
pub(crate) fn settle(ctx: &Write, id: Uuid) -> Result<()> {
    let mut form = store::find(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?.form;
    let mut unfinished = String::new();
    if form.kk_unfinished {
        unfinished = std::mem::take(&mut form.kk);
    }
    let earlier = merged::earlier_words(ctx.connection(), id)?;
    store::update(ctx.connection(), id, &Checked::of(form, unfinished, &earlier))
}
