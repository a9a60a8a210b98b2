//! Entries as they are read back: the history of a record, all entries of an act, the acts since a time. Undo stands
//! on the same three questions.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, ToSql, params};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::Op;
use crate::Result;

/// An entry with its content.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    /// Its number.
    pub seq: i64,
    /// The transaction.
    pub act: Uuid,
    /// The act that this one took back.
    pub undoes: Option<Uuid>,
    /// UTC, RFC 3339.
    pub time: String,
    /// Who.
    pub officer: Uuid,
    /// The area's code name.
    pub area: String,
    /// The record.
    pub record: Uuid,
    /// What happened; none for what a newer program wrote.
    pub op: Option<Op>,
    /// The record's revision afterwards.
    pub rev: i64,
    /// What changed, as `{column: [before, after]}`; none after an erasure.
    pub changes: Option<Map<String, Value>>,
}

impl Recorded {
    /// Whether the column changed.
    pub fn names(&self, column: &str) -> bool {
        self.changes.as_ref().is_some_and(|changes| changes.contains_key(column))
    }

    /// Before and after of one column; null twice where the entry does not name it.
    pub fn of(&self, column: &str) -> [&Value; 2] {
        let pair = self.changes.as_ref().and_then(|changes| changes.get(column));
        [0, 1].map(|at| pair.and_then(|pair| pair.get(at)).unwrap_or(&Value::Null))
    }
}

/// All entries of one record, oldest first.
pub fn of_record(connection: &Connection, record: Uuid) -> Result<Vec<Recorded>> {
    read(connection, "WHERE record = ?1 ORDER BY seq", &[&record])
}

/// The first entry of the first act since one; none where there is none.
const FIRST: &str = "SELECT min(seq) FROM journal INDEXED BY journal_act
                     WHERE act = (SELECT min(act) FROM journal WHERE act >= ?1)";

/// How many acts there are since one, at most so many; who signed in is not counted. From act to act along the index,
/// for one may have very many entries.
pub(crate) const ACTS: &str = "WITH RECURSIVE acts (act) AS (
        SELECT min(act) FROM journal WHERE act >= ?1
        UNION ALL SELECT (SELECT min(act) FROM journal WHERE act > acts.act) FROM acts WHERE act IS NOT NULL)
    SELECT count(*) FROM (SELECT 1 FROM acts WHERE EXISTS (
        SELECT 1 FROM journal INDEXED BY journal_act WHERE journal.act = acts.act AND op <> 'sign_in') LIMIT ?2)";

/// All entries of one act, in their order.
pub fn of_act(connection: &Connection, act: Uuid) -> Result<Vec<Recorded>> {
    read(connection, "WHERE act = ?1 ORDER BY seq", &[&act])
}

/// More acts than these are not counted.
const ACTS_COUNTED: i64 = 1_000;

/// The entries of the newest `acts` acts since `time`, oldest first, and how many acts there were beyond these, as far as
/// [`ACTS_COUNTED`]. Not more than `limit` entries are read: an act may have very many. Acts are numbered by time, so an index
/// leads there. That somebody signed in is an act of its own, and nobody is told of it: it is not counted.
pub fn since(
    connection: &Connection,
    time: DateTime<Utc>,
    acts: usize,
    limit: usize,
) -> Result<(Vec<Recorded>, i64)> {
    let first = first_act(time);
    let mut statement = connection.prepare_cached(FIRST)?;
    let Some(from) = statement.query_row([first], |row| row.get::<_, Option<i64>>(0))? else {
        return Ok((Vec::new(), 0));
    };
    let (mut entries, mut there) = (Vec::new(), BTreeSet::new());
    let mut statement = connection.prepare_cached(&select("WHERE seq >= ?1 ORDER BY seq DESC"))?;
    let mut rows = statement.query([from])?;
    let all = loop {
        let Some(row) = rows.next()? else { break true };
        let entry = recorded(row)?;
        if entries.len() == limit || (there.len() == acts && !there.contains(&entry.act)) {
            // Of the oldest one some entries may be missing; where it is the only one, it is told all the same.
            if there.len() > 1 && there.contains(&entry.act) {
                entries.retain(|one: &Recorded| one.act != entry.act);
                there.remove(&entry.act);
            }
            break false;
        }
        if entry.op != Some(Op::SignIn) {
            there.insert(entry.act);
        }
        entries.push(entry);
    };
    entries.reverse();
    if all {
        return Ok((entries, 0));
    }
    let mut statement = connection.prepare_cached(ACTS)?;
    let there = i64::try_from(there.len()).unwrap_or_default();
    let all: i64 = statement.query_row(params![first, there + ACTS_COUNTED], |row| row.get(0))?;
    Ok((entries, (all - there).max(0)))
}

