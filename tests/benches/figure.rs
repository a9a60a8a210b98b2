//! One row of `figures.json`, and what many measurements come down to.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::time::Instant;

use serde::Serialize;
use serde_json::Value;

use crate::place;

/// A figure of ours beside its peer or limit.
#[derive(Debug, Serialize)]
pub(crate) struct Figure {
    pub(crate) name: &'static str,
    pub(crate) unit: &'static str,
    pub(crate) ours: f64,
    pub(crate) peer: Option<f64>,
    pub(crate) peer_is: &'static str,
    pub(crate) ratio: Option<f64>,
    /// Of the ratio; of `ours` where there is no ratio.
    pub(crate) goal: Option<f64>,
    /// What else was measured in the same run, with its unit in its name.
    pub(crate) beside: BTreeMap<String, f64>,
}

impl Figure {
    /// A ratio that must not be higher than `goal`.
    pub(crate) fn ratio(
        name: &'static str,
        unit: &'static str,
        ours: f64,
        peer: f64,
        peer_is: &'static str,
        goal: f64,
    ) -> Self {
        Self {
            name,
            unit,
            ours,
            peer: Some(peer),
            peer_is,
            ratio: Some(ours / peer),
            goal: Some(goal),
            beside: BTreeMap::new(),
        }
    }

    /// Adds something that was measured beside it.
    pub(crate) fn beside(mut self, name: impl Into<String>, value: f64) -> Self {
        self.beside.insert(name.into(), value);
        self
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{:<16} {:>10.2} {:<4}", self.name, self.ours, self.unit)?;
        if let Some(peer) = self.peer {
            write!(out, " {:<44} {peer:>10.2} {:<4}", self.peer_is, self.unit)?;
        }
        if let Some(ratio) = self.ratio {
            write!(out, " ratio {ratio:.2}")?;
        }
        if let Some(goal) = self.goal {
            let held = self.ratio.unwrap_or(self.ours) <= goal;
            write!(out, " goal {goal} {}", if held { "held" } else { "MISSED" })?;
        }
        for (name, value) in &self.beside {
            write!(out, "\n    {name}: {value:.2}")?;
        }
        Ok(())
    }
}

/// Puts the rows into `target/bench/figures.json`, in place of older ones of the same name.
pub(crate) fn keep(measured: &[Figure]) {
    let file = place::folder().join("figures.json");
    let before = fs::read(&file).ok().and_then(|bytes| serde_json::from_slice::<Vec<Value>>(&bytes).ok());
    let mut rows: Vec<Value> = before.unwrap_or_default();
    rows.retain(|row| !measured.iter().any(|figure| row["name"] == figure.name));
    rows.extend(measured.iter().map(|figure| serde_json::to_value(figure).expect("plain values")));
    fs::write(&file, serde_json::to_vec_pretty(&rows).expect("plain values")).expect("figures.json");
    println!("\n{} has {} figures.", file.display(), rows.len());
}

/// The middle one.
pub(crate) fn median(values: &[f64]) -> f64 {
    quantile(values, 1, 2)
}

/// The distance between the first and the third quarter.
pub(crate) fn spread(values: &[f64]) -> f64 {
    quantile(values, 3, 4) - quantile(values, 1, 4)
}

fn quantile(values: &[f64], part: usize, of: usize) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[(sorted.len() - 1) * part / of]
}

/// Milliseconds that `run` takes.
pub(crate) fn milliseconds(run: impl FnOnce()) -> f64 {
    let begun = Instant::now();
    run();
    begun.elapsed().as_secs_f64() * 1000.0
}
