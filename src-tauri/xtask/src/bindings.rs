//! `cargo xtask bindings`: the TypeScript side of the bridge, generated from the Rust commands.
//!
//! The shell's example `bindings` writes the file to the path it is given; this job puts it where
//! the page expects it, or says that the one there is stale.

use std::fs;

use crate::Outcome;
use crate::children::{command, finish};
use crate::place::Place;
use crate::setup::{self, Purpose};

/// Writes `ui/src/bindings.ts`, or with `check` only compares it.
pub(crate) fn bindings(place: &Place, check: bool) -> Outcome {
    setup::prepare(place, Purpose::Build)?;
    compare(place, check)
}

/// The same on a machine that is already prepared.
pub(crate) fn compare(place: &Place, check: bool) -> Outcome {
    // Built from the whole workspace, so that the dependencies have the same features as everywhere else.
    finish(command(place, "cargo", &place.root)?.args(["build", "--workspace", "--example", "bindings"]))?;
    let folder = place.target.join("xtask");
    fs::create_dir_all(&folder)?;
    let fresh = folder.join("bindings.ts");
    let generator = place.target.join("debug/examples/bindings");
    finish(command(place, &generator.to_string_lossy(), &place.root)?.arg(&fresh))?;

    let kept = place.ui().join("src/bindings.ts");
    let text = fs::read(&fresh)?;
    if fs::read(&kept).is_ok_and(|old| old == text) {
        println!("ui/src/bindings.ts is up to date.");
        return Ok(());
    }
    if check {
        return Err("ui/src/bindings.ts is stale: run `cargo xtask bindings` and commit it".into());
    }
    fs::write(&kept, text)?;
    println!("ui/src/bindings.ts was written anew.");
    Ok(())
}
