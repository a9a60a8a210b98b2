//! What is missing is one list, and each line leads to the field where it is completed.

use wahana_core::household::{self, HouseholdForm, MemberForm};
use wahana_core::person::{self, PersonForm};
use wahana_core::values::Birth;
use wahana_tests::prepared;
use wahana_tests::walk;
use wahana_tests::window::{DataFolder, Size};

#[test]
fn what_is_missing_is_completed_line_by_line_with_the_keyboard() {
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    let sekar = prepared::resident(&vault, "Sekar Dangan");
    prepared::case_about(&vault, sekar);
    let known = PersonForm {
        sex: "P".to_owned(),
        birth: Birth::parse("1950").expect("a year"),
        nik: "3471131407510001".to_owned(),
        ..prepared::resident_form("Nyi Raden Ayu Udan Liris Kusumaningtyas Widyaningrum Notodiningrat")
    };
    let head = vault.write(|ctx| person::add(ctx, &known)).expect("a resident").id;
    let family = HouseholdForm { kk: "3471".to_owned(), kk_unfinished: true, ..HouseholdForm::default() };
    let members = [MemberForm { person: head, relation: 1 }];
    vault.write(|ctx| household::add(ctx, &family, &members, false)).expect("a family");
    drop(vault);
    let window = walk::signed_in(&folder, Size::SMALL);

    window.see("7 hal perlu dilengkapi");
    window.button("Lengkapi").click();
    window.see("Yang perlu dilengkapi");
    window.see("NIK meragukan");
    window.see("Keluarga tanpa RT");
    window.picture("01-list");
    window.axe_finds_nothing("what is to be completed");

    // A plan: the form for its first goal is open.
    window.button("Sekar Dangan K-").click();
    window.await_focus("Apa yang ingin dicapai?");
    window.type_text("Makan dua kali sehari");
    window.press("Ctrl+S");
    // After the goal comes what is done for it; that may wait.
    window.await_focus("Apa yang dikerjakan?");
    window.press("Alt+Left");
    window.see("Umur belum diketahui");
    window.not_see("Kasus tanpa rencana");

    // Each to its own field, and gone when it is done.
    window.button("Sekar Dangan RT 032 : Umur belum diketahui").click();
    window.await_focus("Tanggal");
    window.picture("02-field");
    window.field("Perkiraan umur").click();
    window.field("Kira-kira umur").fill("70");
    window.press("Ctrl+S");
    window.see("Yang perlu dilengkapi");
    window.see("Jenis kelamin belum diketahui");
    window.not_see("Umur belum diketahui");
    window.close();
}
