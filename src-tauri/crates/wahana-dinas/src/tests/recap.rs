//! The city's recap adds up, opens in other programs, and gives no small secret count away.

use std::fs;
use std::path::Path;
use std::process::Command;

use wahana_handover::content::recap_rows;

use crate::testing::{Kantor, Rw};

/// Three RWs in two kemantren, the first with two packages of which the newer counts.
fn three_rws() -> Kantor {
    let office = Kantor::new();
    let tegalrejo = Rw::new("34.71.01.1001", "Kricak", "Tegalrejo", "001");
    let rws = [Rw::of_pandeyan("005"), Rw::of_pandeyan("006"), tegalrejo];
    for (rw, elders, secret) in [(&rws[0], 99, 9), (&rws[1], 3, 2), (&rws[2], 7, 0)] {
        office.welcome(rw, &counted(&office, rw, 1, elders, secret));
    }
    office.receive(&counted(&office, &rws[0], 2, 4, 1)).done();
    office
}

fn counted(office: &Kantor, rw: &Rw, number: i64, elders: i64, secret: i64) -> Vec<u8> {
    let mut contents = rw.contents(number);
    contents.recap = recap_rows(|pmks, sex| match (pmks, sex) {
        (8, "P") => (elders, 1),
        (16, "L") => (0, secret),
        (24, "-") => (2, 5),
        _ => (0, 0),
    });
    rw.seal(office, &contents)
}

fn recap(office: &Kantor, more: &[&str]) -> (String, String, String) {
    let path = |name: &str| office.folder().join(name).to_str().unwrap().to_owned();
    let (csv, xlsx) = (path("rekap.csv"), path("rekap.xlsx"));
    let arguments = [&["rekap", "--csv", &csv, "--xlsx", &xlsx][..], more].concat();
    (office.run(&arguments).done(), csv, xlsx)
}

/// Reads a CSV with Python's own reader and prints chosen cells.
fn python(program: &str, file: &str) -> String {
    let done = Command::new("python3").args(["-c", program, file]).output().expect("python3");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap().trim().to_owned()
}

#[test]
fn the_csv_adds_up_from_rw_to_city_as_python_reads_it() {
    let office = three_rws();
    let (_, csv, _) = recap(&office, &["--rw"]);
    let program = r#"
import csv, sys
rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8", newline="")))
def total(level, column): return sum(int(r[column]) for r in rows if r["tingkat"] == level and r["rahasia"] == "tidak")
for column in ("sudah_dilayani", "belum_dilayani"):
    print(*[total(level, column) for level in ("RW", "KELURAHAN", "SUBTOTAL", "TOTAL")])
print(len(rows), *[r["belum_dilayani"] for r in rows if r["ppks"] == "16" and r["jenis_kelamin"] == "L"])
"#;
    let said = python(program, &csv);
    let lines: Vec<&str> = said.lines().collect();
    // Elders 4 + 3 + 7 served and 1 unserved each; families 2 and 5 each.
    assert_eq!(lines[0], "20 20 20 20");
    assert_eq!(lines[1], "18 18 18 18");
    // Kricak 0, its sums 0, RW 005 and 006 masked, and sums that could be anything they allow.
    assert_eq!(lines[2], format!("{} 0 0 0 <5 <5 2–8 2–8 2–8", 78 * 8));
}

#[test]
fn the_screen_shows_the_same_and_says_what_it_counts() {
    let office = three_rws();
    let (said, _, _) = recap(&office, &[]);
    assert!(said.contains("Paket terakhir dari 3 RW"), "{said}");
    let line = |begin: &str| said.lines().find(|line| line.trim_start().starts_with(begin)).unwrap();
    let numbers = |line: &str| {
        let words = line.split_whitespace();
        words.rev().take(6).collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(numbers(line("8  Lanjut usia")), "0 17 0 17 14 3");
    assert_eq!(numbers(line("16  ")), "2–8 0 0 2–8 0 2–8");
    let last_three = |line: &str| {
        let words = line.split_whitespace();
        words.rev().take(3).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(last_three(line("SUBTOTAL Umbulharjo")), ["12", "11", "23"]);
    assert_eq!(last_three(line("TOTAL")), ["18", "20", "38"]);
}

#[test]
fn libreoffice_opens_the_workbook() {
    let office = three_rws();
    let (_, _, xlsx) = recap(&office, &[]);
    let folder = tempfile::tempdir().unwrap();
    let done = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}/profile", folder.path().display()))
        .args(["--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir"])
        .args([folder.path(), Path::new(&xlsx)])
        .output()
        .expect("soffice (Debian: libreoffice-calc-nogui) must be installed");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let text = fs::read_to_string(folder.path().join("rekap.csv")).unwrap();
    let total = text.lines().find(|line| line.starts_with("TOTAL")).unwrap();
    assert_eq!(total.split(',').nth(10), Some("17"), "{total}");
    assert!(text.contains("SUBTOTAL Tegalrejo"), "{text}");
}

#[test]
fn a_recap_never_overwrites_a_file() {
    let office = three_rws();
    let there = office.on_stick("rekap.csv", b"lama");
    assert!(office.run(&["rekap", "--csv", &there]).not_done().contains("tidak ditimpa"));
}
