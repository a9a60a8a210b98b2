//! The Dinas of the tests: the real `wahana-dinas` with a training vault of its own.

use std::fs;
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

    /// All tables of a package for this office, one after the other: opened with `age` and `unzip`, without us.
    pub fn tables(&self, package: &Path) -> String {
        let key = self.data.path().join("office.age-key");
        let _ = fs::remove_file(&key);
        self.run(&["kunci-latihan", &key.to_string_lossy()]);
        let zip = self.data.path().join("package.zip");
        ran(Command::new("age").arg("-d").arg("-i").arg(&key).arg("-o").arg(&zip).arg(package));
        ran(Command::new("unzip").arg("-p").arg(&zip).arg("data/*.csv"))
    }

    /// Writes the office's card into a folder.
    pub fn card_into(&self, folder: &Path) -> String {
        self.run(&["kartu", &folder.join("dinas-contoh.kartu").to_string_lossy()])
    }
}

/// Runs a command that has to succeed and gives what it printed.
pub fn ran(command: &mut Command) -> String {
    let done = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let said = [&*done.stdout, &*done.stderr].concat();
    assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&said));
    String::from_utf8_lossy(&done.stdout).into_owned()
}

impl Default for Office {
    fn default() -> Self {
        Self::new()
    }
}
