//! Riwayat: the check of the journal, the history of a record, the week, undo.

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use serde::Serialize;
use tauri::State;
use tauri::ipc::Channel;
use uuid::Uuid;
use wahana_core::history::{self, Deleted, HistoryEntry, UndoPreview, Undone, WeekInReview};
use wahana_core::journal::Check;
use wahana_core::record::RecordKind;
use wahana_platform::give_way;

use crate::error::Answer;
use crate::session::{LastAct, Session};

/// How often the page is told: each time it runs a script, and nobody sees more.
const TELL: Duration = Duration::from_millis(300);

/// How far the check is.
#[derive(Clone, Copy, Serialize, specta::Type)]
pub(crate) struct CheckProgress {
    /// Entries done.
    done: u64,
    /// Entries in all.
    total: u64,
}

/// Checks the whole journal and every row against it; ends by itself when the window locks or another check begins.
/// The head alone gets an answer.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn check_journal(
    session: State<Session>,
    on_progress: Channel<CheckProgress>,
) -> Answer<Option<Check>> {
    let vault = session.vault()?;
    let wanted = session.begin_check();
    let mut told = Instant::now();
    Ok(give_way(|| {
        history::check_journal(&vault, &mut |done, total| {
            if told.elapsed() > TELL {
                told = Instant::now();
                drop(on_progress.send(CheckProgress { done, total }));
            }
            if wanted() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })
    })?)
}

/// Who changed a record, when, from what to what.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn record_history(
    session: State<Session>,
    area: RecordKind,
    id: Uuid,
) -> Answer<Vec<HistoryEntry>> {
    Ok(session.read(|ctx| history::record_history(ctx, area, id))?)
}

/// What happened in the last seven days.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn week_in_review(session: State<Session>) -> Answer<WeekInReview> {
    Ok(session.read(history::week_in_review)?)
}

/// The last act since the sign-in, and whether it was done since this was asked before.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn last_act(session: State<Session>) -> Answer<LastAct> {
    Ok(session.last_act()?)
}

/// What taking an act back would do, with these of what would stay, and what stands against it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn undo_preview(session: State<Session>, act: Uuid, back: Vec<Uuid>) -> Answer<UndoPreview> {
    Ok(history::undo_preview(&*session.vault()?, act, &back)?)
}

/// Takes an act back, and with it these records that were changed since one was made of two.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn undo(session: State<Session>, act: Uuid, back: Vec<Uuid>) -> Answer<Undone> {
    Ok(session.undo(act, &back)?)
}

/// What was hidden lately and can be brought back.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn recently_deleted(session: State<Session>) -> Answer<Vec<Deleted>> {
    Ok(session.read(history::recently_deleted)?)
}
