//! A vault from first start to recovery, on the real disk with the real encryption.

use std::fs;
use std::ops::ControlFlow;

use super::*;
use crate::testing::{PASSPHRASE, World, a_person, first_officer};
use crate::{FaultCode, group, journal, person};

#[test]
fn what_was_written_is_there_after_a_restart_and_only_with_the_passphrase() {
    let world = World::with_group();
    let id = world.person(&a_person("Sekar Dangan"));
    let head = world.vault.officer().id;
    let folder = world.folder.clone();
    drop(world.vault);
    let vault = unlock(&folder, head, PASSPHRASE).unwrap();
    assert_eq!(vault.read(|ctx| person::row(ctx, id)).unwrap().name, "Sekar Dangan");
    assert_eq!(vault.read(group::find).unwrap().unwrap().kelurahan, "Contoharjo");
    let wrong = unlock(&folder, head, "empat gelas teh di teras").err().unwrap();
    assert_eq!(wrong.code(), FaultCode::WrongPassphrase);
}

#[test]
fn the_door_names_the_founder_and_then_whoever_signed_in_there_last() {
    let world = World::with_group();
    let other = world.officer("Mbak Ceplok", &[Role::Pencatat]);
    assert_eq!(world.folder.last_officer(), Some(world.vault.officer().id));
    world.as_officer(&other).note_at_door();
    assert_eq!(world.folder.last_officer(), Some(other.id));
}

#[test]
fn no_file_holds_a_name_in_clear_but_the_officers() {
    let world = World::with_group();
    world.person(&a_person("Sekar Dangan"));
    let mut searched = 0;
    let mut folders = vec![world.folder.root().to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = fs::read(&path).unwrap();
            searched += bytes.len();
            assert!(
                !bytes.windows(6).any(|window| window.eq_ignore_ascii_case(b"dangan")),
                "{}",
                path.display()
            );
        }
    }
    assert!(searched > 50_000, "only {searched} bytes were searched");
}

#[test]
fn a_second_vault_never_replaces_the_first() {
    let world = World::new();
    assert_eq!(create(&world.folder, &first_officer()).err().unwrap().code(), FaultCode::VaultExists);
}

#[test]
fn a_weak_passphrase_and_a_missing_name_are_told_together() {
    let disk = tempfile::tempdir().unwrap();
    let folder = Folder::new(disk.path().join("data"), true);
    let first = FirstOfficer { name: " ".to_owned(), passphrase: "1234567890".to_owned(), ..first_officer() };
    let faults = create(&folder, &first).err().unwrap().faults();
    let told: Vec<_> = faults.iter().map(|fault| (fault.field.as_str(), fault.code)).collect();
    assert_eq!(told, [("name", FaultCode::Required), ("passphrase", FaultCode::PassphraseWeak)]);
    assert!(!folder.exists());
}

#[test]
fn the_recovery_key_opens_the_vault_and_an_older_one_does_not() {
    let world = World::with_group();
    let head = world.vault.officer().id;
    let confirm = |key: &RecoveryKey| {
        let groups = key.groups();
        confirm_recovery(&world.vault, key, &[(2, groups[1].to_lowercase()), (7, groups[6].clone())])
            .unwrap();
    };
    assert_eq!(world.vault.read(setup_step).unwrap(), SetupStep::Recovery);
    let first = RecoveryKey::random();
    let faults = confirm_recovery(&world.vault, &first, &[(2, "AAAAA".to_owned())]).err().unwrap().faults();
    assert_eq!((faults[0].code, faults[0].field.as_str()), (FaultCode::RecoveryKeyTyping, "group2"));
    let same = (2, first.groups()[1].clone());
    for too_few in [vec![], vec![same.clone(), same]] {
        let refused = confirm_recovery(&world.vault, &first, &too_few).unwrap_err();
        assert_eq!(refused.code(), FaultCode::RecoveryKeyTyping);
    }
    confirm(&first);
    assert_eq!(world.vault.read(setup_step).unwrap(), SetupStep::Officers);
    let opened = unlock_with_recovery(&world.folder, head, &first).unwrap();
    assert_eq!(opened.read(setup_step).unwrap(), SetupStep::Recovery, "a used key must be replaced");
    assert!(opened.read(list_officers).unwrap()[0].new_passphrase_needed);
    let second = RecoveryKey::random();
    confirm(&second);
    unlock_with_recovery(&world.folder, head, &second).unwrap();
    let refused = unlock_with_recovery(&world.folder, head, &first).err().unwrap();
    assert_eq!(refused.code(), FaultCode::RecoveryKeyWrong);
}

