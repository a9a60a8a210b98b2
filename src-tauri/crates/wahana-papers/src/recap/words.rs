//! The words of the recap, and its lines as a flat table (the CSV, and a sheet of the city's workbook).

use super::RecapHeading;
use super::area::{Area, Level};
use super::shown::Whom;

pub(super) const TITLE: &str = "REKAPITULASI PPKS (PMKS)";
pub(super) const TRAINING: &str = "LATIHAN: semua isi lembar ini karangan, bukan data warga.";
pub(super) const TYPE_COLUMNS: [&str; 8] = [
    "No.",
    "Jenis PPKS",
    "L",
    "P",
    "Keluarga, kelompok, atau jenis kelamin belum dicatat",
    "Jumlah",
    "Sudah dilayani",
    "Belum dilayani",
];
pub(super) const OPEN_TOTAL: &str = "Jumlah jenis yang tidak dirahasiakan";
pub(super) const NOTE_SECRET: &str = "Jenis bertanda * dirahasiakan: angka 1 sampai 4 ditulis <5, dan jumlah yang memuatnya ditulis sebagai rentang.";
pub(super) const NOTE_PEOPLE: &str =
    "Satu orang dapat termasuk beberapa jenis, maka jumlah seluruh jenis bukan jumlah orang.";
pub(super) const SHEET_TYPES: &str = "Rekap per jenis";
pub(super) const SHEET_ACROSS: &str = "Untuk kemantren";
pub(super) const SHEET_AREAS: &str = "Rekap per wilayah";
pub(super) const SHEET_LINES: &str = "Rinci";
pub(super) const SHEET_METADATA: &str = "Metadata";
pub(super) const AREA_COLUMNS: [&str; 3] = ["Kemantren", "Kelurahan", "RW"];

/// Columns of the flat table.
pub const COLUMNS_OF_LINES: [&str; 11] = [
    "tingkat",
    "kode_wilayah",
    "kemantren",
    "kelurahan",
    "rw",
    "ppks",
    "nama_ppks",
    "rahasia",
    "jenis_kelamin",
    "sudah_dilayani",
    "belum_dilayani",
];

/// What a line is called.
pub fn level_word(level: Level) -> &'static str {
    match level {
        Level::Rw => "RW",
        Level::Kelurahan => "KELURAHAN",
        Level::Kemantren => "SUBTOTAL",
        Level::City => "TOTAL",
    }
}

/// The lines of one area: one a type and sex, in the order of [`COLUMNS_OF_LINES`]. Texts are as they came and
/// must be made safe by the writer.
pub fn lines_of(area: &Area) -> Vec<[String; 11]> {
    let of = |whom: Whom| {
        area.types.iter().map(move |one| {
            [
                level_word(area.level).to_owned(),
                area.code.clone(),
                area.kemantren.clone(),
                area.kelurahan.clone(),
                area.rw.clone(),
                one.pmks.to_string(),
                one.name.clone(),
                if one.secret { "ya" } else { "tidak" }.to_owned(),
                whom.letter().to_owned(),
                one.served_of(whom).to_string(),
                one.unserved_of(whom).to_string(),
            ]
        })
    };
    let mut lines: Vec<[String; 11]> = Whom::ALL.into_iter().flat_map(of).collect();
    // By type, then L, P and the others; the sort keeps their order.
    lines.sort_by_key(|line| line[5].parse::<i64>().unwrap_or(0));
    lines
}

/// Rows of the sheet `Metadata` (Perpres 39/2019: what the figures mean travels with them).
pub(super) fn metadata(heading: &RecapHeading, reference: &str) -> Vec<[String; 2]> {
    [
        ("Nama", "Rekapitulasi PPKS per jenis, jenis kelamin dan status layanan"),
        ("Alias", "Rekap PMKS WKSBM"),
        ("Dibuat oleh", &heading.made_by),
        ("Wilayah", &heading.place),
        ("Tanggal dibuat", &heading.date),
        ("Referensi waktu", reference),
        (
            "Konsep",
            "Pemerlu Pelayanan Kesejahteraan Sosial (PPKS), dahulu PMKS: 26 jenis menurut Permensos 8/2012",
        ),
        ("Satuan hitung", "Orang per jenis; keluarga atau kelompok pada kolom -"),
        ("Sudah dilayani", "Ada kasus pada tahap layanan, rujukan, pemantauan, atau selesai"),
        ("Belum dilayani", "Semua kasusnya baru dilaporkan, dinilai atau direncanakan"),
        ("Klasifikasi wilayah", "Kode Kemendagri (Kepmendagri 050-145 Tahun 2022)"),
        ("Tipe", "Bilangan bulat; <5 dan rentang (mis. 7–10) adalah teks"),
        ("Aturan rahasia", NOTE_SECRET),
        ("Catatan", NOTE_PEOPLE),
        ("Aksesibilitas", "Tanpa nama; boleh dibuka di LibreOffice atau Excel"),
    ]
    .map(|(name, value)| [name.to_owned(), value.to_owned()])
    .into()
}
