//! SQL of `follow_up`.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use crate::Result;
use crate::case::follow_up::{Checked, FollowUpKind, Owner};
use crate::case::timeline::StoredFollowUp;
use crate::journal::{ERASED, wipe};

pub(in crate::case) fn insert_follow_up(
    connection: &Connection,
    id: Uuid,
    case: Uuid,
    checked: &Checked,
    author: Uuid,
    written_at: &str,
) -> Result<()> {
    let Checked { kind, happened, text, outcome, officer, next_visit: _ } = checked;
    connection
        .prepare_cached(
            "INSERT INTO follow_up (id, case_id, kind, happened, text, officer, author, written_at, outcome)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            id,
            case,
            kind.as_str(),
            happened.to_string(),
            text,
            officer,
            author,
            written_at,
            outcome
        ])?;
    Ok(())
}

pub(in crate::case) fn update_follow_up(connection: &Connection, id: Uuid, checked: &Checked) -> Result<()> {
    let Checked { kind, happened, text, outcome, officer, next_visit: _ } = checked;
    connection
        .prepare_cached(
            "UPDATE follow_up SET kind = ?2, happened = ?3, text = ?4, officer = ?5, outcome = ?6 WHERE id = ?1",
        )?
        .execute(params![id, kind.as_str(), happened.to_string(), text, officer, outcome])?;
    Ok(())
}

pub(in crate::case) fn withdraw_follow_up(connection: &Connection, id: Uuid, reason: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE follow_up SET withdrawn = ?2 WHERE id = ?1")?
        .execute(params![id, reason])?;
    Ok(())
}

/// That it was, when and by whom is left.
pub(in crate::case) fn erase_follow_up(connection: &Connection, id: Uuid) -> Result<()> {
    let was_hidden: bool = connection
        .prepare_cached("SELECT withdrawn <> '' FROM follow_up WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?;
    wipe(
        connection,
        "follow_up",
        "id",
        id,
        &["case_id", "kind", "happened", "officer", "author", "written_at"],
    )?;
    if was_hidden { withdraw_follow_up(connection, id, ERASED) } else { Ok(()) }
}

pub(in crate::case) fn owner_of_follow_up(connection: &Connection, id: Uuid) -> Result<Option<Owner>> {
    Ok(connection
        .prepare_cached("SELECT case_id, officer, author FROM follow_up WHERE id = ?1 AND withdrawn = ''")?
        .query_row([id], |row| Ok(Owner { case: row.get(0)?, officer: row.get(1)?, author: row.get(2)? }))
        .optional()?)
}

/// Also of a follow-up that was taken back.
pub(in crate::case) fn owner_of_any_follow_up(connection: &Connection, id: Uuid) -> Result<Option<Owner>> {
    Ok(connection
        .prepare_cached("SELECT case_id, officer, author FROM follow_up WHERE id = ?1")?
        .query_row([id], |row| Ok(Owner { case: row.get(0)?, officer: row.get(1)?, author: row.get(2)? }))
        .optional()?)
}

pub(in crate::case) fn follow_ups(connection: &Connection, case: Uuid) -> Result<Vec<StoredFollowUp>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, rev, kind, happened, text, officer, author, written_at, outcome
         FROM follow_up WHERE case_id = ?1 AND withdrawn = '' ORDER BY happened, written_at",
    )?;
    let found = statement.query_map([case], |row| {
        Ok(StoredFollowUp {
            id: row.get(0)?,
            rev: row.get(1)?,
            kind: FollowUpKind::parse(row.get_ref(2)?.as_str()?),
            happened: row.get(3)?,
            text: row.get(4)?,
            officer: row.get(5)?,
            author: row.get(6)?,
            written_at: row.get(7)?,
            outcome: row.get(8)?,
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub(in crate::case) fn follow_up_ids(connection: &Connection, case: Uuid) -> Result<Vec<Uuid>> {
    let mut statement = connection.prepare_cached("SELECT id FROM follow_up WHERE case_id = ?1")?;
    Ok(statement.query_map([case], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

pub(in crate::case) fn case_with_follow_up(connection: &Connection, id: Uuid) -> Result<Option<Uuid>> {
    let mut statement = connection.prepare_cached("SELECT case_id FROM follow_up WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get(0)).optional()?)
}
