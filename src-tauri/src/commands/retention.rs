//! How long data are kept, and whose turn it is to be looked at again.

use serde::Serialize;
use tauri::State;
use uuid::Uuid;
use wahana_core::retention::{self, Review};
use wahana_core::vault::{self, KEEP_YEARS};

use crate::error::Answer;
use crate::session::Session;

/// How it stands.
#[derive(Debug, Serialize, specta::Type)]
pub(crate) struct Retention {
    /// After so many quiet years.
    years: u32,
    /// What can be chosen.
    choices: Vec<u32>,
    /// The longest quiet first.
    due: Vec<Review>,
}

/// How long data are kept, and the first `limit` whose turn it is.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn retention(session: State<Session>, limit: u32) -> Answer<Retention> {
    Ok(session.read(|ctx| {
        let due = retention::due(ctx, 0, limit)?;
        Ok(Retention { years: vault::keep_years(ctx)?, choices: KEEP_YEARS.to_vec(), due })
    })?)
}

/// Sets after how many years.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_keep_years(session: State<Session>, years: u32) -> Answer<()> {
    Ok(session.write(|ctx| vault::set_keep_years(ctx, years))?)
}

/// Keeps somebody's data for as long again.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn keep_person(session: State<Session>, id: Uuid, reason: String) -> Answer<()> {
    Ok(session.write(|ctx| retention::keep(ctx, id, &reason))?)
}
