//! A USB stick that is real to every program: a file system of its own, mounted below `/media`,
//! and able to fail as sticks do. Needs root.

mod cut;
mod hold;
mod turn;

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;
use turn::Turn;

static NUMBER: AtomicU32 = AtomicU32::new(0);

/// How a stick is formatted.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Ext4,
    ExFat,
    Fat32,
}

/// A stick that is put in. Dropping it takes it out and leaves nothing behind. Other tests that want one wait so long.
#[derive(Debug)]
pub struct Stick {
    mount: PathBuf,
    device: String,
    image: PathBuf,
    kind: Kind,
    pulled: bool,
    _folder: TempDir,
    // Given back last, when the stick is out.
    _turn: Turn,
}

impl Stick {
    /// Puts in an empty ext4 stick of so many MiB (at least 4).
    pub fn ext4(mebibytes: u64) -> Self {
        // After an error the file system turns read-only, as Linux does with sticks that fail.
        let format = ["-q", "-m", "0", "-e", "remount-ro", "-E", "lazy_itable_init=0,lazy_journal_init=0"];
        let stick = Self::of(mebibytes, "", Kind::Ext4, Command::new("mkfs.ext4").args(format));
        let _ = fs::remove_dir(stick.mount.join("lost+found"));
        stick
    }

    /// The same with a name, mounted as a desktop does it: below the folder of a user.
    pub fn named(mebibytes: u64, name: &str) -> Self {
        let format = ["-q", "-m", "0", "-E", "lazy_itable_init=0,lazy_journal_init=0"];
        let stick = Self::of(mebibytes, name, Kind::Ext4, Command::new("mkfs.ext4").args(format));
        let _ = fs::remove_dir(stick.mount.join("lost+found"));
        stick
    }

    /// Puts in an empty exFAT stick of so many MiB, as shops sell them; in user space, where the kernel has none.
    pub fn exfat(mebibytes: u64) -> Self {
        Self::of(mebibytes, "", Kind::ExFat, Command::new("mkfs.exfat").args(["-L", "KAWUNG"]))
    }

    /// Puts in an empty FAT32 stick of so many MiB (at least 34), as nearly all are; in user space like exFAT.
    pub fn fat32(mebibytes: u64) -> Self {
        Self::of(mebibytes, "", Kind::Fat32, Command::new("mkfs.fat").args(["-F", "32", "-n", "KAWUNG"]))
    }

    fn of(mebibytes: u64, name: &str, kind: Kind, format: &mut Command) -> Self {
        assert!(rustix::process::geteuid().is_root(), "putting a stick in needs root");
        let turn = Turn::take();
        take_out_orphans();
        let folder = tempfile::Builder::new().prefix("wahana-stick-").tempdir().expect("a temporary folder");
        let image = folder.path().join("image");
        File::create(&image).and_then(|file| file.set_len(mebibytes << 20)).expect("an image");
        done(format.arg(&image));
        let device = done(Command::new("losetup").args(["--find", "--show"]).arg(&image));
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let mount = PathBuf::from(format!("/media/wahana-{}-{number}", std::process::id())).join(name);
        let stick = Self { mount, device, image, kind, pulled: false, _folder: folder, _turn: turn };
        fs::create_dir_all(&stick.mount).expect("a folder in /media");
        stick.put_in();
        stick
    }

    /// The folder under which the stick is seen.
    pub fn path(&self) -> &Path {
        &self.mount
    }

    /// The stick's name as a list of sticks shows it.
    pub fn name(&self) -> String {
        self.mount.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// The names of the files on it, sorted.
    pub fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.mount).expect("the stick is put in").flatten();
        let mut names: Vec<_> =
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Writes a file until nothing more fits, then makes `room` bytes free again.
    pub fn fill(&self, room: u64) {
        let path = self.mount.join("full.bin");
        let mut file = File::create(&path).expect("the stick can be written");
        let mut written: u64 = 0;
        for size in [1 << 16, 1 << 10] {
            let block = vec![0x57_u8; size];
            loop {
                match file.write(&block) {
                    Ok(count) => written += count as u64,
                    Err(error) if error.kind() == ErrorKind::StorageFull => break,
                    Err(error) => panic!("filling the stick: {error}"),
                }
            }
        }
        file.set_len(written.saturating_sub(room))
            .and_then(|()| file.sync_all())
            .expect("it can be shortened");
    }

    /// Takes away what [`Self::fill`] wrote.
    pub fn make_room(&self) {
        fs::remove_file(self.mount.join("full.bin")).expect("the stick can be written");
    }

    /// Turns read-only at once, whatever is being written: the file system meets an error.
    pub fn make_read_only(&self) {
        let name = self.device.trim_start_matches("/dev/");
        fs::write(format!("/sys/fs/ext4/{name}/trigger_fs_error"), "1").expect("the file system can be told");
    }

