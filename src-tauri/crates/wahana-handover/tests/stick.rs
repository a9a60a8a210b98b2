//! Writing to sticks that are whole, full, read-only, broken or pulled out, on real file systems.
//!
//! Loop images and tmpfs need root; where the tests run as somebody else they fail, so that nobody believes they
//! passed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod making;
mod mounting;

use making::{Pair, day, restless_bytes, sha256_text};
use mounting::{Mounted, names_in};
use std::cell::Cell;
use std::fs;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::Path;
use wahana_handover::Error;
use wahana_handover::stick::{Parcel, Phase, Written, file_name, write_to_stick};

const NAME: &str = "WKSBM-3471131002-RW005-2026-11-0007.wksbm";
const MIB: usize = 1 << 20;

fn write(folder: &Path, bytes: &[u8]) -> Result<Written, Error> {
    write_watched(folder, bytes, &mut |_| ControlFlow::Continue(()))
}

fn write_watched(
    folder: &Path,
    bytes: &[u8],
    watch: &mut dyn FnMut(wahana_handover::stick::Progress) -> ControlFlow<()>,
) -> Result<Written, Error> {
    let sha256 = sha256_text(bytes);
    let parcel = Parcel { name: NAME, bytes: bytes.len() as u64, sha256: &sha256 };
    write_to_stick(folder, &parcel, &mut &bytes[..], watch)
}

fn code(result: Result<Written, Error>) -> &'static str {
    result.map_or_else(|error| error.code(), |_| "written")
}

#[test]
fn a_package_arrives_whole_under_its_name_and_nothing_else_is_left() {
    let stick = Mounted::ext4(8);
    let bytes = restless_bytes(3 * MIB + 17);
    let written = write(&stick.path(), &bytes).unwrap();
    assert_eq!(fs::read(&written.path).unwrap(), bytes);
    assert_eq!(written.sha256, sha256_text(&bytes));
    assert_eq!(written.words4.len(), 4);
    assert_eq!(names_in(stick.path()), [NAME]);
    // What a stick shows after it was pulled out and put in again.
    let again = stick.mounted_anew();
    assert_eq!(fs::read(again.path().join(NAME)).unwrap(), bytes);
}

#[test]
fn a_whole_sealed_package_opens_from_the_stick() {
    let pair = Pair::new();
    let stick = Mounted::tmpfs(8);
    let (sealed, file) = pair.seal(&pair.contents(), &[]).unwrap();
    let name = file_name(&sealed.meta, day());
    assert_eq!(name, NAME);
    let parcel = Parcel { name: &name, bytes: sealed.bytes, sha256: &sealed.sha256 };
    let written =
        write_to_stick(&stick.path(), &parcel, &mut &file[..], &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(written.words4, sealed.words);
    assert!(pair.open(&fs::read(written.path).unwrap()).is_ok());
}

#[test]
fn a_stick_without_room_is_full_before_a_byte_is_written() {
    for stick in [Mounted::ext4(8), Mounted::tmpfs(2)] {
        let error = write(&stick.path(), &restless_bytes(9 * MIB)).unwrap_err();
        assert!(matches!(error, Error::StickFull { needed, free } if needed > free), "{error:?}");
        assert!(names_in(stick.path()).is_empty());
    }
}

#[test]
fn a_stick_that_fills_up_in_mid_write_is_full_and_keeps_no_half_file() {
    for stick in [Mounted::ext4(8), Mounted::tmpfs(8)] {
        let filler = stick.path().join("foto.jpg");
        let done_once = Cell::new(false);
        let result = write_watched(&stick.path(), &restless_bytes(5 * MIB), &mut |_| {
            if !done_once.replace(true) {
                let _ = fs::write(&filler, vec![1; 8 * MIB]);
            }
            ControlFlow::Continue(())
        });
        assert_eq!(code(result), "stick_full");
        assert_eq!(names_in(stick.path()), ["foto.jpg"]);
    }
}

#[test]
fn a_read_only_stick_is_named_as_such() {
    let stick = Mounted::ext4(8);
    stick.remount_read_only();
    assert_eq!(code(write(&stick.path(), &restless_bytes(MIB))), "stick_read_only");
}

#[test]
fn a_stick_that_turns_read_only_in_mid_write_leaves_nothing_under_the_final_name() {
    let stick = Mounted::ext4(16);
    let broken = Cell::new(false);
    let result = write_watched(&stick.path(), &restless_bytes(5 * MIB), &mut |progress| {
        if progress.done > MIB as u64 && !broken.replace(true) {
            stick.break_file_system();
        }
        ControlFlow::Continue(())
    });
    assert_eq!(code(result), "stick_vanished");
    assert!(!stick.path().join(NAME).exists());
}

#[test]
fn a_stick_pulled_out_before_the_first_byte_is_gone_and_not_write_protected() {
    let stick = Mounted::ext4(8);
    stick.pull_out();
    // The first access meets the missing device, upon which the file system calls itself read-only.
    for _ in 0..3 {
        assert_eq!(code(write(&stick.path(), &restless_bytes(MIB))), "stick_vanished");
    }
}

#[test]
fn a_stick_pulled_out_at_any_moment_is_gone_and_holds_nothing_half_under_the_final_name() {
    let bytes = restless_bytes(3 * MIB);
    // 12 pieces are written, then comes the flush, 13 looks at comparing, the flush after the rename, and so on.
    for moment in [0, 1, 6, 12, 13, 14, 20, 26, 27, 28, 29, 35] {
        let stick = Mounted::ext4(16);
        let (calls, phase) = (Cell::new(0), Cell::new(None));
        let result = write_watched(&stick.path(), &bytes, &mut |progress| {
            if calls.replace(calls.get() + 1) == moment {
                phase.set(Some(progress.phase));
                stick.pull_out();
            }
            ControlFlow::Continue(())
        });
        let phase = phase.get().expect("the moment comes");
        let code = code(result);
        let found = fs::read(stick.plugged_in_again().path().join(NAME)).ok();
        match code {
            // Pulled when all was flushed and nearly all read back: that is arrived.
            "written" => assert!(found.as_ref() == Some(&bytes), "{moment} {phase:?}"),
            "stick_vanished" => {
                assert!(found.is_none_or(|found| found == bytes), "{moment} {phase:?}");
            }
            other => panic!("{moment} {phase:?}: {other}"),
        }
        assert!(moment > 28 || code != "written", "{moment} {phase:?}");
    }
}

#[test]
fn a_folder_that_is_gone_is_a_stick_that_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(code(write(&folder.path().join("usb"), &restless_bytes(10))), "stick_vanished");
}

