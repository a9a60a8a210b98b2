//! Visits to a family that stand in no case: who was there on which day, whom they met, what they saw.
//!
//! It says nothing of a case, so it is as the family itself: whoever reads the family reads it, as they read its note, and
//! whoever may change the family may write it down and take it back. What is not for every companion belongs in a case,
//! which has a level. It is never corrected: a wrong one is taken back and written anew.

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{OF_PERSON, before_birth};
use crate::database::{Read, Write};
use crate::fault::Faults;
use crate::journal::{self, ERASED, Journalled, Op, wipe};
use crate::reference::{VISIT_OUTCOMES, has_to_tell};
use crate::values::{self, note, parse_date};
use crate::vault::{Right, officer_name};
use crate::{Fault, FaultCode, Result};

pub(crate) const VISIT: Journalled =
    Journalled { area: "household", table: "family_visit", derived: &[], children: &[] };

/// A visit to a family that stands in no case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct FamilyVisit {
    /// Its id, of version 7: when it was written down.
    pub id: Uuid,
    /// Local date.
    pub happened: String,
    /// Name of the officer who was there.
    pub officer_name: String,
    /// What it met: one of [`VISIT_OUTCOMES`], or empty.
    pub outcome: String,
    /// What was seen, said or done; may be empty where nobody was met.
    pub text: String,
}

/// A visit as it is typed.
pub(crate) struct TypedVisit<'a> {
    /// `2026-11-24`, not after today and not before somebody of the family was born. Days on which nobody of it was here any
    /// more are none of its faults: that they are gone is what a visit finds out.
    pub(crate) happened: &'a str,
    /// Who was there: whoever is or was an officer.
    pub(crate) officer: Uuid,
    /// One of [`VISIT_OUTCOMES`], or empty.
    pub(crate) outcome: &'a str,
    /// May be empty where nobody was met.
    pub(crate) text: &'a str,
}

/// All of a family that were not taken back, the latest first.
pub fn visits_of(ctx: &Read, family: Uuid) -> Result<Vec<FamilyVisit>> {
    ctx.require(Right::PersonRead)?;
    let sql = "SELECT family_visit.id, happened, officer.name, outcome, text
               FROM family_visit JOIN officer ON officer.id = family_visit.officer
               WHERE household_id = ?1 AND withdrawn = '' ORDER BY happened DESC, family_visit.id DESC";
    let mut statement = ctx.connection().prepare_cached(sql)?;
    Ok(statement.query_map([family], shown)?.collect::<rusqlite::Result<_>>()?)
}

