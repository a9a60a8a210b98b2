//! What is sealed comes out again, and both sides see the same figures.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod making;

use making::{Pair, a_resident, an_extra};
use std::io::Cursor;
use wahana_handover::content::Contents;
use wahana_handover::open::{Opening, Sender, Unlock, extra_file, open};
use wahana_handover::seal::{ExtraFile, SealFor, seal};

/// What sealing fills in does not count when comparing.
fn without_hashes(mut contents: Contents) -> Contents {
    contents.residents.iter_mut().for_each(|row| row.row_hash.clear());
    contents.households.iter_mut().for_each(|row| row.row_hash.clear());
    contents.members.iter_mut().for_each(|row| row.row_hash.clear());
    contents.cases.iter_mut().for_each(|row| row.row_hash.clear());
    contents.case_types.iter_mut().for_each(|row| row.row_hash.clear());
    contents.follow_ups.iter_mut().for_each(|row| row.row_hash.clear());
    contents.assistance.iter_mut().for_each(|row| row.row_hash.clear());
    contents.assistance_funds.iter_mut().for_each(|row| row.row_hash.clear());
    contents.withdrawals.iter_mut().for_each(|row| row.row_hash.clear());
    contents
}

#[test]
fn contents_come_out_as_they_went_in_with_counts_totals_and_hashes_filled_in() {
    let pair = Pair::new();
    let before = pair.contents();
    let (sealed, file) = pair.seal(&before, &[]).unwrap();
    let opened = pair.open(&file).unwrap();

    assert_eq!(opened.sender, Sender::Known);
    assert_eq!(opened.contents.meta, sealed.meta);
    assert_eq!(opened.contents.meta.counts.residents, 1);
    assert_eq!(opened.contents.meta.totals.assistance_rupiah, 250_000);
    assert_eq!(opened.contents.meta.totals.recap_unserved, 2);
    assert_eq!(opened.contents.residents[0].row_hash.len(), 64);
    let mut after = without_hashes(opened.contents);
    after.meta = before.meta.clone();
    assert_eq!(after, before);
}

#[test]
fn both_sides_see_the_same_hash_length_and_four_words() {
    let pair = Pair::new();
    let (sealed, file) = pair.seal(&pair.contents(), &[]).unwrap();
    let opened = pair.open(&file).unwrap();
    assert_eq!((opened.sha256, opened.words.clone()), (sealed.sha256, sealed.words));
    assert_eq!(opened.words.len(), 4);
    assert_eq!(sealed.bytes, file.len() as u64);
}

#[test]
fn a_package_without_rows_opens() {
    let pair = Pair::new();
    let (_, file) = pair.seal(&pair.empty(), &[]).unwrap();
    assert!(pair.open(&file).unwrap().contents.residents.is_empty());
}

#[test]
fn files_for_people_are_listed_and_read_on_demand() {
    let pair = Pair::new();
    let opened = pair.open(&pair.package()).unwrap();
    assert_eq!(opened.extras.len(), 1);

    let file = pair.package();
    let opened = pair.open(&file).unwrap();
    let keys = [&pair.office];
    let bytes = extra_file(&mut Cursor::new(&file), Unlock::Keys(&keys), &opened.extras[0]).unwrap();
    assert_eq!(bytes, an_extra().bytes);
}

#[test]
fn a_file_that_deflates_like_a_bomb_is_stored_and_the_package_opens() {
    let pair = Pair::new();
    let flat = ExtraFile { name: "attachments/putih.bmp".to_owned(), bytes: vec![0xff; 3 << 20] };
    let (_, file) = pair.seal(&pair.contents(), &[flat]).unwrap();
    assert_eq!(pair.open(&file).unwrap().extras[0].bytes, 3 << 20);
}

#[test]
fn the_same_row_has_the_same_hash_in_every_package() {
    let pair = Pair::new();
    let mut contents = pair.contents();
    let hash = |contents: &Contents| {
        let (_, file) = pair.seal(contents, &[]).unwrap();
        pair.open(&file).unwrap().contents.residents[0].row_hash.clone()
    };
    let first = hash(&contents);
    assert_eq!(first, hash(&contents));
    contents.residents[0].nama = "Sri Wahyuningsih".to_owned();
    assert_ne!(first, hash(&contents));
}

