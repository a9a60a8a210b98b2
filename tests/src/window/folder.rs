//! The folders one user's programs write into, all new and all below one temporary folder.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A user's home as the program sees it. Kept over several starts, gone when dropped.
#[derive(Debug)]
pub struct DataFolder {
    folder: TempDir,
}

impl DataFolder {
    /// A user who has never started the program.
    pub fn empty() -> Self {
        let folder = tempfile::Builder::new().prefix("wahana-").tempdir().expect("a temporary folder");
        for name in ["home", "data", "config", "cache", "run"] {
            let path = folder.path().join(name);
            fs::create_dir(&path).expect("a folder in it");
            fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).expect("closed to others");
        }
        Self { folder }
    }

    /// Another user with the same files.
    #[must_use]
    pub fn copy(&self) -> Self {
        let other = tempfile::Builder::new().prefix("wahana-").tempdir().expect("a temporary folder");
        let from = self.path().join(".");
        let done = Command::new("cp").arg("-a").arg(from).arg(other.path()).status().expect("cp runs");
        assert!(done.success(), "the files are copied");
        Self { folder: other }
    }

    /// A user whose disk is another one: the program's own folder lies on `disk`, for example a small one.
    pub fn with_data_on(disk: &Path) -> Self {
        let user = Self::empty();
        fs::remove_dir(user.data())
            .and_then(|()| std::os::unix::fs::symlink(disk, user.data()))
            .expect("a link");
        user
    }

    /// All of it: what the program leaves on the disk is below this.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// `XDG_DATA_HOME`: the program's own folder lies in it.
    pub fn data(&self) -> PathBuf {
        self.path().join("data")
    }

    /// The user's home folder.
    pub fn home(&self) -> PathBuf {
        self.path().join("home")
    }

    /// Where this user's programs put papers; made by the first who asks.
    pub fn documents(&self) -> PathBuf {
        let folder = self.home().join("Dokumen");
        let names = "XDG_DOCUMENTS_DIR=\"$HOME/Dokumen\"\n";
        fs::create_dir_all(&folder)
            .and_then(|()| fs::write(self.path().join("config/user-dirs.dirs"), names))
            .expect("a folder for papers");
        folder
    }

    /// What makes programs use these folders.
    pub(super) fn variables(&self) -> [(&'static str, PathBuf); 6] {
        let at = |name| self.path().join(name);
        [
            ("HOME", at("home")),
            ("XDG_DATA_HOME", at("data")),
            ("XDG_CONFIG_HOME", at("config")),
            ("XDG_CACHE_HOME", at("cache")),
            ("XDG_RUNTIME_DIR", at("run")),
            ("TMPDIR", at("cache")),
        ]
    }
}
