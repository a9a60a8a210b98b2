//! Restores onto an empty PC and over a present vault, whole and cut off.

use std::fs;
use std::ops::ControlFlow;
use std::path::PathBuf;

use tempfile::TempDir;

use super::*;
use crate::testing::{PASSPHRASE, World, a_group, a_person, disk, disk_after_a_cut, first_officer};
use crate::vault::{
    Role, SetupStep, Vault, backup, change_passphrase, confirm_recovery, create, keep_up_on_stick,
    last_backup, list_officers, name_backup_stick, setup_step, unlock,
};
use crate::{group, person};

const NEW_PASSPHRASE: &str = "lima cangkir wedang jahe hangat";

/// A vault with one resident, and a backup of it on a stick.
struct Saved {
    world: World,
    stick: TempDir,
    path: PathBuf,
    head: Uuid,
}

fn saved() -> Saved {
    let world = World::with_group();
    world.person(&a_person("Sekar Dangan"));
    let stick = tempfile::tempdir().unwrap();
    let made = backup(&world.vault, stick.path(), "KAWUNG", &mut |_| ControlFlow::Continue(())).unwrap();
    let (path, head) = (stick.path().join(made.name), world.vault.officer().id);
    Saved { world, stick, path, head }
}

#[allow(clippy::unnecessary_wraps)] // what a step may answer
fn go(_: RestoreStep) -> Result<()> {
    Ok(())
}

fn people(folder: &Folder, officer: Uuid) -> Vec<String> {
    let vault = unlock(folder, officer, PASSPHRASE).unwrap();
    let filter = person::PersonFilter::default();
    let rows = vault.read(|ctx| person::list(ctx, &filter, 0, 10)).unwrap();
    rows.into_iter().map(|row| row.name).collect()
}

fn refused(folder: &Folder, saved: &Saved, passphrase: &str) -> FaultCode {
    let before = disk(folder.root());
    let error =
        restore(folder, &saved.path, saved.head, Opener::Passphrase(passphrase), &mut go).unwrap_err();
    assert!(disk(folder.root()) == before, "something was written");
    error.code()
}

#[test]
fn a_new_pc_has_everything_again_with_the_passphrase_of_that_day() {
    let saved = saved();
    change_passphrase(&saved.world.vault, PASSPHRASE, NEW_PASSPHRASE).unwrap();
    let pc = tempfile::tempdir().unwrap();
    let folder = Folder::new(pc.path().join("data"), true);
    assert_eq!(present(&folder).unwrap(), None);
    let restored =
        restore(&folder, &saved.path, saved.head, Opener::Passphrase(PASSPHRASE), &mut go).unwrap();
    assert_eq!(restored.faces.officers[0].name, "Bu Truntum");
    assert_eq!(people(&folder, saved.head), ["Sekar Dangan"]);
    let wrong = unlock(&folder, saved.head, NEW_PASSPHRASE).err().unwrap();
    assert_eq!(wrong.code(), FaultCode::WrongPassphrase);
    let last = unlock(&folder, saved.head, PASSPHRASE).unwrap().read(last_backup).unwrap().unwrap();
    assert_eq!(last.made_at, restored.info.made_at);
}

#[test]
fn the_present_data_stay_beside_the_restored_ones() {
    let saved = saved();
    saved.world.person(&a_person("Nitik Dangan"));
    let old = saved.world.folder.generation().unwrap();
    restore(&saved.world.folder, &saved.path, saved.head, Opener::Passphrase(PASSPHRASE), &mut go).unwrap();
    assert_eq!(people(&saved.world.folder, saved.head), ["Sekar Dangan"]);
    assert!(saved.world.folder.generation().unwrap() > old);
    fs::write(saved.world.folder.root().join("current"), "0001\n").unwrap();
    assert_eq!(people(&saved.world.folder, saved.head), ["Nitik Dangan", "Sekar Dangan"]);
}

