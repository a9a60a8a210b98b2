//! The open actions of officers who stop, as [`crate::handing`] gives them to another one. The head learns how many
//! there are and no word of them.

use uuid::Uuid;

use super::{ACTION, store};
use crate::database::{Read, Write};
use crate::{Result, case};

/// How many open actions an officer is to do.
pub(crate) struct OfficerActions {
    /// Whose.
    pub(crate) officer: Uuid,
    /// How many.
    pub(crate) actions: i64,
}

/// Of every officer who has some in an open case.
pub(crate) fn work(ctx: &Read) -> Result<Vec<OfficerActions>> {
    let found = store::open_by_officer(ctx.connection(), case::open_ids())?;
    Ok(found.into_iter().map(|(officer, actions)| OfficerActions { officer, actions }).collect())
}

/// The open actions of an officer in open cases; with `case` only those in it.
pub(crate) fn open_of(ctx: &Read, officer: Uuid, case: Option<Uuid>) -> Result<Vec<Uuid>> {
    store::open_of(ctx.connection(), case::open_ids(), officer, case)
}

/// Gives it to another officer; whoever calls has asked the right.
pub(crate) fn give(ctx: &Write, action: Uuid, to: Uuid) -> Result<()> {
    ctx.change(&ACTION, action, None, |connection| store::set_officer(connection, action, to))
}
