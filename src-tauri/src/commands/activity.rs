//! Activities of the group, and its businesses.

use tauri::State;
use uuid::Uuid;
use wahana_core::activity::{
    self, Activity, ActivityForm, ActivityKind, ActivityRow, AttendanceRow, GroupDay,
};
use wahana_core::business::{self, Business, BusinessForm, BusinessProgressForm, BusinessRow};
use wahana_core::group_work::{self, GroupWork};

use crate::error::Answer;
use crate::session::Session;

/// Those with the number or the words that were typed, with the distribution days, the latest day first.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn activities(
    session: State<Session>,
    query: String,
    offset: u32,
    limit: u32,
) -> Answer<Vec<GroupDay>> {
    Ok(session.read(|ctx| activity::list(ctx, &query, offset, limit))?)
}

/// How many rows that are.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn count_activities(session: State<Session>, query: String) -> Answer<i64> {
    Ok(session.read(|ctx| activity::count(ctx, &query))?)
}

/// Those of a number, or with every word that was typed in title and place or as the year; no distribution days.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn search_activities(
    session: State<Session>,
    query: String,
    limit: u32,
) -> Answer<Vec<ActivityRow>> {
    Ok(session.read(|ctx| activity::search(ctx, &query, limit))?)
}

/// One with its lists.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn activity(session: State<Session>, id: Uuid) -> Answer<Activity> {
    Ok(session.read(|ctx| activity::find(ctx, id))?)
}

/// The work of the group in which a resident stands.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn group_work_of_person(session: State<Session>, id: Uuid) -> Answer<GroupWork> {
    Ok(session.read(|ctx| group_work::of_person(ctx, id))?)
}

/// The work of the group in which a case stands.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn group_work_of_case(session: State<Session>, id: Uuid) -> Answer<GroupWork> {
    Ok(session.read(|ctx| group_work::of_case(ctx, id))?)
}

/// Whom a new one of the kind begins with.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn expected_attendance(session: State<Session>, kind: ActivityKind) -> Answer<Vec<AttendanceRow>> {
    Ok(session.read(|ctx| activity::expected(ctx, kind))?)
}

/// Writes one down.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn make_activity(session: State<Session>, form: ActivityForm) -> Answer<ActivityRow> {
    Ok(session.write(|ctx| activity::make(ctx, &form))?)
}

/// Changes it and its lists.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn change_activity(
    session: State<Session>,
    id: Uuid,
    rev: i64,
    form: ActivityForm,
) -> Answer<ActivityRow> {
    Ok(session.write(|ctx| activity::change(ctx, id, rev, &form))?)
}

/// Takes back what was entered by mistake or did not take place.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn withdraw_activity(session: State<Session>, id: Uuid, reason: String) -> Answer<()> {
    Ok(session.write(|ctx| activity::withdraw(ctx, id, &reason))?)
}

/// Ticks off what was decided, or opens it again.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn tick_decision(session: State<Session>, id: Uuid, rev: i64, done: bool) -> Answer<()> {
    Ok(session.write(|ctx| activity::tick(ctx, id, rev, done))?)
}

/// Notes that a paper with names is about to be printed.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn activity_printed(session: State<Session>, id: Uuid) -> Answer<()> {
    Ok(session.write(|ctx| activity::printed(ctx, id))?)
}

/// Businesses with the words that were typed, those that go on first.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn businesses(
    session: State<Session>,
    query: String,
    offset: u32,
    limit: u32,
) -> Answer<Vec<BusinessRow>> {
    Ok(session.read(|ctx| business::list(ctx, &query, offset, limit))?)
}

/// How many there are.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn count_businesses(session: State<Session>, query: String) -> Answer<i64> {
    Ok(session.read(|ctx| business::count(ctx, &query))?)
}

/// One with its lists and how it goes.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn business(session: State<Session>, id: Uuid) -> Answer<Business> {
    Ok(session.read(|ctx| business::find(ctx, id))?)
}

/// Writes one down.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn make_business(session: State<Session>, form: BusinessForm) -> Answer<BusinessRow> {
    Ok(session.write(|ctx| business::make(ctx, &form))?)
}

/// Changes it and its lists.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn change_business(
    session: State<Session>,
    id: Uuid,
    rev: i64,
    form: BusinessForm,
) -> Answer<BusinessRow> {
    Ok(session.write(|ctx| business::change(ctx, id, rev, &form))?)
}

/// Takes back what was entered by mistake.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn withdraw_business(session: State<Session>, id: Uuid, reason: String) -> Answer<()> {
    Ok(session.write(|ctx| business::withdraw(ctx, id, &reason))?)
}

/// Writes down how one goes.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_progress(
    session: State<Session>,
    business: Uuid,
    form: BusinessProgressForm,
) -> Answer<()> {
    Ok(session.write(|ctx| business::add_progress(ctx, business, &form))?)
}

/// Takes back a word about how one goes.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn withdraw_progress(session: State<Session>, id: Uuid) -> Answer<()> {
    Ok(session.write(|ctx| business::withdraw_progress(ctx, id))?)
}