#[test]
fn a_restore_begins_a_new_line_and_says_where_it_forked() {
    let saved = saved();
    let line = saved.world.vault.read(setup::line).unwrap();
    let restored =
        restore(&saved.world.folder, &saved.path, saved.head, Opener::Passphrase(PASSPHRASE), &mut go)
            .unwrap();
    let vault = unlock(&saved.world.folder, saved.head, PASSPHRASE).unwrap();
    assert_ne!(vault.read(setup::line).unwrap(), line);
    let payload: String = vault
        .read(|ctx| {
            let sql = "SELECT payload FROM journal WHERE op = 'restore' AND area = 'vault' AND record = ?1";
            Ok(ctx.connection().query_row(sql, [restored.info.id], |row| row.get(0))?)
        })
        .unwrap();
    assert!(payload.contains(&restored.info.head_text()) && payload.contains(&line.to_string()), "{payload}");
    assert!(vault.read(|ctx| journal::verify_chain(ctx.connection())).unwrap().is_ok());
}

#[test]
fn what_would_be_put_aside_is_counted_and_a_strange_line_is_not() {
    let saved = saved();
    let none = saved.world.vault.read(|ctx| would_lose(ctx, &saved.path)).unwrap();
    assert_eq!((none.changes, none.since, none.same_line), (0, None, true));
    saved.world.person(&a_person("Nitik Dangan"));
    saved.world.person(&a_person("Ceplok Dangan"));
    let two = saved.world.vault.read(|ctx| would_lose(ctx, &saved.path)).unwrap();
    assert_eq!((two.changes, two.same_line, two.now.persons), (2, true, 3));
    assert!(two.since.is_some());
    let other = World::with_group();
    assert!(!other.vault.read(|ctx| would_lose(ctx, &saved.path)).unwrap().same_line);
    let recorder = saved.world.officer("Mbak Ceplok", &[Role::Pencatat]);
    let refused = saved.world.as_officer(&recorder).read(|ctx| would_lose(ctx, &saved.path)).unwrap_err();
    assert_eq!(refused.code(), FaultCode::NotAllowed);
}

#[test]
fn cut_off_at_any_step_the_old_vault_is_in_force_and_the_next_try_succeeds() {
    for on_new_pc in [false, true] {
        let saved = saved();
        saved.world.person(&a_person("Nitik Dangan"));
        let pc = tempfile::tempdir().unwrap();
        let folder =
            if on_new_pc { Folder::new(pc.path().join("data"), true) } else { saved.world.folder.clone() };
        let mut steps = Vec::new();
        restore(&folder, &saved.path, saved.head, Opener::Passphrase(PASSPHRASE), &mut |step| {
            let (_copy, cut) = disk_after_a_cut(folder.root());
            steps.push(step);
            if step == RestoreStep::Switched {
                assert_eq!(people(&cut, saved.head), ["Sekar Dangan"]);
                return Ok(());
            }
            if on_new_pc {
                assert!(!cut.exists(), "{step:?}");
            } else {
                assert_eq!(people(&cut, saved.head), ["Nitik Dangan", "Sekar Dangan"], "{step:?}");
            }
            restore(&cut, &saved.path, saved.head, Opener::Passphrase(PASSPHRASE), &mut go).unwrap();
            assert_eq!(people(&cut, saved.head), ["Sekar Dangan"], "{step:?}");
            Ok(())
        })
        .unwrap();
        assert_eq!(steps.len(), 6);
    }
}

#[test]
fn a_failure_at_any_step_leaves_the_disk_as_it_was() {
    for failing in [
        RestoreStep::Prepared,
        RestoreStep::Copied,
        RestoreStep::Checked,
        RestoreStep::Begun,
        RestoreStep::Flushed,
    ] {
        let saved = saved();
        let before = disk(saved.world.folder.root());
        let pc = tempfile::tempdir().unwrap();
        let empty = Folder::new(pc.path().join("data"), true);
        for folder in [&saved.world.folder, &empty] {
            let mut fail = |step| if step == failing { Err(FaultCode::DiskFull.into()) } else { Ok(()) };
            let failed = restore(folder, &saved.path, saved.head, Opener::Passphrase(PASSPHRASE), &mut fail);
            assert_eq!(failed.unwrap_err().code(), FaultCode::DiskFull);
        }
        assert!(disk(saved.world.folder.root()) == before, "{failing:?}");
        assert!(!empty.root().exists(), "{failing:?}");
    }
}