#[test]
fn the_head_resets_a_forgotten_passphrase_and_the_old_one_opens_nothing() {
    let world = World::new();
    let other = world.officer("Mbak Ceplok", &[Role::Pencatat]);
    let new = "lima cangkir wedang jahe hangat";
    reset_passphrase(&world.vault, other.id, new).unwrap();
    assert_eq!(unlock(&world.folder, other.id, PASSPHRASE).err().unwrap().code(), FaultCode::WrongPassphrase);
    let vault = unlock(&world.folder, other.id, new).unwrap();
    let rows = vault.read(list_officers).unwrap();
    assert!(rows.iter().any(|row| row.id == other.id && row.new_passphrase_needed));
    assert_eq!(
        reset_passphrase(&vault, world.vault.officer().id, new).err().unwrap().code(),
        FaultCode::NotAllowed
    );
    reset_passphrase(&vault, other.id, "enam piring nasi gurih pagi").unwrap();
    assert!(vault.read(list_officers).unwrap().iter().all(|row| !row.new_passphrase_needed));
}

#[test]
fn ones_own_passphrase_is_not_replaced_without_the_present_one() {
    let world = World::new();
    let head = world.vault.officer().id;
    let new = "lima cangkir wedang jahe hangat";
    let refused = reset_passphrase(&world.vault, head, new).err().unwrap();
    assert_eq!(refused.code(), FaultCode::NotAllowed);
    unlock(&world.folder, head, PASSPHRASE).unwrap();
    change_passphrase(&world.vault, PASSPHRASE, new).unwrap();
    unlock(&world.folder, head, new).unwrap();
}

