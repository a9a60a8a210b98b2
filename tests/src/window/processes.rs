//! What the kernel knows of the processes that run now.
//!
//! A process that has ended but was not yet waited for counts as gone: an orphan is waited for by
//! the system's first process, and that one may take its time.

use std::fs;

use rustix::process::Pid;

struct Process {
    pid: Pid,
    parent: i32,
    group: i32,
}

/// Everything started by this process, by those it started, and so on; itself first.
pub fn descendants(of: Pid) -> Vec<Pid> {
    let all = running();
    let mut found = vec![of];
    let mut next = 0;
    while next < found.len() {
        let parent = found[next].as_raw_nonzero().get();
        found.extend(all.iter().filter(|process| process.parent == parent).map(|process| process.pid));
        next += 1;
    }
    found
}

/// Memory that each of these held at its most, together, in bytes.
pub(super) fn most_held(of: &[Pid]) -> u64 {
    let peak = |pid: &Pid| {
        let status = fs::read_to_string(format!("/proc/{}/status", pid.as_raw_nonzero())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.trim().strip_suffix(" kB")?.parse::<u64>().ok()
    };
    of.iter().filter_map(peak).sum::<u64>() * 1024
}

/// Whether a process of this group still runs.
pub(super) fn group_runs(group: Pid) -> bool {
    running().iter().any(|process| process.group == group.as_raw_nonzero().get())
}

/// Whether this process still runs, or one of its threads: until the last one has ended its files are open.
pub(super) fn runs(pid: Pid) -> bool {
    let pid = pid.as_raw_nonzero().get();
    read(pid).is_some() || fs::read_dir(format!("/proc/{pid}/task")).is_ok_and(|tasks| tasks.count() > 1)
}

fn running() -> Vec<Process> {
    let entries = fs::read_dir("/proc").expect("Linux").flatten();
    entries.filter_map(|entry| read(entry.file_name().to_str()?.parse().ok()?)).collect()
}

fn read(pid: i32) -> Option<Process> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name, in brackets, may hold anything: state, parent and group follow it.
    let mut words = stat.rsplit_once(')')?.1.split_whitespace();
    let state = words.next()?;
    let parent = words.next()?.parse().ok()?;
    let group = words.next()?.parse().ok()?;
    let ended = matches!(state, "Z" | "X");
    (!ended).then_some(Process { pid: Pid::from_raw(pid)?, parent, group })
}
