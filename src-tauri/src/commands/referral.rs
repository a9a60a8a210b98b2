//! Referrals.

use tauri::State;
use uuid::Uuid;
use wahana_core::referral::{self, AnswerForm, Referral, ReferralFilter, ReferralForm, ReferralRow, Shared};

use crate::error::Answer;
use crate::session::Session;

/// Referrals that the officer may know of.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn referrals(
    session: State<Session>,
    filter: ReferralFilter,
    offset: u32,
    limit: u32,
) -> Answer<Vec<ReferralRow>> {
    Ok(session.read(|ctx| referral::list(ctx, &filter, offset, limit))?)
}

/// How many there are.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn count_referrals(session: State<Session>, filter: ReferralFilter) -> Answer<i64> {
    Ok(session.read_beside(|ctx| referral::count(ctx, &filter))?)
}

/// One referral.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn referral(session: State<Session>, id: Uuid) -> Answer<Referral> {
    Ok(session.read(|ctx| referral::find(ctx, id))?)
}

/// What was referred in a case.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn referrals_of_case(session: State<Session>, id: Uuid) -> Answer<Vec<ReferralRow>> {
    Ok(session.read(|ctx| referral::of_case(ctx, id))?)
}

/// What is known of whom a case is about and could go along.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn known_for_referral(session: State<Session>, id: Uuid) -> Answer<Vec<Shared>> {
    Ok(session.read(|ctx| referral::known_of(ctx, id))?)
}

/// Refers a case, which is the id's.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn make_referral(
    session: State<Session>,
    id: Uuid,
    form: ReferralForm,
    move_case: bool,
) -> Answer<ReferralRow> {
    Ok(session.write(|ctx| referral::make(ctx, id, &form, move_case))?)
}

/// Changes what was referred.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn change_referral(
    session: State<Session>,
    id: Uuid,
    rev: i64,
    form: ReferralForm,
) -> Answer<ReferralRow> {
    Ok(session.write(|ctx| referral::change(ctx, id, rev, &form))?)
}

/// Writes down what came of it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn answer_referral(
    session: State<Session>,
    id: Uuid,
    rev: i64,
    form: AnswerForm,
) -> Answer<ReferralRow> {
    Ok(session.write(|ctx| referral::answer(ctx, id, rev, &form))?)
}

/// Takes back what was entered by mistake.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn withdraw_referral(session: State<Session>, id: Uuid, reason: String) -> Answer<()> {
    Ok(session.write(|ctx| referral::withdraw(ctx, id, &reason))?)
}
