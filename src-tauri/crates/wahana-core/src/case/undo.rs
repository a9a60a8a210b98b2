//! What undo asks of cases, and of their notes and visits.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::form::{can_carry, level_of};
use super::reach::Reach;
use super::stage::Stage;
use super::standing::standing;
use super::{overview, store};
use crate::database::{Read, Write};
use crate::journal::Recorded;
use crate::vault::{Right, officer_name};
use crate::{Fault, FaultCode, Result, household, person};

/// As any change of a case, also of one that is hidden.
pub(crate) fn require(ctx: &Read, id: Uuid) -> Result<()> {
    ctx.require(Right::CaseWriteOwn)?;
    match standing(ctx, id)?.ok_or(FaultCode::NotFound)?.reach {
        Reach::Write => Ok(()),
        _ => Err(FaultCode::NotAllowed.into()),
    }
}

/// As the change that the entry tells of. What gave a secret case to another companion is the head's too, who needs not
/// read it for that.
pub(crate) fn require_again(ctx: &Read, entry: &Recorded) -> Result<()> {
    let handed = entry.changes.as_ref().is_some_and(|changes| changes.keys().all(|name| is_handing(name)));
    if handed && ctx.may(Right::CaseWriteAll) {
        let standing = standing(ctx, entry.record)?.ok_or(FaultCode::NotFound)?;
        if standing.reach == Reach::WithReason {
            return Ok(());
        }
    }
    require(ctx, entry.record)
}

fn is_handing(column: &str) -> bool {
    ["responsible", "handed_reason"].contains(&column)
}

/// As the change of a note: whoever wrote it or was there, and with `any` whoever may change all cases.
pub(crate) fn require_follow_up(ctx: &Read, id: Uuid, any: bool) -> Result<()> {
    let owner = store::owner_of_any_follow_up(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    require(ctx, owner.case)?;
    let own = [owner.officer, owner.author].contains(&ctx.officer().id);
    if own || (any && ctx.may(Right::CaseWriteAll)) { Ok(()) } else { Err(FaultCode::NotAllowed.into()) }
}

/// Refuses what cannot stand with these values: about somebody who is hidden, or with whom is on duty no more.
pub(crate) fn check_back(ctx: &Write, id: Uuid, values: &Map<String, Value>) -> Result<()> {
    let id_in = |column: &str| values.get(column).and_then(Value::as_str)?.parse::<Uuid>().ok();
    if let Some(officer) = id_in("responsible")
        && !can_carry(ctx, officer)?
    {
        let name = officer_name(ctx, officer)?.unwrap_or_default();
        return Err(Fault::new(FaultCode::UndoOfficer).with("name", name).into());
    }
    if values.get("withdrawn").and_then(Value::as_str) != Some("") {
        return Ok(());
    }
    let standing = standing(ctx, id)?.ok_or(FaultCode::NotFound)?;
    let hidden = |table: &str| Fault::new(FaultCode::UndoHidden).with("table", table);
    if let Some(person) = standing.person
        && !person::is_listed(ctx, person)?
    {
        return Err(hidden("person").into());
    }
    if let Some(family) = standing.household
        && !household::is_listed(ctx, family)?
    {
        return Err(hidden("household").into());
    }
    Ok(())
}

/// Gives the case the level that its types and its officer ask. A closed case waits for no visit.
pub(crate) fn settle(ctx: &Write, id: Uuid) -> Result<()> {
    let connection = ctx.connection();
    store::set_level(connection, id, level_of)?;
    let waits = store::standing(connection, id)?.is_some_and(|(stage, _)| stage == Stage::Closed)
        && store::waits_for_visit(connection, id)?;
    if waits {
        let changed = Fault::new(FaultCode::UndoChanged).with("table", "cases").with("column", "stage");
        return Err(changed.into());
    }
    Ok(())
}

/// Refuses a note that would come back to a case that is hidden.
pub(crate) fn check_follow_up_back(ctx: &Write, id: Uuid, _: &Map<String, Value>) -> Result<()> {
    let case = store::case_with_follow_up(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    if standing(ctx, case)?.is_none_or(|known| known.withdrawn) {
        return Err(Fault::new(FaultCode::UndoHidden).with("table", "cases").into());
    }
    Ok(())
}

/// Cases about a person or family as a whole that the officer may read, with the day of the report. Secret ones of
/// others are not hinted at.
pub(crate) fn hanging_on(ctx: &Read, subject: Uuid) -> Result<Vec<(Uuid, String)>> {
    if !ctx.may(Right::CaseRead) {
        return Ok(Vec::new());
    }
    Ok(overview::about_one(ctx, subject)?.into_iter().map(|row| (row.id, row.reported_on)).collect())
}

/// Notes and visits of a case, with their day.
pub(crate) fn follow_ups_of(ctx: &Read, case: Uuid) -> Result<Vec<(Uuid, String)>> {
    let found = store::follow_ups(ctx.connection(), case)?.into_iter();
    Ok(found.map(|one| (one.id, one.happened)).collect())
}
