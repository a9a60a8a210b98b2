//! `full-disk`: no room from any write of an operation on. The operation says so and has not happened, what was typed
//! is kept, and once there is room again everything goes on.

use std::fs;
use std::path::Path;

use wahana_core::draft::{self, Unkept};
use wahana_core::vault::Vault;
use wahana_core::{Error, FaultCode};
use wahana_tests::stick::Stick;

use crate::row::{Row, Tries};
use crate::scale::Scale;
use crate::vfs::{self, Fault};
use crate::work::{Answer, Base, KINDS, Work, copy, fast_place, generation, sign_in, whole};

/// More writes than any operation makes.
const MOST: u64 = 500;
const TYPED: &str = "yang sedang diketik";

pub(crate) fn measure(scale: Scale, seed: u64) -> Row {
    Row::of("full-disk", "a plain file save", || {
        let base = Base::made();
        let mut tries = Tries::default();
        for round in 0..scale.of(1, 3, 10) {
            tries.add(at_every_write(&base, seed + round, scale.of(4, 1, 1)));
        }
        tries.add(while_signing_in(&base, scale.of(1, 20, 60)));
        tries.add(on_a_real_disk(&base, seed, scale.of(6, 60, 300)));
        (tries, plain_saves(scale.of(3, 10, 50)))
    })
}

/// Every operation, full at each of its writes; of so many writes one is tried.
fn at_every_write(base: &Base, seed: u64, every: u64) -> Tries {
    let copied = base.copy_in(&fast_place());
    vfs::register(None);
    let vault = sign_in(&copied.root()).expect("the head signs in");
    let mut work = Work::on(&vault, seed);
    let (mut tries, mut answers) = (Tries::default(), Vec::new());
    for kind in 0..KINDS {
        for at in (0..MOST).map(|at| at * every + seed % every) {
            vault.write(|ctx| draft::keep(ctx, "case", "", TYPED)).expect("there is room");
            vfs::fault_at(Some((at, Fault::Full)));
            let outcome = work.of_kind(kind);
            let unkept = outcome.is_err().then(|| typed_on(&vault));
            vfs::fault_at(None);
            let done = outcome.is_ok();
            let found = told(outcome, &mut answers).and_then(|()| unkept.unwrap_or(Ok(()))).and_then(|()| {
                let kept = vault.read(|ctx| draft::find(ctx, "case", ""));
                let kept = kept.map_err(|error| format!("the draft can't be read: {error:?}"))?;
                // The case that was saved took its own draft with it.
                if done || kept.is_some_and(|kept| kept.payload == TYPED) {
                    Ok(())
                } else {
                    Err("no draft".to_owned())
                }
            });
            answers.push(work.keep_draft().expect("there is room again"));
            let found = found.and_then(|()| whole(&copied.database(), &base.key, &answers));
            tries.count(format_args!("{seed}, operation {kind}, full at write {at}"), found);
            if done {
                break;
            }
        }
    }
    tries
}

/// What is typed while the disk is full stays in memory.
fn typed_on(vault: &Vault) -> Result<(), String> {
    let mut drafts = Unkept::default();
    let kept = drafts.keep(vault, "household", "", TYPED);
    let there = drafts.find("household", "").is_some_and(|draft| draft.payload == TYPED);
    if kept.is_ok() || there { Ok(()) } else { Err("what was typed is gone".to_owned()) }
}

/// An answer has to stay; an error has to say that the disk is full.
fn told(outcome: Result<Answer, Error>, answers: &mut Vec<Answer>) -> Result<(), String> {
    match outcome {
        Ok(answer) => answers.push(answer),
        Err(error) if error.code() == FaultCode::DiskFull => {}
        Err(error) => return Err(format!("it says {error:?}")),
    }
    Ok(())
}

/// The sign-in writes too: full at each of its first writes.
fn while_signing_in(base: &Base, times: u64) -> Tries {
    let mut tries = Tries::default();
    for at in 0..times {
        let copied = base.copy_in(&fast_place());
        vfs::fault_at(Some((at, Fault::Full)));
        let full = sign_in(&copied.root()).map(drop);
        vfs::fault_at(None);
        let said = match full {
            Err(error) if error.code() != FaultCode::DiskFull => Err(format!("it says {error:?}")),
            _ => Ok(()),
        };
        let again = sign_in(&copied.root()).map(drop).map_err(|error| format!("with room again: {error:?}"));
        let found = said.and(again).and_then(|()| whole(&copied.database(), &base.key, &[]));
        tries.count(format_args!("sign-in, full at write {at}"), found);
    }
    tries
}

/// A disk of its own, full but for a few pages, and work until it says so.
fn on_a_real_disk(base: &Base, seed: u64, times: u64) -> Tries {
    let disk = Stick::ext4(32);
    let root = disk.path().join("data");
    copy(&base.root(), &root);
    let database = generation(&root).join("wahana.db");
    let vault = sign_in(&root).expect("the head signs in");
    let mut work = Work::on(&vault, seed);
    let (mut tries, mut answers) = (Tries::default(), Vec::new());
    for time in 0..times {
        disk.fill(time * 17_000 % 400_000);
        let mut found = Err("it is never full".to_owned());
        for _ in 0..400 {
            match work.next() {
                Ok(answer) => answers.push(answer),
                Err(error) => {
                    found = told(Err(error), &mut answers).and_then(|()| typed_on(&vault));
                    break;
                }
            }
        }
        disk.make_room();
        let again = work.next().map_err(|error| format!("with room again: {error:?}"));
        let found = found.and(again.map(|answer| answers.push(answer)));
        let found = found.and_then(|()| whole(&database, &base.key, &answers));
        tries.count(format_args!("{seed}, time {time} on a real disk"), found);
    }
    tries.note("answers", answers.len());
    tries
}

/// The control run: the file is opened, emptied and written, as programs do.
fn plain_saves(times: u64) -> Tries {
    let disk = Stick::ext4(8);
    let file = disk.path().join("data.json");
    let mut tries = Tries::default();
    for time in 0..times {
        let before = vec![b'a'; 50_000];
        fs::write(&file, &before).expect("there is room");
        disk.fill(0);
        let saved = fs::write(&file, vec![b'b'; 150_000]);
        disk.make_room();
        tries.count(time, either(&file, &before, saved.is_ok()));
    }
    tries
}

fn either(file: &Path, before: &[u8], saved: bool) -> Result<(), String> {
    let now = fs::read(file).map_err(|error| error.to_string())?;
    if saved || now == before {
        Ok(())
    } else {
        Err(format!("{} bytes are left of {}", now.len(), before.len()))
    }
}
