//! Writing a package to a stick so that "Aman dicabut" is true.
//!
//! The order is that of SECURITY ("Writing to a stick"); each step answers a trap that was seen. Must never
//! leave a file under the final name that did not compare, and never try a failed flush again.

mod name;

use crate::error::Error;
use crate::words::words_for;
use name::temporary_beside;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use wahana_platform::{
    DeviceFault, device_fault_at, drop_cached_pages, flush_file, flush_folder, free_space,
};

pub use name::file_name;

/// Bytes between two looks at whether the person wants to stop.
const PIECE: usize = 256 * 1024;
/// Room for the folder entry and rounding to clusters.
const SLACK: u64 = 64 * 1024;

/// What is to arrive.
#[derive(Debug, Clone, Copy)]
pub struct Parcel<'a> {
    /// File name on the stick, see [`file_name`].
    pub name: &'a str,
    /// Length in bytes.
    pub bytes: u64,
    /// SHA-256, hexadecimal.
    pub sha256: &'a str,
}

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Bytes go to the stick.
    Writing,
    /// The stick is asked to keep them; takes its time and cannot be stopped.
    Flushing,
    /// They are read back and compared.
    Comparing,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
pub struct Progress {
    /// What is being done.
    pub phase: Phase,
    /// Bytes done in this phase.
    #[specta(type = u32)]
    pub done: u64,
    /// Bytes of this phase.
    #[specta(type = u32)]
    pub total: u64,
}

/// A package that arrived and was compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Written {
    /// Where it lies.
    #[specta(type = String)]
    pub path: PathBuf,
    /// Its length.
    #[specta(type = u32)]
    pub bytes: u64,
    /// SHA-256 as read back, hexadecimal.
    pub sha256: String,
    /// Four words of it.
    pub words4: Vec<String>,
}

/// Told of progress; answers whether to go on.
pub type Watch<'a> = dyn FnMut(Progress) -> ControlFlow<()> + 'a;

/// Writes `source` into `folder` on a stick. Returns only when the file has been compared twice and may be
/// pulled out; on every error, and when stopped, no file of that name is left where the stick still answers.
pub fn write_to_stick(
    folder: &Path,
    parcel: &Parcel<'_>,
    source: &mut dyn Read,
    watch: &mut Watch<'_>,
) -> Result<Written, Error> {
    write_one(folder, parcel, source, watch, false)
}

