//! How much room a file system has, as seen by an ordinary user.
//!
//! A figure of the moment: a write must still expect "disk full".

use std::io;
use std::path::Path;

/// Bytes an ordinary user can still write to the file system that holds `path`; `u64::MAX` where it does not tell,
/// as some in user space: then only the write itself shows.
pub fn free_space(path: &Path) -> io::Result<u64> {
    room(path).map(|(free, _)| free)
}

/// Bytes the file system that holds `path` has in all; 0 where it does not tell.
pub fn total_space(path: &Path) -> io::Result<u64> {
    room(path).map(|(_, total)| total)
}

#[cfg(unix)]
fn room(path: &Path) -> io::Result<(u64, u64)> {
    let figures = rustix::fs::statvfs(path)?;
    let block = figures.f_frsize;
    if figures.f_blocks == 0 {
        return Ok((u64::MAX, 0));
    }
    Ok((figures.f_bavail.saturating_mul(block), figures.f_blocks.saturating_mul(block)))
}

#[cfg(windows)]
fn room(path: &Path) -> io::Result<(u64, u64)> {
    use std::os::windows::ffi::OsStrExt;
    #[link(name = "kernel32")]
    unsafe extern "system" {
        fn GetDiskFreeSpaceExW(folder: *const u16, free: *mut u64, total: *mut u64, all: *mut u64) -> i32;
    }
    let wide: Vec<u16> = path.as_os_str().encode_wide().chain([0]).collect();
    let (mut free, mut total) = (0, 0);
    // SAFETY: `wide` ends with a zero and outlives the call; the two figures are written through valid
    // pointers to u64 (ULARGE_INTEGER), the third is optional and left out.
    let done = unsafe { GetDiskFreeSpaceExW(wide.as_ptr(), &mut free, &mut total, std::ptr::null_mut()) };
    if done == 0 { Err(io::Error::last_os_error()) } else { Ok((free, total)) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn there_is_never_more_room_free_than_there_is_in_all() {
        let folder = tempfile::tempdir().unwrap();
        let free = free_space(folder.path()).unwrap();
        assert!(free > 0);
        assert!(free <= total_space(folder.path()).unwrap());
    }

    #[test]
    fn a_folder_that_is_gone_has_no_figure() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(free_space(&folder.path().join("x")).unwrap_err().kind(), io::ErrorKind::NotFound);
    }
}
