//! SQL of `cases` for what officers have to look after.

use rusqlite::{Connection, params};
use uuid::Uuid;

use super::super::handing::{OfficerCases, OpenCase};
use crate::Result;

/// What every officer who has open cases has to look after.
pub(in crate::case) fn work(connection: &Connection) -> Result<Vec<OfficerCases>> {
    let mut statement = connection.prepare_cached(
        "SELECT responsible, count(*), sum(next_visit <> ''), sum(level >= 3) FROM cases
         WHERE withdrawn = '' AND stage <> 'closed' GROUP BY responsible",
    )?;
    let work = statement.query_map([], |row| {
        Ok(OfficerCases {
            officer: row.get(0)?,
            cases: row.get(1)?,
            visits: row.get(2)?,
            secret: row.get(3)?,
        })
    })?;
    Ok(work.collect::<rusqlite::Result<_>>()?)
}

/// The open cases of one officer.
pub(in crate::case) fn open_of(connection: &Connection, officer: Uuid, secret: u8) -> Result<Vec<OpenCase>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, year, serial, next_visit <> '', level >= ?2, responsible FROM cases
         WHERE withdrawn = '' AND stage <> 'closed' AND responsible = ?1 ORDER BY year, serial",
    )?;
    let cases = statement.query_map(params![officer, secret], |row| {
        let (year, serial): (i64, i64) = (row.get(1)?, row.get(2)?);
        Ok(OpenCase {
            id: row.get(0)?,
            number: format!("K-{year}-{serial:04}"),
            visit: row.get(3)?,
            secret: row.get(4)?,
            responsible: row.get(5)?,
        })
    })?;
    Ok(cases.collect::<rusqlite::Result<_>>()?)
}
