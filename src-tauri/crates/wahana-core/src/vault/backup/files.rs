//! The files of attachments on their way to a stick and back.
//!
//! Beside the backups on a stick lies one folder of them, shared by all: a backup brings what is not there yet, so the
//! tenth costs no more than what came since the ninth. They are there before the backup has its final name. Backups on
//! this PC need nothing: they share the folder beside the vault. What this PC lost and the stick still has comes back.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use wahana_platform::{flush_folder, free_space, write_atomically};

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
                // This PC's own are read where the stick could replace them; the check of the data reads the others.
                if !is_there(&there, &name, bytes) {
                    if is_there(&here, &name, bytes) {
                        to_stick.push((name, bytes));
                    }
                } else if !is_whole(&here, &name) {
                    to_here.push(name);
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

    /// Brings them, each read back before it has its name. After a stop or an error those that arrived stay. What does not
    /// come back to this PC is told by the check of the data, and hinders no backup.
    pub(super) fn bring(&self, watch: &mut Watch) -> Result<()> {
        for name in &self.to_here {
            fetch(std::slice::from_ref(&self.there), &self.here, name, 0);
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

/// What came with a restore.
#[derive(Default)]
pub(in crate::vault) struct Brought {
    /// How many are nowhere, or found no room.
    pub(in crate::vault) missing: i64,
    /// Those that this PC did not have before.
    came: Vec<PathBuf>,
}

impl Brought {
    /// Takes them away again, where the restore came to nothing.
    pub(in crate::vault) fn discard(&self) {
        for path in &self.came {
            let _ = fs::remove_file(path);
        }
    }
}

/// Brings what a restored database names and this PC has not whole, from beside its backup, as long as `room` bytes
/// stay free.
pub(in crate::vault) fn bring_back(
    database: &Connection,
    folder: &Folder,
    backup: &Path,
    room: u64,
) -> Result<Brought> {
    let here = folder.files();
    let place = backup.parent().unwrap_or(backup);
    // On a stick, or in a copy of somebody's whole data folder.
    let from = [place.join(FOLDER), Folder::new(place.join(".."), false).files()];
    let mut brought = Brought::default();
    for (name, _) in named(database)? {
        let path = here.join(&name);
        let known = path.exists();
        if is_whole(&here, &name) {
            continue;
        }
        if !fetch(&from, &here, &name, room) {
            brought.missing += 1;
        } else if !known {
            brought.came.push(path);
        }
    }
    Ok(brought)
}

/// Whether it came from one of the folders and is on the disk. What is not what its name says counts as not there.
fn fetch(from: &[PathBuf], here: &Path, name: &str, room: u64) -> bool {
    // A stick that gives nothing is told by the database that is read from it.
    let found = from.iter().filter_map(|folder| read(&folder.join(name)).ok().flatten());
    let mut whole = found.filter(|bytes| name_of(bytes) == name);
    whole.next().is_some_and(|bytes| put_here(here, name, &bytes, room).is_ok())
}

fn put_here(here: &Path, name: &str, bytes: &[u8], room: u64) -> Result<()> {
    if !here.exists() {
        fs::create_dir_all(here)?;
        here.parent().map_or(Ok(()), flush_folder)?;
    }
    if free_space(here)? < room.saturating_add(bytes.len() as u64) {
        return Err(FaultCode::DiskFull.into());
    }
    Ok(write_atomically(&here.join(name), bytes)?)
}

fn named(database: &Connection) -> Result<Vec<(String, u64)>> {
    let names = attachment::names_in(database)?;
    Ok(names.into_iter().filter(|(name, _)| is_file_name(name)).collect())
}

/// Whether it is there and what its name says.
fn is_whole(folder: &Path, name: &str) -> bool {
    read(&folder.join(name)).is_ok_and(|found| found.is_some_and(|bytes| name_of(&bytes) == name))
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
