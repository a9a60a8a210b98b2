//! `cargo xtask tour`: the whole job in the real window, with a picture of each step.

use std::fs;

use crate::Outcome;
use crate::children::{command, finish};
use crate::place::Place;
use crate::setup::{self, Purpose};
use crate::{run, web};

/// Runs the tour on an empty data folder and says what it left.
pub(crate) fn tour(place: &Place) -> Outcome {
    setup::prepare(place, Purpose::Test)?;
    web::build(place)?;
    run::build(place, false)?;
    let folder = place.target.join("tour");
    let _ = fs::remove_dir_all(&folder);
    let tour = ["test", "--workspace", "--test", "tour", "--", "--test-threads=1", "--nocapture"];
    finish(command(place, "cargo", &place.root)?.args(tour))?;

    let mut left: Vec<_> = fs::read_dir(&folder)?.flatten().map(|entry| entry.file_name()).collect();
    left.sort();
    println!("The tour is done. In {}:", folder.display());
    for name in left {
        println!("  {}", name.to_string_lossy());
    }
    Ok(())
}
