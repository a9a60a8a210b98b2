//! The list of an emergency, by keyboard alone: thirty households typed from the paper, counted in key presses; who is
//! written down already, what is wrong, what comes of it, taken back as a whole, and a power cut in the middle of a line.

use std::cell::Cell;
use std::time::Instant;

use serde_json::json;
use wahana_core::household::{self, Placing};
use wahana_core::person::{Dwelling, PersonForm};
use wahana_core::values::Birth;
use wahana_tests::window::{DataFolder, Size, Window};
use wahana_tests::{prepared, walk};

/// A window in which every key is counted, those of the words apart.
struct Keys<'a> {
    window: &'a Window,
    words: Cell<usize>,
    others: Cell<usize>,
}

impl Keys<'_> {
    fn press(&self, key: &str) {
        self.window.press(key);
        self.others.set(self.others.get() + 1);
    }

    /// A field and Enter.
    fn fill(&self, text: &str) {
        if !text.is_empty() {
            self.window.type_text(text);
            self.words.set(self.words.get() + text.chars().count());
        }
        self.press("Enter");
    }
}

fn counted(window: &Window) -> Keys<'_> {
    Keys { window, words: Cell::new(0), others: Cell::new(0) }
}

fn somebody(name: &str, rt: &str, phone: &str) -> PersonForm {
    PersonForm {
        name: name.to_owned(),
        birth: Birth::Year { year: 1961 },
        phone: phone.to_owned(),
        dwelling: Dwelling::Rt,
        rt: rt.to_owned(),
        address: "Jalan Contoh 9".to_owned(),
        ..PersonForm::default()
    }
}

const LONG: &str = "Raden Ayu Sekar Dangan Kusumaningrum Mangkuwinata Prawirodirdjo, S.Pd.";

/// A vault with three families, and its window at the page of a new list.
fn at_a_list(size: Size) -> (DataFolder, Window) {
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    vault
        .write(|ctx| {
            let own = Placing::Head { kk: String::new() };
            let head = household::add_resident(ctx, &somebody(LONG, "31", "0812 999 001"), &own, false)?.id;
            let family = household::of_person(ctx, head)?.expect("a family").id;
            let join = Placing::Join { household: family, relation: 4 };
            household::add_resident(ctx, &somebody("Anak Dangan", "31", ""), &join, false)?;
            household::add_resident(ctx, &somebody("Nitik Karawitan", "32", ""), &own, false)?;
            household::add_resident(ctx, &somebody("Udan Liris", "32", ""), &own, false)?;
            Ok(())
        })
        .unwrap();
    drop(vault);
    let window = Window::open(size, &folder);
    walk::unlock(&window, walk::PASSPHRASE);
    window.button("Kasus").click();
    window.button("Daftar darurat").click();
    window.see("Belum ada daftar darurat");
    (folder, window)
}

/// A new list, by its name alone; the focus is in the first field of the first line.
fn begin(window: &Window, name: &str) {
    window.press("Ctrl+N");
    window.await_focus("Nama kejadian");
    window.type_text(name);
    window.press("Enter");
    window.see("Belum ada keluarga di daftar ini");
    window.await_focus("Nama");
}

#[test]
fn thirty_households_are_typed_from_the_paper() {
    let (_folder, window) = at_a_list(Size::SMALL);
    window.picture("01-none");
    window.axe_finds_nothing("no list of an emergency yet");
    begin(&window, "Banjir Kali Contoh");
    window.picture("02-empty");
    window.axe_finds_nothing("an empty list of an emergency");
    let keys = counted(&window);
    let begun = Instant::now();
    for at in 1..=30 {
        keys.fill(&format!("Warga Contoh {at:02}"));
        keys.fill(&format!("Gang Truntum {at}"));
        // The RT of the line before stays; at each tenth door another one begins.
        keys.fill(match at {
            1 => "31",
            11 => "32",
            21 => "33",
            _ => "",
        });
        keys.fill(&(1 + at % 6).to_string());
        keys.fill(["selimut", "susu bayi", "obat", "kasur"][at % 4]);
        keys.fill("");
    }
    window.see("30 keluarga");
    let (words, others, took) = (keys.words.get(), keys.others.get(), begun.elapsed());
    println!(
        "30 households: {words} letters and {others} other keys in {took:?}, 6 keys a line beside the words"
    );
    assert_eq!(others, 180, "nothing but Enter at the end of each field");
    window.see("105 jiwa");
    window.picture("03-thirty");
    window.axe_finds_nothing("a list of thirty households");
    window.field("Ringkasan").click();
    window.see("RT 033");
    window.picture("04-sums");
    window.axe_finds_nothing("the numbers of a list");
    window.close();
}

