//! Erasing what a list tells of somebody: what was planned for them and handed out is left, for the sums.

use uuid::Uuid;

use super::{RECIPIENT, store};
use crate::Result;
use crate::database::{Read, Write};

/// Every row of a person or family; only to erase.
pub(crate) fn rows_of(ctx: &Read, id: Uuid) -> Result<Vec<Uuid>> {
    store::rows_of(ctx.connection(), id)
}

/// Erases who fetched it and what was written beside it.
pub(crate) fn erase(ctx: &Write, id: Uuid) -> Result<()> {
    ctx.erase(&RECIPIENT, id, |connection| store::erase(connection, id))
}
