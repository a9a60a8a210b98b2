//! Who stands on a list of an emergency and was never written down is forgotten as residents are.

use super::*;
use crate::emergency::{LineForm, LineRow};
use crate::testing::a_line;

/// A list on which one line holds of what is known, and a half-typed correction of it.
fn flooded(world: &World) -> (Uuid, LineRow) {
    let flood = world.vault.write(|ctx| emergency::make(ctx, &a_flood())).unwrap().id;
    let form = LineForm {
        address: "Jalan Contoh Wuni 7".to_owned(),
        need: "Atap dapurnya bocor".to_owned(),
        phone: "0812999000111".to_owned(),
        ..a_line("Sekar Danagn")
    };
    let line = world.vault.write(|ctx| emergency::add_line(ctx, flood, &form)).unwrap();
    let right = LineForm { name: "Sekar Dangan".to_owned(), ..form };
    let line = world.vault.write(|ctx| emergency::change_line(ctx, line.id, line.rev, &right)).unwrap();
    let half = r#"{"need":"Setengah diketik"}"#;
    world.vault.write(|ctx| draft::keep(ctx, "emergency_change", &line.id.to_string(), half)).unwrap();
    let on = RecordKind::Emergency.with(flood);
    let question = "Bu Sekar Dangan mengungsi? Sakit asmanya kambuh";
    world.vault.write(|ctx| flag::ask(ctx, on, question, None)).unwrap();
    (flood, line)
}

#[test]
fn a_line_of_who_was_never_written_down_is_nowhere_any_more_and_the_sums_are_what_they_were() {
    let world = World::with_group();
    let (flood, line) = flooded(&world);
    let sums = || world.vault.read(|ctx| emergency::find(ctx, flood)).unwrap().sums;
    let before = sums();
    world.vault.scrub().unwrap();
    assert!(hits(&world.vault, world.folder.root()).len() > 4, "the search can find it");
    assert!(erase_line(&world.vault, line.id).unwrap(), "the file was written anew");
    assert_eq!(hits(&world.vault, world.folder.root()), Vec::<String>::new());
    assert!(clean(&world.vault).is_clean());
    assert_eq!(sums(), before);
    let week = world.vault.read(history::week_in_review).unwrap();
    let told = &week.acts[0];
    assert_eq!(
        (told.what, told.label.as_str(), told.more),
        (history::ActKind::Erased, "Banjir Kali Contoh", 0)
    );
    let again = erase_line(&world.vault, line.id).unwrap_err();
    assert_eq!(again.code(), FaultCode::NotFound);
}

#[test]
fn what_goes_with_a_line_and_which_copies_still_hold_it_is_told_first() {
    let world = World::with_group();
    let (_, line) = flooded(&world);
    let before = preview_line(&world.vault, line.id).unwrap();
    let none = Copies { backups: 0, put_aside: 0 };
    assert_eq!(before, LineErasurePreview { drafts: 1, copies: none, refused: None });
    vault::renew_own_backups(&world.vault, &mut |_| std::ops::ControlFlow::Continue(())).unwrap();
    assert_eq!(preview_line(&world.vault, line.id).unwrap().copies.backups, 1);

    let person = world.person(&a_person("Sekar Jali"));
    let known =
        LineForm { known: Some(assistance::Recipient::Person { id: person }), ..a_line("Sekar Jali") };
    let list = world.vault.read(emergency::open_ones).unwrap()[0].id;
    let known = world.vault.write(|ctx| emergency::add_line(ctx, list, &known)).unwrap();
    let refused = preview_line(&world.vault, known.id).unwrap().refused.unwrap();
    assert_eq!(refused.code, FaultCode::EraseAsResident);
    let recorder = world.as_officer(&world.officer("Pak Gringsing", &[Role::Pencatat]));
    assert_eq!(preview_line(&recorder, line.id).unwrap_err().code(), FaultCode::NotAllowed);
    erase_line(&world.vault, line.id).unwrap();
    assert_eq!(preview_line(&world.vault, line.id).unwrap_err().code(), FaultCode::NotFound);
}

#[test]
fn a_line_that_was_taken_off_the_list_is_erased_too_and_stays_off() {
    let world = World::with_group();
    let (flood, line) = flooded(&world);
    world.vault.write(|ctx| emergency::take_off(ctx, line.id)).unwrap();
    assert!(erase_line(&world.vault, line.id).unwrap());
    assert_eq!(hits(&world.vault, world.folder.root()), Vec::<String>::new());
    assert!(clean(&world.vault).is_clean());
    assert!(world.vault.read(|ctx| emergency::find(ctx, flood)).unwrap().lines.is_empty());
    assert_eq!(erase_line(&world.vault, line.id).unwrap_err().code(), FaultCode::NotFound);
}

#[test]
fn an_older_backup_does_not_bring_the_line_back() {
    let world = World::with_group();
    let (flood, line) = flooded(&world);
    let go = &mut |_| ControlFlow::Continue(());
    let stick = tempfile::tempdir().unwrap();
    let older = stick.path().join(backup(&world.vault, stick.path(), "KAWUNG", go).unwrap().name);
    erase_line(&world.vault, line.id).unwrap();
    let head = world.vault.officer().id;
    restore(&world.folder, &older, head, Opener::Passphrase(PASSPHRASE), &mut |_| Ok(())).unwrap();
    let vault = unlock(&world.folder, head, PASSPHRASE).unwrap();
    assert!(!hits(&vault, &vault.generation()).is_empty(), "it is there until the next unlock is through");
    catch_up(&vault).unwrap();
    assert_eq!(hits(&vault, &vault.generation()), Vec::<String>::new());
    let names = vault.read(|ctx| emergency::find(ctx, flood)).unwrap().lines;
    assert_eq!(names.iter().map(|line| line.form.name.as_str()).collect::<Vec<_>>(), [""]);
}

#[test]
fn who_is_written_down_is_erased_as_a_resident_and_nobody_but_the_head_erases_anybody() {
    let world = World::with_group();
    let (flood, line) = flooded(&world);
    let recorder = world.as_officer(&world.officer("Pak Gringsing", &[Role::Pencatat]));
    let refused = |vault: &Vault, line: Uuid| erase_line(vault, line).unwrap_err().code();
    assert_eq!(refused(&recorder, line.id), FaultCode::NotAllowed);
    assert_eq!(refused(&recorder, Uuid::now_v7()), FaultCode::NotAllowed);
    let known = Some(Recipient::Person { id: world.person(&a_person("Udan Liris")) });
    let form = LineForm { known, ..a_line("Udan Liris") };
    let known = world.vault.write(|ctx| emergency::add_line(ctx, flood, &form)).unwrap();
    assert_eq!(refused(&world.vault, known.id), FaultCode::EraseAsResident);
}
