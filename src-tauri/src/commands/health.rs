//! Periksa data: looking at everything that can break, and making anew what can be.

use std::time::{Duration, Instant};

use tauri::State;
use tauri::ipc::Channel;
use wahana_core::Result;
use wahana_core::health::{self, Health, HealthProgress, HealthWatch};
use wahana_core::vault::{Right, Vault};

use crate::error::Answer;
use crate::session::Session;

/// How often the page is told of one part: each time it runs a script, and nobody sees more.
const TELL: Duration = Duration::from_millis(300);

/// Looks at everything. It ends by itself when the window locks or another one begins.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn check_health(session: State<Session>, on_progress: Channel<HealthProgress>) -> Answer<Health> {
    Ok(run(&session, &on_progress, health::check)?)
}

/// Makes a backup and then anew what can be made anew.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn mend_health(session: State<Session>, on_progress: Channel<HealthProgress>) -> Answer<Health> {
    Ok(run(&session, &on_progress, health::mend)?)
}

/// Stops either.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn stop_health(session: State<Session>) -> Answer<()> {
    session.require(Right::Administer)?;
    session.end_health();
    Ok(())
}

/// What the last one found; none before the first.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn last_health(session: State<Session>) -> Answer<Option<Health>> {
    Ok(session.read(health::last)?)
}

fn run(
    session: &Session,
    on_progress: &Channel<HealthProgress>,
    job: impl FnOnce(&Vault, &mut HealthWatch) -> Result<Health>,
) -> Result<Health> {
    let vault = session.require(Right::Administer)?;
    let go = session.begin_health();
    let mut told = None;
    let mut tell = |now: HealthProgress| {
        let begins = !matches!(now, HealthProgress::Looking { done: 1.., .. });
        if begins || told.is_none_or(|at: Instant| at.elapsed() > TELL) {
            told = Some(Instant::now());
            drop(on_progress.send(now));
        }
    };
    session.keeper().in_turn(|| job(&vault, &mut HealthWatch { tell: &mut tell, go: &go }))
}
