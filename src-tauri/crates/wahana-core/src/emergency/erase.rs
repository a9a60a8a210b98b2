//! Erasing what a list tells of somebody: that a household was there and how many they were is left.

use uuid::Uuid;

use super::{HOUSEHOLD_LINE, store};
use crate::Result;
use crate::database::{Read, Write};

/// Every line of a person or family; only to erase.
pub(crate) fn lines_of(ctx: &Read, id: Uuid) -> Result<Vec<Uuid>> {
    store::lines_of(ctx.connection(), id)
}

/// Erases name, address, need and phone of a line.
pub(crate) fn erase(ctx: &Write, id: Uuid) -> Result<()> {
    ctx.erase(&HOUSEHOLD_LINE, id, |connection| store::erase(connection, id))
}
