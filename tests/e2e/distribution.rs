//! A distribution day by keyboard alone: the day itself, typed in from the paper; the closing, a later pick-up, and taking
//! all of it back. The list of 350 families is part of the second tour.

use wahana_tests::batch::{Keys, rice, to_list, with_families};
use wahana_tests::window::Size;

#[test]
fn the_day_is_typed_in_from_the_paper_and_taken_back_as_a_whole() {
    let (_folder, window) = with_families(Size::SMALL, 6);
    to_list(&window);
    let keys = Keys::of(&window);

    // Every fault at once; the words stay.
    keys.press("Ctrl+N");
    window.await_focus("Nama penyaluran");
    keys.press("Ctrl+S");
    window.see("Tulis nama penyalurannya");
    window.see("Pilih jenis bantuannya");
    window.see("Pilih dulu penerimanya");
    window.picture("11-faults");
    window.axe_finds_nothing("form of a distribution with faults");
    window.button("Kembali").click();
    window.see("Belum ada hari penyaluran");

    rice(&keys, "Beras lansia");
    window.see("Pilih semua (6)");
    window.picture("12-form");
    window.axe_finds_nothing("form of a distribution");
    window.field("Umur mulai").fill("99");
    window.see("Tidak ada warga yang cocok");
    window.field("Umur mulai").fill("");
    window.see("Pilih semua (6)");
    keys.tab_to("Pilih semua");
    window.picture("13-proposed");
    window.axe_finds_nothing("families that are proposed");
    keys.press("Enter");
    window.see("Terpilih (6)");
    window.field("Terpilih (6)").click();
    window.see("Tambah satu keluarga");
    window.picture("14-chosen");
    window.axe_finds_nothing("families that are chosen");
    keys.press("Ctrl+S");
    window.see("tersimpan, 6 penerima");
    window.picture("15-list");
    window.axe_finds_nothing("list of a distribution");
    window.button("Cetak daftar").click();
    window.see("Tanda tangan / cap jempol");
    window.picture("16-sheet");
    window.axe_finds_nothing("sheet for signatures");
    window.press("Escape");

    // One key a row.
    window.tab_back_to("6 penerima");
    window.press("Enter");
    window.see("Diterima pada");
    window.press("Escape");
    window.press("Home");
    for (key, told) in [("H", "1 sudah menerima"), ("J", "2 sudah menerima")] {
        window.press(key);
        window.see(told);
    }
    window.press("W");
    window.await_focus("Siapa yang mengambil?");
    window.press("Enter");
    window.see("Tulis siapa yang mengambil");
    window.type_text("Bu Parang");
    window.press("Tab");
    window.type_text("anak");
    window.picture("17-proxy");
    window.axe_finds_nothing("dialog of a mark");
    window.press("Enter");
    window.see("3 sudah menerima");
    window.see("Bu Parang (anak)");
    window.press("X");
    window.see("1 tidak hadir");
    window.picture("18-marked");
    window.button("Sisanya hadir (2)").click();
    window.see("2 penerima ditandai hadir");

    // Beranda says that it waits to be closed.
    window.button("Beranda").click();
    window.see("penyaluran Beras lansia");
    window.picture("19-home");
    window.button("Buka").click();
    window.button("Tutup penyaluran").click();
    window.see("5 penerima dicatat menerima bantuan");
    window.see("Tersisa: 1 penerima");
    window.button("Tutup penyaluran").click();
    window.see("Tulis satu kalimat");
    window.field("Sisanya untuk apa?").fill("Diantar ke rumahnya");
    window.picture("20-close");
    window.axe_finds_nothing("dialog of the closing");
    window.button("Tutup penyaluran").click();
    window.see("Ditutup oleh");
    window.see("Diantar ke rumahnya");
    window.picture("21-report");
    window.axe_finds_nothing("report of a distribution");
    window.button("Cetak laporan").click();
    window.see("Mengetahui");
    window.picture("22-report-on-paper");
    window.press("Escape");

    // Taken back as a whole, in one press, and done again.
    window.press("Ctrl+Z");
    window.see("Belum ditutup");
    window.button("Bantuan").click();
    window.see("Belum ada bantuan");
    window.close();
}
