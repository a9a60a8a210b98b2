//! `cargo xtask bench`: figures beside their peers and limits, and faults made on purpose, all built as it is shipped.

use std::path::Path;

use crate::Outcome;
use crate::children::{command, finish};
use crate::place::Place;
use crate::setup::{self, Purpose};
use crate::{run, web};

const MEMORY: &str = "/dev/shm";

/// Makes faults on purpose: the rows of these names, or all of them.
pub(crate) fn faults(place: &Place, rows: &[String], long: bool, seed: Option<u64>) -> Outcome {
    setup::prepare(place, Purpose::Measure)?;
    web::build(place)?;
    run::build_all(place, &["wahana", "faults"], true)?;
    let mut faults = command(place, &place.released("faults").to_string_lossy(), &place.root)?;
    // Images in memory: what happens to them is what counts, not how fast a disk is.
    if Path::new(MEMORY).is_dir() {
        faults.env("TMPDIR", MEMORY);
    }
    faults.args(rows).args(long.then_some("--long"));
    if let Some(seed) = seed {
        faults.args(["--seed", &seed.to_string()]);
    }
    finish(&mut faults)
}

/// Measures the figures of these names, or all of them.
pub(crate) fn bench(place: &Place, names: &[String]) -> Outcome {
    setup::prepare(place, Purpose::Measure)?;
    web::build(place)?;
    run::build_all(place, &["wahana", "wahana-dinas", "bare-window", "bench"], true)?;
    println!("Measuring. Leave the machine alone until it is done.");
    finish(command(place, &place.released("bench").to_string_lossy(), &place.root)?.args(names))
}
