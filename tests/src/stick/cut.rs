//! A power cut under a file system: ext4 is told to stop at once, without writing its log. Needs root.

// One call of the system that no safe crate offers.
#![allow(unsafe_code)]

use std::fs::File;
use std::os::fd::AsRawFd;
use std::path::Path;

/// `FS_IOC_SHUTDOWN`.
const SHUTDOWN: libc::c_ulong = 0x8004_587d;
/// What is not on the disk yet stays lost.
const WITHOUT_LOG: u32 = 2;

pub(super) fn cut_power(mount: &Path) {
    let folder = File::open(mount).expect("it is mounted");
    let how = WITHOUT_LOG;
    // SAFETY: the number is read before the call returns.
    let done = unsafe { libc::ioctl(folder.as_raw_fd(), SHUTDOWN, &raw const how) };
    assert!(done == 0, "shutting {} down: {}", mount.display(), std::io::Error::last_os_error());
}
