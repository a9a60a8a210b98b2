//! Residents.

use tauri::State;
use uuid::Uuid;
use wahana_core::person::{self, Life, Person, PersonFilter, PersonForm, PersonRow};
use wahana_core::values::{Birth, NikCheck};

use crate::error::Answer;
use crate::session::Session;

/// Residents in the order of their names.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn persons(
    session: State<Session>,
    filter: PersonFilter,
    offset: u32,
    limit: u32,
) -> Answer<Vec<PersonRow>> {
    Ok(session.read(|ctx| person::list(ctx, &filter, offset, limit))?)
}

/// How many there are.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn count_persons(session: State<Session>, filter: PersonFilter) -> Answer<i64> {
    Ok(session.read(|ctx| person::count(ctx, &filter))?)
}

/// One resident with everything.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn person(session: State<Session>, id: Uuid) -> Answer<Person> {
    Ok(session.read(|ctx| person::find(ctx, id))?)
}

/// One resident as a list shows them.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn person_row(session: State<Session>, id: Uuid) -> Answer<PersonRow> {
    Ok(session.read(|ctx| person::row(ctx, id))?)
}

/// Adds a resident.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_person(session: State<Session>, form: PersonForm) -> Answer<PersonRow> {
    Ok(session.write(|ctx| person::add(ctx, &form))?)
}

/// Changes a resident.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn change_person(
    session: State<Session>,
    id: Uuid,
    rev: i64,
    form: PersonForm,
) -> Answer<PersonRow> {
    Ok(session.write(|ctx| person::change(ctx, id, rev, &form))?)
}

/// Moved away, died, or here after all.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_person_life(
    session: State<Session>,
    id: Uuid,
    life: Life,
    date: String,
    note: String,
) -> Answer<PersonRow> {
    Ok(session.write(|ctx| person::set_life(ctx, id, life, &date, &note))?)
}

/// Takes back a record that was entered by mistake.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn withdraw_person(session: State<Session>, id: Uuid, reason: String) -> Answer<()> {
    Ok(session.write(|ctx| person::withdraw(ctx, id, &reason))?)
}

/// Doubts about a NIK while it is typed.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn check_nik(session: State<Session>, nik: String, birth: Birth, sex: String) -> Answer<NikCheck> {
    let vault = session.vault()?;
    let training = vault.is_training();
    Ok(vault.read(|ctx| person::doubts(ctx, &nik, &birth, &sex, training))?)
}

/// Residents who could be the one that is being typed.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn look_alike_persons(
    session: State<Session>,
    name: String,
    nik: String,
    rt: String,
    except: Option<Uuid>,
) -> Answer<Vec<PersonRow>> {
    Ok(session.read(|ctx| person::look_alikes(ctx, &name, &nik, &rt, except))?)
}
