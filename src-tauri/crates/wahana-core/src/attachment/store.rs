//! SQL of `attachment`.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{AttachmentForm, AttachmentKind, Ready};
use crate::Result;
use crate::journal::{ERASED, wipe};
use crate::record::MainRecord;

/// One as it is stored, without what opens its file.
pub(super) struct Stored {
    pub(super) id: Uuid,
    pub(super) rev: i64,
    pub(super) on: MainRecord,
    pub(super) form: AttachmentForm,
    pub(super) added_by: Option<Uuid>,
    pub(super) added_at: String,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) withdrawn: bool,
}

const COLUMNS: &str =
    "id, rev, person_id, household_id, case_id, shows, description, taken_on, added_by, added_at,
                       width, height, withdrawn <> ''";

fn stored(row: &Row) -> rusqlite::Result<Stored> {
    let kind: String = row.get(5)?;
    Ok(Stored {
        id: row.get(0)?,
        rev: row.get(1)?,
        on: MainRecord::of_row(row, 2)?,
        form: AttachmentForm {
            kind: AttachmentKind::parse(&kind),
            description: row.get(6)?,
            taken_on: row.get(7)?,
        },
        added_by: row.get(8)?,
        added_at: row.get(9)?,
        width: row.get(10)?,
        height: row.get(11)?,
        withdrawn: row.get(12)?,
    })
}

pub(super) fn find_any(connection: &Connection, id: Uuid) -> Result<Option<Stored>> {
    let sql = format!("SELECT {COLUMNS} FROM attachment WHERE id = ?1");
    Ok(connection.prepare_cached(&sql)?.query_row([id], stored).optional()?)
}

/// The latest day first, of one day the newest.
pub(super) fn of_record(connection: &Connection, on: MainRecord) -> Result<Vec<Stored>> {
    let column = on.column();
    let sql = format!(
        "SELECT {COLUMNS} FROM attachment WHERE {column} = ?1 AND {column} IS NOT NULL AND withdrawn = ''
         ORDER BY taken_on DESC, id DESC"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([on.id()], stored)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn count(connection: &Connection, on: MainRecord) -> Result<i64> {
    let column = on.column();
    let sql = format!(
        "SELECT count(*) FROM attachment WHERE {column} = ?1 AND {column} IS NOT NULL AND withdrawn = ''"
    );
    Ok(connection.prepare_cached(&sql)?.query_row([on.id()], |row| row.get(0))?)
}

pub(super) fn count_files(connection: &Connection) -> Result<i64> {
    let sql = "SELECT count(*) FROM attachment WHERE file <> ''";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// Name and key.
pub(super) fn file_of(connection: &Connection, id: Uuid) -> Result<Option<(String, Zeroizing<String>)>> {
    let mut statement =
        connection.prepare_cached("SELECT file, file_key FROM attachment WHERE id = ?1 AND file <> ''")?;
    let found = statement.query_row([id], |row| Ok((row.get(0)?, Zeroizing::new(row.get(1)?))));
    Ok(found.optional()?)
}

/// With the length of each.
pub(super) fn names(connection: &Connection) -> Result<Vec<(String, u64)>> {
    let sql = "SELECT file, bytes FROM attachment WHERE file <> '' ORDER BY file";
    let mut statement = connection.prepare(sql)?;
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.cast_unsigned())))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn is_named(connection: &Connection, name: &str) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM attachment WHERE file = ?1 AND file <> '')";
    Ok(connection.prepare_cached(sql)?.query_row([name], |row| row.get(0))?)
}

/// Every one of a record of any kind with its file, hidden ones too.
pub(super) fn all_of(connection: &Connection, record: Uuid) -> Result<Vec<(Uuid, String)>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, file FROM attachment WHERE person_id = ?1
         UNION ALL SELECT id, file FROM attachment WHERE household_id = ?1
         UNION ALL SELECT id, file FROM attachment WHERE case_id = ?1",
    )?;
    let found = statement.query_map([record], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn insert(
    connection: &Connection,
    id: Uuid,
    ready: &Ready,
    form: &AttachmentForm,
    added_by: Uuid,
    added_at: &str,
) -> Result<()> {
    let sql = format!(
        "INSERT INTO attachment (id, {}, shows, description, taken_on, added_by, added_at, file, file_key, bytes, width,
                                 height)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        ready.on.column()
    );
    let bytes = i64::try_from(ready.sealed.bytes.len()).unwrap_or(i64::MAX);
    connection.prepare_cached(&sql)?.execute(params![
        id,
        ready.on.id(),
        form.kind.as_str(),
        form.description,
        form.taken_on,
        added_by,
        added_at,
        ready.sealed.name,
        ready.sealed.key.as_str(),
        bytes,
        ready.width,
        ready.height
    ])?;
    Ok(())
}

pub(super) fn update(connection: &Connection, id: Uuid, form: &AttachmentForm) -> Result<()> {
    connection
        .prepare_cached("UPDATE attachment SET shows = ?2, description = ?3, taken_on = ?4 WHERE id = ?1")?
        .execute(params![id, form.kind.as_str(), form.description, form.taken_on])?;
    Ok(())
}

pub(super) fn withdraw(connection: &Connection, id: Uuid, reason: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE attachment SET withdrawn = ?2 WHERE id = ?1")?
        .execute(params![id, reason])?;
    Ok(())
}

/// That something was added, by whom and when, is left.
pub(super) fn erase(connection: &Connection, id: Uuid) -> Result<()> {
    let kept = ["person_id", "household_id", "case_id", "shows", "added_by", "added_at"];
    wipe(connection, "attachment", "id", id, &kept)?;
    connection
        .prepare_cached("UPDATE attachment SET withdrawn = ?2 WHERE id = ?1")?
        .execute(params![id, ERASED])?;
    Ok(())
}
