//! "Perjalanan": everything that happened with a resident, a family or in a case.

use tauri::State;
use wahana_core::record::MainRecord;
use wahana_core::timeline::{self, Timeline};

use crate::error::Answer;
use crate::session::Session;

/// Everything that happened, as far as the officer may see it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn timeline(session: State<Session>, of: MainRecord) -> Answer<Timeline> {
    Ok(session.read(|ctx| timeline::timeline(ctx, of))?)
}

/// Notes in the journal that it is printed; asked before it is.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn timeline_printed(session: State<Session>, of: MainRecord) -> Answer<()> {
    Ok(session.write(|ctx| timeline::printed(ctx, of))?)
}
