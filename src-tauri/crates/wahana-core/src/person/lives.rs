//! That somebody died, moved away or came back, as the journal keeps it: only the last of it stands in the row.

use serde::Serialize;
use uuid::Uuid;

use super::{Life, store};
use crate::Result;
use crate::database::Read;
use crate::journal::{self, Op};
use crate::vault::Right;

/// A change of whether somebody is here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct LifeChange {
    /// What it is since.
    pub life: Life,
    /// Local date on which they died or moved; empty of who is here after all.
    pub on: String,
    /// When it was written, UTC, RFC 3339.
    pub at: String,
    /// Where to, or what is known; may be empty.
    pub note: String,
}

/// Every one of them, the newest first, but what was taken back. What an event of a family tells is among them.
pub(crate) fn life_changes(ctx: &Read, id: Uuid) -> Result<Vec<LifeChange>> {
    ctx.require(Right::PersonRead)?;
    let (mut found, mut on) = (Vec::new(), String::new());
    for entry in journal::of_record(ctx.connection(), id)? {
        let text = |column: &str| entry.of(column)[1].as_str().map(str::to_owned);
        on = text("life_date").unwrap_or(on);
        let changed = text("life").filter(|_| entry.op == Some(Op::Change) && entry.undoes.is_none());
        if let Some(life) = changed
            && !journal::is_undone(ctx.connection(), entry.act)?
        {
            let note = text("life_note").unwrap_or_default();
            found.push(LifeChange { life: store::life(&life), on: on.clone(), at: entry.time.clone(), note });
        }
    }
    found.reverse();
    Ok(found)
}
