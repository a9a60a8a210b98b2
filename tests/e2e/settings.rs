//! Atur: looks, passphrases, officers, the group, keys.

use wahana_tests::prepared;
use wahana_tests::walk::{self, HEAD, PASSPHRASE};
use wahana_tests::window::{DataFolder, Size, Window};

const CEPLOK: &str = "Mbak Ceplok Sari Wulandari Kusumaningtyas Adiningrum";

#[test]
fn the_head_keeps_officers_and_each_officer_their_own_passphrase_and_look() {
    let folder = DataFolder::empty();
    let window = prepared::window(&folder, Size::USUAL);
    window.button("Atur").click();
    window.see("Seberapa besar hurufnya?");
    window.picture("1-look");
    window.axe_finds_nothing("look");
    window.field("Gelap").click();
    window.see("Tampilan tersimpan");
    window.picture("2-dark");
    window.axe_finds_nothing("look in the dark");

    window.button("Petugas").click();
    window.field("Nama petugas").fill(CEPLOK);
    window.field("Kalimat sandi pertama").fill("tujuh ikan mas di kolam");
    window.field("Ketik sekali lagi").fill("tujuh ikan mas di kolam");
    window.press("Enter");
    window.see("ditambahkan");
    window.picture("3-officers");
    window.axe_finds_nothing("officers");

    window.button("Kelompok").click();
    window.field("Alamat sekretariat").fill("Jalan Contoh 10");
    window.press("Ctrl+S");
    window.see("Data kelompok tersimpan");
    window.picture("4-group");
    window.axe_finds_nothing("group");

    window.button("Kunci & pemulihan").click();
    window.field("10 menit").click();
    window.see("Waktu kunci tersimpan");
    window.picture("5-keys");
    window.axe_finds_nothing("keys");
    window.button("Buat kunci pemulihan baru").click();
    walk::confirm_recovery_key(&window);
    window.see("Kunci pemulihan yang baru berlaku");

    window.button("Kalimat sandi saya").click();
    window.await_focus("Kalimat sandi sekarang");
    window.type_text("bukan yang ini");
    let new = "enam piring nasi gurih di pagi hari";
    window.field("Kalimat sandi baru").fill(new);
    window.field("Ketik sekali lagi").fill(new);
    window.press("Enter");
    window.see("Kalimat sandi tidak cocok");
    window.picture("6-passphrase");
    window.axe_finds_nothing("own passphrase");
    window.field("Kalimat sandi sekarang").fill(PASSPHRASE);
    window.press("Enter");
    window.see("Kalimat sandi diganti");

    // The other officer chooses their own before anything opens.
    window.press("Ctrl+L");
    window.see("Siapa yang memakai?");
    window.picture("7-unlock-two");
    window.field(CEPLOK).click();
    walk::unlock(&window, "tujuh ikan mas di kolam");
    window.see("Buat kalimat sandi Anda sendiri");
    let own = "delapan payung kuning di serambi";
    window.await_focus("Kalimat sandi");
    window.type_text(own);
    window.field("Ketik sekali lagi").fill(own);
    window.press("Enter");
    window.see("Beranda");
    window.button("Atur").click();
    window.see("Kalimat sandi saya");
    assert!(!window.has_button("Petugas"), "a recorder sees no officers to manage");
    window.press("Ctrl+L");

    // The head gives a new passphrase, then takes the officer out.
    window.field(HEAD).click();
    walk::unlock(&window, new);
    window.see("Beranda");
    window.button("Atur").click();
    window.button("Petugas").click();
    window.button(&format!("Lainnya, tindakan untuk {CEPLOK}")).click();
    window.picture("8-menu");
    window.button("Beri kalimat sandi baru").click();
    window.see(&format!("Kalimat sandi baru untuk {CEPLOK}"));
    window.field("Kalimat sandi pertama").fill("sembilan kendi di teras rumah");
    window.field("Ketik sekali lagi").fill("sembilan kendi di teras rumah");
    window.picture("9-reset");
    window.axe_finds_nothing("reset");
    window.button("Simpan").click();
    window.see("masuk dengan kalimat sandi yang baru");
    window.button(&format!("Lainnya, tindakan untuk {CEPLOK}")).click();
    window.button("Keluarkan petugas").click();
    window.await_focus("Jangan keluarkan");
    window.picture("10-remove");
    window.axe_finds_nothing("remove");
    window.button("Keluarkan").click();
    window.see("Sudah keluar");
    window.press("Ctrl+L");
    window.see("Siapa yang memakai?");
    window.not_see(CEPLOK);
    window.close();
}

#[test]
fn a_head_who_gives_the_role_away_has_lost_it_at_once() {
    let folder = DataFolder::empty();
    let window = Window::open(Size::USUAL, &folder);
    walk::create_officer(&window);
    walk::confirm_recovery_key(&window);
    walk::name_the_group(&window, "Sorosutan");
    window.field("Nama petugas").fill(CEPLOK);
    window.field("Ketua").click();
    window.field("Kalimat sandi pertama").fill("tujuh ikan mas di kolam");
    window.field("Ketik sekali lagi").fill("tujuh ikan mas di kolam");
    window.see("Kuat");
    window.button("Tambahkan petugas").click();
    window.see(CEPLOK);
    window.button("Selesai, buka Wahana").click();
    window.see("Beranda");

    window.button("Atur").click();
    window.button("Petugas").click();
    window.button(&format!("Lainnya, tindakan untuk {HEAD}")).click();
    window.button("Ubah tugas").click();
    window.field("Ketua").click();
    window.field("Bendahara").click();
    window.button("Simpan").click();
    window.until("the sections of the head are gone", || {
        (!window.has_button("Kunci & pemulihan")).then_some(())
    });
    window.see("Kalimat sandi saya");
    window.picture("no-longer-head");
    let refused = window.command("set_idle_minutes", &serde_json::json!({"minutes": 10}));
    assert_eq!(refused.unwrap_err(), ["not_allowed"]);
    window.close();
}

#[test]
fn officers_are_chosen_by_keyboard_alone_and_each_finds_their_own_text_size() {
    let folder = DataFolder::empty();
    let window = Window::open(Size::SMALL, &folder);
    window.field("Besar").click();
    walk::create_officer(&window);
    walk::confirm_recovery_key(&window);
    walk::name_the_group(&window, "Sorosutan");
    for name in ["Bu Nitik", "Bu Sido Mukti"] {
        window.field("Nama petugas").fill(name);
        window.button("Sarankan lima kata").click();
        window.see("Tulis di kertas");
        window.button("Tambahkan petugas").click();
        window.see(&format!("{name} ditambahkan"));
    }
    window.button("Selesai, buka Wahana").click();
    window.see("Beranda");
    window.press("Ctrl+L");
    window.see("Siapa yang memakai?");
    window.await_focus("Kalimat sandi");
    window.press("Shift+Tab");
    window.press("Up");
    window.press("Tab");
    window.await_focus("Kalimat sandi Bu Sido Mukti");
    window.press("Shift+Tab");
    window.press("Up");
    window.press("Tab");
    window.await_focus("Kalimat sandi Bu Nitik");
    window.press("Shift+Tab");
    window.press_times(2, "Down");
    window.press("Tab");
    window.await_focus("Kalimat sandi Bu Truntum");
    window.until("her text size is there", || (window.text_size() == 150).then_some(()));
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    assert_eq!(window.text_size(), 150);
    window.close();
}
