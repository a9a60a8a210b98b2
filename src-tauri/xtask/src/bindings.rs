//! `cargo xtask bindings`: the TypeScript side of the bridge, generated from the Rust commands.
//!
//! The shell's own test writes the file where it is missing and fails where it is stale; this job only
//! takes the old one away first.

use std::fs;

use crate::Outcome;
use crate::children::{command, finish};
use crate::place::Place;
use crate::setup::{self, Purpose};

/// Writes `ui/src/bindings.ts` anew.
pub(crate) fn bindings(place: &Place) -> Outcome {
    setup::prepare(place, Purpose::Build)?;
    let kept = place.ui().join("src/bindings.ts");
    if kept.exists() {
        fs::remove_file(&kept)?;
    }
    let test = ["test", "--workspace", "--quiet", "the_generated_bridge_is_fresh"];
    finish(command(place, "cargo", &place.root)?.args(test))?;
    println!("ui/src/bindings.ts was written anew.");
    Ok(())
}
