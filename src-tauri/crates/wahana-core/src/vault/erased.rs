//! What keeps an erasure true: nothing of it is left in the file, and no older backup brings it back.
//!
//! Which records were erased is known by marks: hashes of their ids, which tell nothing to whoever finds them. They lie
//! beside the vault and in the label of each backup. After a restore they wait in the restored database until the areas
//! have applied them again; a vault knows no areas.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rusqlite::Connection;
use sha2::{Digest, Sha256};
use uuid::Uuid;
use wahana_platform::write_atomically;

use super::backup::{BackupInfo, list_backups};
use super::{Folder, Vault, store};
use crate::database::{Read, Write};
use crate::{FaultCode, Result, journal};

/// Marks of erased records.
pub(crate) type Marks = BTreeSet<String>;

/// Setting: marks that are still to be applied, as JSON.
const AGAIN: &str = "erase_again";
/// Setting: something was erased, and the file still has to be written anew.
const SCRUB: &str = "scrub_due";
/// Areas whose records are looked for again after a restore; all else hangs on them. Of an emergency it is who stands on
/// its list and is written down nowhere else.
const AREAS: [&str; 3] = ["person", "household", "emergency"];
/// A file that is longer was not made by this program.
const LIMIT: u64 = 16 << 20;

/// How an erased record is recognised, and nothing else of it: 32 hexadecimal digits.
pub(crate) fn mark(id: Uuid) -> String {
    use std::fmt::Write as _;
    let hash = Sha256::new().chain_update("wahana erased 1").chain_update(id.as_bytes()).finalize();
    hash.iter().take(16).fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Marks of all that was erased in these data.
pub(super) fn marks_in(connection: &Connection) -> Result<Marks> {
    let mut marks = Marks::new();
    for area in AREAS {
        marks.extend(journal::erased(connection, area)?.into_iter().map(mark));
    }
    Ok(marks)
}

/// Marks beside the vault; none where nothing was ever erased, or where the file can't be read.
fn beside(folder: &Folder) -> Marks {
    let path = folder.erased();
    let short = fs::metadata(&path).is_ok_and(|about| about.len() <= LIMIT);
    let bytes = if short { fs::read(path).unwrap_or_default() } else { Vec::new() };
    serde_json::from_slice(&bytes).unwrap_or_default()
}

/// What has to be erased again in a backup that is restored: what is known beside the vault, and from the labels of
/// other backups of the same group in the same place.
pub(super) fn known_of(folder: &Folder, backup: &Path, info: &BackupInfo) -> Marks {
    let mut marks = beside(folder);
    marks.extend(info.erased.iter().cloned());
    let place = backup.parent().and_then(|place| list_backups(place).ok());
    for other in place.into_iter().flatten().filter_map(|found| found.info) {
        if other.training == info.training && other.rw == info.rw && other.kelurahan == info.kelurahan {
            marks.extend(other.erased);
        }
    }
    marks
}

/// Leaves the marks in a restored database until they are applied.
pub(super) fn leave(ctx: &Write, marks: &Marks) -> Result<()> {
    if marks.is_empty() {
        return Ok(());
    }
    store::set_setting(ctx.connection(), AGAIN, &serde_json::to_string(marks)?)
}

/// Marks that wait to be applied.
pub(crate) fn waiting(ctx: &Read) -> Result<Marks> {
    let text = store::setting(ctx.connection(), AGAIN)?;
    Ok(text.map(|text| serde_json::from_str(&text)).transpose()?.unwrap_or_default())
}

/// They were applied.
pub(crate) fn applied(ctx: &Write) -> Result<()> {
    store::remove_setting(ctx.connection(), AGAIN)
}

/// Something was erased in this transaction: the file has to be written anew.
pub(crate) fn scrub_later(ctx: &Write) -> Result<()> {
    store::set_setting(ctx.connection(), SCRUB, "1")
}

/// Whether the file still has to be written anew.
pub(crate) fn scrub_is_due(ctx: &Read) -> Result<bool> {
    Ok(store::setting(ctx.connection(), SCRUB)?.is_some())
}

impl Vault {
    /// Keeps the marks beside the vault, those that were there before too.
    pub(crate) fn keep_marks(&self, more: &Marks) -> Result<()> {
        let mut marks = beside(self.folder());
        let known = marks.len();
        marks.extend(more.iter().cloned());
        marks.extend(self.read(|ctx| marks_in(ctx.connection()))?);
        if marks.len() == known {
            return Ok(());
        }
        Ok(write_atomically(&self.folder().erased(), &serde_json::to_vec(&marks)?)?)
    }

    /// Writes the database anew, so that nothing of what was erased is left in any page, free ones too, and empties the
    /// log. Nobody writes meanwhile; it takes seconds where there is much. It stays due until it is done.
    pub(crate) fn scrub(&self) -> Result<()> {
        self.with_writer(|writer| {
            writer.execute_batch("VACUUM")?;
            empty_log(writer)
        })?;
        self.write(|ctx| store::remove_setting(ctx.connection(), SCRUB))?;
        // In the log there is nothing by now but that.
        let _ = self.with_writer(empty_log);
        Ok(())
    }
}

fn empty_log(writer: &Connection) -> Result<()> {
    let busy: bool = writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy { Err(FaultCode::Internal.into()) } else { Ok(()) }
}
