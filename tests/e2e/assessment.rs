//! What was found in a case, what it still needs, whom to call, and how a family stands.

use serde_json::json;
use wahana_core::household::{self, HouseholdForm, MemberForm};
use wahana_tests::prepared;
use wahana_tests::walk::{self, PASSPHRASE};
use wahana_tests::window::{DataFolder, Size, Window};

const NAME: &str = "Raden Ayu Sekar Dangan Kusumaningtyas Adiningrum";

/// A family of one with a case, open as its companion sees it.
fn opened() -> (DataFolder, Window) {
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    let person = prepared::resident(&vault, NAME);
    let form = HouseholdForm { rt: "32".to_owned(), ..HouseholdForm::default() };
    let head = [MemberForm { person, relation: 1 }];
    vault.write(|ctx| household::add(ctx, &form, &head, false)).expect("a family");
    prepared::case_about(&vault, person);
    drop(vault);
    let window = Window::open(Size::SMALL, &folder);
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    (folder, window)
}

fn open_case(window: &Window) {
    window.button("Kasus").click();
    window.await_focus("Cari");
    window.see("Sekar Dangan");
    window.press("Enter");
    window.see("Perjalanan kasus");
}

#[test]
fn a_case_says_what_it_needs_and_each_line_leads_to_its_field() {
    let (_folder, window) = opened();
    open_case(&window);
    window.button("Pindah tahap").click();
    window.button("Pindah tahap").click();
    window.see("Tanggal kunjungan asesmen");
    walk::close_notice(&window);
    window.tab_to("Apa kekuatannya");
    window.picture("01-still-needed");
    window.press("Enter");
    window.await_focus("Kekuatan dan siapa yang membantu");
    window.type_text("Pandai menjahit, anaknya di RT yang sama");
    window.field("Apa yang dibutuhkan").fill("Makan siang setiap hari");
    window.picture("02-assessment");
    window.axe_finds_nothing("the form of an assessment");
    let visited = window.field("Tanggal kunjungan").value();
    window.field("Tanggal kunjungan").fill("31-02-2026");
    window.press("Ctrl+S");
    window.await_focus("Tanggal kunjungan");
    window.see("Tanggal ini tidak ada di kalender");
    window.field("Tanggal kunjungan").fill(&visited);
    window.press("Ctrl+S");
    window.see("Asesmen tersimpan");
    window.see("Pandai menjahit");
    window.not_see("Apa kekuatannya");
    window.picture("03-assessed");
    window.press("Ctrl+Z");
    window.see("Apa kekuatannya");
    window.close();
}

#[test]
fn a_half_typed_assessment_is_offered_again() {
    let (folder, window) = opened();
    open_case(&window);
    let id = window
        .command(
            "cases",
            &json!({"filter": {"stage": null, "pmks": null, "rt": "", "responsible": null,
        "overdue": false, "closed_too": true, "query": ""}, "offset": 0, "limit": 1}),
        )
        .expect("a case")[0]["id"]
        .clone();
    window.button("Catat asesmen").click();
    window.field("Apa yang dibutuhkan").fill("Kursi roda");
    walk::await_draft(&window, "assessment", &id, "Kursi roda");
    window.kill();
    let window = Window::open(Size::SMALL, &folder);
    walk::unlock(&window, PASSPHRASE);
    window.see("Draf asesmen");
    window.button("Lanjutkan").click();
    window.see("Perjalanan kasus");
    window.until("the typing is back", || {
        (window.field("Apa yang dibutuhkan").value() == "Kursi roda").then_some(())
    });
    window.press("Ctrl+S");
    window.see("Asesmen tersimpan");
    window.close();
}

