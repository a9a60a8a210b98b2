//! Lists of emergencies.

use tauri::State;
use uuid::Uuid;
use wahana_core::emergency::{
    self, CasesForm, CasesMade, Emergency, EmergencyForm, EmergencyRow, LineForm, LineRow, Offer,
    Registering, Unregistered,
};

use crate::error::Answer;
use crate::session::Session;

/// Those with the words that were typed, the latest first; numbers only.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn emergencies(
    session: State<Session>,
    query: String,
    offset: u32,
    limit: u32,
) -> Answer<Vec<EmergencyRow>> {
    Ok(session.read(|ctx| emergency::list(ctx, &query, offset, limit))?)
}

/// How many there are.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn count_emergencies(session: State<Session>, query: String) -> Answer<i64> {
    Ok(session.read(|ctx| emergency::count(ctx, &query))?)
}

/// One with its list.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn emergency(session: State<Session>, id: Uuid) -> Answer<Emergency> {
    Ok(session.read(|ctx| emergency::find(ctx, id))?)
}

/// Who is written down already, while a name is typed.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn emergency_offers(session: State<Session>, id: Uuid, query: String) -> Answer<Vec<Offer>> {
    Ok(session.read(|ctx| emergency::offers(ctx, id, &query))?)
}

/// Begins a list.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn make_emergency(session: State<Session>, form: EmergencyForm) -> Answer<EmergencyRow> {
    Ok(session.write(|ctx| emergency::make(ctx, &form))?)
}

/// Changes what it is called and when it was.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn change_emergency(
    session: State<Session>,
    id: Uuid,
    rev: i64,
    form: EmergencyForm,
) -> Answer<EmergencyRow> {
    Ok(session.write(|ctx| emergency::change(ctx, id, rev, &form))?)
}

/// Closes the list, or opens it again.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn close_emergency(session: State<Session>, id: Uuid, closed: bool) -> Answer<EmergencyRow> {
    Ok(session.write(|ctx| emergency::set_closed(ctx, id, closed))?)
}

/// Takes back what was made by mistake.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn withdraw_emergency(session: State<Session>, id: Uuid, reason: String) -> Answer<()> {
    Ok(session.write(|ctx| emergency::withdraw(ctx, id, &reason))?)
}

/// Adds one household.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_emergency_line(session: State<Session>, id: Uuid, form: LineForm) -> Answer<LineRow> {
    Ok(session.write(|ctx| emergency::add_line(ctx, id, &form))?)
}

/// Changes one household.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn change_emergency_line(
    session: State<Session>,
    line: Uuid,
    rev: i64,
    form: LineForm,
) -> Answer<LineRow> {
    Ok(session.write(|ctx| emergency::change_line(ctx, line, rev, &form))?)
}

/// Takes one household off the list.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn take_off_emergency_line(session: State<Session>, line: Uuid) -> Answer<()> {
    Ok(session.write(|ctx| emergency::take_off(ctx, line))?)
}

/// Makes cases about those of these lines that are written down.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn make_emergency_cases(session: State<Session>, id: Uuid, form: CasesForm) -> Answer<CasesMade> {
    Ok(session.write(|ctx| emergency::make_cases(ctx, id, &form))?)
}

/// Who is not written down yet, and who may be.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn emergency_unregistered(session: State<Session>, id: Uuid) -> Answer<Vec<Unregistered>> {
    Ok(session.read(|ctx| emergency::unregistered(ctx, id))?)
}

/// Writes them down as families, or attaches those who are there.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn register_emergency(session: State<Session>, id: Uuid, chosen: Vec<Registering>) -> Answer<i64> {
    Ok(session.write(|ctx| emergency::register(ctx, id, &chosen))?)
}

/// Notes that the list with its names is about to be printed.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn emergency_printed(session: State<Session>, id: Uuid) -> Answer<()> {
    Ok(session.write(|ctx| emergency::printed(ctx, id))?)
}
