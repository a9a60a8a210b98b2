//! What was done since the sign-in: each act is remembered, and the last one can be taken back.

use std::sync::Arc;

use wahana_core::database::Write;
use wahana_core::history::{self, BackHere, HereAfterAll, Undone};
use wahana_core::vault::{Vault, refresh_faces};
use wahana_core::{Result, Uuid};

use super::Session;

/// The last act since the sign-in.
#[derive(serde::Serialize, specta::Type)]
pub(crate) struct LastAct {
    /// None where there is none that whoever is signed in can take back.
    act: Option<Uuid>,
    /// Whether it was done since the page asked before: a save that changed nothing is no act.
    anew: bool,
}

impl Session {
    /// Runs a changing operation for whoever is signed in, and remembers the act as long as they stay.
    pub(crate) fn write<T>(&self, operation: impl FnOnce(&Write) -> Result<T>) -> Result<T> {
        let vault = self.vault()?;
        let (outcome, act) =
            vault.write(|ctx| Ok((operation(ctx)?, ctx.has_changed().then(|| ctx.act()))))?;
        self.remember(&vault, None, act);
        Ok(outcome)
    }

    /// Remembers what was done, and forgets what was taken back by it, as long as who did it is signed in.
    fn remember(&self, vault: &Arc<Vault>, undone: Option<Uuid>, done: Option<Uuid>) {
        let mut inner = self.inner();
        if inner.vault.as_ref().is_some_and(|open| Arc::ptr_eq(open, vault)) {
            inner.acts.retain(|known| Some(*known) != undone);
            inner.acts.extend(done);
        }
    }

    /// The last act since the sign-in that whoever is signed in can take back; asked right after a change, and at
    /// Ctrl Z.
    pub(crate) fn last_act(&self) -> Result<LastAct> {
        let (last, before) = {
            let mut inner = self.inner();
            let last = inner.acts.last().copied();
            (last, std::mem::replace(&mut inner.asked, last))
        };
        let act = self.read(|ctx| match last {
            Some(act) if history::can_undo(ctx, act)? => Ok(Some(act)),
            _ => Ok(None),
        })?;
        Ok(LastAct { act, anew: last != before })
    }

    /// Takes an act back. Done again it counts as the last act, taken back it does not: one press more reaches the one
    /// before. `back`: of [`history::UndoPreview::stays`], what comes back nevertheless.
    pub(crate) fn undo(&self, act: Uuid, back: &[Uuid]) -> Result<Undone> {
        let vault = self.vault()?;
        let undone = vault.write(|ctx| history::undo_with(ctx, act, back))?;
        if undone.group {
            refresh_faces(&vault)?;
        }
        self.remember(&vault, Some(act), undone.again.then_some(undone.act));
        let mut inner = self.inner();
        inner.asked = inner.acts.last().copied();
        Ok(undone)
    }

    /// Says that somebody is here after all: the last act, also where it takes the one of their death back.
    pub(crate) fn here_after_all(&self, id: Uuid) -> Result<BackHere> {
        let vault = self.vault()?;
        let HereAfterAll { back, act, undone } = history::here_after_all(&vault, id)?;
        self.remember(&vault, undone, act);
        Ok(back)
    }
}

#[cfg(test)]
mod tests;
