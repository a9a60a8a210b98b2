//! SQL of `notice`.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::{Checked, Notice, NoticeForm};
use crate::Result;
use crate::journal::wipe;

/// The record of a person, hidden or not.
pub(super) fn id_of(connection: &Connection, person: Uuid) -> Result<Option<Uuid>> {
    let mut statement = connection.prepare_cached("SELECT id FROM notice WHERE person_id = ?1")?;
    Ok(statement.query_row([person], |row| row.get(0)).optional()?)
}

pub(super) fn person_of(connection: &Connection, id: Uuid) -> Result<Option<Uuid>> {
    let mut statement = connection.prepare_cached("SELECT person_id FROM notice WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get(0)).optional()?)
}

pub(super) fn find(connection: &Connection, person: Uuid) -> Result<Option<Notice>> {
    let mut statement = connection.prepare_cached(
        "SELECT notice.rev, ground, told_on, told_by, way, guardian, guardian_relation, ended_on,
                coalesce(officer.name, '')
         FROM notice LEFT JOIN officer ON officer.id = told_by WHERE person_id = ?1 AND withdrawn = ''",
    )?;
    let found = statement.query_row([person], |row| {
        Ok(Notice {
            rev: row.get(0)?,
            form: NoticeForm {
                ground: row.get(1)?,
                told_on: row.get(2)?,
                told_by: row.get(3)?,
                way: row.get(4)?,
                guardian: row.get(5)?,
                guardian_relation: row.get(6)?,
                ended_on: row.get(7)?,
            },
            told_by_name: row.get(8)?,
        })
    });
    Ok(found.optional()?)
}

pub(super) fn insert(connection: &Connection, id: Uuid, person: Uuid, checked: &Checked) -> Result<()> {
    insert_bare(connection, id, person)?;
    update(connection, id, checked)
}

/// Taken apart without `..`: a field that is not written does not compile. One that was hidden is seen again.
pub(super) fn update(connection: &Connection, id: Uuid, Checked(form): &Checked) -> Result<()> {
    let NoticeForm { ground, told_on, told_by, way, guardian, guardian_relation, ended_on } = form;
    connection
        .prepare_cached(
            "UPDATE notice SET ground = ?2, told_on = ?3, told_by = ?4, way = ?5, guardian = ?6,
                    guardian_relation = ?7, ended_on = ?8, withdrawn = '' WHERE id = ?1",
        )?
        .execute(params![id, ground, told_on, told_by, way, guardian, guardian_relation, ended_on])?;
    Ok(())
}

pub(super) fn insert_bare(connection: &Connection, id: Uuid, person: Uuid) -> Result<()> {
    connection.prepare_cached("INSERT INTO notice (id, person_id) VALUES (?1, ?2)")?.execute([id, person])?;
    Ok(())
}

pub(super) fn keep_until(connection: &Connection, id: Uuid, day: &str, reason: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE notice SET kept_until = ?2, kept_reason = ?3, withdrawn = '' WHERE id = ?1")?
        .execute(params![id, day, reason])?;
    Ok(())
}

/// What keeps a `person` from being looked at again: kept beyond the day that stands at `?2`.
pub(super) const KEPT: &str =
    "SELECT 1 FROM notice WHERE notice.person_id = person.id AND notice.withdrawn = '' AND kept_until > ?2";

/// Nothing but whose it was is left.
pub(super) fn erase(connection: &Connection, id: Uuid) -> Result<()> {
    wipe(connection, "notice", "id", id, &["person_id"])
}
