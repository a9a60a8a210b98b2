//! Getting bytes down to the device, and making the next read come back up from it.
//!
//! A failed flush is reported by the kernel once and the next one says "ok", so a caller must treat any error
//! here as "this file is lost, begin a new one" and must never simply try again.

use std::fs::File;
use std::io;
use std::path::Path;

/// Flushes a file's contents and metadata to the device.
pub fn flush_file(file: &File) -> io::Result<()> {
    file.sync_all()
}

/// Flushes a folder, so that a file created, renamed or removed in it stays so after a power cut.
#[cfg(unix)]
pub fn flush_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Flushes a folder, so that a file created, renamed or removed in it stays so after a power cut.
///
/// Windows opens a folder only with `FILE_FLAG_BACKUP_SEMANTICS`, and flushes only what is open for writing.
#[cfg(windows)]
pub fn flush_folder(folder: &Path) -> io::Result<()> {
    use std::os::windows::fs::OpenOptionsExt;
    const FILE_FLAG_BACKUP_SEMANTICS: u32 = 0x0200_0000;
    std::fs::OpenOptions::new().write(true).custom_flags(FILE_FLAG_BACKUP_SEMANTICS).open(folder)?.sync_all()
}

/// Asks the system to forget its cached copy of a file, so that the next read comes from the device.
///
/// Only flushed pages can be dropped: call [`flush_file`] first.
#[cfg(unix)]
pub fn drop_cached_pages(file: &File) -> io::Result<()> {
    use rustix::fs::{Advice, fadvise};
    Ok(fadvise(file, 0, None, Advice::DontNeed)?)
}

/// Asks the system to forget its cached copy of a file, so that the next read comes from the device.
///
/// Windows has no such call for an open file; removable drives are set to "quick removal" there, which
/// writes through. The issue that runs on Windows decides whether to reopen with `FILE_FLAG_NO_BUFFERING`.
#[cfg(windows)]
pub fn drop_cached_pages(_file: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::io::Write;

    #[test]
    fn a_file_and_its_folder_can_be_flushed_and_read_again_after_its_pages_are_dropped() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let mut file = File::create(&path).unwrap();
        file.write_all(b"isi").unwrap();
        flush_file(&file).unwrap();
        drop_cached_pages(&file).unwrap();
        flush_folder(folder.path()).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"isi");
    }

    #[test]
    fn flushing_a_folder_that_is_gone_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let gone = folder.path().join("gone");
        assert_eq!(flush_folder(&gone).unwrap_err().kind(), io::ErrorKind::NotFound);
    }
}
