//! Everything that happened with somebody on one page, narrowed and printed.

use chrono::{Datelike, NaiveDate};
use wahana_core::case::{self, FollowUpForm, FollowUpKind};
use wahana_core::household::{self, HouseholdForm, MemberForm};
use wahana_tests::walk;
use wahana_tests::window::{DataFolder, Size};
use wahana_tests::{case_work, prepared};

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

#[test]
fn a_year_and_a_kind_narrow_what_is_read_and_the_paper_has_no_more() {
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    let person = prepared::resident(&vault, "Sekar Dangan");
    let last_year = walk::today().year() - 1;
    let day = |month, day| NaiveDate::from_ymd_opt(last_year, month, day).expect("a day");
    let id = prepared::case_reported(&vault, person, day(2, 1));
    for (on, text) in [(day(3, 14), "Atap dapur bocor."), (walk::today(), "Atap sudah baik.")] {
        let visit = FollowUpForm {
            kind: FollowUpKind::Visit,
            happened: on.to_string(),
            text: text.to_owned(),
            outcome: String::new(),
            officer: vault.officer().id,
            next_visit: String::new(),
        };
        vault.write(|ctx| case::add_follow_up(ctx, id, &visit)).expect("a visit");
    }
    case_work::gift(&vault, person, None, day(5, 20));
    drop(vault);
    let window = walk::signed_in(&folder, Size::USUAL);
    window.button("Warga & Keluarga").click();
    window.await_focus("Cari warga");
    walk::open_the_first(&window);
    window.see("Data diri");
    window.button("Lainnya").click();
    window.button("Seluruh perjalanan").click();
    window.see("Perjalanan Sekar Dangan");
    window.see("4 kejadian");

    window.field("Tahun").choose(&last_year.to_string());
    window.see("3 dari 4 kejadian");
    window.not_see("Atap sudah baik.");
    window.field("Kunjungan").click();
    window.see("1 dari 4 kejadian");
    window.see("Atap dapur bocor.");
    window.picture("11-narrowed");
    window.axe_finds_nothing("a year and a kind of what happened");

    // Looked at on its own page and back: as it was left.
    window.field("Bantuan").click();
    window.see("Rp200.000");
    window.button("Buka bantuan").click();
    window.see("dua ratus ribu rupiah");
    window.press("Alt+Left");
    window.see("1 dari 4 kejadian");
    window.button("Cetak").click();
    window.see("Pencetakannya tercatat");
    window.prints("Cetak");
    window.looks_as_printed();
    window.see(&format!("20 Mei {last_year}"));
    let paper = window.text();
    assert!(paper.contains("Rp200.000"), "{paper}");
    for other in ["Atap", "Laporan masuk", "1 dari 4"] {
        assert!(!paper.contains(other), "{other} is on paper: {paper}");
    }
    window.picture("12-printed");
    window.close();
}
