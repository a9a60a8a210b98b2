//! Lists that leave the house as a spreadsheet.

use std::path::Path;
use std::sync::atomic::Ordering;

use tauri::State;
use tauri::ipc::Channel;
use wahana_core::sheet::{self, SheetOf};

use crate::error::Answer;
use crate::session::Session;
use crate::sheet_job::{self, SavedSheet, SheetProgress};

/// Writes a list, as far as the officer sees it, into a place that was chosen; the answer means that it may be pulled out.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn save_sheet(
    session: State<Session>,
    place: String,
    of: SheetOf,
    on_progress: Channel<SheetProgress>,
) -> Answer<SavedSheet> {
    let vault = session.vault()?;
    vault.read(|ctx| sheet::require(ctx, &of))?;
    let place = session.places().allowed(Path::new(&place))?;
    Ok(sheet_job::save(&vault, &of, &place, session.stop(), &mut |now| drop(on_progress.send(now)))?)
}

/// Stops it at the next piece.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn stop_sheet(session: State<Session>) -> Answer<()> {
    session.vault()?;
    session.stop().store(true, Ordering::SeqCst);
    Ok(())
}
