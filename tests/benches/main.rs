//! `cargo xtask bench [NAME ...]`: each figure beside its peer or the physical limit, measured in one run.
//!
//! Prints a table and keeps the rows in `target/bench/figures.json`. No figure fails: what it says is for people.

// As in `wahana_tests`: the failing line is the answer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod backup;
mod doubles;
mod erasure;
mod figure;
mod journal_check;
mod place;
mod raw;
mod removal;
mod save_case;
mod seal;
mod search;
mod unlock;
mod window;

use figure::Figure;

/// How a figure is measured.
type Measure = fn() -> Figure;

/// By their names in `figures.json`.
const FIGURES: [(&str, Measure); 21] = [
    ("start", window::start::measure),
    ("memory", window::memory::measure),
    ("unlock", unlock::measure),
    ("save-case", save_case::measure),
    ("search", search::exact),
    ("search-misspelt", search::misspelt),
    ("look-alikes", search::look_alikes),
    ("look-alikes-raw", search::look_alikes_raw),
    ("doubles", doubles::measure),
    ("doubles-large", doubles::large),
    ("open-list", window::opening::list),
    ("open-case", window::opening::case),
    ("screens", window::screens::screens),
    ("filters", window::screens::filters),
    ("journal-check", journal_check::measure),
    ("backup", backup::copying),
    ("backup-check", backup::checking),
    ("removal", removal::measure),
    ("erasure", erasure::measure),
    ("seal", seal::measure),
    ("handover", window::handover::measure),
];

/// Takes long and much room: only by its name.
const ONLY_ASKED: [(&str, Measure); 1] = [("huge", removal::huge)];

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    // A part of `save-case` that runs under `strace`.
    if wanted.first().is_some_and(|name| name == save_case::COUNTED) {
        return save_case::counted(&wanted[1..]);
    }
    let known = || FIGURES.into_iter().chain(ONLY_ASKED);
    for name in &wanted {
        assert!(known().any(|(known, _)| known == name), "no figure is called {name}");
    }
    let usual = FIGURES.len();
    let mut measured = Vec::new();
    for (place, (name, measure)) in known().enumerate() {
        if (wanted.is_empty() && place < usual) || wanted.iter().any(|one| one == name) {
            println!("{name} ...");
            let figure = measure();
            println!("{figure}");
            measured.push(figure);
        }
    }
    figure::keep(&measured);
}
