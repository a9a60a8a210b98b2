//! `seal`: a package of 100,000 people, from finished rows to a sealed, flushed file, against the command line.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::Command;

use uuid::Uuid;
use wahana_core::handover;
use wahana_handover::content::Contents;
use wahana_handover::keys::OfficeKeys;
use wahana_handover::seal::{SealFor, seal};
use wahana_tests::office::Office;

use crate::figure::{Figure, median, milliseconds, spread};
use crate::place::{self, Copied, LARGE};

const TIMES: usize = 7;
const PEOPLE: usize = 100_000;

pub(crate) fn measure() -> Figure {
    let folder = tempfile::tempdir_in(place::folder()).unwrap();
    let village = Copied::of(LARGE);
    let vault = village.open();
    let office = Office::new();
    office.card_into(folder.path());
    let card = fs::read(folder.path().join("dinas-contoh.kartu")).unwrap();
    vault.write(|ctx| handover::accept_card(ctx, &card, true)).unwrap();
    let package = vault.write(|ctx| handover::begin(ctx, &[], "bench", true)).unwrap();
    let mut contents = package.contents;
    grow(&mut contents);
    let to = SealFor::Recipients(&package.recipients);

    // What the command line packs is what a package of ours holds.
    let plain = folder.path().join("plain");
    unpack(&contents, &package.signing, folder.path(), &plain);
    let bytes: u64 =
        fs::read_dir(&plain).unwrap().map(|entry| entry.unwrap().metadata().unwrap().len()).sum();

    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        let out = folder.path().join("ours.wksbm");
        ours.push(milliseconds(|| {
            let mut file = File::create(&out).unwrap();
            seal(&contents, &[], &package.signing, to, &mut file).unwrap();
            file.sync_all().unwrap();
        }));
        theirs.push(milliseconds(|| command_line(&plain, folder.path(), &package.recipients[0])));
    }
    let sealed = fs::metadata(folder.path().join("ours.wksbm")).unwrap().len();
    let peer_is = "zip -6, age -r and sync of the same files";
    Figure::ratio("seal", "ms", median(&ours), median(&theirs), peer_is, 0.6)
        .beside("ours, spread ms", spread(&ours))
        .beside("command line, spread ms", spread(&theirs))
        .beside("plain MiB", mebibytes(bytes))
        .beside("sealed MiB", mebibytes(sealed))
}

/// The people of the village who go by name, again and again under new ids, until there are enough.
fn grow(contents: &mut Contents) {
    let known = contents.residents.clone();
    assert!(!known.is_empty(), "somebody goes by name");
    for row in known.iter().cycle().take(PEOPLE.saturating_sub(known.len())) {
        let mut row = row.clone();
        row.id = Uuid::now_v7();
        contents.residents.push(row);
    }
}

/// Seals for a key of our own and takes the package apart with the public tools.
fn unpack(contents: &Contents, signing: &wahana_handover::keys::SigningKey, folder: &Path, plain: &Path) {
    let keys = OfficeKeys::generate().unwrap();
    let identity = folder.join("key");
    File::create(&identity).unwrap().write_all(keys.identity_text().as_bytes()).unwrap();
    let sealed = folder.join("known.wksbm");
    let recipients = [keys.recipient()];
    seal(contents, &[], signing, SealFor::Recipients(&recipients), File::create(&sealed).unwrap()).unwrap();
    let zip = folder.join("known.zip");
    run(Command::new("age").arg("-d").arg("-i").arg(&identity).arg("-o").arg(&zip).arg(&sealed));
    run(Command::new("unzip").arg("-q").arg(&zip).arg("-d").arg(plain));
    // Flat, so that `zip` takes them as they lie.
    let data = plain.join("data");
    if data.is_dir() {
        for entry in fs::read_dir(&data).unwrap() {
            let path = entry.unwrap().path();
            fs::rename(&path, plain.join(path.file_name().unwrap())).unwrap();
        }
        fs::remove_dir(&data).unwrap();
    }
}

fn command_line(plain: &Path, folder: &Path, recipient: &str) {
    let (zip, sealed) = (folder.join("theirs.zip"), folder.join("theirs.zip.age"));
    let _ = fs::remove_file(&zip);
    run(Command::new("zip").args(["-6", "-q", "-r"]).arg(&zip).arg(".").current_dir(plain));
    run(Command::new("age").args(["-r", recipient, "-o"]).arg(&sealed).arg(&zip));
    run(Command::new("sync").arg(&sealed));
}

fn run(command: &mut Command) {
    let done = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
}

fn mebibytes(bytes: u64) -> f64 {
    f64::from(u32::try_from(bytes / 1024).unwrap()) / 1024.0
}
