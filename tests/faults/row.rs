//! One row of `faults.json`: how often something was tried, how often it failed, and the same with the safety taken
//! away.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::time::Instant;

use serde::Serialize;
use serde_json::Value;
use wahana_tests::built;

/// What came of many tries.
#[allow(clippy::struct_field_names)] // as the rows call it
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Tries {
    pub(crate) tries: u64,
    pub(crate) failures: u64,
    /// Seed and sentence of the first failure.
    pub(crate) first_failure: Option<String>,
    /// What else was counted.
    pub(crate) beside: BTreeMap<&'static str, u64>,
}

impl Tries {
    /// Adds to something that is counted beside.
    pub(crate) fn note(&mut self, what: &'static str, count: usize) {
        *self.beside.entry(what).or_default() += u64::try_from(count).unwrap_or(u64::MAX);
    }

    /// Counts one try; `seed` makes it again.
    pub(crate) fn count(&mut self, seed: impl fmt::Display, outcome: Result<(), String>) {
        self.tries += 1;
        if let Err(why) = outcome {
            self.failures += 1;
            self.first_failure.get_or_insert_with(|| format!("seed {seed}: {why}"));
        }
    }

    /// Adds what was tried elsewhere.
    pub(crate) fn add(&mut self, other: Self) {
        self.tries += other.tries;
        self.failures += other.failures;
        self.first_failure = self.first_failure.take().or(other.first_failure);
        for (what, count) in other.beside {
            *self.beside.entry(what).or_default() += count;
        }
    }
}

/// A row as it is kept.
#[derive(Debug, Serialize)]
pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) ours: Tries,
    /// Failures that are allowed.
    pub(crate) goal: u64,
    /// What was taken away from the control run.
    pub(crate) control_is: &'static str,
    /// It has to fail, or ours proves nothing.
    pub(crate) control: Tries,
    pub(crate) seconds: f64,
}

impl Row {
    /// Runs both and takes the time.
    pub(crate) fn of(
        name: &'static str,
        control_is: &'static str,
        run: impl FnOnce() -> (Tries, Tries),
    ) -> Self {
        let begun = Instant::now();
        let (ours, control) = run();
        Self { name, ours, goal: 0, control_is, control, seconds: begun.elapsed().as_secs_f64() }
    }

    /// Whether ours held and the control run did not.
    pub(crate) fn held(&self) -> bool {
        self.ours.tries > 0 && self.ours.failures <= self.goal && self.control.failures > 0
    }
}

impl fmt::Display for Row {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let Self { name, ours, goal, control_is, control, seconds } = self;
        let told = if self.held() { "held" } else { "MISSED" };
        write!(
            out,
            "{name:<16} {:>6} tries {:>5} failures (goal {goal}) {told}; {control_is}: {} of {} fail; {seconds:.1} s",
            ours.tries, ours.failures, control.failures, control.tries
        )?;
        for (what, count) in &ours.beside {
            write!(out, "\n    {what}: {count}")?;
        }
        for (whose, first) in [("ours", &ours.first_failure), ("control", &control.first_failure)] {
            if let Some(first) = first {
                write!(out, "\n    {whose}, first: {first}")?;
            }
        }
        Ok(())
    }
}

/// Puts the rows into `target/bench/faults.json`, in place of older ones of the same name.
pub(crate) fn keep(rows: &[Row]) {
    let folder = built::target().join("bench");
    fs::create_dir_all(&folder).expect("target/bench");
    let file = folder.join("faults.json");
    let before = fs::read(&file).ok().and_then(|bytes| serde_json::from_slice::<Vec<Value>>(&bytes).ok());
    let mut all: Vec<Value> = before.unwrap_or_default();
    all.retain(|known| !rows.iter().any(|row| known["name"] == row.name));
    all.extend(rows.iter().map(|row| serde_json::to_value(row).expect("plain values")));
    fs::write(&file, serde_json::to_vec_pretty(&all).expect("plain values")).expect("faults.json");
    println!("\n{} has {} rows.", file.display(), all.len());
}
