//! Forgeries by somebody who has the office's card, and in part even the RW's key: each refused with its reason.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod making;

use making::{Pair, Parts};
use serde_json::json;
use std::io::{Cursor, Write};
use wahana_handover::keys::{Card, SigningKey};
use wahana_handover::open::Sender;
use zip::write::SimpleFileOptions;

fn parts(pair: &Pair) -> Parts {
    pair.take_apart(&pair.package())
}

fn refusal_of(pair: &Pair, forge: impl FnOnce(Parts) -> Parts) -> &'static str {
    let forged = forge(parts(pair));
    pair.refusal(&pair.put_together(forged))
}

/// Sealed without a new manifest.
fn refusal_unsigned(pair: &Pair, forge: impl FnOnce(Parts) -> Parts) -> &'static str {
    let forged = forge(parts(pair));
    pair.refusal(&pair.encrypt(&forged.zipped()))
}

#[test]
fn a_package_put_together_again_by_the_rw_itself_opens() {
    assert_eq!(refusal_of(&Pair::new(), |parts| parts), "opened");
}

#[test]
fn a_changed_file_is_altered() {
    let pair = Pair::new();
    let change = |parts: Parts| parts.replacing("data/residents.csv", "Sri Wahyuni", "Sri Wahyudi");
    assert_eq!(refusal_unsigned(&pair, change), "file_altered");
    assert_eq!(refusal_unsigned(&pair, |parts| parts.with("rekap.xlsx", "x")), "file_altered");
    let change = |parts: Parts| parts.replacing("datapackage.json", "Pandeyan", "Sorosutan");
    assert_eq!(refusal_unsigned(&pair, change), "file_altered");
}

#[test]
fn a_file_added_taken_away_or_named_twice_is_noticed() {
    let pair = Pair::new();
    assert_eq!(refusal_unsigned(&pair, |parts| parts.with("virus.exe", "x")), "file_unlisted");
    assert_eq!(refusal_unsigned(&pair, |parts| parts.without("rekap.xlsx")), "file_missing");
    let doubled = |parts: Parts| {
        parts.manifesting(&pair.rw, |manifest| {
            let first = manifest["files"][0].clone();
            manifest["files"].as_array_mut().unwrap().push(first);
        })
    };
    assert_eq!(refusal_unsigned(&pair, doubled), "manifest_invalid");
}

#[test]
fn a_part_that_every_package_has_must_be_there() {
    let pair = Pair::new();
    assert_eq!(refusal_unsigned(&pair, |parts| parts.without("manifest.json")), "part_missing");
    assert_eq!(refusal_unsigned(&pair, |parts| parts.without("manifest.json.minisig")), "part_missing");
    assert_eq!(refusal_of(&pair, |parts| parts.without("datapackage.json")), "part_missing");
    assert_eq!(refusal_of(&pair, |parts| parts.without("data/cases.csv")), "part_missing");
}

#[test]
fn a_manifest_changed_after_signing_is_not_the_senders() {
    let pair = Pair::new();
    let change = |parts: Parts| {
        let manifest = [parts.get("manifest.json"), b" ".to_vec()].concat();
        parts.with("manifest.json", manifest)
    };
    assert_eq!(refusal_unsigned(&pair, change), "signature_invalid");
    let short = |parts: Parts| {
        parts.with("manifest.json.minisig", "untrusted comment: x\nAA\ntrusted comment: \nAA\n")
    };
    assert_eq!(refusal_unsigned(&pair, short), "signature_invalid");
    assert_eq!(refusal_unsigned(&pair, |parts| parts.with("manifest.json", "[]")), "manifest_invalid");
}

#[test]
fn a_stranger_who_signs_for_a_known_rw_is_found_out() {
    let (pair, stranger) = (Pair::new(), Pair::new());
    // With the RW's card but the stranger's signature.
    let forged = parts(&pair).signed(&stranger.rw);
    assert_eq!(pair.refusal(&pair.encrypt(&forged.zipped())), "signature_invalid");
    // With a card of the stranger's own.
    let card = Card::of_rw("WKSBM Guyub Rukun", &stranger.rw, making::day(), false);
    let forged = parts(&pair)
        .describing(|own| own["card"] = serde_json::to_value(&card).unwrap())
        .signed(&stranger.rw);
    let error = pair.open(&pair.encrypt(&forged.zipped())).unwrap_err();
    assert_eq!(error.code(), "sender_key_changed");
    assert!(matches!(error, wahana_handover::Error::SenderKeyChanged { words } if words == card.words()));
}

#[test]
fn an_rw_nobody_has_confirmed_is_shown_with_the_words_of_its_card() {
    let pair = Pair::new();
    let opened = pair.open_as(&pair.package(), false, &|_| None).unwrap();
    let words = Card::of_rw("any name", &pair.rw, making::day(), false).words();
    assert_eq!(opened.sender, Sender::Unknown { words });
    assert_eq!(&opened.contents.meta.card.signing_key, pair.rw.public());
}

