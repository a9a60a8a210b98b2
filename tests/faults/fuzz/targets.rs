//! What reads: each target with the inputs it begins with. The answer is a short word, so that new ones are noticed.

use std::fs;
use std::ops::ControlFlow;

use chrono::NaiveDate;
use tempfile::TempDir;
use wahana_core::values::{self, Birth, Quantity, Rupiah};
use wahana_core::vault::{self, Folder, Opener, RecoveryKey};
use wahana_handover::keys::{Card, CardKind};
use wahana_tests::prepared;
use wahana_tests::walk::PASSPHRASE;
use wahana_tests::window::DataFolder;

use crate::package::making::{Pair, day};

/// All of them.
pub(super) const NAMES: [&str; 9] =
    ["package", "archive", "parts", "card", "nik", "date", "values", "recovery-key", "backup"];
/// The control run's.
pub(super) const CARELESS: &str = "careless";

/// Reads an input and says in a word what it made of it.
type Read = dyn FnMut(&[u8]) -> String;

/// A reader and its first inputs.
pub(super) struct Target {
    pub(super) begin: Vec<Vec<u8>>,
    pub(super) read: Box<Read>,
}

pub(super) fn named(name: &str) -> Target {
    match name {
        "package" => package(),
        "archive" => archive(),
        "parts" => parts(),
        "card" => card(),
        "nik" => {
            text(&["9999014101500001", "99.9901.410150.0001", "3,47101E+15", "'9999014101500001", ""], nik)
        }
        "date" => text(&["1950-01-01", "1950-01", "1950", "~70@2026-11-24", "", "2026-02-29"], date),
        "values" => text(&["10", "2,5", "1.250.000", "031", "Sekar Dangan", "Rp 50.000,00"], plain),
        "recovery-key" => recovery_key(),
        "backup" => backup(),
        CARELESS => text(&["9999014101500001"], careless),
        other => panic!("nothing reads {other}"),
    }
}

fn text(begin: &[&str], read: fn(&str) -> String) -> Target {
    Target {
        begin: begin.iter().map(|text| text.as_bytes().to_vec()).collect(),
        read: Box::new(move |input| read(&String::from_utf8_lossy(input))),
    }
}

/// The sealed file.
fn package() -> Target {
    let pair = Pair::new();
    Target { begin: vec![pair.package()], read: Box::new(move |input| pair.refusal(input).to_owned()) }
}

/// The archive inside, sealed by somebody who has the office's card.
fn archive() -> Target {
    let pair = Pair::new();
    let begin = vec![pair.take_apart(&pair.package()).zipped()];
    Target { begin, read: Box::new(move |input| pair.refusal(&pair.encrypt(input)).to_owned()) }
}

/// One file of it, behind a manifest that fits and the right signature: an RW that went mad. The first byte says
/// which file.
fn parts() -> Target {
    let pair = Pair::new();
    let file = pair.package();
    let files = pair.take_apart(&file).files;
    let begin = files.iter().enumerate().map(|(at, (_, bytes))| {
        let at = u8::try_from(at).expect("a dozen");
        [vec![at], bytes.clone()].concat()
    });
    let names: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
    let read = move |input: &[u8]| {
        let (which, bytes) = input.split_first().unwrap_or((&0, &[]));
        let name = &names[usize::from(*which) % names.len()];
        let parts = pair.take_apart(&file).with(name, bytes);
        // What signs the others can't be signed itself.
        let alone = name.starts_with("manifest.json");
        let file = if alone { pair.encrypt(&parts.zipped()) } else { pair.put_together(parts) };
        format!("{name} {}", pair.refusal(&file))
    };
    Target { begin: begin.collect(), read: Box::new(read) }
}

fn card() -> Target {
    let pair = Pair::new();
    let office =
        Card::of_office("Dinas Contoh", vec![pair.office.recipient()], pair.office.signing(), day(), true);
    let rw = Card::of_rw("Sekar Kawung", &pair.rw, day(), true);
    let texts = [office.to_signed_text(pair.office.signing()), rw.to_signed_text(&pair.rw)];
    let read = |input: &[u8]| {
        let [office, rw] = [CardKind::Dinas, CardKind::Rw].map(|kind| Card::parse(input, kind));
        let told = |card: Result<Card, wahana_handover::Error>| {
            card.map_or_else(
                |error| error.code(),
                |card| if card.words().len() == 8 { "read" } else { "words" },
            )
        };
        format!("{} {}", told(office), told(rw))
    };
    Target { begin: texts.map(|text| text.expect("a card").into_bytes()).to_vec(), read: Box::new(read) }
}

