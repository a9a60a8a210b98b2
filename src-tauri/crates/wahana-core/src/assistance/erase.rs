//! Erasing what assistance tells of somebody: number, kind, day, worth and sources are left, for the books.

use uuid::Uuid;

use super::{ASSISTANCE, store};
use crate::Result;
use crate::database::{Read, Write};

/// All that went to a person or family as a whole, or in a case, also what was taken back; only to erase.
pub(crate) fn all_of(ctx: &Read, id: Uuid) -> Result<Vec<Uuid>> {
    store::all_of(ctx.connection(), id)
}

/// Erases what was written beside it.
pub(crate) fn erase(ctx: &Write, id: Uuid) -> Result<()> {
    ctx.erase(&ASSISTANCE, id, |connection| store::erase(connection, id))
}
