//! `kill`: `kill -9` in the middle of the core's own operations, from outside at any moment and from within at any
//! write; then everything that was answered is there and nothing is half.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

use crate::row::{Row, Tries};
use crate::scale::Scale;
use crate::vfs::{self, Fault, NO_JOURNAL};
use crate::work::{Answer, Base, Copied, Work, fast_place, generation, sign_in, whole};

/// The argument that makes this program the child: the vault, a seed, the write at which it dies (or `-`), and
/// whether its journal is taken away.
pub(crate) const CHILD: &str = "child-that-works";
/// What the child says once it is signed in.
const READY: &str = "ready";
/// Kills that one vault lives through before a new one takes its place.
const LIVES: u64 = 25;

pub(crate) fn measure(scale: Scale, seed: u64) -> Row {
    Row::of("kill", "journal_mode=OFF", || {
        let base = Base::made();
        let ours = killed(&base, scale.of(6, 300, 2_000), seed, false);
        let mut control = Tries::default();
        let times = scale.of(12, 40, 200);
        // A slice has seen enough at the first failure.
        while control.tries < times && (scale != Scale::Slice || control.failures == 0) {
            control.add(killed(&base, 1, seed + control.tries, true));
        }
        (ours, control)
    })
}

fn killed(base: &Base, times: u64, seed: u64, unsafely: bool) -> Tries {
    let mut tries = Tries::default();
    let mut vault = base.copy_in(&fast_place());
    let mut answers: Vec<Answer> = Vec::new();
    for number in 0..times {
        if unsafely || number % LIVES == 0 {
            vault = base.copy_in(&fast_place());
            answers.clear();
        }
        let one = seed + number;
        // The control run dies at writes alone: between them nothing is open that could be half.
        let heard = once(&vault, one, unsafely || number % 2 == 0, unsafely);
        tries.note("answers", heard.len());
        answers.extend(heard);
        let outcome = whole(&vault.database(), &base.key, &answers);
        if outcome.is_err() {
            vault = base.copy_in(&fast_place());
            answers.clear();
        }
        tries.count(one, outcome);
    }
    tries
}

/// One child that is killed; what it was answered.
fn once(vault: &Copied, seed: u64, from_within: bool, unsafely: bool) -> Vec<Answer> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let dies_at = if from_within { (random.next_u32() % 400).to_string() } else { "-".to_owned() };
    let mut child = Command::new(std::env::current_exe().expect("this program"))
        .args([CHILD, &vault.root().to_string_lossy(), &seed.to_string(), &dies_at])
        .arg(if unsafely { "unsafely" } else { "safely" })
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a child");
    let lines = listen(&mut child);
    if !from_within {
        // One of ten dies before or while it signs in.
        if random.next_u32() % 10 > 0 {
            let ready = lines.recv_timeout(Duration::from_mins(1)).expect("it signs in");
            assert_eq!(ready, READY);
        }
        thread::sleep(Duration::from_micros(u64::from(random.next_u32() % 120_000)));
        child.kill().expect("it is killed");
    }
    child.wait().expect("it is over");
    lines.iter().filter_map(|line| Answer::heard(&line)).collect()
}

/// The child's whole lines, as they come; ends with the child.
fn listen(child: &mut Child) -> Receiver<String> {
    let mut out = BufReader::new(child.stdout.take().expect("it is piped"));
    let (tell, hear) = channel();
    thread::spawn(move || {
        let mut line = String::new();
        while out.read_line(&mut line).is_ok_and(|length| length > 0) {
            // A line without its end was cut off: nobody was answered.
            if let Some(whole) = line.strip_suffix('\n') {
                let _ = tell.send(whole.to_owned());
            }
            line.clear();
        }
    });
    hear
}

/// The child: signs in and works until it is killed.
pub(crate) fn child(arguments: &[String]) {
    let [root, seed, dies_at, how] = arguments else { panic!("{arguments:?}") };
    vfs::register((how == "unsafely").then_some(NO_JOURNAL));
    assert!(generation(Path::new(root)).is_dir());
    let vault = sign_in(Path::new(root)).expect("the head signs in");
    let mut work = Work::on(&vault, seed.parse().expect("a number"));
    tell(READY);
    if let Ok(at) = dies_at.parse() {
        vfs::fault_at(Some((at, Fault::Kill)));
    }
    loop {
        tell(&work.next().expect("the operation is done").told());
    }
}

fn tell(line: &str) {
    let mut out = std::io::stdout().lock();
    // Who listened is gone: so are we.
    if writeln!(out, "{line}").and_then(|()| out.flush()).is_err() {
        std::process::exit(0);
    }
}
