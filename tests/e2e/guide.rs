//! The help: above every screen, with nothing of it lost.

use wahana_tests::walk;
use wahana_tests::window::{DataFolder, Size, Window};

#[test]
fn f1_tells_about_the_screen_and_esc_gives_it_back_as_it_was() {
    let folder = DataFolder::empty();
    let window = Window::open(Size::USUAL, &folder);
    window.see("Selamat datang di Wahana");
    window.press("F1");
    window.await_focus("Memulai pertama kali");
    window.see("Kunci pemulihan membuka data");
    window.see("Tanpa kalimat sandi dan tanpa kertas itu");
    window.axe_finds_nothing("guide at the door");
    window.press("Escape");
    window.not_see("Bila ada masalah");
    walk::set_up(&window);

    window.button("Warga & Keluarga").click();
    window.press("Ctrl+N");
    window.await_focus("Nama");
    window.type_text("Sekar Dang");
    window.press("F1");
    window.await_focus("Warga & Keluarga");
    window.see("Warga baru: cukup nama dan RT");
    window.picture("guide");
    window.axe_finds_nothing("guide");
    window.press("Ctrl+S");
    window.press("Escape");
    window.await_focus("Nama");
    window.type_text("an");
    window.see("Warga baru");
    assert_eq!(window.field("Nama").value(), "Sekar Dangan", "nothing was saved, closed or lost");

    // Also above a dialog, which is there afterwards as it was.
    window.press("Ctrl+K");
    window.await_focus("Warga, keluarga, atau kasus");
    window.type_text("sekar");
    window.press("F1");
    window.await_focus("Warga & Keluarga");
    window.press("Escape");
    window.await_focus("Warga, keluarga, atau kasus");
    window.see("Tidak ditemukan");
    window.press("Escape");
    window.not_see("Warga, keluarga, atau kasus");

    window.button("Panduan").click();
    window.button("Bila ada masalah").click();
    window.await_focus("Bila ada masalah");
    window.picture("trouble");
    window.button("Tombol papan ketik").click();
    window.picture("keys");
    window.press("Ctrl+L");
    window.see("Siapa yang memakai?");
    window.close();
}

#[test]
fn the_help_is_readable_in_a_small_window_with_large_text() {
    let folder = DataFolder::empty();
    let window = Window::open(Size::SMALL, &folder);
    window.field("Besar").click();
    window.press("F1");
    window.await_focus("Memulai pertama kali");
    window.picture("small-large");
    window.axe_finds_nothing("guide, small and large");
    window.button("Kembali ke layar tadi").click();
    window.see("Selamat datang di Wahana");
    window.close();
}
