//! Makes the backups that nobody has to think of, away from the threads that answer the page: one thread for each
//! session, from the unlock to a little after the lock.
//!
//! At the unlock it makes what could not be made before (the power failed), while somebody works it waits for the
//! named stick, and at the lock it makes the last one. It then keeps the key for as long as that takes, as every
//! operation does that still runs. At the exit the window is gone while it writes, so nobody waits for it; it ends by
//! itself after `AT_EXIT`, and what was not finished is made at the next unlock.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use serde::Serialize;
use wahana_core::vault::{self, Ahead, BackupPhase, BackupProgress, Vault};
use wahana_core::{FaultCode, Result, group};
use wahana_platform::{Stick, find_sticks};

/// After the unlock the page has the disk for itself first.
const SETTLE: Duration = Duration::from_secs(5);
/// How often it looks for the stick.
const LOOK: Duration = Duration::from_secs(2);
/// How long writing may go on when the window is gone. Flushing and checking can't be stopped; they end by themselves.
const AT_EXIT: Duration = Duration::from_secs(20);

/// How it stands with the backups that are made by themselves.
#[derive(Clone, Debug, Default, Serialize, specta::Type)]
pub(crate) struct Keeping {
    /// The stick that is being written to; it must not be pulled out.
    writing_to: Option<String>,
    /// The named stick, where it is in and holds everything.
    safe: Option<String>,
    /// Why the last try on the stick failed; told until the next try or sign-in.
    stick_problem: Option<FaultCode>,
    /// Why the last try beside the vault failed.
    own_problem: Option<FaultCode>,
    /// A stick held something that the data here don't have; told at each sign-in until the program ends.
    ahead: Option<Ahead>,
}

/// The keeper behind a window.
#[derive(Default)]
pub(crate) struct Keeper {
    shared: Arc<Shared>,
    session: Mutex<Option<Running>>,
}

#[derive(Default)]
struct Shared {
    keeping: Mutex<Keeping>,
    /// When writing has to end.
    until: Mutex<Option<Instant>>,
    /// One backup at a time, also where a new session begins before the last one's has ended.
    turn: Mutex<()>,
}

impl Shared {
    fn in_turn<T>(&self, job: impl FnOnce() -> T) -> T {
        let _turn = held(&self.turn);
        job()
    }

    fn compare(&self, vault: &Vault, place: &Path, label: &str) {
        if let Ok(Some(ahead)) = vault::data_ahead(vault, place, label) {
            held(&self.keeping).ahead = Some(ahead);
        }
    }
}

struct Running {
    last: Sender<Arc<Vault>>,
    thread: JoinHandle<()>,
}

impl Keeper {
    /// A session begins.
    pub(crate) fn begin(&self, vault: &Arc<Vault>) {
        held(&self.shared.keeping).stick_problem = None;
        let (last, locked) = mpsc::channel();
        // A vault that was made just now has no evening behind it.
        let catch_up = vault.read(group::find).is_ok_and(|group| group.is_some());
        let (shared, vault) = (self.shared.clone(), Arc::downgrade(vault));
        let thread = thread::spawn(move || {
            let mut work = Work { shared: &shared, tried: None };
            work.while_open(&vault, &locked, catch_up);
        });
        *held(&self.session) = Some(Running { last, thread });
    }

    /// A session ends; the last backup is made behind the lock.
    pub(crate) fn end(&self, vault: Arc<Vault>) {
        if let Some(running) = held(&self.session).as_ref() {
            // Where the thread is gone the vault closes here.
            drop(running.last.send(vault));
        }
    }

    /// Waits for what is being made, at most as long as may be taken at the exit.
    pub(crate) fn finish(&self) {
        *held(&self.shared.until) = Some(Instant::now() + AT_EXIT);
        if let Some(running) = held(&self.session).take() {
            drop(running.last);
            // A thread that ended by a panic has nothing to wait for.
            drop(running.thread.join());
        }
    }

    /// Makes the one that a restore wants beforehand. Best effort: the present data stay beside the restored ones, and
    /// data that can't be read any more are a reason to restore.
    pub(crate) fn before_restore(&self, vault: &Vault) {
        drop(self.in_turn(|| vault::keep_before_restore(vault, &mut |_| ControlFlow::Continue(()))));
    }

    /// Runs what writes or reads backups while no other is made: a new one first sweeps away what lies there half
    /// done, and then what it has taken the place of.
    pub(crate) fn in_turn<T>(&self, job: impl FnOnce() -> T) -> T {
        self.shared.in_turn(job)
    }

    /// Looks whether a stick knows more than this PC. Best effort: nothing waits for it.
    pub(crate) fn compare(&self, vault: &Vault, place: &Path, label: &str) {
        self.shared.compare(vault, place, label);
    }

    /// How it stands.
    pub(crate) fn keeping(&self) -> Keeping {
        let mut keeping = held(&self.shared.keeping).clone();
        // Behind the lock nobody notes that the stick was taken away.
        keeping.safe = keeping.safe.filter(|label| find_sticks().iter().any(|stick| stick.label == *label));
        keeping
    }
}

/// What one session's thread does.
struct Work<'a> {
    shared: &'a Shared,
    /// Where the named stick was when it was last tried: one try as long as it stays in.
    tried: Option<PathBuf>,
}

