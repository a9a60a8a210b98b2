//! Daftar darurat: many households in a few minutes, six fields each, after a flood or in a pandemic (DOMAIN 4). Each
//! line is an act of its own. Residents, families and cases come of it later.
//!
//! It must never ask for more than what was told in the rain, and never make a case by itself.

mod cases;
mod erase;
mod form;
mod lines;
mod list;
mod offers;
mod registering;
mod store;
mod sums;
pub(crate) mod undo;

pub use cases::{CasesForm, CasesMade, make_cases};
pub(crate) use erase::{called, erase, filled_lines, lines_of, unregistered_line};
pub use form::{EMERGENCY_TYPES, EmergencyForm, LineForm};
pub use lines::{LineCase, LineRow, add_line, change_line, take_off};
pub use list::{EmergencyRow, count, list, open_ones};
pub use offers::{Offer, offers};
pub use registering::{Registering, Unregistered, register, unregistered};
pub use sums::{EmergencySums, PlaceSum};

use serde::Serialize;
use uuid::Uuid;

use crate::database::{Read, Write};
use crate::journal::{Journalled, Op};
use crate::record::MainRecord;
use crate::vault::{Right, officer_name};
use crate::{FaultCode, Result, draft, household, values};
use lines::shown_all;
use sums::sums;

pub(crate) const EMERGENCY: Journalled =
    Journalled { area: "emergency", table: "emergency", derived: &[], children: &[] };

pub(crate) const HOUSEHOLD_LINE: Journalled =
    Journalled { area: "emergency", table: "emergency_household", derived: &[], children: &[] };

/// An emergency with its list. Who counts cases but does not read them gets the numbers alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Emergency {
    /// As the list of emergencies shows it.
    pub row: EmergencyRow,
    /// Revision, to be handed back at a change.
    pub rev: i64,
    /// Everything that the form holds.
    pub form: EmergencyForm,
    /// The lines in their order; none for who may not read cases.
    pub lines: Vec<LineRow>,
    /// The numbers; who has the lines counts them anew after a change.
    pub sums: EmergencySums,
    /// Name of who made it.
    pub made_by: String,
    /// Whether the officer may read the lines.
    pub may_read: bool,
    /// Whether the officer may type.
    pub may_change: bool,
    /// Whether the officer may take the whole list back.
    pub may_withdraw: bool,
}

/// What a list says of somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct OnEmergency {
    /// The line.
    pub id: Uuid,
    /// The emergency's name.
    pub emergency: String,
    /// Its local date.
    pub day: String,
    /// What was typed.
    pub form: LineForm,
}

/// Begins a list and throws the form's draft away.
pub fn make(ctx: &Write, form: &EmergencyForm) -> Result<EmergencyRow> {
    ctx.require(Right::CaseWriteOwn)?;
    let checked = form.checked(ctx)?;
    let id = Uuid::now_v7();
    ctx.create(&EMERGENCY, id, |connection| store::insert(connection, id, ctx.officer().id, &checked))?;
    draft::discard(ctx, "emergency", "")?;
    list::row(ctx, id)
}

/// Changes what it is called and when it was. `rev` is the one that was read.
pub fn change(ctx: &Write, id: Uuid, rev: i64, form: &EmergencyForm) -> Result<EmergencyRow> {
    ctx.require(Right::CaseWriteOwn)?;
    present(ctx, id)?;
    let checked = form.checked(ctx)?;
    ctx.change(&EMERGENCY, id, Some(rev), |connection| store::update(connection, id, &checked))?;
    draft::discard(ctx, "emergency", &id.to_string())?;
    list::row(ctx, id)
}

/// Closes the list, or opens it again. Cases can be made of it all the same.
pub fn set_closed(ctx: &Write, id: Uuid, closed: bool) -> Result<EmergencyRow> {
    ctx.require(Right::CaseWriteOwn)?;
    present(ctx, id)?;
    let on = if closed { ctx.today().to_string() } else { String::new() };
    ctx.change(&EMERGENCY, id, None, |connection| store::set_closed(connection, id, &on))?;
    list::row(ctx, id)
}

