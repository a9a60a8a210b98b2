//! Making a backup by hand, and putting it in force again: on the same PC and on a new one.

use std::fs;
use std::path::PathBuf;

use chrono::{SecondsFormat, TimeDelta, Utc};
use serde_json::json;
use wahana_core::database;
use wahana_tests::prepared;
use wahana_tests::stick::Stick;
use wahana_tests::walk::{self, HEAD, PASSPHRASE};
use wahana_tests::window::{DataFolder, Size, Window};

/// From Beranda to a finished backup on the stick.
fn back_up(window: &Window, stick: &Stick) {
    window.button("Buat cadangan").click();
    window.see("Pilih stik");
    window.button(&stick.name()).click();
    window.await_focus("Cadangkan ke");
    window.press("Enter");
    window.see("Cadangan selesai. Aman dicabut");
}

#[test]
fn a_backup_goes_to_the_stick_and_a_new_pc_is_restored_from_it() {
    let stick = Stick::ext4(32);
    let folder = DataFolder::empty();
    let window = prepared::window(&folder, Size::USUAL);
    window.see("Belum pernah dicadangkan");
    window.picture("01-beranda");
    window.button("Buat cadangan").click();
    window.see("Pilih stik");
    window.button(&stick.name());
    window.picture("02-choose");
    window.axe_finds_nothing("choose a stick");
    window.button(&stick.name()).click();
    window.await_focus("Cadangkan ke");
    window.picture("03-ready");
    window.press("Enter");
    window.see("Cadangan selesai. Aman dicabut");
    window.picture("04-done");
    window.axe_finds_nothing("backup done");
    window.button("Selesai").click();
    window.see("Beranda");
    window.not_see("Belum pernah dicadangkan");
    window.button("Atur").click();
    window.press("Ctrl+L");
    window.see("Cadangan terakhir hari ini");
    window.close();

    let pc = DataFolder::empty();
    let window = Window::open(Size::USUAL, &pc);
    window.see("Selamat datang di Wahana");
    window.picture("05-welcome");
    window.button("Sudah punya cadangan? Pindahkan dari stik").click();
    window.see("Pindah ke komputer baru");
    window.see("Cadangannya di mana?");
    window.picture("06-where");
    window.button(&stick.name()).click();
    window.see("Cadangan yang ditemukan");
    window.see(HEAD);
    window.picture("07-found");
    window.axe_finds_nothing("backups found");
    window.press("Enter");
    window.await_focus("Kalimat sandi");
    window.see("Komputer ini masih kosong");
    window.picture("08-passphrase");
    window.type_text("kuda makan rumput");
    window.press("Enter");
    window.see("Kalimat sandi tidak cocok");
    window.picture("09-wrong");
    window.axe_finds_nothing("wrong passphrase of a backup");
    // Nothing is on this PC yet, so nothing is asked either.
    window.field("Kalimat sandi").fill(PASSPHRASE);
    window.press("Enter");
    window.see("Data dipulihkan dari cadangan");
    window.picture("10-restored");
    window.axe_finds_nothing("restored");
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    window.close();
}

#[test]
fn a_restore_over_present_data_says_what_is_put_aside_in_a_small_window_with_large_text() {
    let stick = Stick::ext4(32);
    let folder = DataFolder::empty();
    let window = prepared::window(&folder, Size::SMALL);
    back_up(&window, &stick);
    window.picture("01-done");
    window.button("Selesai").click();
    window.button("Atur").click();
    window.see("Seberapa besar hurufnya?");
    window.field("Besar 150").click();
    window.see("Tampilan tersimpan");
    walk::close_notice(&window);
    window.button("Cadangan").click();
    window.see("Cadangan terakhir yang baik: hari ini");
    window.picture("02-settings");
    window.axe_finds_nothing("backup settings");
    window.button("Buat cadangan").click();
    window.button(&stick.name());
    window.picture("03-choose-large");
    window.button("Kembali").click();
    window.button("Pulihkan dari cadangan").click();
    window.button(&stick.name()).click();
    window.see("Cadangan yang ditemukan");
    window.picture("04-found-large");
    window.press("Enter");
    window.await_focus("Kalimat sandi");
    window.picture("05-passphrase-large");
    window.type_text(PASSPHRASE);
    window.press("Enter");
    window.see("perubahan sejak");
    window.picture("06-ask-large");
    window.axe_finds_nothing("restore asked over present data");
    window.button("Pulihkan").click();
    window.see("Data dipulihkan dari cadangan");
    window.picture("07-restored-large");
    window.close();
}

