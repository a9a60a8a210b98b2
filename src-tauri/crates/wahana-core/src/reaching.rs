//! Who may read or change a record, and whether it is there, whatever its kind: for what hangs on records of several
//! areas (questions, pictures, tags). Each answer is the record's own area's; it has no SQL and no rule of its own.

use crate::activity;
use crate::case::{self, Reach, Standing};
use crate::database::Read;
use crate::record::{AnyRecord, MainRecord, RecordKind};
use crate::vault::Right;
use crate::{
    FaultCode, Result, assistance, business, distribution, emergency, household, partner, person, referral,
};

/// What somebody needs to read records of this kind at all.
pub(crate) fn right(kind: RecordKind) -> Right {
    match kind {
        RecordKind::Person | RecordKind::Household => Right::PersonRead,
        RecordKind::Case | RecordKind::Referral | RecordKind::Partner | RecordKind::Emergency => {
            Right::CaseRead
        }
        RecordKind::Assistance | RecordKind::Distribution => Right::AssistanceRead,
        RecordKind::Activity | RecordKind::Business => activity::READ,
    }
}

/// The case that a record is or hangs on, with its secrecy; none for what hangs on none, or is not known.
pub(crate) fn case_of(ctx: &Read, on: AnyRecord) -> Result<Option<Standing>> {
    let case = match on.kind {
        RecordKind::Case => Some(on.id),
        RecordKind::Assistance => assistance::label(ctx, on.id)?.and_then(|known| known.case),
        RecordKind::Referral => referral::label(ctx, on.id)?.map(|known| known.case),
        _ => None,
    };
    case.map(|id| case::standing(ctx, id)).transpose().map(Option::flatten)
}

/// Whether the officer may read it, hidden or not.
pub(crate) fn reads(ctx: &Read, on: AnyRecord) -> Result<bool> {
    if !ctx.may(right(on.kind)) {
        return Ok(false);
    }
    let standing = case_of(ctx, on)?;
    Ok(match on.kind {
        RecordKind::Case | RecordKind::Referral => {
            standing.is_some_and(|known| matches!(known.reach, Reach::Read | Reach::Write))
        }
        RecordKind::Assistance => !standing.is_some_and(|known| known.masks()),
        _ => true,
    })
}

/// Whether it is there and was not taken back; asked for who may read it.
pub(crate) fn is_listed(ctx: &Read, on: AnyRecord) -> Result<bool> {
    let id = on.id;
    let there = |label: Option<(String, bool)>| label.is_some_and(|(_, withdrawn)| !withdrawn);
    Ok(match on.kind {
        RecordKind::Person => person::is_listed(ctx, id)?,
        RecordKind::Household => household::is_listed(ctx, id)?,
        RecordKind::Case => case::standing(ctx, id)?.is_some_and(|known| !known.withdrawn),
        RecordKind::Assistance => assistance::label(ctx, id)?.is_some_and(|known| !known.withdrawn),
        RecordKind::Referral => referral::label(ctx, id)?.is_some_and(|known| !known.withdrawn),
        RecordKind::Partner => partner::undo::is_listed(ctx, id)?,
        RecordKind::Distribution => there(distribution::label(ctx, id)?),
        RecordKind::Emergency => there(emergency::label(ctx, id)?),
        RecordKind::Activity => there(activity::label(ctx, id)?),
        RecordKind::Business => there(business::label(ctx, id)?),
    })
}

/// Refuses who may not change it, and where it is not there any more.
pub(crate) fn require_write(ctx: &Read, on: MainRecord) -> Result<()> {
    match on {
        MainRecord::Case { id } => case::require_write(ctx, id)?,
        MainRecord::Person { .. } | MainRecord::Household { .. } => ctx.require(Right::PersonWrite)?,
    }
    if is_listed(ctx, on.into())? { Ok(()) } else { Err(FaultCode::NotFound.into()) }
}
