//! A backup on sticks that are full, write-protected, or pulled out in the middle.

use std::cell::RefCell;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use tempfile::TempDir;
use wahana_core::group::{self, GroupForm};
use wahana_core::vault::{
    self, BackupPhase, BackupProgress, FirstOfficer, Folder, Opener, Vault, backup, keep_up_on_stick,
    last_backup, list_backups, name_backup_stick,
};
use wahana_core::{FaultCode, Result};
use wahana_tests::stick::Stick;

const PASSPHRASE: &str = "empat gelas kopi di teras";

/// A training vault with its group; drafts make it as large as a few thousand residents.
fn a_vault() -> (TempDir, Vault) {
    let disk = tempfile::tempdir().unwrap();
    let first = FirstOfficer {
        name: "Bu Truntum".to_owned(),
        more_roles: Vec::new(),
        passphrase: PASSPHRASE.to_owned(),
        text_size: 100,
    };
    let vault = vault::create(&Folder::new(disk.path().join("data"), true), &first).unwrap();
    vault.write(|ctx| group::save(ctx, &a_group(""), true)).unwrap();
    for number in 0..4 {
        let payload = "x".repeat(1_000_000);
        vault.write(|ctx| wahana_core::draft::keep(ctx, "person", &number.to_string(), &payload)).unwrap();
    }
    (disk, vault)
}

fn a_group(address: &str) -> GroupForm {
    GroupForm {
        name: "Sekar Kawung".to_owned(),
        kelurahan_code: "99.99.01.1001".to_owned(),
        rw: "99".to_owned(),
        rts: vec!["31".to_owned()],
        address: address.to_owned(),
        decree: String::new(),
        office: String::new(),
    }
}

