//! What undo asks of residents.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::form::Checked;
use super::{merged, store};
use crate::database::Write;
use crate::{Fault, FaultCode, Result};

/// Refuses where somebody else has the NIK by now that would come back with these values. Who turned out to be somebody
/// may have theirs; but they have to be there still.
pub(crate) fn check_back(ctx: &Write, id: Uuid, values: &Map<String, Value>) -> Result<()> {
    let mut same = merged::into(ctx.connection(), id)?;
    if let Some(value) = values.get("merged_into") {
        same = same.or_else(|| value.as_str().and_then(|text| text.parse().ok()));
        if let Some(same) = same
            && !store::is_listed(ctx.connection(), same)?
        {
            return Err(Fault::new(FaultCode::UndoHidden).with("table", "person").into());
        }
    }
    if !values.contains_key("nik") && !values.contains_key("withdrawn") {
        return Ok(());
    }
    let hidden = values.get("withdrawn").and_then(Value::as_str).is_some_and(|reason| !reason.is_empty());
    let Some(person) = store::find(ctx.connection(), id, ctx.today())?.filter(|_| !hidden) else {
        return Ok(());
    };
    let kept = if person.form.nik_unfinished { "" } else { person.form.nik.as_str() };
    let nik = values.get("nik").and_then(Value::as_str).unwrap_or(kept);
    match store::other_with_nik(ctx.connection(), nik, id)? {
        Some((other, name)) if Some(other) != same => {
            Err(Fault::new(FaultCode::NikTaken).with("name", name).with("id", other).into())
        }
        _ => Ok(()),
    }
}

/// Makes the search keys anew from what the row says now.
pub(crate) fn settle(ctx: &Write, id: Uuid) -> Result<()> {
    let person = store::find(ctx.connection(), id, ctx.today())?.ok_or(FaultCode::NotFound)?;
    let mut form = person.form;
    let mut unfinished = String::new();
    if form.nik_unfinished {
        unfinished = std::mem::take(&mut form.nik);
    }
    let earlier = merged::earlier_words(ctx.connection(), id)?;
    store::update(ctx.connection(), id, &Checked::of(form, unfinished, &earlier))
}
