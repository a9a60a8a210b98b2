//! What an officer may do with one case (PRODUCT.md "Roles"; SECURITY.md "Secrecy levels").

use uuid::Uuid;

use super::store;
use crate::database::Read;
use crate::vault::Right;
use crate::{FaultCode, Result, household, person};

/// How far the officer's reach goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// May not know of it.
    Nothing,
    /// May see its row without names, and open it with a reason.
    WithReason,
    /// May read it.
    Read,
    /// May read and change it.
    Write,
}

impl Reach {
    /// Whether it is enough to read.
    pub(crate) fn reads(self) -> bool {
        matches!(self, Self::Read | Self::Write)
    }
}

/// The level at which a case is secret.
pub(super) const SECRET: u8 = 3;

/// The officer's reach to one case. Who may read no case at all is not told which ones there are.
pub(super) fn of(ctx: &Read, id: Uuid) -> Result<Reach> {
    ctx.require(Right::CaseRead)?;
    let (level, responsible) = store::secrecy(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    Ok(reach(ctx, level, responsible))
}

/// Refuses where the officer may not change the case.
pub(crate) fn require_write(ctx: &Read, id: Uuid) -> Result<()> {
    require(ctx, id, |seen| seen == Reach::Write)
}

/// Refuses where the officer may not do in the case what they were asked to: where they may not read it. Whoever reads a
/// secret one without a reason is its companion.
pub(crate) fn require_part(ctx: &Read, id: Uuid) -> Result<()> {
    require(ctx, id, Reach::reads)
}

fn require(ctx: &Read, id: Uuid, reaches: fn(Reach) -> bool) -> Result<()> {
    ctx.require(Right::CaseWriteOwn)?;
    if !reaches(of(ctx, id)?) {
        return Err(FaultCode::NotAllowed.into());
    }
    // Nothing is written any more on somebody who was erased.
    let Some(known) = super::standing(ctx, id)? else { return Err(FaultCode::NotFound.into()) };
    let person = known.person.map(|id| person::is_erased(ctx, id)).transpose()?;
    let family = known.household.map(|id| household::is_erased(ctx, id)).transpose()?;
    if person.or(family) == Some(true) { Err(FaultCode::Erased.into()) } else { Ok(()) }
}

/// The rule itself.
pub(super) fn reach(ctx: &Read, level: u8, responsible: Uuid) -> Reach {
    let own = responsible == ctx.officer().id;
    if level >= SECRET {
        return match (own && ctx.may(Right::SecretOwn), ctx.may(Right::SecretWithReason)) {
            (true, _) => Reach::Write,
            (false, true) => Reach::WithReason,
            (false, false) => Reach::Nothing,
        };
    }
    let writes = ctx.may(Right::CaseWriteAll) || (own && ctx.may(Right::CaseWriteOwn));
    match (writes, ctx.may(Right::CaseRead)) {
        (true, _) => Reach::Write,
        (false, true) => Reach::Read,
        (false, false) => Reach::Nothing,
    }
}
