//! Serah Terima on bad sticks, with bad cards: told in the right sentence, listed as failed, and nothing half is left.

use std::fs;
use std::path::PathBuf;

use wahana_core::case;
use wahana_core::vault::list_backups;
use wahana_tests::office::Office;
use wahana_tests::prepared;
use wahana_tests::stick::Stick;
use wahana_tests::walk::{self, PASSPHRASE};
use wahana_tests::window::{DataFolder, Size, Window};

const VANISHED: &str =
    "Belum tertulis. Stik tercabut atau tidak dapat dibaca. Data Anda aman. Colok lagi, lalu ulangi.";

/// A training vault with three people who go by name, and the window on Serah Terima.
pub(crate) fn at_the_handover(folder: &DataFolder) -> Window {
    let vault = prepared::vault(folder, true);
    for name in ["Sekar Dangan", "Kawung Picis", "Udan Liris"] {
        prepared::case_about(&vault, prepared::resident(&vault, name));
    }
    assert_eq!(vault.read(|ctx| case::count(ctx, &case::CaseFilter::default())).unwrap(), 3);
    drop(vault);
    let window = Window::open(Size::SMALL, folder);
    window.button("Coba dulu").click();
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    window.button("Serah Terima").click();
    window.see("Kartu Dinas dipakai untuk mengunci data");
    window
}

/// Takes the card that lies alone on this stick.
pub(crate) fn take_the_card(window: &Window, stick: &Stick) {
    window.button(&stick.name()).click();
    window.see("Bandingkan delapan kata ini");
    window.button("Katanya sama, pakai kartu ini").click();
    window.see("Kartu Dinas Contoh dipasang");
    window.button("Tutup pemberitahuan").click();
}

pub(crate) fn choose(window: &Window, stick: &Stick) {
    window.button(&stick.name()).click();
    window.see("Dengan nama");
}

/// What of ours lies on the stick; its owner's own files do not count.
fn ours(stick: &Stick) -> Vec<String> {
    stick.files().into_iter().filter(|name| name.starts_with("WKSBM")).collect()
}

/// The first package on the stick.
pub(crate) fn package_on(stick: &Stick) -> Option<PathBuf> {
    let paths = ours(stick).into_iter().map(|name| stick.path().join(name));
    paths.into_iter().find(|path| path.extension().is_some_and(|end| end == "wksbm"))
}

/// Presses "Tulis ke stik" and does `fault` to the stick while the package is half written.
fn write_and(window: &Window, stick: &mut Stick, fault: impl FnOnce(&mut Stick) + Send) {
    stick.when_opened(".wksbm.part", fault, || window.button("Tulis ke stik").click());
}

#[test]
fn a_file_that_is_no_card_and_an_altered_card_are_refused_and_the_right_one_is_taken() {
    let office = Office::new();
    let stick = Stick::ext4(8);
    let folder = DataFolder::empty();
    let window = at_the_handover(&folder);
    let card = stick.path().join("dinas-contoh.kartu");

    window.button(&stick.name()).click();
    window.see("Tidak ada berkas .kartu di sini");
    fs::write(&card, "Daftar belanja: beras, gula").unwrap();
    window.button(&stick.name()).click();
    window.see("Berkas ini bukan kartu Dinas. Pilih berkas yang berakhiran .kartu.");
    window.picture("01-no-card");
    window.axe_finds_nothing("a file that is no card");
    fs::write(&card, vec![b'{'; 1 << 20]).unwrap();
    window.button(&stick.name()).click();
    window.see("Berkas ini bukan kartu Dinas");

    fs::remove_file(&card).unwrap();
    office.card_into(stick.path());
    let real = fs::read_to_string(&card).unwrap();
    assert!(real.contains("Dinas Contoh"), "{real}");
    fs::write(&card, real.replace("Dinas Contoh", "Dinas Contek")).unwrap();
    window.button(&stick.name()).click();
    window.see("Kartu ini sudah diubah orang. Jangan dipakai; minta kartu baru ke Dinas.");
    window.picture("02-altered-card");
    window.axe_finds_nothing("an altered card");
    assert!(!window.shows("Bandingkan delapan kata"), "an altered card shows no words to be compared");

    fs::write(&card, &real).unwrap();
    take_the_card(&window, &stick);
    window.see("Pilih stik");
    window.close();
}

