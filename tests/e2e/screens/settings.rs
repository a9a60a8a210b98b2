//! Atur, and unlocking with many officers.

use super::Round;
use super::world::{self, LONG_OFFICER};

#[test]
fn every_page_of_the_settings_fits() {
    let (_folder, window) = world::open();
    let round = Round::new(&window);
    window.button("Atur").click();
    window.see("Seberapa besar hurufnya?");
    round.look_at("tampilan");
    window.button("Kalimat sandi saya").click();
    window.await_focus("Kalimat sandi sekarang");
    window.press("Ctrl+S");
    window.see("Ketik kalimat sandi Anda yang sekarang");
    round.look_at("kalimat-sandi-saya-salah");
    window.button("Petugas").click();
    window.see(LONG_OFFICER);
    round.look_at("petugas");
    officer(&round);
    work(&round);
    window.button("Kelompok").click();
    window.see("Nama WKSBM");
    round.look_at("kelompok");
    lists(&round);
    window.button("Nomor penting").click();
    window.see("SAPA");
    window.field("Nama 1").fill("");
    window.field("Nomor 1").fill("0274 000 99");
    window.press("Ctrl+S");
    window.see("Tulis siapa yang dihubungi");
    round.look_at("nomor-penting-salah");
    window.field("Nama 1").fill("UPTD PPA Kota Contoh dan sekitarnya yang panjang sekali namanya");
    window.press("Ctrl+S");
    window.see("Nomor penting tersimpan");
    window.button("Kunci & pemulihan").click();
    window.see("Kunci sendiri bila ditinggal");
    round.look_at("kunci");
    window.button("Buat kunci pemulihan baru").click();
    window.see("Cetak lembar kunci");
    round.look_at("kunci-baru");
    window.button("Batal").click();
    window.button("Cadangan").click();
    window.see("hanya di komputer ini");
    window.see("diperiksa");
    round.look_at("cadangan");
    window.button("Masa simpan").click();
    window.see("Ditinjau lagi setelah");
    round.look_at("masa-simpan");
    window.button("Jejak").click();
    window.see("Tidak ada yang janggal");
    window.see("Mencatat");
    round.look_at("jejak");
    window.button("Periksa data").click();
    window.see("Belum pernah diperiksa");
    round.look_at("periksa-data-belum");
    window.button("Periksa sekarang").click();
    window.see("Semua baik.");
    round.look_at("periksa-data");
    window.button("Baru dihapus").click();
    window.see("90 hari");
    round.look_at("baru-dihapus");
    guide(&round);
    window.press("Ctrl+L");
    window.see("Siapa yang memakai?");
    round.look_at("buka-banyak-petugas");
    round.end();
    window.close();
}

/// The lists that the group keeps, with an entry as long as it may be.
fn lists(round: &Round) {
    let window = round.window;
    window.button("Daftar pilihan").click();
    window.see("Label di samping 26 jenis PPKS");
    round.look_at("daftar-label");
    window.button("Label baru").click();
    window.await_focus("Nama");
    window.press("Ctrl+S");
    window.see("Tulis namanya.");
    round.look_at("label-baru-salah");
    window.field("Nama").fill("Lansia tinggal sendiri tanpa sanak dekat");
    window.press("Ctrl+S");
    window.see("ada di daftar");
    window.field("Jenis bantuan").click();
    window.see("Paket sembako");
    round.look_at("daftar-jenis-bantuan");
    window.button("Jenis bantuan baru").click();
    window.await_focus("Nama");
    round.look_at("jenis-bantuan-baru");
    window.button("Batal").click();
}

fn guide(round: &Round) {
    let window = round.window;
    window.button("Panduan").click();
    window.see("Bila ada masalah");
    round.look_at("panduan");
    window.button("Tombol papan ketik").click();
    window.await_focus("Tombol papan ketik");
    round.look_at("panduan-tombol");
    window.press("Escape");
    window.not_see("Bila ada masalah");
}

/// Handing work on, empty and filled, and its minute.
fn work(round: &Round) {
    let window = round.window;
    window.button("Serah terima tugas").click();
    window.see("Siapa yang menyerahkan?");
    window.button("Serahkan").click();
    window.see("Pilih siapa yang menyerahkan");
    round.look_at("serah-terima-tugas-salah");
    window.field(LONG_OFFICER).click();
    window.field("Siapa yang meneruskan").choose("Pak Gringsing");
    window.field("Alasan").fill("Masa bakti 2021 sampai 2026 selesai dan pindah ke kota lain");
    round.look_at("serah-terima-tugas");
    window.press("Ctrl+S");
    window.see("Berita acara serah terima");
    round.look_at("berita-acara");
    window.press("Escape");
    window.see("Serah terima yang lalu");
    round.look_at("petugas-sesudahnya");
}

fn officer(round: &Round) {
    let window = round.window;
    let acts = format!("Lainnya, tindakan untuk {LONG_OFFICER}");
    window.button(&acts).click();
    round.look_at("petugas-lainnya");
    for (act, title, picture) in [
        ("Ubah tugas", "Tugas ", "tugas"),
        ("Beri kalimat sandi baru", "Kalimat sandi baru untuk", "kalimat-sandi-baru"),
        ("Keluarkan petugas", "Jangan keluarkan", "keluarkan"),
    ] {
        if !window.has_button(act) {
            window.button(&acts).click();
        }
        window.button(act).click();
        window.see(title);
        round.look_at(picture);
        window.press("Escape");
    }
}
