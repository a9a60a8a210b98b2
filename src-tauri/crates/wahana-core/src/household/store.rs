//! SQL of `household` and `household_member`.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::form::{Checked, HEAD, HouseholdForm, MemberForm};
use crate::Result;
use crate::database::Read;
use crate::journal::{ERASED, wipe};

/// A family without its members' names.
pub(super) struct Stored {
    pub(super) rev: i64,
    pub(super) number: i64,
    pub(super) form: HouseholdForm,
    pub(super) withdrawn: String,
}

/// What a list needs of a family.
pub(super) struct Line {
    pub(super) id: Uuid,
    pub(super) number: i64,
    pub(super) kk: String,
    pub(super) kk_unfinished: bool,
    pub(super) rt: String,
    pub(super) address: String,
    pub(super) head: Option<Uuid>,
    pub(super) members: i64,
}

pub(super) fn next_number(connection: &Connection) -> Result<i64> {
    Ok(connection
        .prepare_cached("SELECT coalesce(max(number), 0) + 1 FROM household")?
        .query_row([], |row| row.get(0))?)
}

// In both the form is taken apart without `..`: a field that is not written does not compile.
pub(super) fn insert(connection: &Connection, id: Uuid, number: i64, checked: &Checked) -> Result<()> {
    let Checked { form, kk_unfinished, search_key, kk_doubtful } = checked;
    let HouseholdForm { kk, kk_unfinished: _, rt, address, kampung, note } = form;
    connection
        .prepare_cached(
            "INSERT INTO household (id, number, kk, kk_unfinished, rt, address, kampung, note, search_key,
                                    kk_doubtful)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute(params![
            id,
            number,
            kk,
            kk_unfinished,
            rt,
            address,
            kampung,
            note,
            search_key,
            kk_doubtful
        ])?;
    Ok(())
}

pub(super) fn update(connection: &Connection, id: Uuid, checked: &Checked) -> Result<()> {
    let Checked { form, kk_unfinished, search_key, kk_doubtful } = checked;
    let HouseholdForm { kk, kk_unfinished: _, rt, address, kampung, note } = form;
    connection
        .prepare_cached(
            "UPDATE household SET kk = ?2, kk_unfinished = ?3, rt = ?4, address = ?5, kampung = ?6, note = ?7,
                    search_key = ?8, kk_doubtful = ?9
             WHERE id = ?1",
        )?
        .execute(params![id, kk, kk_unfinished, rt, address, kampung, note, search_key, kk_doubtful])?;
    Ok(())
}

pub(super) fn withdraw(connection: &Connection, id: Uuid, reason: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE household SET withdrawn = ?2 WHERE id = ?1")?
        .execute(params![id, reason])?;
    set_members(connection, id, &[])
}

/// What is left of a family when nobody of it is: number and RT.
pub(super) fn erase(connection: &Connection, id: Uuid) -> Result<()> {
    set_members(connection, id, &[])?;
    wipe(connection, "household", "id", id, &["number", "rt"])?;
    connection
        .prepare_cached("UPDATE household SET withdrawn = ?2 WHERE id = ?1")?
        .execute(params![id, ERASED])?;
    Ok(())
}

