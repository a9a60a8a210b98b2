//! Backups made by themselves, of a real vault, on the real disk; the days pass by changing what the labels say.

use std::ops::ControlFlow;

use tempfile::TempDir;

use super::super::label::BackupInfo;
use super::super::{
    BackupPhase, BackupProgress, backup, forget_backup_stick, last_backup, name_backup_stick,
};
use super::*;
use crate::testing::{PASSPHRASE, World, a_person};
use crate::vault::{Opener, Role, restore, unlock};

fn go(_: BackupProgress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn world() -> World {
    let world = World::with_group();
    world.person(&a_person("Sekar Dangan"));
    world
}

fn kept(world: &World) -> Vec<BackupInfo> {
    own_backups(&world.folder).unwrap().into_iter().map(|one| one.info.unwrap()).collect()
}

/// Writes something and makes the backup of it, as at a lock.
fn an_evening(world: &World, name: &str) -> Backup {
    world.person(&a_person(name));
    keep_up(&world.vault, &mut go).unwrap().unwrap()
}

/// As if the backup had been made at another time.
fn made_at(folder: &Path, backup: &Backup, time: &str) {
    let path = folder.join(&backup.name).join("cadangan.json");
    let label = fs::read_to_string(&path).unwrap();
    fs::write(path, label.replace(&backup.info.made_at, time)).unwrap();
}

#[test]
fn it_is_made_once_and_again_only_after_something_was_written() {
    let world = world();
    let first = keep_up(&world.vault, &mut go).unwrap().unwrap();
    assert!(first.info.automatic && first.info.amounts.persons == 1);
    assert_eq!(keep_up(&world.vault, &mut go).unwrap(), None);
    let again = unlock(&world.folder, world.vault.officer().id, PASSPHRASE).unwrap();
    assert_eq!(keep_up(&again, &mut go).unwrap(), None, "signing in is nothing to keep");
    drop(again);
    assert_eq!(an_evening(&world, "Nitik Dangan").info.amounts.persons, 2);
}

#[test]
fn whoever_is_signed_in_gets_one_and_before_the_group_has_its_name_nobody_does() {
    let world = World::new();
    assert_eq!(keep_up(&world.vault, &mut go).unwrap(), None);
    let world = self::world();
    let reader = world.officer("Mbak Ceplok", &[Role::Pembaca]);
    assert!(keep_up(&world.as_officer(&reader), &mut go).unwrap().is_some());
}

#[test]
fn of_one_day_the_last_one_stays_and_of_other_days_theirs() {
    let world = world();
    let place = world.folder.backups();
    let yesterday = keep_up(&world.vault, &mut go).unwrap().unwrap();
    let time =
        (Local::now() - chrono::Days::new(1)).to_utc().to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
    made_at(&place, &yesterday, &time);
    an_evening(&world, "Nitik Dangan");
    let last = an_evening(&world, "Ceplok Dangan");
    let persons: Vec<_> = kept(&world).iter().map(|info| info.amounts.persons).collect();
    assert_eq!(persons, [3, 1]);
    assert_eq!(kept(&world)[0], last.info);
}

#[test]
fn nothing_goes_before_the_new_one_is_verified() {
    let world = world();
    let first = keep_up(&world.vault, &mut go).unwrap().unwrap();
    world.person(&a_person("Nitik Dangan"));
    for phase in [BackupPhase::Writing, BackupPhase::Flushing, BackupPhase::Checking] {
        let stopped = keep_up(&world.vault, &mut |at| {
            if at.phase == phase { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert_eq!(stopped.unwrap_err().code(), FaultCode::Cancelled);
        assert_eq!(kept(&world), std::slice::from_ref(&first.info), "{phase:?}");
    }
    assert!(keep_up(&world.vault, &mut go).unwrap().is_some(), "and at the next unlock it is made");
}

#[test]
fn before_a_restore_nothing_is_removed() {
    let world = world();
    let first = keep_up(&world.vault, &mut go).unwrap().unwrap();
    world.person(&a_person("Nitik Dangan"));
    let made = keep_before_restore(&world.vault, &mut go).unwrap().unwrap();
    assert_eq!(kept(&world), [made.info, first.info]);
}

#[test]
fn a_clock_set_back_removes_none_and_does_not_stop_new_ones() {
    let world = world();
    let place = world.folder.backups();
    let future = keep_up(&world.vault, &mut go).unwrap().unwrap();
    made_at(&place, &future, "2099-01-01T13:00:00Z");
    an_evening(&world, "Nitik Dangan");
    assert_eq!(kept(&world).len(), 2);
    assert_eq!(keep_up(&world.vault, &mut go).unwrap(), None, "the newer contents are kept already");
}

#[test]
fn what_is_damaged_or_was_made_by_hand_or_is_anothers_is_left_alone() {
    let world = world();
    let place = world.folder.backups();
    let damaged = keep_up(&world.vault, &mut go).unwrap().unwrap();
    fs::write(place.join(&damaged.name).join("keys.json"), "{").unwrap();
    world.person(&a_person("Nitik Dangan"));
    let by_hand = backup(&world.vault, &place, "disk", &mut go).unwrap();
    world.person(&a_person("Ceplok Dangan"));
    let others = keep_up(&world.vault, &mut go).unwrap().unwrap();
    let label = place.join(&others.name).join("cadangan.json");
    let changed = fs::read_to_string(&label).unwrap().replace(&others.info.head_hash, &"0".repeat(64));
    fs::write(label, changed).unwrap();
    let last = an_evening(&world, "Kawung Dangan");
    let names: Vec<_> = own_backups(&world.folder).unwrap().into_iter().map(|one| one.name).collect();
    for name in [damaged.name, by_hand.name, others.name, last.name] {
        assert!(names.contains(&name), "{name}");
    }
}

#[test]
fn the_vault_knows_that_it_lies_on_this_disk_only() {
    let world = world();
    assert_eq!(world.vault.read(last_backup).unwrap(), None);
    keep_up(&world.vault, &mut go).unwrap();
    let last = world.vault.read(last_backup).unwrap().unwrap();
    assert_eq!((last.place.as_str(), last.days, last.behind), ("", 0, false));
    assert_eq!((last.away, last.away_days, last.away_behind), (None, 0, true));
    world.person(&a_person("Nitik Dangan"));
    assert!(world.vault.read(last_backup).unwrap().unwrap().behind);
    assert_eq!(world.folder.faces().unwrap().last_backup, Local::now().date_naive().to_string());
}

#[test]
fn one_of_them_is_restored_like_any_other_and_then_the_new_line_gets_its_own() {
    let world = world();
    let first = keep_up(&world.vault, &mut go).unwrap().unwrap();
    made_at(&world.folder.backups(), &first, "2026-01-02T13:00:00Z");
    an_evening(&world, "Nitik Dangan");
    let head = world.vault.officer().id;
    let path = world.folder.backups().join(&first.name);
    restore(&world.folder, &path, head, Opener::Passphrase(PASSPHRASE), &mut |_| Ok(())).unwrap();
    let vault = unlock(&world.folder, head, PASSPHRASE).unwrap();
    assert_eq!(keep_up(&vault, &mut go).unwrap(), None, "what was restored is kept already");
    vault.write(|ctx| crate::person::add(ctx, &a_person("Ceplok Dangan"))).unwrap();
    let made = keep_up(&vault, &mut go).unwrap().unwrap();
    assert_eq!(made.info.amounts.persons, 2);
}

fn a_stick() -> TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn only_the_named_stick_gets_one_by_itself() {
    let (world, named, other) = (world(), a_stick(), a_stick());
    let refused =
        |stick: &TempDir| keep_up_on_stick(&world.vault, stick.path(), "KAWUNG", &mut go).unwrap_err().code();
    assert_eq!(refused(&named), FaultCode::PathNotChosen);
    name_backup_stick(&world.vault, named.path(), "KAWUNG").unwrap();
    let made = keep_up_on_stick(&world.vault, named.path(), "KAWUNG", &mut go).unwrap().unwrap();
    assert_eq!(list_backups(named.path()).unwrap()[0].info.as_ref(), Some(&made.info));
    assert_eq!(keep_up_on_stick(&world.vault, named.path(), "KAWUNG", &mut go).unwrap(), None);
    assert_eq!(refused(&other), FaultCode::PathNotChosen);
    assert!(fs::read_dir(other.path()).unwrap().next().is_none(), "nothing at all was written there");
    fs::write(other.path().join("WAHANA-STIK-CADANGAN.json"), "{").unwrap();
    assert_eq!(refused(&other), FaultCode::PathNotChosen);
    name_backup_stick(&world.vault, other.path(), "PARANG").unwrap();
    assert_eq!(refused(&named), FaultCode::PathNotChosen, "only the last one that was named");
    world.vault.write(forget_backup_stick).unwrap();
    assert_eq!(refused(&other), FaultCode::PathNotChosen);
}

#[test]
fn only_the_head_names_a_stick_and_two_vaults_may_share_one() {
    let (one, other, stick) = (world(), world(), a_stick());
    let treasurer = one.officer("Pak Nitik", &[Role::Bendahara]);
    let refused = name_backup_stick(&one.as_officer(&treasurer), stick.path(), "KAWUNG").unwrap_err();
    assert_eq!(refused.code(), FaultCode::NotAllowed);
    assert!(fs::read_dir(stick.path()).unwrap().next().is_none());
    for world in [&one, &other] {
        name_backup_stick(&world.vault, stick.path(), "KAWUNG").unwrap();
        keep_up_on_stick(&world.vault, stick.path(), "KAWUNG", &mut go).unwrap().unwrap();
    }
    assert_eq!(keep_up_on_stick(&one.vault, stick.path(), "KAWUNG", &mut go).unwrap(), None);
}