#[test]
fn a_removed_officer_opens_nothing_and_the_last_head_stays() {
    let world = World::new();
    let other = world.officer("Mbak Ceplok", &[Role::Pencatat]);
    remove_officer(&world.vault, other.id, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(unlock(&world.folder, other.id, PASSPHRASE).err().unwrap().code(), FaultCode::WrongPassphrase);
    let head = world.vault.officer().id;
    assert_eq!(
        remove_officer(&world.vault, head, &mut |_| ControlFlow::Continue(())).err().unwrap().code(),
        FaultCode::LastHead
    );
    let roles = world.vault.write(|ctx| set_roles(ctx, head, &[Role::Pembaca]));
    assert_eq!(roles.unwrap_err().code(), FaultCode::LastHead);
    unlock(&world.folder, head, PASSPHRASE).unwrap();
}

#[test]
fn a_damaged_keys_file_is_read_from_its_copy_and_two_damaged_ones_are_named() {
    let world = World::new();
    let head = world.vault.officer().id;
    let generation = world.folder.generation().unwrap();
    let whole = fs::read(generation.join("keys.json")).unwrap();
    fs::write(generation.join("keys.json"), b"{\"format\": 1, half").unwrap();
    assert_eq!(unlock(&world.folder, head, "bukan ini").err().unwrap().code(), FaultCode::WrongPassphrase);
    assert!(fs::read(generation.join("keys.json")).unwrap() != whole, "a stranger changes nothing");
    unlock(&world.folder, head, PASSPHRASE).unwrap();
    // Mended from the copy, so that the next fault leaves one.
    assert!(fs::read(generation.join("keys.json")).unwrap() == whole);
    fs::remove_file(generation.join("keys.copy.json")).unwrap();
    unlock(&world.folder, head, PASSPHRASE).unwrap();
    assert!(fs::read(generation.join("keys.copy.json")).unwrap() == whole);
    fs::write(generation.join("keys.json"), b"{\"format\": 1, half").unwrap();
    fs::write(generation.join("keys.copy.json"), b"").unwrap();
    assert_eq!(unlock(&world.folder, head, PASSPHRASE).err().unwrap().code(), FaultCode::KeysDamaged);
}

#[test]
fn a_newer_database_and_a_damaged_one_are_named_and_left_alone() {
    let world = World::new();
    let head = world.vault.officer().id;
    let folder = world.folder.clone();
    world.vault.write(|ctx| Ok(ctx.connection().pragma_update(None, "user_version", 99)?)).unwrap();
    drop(world.vault);
    let newer = unlock(&folder, head, PASSPHRASE).err().unwrap();
    assert_eq!(newer.code(), FaultCode::DatabaseNewer);
    let path = folder.generation().unwrap().join("wahana.db");
    let mut bytes = fs::read(&path).unwrap();
    bytes[100] ^= 1;
    fs::write(&path, &bytes).unwrap();
    assert_eq!(unlock(&folder, head, PASSPHRASE).err().unwrap().code(), FaultCode::DatabaseDamaged);
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
fn a_failed_operation_leaves_nothing_behind() {
    let world = World::new();
    let before = world.vault.read(|ctx| journal::head(ctx.connection())).unwrap();
    let failed = world.vault.write(|ctx| {
        person::add(ctx, &a_person("Sekar Dangan"))?;
        Err::<(), _>(FaultCode::Internal.into())
    });
    assert_eq!(failed.unwrap_err().code(), FaultCode::Internal);
    assert_eq!(world.vault.read(|ctx| journal::head(ctx.connection())).unwrap(), before);
    let filter = person::PersonFilter::default();
    assert_eq!(world.vault.read(|ctx| person::count(ctx, &filter)).unwrap(), 0);
}

#[test]
fn failed_tries_are_in_the_journal_after_the_next_sign_in() {
    let world = World::new();
    let head = world.vault.officer().id;
    for _ in 0..2 {
        unlock(&world.folder, head, "ini bukan kalimatnya").err().unwrap();
    }
    let vault = unlock(&world.folder, head, PASSPHRASE).unwrap();
    assert_eq!(vault.failed_tries(), 2);
    assert_eq!(unlock(&world.folder, head, PASSPHRASE).unwrap().failed_tries(), 0);
}

#[test]
fn ones_own_passphrase_changes_only_after_the_present_one_was_typed() {
    let world = World::new();
    let head = world.vault.officer().id;
    let new = "enam piring nasi gurih pagi";
    let faults = change_passphrase(&world.vault, "bukan kalimatnya", new).err().unwrap().faults();
    assert_eq!((faults[0].field.as_str(), faults[0].code), ("current", FaultCode::WrongPassphrase));
    unlock(&world.folder, head, PASSPHRASE).unwrap();
    change_passphrase(&world.vault, PASSPHRASE, new).unwrap();
    assert_eq!(unlock(&world.folder, head, PASSPHRASE).err().unwrap().code(), FaultCode::WrongPassphrase);
    unlock(&world.folder, head, new).unwrap();
}

#[test]
fn the_head_alone_is_told_whether_a_recovery_key_was_typed_rightly() {
    let world = World::with_group();
    let other = world.as_officer(&world.officer("Mbak Ceplok", &[Role::Pencatat]));
    let typed = [(2, "AAAAA".to_owned())];
    let refused = confirm_recovery(&other, &RecoveryKey::random(), &typed).unwrap_err();
    assert_eq!(refused.code(), FaultCode::NotAllowed);
}

#[test]
fn the_head_alone_chooses_when_an_idle_window_locks() {
    let world = World::new();
    assert_eq!(world.vault.read(idle_minutes).unwrap(), 5);
    world.vault.write(|ctx| set_idle_minutes(ctx, 10)).unwrap();
    assert_eq!(world.vault.read(idle_minutes).unwrap(), 10);
    let odd = world.vault.write(|ctx| set_idle_minutes(ctx, 600)).unwrap_err();
    assert_eq!(odd.code(), FaultCode::UnknownChoice);
    let other = world.officer("Mbak Ceplok", &[Role::Pencatat]);
    let vault = unlock(&world.folder, other.id, PASSPHRASE).unwrap();
    assert_eq!(vault.write(|ctx| set_idle_minutes(ctx, 15)).unwrap_err().code(), FaultCode::NotAllowed);
}

#[test]
fn another_role_counts_at_once_and_not_only_at_the_next_sign_in() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let other = world.officer("Mbak Ceplok", &[Role::Ketua]);
    world.vault.write(|ctx| set_roles(ctx, me, &[Role::Pencatat])).unwrap();
    let again = world.vault.write(|ctx| set_roles(ctx, me, &[Role::Ketua])).unwrap_err();
    assert_eq!(again.code(), FaultCode::NotAllowed);
    let backup = world.vault.read(|ctx| ctx.require(Right::Backup)).unwrap_err();
    assert_eq!(backup.code(), FaultCode::NotAllowed);
    let key = RecoveryKey::random();
    assert_eq!(confirm_recovery(&world.vault, &key, &[]).unwrap_err().code(), FaultCode::NotAllowed);

    let head = world.as_officer(&other);
    head.write(|ctx| set_roles(ctx, me, &[Role::Bendahara])).unwrap();
    world.vault.read(|ctx| ctx.require(Right::Backup)).unwrap();
}

#[test]
fn who_was_removed_is_signed_out() {
    let world = World::with_group();
    let other = world.officer("Mbak Ceplok", &[Role::Pencatat]);
    let open = world.as_officer(&other);
    remove_officer(&world.vault, other.id, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(open.read(list_officers).unwrap_err().code(), FaultCode::Locked);
    assert_eq!(open.write(|_| Ok(())).unwrap_err().code(), FaultCode::Locked);
}
