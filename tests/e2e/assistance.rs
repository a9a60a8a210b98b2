//! Assistance: goods from two funds, a programme noted for a family, and the input that hurts, by keyboard.

use wahana_tests::prepared;
use wahana_tests::walk;
use wahana_tests::window::{DataFolder, Size, Window};

/// Chooses somebody who is written down right there, in the middle of the form.
fn somebody_new(window: &Window, name: &str) {
    walk::write_down(window, name);
    window.see(name);
}

fn kind(window: &Window, typed: &str, shown: &str) {
    window.await_focus("Jenis bantuan");
    window.type_text(typed);
    window.option(shown);
    window.press("Enter");
}

#[test]
fn goods_from_two_funds_are_given_by_keyboard() {
    let folder = DataFolder::empty();
    let window = prepared::window(&folder, Size::USUAL);
    window.button("Bantuan").click();
    window.see("Belum ada bantuan");
    window.picture("01-empty");
    window.axe_finds_nothing("empty list of assistance");
    window.press("Ctrl+N");
    window.see("Pilih dulu untuk siapa");
    window.picture("02-form");
    window.axe_finds_nothing("form of assistance");

    window.press("Ctrl+S");
    window.see("Pilih untuk siapa bantuannya");
    window.see("Pilih jenis bantuannya");
    window.await_focus("Cari warga");
    window.picture("03-faults");
    window.axe_finds_nothing("form of assistance with faults");

    somebody_new(&window, "Sekar Dangan");
    window.see("Belum tercatat menerima apa-apa");
    kind(&window, "sembako", "Paket sembako");
    window.await_focus("Tanggal diberikan");
    window.picture("04-goods");
    window.press_times(3, "Tab");
    window.await_focus("Nama barang");
    window.type_text("Beras");
    window.press("Tab");
    window.type_text("10");
    window.press("Tab");
    window.type_text("kg");
    window.press("Tab");
    window.type_text("150000");
    window.see("seratus lima puluh ribu rupiah");
    window.button("Tambah sumber").click();
    window.await_focus("Sumber, sumber ke-2");
    window.field("Sumber, sumber ke-2").choose("Kotak amal/jimpitan");
    window.field("Jumlah, sumber ke-2").fill("50000");
    window.see("Sumber dana pas");
    window.picture("05-two-funds");
    window.axe_finds_nothing("form of assistance with two funds");
    window.press("Ctrl+S");
    window.see(&format!("{} untuk Sekar Dangan tersimpan", walk::gift_number(1)));
    window.see("Rp150.000");
    window.picture("06-page");
    window.axe_finds_nothing("page of assistance");
    window.close();
}

/// Presses a button by its keys.
fn press_on(window: &Window, button: &str) {
    window.button(button).focus();
    window.press("Enter");
}

/// There is one form of a new gift: what was typed for one is neither lost nor given to another.
#[test]
fn a_half_typed_gift_is_asked_about_before_one_for_somebody_else_is_begun() {
    const IN_WORDS: &str = "dua ratus tujuh puluh lima ribu rupiah";
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    for name in ["Sekar Dangan", "Nitik Karawitan"] {
        prepared::resident(&vault, name);
    }
    drop(vault);
    let window = walk::signed_in(&folder, Size::SMALL);
    walk::find_everywhere(&window, "dangan", "Sekar Dangan");
    press_on(&window, "Beri bantuan");
    kind(&window, "darurat", "Bantuan darurat");
    window.field("Jumlah uang").fill("275000");
    window.see(IN_WORDS);
    press_on(&window, "Lanjutkan nanti");

    walk::find_everywhere(&window, "nitik", "Nitik Karawitan");
    press_on(&window, "Beri bantuan");
    window.see("Masih ada draf bantuan baru");
    window.see("Sekar Dangan");
    window.picture("21-other-draft");
    window.axe_finds_nothing("a draft for somebody else");
    window.await_focus("Lanjutkan draf");
    window.press("Enter");
    window.see(IN_WORDS);
    assert!(window.shows("Sekar Dangan") && !window.shows("Nitik Karawitan"));
    press_on(&window, "Lanjutkan nanti");

    window.see("Nitik Karawitan");
    press_on(&window, "Beri bantuan");
    window.see("Masih ada draf bantuan baru");
    press_on(&window, "Buang draf");
    window.await_focus("Jenis bantuan");
    assert!(window.shows("Nitik Karawitan") && !window.shows(IN_WORDS));
    window.close();
}

