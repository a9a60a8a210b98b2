//! `cargo xtask bench faults [ROW ...] [--long]`: SECURITY.md's table "Durability and how it is shown".
//!
//! Each row is a fault made on purpose many times over, and beside it the same with the safety taken away, which has
//! to fail. Prints a table, keeps the rows in `target/bench/faults.json`, and ends with an error where one is missed.
//! Needs root (loop images, tmpfs). `--seed N` begins the tries at another seed, `--slice` makes a few of each.

// As in `wahana_tests`: the failing line is the answer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod at_rest;
mod disk;
mod full_disk;
mod fuzz;
mod kill;
mod package;
mod power_cut;
mod power_cut_files;
mod roles;
mod row;
mod scale;
mod stick;
mod tamper;
mod vfs;
mod work;

use std::process::ExitCode;

use row::Row;
use scale::Scale;

/// How a row is measured: how much, and the first seed.
type Measure = fn(Scale, u64) -> Row;

/// By their names in `faults.json`.
const ROWS: &[(&str, Measure)] = &[
    ("kill", kill::measure),
    ("power-cut", power_cut::measure),
    ("power-cut-files", power_cut_files::measure),
    ("full-disk", full_disk::measure),
    ("stick", stick::measure),
    ("package", package::measure),
    ("fuzz", fuzz::measure),
    ("roles", roles::measure),
    ("journal-tamper", tamper::measure),
    ("at-rest", at_rest::measure),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let children = [(kill::CHILD, kill::child as fn(&[String])), (fuzz::CHILD, fuzz::child)];
    if let Some((_, child)) =
        children.iter().find(|(word, _)| arguments.first().is_some_and(|first| first == word))
    {
        child(&arguments[1..]);
        return ExitCode::SUCCESS;
    }
    let asked = Asked::of(arguments);
    let mut rows = Vec::new();
    for (name, measure) in ROWS {
        if asked.names.is_empty() || asked.names.iter().any(|one| one == name) {
            println!("{name} ...");
            let row = measure(asked.scale, asked.seed);
            println!("{row}");
            rows.push(row);
        }
    }
    if asked.scale != Scale::Slice {
        row::keep(&rows);
    }
    if rows.iter().all(Row::held) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// What the command line asks for.
struct Asked {
    scale: Scale,
    seed: u64,
    names: Vec<String>,
}

impl Asked {
    fn of(arguments: Vec<String>) -> Self {
        let mut asked = Self { scale: Scale::Usual, seed: 1, names: Vec::new() };
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--long" => asked.scale = Scale::Long,
                "--slice" => asked.scale = Scale::Slice,
                "--seed" => asked.seed = arguments.next().expect("a seed").parse().expect("a number"),
                name => {
                    assert!(ROWS.iter().any(|(known, _)| *known == name), "no row is called {name}");
                    asked.names.push(argument);
                }
            }
        }
        asked
    }
}
