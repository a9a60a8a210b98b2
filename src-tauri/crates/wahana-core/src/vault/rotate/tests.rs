//! An officer is taken out: who opens the vault afterwards, and what a cut, a full disk or a stop leaves.

use std::cell::RefCell;
use std::fs;

use super::*;
use crate::testing::{PASSPHRASE, World, a_person, disk, disk_after_a_cut};
use crate::vault::{
    Folder, OfficerRow, RecoveryKey, add_officer, backup, change_passphrase, confirm_recovery, keep_secret,
    kept_secret, list_officers, unlock, unlock_with_recovery,
};
use crate::{history, person};

/// A group with one resident, its head, a recorder who stays and one who goes.
struct Group {
    world: World,
    head: Uuid,
    stays: OfficerRow,
    goes: OfficerRow,
}

fn group() -> Group {
    let world = World::with_group();
    world.person(&a_person("Sekar Dangan"));
    let stays = world.officer("Pak Gringsing", &[Role::Pencatat]);
    let goes = world.officer("Mbak Ceplok", &[Role::Pencatat, Role::Pendamping]);
    Group { head: world.vault.officer().id, world, stays, goes }
}

#[allow(clippy::unnecessary_wraps)] // what a watch answers
fn go(_: BackupProgress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn people(vault: &Vault) -> Vec<String> {
    let filter = person::PersonFilter::default();
    let rows = vault.read(|ctx| person::list(ctx, &filter, 0, 10)).unwrap();
    rows.into_iter().map(|row| row.name).collect()
}

fn opens(folder: &Folder, officer: Uuid) -> std::result::Result<Vec<String>, FaultCode> {
    unlock(folder, officer, PASSPHRASE).map(|vault| people(&vault)).map_err(|error| error.code())
}

fn generations(folder: &Folder) -> Vec<String> {
    let entries = fs::read_dir(folder.root().join("vault")).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn is_clean(vault: &Vault) -> bool {
    history::check_journal(vault, &mut |_, _| ControlFlow::Continue(())).unwrap().unwrap().is_clean()
}

#[test]
fn the_removed_officer_opens_nothing_and_everybody_else_what_they_opened() {
    let group = group();
    let folder = group.world.folder.clone();
    let vault = &group.world.vault;
    vault.write(|ctx| keep_secret(ctx, "sender", "tanda tangan RW")).unwrap();
    let key = RecoveryKey::random();
    let groups = key.groups();
    confirm_recovery(vault, &key, &[(1, groups[0].clone()), (8, groups[7].clone())]).unwrap();
    let before = vault.read(|ctx| journal::head(ctx.connection())).unwrap();
    let old_key = vault.data_key();

    remove_officer(vault, group.goes.id, &mut go).unwrap();
    // The session goes on, and what it writes is in the new generation.
    vault.write(|ctx| person::add(ctx, &a_person("Nitik Dangan"))).unwrap();
    assert_ne!(vault.data_key().bytes(), old_key.bytes());
    assert_eq!(generations(&folder), ["0002"]);
    assert!(!folder.generation().unwrap().join("replaces").exists());
    assert!(vault.read(|ctx| journal::head_at(ctx.connection(), before.seq)).unwrap() == Some(before));
    assert!(is_clean(vault));
    assert_eq!(vault.read(|ctx| kept_secret(ctx, "sender")).unwrap().unwrap().as_str(), "tanda tangan RW");
    let kept = vault.read(list_officers).unwrap();
    assert!(kept.iter().any(|one| one.id == group.goes.id && !one.active), "{kept:?}");

    let all = vec!["Nitik Dangan".to_owned(), "Sekar Dangan".to_owned()];
    assert_eq!(opens(&folder, group.head), Ok(all.clone()));
    assert_eq!(opens(&folder, group.stays.id), Ok(all.clone()));
    assert_eq!(opens(&folder, group.goes.id), Err(FaultCode::WrongPassphrase));
    assert!(!unlock(&folder, group.head, PASSPHRASE).unwrap().older_data());
    let by_paper = unlock_with_recovery(&folder, group.head, &key).unwrap();
    assert_eq!(people(&by_paper), all);
    assert!(is_clean(&by_paper));
}

#[test]
fn the_removal_is_told_in_the_journal_of_the_new_generation() {
    let group = group();
    remove_officer(&group.world.vault, group.goes.id, &mut go).unwrap();
    let week = group.world.vault.read(history::week_in_review).unwrap();
    assert_eq!((week.acts[0].table.as_str(), week.acts[0].label.as_str()), ("officer", "Mbak Ceplok"));
    let entries = group.world.vault.read(|ctx| journal::of_act(ctx.connection(), week.acts[0].id)).unwrap();
    assert_eq!(entries[0].of("active"), [&serde_json::json!(1), &serde_json::json!(0)]);
    assert_eq!(entries[1].op, Some(Op::KeyChange));
}

#[test]
fn a_kept_copy_of_the_keys_readmits_nobody() {
    let group = group();
    let folder = group.world.folder.clone();
    let old = folder.generation().unwrap();
    let kept = fs::read(old.join("keys.json")).unwrap();
    remove_officer(&group.world.vault, group.goes.id, &mut go).unwrap();
    drop(group.world.vault);
    let new = folder.generation().unwrap();
    let sealed = fs::read(new.join("keys.json")).unwrap();
    fs::write(new.join("keys.json"), &kept).unwrap();
    let refused = opens(&folder, group.goes.id).unwrap_err();
    assert!(matches!(refused, FaultCode::WrongPassphrase | FaultCode::DatabaseDamaged), "{refused:?}");
    // Those who stay come in by the copy, which puts the other one right.
    assert_eq!(opens(&folder, group.head), Ok(vec!["Sekar Dangan".to_owned()]));
    assert!(fs::read(new.join("keys.json")).unwrap() == sealed);
    for name in ["keys.json", "keys.copy.json"] {
        fs::write(new.join(name), &kept).unwrap();
    }
    assert!(opens(&folder, group.goes.id).is_err());
}

#[test]
fn cut_off_at_any_step_the_old_vault_or_the_new_one_is_whole_and_nothing_is_left_of_the_other() {
    let group = group();
    let vault = &group.world.vault;
    let names = vec!["Sekar Dangan".to_owned()];
    let mut steps = Vec::new();
    let mut cut_here = |step: Step| {
        steps.push(step);
        let switched = matches!(step, Step::Switched | Step::Swept);
        let (_copy, cut) = disk_after_a_cut(group.world.folder.root());
        assert_eq!(opens(&cut, group.head), Ok(names.clone()), "{step:?}");
        assert_eq!(opens(&cut, group.stays.id), Ok(names.clone()), "{step:?}");
        let gone = opens(&cut, group.goes.id);
        assert_eq!(gone.is_err(), switched, "{step:?}");
        let left = if switched { "0002" } else { "0001" };
        assert_eq!(generations(&cut), [left], "{step:?}");
        let again = unlock(&cut, group.head, PASSPHRASE).unwrap();
        assert!(is_clean(&again), "{step:?}");
        if !switched {
            remove_officer(&again, group.goes.id, &mut go).unwrap();
            drop(again);
            assert_eq!(opens(&cut, group.head), Ok(names.clone()), "{step:?}");
            assert!(opens(&cut, group.goes.id).is_err(), "{step:?}");
        }
        Ok(())
    };
    remove(vault, group.goes.id, &mut go, &mut cut_here).unwrap();
    assert_eq!(steps.len(), 8);
}

#[test]
fn a_failure_at_any_step_leaves_the_disk_as_it_was_and_the_session_goes_on() {
    let group = group();
    let vault = &group.world.vault;
    // What the reading connections wrote beside the database is there before.
    vault.write(|ctx| person::add(ctx, &a_person("Nitik Dangan"))).unwrap();
    let before = disk(group.world.folder.root());
    for failing in [Step::Prepared, Step::Copied, Step::Compared, Step::Removed, Step::Sealed, Step::Flushed]
    {
        let mut fail = |step| if step == failing { Err(FaultCode::DiskFull.into()) } else { Ok(()) };
        let failed = remove(vault, group.goes.id, &mut go, &mut fail).unwrap_err();
        assert_eq!(failed.code(), FaultCode::DiskFull);
        let now = disk(group.world.folder.root());
        let names = |files: &[(std::path::PathBuf, Vec<u8>)]| {
            files.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>()
        };
        assert_eq!(names(&now), names(&before), "{failing:?}");
    }
    vault.write(|ctx| person::add(ctx, &a_person("Ceplok Dangan"))).unwrap();
    assert!(opens(&group.world.folder, group.goes.id).is_ok());
    remove_officer(vault, group.goes.id, &mut go).unwrap();
    assert!(opens(&group.world.folder, group.goes.id).is_err());
}

#[test]
fn whoever_stops_it_in_time_has_changed_nothing() {
    let group = group();
    for stopped in [BackupPhase::Writing, BackupPhase::Checking, BackupPhase::Flushing] {
        let mut watch =
            |at: BackupProgress| if at.phase == stopped { ControlFlow::Break(()) } else { go(at) };
        let refused = remove_officer(&group.world.vault, group.goes.id, &mut watch).unwrap_err();
        assert_eq!(refused.code(), FaultCode::Cancelled);
        assert_eq!(generations(&group.world.folder), ["0001"]);
    }
    assert!(opens(&group.world.folder, group.goes.id).is_ok());
}

#[test]
fn what_another_session_would_write_into_the_old_generation_is_refused_and_not_lost() {
    let group = group();
    let other = group.world.as_officer(&group.stays);
    remove_officer(&group.world.vault, group.goes.id, &mut go).unwrap();
    let refused = other.write(|ctx| person::add(ctx, &a_person("Nitik Dangan"))).unwrap_err();
    assert_eq!(refused.code(), FaultCode::Locked);
    assert_eq!(other.read(list_officers).unwrap_err().code(), FaultCode::Locked);
}

#[test]
fn while_it_runs_others_read_and_an_unlock_does_not_sweep_it_away() {
    let group = group();
    let seen = RefCell::new(Vec::new());
    let mut look = |step| {
        if step == Step::Flushed {
            seen.borrow_mut().extend(people(&group.world.vault));
            group.world.folder.sweep();
        }
        Ok(())
    };
    remove(&group.world.vault, group.goes.id, &mut go, &mut look).unwrap();
    assert_eq!(*seen.borrow(), ["Sekar Dangan"]);
    assert_eq!(opens(&group.world.folder, group.head), Ok(vec!["Sekar Dangan".to_owned()]));
}

#[test]
fn two_leave_one_after_the_other_and_a_new_one_comes() {
    let group = group();
    let vault = &group.world.vault;
    remove_officer(vault, group.goes.id, &mut go).unwrap();
    change_passphrase(vault, PASSPHRASE, "lima cangkir wedang jahe hangat").unwrap();
    remove_officer(vault, group.stays.id, &mut go).unwrap();
    let new = crate::vault::NewOfficer {
        name: "Bu Nitik".to_owned(),
        roles: vec![Role::Pendamping],
        passphrase: PASSPHRASE.to_owned(),
    };
    let new = add_officer(vault, &new).unwrap();
    let folder = &group.world.folder;
    assert_eq!(generations(folder), ["0003"]);
    assert!(opens(folder, new.id).is_ok());
    assert!(opens(folder, group.stays.id).is_err());
    let head = unlock(folder, group.head, "lima cangkir wedang jahe hangat").unwrap();
    assert!(is_clean(&head));
    let again = remove_officer(&head, group.goes.id, &mut go).unwrap_err();
    assert_eq!(again.code(), FaultCode::NotFound);
}

#[test]
fn what_could_not_be_taken_away_the_first_time_goes_with_the_next() {
    let group = group();
    let (vault, folder) = (&group.world.vault, &group.world.folder);
    remove_officer(vault, group.goes.id, &mut go).unwrap();
    let oldest = folder.root().join("vault").join("0001");
    fs::create_dir(&oldest).unwrap();
    fs::write(oldest.join("keys.json"), b"held by another program").unwrap();
    fs::write(folder.generation().unwrap().join("replaces"), "0001\n").unwrap();
    remove_officer(vault, group.stays.id, &mut go).unwrap();
    assert_eq!(generations(folder), ["0003"]);
}

#[test]
fn what_a_restore_put_aside_stays_and_older_backups_open_with_the_passphrases_of_their_day() {
    let group = group();
    let folder = group.world.folder.clone();
    let stick = tempfile::tempdir().unwrap();
    let made = backup(&group.world.vault, stick.path(), "KAWUNG", &mut go).unwrap();
    let path = stick.path().join(made.name);
    drop(group.world.vault);
    let by = |officer| crate::vault::restore(&folder, &path, officer, opener(), &mut |_| Ok(()));
    by(group.head).unwrap();
    let vault = unlock(&folder, group.head, PASSPHRASE).unwrap();
    remove_officer(&vault, group.goes.id, &mut go).unwrap();
    drop(vault);
    assert_eq!(opens(&folder, group.head), Ok(vec!["Sekar Dangan".to_owned()]));
    assert_eq!(generations(&folder), ["0001", "0003"]);
    by(group.head).unwrap();
    assert!(opens(&folder, group.goes.id).is_ok(), "a backup of that day holds who was there that day");
}

fn opener() -> crate::vault::Opener<'static> {
    crate::vault::Opener::Passphrase(PASSPHRASE)
}

#[test]
fn the_head_alone_removes_and_the_last_head_stays() {
    let group = group();
    let recorder = group.world.as_officer(&group.stays);
    let refused = remove_officer(&recorder, group.goes.id, &mut go).unwrap_err();
    assert_eq!(refused.code(), FaultCode::NotAllowed);
    let refused = remove_officer(&group.world.vault, group.head, &mut go).unwrap_err();
    assert_eq!(refused.code(), FaultCode::LastHead);
    assert_eq!(generations(&group.world.folder), ["0001"]);
}
