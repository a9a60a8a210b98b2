//! The sticks fail as they say they do; otherwise tests with them would prove nothing.

// As in `wahana_tests`: the failing line is the answer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod backup;
mod data_folder;

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::PathBuf;
use std::process::Command;

use wahana_tests::stick::Stick;

#[test]
fn a_stick_keeps_what_was_written() {
    let stick = Stick::ext4(8);
    assert_eq!(stick.files(), Vec::<String>::new());
    fs::write(stick.path().join("a.txt"), "isi").unwrap();
    stick.put_in_again();
    assert_eq!(fs::read_to_string(stick.path().join("a.txt")).unwrap(), "isi");
    let place = stick.path().to_path_buf();
    drop(stick);
    assert!(!place.exists());
}

#[test]
fn a_stick_of_a_run_that_was_killed_is_taken_out() {
    // A program that is over by now, and a stick under its number.
    let mut over = Command::new("true").spawn().unwrap();
    over.wait().unwrap();
    let left = PathBuf::from(format!("/media/wahana-{}-0", over.id()));
    fs::create_dir(&left).unwrap();
    let mounted = Command::new("mount").args(["-t", "tmpfs", "left"]).arg(&left).status().unwrap();
    assert!(mounted.success());
    let stick = Stick::ext4(8);
    assert!(!left.exists());
    assert!(stick.path().exists());
}

#[test]
fn a_full_stick_takes_no_more() {
    let stick = Stick::ext4(8);
    stick.fill(0);
    let error = fs::write(stick.path().join("a.txt"), vec![1; 100_000]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::StorageFull);
}

#[test]
fn a_full_stick_with_room_takes_that_much() {
    let stick = Stick::ext4(8);
    stick.fill(500_000);
    fs::write(stick.path().join("a.txt"), vec![1; 300_000]).unwrap();
    let error = fs::write(stick.path().join("b.txt"), vec![1; 600_000]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::StorageFull);
}

#[test]
fn a_failing_stick_turns_read_only_in_the_middle_of_a_file() {
    let stick = Stick::ext4(8);
    let mut file = File::create(stick.path().join("a.txt")).unwrap();
    file.write_all(&[1; 10_000]).unwrap();
    stick.make_read_only();
    let failed = file.write_all(&vec![1; 100_000]).and_then(|()| file.sync_all());
    assert!(failed.is_err());
    let error = File::create(stick.path().join("b.txt")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ReadOnlyFilesystem);
}

#[test]
fn a_pulled_stick_fails_the_file_that_is_being_written() {
    let mut stick = Stick::ext4(8);
    let mut file = File::create(stick.path().join("a.txt")).unwrap();
    file.write_all(&[1; 10_000]).unwrap();
    stick.pull_out();
    let failed = file.write_all(&vec![1; 100_000]).and_then(|()| file.sync_all());
    assert!(failed.is_err());
}
