//! `cargo xtask seed`: a training vault of invented families. The making itself is in `tests`.

use crate::Outcome;
use crate::children::{command, finish};
use crate::place::Place;
use crate::run;
use crate::setup::{self, Purpose};

/// Builds the seeder as it is shipped, because scale is its purpose, and runs it.
pub(crate) fn seed(place: &Place, households: u32, seed: u64) -> Outcome {
    setup::prepare(place, Purpose::Build)?;
    run::build_all(place, &["seed"], true)?;
    let mut seeder = command(place, &place.released("seed").to_string_lossy(), &place.root)?;
    seeder.args(["--households", &households.to_string(), "--seed", &seed.to_string(), "--data"]);
    finish(seeder.arg(place.village()))?;
    println!("To look at it: cargo xtask run --village, then choose \"Coba dulu (latihan)\".");
    Ok(())
}
