//! `fuzz`: everything that reads what others wrote, with inputs bent by chance. Nothing may panic, overflow or hang.
//!
//! Each target runs in a child, so that whatever ends it is counted. An input that brings a new answer is bent further;
//! it is kept in `target/bench/fuzz/<target>`, as is the one at which a child died. What is worth keeping for good goes
//! to `tests/faults/corpus/<target>`, where each run begins.

mod bend;
mod targets;

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use wahana_tests::built;

use crate::row::{Row, Tries};
use crate::scale::Scale;
use targets::{CARELESS, Target};

/// The argument that makes this program the child: the target, the first seed, and for how many milliseconds.
pub(crate) const CHILD: &str = "child-that-reads";
/// Deaths after which a target has told enough.
const DEATHS: u64 = 20;
/// Nothing that is read takes so long.
const HANGS: Duration = Duration::from_secs(30);
/// More inputs than this bring nothing new.
const CORPUS: usize = 2_000;

/// What is being read, for whoever sees the child die.
static CURRENT: Mutex<(u64, Vec<u8>)> = Mutex::new((0, Vec::new()));

pub(crate) fn measure(scale: Scale, seed: u64) -> Row {
    Row::of("fuzz", "a reader of NIKs that checks nothing", || {
        let each = Duration::from_millis(scale.of(250, 60_000, 600_000));
        let mut tries = Tries::default();
        for name in targets::NAMES {
            let one = read(name, seed, each);
            tries.note(name, usize::try_from(one.tries).unwrap_or(usize::MAX));
            tries.add(one);
        }
        (tries, read(CARELESS, seed, Duration::from_millis(250)))
    })
}

/// One target for so long, with as many children as it takes.
fn read(name: &'static str, seed: u64, time: Duration) -> Tries {
    let mut tries = Tries::default();
    let (mut next, mut left) = (seed, time);
    while !left.is_zero() && tries.failures < DEATHS {
        let begun = Instant::now();
        let (done, died) = one_child(name, next, left);
        left = left.saturating_sub(begun.elapsed());
        tries.tries += done.saturating_sub(next);
        let Some(why) = died else { break };
        tries.count(format_args!("{done} of {name}"), Err(why));
        next = done + 1;
    }
    tries
}

/// How far the child came, and why it ended where it should not have.
fn one_child(name: &str, seed: u64, time: Duration) -> (u64, Option<String>) {
    let mut child = Command::new(std::env::current_exe().expect("this program"))
        .args([CHILD, name, &seed.to_string(), &time.as_millis().to_string()])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a child");
    let lines = lines_of(child.stdout.take().expect("it is piped"));
    let (mut at, mut why) = (seed, None);
    loop {
        match lines.recv_timeout(HANGS) {
            Ok(line) => match line.split_once(' ') {
                Some((number, "")) => at = number.parse().unwrap_or(at),
                Some((number, said)) => (at, why) = (number.parse().unwrap_or(at), Some(said.to_owned())),
                None => {}
            },
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                why = Some("it hangs".to_owned());
                child.kill().expect("it is killed");
                break;
            }
        }
    }
    let status = child.wait().expect("it is over");
    let died = || Some(why.unwrap_or_else(|| format!("it ended with {status}")));
    (at, if status.success() { None } else { died() })
}

fn lines_of(out: impl std::io::Read + Send + 'static) -> Receiver<String> {
    let (tell, hear) = channel();
    thread::spawn(move || {
        BufReader::new(out).lines().map_while(Result::ok).all(|line| tell.send(line).is_ok())
    });
    hear
}

/// The child: reads until the time is over, and tells how far it is.
pub(crate) fn child(arguments: &[String]) {
    let [name, seed, time] = arguments else { panic!("{arguments:?}") };
    let time = Duration::from_millis(time.parse().expect("a number"));
    let found = found(name);
    note_what_kills(found.clone());
    let Target { begin: mut corpus, mut read } = targets::named(name);
    corpus.extend(kept(name));
    let mut answers = BTreeSet::new();
    let (begun, mut told) = (Instant::now(), Instant::now());
    let mut number: u64 = seed.parse().expect("a number");
    while begun.elapsed() < time {
        let input = bend::one_of(&corpus, &mut ChaCha8Rng::seed_from_u64(number));
        *CURRENT.lock().expect("one thread") = (number, input.clone());
        if answers.insert(read(&input)) && corpus.len() < CORPUS {
            let _ = fs::write(found.join(number.to_string()), &input);
            corpus.push(input);
        }
        number += 1;
        if told.elapsed() > Duration::from_secs(1) {
            told = Instant::now();
            tell(number, "");
        }
    }
    tell(number, "");
}

fn tell(number: u64, what: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{number} {what}").and_then(|()| out.flush());
}

/// A panic ends the child; before that the input is kept and its number told.
fn note_what_kills(folder: PathBuf) {
    std::panic::set_hook(Box::new(move |why| {
        if let Ok(current) = CURRENT.try_lock() {
            let _ = fs::write(folder.join(format!("died-{}", current.0)), &current.1);
            tell(current.0, &why.to_string().replace('\n', " "));
        }
        std::process::exit(101);
    }));
}

fn found(name: &str) -> PathBuf {
    let folder = built::target().join("bench/fuzz").join(name);
    fs::create_dir_all(&folder).expect("a folder for what is found");
    folder
}

/// The inputs that were kept for good, in the order of their names.
fn kept(name: &str) -> Vec<Vec<u8>> {
    let folder = built::root().join("tests/faults/corpus").join(name);
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.sort();
    files.iter().filter_map(|file| fs::read(file).ok()).collect()
}
