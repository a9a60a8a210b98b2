//! `stick`: a stick that fills up, turns read-only or is pulled out at any moment of a hand-over or a backup. What lies
//! on it under a final name is whole.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use wahana_core::database::{self, DataKey};
use wahana_core::vault::{self, Vault, list_backups};
use wahana_handover::sha256_hex;
use wahana_handover::stick::{Parcel, write_to_stick};
use wahana_tests::stick::Stick;

use crate::row::{Row, Tries};
use crate::scale::Scale;
use crate::work::{Base, Work, fast_place, sign_in};

/// The package's name.
const NAME: &str = "WKSBM-9999011001-RW099-2026-11-0007.wksbm";

#[derive(Clone, Copy, Debug)]
enum Fault {
    Full,
    ReadOnly,
    PulledOut,
}

pub(crate) fn measure(scale: Scale, seed: u64) -> Row {
    Row::of("stick", "a plain copy under the final name", || {
        let base = Base::made();
        let copied = base.copy_in(&fast_place());
        let vault = sign_in(&copied.root()).expect("the head signs in");
        let mut work = Work::on(&vault, seed);
        for _ in 0..scale.of(10, 200, 200) {
            work.next().expect("the operation is done");
        }
        let (mut ours, mut control) = (Tries::default(), Tries::default());
        for seed in seed..seed + scale.of(2, 200, 1_500) {
            ours.count(format_args!("{seed}, package"), package(seed, true));
            ours.count(format_args!("{seed}, backup"), backup(&vault, &base.key, seed));
        }
        for seed in seed..seed + scale.of(1, 40, 200) {
            control.count(seed, package(seed, false));
            control.count(format_args!("{seed}, a stick with too little room"), without_room(seed));
        }
        (ours, control)
    })
}

/// Runs `write` on a new stick, which fails at a random moment of it, and answers whether it was told done. None where
/// nothing can be read any more.
fn on_a_failing_stick(
    seed: u64,
    longest: &mut dyn FnMut(&Path) -> Duration,
    write: impl FnOnce(&Path) -> bool,
) -> (Option<Stick>, bool) {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let fault =
        [Fault::Full, Fault::ReadOnly, Fault::PulledOut][usize::try_from(random.next_u32() % 3).unwrap_or(0)];
    let mut stick = Stick::ext4(16);
    let longest = longest(stick.path());
    let after = longest.mul_f64(f64::from(random.next_u32() % 1_000) / 900.0);
    let place = stick.path().to_path_buf();
    let done = thread::scope(|scope| {
        let failing = &mut stick;
        scope.spawn(move || {
            thread::sleep(after);
            match fault {
                Fault::Full => failing.fill(0),
                Fault::ReadOnly => failing.make_read_only(),
                Fault::PulledOut => failing.lose_device(),
            }
        });
        write(&place)
    });
    if matches!(fault, Fault::PulledOut) {
        return (None, done);
    }
    stick.put_in_again();
    (Some(stick), done)
}

fn package(seed: u64, carefully: bool) -> Result<(), String> {
    let bytes = restless_bytes(seed, 3 << 20);
    let copy = |folder: &Path| {
        if carefully {
            let parcel = Parcel { name: NAME, bytes: bytes.len() as u64, sha256: &sha256_hex(&bytes) };
            write_to_stick(folder, &parcel, &mut &bytes[..], &mut |_| ControlFlow::Continue(())).is_ok()
        } else {
            fs::write(folder.join(NAME), &bytes).is_ok()
        }
    };
    let mut longest = |folder: &Path| {
        let begun = Instant::now();
        assert!(copy(folder), "a whole stick takes it");
        let took = begun.elapsed();
        fs::remove_file(folder.join(NAME)).expect("it goes again");
        took
    };
    let (stick, done) = on_a_failing_stick(seed, &mut longest, copy);
    let Some(stick) = stick else { return Ok(()) };
    match fs::read(stick.path().join(NAME)) {
        Ok(there) if there == bytes => Ok(()),
        Ok(there) => Err(format!("{} bytes of {} under the final name", there.len(), bytes.len())),
        Err(_) if done => Err("it was told done and is not there".to_owned()),
        Err(_) => Ok(()),
    }
}

/// The control run where nothing depends on the moment.
fn without_room(seed: u64) -> Result<(), String> {
    let bytes = restless_bytes(seed, 3 << 20);
    let stick = Stick::ext4(16);
    stick.fill(1 << 20);
    let _ = fs::write(stick.path().join(NAME), &bytes);
    match fs::read(stick.path().join(NAME)) {
        Ok(there) if there != bytes => {
            Err(format!("{} bytes of {} under the final name", there.len(), bytes.len()))
        }
        _ => Ok(()),
    }
}

fn backup(vault: &Vault, key: &DataKey, seed: u64) -> Result<(), String> {
    let made = |folder: &Path| vault::backup(vault, folder, "KAWUNG", &mut |_| ControlFlow::Continue(()));
    let mut longest = |folder: &Path| {
        let begun = Instant::now();
        let made = made(folder).expect("a whole stick takes it");
        let took = begun.elapsed();
        fs::remove_dir_all(folder.join(made.name)).expect("it goes again");
        took
    };
    let (stick, done) = on_a_failing_stick(seed, &mut longest, |folder| made(folder).is_ok());
    let Some(stick) = stick else { return Ok(()) };
    whole_backups(stick.path(), key, usize::from(done))
}

/// Every backup under a final name is whole, and there are at least so many.
pub(crate) fn whole_backups(folder: &Path, key: &DataKey, at_least: usize) -> Result<(), String> {
    let found = list_backups(folder).map_err(|error| format!("{error:?}"))?;
    if found.len() < at_least {
        return Err("a backup was told done and is not there".to_owned());
    }
    for one in found {
        if let Some(problem) = one.problem {
            return Err(format!("{} under its final name: {problem:?}", one.name));
        }
        let sound =
            database::open_copy(&one.path.join("wahana.db"), key).and_then(|copy| database::is_sound(&copy));
        if !sound.as_ref().is_ok_and(|sound| *sound) {
            return Err(format!("{} under its final name is not sound: {sound:?}", one.name));
        }
    }
    Ok(())
}

/// Bytes that neither repeat nor deflate.
pub(crate) fn restless_bytes(seed: u64, length: usize) -> Vec<u8> {
    let mut bytes = vec![0; length];
    ChaCha8Rng::seed_from_u64(seed).fill_bytes(&mut bytes);
    bytes
}
