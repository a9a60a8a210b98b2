//! Everything that can go wrong with a package, a card or a stick, each with a stable code.
//!
//! The codes are looked up in the catalogue of Indonesian sentences, so one is never renamed or reused. The
//! English text is for developers and logs; it must never hold a resident's data (a value of a row).

use std::io;

/// What can go wrong here.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    // ---- keys and cards
    /// Text that should be a key is none.
    #[error("not a usable key")]
    KeyInvalid,
    /// The signature could not be made.
    #[error("signing failed")]
    SigningFailed,
    /// The file is no card of ours.
    #[error("not a card file")]
    CardNotACard,
    /// The card's own signature does not fit its contents.
    #[error("the card was altered")]
    CardAltered,
    /// A card of an RW where an office's was wanted, or the other way round.
    #[error("a card of kind {found}")]
    CardWrongKind {
        /// The kind found, as written in the card.
        found: String,
    },
    /// The card has a newer major version than this program knows.
    #[error("card version {version} is newer than this program")]
    CardNewer {
        /// The version found.
        version: String,
    },

    // ---- sealing
    /// Nobody was named who could open the package.
    #[error("no recipient")]
    NoRecipient,
    /// An extra file's name is not usable inside a package, or is taken.
    #[error("file name {name} cannot be used in a package")]
    ExtraNameInvalid {
        /// The name given.
        name: String,
    },
    /// The contents exceed what a receiver may accept.
    #[error("the package would exceed its limit: {what}")]
    PackageTooLarge {
        /// Which limit: `packed`, `unpacked` or `entries`.
        what: &'static str,
    },

    // ---- opening: the envelope
    /// Not an age file at all.
    #[error("not a package")]
    NotAPackage,
    /// Sealed for other keys than the ones at hand.
    #[error("sealed for somebody else")]
    NotForThisOffice,
    /// Sealed with a passphrase, and none or only keys were offered.
    #[error("sealed with a passphrase")]
    NeedsPassphrase,
    /// Sealed for keys, and a passphrase was offered.
    #[error("sealed for a key")]
    NeedsKey,
    /// The passphrase does not open it.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// The envelope's authentication fails: cut short, altered, or badly copied.
    #[error("the package is damaged")]
    PackageDamaged,

    // ---- opening: the archive
    /// The ZIP inside is not one as we accept it.
    #[error("the archive is invalid: {reason}")]
    ArchiveInvalid {
        /// Which rule it breaks.
        reason: &'static str,
    },
    /// More than 200 entries.
    #[error("{count} entries in the archive")]
    ArchiveTooManyEntries {
        /// How many it claims.
        count: u64,
    },
    /// An absolute name, a `..`, a backslash, a link, or a name twice.
    #[error("entry name {name:?} is not allowed")]
    ArchiveBadName {
        /// The name, control characters escaped when shown.
        name: String,
    },
    /// An entry unpacks to more than 100 times its size, or the whole to more than 1 GiB.
    #[error("entry {name} unpacks to too much")]
    ArchiveBomb {
        /// The entry.
        name: String,
    },

    // ---- opening: what is inside
    /// `manifest.json`, its signature or `datapackage.json` is missing.
    #[error("{name} is missing")]
    PartMissing {
        /// The file's name.
        name: String,
    },
    /// `manifest.json` cannot be read.
    #[error("the manifest is invalid")]
    ManifestInvalid,
    /// A file of the archive is not in the manifest.
    #[error("{name} is not in the manifest")]
    FileUnlisted {
        /// The file's name.
        name: String,
    },
    /// A file of the manifest is not in the archive.
    #[error("{name} is listed but missing")]
    FileMissing {
        /// The file's name.
        name: String,
    },
    /// A file's length or SHA-256 is not what the manifest says.
    #[error("{name} was altered")]
    FileAltered {
        /// The file's name.
        name: String,
    },
    /// The manifest's signature is not by the sender's key.
    #[error("the signature is not the sender's")]
    SignatureInvalid,
    /// A known RW sends with another key than before.
    #[error("the sender's key changed")]
    SenderKeyChanged {
        /// Eight words of the new key, to compare with the sender.
        words: Vec<String>,
    },
    /// A newer major version than this program knows.
    #[error("package version {version} is newer than this program")]
    PackageNewer {
        /// The version found.
        version: String,
    },
    /// Made in training mode, and this office is real.
    #[error("a training package")]
    PackageTraining,
    /// A real package, and this office is in training mode.
    #[error("a real package at a training office")]
    PackageNotTraining,
    /// `datapackage.json` cannot be read or contradicts the rest.
    #[error("datapackage.json is invalid: {reason}")]
    DescriptorInvalid {
        /// What is wrong.
        reason: String,
    },
    /// A cell breaks its column's rule.
    #[error("{table}.csv line {line}, column {column}: {rule}")]
    RowInvalid {
        /// Table, for example `residents`.
        table: &'static str,
        /// Line in the file, the header being 1.
        line: u64,
        /// Column, empty where the line as a whole is wrong.
        column: String,
        /// The rule that is broken, never the value.
        rule: String,
    },
    /// A row's hash is not the hash of the row.
    #[error("{table}.csv line {line}: row hash differs")]
    RowAltered {
        /// Table.
        table: &'static str,
        /// Line in the file, the header being 1.
        line: u64,
    },

    // ---- the stick
    /// Not enough room.
    #[error("the stick is full: {needed} bytes needed, {free} free")]
    StickFull {
        /// Bytes the file needs.
        needed: u64,
        /// Bytes free.
        free: u64,
    },
    /// The stick cannot be written.
    #[error("the stick is read-only")]
    StickReadOnly,
    /// The stick was pulled out or does not answer.
    #[error("the stick is gone")]
    StickVanished,
    /// The system forbids writing there.
    #[error("no permission to write there")]
    StickForbidden,
    /// A file of that name is there already.
    #[error("{name} is on the stick already")]
    StickNameTaken {
        /// The file name.
        name: String,
    },
    /// What was read back is not what was written.
    #[error("what was read back differs")]
    StickCompareFailed,
    /// The person stopped it.
    #[error("cancelled")]
    Cancelled,

    /// Any other fault of the system.
    #[error("input or output failed: {0}")]
    Io(#[from] io::Error),
}

