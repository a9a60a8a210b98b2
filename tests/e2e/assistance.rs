//! Assistance: goods from two funds, a programme noted for a family, and the input that hurts, by keyboard.

use wahana_tests::walk;
use wahana_tests::window::{DataFolder, Size, Window};

/// Chooses somebody who is written down right there, in the middle of the form.
fn somebody_new(window: &Window, name: &str) {
    window.await_focus("Cari warga");
    window.type_text(name);
    window.option("Warga baru bernama");
    window.press("Enter");
    window.await_focus("RT");
    window.type_text("32");
    window.press("Enter");
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
    let window = Window::open(Size::USUAL, &folder);
    window.see("Selamat datang di Wahana");
    walk::set_up(&window);
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
    window.field("Barang").click();
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
    window.see("B-2026-0001 untuk Sekar Dangan tersimpan");
    window.see("Rp150.000");
    window.picture("06-page");
    window.axe_finds_nothing("page of assistance");
    window.close();
}
