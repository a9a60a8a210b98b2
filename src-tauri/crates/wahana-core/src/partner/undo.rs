//! What undo asks of partners.

use uuid::Uuid;

use super::store;
use crate::Result;
use crate::database::Read;

/// Whether somebody can be referred to it at all: it was not taken back.
pub(crate) fn is_listed(ctx: &Read, id: Uuid) -> Result<bool> {
    Ok(store::label(ctx.connection(), id)?.is_some_and(|label| !label.withdrawn))
}
