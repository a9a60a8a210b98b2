//! What was entered by mistake is taken back, and what hangs on it before it.

use wahana_tests::prepared;
use wahana_tests::walk::{self, PASSPHRASE};
use wahana_tests::window::{DataFolder, Size, Window};

/// Opens the first row of a list.
fn open_first(window: &Window, area: &str, search: &str, name: &str) {
    window.button(area).click();
    window.await_focus(search);
    window.see(name);
    window.press("Enter");
}

fn take_back(window: &Window, why: &str) {
    window.button("Lainnya").click();
    window.button("Tarik kembali").click();
    window.await_focus("Alasannya");
    window.type_text(why);
    window.press("Enter");
}

#[test]
fn a_resident_with_a_case_is_taken_back_only_after_the_case() {
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    let person = prepared::resident(&vault, "Sekar Dangan");
    prepared::case_about(&vault, person);
    drop(vault);
    let window = Window::open(Size::SMALL, &folder);
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    open_first(&window, "Warga & Keluarga", "Cari warga", "Sekar Dangan");
    window.see("Data diri");
    take_back(&window, "Dobel");
    window.see("Tarik kembali catatan itu dulu, atau perbaiki isinya saja.");
    assert_eq!(window.field("Alasannya").value(), "Dobel");
    window.picture("01-still-used");
    window.axe_finds_nothing("a resident who is still needed");
    window.press("Escape");

    open_first(&window, "Kasus", "Cari", "Sekar Dangan");
    window.see("Belum ada rencana kunjungan");
    take_back(&window, "");
    window.see("Tulis alasannya.");
    window.type_text("Salah orang");
    window.picture("02-case");
    window.press("Enter");
    window.see("ditarik kembali");
    window.see("Belum ada kasus");
    window.picture("03-no-case");

    open_first(&window, "Warga & Keluarga", "Cari warga", "Sekar Dangan");
    window.see("Data diri");
    take_back(&window, "Dobel");
    window.see("Catatan Sekar Dangan ditarik kembali");
    window.see("Belum ada warga");
    window.close();
}
