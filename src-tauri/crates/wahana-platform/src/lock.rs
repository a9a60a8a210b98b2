//! One process at a time: a lock held by the operating system, gone by itself when the process dies.
//!
//! Must never rely on the mere existence of the file, which survives a crash.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

/// Holds the lock until it is dropped or the process ends.
#[derive(Debug)]
pub struct LockGuard {
    _file: File,
}

/// Takes the lock on the file at `path`, creating the file where needed.
///
/// `None` when another process, or another guard in this one, holds it.
pub fn lock_file(path: &Path) -> io::Result<Option<LockGuard>> {
    let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(LockGuard { _file: file })),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_second_taker_gets_nothing_until_the_first_lets_go() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let first = lock_file(&path).unwrap();
        assert!(first.is_some());
        assert!(lock_file(&path).unwrap().is_none());
        drop(first);
        assert!(lock_file(&path).unwrap().is_some());
    }

    #[test]
    fn a_lock_in_a_folder_that_does_not_exist_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        assert!(lock_file(&folder.path().join("no").join("lock")).is_err());
    }
}