impl Work<'_> {
    fn while_open(&mut self, vault: &Weak<Vault>, locked: &mpsc::Receiver<Arc<Vault>>, mut catch_up: bool) {
        let mut wait = SETTLE;
        loop {
            match locked.recv_timeout(wait) {
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
                Ok(vault) => {
                    self.tried = None;
                    self.own(&vault);
                    self.stick(&vault);
                    return;
                }
            }
            wait = LOOK;
            // Between two looks nothing here keeps the key.
            let Some(vault) = vault.upgrade() else { return };
            if std::mem::take(&mut catch_up) {
                self.own(&vault);
            }
            self.stick(&vault);
        }
    }

    /// Beside the vault.
    fn own(&self, vault: &Vault) {
        let made = self.shared.in_turn(|| vault::keep_up(vault, &mut |_| self.go_on()));
        // Locked: another generation took the place of this session's, and whoever made it keeps it.
        let problem = made.err().map(|error| error.code()).filter(|code| *code != FaultCode::Locked);
        self.tell(|keeping| keeping.own_problem = problem);
    }

    /// On the named stick, once for each time that it is put in.
    fn stick(&mut self, vault: &Vault) {
        let Some(stick) = named_stick(vault) else {
            self.tried = None;
            return self.tell(|keeping| keeping.safe = None);
        };
        if self.tried.as_ref() == Some(&stick.path) {
            return;
        }
        self.tried = Some(stick.path.clone());
        let made = self.shared.in_turn(|| {
            self.shared.compare(vault, &stick.path, &stick.label);
            self.write_to(vault, &stick.path, &stick.label)
        });
        self.tell(|keeping| {
            keeping.writing_to = None;
            keeping.safe = made.is_ok().then_some(stick.label);
            keeping.stick_problem = made.err().map(|error| error.code());
        });
    }

    fn write_to(&self, vault: &Vault, place: &Path, label: &str) -> Result<()> {
        let mut watch = |at: BackupProgress| {
            if at.phase == BackupPhase::Writing {
                self.tell(|keeping| {
                    keeping.writing_to = Some(label.to_owned());
                    keeping.safe = None;
                });
            }
            self.go_on()
        };
        vault::keep_up_on_stick(vault, place, label, &mut watch).map(drop)
    }

    fn go_on(&self) -> ControlFlow<()> {
        let over = held(&self.shared.until).is_some_and(|until| Instant::now() > until);
        if over { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    fn tell(&self, what: impl FnOnce(&mut Keeping)) {
        what(&mut held(&self.shared.keeping));
    }
}

/// The named stick, where it is in and can be written.
pub(crate) fn named_stick(vault: &Vault) -> Option<Stick> {
    let named = vault.read(vault::backup_stick).ok().flatten()?;
    find_sticks().into_iter().find(|stick| !stick.read_only && vault::is_backup_stick(&named, &stick.path))
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic elsewhere leaves these whole: each is replaced in one step.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
pub(crate) mod tests {
    use wahana_core::group::GroupForm;
    use wahana_core::vault::{FirstOfficer, Folder};

    use super::*;

    /// A training vault of a group, of which no backup was made yet.
    pub(crate) fn a_vault(root: &Path) -> (Folder, Arc<Vault>) {
        let folder = Folder::new(root.join("latihan"), true);
        let first = FirstOfficer {
            name: "Bu Truntum".to_owned(),
            more_roles: Vec::new(),
            passphrase: "empat gelas kopi di teras".to_owned(),
            text_size: 100,
        };
        let made = vault::create(&folder, &first).unwrap();
        let form = GroupForm {
            name: "Sekar Kawung".to_owned(),
            kelurahan_code: "99.99.01.1001".to_owned(),
            rw: "99".to_owned(),
            rts: vec!["31".to_owned()],
            address: String::new(),
            decree: String::new(),
            office: String::new(),
        };
        made.write(|ctx| group::save(ctx, &form, true)).unwrap();
        (folder, Arc::new(made))
    }

    #[test]
    fn at_the_exit_the_last_backup_is_waited_for_and_the_key_is_gone_afterwards() {
        let disk = tempfile::tempdir().unwrap();
        let (folder, open) = a_vault(disk.path());
        let (keeper, left) = (Keeper::default(), Arc::downgrade(&open));
        keeper.begin(&open);
        keeper.end(open);
        keeper.finish();
        assert_eq!(vault::own_backups(&folder).unwrap().len(), 1);
        assert!(left.upgrade().is_none());
        assert!(keeper.keeping().own_problem.is_none());
    }

    #[test]
    fn while_it_waits_it_does_not_keep_the_key() {
        let disk = tempfile::tempdir().unwrap();
        let (_, open) = a_vault(disk.path());
        let (keeper, left) = (Keeper::default(), Arc::downgrade(&open));
        keeper.begin(&open);
        drop(open);
        assert!(left.upgrade().is_none());
        keeper.finish();
    }

    #[test]
    fn when_the_time_is_over_it_stops_and_nothing_half_is_left() {
        let disk = tempfile::tempdir().unwrap();
        let (folder, open) = a_vault(disk.path());
        let keeper = Keeper::default();
        *held(&keeper.shared.until) = Some(Instant::now());
        Work { shared: &keeper.shared, tried: None }.own(&open);
        assert_eq!(keeper.keeping().own_problem, Some(FaultCode::Cancelled));
        assert!(vault::own_backups(&folder).unwrap().is_empty());
        assert_eq!(std::fs::read_dir(folder.backups()).unwrap().count(), 0);
    }
}
