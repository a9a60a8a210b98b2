//! Sticks are the whole machine's: a test that has one in waits until no other test has.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};

/// Whose turn it is, and with how many sticks.
static HOLDER: Mutex<Option<(ThreadId, usize)>> = Mutex::new(None);
static FREE: Condvar = Condvar::new();

/// Held by every stick; one test may have several.
#[derive(Debug)]
pub(super) struct Turn(());

impl Turn {
    /// Waits until the sticks of other threads are out.
    pub(super) fn take() -> Self {
        let me = thread::current().id();
        let mut holder = held();
        while holder.is_some_and(|(thread, _)| thread != me) {
            holder = FREE.wait(holder).unwrap_or_else(PoisonError::into_inner);
        }
        let sticks = holder.map_or(0, |(_, sticks)| sticks);
        *holder = Some((me, sticks + 1));
        Self(())
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut holder = held();
        *holder = holder.and_then(|(thread, sticks)| (sticks > 1).then(|| (thread, sticks - 1)));
        FREE.notify_all();
    }
}

fn held() -> MutexGuard<'static, Option<(ThreadId, usize)>> {
    // A failed test leaves it whole: it is replaced in one step.
    HOLDER.lock().unwrap_or_else(PoisonError::into_inner)
}
