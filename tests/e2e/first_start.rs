//! First start, locking and unlocking, and going on after a quit in the middle.

use std::fs;
use std::process::Command;

use serde_json::json;
use wahana_tests::built;
use wahana_tests::office::ran;
use wahana_tests::prepared;
use wahana_tests::walk::{self, HEAD, PASSPHRASE};
use wahana_tests::window::{DataFolder, Size, Undriven, Window};

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
    the_group_is_kept(&window);
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

#[test]
fn the_sheet_of_the_recovery_key_is_all_that_comes_out_of_the_printer() {
    let folder = DataFolder::empty();
    let papers = folder.documents();
    let window = Window::open(Size::USUAL, &folder);
    walk::create_officer(&window);
    walk::read_recovery_key(&window);
    let print = window.button("Cetak lembar kunci").place();
    window.close();

    // The vault opens where it was: at the key, which was never confirmed.
    let window = Undriven::open(Size::USUAL, &folder);
    let database = prepared::generation(&folder, false).join("wahana.db");
    window.until("the vault is open", || {
        window.press("ctrl+a");
        window.type_text(PASSPHRASE);
        window.press("Return");
        window.soon_holds(&database).then_some(())
    });
    window.click_for_dialog(print, "Print");
    window.press_until_gone("Print", &["Escape"]);
    assert_eq!(fs::read_dir(&papers).unwrap().count(), 0, "who changes their mind prints nothing");

    // Where there is no printer, the one line of the list is a file.
    window.click_for_dialog(print, "Print");
    window.press_until_gone("Print", &["Down", "Return"]);
    let sheet = window.until("the sheet is printed", || {
        let file = fs::read_dir(&papers).ok()?.flatten().next()?.path();
        fs::read(&file).is_ok_and(|bytes| bytes.trim_ascii_end().ends_with(b"%%EOF")).then_some(file)
    });
    drop(window);
    let pictures = built::target().join("window/the-sheet");
    ran(Command::new("pdftoppm").args(["-png", "-r", "60"]).arg(&sheet).arg(&pictures));
    let text = ran(Command::new("pdftotext").arg("-layout").arg(&sheet).arg("-"));
    assert_eq!(text.matches('\u{c}').count(), 1, "one page: {text}");
    // Two lines of four groups, between them the lines that number these. What is set widely is read with gaps.
    let of_the_key = |line: &&str| {
        let known = |letter: char| letter == ' ' || letter.is_ascii_digit() || letter.is_ascii_uppercase();
        line.chars().all(known) && line.split(' ').any(|word| word.len() > 1)
    };
    let key =
        text.split("Dibuat oleh").nth(1).and_then(|rest| rest.split("Lipat").next()).unwrap_or_default();
    let letters: String = key.lines().filter(of_the_key).flat_map(str::split_whitespace).collect();
    assert_eq!(letters.len(), 40, "the whole key: {text}");
    assert!(
        text.contains("KUNCI PEMULIHAN WAHANA") && text.contains(&format!("Dibuat oleh {HEAD}")),
        "{text}"
    );
    for on_screen in ["Cetak lembar kunci", "Sudah saya catat", "Petugas pertama", "Langkah 2"] {
        assert!(!text.contains(on_screen), "nothing else of the page: {text}");
    }
}

