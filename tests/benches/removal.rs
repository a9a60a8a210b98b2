//! `removal`: an officer is taken out of a vault of 100,000 people, which is written anew under another key; and
//! `huge`, only by its name: how unlock, backup and removal behave in a vault of 5 GiB. There is no peer; a person waits
//! for it before a progress line.

use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::time::Instant;

use wahana_core::draft;
use wahana_core::vault::{self, BackupPhase, BackupProgress, NewOfficer, Role, Vault};

use crate::figure::{Figure, median, milliseconds, spread};
use crate::place::{self, Copied, LARGE, SMALL};
use crate::raw;

/// Runs.
const TIMES: usize = 3;
const HUGE_MEBIBYTES: usize = 5 * 1024;
/// Drafts of about this size make it huge: the largest that there are.
const DRAFT: usize = 1_000_000;

pub(crate) fn measure() -> Figure {
    let village = Copied::of(LARGE);
    let vault = village.open();
    let taken: Vec<f64> = (0..TIMES).map(|_| milliseconds_of_a_removal(&vault)).collect();
    alone("removal", median(&taken))
        .beside("spread ms", spread(&taken))
        .beside("database MiB", mebibytes(fs::metadata(raw::database(&village.root())).unwrap().len()))
}

pub(crate) fn huge() -> Figure {
    let village = Copied::of(SMALL);
    let vault = village.open();
    let payload = "x".repeat(DRAFT);
    for number in 0..HUGE_MEBIBYTES * (1 << 20) / DRAFT / 16 {
        vault
            .write(|ctx| {
                (0..16).try_for_each(|part| draft::keep(ctx, "bench", &format!("{number} {part}"), &payload))
            })
            .unwrap();
    }
    drop(vault);
    let mut vault = None;
    let unlocked = milliseconds(|| vault = Some(village.open()));
    let vault = vault.expect("it opens");
    let place = tempfile::tempdir_in(place::folder()).unwrap();
    let (begun, mut checking) = (Instant::now(), None);
    let mut watch = |at: BackupProgress| {
        if at.phase == BackupPhase::Checking {
            checking.get_or_insert_with(|| begun.elapsed().as_secs_f64() * 1000.0);
        }
        ControlFlow::Continue(())
    };
    vault::backup(&vault, place.path(), "bench", &mut watch).unwrap();
    let (all, checking) = (begun.elapsed().as_secs_f64() * 1000.0, checking.expect("it was checked"));
    drop(place);
    let removed = milliseconds_of_a_removal(&vault);
    alone("huge", all)
        .beside("of it the check, ms", all - checking)
        .beside("unlock, ms", unlocked)
        .beside("removal of an officer, ms", removed)
        .beside("database MiB", mebibytes(fs::metadata(raw::database(&village.root())).unwrap().len()))
}

fn milliseconds_of_a_removal(vault: &Vault) -> f64 {
    let new = NewOfficer {
        name: "Mbak Ceplok".to_owned(),
        roles: vec![Role::Pencatat],
        passphrase: "lima daun pisang di meja".to_owned(),
    };
    let goes = vault::add_officer(vault, &new).unwrap().id;
    milliseconds(|| vault::remove_officer(vault, goes, &mut |_| ControlFlow::Continue(())).unwrap())
}

fn alone(name: &'static str, ours: f64) -> Figure {
    let beside = BTreeMap::new();
    Figure { name, unit: "ms", ours, peer: None, peer_is: "", ratio: None, goal: None, beside }
}

fn mebibytes(bytes: u64) -> f64 {
    f64::from(u32::try_from(bytes >> 10).unwrap()) / 1024.0
}
