//! Distribution days, by keyboard alone: a list of 350 families from the filter to the sheet for signatures, counted in
//! key presses; the day itself, typed in from the paper; the closing, a later pick-up, and taking all of it back.

use std::cell::Cell;
use std::time::Instant;

use wahana_core::household::{self, HouseholdForm, MemberForm};
use wahana_core::person::{self, Dwelling, PersonForm};
use wahana_core::values::Birth;
use wahana_tests::window::{DataFolder, Size, Window};
use wahana_tests::{prepared, walk};

/// Families of the big list.
const FAMILIES: usize = 350;

/// A window in which every key is counted.
struct Keys<'a> {
    window: &'a Window,
    pressed: Cell<usize>,
}

impl Keys<'_> {
    fn press(&self, keys: &str) {
        self.window.press(keys);
        self.pressed.set(self.pressed.get() + 1);
    }

    fn type_text(&self, text: &str) {
        self.window.type_text(text);
        self.pressed.set(self.pressed.get() + text.chars().count());
    }

    /// Tab until the focus is on what has this name.
    fn tab_to(&self, name: &str) {
        for _ in 0..60 {
            if self.window.focused_label().contains(name) {
                return;
            }
            self.press("Tab");
        }
        self.window.fail(&format!("no way by Tab to {name}"));
    }
}

fn somebody(name: &str, rt: &str, year: i32) -> PersonForm {
    PersonForm {
        name: name.to_owned(),
        nickname: String::new(),
        sex: String::new(),
        birth_place: String::new(),
        birth: Birth::Year { year },
        nik: String::new(),
        nik_unfinished: false,
        nik_shared: false,
        papers: String::new(),
        marital_status: 0,
        occupation: String::new(),
        phone: String::new(),
        dwelling: Dwelling::Rt,
        rt: rt.to_owned(),
        address: "Jalan Contoh 9".to_owned(),
        kampung: String::new(),
        note: String::new(),
    }
}

/// A vault with so many families of one, in three RTs, and its window.
fn with_families(size: Size, number: usize) -> (DataFolder, Window) {
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    let names = ["Sekar", "Nitik", "Udan", "Ceplok", "Parang", "Kawung", "Truntum"];
    vault
        .write(|ctx| {
            for at in 0..number {
                let name = match at {
                    0 => "Raden Ayu Sekar Dangan Kusumaningrum Mangkuwinata Prawirodirdjo, S.Pd.".to_owned(),
                    _ => format!("{} Contoh {at:03}", names[at % names.len()]),
                };
                let rt = ["31", "32", "33"][at * 3 / number];
                let id = person::add(ctx, &somebody(&name, rt, 1940 + i32::try_from(at % 60).unwrap()))?.id;
                let home = HouseholdForm { rt: rt.to_owned(), ..HouseholdForm::default() };
                household::add(ctx, &home, &[MemberForm { person: id, relation: 1 }], false)?;
            }
            Ok(())
        })
        .unwrap();
    drop(vault);
    let window = Window::open(size, &folder);
    walk::unlock(&window, walk::PASSPHRASE);
    (folder, window)
}

fn to_list(window: &Window) {
    window.button("Bantuan").click();
    window.see("Belum ada bantuan");
    window.button("Penyaluran").click();
    window.see("Belum ada hari penyaluran");
}

/// Types what everybody gets: five kilograms of rice.
fn rice(keys: &Keys, name: &str) {
    keys.press("Ctrl+N");
    keys.window.await_focus("Nama penyaluran");
    keys.type_text(name);
    keys.tab_to("Jenis bantuan");
    keys.type_text("sembako");
    keys.window.option("Paket sembako");
    keys.press("Enter");
    keys.window.await_focus("Nama barang");
    keys.type_text("Beras");
    keys.press("Tab");
    keys.type_text("5");
    keys.press("Tab");
    keys.type_text("kg");
}

#[test]
fn a_list_for_350_families_is_made_from_the_filter_to_the_sheet() {
    let (_folder, window) = with_families(Size::USUAL, FAMILIES);
    to_list(&window);
    window.picture("01-none");
    window.axe_finds_nothing("no distribution yet");
    let keys = Keys { window: &window, pressed: Cell::new(0) };
    let begun = Instant::now();
    rice(&keys, "Beras Ramadan");
    window.see(&format!("Pilih semua ({FAMILIES})"));
    keys.tab_to("Pilih semua");
    keys.press("Enter");
    window.see(&format!("Terpilih ({FAMILIES})"));
    let chosen = begun.elapsed();
    keys.press("Ctrl+S");
    window.see(&format!("tersimpan, {FAMILIES} penerima"));
    let saved = begun.elapsed();
    keys.tab_to("Cetak daftar");
    keys.press("Enter");
    window.see("Daftar tanda terima");
    window.see(&format!("Jumlah penerima: {FAMILIES}"));
    let on_paper = begun.elapsed();
    window.picture("02-sheet-350");
    println!(
        "{FAMILIES} families: {} keys; chosen after {chosen:?}, saved after {saved:?}, on paper after {on_paper:?}",
        keys.pressed.get()
    );
    assert!(keys.pressed.get() < 120, "{} keys", keys.pressed.get());

    // The whole list is marked and closed in two presses, and each family has its record once.
    window.press("Escape");
    let begun = Instant::now();
    window.button(&format!("Sisanya hadir ({FAMILIES})")).click();
    window.see(&format!("{FAMILIES} penerima ditandai hadir"));
    let marked = begun.elapsed();
    window.button("Tutup penyaluran").click();
    window.see(&format!("{FAMILIES} penerima dicatat menerima bantuan"));
    window.button("Tutup penyaluran").click();
    window.see("Ditutup oleh");
    println!("marked after {marked:?}, closed after {:?}", begun.elapsed());
    window.picture("03-report-350");
    window.button("Bantuan").click();
    window.see(&format!("{FAMILIES} bantuan"));
    window.close();
}