#[test]
fn a_weak_passphrase_is_refused_and_the_offered_words_are_taken() {
    const WEAK: &str = "Terlalu mudah ditebak. Pakai empat kata atau lebih yang tidak berhubungan.";
    let folder = DataFolder::empty();
    let window = Window::open(Size::SMALL, &folder);
    window.button("Mulai").click();
    window.await_focus("Nama Anda");
    window.type_text(HEAD);
    window.field("Kalimat sandi").fill("1234567890");
    window.field("Ketik sekali lagi").fill("1234567890");
    // Said softly while it is typed, and at the field when it is tried.
    window.see(WEAK);
    let is_red = || window.field("Kalimat sandi").attribute("aria-invalid").as_deref() == Some("true");
    assert!(!is_red());
    window.button("Lanjut: kunci pemulihan").click();
    window.await_focus("Kalimat sandi");
    window.see(WEAK);
    assert!(is_red());
    window.picture("weak");
    window.axe_finds_nothing("a weak passphrase");
    assert!(!prepared::place(&folder, false).join("current").exists(), "nothing is made of it");

    window.button("Sarankan lima kata").click();
    window.see("Tulis di kertas sebelum melanjutkan; simpan jauh dari komputer.");
    assert!(!window.shows(WEAK));
    let words = window.field("Kalimat sandi").value();
    assert_eq!(words.split(' ').count(), 5, "{words}");
    window.picture("offered");
    window.press("Enter");
    window.see("Cetak lembar kunci");
    window.close();

    let window = Window::open(Size::SMALL, &folder);
    walk::unlock(&window, &words);
    window.see("Langkah 2 dari 4");
    window.close();
}

#[test]
fn a_quit_in_the_middle_goes_on_where_it_was() {
    let folder = DataFolder::empty();
    let window = Window::open(Size::SMALL, &folder);
    walk::create_officer(&window);
    window.kill();

    // The recovery key was never written down: another one is shown.
    let window = Window::open(Size::SMALL, &folder);
    walk::unlock(&window, PASSPHRASE);
    window.see("Langkah 2 dari 4");
    walk::confirm_recovery_key(&window);
    window.await_focus("Nama WKSBM");
    window.type_text("Sekar Kaw");
    window.button("Lanjutkan nanti").click();
    walk::unlock(&window, PASSPHRASE);
    window.see("Draf Anda dilanjutkan.");
    assert_eq!(window.field("Nama WKSBM").value(), "Sekar Kaw");
    window.picture("draft");
    window.axe_finds_nothing("group with its draft");
    window.field("Nama WKSBM").fill("");
    walk::name_the_group(&window, "Sorosutan");
    window.close();

    let window = Window::open(Size::SMALL, &folder);
    walk::unlock(&window, PASSPHRASE);
    window.see("Langkah 4 dari 4");
    window.button("Kembali").click();
    window.see("Langkah 3 dari 4");
    assert_eq!(window.field("Nama WKSBM").value(), "Sekar Kawung");
    window.button("Lanjut: petugas lain").click();
    add_officer(&window, "Mbak Ceplok");
    window.picture("officers");
    window.axe_finds_nothing("officers, two of them");
    window.button("Selesai, buka Wahana").click();
    window.see("Beranda");
    window.press("Ctrl+L");
    window.see("Siapa yang memakai?");
    window.close();
}

#[test]
fn the_recovery_key_opens_after_a_forgotten_passphrase_and_is_replaced() {
    let folder = DataFolder::empty();
    let window = Window::open(Size::USUAL, &folder);
    let key = walk::set_up(&window);
    window.press("Ctrl+L");
    window.button("Lupa kalimat sandi").click();
    window.await_focus("Kunci pemulihan");
    let mut wrong = key.clone();
    let last = if wrong[4].ends_with('2') { "3" } else { "2" };
    wrong[4].replace_range(4.., last);
    window.type_text(&wrong.join(" ").to_lowercase());
    window.press("Enter");
    window.see("Kelompok 5 salah ketik");
    window.picture("1-typing-error");
    window.axe_finds_nothing("recovery key with a typing error");
    window.field("Kunci pemulihan").fill(&key.join("-"));
    window.press("Enter");
    window.see("Buat kalimat sandi Anda sendiri");
    window.picture("2-own-passphrase");
    window.axe_finds_nothing("own passphrase");
    let new = "enam piring nasi gurih di pagi hari";
    window.await_focus("Kalimat sandi");
    window.type_text(new);
    window.field("Ketik sekali lagi").fill("enam piring nasi");
    window.press("Enter");
    window.see("Tidak sama dengan yang pertama");
    window.field("Ketik sekali lagi").fill(new);
    window.press("Enter");
    window.see("Kunci pemulihan baru");
    window.picture("3-new-key");
    window.axe_finds_nothing("new recovery key");
    let next = walk::confirm_recovery_key(&window);
    assert_ne!(key, next);
    window.see("Beranda");
    window.press("Ctrl+L");
    walk::unlock(&window, PASSPHRASE);
    window.see("Kalimat sandi tidak cocok");
    walk::unlock(&window, new);
    window.see("Beranda");
    window.close();
}

