//! Everything that can go wrong here; each has its sentence in [`crate::words`].

/// The result of every operation of the office.
pub type Result<T> = std::result::Result<T, Error>;

/// Why something did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A package, card or key, or the writing of a file.
    #[error("{0}")]
    Handover(#[from] wahana_handover::Error),
    /// The vault.
    #[error("{0}")]
    Core(#[from] wahana_core::Error),
    /// A workbook.
    #[error("{0}")]
    Papers(#[from] wahana_papers::Error),
    /// There is no vault of an office in the folder.
    #[error("no vault")]
    NoVault,
    /// The vault is for training and the command is not, or the other way round.
    #[error("training of vault: {vault}")]
    OtherMode {
        /// Whether the vault is for training.
        vault: bool,
    },
    /// Another run of the program uses the vault.
    #[error("already running")]
    AlreadyRunning,
    /// A newer program wrote the vault.
    #[error("schema {found}")]
    VaultNewer {
        /// Its schema version.
        found: i64,
    },
    /// The input ended before the question was answered.
    #[error("no answer")]
    NoAnswer,
    /// The name of the office is empty or too long.
    #[error("office name")]
    OfficeName,
    /// The two passphrases differ.
    #[error("passphrases differ")]
    PassphrasesDiffer,
    /// A private key is never written by a real office.
    #[error("the key of a real office stays in its vault")]
    KeyStays,
    /// What was named for receiving is no file and no folder.
    #[error("no such file")]
    NoSuchFile {
        /// The path as given.
        path: String,
    },
    /// A folder without packages.
    #[error("no packages")]
    NoPackages {
        /// The path as given.
        path: String,
    },
    /// A package with the id of one taken in, but another description.
    #[error("package id used twice")]
    PackageIdReused,
    /// Nothing is held under that name.
    #[error("nothing held")]
    NotHeld {
        /// What was asked for.
        which: String,
    },
    /// Packages of one RW are held with different keys: a package must be named.
    #[error("several keys held")]
    SeveralKeys,
    /// The held package's file is gone from the data folder.
    #[error("held file gone")]
    HeldFileGone,
    /// Nothing was taken in so far.
    #[error("nothing received")]
    NothingReceived,
    /// A file name is missing in a path for writing.
    #[error("no file name")]
    NoFileName,
    /// Stored JSON cannot be read.
    #[error("stored JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// Reading or writing.
    #[error("{0}")]
    Io(#[from] std::io::Error),
}

/// The core knows which faults of the database are the disk's.
impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::Core(error.into())
    }
}