#[test]
fn the_day_is_typed_in_from_the_paper_and_taken_back_as_a_whole() {
    let (_folder, window) = with_families(Size::SMALL, 6);
    to_list(&window);
    let keys = Keys { window: &window, pressed: Cell::new(0) };

    // Every fault at once; the words stay.
    keys.press("Ctrl+N");
    window.await_focus("Nama penyaluran");
    keys.press("Ctrl+S");
    window.see("Tulis nama penyalurannya");
    window.see("Pilih jenis bantuannya");
    window.see("Pilih dulu penerimanya");
    window.picture("11-faults");
    window.axe_finds_nothing("form of a distribution with faults");
    window.button("Kembali").click();
    window.see("Belum ada hari penyaluran");

    rice(&keys, "Beras lansia");
    window.see("Pilih semua (6)");
    window.picture("12-form");
    window.axe_finds_nothing("form of a distribution");
    window.field("Umur mulai").fill("99");
    window.see("Tidak ada warga yang cocok");
    window.field("Umur mulai").fill("");
    window.see("Pilih semua (6)");
    keys.tab_to("Pilih semua");
    window.picture("13-proposed");
    window.axe_finds_nothing("families that are proposed");
    keys.press("Enter");
    window.see("Terpilih (6)");
    window.field("Terpilih (6)").click();
    window.see("Tambah satu keluarga");
    window.picture("14-chosen");
    window.axe_finds_nothing("families that are chosen");
    keys.press("Ctrl+S");
    window.see("tersimpan, 6 penerima");
    window.picture("15-list");
    window.axe_finds_nothing("list of a distribution");
    window.button("Cetak daftar").click();
    window.see("Tanda tangan / cap jempol");
    window.picture("16-sheet");
    window.axe_finds_nothing("sheet for signatures");
    window.press("Escape");

    // One key a row.
    window.tab_back_to("6 penerima");
    window.press("Enter");
    window.see("Diterima pada");
    window.press("Escape");
    window.press("Home");
    for (key, told) in [("H", "1 sudah menerima"), ("J", "2 sudah menerima")] {
        window.press(key);
        window.see(told);
    }
    window.press("W");
    window.await_focus("Siapa yang mengambil?");
    window.press("Enter");
    window.see("Tulis siapa yang mengambil");
    window.type_text("Bu Parang");
    window.press("Tab");
    window.type_text("anak");
    window.picture("17-proxy");
    window.axe_finds_nothing("dialog of a mark");
    window.press("Enter");
    window.see("3 sudah menerima");
    window.see("Bu Parang (anak)");
    window.press("X");
    window.see("1 tidak hadir");
    window.picture("18-marked");
    window.button("Sisanya hadir (2)").click();
    window.see("2 penerima ditandai hadir");

    // Beranda says that it waits to be closed.
    window.button("Beranda").click();
    window.see("penyaluran Beras lansia");
    window.picture("19-home");
    window.button("Buka").click();
    window.button("Tutup penyaluran").click();
    window.see("5 penerima dicatat menerima bantuan");
    window.see("Tersisa: 1 penerima");
    window.button("Tutup penyaluran").click();
    window.see("Tulis satu kalimat");
    window.field("Sisanya untuk apa?").fill("Diantar ke rumahnya");
    window.picture("20-close");
    window.axe_finds_nothing("dialog of the closing");
    window.button("Tutup penyaluran").click();
    window.see("Ditutup oleh");
    window.see("Diantar ke rumahnya");
    window.picture("21-report");
    window.axe_finds_nothing("report of a distribution");
    window.button("Cetak laporan").click();
    window.see("Mengetahui");
    window.picture("22-report-on-paper");
    window.press("Escape");

    // Taken back as a whole, in one press, and done again.
    window.press("Ctrl+Z");
    window.see("Belum ditutup");
    window.button("Bantuan").click();
    window.see("Belum ada bantuan");
    window.close();
}