/// Those who are not written down, after who may be there was looked at; then cases, in one act and one way back.
fn registered_and_with_cases(window: &Window) {
    window.button("Daftarkan (2)").click();
    window.see("Keluarga baru: Ceplok Kembang");
    window.see("Periksa dulu yang ini");
    window.picture("17-register");
    window.axe_finds_nothing("dialog of registering");
    window.field("3. Nitik Karawitan, RT 032").choose("Ini Nitik Karawitan, RT 032, Jalan Contoh 9, ±65");
    window.button("Daftarkan 2").click();
    window.see("2 keluarga didaftarkan, 1 di antaranya sudah tercatat");
    window.not_see("belum didata");
    window.picture("18-registered");

    window.button("Jadikan kasus (3)").click();
    window.see("Jadikan 3 kasus?");
    window.button("Buat 3 kasus").click();
    window.see("Centang paling sedikit satu");
    window.field("Kerugian harta benda").click();
    window.picture("19-cases");
    window.axe_finds_nothing("dialog of the cases");
    window.button("Buat 3 kasus").click();
    window.see("3 kasus dibuat");
    window.see("3 keluarga · 7 jiwa · 3 kasus");
    window.picture("20-with-cases");
    window.axe_finds_nothing("a list with its cases");
}

/// A line that was not asked for goes, and what it said for good where its people were never written down.
fn taken_off(window: &Window, keys: &Keys) {
    keys.fill("Salah Ketik");
    window.press("Ctrl+S");
    window.see("4 keluarga");
    window.tab_to("Daftar darurat");
    window.press("Home");
    window.press("Delete");
    window.see("Salah Ketik dikeluarkan dari daftar");
    window.see("3 keluarga");
    forgotten(window);
}

#[test]
fn known_and_unknown_households_become_families_and_cases_and_all_of_it_goes_back() {
    let (_folder, window) = at_a_list(Size::SMALL);
    // What a list needs is said at its field.
    window.press("Ctrl+N");
    window.await_focus("Nama kejadian");
    window.press("Enter");
    window.see("Tulis nama kejadiannya");
    window.picture("11-list-fault");
    window.press("Escape");
    begin(&window, "Banjir Kali Contoh");

    // Somebody who is written down: all but the need is known.
    let keys = counted(&window);
    window.type_text("anak dan");
    window.option(LONG);
    window.picture("12-offered");
    window.axe_finds_nothing("a household is offered");
    keys.press("Down");
    keys.press("Enter");
    window.await_focus("Kebutuhan");
    window.see("Sudah didata");
    window.picture("13-chosen");
    keys.fill("kasur");
    keys.fill("");
    window.see("1 keluarga");
    window.await_focus("Nama");

    // Typing on without choosing; the arrow repeats the address of the line before.
    keys.fill("Ceplok Kembang");
    window.await_focus("Alamat");
    keys.press("Down");
    keys.press("Enter");
    for text in ["32", "3", "selimut", ""] {
        keys.fill(text);
    }
    window.see("2 keluarga");
    window.see("1 belum didata");

    // The same again is said at once, and forbidden for the registered family alone.
    window.type_text("ceplok kembang");
    window.see("Nama dan RT sama dengan baris 2");
    window.picture("14-twice");
    window.axe_finds_nothing("a name that is there already");
    window.button("Kosongkan").click();
    window.await_focus("Nama");
    window.type_text("sekar dangan");
    window.option(LONG);
    window.press("Down");
    window.press("Enter");
    window.see("Keluarga ini sudah ada di baris 1");
    window.await_focus("Kebutuhan");
    window.press("Ctrl+S");
    window.see("Baris ini belum tersimpan");
    window.see("Ubah baris itu saja");
    window.picture("15-twice-refused");
    window.button("Kosongkan").click();

    // Every fault at its field, and what was typed stays.
    window.await_focus("Nama");
    for text in ["", "Gang Truntum 7", "0", "0", "obat"] {
        keys.fill(text);
    }
    window.await_focus("Telepon");
    keys.fill("tanya Bu RT");
    window.see("Tulis namanya");
    window.see("Tulis angka 1 sampai 99");
    window.see("Tulis nomornya dengan angka");
    window.await_focus("Nama");
    window.picture("16-faults");
    window.axe_finds_nothing("a line with faults");
    window.type_text("Nitik Karawitan");
    window.field("RT").fill("32");
    // Nobody chose from the list that opened; the line says it anew.
    window.see("Sudah didata dengan nama ini: Nitik Karawitan, RT 032");
    window.field("Jiwa").fill("2");
    window.field("Telepon").fill("");
    window.press("Ctrl+S");
    window.see("3 keluarga");
    window.await_focus("Nama");

    // What is said of the list takes from its place as long as it is there.
    window.not_see("Daftar Banjir Kali Contoh dibuat");
    taken_off(&window, &keys);
    registered_and_with_cases(&window);
    window.tab_to("Daftar darurat");
    window.press("Home");
    window.press("Enter");
    window.see("Keluarkan dari daftar");
    window.picture("21-line");
    window.axe_finds_nothing("dialog of a line");
    window.press("Escape");
    window.button("Lainnya").click();
    window.button("Cetak daftar").click();
    window.see("Jumlah: 3 keluarga, 7 jiwa");
    window.picture("22-paper");
    window.axe_finds_nothing("the list on paper");
    window.press("Escape");
    window.button("Beranda").click();
    window.see("Daftar darurat: Banjir Kali Contoh");
    window.picture("23-home");
    window.button("Kasus").click();
    window.see("3 kasus");
    window.picture("24-cases");
    window.press("Ctrl+Z");
    window.see("Urungkan");
    window.button("Urungkan").click();
    window.see("Belum ada kasus");
    window.close();
}

