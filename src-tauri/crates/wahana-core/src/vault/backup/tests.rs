//! Backups into a folder of the real disk, made of a real vault; real sticks are tried in `tests/stick`.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::*;
use crate::testing::{PASSPHRASE, World, a_case, a_person};
use crate::vault::{Role, change_passphrase, list_officers};
use crate::{journal, person};

fn go(_: BackupProgress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn a_full_world() -> World {
    let world = World::with_group();
    let id = world.person(&a_person("Sekar Dangan"));
    world.person(&a_person("Nitik Dangan"));
    world.case(&a_case(id, world.vault.officer().id));
    world
}

fn a_stick() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn made(world: &World, stick: &TempDir) -> (Backup, PathBuf) {
    let made = backup(&world.vault, stick.path(), "KAWUNG", &mut go).unwrap();
    let path = stick.path().join(&made.name);
    (made, path)
}

#[test]
fn a_backup_is_three_files_in_a_folder_that_names_group_and_minute() {
    let (world, stick) = (a_full_world(), a_stick());
    let (made, path) = made(&world, &stick);
    let now = Local::now().format("WAHANA-CADANGAN-RW099-%Y-%m-%d-").to_string();
    assert!(made.name.starts_with(&now), "{}", made.name);
    assert_eq!(names(stick.path()), [made.name.as_str()]);
    assert_eq!(names(&path), ["cadangan.json", "keys.json", "wahana.db"]);
    let amounts = Amounts { persons: 2, households: 0, cases: 1, assistance: 0 };
    assert_eq!((made.info.amounts, made.info.group.as_str()), (amounts, "Sekar Kawung"));
    assert_eq!(fs::metadata(path.join("wahana.db")).unwrap().len(), made.info.bytes);
}

#[test]
fn it_is_found_again_with_the_faces_that_open_it() {
    let (world, stick) = (a_full_world(), a_stick());
    world.officer("Mbak Ceplok", &[Role::Pencatat]);
    let (made, path) = made(&world, &stick);
    let found = list_backups(stick.path()).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].info.as_ref(), found[0].problem), (Some(&made.info), None));
    let faces: Vec<_> = found[0].faces.as_ref().unwrap().officers.iter().map(|face| &*face.name).collect();
    assert_eq!(faces, ["Bu Truntum", "Mbak Ceplok"]);
    assert_eq!(
        list_backups(&path).unwrap()[0].info.as_ref(),
        Some(&made.info),
        "the folder itself was chosen"
    );
}

#[test]
fn nothing_of_a_resident_is_in_clear_in_it() {
    let (world, stick) = (a_full_world(), a_stick());
    let (_, path) = made(&world, &stick);
    let mut searched = 0;
    for name in names(&path) {
        let bytes = fs::read(path.join(&name)).unwrap();
        searched += bytes.len();
        let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|part| part.eq_ignore_ascii_case(needle));
        assert!(!holds(b"dangan") && !holds(b"tetangga") && !holds(b"SQLite format"), "{name}");
    }
    assert!(searched > 50_000, "only {searched} bytes were searched");
}

#[test]
fn it_is_in_the_journal_and_its_day_is_known_before_and_after_the_lock() {
    let (world, stick) = (a_full_world(), a_stick());
    assert_eq!(world.vault.read(last_backup).unwrap(), None);
    assert_eq!(world.folder.faces().unwrap().last_backup, "");
    let (made, _) = made(&world, &stick);
    let last = world.vault.read(last_backup).unwrap().unwrap();
    assert_eq!((last.made_at, last.place.as_str(), last.days), (made.info.made_at, "KAWUNG", 0));
    assert_eq!(world.folder.faces().unwrap().last_backup, Local::now().date_naive().to_string());
    let ops: i64 = world
        .vault
        .read(|ctx| {
            let sql = "SELECT count(*) FROM journal WHERE op = 'export' AND area = 'vault' AND record = ?1";
            Ok(ctx.connection().query_row(sql, [made.info.id], |row| row.get(0))?)
        })
        .unwrap();
    assert_eq!(ops, 1);
}

#[test]
fn a_treasurer_may_make_one_and_a_recorder_may_not() {
    let (world, stick) = (World::with_group(), a_stick());
    let recorder = world.officer("Mbak Ceplok", &[Role::Pencatat]);
    let refused = backup(&world.as_officer(&recorder), stick.path(), "KAWUNG", &mut go).unwrap_err();
    assert_eq!(refused.code(), FaultCode::NotAllowed);
    assert!(names(stick.path()).is_empty());
    let treasurer = world.officer("Pak Nitik", &[Role::Bendahara]);
    backup(&world.as_officer(&treasurer), stick.path(), "KAWUNG", &mut go).unwrap();
}

#[test]
fn two_of_one_minute_stand_side_by_side_and_the_newest_comes_first() {
    let (world, stick) = (World::with_group(), a_stick());
    let (first, _) = made(&world, &stick);
    world.person(&a_person("Sekar Dangan"));
    let (second, _) = made(&world, &stick);
    assert_ne!(first.name, second.name);
    let found = list_backups(stick.path()).unwrap();
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|one| one.problem.is_none()));
}

