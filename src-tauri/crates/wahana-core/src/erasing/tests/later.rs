//! What comes after an erasure: older backups, and a cut before the file was written anew.

use super::*;

#[test]
fn an_older_backup_brings_nobody_back_on_this_pc_nor_on_a_new_one() {
    let world = World::with_group();
    let id = settle(&world);
    neighbour(&world);
    let go = &mut |_| ControlFlow::Continue(());
    let stick = tempfile::tempdir().unwrap();
    let older = stick.path().join(backup(&world.vault, stick.path(), "KAWUNG", go).unwrap().name);
    // With that backup the family still has somebody else.
    erase(&world.vault, id, ErasureReason::Asked).unwrap();
    backup(&world.vault, stick.path(), "KAWUNG", go).unwrap();
    let head = world.vault.officer().id;
    let pc = tempfile::tempdir().unwrap();
    let new_pc = Folder::new(pc.path().join("data"), true);
    for folder in [&world.folder, &new_pc] {
        restore(folder, &older, head, Opener::Passphrase(PASSPHRASE), &mut |_| Ok(())).unwrap();
        let vault = unlock(folder, head, PASSPHRASE).unwrap();
        catch_up(&vault).unwrap();
        assert_eq!(hits(&vault, &vault.generation()), Vec::<String>::new());
        assert_eq!(hits(&vault, folder.root()), Vec::<String>::new());
        assert!(clean(&vault).is_clean());
        let people = vault.read(|ctx| person::count(ctx, &PersonFilter::default())).unwrap();
        assert_eq!(people, 1);
        // What is known of it travels on.
        assert!(fs::read_to_string(folder.root().join("dihapus.json")).unwrap().contains(&mark(id)));
    }
}

#[test]
fn older_backups_beside_the_vault_go_where_the_head_wants_it_and_a_newer_one_is_there() {
    let world = World::with_group();
    let id = settle(&world);
    let go = &mut |_| ControlFlow::Continue(());
    keep_up(&world.vault, go).unwrap();
    erase(&world.vault, id, ErasureReason::Asked).unwrap();
    assert!(!hits(&world.vault, world.folder.root()).is_empty());
    assert_eq!(vault::renew_own_backups(&world.vault, go).unwrap(), 1);
    assert_eq!(vault::own_backups(&world.folder).unwrap().len(), 1);
    assert_eq!(hits(&world.vault, world.folder.root()), Vec::<String>::new());
}

#[test]
fn writing_the_file_anew_stays_due_until_it_is_done() {
    let world = World::with_group();
    let id = settle(&world);
    world.vault.write(|ctx| one(ctx, id, "asked", false)).unwrap();
    let log = world.vault.generation().join("wahana.db-wal");
    let before = fs::metadata(&log).unwrap().len();
    thread::scope(|scope| {
        // Somebody still reads what was before: the log can't be emptied yet.
        let scrubbing = world
            .vault
            .read_long(|_| {
                let scrubbing = scope.spawn(|| world.vault.scrub());
                while fs::metadata(&log).unwrap().len() == before {
                    thread::yield_now();
                }
                assert!(world.vault.read(vault::scrub_is_due).unwrap(), "a cut now would leave it undone");
                Ok(scrubbing)
            })
            .unwrap();
        scrubbing.join().unwrap().unwrap();
    });
    assert!(!world.vault.read(vault::scrub_is_due).unwrap());
    assert_eq!(hits(&world.vault, world.folder.root()), Vec::<String>::new());
}

#[test]
fn a_cut_before_the_file_was_written_anew_is_made_good_at_the_next_unlock() {
    let world = World::with_group();
    let id = settle(&world);
    world.vault.write(|ctx| one(ctx, id, "asked", false)).unwrap();
    assert!(world.vault.read(vault::scrub_is_due).unwrap());
    catch_up(&world.vault).unwrap();
    assert!(!world.vault.read(vault::scrub_is_due).unwrap());
    assert_eq!(hits(&world.vault, world.folder.root()), Vec::<String>::new());
    assert!(world.folder.root().join("dihapus.json").exists());
}

/// A visit to the family is kept in the case of each of its members, and in the note of a family without one.
#[test]
fn what_others_notes_say_of_them_is_told_before() {
    use crate::family::{VisitForm, VisitLine, record_visit};
    let world = World::with_group();
    let vault = &world.vault;
    let me = vault.officer().id;
    let [mother, son, other] =
        ["Sekar Dangan", "Udan Liris", "Nitik Karawitan"].map(|name| world.person(&a_person(name)));
    let home = world.family(&[son, mother]);
    let neighbours = world.family(&[other]);
    let case = world.case(&a_case(son, me));
    let seen = |household, lines| VisitForm {
        household,
        happened: "2026-11-20".to_owned(),
        officer: me,
        outcome: String::new(),
        text: "Bu sekar dangan jatuh, dirawat di rumah.".to_owned(),
        lines,
    };
    let line = VisitLine { case, ..VisitLine::default() };
    vault.write(|ctx| record_visit(ctx, &seen(home, vec![line]))).unwrap();
    vault.write(|ctx| record_visit(ctx, &seen(neighbours, Vec::new()))).unwrap();
    let told = |id| preview(vault, id).unwrap().named_in;
    assert_eq!(told(mother), ["KL-0002", "K-2026-0001"]);
    assert_eq!(told(other), Vec::<String>::new());
}

/// What they were written down as before is theirs too.
#[test]
fn what_notes_say_of_them_under_an_earlier_name_is_told_before() {
    let world = World::with_group();
    let vault = &world.vault;
    let [now, before, son] =
        ["Sekar Dangan", "Dangan Lawasan", "Udan Liris"].map(|name| world.person(&a_person(name)));
    let story = "Ibunya, dangan lawasan, jatuh.".to_owned();
    world.case(&CaseForm { story, ..a_case(son, vault.officer().id) });
    let half = r#"{"name":"Dangan Lawasan"}"#;
    vault.write(|ctx| draft::keep(ctx, "person", "", half)).unwrap();
    let told = || preview(vault, now).map(|told| (told.named_in, told.drafts)).unwrap();
    assert_eq!(told(), (Vec::new(), 0));
    crate::merging::tests::merged(vault, now, before);
    let found = vault.read(|ctx| person::find(ctx, now)).unwrap();
    vault.write(|ctx| person::change(ctx, now, found.rev, &a_person("Sekar Dangan"))).unwrap();
    assert_eq!(told(), (vec!["K-2026-0001".to_owned()], 1));
}
