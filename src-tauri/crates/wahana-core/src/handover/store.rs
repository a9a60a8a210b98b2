//! SQL of `handover`, its lists, and `office_card`.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;
use wahana_handover::keys::{Card, CardKind};

use super::record::{GoneWith, HandoverRow, HandoverState};
use crate::Result;

pub(super) fn next_number(connection: &Connection) -> Result<i64> {
    Ok(connection.query_row("SELECT coalesce(max(number), 0) + 1 FROM handover", [], |row| row.get(0))?)
}

pub(super) fn insert(connection: &Connection, row: &HandoverRow, officer: Uuid, to_seq: i64) -> Result<()> {
    connection.execute(
        "INSERT INTO handover (id, number, started_at, officer, office, place, file_name, to_seq)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![row.id, row.number, row.started_at, officer, row.office, row.place, row.file_name, to_seq],
    )?;
    Ok(())
}

pub(super) fn insert_struck(connection: &Connection, id: Uuid, struck: &BTreeSet<Uuid>) -> Result<()> {
    let mut statement =
        connection.prepare_cached("INSERT INTO handover_struck (handover_id, subject) VALUES (?1, ?2)")?;
    for subject in struck {
        statement.execute([id, *subject])?;
    }
    Ok(())
}

pub(super) fn struck(connection: &Connection, id: Uuid) -> Result<BTreeSet<Uuid>> {
    let mut statement =
        connection.prepare_cached("SELECT subject FROM handover_struck WHERE handover_id = ?1")?;
    Ok(statement.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn insert_records(
    connection: &Connection,
    id: Uuid,
    records: &[(&'static str, Uuid, i64)],
) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO handover_record (handover_id, record_table, record, rev) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (table, record, rev) in records {
        statement.execute(params![id, table, record, rev])?;
    }
    Ok(())
}

/// What any package that may have left the house held: table, id and the latest revision. A failed one was taken off
/// its stick again; of one that was cut off nobody knows.
pub(super) fn records_out(connection: &Connection) -> Result<Vec<(String, Uuid, i64)>> {
    let mut statement = connection.prepare_cached(
        "SELECT record_table, record, max(handover_record.rev) FROM handover_record
         JOIN handover ON handover.id = handover_id WHERE state <> 'failed' GROUP BY record_table, record",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many hand-overs that may have arrived hold one of these records.
pub(super) fn count_with(connection: &Connection, record: Uuid) -> Result<i64> {
    let sql = "SELECT count(DISTINCT handover_id) FROM handover_record
               JOIN handover ON handover.id = handover_id WHERE record = ?1 AND state <> 'failed'";
    Ok(connection.prepare_cached(sql)?.query_row([record], |row| row.get(0))?)
}

/// The same hand-overs, the latest first.
pub(super) fn gone_with(connection: &Connection, record: Uuid) -> Result<Vec<GoneWith>> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT number, started_at, office FROM handover
         JOIN handover_record ON handover_id = handover.id
         WHERE record = ?1 AND state <> 'failed' ORDER BY number DESC",
    )?;
    let found = statement.query_map([record], |row| {
        Ok(GoneWith { number: row.get(0)?, at: row.get(1)?, office: row.get(2)? })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn set_written(
    connection: &Connection,
    id: Uuid,
    bytes: i64,
    sha256: &str,
    words: &str,
) -> Result<()> {
    connection.execute(
        "UPDATE handover SET state = 'written', bytes = ?2, sha256 = ?3, words = ?4 WHERE id = ?1",
        params![id, bytes, sha256, words],
    )?;
    Ok(())
}

pub(super) fn set_failed(connection: &Connection, id: Uuid, code: &str) -> Result<()> {
    connection
        .execute("UPDATE handover SET state = 'failed', failure = ?2 WHERE id = ?1", params![id, code])?;
    Ok(())
}

const COLUMNS: &str = "handover.id, number, state, started_at, officer.name, office, place, file_name, sha256, words,
    failure, (SELECT count(*) FROM handover_record WHERE handover_id = handover.id AND record_table = 'residents'),
    (SELECT count(*) FROM handover_record WHERE handover_id = handover.id AND record_table = 'cases')";

pub(super) fn find(connection: &Connection, id: Uuid) -> Result<Option<HandoverRow>> {
    let sql =
        format!("SELECT {COLUMNS} FROM handover JOIN officer ON officer.id = officer WHERE handover.id = ?1");
    Ok(connection.prepare_cached(&sql)?.query_row([id], row).optional()?)
}

pub(super) fn list(connection: &Connection) -> Result<Vec<HandoverRow>> {
    let sql =
        format!("SELECT {COLUMNS} FROM handover JOIN officer ON officer.id = officer ORDER BY number DESC");
    Ok(connection.prepare_cached(&sql)?.query_map([], row)?.collect::<rusqlite::Result<_>>()?)
}

fn row(row: &Row) -> rusqlite::Result<HandoverRow> {
    Ok(HandoverRow {
        id: row.get(0)?,
        number: row.get(1)?,
        state: match row.get_ref(2)?.as_str()? {
            "written" => HandoverState::Written,
            "failed" => HandoverState::Failed,
            _ => HandoverState::Started,
        },
        started_at: row.get(3)?,
        officer: row.get(4)?,
        office: row.get(5)?,
        place: row.get(6)?,
        file_name: row.get(7)?,
        sha256: row.get(8)?,
        words: row.get(9)?,
        failure: row.get(10)?,
        people: row.get(11)?,
        cases: row.get(12)?,
    })
}

pub(super) fn insert_card(
    connection: &Connection,
    id: Uuid,
    card: &Card,
    text: &str,
    accepted_at: &str,
) -> Result<()> {
    connection.execute(
        "INSERT INTO office_card (id, name, card, words, accepted_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![id, card.name, text, card.words().join(" "), accepted_at],
    )?;
    Ok(())
}

/// The newest accepted card; its own signature is checked again.
pub(super) fn card(connection: &Connection) -> Result<Option<Card>> {
    let text: Option<String> = connection
        .prepare_cached("SELECT card FROM office_card ORDER BY accepted_at DESC, id DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(match text {
        Some(text) => Some(Card::parse(text.as_bytes(), CardKind::Dinas)?),
        None => None,
    })
}
