//! SQL of `partner`.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::{PartnerForm, PartnerLabel};
use crate::Result;

pub(super) fn insert(connection: &Connection, id: Uuid, form: &PartnerForm) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO partner (id, name, kind) VALUES (?1, ?2, ?3)")?
        .execute(params![id, form.name, form.kind])?;
    update(connection, id, form)
}

/// The form is taken apart without `..`: a field that is not written does not compile.
pub(super) fn update(connection: &Connection, id: Uuid, form: &PartnerForm) -> Result<()> {
    let PartnerForm { name, kind, offers, phone, address, contact, note, active } = form;
    connection
        .prepare_cached(
            "UPDATE partner SET name = ?2, kind = ?3, offers = ?4, phone = ?5, address = ?6, contact = ?7, note = ?8,
                    active = ?9
             WHERE id = ?1",
        )?
        .execute(params![id, name, kind, offers, phone, address, contact, note, active])?;
    Ok(())
}

pub(super) fn withdraw(connection: &Connection, id: Uuid, reason: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE partner SET withdrawn = ?2 WHERE id = ?1")?
        .execute(params![id, reason])?;
    Ok(())
}

/// Revision and form of one that was not taken back.
pub(super) fn find(connection: &Connection, id: Uuid) -> Result<Option<(i64, PartnerForm)>> {
    let mut statement = connection.prepare_cached(
        "SELECT rev, name, kind, offers, phone, address, contact, note, active FROM partner
         WHERE id = ?1 AND withdrawn = ''",
    )?;
    let found = statement.query_row([id], |row| {
        let form = PartnerForm {
            name: row.get(1)?,
            kind: row.get(2)?,
            offers: row.get(3)?,
            phone: row.get(4)?,
            address: row.get(5)?,
            contact: row.get(6)?,
            note: row.get(7)?,
            active: row.get(8)?,
        };
        Ok((row.get(0)?, form))
    });
    Ok(found.optional()?)
}

pub(super) fn label(connection: &Connection, id: Uuid) -> Result<Option<PartnerLabel>> {
    let mut statement =
        connection.prepare_cached("SELECT name, active, withdrawn <> '' FROM partner WHERE id = ?1")?;
    let found = statement.query_row([id], |row| {
        Ok(PartnerLabel { name: row.get(0)?, active: row.get(1)?, withdrawn: row.get(2)? })
    });
    Ok(found.optional()?)
}
