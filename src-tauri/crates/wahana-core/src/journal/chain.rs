//! The hash chain: each entry's hash covers its columns, its payload's hash and the entry before it.
//!
//! Stored bytes are hashed; nothing is serialised again. The payload is hashed with a random nonce so that
//! after an erasure (payload and nonce gone) its content can't be guessed from the hash.

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::Entry;
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

/// The present end of the chain.
pub fn head(connection: &Connection) -> Result<Head> {
    let mut statement =
        connection.prepare_cached("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")?;
    let found = statement.query_row([], |row| Ok(Head { seq: row.get(0)?, hash: row.get(1)? })).optional()?;
    Ok(found.unwrap_or(Head { seq: 0, hash: [0; 32] }))
}

/// The chain as it was when its last entry was `seq`; none where there is no such entry.
pub fn head_at(connection: &Connection, seq: i64) -> Result<Option<Head>> {
    let mut statement = connection.prepare_cached("SELECT seq, hash FROM journal WHERE seq = ?1")?;
    Ok(statement.query_row([seq], |row| Ok(Head { seq: row.get(0)?, hash: row.get(1)? })).optional()?)
}

/// Whether anything but looking, signing in and copying happened after the entry `seq`.
pub(crate) fn changed_since(connection: &Connection, seq: i64) -> Result<bool> {
    let mut statement = connection.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM journal WHERE seq > ?1
             AND op NOT IN ('view', 'export', 'sign_in', 'failed_sign_in', 'restore'))",
    )?;
    Ok(statement.query_row([seq], |row| row.get(0))?)
}

/// When the first entry was written, UTC; none in an empty journal.
pub(crate) fn first_time(connection: &Connection) -> Result<Option<String>> {
    let mut statement = connection.prepare_cached("SELECT time FROM journal ORDER BY seq LIMIT 1")?;
    Ok(statement.query_row([], |row| row.get(0)).optional()?)
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

/// Walks the whole chain: every number, every hash, every payload that is still there.
pub fn verify_chain(connection: &Connection) -> Result<std::result::Result<Head, Damage>> {
    let mut statement = connection.prepare(
        "SELECT seq, act, undoes, time, officer, area, record, op, rev, nonce, payload, payload_hash, prev, hash
         FROM journal ORDER BY seq",
    )?;
    let mut rows = statement.query([])?;
    let mut last = Head { seq: 0, hash: [0; 32] };
    while let Some(row) = rows.next()? {
        let seq: i64 = row.get(0)?;
        let payload_hash_stored: [u8; 32] = row.get(11)?;
        let prev: [u8; 32] = row.get(12)?;
        let hash: [u8; 32] = row.get(13)?;
        let columns = Columns {
            seq,
            act: row.get_ref(1)?.as_blob().unwrap_or_default(),
            undoes: row.get_ref(2)?.as_blob_or_null().unwrap_or_default(),
            time: row.get_ref(3)?.as_str().unwrap_or_default(),
            officer: row.get_ref(4)?.as_blob().unwrap_or_default(),
            area: row.get_ref(5)?.as_str().unwrap_or_default(),
            record: row.get_ref(6)?.as_blob().unwrap_or_default(),
            op: row.get_ref(7)?.as_str().unwrap_or_default(),
            rev: row.get(8)?,
        };
        let nonce: Option<[u8; 32]> = row.get(9)?;
        let payload: Option<String> = row.get(10)?;
        let payload_holds = match (nonce, payload) {
            (Some(nonce), Some(payload)) => payload_hash(&nonce, payload.as_bytes()) == payload_hash_stored,
            (None, None) => true,
            _ => false,
        };
        let in_order = seq == last.seq + 1 && prev == last.hash;
        if !payload_holds || !in_order || columns.hash(&payload_hash_stored, &prev) != hash {
            return Ok(Err(Damage { seq }));
        }
        last = Head { seq, hash };
    }
    Ok(Ok(last))
}

fn payload_hash(nonce: &[u8; 32], payload: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update(nonce).chain_update(payload).finalize().into()
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
    fn hash(&self, payload_hash: &[u8; 32], prev: &[u8; 32]) -> [u8; 32] {
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
