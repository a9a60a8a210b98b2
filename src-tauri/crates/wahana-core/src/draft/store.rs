//! SQL of `draft`.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::Draft;
use crate::Result;

pub(super) fn upsert(connection: &Connection, id: Uuid, officer: Uuid, draft: &Draft) -> Result<()> {
    let Draft { form, subject, payload, saved_at } = draft;
    connection
        .prepare_cached(
            "INSERT INTO draft (id, officer, form, subject, payload, saved_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (officer, form, subject) DO UPDATE SET payload = excluded.payload, saved_at = excluded.saved_at",
        )?
        .execute(params![id, officer, form, subject, payload, saved_at])?;
    Ok(())
}

pub(super) fn find(
    connection: &Connection,
    officer: Uuid,
    form: &str,
    subject: &str,
) -> Result<Option<Draft>> {
    Ok(connection
        .prepare_cached(
            "SELECT form, subject, payload, saved_at FROM draft WHERE officer = ?1 AND form = ?2 AND subject = ?3",
        )?
        .query_row(params![officer, form, subject], draft)
        .optional()?)
}

pub(super) fn list(connection: &Connection, officer: Uuid) -> Result<Vec<Draft>> {
    Ok(connection
        .prepare_cached(
            "SELECT form, subject, payload, saved_at FROM draft WHERE officer = ?1 ORDER BY saved_at DESC",
        )?
        .query_map([officer], draft)?
        .collect::<rusqlite::Result<_>>()?)
}

pub(super) fn delete(connection: &Connection, officer: Uuid, form: &str, subject: &str) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM draft WHERE officer = ?1 AND form = ?2 AND subject = ?3")?
        .execute(params![officer, form, subject])?;
    Ok(())
}

/// Drafts of everybody: of one of these records, or naming one of these words, ids among them.
pub(super) fn about(connection: &Connection, words: &[String]) -> Result<Vec<Uuid>> {
    let sql = "SELECT id FROM draft WHERE subject = ?1 OR instr(lower(payload), lower(?1)) > 0";
    let mut statement = connection.prepare_cached(sql)?;
    let mut found = Vec::new();
    for word in words {
        found
            .extend(statement.query_map([word], |row| row.get(0))?.collect::<rusqlite::Result<Vec<Uuid>>>()?);
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

pub(super) fn follow(connection: &Connection, from: &str, to: &str) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO draft_followed (draft, was)
             SELECT id, ?1 FROM draft
             WHERE (subject = ?1 OR instr(payload, ?1) > 0) AND subject <> ?2 AND instr(payload, ?2) = 0",
        )?
        .execute([from, to])?;
    connection
        .prepare_cached(
            "UPDATE draft SET payload = replace(payload, ?1, ?2) WHERE subject <> ?1 AND instr(payload, ?1) > 0",
        )?
        .execute([from, to])?;
    connection
        .prepare_cached(
            "UPDATE OR IGNORE draft SET subject = ?2, payload = replace(payload, ?1, ?2)
             WHERE subject = ?1 AND form NOT IN ('person', 'household')",
        )?
        .execute([from, to])?;
    Ok(())
}

pub(super) fn follow_back(connection: &Connection, from: &str, to: &str) -> Result<()> {
    let followed = "id IN (SELECT draft FROM draft_followed WHERE was = ?1)";
    connection
        .prepare_cached(&format!("UPDATE draft SET payload = replace(payload, ?2, ?1) WHERE {followed}"))?
        .execute([from, to])?;
    connection
        .prepare_cached(&format!(
            "UPDATE OR IGNORE draft SET subject = ?1 WHERE subject = ?2 AND {followed}"
        ))?
        .execute([from, to])?;
    connection.prepare_cached("DELETE FROM draft_followed WHERE was = ?1")?.execute([from])?;
    Ok(())
}

pub(super) fn delete_one(connection: &Connection, id: Uuid) -> Result<()> {
    connection.prepare_cached("DELETE FROM draft WHERE id = ?1")?.execute([id])?;
    Ok(())
}

fn draft(row: &Row) -> rusqlite::Result<Draft> {
    Ok(Draft { form: row.get(0)?, subject: row.get(1)?, payload: row.get(2)?, saved_at: row.get(3)? })
}
