//! Distributions.

use tauri::State;
use uuid::Uuid;
use wahana_core::assistance::Recipient;
use wahana_core::distribution::{
    self, AlreadyMark, AlreadySum, CandidateFilter, Candidates, Distribution, DistributionForm,
    DistributionRow, MarkForm, RecipientRow,
};

use crate::error::Answer;
use crate::session::Session;

/// Those with the number or the words that were typed, the latest day first.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn distributions(
    session: State<Session>,
    query: String,
    offset: u32,
    limit: u32,
) -> Answer<Vec<DistributionRow>> {
    Ok(session.read(|ctx| distribution::list(ctx, &query, offset, limit))?)
}

/// How many there are.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn count_distributions(session: State<Session>, query: String) -> Answer<i64> {
    Ok(session.read(|ctx| distribution::count(ctx, &query))?)
}

/// One with its list and what became of it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn distribution(session: State<Session>, id: Uuid) -> Answer<Distribution> {
    Ok(session.read(|ctx| distribution::find(ctx, id))?)
}

/// Who could stand on a list.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn distribution_candidates(
    session: State<Session>,
    filter: CandidateFilter,
) -> Answer<Candidates> {
    // The first of them are there already: whoever is asked about meanwhile does not wait for the rest.
    Ok(session.read_beside(|ctx| distribution::candidates(ctx, &filter))?)
}

/// The first of them, as many as are in sight.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn candidates_in_sight(session: State<Session>, filter: CandidateFilter) -> Answer<Candidates> {
    Ok(session.read(|ctx| distribution::candidates_in_sight(ctx, &filter))?)
}

/// What each of these already gets, in short.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn already_marks(
    session: State<Session>,
    recipients: Vec<Recipient>,
    kind: String,
) -> Answer<Vec<AlreadyMark>> {
    Ok(session.read(|ctx| distribution::already_marks(ctx, &recipients, &kind))?)
}

/// Who of all these already got the same or stands on an open list.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn already_sum(
    session: State<Session>,
    recipients: Vec<Recipient>,
    kind: String,
) -> Answer<AlreadySum> {
    Ok(session.read(|ctx| distribution::already_sum(ctx, &recipients, &kind))?)
}

/// Makes one with its list.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn make_distribution(session: State<Session>, form: DistributionForm) -> Answer<DistributionRow> {
    Ok(session.write(|ctx| distribution::make(ctx, &form))?)
}

/// Changes it and its list.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn change_distribution(
    session: State<Session>,
    id: Uuid,
    rev: i64,
    form: DistributionForm,
) -> Answer<DistributionRow> {
    Ok(session.write(|ctx| distribution::change(ctx, id, rev, &form))?)
}

/// Takes back what was entered by mistake.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn withdraw_distribution(session: State<Session>, id: Uuid, reason: String) -> Answer<()> {
    Ok(session.write(|ctx| distribution::withdraw(ctx, id, &reason))?)
}

/// Marks one row of the list.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn mark_recipient(
    session: State<Session>,
    id: Uuid,
    rev: i64,
    form: MarkForm,
) -> Answer<RecipientRow> {
    Ok(session.write(|ctx| distribution::mark(ctx, id, rev, &form))?)
}

/// Marks everybody of whom nothing is marked yet.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn mark_rest(session: State<Session>, id: Uuid, present: bool) -> Answer<i64> {
    Ok(session.write(|ctx| distribution::mark_rest(ctx, id, present))?)
}

/// Closes it: everybody who received something gets a record of it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn close_distribution(
    session: State<Session>,
    id: Uuid,
    rev: i64,
    leftover: String,
) -> Answer<DistributionRow> {
    Ok(session.write(|ctx| distribution::close(ctx, id, rev, &leftover))?)
}

/// Notes that a paper with names is about to be printed.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn distribution_printed(session: State<Session>, id: Uuid) -> Answer<()> {
    Ok(session.write(|ctx| distribution::printed(ctx, id))?)
}
