//! Work that nobody waits for, beside a window that somebody looks at.

use std::panic::resume_unwind;
use std::thread;

/// Runs `work` on a thread of its own that the system is asked to put behind others: where several want the processor it
/// gets less of it, not none. On Linux the threads that it starts are put behind too. A system that refuses lets the work
/// compete as any other would. Answers when it has ended.
pub fn give_way<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let run = || {
        lower();
        work()
    };
    thread::scope(|scope| scope.spawn(run).join()).unwrap_or_else(|panic| resume_unwind(panic))
}

/// Linux counts niceness by thread, and a thread inherits that of the one that starts it.
#[cfg(unix)]
fn lower() {
    let _ = rustix::process::setpriority_process(None, 10);
}

#[cfg(windows)]
fn lower() {
    #[link(name = "kernel32")]
    unsafe extern "system" {
        fn GetCurrentThread() -> isize;
        fn SetThreadPriority(thread: isize, priority: i32) -> i32;
    }
    // THREAD_PRIORITY_BELOW_NORMAL.
    // SAFETY: the first answers a constant that stands for the calling thread, and the second takes no pointer.
    let _ = unsafe { SetThreadPriority(GetCurrentThread(), -1) };
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn the_work_gives_way_and_whoever_waits_for_it_does_not() {
        let now = || rustix::process::getpriority_process(None).ok();
        let before = now();
        let (at_work, below) = give_way(|| (now(), thread::spawn(now).join().ok().flatten()));
        assert!(at_work >= Some(10) && at_work >= before, "{at_work:?}");
        assert_eq!((below, now()), (at_work, before));
    }
}
