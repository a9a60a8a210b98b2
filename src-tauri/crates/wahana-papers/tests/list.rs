//! A list's workbook as `LibreOffice` reads it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod reader;

use reader::sheets;
use wahana_papers::Error;
use wahana_papers::list::{Cell, Column, ListFile};

const COLUMNS: [Column; 5] = [
    Column { title: "Nama", width: 30.0 },
    Column { title: "Telepon", width: 16.0 },
    Column { title: "Tanggal", width: 12.0 },
    Column { title: "Nilai (Rp)", width: 14.0 },
    Column { title: "Anggota", width: 9.0 },
];

fn text(word: &str) -> Cell {
    Cell::Text(word.to_owned())
}

#[test]
fn numbers_that_are_names_stay_text_days_are_days_and_nothing_is_a_formula() {
    let scratch = tempfile::tempdir().unwrap();
    let mut list = ListFile::new("Kasus", &COLUMNS, scratch.path()).unwrap();
    let day = Cell::Date("2026-11-29".to_owned());
    list.add(&[text("Sekar Dangan"), text("0812000011"), day, Cell::Money(1_250_000), Cell::Number(4)])
        .unwrap();
    let strange = Cell::Date("kapan saja".to_owned());
    list.add(&[text("=1+1"), Cell::Empty, strange, Cell::Empty, Cell::Empty]).unwrap();
    list.add(&[text("Udan\u{202e} Liris\nlagi"), text("9999014107500001"), Cell::Date(String::new())])
        .unwrap();
    assert_eq!(list.rows(), 3);
    let about = ["Kasus".to_owned(), "Berkas ini tidak terkunci.".to_owned()];
    let found = sheets(&list.finish(&about).unwrap());
    let of = |name: &str| &found.iter().find(|(sheet, _)| sheet == name).unwrap().1;
    let rows = of("Kasus");
    assert_eq!(rows[0], ["Nama", "Telepon", "Tanggal", "Nilai (Rp)", "Anggota"]);
    assert_eq!(
        rows[1],
        ["Sekar Dangan", "0812000011", "11/29/2026", "1250000", "4"],
        "a day and a number, as the reader's own language has them"
    );
    assert_eq!(rows[2], ["=1+1", "", "kapan saja", "", ""]);
    assert_eq!(rows[3][..2], ["Udan Liris lagi", "9999014107500001"]);
    assert_eq!(of("Keterangan").concat(), about);
    assert_eq!(
        std::fs::read_dir(scratch.path()).unwrap().count(),
        0,
        "nothing is left where it was put aside"
    );
}

#[test]
fn a_long_list_is_whole() {
    let scratch = tempfile::tempdir().unwrap();
    let mut list = ListFile::new("Warga", &COLUMNS[..1], scratch.path()).unwrap();
    for number in 0..20_000 {
        list.add(&[Cell::Text(format!("Warga {number:05}"))]).unwrap();
    }
    let found = sheets(&list.finish(&["Warga".to_owned()]).unwrap());
    let rows = &found.iter().find(|(sheet, _)| sheet == "Warga").unwrap().1;
    assert_eq!(rows.len(), 20_001);
    assert_eq!(rows[20_000], ["Warga 19999"]);
}

#[test]
fn a_place_where_nothing_can_be_written_is_told_apart() {
    let gone = tempfile::tempdir().unwrap().path().join("gone");
    let refused = ListFile::new("Warga", &COLUMNS, &gone).map(drop).unwrap_err();
    assert!(matches!(refused, Error::Scratch(_)), "{refused:?}");
}
