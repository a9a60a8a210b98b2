//! Each thing is broken for real in a vault, found, named, and mended or refused.

use std::fs::{self, OpenOptions};
use std::io::{Read as _, Seek, SeekFrom, Write as _};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use rusqlite::Connection;

use super::{HealthLooked as Looked, HealthPart as Part, HealthState as State, *};
use crate::testing::{World, a_case, a_person};
use crate::vault::{Role, own_backups};
use crate::{FaultCode, Uuid, history, journal, person};

/// Residents, a family and a case.
fn village() -> World {
    let world = World::with_group();
    let people: Vec<Uuid> =
        (1..=12).map(|number| world.person(&a_person(&format!("Sekar Jali {number}")))).collect();
    world.family(&people[..3]);
    world.case(&a_case(people[4], world.vault.officer().id));
    world
}

fn looked(world: &World) -> Health {
    check(&world.vault, &mut HealthWatch { tell: &mut |_| {}, go: &|| true }).unwrap()
}

fn mended(world: &World) -> Result<Health> {
    mend(&world.vault, &mut HealthWatch { tell: &mut |_| {}, go: &|| true })
}

/// Parts that are not good.
fn wrong(health: &Health) -> Vec<(Part, State)> {
    let parts = health.parts.iter().filter(|one| one.state != State::Good);
    parts.map(|one| (one.part, one.state)).collect()
}

/// Changes the file as somebody does who has the key and another program.
fn outside(world: &World, sql: &str) {
    let run = |connection: &Connection| Ok(connection.execute_batch(sql)?);
    world.vault.with_writer(run).unwrap();
}

/// Runs `sql` while the index is not there and so does not follow.
fn behind_the_index(world: &World, index: &str, sql: &str) {
    outside(
        world,
        &format!(
            "PRAGMA writable_schema=ON;
             CREATE TEMP TABLE kept AS SELECT * FROM sqlite_schema WHERE name = '{index}';
             DELETE FROM sqlite_schema WHERE name = '{index}';
             PRAGMA writable_schema=RESET;"
        ),
    );
    outside(world, sql);
    outside(
        world,
        "PRAGMA writable_schema=ON; INSERT INTO sqlite_schema SELECT * FROM kept; DROP TABLE temp.kept;
         PRAGMA writable_schema=RESET;",
    );
}

fn generation(world: &World) -> PathBuf {
    world.folder.generation().unwrap()
}

fn names_found(world: &World, typed: &str) -> Vec<String> {
    let filter = person::PersonFilter { query: typed.to_owned(), ..person::PersonFilter::default() };
    let rows = world.vault.read(|ctx| person::list(ctx, &filter, 0, 50)).unwrap();
    rows.into_iter().map(|row| row.name).collect()
}

/// What the last entry of a mending says.
fn told_in_the_journal(world: &World) -> Vec<String> {
    let sql = "SELECT payload FROM journal WHERE op = 'mend' ORDER BY seq";
    let read = |ctx: &crate::database::Read| {
        let mut statement = ctx.connection().prepare(sql)?;
        let told = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        Ok(told)
    };
    world.vault.read(read).unwrap()
}

fn journal_is_clean(world: &World) {
    let check = history::check_journal(&world.vault, &mut |_, _| std::ops::ControlFlow::Continue(()));
    assert!(check.unwrap().unwrap().is_clean());
}

#[test]
fn an_untouched_vault_is_good_in_every_part_and_there_is_nothing_to_mend() {
    let world = village();
    let mut told = Vec::new();
    let health = check(
        &world.vault,
        &mut HealthWatch {
            tell: &mut |progress| {
                if let HealthProgress::Looking { part, .. } = progress {
                    told.push(part);
                }
            },
            go: &|| true,
        },
    )
    .unwrap();
    told.dedup();
    assert_eq!(told, PARTS);
    assert_eq!(wrong(&health), []);
    assert!(health.is_good() && !health.mendable);
    assert_eq!(world.vault.read(last).unwrap().as_ref(), Some(&health));
    let before = world.vault.read(|ctx| journal::head(ctx.connection())).unwrap();
    assert_eq!(wrong(&mended(&world).unwrap()), []);
    assert_eq!(world.vault.read(|ctx| journal::head(ctx.connection())).unwrap(), before);
    assert!(own_backups(&world.folder).unwrap().is_empty());
}

