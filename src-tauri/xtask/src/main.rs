//! `cargo xtask`: the only scripts of the project, in the language of the project.
//!
//! One module per job. Each job first sees to it that what it needs is installed (`setup`), so a
//! fresh machine with nothing but Rust gets from a clone to a window with one command.

mod bench;
mod bindings;
mod children;
mod counts;
mod display;
mod node;
mod place;
mod run;
mod seed;
mod setup;
mod test;
mod tour;
mod web;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::place::Place;

/// What every job answers: done, or a sentence that says what went wrong.
pub(crate) type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, starts and tests Wahana", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    job: Job,
}

#[derive(Subcommand)]
enum Job {
    /// Install what is missing, build, and open the window
    Run {
        /// Build as it is shipped: slower to build, faster to use
        #[arg(long)]
        release: bool,
        /// Open the village that `seed` made, not the data of this user
        #[arg(long)]
        village: bool,
    },
    /// Run every check and every test, the real window too
    Test,
    /// Drive the window through the whole job and leave pictures in target/tour
    Tour {
        /// Which one
        #[arg(default_value = "evening")]
        walk: tour::Walk,
        /// Renew the pictures that README.md shows
        #[arg(long)]
        pictures: bool,
    },
    /// Make a training vault of invented families
    Seed {
        /// How many families
        #[arg(long)]
        households: u32,
        /// The same seed makes the same families
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Measure figures beside their peers; they end in target/bench/figures.json
    Bench {
        /// `start`, `memory`, `save-case` ...; all of them where none is named. `faults` first: rows of
        /// target/bench/faults.json (`kill`, `power-cut` ...), or all of them
        names: Vec<String>,
        /// With `faults`: the whole table, which takes hours
        #[arg(long)]
        long: bool,
        /// With `faults`: begin at this seed, as a failure names it
        #[arg(long)]
        seed: Option<u64>,
    },
    /// Write ui/src/bindings.ts from the Rust commands
    Bindings,
}

fn main() -> ExitCode {
    let job = Arguments::parse().job;
    let done = children::end_with_us().and_then(|()| Place::find()).and_then(|place| match job {
        Job::Run { release, village } => run::run(&place, release, village),
        Job::Test => test::test(&place),
        Job::Tour { walk, pictures } => tour::tour(&place, walk, pictures),
        Job::Seed { households, seed } => seed::seed(&place, households, seed),
        Job::Bench { names, long, seed } => match names.split_first() {
            Some((first, rows)) if first == "faults" => bench::faults(&place, rows, long, seed),
            _ => bench::bench(&place, &names),
        },
        Job::Bindings => bindings::bindings(&place),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}