#[test]
fn looking_again_ticks_another_type_and_leaves_the_earlier_assessment_as_it_was() {
    let (_folder, window) = opened();
    open_case(&window);
    window.button("Catat asesmen").click();
    window.field("Apa yang dibutuhkan").fill("Kursi roda");
    window.field("Tanggal kunjungan").fill(&walk::days_ago(5).format("%d-%m-%Y").to_string());
    window.press("Ctrl+S");
    window.see("Asesmen tersimpan");
    walk::close_notice(&window);
    window.button("Asesmen ulang").click();
    window.see("Asesmen ulang K-");
    window.field("Jenis PPKS").fill("disabilitas");
    window.option("Penyandang disabilitas").click();
    window.see("Alat bantu");
    window.press("Space");
    window.field("Alat bantu").fill("Kursi roda dari tetangga");
    window.field("Apa yang dibutuhkan").fill("Jalan yang rata ke kamar mandi");
    window.axe_finds_nothing("the form of looking again");
    window.picture("looking-again");
    window.press("Ctrl+S");
    window.see("Asesmen tersimpan");
    window.see("Jalan yang rata ke kamar mandi");
    window.see("Penyandang disabilitas");
    window.button("1 asesmen sebelumnya").click();
    window.see("Kursi roda");
    walk::close_notice(&window);

    // What is half typed of the one does not come up in the other.
    window.button("Perbaiki").click();
    window.field("Apa yang dibutuhkan").fill("Jalan yang rata, dan pegangan");
    window.see("Draf tersimpan");
    window.press("Escape");
    window.button("Asesmen ulang").click();
    window.see("Asesmen ulang K-");
    assert_eq!(window.field("Apa yang dibutuhkan").value(), "");
    window.press("Escape");
    window.button("Beranda").click();
    window.see("Draf perbaikan asesmen");
    window.button("Lanjutkan").click();
    window.see("dilanjutkan");
    assert_eq!(window.field("Apa yang dibutuhkan").value(), "Jalan yang rata, dan pegangan");
    window.press("Ctrl+S");
    window.see("Jalan yang rata, dan pegangan");
    window.see("1 asesmen sebelumnya");
    window.close();
}

#[test]
fn a_family_is_checked_with_nine_answers_and_nothing_is_decided() {
    let (_folder, window) = opened();
    open_case(&window);
    window.see("Belum pernah dicek.");
    window.button("Cek cepat").click();
    window.see("Sembilan kriteria");
    window.press("Ctrl+S");
    window.see("Jawab paling sedikit satu kriteria");
    window.await_focus("Ya");
    window.press("Space");
    window.press("Tab");
    window.await_focus("Belum tahu");
    window.press("Left");
    window.await_focus("Tidak");
    window.press("Left");
    window.await_focus("Ya");
    window.picture("04-quick-check");
    window.axe_finds_nothing("the quick check");
    window.press("Ctrl+S");
    window.see("Cek cepat tersimpan");
    window.see("2 ya, 0 tidak, 7 belum tahu");
    window.see("Wahana tidak memutuskan siapa yang miskin");
    walk::close_notice(&window);

    window.button("Catat: DTSEN").click();
    window.see("Wahana tidak menghitung desil");
    window.field("Terdaftar").click();
    window.field("Dilihat atau didengar pada").fill(&walk::typed(walk::days_ago(215)));
    window.field("Desil, seperti yang dikatakan").choose("Desil 2");
    window.picture("05-dtsen");
    window.axe_finds_nothing("what is known of a list");
    window.press("Ctrl+S");
    window.see("Keterangan DTSEN tersimpan");
    window.see("dilihat 7 bulan lalu");
    walk::close_notice(&window);
    window.picture("06-known");
    window.axe_finds_nothing("a case with what is known of the family");
    window.close();
}

#[test]
fn of_violence_the_minimum_is_asked_and_it_is_said_whom_to_call() {
    let (_folder, window) = opened();
    window.button("Atur").click();
    window.button("Nomor penting").click();
    window.see("SAPA");
    assert_eq!(window.field("Nama 1").value(), "UPTD PPA");
    assert_eq!(window.field("Nomor 1").value(), "", "no number is made up");
    window.field("Nomor 1").fill("0274 000 99");
    window.picture("07-numbers");
    window.axe_finds_nothing("the numbers to call");
    window.press("Ctrl+S");
    window.see("Nomor penting tersimpan");

    walk::close_notice(&window);
    // Of somebody with a family: of its standing nothing is asked either.
    window.press("Ctrl+B");
    window.await_focus("Cari warga");
    window.type_text("Raden Ayu");
    window.option("Raden Ayu Sekar Dangan");
    window.press("Enter");
    window.await_focus("Jenis PPKS");
    window.type_text("korban tindak kekerasan");
    window.option("Korban tindak kekerasan").click();
    window.see("Jangan menyelidiki sendiri");
    window.see("Cukup satu dua kalimat yang perlu");
    window.press("Space");
    window.field("Yang melapor").choose("Ketua RT");
    window.picture("08-minimum-in-the-form");
    window.axe_finds_nothing("a case of violence");
    window.press("Ctrl+S");
    window.see("Siapa yang dihubungi");
    window.see("129");
    window.see("0274 000 99");
    window.see("Belum ada nomornya di sini: Unit PPA polisi, LPSK.");
    window.not_see("Cek cepat fakir miskin");
    walk::close_notice(&window);
    window.picture("09-whom-to-call");
    window.axe_finds_nothing("the page of a case of violence");
    window.button("Catat asesmen").click();
    window.see("Jangan menyelidiki, jangan meminta cerita");
    window.not_see("Kekuatan dan siapa yang membantu");
    window.picture("10-minimum");
    window.close();
}
