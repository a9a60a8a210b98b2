//! Drafts of every form.

use tauri::State;
use wahana_core::draft::Draft;

use crate::error::Answer;
use crate::session::Session;

/// Keeps what is typed.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn keep_draft(
    session: State<Session>,
    form: String,
    subject: String,
    payload: String,
) -> Answer<()> {
    Ok(session.keep_draft(&form, &subject, &payload)?)
}

/// The officer's draft of a form.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn find_draft(session: State<Session>, form: String, subject: String) -> Answer<Option<Draft>> {
    Ok(session.find_draft(&form, &subject)?)
}

/// Throws a draft away.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn discard_draft(session: State<Session>, form: String, subject: String) -> Answer<()> {
    Ok(session.discard_draft(&form, &subject)?)
}
