//! `seal`: a package of 100,000 people, from finished CSVs to a sealed, flushed file, against the command line.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;

use uuid::Uuid;
use wahana_core::handover;
use wahana_handover::content::Contents;
use wahana_handover::seal::{Plain, SealFor};
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

    let plain = || Plain::of(&contents, &[], &package.signing).unwrap();
    let files = folder.path().join("plain");
    let mut bytes = 0;
    for (path, content) in plain().files() {
        let file = files.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, content).unwrap();
        bytes += content.len() as u64;
    }

    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        let (finished, out) = (plain(), folder.path().join("ours.wksbm"));
        ours.push(milliseconds(|| {
            let mut file = File::create(&out).unwrap();
            finished.seal(&package.signing, to, &mut file).unwrap();
            file.sync_all().unwrap();
        }));
        theirs.push(milliseconds(|| command_line(&files, folder.path(), &package.recipients[0])));
    }
    let writing = median(&(0..TIMES).map(|_| milliseconds(|| drop(plain()))).collect::<Vec<_>>());
    let sealed = fs::metadata(folder.path().join("ours.wksbm")).unwrap().len();
    let peer_is = "zip -6, age -r and sync of the same files";
    Figure::ratio("seal", "ms", median(&ours), median(&theirs), peer_is, 0.6)
        .beside("ours, spread ms", spread(&ours))
        .beside("command line, spread ms", spread(&theirs))
        .beside("from rows to finished files, before, ms", writing)
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
