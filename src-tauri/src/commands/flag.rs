//! "Tolong cek": questions about a record to a colleague.

use tauri::State;
use uuid::Uuid;
use wahana_core::flag::{self, Flag, RecordFlags};
use wahana_core::record::AnyRecord;

use crate::error::Answer;
use crate::session::Session;

/// What was asked of a record, open ones first, and who can be asked.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn flags(session: State<Session>, on: AnyRecord) -> Answer<RecordFlags> {
    Ok(session.read(|ctx| flag::on_page(ctx, on))?)
}

/// Asks a colleague, or whoever can.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn ask_flag(
    session: State<Session>,
    on: AnyRecord,
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
