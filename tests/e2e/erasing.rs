//! A resident is erased for good: told first, refused while somebody works on it, and nowhere afterwards.

use wahana_tests::prepared;
use wahana_tests::walk::{self, PASSPHRASE};
use wahana_tests::window::{DataFolder, Size, Window};

#[test]
fn the_head_erases_a_resident_after_reading_what_goes_and_what_stays() {
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    let busy = prepared::resident(&vault, "Sekar Dangan");
    prepared::case_about(&vault, busy);
    prepared::resident(&vault, "Udan Liris");
    drop(vault);
    let window = Window::open(Size::SMALL, &folder);
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");

    open(&window, "Sekar Dangan");
    ask(&window);
    window.see("Masih ada kasus yang berjalan");
    window.picture("01-refused");
    window.press("Escape");

    open(&window, "Udan Liris");
    ask(&window);
    window.picture("02-preview");
    window.axe_finds_nothing("what an erasure would do");
    window.button("Hapus untuk selamanya").click();
    window.see("Pilih alasannya");
    window.field("Mengapa dihapus").choose("Warga sendiri memintanya");
    window.picture("03-reason");
    window.button("Hapus untuk selamanya").click();
    window.see("Data dihapus. Yang tersisa tercatat sebagai W-0002.");
    window.see("Datanya sudah dihapus untuk selamanya");
    window.picture("04-erased");
    window.axe_finds_nothing("the page of somebody who was erased");

    window.button("Warga & Keluarga").click();
    window.field("Cari warga").fill("udan liris");
    window.see("tidak ditemukan");
    window.close();
}

fn open(window: &Window, name: &str) {
    window.button("Warga & Keluarga").click();
    window.await_focus("Cari warga");
    window.field("Cari warga").fill(name);
    window.see("1 dari 2 warga");
    window.press("Enter");
    window.see("Data diri");
}

fn ask(window: &Window) {
    window.button("Lainnya").click();
    window.button("Hapus data warga").click();
    window.see("Yang tetap ada, tanpa nama");
}
