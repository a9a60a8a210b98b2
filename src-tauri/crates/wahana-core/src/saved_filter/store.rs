//! SQL of `saved_filter`.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::SavedFilter;
use crate::Result;

pub(super) fn list(connection: &Connection, officer: Uuid, list: &str) -> Result<Vec<SavedFilter>> {
    let sql = "SELECT id, name, payload FROM saved_filter WHERE officer = ?1 AND list = ?2 ORDER BY lower(name), name";
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map(params![officer, list], |row| {
        Ok(SavedFilter { id: row.get(0)?, name: row.get(1)?, payload: row.get(2)? })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn put(connection: &Connection, officer: Uuid, list: &str, saved: &SavedFilter) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO saved_filter (id, officer, list, name, payload) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (id) DO UPDATE SET payload = excluded.payload",
        )?
        .execute(params![saved.id, officer, list, saved.name, saved.payload])?;
    Ok(())
}

/// The list of one that is the officer's own.
pub(super) fn list_of(connection: &Connection, officer: Uuid, id: Uuid) -> Result<Option<String>> {
    let sql = "SELECT list FROM saved_filter WHERE officer = ?1 AND id = ?2";
    Ok(connection.prepare_cached(sql)?.query_row(params![officer, id], |row| row.get(0)).optional()?)
}

pub(super) fn rename(connection: &Connection, id: Uuid, name: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE saved_filter SET name = ?2 WHERE id = ?1")?
        .execute(params![id, name])?;
    Ok(())
}

pub(super) fn remove(connection: &Connection, officer: Uuid, id: Uuid) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM saved_filter WHERE officer = ?1 AND id = ?2")?
        .execute(params![officer, id])?;
    Ok(())
}

/// Those of everybody that hold the word, in their name or in what they search for.
pub(super) fn remove_naming(connection: &Connection, word: &str) -> Result<()> {
    connection
        .prepare_cached(
            "DELETE FROM saved_filter
             WHERE instr(lower(payload), lower(?1)) > 0 OR instr(lower(name), lower(?1)) > 0",
        )?
        .execute([word])?;
    Ok(())
}