fn go(_: BackupProgress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn made(vault: &Vault, stick: &Path) -> Result<vault::Backup> {
    backup(vault, stick, "KAWUNG", &mut go)
}

#[test]
fn a_backup_on_a_real_stick_is_there_after_it_was_taken_out_and_restores_an_empty_pc() {
    let (_disk, vault) = a_vault();
    let stick = Stick::ext4(32);
    let made = made(&vault, stick.path()).unwrap();
    stick.put_in_again();
    assert_eq!(stick.files(), [made.name.as_str()]);
    let found = list_backups(stick.path()).unwrap();
    assert_eq!((found[0].info.as_ref(), found[0].problem), (Some(&made.info), None));
    let pc = tempfile::tempdir().unwrap();
    let folder = Folder::new(pc.path().join("data"), true);
    let head = vault.officer().id;
    let opener = Opener::Passphrase(PASSPHRASE);
    vault::restore(&folder, &found[0].path, head, opener, &mut |_| Ok(())).unwrap();
    let restored = vault::unlock(&folder, head, PASSPHRASE).unwrap();
    assert_eq!(restored.read(group::find).unwrap().unwrap().name, "Sekar Kawung");
    assert_eq!(restored.read(wahana_core::draft::list).unwrap().len(), 4);
}

#[test]
fn a_full_stick_is_told_before_anything_is_written() {
    let (_disk, vault) = a_vault();
    let stick = Stick::ext4(16);
    stick.fill(1 << 20);
    let fault = made(&vault, stick.path()).unwrap_err().faults().remove(0);
    assert_eq!(fault.code, FaultCode::StickFull);
    assert!(fault.values["needed"].parse::<u64>().unwrap() > fault.values["free"].parse::<u64>().unwrap());
    assert_eq!(stick.files(), ["full.bin"]);
}

#[test]
fn a_stick_that_fills_up_in_the_middle_keeps_no_half_backup() {
    let (_disk, vault) = a_vault();
    let stick = Stick::ext4(32);
    let filled = RefCell::new(false);
    let failed = backup(&vault, stick.path(), "KAWUNG", &mut |at| {
        if at.phase == BackupPhase::Writing && !filled.replace(true) {
            stick.fill(0);
        }
        ControlFlow::Continue(())
    });
    assert_eq!(failed.unwrap_err().code(), FaultCode::StickFull);
    assert_eq!(stick.files(), ["full.bin"]);
    assert_eq!(vault.read(last_backup).unwrap(), None);
}

#[test]
fn a_write_protected_stick_is_named() {
    let (_disk, vault) = a_vault();
    let stick = Stick::ext4(32);
    stick.make_read_only();
    assert_eq!(made(&vault, stick.path()).unwrap_err().code(), FaultCode::StickReadOnly);
    assert!(list_backups(stick.path()).unwrap().is_empty());
}

#[test]
fn a_stick_that_turns_read_only_at_any_moment_holds_no_backup() {
    let (_disk, vault) = a_vault();
    for phase in [BackupPhase::Writing, BackupPhase::Flushing, BackupPhase::Checking] {
        let stick = Stick::ext4(32);
        let told = RefCell::new(false);
        let failed = backup(&vault, stick.path(), "KAWUNG", &mut |at| {
            if at.phase == phase && !told.replace(true) {
                stick.make_read_only();
            }
            ControlFlow::Continue(())
        });
        assert_eq!(failed.unwrap_err().code(), FaultCode::StickVanished, "{phase:?}");
        assert!(list_backups(stick.path()).unwrap().is_empty(), "{phase:?}");
        assert_eq!(vault.read(last_backup).unwrap(), None);
    }
}

#[test]
fn a_stick_pulled_out_at_any_moment_is_named_and_the_vault_goes_on() {
    let (_disk, vault) = a_vault();
    for phase in [BackupPhase::Writing, BackupPhase::Flushing, BackupPhase::Checking] {
        let stick = RefCell::new(Stick::ext4(32));
        let path = stick.borrow().path().to_owned();
        let told = RefCell::new(false);
        let failed = backup(&vault, &path, "KAWUNG", &mut |at| {
            if at.phase == phase && !told.replace(true) {
                stick.borrow_mut().pull_out();
            }
            ControlFlow::Continue(())
        });
        assert_eq!(failed.unwrap_err().code(), FaultCode::StickVanished, "{phase:?}");
        assert_eq!(vault.read(last_backup).unwrap(), None);
        vault.write(|ctx| wahana_core::draft::keep(ctx, "person", "after", "{}")).unwrap();
    }
    let stick = Stick::ext4(32);
    made(&vault, stick.path()).unwrap();
}

#[test]
fn a_stick_pulled_out_before_the_first_byte_is_gone_and_not_write_protected() {
    let (_disk, vault) = a_vault();
    let mut stick = Stick::ext4(32);
    stick.pull_out();
    for _ in 0..3 {
        assert_eq!(made(&vault, stick.path()).unwrap_err().code(), FaultCode::StickVanished);
    }
}

#[test]
fn a_stick_pulled_out_during_a_restore_leaves_the_pc_as_it_was() {
    let (_disk, vault) = a_vault();
    let mut stick = Stick::ext4(32);
    let made = made(&vault, stick.path()).unwrap();
    let pc = tempfile::tempdir().unwrap();
    let folder = Folder::new(pc.path().join("data"), true);
    let path = stick.path().join(made.name);
    let head = vault.officer().id;
    stick.put_in_again();
    let failed = vault::restore(&folder, &path, head, Opener::Passphrase(PASSPHRASE), &mut |step| {
        if step == vault::RestoreStep::Prepared {
            stick.pull_out();
        }
        Ok(())
    });
    assert_eq!(failed.unwrap_err().code(), FaultCode::StickVanished);
    assert!(!folder.exists() && fs::read_dir(pc.path()).unwrap().next().is_none());
}

/// Writes something, and makes the backup of it by itself as of this day of a January.
fn an_evening(vault: &Vault, stick: &Path, day: u64) -> Result<vault::Backup> {
    let payload = format!("{day}");
    vault.write(|ctx| {
        wahana_core::draft::keep(ctx, "person", "0", &payload)?;
        group::save(ctx, &a_group(&format!("Jalan Contoh {day}")), true)
    })?;
    let made = keep_up_on_stick(vault, stick, "KAWUNG", &mut go)?.expect("it was due");
    let label = stick.join(&made.name).join("cadangan.json");
    let at = format!("2026-01-{day}T13:00:00Z");
    let text = fs::read_to_string(&label).unwrap().replace(&made.info.made_at, &at);
    fs::write(label, text).unwrap();
    Ok(made)
}

#[test]
fn on_a_nearly_full_stick_earlier_ones_make_room_for_a_new_one_and_never_the_last_good_one() {
    let (_disk, vault) = a_vault();
    let stick = Stick::ext4(32);
    name_backup_stick(&vault, stick.path(), "KAWUNG").unwrap();
    let names = || -> Vec<String> {
        list_backups(stick.path()).unwrap().into_iter().map(|found| found.name).collect()
    };
    let early = an_evening(&vault, stick.path(), 11).unwrap().name;
    let last = an_evening(&vault, stick.path(), 12).unwrap().name;
    // What is not good is no reason to give up another one.
    stick.fill(2 << 20);
    let database = stick.path().join(&last).join("wahana.db");
    let bytes = fs::read(&database).unwrap();
    let mut wrong = bytes.clone();
    let middle = wrong.len() / 2;
    wrong[middle] ^= 1;
    fs::write(&database, wrong).unwrap();
    assert_eq!(an_evening(&vault, stick.path(), 13).unwrap_err().code(), FaultCode::StickFull);
    assert_eq!(names(), [last.clone(), early.clone()]);
    fs::write(&database, bytes).unwrap();
    let made = an_evening(&vault, stick.path(), 13).unwrap().name;
    assert_eq!(names(), [made.clone(), last.clone()], "{early} made room");

    // Alone it makes no room for the next one.
    fs::remove_dir_all(stick.path().join(&last)).unwrap();
    stick.make_room();
    stick.fill(2 << 20);
    assert_eq!(an_evening(&vault, stick.path(), 14).unwrap_err().code(), FaultCode::StickFull);
    assert_eq!(names(), [made]);
}
