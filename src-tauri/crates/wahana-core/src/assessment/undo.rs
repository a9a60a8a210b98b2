//! What undo asks of assessments, quick checks, and words about lists.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::store;
use crate::database::{Read, Write};
use crate::vault::Right;
use crate::{Fault, FaultCode, Result, case, household};

/// As any change of the case that it belongs to.
pub(crate) fn require(ctx: &Read, id: Uuid) -> Result<()> {
    case::undo::require(ctx, store::case_of(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?)
}

/// Refuses what would come back to a case that is hidden.
pub(crate) fn check_back(ctx: &Write, id: Uuid, _: &Map<String, Value>) -> Result<()> {
    let case = store::case_of(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    if case::standing(ctx, case)?.is_none_or(|known| known.withdrawn) {
        return Err(Fault::new(FaultCode::UndoHidden).with("table", "cases").into());
    }
    Ok(())
}

/// As any change of a family.
pub(crate) fn require_family(ctx: &Read, _: Uuid) -> Result<()> {
    ctx.require(Right::PersonWrite)
}

/// Refuses what would come back to a family that is hidden.
pub(crate) fn check_family_back(ctx: &Write, id: Uuid, _: &Map<String, Value>) -> Result<()> {
    let family = store::household_of(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    if household::is_listed(ctx, family)? {
        return Ok(());
    }
    Err(Fault::new(FaultCode::UndoHidden).with("table", "household").into())
}

/// The assessments of a case that were not taken back, each with the day of the visit.
pub(crate) fn of_case(ctx: &Read, case: Uuid) -> Result<Vec<(Uuid, String)>> {
    let found = store::of_case(ctx.connection(), case)?.into_iter();
    Ok(found.map(|one| (one.id, one.form.visited_on)).collect())
}

/// The quick checks and words about lists of a family that were not taken back: their table, id and day.
pub(crate) fn of_household(ctx: &Read, household: Uuid) -> Result<Vec<(&'static str, Uuid, String)>> {
    let checks = store::poverty_checks(ctx.connection(), household)?.into_iter();
    let checks = checks.map(|one| ("poverty_check", one.id, one.form.done_on));
    let listings = store::listings(ctx.connection(), household)?.into_iter();
    Ok(checks.chain(listings.map(|one| ("listing", one.id, one.form.seen_on))).collect())
}
