//! Everything that happened with somebody on one page, narrowed and printed.

use wahana_core::case::{self, FollowUpForm, FollowUpKind};
use wahana_core::household::{self, HouseholdForm, MemberForm};
use wahana_tests::prepared;
use wahana_tests::walk;
use wahana_tests::window::{DataFolder, Size};

#[test]
fn what_happened_with_a_family_is_read_narrowed_and_printed() {
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    let people = ["Sekar Dangan", "Nyi Raden Ayu Udan Liris Kusumaningtyas Widyaningrum"]
        .map(|name| prepared::resident(&vault, name));
    let members: Vec<MemberForm> =
        people.into_iter().zip([1, 3]).map(|(person, relation)| MemberForm { person, relation }).collect();
    let form = HouseholdForm { rt: "32".to_owned(), ..HouseholdForm::default() };
    vault.write(|ctx| household::add(ctx, &form, &members, false)).expect("a family");
    for person in people {
        let id = prepared::case_about(&vault, person);
        let visit = FollowUpForm {
            kind: FollowUpKind::Visit,
            happened: walk::days_ago(3).to_string(),
            text: format!("Atap dapur bocor; {} tidur di ruang depan.", &id.to_string()[..8]),
            outcome: String::new(),
            officer: vault.officer().id,
            next_visit: String::new(),
        };
        vault.write(|ctx| case::add_follow_up(ctx, id, &visit)).expect("a visit");
    }
    drop(vault);
    let window = walk::signed_in(&folder, Size::SMALL);
    window.press("Ctrl+K");
    window.await_focus("Warga, keluarga, atau kasus");
    window.type_text("dangan");
    window.option("Keluarga Sekar Dangan");
    window.press("Down");
    window.press("Enter");
    window.see("Keluarga Sekar Dangan");
    window.button("Lainnya").click();
    window.button("Seluruh perjalanan").click();
    window.see("Perjalanan Keluarga Sekar Dangan");
    window.see("4 kejadian");
    window.see("K-");
    window.picture("01-all");
    window.axe_finds_nothing("everything that happened with a family");

    window.field("Kunjungan").click();
    window.see("2 dari 4 kejadian");
    window.not_see("Laporan masuk");
    window.button("Cetak").click();
    window.see("Pencetakannya tercatat");
    window.picture("02-paper");
    window.axe_finds_nothing("the paper of what happened");
    window.prints("Cetak");
    window.looks_as_printed();
    window.picture("03-printed");
    window.close();
}
