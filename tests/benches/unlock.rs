//! `unlock`: from an officer's passphrase to the open vault of 100,000 people, against one bare scrypt run and opening
//! the file with its key. The peer opens no seal, writes no sign-in down and brings no schema up to date: what that
//! costs is in our figure alone.

use std::hint::black_box;
use std::path::Path;

use rusqlite::Connection;
use scrypt::Params;
use wahana_core::vault::{Folder, unlock};
use wahana_tests::walk::{HEAD, PASSPHRASE};

use crate::figure::{Figure, median, milliseconds, spread};
use crate::place::{Copied, LARGE};
use crate::raw;

/// Runs of each.
const TIMES: usize = 15;
/// As SECURITY.md has it ("Vault"): 2^16 rounds in 64 MiB.
const WORK_FACTOR: u8 = 16;

pub(crate) fn measure() -> Figure {
    let village = Copied::of(LARGE);
    let folder = Folder::new(village.root(), true);
    let head = folder.faces().unwrap().officers.into_iter().find(|face| face.name == HEAD).unwrap().id;
    let (database, key) = (raw::database(&village.root()), raw::key(&village.root()));
    let (mut ours, mut theirs, mut guess) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..TIMES {
        let mut vault = None;
        ours.push(milliseconds(|| vault = Some(unlock(&folder, head, PASSPHRASE).unwrap())));
        // The lock is another job; it leaves the file as the peer finds it.
        drop(vault);
        let scrypt = milliseconds(one_guess);
        let mut opened = None;
        theirs.push(scrypt + milliseconds(|| opened = Some(open(&database, &key))));
        drop(opened);
        guess.push(scrypt);
    }
    Figure::ratio(
        "unlock",
        "ms",
        median(&ours),
        median(&theirs),
        "one scrypt run, the file opened and read with its key",
        1.2,
    )
    .beside("ours, spread ms", spread(&ours))
    .beside("bare, spread ms", spread(&theirs))
    .beside("the scrypt run alone, ms", median(&guess))
}

fn one_guess() {
    let mut key = [0; 32];
    let params = Params::new(WORK_FACTOR, 8, 1, key.len()).unwrap();
    scrypt::scrypt(PASSPHRASE.as_bytes(), b"age-encryption.org/v1/scrypt 16 bytes", &params, &mut key)
        .unwrap();
    black_box(key);
}

fn open(database: &Path, key: &str) -> Connection {
    let connection = raw::connect(database, key, 2_000);
    let officers: i64 = connection.query_row("SELECT count(*) FROM officer", [], |row| row.get(0)).unwrap();
    assert!(officers > 0);
    connection
}
