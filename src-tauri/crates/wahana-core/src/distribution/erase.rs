//! Erasing what a list tells of somebody: what was planned for them and handed out is left, for the sums.

use uuid::Uuid;

use super::{Came, DISTRIBUTION, RECIPIENT, store};
use crate::Result;
use crate::database::{Read, Write};

/// Every row of a person or family; only to erase.
pub(crate) fn rows_of(ctx: &Read, id: Uuid) -> Result<Vec<Uuid>> {
    store::rows_of(ctx.connection(), id)
}

/// Erases who fetched it and what was written beside it. Nobody comes any more for what only waits on an open list: that
/// row goes off it, and who looked at the list before is told that it is another one.
pub(crate) fn erase(ctx: &Write, id: Uuid) -> Result<()> {
    let line = store::recipient(ctx.connection(), id)?.filter(|line| line.on_list);
    if let Some(line) = line.filter(|line| line.came == Came::Waiting)
        && store::find(ctx.connection(), line.list)?.is_some_and(|list| list.closed_on.is_empty())
    {
        ctx.change(&RECIPIENT, id, None, |connection| store::take_off(connection, id))?;
        ctx.change(&DISTRIBUTION, line.list, None, |connection| {
            store::note_list_change(connection, line.list)
        })?;
    }
    ctx.erase(&RECIPIENT, id, |connection| store::erase(connection, id))
}
