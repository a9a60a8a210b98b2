//! `power-cut-files`: the power goes at any moment of everything that is not SQLite's: small files (`keys.json`,
//! `current`, the head), a change of the passphrase, a first start, a restore, a backup, a package. The file system is
//! ext4 on an image, stopped without its log, and mounted anew.

mod acts;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use wahana_platform::write_atomically;
use wahana_tests::stick::Stick;

use crate::row::{Row, Tries};
use crate::scale::Scale;
use acts::Acts;

/// Cuts that one disk lives through.
const LIVES: u64 = 8;

pub(crate) fn measure(scale: Scale, seed: u64) -> Row {
    Row::of("power-cut-files", "a plain save; no flush; no flush after the rename", || {
        let mut ours = small_files(seed, scale.of(8, 200, 1_000), &saved_carefully);
        let mut acts = Acts::new();
        let kinds: [(&'static str, acts::Act, u64); 5] = [
            ("packages", Acts::package, scale.of(3, 100, 500)),
            ("backups", Acts::backup, scale.of(3, 80, 400)),
            ("passphrases", Acts::passphrase, scale.of(1, 60, 300)),
            ("restores", Acts::restore, scale.of(1, 60, 300)),
            ("first starts", Acts::first_start, scale.of(1, 40, 200)),
        ];
        for (name, act, times) in kinds {
            let mut tries = Tries::default();
            for number in 0..times {
                let cut = Cut::of(seed + number);
                tries.count(format_args!("{}, {name}", seed + number), act(&mut acts, cut));
            }
            ours.note(name, usize::try_from(times).unwrap_or(0));
            ours.add(tries);
        }
        let mut control = Tries::default();
        for save in [saved_plainly, saved_without_flush, saved_without_the_folder] {
            control.add(small_files(seed, scale.of(2, 40, 200), &save));
        }
        (ours, control)
    })
}

/// When the power goes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cut {
    /// As soon as the answer is there.
    Answered,
    /// After this part of the time that it takes, in thousandths.
    Within(u32),
}

impl Cut {
    fn of(seed: u64) -> Self {
        let part = ChaCha8Rng::seed_from_u64(seed).next_u32() % 1_100;
        if seed % 4 == 1 { Self::Answered } else { Self::Within(part) }
    }

    /// Runs `act`, which takes about so long, cuts the power and puts the disk in again; whether it was answered.
    pub(crate) fn during(self, disk: &Stick, takes: Duration, act: impl FnOnce() -> bool) -> bool {
        self.once(|| (), disk, takes, act)
    }

    /// The same, but the time begins when something in `folder` changes: what goes before is reckoning.
    pub(crate) fn once_touched(
        self,
        folder: &Path,
        disk: &Stick,
        takes: Duration,
        act: impl FnOnce() -> bool,
    ) -> bool {
        let changed = |folder: &Path| fs::metadata(folder).and_then(|about| about.modified()).ok();
        let before = changed(folder);
        let deadline = Instant::now() + Duration::from_secs(20);
        let touched = || {
            while changed(folder) == before && Instant::now() < deadline {
                thread::sleep(Duration::from_micros(50));
            }
        };
        self.once(touched, disk, takes, act)
    }

    fn once(
        self,
        ready: impl FnOnce() + Send,
        disk: &Stick,
        takes: Duration,
        act: impl FnOnce() -> bool,
    ) -> bool {
        let answered = match self {
            Self::Answered => {
                let answered = act();
                disk.cut_power();
                answered
            }
            Self::Within(part) => thread::scope(|scope| {
                scope.spawn(move || {
                    ready();
                    thread::sleep(takes.mul_f64(f64::from(part) / 1_000.0));
                    disk.cut_power();
                });
                act()
            }),
        };
        disk.put_in_again();
        answered
    }
}

/// How long `act` takes where nothing goes wrong.
pub(crate) fn timed(act: impl FnOnce() -> bool) -> Duration {
    let begun = Instant::now();
    assert!(act(), "without a cut it succeeds");
    begun.elapsed()
}

/// Replaces a file with `bytes`; whether it was told done.
type Save = dyn Fn(&Path, &[u8]) -> bool;

/// One small file, replaced again and again.
fn small_files(seed: u64, times: u64, save: &Save) -> Tries {
    let mut tries = Tries::default();
    let mut disk = Stick::ext4(8);
    let (mut last, mut takes) = (content(0), Duration::ZERO);
    for number in 0..times {
        let file = disk.path().join("keys.json");
        if number % LIVES == 0 {
            disk = Stick::ext4(8);
            last = content(seed + number);
            assert!(saved_carefully(&disk.path().join("keys.json"), &last));
            takes = timed(|| save(&disk.path().join("andere.json"), &last));
        }
        let file = if number % LIVES == 0 { disk.path().join("keys.json") } else { file };
        let next = content(seed + number + 1);
        let answered = Cut::of(seed + number).during(&disk, takes, || save(&file, &next));
        let now = fs::read(&file).unwrap_or_default();
        let outcome = if now == next || (now == last && !answered) {
            Ok(())
        } else if now == last {
            Err("it was told done and is the old one".to_owned())
        } else {
            Err(format!("neither the old one nor the new one: {} bytes", now.len()))
        };
        // Each try begins with a file that is whole.
        last = if outcome.is_ok() { now } else { last };
        if outcome.is_err() {
            assert!(saved_carefully(&file, &last));
        }
        tries.count(seed + number, outcome);
    }
    tries.note("small files", usize::try_from(times).unwrap_or(0));
    tries
}

/// Some kilobytes, as keys are.
fn content(seed: u64) -> Vec<u8> {
    crate::stick::restless_bytes(seed, 6_000)
}

fn saved_carefully(file: &Path, bytes: &[u8]) -> bool {
    write_atomically(file, bytes).is_ok()
}

fn saved_plainly(file: &Path, bytes: &[u8]) -> bool {
    fs::write(file, bytes).is_ok()
}

fn saved_without_flush(file: &Path, bytes: &[u8]) -> bool {
    let temporary = file.with_extension("tmp");
    fs::write(&temporary, bytes).and_then(|()| fs::rename(&temporary, file)).is_ok()
}

fn saved_without_the_folder(file: &Path, bytes: &[u8]) -> bool {
    let temporary = file.with_extension("tmp");
    let written =
        fs::File::create(&temporary).and_then(|mut new| new.write_all(bytes).and_then(|()| new.sync_all()));
    written.and_then(|()| fs::rename(&temporary, file)).is_ok()
}
