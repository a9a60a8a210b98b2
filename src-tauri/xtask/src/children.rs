//! The programs we start, and the promise that none of them outlives us.
//!
//! Every child leads a process group of its own. On Ctrl-C, `kill` or a closed terminal each group
//! is ended before we exit, so no virtual display and no test program stays behind.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::Outcome;
use crate::place::Place;

static GROUPS: Mutex<Vec<Pid>> = Mutex::new(Vec::new());

fn groups() -> MutexGuard<'static, Vec<Pid>> {
    GROUPS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// From now on a signal that ends us first ends everything we started.
pub(crate) fn end_with_us() -> Outcome {
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP])?;
    thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            // Held until the exit: nothing new can be started in between.
            let running = groups();
            for group in running.iter() {
                end_group(*group);
            }
            std::process::exit(128 + signal);
        }
    });
    Ok(())
}

/// Asks a group to end, waits two seconds, then ends it by force.
fn end_group(group: Pid) {
    let _ = kill_process_group(group, Signal::TERM);
    let deadline = Instant::now() + Duration::from_secs(2);
    while group_runs(group) && Instant::now() < deadline {
        thread::sleep(Duration::from_millis(20));
    }
    let _ = kill_process_group(group, Signal::KILL);
}

/// Whether a process of this group still runs; one that has ended but was not waited for does not.
fn group_runs(group: Pid) -> bool {
    let member = |stat: String| {
        // The name, in brackets, may hold anything: state, parent and group follow it.
        let mut words = stat.rsplit_once(')')?.1.split_whitespace();
        let running = !matches!(words.next()?, "Z" | "X");
        Some(running && words.nth(1)? == group.as_raw_nonzero().to_string())
    };
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    processes
        .filter_map(|entry| fs::read_to_string(entry.path().join("stat")).ok())
        .any(|stat| member(stat) == Some(true))
}

/// A child and all its descendants; ended when dropped.
pub(crate) struct Running {
    child: Child,
    group: Pid,
}

impl Running {
    /// Waits for its own end.
    pub(crate) fn wait(&mut self) -> Outcome<ExitStatus> {
        Ok(self.child.wait()?)
    }

    /// How it ended, if it has.
    pub(crate) fn ended(&mut self) -> Outcome<Option<ExitStatus>> {
        Ok(self.child.try_wait()?)
    }

    /// Its standard output, line by line, when that was piped.
    pub(crate) fn lines(&mut self) -> Outcome<impl Iterator<Item = String> + use<>> {
        let out = self.child.stdout.take().ok_or("the output was not piped")?;
        Ok(BufReader::new(out)
            .split(b'\n')
            .map_while(Result::ok)
            .map(|line| String::from_utf8_lossy(&line).into_owned()))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // A child that is already waited for may have left others behind: the group is asked in any case.
        if self.child.try_wait().ok().flatten().is_none() || group_runs(self.group) {
            let _ = kill_process_group(self.group, Signal::TERM);
            let deadline = Instant::now() + Duration::from_secs(2);
            while Instant::now() < deadline {
                let child_gone = self.child.try_wait().ok().flatten().is_some();
                if child_gone && !group_runs(self.group) {
                    break;
                }
                thread::sleep(Duration::from_millis(20));
            }
            let _ = kill_process_group(self.group, Signal::KILL);
            let _ = self.child.wait();
        }
        groups().retain(|group| *group != self.group);
    }
}

/// A command that finds our tools first and works in the given folder.
pub(crate) fn command(place: &Place, program: &str, folder: &Path) -> Outcome<Command> {
    let mut command = Command::new(place.which(program).unwrap_or_else(|| program.into()));
    command.current_dir(folder).env("PATH", place.search_path()?).env("CARGO_TARGET_DIR", &place.target);
    Ok(command)
}

/// Starts a command in a process group of its own.
pub(crate) fn start(command: &mut Command) -> Outcome<Running> {
    let name = command.get_program().to_string_lossy().into_owned();
    let mut groups = groups();
    let child = command
        .stdin(Stdio::null())
        .process_group(0)
        .spawn()
        .map_err(|error| format!("{name} could not be started: {error}"))?;
    let group = Pid::from_child(&child);
    groups.push(group);
    Ok(Running { child, group })
}

/// Runs a command to its end; anything but success is an error that names it.
pub(crate) fn finish(command: &mut Command) -> Outcome {
    let status = start(command)?.wait()?;
    if status.success() { Ok(()) } else { Err(format!("{} ({status})", in_words(command)).into()) }
}

/// The command as one would type it.
pub(crate) fn in_words(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
