//! A few of each row of `cargo xtask bench faults`: the same program, tries that take seconds.

// As in `wahana_tests`: the failing line is the answer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;
use std::process::Command;

const MEMORY: &str = "/dev/shm";

/// Runs one row; it fails where ours failed, or where the control run did not.
fn held(name: &str) {
    let mut faults = Command::new(env!("CARGO_BIN_EXE_faults"));
    // Images in memory: what happens to them is what counts, not how fast a disk is.
    if Path::new(MEMORY).is_dir() {
        faults.env("TMPDIR", MEMORY);
    }
    let done = faults.args(["--slice", name]).output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{said}{}", String::from_utf8_lossy(&done.stderr));
    println!("{said}");
}

#[test]
fn whoever_is_killed_loses_nothing_that_was_answered() {
    held("kill");
}

#[test]
fn a_power_cut_loses_nothing_that_was_answered() {
    held("power-cut");
}

#[test]
fn a_full_disk_is_told_and_takes_nothing() {
    held("full-disk");
}

#[test]
fn a_damaged_package_is_refused() {
    held("package");
}

#[test]
fn what_somebody_changes_by_hand_is_located() {
    held("journal-tamper");
}

#[test]
fn nothing_that_is_read_ends_the_program() {
    held("fuzz");
}

#[test]
fn nothing_of_a_resident_lies_in_any_file() {
    held("at-rest");
}

#[test]
fn a_stick_that_fails_holds_no_half_package_and_no_half_backup() {
    held("stick");
}

#[test]
fn a_power_cut_leaves_every_file_old_or_new() {
    held("power-cut-files");
}
