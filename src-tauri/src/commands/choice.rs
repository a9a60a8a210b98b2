//! Daftar pilihan: the lists that the group keeps, and the tags of a record.

use tauri::State;
use uuid::Uuid;
use wahana_core::choice::{self, Choice, ChoiceForm, ChoiceList};
use wahana_core::record::MainRecord;
use wahana_core::reference::{AssistanceKind, Fund};
use wahana_core::tag::{self, TagCount};
use wahana_core::taking_back;

use crate::error::Answer;
use crate::session::Session;

/// A whole list, own entries first.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn choices(session: State<Session>, list: ChoiceList) -> Answer<Vec<Choice>> {
    Ok(session.read(|ctx| choice::of_list(ctx, list))?)
}

/// Adds an own entry.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_choice(session: State<Session>, list: ChoiceList, form: ChoiceForm) -> Answer<Choice> {
    Ok(session.write(|ctx| choice::add(ctx, list, &form))?)
}

/// Changes an own entry.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn change_choice(session: State<Session>, id: Uuid, rev: i64, form: ChoiceForm) -> Answer<Choice> {
    Ok(session.write(|ctx| choice::change(ctx, id, rev, &form))?)
}

/// Offers an entry no more, or again.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn hide_choice(
    session: State<Session>,
    list: ChoiceList,
    code: String,
    hidden: bool,
) -> Answer<()> {
    Ok(session.write(|ctx| choice::hide(ctx, list, &code, hidden))?)
}

/// Puts an own entry one place up or down.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn shift_choice(session: State<Session>, id: Uuid, up: bool) -> Answer<()> {
    Ok(session.write(|ctx| choice::shift(ctx, id, up))?)
}

/// Takes an own entry off its list, where nothing uses it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remove_choice(session: State<Session>, id: Uuid) -> Answer<()> {
    Ok(session.write(|ctx| taking_back::choice(ctx, id))?)
}

/// The kinds of assistance that can be recorded, own ones first.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn assistance_kinds(session: State<Session>) -> Answer<Vec<AssistanceKind>> {
    Ok(session.read(choice::assistance_kinds)?)
}

/// The funds that assistance can come from, own ones first.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn funds(session: State<Session>) -> Answer<Vec<Fund>> {
    Ok(session.read(choice::funds)?)
}

/// The tags of a record.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn tags(session: State<Session>, on: MainRecord) -> Answer<Vec<String>> {
    Ok(session.read(|ctx| tag::of_record(ctx, on))?)
}

/// Gives a record these tags and no others.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_tags(session: State<Session>, on: MainRecord, tags: Vec<String>) -> Answer<Vec<String>> {
    Ok(session.write(|ctx| tag::set(ctx, on, &tags))?)
}

/// How many there are of each tag.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn count_tags(session: State<Session>) -> Answer<Vec<TagCount>> {
    Ok(session.counted(|known| &mut known.tags, tag::counted)?)
}