#[test]
fn many_people_make_a_package_that_opens() {
    let pair = Pair::new();
    let mut contents = pair.contents();
    contents.residents.extend((0..2000).map(|number| a_resident(&format!("Warga {number}"))));
    let (_, file) = pair.seal(&contents, &[]).unwrap();
    assert_eq!(pair.open(&file).unwrap().contents.residents.len(), 2001);
}

#[test]
fn where_an_office_has_no_key_a_passphrase_seals_and_opens() {
    let pair = Pair::new();
    let mut file = Vec::new();
    let whom = SealFor::Passphrase("padi jagung kopi teh gula");
    seal(&pair.contents(), &[], &pair.rw, whom, &mut file).unwrap();
    let key = pair.rw.public().clone();
    let try_with = |unlock: Unlock<'_>| {
        let opening = Opening { unlock, training: false, known_key: &|_| Some(key.clone()) };
        open(&mut Cursor::new(&file), &opening).map_or_else(|error| error.code(), |_| "opened")
    };
    assert_eq!(try_with(Unlock::Passphrase("padi jagung kopi teh gula")), "opened");
    assert_eq!(try_with(Unlock::Passphrase("padi jagung kopi teh garam")), "wrong_passphrase");
    assert_eq!(try_with(Unlock::Keys(&[&pair.office])), "needs_passphrase");
}

#[test]
fn an_office_with_an_older_key_beside_its_new_one_opens_both() {
    let pair = Pair::new();
    let newer = Pair::new();
    let file = pair.package();
    let keys = [&newer.office, &pair.office];
    let opening = Opening { unlock: Unlock::Keys(&keys), training: false, known_key: &|_| None };
    assert!(open(&mut Cursor::new(&file), &opening).is_ok());
}

#[test]
fn rows_that_break_a_rule_are_not_sealed() {
    let pair = Pair::new();
    let code = |change: &dyn Fn(&mut Contents)| {
        let mut contents = pair.contents();
        change(&mut contents);
        pair.seal(&contents, &[]).unwrap_err()
    };
    let wrong_nik = code(&|contents| contents.residents[0].nik = Some("3471".to_owned()));
    assert_eq!(wrong_nik.to_string(), "residents.csv line 2, column nik: Digits(16)");
    assert_eq!(code(&|contents| contents.residents[0].nama.clear()).code(), "row_invalid");
    assert_eq!(code(&|contents| contents.residents.clear()).code(), "row_invalid");
    assert_eq!(code(&|contents| contents.cases.push(contents.cases[0].clone())).code(), "row_invalid");
    assert_eq!(code(&|contents| contents.meta.rw.rw = "../5".to_owned()).code(), "descriptor_invalid");
    assert_eq!(code(&|contents| contents.meta.training = true).code(), "descriptor_invalid");
}

#[test]
fn extra_files_with_unusable_names_are_not_sealed() {
    let pair = Pair::new();
    for name in ["../x", "manifest.json", "Manifest.json", "data/cases.csv", "a\\b", ""] {
        let extra = ExtraFile { name: name.to_owned(), bytes: Vec::new() };
        assert_eq!(pair.seal(&pair.empty(), &[extra]).unwrap_err().code(), "extra_name_invalid", "{name}");
    }
    let many: Vec<ExtraFile> =
        (0..200).map(|n| ExtraFile { name: format!("attachments/{n}"), bytes: vec![1] }).collect();
    assert_eq!(pair.seal(&pair.empty(), &many).unwrap_err().code(), "package_too_large");
}

#[test]
fn nobody_to_open_it_or_no_usable_key_is_an_error() {
    let pair = Pair::new();
    let seal_for = |keys: &[String]| {
        seal(&pair.empty(), &[], &pair.rw, SealFor::Recipients(keys), Vec::new()).unwrap_err().code()
    };
    assert_eq!(seal_for(&[]), "no_recipient");
    assert_eq!(seal_for(&["age1xyz".to_owned()]), "key_invalid");
}