/// Somebody who stands there and nowhere else wants to be forgotten: their line counts on without a name.
fn forgotten(window: &Window) {
    window.field("Nama").fill("Truntum Garuda");
    window.press("Ctrl+S");
    window.see("4 keluarga");
    window.tab_to("Daftar darurat");
    window.press("Home");
    window.press("Enter");
    window.button("Hapus untuk selamanya").click();
    window.see("Yang tetap ada, tanpa nama");
    window.picture("16-erase-a-line");
    window.axe_finds_nothing("dialog before a line is erased");
    window.button("Hapus untuk selamanya").click();
    window.see("Data di baris ini dihapus");
    window.not_see("Truntum Garuda");
    walk::close_notice(window);
    window.tab_to("Daftar darurat");
    window.press("Home");
    window.press("Delete");
    window.see("Data dihapus dikeluarkan dari daftar");
    window.see("3 keluarga");
}

#[test]
fn a_power_cut_takes_at_most_the_line_that_is_typed_and_that_is_kept() {
    let (folder, window) = at_a_list(Size::SMALL);
    begin(&window, "Gempa");
    let keys = counted(&window);
    for text in ["Ceplok Kembang", "", "32", "3", "", ""] {
        keys.fill(text);
    }
    window.see("1 keluarga");
    keys.fill("Parang Slobog");
    window.type_text("Gang Buntu");
    let lists = window.command("emergencies", &json!({"query": "", "offset": 0, "limit": 1})).unwrap();
    walk::await_draft(&window, "emergency_line", &lists[0]["id"], "Gang Buntu");
    window.kill();
    let window = Window::open(Size::SMALL, &folder);
    walk::unlock(&window, walk::PASSPHRASE);
    window.see("Draf baris daftar darurat");
    window.picture("31-home-after-the-cut");
    window.button("Lanjutkan").click();
    window.see("Gempa");
    window.see("1 keluarga");
    window.await_focus("Nama");
    assert_eq!(window.field("Nama").value(), "Parang Slobog");
    assert_eq!(window.field("Alamat").value(), "Gang Buntu");
    window.press("Ctrl+S");
    window.see("2 keluarga");
    window.button("Beranda").click();
    window.see("Daftar darurat: Gempa");
    window.not_see("Draf baris daftar darurat");
    window.close();
}