#[test]
fn after_too_many_wrong_tries_one_waits_and_is_told_how_long() {
    let folder = DataFolder::empty();
    drop(prepared::vault(&folder, false));
    let window = Window::open(Size::SMALL, &folder);
    // On a slow machine the first waits are over before they are read.
    for number in (0..12).take_while(|_| !window.shows("Tunggu")) {
        walk::unlock(&window, &format!("bukan kalimatnya {number}"));
        window.until("what was typed is selected", || {
            window
                .ask::<bool>(
                    "const box = document.activeElement; return box.selectionEnd - box.selectionStart > 9",
                )
                .filter(|selected| *selected)
        });
    }
    window.see("Tunggu");
    window.picture("wait");
    window.axe_finds_nothing("wait");
    window.not_see("Tunggu");
    walk::unlock(&window, PASSPHRASE);
    window.see("kali salah sejak terakhir dibuka");
    window.close();
}

#[test]
fn training_has_a_vault_of_its_own() {
    let folder = DataFolder::empty();
    let window = Window::open(Size::SMALL, &folder);
    window.button("Coba dulu (latihan)").click();
    window.see("Mode latihan");
    window.picture("1-welcome");
    window.axe_finds_nothing("welcome in training");
    walk::create_officer(&window);
    walk::confirm_recovery_key(&window);
    walk::name_the_group(&window, "Contoharjo");
    window.button("Selesai, buka Wahana").click();
    window.see("Beranda");
    window.see("Mode latihan");
    window.press("Ctrl+L");
    window.see("Siapa yang memakai?");
    window.picture("2-locked");
    window.axe_finds_nothing("unlock in training");
    window.button("Kembali ke data sungguhan").click();
    window.see("Selamat datang di Wahana");
    window.not_see("Mode latihan");
    window.close();
}

/// What was typed of the group is there again, with what the kelurahan brought along.
fn the_group_is_kept(window: &Window) {
    let decree = "149/KPTS/SRS/2026";
    back_at_the_group(window);
    assert_eq!(window.field("Kemantren").value(), "Umbulharjo");
    window.field("Nomor SK lurah").fill(decree);
    window.field("Kantor tujuan laporan").fill("Dinas Sosial Contoh");
    window.button("Lanjut: petugas lain").click();
    window.see("Tambahkan siapa saja");
    back_at_the_group(window);
    assert_eq!(window.field("Nomor SK lurah").value(), decree);
    assert_eq!(window.field("Kantor tujuan laporan").value(), "Dinas Sosial Contoh");
    assert_eq!(window.field("Kemantren").value(), "Umbulharjo");
    let kept = window.command("find_group", &json!({})).unwrap();
    assert_eq!(kept["kelurahan_code"], "34.71.13.1006");
    assert_eq!(
        (kept["decree"].as_str(), kept["office"].as_str()),
        (Some(decree), Some("Dinas Sosial Contoh"))
    );
    window.button("Lanjut: petugas lain").click();
    window.see("Tambahkan siapa saja");
}

fn back_at_the_group(window: &Window) {
    window.button("Kembali").click();
    window.see("Langkah 3 dari 4");
    window.until("the group is read", || (!window.field("Nama WKSBM").value().is_empty()).then_some(()));
}

/// Fills the form for a further officer and adds them.
fn add_officer(window: &Window, name: &str) {
    window.field("Nama petugas").fill(name);
    window.button("Sarankan lima kata").click();
    window.see("Tulis di kertas");
    window.button("Tambahkan petugas").click();
    window.see(&format!("{name} ditambahkan"));
}
