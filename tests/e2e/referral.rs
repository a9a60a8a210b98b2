//! A case is referred by keyboard to a partner who was not in the directory yet; it waits on Beranda, and what came of
//! it moves the case on. Nothing can be referred to nobody, nor be answered before it was sent.

use chrono::Datelike;
use serde_json::{Value, json};
use wahana_core::person::{self, PersonForm};
use wahana_core::values::Birth;
use wahana_core::vault::Vault;
use wahana_tests::walk;
use wahana_tests::window::{DataFolder, Size, Window};
use wahana_tests::{case_work, prepared};

/// The page of a case about somebody; both are written down past the screens.
fn a_case(window: &Window, name: &str) {
    let done = |command: &str, arguments: Value| {
        window.command(command, &arguments).unwrap_or_else(|codes| panic!("{command}: {codes:?}"))
    };
    let officer = done("session", json!({}))["officer"]["id"].clone();
    let form = json!({"name": name, "nickname": "", "sex": "", "birth_place": "", "birth": {"kind": "unknown"},
        "nik": "", "nik_unfinished": false, "nik_shared": false, "papers": "", "marital_status": 0,
        "occupation": "", "phone": "", "dwelling": "rt", "rt": "32", "address": "", "kampung": "", "note": ""});
    let person = done("add_person", json!({"form": form, "placing": {"kind": "none"}, "drafted": false}));
    let form = json!({"subject": {"kind": "person", "id": person["id"]},
        "types": [{"number": 24, "criteria": [1], "note": ""}], "source": "rt", "reporter": "",
        "reported_on": walk::days_ago(20), "urgency": "normal", "secret": false, "story": "",
        "responsible": officer});
    done("open_case", json!({ "form": form }));
    window.button("Kasus").click();
    window.await_focus("Cari kasus");
    window.type_text(name);
    window.see("1 kasus");
    window.press("Enter");
    window.see("Perjalanan kasus");
}

