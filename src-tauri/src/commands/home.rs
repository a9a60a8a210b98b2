//! Beranda.

use tauri::State;
use wahana_core::home::Today;

use crate::error::Answer;
use crate::session::Session;

/// What needs attention today, counts, and what was entered last.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn home(session: State<Session>) -> Answer<Today> {
    Ok(session.today()?)
}
