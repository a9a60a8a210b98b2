//! The office: a vault in a temporary folder, spoken to as a person would.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use wahana_core::vault::{Folder, unlock_office};
use wahana_handover::keys::{Card, CardKind};

use super::Rw;
use crate::talk::Talk;

pub(crate) const PASSPHRASE: &str = "empat gelas kopi di teras";

/// What a run of the program said, and its exit code.
pub(crate) struct Said {
    pub(crate) code: u8,
    pub(crate) text: String,
}

impl Said {
    #[track_caller]
    pub(crate) fn done(self) -> String {
        assert_eq!(self.code, 0, "{}", self.text);
        self.text
    }

    #[track_caller]
    pub(crate) fn not_done(self) -> String {
        assert_eq!(self.code, 1, "{}", self.text);
        self.text
    }
}

/// An office with its card written.
pub(crate) struct Kantor {
    disk: TempDir,
    training: bool,
    pub(crate) card: Card,
}

/// Runs the program in `folder` with `input` typed.
pub(crate) fn run(folder: &Path, training: bool, arguments: &[&str], input: &str) -> Said {
    let data = folder.join("kantor");
    let mut line = vec!["wahana-dinas", "--data", data.to_str().unwrap()];
    if training {
        line.push("--latihan");
    }
    line.extend(arguments);
    let mut output = Vec::new();
    let code = {
        let mut talk = Talk::new(Cursor::new(input.as_bytes()), &mut output, false);
        crate::run(line.into_iter().map(Into::into), &mut talk)
    };
    Said { code, text: String::from_utf8(output).unwrap() }
}

impl Kantor {
    pub(crate) fn new() -> Self {
        Self::make(false)
    }

    pub(crate) fn in_training() -> Self {
        Self::make(true)
    }

    fn make(training: bool) -> Self {
        let disk = tempfile::tempdir().unwrap();
        let name = ["mulai", "--nama", "Dinas Sosial Contoh"];
        run(disk.path(), training, &name, &format!("{PASSPHRASE}\n")).done();
        let card = disk.path().join("dinas.kartu");
        run(disk.path(), training, &["kartu", card.to_str().unwrap()], &format!("{PASSPHRASE}\n")).done();
        let card = Card::parse(&fs::read(card).unwrap(), CardKind::Dinas).unwrap();
        Self { disk, training, card }
    }

    pub(crate) fn folder(&self) -> &Path {
        self.disk.path()
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.folder().join("kantor")
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Said {
        self.answer(arguments, "")
    }

    /// Runs a command and types `answers` after the passphrase.
    pub(crate) fn answer(&self, arguments: &[&str], answers: &str) -> Said {
        run(self.folder(), self.training, arguments, &format!("{PASSPHRASE}\n{answers}"))
    }

    /// Puts a file on the stick.
    pub(crate) fn on_stick(&self, name: &str, bytes: &[u8]) -> String {
        let stick = self.folder().join("stik");
        fs::create_dir_all(&stick).unwrap();
        let path = stick.join(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }

    pub(crate) fn receive(&self, package: &[u8]) -> Said {
        let path = self.on_stick("paket.wksbm", package);
        self.run(&["terima", &path])
    }

    /// Takes in a package of an RW that nobody knows yet.
    pub(crate) fn welcome(&self, rw: &Rw, package: &[u8]) {
        self.receive(package).not_done();
        self.run(&["setujui", &rw.code(), "--ya"]).done();
    }

    /// Every row of every table that tells what the office knows, without times of its own clock.
    pub(crate) fn knowledge(&self) -> Vec<String> {
        let folder = Folder::new(self.data(), self.training);
        let connection = unlock_office(&folder, PASSPHRASE).unwrap();
        let mut found = Vec::new();
        for sql in [
            "SELECT kelurahan_code || rw || record_table || hex(record_id) || row_hash || rev || number || standing || row
             FROM record JOIN rw ON rw.id = rw_id",
            "SELECT kelurahan_code || rw || record_table || hex(record_id) || rev || number || reason
             FROM withdrawn JOIN rw ON rw.id = rw_id",
            "SELECT sha256 || state FROM package",
            "SELECT sha256 || pmks || sex || served || unserved FROM recap",
        ] {
            let mut statement = connection.prepare(sql).unwrap();
            let rows = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
            found.extend(rows.map(Result::unwrap));
        }
        found.sort();
        found
    }
}
