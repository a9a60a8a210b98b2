//! The stick or folder of a backup: what went wrong with it, and careful steps on it.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use wahana_platform::{
    DeviceFault, device_fault, device_fault_at, drop_cached_pages, flush_file, flush_folder, free_space,
    write_atomically,
};

use crate::{Error, Fault, FaultCode, Result};

/// Room for folder entries, `keys.json`, `cadangan.json` and rounding to clusters.
const SLACK: u64 = 512 * 1024;

/// A file that is there for a moment, to see whether the place takes it.
const PROBE: &str = "wahana-cek.tmp";

/// From this size on a file system may refuse a file that it has room for: FAT32's limit.
const FILE_LIMIT: u64 = u32::MAX as u64;

/// Where a backup is being written.
pub(super) struct Place<'a> {
    pub(super) folder: &'a Path,
    /// Bytes that the database needs.
    pub(super) needed: u64,
    /// Bytes that the files beside it need, none of them large.
    pub(super) beside: u64,
}

impl Place<'_> {
    /// Before anything is made: there is room, and something written really arrives.
    pub(super) fn check(&self) -> Result<()> {
        let free = free_space(self.folder).map_err(|error| self.fault(error))?;
        if free < self.wanted() {
            return Err(self.full(free));
        }
        self.probe().and_then(|()| self.takes_the_file()).map_err(|error| self.fault(error))
    }

    /// An error of the file system, as the cause a person can do something about.
    pub(super) fn fault(&self, error: io::Error) -> Error {
        match device_fault_at(self.folder, &error) {
            DeviceFault::Full => self.full(free_space(self.folder).unwrap_or(0)),
            DeviceFault::FileLimit => FaultCode::StickFileLimit.into(),
            DeviceFault::ReadOnly => FaultCode::StickReadOnly.into(),
            DeviceFault::Gone => FaultCode::StickVanished.into(),
            DeviceFault::Forbidden => FaultCode::StickForbidden.into(),
            DeviceFault::Other => error.into(),
        }
    }

    /// What went wrong after [`Self::check`]. `SQLite` does not say which of two files failed nor why: the place
    /// is asked itself. A file system that turns read-only in the middle has met an error of its device, as when
    /// the stick was pulled out: no switch was moved.
    pub(super) fn explain(&self, error: Error) -> Error {
        match self.cause(error) {
            Error::Fault(fault) if fault.code == FaultCode::StickReadOnly => FaultCode::StickVanished.into(),
            cause => cause,
        }
    }

    fn cause(&self, error: Error) -> Error {
        match error {
            Error::Io(error) => self.fault(error),
            Error::Sqlite(_) if error.code() == FaultCode::DiskFull => {
                self.full(free_space(self.folder).unwrap_or(0))
            }
            Error::Sqlite(_) => match self.probe() {
                Err(cause) => self.fault(cause),
                Ok(()) => error,
            },
            other => other,
        }
    }

    /// Whether anything can be written there at all.
    fn probe(&self) -> io::Result<()> {
        let path = self.folder.join(PROBE);
        write_atomically(&path, b"cek")?;
        fs::remove_file(path)
    }

    /// Whether one file may be as large as the database. `SQLite` would call it a failure of the device, hours later.
    fn takes_the_file(&self) -> io::Result<()> {
        if self.needed < FILE_LIMIT {
            return Ok(());
        }
        let path = self.folder.join(PROBE);
        // A file with a hole, where the file system knows holes. There is room, so who says that it is full means the
        // file (Windows says so of FAT32).
        let taken = File::create(&path).and_then(|file| file.set_len(self.needed)).map_err(|error| {
            if error.kind() == ErrorKind::StorageFull { ErrorKind::FileTooLarge.into() } else { error }
        });
        let removed = fs::remove_file(path);
        taken.and(removed)
    }

    fn wanted(&self) -> u64 {
        self.needed.saturating_add(self.beside).saturating_add(SLACK)
    }

    fn full(&self, free: u64) -> Error {
        let needed = self.wanted().div_ceil(1 << 20);
        let missing = self.wanted().saturating_sub(free);
        // Mebibytes are for the sentence; to the byte it is asked how many earlier ones would have to go.
        Fault::new(FaultCode::StickFull)
            .with("needed", needed)
            .with("free", free >> 20)
            .with("missing", missing)
            .into()
    }
}

/// Flushes one file to the device and makes the next read come back up from it.
pub(super) fn settle(path: &Path) -> io::Result<()> {
    let file = File::options().read(true).write(true).open(path)?;
    flush_file(&file)?;
    drop_cached_pages(&file)
}

/// SHA-256 of a file as the device gives it back.
pub(super) fn digest(path: &Path) -> io::Result<[u8; 32]> {
    let mut file = File::open(path)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 256 * 1024];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hash.finalize().into()),
            length => hash.update(buffer.get(..length).unwrap_or_default()),
        }
    }
}

/// Takes a folder of ours back, best effort: a stick that is gone keeps what it has.
pub(super) fn take_back(folder: &Path) {
    let _ = fs::remove_dir_all(folder);
    if let Some(above) = folder.parent() {
        let _ = flush_folder(above);
    }
}

/// A file of a backup: a plain file, no link that leads elsewhere, of no more than `limit` bytes.
pub(crate) fn plain_file(folder: &Path, name: &str, limit: u64) -> Result<PathBuf> {
    let path = folder.join(name);
    let about = fs::symlink_metadata(&path).map_err(|error| match device_fault(&error) {
        DeviceFault::Gone if folder.is_dir() => FaultCode::BackupDamaged.into(),
        DeviceFault::Gone => FaultCode::StickVanished.into(),
        DeviceFault::Forbidden => FaultCode::StickForbidden.into(),
        _ => Error::from(error),
    })?;
    if about.is_file() && about.len() <= limit { Ok(path) } else { Err(FaultCode::BackupDamaged.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(needed: u64) -> (Result<()>, usize) {
        // Beside this program and not in memory, where there would be no limit.
        let folder = tempfile::tempdir_in(std::env::current_exe().unwrap().parent().unwrap()).unwrap();
        let place = Place { folder: folder.path(), needed, beside: 0 };
        let taken = place.takes_the_file().map_err(|error| place.fault(error));
        (taken, fs::read_dir(folder.path()).unwrap().count())
    }

    #[test]
    fn a_file_system_that_takes_no_file_of_that_size_is_told_before_anything_is_written() {
        // No file system here goes so far; FAT32 stops at 4 GiB with the same answer.
        let (taken, left) = asked(1 << 60);
        assert_eq!((taken.unwrap_err().code(), left), (FaultCode::StickFileLimit, 0));
        let (taken, left) = asked(5 << 30);
        assert!(taken.is_ok() && left == 0);
    }
}
