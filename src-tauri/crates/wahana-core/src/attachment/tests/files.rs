//! Row and file: cut at each step, lost, damaged, erased, and on their way to a stick and back.

use std::ops::ControlFlow;
use std::path::Path;

use super::*;
use crate::erasing::{self, ErasureReason};
use crate::health::{self, HealthPart, HealthState, HealthWatch};
use crate::testing::PASSPHRASE;
use crate::vault::{
    BackupPhase, BackupProgress, Folder, Opener, RestoreStep, backup, keep_up, own_backups, remove_officer,
    restore, unlock,
};

fn go(_: BackupProgress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// A group with one resident and so many pictures of them.
fn with_pictures(count: u8) -> (World, Uuid) {
    let world = World::with_group();
    let id = world.person(&a_person("Sekar Dangan"));
    for number in 0..count {
        added(&world.vault, MainRecord::Person { id }, &format!("Foto {number}"));
    }
    (world, id)
}

fn looked(vault: &Vault) -> (HealthState, i64) {
    let found = health::check(vault, &mut HealthWatch { tell: &mut |_| (), go: &|| true }).unwrap();
    let part = found.parts.iter().find(|one| one.part == HealthPart::Attachments).unwrap();
    (part.state, part.wrong)
}

fn again(world: &World) -> Vault {
    let vault = unlock(&world.folder, world.vault.officer().id, PASSPHRASE).unwrap();
    if erasing::is_due(&vault).unwrap() {
        erasing::catch_up(&vault).unwrap();
    }
    vault
}

fn on_stick(stick: &Path) -> usize {
    fs::read_dir(stick.join("WAHANA-LAMPIRAN")).map_or(0, Iterator::count)
}

#[test]
fn a_cut_before_the_row_leaves_no_file_and_no_cut_leaves_a_row_without_one() {
    let (world, id) = with_pictures(1);
    let on = MainRecord::Person { id };
    // Cut after it was noted and before anything was written.
    drop(prepare(&world.vault, on, &words("Satu"), &a_photo(90, 60, 1)).unwrap());
    // Cut in the middle of the file.
    fs::write(world.folder.files().join(".abc.1-0.tmp"), b"half").unwrap();
    // Cut after the file and before the row is on the disk: the transaction never ends well.
    let ready = prepare(&world.vault, on, &words("Dua"), &a_photo(90, 60, 2)).unwrap();
    let cut = world.vault.write(|ctx| {
        add(ctx, &ready, &words("Dua"))?;
        Err::<(), _>(crate::Error::internal("cut"))
    });
    assert!(cut.is_err());
    assert!(world.folder.files().join(&ready.sealed.name).exists(), "the file was there before the row");
    assert_eq!(files(&world).len(), 3);

    let vault = again(&world);
    assert_eq!(seen(&vault, on), ["Foto 0"]);
    assert_eq!(files(&world).len(), 1, "what had no row is gone, what has one is not");
    assert_eq!(looked(&vault), (HealthState::Good, 0));
    assert!(!erasing::is_due(&vault).unwrap());
}

#[test]
fn what_is_being_added_while_others_clear_away_keeps_its_file() {
    let (world, id) = with_pictures(0);
    let ready =
        prepare(&world.vault, MainRecord::Person { id }, &words("Rumah"), &a_photo(90, 60, 1)).unwrap();
    again(&world);
    let row = world.vault.write(|ctx| add(ctx, &ready, &words("Rumah"))).unwrap();
    assert!(picture(&world.vault, row.id).is_ok());
    again(&world);
    assert!(picture(&world.vault, row.id).is_ok());
}

#[test]
fn a_file_that_is_gone_or_was_changed_is_named_and_never_shown() {
    let (world, id) = with_pictures(3);
    let rows = world.vault.read(|ctx| of_record(ctx, MainRecord::Person { id })).unwrap().rows;
    let name = |id| world.vault.read(|ctx| Ok(store::file_of(ctx.connection(), id)?.unwrap().0)).unwrap();
    fs::remove_file(world.folder.files().join(name(rows[0].id))).unwrap();
    let path = world.folder.files().join(name(rows[1].id));
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).unwrap();
    assert_eq!(picture(&world.vault, rows[0].id).unwrap_err().code(), FaultCode::AttachmentMissing);
    assert_eq!(picture(&world.vault, rows[1].id).unwrap_err().code(), FaultCode::AttachmentDamaged);
    assert!(picture(&world.vault, rows[2].id).is_ok());
    assert_eq!(looked(&world.vault), (HealthState::Broken, 2));
}

