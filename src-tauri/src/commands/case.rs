//! Cases.

use tauri::State;
use uuid::Uuid;
use wahana_core::case::{self, Case, CaseFilter, CaseForm, CaseRow, TypeDoubt};

use crate::error::Answer;
use crate::session::Session;

/// Cases that the officer may know of, the latest report first.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn cases(
    session: State<Session>,
    filter: CaseFilter,
    offset: u32,
    limit: u32,
) -> Answer<Vec<CaseRow>> {
    Ok(session.read(|ctx| case::list(ctx, &filter, offset, limit))?)
}

/// How many there are.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn count_cases(session: State<Session>, filter: CaseFilter) -> Answer<i64> {
    Ok(session.read(|ctx| case::count(ctx, &filter))?)
}

/// A case's page.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn case(session: State<Session>, id: Uuid) -> Answer<Case> {
    Ok(session.read(|ctx| case::find(ctx, id))?)
}

/// Opens a new case.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn open_case(session: State<Session>, form: CaseForm) -> Answer<CaseRow> {
    Ok(session.write(|ctx| case::open(ctx, &form))?)
}

/// Opens a secret case for the head, with a reason.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn open_secret_case(session: State<Session>, id: Uuid, reason: String) -> Answer<Case> {
    Ok(session.write(|ctx| case::open_secret(ctx, id, &reason))?)
}

/// What does not fit between a person and the types chosen, type by type.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn case_type_doubts(
    session: State<Session>,
    person: Uuid,
    types: Vec<u8>,
) -> Answer<Vec<(u8, Vec<TypeDoubt>)>> {
    Ok(session.read(|ctx| case::doubts_of(ctx, person, &types))?)
}
