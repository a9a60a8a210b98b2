//! "Tolong cek": questions about a record to a colleague.

use tauri::State;
use uuid::Uuid;
use wahana_core::flag::{self, Flag, FlagOn};

use crate::error::Answer;
use crate::session::Session;

/// What was asked of a record, open ones first.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn flags(session: State<Session>, on: FlagOn) -> Answer<Vec<Flag>> {
    Ok(session.read(|ctx| flag::of_record(ctx, on))?)
}

/// Asks a colleague, or whoever can.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn ask_flag(
    session: State<Session>,
    on: FlagOn,
    question: String,
    of: Option<Uuid>,
) -> Answer<Flag> {
    Ok(session.write(|ctx| flag::ask(ctx, on, &question, of))?)
}

/// Answers, which closes it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn answer_flag(session: State<Session>, id: Uuid, rev: i64, answer: String) -> Answer<Flag> {
    Ok(session.write(|ctx| flag::answer(ctx, id, rev, &answer))?)
}
