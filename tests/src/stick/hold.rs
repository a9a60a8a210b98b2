//! Holding whoever opens a certain file until something has happened: fanotify asks us before each opening on a mount.
//! Needs root.

// Two calls of the system that no safe crate offers.
#![allow(unsafe_code)]

use std::ffi::CString;
use std::fs::{self, File};
use std::io::{ErrorKind, Read, Write};
use std::os::fd::{AsRawFd, FromRawFd};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

/// Length of `struct fanotify_event_metadata`.
const EVENT: usize = 24;

/// Is asked before each file below a mount is opened. When it is dropped every opening goes on.
pub(super) struct Guard {
    group: File,
}

/// An opening that waits.
pub(super) struct Held<'g> {
    guard: &'g Guard,
    file: i32,
}

impl Guard {
    pub(super) fn over(mount: &Path) -> Self {
        let flags = libc::FAN_CLASS_CONTENT | libc::FAN_CLOEXEC | libc::FAN_NONBLOCK;
        let files = libc::O_RDONLY | libc::O_LARGEFILE | libc::O_CLOEXEC;
        // SAFETY: takes two numbers, and the answer is checked before it is used.
        let group = unsafe { libc::fanotify_init(flags, files.cast_unsigned()) };
        assert!(group >= 0, "fanotify (needs root): {}", std::io::Error::last_os_error());
        // SAFETY: it was just opened and nobody else knows of it.
        let guard = Self { group: unsafe { File::from_raw_fd(group) } };
        guard.mark(libc::FAN_MARK_ADD, libc::FAN_OPEN_PERM, mount);
        guard
    }

    /// Lets everything pass until a file whose name ends so is opened; that one waits, and nothing after it is asked
    /// about.
    pub(super) fn hold(&self, ending: &str) -> Held<'_> {
        let deadline = Instant::now() + Duration::from_secs(20);
        loop {
            for file in self.asked() {
                let name = fs::read_link(format!("/proc/self/fd/{file}")).unwrap_or_default();
                if name.to_string_lossy().ends_with(ending) {
                    self.mark(libc::FAN_MARK_FLUSH, 0, Path::new("/"));
                    return Held { guard: self, file };
                }
                self.allow(file);
            }
            assert!(Instant::now() < deadline, "no file {ending} is opened");
        }
    }

    /// The files that are being opened now, as handles of ours.
    fn asked(&self) -> Vec<i32> {
        // One at a time, so that none is left without an answer.
        let mut event = [0; EVENT];
        match (&self.group).read(&mut event) {
            Ok(EVENT) => vec![i32::from_ne_bytes([event[16], event[17], event[18], event[19]])],
            Ok(other) => panic!("an event of {other} bytes"),
            Err(error) if error.kind() == ErrorKind::WouldBlock => {
                thread::sleep(Duration::from_millis(1));
                Vec::new()
            }
            Err(error) => panic!("fanotify: {error}"),
        }
    }

    fn allow(&self, file: i32) {
        let answer = [file.to_ne_bytes(), libc::FAN_ALLOW.to_ne_bytes()].concat();
        (&self.group).write_all(&answer).expect("fanotify hears");
        // SAFETY: the kernel opened it for us with the event; closed here, once.
        drop(unsafe { File::from_raw_fd(file) });
    }

    fn mark(&self, what: u32, events: u64, mount: &Path) {
        let path = CString::new(mount.as_os_str().as_bytes()).expect("a path");
        let what = what | libc::FAN_MARK_MOUNT;
        // SAFETY: the path ends with a zero and outlives the call.
        let done = unsafe {
            libc::fanotify_mark(self.group.as_raw_fd(), what, events, libc::AT_FDCWD, path.as_ptr())
        };
        assert!(done == 0, "fanotify: {}", std::io::Error::last_os_error());
    }
}

impl Held<'_> {
    pub(super) fn let_go(self) {
        self.guard.allow(self.file);
    }
}
