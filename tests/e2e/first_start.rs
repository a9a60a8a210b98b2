//! First start, locking and unlocking, and going on after a quit in the middle.

use wahana_tests::walk::{self, HEAD, PASSPHRASE};
use wahana_tests::window::{DataFolder, Size, Window};

#[test]
fn a_first_start_ends_in_the_open_window_and_a_lock_asks_for_the_passphrase() {
    let folder = DataFolder::empty();
    let window = Window::open(Size::USUAL, &folder);
    window.see("Selamat datang di Wahana");
    window.picture("01-welcome");
    window.axe_finds_nothing("welcome");
    walk::create_officer(&window);
    window.picture("03-recovery");
    window.axe_finds_nothing("recovery key");
    walk::confirm_recovery_key(&window);
    window.picture("04-group");
    window.axe_finds_nothing("group");
    walk::name_the_group(&window, "Sorosutan");
    window.picture("05-officers");
    window.axe_finds_nothing("officers");
    window.button("Selesai, buka Wahana").click();
    window.see("Beranda");
    window.see(HEAD);
    window.picture("06-open");
    window.axe_finds_nothing("open window");
    window.press("Ctrl+L");
    window.see("Siapa yang memakai?");
    window.see("WKSBM Sekar Kawung");
    window.await_focus("Kalimat sandi");
    window.picture("07-locked");
    window.axe_finds_nothing("unlock");
    window.type_text("kuda makan rumput");
    window.press("Enter");
    window.see("Kalimat sandi tidak cocok");
    window.picture("08-wrong");
    window.axe_finds_nothing("wrong passphrase");
    // What was typed is selected: the next letters replace it.
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    window.see("1 kali salah sejak terakhir dibuka");
    window.picture("09-open-again");
    window.axe_finds_nothing("open window with a note");
    window.close();
}