#[test]
fn a_newer_minor_version_is_read_and_a_newer_major_one_is_not() {
    let pair = Pair::new();
    let minor = parts(&pair)
        .describing(|own| {
            own["version"] = json!("1.4");
            own["something_new"] = json!([1, 2]);
            own["counts"]["referrals"] = json!(3);
        })
        .with("data/referrals.csv", "id,new\r\n1,2\r\n")
        .signed(&pair.rw)
        .manifesting(&pair.rw, |manifest| manifest["version"] = json!("1.4"));
    let opened = pair.open(&pair.encrypt(&minor.zipped())).unwrap();
    assert_eq!(opened.contents.meta.version, "1.4");

    let major = |parts: Parts| parts.manifesting(&pair.rw, |manifest| manifest["version"] = json!("2.0"));
    assert_eq!(refusal_unsigned(&pair, major), "package_newer");
    let unknown = |parts: Parts| parts.manifesting(&pair.rw, |manifest| manifest["version"] = json!("two"));
    assert_eq!(refusal_unsigned(&pair, unknown), "manifest_invalid");
    assert_eq!(
        refusal_of(&pair, |parts| parts.describing(|own| own["version"] = json!("1.9"))),
        "descriptor_invalid"
    );
}

#[test]
fn training_stays_in_training() {
    let pair = Pair::new();
    let mut contents = pair.contents();
    contents.meta.training = true;
    contents.meta.card.training = true;
    let (_, training) = pair.seal(&contents, &[]).unwrap();
    assert_eq!(pair.refusal(&training), "package_training");
    assert!(pair.open_as(&training, true, &|_| None).is_ok());
    assert_eq!(pair.open_as(&pair.package(), true, &|_| None).unwrap_err().code(), "package_not_training");
    assert_eq!(
        refusal_of(&pair, |parts| parts.describing(|own| own["training"] = json!(true))),
        "descriptor_invalid"
    );
}

#[test]
fn rows_that_break_a_rule_are_refused_even_with_the_right_signature() {
    let pair = Pair::new();
    let change = |file: &'static str, from: &'static str, to: &'static str| {
        refusal_of(&pair, |parts| parts.replacing(file, from, to))
    };
    assert_eq!(change("data/residents.csv", "3471134101500001", "34711341015000"), "row_invalid");
    assert_eq!(change("data/residents.csv", "Sri Wahyuni", "Sri Wahyudi"), "row_altered");
    assert_eq!(change("data/residents.csv", "nama,", "name,"), "row_invalid");
    assert_eq!(change("data/residents.csv", "nama,", "nama,nama,"), "row_invalid");
    assert_eq!(change("data/cases.csv", "LAYANAN", "BARU"), "row_invalid");
    assert_eq!(
        change("data/recap.csv", "8,Lanjut usia terlantar,P", "8,Lanjut usia terlantar,L"),
        "row_invalid"
    );
    let latin = |parts: Parts| parts.with("data/withdrawals.csv", b"id,\xe9\r\n".to_vec());
    assert_eq!(refusal_of(&pair, latin), "row_invalid");
    assert_eq!(refusal_of(&pair, |parts| parts.with("data/withdrawals.csv", "")), "row_invalid");
}

#[test]
fn links_that_lead_nowhere_and_sums_that_do_not_fit_are_refused() {
    let pair = Pair::new();
    let emptied = |parts: Parts| {
        let header =
            String::from_utf8(parts.get("data/cases.csv")).unwrap().lines().next().unwrap().to_owned();
        parts.with("data/cases.csv", header + "\r\n")
    };
    assert_eq!(refusal_of(&pair, emptied), "row_invalid");
    let counts = |parts: Parts| parts.describing(|own| own["counts"]["residents"] = json!(2));
    assert_eq!(refusal_of(&pair, counts), "descriptor_invalid");
    let totals = |parts: Parts| parts.describing(|own| own["totals"]["assistance_rupiah"] = json!(1));
    assert_eq!(refusal_of(&pair, totals), "descriptor_invalid");
}

#[test]
fn a_description_that_is_none_is_refused() {
    let pair = Pair::new();
    assert_eq!(refusal_of(&pair, |parts| parts.with("datapackage.json", "{}")), "descriptor_invalid");
    assert_eq!(
        refusal_of(&pair, |parts| parts.with("datapackage.json", "[".repeat(300))),
        "descriptor_invalid"
    );
    let path = |parts: Parts| parts.describing(|own| own["rw"]["kelurahan_code"] = json!("../../etc"));
    assert_eq!(refusal_of(&pair, path), "descriptor_invalid");
}

