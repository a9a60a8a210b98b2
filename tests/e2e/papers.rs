//! What comes out of the printer: every kind of paper, printed from the real window into a file and read back.

use std::fs;
use std::path::PathBuf;

use wahana_core::assistance::{FundForm, Recipient};
use wahana_core::distribution::{self, DistributionForm, Per, RowForm};
use wahana_core::reference::AssistanceType;
use wahana_tests::batch::families;
use wahana_tests::paper::{self, Page, said};
use wahana_tests::walk::{self, PASSPHRASE};
use wahana_tests::window::{DataFolder, Size, Undriven};
use wahana_tests::{built, prepared};

use super::screens;

/// A window whose papers are put aside under names.
struct Printing {
    window: Undriven,
    papers: PathBuf,
    aside: PathBuf,
}

impl Printing {
    fn of(folder: &DataFolder, test: &str) -> Self {
        let papers = folder.documents();
        let aside = built::target().join("window/papers").join(test);
        let _ = fs::remove_dir_all(&aside);
        fs::create_dir_all(&aside).unwrap();
        Self { window: Undriven::open(Size::USUAL, folder), papers, aside }
    }

    fn unlock(&self) {
        self.window.press_on("Kalimat sandi");
        self.window.type_text(PASSPHRASE);
        self.window.press("Return");
    }

    /// Presses this button of a paper, and reads what came out; a copy is kept under `name`.
    fn print(&self, button: &str, name: &str) -> Vec<Page> {
        let printed = self.window.print(button, &self.papers);
        let kept = self.aside.join(format!("{name}.pdf"));
        fs::copy(&printed, &kept).unwrap();
        fs::remove_file(printed).unwrap();
        paper::pages(&kept)
    }
}

/// What holds of every page: A4, nothing nearer to an edge than printers reach, nothing of the screen.
fn is_paper(name: &str, pages: &[Page]) {
    for (at, page) in (1..).zip(pages) {
        let size = (page.width.round(), page.height.round());
        assert_eq!(size, (210.0, 297.0), "{name}, page {at}: A4");
        let margins = page.margins().unwrap_or_else(|| panic!("{name}, page {at} is empty"));
        assert!(margins.iter().all(|&margin| margin >= 8.0), "{name}, page {at}: {margins:?}");
        for on_screen in ["Beranda", "Tutup", "Cetak", "Ctrl", "Urungkan", "Kembali"] {
            let found = page.words.iter().any(|word| word.text == on_screen);
            assert!(!found, "{name}, page {at}: {on_screen}: {}", page.text());
        }
    }
}

/// Families on the list.
const FAMILIES: usize = 350;

#[test]
fn every_one_of_350_rows_comes_out_of_the_printer_once_whole_and_in_order() {
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    let rows = families(&vault, FAMILIES)
        .into_iter()
        .map(|id| RowForm { recipient: Recipient::Household { id }, shares: 1, amount: None })
        .collect();
    let form = DistributionForm {
        name: "Santunan Ramadan".to_owned(),
        day: walk::today().to_string(),
        place: "Balai RW 99".to_owned(),
        per: Per::Household,
        kind: "WK_SAKIT".to_owned(),
        form: AssistanceType::Money,
        amount: Some(12_500_000),
        items: Vec::new(),
        funds: vec![FundForm { fund: "KOTAK".to_owned(), amount: Some(12_500_000) }],
        note: String::new(),
        rows,
    };
    let id = vault.write(|ctx| distribution::make(ctx, &form)).unwrap().id;
    let listed = vault.read(|ctx| distribution::find(ctx, id)).unwrap().recipients;
    drop(vault);

    let printing = Printing::of(&folder, "list");
    printing.unlock();
    printing.window.press_on("Bantuan");
    printing.window.press_on("Penyaluran");
    printing.window.press_on("Santunan Ramadan");
    printing.window.press_on("Cetak daftar");
    let pages = printing.print("Cetak", "list");
    is_paper("the list", &pages);

    let mut found = Vec::new();
    for (at, page) in (1..).zip(&pages) {
        for head in ["Nama", "jempol", "Keterangan", "Ramadan"] {
            let times = page.words.iter().filter(|word| word.text == head).count();
            assert_eq!(times, 1, "page {at} says {head} once: {}", page.text());
        }
        let number = format!("Halaman {at} dari {}", pages.len());
        assert!(page.text().contains(&number), "{number}: {}", page.text());
        let column = |head: &str| page.words.iter().find(|word| word.text == head).unwrap();
        let (name, gets) = (column("Nama").left, column("RT").left);
        for row in page.rows(column("jempol").right) {
            if row.words.first().is_none_or(|word| word.text.parse::<usize>().is_err()) {
                continue;
            }
            assert!(row.bottom - row.top >= 20.0, "page {at}, room for a thumb: {row:?}");
            let within = |from: f64, to: f64| {
                row.words
                    .iter()
                    .filter(|word| word.left >= from - 1.0 && word.right <= to)
                    .cloned()
                    .collect::<Vec<_>>()
            };
            assert!(said(&row.words).contains("Rp12.500.000"), "page {at}: {row:?}");
            found.push(said(&within(name, gets)));
        }
    }
    let wanted: Vec<String> = listed.iter().map(|row| format!("Keluarga {}", row.name)).collect();
    assert_eq!(found, wanted);
    let last = pages.last().unwrap().text();
    for said in ["Contoh 349", "Jumlah penerima: 350", "Yang menyerahkan"] {
        assert!(last.contains(said), "what is signed is not alone: {last}");
    }
}

