//! Erasing what the referrals of somebody tell: number, partner, days and where it stands are left, for the totals.

use uuid::Uuid;

use super::{REFERRAL, store};
use crate::Result;
use crate::database::{Read, Write};

/// All that belongs to a case, also what was taken back; only to erase.
pub(crate) fn all_of(ctx: &Read, case: Uuid) -> Result<Vec<Uuid>> {
    store::all_of(ctx.connection(), case)
}

/// Erases what was written in it.
pub(crate) fn erase(ctx: &Write, id: Uuid) -> Result<()> {
    ctx.erase(&REFERRAL, id, |connection| store::erase(connection, id))
}
