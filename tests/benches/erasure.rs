//! `erasure`: a resident is erased for good in a village of 100,000 people, against writing the same file anew by hand.

use std::fs;

use wahana_core::Uuid;
use wahana_core::erasing::{self, ErasureReason};
use wahana_core::person::{self, PersonFilter};
use wahana_core::vault::Vault;

use crate::figure::{Figure, median, milliseconds, spread};
use crate::place::{Copied, LARGE};
use crate::raw;

/// Runs of each.
const TIMES: usize = 3;

pub(crate) fn measure() -> Figure {
    let village = Copied::of(LARGE);
    let vault = village.open();
    let raw = raw::open(&village.root(), 2_000);
    let (mut ours, mut theirs, mut memory) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..TIMES {
        let id = somebody(&vault);
        let before = begin_peak();
        ours.push(milliseconds(|| {
            assert!(erasing::erase(&vault, id, ErasureReason::Asked).unwrap().scrubbed);
        }));
        memory.push(peak() - before);
        theirs.push(milliseconds(|| {
            raw.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
        }));
    }
    Figure::ratio("erasure", "ms", median(&ours), median(&theirs), "the file written anew by hand", 1.2)
        .beside("ours, spread ms", spread(&ours))
        .beside("by hand, spread ms", spread(&theirs))
        .beside("memory meanwhile, MiB", median(&memory))
}

/// Somebody against whose erasure nothing stands.
fn somebody(vault: &Vault) -> Uuid {
    let rows = vault.read(|ctx| person::list(ctx, &PersonFilter::default(), 0, 100)).unwrap();
    let free = |id: &Uuid| erasing::preview(vault, *id).unwrap().refused.is_none();
    rows.into_iter().map(|row| row.id).find(free).expect("somebody without an open case")
}

/// Forgets the peak so far, and gives what is held now, MiB.
fn begin_peak() -> f64 {
    fs::write("/proc/self/clear_refs", "5").expect("the peak can be forgotten");
    status("VmRSS:")
}

fn peak() -> f64 {
    status("VmHWM:")
}

fn status(name: &str) -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix(name)).expect("a line of the status");
    let kibibytes: u32 = line.trim().trim_end_matches(" kB").parse().unwrap();
    f64::from(kibibytes) / 1024.0
}