#[test]
fn a_case_is_referred_and_answered_by_keyboard() {
    let folder = DataFolder::empty();
    let window = prepared::window(&folder, Size::USUAL);
    window.button("Rujukan & Mitra").click();
    window.see("Belum ada rujukan");
    window.picture("01-empty");
    window.axe_finds_nothing("empty list of referrals");
    window.field("Mitra").click();
    window.see("Belum ada mitra");
    window.picture("02-no-partners");
    window.axe_finds_nothing("empty directory");

    // A partner by the form: every fault at once, then the words that stay.
    window.press("Ctrl+N");
    window.await_focus("Nama mitra");
    window.press("Ctrl+S");
    window.see("Tulis nama mitranya");
    window.see("Pilih jenis mitranya");
    window.picture("03-faults");
    window.await_focus("Nama mitra");
    window.type_text("Puskesmas Contoh");
    window.field("Jenis mitra").choose("Puskesmas, rumah sakit, klinik");
    window.field("Dapat membantu apa?").fill("Periksa gratis, obat rutin, kacamata");
    window.field("Telepon").fill("0274 999 001");
    window.press("Ctrl+S");
    window.see("Mitra Puskesmas Contoh disimpan");
    window.see("Belum ada rujukan ke sini");
    window.picture("04-partner");
    window.axe_finds_nothing("page of a partner");

    // The case, from its own page.
    a_case(&window, "Sekar Dangan");
    window.button("Rujuk").click();
    window.await_focus("Mitra");
    window.see("Pindahkan kasus ke tahap Rujukan");
    window.press("Ctrl+S");
    window.see("Pilih mitranya, atau catat yang baru");
    window.see("Tulis apa yang diminta dari mitra");
    window.picture("05-referral-faults");
    window.axe_finds_nothing("form of a referral with faults");
    window.await_focus("Mitra");
    window.type_text("Rumah Singgah Kawung");
    window.option("Mitra baru bernama Rumah Singgah Kawung");
    window.press("Enter");
    window.await_focus("Jenis mitra");
    window.field("Jenis mitra").choose("Lembaga Kesejahteraan Sosial (LKS)");
    window.picture("06-new-partner");
    window.axe_finds_nothing("a partner in the middle of a referral");
    window.button("Simpan mitra").click();
    window.await_focus("Yang diminta");
    window.type_text("Tempat menginap dua minggu.");
    window.field("Jawaban ditunggu sampai").fill(&walk::typed(walk::days_ago(3)));
    window.press("Ctrl+S");
    window.await_focus("Jawaban ditunggu sampai");
    window.field("Dirujuk pada").fill(&walk::typed(walk::days_ago(9)));
    window.picture("07-form");
    window.press("Ctrl+S");
    let number = walk::referral_number(1, walk::days_ago(9));
    window.see(&format!("Rujukan {number} ke Rumah Singgah Kawung disimpan"));
    window.see("Lewat 3 hari");
    window.picture("08-referral");
    window.axe_finds_nothing("page of a referral");

    // It waits on Beranda and in the list; the case stands at its stage.
    window.button("Beranda").click();
    window.see("Rujukan ke Rumah Singgah Kawung menunggu jawaban");
    window.picture("09-home");
    window.axe_finds_nothing("Beranda with a referral");
    window.button("Rujukan & Mitra").click();
    window.see("1 rujukan");
    window.field("Lewat waktu").click();
    window.see("1 rujukan");
    window.picture("10-list");
    window.axe_finds_nothing("list of referrals");
    window.tab_to("Rujukan");
    window.press("Enter");
    window.see("Tempat menginap dua minggu");

    window.button("Catat jawaban").click();
    window.see(&format!("Jawaban untuk {number}"));
    window.button("Simpan jawaban").click();
    window.see("Pilih bagaimana jawabannya");
    window.field("Bagaimana jawabannya?").choose("Selesai");
    window.button("Simpan jawaban").click();
    window.see("Tulis singkat hasilnya atau alasannya");
    window.field("Hasilnya").fill("Sudah menginap sepuluh hari, lalu pulang.");
    window.field("Kasus selanjutnya").choose("Pindah ke tahap Pemantauan");
    window.picture("11-answer");
    window.axe_finds_nothing("dialog of an answer");
    window.button("Simpan jawaban").click();
    window.see(&format!("Jawaban {number} disimpan"));
    window.see("Sudah menginap sepuluh hari");
    window.picture("12-answered");
    window.button("Buka kasus").click();
    window.see("Dirujuk ke Rumah Singgah Kawung");
    window.see("Tahap Pemantauan dimulai");
    window.picture("13-case");
    window.axe_finds_nothing("a case with a referral");

    // Taken back as one act: the answer and the move.
    window.press("Ctrl+Z");
    window.not_see("Tahap Pemantauan dimulai");
    window.see("Lewat 3 hari");
    window.close();
}

/// Somebody of whom all is known but the telephone, with a case that was referred to three partners whose answer is due.
fn three_are_asked(vault: &Vault) {
    let form = PersonForm {
        birth: Birth::parse("1951-03-04").unwrap(),
        nik: "9999014403510001".to_owned(),
        address: "Jalan Contoh 12".to_owned(),
        ..prepared::resident_form("Sekar Dangan")
    };
    let person = vault.write(|ctx| person::add(ctx, &form)).unwrap().id;
    let case = prepared::case_about(vault, person);
    for (name, late) in [("Puskesmas Contoh", 3), ("RSUD Contoh", 2), ("Klinik Contoh", 0)] {
        let partner = case_work::partner(vault, name);
        case_work::referral(vault, case, partner, walk::days_ago(7), walk::days_ago(late));
    }
}

