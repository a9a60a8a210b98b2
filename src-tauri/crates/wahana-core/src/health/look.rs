//! Looking at everything.

use std::ops::ControlFlow;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use chrono::{SecondsFormat, Utc};
use rusqlite::Connection;

use super::{
    Health, HealthLooked as Looked, HealthPart as Part, HealthProgress, HealthState as State, HealthWatch,
    PARTS,
};
use crate::database::{self, Structure};
use crate::vault::{Condition, Right, Vault, keep_check, own_backups};
use crate::{FaultCode, Result, attachment, history, household, person};

/// How soon a stop reaches `SQLite` in the middle of a statement.
const SOON: Duration = Duration::from_millis(100);

/// Looks at everything, on connections of its own that see one moment each: others work on, and wait only while the
/// search index is looked at. The head alone.
pub fn check(vault: &Vault, watch: &mut HealthWatch) -> Result<Health> {
    vault.read(|ctx| ctx.require(Right::Administer))?;
    let health = look(vault, watch)?.health;
    keep(vault, &health);
    Ok(health)
}

/// What was found, with what mending needs to know of it.
pub(super) struct Seen {
    pub(super) health: Health,
    pub(super) structure: Structure,
}

pub(super) fn look(vault: &Vault, watch: &mut HealthWatch) -> Result<Seen> {
    let mut looking = Looking { vault, watch, structure: Structure::default() };
    let mut parts = Vec::new();
    for part in PARTS {
        looking.tell(part, 0, 0)?;
        let broken = |part| parts.iter().any(|one: &Looked| one.part == part && one.state == State::Broken);
        // On a page that can't be read everything else would stumble too, and say less.
        let beneath = broken(Part::Pages) && !matches!(part, Part::KeyFiles);
        let looked = if beneath { Ok((State::Unknown, 0)) } else { looking.at(part) };
        let (state, wrong) = match looked {
            Err(error) if error.code() == FaultCode::DatabaseDamaged => (State::Broken, 1),
            other => other?,
        };
        parts.push(Looked { part, state, wrong });
    }
    let structure = looking.structure;
    let found = own_backups(vault.folder())?;
    let backup = found.into_iter().find(|one| one.problem.is_none()).and_then(|one| one.info);
    let mut health = Health {
        at: Utc::now().to_rfc3339_opts(SecondsFormat::Secs, true),
        parts,
        backup: backup.map(|info| info.made_at),
        mendable: false,
        mended: Vec::new(),
        kept: String::new(),
    };
    health.mendable = health.can_mend();
    Ok(Seen { health, structure })
}

/// Best effort: a file that is broken takes nothing any more, and the answer is on the screen.
pub(super) fn keep(vault: &Vault, health: &Health) {
    if let Ok(text) = serde_json::to_string(health) {
        let _ = vault.write(|ctx| keep_check(ctx, &text));
    }
}

struct Looking<'a, 'w> {
    vault: &'a Vault,
    watch: &'a mut HealthWatch<'w>,
    structure: Structure,
}

impl Looking<'_, '_> {
    fn tell(&mut self, part: Part, done: u64, total: u64) -> Result<()> {
        (self.watch.tell)(HealthProgress::Looking { part, done, total });
        if (self.watch.go)() { Ok(()) } else { Err(FaultCode::Cancelled.into()) }
    }

    fn at(&mut self, part: Part) -> Result<(State, i64)> {
        match part {
            Part::Pages => self.pages(),
            Part::Structure => self.structure(),
            Part::References => self.references(),
            Part::Journal => self.journal(),
            Part::SearchKeys => self.search_keys(),
            Part::Search => self.search(),
            Part::KeyFiles => Ok(of_file(self.vault.key_files())),
            Part::Head => Ok(of_file(self.vault.head_file()?)),
            Part::Attachments => self.attachments(),
        }
    }