#[test]
fn a_damaged_backup_is_listed_as_such_and_a_pulled_stick_is_told() {
    let mut stick = Stick::ext4(32);
    let folder = DataFolder::empty();
    let window = prepared::window(&folder, Size::USUAL);
    back_up(&window, &stick);
    let name = stick.files().remove(0);
    fs::write(stick.path().join(name).join("cadangan.json"), "{").unwrap();
    window.button("Selesai").click();
    window.press("Ctrl+L");
    window.button("Pulihkan dari cadangan").click();
    window.button(&stick.name()).click();
    window.see("Cadangan ini rusak");
    window.picture("01-damaged");
    window.axe_finds_nothing("damaged backup");
    window.press("Escape");
    window.press("Escape");
    walk::unlock(&window, PASSPHRASE);
    window.button("Atur").click();
    window.button("Cadangan").click();
    window.button("Buat cadangan").click();
    window.button(&stick.name()).click();
    window.await_focus("Cadangkan ke");
    stick.pull_out();
    window.press("Enter");
    window.see("Belum tercadangkan");
    window.picture("02-pulled");
    window.close();
}

/// The finished backups that lie beside the vault.
fn own(folder: &DataFolder) -> Vec<PathBuf> {
    let place = folder.data().join("id.wksbm.wahana/data/cadangan");
    let entries = fs::read_dir(place).into_iter().flatten().flatten().map(|entry| entry.path());
    entries.filter(|path| path.join("cadangan.json").exists() && path.extension().is_none()).collect()
}

fn write_down(window: &Window, name: &str) {
    walk::begin_a_resident(window);
    window.type_text(name);
    window.field("RT / RW").fill("32");
    window.press("Ctrl+S");
    window.see("Data diri");
}

#[test]
fn a_backup_is_made_behind_the_lock_or_at_the_next_unlock_and_restored_from_this_pc() {
    let folder = DataFolder::empty();
    let window = prepared::window(&folder, Size::USUAL);
    window.press("Ctrl+L");
    window.see("Siapa yang memakai?");
    window.until("a backup lies beside the vault", || (own(&folder).len() == 1).then_some(()));
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    window.not_see("Belum pernah dicadangkan");
    let first = own(&folder).remove(0);
    window.button("Atur").click();
    window.button("Cadangan").click();
    window.see("hanya di komputer ini");
    window.see("diperiksa");
    window.picture("01-settings");
    window.axe_finds_nothing("backups that are kept");
    write_down(&window, "Sekar Dangan");
    // As a power cut: no lock comes before it.
    window.kill();
    assert_eq!(own(&folder), std::slice::from_ref(&first));

    let window = Window::open(Size::SMALL, &folder);
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    window
        .until("what could not be made then is made now", || (own(&folder) != [first.clone()]).then_some(()));
    window.until("of one day the last one is left", || (own(&folder).len() == 1).then_some(()));
    window.press("Ctrl+L");
    window.see("Siapa yang memakai?");
    window.button("Pulihkan dari cadangan").click();
    window.button("Di komputer ini").click();
    window.see("Cadangan yang ditemukan");
    window.picture("02-here");
    window.axe_finds_nothing("backups on this PC");
    window.press("Enter");
    window.await_focus("Kalimat sandi");
    window.type_text(PASSPHRASE);
    window.press("Enter");
    window.button("Pulihkan").click();
    window.see("Data dipulihkan dari cadangan");
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    window.close();
}

