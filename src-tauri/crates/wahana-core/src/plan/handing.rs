//! The open actions of officers who stop, as [`crate::handing`] gives them to another one. The head learns how many
//! there are and no word of them.

use rusqlite::params;
use uuid::Uuid;

use super::{ACTION, store};
use crate::Result;
use crate::database::{Read, Write};

/// How many open actions an officer is to do.
pub(crate) struct OfficerActions {
    /// Whose.
    pub(crate) officer: Uuid,
    /// How many.
    pub(crate) actions: i64,
}

/// Of every officer who has some.
pub(crate) fn work(ctx: &Read) -> Result<Vec<OfficerActions>> {
    let mut statement = ctx.connection().prepare_cached(
        "SELECT officer, count(*) FROM plan_action
         WHERE withdrawn = '' AND state = 'open' AND officer IS NOT NULL GROUP BY officer",
    )?;
    let found =
        statement.query_map([], |row| Ok(OfficerActions { officer: row.get(0)?, actions: row.get(1)? }))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The open actions of an officer; with `case` only those in it.
pub(crate) fn open_of(ctx: &Read, officer: Uuid, case: Option<Uuid>) -> Result<Vec<Uuid>> {
    let mut statement = ctx.connection().prepare_cached(
        "SELECT id FROM plan_action WHERE withdrawn = '' AND state = 'open' AND officer = ?1
         AND (?2 IS NULL OR case_id = ?2) ORDER BY id",
    )?;
    Ok(statement.query_map(params![officer, case], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Gives it to another officer; whoever calls has asked the right.
pub(crate) fn give(ctx: &Write, action: Uuid, to: Uuid) -> Result<()> {
    ctx.change(&ACTION, action, None, |connection| store::set_officer(connection, action, to))
}