/// When a column of a record was written last, UTC, RFC 3339; none where it stands as the record was made. It is known by
/// the payload's bytes, among the few entries that the index of records leads to.
pub(crate) fn last_written(connection: &Connection, record: Uuid, column: &str) -> Result<Option<String>> {
    let mut statement = connection.prepare_cached(
        "SELECT time FROM journal WHERE record = ?1 AND op = 'change' AND instr(payload, ?2) > 0
         ORDER BY seq DESC LIMIT 1",
    )?;
    let key = format!("\"{column}\":[");
    Ok(statement.query_row(params![record, key], |row| row.get(0)).optional()?)
}

/// Who wrote a record down; none where no entry tells of it.
pub(crate) fn author(connection: &Connection, record: Uuid) -> Result<Option<Uuid>> {
    let mut statement = connection.prepare_cached(
        "SELECT officer FROM journal WHERE record = ?1 AND op = 'create' ORDER BY seq LIMIT 1",
    )?;
    Ok(statement.query_row([record], |row| row.get(0)).optional()?)
}

/// Entries of the acts since `time` that say why a record was taken back, or that it is there again, oldest first. They
/// are known by their payload's bytes, and an index holds them alone.
pub fn withdrawals(connection: &Connection, time: DateTime<Utc>) -> Result<Vec<Recorded>> {
    let which = "INDEXED BY journal_withdrawn
                 WHERE act >= ?1 AND op = 'change' AND instr(payload, '\"withdrawn\":[') > 0 ORDER BY seq";
    read(connection, which, &[&first_act(time)])
}

/// Acts since then have no lower id.
fn first_act(time: DateTime<Utc>) -> Uuid {
    let millis = u64::try_from(time.timestamp_millis()).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(millis, &[0; 10]).into_uuid()
}

/// Whether the act was taken back, and that was not taken back itself.
pub fn is_undone(connection: &Connection, act: Uuid) -> Result<bool> {
    for by in undoing(connection, act)? {
        if !is_undone(connection, by)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The acts that took this one back.
pub fn undoing(connection: &Connection, act: Uuid) -> Result<Vec<Uuid>> {
    let mut statement = connection.prepare_cached("SELECT DISTINCT act FROM journal WHERE undoes = ?1")?;
    Ok(statement.query_map([act], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

fn read(connection: &Connection, which: &str, values: &[&dyn ToSql]) -> Result<Vec<Recorded>> {
    let mut statement = connection.prepare_cached(&select(which))?;
    Ok(statement.query_map(values, recorded)?.collect::<rusqlite::Result<_>>()?)
}

fn select(which: &str) -> String {
    format!("SELECT seq, act, undoes, time, officer, area, record, op, rev, payload FROM journal {which}")
}

fn recorded(row: &Row) -> rusqlite::Result<Recorded> {
    Ok(Recorded {
        seq: row.get(0)?,
        act: row.get(1)?,
        undoes: row.get(2)?,
        time: row.get(3)?,
        officer: row.get(4)?,
        area: row.get(5)?,
        record: row.get(6)?,
        op: Op::parse(row.get_ref(7)?.as_str()?),
        rev: row.get(8)?,
        changes: row.get_ref(9)?.as_str_or_null()?.and_then(|payload| serde_json::from_str(payload).ok()),
    })
}
