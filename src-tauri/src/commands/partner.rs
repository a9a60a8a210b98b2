//! The directory of the supporting network.

use tauri::State;
use uuid::Uuid;
use wahana_core::partner::{self, Partner, PartnerFilter, PartnerForm, PartnerRow};
use wahana_core::taking_back;

use crate::error::Answer;
use crate::session::Session;

/// Partners by name.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn partners(
    session: State<Session>,
    filter: PartnerFilter,
    offset: u32,
    limit: u32,
) -> Answer<Vec<PartnerRow>> {
    Ok(session.read(|ctx| partner::list(ctx, &filter, offset, limit))?)
}

/// How many there are.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn count_partners(session: State<Session>, filter: PartnerFilter) -> Answer<i64> {
    Ok(session.read(|ctx| partner::count(ctx, &filter))?)
}

/// Partners that are called the same.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn partners_named(
    session: State<Session>,
    name: String,
    except: Option<Uuid>,
) -> Answer<Vec<PartnerRow>> {
    Ok(session.read(|ctx| partner::named(ctx, &name, except))?)
}

/// One partner.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn partner(session: State<Session>, id: Uuid) -> Answer<Partner> {
    Ok(session.read(|ctx| partner::find(ctx, id))?)
}

/// Writes down a partner; `drafted` says that the form has a draft of its own.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_partner(session: State<Session>, form: PartnerForm, drafted: bool) -> Answer<PartnerRow> {
    Ok(session.write(|ctx| partner::add(ctx, &form, drafted))?)
}

/// Changes a partner.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn change_partner(
    session: State<Session>,
    id: Uuid,
    rev: i64,
    form: PartnerForm,
) -> Answer<PartnerRow> {
    Ok(session.write(|ctx| partner::change(ctx, id, rev, &form))?)
}

/// Takes back a partner that was entered by mistake.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn withdraw_partner(session: State<Session>, id: Uuid, reason: String) -> Answer<()> {
    Ok(session.write(|ctx| taking_back::partner(ctx, id, &reason))?)
}