#[test]
fn the_named_stick_gets_the_backup_by_itself_and_another_one_nothing() {
    let stick = Stick::ext4(32);
    let folder = DataFolder::empty();
    let window = prepared::window(&folder, Size::USUAL);
    window.button("Atur").click();
    window.button("Cadangan").click();
    window.button(&format!("Jadikan {} stik cadangan", stick.name()));
    window.picture("01-name");
    window.button(&format!("Jadikan {} stik cadangan", stick.name())).click();
    window.see(&format!("Cadangan ada di {}. Aman dicabut", stick.name()));
    window.picture("02-named");
    window.axe_finds_nothing("a named stick");
    let backups = |stick: &Stick| stick.files().iter().filter(|name| name.contains("CADANGAN-RW")).count();
    assert_eq!(backups(&stick), 1);
    window.press("Ctrl+L");
    window.see("Siapa yang memakai?");
    let earlier = folder.copy();
    walk::unlock(&window, PASSPHRASE);
    let other = Stick::ext4(8);
    write_down(&window, "Sekar Dangan");
    window.press("Ctrl+L");
    window.see("Siapa yang memakai?");
    let persons = || {
        let names = stick.files();
        let labels = names
            .iter()
            .filter_map(|name| fs::read_to_string(stick.path().join(name).join("cadangan.json")).ok());
        labels.filter(|label| label.contains("\"persons\": 1")).count()
    };
    window.until("the last state is on the stick", || (persons() == 1).then_some(()));
    window.see("Aman dicabut");
    window.picture("03-behind-the-lock");
    window.axe_finds_nothing("behind the lock");
    assert_eq!(other.files(), Vec::<String>::new());
    stick.put_in_again();
    assert_eq!((persons(), backups(&stick)), (1, 1), "it really is there, and the one before is gone");
    window.close();

    // As if somebody had put back the whole folder as it was before: only the stick knows better.
    let window = Window::open(Size::SMALL, &earlier);
    walk::unlock(&window, PASSPHRASE);
    window.see("lebih baru daripada data di komputer ini");
    window.picture("04-older-folder");
    window.axe_finds_nothing("an older folder");
    window.button("Tutup").click();
    window.not_see("lebih baru daripada data di komputer ini");
    window.close();
    let pc = DataFolder::empty();
    let window = Window::open(Size::SMALL, &pc);
    window.see("Selamat datang di Wahana");
    window.button("Sudah punya cadangan? Pindahkan dari stik").click();
    window.button(&stick.name()).click();
    window.see("Cadangan yang ditemukan");
    window.press("Enter");
    window.await_focus("Kalimat sandi");
    window.type_text(PASSPHRASE);
    window.press("Enter");
    window.see("Data dipulihkan dari cadangan");
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    window.close();
}

/// As if the backup of this setting had been made so many days ago, and something had been written since.
fn made_days_ago(folder: &DataFolder, setting: &str, days: i64) {
    let generation = prepared::generation(folder, false);
    let key = prepared::data_key(&generation);
    let writer = database::open_writer(&generation.join("wahana.db"), &key).unwrap();
    let at = (Utc::now() - TimeDelta::days(days)).to_rfc3339_opts(SecondsFormat::Secs, true);
    let kept = json!({ "made_at": at, "place": if setting == AWAY { "KAWUNG" } else { "" }, "head_seq": 1 });
    let sql = "INSERT INTO setting (name, value) VALUES (?1, ?2)
               ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    writer.execute(sql, [setting, &kept.to_string()]).unwrap();
}

const AWAY: &str = "last_backup_away";

#[test]
fn a_backup_of_last_week_and_one_away_of_last_month_are_told_on_beranda() {
    let folder = DataFolder::empty();
    drop(prepared::vault(&folder, false));
    // Where the backups belong lies something else: none is made by itself, and what there is gets old.
    fs::write(prepared::place(&folder, false).join("cadangan"), "").unwrap();
    made_days_ago(&folder, "last_backup", 6);
    let window = Window::open(Size::SMALL, &folder);
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    window.see("Langkah pertama");
    window.not_see("Cadangan terakhir yang baik");
    window.close();

    made_days_ago(&folder, "last_backup", 7);
    let window = Window::open(Size::SMALL, &folder);
    walk::unlock(&window, PASSPHRASE);
    window.see("Cadangan terakhir yang baik: 7 hari lalu, hanya di komputer ini.");
    window.see("Sudah waktunya mencadangkan lagi.");
    window.picture("01-a-week");
    window.axe_finds_nothing("a backup of last week");
    window.close();

    made_days_ago(&folder, "last_backup", 1);
    made_days_ago(&folder, AWAY, 30);
    let window = Window::open(Size::SMALL, &folder);
    walk::unlock(&window, PASSPHRASE);
    window.see("Di KAWUNG");
    window.see("Bila komputer ini rusak atau hilang, cadangannya ikut hilang. Buat satu di stik.");
    window.picture("02-a-month-away");
    window.close();
}