#[test]
fn a_name_that_leads_elsewhere_opens_nothing() {
    let (world, id) = with_pictures(1);
    let row = world.vault.read(|ctx| of_record(ctx, MainRecord::Person { id })).unwrap().rows.remove(0);
    for name in ["../current", "/etc/hostname", "..", &"A".repeat(64)] {
        world
            .vault
            .write(|ctx| {
                ctx.connection().execute(
                    "UPDATE attachment SET file = ?1 WHERE id = ?2",
                    rusqlite::params![name, row.id],
                )?;
                Ok(())
            })
            .unwrap();
        assert_eq!(picture(&world.vault, row.id).unwrap_err().code(), FaultCode::AttachmentDamaged);
    }
}

#[test]
fn who_is_erased_leaves_no_picture_no_word_and_no_key() {
    let (world, id) = with_pictures(2);
    let other = MainRecord::Person { id: world.person(&a_person("Udan Liris")) };
    added(&world.vault, other, "Rumah lain");
    let case = world.case(&a_case(id, world.vault.officer().id));
    let row = added(&world.vault, MainRecord::Case { id: case }, "Surat rahasianya");
    world.vault.write(|ctx| withdraw(ctx, row.id, "Keliru")).unwrap();
    world.vault.write(|ctx| case::withdraw(ctx, case, "Dobel")).unwrap();
    let preview = erasing::preview(&world.vault, id).unwrap();
    assert_eq!((preview.attachments, files(&world).len()), (3, 4));

    erasing::erase(&world.vault, id, ErasureReason::Asked).unwrap();
    assert_eq!(files(&world).len(), 1, "the other one's alone is left");
    assert_eq!(seen(&world.vault, other), ["Rumah lain"]);
    let left: String = world
        .vault
        .read(|ctx| {
            let sql = "SELECT group_concat(description || file || file_key || bytes || taken_on, ' ') FROM attachment
                       WHERE withdrawn = 'erased'";
            Ok(ctx.connection().query_row(sql, [], |row| row.get(0))?)
        })
        .unwrap();
    assert_eq!(left, "0 0 0");
    assert_eq!(looked(&world.vault), (HealthState::Good, 0));
}

#[test]
fn backups_on_this_pc_share_the_files_and_a_new_key_leaves_them_as_they_are() {
    let (world, id) = with_pictures(2);
    let goes = world.officer("Mbak Ceplok", &[Role::Pencatat]);
    let before: Vec<_> = files(&world).into_iter().map(|path| fs::read(path).unwrap()).collect();
    for number in 0..3 {
        world.person(&a_person(&format!("Warga {number}")));
        keep_up(&world.vault, &mut go).unwrap().unwrap();
    }
    remove_officer(&world.vault, goes.id, &mut go).unwrap();
    let after: Vec<_> = files(&world).into_iter().map(|path| fs::read(path).unwrap()).collect();
    assert!(before == after);
    for one in own_backups(&world.folder).unwrap() {
        assert_eq!(fs::read_dir(one.path).unwrap().count(), 3, "database, keys and label");
    }
    let rows = world.vault.read(|ctx| of_record(ctx, MainRecord::Person { id })).unwrap().rows;
    assert!(rows.iter().all(|row| picture(&world.vault, row.id).is_ok()));
}

/// All that lies there, in bytes.
fn bytes(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap());
    entries
        .map(
            |entry| {
                if entry.path().is_dir() { bytes(&entry.path()) } else { entry.metadata().unwrap().len() }
            },
        )
        .sum()
}