#[test]
fn a_pulled_a_full_and_a_read_only_stick_are_named_and_the_next_stick_gets_the_package() {
    let office = Office::new();
    let mut good = Stick::ext4(16);
    office.card_into(good.path());
    let folder = DataFolder::empty();
    let window = at_the_handover(&folder);
    take_the_card(&window, &good);

    // Full in the middle: what was written is taken back, the recap too.
    choose(&window, &good);
    write_and(&window, &mut good, |stick| stick.fill(0));
    window.see("Belum tertulis. Stik tidak cukup. Perlu 1 MB, kosong 0 MB. Kosongkan atau pakai stik lain.");
    window.see("Paket 0001");
    window.see("3 orang, 3 kasus Stik tidak cukup. Kosongkan atau pakai stik lain. gagal");
    window.picture("01-full");
    window.axe_finds_nothing("a full stick");
    assert_eq!(ours(&good), Vec::<String>::new());

    // Full from the beginning.
    window.button("Tulis ke stik").click();
    window.see("Paket 0002");
    window.see("Belum tertulis. Stik tidak cukup");
    assert_eq!(ours(&good), Vec::<String>::new());

    // Pulled out before the first byte.
    let mut pulled = Stick::ext4(16);
    window.button("Ganti stik").click();
    choose(&window, &pulled);
    pulled.pull_out();
    window.button("Tulis ke stik").click();
    window.see("Paket 0003");
    window.see(VANISHED);
    window.picture("02-pulled-before");
    drop(pulled);
    // Where nothing is plugged in any more, nothing is written to the empty folder that is left.
    window.button("Tulis ke stik").click();
    window.see(VANISHED);

    // Pulled out in the middle.
    let mut pulled = Stick::ext4(16);
    window.button("Ganti stik").click();
    choose(&window, &pulled);
    write_and(&window, &mut pulled, Stick::pull_out);
    window.see("Paket 0004");
    window.see(VANISHED);
    window.await_focus("Tulis ke stik");
    window.picture("03-pulled-in-the-middle");
    drop(pulled);

    // A file system that meets an error turns read-only: the stick is broken, no switch was moved.
    let mut broken = Stick::ext4(16);
    window.button("Ganti stik").click();
    choose(&window, &broken);
    write_and(&window, &mut broken, |stick| stick.make_read_only());
    window.see("Paket 0005");
    window.see(VANISHED);
    assert_eq!(package_on(&broken), None);

    // One that is locked from the beginning is shown as such and can't be chosen, whatever is pressed.
    window.button("Ganti stik").click();
    window.see("Terkunci untuk ditulis");
    assert!(!window.button(&broken.name()).is_enabled());
    window.picture("04-locked");
    window.axe_finds_nothing("a locked stick in the list");
    drop(broken);

    good.make_room();
    choose(&window, &good);
    window.button("Tulis ke stik").click();
    window.see("Aman dicabut");
    window.see("Paket 0006");
    window.see("tertulis");
    window.await_focus("Selesai");
    window.picture("05-arrived");
    window.close();

    good.put_in_again();
    let there = ours(&good);
    assert_eq!(there.len(), 2, "the package and its recap: {there:?}");
    let package = package_on(&good).unwrap();
    let (_, said) = office.try_run(&["terima", &package.to_string_lossy()]);
    assert!(said.to_lowercase().contains("ditahan"), "{said}");
}

#[test]
fn an_exfat_stick_gets_the_package_and_a_backup_and_a_full_one_is_told() {
    let stick = Stick::exfat(48);
    let (_folder, window) = gets_the_package(&stick);
    let arrived = ours(&stick);

    // No room for the next one.
    stick.fill(0);
    choose(&window, &stick);
    window.button("Tulis ke stik").click();
    window.see("Belum tertulis. Stik tidak cukup.");
    window.see("Paket 0002");
    assert_eq!(ours(&stick), arrived, "the first package is left alone, and nothing half lies beside it");
    stick.make_room();
    gets_a_backup(&stick, window);
}

/// FAT in user space cannot write in the middle of a file, as a backup does, and tells a full stick by an error that
/// no kernel gives: both are left to the other sticks.
#[test]
fn a_fat32_stick_gets_the_package() {
    let stick = Stick::fat32(48);
    let (_folder, window) = gets_the_package(&stick);
    window.close();
}

/// Hands over from a new group; the office takes what is on the stick when it was taken out and put in again.
fn gets_the_package(stick: &Stick) -> (DataFolder, Window) {
    let office = Office::new();
    office.card_into(stick.path());
    let folder = DataFolder::empty();
    let window = at_the_handover(&folder);
    take_the_card(&window, stick);
    choose(&window, stick);
    window.button("Tulis ke stik").click();
    window.see("Aman dicabut");
    window.button("Selesai").click();
    stick.put_in_again();
    let arrived = ours(stick);
    assert_eq!(arrived.len(), 2, "the package and its recap: {arrived:?}");
    let package = package_on(stick).unwrap();
    let (_, said) = office.try_run(&["terima", &package.to_string_lossy()]);
    assert!(said.to_lowercase().contains("ditahan"), "{said}");
    (folder, window)
}

fn gets_a_backup(stick: &Stick, window: Window) {
    window.button("Atur").click();
    window.button("Cadangan").click();
    window.button("Buat cadangan").click();
    window.button(&stick.name()).click();
    window.await_focus("Cadangkan ke");
    window.press("Enter");
    window.see("Cadangan selesai. Aman dicabut");
    window.close();
    stick.put_in_again();
    let found = list_backups(stick.path()).unwrap();
    assert_eq!(found.iter().map(|one| one.problem).collect::<Vec<_>>(), [None]);
}
