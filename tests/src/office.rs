//! The Dinas of the tests: the real `wahana-dinas` with a training vault of its own.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::built;

const PASSPHRASE: &str = "meja kursi lampu jendela pagar";

/// A training office; its data go when it is dropped.
pub struct Office {
    data: TempDir,
}

impl Office {
    /// An office with its keys.
    pub fn new() -> Self {
        let office = Self { data: tempfile::tempdir().expect("a temporary folder") };
        office.run(&["mulai", "--nama", "Dinas Contoh"]);
        office
    }

    /// Runs one command of the office's program and gives what it said; fails when it fails.
    pub fn run(&self, words: &[&str]) -> String {
        let (fine, said) = self.try_run(words);
        assert!(fine, "wahana-dinas {words:?}: {said}");
        said
    }

    /// The same for a command that may fail.
    pub fn try_run(&self, words: &[&str]) -> (bool, String) {
        let mut child = Command::new(built::named("wahana-dinas"))
            .arg("--latihan")
            .arg("--data")
            .arg(self.data.path().join("kantor"))
            .args(words)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("wahana-dinas starts");
        let input = child.stdin.take();
        writeln!(input.expect("the input is piped"), "{PASSPHRASE}").expect("it listens");
        let done = child.wait_with_output().expect("it ends");
        let said = [done.stdout, done.stderr].concat();
        (done.status.success(), String::from_utf8_lossy(&said).into_owned())
    }

    /// Writes the office's card into a folder.
    pub fn card_into(&self, folder: &Path) -> String {
        self.run(&["kartu", &folder.join("dinas-contoh.kartu").to_string_lossy()])
    }
}

impl Default for Office {
    fn default() -> Self {
        Self::new()
    }
}