#[test]
fn fifty_pictures_lie_once_beside_twenty_three_backups_here_and_on_a_stick() {
    const BACKUPS: usize = 23;
    // One resident has thirty at most.
    let (world, _) = with_pictures(25);
    let other = world.person(&a_person("Udan Liris"));
    for number in 0..25 {
        added(&world.vault, MainRecord::Person { id: other }, &format!("Foto {number}"));
    }
    let once = bytes(&world.folder.files());
    let stick = tempfile::tempdir().unwrap();
    for evening in 0..BACKUPS {
        world.person(&a_person(&format!("Warga {evening}")));
        let kept = keep_up(&world.vault, &mut go).unwrap().unwrap();
        // One that was made by hand stays whatever comes: all of them lie there at once.
        let label = world.folder.backups().join(&kept.name).join("cadangan.json");
        let text = fs::read_to_string(&label).unwrap();
        let by_hand = text.replace(r#""automatic": true"#, r#""automatic": false"#);
        assert_ne!(by_hand, text);
        fs::write(&label, by_hand).unwrap();
        backup(&world.vault, stick.path(), "KAWUNG", &mut go).unwrap();
    }
    let here = own_backups(&world.folder).unwrap();
    let there = crate::vault::list_backups(stick.path()).unwrap();
    assert_eq!((here.len(), there.len()), (BACKUPS, BACKUPS));
    let beside = stick.path().join("WAHANA-LAMPIRAN");
    assert_eq!((files(&world).len(), on_stick(stick.path())), (50, 50));
    assert_eq!((bytes(&world.folder.files()), bytes(&beside)), (once, once));
    // In the backups themselves there is the database and what belongs to it, and no picture.
    let database = fs::metadata(here[0].path.join("wahana.db")).unwrap().len();
    let room = (database + (64 << 10)) * u64::try_from(BACKUPS).unwrap();
    assert!(bytes(&world.folder.backups()) < room);
    assert!(bytes(stick.path()) - bytes(&beside) < room);
}

#[test]
fn a_stick_gets_what_it_lacks_once_and_gives_it_back_on_another_pc() {
    let (world, id) = with_pictures(2);
    let stick = tempfile::tempdir().unwrap();
    let brought = |world: &World| {
        let mut most = 0;
        backup(&world.vault, stick.path(), "KAWUNG", &mut |told| {
            if told.phase == BackupPhase::Files {
                most = most.max(told.total);
            }
            ControlFlow::Continue(())
        })
        .unwrap();
        most
    };
    assert_eq!((brought(&world), on_stick(stick.path())), (2, 2));
    assert_eq!(brought(&world), 0, "nothing twice");
    added(&world.vault, MainRecord::Person { id }, "Foto baru");
    assert_eq!((brought(&world), on_stick(stick.path())), (1, 3));

    let newest = crate::vault::list_backups(stick.path()).unwrap().remove(0).path;
    let pc = tempfile::tempdir().unwrap();
    let folder = Folder::new(pc.path().join("data"), true);
    let me = world.vault.officer().id;
    let there = restore(&folder, &newest, me, Opener::Passphrase(PASSPHRASE), &mut |_| Ok(())).unwrap();
    assert_eq!(there.missing_files, 0);
    let vault = unlock(&folder, me, PASSPHRASE).unwrap();
    let rows = vault.read(|ctx| of_record(ctx, MainRecord::Person { id })).unwrap().rows;
    assert_eq!(rows.len(), 3);
    assert!(rows.iter().all(|row| picture(&vault, row.id).is_ok()));
    assert_eq!(looked(&vault), (HealthState::Good, 0));
}

#[test]
fn what_is_nowhere_any_more_is_told_and_stops_no_restore() {
    let (world, id) = with_pictures(2);
    let stick = tempfile::tempdir().unwrap();
    let made = backup(&world.vault, stick.path(), "KAWUNG", &mut go).unwrap();
    let one = fs::read_dir(stick.path().join("WAHANA-LAMPIRAN")).unwrap().next().unwrap().unwrap().path();
    fs::write(one, b"something else").unwrap();
    let pc = tempfile::tempdir().unwrap();
    let folder = Folder::new(pc.path().join("data"), true);
    let me = world.vault.officer().id;
    let path = stick.path().join(made.name);
    let there = restore(&folder, &path, me, Opener::Passphrase(PASSPHRASE), &mut |_| Ok(())).unwrap();
    assert_eq!(there.missing_files, 1);
    let vault = unlock(&folder, me, PASSPHRASE).unwrap();
    assert_eq!((seen(&vault, MainRecord::Person { id }).len(), looked(&vault).1), (2, 1));
}

#[test]
fn what_this_pc_lost_comes_back_from_the_stick() {
    let (world, id) = with_pictures(2);
    let stick = tempfile::tempdir().unwrap();
    backup(&world.vault, stick.path(), "KAWUNG", &mut go).unwrap();
    fs::remove_dir_all(world.folder.files()).unwrap();
    assert_eq!(looked(&world.vault), (HealthState::Broken, 2));
    backup(&world.vault, stick.path(), "KAWUNG", &mut go).unwrap();
    assert_eq!(looked(&world.vault), (HealthState::Good, 0));
    let rows = world.vault.read(|ctx| of_record(ctx, MainRecord::Person { id })).unwrap().rows;
    assert!(rows.iter().all(|row| picture(&world.vault, row.id).is_ok()));
}

#[test]
fn an_older_backup_does_not_bring_back_whom_was_erased_nor_does_it_cost_others_their_pictures() {
    let (world, id) = with_pictures(1);
    let stays = MainRecord::Person { id: world.person(&a_person("Udan Liris")) };
    added(&world.vault, stays, "Rumah");
    let stick = tempfile::tempdir().unwrap();
    let made = backup(&world.vault, stick.path(), "KAWUNG", &mut go).unwrap();
    let later = added(&world.vault, stays, "Rumah baru");
    keep_up(&world.vault, &mut go).unwrap().unwrap();
    erasing::erase(&world.vault, id, ErasureReason::Asked).unwrap();
    let me = world.vault.officer().id;
    let path = stick.path().join(made.name);
    restore(&world.folder, &path, me, Opener::Passphrase(PASSPHRASE), &mut |_| Ok(())).unwrap();
    let vault = again(&world);
    assert!(vault.read(|ctx| crate::person::is_erased(ctx, id)).unwrap());
    assert_eq!(seen(&vault, stays), ["Rumah"]);
    // One of each is left: what was erased is not, and what only a newer backup names still is.
    assert_eq!(files(&world).len(), 2);
    let newer = own_backups(&world.folder).unwrap().remove(0).path;
    restore(&world.folder, &newer, me, Opener::Passphrase(PASSPHRASE), &mut |_| Ok(())).unwrap();
    let vault = again(&world);
    assert_eq!(seen(&vault, stays), ["Rumah baru", "Rumah"]);
    assert!(picture(&vault, later.id).is_ok());
}

/// No folder can be made where a file lies: nothing can be written there.
fn nothing_can_be_written(folder: &Folder) {
    let _ = fs::remove_dir_all(folder.files());
    fs::create_dir_all(folder.root()).unwrap();
    fs::write(folder.files(), b"a file").unwrap();
}

#[test]
fn pictures_that_find_no_room_are_told_and_the_data_come_back_without_them() {
    let (world, id) = with_pictures(2);
    let stick = tempfile::tempdir().unwrap();
    let made = backup(&world.vault, stick.path(), "KAWUNG", &mut go).unwrap();
    let pc = tempfile::tempdir().unwrap();
    let folder = Folder::new(pc.path().join("data"), true);
    nothing_can_be_written(&folder);
    let (me, path) = (world.vault.officer().id, stick.path().join(made.name));
    let there = restore(&folder, &path, me, Opener::Passphrase(PASSPHRASE), &mut |_| Ok(())).unwrap();
    assert_eq!(there.missing_files, 2);
    let vault = unlock(&folder, me, PASSPHRASE).unwrap();
    assert_eq!(seen(&vault, MainRecord::Person { id }).len(), 2);
}

#[test]
fn pictures_that_came_go_again_with_a_restore_that_fails() {
    let (world, _) = with_pictures(2);
    let stick = tempfile::tempdir().unwrap();
    let made = backup(&world.vault, stick.path(), "KAWUNG", &mut go).unwrap();
    let pc = tempfile::tempdir().unwrap();
    let folder = Folder::new(pc.path().join("data"), true);
    let (me, path) = (world.vault.officer().id, stick.path().join(made.name));
    let stopped = restore(&folder, &path, me, Opener::Passphrase(PASSPHRASE), &mut |step| {
        if step == RestoreStep::Flushed { Err(FaultCode::Cancelled.into()) } else { Ok(()) }
    });
    assert_eq!(stopped.unwrap_err().code(), FaultCode::Cancelled);
    assert_eq!(fs::read_dir(folder.files()).map_or(0, Iterator::count), 0);
}

#[test]
fn a_pc_that_takes_no_picture_back_still_gets_its_backup() {
    let (world, _) = with_pictures(2);
    let stick = tempfile::tempdir().unwrap();
    backup(&world.vault, stick.path(), "KAWUNG", &mut go).unwrap();
    nothing_can_be_written(&world.folder);
    backup(&world.vault, stick.path(), "KAWUNG", &mut go).unwrap();
}

#[test]
fn a_picture_in_which_one_bit_is_wrong_is_whole_again_from_the_stick() {
    let (world, _) = with_pictures(2);
    let flip = || {
        let path = files(&world).remove(0);
        let mut bytes = fs::read(&path).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(&path, bytes).unwrap();
        assert_eq!(looked(&world.vault), (HealthState::Broken, 1));
    };
    let stick = tempfile::tempdir().unwrap();
    let made = backup(&world.vault, stick.path(), "KAWUNG", &mut go).unwrap();
    flip();
    backup(&world.vault, stick.path(), "KAWUNG", &mut go).unwrap();
    assert_eq!(looked(&world.vault), (HealthState::Good, 0));
    flip();
    let (me, path) = (world.vault.officer().id, stick.path().join(made.name));
    let there = restore(&world.folder, &path, me, Opener::Passphrase(PASSPHRASE), &mut |_| Ok(())).unwrap();
    assert_eq!((there.missing_files, looked(&again(&world)).1), (0, 0));
}
