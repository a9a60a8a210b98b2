//! Data that cannot be opened: each is named on a page of its own, nothing is overwritten, and a backup puts it right.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use wahana_core::database;
use wahana_core::vault;
use wahana_tests::prepared;
use wahana_tests::stick::Stick;
use wahana_tests::walk::{self, PASSPHRASE};
use wahana_tests::window::{DataFolder, Size, Window};

/// The three files of a vault as they are now.
fn files(generation: &Path) -> Vec<Vec<u8>> {
    ["wahana.db", "keys.json", "keys.copy.json"]
        .map(|name| fs::read(generation.join(name)).unwrap_or_default())
        .to_vec()
}

#[test]
fn a_newer_and_a_damaged_database_are_named_left_alone_and_restored_by_keyboard() {
    let stick = Stick::ext4(32);
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    prepared::resident(&vault, "Sekar Dangan");
    vault::backup(&vault, stick.path(), "KAWUNG", &mut |_| ControlFlow::Continue(())).unwrap();
    drop(vault);
    let generation = prepared::generation(&folder, false);
    let key = prepared::data_key(&generation);

    // As a newer program would leave it.
    let database = database::open_writer(&generation.join("wahana.db"), &key).unwrap();
    database.pragma_update(None, "user_version", 9_999).unwrap();
    drop(database);
    let before = files(&generation);
    let window = Window::open(Size::SMALL, &folder);
    walk::unlock(&window, PASSPHRASE);
    window.see("Wahana di komputer ini terlalu lama");
    window.see("Pasang Wahana terbaru untuk membukanya; data Anda tidak diubah.");
    assert!(!window.has_button("Pulihkan dari cadangan"), "nothing is broken that a backup would mend");
    window.picture("01-newer");
    window.axe_finds_nothing("a newer database");
    window.press("Tab");
    window.await_focus("Coba lagi");
    window.press("Enter");
    window.await_focus("Kalimat sandi");
    assert!(files(&generation) == before, "nothing is overwritten");

    // One bit of the first page: the file can't be trusted any more.
    let mut bytes = before[0].clone();
    bytes[2_000] ^= 1;
    fs::write(generation.join("wahana.db"), &bytes).unwrap();
    let before = files(&generation);
    walk::unlock(&window, PASSPHRASE);
    window.see("Berkas data rusak");
    window.see("Ini tidak terbaca lagi. Tidak ada yang ditimpa. Pulihkan dari cadangan terakhir.");
    window.picture("02-damaged");
    window.axe_finds_nothing("a damaged database");
    assert!(files(&generation) == before, "nothing is overwritten");

    // The way out, with no mouse.
    window.press_times(2, "Tab");
    window.await_focus("Pulihkan dari cadangan");
    window.press("Enter");
    window.see("Cadangannya di mana?");
    window.button(&stick.name());
    window.press("Tab");
    window.await_focus(&stick.name());
    window.press("Enter");
    window.see("Cadangan yang ditemukan");
    window.press("Enter");
    window.await_focus("Kalimat sandi");
    window.type_text(PASSPHRASE);
    window.press("Enter");
    window.see("Kembali ke keadaan");
    window.picture("03-asked");
    window.await_focus("Jangan pulihkan");
    window.press("Shift+Tab");
    window.await_focus("Pulihkan");
    window.press("Enter");
    window.see("Data dipulihkan dari cadangan");
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    window.button("Warga & Keluarga").click();
    window.see("Sekar Dangan");
    // What could not be read is still there, as it was.
    assert!(files(&generation) == before, "nothing is overwritten");
    window.close();
}

