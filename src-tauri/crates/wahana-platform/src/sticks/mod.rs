//! Finding the sticks and cards a person has plugged in.
//!
//! Only looks; must never mount, write to or run anything from what it finds.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "linux")]
mod mounts;
#[cfg(windows)]
mod windows;

use serde::Serialize;
use std::path::{Path, PathBuf};

/// A place a person can carry away: a mounted stick, card or portable disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Stick {
    /// Where it is mounted.
    #[specta(type = String)]
    pub path: PathBuf,
    /// Its name as the file manager shows it.
    pub label: String,
    /// Kind of file system, for example `vfat`.
    pub file_system: String,
    /// Bytes free for an ordinary user; 0 where it could not be asked.
    #[specta(type = u32)]
    pub free_bytes: u64,
    /// Bytes in all; 0 where it could not be asked.
    #[specta(type = u32)]
    pub total_bytes: u64,
    /// True where nothing can be written, whether by the mount, the switch on the card or lack of permission.
    pub read_only: bool,
}

/// The sticks mounted now, ordered by path. An unreadable system table gives an empty list: then the person
/// still has the folder dialog.
pub fn find_sticks() -> Vec<Stick> {
    #[cfg(target_os = "linux")]
    let mut found = linux::find();
    #[cfg(windows)]
    let mut found = windows::find();
    // JSON cannot carry such a path, and one odd stick must not hide the others.
    found.retain(|stick| stick.path.to_str().is_some());
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// Whether the device that `place` lies on is there no more, although its mount still is. Where it can't be known,
/// it is there.
pub(crate) fn is_pulled_out(place: &Path) -> bool {
    #[cfg(target_os = "linux")]
    return linux::is_pulled_out(place);
    #[cfg(windows)]
    {
        // Windows answers "not ready" there, and never "write-protected".
        let _ = place;
        false
    }
}
