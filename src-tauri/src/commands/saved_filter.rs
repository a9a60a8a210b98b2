//! "Saringan saya": what an officer narrows a list to under a name.

use tauri::State;
use uuid::Uuid;
use wahana_core::saved_filter::{self, FilterOf, SavedFilter};

use crate::error::Answer;
use crate::session::Session;

/// One's own of a list, by name.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn saved_filters(session: State<Session>, list: FilterOf) -> Answer<Vec<SavedFilter>> {
    Ok(session.read(|ctx| saved_filter::list(ctx, list))?)
}

/// Saves one; under a name that is there already it takes that one's place.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn save_filter(
    session: State<Session>,
    list: FilterOf,
    name: String,
    payload: String,
) -> Answer<SavedFilter> {
    Ok(session.write(|ctx| saved_filter::save(ctx, list, &name, &payload))?)
}

/// Gives one another name.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn rename_filter(session: State<Session>, id: Uuid, name: String) -> Answer<()> {
    Ok(session.write(|ctx| saved_filter::rename(ctx, id, &name))?)
}

/// Removes one.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remove_filter(session: State<Session>, id: Uuid) -> Answer<()> {
    Ok(session.write(|ctx| saved_filter::remove(ctx, id))?)
}