    /// Pulls the stick out without asking: the device is gone, every access is an I/O error.
    pub fn pull_out(&mut self) {
        self.lose_device();
        // What Linux still remembers of the contents goes too; of all other files with it, so not many times in a row.
        let _ = fs::write("/proc/sys/vm/drop_caches", "3");
    }

    /// The same, but Linux still remembers what it read: enough for whoever writes, and cheap.
    pub fn lose_device(&mut self) {
        self.pulled = true;
        // The mount holds the device; this only says that it goes with the mount.
        let _ = Command::new("losetup").args(["--detach", &self.device]).output();
        File::options()
            .write(true)
            .open(&self.image)
            .and_then(|file| file.set_len(0))
            .expect("the image shrinks");
        let _ = Command::new("losetup").args(["--set-capacity", &self.device]).output();
    }

    /// Cuts the power in this moment, whatever is being written: every access is an error from now on, and after
    /// [`Self::put_in_again`] it holds what had been flushed. For ext4.
    pub fn cut_power(&self) {
        cut::cut_power(&self.mount);
    }

    /// Does `begin`, and `fault` in the very moment when a file whose name ends so is opened on the stick, for writing
    /// or reading: whoever opens it waits until the fault is there. For ext4: in user space a file that is being made
    /// holds its folder, and a `fault` that makes another one there would wait for ever.
    pub fn when_opened(&mut self, ending: &str, fault: impl FnOnce(&mut Self) + Send, begin: impl FnOnce()) {
        let guard = hold::Guard::over(&self.mount);
        thread::scope(|scope| {
            let watcher = scope.spawn(|| {
                let held = guard.hold(ending);
                fault(self);
                held.let_go();
            });
            begin();
            watcher.join().expect("the file is opened");
        });
    }

    /// Takes the stick out properly and puts it in again: what is seen then is what is really on it.
    pub fn put_in_again(&self) {
        assert!(!self.pulled, "a stick that was pulled out is lost");
        // A file system in user space lets go of the last file a moment after it was closed.
        let let_go = |_| {
            thread::sleep(Duration::from_millis(100));
            Command::new("umount").arg(&self.mount).output().is_ok_and(|said| said.status.success())
        };
        assert!((0..50).any(let_go), "somebody still holds a file on {}", self.mount.display());
        self.put_in();
    }

    fn put_in(&self) {
        let mut mount = match self.kind {
            Kind::Ext4 => Command::new("mount"),
            Kind::ExFat => Command::new("mount.exfat-fuse"),
            Kind::Fat32 => Command::new("fusefat"),
        };
        if let Kind::Fat32 = self.kind {
            // It doubts itself and wants to be told so.
            mount.args(["-o", "rw+"]);
        }
        done(mount.arg(&self.device).arg(&self.mount));
    }
}

impl Drop for Stick {
    fn drop(&mut self) {
        take_out(&self.mount, &self.device);
    }
}

fn take_out(mount: &Path, device: &str) {
    // Lazily, because a program under test may still hold a file.
    let unmounted = Command::new("umount").arg(mount).output().is_ok_and(|said| said.status.success());
    if !unmounted {
        let _ = Command::new("umount").args(["--lazy"]).arg(mount).output();
    }
    let _ = Command::new("losetup").args(["--detach", device]).output();
    let _ = fs::remove_dir(mount);
    if let Some(user) = mount.parent().filter(|parent| *parent != Path::new("/media")) {
        let _ = fs::remove_dir(user);
    }
}

/// Takes out what a run left that was killed before it could: another test would find a stick too many.
fn take_out_orphans() {
    let mounts = fs::read_to_string("/proc/mounts").expect("Linux");
    for line in mounts.lines() {
        let mut words = line.split(' ');
        let (Some(device), Some(mount)) = (words.next(), words.next()) else { continue };
        let Some(process) =
            mount.strip_prefix("/media/wahana-").and_then(|name| name.split(['-', '/']).next())
        else {
            continue;
        };
        if !Path::new("/proc").join(process).exists() {
            take_out(Path::new(mount), device);
        }
    }
}

/// Runs a command that has to succeed and answers what it printed.
fn done(command: &mut Command) -> String {
    // Debian keeps these programs where an ordinary user's search path does not look.
    let path = std::env::var("PATH").unwrap_or_default();
    let said = command.env("PATH", format!("{path}:/usr/sbin:/sbin")).output();
    let said = said.unwrap_or_else(|error| panic!("{}: {error}", command.get_program().display()));
    let (out, err) = (String::from_utf8_lossy(&said.stdout), String::from_utf8_lossy(&said.stderr));
    assert!(said.status.success(), "{}: {err}", command.get_program().display());
    out.trim().to_owned()
}
