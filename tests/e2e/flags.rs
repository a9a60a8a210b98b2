//! "Tolong cek": a question that finds its colleague, and an answer that comes back.

use serde_json::json;
use wahana_tests::walk::{self, PASSPHRASE};
use wahana_tests::window::{DataFolder, Size, Window};
use wahana_tests::{case_work, prepared};

const COLLEAGUE: &str = "Pak Gringsing";
const OWN: &str = "empat ekor ayam di kandang";
const QUESTION: &str = "Apakah nomor KK-nya cocok dengan kartu yang ada di rumah Bu RT?";

#[test]
fn a_question_stands_on_berandas_of_the_one_who_is_asked_and_its_answer_comes_back() {
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    prepared::recorder(&folder, &vault, COLLEAGUE, OWN);
    let person = prepared::resident(&vault, "Sekar Dangan");
    drop(vault);

    let window = Window::open(Size::SMALL, &folder);
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    window.button("Warga & Keluarga").click();
    window.await_focus("Cari warga");
    window.see("Sekar Dangan");
    window.press("Enter");
    window.see("Data diri");
    window.button("Lainnya").click();
    window.button("Tolong cek").click();
    window.await_focus("Apa yang perlu dicek?");
    window.button("Tanyakan").click();
    window.see("Tulis apa yang perlu dicek.");
    window.type_text(QUESTION);
    walk::await_draft(&window, "flag_person", &json!(person), "kartu yang ada");
    window.picture("01-ask");
    window.axe_finds_nothing("asking");
    // Left in the middle, and gone on with from Beranda.
    window.button("Batal").click();
    window.button("Beranda").click();
    window.see("Draf pertanyaan");
    window.button("Lanjutkan").click();
    window.await_focus("Apa yang perlu dicek?");
    assert_eq!(window.field("Apa yang perlu dicek?").value(), QUESTION);
    window.field("Ditanyakan kepada").choose(COLLEAGUE);
    window.press("Ctrl+S");
    window.see("Pertanyaan tersimpan");
    window.see("Anda bertanya kepada Pak Gringsing");
    window.picture("02-asked");
    window.axe_finds_nothing("a question on a page");
    window.button("Beranda").click();
    window.see("Menunggu jawaban tentang Sekar Dangan");

    window.press("Ctrl+L");
    window.field(COLLEAGUE).click();
    walk::unlock(&window, OWN);
    window.see("Tolong cek Sekar Dangan");
    window.see(QUESTION);
    window.picture("03-beranda");
    window.axe_finds_nothing("a question on Beranda");
    window.button("Buka").click();
    window.button("Jawab").click();
    window.await_focus("Jawaban");
    window.type_text("Sudah, cocok.");
    window.picture("04-answer");
    window.press("Enter");
    window.see("Pertanyaan terjawab");
    window.not_see("Jawab pertanyaan");
    window.button("Lihat 1 pertanyaan yang sudah dijawab").click();
    window.see("Sudah, cocok.");
    window.picture("05-answered");
    window.axe_finds_nothing("an answered question");
    window.button("Beranda").click();
    window.not_see("Tolong cek Sekar Dangan");

    window.press("Ctrl+L");
    window.field("Bu Truntum").click();
    walk::unlock(&window, PASSPHRASE);
    window.see("Pak Gringsing menjawab tentang Sekar Dangan");
    window.see("Sudah, cocok.");
    window.close();
}

/// Asks what is already in sight on the page that is open.
fn write_question(window: &Window, question: &str, of: &str) {
    window.await_focus("Apa yang perlu dicek?");
    window.type_text(question);
    window.field("Ditanyakan kepada").choose(of);
    window.press("Ctrl+S");
    window.see("Pertanyaan tersimpan");
    walk::close_notice(window);
}

/// The one who sits down next.
fn change_places(window: &Window, name: &str, passphrase: &str) {
    window.press("Ctrl+L");
    window.field(name).click();
    walk::unlock(window, passphrase);
    window.see("Perlu perhatian");
}

#[test]
fn a_gift_and_a_referral_are_asked_about_from_their_pages_and_answered_from_beranda() {
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    prepared::recorder(&folder, &vault, COLLEAGUE, OWN);
    let person = prepared::resident(&vault, "Sekar Dangan");
    let case = prepared::case_about(&vault, person);
    let partner = case_work::partner(&vault, "Puskesmas Contoh");
    case_work::gift(&vault, person, None, walk::today());
    case_work::referral(&vault, case, partner, walk::today(), walk::days_ahead(30));
    drop(vault);
    let (gift, referral) = (walk::gift_number(1), walk::referral_number(1, walk::today()));

    let window = walk::signed_in(&folder, Size::SMALL);
    walk::find_everywhere(&window, &gift, "Sekar Dangan");
    window.button("Tolong cek").click();
    window.see(&format!("Tolong cek {gift} Sekar Dangan"));
    write_question(&window, "Apakah uangnya sudah diterima?", COLLEAGUE);
    window.see("Anda bertanya kepada Pak Gringsing");
    window.picture("11-gift");
    window.axe_finds_nothing("a question on a gift");

    change_places(&window, COLLEAGUE, OWN);
    window.see(&format!("Tolong cek {gift} Sekar Dangan"));
    window.see("\"Apakah uangnya sudah diterima?\" (Bu Truntum)");
    window.picture("12-beranda");
    window.button("Buka").click();
    window.button("Jawab").click();
    window.await_focus("Jawaban");
    window.press("Enter");
    window.see("Pertanyaan terjawab");
    window.not_see("Jawab pertanyaan");
    window.button("Beranda").click();
    window.not_see(&format!("Tolong cek {gift}"));

    // The other way round, about a referral.
    walk::find_everywhere(&window, &referral, "Sekar Dangan");
    window.button("Lainnya").click();
    window.button("Tolong cek").click();
    write_question(&window, "Apakah Puskesmas sudah menelepon?", "Bu Truntum");
    window.button("Beranda").click();
    window.see(&format!("Menunggu jawaban tentang {referral} Sekar Dangan"));

    change_places(&window, "Bu Truntum", PASSPHRASE);
    window.see(&format!("Pak Gringsing menjawab tentang {gift} Sekar Dangan"));
    window.see("Sudah dicek");
    window.see(&format!("Tolong cek {referral} Sekar Dangan"));
    window.picture("13-both");
    window.axe_finds_nothing("a question and an answer on Beranda");
    walk::find_everywhere(&window, &referral, "Sekar Dangan");
    window.see("Apakah Puskesmas sudah menelepon?");
    window.button("Jawab").click();
    window.await_focus("Jawaban");
    window.type_text("Belum, besok.");
    window.press("Enter");
    window.see("Pertanyaan terjawab");
    window.button("Lihat 1 pertanyaan yang sudah dijawab").click();
    window.see("Belum, besok.");
    window.picture("14-referral");
    window.button("Beranda").click();
    window.not_see(&format!("Tolong cek {referral}"));
    window.close();
}