    fn pages(&mut self) -> Result<(State, i64)> {
        let pages = database::damaged_pages(&self.vault.settled()?)?;
        Ok((if pages == 0 { State::Good } else { State::Broken }, pages))
    }

    fn structure(&mut self) -> Result<(State, i64)> {
        let found = self.long(database::structure)?;
        // What a virtual table says of itself is the search's.
        let indexes = i64::try_from(found.indexes.len()).unwrap_or(i64::MAX);
        let state = match (found.other, indexes) {
            (0, 0) => State::Good,
            (0, _) => State::Mendable,
            _ => State::Broken,
        };
        let wrong = if found.other > 0 { found.other } else { indexes };
        self.structure = found;
        Ok((state, wrong))
    }

    fn references(&mut self) -> Result<(State, i64)> {
        let found = self.long(database::orphans)?;
        let derived = |table: &str| person::DERIVED_TABLES.contains(&table);
        let state = match (found.is_empty(), found.keys().all(|table| derived(table))) {
            (true, _) => State::Good,
            (false, true) => State::Mendable,
            (false, false) => State::Broken,
        };
        Ok((state, found.values().sum()))
    }

    fn journal(&mut self) -> Result<(State, i64)> {
        let HealthWatch { tell, go } = &mut *self.watch;
        let found = history::check_journal(self.vault, &mut |done, total| {
            tell(HealthProgress::Looking { part: Part::Journal, done, total });
            if go() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        let places = found.map_or(0, |found| {
            i64::try_from(found.findings.len()).unwrap_or(i64::MAX).saturating_add(found.more)
        });
        Ok((if places == 0 { State::Good } else { State::Broken }, places))
    }

    fn search_keys(&mut self) -> Result<(State, i64)> {
        let go = self.watch.go;
        let wrong = self.vault.read_long(|ctx| {
            let people = person::count_wrong_keys(ctx, &mut || go())?;
            Ok(people + household::count_wrong_keys(ctx, &mut || go())?)
        })?;
        Ok((if wrong == 0 { State::Good } else { State::Mendable }, wrong))
    }

    fn search(&mut self) -> Result<(State, i64)> {
        let go = self.watch.go;
        let holds = self
            .vault
            .write(|ctx| stoppable(ctx.connection(), go, || person::search_holds(ctx.connection())))?;
        let good = holds && self.structure.inverted == 0;
        Ok(if good { (State::Good, 0) } else { (State::Mendable, 1) })
    }

    fn attachments(&mut self) -> Result<(State, i64)> {
        let (folder, go) = (self.vault.folder(), self.watch.go);
        let wrong = self.vault.read_long(|ctx| attachment::condition(ctx, folder, &mut || go()))?;
        Ok((if wrong == 0 { State::Good } else { State::Broken }, wrong))
    }

    fn long<T>(&self, job: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let go = self.watch.go;
        self.vault.read_long(|ctx| stoppable(ctx.connection(), go, || job(ctx.connection())))
    }
}

fn of_file(condition: Condition) -> (State, i64) {
    match condition {
        Condition::Good => (State::Good, 0),
        Condition::Mendable => (State::Mendable, 1),
        Condition::Broken => (State::Broken, 1),
    }
}

/// Runs a job that is one long statement, and ends it in the middle as soon as `go` says so.
pub(super) fn stoppable<T>(
    connection: &Connection,
    go: &(dyn Fn() -> bool + Sync),
    job: impl FnOnce() -> Result<T>,
) -> Result<T> {
    let handle = connection.get_interrupt_handle();
    let (over, ended) = mpsc::channel::<()>();
    let outcome = thread::scope(|scope| {
        scope.spawn(move || {
            while ended.recv_timeout(SOON) == Err(RecvTimeoutError::Timeout) {
                if !go() {
                    handle.interrupt();
                }
            }
        });
        let outcome = job();
        drop(over);
        outcome
    });
    if outcome.is_err() && !go() { Err(FaultCode::Cancelled.into()) } else { outcome }
}
