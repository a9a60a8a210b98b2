//! SQL of `flag`.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::FlagOn;
use crate::Result;
use crate::journal::{ERASED, wipe};

/// A question as it is stored.
pub(super) struct Stored {
    pub(super) id: Uuid,
    pub(super) rev: i64,
    pub(super) on: FlagOn,
    pub(super) question: String,
    pub(super) asked_by: Uuid,
    pub(super) asked_at: String,
    pub(super) asked_of: Option<Uuid>,
    pub(super) answer: String,
    pub(super) answered_by: Option<Uuid>,
    pub(super) answered_at: String,
}

const COLUMNS: &str =
    "id, rev, person_id, household_id, case_id, question, asked_by, asked_at, asked_of, answer,
                       answered_by, answered_at";

fn stored(row: &Row) -> rusqlite::Result<Stored> {
    let on = match (row.get(2)?, row.get(3)?) {
        (Some(id), _) => FlagOn::Person { id },
        (None, Some(id)) => FlagOn::Household { id },
        (None, None) => FlagOn::Case { id: row.get(4)? },
    };
    Ok(Stored {
        id: row.get(0)?,
        rev: row.get(1)?,
        on,
        question: row.get(5)?,
        asked_by: row.get(6)?,
        asked_at: row.get(7)?,
        asked_of: row.get(8)?,
        answer: row.get(9)?,
        answered_by: row.get(10)?,
        answered_at: row.get(11)?,
    })
}

/// One that was not taken back.
pub(super) fn find(connection: &Connection, id: Uuid) -> Result<Option<Stored>> {
    let sql = format!("SELECT {COLUMNS} FROM flag WHERE id = ?1 AND withdrawn = ''");
    Ok(connection.prepare_cached(&sql)?.query_row([id], stored).optional()?)
}

pub(super) fn find_any(connection: &Connection, id: Uuid) -> Result<Option<Stored>> {
    let sql = format!("SELECT {COLUMNS} FROM flag WHERE id = ?1");
    Ok(connection.prepare_cached(&sql)?.query_row([id], stored).optional()?)
}

/// The newest first.
pub(super) fn of_record(connection: &Connection, on: FlagOn) -> Result<Vec<Stored>> {
    let column = column(on);
    let sql = format!(
        "SELECT {COLUMNS} FROM flag WHERE {column} = ?1 AND {column} IS NOT NULL AND withdrawn = '' ORDER BY id DESC"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([on.id()], stored)?.collect::<rusqlite::Result<_>>()?)
}

/// The newest of all that nobody has answered.
pub(super) fn open(connection: &Connection, limit: u32) -> Result<Vec<Stored>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM flag WHERE withdrawn = '' AND answered_at = '' ORDER BY id DESC LIMIT ?1"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([limit], stored)?.collect::<rusqlite::Result<_>>()?)
}

/// What an officer asked and others answered since that day.
pub(super) fn answered(connection: &Connection, asked_by: Uuid, since: &str) -> Result<Vec<Stored>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM flag WHERE withdrawn = '' AND answered_at <> '' AND asked_by = ?1
         AND answered_at >= ?2 AND answered_by <> ?1 ORDER BY answered_at DESC"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map(params![asked_by, since], stored)?.collect::<rusqlite::Result<_>>()?)
}

/// Every one of a record of any kind, hidden ones too.
pub(super) fn all_of(connection: &Connection, record: Uuid) -> Result<Vec<Uuid>> {
    let mut statement = connection.prepare_cached(
        "SELECT id FROM flag WHERE person_id = ?1 UNION ALL SELECT id FROM flag WHERE household_id = ?1
         UNION ALL SELECT id FROM flag WHERE case_id = ?1",
    )?;
    Ok(statement.query_map([record], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn insert(
    connection: &Connection,
    id: Uuid,
    on: FlagOn,
    question: &str,
    asked_by: Uuid,
    asked_at: &str,
    asked_of: Option<Uuid>,
) -> Result<()> {
    let sql = format!(
        "INSERT INTO flag (id, {}, question, asked_by, asked_at, asked_of) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        column(on)
    );
    connection.prepare_cached(&sql)?.execute(params![id, on.id(), question, asked_by, asked_at, asked_of])?;
    Ok(())
}

pub(super) fn answer(connection: &Connection, id: Uuid, words: &str, by: Uuid, at: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE flag SET answer = ?2, answered_by = ?3, answered_at = ?4 WHERE id = ?1")?
        .execute(params![id, words, by, at])?;
    Ok(())
}

/// That it was asked, by whom and when, is left.
pub(super) fn erase(connection: &Connection, id: Uuid) -> Result<()> {
    let kept = ["person_id", "household_id", "case_id", "asked_by", "asked_at", "answered_by", "answered_at"];
    wipe(connection, "flag", "id", id, &kept)?;
    connection
        .prepare_cached("UPDATE flag SET withdrawn = ?2 WHERE id = ?1")?
        .execute(params![id, ERASED])?;
    Ok(())
}

fn column(on: FlagOn) -> &'static str {
    match on {
        FlagOn::Person { .. } => "person_id",
        FlagOn::Household { .. } => "household_id",
        FlagOn::Case { .. } => "case_id",
    }
}
