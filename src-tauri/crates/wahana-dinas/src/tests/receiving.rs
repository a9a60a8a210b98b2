//! Packages that come in: once, twice, in any order, with gaps, and what they leave.

use std::fs;
use std::path::Path;

use uuid::Uuid;

use crate::testing::{Kantor, Rw, a_resident, a_withdrawal};

#[test]
fn the_same_package_twice_is_harmless() {
    let (office, rw) = (Kantor::new(), Rw::of_pandeyan("005"));
    let package = rw.package(&office, 1);
    office.welcome(&rw, &package);
    let before = office.knowledge();
    assert!(office.receive(&package).done().contains("sudah pernah diterima"));
    assert_eq!(office.knowledge(), before);
}

#[test]
fn a_package_sealed_anew_is_the_same_package() {
    let (office, rw) = (Kantor::new(), Rw::of_pandeyan("005"));
    let contents = rw.contents(1);
    office.welcome(&rw, &rw.seal(&office, &contents));
    assert!(office.receive(&rw.seal(&office, &contents)).done().contains("sudah pernah diterima"));
}

#[test]
fn packages_of_one_rw_leave_the_same_whatever_the_order() {
    let rw = Rw::of_pandeyan("005");
    let (kept, struck, changed) = (Uuid::now_v7(), Uuid::now_v7(), Uuid::now_v7());
    let (mut one, mut two, mut three) = (rw.contents(1), rw.contents(2), rw.contents(3));
    one.residents = vec![
        a_resident(kept, 1, "Ceplok"),
        a_resident(struck, 4, "Mega Mendung"),
        a_resident(changed, 1, "Parang"),
    ];
    two.residents = vec![a_resident(kept, 1, "Ceplok"), a_resident(changed, 2, "Parang Rusak")];
    two.withdrawals = vec![a_withdrawal(struck, 4)];
    three.residents = vec![a_resident(kept, 1, "Ceplok Lain"), a_resident(changed, 2, "Parang Rusak")];
    let office = Kantor::new();
    let packages = [&one, &two, &three].map(|contents| rw.seal(&office, contents));
    office.welcome(&rw, &packages[0]);
    for package in &packages[1..] {
        office.receive(package).done();
    }
    let straight = office.knowledge();
    assert!(straight.iter().any(|row| row.contains("Parang Rusak")));
    assert!(!straight.iter().any(|row| row.contains("Mega Mendung")), "struck out and erased");
    let standing = |name: &str| straight.iter().find(|row| row.contains(name)).unwrap().clone();
    assert!(standing("\"Ceplok Lain\"").contains("current"), "of one revision the newest counts");
    assert!(standing("\"Ceplok\"").contains("finding"), "the other is kept for a person");

    let other = Kantor::new();
    let packages = [&three, &one, &two].map(|contents| rw.seal(&other, contents));
    other.welcome(&rw, &packages[0]);
    for package in &packages[1..] {
        other.receive(package).done();
    }
    let without_files = |rows: &[String]| -> Vec<String> {
        rows.iter().filter(|row| row.starts_with("34.71")).cloned().collect()
    };
    assert_eq!(without_files(&other.knowledge()), without_files(&straight));
}

#[test]
fn the_list_says_who_handed_in_what_and_which_numbers_never_came() {
    let office = Kantor::new();
    let (five, six) = (Rw::of_pandeyan("005"), Rw::of_pandeyan("006"));
    office.welcome(&five, &five.package(&office, 1));
    office.receive(&five.package(&office, 4)).done();
    office.receive(&six.package(&office, 1)).not_done();
    let said = office.run(&["daftar", "--sejak", "2020-01-01"]).done();
    let line = said.lines().find(|line| line.contains("005")).unwrap();
    assert!(line.starts_with("Umbulharjo") && line.contains("2-3"), "{line}");
    assert!(said.contains("Belum menyerahkan sejak 1 Januari 2020: Pandeyan RW 006."), "{said}");
    assert!(said.contains("Kelurahan yang belum pernah ada paketnya (44 dari 45)"), "{said}");
}

#[test]
fn a_folder_with_packages_of_three_rws_comes_in_at_once() {
    let office = Kantor::new();
    let rws = ["004", "005", "006"].map(Rw::of_pandeyan);
    for (at, rw) in rws.iter().enumerate() {
        office.on_stick(&format!("{at}.wksbm"), &rw.package(&office, 1));
    }
    office.on_stick("0.wksbm.part", b"half");
    let stick = office.folder().join("stik");
    let said = office.run(&["terima", stick.to_str().unwrap()]).not_done();
    assert!(said.contains("Paket: 3 ditahan."), "{said}");
    for rw in &rws {
        office.run(&["setujui", &rw.code(), "--ya"]).done();
    }
    let said = office.run(&["terima", stick.to_str().unwrap()]).done();
    assert!(said.contains("Paket: 3 sudah pernah diterima."), "{said}");
}

#[test]
fn what_an_interrupted_run_left_is_taken_away_and_held_packages_stay() {
    let (office, rw) = (Kantor::new(), Rw::of_pandeyan("005"));
    office.receive(&rw.package(&office, 1)).not_done();
    for leftover in ["masuk/x.wksbm", "ditahan/x.wksbm"] {
        fs::write(office.data().join(leftover), b"sealed").unwrap();
    }
    office.run(&["setujui", &rw.code(), "--ya"]).done();
    assert!(!office.data().join("masuk/x.wksbm").exists());
    assert!(!office.data().join("ditahan/x.wksbm").exists());
}

#[test]
fn no_file_under_the_data_folder_holds_a_residents_name_in_clear() {
    let office = Kantor::new();
    let (known, held) = (Rw::of_pandeyan("005"), Rw::of_pandeyan("006"));
    office.welcome(&known, &known.package(&office, 1));
    office.receive(&held.package(&office, 1)).not_done();
    office.run(&["rekap", "--csv", office.folder().join("r.csv").to_str().unwrap()]).done();
    assert!(office.knowledge().iter().any(|row| row.contains("Sekar Truntum")), "the test can see it");
    let mut files = 0;
    visit(office.folder(), &mut |path, bytes| {
        files += 1;
        for secret in ["Sekar Truntum", "9999014101500001", "Gang Nitik", "Makan dibantu"] {
            let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "{secret} in {}", path.display());
        }
    });
    assert!(files > 6);
}

fn visit(folder: &Path, look: &mut dyn FnMut(&Path, &[u8])) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { visit(&path, look) } else { look(&path, &fs::read(&path).unwrap()) }
    }
}
