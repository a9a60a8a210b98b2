//! Packages that are broken or forged: refused whole, with the reason, and nothing of them stays.

use std::fs;

use serde_json::json;

use crate::testing::{Kantor, Rw};

/// Receives `bytes` and expects a refusal that says `reason` and leaves nothing.
#[track_caller]
fn refused(office: &Kantor, bytes: &[u8], reason: &str) {
    let before = office.knowledge();
    let said = office.receive(bytes).not_done();
    assert!(said.contains("DITOLAK") && said.contains(reason), "{said}");
    assert_eq!(office.knowledge(), before);
    assert_eq!(fs::read_dir(office.data().join("masuk")).unwrap().count(), 0, "the copy is gone");
}

fn welcomed() -> (Kantor, Rw) {
    let (office, rw) = (Kantor::new(), Rw::of_pandeyan("005"));
    office.welcome(&rw, &rw.package(&office, 1));
    (office, rw)
}

#[test]
fn a_byte_altered_anywhere_and_a_file_cut_anywhere_are_refused() {
    let (office, rw) = welcomed();
    let whole = rw.package(&office, 2);
    let before = office.knowledge();
    let folder = office.folder().join("rusak");
    fs::create_dir(&folder).unwrap();
    let mut count = 0;
    for at in (0..whole.len()).step_by(whole.len() / 60) {
        let mut altered = whole.clone();
        altered[at] ^= 1 << (at % 8);
        fs::write(folder.join(format!("ubah-{at:06}.wksbm")), altered).unwrap();
        fs::write(folder.join(format!("potong-{at:06}.wksbm")), &whole[..at]).unwrap();
        count += 2;
    }
    let said = office.run(&["terima", folder.to_str().unwrap()]).not_done();
    assert!(said.contains(&format!("Paket: {count} ditolak.")), "{said}");
    assert_eq!(office.knowledge(), before);
    office.receive(&whole).done();
}

#[test]
fn a_file_that_is_none_and_a_package_for_another_office_are_named() {
    let (office, rw) = welcomed();
    refused(&office, b"", "bukan paket");
    refused(&office, b"PK\x03\x04", "bukan paket");
    refused(&office, &rw.package(&Kantor::new(), 2), "untuk kantor lain");
}

#[test]
fn a_newer_major_version_asks_for_a_newer_program() {
    let (office, rw) = welcomed();
    let newer = rw.forge(&office, &rw.contents(2), |parts| {
        parts.json("manifest.json", |manifest| manifest["version"] = json!("2.0"));
    });
    refused(&office, &newer, "versi 2.0 yang lebih baru");
}

#[test]
fn a_bomb_is_refused() {
    let (office, rw) = welcomed();
    let bomb = rw.forge(&office, &rw.contents(2), |parts| parts.put("attachments/b", vec![0; 64 << 20]));
    refused(&office, &bomb, "mengembang");
    let swarm = rw.forge(&office, &rw.contents(2), |parts| {
        (0..200).for_each(|at| parts.put(&format!("attachments/{at}"), vec![1]));
    });
    refused(&office, &swarm, "lebih dari batas 200");
}

#[test]
fn a_manifest_signed_by_somebody_else_is_refused() {
    let (office, rw) = welcomed();
    let contents = rw.contents(2);
    let forged = {
        let stranger = rw.impostor();
        let mut claimed = stranger.contents(2);
        claimed.meta.id = contents.meta.id;
        stranger.forge(&office, &claimed, |parts| {
            parts.json("datapackage.json", |whole| {
                whole["wahana"]["card"] = serde_json::to_value(rw.card()).unwrap();
            });
        })
    };
    refused(&office, &forged, "bukan dari pemilik kartunya");
}

#[test]
fn sums_that_do_not_fit_the_rows_are_refused() {
    let (office, rw) = welcomed();
    let forged = rw.forge(&office, &rw.contents(2), |parts| {
        parts.json("datapackage.json", |whole| whole["wahana"]["counts"]["residents"] = json!(9));
    });
    refused(&office, &forged, "tidak cocok");
}

#[test]
fn a_used_package_id_with_other_contents_is_refused() {
    let (office, rw) = welcomed();
    let first = rw.contents(2);
    office.receive(&rw.seal(&office, &first)).done();
    let mut second = rw.contents(3);
    second.meta.id = first.meta.id;
    refused(&office, &rw.seal(&office, &second), "sudah pernah diterima dengan isi lain");
}

#[test]
fn paths_that_lead_nowhere_and_folders_without_packages_are_named() {
    let office = Kantor::new();
    let said = office.run(&["terima", "/tidak/ada.wksbm"]).not_done();
    assert!(said.contains("Tidak ada berkas"), "{said}");
    fs::create_dir(office.folder().join("kosong")).unwrap();
    let empty = office.folder().join("kosong");
    let said = office.run(&["terima", empty.to_str().unwrap()]).not_done();
    assert!(said.contains("tidak ada paket"), "{said}");
}