#[test]
fn a_wrong_search_key_is_found_and_made_anew_after_a_backup_and_the_journal_says_so() {
    let world = village();
    outside(
        &world,
        "UPDATE person SET search_key = '  tidak  ada', name_key = 'zzz' WHERE name = 'Sekar Jali 7'",
    );
    assert!(!names_found(&world, "jali 7").contains(&"Sekar Jali 7".to_owned()));
    let health = looked(&world);
    assert_eq!(wrong(&health), [(Part::SearchKeys, State::Mendable)]);
    let after = mended(&world).unwrap();
    assert_eq!(wrong(&after), []);
    assert_eq!(after.mended, [Part::SearchKeys]);
    assert_eq!(names_found(&world, "jali 7"), ["Sekar Jali 7"]);
    let kept = own_backups(&world.folder).unwrap();
    assert_eq!((kept.len(), kept[0].problem, &kept[0].name), (1, None, &after.kept));
    assert_eq!(told_in_the_journal(&world), [r#"{"search_keys":[null,"1"]}"#]);
    assert_eq!(world.vault.read(last).unwrap(), Some(after));
    journal_is_clean(&world);
}

#[test]
fn lost_initials_and_those_of_nobody_are_found_and_made_anew() {
    let world = village();
    outside(
        &world,
        "DELETE FROM person_initial WHERE person = 3;
         PRAGMA foreign_keys=OFF;
         INSERT INTO person_initial (initial, name_key, person) VALUES ('q', 'qqq', 999);
         PRAGMA foreign_keys=ON;",
    );
    let health = looked(&world);
    let expected = [(Part::References, State::Mendable), (Part::SearchKeys, State::Mendable)];
    assert_eq!(wrong(&health), expected);
    assert_eq!(wrong(&mended(&world).unwrap()), []);
    assert_eq!(names_found(&world, "j").len(), 12);
}

#[test]
fn a_family_under_a_wrong_name_is_found_and_put_right() {
    let world = village();
    outside(&world, "UPDATE household SET name_key = 'zzz', search_key = 'entah', kk_doubtful = 1");
    assert_eq!(wrong(&looked(&world)), [(Part::SearchKeys, State::Mendable)]);
    assert_eq!(wrong(&mended(&world).unwrap()), []);
    journal_is_clean(&world);
}

#[test]
fn an_index_that_does_not_say_what_its_table_says_is_found_and_made_anew() {
    let world = village();
    outside(&world, "UPDATE person SET rt = '031' WHERE number = 2");
    behind_the_index(&world, "person_list_rt", "UPDATE person SET rt = '032' WHERE number = 2");
    let health = looked(&world);
    assert_eq!(wrong(&health), [(Part::Structure, State::Mendable)]);
    // As long as it is, no copy is sound, and none is called a backup.
    assert!(crate::vault::keep_up(&world.vault, &mut |_| std::ops::ControlFlow::Continue(())).is_err());
    let after = mended(&world).unwrap();
    assert_eq!((wrong(&after), after.mended.as_slice()), (Vec::new(), [Part::Structure].as_slice()));
    // The backup that was made before is a whole one, with everybody in it.
    let kept = own_backups(&world.folder).unwrap();
    let info = kept[0].info.as_ref().unwrap();
    assert_eq!((kept[0].problem, info.amounts.persons, info.amounts.cases), (None, 12, 1));
    journal_is_clean(&world);
}

#[test]
fn a_search_index_that_lost_somebody_is_found_and_made_anew() {
    let world = village();
    outside(
        &world,
        "INSERT INTO person_search (person_search, rowid, search_key)
         SELECT 'delete', key, search_key FROM person WHERE number = 5",
    );
    assert!(!names_found(&world, "jali").contains(&"Sekar Jali 5".to_owned()));
    assert_eq!(wrong(&looked(&world)), [(Part::Search, State::Mendable)]);
    assert_eq!(wrong(&mended(&world).unwrap()), []);
    assert!(names_found(&world, "jali").contains(&"Sekar Jali 5".to_owned()));
}

#[test]
fn a_search_index_of_garbage_is_found_and_made_anew() {
    let world = village();
    outside(&world, "UPDATE person_search_data SET block = x'00' WHERE id > 10");
    assert_eq!(wrong(&looked(&world)), [(Part::Search, State::Mendable)]);
    assert_eq!(wrong(&mended(&world).unwrap()), []);
    assert_eq!(names_found(&world, "jali").len(), 12);
}

#[test]
fn a_row_that_refers_to_nothing_is_named_and_left_alone() {
    let world = village();
    outside(&world, "PRAGMA foreign_keys=OFF; DELETE FROM person WHERE number = 5; PRAGMA foreign_keys=ON;");
    let health = looked(&world);
    assert_eq!(wrong(&health), [(Part::References, State::Broken), (Part::Journal, State::Broken)]);
    assert!(!health.mendable);
    let before = world.vault.read(|ctx| journal::head(ctx.connection())).unwrap();
    mended(&world).unwrap();
    assert_eq!(world.vault.read(|ctx| journal::head(ctx.connection())).unwrap(), before);
}

#[test]
fn a_falsified_entry_is_named_and_what_can_be_mended_beside_it_is() {
    let world = village();
    outside(
        &world,
        "DROP TRIGGER journal_never_changes;
         UPDATE journal SET time = '2020-01-01T00:00:00.000Z' WHERE seq = 9;
         UPDATE person SET search_key = '' WHERE number = 1;",
    );
    let health = looked(&world);
    assert_eq!(wrong(&health), [(Part::Journal, State::Broken), (Part::SearchKeys, State::Mendable)]);
    let after = mended(&world).unwrap();
    assert_eq!(wrong(&after), [(Part::Journal, State::Broken)]);
    assert_eq!(after.mended, [Part::SearchKeys]);
}

#[test]
fn a_page_with_one_flipped_bit_is_found_and_nothing_is_mended_on_it() {
    let world = village();
    crate::vault::keep_up(&world.vault, &mut |_| std::ops::ControlFlow::Continue(())).unwrap();
    looked(&world);
    let path = generation(&world).join("wahana.db");
    let mut file = OpenOptions::new().read(true).write(true).open(&path).unwrap();
    let at = file.metadata().unwrap().len() - 4096 + 100;
    let mut byte = [0];
    file.seek(SeekFrom::Start(at)).unwrap();
    file.read_exact(&mut byte).unwrap();
    file.seek(SeekFrom::Start(at)).unwrap();
    file.write_all(&[byte[0] ^ 1]).unwrap();
    drop(file);
    let health = looked(&world);
    assert_eq!(health.parts[0], Looked { part: Part::Pages, state: State::Broken, wrong: 1 });
    assert_eq!(health.state(Part::Journal), State::Unknown);
    assert_eq!(health.state(Part::KeyFiles), State::Good);
    // The way back is named.
    assert!(health.backup.is_some());
    fs::remove_file(generation(&world).join("keys.copy.json")).unwrap();
    assert_eq!(mended(&world).unwrap_err().code(), FaultCode::DatabaseDamaged);
    assert_eq!(own_backups(&world.folder).unwrap().len(), 1);
}

#[test]
fn a_copy_of_the_keys_that_is_gone_or_another_is_written_anew() {
    let world = village();
    let copy = generation(&world).join("keys.copy.json");
    let other = String::from_utf8(fs::read(&copy).unwrap()).unwrap().replace("Truntum", "Nitik");
    let gone = || fs::remove_file(&copy).unwrap();
    let cut = || fs::write(&copy, b"{").unwrap();
    let another = || fs::write(&copy, &other).unwrap();
    let faults: [&dyn Fn(); 3] = [&gone, &cut, &another];
    for fault in faults {
        fault();
        assert_eq!(wrong(&looked(&world)), [(Part::KeyFiles, State::Mendable)]);
        assert_eq!(wrong(&mended(&world).unwrap()), []);
        let keys = fs::read(generation(&world).join("keys.json")).unwrap();
        assert_eq!(fs::read(&copy).unwrap(), keys);
    }
    let keys = generation(&world).join("keys.json");
    fs::remove_file(&keys).unwrap();
    fs::remove_file(&copy).unwrap();
    assert_eq!(looked(&world).state(Part::KeyFiles), State::Broken);
}

#[test]
fn a_head_that_is_gone_is_written_anew() {
    let world = village();
    let head = generation(&world).join("head.json");
    assert!(head.exists());
    fs::remove_file(&head).unwrap();
    assert_eq!(wrong(&looked(&world)), [(Part::Head, State::Mendable)]);
    assert_eq!(wrong(&mended(&world).unwrap()), []);
    assert!(head.exists());
}

#[test]
fn it_stops_where_it_is_told_to_and_what_was_mended_by_then_is_told() {
    let world = village();
    outside(&world, "UPDATE person SET search_key = ''");
    for stop in 0..1_000 {
        let asked = AtomicU32::new(0);
        let go = || asked.fetch_add(1, Ordering::Relaxed) < stop;
        match mend(&world.vault, &mut HealthWatch { tell: &mut |_| {}, go: &go }) {
            Err(error) => {
                assert_eq!(error.code(), FaultCode::Cancelled, "{stop}");
                assert!(told_in_the_journal(&world).is_empty(), "{stop}");
                let left = fs::read_dir(world.folder.backups()).into_iter().flatten().flatten();
                let half = left.filter(|entry| entry.file_name().to_string_lossy().ends_with("sementara"));
                assert_eq!(half.count(), 0, "{stop}");
            }
            Ok(health) => {
                assert!(stop > 20 && health.is_good() && looked(&world).is_good(), "{stop}");
                return;
            }
        }
    }
    panic!("it never went through");
}

#[test]
fn the_head_alone_looks_and_mends() {
    let world = village();
    for role in [Role::Pencatat, Role::Pendamping, Role::Bendahara, Role::Pembaca] {
        let officer = world.officer(&format!("Pak {}", role.as_str()), &[role]);
        let vault = world.as_officer(&officer);
        let mut tell = |_| {};
        let mut watch = HealthWatch { tell: &mut tell, go: &|| true };
        assert_eq!(check(&vault, &mut watch).unwrap_err().code(), FaultCode::NotAllowed);
        assert_eq!(mend(&vault, &mut watch).unwrap_err().code(), FaultCode::NotAllowed);
        assert_eq!(vault.read(last).unwrap_err().code(), FaultCode::NotAllowed);
    }
}
