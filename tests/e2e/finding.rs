//! The one search box by number and by partner, and what it keeps from who opens no cases.

use serde_json::json;
use wahana_core::case::CaseForm;
use wahana_core::vault::Role;
use wahana_tests::walk;
use wahana_tests::window::{DataFolder, Size, Window};
use wahana_tests::{case_work, prepared};

const TREASURER: &str = "Pak Gringsing";
const OWN: &str = "empat ekor ayam di kandang";
const SECRET: &str = "Sekar Kedaton";
/// The search box.
const BOX: &str = "Warga, keluarga, atau kasus";
/// The same for who opens no cases.
const PURSE: &str = "Bantuan, penyaluran, atau kegiatan";

/// A gift by hand and one in a secret case, a case that was referred, and a treasurer.
fn village(folder: &DataFolder) {
    let vault = prepared::vault(folder, false);
    prepared::officer(folder, &vault, TREASURER, &[Role::Bendahara], OWN);
    let [sekar, secret] = ["Sekar Dangan", SECRET].map(|name| prepared::resident(&vault, name));
    let [open, kept] = [sekar, secret].map(|person| prepared::case_about(&vault, person));
    case_work::change_case(&vault, kept, |form| CaseForm { secret: true, ..form });
    let partner = case_work::partner(&vault, "Puskesmas Contoh");
    case_work::referral(&vault, open, partner, walk::today(), walk::days_ahead(30));
    case_work::gift(&vault, sekar, None, walk::today());
    case_work::gift(&vault, secret, Some(kept), walk::today());
}

/// Puts all of it into the box that has the focus, so that nothing on the way there answers.
fn ask_at_once(window: &Window, typed: &str) {
    let script = format!(
        "const box = document.activeElement; box.value = {}; \
         box.dispatchEvent(new Event('input', {{ bubbles: true }})); return true",
        json!(typed)
    );
    window.until("it is in the box", || window.ask::<bool>(&script));
}

#[test]
fn a_number_or_a_partner_leads_to_its_page_and_who_opens_no_cases_finds_the_gifts_alone() {
    let folder = DataFolder::empty();
    village(&folder);
    let window = walk::signed_in(&folder, Size::SMALL);

    // As somebody types it: with the year, without, with or without the line.
    let case = walk::case_number_of(1, walk::days_ago(8));
    for typed in [case.as_str(), "k 1", "k1"] {
        walk::find_everywhere(&window, typed, "Sekar Dangan");
        window.see("Perjalanan kasus");
        window.see(&case);
        window.button("Beranda").click();
        window.see("Perlu perhatian");
    }
    walk::find_everywhere(&window, "b 1", "Sekar Dangan");
    window.see(&walk::gift_number(1));
    window.see("dua ratus ribu rupiah");
    walk::find_everywhere(&window, "r 1", "Sekar Dangan");
    window.see("Yang ikut diberitahukan");
    window.see(&walk::referral_number(1, walk::today()));
    // By its name, and by what one can come to them for.
    for typed in ["puskes", "obat rutin"] {
        walk::find_everywhere(&window, typed, "Puskesmas Contoh");
        window.see("Rujukan ke sini");
        window.see(&walk::referral_number(1, walk::today()));
        window.button("Beranda").click();
        window.see("Perlu perhatian");
    }
    window.press("Ctrl+K");
    window.await_focus(BOX);
    window.type_text("r 1");
    window.option("Sekar Dangan");
    ask_at_once(&window, "r 9");
    window.see("Tidak ditemukan.");
    window.picture("01-nothing");
    window.axe_finds_nothing("the search box without a find");
    window.button("Tutup").click();

    // The treasurer pays out; cases, and who is poor, are nothing to them.
    window.press("Ctrl+L");
    window.field(TREASURER).click();
    walk::unlock(&window, OWN);
    window.see("Beranda");
    window.press("Ctrl+K");
    window.await_focus(PURSE);
    for typed in ["sekar", "puskes", "k 1", "r 1", &case] {
        window.press("Ctrl+A");
        window.type_text("b 1");
        window.option("Sekar Dangan");
        ask_at_once(&window, typed);
        window.see("Tidak ditemukan.");
    }
    window.press("Ctrl+A");
    window.type_text("b 2");
    let found = window.option("Bantuan dalam kasus rahasia").text();
    assert!(!found.contains(SECRET), "whose it is stays secret: {found}");
    window.picture("02-secret-gift");
    window.axe_finds_nothing("a gift in a secret case that was found");
    window.press("Enter");
    window.not_see(PURSE);
    window.see(&walk::gift_number(2));
    window.see("dua ratus ribu rupiah");
    assert!(!window.shows(SECRET), "nor does its page say whose it is");
    window.picture("03-page");
    window.press("Ctrl+K");
    window.await_focus(PURSE);
    window.type_text("b 1");
    window.option("Sekar Dangan");
    window.press("Enter");
    window.see("Sekar Dangan");
    window.see(&walk::gift_number(1));
    window.close();
}