pub(super) fn taken_back_as(connection: &Connection, why: &str) -> Result<Vec<Uuid>> {
    let mut statement = connection.prepare_cached("SELECT id FROM household WHERE withdrawn = ?1")?;
    Ok(statement.query_map([why], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Every family that is not erased, taken back or not.
pub(super) fn all_ids(connection: &Connection) -> Result<Vec<Uuid>> {
    let mut statement = connection.prepare_cached("SELECT id FROM household WHERE withdrawn <> ?1")?;
    Ok(statement.query_map([ERASED], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn set_members(connection: &Connection, id: Uuid, members: &[MemberForm]) -> Result<()> {
    connection.prepare_cached("DELETE FROM household_member WHERE household_id = ?1")?.execute([id])?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO household_member (household_id, person_id, relation) VALUES (?1, ?2, ?3)",
    )?;
    for member in members {
        insert.execute(params![id, member.person, member.relation])?;
    }
    Ok(())
}

pub(super) fn find(connection: &Connection, id: Uuid) -> Result<Option<Stored>> {
    let mut statement = connection.prepare_cached(
        "SELECT rev, number, kk, kk_unfinished, rt, address, kampung, note, withdrawn FROM household WHERE id = ?1",
    )?;
    let found = statement.query_row([id], |row| {
        let unfinished: String = row.get(3)?;
        Ok(Stored {
            rev: row.get(0)?,
            number: row.get(1)?,
            form: HouseholdForm {
                kk_unfinished: !unfinished.is_empty(),
                kk: if unfinished.is_empty() { row.get(2)? } else { unfinished },
                rt: row.get(4)?,
                address: row.get(5)?,
                kampung: row.get(6)?,
                note: row.get(7)?,
            },
            withdrawn: row.get(8)?,
        })
    });
    Ok(found.optional()?)
}

/// The head first, then by relation.
pub(super) fn members(connection: &Connection, id: Uuid) -> Result<Vec<MemberForm>> {
    let mut statement = connection.prepare_cached(
        "SELECT person_id, relation FROM household_member WHERE household_id = ?1 ORDER BY relation, person_id",
    )?;
    let rows =
        statement.query_map([id], |row| Ok(MemberForm { person: row.get(0)?, relation: row.get(1)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The family of a person and their relation there.
pub(super) fn membership(connection: &Connection, person: Uuid) -> Result<Option<(Uuid, i64)>> {
    Ok(connection
        .prepare_cached("SELECT household_id, relation FROM household_member WHERE person_id = ?1")?
        .query_row([person], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// The head of a family and how many members it has.
pub(super) fn head_and_size(connection: &Connection, id: Uuid) -> Result<(Option<Uuid>, i64)> {
    Ok(connection
        .prepare_cached(
            "SELECT max(CASE WHEN relation = ?2 THEN person_id END), count(*)
             FROM household_member WHERE household_id = ?1",
        )?
        .query_row(params![id, HEAD], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// Other families with this No. KK.
pub(super) fn with_kk(connection: &Connection, kk: &str, except: Option<Uuid>) -> Result<Vec<Uuid>> {
    let mut statement = connection.prepare_cached(
        "SELECT id FROM household WHERE kk = ?1 AND kk <> '' AND withdrawn = '' AND id IS NOT ?2 LIMIT 5",
    )?;
    let rows = statement.query_map(params![kk, except], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Other families with this RT and address, however its capitals are typed.
pub(super) const SAME_ADDRESS: &str = "SELECT other.id FROM household AS own JOIN household AS other
    ON other.rt = own.rt AND other.address = own.address COLLATE NOCASE AND other.id <> own.id
    WHERE own.id = ?1 AND other.withdrawn = '' AND other.address <> '' ORDER BY other.number LIMIT 8";

pub(super) fn at_same_address(connection: &Connection, id: Uuid) -> Result<Vec<Uuid>> {
    let mut statement = connection.prepare_cached(SAME_ADDRESS)?;
    Ok(statement.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// The columns that [`line_of`] reads, of a table named `household`.
pub(super) const LINE_COLUMNS: &str = "household.id, household.number, household.kk, household.kk_unfinished,
    household.rt, household.address,
    (SELECT person_id FROM household_member WHERE household_id = household.id AND relation = 1),
    (SELECT count(*) FROM household_member WHERE household_id = household.id)";

pub(super) fn line(connection: &Connection, id: Uuid) -> Result<Option<Line>> {
    let sql = format!("SELECT {LINE_COLUMNS} FROM household WHERE id = ?1");
    Ok(connection.prepare_cached(&sql)?.query_row([id], line_of).optional()?)
}

pub(super) fn line_of(row: &Row) -> rusqlite::Result<Line> {
    Ok(Line {
        id: row.get(0)?,
        number: row.get(1)?,
        kk: row.get(2)?,
        kk_unfinished: !row.get_ref(3)?.as_str()?.is_empty(),
        rt: row.get(4)?,
        address: row.get(5)?,
        head: row.get(6)?,
        members: row.get(7)?,
    })
}

/// A sub-select of the family of a `person`.
pub(crate) const OF_PERSON: &str = "SELECT household_id FROM household_member WHERE person_id = person.id";

/// A condition for a family that a column of another table names: that nobody of it is here any more. Of one that was taken
/// back nobody can say so: its members are free, not gone.
pub(crate) fn nobody_here(column: &str) -> String {
    format!(
        "(EXISTS (SELECT 1 FROM household_member WHERE household_id = {column})
         AND NOT EXISTS (SELECT 1 FROM household_member WHERE household_id = {column} AND NOT EXISTS (
             SELECT 1 FROM person INDEXED BY person_gone
             WHERE person.id = household_member.person_id AND person.life <> 'here')))"
    )
}

/// Whether nobody of this family is here any more.
pub(super) fn is_left(connection: &Connection, id: Uuid) -> Result<bool> {
    let sql = format!("SELECT {}", nobody_here("?1"));
    Ok(connection.prepare_cached(&sql)?.query_row([id], |row| row.get(0))?)
}

/// A condition for the family whose id is in the column, named with its table: that they live in the RT, which stands at
/// `place` of the parameters too, or lived there until they were erased.
pub(crate) fn in_rt(ctx: &Read, rt: &str, column: &str, place: usize) -> Result<String> {
    Ok(if ctx.is_common("FROM household WHERE rt = ?1 AND withdrawn = ''", rt)? {
        format!(
            "(SELECT 1 FROM household WHERE household.id = {column} AND household.rt = ?{place}
             AND household.withdrawn IN ('', '{ERASED}'))"
        )
    } else {
        format!(
            "{column} IN (SELECT id FROM household WHERE rt = ?{place} AND withdrawn IN ('', '{ERASED}'))"
        )
    })
}