/// Writes one down. All faults at once, each at its field.
pub(crate) fn add_visit(ctx: &Write, family: Uuid, typed: &TypedVisit) -> Result<()> {
    require_listed(ctx, family)?;
    let TypedVisit { happened, officer, outcome, text } = *typed;
    let mut faults = Faults::default();
    let happened = faults.take("happened", parse_date(happened)).unwrap_or_else(|| ctx.today());
    if happened > ctx.today() {
        faults.add(Fault::at("happened", FaultCode::DateInFuture));
    } else if let Some(fault) = before_birth(ctx, family, "happened", happened)? {
        faults.add(fault);
    }
    if !outcome.is_empty() && !VISIT_OUTCOMES.contains(&outcome) {
        faults.add(Fault::at("outcome", FaultCode::UnknownChoice));
    }
    if has_to_tell(outcome) && text.trim().is_empty() {
        faults.add(Fault::at("text", FaultCode::Required));
    }
    let text = faults.take("text", note(text)).unwrap_or_default();
    if officer_name(ctx, officer)?.is_none() {
        faults.add(Fault::at("officer", FaultCode::UnknownChoice));
    }
    faults.check()?;
    let id = Uuid::now_v7();
    ctx.create(&VISIT, id, |connection| {
        connection
            .prepare_cached(
                "INSERT INTO family_visit (id, household_id, happened, officer, outcome, text)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![id, family, happened.to_string(), officer, outcome, text])?;
        Ok(())
    })
}

/// Hides one that was written by mistake, whoever wrote it; kept in the journal with the reason.
pub fn withdraw_visit(ctx: &Write, id: Uuid, reason: &str) -> Result<()> {
    ctx.require(Right::PersonWrite)?;
    let sql = "SELECT household_id FROM family_visit WHERE id = ?1 AND withdrawn = ''";
    let family = ctx.connection().prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?;
    require_listed(ctx, family.ok_or(FaultCode::NotFound)?)?;
    let reason = values::reason(reason, true)?;
    ctx.change(&VISIT, id, None, |connection| withdraw(connection, id, &reason))
}

/// Refuses where the officer may not change families, or there is no such one.
fn require_listed(ctx: &Read, family: Uuid) -> Result<()> {
    ctx.require(Right::PersonWrite)?;
    if super::is_listed(ctx, family)? { Ok(()) } else { Err(FaultCode::NotFound.into()) }
}

/// The family that was visited.
pub(crate) fn family_of_visit(ctx: &Read, id: Uuid) -> Result<Option<Uuid>> {
    let mut statement =
        ctx.connection().prepare_cached("SELECT household_id FROM family_visit WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get(0)).optional()?)
}

/// The family that was visited, where the visit went along with it to another one since.
pub(crate) fn visited_at_first(ctx: &Read, id: Uuid) -> Result<Option<Uuid>> {
    let entries = journal::of_record(ctx.connection(), id)?;
    let moved = entries.iter().find(|entry| entry.op == Some(Op::Change) && entry.names("household_id"));
    Ok(moved.and_then(|entry| entry.of("household_id")[0].as_str()?.parse().ok()))
}

/// All of a family, hidden ones too: a part of its history.
pub(crate) fn visit_ids(ctx: &Read, family: Uuid) -> Result<Vec<Uuid>> {
    let sql = "SELECT id FROM family_visit WHERE household_id = ?1 ORDER BY id";
    let mut statement = ctx.connection().prepare_cached(sql)?;
    Ok(statement.query_map([family], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Those of a family that were not taken back, each with its day: nobody's without it.
pub(crate) fn visits_on(ctx: &Read, family: Uuid) -> Result<Vec<(Uuid, String)>> {
    let sql = "SELECT id, happened FROM family_visit WHERE household_id = ?1 AND withdrawn = '' ORDER BY id";
    let mut statement = ctx.connection().prepare_cached(sql)?;
    Ok(statement
        .query_map([family], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Conditions under which the family of a `person` was visited on the day at `?1` or later.
pub(crate) fn visited_lately() -> Vec<String> {
    vec![format!(
        "SELECT 1 FROM family_visit WHERE family_visit.household_id = ({OF_PERSON})
         AND family_visit.withdrawn = '' AND happened >= ?1"
    )]
}

/// Refuses an undo by which a visit would come back to a family that is hidden.
pub(crate) fn check_visit_back(ctx: &Write, id: Uuid, values: &Map<String, Value>) -> Result<()> {
    if values.get("withdrawn").is_none_or(|reason| reason != "") {
        return Ok(());
    }
    let family = family_of_visit(ctx, id)?.ok_or(FaultCode::NotFound)?;
    if super::is_listed(ctx, family)? {
        return Ok(());
    }
    Err(Fault::new(FaultCode::UndoHidden).with("table", "household").into())
}

/// Erases what was seen in a family; that somebody was there, and when, is left.
pub(crate) fn erase_visits(ctx: &Write, family: Uuid) -> Result<()> {
    for id in visit_ids(ctx, family)? {
        ctx.erase(&VISIT, id, |connection| {
            wipe(connection, VISIT.table, "id", id, &["household_id", "happened", "officer"])?;
            withdraw(connection, id, ERASED)
        })?;
    }
    Ok(())
}

fn withdraw(connection: &Connection, id: Uuid, reason: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE family_visit SET withdrawn = ?2 WHERE id = ?1")?
        .execute(params![id, reason])?;
    Ok(())
}

fn shown(row: &Row) -> rusqlite::Result<FamilyVisit> {
    Ok(FamilyVisit {
        id: row.get(0)?,
        happened: row.get(1)?,
        officer_name: row.get(2)?,
        outcome: row.get(3)?,
        text: row.get(4)?,
    })
}
