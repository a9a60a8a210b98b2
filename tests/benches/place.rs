//! The villages that are measured in, made once for each state of the schema and copied for each use.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;
use wahana_core::database::SCHEMA_VERSION;
use wahana_core::vault::{Folder, Vault, unlock};
use wahana_tests::window::DataFolder;
use wahana_tests::{built, village, walk};

/// Families of 100,000 people: 3.6 in each.
pub(crate) const LARGE: u32 = 27_700;
/// Families of 1,000 people.
pub(crate) const SMALL: u32 = 275;
/// Families of 1,200 people, an RW as it is.
pub(crate) const USUAL: u32 = 330;

/// `target/bench`.
pub(crate) fn folder() -> PathBuf {
    let folder = built::target().join("bench");
    fs::create_dir_all(&folder).expect("target/bench");
    folder
}

/// A copy of the village with so many families, on the disk that the figures are for.
pub(crate) struct Copied {
    folder: TempDir,
    training: bool,
}

impl Copied {
    pub(crate) fn of(households: u32) -> Self {
        let folder = tempfile::tempdir_in(folder()).expect("a folder in target/bench");
        copy(&prepared(households, true), &folder.path().join("vault"));
        Self { folder, training: true }
    }

    /// The vault's folder.
    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join("vault")
    }

    /// The open vault of the head.
    pub(crate) fn open(&self) -> Vault {
        open(&Folder::new(self.root(), self.training))
    }
}

/// A user whose data are the village, as the real ones or the training's.
pub(crate) fn user_of(households: u32, training: bool) -> DataFolder {
    let user = DataFolder::empty();
    let data = user.data().join("id.wksbm.wahana");
    fs::create_dir_all(&data).expect("a data folder");
    copy(&prepared(households, training), &data.join(if training { "latihan" } else { "data" }));
    user
}

/// Opens a vault as its head.
pub(crate) fn open(folder: &Folder) -> Vault {
    let head = folder.faces().unwrap().officers.into_iter().find(|face| face.name == walk::HEAD).unwrap();
    unlock(folder, head.id, walk::PASSPHRASE).unwrap()
}

fn prepared(households: u32, training: bool) -> PathBuf {
    let kind = if training { "training" } else { "real" };
    let root = folder().join(format!("village-{households}-{kind}-{SCHEMA_VERSION}"));
    if !root.join("ready").exists() {
        println!("    making a village of {households} families");
        let _ = fs::remove_dir_all(&root);
        let (vault, _) = village::found(&Folder::new(&root, training)).unwrap();
        let settled = village::settle(&vault, households, 1, |_| ()).unwrap();
        println!("    {settled:?}");
        drop(vault);
        fs::write(root.join("ready"), "").expect("a mark");
    }
    root
}

fn copy(from: &Path, to: &Path) {
    let done = Command::new("cp").arg("-a").arg(from).arg(to).status().expect("cp");
    assert!(done.success(), "{} could not be copied", from.display());
}
