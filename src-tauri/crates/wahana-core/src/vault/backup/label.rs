//! What lies beside the database of a backup: the folder's name and `cadangan.json`.
//!
//! In clear, so nothing of a resident: which group, when, and how much. It is read before anything is opened and
//! believed only after the database has said the same.

use std::fs;
use std::path::Path;

use chrono::{DateTime, Local, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::place::plain_file;
use crate::database::{self, Read, live_rows};
use crate::journal::{self, Head};
use crate::vault::{Folder, setup};
use crate::{Fault, FaultCode, Result};

/// Version of the folder's layout.
const FORMAT: u32 = 1;
const PREFIX: &str = "WAHANA-CADANGAN-";
/// What a backup is called until everything in it was checked.
pub(super) const UNFINISHED: &str = ".sementara";
/// The three files.
pub(crate) const DATABASE: &str = "wahana.db";
/// See [`DATABASE`].
pub(crate) const KEYS: &str = "keys.json";
pub(super) const LABEL: &str = "cadangan.json";
/// `cadangan.json` is some hundred bytes.
const LABEL_LIMIT: u64 = 64 * 1024;

/// How much a database holds; records taken back are not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Amounts {
    /// Residents.
    pub persons: i64,
    /// Families.
    pub households: i64,
    /// Cases.
    pub cases: i64,
    /// Gifts of assistance.
    pub assistance: i64,
}

impl Amounts {
    pub(crate) fn of(connection: &rusqlite::Connection) -> Result<Self> {
        Ok(Self {
            persons: live_rows(connection, "person")?,
            households: live_rows(connection, "household")?,
            cases: live_rows(connection, "cases")?,
            assistance: live_rows(connection, "assistance")?,
        })
    }
}

/// One backup: what `cadangan.json` says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct BackupInfo {
    format: u32,
    /// Its id.
    pub id: Uuid,
    /// Whether everything in it is invented.
    pub training: bool,
    /// Made by the program itself; such a one also goes by itself when newer ones have taken its place.
    pub automatic: bool,
    /// Name of the group.
    pub group: String,
    /// Three digits.
    pub rw: String,
    /// Kelurahan.
    pub kelurahan: String,
    /// UTC, RFC 3339.
    pub made_at: String,
    /// Schema version of the database.
    pub schema: i64,
    /// How much is in it.
    pub amounts: Amounts,
    /// Number of the last journal entry in it.
    pub head_seq: i64,
    /// Its hash, hexadecimal.
    pub head_hash: String,
    /// The line of the data: each restore begins a new one.
    pub line: Uuid,
    /// Length of the database in bytes.
    pub bytes: u64,
}

impl BackupInfo {
    /// Of what the reading context sees; the length is known later.
    pub(super) fn of(ctx: &Read, training: bool, automatic: bool, now: DateTime<Utc>) -> Result<Self> {
        let group = crate::group::find(ctx)?.ok_or(FaultCode::NotFound)?;
        let head = journal::head(ctx.connection())?;
        Ok(Self {
            format: FORMAT,
            id: Uuid::now_v7(),
            training,
            automatic,
            group: group.name,
            rw: group.rw,
            kelurahan: group.kelurahan,
            made_at: now.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
            schema: database::version(ctx.connection())?,
            amounts: Amounts::of(ctx.connection())?,
            head_seq: head.seq,
            head_hash: hex(&head),
            line: setup::line(ctx)?,
            bytes: 0,
        })
    }

    /// Reads it from a backup's folder; refuses what a newer program wrote.
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        #[derive(Deserialize)]
        struct Format {
            format: u32,
        }
        if folder.is_dir() && !folder.join(LABEL).exists() {
            return Err(FaultCode::NotABackup.into());
        }
        let bytes = fs::read(plain_file(folder, LABEL, LABEL_LIMIT)?)?;
        let damaged = |_| FaultCode::BackupDamaged;
        let Format { format } = serde_json::from_slice(&bytes).map_err(damaged)?;
        if format > FORMAT {
            return Err(newer(i64::from(format), i64::from(FORMAT)));
        }
        let info: Self = serde_json::from_slice(&bytes).map_err(damaged)?;
        super::day(&info.made_at)?;
        if info.schema > database::SCHEMA_VERSION {
            return Err(newer(info.schema, database::SCHEMA_VERSION));
        }
        Ok(info)
    }

    /// Whether an opened database is the one that this describes.
    pub(crate) fn describes(&self, connection: &rusqlite::Connection) -> Result<bool> {
        Ok(self.schema == database::version(connection)?
            && self.is_head(&journal::head(connection)?)
            && self.amounts == Amounts::of(connection)?)
    }

    /// Whether the last entry of a journal is this backup's last one.
    pub(crate) fn is_head(&self, head: &Head) -> bool {
        self.head_seq == head.seq && self.head_hash == hex(head)
    }

    /// The last entry in it as the journal of a restored database names it.
    pub(crate) fn head_text(&self) -> String {
        format!("{}:{}", self.head_seq, self.head_hash)
    }

    /// Refuses a training backup for real data and the other way round.
    pub(crate) fn fits(&self, folder: &Folder) -> Result<()> {
        match (self.training, folder.is_training()) {
            (true, false) => Err(FaultCode::FromTraining.into()),
            (false, true) => Err(FaultCode::NotFromTraining.into()),
            _ => Ok(()),
        }
    }

    /// The folder's name without what tells two of one minute apart.
    pub(super) fn folder_name(&self, now: DateTime<Utc>) -> String {
        let local = now.with_timezone(&Local).format("%Y-%m-%d-%H%M");
        format!("{PREFIX}RW{}-{local}", self.rw)
    }
}

/// Whether a folder is called like a finished backup.
pub(super) fn is_backup_name(name: &str) -> bool {
    name.starts_with(PREFIX) && !name.ends_with(UNFINISHED)
}

/// Whether a folder is called like a backup that was cut off.
pub(super) fn is_unfinished_name(name: &str) -> bool {
    name.starts_with(PREFIX) && name.ends_with(UNFINISHED)
}

fn newer(found: i64, known: i64) -> crate::Error {
    Fault::new(FaultCode::DatabaseNewer).with("found", found).with("known", known).into()
}

fn hex(head: &Head) -> String {
    use std::fmt::Write as _;
    head.hash.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
