//! Residents and families: from an empty list to a family with a head, by keyboard, with the input that hurts.

use wahana_tests::walk;
use wahana_tests::window::{DataFolder, Size, Window};

#[test]
fn a_resident_and_a_family_are_written_down_found_and_changed() {
    let folder = DataFolder::empty();
    let window = Window::open(Size::USUAL, &folder);
    window.see("Selamat datang di Wahana");
    walk::create_officer(&window);
    walk::confirm_recovery_key(&window);
    walk::name_the_group(&window, "Sorosutan");
    window.button("Selesai, buka Wahana").click();
    window.see("Beranda");
    window.button("Warga & Keluarga").click();
    window.see("Belum ada warga");
    window.picture("01-empty");
    window.axe_finds_nothing("empty list");
    window.press("Ctrl+N");
    window.await_focus("Nama atau sebutan");
    window.picture("02-form");
    window.axe_finds_nothing("form");
    window.press("Ctrl+S");
    window.see("Tulis nama atau sebutannya");
    window.await_focus("Nama atau sebutan");
    window.picture("03-faults");
    window.axe_finds_nothing("form with faults");
    window.close();
}