#[test]
fn names_that_lead_out_of_the_archive_are_refused() {
    let pair = Pair::new();
    for name in
        ["../keluar.txt", "/etc/passwd", "a/../../b", "C:\\x", "a\\b", "data/", "Data/Cases.csv", "x\u{7}"]
    {
        assert_eq!(refusal_of(&pair, |parts| parts.with(name, "x")), "archive_bad_name", "{name}");
    }
}

#[test]
fn a_link_is_refused() {
    let pair = Pair::new();
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.add_symlink("data", "/etc", SimpleFileOptions::default()).unwrap();
    let plain = zip.finish().unwrap().into_inner();
    assert_eq!(pair.refusal(&pair.encrypt(&plain)), "archive_bad_name");
}

#[test]
fn a_bomb_is_refused_before_it_unfolds() {
    let pair = Pair::new();
    let bomb = |parts: Parts| parts.with("rekap.xlsx", vec![0; 5 << 20]);
    assert_eq!(refusal_of(&pair, bomb), "archive_bomb");
}

#[test]
fn a_bomb_with_a_false_size_in_the_directory_stops_at_that_size() {
    let pair = Pair::new();
    let mut plain = parts(&pair).with("rekap.xlsx", vec![0; 5 << 20]).signed(&pair.rw).zipped();
    let directory = plain.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    let name = directory + plain[directory..].windows(10).position(|bytes| bytes == b"rekap.xlsx").unwrap();
    plain[name - 46 + 24..name - 46 + 28].copy_from_slice(&1000_u32.to_le_bytes());
    assert_eq!(pair.refusal(&pair.encrypt(&plain)), "archive_bomb");
}

#[test]
fn more_than_200_entries_are_refused() {
    let pair = Pair::new();
    let many = |mut parts: Parts| {
        parts.files.extend((0..200).map(|number| (format!("attachments/{number}"), b"x".to_vec())));
        parts
    };
    assert_eq!(refusal_of(&pair, many), "archive_too_many_entries");
}

#[test]
fn entries_that_overlap_or_leave_gaps_are_refused() {
    let pair = Pair::new();
    let plain = parts(&pair).zipped();
    let directory = plain.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    let second =
        directory + 4 + plain[directory + 4..].windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    let mut overlapping = plain.clone();
    overlapping[second + 42..second + 46].copy_from_slice(&0_u32.to_le_bytes());
    assert_eq!(pair.refusal(&pair.encrypt(&overlapping)), "archive_invalid");
    assert_eq!(pair.refusal(&pair.encrypt(&[vec![0; 10], plain.clone()].concat())), "archive_invalid");
    assert_eq!(pair.refusal(&pair.encrypt(&[plain, vec![0; 10]].concat())), "archive_invalid");
}

#[test]
fn encrypted_entries_and_other_methods_are_refused() {
    let pair = Pair::new();
    let plain = parts(&pair).zipped();
    let directory = plain.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    for (offset, value) in [(8, 1), (10, 99), (34, 1)] {
        let mut changed = plain.clone();
        changed[directory + offset] = value;
        assert_eq!(pair.refusal(&pair.encrypt(&changed)), "archive_invalid", "offset {offset}");
    }
}

#[test]
fn a_local_name_that_differs_from_the_directorys_is_refused() {
    let pair = Pair::new();
    let mut plain = parts(&pair).zipped();
    let at = plain.windows(10).position(|bytes| bytes == b"rekap.xlsx").unwrap();
    plain[at] = b'b';
    assert_eq!(pair.refusal(&pair.encrypt(&plain)), "archive_invalid");
}

#[test]
fn a_file_larger_than_256_mib_is_refused_by_its_length_alone() {
    let pair = Pair::new();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("besar.wksbm");
    let mut file = std::fs::OpenOptions::new().read(true).write(true).create_new(true).open(path).unwrap();
    file.write_all(&pair.package()).unwrap();
    file.set_len((256 << 20) + 1).unwrap();
    let keys = [&pair.office];
    let opening = wahana_handover::open::Opening {
        unlock: wahana_handover::open::Unlock::Keys(&keys),
        training: false,
        known_key: &|_| None,
    };
    assert_eq!(wahana_handover::open::open(&mut file, &opening).unwrap_err().code(), "package_too_large");
}

#[test]
fn the_same_package_twice_is_the_same_package() {
    let pair = Pair::new();
    let file = pair.package();
    assert_eq!(pair.open(&file).unwrap(), pair.open(&file).unwrap());
}

#[test]
fn a_key_of_the_wrong_rw_does_not_open_the_door_for_another() {
    let pair = Pair::new();
    let other = SigningKey::generate().unwrap().public().clone();
    let error = pair.open_as(&pair.package(), false, &move |_| Some(other.clone())).unwrap_err();
    assert_eq!(error.code(), "sender_key_changed");
}
