//! Usaha kelompok: a simple register of the group's own businesses, of the residents in them, of the cases they serve
//! and of how they go. What was taken in is written as somebody told it: it must never become a cash book, and there
//! are no loans in it.

mod form;
mod lists;
mod progress;
mod store;
pub(crate) mod undo;

pub use form::{BusinessForm, BusinessMemberForm};
pub(crate) use lists::{follow_person, of_case, of_person, to_follow};
pub use progress::{BusinessProgress, BusinessProgressForm, add_progress, withdraw_progress};

use rusqlite::params_from_iter;
use rusqlite::types::Value;
use serde::Serialize;
use uuid::Uuid;

use crate::activity::{READ, WRITE};
use crate::case::CaseRow;
use crate::case_links::CaseLinks;
use crate::database::{Read, Write, named, piece};
use crate::draft;
use crate::journal::Journalled;
use crate::values;
use crate::{FaultCode, Result, person};

pub(crate) const BUSINESS: Journalled =
    Journalled { area: "business", table: "business", derived: &[], children: &[] };

pub(crate) const MEMBER: Journalled =
    Journalled { area: "business", table: "business_member", derived: &[], children: &[] };

pub(crate) const SERVES: Journalled =
    Journalled { area: "business", table: "business_case", derived: &[], children: &[] };

pub(crate) const PROGRESS: Journalled =
    Journalled { area: "business", table: "business_progress", derived: &[], children: &[] };

/// The cases that it serves.
const CASES: CaseLinks = CaseLinks { table: SERVES, record: "business_id" };

/// What stands in `withdrawn` of what was taken off a list.
const OFF: &str = "off";

/// A business as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct BusinessRow {
    /// The record.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
    /// What kind of work; may be empty.
    pub work: String,
    /// Where; may be empty.
    pub place: String,
    /// Local date or empty.
    pub since: String,
    /// Local date; empty while it goes on.
    pub stopped_on: String,
    /// How many residents are in it.
    pub members: i64,
    /// Day of the last word about how it goes; empty where there is none.
    pub last: String,
}

/// A resident who is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct BusinessMember {
    /// Who.
    pub person: Uuid,
    /// What they are called.
    pub name: String,
    /// Three digits or empty.
    pub rt: String,
    /// What they do in it; may be empty.
    pub task: String,
}

/// One with everything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Business {
    /// As the list shows it.
    pub row: BusinessRow,
    /// Revision, to be handed back at a change.
    pub rev: i64,
    /// Everything that the form holds. Of the cases those that the officer may read.
    pub form: BusinessForm,
    /// Who is in it.
    pub members: Vec<BusinessMember>,
    /// The cases that it serves and the officer may read.
    pub cases: Vec<CaseRow>,
    /// How it goes, the latest first.
    pub progress: Vec<BusinessProgress>,
    /// Whether the officer may change it.
    pub may_change: bool,
}

/// Writes one down with its lists.
pub fn make(ctx: &Write, form: &BusinessForm) -> Result<BusinessRow> {
    ctx.require(WRITE)?;
    let checked = form.checked(ctx, None)?;
    let id = Uuid::now_v7();
    ctx.create(&BUSINESS, id, |connection| store::insert(connection, id, &checked))?;
    lists::write(ctx, id, &checked)?;
    draft::discard(ctx, "business", "")?;
    row(ctx, id)
}

/// Changes it and its lists. `rev` is the one that was read.
pub fn change(ctx: &Write, id: Uuid, rev: i64, form: &BusinessForm) -> Result<BusinessRow> {
    ctx.require(WRITE)?;
    present(ctx, id)?;
    let checked = form.checked(ctx, Some(id))?;
    let moved = lists::write(ctx, id, &checked)?;
    ctx.change(&BUSINESS, id, Some(rev), |connection| {
        store::update(connection, id, &checked)?;
        if moved { store::note_list_change(connection, id) } else { Ok(()) }
    })?;
    draft::discard(ctx, "business", &id.to_string())?;
    row(ctx, id)
}

/// Takes back what was entered by mistake.
pub fn withdraw(ctx: &Write, id: Uuid, reason: &str) -> Result<()> {
    ctx.require(WRITE)?;
    present(ctx, id)?;
    let reason = values::reason(reason, true)?;
    ctx.change(&BUSINESS, id, None, |connection| store::take_off(connection, &BUSINESS, id, &reason))?;
    draft::discard(ctx, "business", &id.to_string())
}

/// One with everything.
pub fn find(ctx: &Read, id: Uuid) -> Result<Business> {
    ctx.require(READ)?;
    let row = row(ctx, id)?;
    let stored = present(ctx, id)?;
    let mut members = Vec::new();
    for line in store::members(ctx.connection(), id)? {
        let known = person::row(ctx, line.person)?;
        members.push(BusinessMember { person: line.person, name: known.name, rt: known.rt, task: line.task });
    }
    let cases = CASES.readable(ctx, id)?;
    let member = |one: &BusinessMember| BusinessMemberForm { person: one.person, task: one.task.clone() };
    let form = BusinessForm {
        members: members.iter().map(member).collect(),
        cases: cases.iter().map(|case| case.id).collect(),
        ..stored.form
    };
    let progress = store::progress(ctx.connection(), id)?;
    Ok(Business { row, rev: stored.rev, form, members, cases, progress, may_change: ctx.may(WRITE) })
}

/// Those with words of name, work and place or of the year in which they began, those that go on first, by name, `limit`
/// from `offset`; all of them where nothing is typed.
pub fn list(ctx: &Read, typed: &str, offset: u32, limit: u32) -> Result<Vec<BusinessRow>> {
    ctx.require(READ)?;
    let order = "ORDER BY stopped_on <> '', name COLLATE NOCASE, id";
    let (rest, values) = piece(called(typed), order, offset, limit);
    store::rows(ctx.connection(), &rest, params_from_iter(values))
}

/// How many these are.
pub fn count(ctx: &Read, typed: &str) -> Result<i64> {
    ctx.require(READ)?;
    let (condition, values) = called(typed);
    store::count(ctx.connection(), &condition, params_from_iter(values))
}

fn called(typed: &str) -> (String, Vec<Value>) {
    named(typed, None, "name || ' ' || work || ' ' || venue", "since")
}

/// Name of one, also of one that was taken back, and whether it was.
pub(crate) fn label(ctx: &Read, id: Uuid) -> Result<Option<(String, bool)>> {
    store::label(ctx.connection(), id)
}

/// The business that a row of its lists belongs to.
pub(crate) fn of_row(ctx: &Read, row: Uuid) -> Result<Option<Uuid>> {
    store::of_row(ctx.connection(), row)
}

fn row(ctx: &Read, id: Uuid) -> Result<BusinessRow> {
    let found = store::rows(ctx.connection(), "AND business.id = ?1", [id])?;
    found.into_iter().next().ok_or_else(|| FaultCode::NotFound.into())
}

/// What is there and was not taken back.
fn present(ctx: &Read, id: Uuid) -> Result<store::Stored> {
    store::find(ctx.connection(), id)?.ok_or_else(|| FaultCode::NotFound.into())
}

/// Erases what is written of a resident in each business, also where they are off its list.
pub(crate) fn erase(ctx: &Write, person: Uuid) -> Result<()> {
    for line in store::members_of(ctx.connection(), person)? {
        ctx.erase(&MEMBER, line.id, |connection| store::erase_member(connection, line.id))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
