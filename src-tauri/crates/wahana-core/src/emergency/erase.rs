//! Erasing what a list tells of somebody: that a household was there and how many they were is left.

use uuid::Uuid;

use super::lines::about;
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

/// Whether a line names nobody of the register, also one that was taken off; none where it is not there, or was erased.
pub(crate) fn unregistered_line(ctx: &Read, id: Uuid) -> Result<Option<bool>> {
    let there = store::any_line(ctx.connection(), id)?.filter(|line| !line.form.name.is_empty());
    there.map(|line| Ok(about(ctx, line.known)?.is_none())).transpose()
}

/// Every line of any list that was not erased, also those that were taken off; only to erase.
pub(crate) fn filled_lines(ctx: &Read) -> Result<Vec<Uuid>> {
    store::filled_lines(ctx.connection())
}

/// The name as it was typed, also of a line that was taken off.
pub(crate) fn called(ctx: &Read, id: Uuid) -> Result<Option<String>> {
    Ok(store::any_line(ctx.connection(), id)?.map(|line| line.form.name))
}
