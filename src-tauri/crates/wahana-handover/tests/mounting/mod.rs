//! Small file systems to stand for sticks; unmounted and detached whatever happens in a test.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A mounted file system.
pub struct Mounted {
    folder: TempDir,
    device: Option<String>,
}

impl Mounted {
    /// An ext4 image of so many MiB on a loop device.
    pub fn ext4(mebibytes: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let image = folder.path().join("image");
        fs::File::create(&image).unwrap().set_len(mebibytes << 20).unwrap();
        run("mkfs.ext4", &["-q", "-m", "0", "-e", "remount-ro", text(&image)]);
        Self::on_loop(folder)
    }

    fn on_loop(folder: TempDir) -> Self {
        let device = run("losetup", &["-f", "--show", text(&folder.path().join("image"))]);
        let mounted = Self { folder, device: Some(device.trim().to_owned()) };
        mounted.mount(&["-t", "ext4", mounted.device.as_deref().unwrap()]);
        // Only what the test writes shall lie there.
        let _ = fs::remove_dir(mounted.path().join("lost+found"));
        mounted
    }

    /// A file system in memory of so many MiB.
    pub fn tmpfs(mebibytes: u64) -> Self {
        let mounted = Self { folder: tempfile::tempdir().unwrap(), device: None };
        mounted.mount(&["-t", "tmpfs", "-o", &format!("size={mebibytes}m"), "tmpfs"]);
        mounted
    }

    fn mount(&self, arguments: &[&str]) {
        fs::create_dir_all(self.point()).unwrap();
        let point = self.point();
        run("mount", &[arguments, &[text(&point)]].concat());
    }

    fn point(&self) -> PathBuf {
        self.folder.path().join("stick")
    }

    /// Where it is mounted.
    pub fn path(&self) -> PathBuf {
        self.point()
    }

    /// Unmounts and mounts again, so that nothing is left in memory.
    pub fn mounted_anew(self) -> Self {
        let point = self.point();
        run("umount", &[text(&point)]);
        self.mount(&["-t", "ext4", self.device.as_deref().unwrap()]);
        self
    }

    /// Turns the switch of the card.
    pub fn remount_read_only(&self) {
        run("mount", &["-o", "remount,ro", text(&self.point())]);
    }

    /// Lets ext4 find a fault, upon which it turns itself read-only.
    pub fn break_file_system(&self) {
        let device = self.device.as_deref().unwrap().trim_start_matches("/dev/");
        fs::write(format!("/sys/fs/ext4/{device}/trigger_fs_error"), "1").unwrap();
    }

    /// Pulls the stick: the device has no sector left, every access is an I/O error. What had reached it by
    /// then can be looked at with [`Self::plugged_in_again`].
    pub fn pull_out(&self) {
        let image = self.folder.path().join("image");
        fs::copy(&image, self.folder.path().join("pulled")).unwrap();
        fs::OpenOptions::new().write(true).open(image).unwrap().set_len(0).unwrap();
        run("losetup", &["-c", self.device.as_deref().unwrap()]);
    }

    /// The pulled stick as the next PC sees it.
    pub fn plugged_in_again(&self) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::rename(self.folder.path().join("pulled"), folder.path().join("image")).unwrap();
        Self::on_loop(folder)
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let point = self.point();
        let unmounted = attempt("umount", &[text(&point)]) || attempt("umount", &["-l", text(&point)]);
        if let Some(device) = &self.device {
            attempt("losetup", &["-d", device]);
        }
        assert!(unmounted || std::thread::panicking(), "{} stays mounted", point.display());
    }
}

/// File names in a folder, in order.
pub fn names_in(folder: impl AsRef<Path>) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn attempt(tool: &str, arguments: &[&str]) -> bool {
    Command::new(tool).args(arguments).output().is_ok_and(|output| output.status.success())
}

fn run(tool: &str, arguments: &[&str]) -> String {
    let output = Command::new(tool)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| panic!("{tool} must be installed for this test: {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{tool} {arguments:?} (needs root): {said}");
    String::from_utf8(output.stdout).unwrap()
}
