//! `power-cut`: the core works on a real vault while every write and flush is noted; then, for moments chosen by
//! chance, the disk is made as a power cut would leave it, and the vault on it is whole.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

use crate::disk::Disk;
use crate::row::{Row, Tries};
use crate::scale::Scale;
use crate::vfs::{self, Event, Instead, NO_FLUSH};
use crate::work::{Answer, Base, Work, copy, fast_place, sign_in, whole};

/// Operations between two times of signing out and in again: a close removes the log, an open makes a new one.
const EVENING: usize = 60;
/// Operations of one run: their log is written back into the database several times.
const RUN: usize = 150;
/// Of so many cuts one is opened with the passphrase too.
const SIGN_IN_EVERY: u64 = 100;

pub(crate) fn measure(scale: Scale, seed: u64) -> Row {
    Row::of("power-cut", "synchronous=OFF", || {
        let base = Base::made();
        let per_run = scale.of(60, 250, 500);
        let runs = |points: u64, instead| {
            let mut tries = Tries::default();
            for run in 0..points.div_ceil(per_run) {
                let points = per_run.min(points - run * per_run);
                tries.add(one_run(&base, seed + run, points, instead));
            }
            tries
        };
        (runs(scale.of(60, 3_000, 10_000), None), runs(scale.of(20, 200, 1_000), Some(NO_FLUSH)))
    })
}

/// One run of the core and so many cuts in it.
fn one_run(base: &Base, seed: u64, points: u64, instead: Option<Instead>) -> Tries {
    let vault = base.copy_in(&fast_place());
    let cut = base.copy_in(&fast_place());
    let database = vault.database();
    let mut disk =
        Disk::of(&[("wahana.db", &database), ("wahana.db-wal", &database.with_extension("db-wal"))]);
    let (events, answers) = worked(&vault.root(), seed, instead);
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let end = u32::try_from(events.len()).expect("some thousands");
    let mut moments: Vec<u32> = (0..points).map(|_| random.next_u32() % (end + 1)).collect();
    moments.sort_unstable();
    let mut moments = moments.into_iter().peekable();
    let (mut tries, mut answered) = (Tries::default(), 0);
    for at in 0..=events.len() {
        while moments.next_if(|moment| usize::try_from(*moment).is_ok_and(|moment| moment == at)).is_some() {
            let place = cut.database();
            let _ = std::fs::remove_file(place.with_extension("db-shm"));
            disk.cut(&mut random, place.parent().expect("a folder"));
            let before_opening = (tries.tries % SIGN_IN_EVERY == 0).then(|| {
                let again = tempfile::tempdir_in(fast_place()).expect("a folder");
                copy(&cut.root(), &again.path().join("data"));
                again
            });
            let mut outcome = whole(&place, &base.key, &answers[..answered]);
            if let (Ok(()), Some(folder)) = (&outcome, before_opening) {
                let opened = sign_in(&folder.path().join("data"));
                outcome = opened.map(drop).map_err(|error| format!("nobody can sign in: {error:?}"));
            }
            tries.count(format_args!("{seed}, cut before step {at}"), outcome);
        }
        if let Some(event) = events.get(at) {
            if let Event::Answered(number) = event {
                answered = number + 1;
            }
            disk.take(event);
        }
    }
    tries.note("answers", answers.len());
    tries.note("steps", events.len());
    tries
}

/// Works on the vault and gives all that happened to its files, with the answers.
fn worked(root: &std::path::Path, seed: u64, instead: Option<Instead>) -> (Vec<Event>, Vec<Answer>) {
    vfs::register(instead);
    vfs::record();
    let mut answers = Vec::new();
    while answers.len() < RUN {
        let vault = sign_in(root).expect("the head signs in");
        let mut work = Work::on(&vault, seed + u64::try_from(answers.len()).unwrap_or(0));
        for _ in 0..EVENING.min(RUN - answers.len()) {
            let answer = work.next().expect("the operation is done");
            vfs::answered(answers.len());
            answers.push(answer);
        }
    }
    let events = vfs::recorded();
    vfs::register(None);
    let flushes = events.iter().filter(|event| matches!(event, Event::Flush(_))).count();
    // The reading connection, which closes last, flushes in the control run too.
    assert_eq!(
        flushes >= answers.len(),
        instead.is_none(),
        "{flushes} flushes for {} answers",
        answers.len()
    );
    (events, answers)
}
