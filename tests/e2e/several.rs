//! Several cases of the list at once, a filter under a name, and the list on a stick as XLSX: all from the keyboard.

use std::path::Path;

use std::process::Command;

use wahana_core::case::{self, CaseFilter};
use wahana_core::vault::Vault;
use wahana_tests::stick::Stick;
use wahana_tests::walk::{self, PASSPHRASE};
use wahana_tests::window::{DataFolder, Size, Window};
use wahana_tests::{case_work, prepared};

const LONG: &str = "Sekar Kawung Truntum Wahyu Tumurun Sido Mukti";

fn three_cases(folder: &DataFolder) -> Vault {
    let vault = prepared::vault(folder, false);
    for name in ["Udan Liris", "Nitik Karawitan", LONG] {
        prepared::case_about(&vault, prepared::resident(&vault, name));
    }
    vault
}

fn at_the_cases(folder: &DataFolder) -> Window {
    let window = Window::open(Size::SMALL, folder);
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    window.button("Kasus").click();
    window.see("3 kasus");
    window.await_focus("Cari kasus");
    window
}

/// What stands in the cells of the first sheet, as `unzip` gives it.
fn cells(stick: &Stick, name: &str) -> String {
    let file = stick.path().join(name);
    let read = Command::new("unzip").arg("-p").arg(file).arg("xl/worksheets/sheet1.xml").output();
    String::from_utf8(read.expect("unzip").stdout).expect("text")
}

#[test]
fn several_cases_are_marked_handed_on_and_moved_each_in_one_act() {
    let folder = DataFolder::empty();
    let vault = three_cases(&folder);
    prepared::recorder(&folder, &vault, "Bu Truntum", "empat ekor bebek di sawah");
    drop(vault);
    let window = at_the_cases(&folder);
    window.press("Space");
    window.see("1 ditandai");
    window.press("Shift+Down");
    window.see("2 ditandai");
    window.picture("01-marked");
    window.axe_finds_nothing("two cases marked");
    assert_eq!(window.measure(), Vec::<String>::new(), "all that can be done with them is in sight");

    window.button("Cetak…").click();
    window.see("Jumlah: 2 kasus");
    window.picture("05-paper");
    window.axe_finds_nothing("two cases on paper");
    window.button("Tutup").click();
    window.see("2 ditandai");

    window.button("Serahkan ke…").click();
    window.see("Serahkan 2 kasus ke siapa?");
    window.button("Serahkan 2 kasus").click();
    window.see("Pilih pendamping baru.");
    window.field("Pendamping baru").choose("Bu Truntum");
    window.picture("02-hand");
    window.axe_finds_nothing("handing on several");
    window.button("Serahkan 2 kasus").click();
    window.see("2 kasus diserahkan ke Bu Truntum");
    window.await_focus("Cari kasus");
    window.button("Urungkan").click();
    window.see("Diurungkan");

    // What needs a reason says so at its row, and nothing of it was done.
    window.field("Cari kasus").click();
    window.press("Space");
    window.press_times(2, "Shift+Down");
    window.see("3 ditandai");
    window.button("Pindah tahap…").click();
    window.field("Tahap").choose("Pelayanan");
    window.button("Pindahkan 3 kasus").click();
    window.see("Belum ada yang berubah");
    window.see("Udan Liris: Tulis alasannya.");
    window.await_focus("Alasan");
    window.picture("03-refused");
    window.axe_finds_nothing("several refused");
    window.type_text("Sudah jelas yang dibutuhkan");
    window.press("Ctrl+S");
    window.see("3 kasus pindah ke tahap Pelayanan");
    window.picture("04-moved");
    window.press("Space");
    window.see("1 ditandai");
    window.press("Escape");
    window.not_see("1 ditandai");
    window.close();
}

#[test]
fn a_filter_is_saved_under_a_name_used_renamed_and_removed() {
    let folder = DataFolder::empty();
    drop(three_cases(&folder));
    let window = at_the_cases(&folder);
    window.field("Cari kasus").fill("nitik");
    window.see("1 dari 3 kasus");
    window.button("Saringan saya").click();
    window.press("Enter");
    window.see("Simpan saringan ini dengan nama apa?");
    window.await_focus("Nama saringan");
    window.press("Ctrl+S");
    window.see("Tulis namanya.");
    window.type_text("Keluarga Nitik");
    window.picture("01-named");
    window.axe_finds_nothing("naming a filter");
    window.press("Ctrl+S");
    window.see("Saringan Keluarga Nitik tersimpan");

    window.button("Beranda").click();
    window.button("Kasus").click();
    window.see("3 kasus");
    window.button("Saringan saya").click();
    window.picture("02-menu");
    window.press("Enter");
    window.see("1 dari 3 kasus");
    assert_eq!(window.field("Cari kasus").value(), "nitik");

    window.button("Saringan saya").click();
    window.press("Up");
    window.press("Enter");
    window.button("Ganti nama, Keluarga Nitik").click();
    window.await_focus("Nama saringan");
    window.field("Nama saringan").fill("Bu Nitik");
    window.press("Ctrl+S");
    window.not_see("Nama baru untuk saringan Keluarga Nitik");
    window.button("Saringan saya").click();
    window.see("Bu Nitik");
    window.press("Up");
    window.press("Enter");
    window.picture("03-keep");
    window.axe_finds_nothing("the saved filters");
    window.button("Hapus, Bu Nitik").click();
    window.see("Belum ada saringan yang disimpan.");
    window.close();
}