fn nik(text: &str) -> String {
    let doubts = |digits: &str| {
        let birth = Birth::parse("1950-01-01").expect("a date");
        let check = values::check_nik(digits, &birth, "P", day(), false);
        format!("{:?} {:?}", check.doubts, values::check_kk(digits, true))
    };
    // What is stored was checked before; what an older file holds was not.
    let raw = doubts(text);
    match values::nik_digits(text) {
        Ok(digits) => {
            assert!(digits.is_empty() || digits.len() == 16, "{digits}");
            format!("{} {raw}", doubts(&digits))
        }
        Err(fault) => format!("{:?} {raw}", fault.code),
    }
}

fn date(text: &str) -> String {
    let date = match values::parse_date(text) {
        Ok(date) => {
            assert_eq!(values::parse_date(&date.to_string()).as_ref(), Ok(&date));
            "a date".to_owned()
        }
        Err(fault) => format!("{:?}", fault.code),
    };
    let birth = match Birth::parse(text) {
        Ok(birth) => {
            let ages = [day(), NaiveDate::MIN, NaiveDate::MAX].map(|on| birth.age(on).is_some());
            let stored = birth.to_string();
            assert!(Birth::parse(&stored).is_ok(), "{stored}");
            format!(
                "{:?} {ages:?} {}",
                birth.checked(day()).map(|_| ()).map_err(|fault| fault.code),
                stored.len()
            )
        }
        Err(fault) => format!("{:?}", fault.code),
    };
    format!("{date} {birth}")
}

fn plain(text: &str) -> String {
    let folded = values::fold(text);
    let told = [
        Quantity::parse(text).map(|_| ()).map_err(|fault| fault.code),
        Rupiah::parse(text).map(|_| ()).map_err(|fault| fault.code),
        values::three_digits(text).map(|_| ()).map_err(|fault| fault.code),
        values::line(text).map(|_| ()).map_err(|fault| fault.code),
        values::note(text).map(|_| ()).map_err(|fault| fault.code),
    ];
    format!("{told:?} {}", values::initials(&folded).len().min(5))
}

fn recovery_key() -> Target {
    let written = RecoveryKey::random().groups();
    let begin = [written.join(" "), written.join("-").to_lowercase(), written.concat()];
    Target {
        begin: begin.map(String::into_bytes).to_vec(),
        read: Box::new(|input| match RecoveryKey::parse(&String::from_utf8_lossy(input)) {
            Ok(key) => format!("{} groups", key.groups().len()),
            Err(fault) => format!("{:?} {:?}", fault.code, fault.values),
        }),
    }
}

/// What lies in clear beside the database of a backup. The first byte says which file; of many inputs one is restored.
fn backup() -> Target {
    let user = DataFolder::empty();
    let vault = prepared::vault(&user, false);
    let place = tempfile::tempdir().expect("a folder");
    let made =
        vault::backup(&vault, place.path(), "KAWUNG", &mut |_| ControlFlow::Continue(())).expect("a backup");
    let head = vault.officer().id;
    drop(vault);
    let folder = place.path().join(&made.name);
    let files = ["keys.json", "cadangan.json"]
        .map(|name| (folder.join(name), fs::read(folder.join(name)).expect(name)));
    let begin = files.iter().zip(0_u8..).map(|((_, bytes), at)| [vec![at], bytes.clone()].concat()).collect();
    let mut count = 0_u32;
    let read = move |input: &[u8]| {
        let (which, bytes) = input.split_first().unwrap_or((&0, &[]));
        for (path, whole) in &files {
            fs::write(path, whole).expect("it can be written");
        }
        fs::write(&files[usize::from(*which) % 2].0, bytes).expect("it can be written");
        count += 1;
        let found = vault::list_backups(place.path())
            .map(|found| found.iter().map(|one| one.problem).collect::<Vec<_>>());
        // A passphrase costs a full scrypt run, so of those that could be restored few are.
        let restored = count.is_multiple_of(500).then(|| restore(&folder, head));
        format!("{found:?} {restored:?}").chars().take(200).collect()
    };
    Target { begin, read: Box::new(read) }
}

fn restore(backup: &std::path::Path, head: wahana_core::Uuid) -> String {
    let pc: TempDir = tempfile::tempdir().expect("a folder");
    let folder = Folder::new(pc.path().join("data"), false);
    let done = vault::restore(&folder, backup, head, Opener::Passphrase(PASSPHRASE), &mut |_| Ok(()));
    done.map_or_else(|error| format!("{:?}", error.code()), |_| "restored".to_owned())
}

/// The control run: what many would write.
fn careless(text: &str) -> String {
    let day: u32 = text[6..8].parse().expect("two digits");
    let month: u32 = text[8..10].parse().expect("two digits");
    format!("{} {month}", if day > 40 { day - 40 } else { day })
}
