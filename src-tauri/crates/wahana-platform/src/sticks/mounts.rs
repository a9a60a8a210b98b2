//! Reading `/proc/self/mountinfo` and choosing the mounts that are sticks. Pure: text in, list out.
//!
//! Must never take a mount of the system itself (root, home, boot) or a file system that lives in memory: a
//! package "written" there would be gone with the power.

use std::path::{Path, PathBuf};

/// File systems a person's stick, card or portable disk carries.
const CARRIED: [&str; 17] = [
    "vfat",
    "fuse.fusefat",
    "msdos",
    "exfat",
    "fuseblk",
    "fuse.exfat",
    "ntfs",
    "ntfs3",
    "fuse.ntfs-3g",
    "ext2",
    "ext3",
    "ext4",
    "btrfs",
    "xfs",
    "f2fs",
    "hfsplus",
    "udf",
];

/// How a mount says that nothing can be written: asked for, or after an error (Linux 6.16 and newer).
const UNWRITABLE: [&str; 3] = ["ro", "emergency_ro", "shutdown"];

/// Where a desktop mounts what a person plugs in.
const DESKTOP_ROOTS: [&str; 2] = ["/media", "/run/media"];

/// Mount points of the system, never a stick even when the system itself runs from one.
const SYSTEM_ROOTS: [&str; 10] =
    ["/boot", "/usr", "/var", "/home", "/opt", "/srv", "/root", "/etc", "/run/live", "/lib/live"];

/// One line of the mount table, as far as it matters here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mount {
    /// Where it is mounted, escapes undone.
    pub(super) point: PathBuf,
    /// `major:minor` of the block device.
    pub(super) device: String,
    /// Kind of file system.
    pub(super) file_system: String,
    /// What is mounted, for example `/dev/sdb1`.
    pub(super) source: String,
    /// Mounted read-only, at the mount or at the file system.
    pub(super) read_only: bool,
}

/// Reads the table; lines that do not fit are left out. Where two mounts share a point the later one counts,
/// because it covers the earlier.
pub(super) fn parse(table: &str) -> Vec<Mount> {
    let mut mounts: Vec<Mount> = Vec::new();
    for mount in table.lines().filter_map(parse_line) {
        mounts.retain(|earlier| earlier.point != mount.point);
        mounts.push(mount);
    }
    mounts
}

/// `36 35 8:17 / /media/a\040b rw,nosuid shared:1 - vfat /dev/sdb1 rw,uid=1000` (proc(5)).
fn parse_line(line: &str) -> Option<Mount> {
    let (left, right) = line.split_once(" - ")?;
    let mut left = left.split(' ').skip(2);
    let device = left.next()?.to_owned();
    let _root = left.next()?;
    let point = unescape(left.next()?);
    let options = left.next()?;
    let mut right = right.split(' ');
    let file_system = right.next()?.to_owned();
    let source = unescape(right.next()?).to_string_lossy().into_owned();
    let super_options = right.next().unwrap_or("");
    let read_only =
        [options, super_options].iter().any(|text| text.split(',').any(|one| UNWRITABLE.contains(&one)));
    Some(Mount { point, device, file_system, source, read_only })
}

/// Undoes the kernel's octal escapes (`\040` is a space).
fn unescape(text: &str) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    let raw = text.as_bytes();
    let mut plain = Vec::with_capacity(raw.len());
    let mut at = 0;
    while let Some(&byte) = raw.get(at) {
        if let Some(value) = escape_at(raw, at) {
            plain.push(value);
            at += 4;
        } else {
            plain.push(byte);
            at += 1;
        }
    }
    PathBuf::from(std::ffi::OsString::from_vec(plain))
}

fn escape_at(raw: &[u8], at: usize) -> Option<u8> {
    let code = raw.get(at..at + 4)?.strip_prefix(b"\\")?;
    let digits = std::str::from_utf8(code).ok()?;
    if digits.bytes().all(|digit| (b'0'..=b'7').contains(&digit)) {
        u8::from_str_radix(digits, 8).ok()
    } else {
        None
    }
}

/// The mounts that are sticks: whatever a desktop mounted for a person, and removable devices mounted by hand
/// (for example under `/mnt`). `is_removable` is asked with `major:minor`.
pub(super) fn choose(mounts: Vec<Mount>, is_removable: impl Fn(&str) -> bool) -> Vec<Mount> {
    mounts
        .into_iter()
        .filter(|mount| CARRIED.contains(&mount.file_system.as_str()))
        .filter(|mount| !is_system(&mount.point))
        .filter(|mount| is_by_desktop(&mount.point) || is_removable(&mount.device))
        .collect()
}

