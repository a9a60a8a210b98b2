//! `package`: a sealed package with bytes flipped, cut short, with parts swapped, from strangers, and bombs; each is
//! refused with a cause and nothing of it is handed out.

// Shared with the package's own tests.
#[path = "../../src-tauri/crates/wahana-handover/tests/making/mod.rs"]
pub(crate) mod making;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

use crate::row::{Row, Tries};
use crate::scale::Scale;
use making::{Pair, Parts};

/// A piece of the age payload: 64 KiB and its tag.
const CHUNK: usize = 64 * 1024 + 16;

pub(crate) fn measure(scale: Scale, seed: u64) -> Row {
    Row::of("package", "the table read without envelope, manifest and signature", || {
        let pair = Pair::new();
        let file = pair.package();
        let mut tries = Tries::default();
        tries.count("of the whole package", expect(&pair, &file, &["opened"]));
        let every = usize::try_from(scale.of(997, 11, 1)).expect("small");
        tries.add(flipped(&pair, &file, every));
        tries.add(cut(&pair, &file, every));
        // The package's own tests have these, so they need no slice.
        if scale != Scale::Slice {
            tries.add(taken_apart(&pair, &file));
            tries.add(strangers(&pair, &file));
            tries.add(bombs(&pair, &file));
        }
        (tries, plain_table(&pair, &file, seed, scale.of(20, 200, 1_000)))
    })
}

fn expect(pair: &Pair, file: &[u8], codes: &[&str]) -> Result<(), String> {
    let code = pair.refusal(file);
    if codes.contains(&code) { Ok(()) } else { Err(format!("{code}, not {codes:?}")) }
}

/// One bit of one byte; the header and the end always, of the rest one in so many.
fn flipped(pair: &Pair, file: &[u8], every: usize) -> Tries {
    let mut tries = Tries::default();
    let ends = 400.min(file.len()) / every.clamp(1, 10);
    for at in (0..ends).chain((ends..file.len()).step_by(every)).chain(file.len() - 40..file.len()) {
        let mut changed = file.to_vec();
        changed[at] ^= 1 << (at % 8);
        let codes = ["package_damaged", "not_a_package", "not_for_this_office"];
        tries.count(format_args!("bit at {at}"), expect(pair, &changed, &codes));
    }
    tries
}

fn cut(pair: &Pair, file: &[u8], every: usize) -> Tries {
    let mut tries = Tries::default();
    for length in (0..file.len()).step_by(every).chain(file.len() - 20..file.len()) {
        let codes = ["package_damaged", "not_a_package"];
        tries.count(format_args!("cut to {length}"), expect(pair, &file[..length], &codes));
    }
    tries
}

/// What is inside: parts swapped, left out, doubled or changed, with and without a manifest that fits.
fn taken_apart(pair: &Pair, file: &[u8]) -> Tries {
    let mut tries = Tries::default();
    let names: Vec<String> = pair.take_apart(file).files.into_iter().map(|(name, _)| name).collect();
    for (at, name) in names.iter().enumerate() {
        let other = &names[(at + 1) % names.len()];
        let parts = || pair.take_apart(file);
        let swapped = {
            let (first, second) = (parts().get(name), parts().get(other));
            parts().with(name, second).with(other, first)
        };
        refused(pair, &mut tries, &format!("{name} and {other} swapped"), swapped);
        refused(pair, &mut tries, &format!("without {name}"), parts().without(name));
        let longer = [parts().get(name), b"x".to_vec()].concat();
        refused(pair, &mut tries, &format!("{name} longer"), parts().with(name, longer));
    }
    refused(pair, &mut tries, "with a stranger's file", pair.take_apart(file).with("virus.exe", "x"));
    tries
}

fn refused(pair: &Pair, tries: &mut Tries, what: &str, parts: Parts) {
    let code = pair.refusal(&pair.encrypt(&parts.zipped()));
    tries.count(what, if code == "opened" { Err("it opens".to_owned()) } else { Ok(()) });
}

/// For another office, by somebody else's key, and two pieces of the envelope swapped.
fn strangers(pair: &Pair, file: &[u8]) -> Tries {
    let mut tries = Tries::default();
    let stranger = Pair::new();
    tries.count("another office", expect(pair, &stranger.package(), &["not_for_this_office"]));
    let forged = pair.encrypt(&pair.take_apart(file).signed(&stranger.rw).zipped());
    tries.count("a stranger's signature", expect(pair, &forged, &["signature_invalid"]));
    let mut contents = pair.contents();
    contents.residents.extend((0..3_000).map(|number| making::a_resident(&format!("Warga {number}"))));
    let (_, mut large) = pair.seal(&contents, &[]).expect("a large package");
    tries.count("a large package", expect(pair, &large, &["opened"]));
    let header = large.windows(5).position(|bytes| bytes == b"\n--- ").expect("a header") + 1;
    let payload = header + large[header..].iter().position(|byte| *byte == b'\n').expect("its end") + 1 + 16;
    large[payload..payload + 2 * CHUNK].rotate_left(CHUNK);
    tries.count("two pieces swapped", expect(pair, &large, &["package_damaged"]));
    tries
}

/// Little that becomes much, much that is little, and names that lead elsewhere.
fn bombs(pair: &Pair, file: &[u8]) -> Tries {
    let mut tries = Tries::default();
    let parts = || pair.take_apart(file);
    refused(pair, &mut tries, "64 MiB of nothing", parts().with("data/zeros.csv", vec![0; 64 << 20]));
    let many = (0..300).fold(parts(), |parts, number| parts.with(&format!("data/{number}.csv"), "x"));
    refused(pair, &mut tries, "300 files", many);
    for name in
        ["../diluar.csv", "/diluar.csv", "data/../../diluar.csv", "C:\\diluar.csv", "data\\diluar.csv", ""]
    {
        refused(pair, &mut tries, &format!("a file called {name:?}"), parts().with(name, "x"));
        let signed = parts().with(name, "x").signed(&pair.rw);
        refused(pair, &mut tries, &format!("signed, a file called {name:?}"), signed);
    }
    tries
}

/// The control run: the table as it is, one bit flipped, read as any spreadsheet would.
fn plain_table(pair: &Pair, file: &[u8], seed: u64, times: u64) -> Tries {
    let table = pair.take_apart(file).get("data/residents.csv");
    let columns = |bytes: &[u8]| bytes.split(|byte| *byte == b',').count();
    let mut tries = Tries::default();
    for seed in seed..seed + times {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let mut changed = table.clone();
        let at = usize::try_from(random.next_u32()).unwrap_or(0) % changed.len();
        changed[at] ^= 1 << (random.next_u32() % 8);
        let taken = std::str::from_utf8(&changed).is_ok() && columns(&changed) == columns(&table);
        tries.count(seed, if taken { Err(format!("byte {at} is wrong and taken")) } else { Ok(()) });
    }
    tries
}
