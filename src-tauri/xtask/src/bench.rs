//! `cargo xtask bench`: figures beside their peers and limits, all built as it is shipped.

use crate::Outcome;
use crate::children::{command, finish};
use crate::place::Place;
use crate::setup::{self, Purpose};
use crate::{run, web};

/// Measures the figures of these names, or all of them.
pub(crate) fn bench(place: &Place, names: &[String]) -> Outcome {
    setup::prepare(place, Purpose::Measure)?;
    web::build(place)?;
    run::build_all(place, &["wahana", "wahana-dinas", "bare-window", "bench"], true)?;
    println!("Measuring. Leave the machine alone until it is done.");
    finish(command(place, &place.released("bench").to_string_lossy(), &place.root)?.args(names))
}
