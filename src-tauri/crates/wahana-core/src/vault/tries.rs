//! Wrong tries, counted in a file of their own so that a restart forgets nothing: 5 free, then 2^n s up to 60 s.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{Fault, FaultCode, Result};

const FREE: u32 = 5;
const LONGEST_WAIT_SECONDS: i64 = 60;

#[derive(Default, Serialize, Deserialize)]
struct Counted {
    failures: u32,
    last: Option<DateTime<Utc>>,
}

/// The counter of one vault.
pub(crate) struct Tries {
    path: PathBuf,
    counted: Counted,
}

impl Tries {
    /// A file that can't be read counts as empty: locking everybody out would be worse.
    pub(crate) fn read(path: &Path) -> Self {
        let counted =
            fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        Self { path: path.to_owned(), counted }
    }

    /// Refuses while the wait after the last failure is not over. A clock set back does not lengthen it.
    pub(crate) fn check(&self, now: DateTime<Utc>) -> Result<()> {
        let Some(last) = self.counted.last else { return Ok(()) };
        let Some(power) = self.counted.failures.checked_sub(FREE) else { return Ok(()) };
        let wait = 2_i64.saturating_pow(power).min(LONGEST_WAIT_SECONDS);
        let passed = (now - last).num_seconds();
        let left = if passed < 0 { 0 } else { wait - passed };
        if left > 0 { Err(Fault::new(FaultCode::TryLater).with("seconds", left).into()) } else { Ok(()) }
    }

    /// Counts a failure before its answer is given.
    pub(crate) fn failed(&mut self, now: DateTime<Utc>) -> Result<()> {
        self.counted.failures = self.counted.failures.saturating_add(1);
        self.counted.last = Some(now);
        let bytes = serde_json::to_vec(&self.counted)?;
        Ok(wahana_platform::write_atomically(&self.path, &bytes)?)
    }

    /// How many failed since the last sign-in; forgets them.
    pub(crate) fn succeeded(self) -> Result<u32> {
        if self.counted.failures > 0 {
            fs::remove_file(&self.path)?;
        }
        Ok(self.counted.failures)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_tries_are_free_then_each_waits_longer_also_after_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tries.json");
        let now = Utc::now();
        for _ in 0..4 {
            let mut tries = Tries::read(&path);
            tries.check(now).unwrap();
            tries.failed(now).unwrap();
        }
        for expected in [1, 2, 4, 8, 16, 32, 60, 60] {
            Tries::read(&path).failed(now).unwrap();
            let fault = Tries::read(&path).check(now).unwrap_err().faults().remove(0);
            assert_eq!(
                (fault.code, fault.values["seconds"].as_str()),
                (FaultCode::TryLater, expected.to_string().as_str())
            );
            Tries::read(&path).check(now + chrono::Duration::seconds(expected)).unwrap();
        }
        assert_eq!(Tries::read(&path).succeeded().unwrap(), 12);
        Tries::read(&path).check(now).unwrap();
    }
}
