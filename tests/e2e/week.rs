//! The calendar of the week: whose tasks stand in it, what of the group and of partners stands beside them, and that what
//! is done is gone.

use wahana_core::assistance::Recipient;
use wahana_core::case::{self, CaseForm};
use wahana_core::distribution::{self, DistributionForm, Per, RowForm};
use wahana_core::reference::AssistanceType;
use wahana_core::vault::Role;
use wahana_core::{Uuid, assistance};
use wahana_tests::walk::{self, HEAD};
use wahana_tests::window::{DataFolder, Size};
use wahana_tests::{case_work, prepared};

const COMPANION: &str = "Mbak Ceplok";

/// Everything is today's, on whatever day of the week that is: a visit of the head, a task and an expected answer of the
/// companion, and a distribution of the group.
fn prepare(folder: &DataFolder) {
    let vault = prepared::vault(folder, false);
    let companion =
        prepared::officer(folder, &vault, COMPANION, &[Role::Pendamping], "empat ekor ayam di kandang");
    let people = ["Sekar Dangan", "Udan Liris"].map(|name| prepared::resident(&vault, name));
    let [own, other] = people.map(|person| prepared::case_about(&vault, person));
    let today = walk::today();
    vault.write(|ctx| case::plan_visits(ctx, own, &today.to_string(), None)).expect("a visit");
    case_work::action(&vault, other, "Antar ke Puskesmas", companion, today);
    let partner = case_work::partner(&vault, "Puskesmas Contoh");
    case_work::referral(&vault, other, partner, walk::days_ago(5), today);
    case_work::change_case(&vault, other, |form| CaseForm { responsible: companion, ..form });
    let form = DistributionForm {
        name: "Beras lansia".to_owned(),
        day: today.to_string(),
        place: "Balai RW 99".to_owned(),
        per: Per::Person,
        kind: "WK_DARURAT".to_owned(),
        form: AssistanceType::Money,
        amount: Some(50_000),
        items: Vec::new(),
        funds: vec![assistance::FundForm { fund: "IURAN".to_owned(), amount: Some(50_000) }],
        note: String::new(),
        rows: vec![row(people[0])],
    };
    vault.write(|ctx| distribution::make(ctx, &form)).expect("a distribution");
}

fn row(person: Uuid) -> RowForm {
    RowForm { recipient: Recipient::Person { id: person }, shares: 1, amount: None }
}

#[test]
fn the_week_shows_whose_tasks_one_asks_for_and_what_is_done_is_gone() {
    let folder = DataFolder::empty();
    prepare(&folder);
    let window = walk::signed_in(&folder, Size::USUAL);
    window.button("Minggu ini").click();
    window.see("Tugas siapa");
    let everything = ["Kunjungan · oleh Bu Truntum", "Antar ke Puskesmas", "Jawaban dari Puskesmas Contoh"];
    for told in everything {
        window.see(told);
    }
    window.see("Beras lansia");
    window.picture("01-all");
    window.axe_finds_nothing("the week of everybody");

    // One's own, and somebody else's; what the group does is everybody's.
    window.field("Tugas siapa").choose(&format!("{HEAD} (Anda)"));
    window.not_see("Antar ke Puskesmas");
    window.not_see("Jawaban dari");
    window.see("Kunjungan · oleh Bu Truntum");
    window.see("Beras lansia");
    window.field("Tugas siapa").choose(COMPANION);
    window.not_see("Kunjungan · oleh");
    window.see("Antar ke Puskesmas");
    window.see("Jawaban dari Puskesmas Contoh");
    window.see("Beras lansia");
    window.picture("02-companion");
    window.axe_finds_nothing("the week of a companion");

    // What is done is gone, and whose week it was is still chosen.
    window.button("Udan Liris Antar ke Puskesmas").click();
    window.field("Antar ke Puskesmas").click();
    window.see("1 dari 1 selesai");
    window.press("Alt+Left");
    window.see("Tugas siapa");
    window.see("Jawaban dari Puskesmas Contoh");
    window.not_see("Antar ke Puskesmas");
    window.button("Jawaban dari Puskesmas Contoh").click();
    window.see("Periksa gula darah");
    window.button("Catat jawaban").click();
    window.field("Bagaimana jawabannya?").choose("Diterima");
    window.button("Simpan jawaban").click();
    window.see("disimpan");
    window.press("Alt+Left");
    window.see("Tugas siapa");
    window.not_see("Jawaban dari");
    assert!(!window.shows("Kunjungan · oleh"), "still the companion's");

    window.field("Tugas siapa").choose("Semua petugas");
    window.button("Sekar Dangan Kunjungan").click();
    window.button("Catat kunjungan").click();
    window.await_focus("Keadaan saat dikunjungi");
    window.type_text("Sehat, makan teratur.");
    window.press("Ctrl+S");
    window.see("Kunjungan tersimpan");
    window.press("Alt+Left");
    window.see("Tugas siapa");
    window.not_see("Kunjungan · oleh");
    window.button("Beras lansia").click();
    window.see("Belum ditutup");
    window.picture("03-distribution");
    window.press("Alt+Left");
    window.see("Tugas siapa");

    // A week further there is nothing, and the way back is one key.
    window.press("Alt+PageDown");
    window.not_see("Beras lansia");
    window.button("Minggu ini").click();
    window.see("Beras lansia");
    window.close();
}
