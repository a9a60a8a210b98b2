//! Accidents: flipped bytes, cut files, other people's files. Each is refused with its reason and none panics.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod making;

use making::Pair;
use proptest::prelude::*;
use std::sync::LazyLock;

/// A piece of the age payload: 64 KiB and its tag.
const CHUNK: usize = 64 * 1024 + 16;

static SEALED: LazyLock<(Pair, Vec<u8>)> = LazyLock::new(|| {
    let pair = Pair::new();
    let file = pair.package();
    (pair, file)
});

#[test]
fn a_flipped_byte_anywhere_is_refused() {
    let (pair, file) = &*SEALED;
    assert_eq!(pair.refusal(file), "opened");
    let head = 0..400.min(file.len());
    let sampled = (400..file.len()).step_by(197).chain(file.len() - 40..file.len());
    for at in head.chain(sampled) {
        let mut changed = file.clone();
        changed[at] ^= 1 << (at % 8);
        let code = pair.refusal(&changed);
        let expected = ["package_damaged", "not_a_package", "not_for_this_office"];
        assert!(expected.contains(&code), "byte {at}: {code}");
    }
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    let (pair, file) = &*SEALED;
    for length in (0..300).chain((300..file.len()).step_by(211)).chain(file.len() - 20..file.len()) {
        let code = pair.refusal(&file[..length]);
        let expected = ["package_damaged", "not_a_package"];
        assert!(expected.contains(&code), "cut to {length}: {code}");
    }
}

#[test]
fn a_file_with_something_behind_it_is_refused() {
    let (pair, file) = &*SEALED;
    for tail in [vec![0], vec![0; 70_000], file.clone()] {
        assert_eq!(pair.refusal(&[file.clone(), tail].concat()), "package_damaged");
    }
}

#[test]
fn two_pieces_of_the_envelope_swapped_are_refused() {
    let pair = Pair::new();
    let mut contents = pair.contents();
    contents.residents.extend((0..3000).map(|number| making::a_resident(&format!("Warga {number}"))));
    let (_, file) = pair.seal(&contents, &[]).unwrap();
    let header = file.windows(5).position(|bytes| bytes == b"\n--- ").unwrap();
    let payload = header + 1 + file[header + 1..].iter().position(|byte| *byte == b'\n').unwrap() + 1 + 16;
    assert!(file.len() > payload + 2 * CHUNK);
    let mut swapped = file.clone();
    swapped[payload..payload + 2 * CHUNK].rotate_left(CHUNK);
    assert_eq!(pair.refusal(&swapped), "package_damaged");
    assert_eq!(pair.refusal(&file), "opened");
}

#[test]
fn files_that_are_no_packages_are_named_as_such() {
    let pair = Pair::new();
    for file in [&b""[..], b"PK\x03\x04", b"age-encryption.org/v2\n", b"-----BEGIN AGE ENCRYPTED FILE-----\n"]
    {
        assert_eq!(pair.refusal(file), "not_a_package");
    }
    let endless = [b"age-encryption.org/v1\n".to_vec(), b"-> x y\n\n".repeat(400_000)].concat();
    assert_eq!(pair.refusal(&endless), "package_damaged");
}

#[test]
fn a_package_for_another_office_is_not_for_this_one() {
    let (ours, theirs) = (Pair::new(), Pair::new());
    assert_eq!(ours.refusal(&theirs.package()), "not_for_this_office");
}

#[test]
fn something_else_sealed_for_the_office_is_no_archive() {
    let pair = Pair::new();
    for plain in [Vec::new(), b"halo".to_vec(), vec![0; 200_000]] {
        assert_eq!(pair.refusal(&pair.encrypt(&plain)), "archive_invalid");
    }
}

#[test]
fn an_archive_cut_or_changed_before_sealing_is_refused() {
    let pair = Pair::new();
    let zipped = pair.take_apart(&pair.package()).zipped();
    for length in (0..zipped.len()).step_by(501) {
        assert_ne!(pair.refusal(&pair.encrypt(&zipped[..length])), "opened", "cut to {length}");
    }
    let harmless = |plain: &[u8]| {
        let opened = pair.open(&pair.encrypt(plain)).ok()?;
        Some(opened.contents)
    };
    let whole = harmless(&zipped).unwrap();
    for at in (0..zipped.len()).step_by(331) {
        let mut changed = zipped.clone();
        changed[at] ^= 0x10;
        // Dates and the like may differ; what comes out may not.
        if let Some(contents) = harmless(&changed) {
            assert_eq!(contents, whole, "byte {at}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_never_panic_and_never_open(bytes in proptest::collection::vec(any::<u8>(), 0..3000)) {
        prop_assert_ne!(SEALED.0.refusal(&bytes), "opened");
    }

    #[test]
    fn random_bytes_behind_a_header_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let file = [b"age-encryption.org/v1\n-> X25519 ".to_vec(), bytes, b"\n--- x\n".to_vec()].concat();
        prop_assert_ne!(SEALED.0.refusal(&file), "opened");
    }

    #[test]
    fn random_archives_sealed_for_the_office_never_panic(
        mut bytes in proptest::collection::vec(any::<u8>(), 22..2000), count in 0_u16..3, size in 0_u32..300,
    ) {
        let end = bytes.len() - 22;
        let start = u32::try_from(end).unwrap().saturating_sub(size);
        let record = [
            b"PK\x05\x06\0\0\0\0".to_vec(), count.to_le_bytes().to_vec(), count.to_le_bytes().to_vec(),
            (u32::try_from(end).unwrap() - start).to_le_bytes().to_vec(), start.to_le_bytes().to_vec(), vec![0, 0],
        ].concat();
        bytes[end..].copy_from_slice(&record);
        if bytes.len() > start as usize + 4 && count > 0 {
            bytes[start as usize..start as usize + 4].copy_from_slice(b"PK\x01\x02");
        }
        prop_assert_ne!(SEALED.0.refusal(&SEALED.0.encrypt(&bytes)), "opened");
    }

    #[test]
    fn parts_with_random_bytes_changed_never_panic(
        part in 0_usize..14, at in any::<prop::sample::Index>(), byte in any::<u8>(),
    ) {
        let (pair, file) = &*SEALED;
        let mut parts = pair.take_apart(file);
        let part = part % parts.files.len();
        let bytes = &mut parts.files[part].1;
        let place = at.index(bytes.len());
        bytes[place] = byte;
        // A manifest is sealed as it is; behind any other part stands a manifest that fits.
        let is_manifest = parts.files[part].0.starts_with("manifest.json");
        let file = if is_manifest { pair.encrypt(&parts.zipped()) } else { pair.put_together(parts) };
        let _ = pair.refusal(&file);
    }
}
