//! "Tolong cek": a question that finds its colleague, and an answer that comes back.

use serde_json::json;
use wahana_tests::prepared;
use wahana_tests::walk::{self, PASSPHRASE};
use wahana_tests::window::{DataFolder, Size, Window};

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

    let mut window = Window::open(Size::SMALL, &folder);
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