#[test]
fn a_programme_is_noted_for_a_family_and_shown_before_anything_is_given() {
    let folder = DataFolder::empty();
    let window = prepared::window(&folder, Size::SMALL);
    window.button("Bantuan").click();
    window.press("Ctrl+N");
    somebody_new(&window, "Sekar Dangan");
    kind(&window, "sakit", "Santunan sakit");
    window.field("Jumlah uang").click();

    // Nothing, and fifteen digits: refused, each at its field.
    window.type_text("0");
    window.press("Ctrl+S");
    window.see("Jumlahnya harus lebih dari nol");
    window.await_focus("Jumlah uang");
    window.picture("01-nothing");
    window.axe_finds_nothing("form of assistance with an amount of nothing");
    window.field("Jumlah uang").fill("123456789012345");
    window.press("Ctrl+S");
    window.see("Paling banyak 12 angka");
    window.field("Jumlah uang").fill("200000");
    window.press("Ctrl+S");
    window.see(&format!("{} untuk Sekar Dangan tersimpan", walk::gift_number(1)));
    window.see("dua ratus ribu rupiah");

    // Their family gets PKH; that is noted from the family's own page.
    window.button("Buka warganya").click();
    window.see("Santunan sakit");
    window.button("Catat keluarganya").click();
    window.await_focus("Tambah anggota");
    window.press("Ctrl+S");
    window.see("Keluarga Sekar Dangan");
    window.see("Bantuan keluarga ini");
    window.picture("02-family");
    window.axe_finds_nothing("family with its assistance");
    window.button("Beri bantuan").click();
    window.await_focus("Jenis bantuan");
    window.see("Dari kelompok, 12 bulan terakhir: 1 kali, Rp200.000");
    window.field("Dari pihak lain").click();
    window.field("Jenis bantuan").click();
    kind(&window, "pkh", "PKH");
    window.await_focus("Diterima sejak");
    window.type_text("1/1/2025");
    window.picture("03-programme");
    window.axe_finds_nothing("form of a programme");
    window.press("Ctrl+S");
    window.see(&format!("{} untuk Sekar Dangan tersimpan", walk::gift_number(2)));
    window.see("masih berjalan");

    // Whoever gives something to a member now sees it beside the form.
    window.button("Bantuan").click();
    window.see("2 bantuan");
    window.see("Rp200.000 dari kelompok");
    window.picture("04-list");
    window.axe_finds_nothing("list of assistance");
    window.press("Ctrl+N");
    window.await_focus("Cari warga");
    window.type_text("sekar");
    window.option("Sekar Dangan");
    window.press("Enter");
    window.see("Program di Kartu Keluarga ini");
    window.see("Keluarga Sekar Dangan, sejak 1 Jan 2025");
    window.picture("05-already");
    // What counts once for a family card is said beside the kind, and stands in nobody's way.
    window.field("Dari pihak lain").click();
    window.field("Jenis bantuan").fill("pkh");
    window.option("PKH");
    window.press("Enter");
    window.see("PKH dihitung sekali untuk satu Kartu Keluarga");
    window.picture("06-same-card");
    window.axe_finds_nothing("form with a doubt about the card");
    window.button("Buang draf").click();
    window.see("2 bantuan");
    window.close();
}

