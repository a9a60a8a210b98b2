//! `cargo xtask test`: every check and every test there is, and one line that sums them up.
//!
//! A step that fails does not stop the others. A step that should run tests and ran none has
//! failed: an empty run proves nothing. The page's own steps go on beside those of Rust, which leave the
//! machine idle while they link; the window's come last and alone, because they wait for what is painted.

use std::io::{self, Write};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::Outcome;
use crate::children::{command, in_words, start};
use crate::counts::{self, Counts};
use crate::place::Place;
use crate::setup::{self, Purpose};
use crate::web;

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

type Steps = &'static [(&'static str, Step)];

/// What both lanes stand on.
const FIRST: Steps = &[("page: build", Ours(web::build))];

const LINTS: Steps = &[
    ("rust: format", Check(&["cargo", "fmt", "--all", "--check"])),
    // The window tests stay out of a plain `cargo test`, which needs no screen, so they are named here.
    (
        "rust: build and lints",
        Check(&[
            "cargo",
            "test",
            "--workspace",
            "--no-run",
            "--all-targets",
            "--test",
            "window",
            "--test",
            "tour",
        ]),
    ),
];

const RUST: Steps = &[
    ("rust: tests", Tests(&["cargo", "test", "--workspace", "--no-fail-fast"])),
    ("window: build", Check(&["cargo", "build", "--workspace", "--bin", "wahana", "--bin", "wahana-dinas"])),
];

const PAGE: Steps = &[
    ("page: lints", Check(&["npm", "run", "lint"])),
    ("page: format", Check(&["npm", "run", "format:check"])),
    ("page: types", Check(&["npm", "run", "check"])),
    ("page: tests", Tests(&["npm", "run", "test"])),
];

const WINDOW: Steps = &[(
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
        // Each has a screen of its own; those with sticks wait for each other. Twice as many as there are cores:
        // most of the time each waits for what is painted.
        "--test-threads=4",
    ]),
)];

/// What compiles our own crates.
#[derive(Clone, Copy)]
enum Compiler {
    /// Clippy's: the compiler with its lints, where each warning is an error. `cargo clippy` would build whatever we stand on
    /// once more, only to look.
    Linting,
    Plain,
}

impl Compiler {
    fn settle(self, command: &mut Command) {
        if matches!(self, Self::Linting) {
            command.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver");
            // As `cargo clippy -- -D warnings` passes it on.
            command.env("CLIPPY_ARGS", "-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__");
        }
    }
}

/// What came of one step.
struct Report {
    name: &'static str,
    took: Duration,
    /// How many tests it told of.
    ran: u32,
    counts: Counts,
    failure: Option<String>,
}

/// Runs all steps; an error when one of them failed.
pub(crate) fn test(place: &Place) -> Outcome {
    let begun = Instant::now();
    setup::prepare(place, Purpose::Test)?;
    let mut reports = in_turn(place, FIRST, Compiler::Plain);
    let ((rust, compiler), page) = thread::scope(|scope| {
        let page = scope.spawn(|| in_turn(place, PAGE, Compiler::Plain));
        let mut rust = in_turn(place, LINTS, Compiler::Linting);
        // What a lint refuses is tested all the same.
        let clean = rust.last().is_some_and(|report| report.failure.is_none());
        let compiler = if clean { Compiler::Linting } else { Compiler::Plain };
        rust.extend(in_turn(place, RUST, compiler));
        ((rust, compiler), page.join())
    });
    reports.extend(rust);
    reports.extend(page.map_err(|_| "the page's steps broke off")?);
    reports.extend(in_turn(place, WINDOW, compiler));
    sum_up(&reports, begun.elapsed())
}

fn in_turn(place: &Place, steps: Steps, compiler: Compiler) -> Vec<Report> {
    steps.iter().map(|(name, step)| take(place, name, step, compiler)).collect()
}

fn take(place: &Place, name: &'static str, step: &Step, compiler: Compiler) -> Report {
    println!("\n== {name}");
    let begun = Instant::now();
    let mut counts = Counts::default();
    let done = match step {
        Ours(job) => job(place),
        Check(words) => listen(place, words, compiler, &mut counts),
        Tests(words) => listen(place, words, compiler, &mut counts)
            .and_then(|()| if counts.passed == 0 { Err("it ran no test at all".into()) } else { Ok(()) }),
    };
    let failure = done.err().map(|error| error.to_string());
    if let Some(failure) = &failure {
        println!("== {name} FAILED: {failure}");
    }
    let ran = counts.passed + counts.failed;
    if failure.is_some() && counts.failed == 0 {
        // Something failed that no test program counted: a compiler error, a lint, a crash.
        counts.failed = 1;
    }
    Report { name, took: begun.elapsed(), ran, counts, failure }
}

/// Runs a command, passes on what it says and adds up the tests it tells of.
fn listen(place: &Place, words: &[&str], compiler: Compiler, counts: &mut Counts) -> Outcome {
    // Two lanes write at once: whose line it is must be seen.
    let (folder, told) = if words[0] == "npm" { (place.ui(), "page | ") } else { (place.root.clone(), "") };
    let mut command = command(place, words[0], &folder)?;
    command.args(&words[1..]).stdout(Stdio::piped());
    compiler.settle(&mut command);
    let mut running = start(&mut command)?;
    for line in running.lines()? {
        if let Some(found) = counts::in_line(&line) {
            *counts += found;
        }
        writeln!(io::stdout(), "{told}{line}")?;
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