/// The mount that `place`, an absolute path, lies on.
pub(super) fn holding(mounts: Vec<Mount>, place: &Path) -> Option<Mount> {
    mounts
        .into_iter()
        .filter(|mount| place.starts_with(&mount.point))
        .max_by_key(|mount| mount.point.components().count())
}

/// True below a folder where the desktop mounts what a person plugs in.
pub(super) fn is_by_desktop(point: &Path) -> bool {
    DESKTOP_ROOTS.iter().any(|root| point.starts_with(root) && point != Path::new(root))
}

fn is_system(point: &Path) -> bool {
    point == Path::new("/") || SYSTEM_ROOTS.iter().any(|root| point.starts_with(root))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
23 22 0:21 / /proc rw,nosuid - proc proc rw
24 22 0:22 / /run rw,nosuid - tmpfs tmpfs rw,size=800000k
30 22 8:17 / /media/sri/DATA\\040WARGA rw,nosuid,nodev shared:9 master:2 - vfat /dev/sdb1 rw,uid=1000
31 22 8:33 / /run/media/sri/kartu ro,nosuid - exfat /dev/sdc1 rw
32 22 8:49 / /mnt/usb rw - ext4 /dev/sdd1 rw
33 22 8:65 / /mnt/arsip rw - ext4 /dev/sde1 rw
34 22 0:40 / /media/sri/memory rw - tmpfs tmpfs rw
35 22 8:81 / /boot/efi rw - vfat /dev/sdf1 rw
broken line
";

    fn chosen() -> Vec<String> {
        let removable = |device: &str| ["8:49", "8:81", "8:1"].contains(&device);
        choose(parse(TABLE), removable).iter().map(|m| m.point.display().to_string()).collect()
    }

    #[test]
    fn what_the_desktop_mounted_and_removable_devices_are_sticks_and_nothing_else() {
        assert_eq!(chosen(), ["/media/sri/DATA WARGA", "/run/media/sri/kartu", "/mnt/usb"]);
    }

    #[test]
    fn a_read_only_mount_is_seen_whether_the_mount_or_the_file_system_says_so() {
        let mounts = parse(
            "1 0 8:1 / /media/a ro - vfat /dev/a rw\n2 0 8:2 / /media/b rw - vfat /dev/b ro,x\n\
             3 0 8:3 / /media/c rw,errors=remount-ro - vfat /dev/c rw,errors=remount-ro\n\
             4 0 8:4 / /media/d rw,relatime - ext4 /dev/d rw,emergency_ro\n",
        );
        assert_eq!(mounts.iter().map(|m| m.read_only).collect::<Vec<_>>(), [true, true, false, true]);
    }

    #[test]
    fn escapes_are_undone_and_lone_backslashes_stay() {
        assert_eq!(unescape("a\\040b\\011c\\134d"), PathBuf::from("a b\tc\\d"));
        assert_eq!(unescape("x\\9"), PathBuf::from("x\\9"));
        assert_eq!(unescape("x\\777"), PathBuf::from("x\\777"));
    }

    #[test]
    fn a_mount_that_covers_another_replaces_it() {
        let mounts =
            parse("1 0 8:1 / /media/a rw - vfat /dev/a rw\n2 0 8:2 / /media/a rw - exfat /dev/b rw\n");
        assert_eq!(mounts.len(), 1);
        assert_eq!(mounts.first().map(|m| m.file_system.as_str()), Some("exfat"));
    }

    #[test]
    fn a_path_lies_on_the_innermost_mount_above_it() {
        let on = |path: &str| holding(parse(TABLE), Path::new(path)).map(|mount| mount.source);
        assert_eq!(on("/media/sri/DATA WARGA/arsip").as_deref(), Some("/dev/sdb1"));
        assert_eq!(on("/media/sri/DATA WARGA 2").as_deref(), Some("/dev/sda1"));
        assert_eq!(on("arsip"), None);
    }

    #[test]
    fn no_line_however_broken_stops_the_rest() {
        let table = " - \n\n1 2 3 - \n9 9 9:9 / /media/x rw - vfat /dev/x";
        assert_eq!(parse(table).len(), 1);
    }
}
