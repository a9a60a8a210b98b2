//! The data folder itself on a disk that turns read-only, fills up or goes away: what was answered is there afterwards,
//! and what was not says why.

use std::fs;
use std::path::Path;

use wahana_core::vault::{self, FirstOfficer, Folder, Vault};
use wahana_core::{FaultCode, Uuid, draft};
use wahana_tests::stick::Stick;

const PASSPHRASE: &str = "empat gelas kopi di teras";

fn a_vault(disk: &Path) -> (Folder, Vault) {
    let first = FirstOfficer {
        name: "Bu Truntum".to_owned(),
        more_roles: Vec::new(),
        passphrase: PASSPHRASE.to_owned(),
        text_size: 100,
    };
    let folder = Folder::new(disk.join("data"), true);
    let vault = vault::create(&folder, &first).unwrap();
    (folder, vault)
}

fn keep(vault: &Vault, text: &str) -> Result<(), FaultCode> {
    vault.write(|ctx| draft::keep(ctx, "person", "", text)).map_err(|error| error.code())
}

fn kept(vault: &Vault) -> String {
    vault.read(|ctx| draft::find(ctx, "person", "")).unwrap().map(|draft| draft.payload).unwrap_or_default()
}

fn refused(folder: &Folder, head: Uuid) -> FaultCode {
    vault::unlock(folder, head, PASSPHRASE).err().expect("it does not open").code()
}

#[test]
fn on_a_disk_that_turns_read_only_nothing_is_lost_and_the_cause_is_told() {
    let disk = Stick::ext4(32);
    let (folder, vault) = a_vault(disk.path());
    let head = vault.officer().id;
    keep(&vault, "sebelum").unwrap();
    disk.make_read_only();
    let told = keep(&vault, "sesudah").unwrap_err();
    assert!(matches!(told, FaultCode::NoPermission | FaultCode::DiskFailed), "{told:?}");
    drop(vault);
    let told = refused(&folder, head);
    assert!(matches!(told, FaultCode::NoPermission | FaultCode::DiskFailed), "{told:?}");
    disk.put_in_again();
    let vault = vault::unlock(&folder, head, PASSPHRASE).unwrap();
    assert_eq!(kept(&vault), "sebelum");
    keep(&vault, "sesudah").unwrap();
}

#[test]
fn a_disk_that_goes_away_is_told_and_nothing_is_made_in_its_place() {
    let mut disk = Stick::ext4(32);
    let (folder, vault) = a_vault(disk.path());
    let head = vault.officer().id;
    keep(&vault, "sebelum").unwrap();
    disk.pull_out();
    let told = keep(&vault, "sesudah").unwrap_err();
    assert!(matches!(told, FaultCode::DiskFailed | FaultCode::NoPermission), "{told:?}");
    drop(vault);
    let told = refused(&folder, head);
    assert_ne!(told, FaultCode::WrongPassphrase);
}

#[test]
fn a_vault_is_not_begun_where_nothing_can_be_written() {
    let disk = Stick::ext4(32);
    fs::create_dir(disk.path().join("data")).unwrap();
    disk.make_read_only();
    let first = FirstOfficer {
        name: "Bu Truntum".to_owned(),
        more_roles: Vec::new(),
        passphrase: PASSPHRASE.to_owned(),
        text_size: 100,
    };
    let folder = Folder::new(disk.path().join("data"), true);
    let told = vault::create(&folder, &first).err().expect("nothing can be written").code();
    assert!(matches!(told, FaultCode::NoPermission | FaultCode::DiskFailed), "{told:?}");
    assert!(!folder.exists());
}
