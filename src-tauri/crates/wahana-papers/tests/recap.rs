//! The recap's workbooks as `LibreOffice` reads them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod reader;

use reader::sheets;
use wahana_papers::recap::{AreaRecap, RecapHeading, RecapRow, Whom, recap_of_city, recap_of_rw};

const SECRET: &[i64] = &[3, 6, 7, 10, 14, 15, 16, 17, 18, 19];

fn rows(count: impl Fn(i64, Whom) -> (i64, i64)) -> Vec<RecapRow> {
    (1..=26)
        .flat_map(|pmks| Whom::ALL.map(|whom| (pmks, whom)))
        .map(|(pmks, whom)| {
            let (served, unserved) = count(pmks, whom);
            let (name, secret) = (format!("Jenis {pmks}"), SECRET.contains(&pmks));
            RecapRow { pmks, name, whom, secret, served, unserved }
        })
        .collect()
}

fn heading() -> RecapHeading {
    RecapHeading {
        place: "RW 005, Kelurahan Pandeyan, Kemantren Umbulharjo".to_owned(),
        made_by: "=HYPERLINK(\"http://contoh\")".to_owned(),
        date: "24 November 2026".to_owned(),
        training: true,
    }
}

#[test]
fn one_rw_has_26_rows_whose_sums_fit_and_a_total_of_the_open_types_alone() {
    let counts = |pmks, whom| match (pmks, whom) {
        (8, Whom::Women) => (4, 3),
        (8, Whom::Men) => (1, 0),
        (24, Whom::Others) => (2, 5),
        (16, Whom::Men) => (2, 6),
        _ => (0, 0),
    };
    let found = sheets(&recap_of_rw(&heading(), &rows(counts)).unwrap());
    let (_, types) = found.iter().find(|(name, _)| name == "Rekap per jenis").unwrap();
    let of = |first: &str| types.iter().find(|row| row[0] == first).unwrap()[1..].to_vec();
    assert_eq!(of("8"), ["Jenis 8", "1", "7", "0", "8", "5", "3"]);
    assert_eq!(of("16"), ["Jenis 16 *", "7–10", "0", "0", "7–10", "<5", "6"]);
    let total = types.iter().find(|row| row[1].starts_with("Jumlah jenis")).unwrap();
    assert_eq!(total[2..], ["1", "7", "7", "15", "7", "8"]);
    assert_eq!(types.iter().filter(|row| row[0].parse::<i64>().is_ok()).count(), 26);
    assert!(types[3][0].starts_with("LATIHAN"));

    let (_, across) = found.iter().find(|(name, _)| name == "Untuk kemantren").unwrap();
    assert_eq!((across[5][8].as_str(), across[6][8].as_str()), ("8. Jenis 8", "8"));
    assert!(found.iter().any(|(name, rows)| name == "Metadata" && rows.len() > 10));
}

#[test]
fn a_formula_in_a_name_stays_text() {
    let found = sheets(&recap_of_rw(&heading(), &rows(|_, _| (0, 0))).unwrap());
    let (_, types) = found.iter().find(|(name, _)| name == "Rekap per jenis").unwrap();
    assert!(types[2].join(",").starts_with("=HYPERLINK(http://contoh), 24 November 2026"));
}

fn an_rw(code: &str, kemantren: &str, rw: &str, counts: impl Fn(i64, Whom) -> (i64, i64)) -> AreaRecap {
    AreaRecap {
        kemantren: kemantren.to_owned(),
        kelurahan: format!("Kelurahan {code}"),
        kelurahan_code: code.to_owned(),
        rw: rw.to_owned(),
        rows: rows(counts),
    }
}

#[test]
fn the_city_has_subtotals_and_a_total_that_add_up_and_give_no_secret_away() {
    let only = |number: i64, served: i64| {
        move |pmks, whom| if pmks == number && whom == Whom::Men { (served, 1) } else { (0, 0) }
    };
    let recaps = [
        an_rw("34.71.13.1002", "Umbulharjo", "005", only(8, 3)),
        an_rw("34.71.13.1002", "Umbulharjo", "004", only(16, 2)),
        an_rw("34.71.01.1001", "Tegalrejo", "001", only(8, 10)),
    ];
    let found = sheets(&recap_of_city(&heading(), &recaps, true, "serah terima terakhir").unwrap());
    let (_, areas) = found.iter().find(|(name, _)| name == "Rekap per wilayah").unwrap();
    let line = |at: usize| (areas[at][0].as_str(), areas[at][2].as_str(), areas[at][10].as_str());
    assert_eq!(line(6), ("Tegalrejo", "001", "11"));
    assert_eq!(line(8), ("SUBTOTAL Tegalrejo", "", "11"));
    assert_eq!(line(9), ("Umbulharjo", "004", "0"));
    assert_eq!(line(12), ("SUBTOTAL Umbulharjo", "", "4"));
    assert_eq!(line(13), ("TOTAL", "", "15"));
    assert_eq!(areas[13][18], "2–8", "type 16: two masked counts, whatever they are");
    assert_eq!(areas[13][29], "15", "the open types alone");

    let (_, lines) = found.iter().find(|(name, _)| name == "Rinci").unwrap();
    assert_eq!(lines.len(), 1 + 78 * (3 + 2 + 2 + 1));
    assert!(
        lines
            .iter()
            .any(|row| row[..5] == ["RW", "34.71.13.1002", "Umbulharjo", "Kelurahan 34.71.13.1002", "004"])
    );
}
