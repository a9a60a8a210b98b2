//! From the RW's own vault to the office's: what the one program makes, the other takes in.

use std::fs;

use wahana_core::vault::{FirstOfficer, Folder, create};
use wahana_core::{group, handover};
use wahana_handover::seal::{SealFor, seal};

use crate::testing::{Kantor, PASSPHRASE};

#[test]
fn the_package_of_a_groups_vault_is_held_approved_and_counted() {
    let office = Kantor::in_training();
    let card = fs::read(office.folder().join("dinas.kartu")).unwrap();
    let first = FirstOfficer {
        name: "Bu Truntum".to_owned(),
        more_roles: Vec::new(),
        passphrase: PASSPHRASE.to_owned(),
        text_size: 100,
    };
    let vault = create(&Folder::new(office.folder().join("rw"), true), &first).unwrap();
    let form = group::GroupForm {
        name: "Sekar Kawung".to_owned(),
        kelurahan_code: "99.99.01.1001".to_owned(),
        rw: "99".to_owned(),
        rts: vec!["31".to_owned()],
        address: String::new(),
        decree: String::new(),
        office: "Dinas Contoh".to_owned(),
    };
    vault.write(|ctx| group::save(ctx, &form, true)).unwrap();
    let accepted = vault.write(|ctx| handover::accept_card(ctx, &card, true)).unwrap();
    assert_eq!(accepted.words, office.card.words(), "both sides read the same eight words");
    let package = vault.write(|ctx| handover::begin(ctx, &[], "stik", true)).unwrap();
    let mut file = Vec::new();
    let whom = SealFor::Recipients(&package.recipients);
    seal(&package.contents, &[], &package.signing, whom, &mut file).unwrap();

    let path = office.on_stick(&package.file_name, &file);
    let words = package.contents.meta.card.words().join(" ");
    assert!(office.run(&["terima", &path]).not_done().contains(&words));
    office.run(&["setujui", "99.99.01.1001/099", "--ya"]).done();
    let said = office.run(&["daftar"]).done();
    assert!(said.lines().any(|line| line.starts_with("Contoh") && line.contains("Contoharjo")), "{said}");
    assert!(office.run(&["rekap"]).done().contains("Paket terakhir dari 1 RW"));
}