#[test]
fn pages_that_went_bad_in_the_middle_are_named_where_they_are_met() {
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    prepared::resident(&vault, "Sekar Dangan");
    drop(vault);
    let generation = prepared::generation(&folder, false);
    let file = generation.join("wahana.db");
    let reader = database::open_reader(&file, &prepared::data_key(&generation)).unwrap();
    let page: u32 = reader
        .query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'person'", [], |row| row.get(0))
        .unwrap();
    drop(reader);
    let mut bytes = fs::read(&file).unwrap();
    bytes[(page as usize - 1) * 4096 + 100] ^= 1;
    fs::write(&file, &bytes).unwrap();
    let window = Window::open(Size::SMALL, &folder);
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    window.see("Sebagian berkas data rusak. Berhenti mencatat dulu.");
    window.see("Beranda tidak dapat dibaca");
    window.picture("01-home");
    window.axe_finds_nothing("Beranda over a damaged page");
    window.button("Warga & Keluarga").click();
    window.see("Daftar tidak dapat dibaca");
    window.see("Pulihkan dari cadangan terakhir");
    assert!(!window.shows("Belum ada warga"), "an unreadable list is not an empty one");
    window.picture("02-list");
    // Whoever types on is not told that it was saved, and keeps what was typed.
    window.press("Ctrl+N");
    window.await_focus("Nama atau sebutan");
    window.type_text("Kawung Picis");
    window.field("RT / RW").fill("32");
    window.press("Ctrl+S");
    window.see("Belum berhasil");
    window.see("Ini tidak terbaca lagi. Tidak ada yang ditimpa.");
    assert_eq!(window.field("Nama atau sebutan").value(), "Kawung Picis");
    window.picture("03-form");
    window.axe_finds_nothing("a form over a damaged page");
    window.button("Pulihkan dari cadangan").click();
    window.see("Cadangannya di mana?");
    window.picture("04-restore");
    window.close();
}

#[test]
fn a_damaged_keys_file_is_read_from_its_copy_and_both_damaged_are_named() {
    let folder = DataFolder::empty();
    drop(prepared::vault(&folder, false));
    let generation = prepared::generation(&folder, false);
    let (keys, copy) = (generation.join("keys.json"), generation.join("keys.copy.json"));
    let whole = fs::read(&keys).unwrap();
    fs::write(&keys, &whole[..whole.len() / 2]).unwrap();
    let window = Window::open(Size::SMALL, &folder);
    window.see("WKSBM Sekar Kawung");
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    window.close();
    assert!(fs::read(&keys).unwrap() == whole, "mended from the copy");

    fs::write(&keys, &whole[..whole.len() / 2]).unwrap();
    fs::write(&copy, b"").unwrap();
    let before = files(&generation);
    let window = Window::open(Size::SMALL, &folder);
    window.see("Berkas kunci rusak");
    window.see("Kuncinya tidak terbaca lagi. Tidak ada yang ditimpa. Pulihkan dari cadangan terakhir.");
    window.picture("01-keys");
    window.axe_finds_nothing("damaged keys");
    window.press_times(2, "Tab");
    window.await_focus("Pulihkan dari cadangan");
    assert!(files(&generation) == before, "nothing is overwritten");

    // The file came back, from wherever: one look again, and all is as before.
    fs::write(&copy, &whole).unwrap();
    window.button("Coba lagi").click();
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    window.close();
}

#[test]
fn a_second_start_brings_the_first_window_forward_and_one_elsewhere_says_that_it_is_open() {
    let folder = DataFolder::empty();
    drop(prepared::vault(&folder, false));
    let window = walk::signed_in(&folder, Size::SMALL);
    window.hide();
    assert!(!window.is_on_screen());
    let second = window.start_again();
    assert_eq!(second.status.code(), Some(0), "{second:?}");
    window.until("the first window is back", || window.is_on_screen().then_some(()));
    window.see("Beranda");

    // Another desktop of the same user knows nothing of the first window; the lock of the system does.
    let elsewhere = Window::open(Size::SMALL, &folder);
    elsewhere.see("Wahana sudah terbuka. Lihat jendela yang lain.");
    elsewhere.picture("01-elsewhere");
    elsewhere.axe_finds_nothing("a second window");

    window.button("Warga & Keluarga").click();
    window.see("Belum ada warga");
    window.close();
    // As soon as the data are free.
    elsewhere.see("Siapa yang memakai?");
    elsewhere.close();
}
