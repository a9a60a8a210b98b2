//! Assistance.

use tauri::State;
use uuid::Uuid;
use wahana_core::assistance::{
    self, AlreadyGot, Assistance, AssistanceFilter, AssistanceForm, AssistanceRow, AssistanceTotals,
    CardDoubt, Recipient,
};
use wahana_core::case::CaseRow;

use crate::error::Answer;
use crate::session::Session;

/// Assistance that the officer may know of, the latest first.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn assistances(
    session: State<Session>,
    filter: AssistanceFilter,
    offset: u32,
    limit: u32,
) -> Answer<Vec<AssistanceRow>> {
    Ok(session.read(|ctx| assistance::list(ctx, &filter, offset, limit))?)
}

/// How many there are.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn count_assistances(session: State<Session>, filter: AssistanceFilter) -> Answer<i64> {
    Ok(session.read_beside(|ctx| assistance::count(ctx, &filter))?)
}

/// The sums of the list.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn assistance_totals(
    session: State<Session>,
    filter: AssistanceFilter,
) -> Answer<AssistanceTotals> {
    Ok(session.read_beside(|ctx| assistance::totals(ctx, &filter))?)
}

/// One record with everything that the officer may see of it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn assistance(session: State<Session>, id: Uuid) -> Answer<Assistance> {
    Ok(session.read(|ctx| assistance::find(ctx, id))?)
}

/// Writes down what was given or is received.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn record_assistance(session: State<Session>, form: AssistanceForm) -> Answer<AssistanceRow> {
    Ok(session.write(|ctx| assistance::record(ctx, &form))?)
}

/// Changes it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn change_assistance(
    session: State<Session>,
    id: Uuid,
    rev: i64,
    form: AssistanceForm,
) -> Answer<AssistanceRow> {
    Ok(session.write(|ctx| assistance::change(ctx, id, rev, &form))?)
}

/// Takes back what was entered by mistake.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn withdraw_assistance(session: State<Session>, id: Uuid, reason: String) -> Answer<()> {
    Ok(session.write(|ctx| assistance::withdraw(ctx, id, &reason))?)
}

/// What a person or family already gets, before anything is given.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn already_got(session: State<Session>, recipient: Recipient) -> Answer<AlreadyGot> {
    Ok(session.read(|ctx| assistance::already(ctx, recipient))?)
}

/// What else on the same family card stands next to a kind, while it is chosen.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn card_doubts(
    session: State<Session>,
    recipient: Recipient,
    kind: String,
    except: Option<Uuid>,
) -> Answer<Vec<CardDoubt>> {
    Ok(session.read(|ctx| assistance::card_doubts(ctx, recipient, &kind, except))?)
}

/// Open cases that assistance for this person or family can belong to.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn cases_for_assistance(session: State<Session>, recipient: Recipient) -> Answer<Vec<CaseRow>> {
    Ok(session.read(|ctx| assistance::cases_for(ctx, recipient))?)
}

/// Everything of a person and their family.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn assistance_of_person(session: State<Session>, person: Uuid) -> Answer<Vec<AssistanceRow>> {
    Ok(session.read(|ctx| assistance::of_person(ctx, person))?)
}

/// Everything of a family and its members.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn assistance_of_household(
    session: State<Session>,
    household: Uuid,
) -> Answer<Vec<AssistanceRow>> {
    Ok(session.read(|ctx| assistance::of_household(ctx, household))?)
}

/// Everything that belongs to a case.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn assistance_of_case(session: State<Session>, id: Uuid) -> Answer<Vec<AssistanceRow>> {
    Ok(session.read(|ctx| assistance::of_case(ctx, id))?)
}
