//! SQL of `officer` and `setting`.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::officers::{Officer, OfficerRow, Theme};
use super::roles::Role;
use crate::Result;
use crate::journal::Journalled;

pub(crate) const OFFICER: Journalled =
    Journalled { area: "vault", table: "officer", derived: &[], children: &[] };

/// Setting: the age recipient of the recovery key.
pub(super) const RECOVERY_RECIPIENT: &str = "recovery_recipient";

/// Setting: the recovery key was used and a new one has to be written down.
pub(super) const RENEW_RECOVERY: &str = "renew_recovery";

const COLUMNS: &str = "id, name, roles, active, new_passphrase_needed, text_size, theme, recipient, pasaran";

/// An officer as stored, with the recipient that makes them one.
pub(super) struct Stored {
    pub(super) row: OfficerRow,
    pub(super) recipient: String,
}

impl Stored {
    pub(super) fn officer(&self) -> Officer {
        Officer { id: self.row.id, name: self.row.name.clone(), roles: self.row.roles.clone() }
    }
}

fn stored(row: &Row) -> rusqlite::Result<Stored> {
    let roles: String = row.get(2)?;
    let theme: String = row.get(6)?;
    Ok(Stored {
        row: OfficerRow {
            id: row.get(0)?,
            name: row.get(1)?,
            roles: Role::parse_list(&roles),
            active: row.get(3)?,
            new_passphrase_needed: row.get(4)?,
            text_size: row.get(5)?,
            theme: Theme::parse(&theme),
            pasaran: row.get(8)?,
        },
        recipient: row.get(7)?,
    })
}

pub(super) fn officer(connection: &Connection, id: Uuid) -> Result<Option<Stored>> {
    let sql = format!("SELECT {COLUMNS} FROM officer WHERE id = ?1");
    Ok(connection.prepare_cached(&sql)?.query_row([id], stored).optional()?)
}

pub(super) fn officers(connection: &Connection) -> Result<Vec<Stored>> {
    let sql = format!("SELECT {COLUMNS} FROM officer ORDER BY active DESC, name");
    Ok(connection.prepare_cached(&sql)?.query_map([], stored)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn insert(connection: &Connection, officer: &Stored) -> Result<()> {
    let row = &officer.row;
    connection.execute(
        "INSERT INTO officer (id, name, roles, recipient, active, new_passphrase_needed, text_size, theme, pasaran)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            row.id,
            row.name,
            Role::list(&row.roles),
            officer.recipient,
            row.active,
            row.new_passphrase_needed,
            row.text_size,
            row.theme.as_str(),
            row.pasaran
        ],
    )?;
    Ok(())
}

pub(super) fn update(connection: &Connection, officer: &Stored) -> Result<()> {
    let row = &officer.row;
    connection.execute(
        "UPDATE officer SET name = ?2, roles = ?3, recipient = ?4, active = ?5, new_passphrase_needed = ?6,
                text_size = ?7, theme = ?8, pasaran = ?9 WHERE id = ?1",
        params![
            row.id,
            row.name,
            Role::list(&row.roles),
            officer.recipient,
            row.active,
            row.new_passphrase_needed,
            row.text_size,
            row.theme.as_str(),
            row.pasaran
        ],
    )?;
    Ok(())
}

pub(super) fn setting(connection: &Connection, name: &str) -> Result<Option<String>> {
    Ok(connection
        .prepare_cached("SELECT value FROM setting WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?)
}

pub(super) fn set_setting(connection: &Connection, name: &str, value: &str) -> Result<()> {
    connection.execute(
        "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [name, value],
    )?;
    Ok(())
}

pub(super) fn remove_setting(connection: &Connection, name: &str) -> Result<()> {
    connection.execute("DELETE FROM setting WHERE name = ?1", [name])?;
    Ok(())
}
