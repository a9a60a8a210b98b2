//! Residents.

use serde::Serialize;
use tauri::State;
use uuid::Uuid;
use wahana_core::case::{self, CaseMark};
use wahana_core::database::Read;
use wahana_core::history::BackHere;
use wahana_core::household::{self, HeadOf, Placing};
use wahana_core::notice::{self, Notice, NoticeForm};
use wahana_core::own_data::{self, OwnData};
use wahana_core::person::{self, Person, PersonFilter, PersonForm, PersonRow, Typed};
use wahana_core::values::{Birth, NikCheck};
use wahana_core::{tag, taking_back};

use crate::error::Answer;
use crate::session::Session;

/// A resident in the list, with what other areas know of them.
#[derive(Debug, Serialize, specta::Type)]
pub(crate) struct PersonLine {
    /// The resident.
    person: PersonRow,
    /// Their family, where they belong to one and the officer may know it.
    family: Option<HeadOf>,
    /// Their open cases that the officer may know of, the latest report first; never a secret one.
    cases: Vec<CaseMark>,
    /// Codes of the tags that a list may show.
    tags: Vec<String>,
}

/// Residents in the order of their names, with their families.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn person_lines(
    session: State<Session>,
    filter: PersonFilter,
    offset: u32,
    limit: u32,
) -> Answer<Vec<PersonLine>> {
    if offset == 0 {
        let _ = session.begin_search();
    }
    Ok(session.read(|ctx| lines(ctx, person::list(ctx, &filter, offset, limit)?))?)
}

/// Residents whose name is nearly what was typed; stops, with no answer, when the next search begins.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn similar_persons(session: State<Session>, filter: PersonFilter) -> Answer<Vec<PersonLine>> {
    let waited_for = session.begin_search();
    Ok(session.read(|ctx| lines(ctx, person::similar(ctx, &filter, &waited_for)?))?)
}

fn lines(ctx: &Read, rows: Vec<PersonRow>) -> wahana_core::Result<Vec<PersonLine>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let mut families = household::heads_of(ctx, &ids)?;
    let mut marks = case::marks(ctx, &ids)?;
    let mut line = |person: PersonRow| {
        Ok(PersonLine {
            family: families.iter().position(|of| of.person == person.id).map(|at| families.swap_remove(at)),
            cases: marks.extract_if(.., |mark| mark.person == person.id).collect(),
            tags: tag::listed(ctx, person.id)?,
            person,
        })
    };
    rows.into_iter().map(&mut line).collect()
}

/// Residents in the order of their names.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn persons(
    session: State<Session>,
    filter: PersonFilter,
    offset: u32,
    limit: u32,
) -> Answer<Vec<PersonRow>> {
    if offset == 0 {
        let _ = session.begin_search();
    }
    Ok(session.read(|ctx| person::list(ctx, &filter, offset, limit))?)
}

/// How many there are.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn count_persons(session: State<Session>, filter: PersonFilter) -> Answer<i64> {
    Ok(session.read_beside(|ctx| person::count(ctx, &filter))?)
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

/// Adds a resident, into a family or none; `drafted` where it was their own form, whose draft is over then.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_person(
    session: State<Session>,
    form: PersonForm,
    placing: Placing,
    drafted: bool,
) -> Answer<PersonRow> {
    Ok(session.write(|ctx| household::add_resident(ctx, &form, &placing, drafted))?)
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

/// Here after all: the death or the move was a mistake, or they are back. Both are events of `family`.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_person_here(session: State<Session>, id: Uuid) -> Answer<BackHere> {
    Ok(session.here_after_all(id)?)
}

/// Takes back a record that was entered by mistake.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn withdraw_person(session: State<Session>, id: Uuid, reason: String) -> Answer<()> {
    Ok(session.write(|ctx| taking_back::resident(ctx, id, &reason))?)
}

/// Why a resident's data may be kept, and how they were told; none where nothing was written down.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn person_notice(session: State<Session>, id: Uuid) -> Answer<Option<Notice>> {
    Ok(session.read(|ctx| notice::find(ctx, id))?)
}

/// Writes that down; `rev` is 0 where there was nothing.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_person_notice(
    session: State<Session>,
    id: Uuid,
    rev: i64,
    form: NoticeForm,
) -> Answer<Notice> {
    Ok(session.write(|ctx| notice::set(ctx, id, rev, &form))?)
}

/// Everything that is written of a resident, for them to see.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn own_data(session: State<Session>, id: Uuid) -> Answer<OwnData> {
    Ok(session.read(|ctx| own_data::own_data(ctx, id))?)
}

/// Notes that it is about to be printed.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn own_data_printed(session: State<Session>, id: Uuid) -> Answer<()> {
    Ok(session.write(|ctx| own_data::printed(ctx, id))?)
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
    birth: Birth,
    except: Option<Uuid>,
) -> Answer<Vec<PersonRow>> {
    let typed = Typed { name: &name, nik: &nik, rt: &rt, birth };
    Ok(session.read(|ctx| person::look_alikes(ctx, &typed, except))?)
}
