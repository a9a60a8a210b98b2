//! Periksa data: what is broken is found, named in plain words, and mended after a backup; what can't be is not touched.

use wahana_core::database;
use wahana_tests::prepared;
use wahana_tests::walk::{self, PASSPHRASE};
use wahana_tests::window::{DataFolder, Look, Size, Window};

/// A vault with one resident, changed with another program by somebody who has the key.
fn changed_from_outside(sql: &str) -> DataFolder {
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    prepared::resident(&vault, "Sekar Dangan");
    drop(vault);
    let generation = prepared::generation(&folder, false);
    let key = prepared::data_key(&generation);
    let outside = database::open_writer(&generation.join("wahana.db"), &key).expect("it opens with its key");
    outside.execute_batch(sql).expect("anything can be written from outside");
    folder
}

fn open_at_the_check(folder: &DataFolder) -> Window {
    let window = Window::open(Size::SMALL, folder);
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    window.button("Atur").click();
    window.button("Periksa data").click();
    window.see("Belum pernah diperiksa");
    window.button("Periksa sekarang").click();
    window
}

/// As it is, and in the smallest window with large letters.
fn look_at(window: &Window, name: &str) {
    window.picture(name);
    window.axe_finds_nothing(name);
    window.look(Look::new(Size::SMALL).text(150));
    window.picture(&format!("{name}-150"));
    let found = window.measure();
    assert!(found.is_empty(), "{name}: {found:?}");
    window.look(Look::new(Size::SMALL));
}

#[test]
fn a_resident_whom_no_search_finds_is_found_again_after_one_press_and_a_backup() {
    let folder = changed_from_outside("UPDATE person SET search_key = '  tidak  ada'");
    let window = open_at_the_check(&folder);
    window.see("Ada yang perlu diperbaiki. Catatan Anda utuh.");
    window.see("1 warga atau keluarga dapat terlewat saat dicari.");
    look_at(&window, "1-found");
    // By keys alone.
    window.tab_to("Perbaiki");
    window.press("Enter");
    window.see("Sudah diperbaiki: Nama untuk daftar dan pencarian.");
    window.see("Sebelumnya dibuat cadangan WAHANA-CADANGAN-RW099");
    window.see("Semua baik.");
    assert!(!window.has_button("Perbaiki"));
    look_at(&window, "2-mended");
    window.button("Jejak").click();
    window.see("Memperbaiki yang dapat disusun ulang");
    window.button("Cadangan").click();
    window.see("diperiksa");
    window.button("Warga & Keluarga").click();
    window.field("Cari").fill("dangan");
    window.see("Sekar Dangan");
    window.press("Ctrl+L");
    window.see("Siapa yang memakai?");
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    window.button("Atur").click();
    window.button("Periksa data").click();
    window.see("Terakhir ");
    window.see("Semua baik.");
    window.close();
}

#[test]
fn what_nothing_can_make_anew_is_named_with_the_way_back_and_is_not_touched() {
    let folder = changed_from_outside("UPDATE person SET phone = '0800'");
    let window = open_at_the_check(&folder);
    window.see("Ada catatan yang diubah dari luar Wahana.");
    window.see("1 hal tidak cocok dengan jejaknya.");
    assert!(!window.has_button("Perbaiki"));
    look_at(&window, "3-falsified");
    window.button("Lihat di Jejak").click();
    window.see("Keutuhan catatan");
    window.close();
}
