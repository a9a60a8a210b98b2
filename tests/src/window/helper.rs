//! A program that helps a test, and ends with it.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};

use super::processes;

/// A running program with all its descendants.
///
/// It ends when this is dropped. Should the test program itself be killed, the kernel ends it:
/// `setpriv` asks for that, so the thread that starts a helper has to outlive it.
pub(super) struct Helper {
    child: Child,
    group: Pid,
}

impl Helper {
    /// Starts `command`; what it prints goes to `log`.
    pub(super) fn start(command: &Command, log: File) -> Self {
        let errors = log.try_clone().expect("a second handle");
        Self::spawn(leashed(command).stdout(log).stderr(errors))
    }

    /// Starts `command` and waits for the first line it prints.
    pub(super) fn start_and_hear(command: &Command) -> (Self, String) {
        let mut helper = Self::spawn(leashed(command).stdout(Stdio::piped()).stderr(Stdio::null()));
        let mut said = String::new();
        let out = helper.child.stdout.take().expect("the output is piped");
        BufReader::new(out).read_line(&mut said).expect("the helper prints a line");
        assert!(!said.is_empty(), "{} ended at once", command.get_program().display());
        (helper, said.trim().to_owned())
    }

    fn spawn(leashed: &mut Command) -> Self {
        let child = leashed.stdin(Stdio::null()).process_group(0).spawn();
        let child = child.unwrap_or_else(|error| panic!("setpriv does not start: {error}"));
        let group = Pid::from_child(&child);
        Self { child, group }
    }

    /// Whether it has ended by itself.
    pub(super) fn has_ended(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(Some(_)))
    }

    /// Its process number.
    pub(super) fn pid(&self) -> Pid {
        self.group
    }
}

impl Drop for Helper {
    fn drop(&mut self) {
        let _ = kill_process_group(self.group, Signal::TERM);
        let deadline = Instant::now() + Duration::from_secs(3);
        while Instant::now() < deadline {
            let gone = matches!(self.child.try_wait(), Ok(Some(_)));
            if gone && !processes::group_runs(self.group) {
                return;
            }
            thread::sleep(Duration::from_millis(5));
        }
        let _ = kill_process_group(self.group, Signal::KILL);
        let _ = self.child.wait();
    }
}

/// The same command, to be ended by the kernel when its parent is gone.
fn leashed(command: &Command) -> Command {
    let mut leashed = Command::new("setpriv");
    leashed.args(["--pdeathsig", "TERM", "--"]).arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => leashed.env(name, value),
            None => leashed.env_remove(name),
        };
    }
    leashed
}