#[test]
fn nothing_is_given_after_a_death_and_what_was_a_mistake_is_taken_back() {
    let (given, died) = (walk::days_ago(60), walk::days_ago(30));
    let folder = DataFolder::empty();
    let window = prepared::window(&folder, Size::USUAL);
    window.button("Bantuan").click();
    window.press("Ctrl+N");
    somebody_new(&window, "Truntum Garuda");
    kind(&window, "rutin", "Santunan rutin");
    window.field("Tanggal diberikan").fill(&walk::typed(given));
    window.field("Jumlah uang").fill("100000");
    window.press("Ctrl+S");
    window.see(&format!("{} untuk Truntum Garuda tersimpan", walk::gift_number_of(1, given)));
    window.button("Buka warganya").click();
    window.button("Pindah / Meninggal").click();
    window.field("Peristiwa").choose("Meninggal");
    window.field("Tanggal meninggal").fill(&walk::typed(died));
    window.button("Catat meninggal").click();
    window.see("tercatat meninggal");
    window.button("Beri bantuan").click();
    kind(&window, "rutin", "Santunan rutin");
    window.field("Tanggal diberikan").fill(&walk::typed(walk::days_ago(29)));
    window.field("Jumlah uang").fill("100000");
    window.press("Ctrl+S");
    window.see(&format!("Tanggal ini sesudah ia meninggal ({})", walk::said(died)));
    window.await_focus("Tanggal diberikan");
    window.picture("01-after-death");
    window.button("Buang draf").click();

    window.button("Bantuan").click();
    window.see("1 bantuan");
    window.await_focus("Cari bantuan");
    window.press("Enter");
    window.see("seratus ribu rupiah");
    window.button("Tarik kembali").click();
    window.await_focus("Alasan");
    window.press("Enter");
    window.see("Tulis alasannya");
    window.picture("02-taken-back");
    window.axe_finds_nothing("taking assistance back");
    window.type_text("salah orang");
    window.press("Enter");
    window.see(&format!("{} ditarik kembali", walk::gift_number_of(1, given)));
    window.see("Belum ada bantuan");
    window.close();
}

#[test]
fn a_companion_gives_in_a_secret_case_and_the_head_sees_the_amount_alone() {
    const FIRST: &str = "empat gelas kopi di teras rumah";
    const OWN: &str = "delapan payung kuning di serambi";
    let folder = DataFolder::empty();
    let window = Window::open(Size::USUAL, &folder);
    walk::create_officer(&window);
    walk::confirm_recovery_key(&window);
    walk::name_the_group(&window, "Sorosutan");
    window.field("Nama petugas").fill("Mbak Ceplok");
    window.field("Pendamping").click();
    window.field("Kalimat sandi pertama").fill(FIRST);
    window.field("Ketik sekali lagi").fill(FIRST);
    window.see("Kuat");
    window.button("Tambahkan petugas").click();
    window.see("Mbak Ceplok");
    window.button("Selesai, buka Wahana").click();
    window.see("Beranda");
    window.press("Ctrl+L");
    window.see("Siapa yang memakai?");
    window.field("Mbak Ceplok").click();
    walk::unlock(&window, FIRST);
    window.see("Buat kalimat sandi Anda sendiri");
    window.await_focus("Kalimat sandi");
    window.type_text(OWN);
    window.field("Ketik sekali lagi").fill(OWN);
    window.press("Enter");
    window.see("Beranda");

    walk::begin_a_case(&window, "Nitik Karawitan");
    window.type_text("napza");
    window.option("");
    window.press("Enter");
    window.see("Selalu rahasia karena jenisnya");
    window.press("Space");
    window.field("Yang melapor").choose("Ketua RT");
    window.press("Ctrl+S");
    window.see("Bantuan dalam kasus ini");
    window.picture("01-case");
    window.button("Beri bantuan").click();
    window.see("Bagian dari kasus");
    kind(&window, "sakit", "Santunan sakit");
    window.field("Jumlah uang").fill("250000");
    window.picture("02-form");
    window.press("Ctrl+S");
    window.see(&format!("{} untuk Nitik Karawitan tersimpan", walk::gift_number(1)));
    window.see(&walk::case_number(1));

    // In the case it stands in the list and, by its day, in the time line.
    window.press("Alt+Left");
    window.see("Perjalanan kasus");
    window.see("Buka bantuan");
    window.picture("03-time-line");
    window.axe_finds_nothing("case with assistance");
    window.button("Buka bantuan").click();
    window.see(&walk::gift_number(1));
    window.press("Ctrl+L");

    window.see("Siapa yang memakai?");
    window.field(walk::HEAD).click();
    walk::unlock(&window, walk::PASSPHRASE);
    window.see("Beranda");
    window.button("Bantuan").click();
    window.see(&walk::case_number(1));
    window.see("250.000");
    assert!(!window.shows("Nitik Karawitan") && !window.shows("Santunan"), "neither name nor kind");
    window.picture("04-masked");
    window.axe_finds_nothing("list with masked assistance");
    window.await_focus("Cari bantuan");
    window.press("Enter");
    window.see("Hanya nilainya yang terlihat");
    assert!(!window.shows("Nitik Karawitan") && !window.shows("Santunan"), "neither name nor kind");
    assert!(!window.has_button("Tarik kembali"));
    window.picture("05-masked-page");
    window.axe_finds_nothing("page of masked assistance");
    window.close();
}
