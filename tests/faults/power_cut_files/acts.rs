//! What the core and the hand-over do with files of their own, each cut at one moment on a disk of its own.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

use wahana_core::vault::{
    self, FirstOfficer, Folder, Opener, Vault, change_passphrase, create, restore, unlock,
};
use wahana_handover::sha256_hex;
use wahana_handover::stick::{Parcel, write_to_stick};
use wahana_tests::stick::Stick;
use wahana_tests::walk::{HEAD, PASSPHRASE};

use super::{Cut, timed};
use crate::stick::{restless_bytes, whole_backups};
use crate::work::{Base, Copied, copy, fast_place, generation, sign_in, whole};

/// One act with a cut in it, and whether all is well then.
pub(super) type Act = fn(&mut Acts, Cut) -> Result<(), String>;

const PACKAGE: &str = "WKSBM-9999011001-RW099-2026-11-0007.wksbm";
/// About how long a few small files take to be written and flushed.
const WRITES: Duration = Duration::from_millis(15);
const NEW_PASSPHRASE: &str = "lima daun pisang di meja bambu";

/// What all acts begin with.
pub(super) struct Acts {
    base: Base,
    /// An open vault on a disk that is never cut, and a folder beside it.
    safe: Vault,
    _copied: Copied,
    backup: std::path::PathBuf,
    /// How long each takes, once it is known.
    takes: [Option<Duration>; 4],
}

impl Acts {
    pub(super) fn new() -> Self {
        let base = Base::made();
        let copied = base.copy_in(&fast_place());
        let safe = sign_in(&copied.root()).expect("the head signs in");
        let place = copied.root();
        let made =
            vault::backup(&safe, &place, "KAWUNG", &mut |_| ControlFlow::Continue(())).expect("a backup");
        Self { base, safe, backup: place.join(made.name), _copied: copied, takes: [None; 4] }
    }

    /// The time of the act at this place, measured once.
    fn takes(&mut self, at: usize, act: impl FnOnce() -> bool) -> Duration {
        *self.takes[at].get_or_insert_with(|| timed(act))
    }

    /// A package to a stick.
    pub(super) fn package(&mut self, cut: Cut) -> Result<(), String> {
        let disk = Stick::ext4(16);
        let bytes = restless_bytes(1, 1 << 20);
        let write = |name: &str| {
            let parcel = Parcel { name, bytes: bytes.len() as u64, sha256: &sha256_hex(&bytes) };
            write_to_stick(disk.path(), &parcel, &mut &bytes[..], &mut |_| ControlFlow::Continue(())).is_ok()
        };
        let takes = self.takes(0, || write("other.wksbm"));
        let answered = cut.during(&disk, takes, || write(PACKAGE));
        match fs::read(disk.path().join(PACKAGE)) {
            Ok(there) if there == bytes => Ok(()),
            Ok(there) => Err(format!("{} bytes of {} under the final name", there.len(), bytes.len())),
            Err(_) if answered => Err("it was told done and is not there".to_owned()),
            Err(_) => Ok(()),
        }
    }

    /// A backup to a stick.
    pub(super) fn backup(&mut self, cut: Cut) -> Result<(), String> {
        let disk = Stick::ext4(16);
        let made = |vault: &Vault, folder: &Path| {
            vault::backup(vault, folder, "KAWUNG", &mut |_| ControlFlow::Continue(())).is_ok()
        };
        let known = self.takes[1].unwrap_or_else(|| timed(|| made(&self.safe, disk.path())));
        self.takes[1] = Some(known);
        let before = vault::list_backups(disk.path()).map_or(0, |found| found.len());
        let answered = cut.during(&disk, known, || made(&self.safe, disk.path()));
        whole_backups(disk.path(), &self.base.key, before + usize::from(answered))
    }

    /// `keys.json` and its copy: the old passphrase opens, or the new one.
    pub(super) fn passphrase(&mut self, cut: Cut) -> Result<(), String> {
        let (disk, root) = self.vault_on_a_disk();
        let vault = sign_in(&root).map_err(|error| format!("{error:?}"))?;
        let head = vault.officer().id;
        let answered = cut.once_touched(&generation(&root), &disk, WRITES, move || {
            let changed = change_passphrase(&vault, PASSPHRASE, NEW_PASSPHRASE).is_ok();
            drop(vault);
            changed
        });
        let folder = Folder::new(&root, false);
        let new = unlock(&folder, head, NEW_PASSPHRASE).map(drop);
        let opened = if answered || new.is_ok() { new } else { unlock(&folder, head, PASSPHRASE).map(drop) };
        opened.map_err(|error| format!("answered: {answered}, nobody can sign in: {error:?}"))?;
        whole(&generation(&root).join("wahana.db"), &self.base.key, &[])
    }

    /// A new generation and `current`: the old vault is in force, or the new one.
    pub(super) fn restore(&mut self, cut: Cut) -> Result<(), String> {
        let (disk, root) = self.vault_on_a_disk();
        let head = self.safe.officer().id;
        let folder = Folder::new(&root, false);
        let backup = self.backup.clone();
        let put_back =
            || restore(&folder, &backup, head, Opener::Passphrase(PASSPHRASE), &mut |_| Ok(())).is_ok();
        let takes = self.takes(2, put_back);
        let before = generation(&root);
        // The new generation is copied and checked, then `current` names it.
        let answered = if every_other(cut) {
            cut.once_touched(&root, &disk, WRITES, put_back)
        } else {
            cut.during(&disk, takes, put_back)
        };
        if answered && generation(&root) == before {
            return Err("the restore was told done and the old one is in force".to_owned());
        }
        drop(sign_in(&root).map_err(|error| format!("answered: {answered}, nobody can sign in: {error:?}"))?);
        whole(&generation(&root).join("wahana.db"), &self.base.key, &[])
    }

    /// A first start: there is a vault that opens, or none.
    pub(super) fn first_start(&mut self, cut: Cut) -> Result<(), String> {
        let disk = Stick::ext4(32);
        let first = FirstOfficer {
            name: HEAD.to_owned(),
            more_roles: Vec::new(),
            passphrase: PASSPHRASE.to_owned(),
            text_size: 100,
        };
        let made = |name: &str| create(&Folder::new(disk.path().join(name), false), &first).is_ok();
        let takes = self.takes(3, || made("lain"));
        let answered = cut.during(&disk, takes, || made("data"));
        let root = disk.path().join("data");
        let exists = Folder::new(&root, false).exists();
        match (exists, answered) {
            (false, true) => Err("a vault was told done and is not there".to_owned()),
            (false, false) => Ok(()),
            (true, _) => sign_in(&root).map(drop).map_err(|error| format!("nobody can sign in: {error:?}")),
        }
    }

    fn vault_on_a_disk(&self) -> (Stick, std::path::PathBuf) {
        let disk = Stick::ext4(32);
        let root = disk.path().join("data");
        copy(&self.base.root(), &root);
        // It has lain there for long.
        let flushed = fs::File::open(disk.path()).and_then(|folder| Ok(rustix::fs::syncfs(folder)?));
        flushed.expect("the disk takes it");
        (disk, root)
    }
}

/// Half of the cuts.
fn every_other(cut: Cut) -> bool {
    matches!(cut, Cut::Within(part) if part % 2 == 0)
}