/// Takes back a list that was made by mistake; the cases that came of it stay.
pub fn withdraw(ctx: &Write, id: Uuid, reason: &str) -> Result<()> {
    ctx.require(Right::CaseWriteAll)?;
    present(ctx, id)?;
    let reason = values::reason(reason, true)?;
    ctx.change(&EMERGENCY, id, None, |connection| store::withdraw(connection, id, &reason))?;
    draft::discard(ctx, "emergency", &id.to_string())?;
    draft::discard(ctx, "emergency_line", &id.to_string())
}

/// One with its list.
pub fn find(ctx: &Read, id: Uuid) -> Result<Emergency> {
    ctx.require(Right::CaseCount)?;
    let row = list::row(ctx, id)?;
    let stored = present(ctx, id)?;
    let lines = shown_all(ctx, id)?;
    let may_read = ctx.may(Right::CaseRead);
    let made_by = stored.made_by.map(|id| officer_name(ctx, id)).transpose()?.flatten();
    Ok(Emergency {
        row,
        rev: stored.rev,
        // Its note is words about people.
        form: EmergencyForm { note: if may_read { stored.form.note } else { String::new() }, ..stored.form },
        sums: sums(&lines),
        lines: if may_read { lines } else { Vec::new() },
        made_by: made_by.unwrap_or_default(),
        may_read,
        may_change: ctx.may(Right::CaseWriteOwn),
        may_withdraw: ctx.may(Right::CaseWriteAll),
    })
}

/// Notes in the journal that the list with its names is printed; asked before it is.
pub fn printed(ctx: &Write, id: Uuid) -> Result<()> {
    readable(ctx, id)?;
    ctx.record("emergency", id, Op::Export, &[("what", "emergency".to_owned())])
}

/// Refuses where the officer may not read the list.
pub(crate) fn readable(ctx: &Read, id: Uuid) -> Result<()> {
    ctx.require(Right::CaseRead)?;
    present(ctx, id).map(drop)
}

/// What lists say of a resident or their family, the latest emergency first.
pub fn of_person(ctx: &Read, id: Uuid) -> Result<Vec<OnEmergency>> {
    ctx.require(Right::CaseRead)?;
    store::told_of(ctx.connection(), Some(id), household::household_of(ctx, id)?)
}

/// What lists say of exactly this resident or family, the latest emergency first; of a case nothing.
pub(crate) fn of_record(ctx: &Read, on: MainRecord) -> Result<Vec<OnEmergency>> {
    ctx.require(Right::CaseRead)?;
    match on {
        MainRecord::Person { id } => store::told_of(ctx.connection(), Some(id), None),
        MainRecord::Household { id } => store::told_of(ctx.connection(), None, Some(id)),
        MainRecord::Case { .. } => Ok(Vec::new()),
    }
}

/// Sub-selects of the residents and of the families that stand on a list and are written down; the list's id stands at
/// `list` of the parameters.
pub(crate) fn registered_on(list: usize) -> [String; 2] {
    ["person_id", "household_id"].map(|column| store::registered_on(column, list))
}

/// Name of one, also of one that was taken back, and whether it was.
pub(crate) fn label(ctx: &Read, id: Uuid) -> Result<Option<(String, bool)>> {
    store::label(ctx.connection(), id)
}

/// The list that a line stands on.
pub(crate) fn list_with(ctx: &Read, line: Uuid) -> Result<Option<Uuid>> {
    Ok(store::line(ctx.connection(), line)?.map(|line| line.list))
}

/// The list that a line belongs to, also one that was taken off.
pub(crate) fn of_line(ctx: &Read, line: Uuid) -> Result<Option<Uuid>> {
    store::of_line(ctx.connection(), line)
}

/// What is there and was not taken back.
fn present(ctx: &Read, id: Uuid) -> Result<store::Stored> {
    store::find(ctx.connection(), id)?.ok_or_else(|| FaultCode::NotFound.into())
}

/// The same, refused where it is closed.
fn open(ctx: &Read, id: Uuid) -> Result<store::Stored> {
    let stored = present(ctx, id)?;
    if stored.closed { Err(FaultCode::EmergencyClosed.into()) } else { Ok(stored) }
}

#[cfg(test)]
mod tests;
