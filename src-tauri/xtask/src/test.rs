//! `cargo xtask test`: every check and every test there is, and one line that sums them up.
//!
//! A step that fails does not stop the others. A step that should run tests and ran none has
//! failed: an empty run proves nothing.

use std::io::{self, Write};
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::Outcome;
use crate::children::{command, in_words, start};
use crate::counts::{self, Counts};
use crate::place::Place;
use crate::setup::{self, Purpose};
use crate::{run, web};

/// One thing that has to hold.
enum Step {
    /// A part of another job.
    Ours(fn(&Place) -> Outcome),
    /// A command that succeeds or does not.
    Check(&'static [&'static str]),
    /// A command that runs tests and says how many.
    Tests(&'static [&'static str]),
}

use Step::{Check, Ours, Tests};

const STEPS: &[(&str, Step)] = &[
    ("page: build", Ours(web::build)),
    ("rust: format", Check(&["cargo", "fmt", "--all", "--check"])),
    ("rust: lints", Check(&["cargo", "clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])),
    // The window tests stay out of a plain `cargo test`, which needs no screen, so they are named here.
    (
        "rust: lints of the window tests",
        Check(&[
            "cargo",
            "clippy",
            "--workspace",
            "--test",
            "window",
            "--test",
            "tour",
            "--",
            "-D",
            "warnings",
        ]),
    ),
    ("rust: tests", Tests(&["cargo", "test", "--workspace", "--no-fail-fast"])),
    ("page: lints", Check(&["npm", "run", "lint"])),
    ("page: format", Check(&["npm", "run", "format:check"])),
    ("page: types", Check(&["npm", "run", "check"])),
    ("page: tests", Tests(&["npm", "run", "test"])),
    ("window: build", Ours(|place| run::build(place, false))),
    (
        "window: tests",
        Tests(&[
            "cargo",
            "test",
            "--workspace",
            "--no-fail-fast",
            "--test",
            "window",
            "--test",
            "tour",
            "--",
            // Each has a screen of its own; those with sticks wait for each other.
            "--test-threads=2",
        ]),
    ),
];

/// What came of one step.
struct Report {
    name: &'static str,
    took: Duration,
    /// How many tests it told of.
    ran: u32,
    counts: Counts,
    failure: Option<String>,
}

/// Runs all steps in turn; an error when one of them failed.
pub(crate) fn test(place: &Place) -> Outcome {
    let begun = Instant::now();
    setup::prepare(place, Purpose::Test)?;
    let mut reports = Vec::new();
    for (name, step) in STEPS {
        println!("\n== {name}");
        let report = take(place, name, step);
        if let Some(failure) = &report.failure {
            println!("== {name} FAILED: {failure}");
        }
        reports.push(report);
    }
    sum_up(&reports, begun.elapsed())
}

fn take(place: &Place, name: &'static str, step: &Step) -> Report {
    let begun = Instant::now();
    let mut counts = Counts::default();
    let done = match step {
        Ours(job) => job(place),
        Check(words) => listen(place, words, &mut counts),
        Tests(words) => listen(place, words, &mut counts)
            .and_then(|()| if counts.passed == 0 { Err("it ran no test at all".into()) } else { Ok(()) }),
    };
    let failure = done.err().map(|error| error.to_string());
    let ran = counts.passed + counts.failed;
    if failure.is_some() && counts.failed == 0 {
        // Something failed that no test program counted: a compiler error, a lint, a crash.
        counts.failed = 1;
    }
    Report { name, took: begun.elapsed(), ran, counts, failure }
}

/// Runs a command, passes on what it says and adds up the tests it tells of.
fn listen(place: &Place, words: &[&str], counts: &mut Counts) -> Outcome {
    let folder = if words[0] == "npm" { place.ui() } else { place.root.clone() };
    let mut command = command(place, words[0], &folder)?;
    command.args(&words[1..]).stdout(Stdio::piped());
    let mut running = start(&mut command)?;
    for line in running.lines()? {
        if let Some(found) = counts::in_line(&line) {
            *counts += found;
        }
        writeln!(io::stdout(), "{line}")?;
    }
    let status = running.wait()?;
    if status.success() { Ok(()) } else { Err(format!("{} ({status})", in_words(&command)).into()) }
}

fn sum_up(reports: &[Report], took: Duration) -> Outcome {
    let mut total = Counts::default();
    println!();
    for report in reports {
        total += report.counts;
        let tests = if report.ran > 0 { format!("{} tests", report.ran) } else { String::new() };
        let mark = if report.failure.is_some() { "FAILED" } else { "ok" };
        println!("{mark:<6}  {:<32} {:>7.1} s  {tests}", report.name, report.took.as_secs_f64());
    }
    let ran: u32 = reports.iter().map(|report| report.ran).sum();
    println!("{ran} tests ran in {:.0} s. A check that failed counts as one failure.", took.as_secs_f64());
    println!("{} passed, {} failed", total.passed, total.failed);
    let failed: Vec<&str> =
        reports.iter().filter(|report| report.failure.is_some()).map(|report| report.name).collect();
    if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join("; ")).into()) }
}
