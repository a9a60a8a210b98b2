//! Jejak: who changed a record, the week, the check, and an older database that was put back.

use std::fs;

use wahana_core::database;
use wahana_tests::prepared;
use wahana_tests::walk::{self, HEAD, PASSPHRASE};
use wahana_tests::window::{DataFolder, Size, Window};

fn sign_in(window: &Window) {
    window.see("Siapa yang memakai?");
    if window.has_button(HEAD) {
        window.button(HEAD).click();
    }
    walk::unlock(window, PASSPHRASE);
    window.see("Beranda");
}

#[test]
fn a_change_is_told_with_before_and_after_and_the_head_reads_the_week_and_checks_it() {
    let folder = DataFolder::empty();
    let window = prepared::window(&folder, Size::USUAL);
    walk::add_resident(&window, "Sekar Dangan");
    window.button("Ubah").click();
    window.await_focus("Nama atau sebutan");
    window.field("Panggilan").fill("Mbah Dangan");
    window.press("Ctrl+S");
    window.see("Data diri");
    window.button("Lainnya").click();
    window.button("Riwayat perubahan").click();
    window.see("Riwayat perubahan Sekar Dangan");
    window.see("Diubah");
    window.see("Mbah Dangan");
    window.see("Dicatat");
    window.picture("1-history");
    window.axe_finds_nothing("history of a resident");
    window.press("Escape");
    window.not_see("Riwayat perubahan Sekar Dangan");

    window.button("Atur").click();
    window.button("Jejak").click();
    window.see("Mengubah warga Sekar Dangan");
    window.see("Mencatat warga Sekar Dangan");
    window.button("Periksa catatan").click();
    window.see("Tidak ada yang janggal");
    window.picture("2-week-and-check");
    window.axe_finds_nothing("week and check");
    window.close();
}

#[test]
fn an_older_database_put_back_alone_is_told_at_the_next_unlock_and_stands_in_the_week() {
    let folder = DataFolder::empty();
    let window = prepared::window(&folder, Size::USUAL);
    walk::add_resident(&window, "Sekar Dangan");
    window.press("Ctrl+L");
    window.see("Siapa yang memakai?");
    let database = folder.data().join("id.wksbm.wahana/data/vault/0001/wahana.db");
    let older = fs::read(&database).expect("the database is closed");
    sign_in(&window);
    assert!(!window.shows("lebih lama"), "nothing was put back yet");
    walk::add_resident(&window, "Sekar Jali");
    window.press("Ctrl+L");
    window.see("Siapa yang memakai?");
    fs::write(&database, older).expect("it is put back");
    sign_in(&window);
    window.see("Data di komputer ini lebih lama");
    window.picture("3-older");
    window.axe_finds_nothing("older data");
    window.button("Tutup").click();
    window.not_see("Data di komputer ini lebih lama");
    window.button("Atur").click();
    window.button("Jejak").click();
    window.see("Ada data yang lebih baru daripada di komputer ini");
    window.close();
}

#[test]
fn what_was_changed_from_outside_is_told_on_beranda_and_before_a_hand_over() {
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    let person = prepared::resident(&vault, "Sekar Dangan");
    prepared::case_about(&vault, person);
    drop(vault);
    let generation = prepared::generation(&folder, false);
    let key = prepared::data_key(&generation);
    let outside = database::open_writer(&generation.join("wahana.db"), &key).expect("it opens with its key");
    outside
        .execute("UPDATE person SET name = 'Sekar Jali'", [])
        .expect("anything can be written from outside");
    drop(outside);
    let window = Window::open(Size::SMALL, &folder);
    walk::unlock(&window, PASSPHRASE);
    window.see("Ada catatan yang diubah dari luar Wahana.");
    window.picture("4-changed-from-outside");
    window.axe_finds_nothing("beranda with a falsified record");
    window.button("Serah Terima").click();
    window.see("Kartu Dinas");
    window.see("Ada catatan yang diubah dari luar Wahana.");
    window.picture("5-before-a-hand-over");
    window.button("Lihat").click();
    window.see("Sekar Jali");
    window.picture("6-what-is-wrong");
    window.close();
}