#[test]
fn what_is_written_meanwhile_is_in_the_vault_and_not_in_the_backup() {
    let (world, stick) = (a_full_world(), a_stick());
    let made = backup(&world.vault, stick.path(), "KAWUNG", &mut |at| {
        if at.phase == BackupPhase::Writing && at.done == at.total {
            world.person(&a_person("Ceplok Dangan"));
        }
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(made.info.amounts.persons, 2);
    let filter = person::PersonFilter::default();
    assert_eq!(world.vault.read(|ctx| person::count(ctx, &filter)).unwrap(), 3);
}

#[test]
fn stopped_or_cut_off_at_any_step_nothing_stands_there_under_a_backups_name() {
    let (world, stick) = (a_full_world(), a_stick());
    for phase in [BackupPhase::Writing, BackupPhase::Flushing, BackupPhase::Checking] {
        let mut seen = Vec::new();
        let stopped = backup(&world.vault, stick.path(), "KAWUNG", &mut |at| {
            if at.phase != phase {
                return ControlFlow::Continue(());
            }
            // A power cut at this moment would leave just this.
            seen = list_backups(stick.path()).unwrap();
            ControlFlow::Break(())
        });
        assert_eq!(stopped.unwrap_err().code(), FaultCode::Cancelled);
        assert!(seen.is_empty() && names(stick.path()).is_empty(), "{phase:?}");
    }
    assert_eq!(world.vault.read(last_backup).unwrap(), None);
}

#[test]
fn what_a_cut_left_is_no_backup_and_goes_with_the_next_one() {
    let (world, stick) = (World::with_group(), a_stick());
    let left = stick.path().join("WAHANA-CADANGAN-RW099-2026-11-24-1342.sementara");
    fs::create_dir(&left).unwrap();
    fs::write(left.join("wahana.db"), b"half").unwrap();
    assert!(list_backups(stick.path()).unwrap().is_empty());
    let (made, _) = made(&world, &stick);
    assert_eq!(names(stick.path()), [made.name]);
}

#[test]
fn a_copy_that_does_not_hold_what_its_source_holds_is_taken_back() {
    let (world, stick) = (a_full_world(), a_stick());
    let failed = backup(&world.vault, stick.path(), "KAWUNG", &mut |at| {
        if at.phase == BackupPhase::Checking {
            // A stick that changed a byte in the middle of the file.
            let folder = stick.path().join(&names(stick.path())[0]);
            let mut bytes = fs::read(folder.join("wahana.db")).unwrap();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            fs::write(folder.join("wahana.db"), bytes).unwrap();
        }
        ControlFlow::Continue(())
    });
    assert_eq!(failed.unwrap_err().code(), FaultCode::StickCompareFailed);
    assert!(names(stick.path()).is_empty());
}

#[test]
fn a_folder_that_is_gone_or_forbidden_is_named() {
    let (world, stick) = (World::with_group(), a_stick());
    let gone = backup(&world.vault, &stick.path().join("gone"), "KAWUNG", &mut go).unwrap_err();
    assert_eq!(gone.code(), FaultCode::StickVanished);
    assert_eq!(list_backups(&stick.path().join("gone")).unwrap_err().code(), FaultCode::StickVanished);
}

#[test]
fn damaged_and_newer_ones_are_listed_as_such() {
    let (world, stick) = (World::with_group(), a_stick());
    let (_, path) = made(&world, &stick);
    let problem = || list_backups(stick.path()).unwrap().remove(0).problem;
    let label = fs::read_to_string(path.join("cadangan.json")).unwrap();
    let write = |text: &str| fs::write(path.join("cadangan.json"), text).unwrap();
    write(&label.replace("\"schema\": ", "\"schema\": 9"));
    assert_eq!(problem(), Some(FaultCode::DatabaseNewer));
    write(&label.replace("\"format\": 1", "\"format\": 2"));
    assert_eq!(problem(), Some(FaultCode::DatabaseNewer));
    write("{");
    assert_eq!(problem(), Some(FaultCode::BackupDamaged));
    write(&label);
    assert_eq!(problem(), None);
    let keys = fs::read(path.join("keys.json")).unwrap();
    fs::write(path.join("keys.json"), &keys[..40]).unwrap();
    assert_eq!(problem(), Some(FaultCode::BackupDamaged));
    fs::write(path.join("keys.json"), keys).unwrap();
    fs::File::options().write(true).open(path.join("wahana.db")).unwrap().set_len(8192).unwrap();
    assert_eq!(problem(), Some(FaultCode::BackupDamaged));
    fs::remove_file(path.join("wahana.db")).unwrap();
    assert_eq!(problem(), Some(FaultCode::BackupDamaged));
    fs::remove_file(path.join("cadangan.json")).unwrap();
    assert_eq!(problem(), Some(FaultCode::NotABackup));
}

#[test]
fn the_passphrase_of_its_day_opens_it_also_after_a_new_one_was_chosen() {
    let (world, stick) = (World::with_group(), a_stick());
    let (_, path) = made(&world, &stick);
    let head = world.vault.officer().id;
    change_passphrase(&world.vault, PASSPHRASE, "lima cangkir wedang jahe hangat").unwrap();
    let keys = Keys::read_plain(&path.join("keys.json")).unwrap();
    let identities = keys.open_identities(head, PASSPHRASE).unwrap();
    let copied = open_copy(&path.join("wahana.db"), &keys.open_data_key(&identities).unwrap()).unwrap();
    assert!(journal::verify_chain(&copied).unwrap().is_ok());
    assert_eq!(world.vault.read(list_officers).unwrap().len(), 1);
    let mode: String = copied.query_row("PRAGMA journal_mode", [], |row| row.get(0)).unwrap();
    assert_eq!(mode, "delete", "it can be read where nothing can be written");
}
