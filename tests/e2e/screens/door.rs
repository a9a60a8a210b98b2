//! Before the window is open: first start, unlocking, the ways back in, and what can be wrong with the data.

use std::fs;

use serde_json::{Value, json};
use wahana_tests::prepared;
use wahana_tests::walk::{self, HEAD, PASSPHRASE};
use wahana_tests::window::{DataFolder, Size, Window};

use super::Round;
use super::world::LONG_OFFICER;

const FIRST: &str = "tujuh ikan mas di kolam";
const OWN: &str = "enam piring nasi gurih di pagi hari";

#[test]
fn every_page_before_the_window_is_open_fits() {
    let folder = DataFolder::empty();
    let window = Window::open(Size::USUAL, &folder);
    let round = Round::new(&window);
    let key = set_up(&round);
    beranda_and_empty_lists(&round);
    a_new_officer_comes_in(&round);
    back_in_with_the_key(&round, &key);
    too_often_wrong(&round);
    round.end();
    window.close();
}

/// The four steps; gives the recovery key.
fn set_up(round: &Round) -> Vec<String> {
    let window = round.window;
    window.see("Selamat datang di Wahana");
    round.look_at("selamat-datang");
    window.button("Mulai").click();
    window.await_focus("Nama Anda");
    round.look_at("petugas-pertama");
    window.button("Lanjut: kunci pemulihan").click();
    window.see("Tulis nama Anda");
    round.look_at("petugas-pertama-salah");
    window.button("Sarankan lima kata").click();
    window.see("Tulis di kertas");
    round.look_at("petugas-pertama-saran");
    window.button("Kembali").click();
    walk::create_officer(window);
    round.look_at("kunci-pemulihan");
    window.button("Sudah saya catat").click();
    window.see("Periksa catatan Anda");
    window.button("Cocokkan").click();
    window.see("dari kertas.");
    round.look_at("kunci-pemulihan-dicocokkan");
    window.button("Lihat kuncinya lagi").click();
    let key = walk::confirm_recovery_key(window);
    window.await_focus("Nama WKSBM");
    round.look_at("kelompok");
    window.button("Lanjut: petugas lain").click();
    window.see("Ada ");
    round.look_at("kelompok-salah");
    window.field("Kelurahan").fill("so");
    window.option("Sorosutan");
    round.look_at("kelompok-kelurahan");
    window.press("Escape");
    window.field("Nama WKSBM").click();
    walk::name_the_group(window, "Sorosutan");
    round.look_at("petugas-lain");
    window.button("Tambahkan petugas").click();
    window.see("Tulis nama petugas");
    round.look_at("petugas-lain-salah");
    window.field("Nama petugas").fill(LONG_OFFICER);
    window.field("Kalimat sandi pertama").fill(FIRST);
    window.field("Ketik sekali lagi").fill(FIRST);
    window.see("Kuat");
    window.button("Tambahkan petugas").click();
    window.see("ditambahkan");
    round.look_at("petugas-lain-dua");
    window.button("Selesai, buka Wahana").click();
    window.see("Langkah pertama");
    key
}

fn beranda_and_empty_lists(round: &Round) {
    let window = round.window;
    round.look_at("beranda-kosong");
    window.button("Warga & Keluarga").click();
    window.see("Belum ada warga");
    round.look_at("warga-kosong");
    window.field("Keluarga").click();
    window.see("Belum ada keluarga");
    round.look_at("keluarga-kosong");
    window.button("Kasus").click();
    window.see("Belum ada kasus");
    round.look_at("kasus-kosong");
    window.button("Bantuan").click();
    window.see("Belum ada bantuan");
    round.look_at("bantuan-kosong");
}

fn a_new_officer_comes_in(round: &Round) {
    let window = round.window;
    window.press("Ctrl+L");
    window.see("Siapa yang memakai?");
    round.look_at("buka");
    walk::unlock(window, "kuda makan rumput");
    window.see("Kalimat sandi tidak cocok");
    round.look_at("buka-salah");
    walk::unlock(window, PASSPHRASE);
    window.see("1 kali salah sejak terakhir dibuka");
    round.look_at("beranda-pernah-salah");
    window.press("Ctrl+L");
    window.see("Siapa yang memakai?");
    window.field(LONG_OFFICER).click();
    walk::unlock(window, FIRST);
    window.see("Buat kalimat sandi Anda sendiri");
    round.look_at("kalimat-sandi-sendiri");
    window.button("Kunci dulu").click();
}

fn back_in_with_the_key(round: &Round, key: &[String]) {
    let window = round.window;
    window.see("Siapa yang memakai?");
    window.field(HEAD).click();
    window.button("Lupa kalimat sandi").click();
    window.await_focus("Kunci pemulihan");
    let mut wrong = key.to_vec();
    let last = if wrong[4].ends_with('2') { "3" } else { "2" };
    wrong[4].replace_range(4.., last);
    window.type_text(&wrong.join(" "));
    window.press("Enter");
    window.see("Kelompok 5 salah ketik");
    round.look_at("lupa-salah-ketik");
    window.field("Kunci pemulihan").fill(&key.join("-"));
    window.press("Enter");
    window.see("Buat kalimat sandi Anda sendiri");
    window.await_focus("Kalimat sandi");
    window.type_text(OWN);
    window.field("Ketik sekali lagi").fill(OWN);
    window.press("Enter");
    window.see("Kunci pemulihan baru");
    round.look_at("kunci-pemulihan-baru");
    walk::confirm_recovery_key(window);
    window.see("Beranda");
}

fn too_often_wrong(round: &Round) {
    let window = round.window;
    window.press("Ctrl+L");
    window.see("Siapa yang memakai?");
    // On a slow machine the first waits are over before they are read.
    for number in (0..12).take_while(|_| !window.shows("Tunggu")) {
        walk::unlock(window, &format!("bukan kalimatnya {number}"));
        window.until("what was typed is selected", || {
            window
                .ask::<bool>(
                    "const box = document.activeElement; return box.selectionEnd - box.selectionStart > 9",
                )
                .filter(|selected| *selected)
        });
    }
    window.see("Tunggu");
    round.look_at("buka-tunggu");
}

#[test]
fn what_can_be_wrong_with_the_data_is_told_on_a_page_that_fits() {
    let folder = DataFolder::empty();
    drop(prepared::vault(&folder, false));
    let data = folder.data().join("id.wksbm.wahana/data/vault/0001");
    let database = fs::read(data.join("wahana.db")).unwrap();
    fs::write(data.join("wahana.db"), vec![0x57; database.len()]).unwrap();
    let window = Window::open(Size::USUAL, &folder);
    let round = Round::new(&window);
    walk::unlock(&window, PASSPHRASE);
    window.see("Berkas data rusak");
    round.look_at("data-rusak");
    round.end();
    window.close();

    let mut newer: Value = serde_json::from_slice(&fs::read(data.join("keys.json")).unwrap()).unwrap();
    newer["format"] = json!(99);
    for (name, title, kept) in [
        ("terlalu-lama", "Wahana di komputer ini terlalu lama", newer.to_string()),
        ("kunci-rusak", "Berkas kunci rusak", "{".to_owned()),
    ] {
        for file in ["keys.json", "keys.copy.json"] {
            fs::write(data.join(file), &kept).unwrap();
        }
        let window = Window::open(Size::USUAL, &folder);
        let round = Round::new(&window);
        window.see(title);
        round.look_at(name);
        round.end();
        window.close();
    }
}
