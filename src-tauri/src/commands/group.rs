//! The group and its RW.

use tauri::State;
use wahana_core::group::{self, Group, GroupForm, ImportantNumber};

use crate::error::Answer;
use crate::session::Session;

/// The group, or none before the first start got that far.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn find_group(session: State<Session>) -> Answer<Option<Group>> {
    Ok(session.read(group::find)?)
}

/// Whether the group does not have this RT.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn group_lacks_rt(session: State<Session>, rt: String) -> Answer<bool> {
    Ok(session.read(|ctx| group::lacks_rt(ctx, &rt))?)
}

/// Sets the group up or changes it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn save_group(session: State<Session>, form: GroupForm) -> Answer<Group> {
    let vault = session.vault()?;
    let training = vault.is_training();
    let saved = session.write(|ctx| group::save(ctx, &form, training))?;
    wahana_core::vault::refresh_faces(&vault)?;
    Ok(saved)
}

/// Sets down whom to call.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_important_numbers(
    session: State<Session>,
    rev: i64,
    numbers: Vec<ImportantNumber>,
) -> Answer<Group> {
    Ok(session.write(|ctx| group::set_numbers(ctx, rev, &numbers))?)
}
