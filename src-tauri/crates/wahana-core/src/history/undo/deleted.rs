//! "Baru dihapus": what was hidden lately and can be brought back, whichever way it went.

use std::collections::{BTreeSet, HashMap};

use chrono::{Days, Utc};
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use super::{UndoState, state};
use crate::Result;
use crate::database::Read;
use crate::history::record::resident;
use crate::history::week::{is_masked, named, table_of};
use crate::household::undo::MEMBERS;
use crate::journal::{self, Recorded};
use crate::vault::{Right, officer_name};

/// Days that are looked back on.
pub const DELETED_DAYS: u64 = 90;

/// A record that is hidden and that this officer can bring back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Deleted {
    /// The act that hid it: to take it back is to bring the record back.
    pub act: Uuid,
    /// UTC, RFC 3339.
    pub at: String,
    /// Name of who did it.
    pub officer: String,
    /// The table.
    pub table: String,
    /// Its number or name; of a secret case the number alone.
    pub label: String,
    /// Why, in the officer's words, or [`super::UNDONE`].
    pub reason: String,
}

/// What was hidden in the last [`DELETED_DAYS`] days, the newest first; only what the officer may bring back.
pub fn recently_deleted(ctx: &Read) -> Result<Vec<Deleted>> {
    ctx.require(Right::PersonWrite)?;
    let now = Utc::now();
    let since = now.checked_sub_days(Days::new(DELETED_DAYS)).unwrap_or(now);
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    // An act that hid hundreds is read once.
    let mut states: HashMap<Uuid, UndoState> = HashMap::new();
    for entry in journal::withdrawals(ctx.connection(), since)?.into_iter().rev() {
        let reason = entry.of("withdrawn")[1].as_str().unwrap_or_default().to_owned();
        // Of each record the last word counts: it may have been brought back.
        if !seen.insert(entry.record) || reason.is_empty() {
            continue;
        }
        let Some(table) = table_of(ctx, &entry)? else { continue };
        if is_masked(ctx, &entry)? {
            continue;
        }
        let undo = match states.get(&entry.act) {
            Some(undo) => *undo,
            None => *states.entry(entry.act).or_insert(state(ctx, entry.act)?),
        };
        if undo != UndoState::Open {
            continue;
        }
        let (mut label, _) = named(ctx, Some(table), entry.record)?;
        if let Some(head) = head_of(ctx, &entry) {
            label = format!("{label} {head}");
        }
        found.push(Deleted {
            act: entry.act,
            at: entry.time,
            officer: officer_name(ctx, entry.officer)?.unwrap_or_default(),
            table: table.table.to_owned(),
            label,
            reason,
        });
    }
    Ok(found)
}

/// The name of the head of a family whose members went free when it was hidden.
fn head_of(ctx: &Read, entry: &Recorded) -> Option<String> {
    let [before, _] = entry.of(MEMBERS);
    let head =
        before.as_array()?.iter().find(|line| line.get("relation").and_then(Value::as_i64) == Some(1))?;
    let id = head.get("person_id")?.as_str()?.parse().ok()?;
    Some(resident(ctx, id)).filter(|name| !name.is_empty())
}
