//! Cases.

use tauri::State;
use uuid::Uuid;
use wahana_core::case::{
    self, Case, CaseFilter, CaseForm, CaseMark, CaseRow, CloseForm, FollowUpForm, Repeat, Stage, TypeDoubt,
};
use wahana_core::handing::{self, HandMinute, HandWorkForm, OfficerWork};
use wahana_core::still_needed::{self, OpenedCase};
use wahana_core::{household, several, taking_back};

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
    Ok(session.read_beside(|ctx| case::count(ctx, &filter))?)
}

/// A case's page.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn case(session: State<Session>, id: Uuid) -> Answer<Case> {
    Ok(session.read(|ctx| still_needed::page(ctx, id))?)
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
pub(crate) fn open_secret_case(session: State<Session>, id: Uuid, reason: String) -> Answer<OpenedCase> {
    Ok(session.write(|ctx| still_needed::open_secret(ctx, id, &reason))?)
}

/// What does not fit between a person and the types chosen, type by type, on the day of the report.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn case_type_doubts(
    session: State<Session>,
    person: Uuid,
    types: Vec<u8>,
    reported_on: String,
) -> Answer<Vec<(u8, Vec<TypeDoubt>)>> {
    Ok(session.read(|ctx| case::doubts_of(ctx, person, &types, &reported_on))?)
}

/// Changes what the form of a case holds.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn change_case(
    session: State<Session>,
    id: Uuid,
    rev: i64,
    form: CaseForm,
    reason: String,
) -> Answer<CaseRow> {
    Ok(session.write(|ctx| handing::change_case(ctx, id, rev, &form, &reason))?)
}

/// Takes back a case that was entered by mistake.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn withdraw_case(session: State<Session>, id: Uuid, reason: String) -> Answer<()> {
    Ok(session.write(|ctx| taking_back::case(ctx, id, &reason))?)
}

/// Gives a case to another companion; without `rev` a secret one that the head does not read.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn hand_case_to(
    session: State<Session>,
    id: Uuid,
    rev: Option<i64>,
    officer: Uuid,
    reason: String,
) -> Answer<CaseRow> {
    Ok(session.write(|ctx| handing::hand_case(ctx, id, rev, officer, &reason))?)
}

/// What every officer has to look after: open cases, and actions of plans.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn officer_work(session: State<Session>) -> Answer<Vec<OfficerWork>> {
    Ok(session.read(handing::officer_work)?)
}

/// Gives all open cases of officers to another one, with their planned visits and the actions they were to do.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn hand_work(session: State<Session>, form: HandWorkForm) -> Answer<HandMinute> {
    Ok(session.write(|ctx| handing::hand_work(ctx, &form))?)
}

/// The minutes of every such handing over, the newest first.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn hand_minutes(session: State<Session>) -> Answer<Vec<HandMinute>> {
    Ok(session.read(handing::hand_minutes)?)
}

/// Moves a case to another stage, which began on that local day.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn move_case(
    session: State<Session>,
    id: Uuid,
    rev: i64,
    stage: Stage,
    reason: String,
    on: String,
) -> Answer<CaseRow> {
    Ok(session.write(|ctx| case::move_on(ctx, id, rev, stage, &reason, &on))?)
}

/// Ends a case.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn close_case(session: State<Session>, id: Uuid, rev: i64, form: CloseForm) -> Answer<CaseRow> {
    Ok(session.write(|ctx| case::close(ctx, id, rev, &form))?)
}

/// Opens a closed case again.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn reopen_case(
    session: State<Session>,
    id: Uuid,
    rev: i64,
    stage: Option<Stage>,
    reason: String,
) -> Answer<CaseRow> {
    Ok(session.write(|ctx| case::reopen(ctx, id, rev, stage, &reason))?)
}

/// Writes down a note or a visit.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_follow_up(session: State<Session>, id: Uuid, form: FollowUpForm) -> Answer<Uuid> {
    Ok(session.write(|ctx| case::add_follow_up(ctx, id, &form))?)
}

/// Corrects a follow-up of one's own.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn correct_follow_up(
    session: State<Session>,
    id: Uuid,
    rev: i64,
    form: FollowUpForm,
) -> Answer<()> {
    Ok(session.write(|ctx| case::correct_follow_up(ctx, id, rev, &form))?)
}

/// Takes back a follow-up that was written by mistake.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn withdraw_follow_up(session: State<Session>, id: Uuid, reason: String) -> Answer<()> {
    Ok(session.write(|ctx| case::withdraw_follow_up(ctx, id, &reason))?)
}

/// Plans the next visit and whether it repeats, or takes both back.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn plan_visit(
    session: State<Session>,
    id: Uuid,
    next_visit: String,
    repeat: Option<Repeat>,
) -> Answer<()> {
    Ok(session.write(|ctx| case::plan_visits(ctx, id, &next_visit, repeat.as_ref()))?)
}

/// The day that is proposed for the next visit, where visits repeat, after one on the day `visited`; empty for none.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn next_visit(session: State<Session>, id: Uuid, visited: String) -> Answer<String> {
    Ok(session.read(|ctx| case::next_visit(ctx, id, &visited))?)
}

/// Open, not secret cases of these residents, for a list.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn case_marks(session: State<Session>, persons: Vec<Uuid>) -> Answer<Vec<CaseMark>> {
    Ok(session.read(|ctx| case::marks(ctx, &persons))?)
}

/// Cases of a resident.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn cases_of_person(session: State<Session>, person: Uuid) -> Answer<Vec<CaseRow>> {
    Ok(session.read(|ctx| case::of_person(ctx, person))?)
}

/// Cases about a family as a whole and about its members.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn cases_of_household(session: State<Session>, household: Uuid) -> Answer<Vec<CaseRow>> {
    Ok(session.read(|ctx| case::of_household(ctx, household, &household::member_ids(ctx, household)?))?)
}

/// How many open cases stand in each stage.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn cases_by_stage(session: State<Session>) -> Answer<Vec<(Stage, i64)>> {
    Ok(session.read(case::by_stage)?)
}

/// The types that are recorded most.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn often_case_types(session: State<Session>) -> Answer<Vec<u8>> {
    Ok(session.read(case::often)?)
}

/// Gives several cases to another companion, all or none; how many went.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn hand_cases(session: State<Session>, ids: Vec<Uuid>, officer: Uuid) -> Answer<i64> {
    Ok(session.write(|ctx| several::hand_cases(ctx, &ids, officer))?)
}

/// Moves several cases to another stage, all or none; how many moved.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn move_cases(
    session: State<Session>,
    ids: Vec<Uuid>,
    stage: Stage,
    reason: String,
) -> Answer<i64> {
    Ok(session.write(|ctx| several::move_cases(ctx, &ids, stage, &reason))?)
}

/// Notes that a list of these cases is about to be printed, with or without the names of the secret ones on it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn print_cases(session: State<Session>, ids: Vec<Uuid>, secret_by_name: bool) -> Answer<()> {
    Ok(session.write(|ctx| several::print_cases(ctx, &ids, secret_by_name))?)
}
