//! What happens to families, and visits to them.

use tauri::State;
use uuid::Uuid;
use wahana_core::family::{
    self, Consequences, EventForm, EventKind, EventOutcome, FamilyAround, VisitCase, VisitForm,
};
use wahana_core::household;

use crate::error::Answer;
use crate::session::Session;

/// What follows from an event, before it is written down.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn family_consequences(
    session: State<Session>,
    kind: EventKind,
    household: Option<Uuid>,
    persons: Vec<Uuid>,
    date: String,
) -> Answer<Consequences> {
    Ok(session.read(|ctx| family::consequences(ctx, kind, household, &persons, &date))?)
}

/// Writes an event down with all that follows from it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn record_family_event(session: State<Session>, form: EventForm) -> Answer<EventOutcome> {
    Ok(session.write(|ctx| family::record_event(ctx, &form))?)
}

/// What stands on a family's page beside its members.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn family_around(session: State<Session>, household: Uuid) -> Answer<FamilyAround> {
    Ok(session.read(|ctx| family::around(ctx, household))?)
}

/// The open cases of a family that a visit can be written in.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn visit_cases(session: State<Session>, household: Uuid) -> Answer<Vec<VisitCase>> {
    Ok(session.read(|ctx| family::visit_cases(ctx, household))?)
}

/// Writes a visit down in all of them; says in how many. In none where the family has none: then it is kept of the family.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn record_family_visit(session: State<Session>, form: VisitForm) -> Answer<i64> {
    Ok(session.write(|ctx| family::record_visit(ctx, &form))?)
}

/// Takes back a visit to a family that stands in no case.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn withdraw_family_visit(session: State<Session>, id: Uuid, reason: String) -> Answer<()> {
    Ok(session.write(|ctx| household::withdraw_visit(ctx, id, &reason))?)
}