#[test]
fn a_filter_of_gifts_with_a_period_is_used_again_after_a_lock() {
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    let people = ["Udan Liris", "Nitik Karawitan"].map(|name| prepared::resident(&vault, name));
    // Two within the period, of one of whom the filter is not; one on its last day; one after it.
    for (person, ago) in [(people[0], 40), (people[1], 30), (people[0], 20), (people[0], 2)] {
        case_work::gift(&vault, person, None, walk::days_ago(ago));
    }
    drop(vault);
    let window = walk::signed_in(&folder, Size::SMALL);
    window.button("Bantuan").click();
    window.see("4 bantuan");
    window.see("Rp800.000 dari kelompok");
    window.button("Saring").click();
    window.field("Kapan").choose("Tanggal sendiri");
    window.field("Dari tanggal").fill(&walk::typed(walk::days_ago(45)));
    window.field("Sampai tanggal").fill(&walk::typed(walk::days_ago(20)));
    window.picture("01-period");
    window.axe_finds_nothing("a period of one's own");
    window.button("Tampilkan").click();
    window.see("3 bantuan");
    window.field("Cari bantuan").fill("udan");
    window.see("2 bantuan");
    window.see("Rp400.000 dari kelompok");
    window.button("Saringan saya").click();
    window.press("Enter");
    window.await_focus("Nama saringan");
    window.type_text("Udan sebelum panen");
    window.press("Ctrl+S");
    window.see("Saringan Udan sebelum panen tersimpan");

    window.press("Ctrl+L");
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    window.button("Bantuan").click();
    window.see("4 bantuan");
    window.button("Saringan saya").click();
    window.press("Enter");
    window.see("2 bantuan");
    window.see("Rp400.000 dari kelompok");
    let period =
        format!("dari {} sampai {}", walk::short(walk::days_ago(45)), walk::short(walk::days_ago(20)));
    window.see(&period);
    assert_eq!(window.field("Cari bantuan").value(), "udan");
    window.not_see("Nitik Karawitan");
    window.picture("02-used-again");
    window.axe_finds_nothing("gifts of a saved period");

    // It can be loosened one by one, and the form holds what was saved.
    window.button("Saring").click();
    assert_eq!(window.field("Sampai tanggal").value(), walk::understood(walk::days_ago(20)));
    window.button("Tampilkan").click();
    window.field("Cari bantuan").fill("");
    window.see("3 bantuan");
    window.close();
}

#[test]
fn a_list_lies_on_the_stick_as_it_was_narrowed_and_whoever_saves_it_is_told_that_it_is_open() {
    let stick = Stick::ext4(16);
    let folder = DataFolder::empty();
    let vault = three_cases(&folder);
    let told = vault.read(|ctx| case::list(ctx, &CaseFilter::default(), 0, 9)).unwrap();
    assert_eq!(told.len(), 3);
    drop(vault);
    let window = at_the_cases(&folder);
    window.field("Cari kasus").fill("kar");
    window.see("2 dari 3 kasus");
    window.button("Simpan ke Excel").click();
    window.see("Berkas ini tidak terkunci");
    window.see(&stick.name());
    window.picture("01-where");
    window.axe_finds_nothing("saving a list");
    window.button(&stick.name()).click();
    window.see("Tersimpan. Aman dicabut");
    let name = format!("Wahana-Kasus-{}.xlsx", walk::days_ago(0));
    window.see(&name);
    window.picture("02-saved");
    let first = cells(&stick, &name);
    for words in ["Nitik Karawitan", LONG, "Penanggung jawab"] {
        assert!(first.contains(words), "{words}: {first}");
    }
    assert!(!first.contains("Udan Liris"), "not on the list: {first}");

    // Only the marked ones; both files are there.
    window.button("Tutup").click();
    window.field("Cari kasus").fill("");
    window.see("3 kasus");
    window.press("Space");
    window.see("1 ditandai");
    window.button("Simpan ke Excel").click();
    window.see("Yang disimpan 1 baris yang Anda tandai.");
    window.button(&stick.name()).click();
    window.see("Tersimpan. Aman dicabut");
    window.button("Tutup").click();
    let files = stick.files();
    let of_kind = |kind: &str| {
        files.iter().filter(|file| Path::new(file).extension().is_some_and(|one| one == kind)).count()
    };
    assert_eq!((of_kind("xlsx"), of_kind("tmp")), (2, 0), "{files:?}");

    // The head reads who took it.
    window.button("Atur").click();
    window.button("Jejak").click();
    window.see("Menyimpan daftar Kasus ke Excel, 2 baris");
    window.picture("03-told");
    window.close();
}