#[test]
fn a_wrong_passphrase_a_removed_officer_and_one_who_is_no_head_are_refused() {
    let saved = saved();
    let folder = saved.world.folder.clone();
    assert_eq!(refused(&folder, &saved, NEW_PASSPHRASE), FaultCode::WrongPassphrase);
    let recorder = saved.world.officer("Mbak Ceplok", &[Role::Pencatat]);
    let made =
        backup(&saved.world.vault, saved.stick.path(), "KAWUNG", &mut |_| ControlFlow::Continue(())).unwrap();
    let second = Saved { path: saved.stick.path().join(made.name), head: recorder.id, ..saved };
    assert_eq!(refused(&folder, &second, PASSPHRASE), FaultCode::NotAllowed);
}

#[test]
fn truncated_altered_and_strange_folders_are_named_and_nothing_is_written() {
    let saved = saved();
    let folder = saved.world.folder.clone();
    let path = saved.path.join("wahana.db");
    let bytes = fs::read(&path).unwrap();
    for place in [3, 5_000, bytes.len() / 2, bytes.len() - 1] {
        let mut altered = bytes.clone();
        altered[place] ^= 1;
        fs::write(&path, altered).unwrap();
        assert_eq!(refused(&folder, &saved, PASSPHRASE), FaultCode::BackupDamaged, "byte {place}");
    }
    fs::write(&path, &bytes[..bytes.len() - 4096]).unwrap();
    assert_eq!(refused(&folder, &saved, PASSPHRASE), FaultCode::BackupDamaged);
    fs::write(&path, &bytes).unwrap();
    let label = fs::read_to_string(saved.path.join("cadangan.json")).unwrap();
    fs::write(saved.path.join("cadangan.json"), label.replace("\"persons\": 1", "\"persons\": 2")).unwrap();
    assert_eq!(refused(&folder, &saved, PASSPHRASE), FaultCode::BackupDamaged);
    fs::write(saved.path.join("cadangan.json"), label.replace("\"schema\": ", "\"schema\": 9")).unwrap();
    assert_eq!(refused(&folder, &saved, PASSPHRASE), FaultCode::DatabaseNewer);
    fs::write(saved.path.join("cadangan.json"), &label).unwrap();
    let strange = tempfile::tempdir().unwrap();
    let error =
        restore(&folder, strange.path(), saved.head, Opener::Passphrase(PASSPHRASE), &mut go).unwrap_err();
    assert_eq!(error.code(), FaultCode::NotABackup);
    restore(&folder, &saved.path, saved.head, Opener::Passphrase(PASSPHRASE), &mut go).unwrap();
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_file_is_not_followed() {
    let saved = saved();
    let path = saved.path.join("wahana.db");
    let elsewhere = saved.stick.path().join("elsewhere.db");
    fs::rename(&path, &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, &path).unwrap();
    assert_eq!(refused(&saved.world.folder.clone(), &saved, PASSPHRASE), FaultCode::BackupDamaged);
}

#[test]
fn another_groups_backup_and_a_training_one_for_real_data_are_refused() {
    let saved = saved();
    let pc = tempfile::tempdir().unwrap();
    let other = Folder::new(pc.path().join("other"), true);
    let vault = create(&other, &first_officer()).unwrap();
    let form = group::GroupForm { rw: "98".to_owned(), ..a_group() };
    vault.write(|ctx| group::save(ctx, &form, true)).unwrap();
    crate::vault::refresh_faces(&vault).unwrap();
    assert_eq!(refused(&other, &saved, PASSPHRASE), FaultCode::BackupOtherGroup);
    let real = Folder::new(pc.path().join("real"), false);
    assert_eq!(refused(&real, &saved, PASSPHRASE), FaultCode::FromTraining);
}

#[test]
fn a_vault_that_can_no_longer_be_read_can_still_be_restored() {
    let saved = saved();
    let generation = saved.world.folder.generation().unwrap();
    fs::write(saved.world.folder.root().join("current"), "rusak").unwrap();
    for name in ["wahana.db", "keys.json", "keys.copy.json"] {
        fs::write(generation.join(name), b"broken").unwrap();
    }
    restore(&saved.world.folder, &saved.path, saved.head, Opener::Passphrase(PASSPHRASE), &mut go).unwrap();
    assert_eq!(people(&saved.world.folder, saved.head), ["Sekar Dangan"]);
}

#[test]
fn the_recovery_paper_of_that_day_opens_it_and_asks_for_a_new_passphrase() {
    let world = World::with_group();
    let key = RecoveryKey::random();
    let groups = key.groups();
    confirm_recovery(&world.vault, &key, &[(1, groups[0].clone()), (8, groups[7].clone())]).unwrap();
    let stick = tempfile::tempdir().unwrap();
    let made = backup(&world.vault, stick.path(), "KAWUNG", &mut |_| ControlFlow::Continue(())).unwrap();
    let (path, head) = (stick.path().join(made.name), world.vault.officer().id);
    let pc = tempfile::tempdir().unwrap();
    let folder = Folder::new(pc.path().join("data"), true);
    let wrong = restore(&folder, &path, head, Opener::Recovery(&RecoveryKey::random()), &mut go).unwrap_err();
    assert_eq!(wrong.code(), FaultCode::RecoveryKeyWrong);
    restore(&folder, &path, head, Opener::Recovery(&key), &mut go).unwrap();
    let vault = unlock(&folder, head, PASSPHRASE).unwrap();
    assert_eq!(vault.read(setup_step).unwrap(), SetupStep::Recovery);
    assert!(vault.read(list_officers).unwrap()[0].new_passphrase_needed);
}

/// The backup put in force on an empty PC, and one resident more.
fn another_pc(saved: &Saved, name: &str) -> (TempDir, Vault) {
    let pc = tempfile::tempdir().unwrap();
    let folder = Folder::new(pc.path().join("data"), true);
    restore(&folder, &saved.path, saved.head, Opener::Passphrase(PASSPHRASE), &mut go).unwrap();
    let vault = unlock(&folder, saved.head, PASSPHRASE).unwrap();
    vault.write(|ctx| person::add(ctx, &a_person(name))).unwrap();
    (pc, vault)
}

#[test]
fn two_pcs_with_the_same_backup_both_go_on_and_neither_takes_the_others_for_its_own() {
    let saved = saved();
    let go_on = &mut |_| ControlFlow::Continue(());
    let pcs = [another_pc(&saved, "Nitik Dangan"), another_pc(&saved, "Ceplok Dangan")];
    let stick = tempfile::tempdir().unwrap();
    let made = pcs.each_ref().map(|(_, vault)| {
        name_backup_stick(vault, stick.path(), "KAWUNG").unwrap();
        keep_up_on_stick(vault, stick.path(), "KAWUNG", go_on).unwrap().unwrap()
    });
    let lines = pcs.each_ref().map(|(_, vault)| vault.read(setup::line).unwrap());
    assert_ne!(lines[0], lines[1]);
    let mut made = made;
    for (mine, others) in [(0, 1), (1, 0)] {
        // More of one's own does not push out the other's.
        let vault = &pcs[mine].1;
        vault.write(|ctx| person::add(ctx, &a_person("Kawung Dangan"))).unwrap();
        made[mine] = keep_up_on_stick(vault, stick.path(), "KAWUNG", go_on).unwrap().unwrap();
        let path = stick.path().join(&made[others].name);
        assert!(path.exists(), "{}", made[others].name);
        let lost = vault.read(|ctx| would_lose(ctx, &path)).unwrap();
        assert!(!lost.same_line && lost.changes == 0, "nothing can be counted between them");
        assert!(vault.read(|ctx| journal::verify_chain(ctx.connection())).unwrap().is_ok());
    }
}