#[test]
fn what_goes_along_is_ticked_and_on_paper_and_every_answer_takes_one_from_those_that_wait() {
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    three_are_asked(&vault);
    drop(vault);
    let window = walk::signed_in(&folder, Size::SMALL);
    window.see("3 rujukan menunggu jawaban");
    window.see("Puskesmas Contoh, RSUD Contoh, dan 1 lagi");
    window.picture("21-three-wait");

    // What could go along is shown with what is known of it, and what is not known says so.
    walk::find_everywhere(&window, "k 1", "Sekar Dangan");
    window.see("Perjalanan kasus");
    window.button("Rujuk").click();
    window.await_focus("Mitra");
    window.type_text("Puskes");
    window.option("Puskesmas Contoh");
    window.press("Enter");
    window.await_focus("Yang diminta");
    window.type_text("Kacamata baca.");
    window.see("9999 0144 0351 0001");
    window.see("belum tercatat");
    window.see("Makan dibantu tetangga.");
    for share in ["Nama", "NIK atau No. KK", "Telepon"] {
        let tick = window.field(share);
        if !tick.is_ticked() {
            tick.click();
        }
    }
    window.field("Jawaban ditunggu sampai").fill(&walk::typed(walk::days_ahead(30)));
    window.picture("22-shares");
    window.axe_finds_nothing("what goes along with a referral");
    window.press("Ctrl+S");
    // In the first days of January it is the first of its year.
    let place = if walk::days_ago(7).year() == walk::today().year() { 4 } else { 1 };
    let fourth = walk::referral_number(place, walk::today());
    window.see(&format!("Rujukan {fourth} ke Puskesmas Contoh disimpan"));
    window.see("9999 0144 0351 0001");
    assert!(!window.shows("Makan dibantu tetangga."), "the story was not ticked");
    assert!(!window.shows("Jalan Contoh 12"), "nor was the address");
    window.picture("23-goes");

    // The one whose day has not come does not wait on Beranda.
    window.button("Beranda").click();
    window.see("3 rujukan menunggu jawaban");
    window.button("Rujukan & Mitra").click();
    window.see("4 rujukan");
    window.field("Lewat waktu").click();
    window.see("2 rujukan");

    // Who takes somebody in need not say more; who refuses must say why.
    answer(&window, 1, "Diterima", None);
    window.see("2 rujukan menunggu jawaban");
    answer(&window, 2, "Ditolak", Some("Kamar penuh sampai akhir bulan."));
    window.see("Rujukan ke Klinik Contoh menunggu jawaban");
    window.picture("24-one-waits");
    answer(&window, 3, "Tidak ada jawaban", None);
    window.not_see("menunggu jawaban");

    // All of it on the paper for the one whom it is about.
    window.button("Warga & Keluarga").click();
    window.await_focus("Cari warga");
    walk::open_the_first(&window);
    window.see("Data diri");
    window.button("Lainnya").click();
    window.button("Semua datanya (cetak)").click();
    window.see("Semua Data tentang Warga");
    window.see("Yang ikut diberitahukan: Nama, Telepon, NIK atau No. KK");
    window.see("Ditolak");
    window.see("Kamar penuh sampai akhir bulan.");
    window.see("Tidak ada jawaban,");
    window.picture("25-paper");
    window.axe_finds_nothing("the paper with referrals");
    window.close();
}

/// From anywhere to the answer of the referral of that number, and on to Beranda. `text` where it has to be written.
fn answer(window: &Window, place: u32, what: &str, text: Option<&str>) {
    let number = walk::referral_number(place, walk::days_ago(7));
    walk::find_everywhere(window, &number, "Sekar Dangan");
    window.button("Catat jawaban").click();
    window.see(&format!("Jawaban untuk {number}"));
    window.field("Bagaimana jawabannya?").choose(what);
    window.button("Simpan jawaban").click();
    if let Some(text) = text {
        window.see("Tulis singkat hasilnya atau alasannya");
        window.field("Hasilnya").fill(text);
        window.button("Simpan jawaban").click();
    }
    window.see(&format!("Jawaban {number} disimpan"));
    window.button("Beranda").click();
    window.see("Perlu perhatian");
}
