//! Assessments, the quick check of a household, DTSEN and KSJPS, and what a case still needs.

use tauri::State;
use uuid::Uuid;
use wahana_core::assessment::{
    self, Asks, AssessmentForm, CaseAssessment, Listing, ListingForm, PovertyCheck, PovertyCheckForm,
};
use wahana_core::case::CaseTypesForm;
use wahana_core::still_needed::{self, ComesNext};

use crate::error::Answer;
use crate::session::Session;

/// The assessments of a case.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn case_assessment(session: State<Session>, id: Uuid) -> Answer<CaseAssessment> {
    Ok(session.read(|ctx| assessment::of_case(ctx, id))?)
}

/// Writes one down, or changes the one that was read.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_assessment(
    session: State<Session>,
    id: Uuid,
    changed: Option<(Uuid, i64)>,
    form: AssessmentForm,
    types: Option<CaseTypesForm>,
) -> Answer<Option<CaseAssessment>> {
    Ok(session.write(|ctx| assessment::set(ctx, id, changed, &form, types.as_ref()))?)
}

/// What the form offers for these types.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn assessment_asks(types: Vec<u8>) -> Asks {
    Asks::of(types.into_iter())
}

/// Takes one back.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn withdraw_assessment(
    session: State<Session>,
    id: Uuid,
    assessment: Uuid,
    reason: String,
) -> Answer<()> {
    Ok(session.write(|ctx| assessment::withdraw(ctx, id, assessment, &reason))?)
}

/// What comes next in a case: what its stages still need, and the stage that its work has come to.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn comes_next(session: State<Session>, id: Uuid) -> Answer<ComesNext> {
    Ok(session.read(|ctx| still_needed::comes_next(ctx, id))?)
}

/// The quick checks of a family, the latest first.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn poverty_checks(session: State<Session>, household: Uuid) -> Answer<Vec<PovertyCheck>> {
    Ok(session.read(|ctx| assessment::poverty_checks_of(ctx, household))?)
}

/// Writes one down.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn record_poverty_check(
    session: State<Session>,
    household: Uuid,
    form: PovertyCheckForm,
) -> Answer<Vec<PovertyCheck>> {
    Ok(session.write(|ctx| assessment::record_poverty_check(ctx, household, &form))?)
}

/// Takes one back.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn withdraw_poverty_check(session: State<Session>, id: Uuid, reason: String) -> Answer<()> {
    Ok(session.write(|ctx| assessment::withdraw_poverty_check(ctx, id, &reason))?)
}

/// What is known of a family in DTSEN and KSJPS, of each the latest first.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn listings(session: State<Session>, household: Uuid) -> Answer<Vec<Listing>> {
    Ok(session.read(|ctx| assessment::listings_of(ctx, household))?)
}

/// Writes down what was seen or told.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn record_listing(
    session: State<Session>,
    household: Uuid,
    form: ListingForm,
) -> Answer<Vec<Listing>> {
    Ok(session.write(|ctx| assessment::record_listing(ctx, household, &form))?)
}

/// Takes it back.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn withdraw_listing(session: State<Session>, id: Uuid, reason: String) -> Answer<()> {
    Ok(session.write(|ctx| assessment::withdraw_listing(ctx, id, &reason))?)
}
