//! SQL of `case_type` and `case_criterion`.

use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::Result;
use crate::case::form::CaseTypeForm;

/// So many cases tell what is frequent: what was frequent years ago is no help, and takes long to count.
const LATELY: i64 = 300;

/// Types of the latest cases that are not secret, the most frequent first.
pub(in crate::case) fn frequent_types(connection: &Connection, limit: usize) -> Result<Vec<u8>> {
    let mut statement = connection.prepare_cached(
        "SELECT pmks FROM case_type WHERE case_id IN (
             SELECT id FROM cases WHERE withdrawn = '' AND level < 3 ORDER BY reported_on DESC, id LIMIT ?2)
         GROUP BY pmks ORDER BY count(*) DESC, pmks LIMIT ?1",
    )?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    Ok(statement.query_map([limit, LATELY], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn set_types(connection: &Connection, id: Uuid, types: &[CaseTypeForm]) -> Result<()> {
    connection.prepare_cached("DELETE FROM case_criterion WHERE case_id = ?1")?.execute([id])?;
    connection.prepare_cached("DELETE FROM case_type WHERE case_id = ?1")?.execute([id])?;
    let mut add_type =
        connection.prepare_cached("INSERT INTO case_type (case_id, pmks, note) VALUES (?1, ?2, ?3)")?;
    let mut add_criterion = connection
        .prepare_cached("INSERT INTO case_criterion (case_id, pmks, criterion) VALUES (?1, ?2, ?3)")?;
    for one in types {
        add_type.execute(params![id, one.number, one.note])?;
        for criterion in &one.criteria {
            add_criterion.execute(params![id, one.number, criterion])?;
        }
    }
    Ok(())
}

pub(super) fn types(connection: &Connection, id: Uuid) -> Result<Vec<CaseTypeForm>> {
    let mut statement =
        connection.prepare_cached("SELECT pmks, note FROM case_type WHERE case_id = ?1 ORDER BY pmks")?;
    let mut types: Vec<CaseTypeForm> = statement
        .query_map([id], |row| {
            Ok(CaseTypeForm { number: row.get(0)?, criteria: Vec::new(), note: row.get(1)? })
        })?
        .collect::<rusqlite::Result<_>>()?;
    let mut criteria = connection.prepare_cached(
        "SELECT criterion FROM case_criterion WHERE case_id = ?1 AND pmks = ?2 ORDER BY criterion",
    )?;
    for one in &mut types {
        one.criteria = criteria
            .query_map(params![id, one.number], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
    }
    Ok(types)
}
