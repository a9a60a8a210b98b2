//! The plan of a case.

use tauri::State;
use uuid::Uuid;
use wahana_core::plan::{self, ActionForm, EndForm, Goal};

use crate::error::Answer;
use crate::session::Session;

/// The plan of a case; what has something open first.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn plan_of_case(session: State<Session>, id: Uuid) -> Answer<Vec<Goal>> {
    Ok(session.read(|ctx| plan::of_case(ctx, id))?)
}

/// Notes that the plan of a case is about to be printed.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn plan_printed(session: State<Session>, id: Uuid) -> Answer<()> {
    Ok(session.write(|ctx| plan::printed(ctx, id))?)
}

/// Writes down a goal of a case.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_goal(session: State<Session>, id: Uuid, text: String) -> Answer<Uuid> {
    Ok(session.write(|ctx| plan::add_goal(ctx, id, &text))?)
}

/// Says a goal in other words.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn change_goal(session: State<Session>, id: Uuid, rev: i64, text: String) -> Answer<()> {
    Ok(session.write(|ctx| plan::change_goal(ctx, id, rev, &text))?)
}

/// Takes back a goal that was written by mistake, and its actions with it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn withdraw_goal(session: State<Session>, id: Uuid, reason: String) -> Answer<()> {
    Ok(session.write(|ctx| plan::withdraw_goal(ctx, id, &reason))?)
}

/// Writes down an action under a goal.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_action(session: State<Session>, goal: Uuid, form: ActionForm) -> Answer<Uuid> {
    Ok(session.write(|ctx| plan::add_action(ctx, goal, &form))?)
}

/// Changes an action.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn change_action(session: State<Session>, id: Uuid, rev: i64, form: ActionForm) -> Answer<()> {
    Ok(session.write(|ctx| plan::change_action(ctx, id, rev, &form))?)
}

/// Ends an action, or says more of how it ended.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn end_action(session: State<Session>, id: Uuid, rev: i64, form: EndForm) -> Answer<()> {
    Ok(session.write(|ctx| plan::end_action(ctx, id, rev, &form))?)
}

/// Opens an action again that had ended.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn reopen_action(session: State<Session>, id: Uuid, rev: i64) -> Answer<()> {
    Ok(session.write(|ctx| plan::reopen_action(ctx, id, rev))?)
}

/// Takes back an action that was written by mistake.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn withdraw_action(session: State<Session>, id: Uuid, reason: String) -> Answer<()> {
    Ok(session.write(|ctx| plan::withdraw_action(ctx, id, &reason))?)
}
