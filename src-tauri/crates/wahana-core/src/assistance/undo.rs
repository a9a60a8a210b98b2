//! What undo asks of assistance.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::{require_write, store};
use crate::database::{Read, Write};
use crate::fault::granted;
use crate::{Fault, FaultCode, Result, case, household, person};

/// As any change of it, whichever case it belongs to now, also where it is hidden; `cases` are others that it
/// belonged to.
pub(crate) fn require(ctx: &Read, id: Uuid, cases: &[Uuid]) -> Result<()> {
    let label = store::label(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    for &case in label.case.iter().chain(cases) {
        if case::standing(ctx, case)?.is_none_or(|known| known.masks()) {
            return Err(FaultCode::NotAllowed.into());
        }
        writes(ctx, Some(case))?;
    }
    if label.case.is_some() { Ok(()) } else { writes(ctx, None) }
}

/// Nothing is said of why: here it is a change that somebody else made.
fn writes(ctx: &Read, case: Option<Uuid>) -> Result<()> {
    if granted(require_write(ctx, case))? { Ok(()) } else { Err(FaultCode::NotAllowed.into()) }
}

/// Refuses what would come back to somebody, or to a case, that is hidden.
pub(crate) fn check_back(ctx: &Write, id: Uuid, values: &Map<String, Value>) -> Result<()> {
    let label = store::label(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    let back = match values.get("withdrawn").and_then(Value::as_str) {
        Some(reason) if !reason.is_empty() => return Ok(()),
        reason => reason.is_some(),
    };
    let to_come = |column: &str, now: Option<Uuid>| match values.get(column) {
        Some(value) => value.as_str().and_then(|text| text.parse::<Uuid>().ok()),
        None => now.filter(|_| back),
    };
    let hidden = |table: &str| Err(Fault::new(FaultCode::UndoHidden).with("table", table).into());
    if let Some(id) = to_come("person_id", label.person)
        && !person::is_listed(ctx, id)?
    {
        return hidden("person");
    }
    if let Some(id) = to_come("household_id", label.household)
        && !household::is_listed(ctx, id)?
    {
        return hidden("household");
    }
    // Nobody gets it but the group that its case is about.
    let stays = |column: &str, now: Option<Uuid>| {
        if values.contains_key(column) { to_come(column, now) } else { now }
    };
    if stays("person_id", label.person).or(stays("household_id", label.household)).is_none() {
        let case = stays("case_id", label.case).map(|id| case::standing(ctx, id)).transpose()?.flatten();
        if case.is_none_or(|known| known.person.is_some() || known.household.is_some()) {
            return Err(FaultCode::UndoChanged.into());
        }
    }
    match to_come("case_id", label.case) {
        Some(id) if case::standing(ctx, id)?.is_none_or(|known| known.withdrawn) => hidden("cases"),
        _ => Ok(()),
    }
}

/// What went to a person or family as a whole, or belongs to a case, with its day, as far as the officer may know it.
pub(crate) fn hanging_on(ctx: &Read, id: Uuid) -> Result<Vec<(Uuid, String)>> {
    let found = store::hanging_on(ctx.connection(), id)?.into_iter();
    let mut known = Vec::new();
    for (gift, case, date) in found {
        let masked = case.map(|case| case::standing(ctx, case)).transpose()?.flatten();
        if !masked.is_some_and(|standing| standing.masks()) {
            known.push((gift, date));
        }
    }
    Ok(known)
}
