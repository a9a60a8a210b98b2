//! The lines of a list: typed, changed and taken off one by one, and how the list shows them.

use std::collections::BTreeMap;

use serde::Serialize;
use uuid::Uuid;

use super::cases::{self, OpenCases};
use super::form::{Known, LineForm};
use super::{HOUSEHOLD_LINE, open, present, store};
use crate::assistance::Recipient;
use crate::database::{Read, Write};
use crate::vault::Right;
use crate::{FaultCode, Result, case, draft, household, person};

/// One household as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct LineRow {
    /// The line.
    pub id: Uuid,
    /// Revision, to be handed back at a change.
    pub rev: i64,
    /// Its number on the list.
    pub no: i64,
    /// Everything that was typed. The name is empty where it was erased.
    pub form: LineForm,
    /// The case about them: what came of the line, or another one of this type that is open.
    pub case: Option<LineCase>,
    /// An earlier line on which the same family stands, since two records turned out to be one.
    pub same_as: Option<i64>,
}

/// A case about a household of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct LineCase {
    /// The case.
    pub id: Uuid,
    /// `K-2026-0001`.
    pub number: String,
    /// Whether it came of the line.
    pub from_here: bool,
    /// Whether it was closed.
    pub closed: bool,
}

/// Adds one household, and throws the draft of the line away.
pub fn add_line(ctx: &Write, id: Uuid, form: &LineForm) -> Result<LineRow> {
    ctx.require(Right::CaseWriteOwn)?;
    open(ctx, id)?;
    let checked = form.checked(ctx, id, None)?;
    let line = Uuid::now_v7();
    ctx.create(&HOUSEHOLD_LINE, line, |connection| store::insert_line(connection, line, id, &checked))?;
    draft::discard(ctx, "emergency_line", &id.to_string())?;
    saved(ctx, line)
}

/// Changes one household, and who it is. `rev` is the one that was read.
pub fn change_line(ctx: &Write, line: Uuid, rev: i64, form: &LineForm) -> Result<LineRow> {
    ctx.require(Right::CaseWriteOwn)?;
    let list = listed(ctx, line)?.list;
    let checked = form.checked(ctx, list, Some(line))?;
    ctx.change(&HOUSEHOLD_LINE, line, Some(rev), |connection| {
        store::update_line(connection, line, &checked)
    })?;
    draft::discard(ctx, "emergency_change", &line.to_string())?;
    saved(ctx, line)
}

/// Takes one household off the list. The case that came of it stays.
pub fn take_off(ctx: &Write, line: Uuid) -> Result<()> {
    ctx.require(Right::CaseWriteOwn)?;
    listed(ctx, line)?;
    ctx.change(&HOUSEHOLD_LINE, line, None, |connection| store::take_off(connection, line, OFF))?;
    draft::discard(ctx, "emergency_change", &line.to_string())
}

/// What stands in `withdrawn` of a line that was taken off the list.
const OFF: &str = "off";

/// A line of a list that is there.
fn listed(ctx: &Read, line: Uuid) -> Result<store::Line> {
    let line = store::line(ctx.connection(), line)?.ok_or(FaultCode::NotFound)?;
    present(ctx, line.list)?;
    Ok(line)
}

/// Whom a case about a household is about: the family, or a resident who belongs to none. None where nobody is written
/// down, or not any more.
pub(super) fn about(ctx: &Read, known: Known) -> Result<Option<Recipient>> {
    if let Some(id) = known.household
        && household::is_listed(ctx, id)?
    {
        return Ok(Some(Recipient::Household { id }));
    }
    let Some(id) = known.person else { return Ok(None) };
    if !person::is_listed(ctx, id)? {
        return Ok(None);
    }
    let family = household::household_of(ctx, id)?;
    Ok(Some(family.map_or(Recipient::Person { id }, |id| Recipient::Household { id })))
}

/// The case about a household, as far as the officer may know of it.
pub(super) fn case_of(
    ctx: &Read,
    line: &store::Line,
    about: Option<Recipient>,
    open: &OpenCases,
) -> Result<Option<LineCase>> {
    if let Some(id) = line.case
        && let Some(known) = case::standing(ctx, id)?
        && !known.withdrawn
        && !known.masks()
    {
        return Ok(Some(LineCase { id, number: known.number, from_here: true, closed: known.closed }));
    }
    let Some(about) = about.filter(|_| !open.is_empty()) else { return Ok(None) };
    if let Some(found) = open.get(&about.id()) {
        return Ok(Some(cases::there(found)));
    }
    let members = match about {
        Recipient::Household { id } => household::member_ids(ctx, id)?,
        Recipient::Person { .. } => Vec::new(),
    };
    Ok(members.iter().find_map(|member| open.get(member)).map(cases::there))
}

/// The one line, as [`shown_all`] would show it: it is typed in a row, and the list may be long.
fn saved(ctx: &Read, line: Uuid) -> Result<LineRow> {
    let line = listed(ctx, line)?;
    let known = about(ctx, line.known)?;
    let mut open = OpenCases::default();
    let mut same_as = None;
    if let Some(known) = known {
        let pmks = present(ctx, line.list)?.form.pmks;
        open = cases::open_about(ctx, known, pmks)?;
        let first = store::first_with(ctx.connection(), line.list, known, None)?;
        same_as = first.map(|first| first.place).filter(|no| *no < line.place);
    }
    shown(ctx, line, known, same_as, &open)
}

/// The lines in their order. Who reads no cases is told of none but those that came of the list, to be counted.
pub(super) fn shown_all(ctx: &Read, list: Uuid) -> Result<Vec<LineRow>> {
    let pmks = present(ctx, list)?.form.pmks;
    let open = if ctx.may(Right::CaseRead) { case::open_with_type(ctx, pmks)? } else { OpenCases::default() };
    let mut first: BTreeMap<Uuid, i64> = BTreeMap::new();
    let mut rows = Vec::new();
    for line in store::lines(ctx.connection(), list)? {
        let known = about(ctx, line.known)?;
        let same_as = known.map(|known| *first.entry(known.id()).or_insert(line.place));
        let same_as = same_as.filter(|no| *no != line.place);
        rows.push(shown(ctx, line, known, same_as, &open)?);
    }
    Ok(rows)
}

fn shown(
    ctx: &Read,
    line: store::Line,
    known: Option<Recipient>,
    same_as: Option<i64>,
    open: &OpenCases,
) -> Result<LineRow> {
    Ok(LineRow {
        id: line.id,
        rev: line.rev,
        no: line.place,
        case: case_of(ctx, &line, known, open)?,
        same_as,
        form: LineForm { known, ..line.form },
    })
}
