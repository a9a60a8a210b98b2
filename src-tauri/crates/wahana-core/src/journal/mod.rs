//! The append-only, hash-chained log of every change: history, audit, what changed since a hand-over.
//!
//! Written only by the write context, in the transaction of the change. It must never interpret what it keeps.

mod chain;
mod check;
mod clock;
mod erase;
mod image;
mod inverse;
mod judge;
mod recorded;
mod sums;

pub use chain::{Damage, EntryFault, Head, head, head_at, verify_chain};
pub(crate) use chain::{
    append, changed_since, changes_since, first_time, has_behind, last_number, last_time,
};
pub use check::{Check, CheckWatch, Finding, RowFault, check};
pub use clock::ahead_of;
pub use erase::ERASED;
pub(crate) use erase::{empty_entries, erased, naming, wipe, wipe_record};
pub use image::{Child, Journalled};
pub(crate) use image::{difference, naming_record, same};
#[cfg(test)]
pub(crate) use recorded::ACTS;
pub use recorded::{Recorded, is_undone, of_act, of_record, since, undoing, withdrawals};
pub(crate) use recorded::{author, last_written};

use uuid::Uuid;

/// What happened to the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// The record came to be.
    Create,
    /// Columns changed; a record taken back (hidden) is a change too.
    Change,
    /// A secret record was opened, with its reason.
    View,
    /// Something left the house.
    Export,
    /// An officer signed in.
    SignIn,
    /// Failed tries since the last sign-in.
    FailedSignIn,
    /// A passphrase or recovery key was set.
    KeyChange,
    /// The data were brought back from a backup; here a new line begins.
    Restore,
    /// A setting of the group that is not a row of its own.
    Setting,
    /// The database was older than the head that lay beside it, or of another line.
    OlderData,
    /// What follows from other things was made anew: indexes, search keys, the copy of the keys.
    Mend,
    /// The record was erased for good: all that earlier entries say of it is gone, and this one tells what is left.
    Erase,
    /// Something that happened to a family, and on which day; the rows that it changed have entries of their own.
    Event,
}

/// All of them.
const OPS: [Op; 13] = [
    Op::Create,
    Op::Change,
    Op::View,
    Op::Export,
    Op::SignIn,
    Op::FailedSignIn,
    Op::KeyChange,
    Op::Restore,
    Op::Setting,
    Op::OlderData,
    Op::Mend,
    Op::Erase,
    Op::Event,
];

impl Op {
    /// From what is stored; none for a word of a newer version.
    pub fn parse(stored: &str) -> Option<Self> {
        OPS.into_iter().find(|op| op.as_str() == stored)
    }

    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Change => "change",
            Self::View => "view",
            Self::Export => "export",
            Self::SignIn => "sign_in",
            Self::FailedSignIn => "failed_sign_in",
            Self::KeyChange => "key_change",
            Self::Restore => "restore",
            Self::Setting => "setting",
            Self::OlderData => "older_data",
            Self::Mend => "mend",
            Self::Erase => "erase",
            Self::Event => "event",
        }
    }

    /// Whether a backup that does not hold it is behind, and whoever puts back an older one loses it. Looking, signing
    /// in and copying change nothing; a new kind of entry has to say here what it is.
    fn changes(self) -> bool {
        match self {
            Self::Create
            | Self::Change
            | Self::Erase
            | Self::KeyChange
            | Self::Setting
            | Self::OlderData
            | Self::Mend => true,
            Self::View | Self::Export | Self::SignIn | Self::FailedSignIn | Self::Restore | Self::Event => {
                false
            }
        }
    }

    /// Those that change something, as a list of SQL.
    fn changing() -> String {
        let words = OPS.into_iter().filter(|op| op.changes()).map(|op| format!("'{}'", op.as_str()));
        words.collect::<Vec<_>>().join(", ")
    }
}

/// One entry before it has its place in the chain.
pub struct Entry {
    /// One per transaction.
    pub act: Uuid,
    /// The act that this one takes back.
    pub undoes: Option<Uuid>,
    /// UTC, RFC 3339 with milliseconds.
    pub time: String,
    /// Who did it.
    pub officer: Uuid,
    /// The area's code name.
    pub area: &'static str,
    /// The record's id.
    pub record: Uuid,
    /// What happened.
    pub op: Op,
    /// The record's revision afterwards; 0 where no row changed.
    pub rev: i64,
    /// `{column: [before, after]}` as the bytes that are stored and hashed.
    pub payload: String,
}

#[cfg(test)]
mod tests;
