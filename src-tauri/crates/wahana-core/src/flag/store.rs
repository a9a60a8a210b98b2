//! SQL of `flag`.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use crate::Result;
use crate::journal::{ERASED, wipe};
use crate::record::{AnyRecord, RecordKind};

/// A question as it is stored.
pub(super) struct Stored {
    pub(super) id: Uuid,
    pub(super) rev: i64,
    pub(super) on: AnyRecord,
    pub(super) question: String,
    pub(super) asked_by: Uuid,
    pub(super) asked_at: String,
    pub(super) asked_of: Option<Uuid>,
    pub(super) answer: String,
    pub(super) answered_by: Option<Uuid>,
    pub(super) answered_at: String,
}

/// Of what can be asked, in the order in which [`stored`] reads the columns.
fn records() -> String {
    RecordKind::ALL.map(RecordKind::column).join(", ")
}

/// Everything that [`stored`] reads, of those that meet `rest`.
fn select(rest: &str) -> String {
    format!(
        "SELECT id, rev, question, asked_by, asked_at, asked_of, answer, answered_by, answered_at, {} FROM flag {rest}",
        records()
    )
}

fn stored(row: &Row) -> rusqlite::Result<Stored> {
    let mut on = None;
    for (at, kind) in (9..).zip(RecordKind::ALL) {
        on = row.get::<_, Option<Uuid>>(at)?.map(|id| kind.with(id)).or(on);
    }
    Ok(Stored {
        id: row.get(0)?,
        rev: row.get(1)?,
        on: on.ok_or(rusqlite::Error::InvalidQuery)?,
        question: row.get(2)?,
        asked_by: row.get(3)?,
        asked_at: row.get(4)?,
        asked_of: row.get(5)?,
        answer: row.get(6)?,
        answered_by: row.get(7)?,
        answered_at: row.get(8)?,
    })
}

/// One that was not taken back.
pub(super) fn find(connection: &Connection, id: Uuid) -> Result<Option<Stored>> {
    let sql = select("WHERE id = ?1 AND withdrawn = ''");
    Ok(connection.prepare_cached(&sql)?.query_row([id], stored).optional()?)
}

pub(super) fn find_any(connection: &Connection, id: Uuid) -> Result<Option<Stored>> {
    let sql = select("WHERE id = ?1");
    Ok(connection.prepare_cached(&sql)?.query_row([id], stored).optional()?)
}

/// The newest first.
pub(super) fn of_record(connection: &Connection, on: AnyRecord) -> Result<Vec<Stored>> {
    let mut statement = connection.prepare_cached(&of_record_sql(on.kind))?;
    Ok(statement.query_map([on.id], stored)?.collect::<rusqlite::Result<_>>()?)
}

/// The statement of [`of_record`]: it walks along an index.
pub(super) fn of_record_sql(kind: RecordKind) -> String {
    let column = kind.column();
    select(&format!("WHERE {column} = ?1 AND {column} IS NOT NULL AND withdrawn = '' ORDER BY id DESC"))
}

/// The newest of all that nobody has answered.
pub(super) fn open(connection: &Connection, limit: u32) -> Result<Vec<Stored>> {
    let sql = select("WHERE withdrawn = '' AND answered_at = '' ORDER BY id DESC LIMIT ?1");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([limit], stored)?.collect::<rusqlite::Result<_>>()?)
}

/// What an officer asked and others answered since that day.
pub(super) fn answered(connection: &Connection, asked_by: Uuid, since: &str) -> Result<Vec<Stored>> {
    let sql = select(
        "WHERE withdrawn = '' AND answered_at <> '' AND asked_by = ?1 AND answered_at >= ?2 AND answered_by <> ?1
         ORDER BY answered_at DESC",
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map(params![asked_by, since], stored)?.collect::<rusqlite::Result<_>>()?)
}

/// Every one of a record of any kind, hidden ones too.
pub(super) fn all_of(connection: &Connection, record: Uuid) -> Result<Vec<Uuid>> {
    let of = |kind: RecordKind| format!("SELECT id FROM flag WHERE {} = ?1", kind.column());
    let mut statement = connection.prepare_cached(&RecordKind::ALL.map(of).join(" UNION ALL "))?;
    Ok(statement.query_map([record], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn insert(
    connection: &Connection,
    id: Uuid,
    on: AnyRecord,
    question: &str,
    asked_by: Uuid,
    asked_at: &str,
    asked_of: Option<Uuid>,
) -> Result<()> {
    let sql = format!(
        "INSERT INTO flag (id, {}, question, asked_by, asked_at, asked_of) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        on.kind.column()
    );
    connection.prepare_cached(&sql)?.execute(params![id, on.id, question, asked_by, asked_at, asked_of])?;
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
    let of = RecordKind::ALL.map(RecordKind::column);
    let kept = [&of[..], &["asked_by", "asked_at", "answered_by", "answered_at"]].concat();
    wipe(connection, "flag", "id", id, &kept)?;
    connection
        .prepare_cached("UPDATE flag SET withdrawn = ?2 WHERE id = ?1")?
        .execute(params![id, ERASED])?;
    Ok(())
}