/// Writes `last` and before it `first`, which belongs to it: both arrive or neither is left. `watch` is told of `last`.
pub fn write_pair_to_stick(
    folder: &Path,
    (first, first_source): (&Parcel<'_>, &mut dyn Read),
    (last, last_source): (&Parcel<'_>, &mut dyn Read),
    watch: &mut Watch<'_>,
) -> Result<Written, Error> {
    let beside = write_one(folder, first, first_source, &mut |_| ControlFlow::Continue(()), false)?;
    // A stick that is gone or full of errors keeps what it has.
    write_one(folder, last, last_source, watch, true).inspect_err(|_| remove(&beside.path))
}

/// `begun` says that a file could be made on this stick before.
fn write_one(
    folder: &Path,
    parcel: &Parcel<'_>,
    source: &mut dyn Read,
    watch: &mut Watch<'_>,
    begun: bool,
) -> Result<Written, Error> {
    let mut writing = Writing { folder, parcel, watch, begun };
    writing.check_room()?;
    let target = folder.join(parcel.name);
    if target.try_exists().map_err(|error| writing.fault(error))? {
        return Err(Error::StickNameTaken { name: parcel.name.to_owned() });
    }
    let temporary = temporary_beside(&target);
    let file = match writing.arrive(&temporary, source) {
        Ok(file) => file,
        Err(error) => {
            remove(&temporary);
            return Err(error);
        }
    };
    match writing.settle(&file, &temporary, &target) {
        Ok(written) => Ok(written),
        Err(error) => {
            remove(&target);
            remove(&temporary);
            Err(error)
        }
    }
}

fn remove(path: &Path) {
    if fs::remove_file(path).is_ok()
        && let Some(folder) = path.parent()
    {
        let _ = flush_folder(folder);
    }
}

struct Writing<'a, 'w> {
    folder: &'a Path,
    parcel: &'a Parcel<'a>,
    watch: &'a mut Watch<'w>,
    /// A file could be made on it.
    begun: bool,
}

impl Writing<'_, '_> {
    fn check_room(&self) -> Result<(), Error> {
        let free = free_space(self.folder).map_err(|error| self.fault(error))?;
        let needed = self.parcel.bytes.saturating_add(SLACK);
        if free < needed { Err(Error::StickFull { needed, free }) } else { Ok(()) }
    }

    /// Writes under the temporary name, flushes, and compares what the device gives back.
    fn arrive(&mut self, temporary: &Path, source: &mut dyn Read) -> Result<File, Error> {
        let mut file = create(temporary).map_err(|error| self.fault(error))?;
        self.begun = true;
        self.copy(source, &mut file)?;
        self.flush(&file)?;
        self.compare(&file, temporary)?;
        Ok(file)
    }

    /// Gives the final name. The file is flushed again after the rename: the Linux vfat driver otherwise leaves
    /// an empty file under the final name.
    fn settle(&mut self, file: &File, temporary: &Path, target: &Path) -> Result<Written, Error> {
        fs::rename(temporary, target).map_err(|error| self.fault(error))?;
        self.flush(file)?;
        flush_folder(self.folder).map_err(|error| self.fault(error))?;
        let hash = self.compare(file, target)?;
        Ok(Written {
            path: target.to_owned(),
            bytes: self.parcel.bytes,
            sha256: crate::hex(&hash),
            words4: words_for(&hash, 4),
        })
    }

    /// What goes out must already be what was sealed: a vault that gives other bytes is found here.
    fn copy(&mut self, source: &mut dyn Read, file: &mut File) -> Result<(), Error> {
        let mut source = source.take(self.parcel.bytes.saturating_add(1));
        let mut hash = Sha256::new();
        let mut buffer = vec![0; PIECE];
        let mut done = 0;
        loop {
            self.tell(Phase::Writing, done)?;
            let piece = next_piece(&mut source, &mut buffer)?;
            if piece.is_empty() {
                break;
            }
            hash.update(piece);
            file.write_all(piece).map_err(|error| self.fault(error))?;
            done += piece.len() as u64;
        }
        let same = done == self.parcel.bytes && crate::hex(&hash.finalize()) == self.parcel.sha256;
        if same { Ok(()) } else { Err(Error::PackageDamaged) }
    }

    fn flush(&mut self, file: &File) -> Result<(), Error> {
        self.tell(Phase::Flushing, 0)?;
        flush_file(file).map_err(|error| self.fault(error))
    }

    /// Reads the file from the device, not from the system's memory, and compares.
    fn compare(&mut self, file: &File, path: &Path) -> Result<[u8; 32], Error> {
        drop_cached_pages(file).map_err(|error| self.fault(error))?;
        let mut reopened = File::open(path).map_err(|error| self.fault(error))?;
        let mut hash = Sha256::new();
        let mut buffer = vec![0; PIECE];
        let mut done: u64 = 0;
        loop {
            self.tell(Phase::Comparing, done)?;
            let piece = match next_piece(&mut reopened, &mut buffer) {
                Ok([]) => break,
                Ok(piece) => piece,
                Err(error) => return Err(self.fault(error)),
            };
            hash.update(piece);
            done += piece.len() as u64;
        }
        let hash: [u8; 32] = hash.finalize().into();
        let same = done == self.parcel.bytes && crate::hex(&hash) == self.parcel.sha256;
        if same { Ok(hash) } else { Err(Error::StickCompareFailed) }
    }

    fn tell(&mut self, phase: Phase, done: u64) -> Result<(), Error> {
        match (self.watch)(Progress { phase, done, total: self.parcel.bytes }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Error::Cancelled),
        }
    }

    fn fault(&self, error: io::Error) -> Error {
        match device_fault_at(self.folder, &error) {
            // A package is far smaller than any limit of a single file.
            DeviceFault::Full | DeviceFault::FileLimit => Error::StickFull {
                needed: self.parcel.bytes.saturating_add(SLACK),
                free: free_space(self.folder).unwrap_or(0),
            },
            // One that turns read-only in the middle has met an error of its device: no switch was moved.
            DeviceFault::ReadOnly if !self.begun => Error::StickReadOnly,
            DeviceFault::ReadOnly | DeviceFault::Gone => Error::StickVanished,
            DeviceFault::Forbidden => Error::StickForbidden,
            DeviceFault::Other => Error::Io(error),
        }
    }
}

/// A leftover of an attempt that was cut off is replaced.
fn create(path: &Path) -> io::Result<File> {
    let fresh = || OpenOptions::new().read(true).write(true).create_new(true).open(path);
    match fresh() {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            fs::remove_file(path)?;
            fresh()
        }
        other => other,
    }
}

fn next_piece<'b>(source: &mut dyn Read, buffer: &'b mut [u8]) -> io::Result<&'b [u8]> {
    loop {
        match source.read(buffer) {
            Ok(length) => return Ok(buffer.get(..length).unwrap_or_default()),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}