#[test]
fn bytes_that_change_on_the_stick_are_found_and_the_name_is_taken_back() {
    // The second round damages the file after the first comparison, so only the second can find it.
    for round in [1, 2] {
        let stick = Mounted::tmpfs(8);
        let flushes = Cell::new(0);
        let result = write_watched(&stick.path(), &restless_bytes(2 * MIB), &mut |progress| {
            if progress.phase == Phase::Flushing {
                flushes.set(flushes.get() + 1);
                if flushes.get() == round {
                    damage_the_file_in(&stick.path());
                }
            }
            ControlFlow::Continue(())
        });
        assert_eq!(code(result), "stick_compare_failed", "round {round}");
        assert!(names_in(stick.path()).is_empty(), "round {round}");
    }
}

fn damage_the_file_in(folder: &Path) {
    use std::os::unix::fs::FileExt;
    let path = folder.join(&names_in(folder)[0]);
    let file = fs::OpenOptions::new().write(true).open(path).unwrap();
    file.write_all_at(b"!", 1_500_000).unwrap();
}

#[test]
fn stopping_in_any_phase_leaves_nothing_behind() {
    for phase in [Phase::Writing, Phase::Flushing, Phase::Comparing] {
        for nth in [1, 2] {
            let stick = Mounted::tmpfs(8);
            let seen = Cell::new(0);
            let result = write_watched(&stick.path(), &restless_bytes(2 * MIB), &mut |progress| {
                seen.set(seen.get() + i32::from(progress.phase == phase));
                if seen.get() == nth { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            assert_eq!(code(result), "cancelled", "{phase:?} {nth}");
            assert!(names_in(stick.path()).is_empty(), "{phase:?} {nth}");
        }
    }
}

#[test]
fn progress_goes_from_nothing_to_everything_and_the_order_of_phases_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut phases = Vec::new();
    let mut last = None;
    let bytes = restless_bytes(MIB);
    write_watched(folder.path(), &bytes, &mut |progress| {
        if phases.last() != Some(&progress.phase) {
            phases.push(progress.phase);
        }
        last = Some(progress.done);
        ControlFlow::Continue(())
    })
    .unwrap();
    let (writing, flushing, comparing) = (Phase::Writing, Phase::Flushing, Phase::Comparing);
    assert_eq!(phases, [writing, flushing, comparing, flushing, comparing]);
    assert_eq!(last, Some(MIB as u64));
}

#[test]
fn a_package_of_that_name_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(NAME), b"first").unwrap();
    assert_eq!(code(write(folder.path(), &restless_bytes(10))), "stick_name_taken");
    assert_eq!(fs::read(folder.path().join(NAME)).unwrap(), b"first");
}

#[test]
fn a_leftover_of_a_broken_attempt_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(format!("{NAME}.part")), vec![9; 100_000]).unwrap();
    assert_eq!(code(write(folder.path(), &restless_bytes(10))), "written");
    assert_eq!(names_in(folder.path()), [NAME]);
}

#[test]
fn a_source_that_is_not_what_was_sealed_does_not_go_out() {
    struct Failing;
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("disk"))
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let sha256 = sha256_text(b"isi");
    let parcel = Parcel { name: NAME, bytes: 3, sha256: &sha256 };
    let mut go_on = |_| ControlFlow::Continue(());
    let mut write = |source: &mut dyn Read| code(write_to_stick(folder.path(), &parcel, source, &mut go_on));
    assert_eq!(write(&mut &b"iso"[..]), "package_damaged");
    assert_eq!(write(&mut &b"is"[..]), "package_damaged");
    assert_eq!(write(&mut &b"isi lebih"[..]), "package_damaged");
    assert_eq!(write(&mut Failing), "io");
    assert!(names_in(folder.path()).is_empty());
}
