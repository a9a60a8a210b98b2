//! SQL of `package` and `recap`.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;
use wahana_handover::content::{PackageMeta, RecapRow};
use wahana_handover::open::Opened;

use super::HeldFor;
use crate::Result;

/// A package as the office lists it.
#[derive(Debug, Clone)]
pub(crate) struct Package {
    pub(crate) sha256: String,
    pub(crate) id: Uuid,
    pub(crate) rw_id: i64,
    pub(crate) number: i64,
    /// `None` once taken in.
    pub(crate) held_for: Option<HeldFor>,
    pub(crate) signing_key: String,
    pub(crate) made_at: DateTime<Utc>,
    pub(crate) received_at: DateTime<Utc>,
    pub(crate) meta: PackageMeta,
}

const COLUMNS: &str = "sha256, id, rw_id, number, held_for, signing_key, made_at, received_at, meta";

fn read(row: &Row<'_>) -> rusqlite::Result<Package> {
    let held_for: Option<String> = row.get(4)?;
    let meta: String = row.get(8)?;
    let meta = serde_json::from_str(&meta).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(8, rusqlite::types::Type::Text, Box::new(error))
    })?;
    Ok(Package {
        sha256: row.get(0)?,
        id: row.get(1)?,
        rw_id: row.get(2)?,
        number: row.get(3)?,
        held_for: held_for.as_deref().map(HeldFor::from_word),
        signing_key: row.get(5)?,
        made_at: row.get(6)?,
        received_at: row.get(7)?,
        meta,
    })
}

/// The package of this id, where it was taken in.
pub(super) fn taken_by_id(connection: &Connection, id: Uuid) -> Result<Option<Package>> {
    let sql = format!("SELECT {COLUMNS} FROM package WHERE id = ?1 AND state = 'taken'");
    Ok(connection.query_row(&sql, [id], read).optional()?)
}

/// Held packages in the order of RW and number.
pub(crate) fn held(connection: &Connection) -> Result<Vec<Package>> {
    listed(connection, "held")
}

/// Packages taken in, in the order of RW and number.
pub(crate) fn taken(connection: &Connection) -> Result<Vec<Package>> {
    listed(connection, "taken")
}

fn listed(connection: &Connection, state: &str) -> Result<Vec<Package>> {
    let sql =
        format!("SELECT {COLUMNS} FROM package WHERE state = ?1 ORDER BY rw_id, number, made_at, sha256");
    let mut statement = connection.prepare(&sql)?;
    Ok(statement.query_map([state], read)?.collect::<rusqlite::Result<_>>()?)
}

/// Writes the row of a package, held or taken; a held one becomes taken.
pub(super) fn note(
    connection: &Connection,
    rw: i64,
    opened: &Opened,
    held_for: Option<HeldFor>,
) -> Result<()> {
    let meta = &opened.contents.meta;
    let state = if held_for.is_some() { "held" } else { "taken" };
    connection.execute(
        "INSERT INTO package
           (sha256, id, rw_id, number, state, held_for, signing_key, made_at, received_at, meta)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
         ON CONFLICT (sha256) DO UPDATE SET state = excluded.state, held_for = excluded.held_for",
        params![
            opened.sha256,
            meta.id,
            rw,
            meta.number,
            state,
            held_for.map(HeldFor::word),
            meta.card.signing_key.text(),
            meta.created_at,
            Utc::now(),
            serde_json::to_string(meta)?,
        ],
    )?;
    Ok(())
}

/// Keeps the counts of a package.
pub(super) fn note_recap(connection: &Connection, sha256: &str, rows: &[RecapRow]) -> Result<()> {
    let mut insert = connection.prepare_cached("INSERT INTO recap VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
    for row in rows {
        insert.execute(params![
            sha256,
            row.pmks,
            row.jenis_kelamin,
            row.nama,
            row.rahasia,
            row.sudah_dilayani,
            row.belum_dilayani
        ])?;
    }
    Ok(())
}

/// The counts that a package brought.
pub(crate) fn recap(connection: &Connection, sha256: &str) -> Result<Vec<RecapRow>> {
    let mut statement = connection.prepare_cached(
        "SELECT pmks, name, sex, secret, served, unserved FROM recap WHERE sha256 = ?1 ORDER BY pmks, sex",
    )?;
    let rows = statement.query_map([sha256], |row| {
        Ok(RecapRow {
            pmks: row.get(0)?,
            nama: row.get(1)?,
            jenis_kelamin: row.get(2)?,
            rahasia: row.get(3)?,
            sudah_dilayani: row.get(4)?,
            belum_dilayani: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
