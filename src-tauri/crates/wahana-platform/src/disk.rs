//! Whether two places share a disk: what happens to one of them then happens to the other.

use std::path::Path;

/// Whether both lie on the same file system. Where it can't be known they do: a copy is rather called too near
/// than safe.
#[cfg(unix)]
pub fn same_disk(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| std::fs::metadata(path).map(|about| about.dev());
    match (device(one), device(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => true,
    }
}

/// Whether both lie on the same drive. Where it can't be known they do: a copy is rather called too near than safe.
#[cfg(windows)]
pub fn same_disk(one: &Path, other: &Path) -> bool {
    let drive = |path: &Path| {
        let full = std::fs::canonicalize(path).ok()?;
        Some(full.components().next()?.as_os_str().to_ascii_lowercase())
    };
    match (drive(one), drive(other)) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn two_folders_of_one_disk_share_it_and_what_is_unknown_counts_as_near() {
        let disk = tempfile::tempdir().unwrap();
        let inside = disk.path().join("inside");
        assert!(same_disk(disk.path(), &inside), "it is not there");
        std::fs::create_dir(&inside).unwrap();
        assert!(same_disk(disk.path(), &inside));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn another_file_system_is_another_disk() {
        let disk = tempfile::tempdir().unwrap();
        assert!(!same_disk(disk.path(), Path::new("/proc")));
    }
}
