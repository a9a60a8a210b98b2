//! The Linux half: the mount table, `/sys` for "removable", `/dev/disk/by-label` for names.
//!
//! Must never fail as a whole because one stick cannot be asked.

use super::Stick;
use super::mounts::{Mount, choose, holding, is_by_desktop, parse};
use crate::space::{free_space, total_space};
use rustix::fs::{Access, access};
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

pub(super) fn find() -> Vec<Stick> {
    let Ok(table) = fs::read("/proc/self/mountinfo") else {
        return Vec::new();
    };
    choose(parse(&String::from_utf8_lossy(&table)), is_removable).into_iter().filter_map(describe).collect()
}

/// The kernel takes a device that was pulled out from `/dev` and `/sys`, or leaves a reader without a sector in it;
/// the mount stays until somebody unmounts it.
pub(super) fn is_pulled_out(place: &Path) -> bool {
    let Ok(table) = fs::read("/proc/self/mountinfo") else {
        return false;
    };
    let Some(mount) = holding(parse(&String::from_utf8_lossy(&table)), place) else {
        return false;
    };
    // A file system in user space has a number of its own and names the device it stands on.
    let number = if !mount.device.starts_with("0:") {
        mount.device
    } else if !mount.source.starts_with("/dev/") {
        return false;
    } else if let Ok(about) = fs::metadata(&mount.source) {
        format!("{}:{}", rustix::fs::major(about.rdev()), rustix::fs::minor(about.rdev()))
    } else {
        return true;
    };
    match fs::read_to_string(format!("/sys/dev/block/{number}/size")) {
        Ok(sectors) => sectors.trim() == "0",
        Err(_) => Path::new("/sys/dev/block").is_dir(),
    }
}

/// A hand-made mount that cannot be written is no place for a package, so it is left out; one that the
/// desktop made is shown as read-only, because the person who plugged it in will look for it.
fn describe(mount: Mount) -> Option<Stick> {
    let read_only = mount.read_only || access(&mount.point, Access::WRITE_OK).is_err();
    if read_only && !is_by_desktop(&mount.point) {
        return None;
    }
    Some(Stick {
        label: label_of(&mount),
        file_system: mount.file_system,
        free_bytes: free_space(&mount.point).unwrap_or(0),
        total_bytes: total_space(&mount.point).unwrap_or(0),
        read_only,
        path: mount.point,
    })
}

/// The kernel says "removable" on the whole disk; a partition's folder lies inside its disk's.
fn is_removable(device: &str) -> bool {
    let folder = Path::new("/sys/dev/block").join(device);
    let Ok(folder) = fs::canonicalize(folder) else {
        return false;
    };
    [Some(folder.as_path()), folder.parent()]
        .into_iter()
        .flatten()
        .any(|place| fs::read_to_string(place.join("removable")).is_ok_and(|text| text.trim() == "1"))
}

/// The file system's label where udev knows one, else the last part of the mount point.
fn label_of(mount: &Mount) -> String {
    by_label(&mount.source)
        .or_else(|| mount.point.file_name().map(|name| name.to_string_lossy().into_owned()))
        .unwrap_or_else(|| mount.source.clone())
}

fn by_label(source: &str) -> Option<String> {
    let device = fs::canonicalize(source).ok()?;
    let entries = fs::read_dir("/dev/disk/by-label").ok()?;
    entries
        .flatten()
        .find(|entry| fs::canonicalize(entry.path()).is_ok_and(|target: PathBuf| target == device))
        .map(|entry| unescape_udev(&entry.file_name().to_string_lossy()))
}

/// udev writes a space in a label as `\x20`.
fn unescape_udev(name: &str) -> String {
    let mut pieces = name.split("\\x");
    let mut plain = pieces.next().unwrap_or("").as_bytes().to_vec();
    for piece in pieces {
        let code = piece.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        if let Some(byte) = code {
            plain.push(byte);
            plain.extend_from_slice(piece.get(2..).unwrap_or("").as_bytes());
        } else {
            plain.extend_from_slice(b"\\x");
            plain.extend_from_slice(piece.as_bytes());
        }
    }
    String::from_utf8_lossy(&plain).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looking_for_sticks_works_on_this_machine_and_never_offers_the_system_disk() {
        assert!(find().iter().all(|stick| stick.path != Path::new("/")));
    }

    #[test]
    fn labels_lose_their_udev_escapes() {
        assert_eq!(unescape_udev("DATA\\x20WARGA"), "DATA WARGA");
        assert_eq!(unescape_udev("\\xc3\\xa9"), "é");
        assert_eq!(unescape_udev("a\\xzz"), "a\\xzz");
    }
}
