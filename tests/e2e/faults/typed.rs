//! Text that hurts: far too long, turned around, with a formula in it, or a number that a spreadsheet damaged.

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use chrono::Datelike;
use wahana_tests::office::{Office, ran};
use wahana_tests::prepared;
use wahana_tests::stick::Stick;
use wahana_tests::walk::{self, PASSPHRASE};
use wahana_tests::window::{DataFolder, Size, Window};

const MANY: &str = "'lupa '.repeat(20000)";
const HIDDEN: &str = "Ada huruf yang tidak dapat ditampilkan. Hapus lalu ketik ulang bagian ini.";

/// Saves, and answers how long the window took to say why not.
fn refused(window: &Window, sentence: &str) -> Duration {
    let since = Instant::now();
    window.press("Ctrl+S");
    window.see(sentence);
    since.elapsed()
}

#[test]
fn a_hundred_thousand_letters_hidden_marks_and_damaged_numbers_are_told_at_their_field() {
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    prepared::case_about(&vault, prepared::resident(&vault, "Sekar Dangan"));
    drop(vault);
    let window = walk::signed_in(&folder, Size::SMALL);
    window.button("Warga & Keluarga").click();
    window.await_focus("Cari warga");
    // A search for a whole letter finds nobody, and soon.
    walk::paste(&window, "Cari warga", MANY);
    window.see("tidak ditemukan");
    window.field("Cari warga").fill("");
    window.see("1 warga");

    window.press("Ctrl+N");
    window.await_focus("Nama atau sebutan");
    window.type_text("Kawung Picis");
    window.field("RT / RW").fill("32");
    walk::paste(&window, "Catatan", MANY);
    walk::paste(&window, "Alamat", "'Gang \\u202e3 gnaG'");
    walk::paste(&window, "Pekerjaan", "'Buruh\\u0007 tani'");
    window.field("NIK").fill("3,47101E+15");
    window.field("Panggilan").click();
    window.see("Angka ini rusak oleh Excel. Ketik ulang 16 angkanya dari kartu.");
    let took = refused(&window, "Ada 4 hal yang perlu dilengkapi");
    assert!(took < Duration::from_secs(3), "the window took {took:?}");
    window.see("Catatan: Terlalu panjang. Paling banyak 20.000 huruf");
    assert_eq!(window.text().matches(HIDDEN.trim_end_matches('.')).count(), 4, "at two fields and above");
    window.picture("01-person");
    window.axe_finds_nothing("a form with text that hurts");
    assert_eq!(window.field("Catatan").value().len(), 100_000, "what was pasted stays to be cut down");
    window.field("NIK").fill("");
    window.field("Alamat").fill("Gang 3");
    window.field("Pekerjaan").fill("Buruh tani");
    window.field("Catatan").fill("lupa");
    window.press("Ctrl+S");
    window.see("Data diri");
    window.see("Gang 3");

    window.button("Kasus").click();
    window.await_focus("Cari kasus");
    walk::open_the_first(&window);
    window.button("Catat kunjungan").click();
    window.await_focus("Keadaan saat dikunjungi");
    walk::paste(&window, "Keadaan saat dikunjungi", MANY);
    let took = refused(&window, "Terlalu panjang. Paling banyak 20.000 huruf");
    assert!(took < Duration::from_secs(3), "the window took {took:?}");
    window.await_focus("Keadaan saat dikunjungi");
    window.picture("02-visit");
    window.field("Keadaan saat dikunjungi").fill("Sehat.");
    // The next visit was before this one: an impossible date says so at its field.
    window.field("Kunjungan berikutnya").fill(&format!("31/02/{}", walk::today().year() + 1));
    window.press("Ctrl+S");
    window.see("tidak ada di kalender");
    window.field("Kunjungan berikutnya").fill(&walk::typed(walk::days_ahead(60)));
    window.press("Ctrl+S");
    window.see("Kunjungan tersimpan");
    window.close();
}

#[test]
fn a_formula_in_a_name_is_text_on_the_screen_in_the_package_and_in_the_recap() {
    const FORMULAS: [&str; 4] = ["=HYPERLINK(\"x\")", "+62 Sekar", "-Kawung", "@SUM(A1)"];
    let office = Office::new();
    let stick = Stick::ext4(16);
    office.card_into(stick.path());
    let folder = DataFolder::empty();
    let vault = prepared::vault_of(&folder, true, "=1+1");
    for name in FORMULAS {
        prepared::case_about(&vault, prepared::resident(&vault, name));
    }
    drop(vault);
    let window = Window::open(Size::SMALL, &folder);
    window.button("Coba dulu").click();
    walk::unlock(&window, PASSPHRASE);
    window.button("Serah Terima").click();
    window.button(&stick.name()).click();
    window.button("Katanya sama, pakai kartu ini").click();
    window.button(&stick.name()).click();
    window.button("Lihat daftar").click();
    for name in FORMULAS {
        window.see(name);
    }
    window.picture("01-names");
    window.button("Selesai memeriksa").click();
    window.button("Tulis ke stik").click();
    window.see("Aman dicabut");
    window.close();

    let files = stick.files();
    let on_stick = |end: &str| stick.path().join(files.iter().find(|name| name.ends_with(end)).unwrap());
    let sheet = ran(Command::new("unzip").arg("-p").arg(on_stick("-REKAP.xlsx")));
    assert!(sheet.contains("=1+1") && !sheet.contains("<f>") && !sheet.contains("<f "), "{sheet}");
    let package = on_stick(".wksbm");
    // Lossless for programs; what is made for people is neutralised.
    let residents = office.tables(&package);
    for name in FORMULAS {
        assert!(residents.contains(&name.replace('"', "\"\"")), "{name}: {residents}");
    }
    office.try_run(&["terima", &package.to_string_lossy()]);
    office.run(&["setujui", "1", "--ya"]);
    let recap = stick.path().join("rekap.csv");
    office.run(&["rekap", "--csv", &recap.to_string_lossy()]);
    let recap = fs::read_to_string(recap).unwrap();
    let cells = recap.lines().flat_map(|line| line.split(','));
    assert!(cells.into_iter().all(|cell| !cell.trim_matches('"').starts_with(['=', '+', '@'])), "{recap}");
}
