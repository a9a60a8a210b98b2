//! A distribution day by keyboard alone: the day itself, typed in from the paper; the closing, taking all of it back, and
//! a later pick-up. The list of 350 families is part of the second tour.

use serde_json::json;
use wahana_core::household::{self, HouseholdForm, MemberForm};
use wahana_tests::batch::{Keys, rice, to_list, with_families};
use wahana_tests::prepared;
use wahana_tests::walk;
use wahana_tests::window::{DataFolder, Look, Size, Window};

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
    window.field("Hari").fill(&walk::typed(walk::days_ago(1)));
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
    window.see("Penyaluran Beras lansia belum ditutup");
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
    window.button("Beranda").click();
    window.button("Buka").click();
    window.button("Tutup penyaluran").click();
    window.field("Sisanya untuk apa?").fill("Disimpan di balai");
    window.button("Tutup penyaluran").click();
    window.see("Ditutup oleh");
    fetched_later(&window);
    window.close();
}

/// Who did not come on the day fetches it today, after the closing.
fn fetched_later(window: &Window) {
    window.field("Daftar").click();
    window.await_focus("6 penerima");
    window.press("Home");
    window.press_times(3, "Down");
    window.press("H");
    window.see("Diterima pada");
    window.button("Simpan").click();
    window.see("6 sudah menerima");
    window.field("Laporan").click();
    window.see("Di antaranya diambil kemudian");
    window.picture("23-fetched-later");
}

/// A list of rice for so many families, saved and on its page.
fn a_list(window: &Window, families: usize) {
    rice(&Keys::of(window), "Beras Ramadan");
    window.button(&format!("Pilih semua ({families})")).click();
    window.see(&format!("Terpilih ({families})"));
    window.press("Ctrl+S");
    window.see(&format!("tersimpan, {families} penerima"));
}

#[test]
fn who_already_got_it_is_told_of_all_at_once_before_the_list_is_saved() {
    let (_folder, window) = with_families(Size::SMALL, 30);
    to_list(&window);
    a_list(&window, 30);
    window.button("Sisanya hadir (30)").click();
    window.see("30 penerima ditandai hadir");
    window.button("Tutup penyaluran").click();
    window.see("30 penerima dicatat menerima bantuan");
    window.button("Tutup penyaluran").click();
    window.see("Ditutup oleh");

    window.button("Kembali").click();
    window.see("1 penyaluran");
    let keys = Keys::of(&window);
    rice(&keys, "Beras lagi");
    window.not_see("Di antara yang dipilih");
    window.button("Pilih semua (30)").click();
    window.see("30 sudah menerima jenis ini sejak 1 ");
    window.picture("41-already");
    window.axe_finds_nothing("who already got the same");
    window.button("Lihat").click();
    window.see("Bagian menurut jumlah anggota");
    window.button("Lihat semua").click();
    window.button("Bagian menurut jumlah anggota").click();
    window.see("Bagian diisi menurut jumlah anggota");
    window.button("Lepas mereka").click();
    window.see("30 penerima dilepas dari daftar");
    window.see("Terpilih (0)");
    window.not_see("Di antara yang dipilih");
    window.picture("42-let-go");
    window.button("Kembalikan").click();
    window.see("Terpilih (30)");
    window.see("30 sudah menerima jenis ini sejak 1 ");
    window.press("Ctrl+S");
    window.see("tersimpan, 30 penerima");
    window.close();
}