/// A paper: its name, what is pressed to come to it from the one before, and words that stand on it. What is pressed may be
/// followed by what is typed then: `Cari warga=menur`.
type Other = (&'static str, &'static [&'static str], &'static [&'static str]);

/// Of records as long and as odd as they may be.
const OTHERS: &[Other] = &[
    ("minutes", &["Kegiatan", "Rapat pengurus", "Cetak notulen"], &["NOTULEN", "Keputusan"]),
    ("attendance", &["Lainnya", "Cetak daftar hadir"], &["HADIR"]),
    ("emergency", &["Kasus", "Daftar darurat", "Banjir Kali", "Lainnya", "Cetak daftar"], &["Jumlah:"]),
    ("list", &["Bantuan", "Penyaluran", "Paket beras", "Cetak daftar"], &["Jumlah"]),
    (
        "report",
        &["Sisanya hadir", "Tutup penyaluran", "Tutup penyaluran", "Cetak laporan"],
        &["Direncanakan"],
    ),
    ("cases", &["Kasus", "Tandai", "Cetak…"], &["Tentang siapa", "K-2", "Jumlah: 1 kasus"]),
    ("plan", &["Lepas tanda", screens::world::FULL, "Cetak rencana"], &["Punya KTP", "Disepakati"]),
    ("time line of a case", &["Lainnya", "Seluruh perjalanan", "Cetak"], &["Laporan masuk", "Atap dapur"]),
    (
        "notice",
        &["Warga & Keluarga", "Cari warga=menur", screens::world::FULL, "Lembar pemberitahuan"],
        &["Hak Anda", "Petugas"],
    ),
    ("own data", &["Lainnya", "Semua datanya (cetak)"], &["Data diri", "Rp1.000.000.000", "Punya KTP"]),
    ("time line of a resident", &["Lainnya", "Seluruh perjalanan", "Cetak"], &["Rp1.000.000.000"]),
    (
        "recovery key",
        &["Atur", "Kunci & pemulihan", "Buat kunci pemulihan baru"],
        &["KUNCI PEMULIHAN", "LATIHAN", "Disimpan oleh"],
    ),
];

#[test]
fn papers_of_the_longest_records_come_out_whole() {
    let folder = screens::world::folder();
    let printing = Printing::of(&folder, "others");
    printing.window.press_on("Coba dulu");
    printing.window.press_on(walk::HEAD);
    printing.window.see(&format!("Kalimat sandi {}", walk::HEAD));
    printing.unlock();
    for (at, (name, ways, says)) in OTHERS.iter().enumerate() {
        // Of the paper before.
        let close = (at > 0).then_some(&"Tutup");
        for way in close.into_iter().chain(*ways) {
            let (pressed, typed) = way.split_once('=').unwrap_or((way, ""));
            printing.window.press_on(pressed);
            printing.window.type_text(typed);
        }
        let pages = printing.print("Cetak", name);
        is_paper(name, &pages);
        let told = pages.iter().map(Page::text).collect::<Vec<_>>().join(" ");
        assert!(says.iter().all(|said| told.contains(said)), "{name}: {told}");
    }
}