impl Error {
    /// The stable code, snake case.
    pub fn code(&self) -> &'static str {
        match self {
            Self::KeyInvalid => "key_invalid",
            Self::SigningFailed => "signing_failed",
            Self::CardNotACard => "card_not_a_card",
            Self::CardAltered => "card_altered",
            Self::CardWrongKind { .. } => "card_wrong_kind",
            Self::CardNewer { .. } => "card_newer",
            Self::NoRecipient => "no_recipient",
            Self::ExtraNameInvalid { .. } => "extra_name_invalid",
            Self::PackageTooLarge { .. } => "package_too_large",
            Self::NotAPackage => "not_a_package",
            Self::NotForThisOffice => "not_for_this_office",
            Self::NeedsPassphrase => "needs_passphrase",
            Self::NeedsKey => "needs_key",
            Self::WrongPassphrase => "wrong_passphrase",
            Self::PackageDamaged => "package_damaged",
            Self::ArchiveInvalid { .. } => "archive_invalid",
            Self::ArchiveTooManyEntries { .. } => "archive_too_many_entries",
            Self::ArchiveBadName { .. } => "archive_bad_name",
            Self::ArchiveBomb { .. } => "archive_bomb",
            Self::PartMissing { .. } => "part_missing",
            Self::ManifestInvalid => "manifest_invalid",
            Self::FileUnlisted { .. } => "file_unlisted",
            Self::FileMissing { .. } => "file_missing",
            Self::FileAltered { .. } => "file_altered",
            Self::SignatureInvalid => "signature_invalid",
            Self::SenderKeyChanged { .. } => "sender_key_changed",
            Self::PackageNewer { .. } => "package_newer",
            Self::PackageTraining => "package_training",
            Self::PackageNotTraining => "package_not_training",
            Self::DescriptorInvalid { .. } => "descriptor_invalid",
            Self::RowInvalid { .. } => "row_invalid",
            Self::RowAltered { .. } => "row_altered",
            Self::StickFull { .. } => "stick_full",
            Self::StickReadOnly => "stick_read_only",
            Self::StickVanished => "stick_vanished",
            Self::StickForbidden => "stick_forbidden",
            Self::StickNameTaken { .. } => "stick_name_taken",
            Self::StickCompareFailed => "stick_compare_failed",
            Self::Cancelled => "cancelled",
            Self::Io(_) => "io",
        }
    }
}
