//! Beranda.

use tauri::State;
use wahana_core::home::{self, DueVisits, Today};

use crate::error::Answer;
use crate::session::Session;

/// What needs attention today, counts, and what was entered last.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn home(session: State<Session>) -> Answer<Today> {
    Ok(session.today()?)
}

/// The visits that are due within so many days, by RT and family.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn due_visits(session: State<Session>, days: u8) -> Answer<DueVisits> {
    Ok(session.read(|ctx| home::due_visits(ctx, days))?)
}
