//! Families.

use tauri::State;
use uuid::Uuid;
use wahana_core::household::{
    self, FamilySize, Household, HouseholdFilter, HouseholdForm, HouseholdRow, KkCheck, MemberForm,
};
use wahana_core::taking_back;

use crate::error::Answer;
use crate::session::Session;

/// Families in the order of their heads' names.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn households(
    session: State<Session>,
    filter: HouseholdFilter,
    offset: u32,
    limit: u32,
) -> Answer<Vec<HouseholdRow>> {
    Ok(session.read(|ctx| household::list(ctx, &filter, offset, limit))?)
}

/// How many there are.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn count_households(session: State<Session>, filter: HouseholdFilter) -> Answer<i64> {
    Ok(session.read_beside(|ctx| household::count(ctx, &filter))?)
}

/// One family with everything.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn household(session: State<Session>, id: Uuid) -> Answer<Household> {
    Ok(session.read(|ctx| household::find(ctx, id))?)
}

/// One family as a list shows it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn household_row(session: State<Session>, id: Uuid) -> Answer<HouseholdRow> {
    Ok(session.read(|ctx| household::row(ctx, id))?)
}

/// The family of a person, if they belong to one.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn household_of(session: State<Session>, person: Uuid) -> Answer<Option<Household>> {
    Ok(session.read(|ctx| household::of_person(ctx, person))?)
}

/// Adds a family with its members.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_household(
    session: State<Session>,
    form: HouseholdForm,
    members: Vec<MemberForm>,
    moving: bool,
) -> Answer<HouseholdRow> {
    Ok(session.write(|ctx| household::add(ctx, &form, &members, moving))?)
}

/// Changes a family and its members.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn change_household(
    session: State<Session>,
    id: Uuid,
    rev: i64,
    form: HouseholdForm,
    members: Vec<MemberForm>,
    moving: bool,
) -> Answer<HouseholdRow> {
    Ok(session.write(|ctx| household::change(ctx, id, rev, &form, &members, moving))?)
}

/// Says who belongs to a family, all members at once.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_household_members(
    session: State<Session>,
    id: Uuid,
    rev: i64,
    members: Vec<MemberForm>,
    moving: bool,
) -> Answer<Household> {
    Ok(session.write(|ctx| household::set_members(ctx, id, rev, &members, moving))?)
}

/// Adds one person to a family.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn join_household(
    session: State<Session>,
    id: Uuid,
    member: MemberForm,
    moving: bool,
) -> Answer<Household> {
    Ok(session.write(|ctx| household::join(ctx, id, member, moving))?)
}

/// Takes one person out of their family.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn leave_household(session: State<Session>, person: Uuid) -> Answer<()> {
    Ok(session.write(|ctx| household::leave(ctx, person))?)
}

/// Takes back a family that was entered by mistake.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn withdraw_household(session: State<Session>, id: Uuid, reason: String) -> Answer<()> {
    Ok(session.write(|ctx| taking_back::family(ctx, id, &reason))?)
}

/// What is to be said about a No. KK while it is typed.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn check_kk(session: State<Session>, kk: String, own: Option<Uuid>) -> Answer<KkCheck> {
    let vault = session.vault()?;
    let training = vault.is_training();
    Ok(vault.read(|ctx| household::kk_doubts(ctx, &kk, own, training))?)
}

/// How many of each of these families live here.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn family_sizes(session: State<Session>, ids: Vec<Uuid>) -> Answer<Vec<FamilySize>> {
    Ok(session.read(|ctx| household::sizes(ctx, &ids))?)
}
