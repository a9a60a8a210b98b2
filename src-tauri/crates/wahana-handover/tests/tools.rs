//! A package can be opened and checked without Wahana, with tools anybody can install. These tests fail where a
//! tool is missing: Debian `age`, `minisign`, `unzip`, and `frictionless` from the Python index.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod making;

use making::{Pair, a_resident};
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;
use wahana_handover::seal::{ExtraFile, SealFor, seal};

/// Runs a tool and returns what it says; it must be installed and succeed.
fn run(folder: &Path, tool: &str, arguments: &[&str]) -> String {
    let (done, said) = attempt(folder, tool, arguments);
    assert!(done, "{tool} {arguments:?}: {said}");
    said
}

fn attempt(folder: &Path, tool: &str, arguments: &[&str]) -> (bool, String) {
    let output = Command::new(tool)
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap_or_else(|error| panic!("{tool} must be installed for this test: {error}"));
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&said).into_owned())
}

/// A package taken apart with `age` and `unzip` in a folder of its own.
fn unpacked(pair: &Pair) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    let mut contents = pair.contents();
    contents.residents.push(a_resident("Giman"));
    let extra = ExtraFile { name: "attachments/atap.jpg".to_owned(), bytes: vec![7; 4000] };
    let (_, file) = pair.seal(&contents, &[making::an_extra(), extra]).unwrap();
    fs::write(place.join("paket.wksbm"), file).unwrap();
    fs::write(place.join("key.txt"), pair.office.identity_text().as_bytes()).unwrap();
    fs::write(place.join("group.pub"), pair.rw.public().file_text()).unwrap();
    run(place, "age", &["-d", "-i", "key.txt", "-o", "paket.zip", "paket.wksbm"]);
    assert!(run(place, "unzip", &["-t", "paket.zip"]).contains("No errors detected"));
    run(place, "unzip", &["-q", "paket.zip"]);
    folder
}

#[test]
fn age_and_unzip_take_a_package_apart_and_minisign_verifies_it() {
    let pair = Pair::new();
    let folder = unpacked(&pair);
    run(folder.path(), "minisign", &["-Vm", "manifest.json", "-p", "group.pub"]);
    run(folder.path(), "minisign", &["-Vm", "manifest.json", "-P", pair.rw.public().text()]);

    fs::write(folder.path().join("manifest.json"), "{}").unwrap();
    let (done, _) = attempt(folder.path(), "minisign", &["-Vm", "manifest.json", "-p", "group.pub"]);
    assert!(!done, "a changed manifest must not verify");
}

#[test]
fn the_manifest_has_the_sums_that_sha256sum_computes() {
    let folder = unpacked(&Pair::new());
    let manifest = fs::read_to_string(folder.path().join("manifest.json")).unwrap();
    for path in ["datapackage.json", "data/residents.csv", "rekap.xlsx", "attachments/atap.jpg"] {
        let said = run(folder.path(), "sha256sum", &[path]);
        assert!(manifest.contains(&said[..64]), "{path}");
    }
}

#[test]
fn frictionless_finds_types_constraints_keys_and_links_in_order() {
    let folder = unpacked(&Pair::new());
    run(folder.path(), "frictionless", &["validate", "datapackage.json"]);
}

#[test]
fn frictionless_notices_a_broken_link_and_a_broken_rule() {
    let folder = unpacked(&Pair::new());
    let path = folder.path().join("data/case_types.csv");
    let whole = fs::read_to_string(&path).unwrap();
    fs::write(&path, whole.replace(",8,", ",99,")).unwrap();
    let (done, said) = attempt(folder.path(), "frictionless", &["validate", "datapackage.json"]);
    assert!(!done && said.contains("constraint"), "{said}");

    fs::write(&path, whole).unwrap();
    fs::write(folder.path().join("data/assistance.csv"), {
        let text = fs::read_to_string(folder.path().join("data/assistance.csv")).unwrap();
        text.lines().next().unwrap().to_owned() + "\r\n"
    })
    .unwrap();
    let (done, said) = attempt(folder.path(), "frictionless", &["validate", "datapackage.json"]);
    assert!(!done && said.contains("foreign"), "{said}");
}

#[test]
fn a_package_without_rows_is_valid_too() {
    let pair = Pair::new();
    let folder = tempfile::tempdir().unwrap();
    let (_, file) = pair.seal(&pair.empty(), &[]).unwrap();
    for (name, bytes) in pair.take_apart(&file).files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    run(folder.path(), "frictionless", &["validate", "datapackage.json"]);
}

#[test]
fn a_row_hash_can_be_recomputed_from_the_file_alone() {
    let folder = unpacked(&Pair::new());
    let script = "import csv, hashlib\n\
        for row in csv.DictReader(open('data/residents.csv', encoding='utf-8', newline='')):\n\
        \x20   parts = [(k, v.encode()) for k, v in row.items() if v and k != 'row_hash']\n\
        \x20   text = b''.join(f'{k}={len(v)}:'.encode() + v + b'\\n' for k, v in parts)\n\
        \x20   assert hashlib.sha256(text).hexdigest() == row['row_hash'], row\n\
        print('same')\n";
    assert!(run(folder.path(), "python3", &["-c", script]).contains("same"));
}

#[test]
fn the_age_tool_opens_a_passphrase_package() {
    let pair = Pair::new();
    let folder = tempfile::tempdir().unwrap();
    let mut file = Vec::new();
    let whom = SealFor::Passphrase("padi jagung kopi teh gula");
    let sealed = seal(&pair.empty(), &[], &pair.rw, whom, &mut file).unwrap();
    fs::write(folder.path().join("paket.wksbm"), &file).unwrap();
    // `age` asks on a terminal only, so it gets one.
    let script = "import os, pty, sys\n\
        pid, terminal = pty.fork()\n\
        if pid == 0: os.execvp('age', ['age', '-d', '-o', 'paket.zip', 'paket.wksbm'])\n\
        said = b''\n\
        while b'passphrase' not in said: said += os.read(terminal, 1000)\n\
        os.write(terminal, b'padi jagung kopi teh gula\\n')\n\
        sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))\n";
    run(folder.path(), "python3", &["-c", script]);
    assert!(
        run(folder.path(), "unzip", &["-p", "paket.zip", "manifest.json"])
            .contains(&sealed.meta.id.to_string())
    );
}
