//! The files of attachments on their way to a stick and back.
//!
//! Beside the backups on a stick lies one folder of them, shared by all: a backup brings what is not there yet, so the
//! tenth costs no more than what came since the ninth. They are there before the backup has its final name. Backups on
//! this PC need nothing: they share the folder beside the vault. What this PC lost and the stick still has comes back.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use wahana_platform::{flush_folder, write_atomically};

use super::place::{digest, settle};
use super::{BackupPhase, BackupProgress, Watch};
use crate::vault::Folder;
use crate::vault::files::{hex, is_file_name, name_of, read};
use crate::{FaultCode, Result, attachment};

/// Its name on a stick.
const FOLDER: &str = "WAHANA-LAMPIRAN";

/// What has to go from one folder to the other.
pub(super) struct Files {
    here: PathBuf,
    there: PathBuf,
    /// Name and length of what the stick lacks and this PC has.
    to_stick: Vec<(String, u64)>,
    /// What this PC lacks and the stick has.
    to_here: Vec<String>,
}

impl Files {
    /// What the rows of `database` name; nothing where the backup stays on this PC.
    pub(super) fn of(database: &Connection, folder: &Folder, place: &Path) -> Result<Self> {
        let (here, there) = (folder.files(), place.join(FOLDER));
        let (mut to_stick, mut to_here) = (Vec::new(), Vec::new());
        if place != folder.backups() {
            for (name, bytes) in named(database)? {
                match (is_there(&here, &name, bytes), is_there(&there, &name, bytes)) {
                    (true, false) => to_stick.push((name, bytes)),
                    (false, true) => to_here.push(name),
                    _ => {}
                }
            }
        }
        Ok(Self { here, there, to_stick, to_here })
    }

    /// Bytes that the stick needs for them.
    pub(super) fn bytes(&self) -> u64 {
        // A file takes whole clusters.
        self.to_stick.iter().map(|(_, bytes)| bytes.next_multiple_of(32 << 10)).sum()
    }

    /// Brings them, each read back before it has its name. After a stop or an error those that arrived stay.
    pub(super) fn bring(&self, watch: &mut Watch) -> Result<()> {
        for name in &self.to_here {
            fetch(std::slice::from_ref(&self.there), &self.here, name)?;
        }
        if self.to_stick.is_empty() {
            return Ok(());
        }
        fs::create_dir_all(&self.there)?;
        let total = self.to_stick.len() as u64;
        let mut arrived = Vec::new();
        for (done, (name, _)) in (0..).zip(&self.to_stick) {
            let progress = BackupProgress { phase: BackupPhase::Files, done, total };
            if let ControlFlow::Break(()) = watch(progress) {
                return Err(FaultCode::Cancelled.into());
            }
            // One that is damaged here must not stand for a whole one there; the check of the data names it.
            let whole = read(&self.here.join(name))?.filter(|bytes| name_of(bytes) == *name);
            if let Some(bytes) = whole {
                self.put(name, &bytes)?;
                arrived.push(self.there.join(name));
            }
        }
        // Once more under the final name: the Linux vfat driver otherwise leaves an empty file there.
        for path in &arrived {
            settle(path)?;
        }
        flush_folder(&self.there)?;
        for path in &arrived {
            require_whole(path)?;
        }
        Ok(())
    }

    fn put(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let unfinished = self.there.join("sementara.tmp");
        fs::write(&unfinished, bytes)?;
        settle(&unfinished)?;
        if hex(&digest(&unfinished)?) != name {
            let _ = fs::remove_file(&unfinished);
            return Err(FaultCode::StickCompareFailed.into());
        }
        Ok(fs::rename(&unfinished, self.there.join(name))?)
    }
}

/// Brings what a restored database names and this PC has not, from beside its backup. Gives how many are nowhere.
pub(in crate::vault) fn bring_back(database: &Connection, folder: &Folder, backup: &Path) -> Result<i64> {
    let here = folder.files();
    let place = backup.parent().unwrap_or(backup);
    // On a stick, or in a copy of somebody's whole data folder.
    let from = [place.join(FOLDER), Folder::new(place.join(".."), false).files()];
    let mut missing = 0;
    for (name, bytes) in named(database)? {
        if !is_there(&here, &name, bytes) && !fetch(&from, &here, &name)? {
            missing += 1;
        }
    }
    Ok(missing)
}

/// Whether it came from one of the folders. What is not what its name says counts as not there.
fn fetch(from: &[PathBuf], here: &Path, name: &str) -> Result<bool> {
    for folder in from {
        // A stick that gives nothing is told by the database that is read from it.
        let Ok(Some(bytes)) = read(&folder.join(name)) else { continue };
        if name_of(&bytes) == name {
            if !here.exists() {
                fs::create_dir_all(here)?;
                here.parent().map_or(Ok(()), flush_folder)?;
            }
            write_atomically(&here.join(name), &bytes)?;
            return Ok(true);
        }
    }
    Ok(false)
}

fn named(database: &Connection) -> Result<Vec<(String, u64)>> {
    let names = attachment::names_in(database)?;
    Ok(names.into_iter().filter(|(name, _)| is_file_name(name)).collect())
}

/// As far as can be told without reading it.
fn is_there(folder: &Path, name: &str, bytes: u64) -> bool {
    fs::symlink_metadata(folder.join(name)).is_ok_and(|about| about.is_file() && about.len() == bytes)
}

fn require_whole(path: &Path) -> Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if hex(&digest(path)?) == name {
        return Ok(());
    }
    let _ = fs::remove_file(path);
    Err(FaultCode::StickCompareFailed.into())
}
