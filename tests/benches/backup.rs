//! `backup`: the vault of 100,000 people copied to where a backup lies and flushed, against a bare run of SQLite's
//! backup API; `backup-check`: all that follows until it counts as a backup, against the two bare integrity pragmas.
//! What ours counts, compares and reads back beside them is in our figures alone.

use std::fs::{self, File};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::OnceLock;
use std::time::Instant;

use rusqlite::Connection;
use rusqlite::backup::Backup;
use wahana_core::vault::{self, BackupPhase, Vault};
use wahana_platform::{drop_cached_pages, flush_folder};

use crate::figure::{Figure, median, milliseconds, spread};
use crate::place::{self, Copied, LARGE};
use crate::raw;

/// Runs of each.
const TIMES: usize = 5;

/// Milliseconds of every run.
#[derive(Default)]
struct Taken {
    copying: Vec<f64>,
    checking: Vec<f64>,
}

pub(crate) fn copying() -> Figure {
    let [ours, bare] = both();
    figure("backup", &ours.copying, &bare.copying, "a bare run of the backup API, flushed", 1.2)
        .beside("copied and checked, ms", median(&ours.copying) + median(&ours.checking))
}

pub(crate) fn checking() -> Figure {
    let [ours, bare] = both();
    let peer_is = "the two bare pragmas on the same file, its pages dropped";
    figure("backup-check", &ours.checking, &bare.checking, peer_is, 1.2)
}

fn figure(name: &'static str, ours: &[f64], bare: &[f64], peer_is: &'static str, goal: f64) -> Figure {
    Figure::ratio(name, "ms", median(ours), median(bare), peer_is, goal)
        .beside("ours, spread ms", spread(ours))
        .beside("bare, spread ms", spread(bare))
}

/// Both figures come from the same runs, the two taking turns.
fn both() -> &'static [Taken; 2] {
    static TAKEN: OnceLock<[Taken; 2]> = OnceLock::new();
    TAKEN.get_or_init(|| {
        let village = Copied::of(LARGE);
        let vault = village.open();
        let (source, key) = (raw::open(&village.root(), 2_000), raw::key(&village.root()));
        let mut taken = [Taken::default(), Taken::default()];
        for _ in 0..TIMES {
            ours(&vault, &mut taken[0]);
            bare(&source, &key, &mut taken[1]);
        }
        taken
    })
}

fn ours(vault: &Vault, taken: &mut Taken) {
    let place = tempfile::tempdir_in(place::folder()).unwrap();
    let begun = Instant::now();
    let mut checking = None;
    vault::backup(vault, place.path(), "bench", &mut |at| {
        if at.phase == BackupPhase::Checking {
            checking.get_or_insert_with(Instant::now);
        }
        ControlFlow::Continue(())
    })
    .unwrap();
    let (ended, checking) = (Instant::now(), checking.expect("it was checked"));
    taken.copying.push((checking - begun).as_secs_f64() * 1000.0);
    taken.checking.push((ended - checking).as_secs_f64() * 1000.0);
}

fn bare(source: &Connection, key: &str, taken: &mut Taken) {
    let place = tempfile::tempdir_in(place::folder()).unwrap();
    let copy = place.path().join("copy.db");
    taken.copying.push(milliseconds(|| {
        let mut target = raw::keyed(&copy, key);
        let run = Backup::new(source, &mut target).unwrap();
        run.step(-1).unwrap();
        drop(run);
        drop(target);
        settle(&copy);
        flush_folder(place.path()).unwrap();
    }));
    taken.checking.push(milliseconds(|| {
        let copied = raw::keyed(&copy, key);
        let failed = copied
            .prepare("PRAGMA cipher_integrity_check")
            .unwrap()
            .query([])
            .unwrap()
            .next()
            .unwrap()
            .is_some();
        let answer: String = copied.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert!(!failed && answer == "ok");
    }));
}

/// As ours does it: the check reads what the disk gives back.
fn settle(path: &Path) {
    let file = File::options().read(true).write(true).open(path).unwrap();
    file.sync_all().unwrap();
    drop_cached_pages(&file).unwrap();
    assert!(fs::metadata(path).unwrap().len() > 0);
}
