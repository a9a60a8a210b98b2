//! Periksa data: looks at everything that can break, says what it found, and makes anew what follows from other things.
//!
//! It composes: the file's condition is `database`'s, the chain `journal`'s, keys and head `vault`'s, and each area says
//! itself whether what follows from its rows is right. No number is counted anywhere but from the rows, so there is no
//! counter to be wrong; whether rows are missing is told by the journal.
//!
//! It must never change what somebody wrote down. What can't be made anew is named, and the way back is a backup.

mod look;
mod mend;

use serde::{Deserialize, Serialize};

pub use look::check;
pub use mend::mend;

use crate::Result;
use crate::database::Read;
use crate::vault::{Right, last_check};

/// What is looked at, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum HealthPart {
    /// Every page's authentication.
    Pages,
    /// Trees, constraints and indexes.
    Structure,
    /// That whatever a row refers to is there.
    References,
    /// The chain, and every row against it.
    Journal,
    /// The keys of lists and search, made of names and addresses.
    SearchKeys,
    /// The trigram index.
    Search,
    /// keys.json and its copy.
    KeyFiles,
    /// head.json.
    Head,
    /// The files of attachments: each there, and what its name says.
    Attachments,
}

/// All of them.
pub const PARTS: [HealthPart; 9] = [
    HealthPart::Pages,
    HealthPart::Structure,
    HealthPart::References,
    HealthPart::Journal,
    HealthPart::SearchKeys,
    HealthPart::Search,
    HealthPart::KeyFiles,
    HealthPart::Head,
    HealthPart::Attachments,
];

/// How it stands with a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum HealthState {
    /// As it should be.
    Good,
    /// Not, and it can be made anew.
    Mendable,
    /// Not, and nothing here can make it anew.
    Broken,
    /// What it lies on is broken, so it was not looked at.
    Unknown,
}

/// What was found of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct HealthLooked {
    /// The part.
    pub part: HealthPart,
    /// How it stands.
    pub state: HealthState,
    /// Pages, indexes, rows, places or files that are wrong, as the part counts; 0 where it is good.
    pub wrong: i64,
}

/// What a check found, or what it found after something was mended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Health {
    /// When, UTC, RFC 3339.
    pub at: String,
    /// Every part in the order of [`PARTS`].
    pub parts: Vec<HealthLooked>,
    /// When the newest good backup beside the vault was made, UTC; none where there is none.
    pub backup: Option<String>,
    /// Whether something can be made anew: nothing is, on a file that is broken itself.
    pub mendable: bool,
    /// What was made anew just before; empty after a mere check.
    pub mended: Vec<HealthPart>,
    /// Name of the backup that was made before that; empty after a mere check.
    pub kept: String,
}

impl Health {
    /// How it stands with one part.
    pub fn state(&self, part: HealthPart) -> HealthState {
        self.parts
            .iter()
            .find(|looked| looked.part == part)
            .map_or(HealthState::Unknown, |looked| looked.state)
    }

    /// Whether nothing is wrong.
    pub fn is_good(&self) -> bool {
        self.parts.iter().all(|looked| looked.state == HealthState::Good)
    }

    fn can_mend(&self) -> bool {
        let sound = [HealthPart::Pages, HealthPart::Structure]
            .iter()
            .all(|part| matches!(self.state(*part), HealthState::Good | HealthState::Mendable));
        sound && self.parts.iter().any(|looked| looked.state == HealthState::Mendable)
    }
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(tag = "doing", rename_all = "snake_case")]
pub enum HealthProgress {
    /// A part is looked at.
    Looking {
        /// Which.
        part: HealthPart,
        /// Done of it, where that is known.
        done: u64,
        /// In all; 0 where it is not known.
        total: u64,
    },
    /// The backup before mending is made.
    Keeping,
    /// It is mended.
    Mending,
}

/// Whom it tells how far it is, and whether it may go on: asked from another thread where `SQLite` is busy.
pub struct HealthWatch<'a> {
    /// Told of each step.
    pub tell: &'a mut dyn FnMut(HealthProgress),
    /// Answers whether to go on.
    pub go: &'a (dyn Fn() -> bool + Sync),
}

/// What the last check found, for the head; none before the first.
pub fn last(ctx: &Read) -> Result<Option<Health>> {
    ctx.require(Right::Administer)?;
    // Of a version that looked at other things: as if there had been none.
    Ok(last_check(ctx)?.and_then(|text| serde_json::from_str(&text).ok()))
}

#[cfg(test)]
mod tests;
