//! The hash chain: each entry's hash covers its columns, its payload's hash and the entry before it.
//!
//! Stored bytes are hashed; nothing is serialised again. The payload is hashed with a random nonce so that
//! after an erasure (payload and nonce gone) its content can't be guessed from the hash.

use std::ops::ControlFlow;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{Entry, Op};
use crate::Result;

/// The last entry: where the next one is chained to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Number of entries so far.
    pub seq: i64,
    /// Hash of the last entry; zeros at the beginning.
    pub hash: [u8; 32],
}

/// The first place where the chain does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The entry's number.
    pub seq: i64,
}

/// What is wrong in one place of the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum EntryFault {
    /// Entries are gone: this is the first number that is missing.
    Missing,
    /// A column of the entry is not what was hashed, or the entry before it is another one.
    Altered,
    /// Its content is gone, and no erasure of its record says why.
    Emptied,
}

/// The present end of the chain.
pub fn head(connection: &Connection) -> Result<Head> {
    let mut statement =
        connection.prepare_cached("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")?;
    let found = statement.query_row([], |row| Ok(Head { seq: row.get(0)?, hash: row.get(1)? })).optional()?;
    Ok(found.unwrap_or(Head { seq: 0, hash: [0; 32] }))
}

/// The highest number of an entry, whatever somebody made of the entry; 0 in an empty journal.
pub(crate) fn last_number(connection: &Connection) -> Result<i64> {
    Ok(connection.query_row("SELECT coalesce(max(seq), 0) FROM journal", [], |row| row.get(0))?)
}

/// The chain as it was when its last entry was `seq`; none where there is no such entry.
pub fn head_at(connection: &Connection, seq: i64) -> Result<Option<Head>> {
    let mut statement = connection.prepare_cached("SELECT seq, hash FROM journal WHERE seq = ?1")?;
    Ok(statement.query_row([seq], |row| Ok(Head { seq: row.get(0)?, hash: row.get(1)? })).optional()?)
}

/// Whether anything but looking, signing in and copying happened after the entry `seq`.
pub(crate) fn changed_since(connection: &Connection, seq: i64) -> Result<bool> {
    let sql = format!("SELECT EXISTS (SELECT 1 FROM journal WHERE seq > ?1 AND op IN ({}))", Op::changing());
    Ok(connection.prepare_cached(&sql)?.query_row([seq], |row| row.get(0))?)
}

/// The same of some areas alone.
pub(crate) fn has_behind(connection: &Connection, seq: i64, areas: &[&str]) -> Result<bool> {
    let areas: Vec<String> = areas.iter().map(|area| format!("'{area}'")).collect();
    let sql = format!(
        "SELECT EXISTS (SELECT 1 FROM journal WHERE seq > ?1 AND op IN ({}) AND area IN ({}))",
        Op::changing(),
        areas.join(", ")
    );
    Ok(connection.prepare_cached(&sql)?.query_row([seq], |row| row.get(0))?)
}

