//! Kegiatan: meetings and other work of the group. Who is expected and came, the minutes, what was decided, and which
//! cases it was about.
//!
//! Minutes are the group's own paper, so whoever is an officer reads them; who writes down residents writes them. Of the
//! cases only those are told that the officer may read: of a secret one nobody learns that it was spoken of.

mod attendance;
mod decisions;
mod form;
mod list;
mod lists;
mod store;
pub(crate) mod undo;

pub use attendance::{AttendanceForm, AttendanceRow, Attended, Attendee, Presence, expected};
pub(crate) use attendance::{came_to, follow_person, numbers_of_person, of_person, to_follow};
pub use decisions::{Decision, DecisionDue, DecisionForm, due, due_between, tick};
pub use form::{ActivityForm, ActivityKind};
pub(crate) use list::on_day;
pub use list::{ActivityRow, GroupDay, count, list, near, search};

use chrono::Datelike;
use serde::Serialize;
use uuid::Uuid;

use crate::case::{self, CaseRow};
use crate::case_links::CaseLinks;
use crate::database::{Read, Write};
use crate::draft;
use crate::journal::{Journalled, Op};
use crate::values;
use crate::vault::{Right, officer_name};
use crate::{FaultCode, Result};

pub(crate) const ACTIVITY: Journalled =
    Journalled { area: "activity", table: "activity", derived: &[], children: &[] };

pub(crate) const ATTENDANCE: Journalled =
    Journalled { area: "activity", table: "activity_attendance", derived: &[], children: &[] };

pub(crate) const DECISION: Journalled =
    Journalled { area: "activity", table: "activity_decision", derived: &[], children: &[] };

pub(crate) const ABOUT: Journalled =
    Journalled { area: "activity", table: "activity_case", derived: &[], children: &[] };

/// The cases that it was about.
const CASES: CaseLinks = CaseLinks { table: ABOUT, record: "activity_id" };

/// What stands in `withdrawn` of what was taken off a list.
const OFF: &str = "off";

/// Who reads: it tells no more of a resident than name and RT.
pub(crate) const READ: Right = Right::PersonName;
/// Who writes: head, recorder and companions.
pub(crate) const WRITE: Right = Right::PersonWrite;

/// One with everything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Activity {
    /// As the list shows it.
    pub row: ActivityRow,
    /// Revision, to be handed back at a change.
    pub rev: i64,
    /// Everything that the form holds. Of the cases those that the officer may read.
    pub form: ActivityForm,
    /// Who is expected or came, in the order of the list.
    pub attendance: Vec<AttendanceRow>,
    /// What was decided, in its order.
    pub decisions: Vec<Decision>,
    /// The cases that it was about and the officer may read.
    pub cases: Vec<CaseRow>,
    /// Name of who wrote it down.
    pub made_by: String,
    /// Whether the officer may change it.
    pub may_change: bool,
}

/// Writes one down with its lists and throws the form's draft away, in one transaction.
pub fn make(ctx: &Write, form: &ActivityForm) -> Result<ActivityRow> {
    ctx.require(WRITE)?;
    let checked = form.checked(ctx, None)?;
    let id = Uuid::now_v7();
    ctx.create(&ACTIVITY, id, |connection| {
        let year = checked.day.year();
        let serial = store::next_serial(connection, year)?;
        store::insert(connection, id, (year, serial), ctx.officer().id, &checked)
    })?;
    lists::write(ctx, id, &checked)?;
    draft::discard(ctx, "activity", "")?;
    list::row(ctx, id)
}

/// Changes it and its lists. `rev` is the one that was read.
pub fn change(ctx: &Write, id: Uuid, rev: i64, form: &ActivityForm) -> Result<ActivityRow> {
    ctx.require(WRITE)?;
    present(ctx, id)?;
    let checked = form.checked(ctx, Some(id))?;
    let moved = lists::write(ctx, id, &checked)?;
    ctx.change(&ACTIVITY, id, Some(rev), |connection| {
        store::update(connection, id, &checked)?;
        if moved { store::note_list_change(connection, id) } else { Ok(()) }
    })?;
    draft::discard(ctx, "activity", &id.to_string())?;
    list::row(ctx, id)
}

/// Takes back what was entered by mistake or did not take place.
pub fn withdraw(ctx: &Write, id: Uuid, reason: &str) -> Result<()> {
    ctx.require(WRITE)?;
    present(ctx, id)?;
    let reason = values::reason(reason, true)?;
    ctx.change(&ACTIVITY, id, None, |connection| store::withdraw(connection, id, &reason))?;
    draft::discard(ctx, "activity", &id.to_string())
}

/// One with everything.
pub fn find(ctx: &Read, id: Uuid) -> Result<Activity> {
    ctx.require(READ)?;
    let row = list::row(ctx, id)?;
    let stored = present(ctx, id)?;
    let attendance = attendance::of_activity(ctx, id)?;
    let decisions = decisions::of_activity(ctx, id)?;
    let cases = CASES.readable(ctx, id)?;
    let form = ActivityForm {
        attendance: attendance.iter().map(AttendanceRow::form).collect(),
        decisions: decisions.iter().map(Decision::form).collect(),
        cases: cases.iter().map(|case| case.id).collect(),
        ..stored.form
    };
    let made_by = stored.made_by.map(|id| officer_name(ctx, id)).transpose()?.flatten();
    Ok(Activity {
        row,
        rev: stored.rev,
        form,
        attendance,
        decisions,
        cases,
        made_by: made_by.unwrap_or_default(),
        may_change: ctx.may(WRITE),
    })
}

/// What a case was spoken of in, the latest first; refused to who may not read the case.
pub fn of_case(ctx: &Read, case: Uuid) -> Result<Vec<ActivityRow>> {
    ctx.require(READ)?;
    if !case::knows(ctx, case)? {
        return Err(FaultCode::NotAllowed.into());
    }
    store::rows(
        ctx.connection(),
        "AND activity.id IN (SELECT activity_id FROM activity_case WHERE case_id = ?1 AND withdrawn = '')
         ORDER BY day DESC, activity.id DESC",
        [case],
    )
}

/// Notes in the journal that a paper with names is printed; asked before it is.
pub fn printed(ctx: &Write, id: Uuid) -> Result<()> {
    ctx.require(READ)?;
    present(ctx, id)?;
    ctx.record("activity", id, Op::Export, &[("what", "activity".to_owned())])
}

/// Number and title of one, also of one that was taken back, and whether it was.
pub(crate) fn label(ctx: &Read, id: Uuid) -> Result<Option<(String, bool)>> {
    store::label(ctx.connection(), id)
}

/// The activity that a row of its lists belongs to.
pub(crate) fn of_row(ctx: &Read, row: Uuid) -> Result<Option<Uuid>> {
    store::of_row(ctx.connection(), row)
}

/// What is there and was not taken back.
fn present(ctx: &Read, id: Uuid) -> Result<store::Stored> {
    store::find(ctx.connection(), id)?.ok_or_else(|| FaultCode::NotFound.into())
}

#[cfg(test)]
mod tests;