#[test]
fn one_family_twice_is_told_at_its_row_and_what_was_typed_stays() {
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    let [head, alone] = ["Sekar Dangan", "Udan Liris"].map(|name| prepared::resident(&vault, name));
    let member = MemberForm { person: head, relation: 1 };
    let form = HouseholdForm { rt: "32".to_owned(), ..HouseholdForm::default() };
    let home = vault.write(|ctx| household::add(ctx, &form, &[member], false)).expect("a family").id;
    drop(vault);
    let window = walk::signed_in(&folder, Size::SMALL);
    to_list(&window);
    rice(&Keys::of(&window), "Beras Ramadan");

    // Residents are one list and families another: the one never goes into the other.
    window.field("Tiap orang").click();
    window.button("Pilih semua (2)").click();
    window.see("Terpilih (2)");
    window.field("Tiap keluarga").click();
    window.see("Terpilih (0)");
    window.press("Ctrl+S");
    window.see("Pilih dulu penerimanya");

    // A family, and somebody of none who becomes a member before it is saved.
    window.button("Pilih semua (2)").click();
    window.see("Terpilih (2)");
    let joins = json!({ "id": home, "member": { "person": alone, "relation": 4 }, "moving": false });
    window.command("join_household", &joins).expect("joined");
    window.press("Ctrl+S");
    window.see("Udan Liris sudah mendapat bagian di baris 1. Keluarkan salah satunya.");
    assert_eq!(window.field("Nama penyaluran").value(), "Beras Ramadan");
    assert_eq!(window.field("Nama barang").value(), "Beras");
    window.picture("51-twice");
    window.axe_finds_nothing("a family that stands on the list twice");
    window.field("Tiap orang").click();
    window.see("Terpilih (2)");
    window.field("Tiap keluarga").click();
    window.see("Terpilih (2)");
    // By keys: from the choice of the list over what stands between to the list of that name.
    window.field("Terpilih (2)").click();
    window.press("Tab");
    window.tab_to("Terpilih (2)");
    window.press("Enter");
    window.button("Keluarkan dari daftar").click();
    window.see("Terpilih (1)");
    window.press("Ctrl+S");
    window.see("tersimpan, 1 penerima");
    window.close();
}

#[test]
fn a_list_is_searched_narrowed_and_marked_in_large_text_too() {
    let (_folder, window) = with_families(Size::SMALL, 6);
    to_list(&window);
    a_list(&window, 6);
    window.look(Look::new(Size::SMALL).text(150));
    window.field("Cari penerima").fill("nitik");
    window.see("Nitik Contoh 001");
    window.not_see("Udan Contoh 002");
    window.field("Cari penerima").fill("");
    window.see("Udan Contoh 002");
    window.field("Yang terlihat").choose("Tidak hadir (0)");
    window.see("Tidak ada yang seperti itu");
    window.field("Yang terlihat").choose("Belum ditandai (6)");
    window.see("Nitik Contoh 001");
    window.picture("61-large");
    window.axe_finds_nothing("list of a distribution in large text");
    window.button("Lainnya").click();
    window.button("Sisanya hadir (6)").click();
    window.see("6 penerima ditandai hadir");
    window.see("Semua sudah ditandai");
    window.close();
}

#[test]
fn the_sheet_for_signatures_has_its_heading_on_every_page_and_room_for_thumbs() {
    const FAMILIES: usize = 40;
    let (_folder, window) = with_families(Size::USUAL, FAMILIES);
    to_list(&window);
    a_list(&window, FAMILIES);
    window.button("Cetak daftar").click();
    window.see(&format!("Jumlah penerima: {FAMILIES}"));
    window.prints("Cetak");
    window.looks_as_printed();
    window.picture("71-printed");
    let heights = "return [...document.querySelectorAll('.print-only tr.line')]\
                   .map((row) => Math.round(row.getBoundingClientRect().height))";
    let heights: Vec<u32> = window.ask(heights).expect("the rows");
    // 20 mm at 96 dots an inch.
    assert!(heights.len() == FAMILIES && heights.iter().all(|&high| high >= 75), "{heights:?}");
    // The heading is the head of the table, which a printer repeats; a row goes to the next page as a whole.
    let head = "const head = document.querySelector('.print-only thead');\
                return [getComputedStyle(head).display, head.textContent.includes('Beras Ramadan'),\
                        head.textContent.includes('cap jempol')]";
    assert_eq!(window.ask(head), Some(json!(["table-header-group", true, true])));
    let cut = "return [...document.querySelectorAll('.print-only tr')]\
               .filter((row) => getComputedStyle(row).breakInside !== 'avoid').length";
    assert_eq!(window.ask(cut), Some(json!(0)), "rows that may be cut");
    window.close();
}