/// Acts after the entry `seq` that did more than look, sign in and copy, and when the first of them was, UTC.
pub(crate) fn changes_since(connection: &Connection, seq: i64) -> Result<(i64, Option<String>)> {
    let changing = Op::changing();
    let sql =
        format!("SELECT count(DISTINCT act), min(time) FROM journal WHERE seq > ?1 AND op IN ({changing})");
    Ok(connection.prepare_cached(&sql)?.query_row([seq], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// When the first entry was written, UTC; none in an empty journal.
pub(crate) fn first_time(connection: &Connection) -> Result<Option<String>> {
    let mut statement = connection.prepare_cached("SELECT time FROM journal ORDER BY seq LIMIT 1")?;
    Ok(statement.query_row([], |row| row.get(0)).optional()?)
}

/// When an entry of this kind was last written, UTC.
pub(crate) fn last_time(connection: &Connection, op: Op) -> Result<Option<String>> {
    let mut statement =
        connection.prepare_cached("SELECT time FROM journal WHERE op = ?1 ORDER BY seq DESC LIMIT 1")?;
    Ok(statement.query_row([op.as_str()], |row| row.get(0)).optional()?)
}

/// Adds one entry behind `last` and gives the new head.
pub(crate) fn append(connection: &Connection, last: &Head, entry: &Entry) -> Result<Head> {
    let nonce: [u8; 32] = rand::random();
    let payload_hash = payload_hash(&nonce, entry.payload.as_bytes());
    let seq = last.seq + 1;
    let columns = Columns {
        seq,
        act: entry.act.as_bytes(),
        undoes: entry.undoes.as_ref().map(|id| id.as_bytes().as_slice()),
        time: &entry.time,
        officer: entry.officer.as_bytes(),
        area: entry.area,
        record: entry.record.as_bytes(),
        op: entry.op.as_str(),
        rev: entry.rev,
    };
    let hash = columns.hash(&payload_hash, &last.hash);
    connection
        .prepare_cached(
            "INSERT INTO journal (seq, act, undoes, time, officer, area, record, op, rev, nonce, payload,
                                  payload_hash, prev, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        )?
        .execute(params![
            seq,
            entry.act,
            entry.undoes,
            entry.time,
            entry.officer,
            entry.area,
            entry.record,
            entry.op.as_str(),
            entry.rev,
            nonce,
            entry.payload,
            payload_hash,
            last.hash,
            hash
        ])?;
    Ok(Head { seq, hash })
}

/// Whether the whole chain holds: every number, every hash, every payload that is still there.
pub fn verify_chain(connection: &Connection) -> Result<std::result::Result<Head, Damage>> {
    let mut first = None;
    let mut each = |at: At| match at {
        At::Fault(seq, _) => {
            first.get_or_insert(Damage { seq });
            ControlFlow::Break(())
        }
        At::Entry(_) => ControlFlow::Continue(()),
    };
    let head = walk(connection, &mut each)?;
    Ok(first.map_or(Ok(head), Err))
}

/// A place that the walk came to.
pub(super) enum At<'a> {
    /// An entry that holds.
    Entry(&'a Stored<'a>),
    /// A number where something is wrong.
    Fault(i64, EntryFault),
}

/// The entries of these numbers in their order, with the columns that [`Stored::of`] takes.
pub(super) const ENTRIES: &str =
    "SELECT seq, act, undoes, time, officer, area, record, op, rev, nonce, payload, payload_hash, prev, hash
     FROM journal WHERE seq BETWEEN ?1 AND ?2 ORDER BY seq";

/// The last entry before a number, with the same columns.
pub(super) const LAST_ENTRY_BEFORE: &str =
    "SELECT seq, act, undoes, time, officer, area, record, op, rev, nonce, payload, payload_hash, prev, hash
     FROM journal WHERE seq < ?1 ORDER BY seq DESC LIMIT 1";

/// Walks the chain in order. Gives the last entry that was come to.
fn walk(connection: &Connection, each: &mut dyn FnMut(At) -> ControlFlow<()>) -> Result<Head> {
    let mut statement = connection.prepare(ENTRIES)?;
    let mut rows = statement.query([i64::MIN, i64::MAX])?;
    let mut chain = Chain::default();
    while let Some(row) = rows.next()? {
        let entry = Stored::of(|at| row.get_ref(at).unwrap_or(ValueRef::Null));
        if chain.take(&entry, each).is_break() {
            break;
        }
    }
    Ok(chain.last)
}

/// The chain as far as one has come.
pub(super) struct Chain {
    last: Head,
    /// What an altered entry's hash ought to be: its successor names either that one or the stored one.
    repaired: Option<[u8; 32]>,
}

impl Default for Chain {
    fn default() -> Self {
        Self { last: Head { seq: 0, hash: [0; 32] }, repaired: None }
    }
}

impl Chain {
    /// As it is behind this entry, whether it holds or not: that is for whoever takes it.
    pub(super) fn behind(entry: &Stored) -> Self {
        Self { last: entry.as_head(), repaired: Some(entry.expected_hash()) }
    }

    /// The next entry. It goes on behind a fault, so that one altered field is one place and not two.
    pub(super) fn take(
        &mut self,
        entry: &Stored,
        each: &mut dyn FnMut(At) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let follows = entry.seq == self.last.seq + 1;
        if !follows && entry.seq > 0 {
            each(At::Fault(self.last.seq + 1, EntryFault::Missing))?;
        }
        let linked = entry.prev == self.last.hash || self.repaired.is_some_and(|hash| entry.prev == hash);
        let expected = entry.expected_hash();
        let holds = entry.seq > 0 && (linked || !follows) && expected == entry.hash && entry.payload_holds();
        let at = if holds { At::Entry(entry) } else { At::Fault(entry.seq, EntryFault::Altered) };
        let goes_on = each(at);
        self.repaired = (!holds).then_some(expected);
        self.last = entry.as_head();
        goes_on
    }
}

fn payload_hash(nonce: &[u8], payload: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update(nonce).chain_update(payload).finalize().into()
}

/// An entry as it lies in the table, whatever somebody made of it.
pub(super) struct Stored<'a> {
    pub(super) seq: i64,
    act: &'a [u8],
    undoes: Option<&'a [u8]>,
    pub(super) time: &'a str,
    pub(super) officer: &'a [u8],
    area: &'a str,
    pub(super) record: &'a [u8],
    pub(super) op: &'a str,
    pub(super) rev: i64,
    nonce: Option<&'a [u8]>,
    /// None after an erasure.
    pub(super) payload: Option<&'a str>,
    payload_hash: &'a [u8],
    prev: &'a [u8],
    hash: &'a [u8],
}

impl<'a> Stored<'a> {
    /// A value of a wrong kind counts as empty: the hash will not hold.
    pub(super) fn of(get: impl Fn(usize) -> ValueRef<'a>) -> Self {
        let number = |at| get(at).as_i64().unwrap_or_default();
        let text = |at| get(at).as_str().unwrap_or_default();
        let bytes = |at| get(at).as_blob().unwrap_or_default();
        let bytes_or_null = |at| get(at).as_blob_or_null().unwrap_or_default();
        Self {
            seq: number(0),
            act: bytes(1),
            undoes: bytes_or_null(2),
            time: text(3),
            officer: bytes(4),
            area: text(5),
            record: bytes(6),
            op: text(7),
            rev: number(8),
            nonce: bytes_or_null(9),
            payload: get(10).as_str_or_null().unwrap_or(Some("")),
            payload_hash: bytes(11),
            prev: bytes(12),
            hash: bytes(13),
        }
    }

    fn as_head(&self) -> Head {
        Head { seq: self.seq.max(0), hash: self.hash.try_into().unwrap_or_default() }
    }

    fn columns(&self) -> Columns<'_> {
        Columns {
            seq: self.seq,
            act: self.act,
            undoes: self.undoes,
            time: self.time,
            officer: self.officer,
            area: self.area,
            record: self.record,
            op: self.op,
            rev: self.rev,
        }
    }

    fn expected_hash(&self) -> [u8; 32] {
        self.columns().hash(self.payload_hash, self.prev)
    }

    /// After an erasure payload and nonce are gone, both together.
    fn payload_holds(&self) -> bool {
        match (self.nonce, self.payload) {
            (Some(nonce), Some(payload)) => payload_hash(nonce, payload.as_bytes()) == self.payload_hash,
            (None, None) => true,
            _ => false,
        }
    }
}

/// The hashed columns, in the order of the table; each with its length in front, so that no two entries
/// can share their bytes.
struct Columns<'a> {
    seq: i64,
    act: &'a [u8],
    undoes: Option<&'a [u8]>,
    time: &'a str,
    officer: &'a [u8],
    area: &'a str,
    record: &'a [u8],
    op: &'a str,
    rev: i64,
}

impl Columns<'_> {
    fn hash(&self, payload_hash: &[u8], prev: &[u8]) -> [u8; 32] {
        let mut hasher = Sha256::new();
        let mut part = |bytes: &[u8]| {
            hasher.update((bytes.len() as u64).to_le_bytes());
            hasher.update(bytes);
        };
        part(&self.seq.to_le_bytes());
        part(self.act);
        part(self.undoes.unwrap_or_default());
        part(self.time.as_bytes());
        part(self.officer);
        part(self.area.as_bytes());
        part(self.record);
        part(self.op.as_bytes());
        part(&self.rev.to_le_bytes());
        part(payload_hash);
        part(prev);
        hasher.finalize().into()
    }
}
