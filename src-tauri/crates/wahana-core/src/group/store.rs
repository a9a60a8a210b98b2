//! SQL of `rw_group`, `rw_group_rt` and `rw_group_number`.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::{Group, ImportantNumber};
use crate::Result;
use crate::reference::regions;

pub(super) fn find(connection: &Connection) -> Result<Option<Group>> {
    let mut statement = connection
        .prepare_cached("SELECT id, rev, name, kelurahan_code, rw, address, decree, office FROM rw_group")?;
    let found = statement
        .query_row([], |row| {
            Ok(Group {
                id: row.get(0)?,
                rev: row.get(1)?,
                name: row.get(2)?,
                kelurahan_code: row.get(3)?,
                kelurahan: String::new(),
                kemantren: String::new(),
                rw: row.get(4)?,
                rts: Vec::new(),
                address: row.get(5)?,
                decree: row.get(6)?,
                office: row.get(7)?,
                numbers: Vec::new(),
            })
        })
        .optional()?;
    let Some(mut group) = found else { return Ok(None) };
    if let Some(place) = regions(true).into_iter().find(|one| one.code == group.kelurahan_code) {
        group.kelurahan = place.name;
        group.kemantren = place.kemantren;
    }
    group.rts = connection
        .prepare_cached("SELECT rt FROM rw_group_rt WHERE group_id = ?1 ORDER BY rt")?
        .query_map([group.id], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    group.numbers = connection
        .prepare_cached("SELECT label, phone FROM rw_group_number WHERE group_id = ?1 ORDER BY place")?
        .query_map([group.id], |row| Ok(ImportantNumber { label: row.get(0)?, phone: row.get(1)? }))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Some(group))
}

// In both the group is taken apart without `..`: a field that is not written does not compile.
pub(super) fn insert(connection: &Connection, group: &Group) -> Result<()> {
    let Group {
        id,
        rev: _,
        name,
        kelurahan_code,
        kelurahan: _,
        kemantren: _,
        rw,
        rts: _,
        address,
        decree,
        office,
        numbers: _,
    } = group;
    connection.execute(
        "INSERT INTO rw_group (id, name, kelurahan_code, rw, address, decree, office)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![id, name, kelurahan_code, rw, address, decree, office],
    )?;
    set_rts(connection, group)
}

pub(super) fn update(connection: &Connection, group: &Group) -> Result<()> {
    let Group {
        id,
        rev: _,
        name,
        kelurahan_code,
        kelurahan: _,
        kemantren: _,
        rw,
        rts: _,
        address,
        decree,
        office,
        numbers: _,
    } = group;
    connection.execute(
        "UPDATE rw_group SET name = ?2, kelurahan_code = ?3, rw = ?4, address = ?5, decree = ?6, office = ?7
         WHERE id = ?1",
        params![id, name, kelurahan_code, rw, address, decree, office],
    )?;
    set_rts(connection, group)
}

fn set_rts(connection: &Connection, group: &Group) -> Result<()> {
    connection.execute("DELETE FROM rw_group_rt WHERE group_id = ?1", [group.id])?;
    let mut statement =
        connection.prepare_cached("INSERT INTO rw_group_rt (group_id, rt) VALUES (?1, ?2)")?;
    for rt in &group.rts {
        statement.execute(params![group.id, rt])?;
    }
    Ok(())
}

pub(super) fn set_numbers(connection: &Connection, group: Uuid, numbers: &[ImportantNumber]) -> Result<()> {
    connection.execute("DELETE FROM rw_group_number WHERE group_id = ?1", [group])?;
    let mut statement = connection.prepare_cached(
        "INSERT INTO rw_group_number (group_id, place, label, phone) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (place, ImportantNumber { label, phone }) in (1_i64..).zip(numbers) {
        statement.execute(params![group, place, label, phone])?;
    }
    Ok(())
}
