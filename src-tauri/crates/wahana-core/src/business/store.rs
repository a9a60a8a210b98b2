//! SQL of `business` and its lists.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::form::{BusinessForm, BusinessMemberForm, Checked};
use super::{BusinessProgress, BusinessRow};
use crate::Result;
use crate::journal::{Journalled, wipe_record};
use crate::values::Rupiah;

pub(super) fn insert(connection: &Connection, id: Uuid, checked: &Checked) -> Result<()> {
    connection.prepare_cached("INSERT INTO business (id, name) VALUES (?1, '')")?.execute([id])?;
    update(connection, id, checked)
}

/// What was checked is taken apart without `..`: a field that is not written does not compile.
pub(super) fn update(connection: &Connection, id: Uuid, checked: &Checked) -> Result<()> {
    let Checked { name, work, since, place, stopped_on, stopped_why, note, members: _, cases: _ } = checked;
    connection
        .prepare_cached(
            "UPDATE business SET name = ?2, work = ?3, since = ?4, venue = ?5, stopped_on = ?6, stopped_why = ?7,
                    note = ?8
             WHERE id = ?1",
        )?
        .execute(params![id, name, work, since, place, stopped_on, stopped_why, note])?;
    Ok(())
}

/// Says in the record itself that its lists are others.
pub(super) fn note_list_change(connection: &Connection, id: Uuid) -> Result<()> {
    connection
        .prepare_cached("UPDATE business SET list_changes = list_changes + 1 WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// One as stored, without its lists.
pub(super) struct Stored {
    pub(super) rev: i64,
    pub(super) form: BusinessForm,
}

pub(super) fn find(connection: &Connection, id: Uuid) -> Result<Option<Stored>> {
    let sql = "SELECT rev, name, work, since, venue, stopped_on, stopped_why, note
               FROM business WHERE id = ?1 AND withdrawn = ''";
    let found = connection.prepare_cached(sql)?.query_row([id], |row| {
        Ok(Stored {
            rev: row.get(0)?,
            form: BusinessForm {
                name: row.get(1)?,
                work: row.get(2)?,
                since: row.get(3)?,
                place: row.get(4)?,
                stopped_on: row.get(5)?,
                stopped_why: row.get(6)?,
                note: row.get(7)?,
                members: Vec::new(),
                cases: Vec::new(),
            },
        })
    });
    Ok(found.optional()?)
}

const ROW_COLUMNS: &str = "business.id, name, work, venue, since, stopped_on,
    (SELECT count(*) FROM business_member AS line
     WHERE line.business_id = business.id AND line.withdrawn = ''),
    coalesce((SELECT max(day) FROM business_progress AS line
     WHERE line.business_id = business.id AND line.withdrawn = ''), '')";

fn row_of(row: &Row) -> rusqlite::Result<BusinessRow> {
    Ok(BusinessRow {
        id: row.get(0)?,
        name: row.get(1)?,
        work: row.get(2)?,
        place: row.get(3)?,
        since: row.get(4)?,
        stopped_on: row.get(5)?,
        members: row.get(6)?,
        last: row.get(7)?,
    })
}

/// Those that were not taken back and meet the condition, which may end with an order.
pub(super) fn rows(
    connection: &Connection,
    rest: &str,
    values: impl rusqlite::Params,
) -> Result<Vec<BusinessRow>> {
    let sql = format!("SELECT {ROW_COLUMNS} FROM business WHERE business.withdrawn = '' {rest}");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map(values, row_of)?.collect::<rusqlite::Result<_>>()?)
}

/// How many of them meet the condition, which may be empty.
pub(super) fn count(connection: &Connection, condition: &str, values: impl rusqlite::Params) -> Result<i64> {
    let sql = format!("SELECT count(*) FROM business WHERE withdrawn = '' {condition}");
    Ok(connection.prepare_cached(&sql)?.query_row(values, |row| row.get(0))?)
}

pub(super) fn label(connection: &Connection, id: Uuid) -> Result<Option<(String, bool)>> {
    let sql = "SELECT name, withdrawn <> '' FROM business WHERE id = ?1";
    let found = connection.prepare_cached(sql)?.query_row([id], |row| Ok((row.get(0)?, row.get(1)?)));
    Ok(found.optional()?)
}

/// A resident in a business.
pub(super) struct MemberLine {
    pub(super) id: Uuid,
    pub(super) business: Uuid,
    pub(super) place: i64,
    pub(super) person: Uuid,
    pub(super) task: String,
    pub(super) on_list: bool,
}

fn lines(connection: &Connection, rest: &str, of: Uuid) -> Result<Vec<MemberLine>> {
    let sql = format!(
        "SELECT id, business_id, place, person_id, task, withdrawn = '' FROM business_member WHERE {rest}"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let found = statement.query_map([of], |row| {
        Ok(MemberLine {
            id: row.get(0)?,
            business: row.get(1)?,
            place: row.get(2)?,
            person: row.get(3)?,
            task: row.get(4)?,
            on_list: row.get(5)?,
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn members(connection: &Connection, business: Uuid) -> Result<Vec<MemberLine>> {
    lines(connection, "business_id = ?1 AND withdrawn = '' ORDER BY place, id", business)
}

/// One row, also one that was taken off its list.
pub(super) fn member(connection: &Connection, id: Uuid) -> Result<Option<MemberLine>> {
    Ok(lines(connection, "id = ?1", id)?.into_iter().next())
}

/// Every row of a resident, also those that were taken off their list.
pub(super) fn members_of(connection: &Connection, person: Uuid) -> Result<Vec<MemberLine>> {
    lines(connection, "person_id = ?1 ORDER BY id", person)
}

/// Places of a resident, of what is there.
pub(super) fn rows_of(connection: &Connection, person: Uuid) -> Result<Vec<Uuid>> {
    let sql = "SELECT line.id FROM business_member AS line JOIN business ON business.id = line.business_id
               WHERE line.person_id = ?1 AND line.withdrawn = '' AND business.withdrawn = '' ORDER BY line.id";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_map([person], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// The businesses that a resident is in.
pub(super) fn of_person(connection: &Connection, person: Uuid) -> Result<Vec<Uuid>> {
    let sql =
        "SELECT business.id FROM business_member AS line JOIN business ON business.id = line.business_id
               WHERE line.person_id = ?1 AND line.withdrawn = '' AND business.withdrawn = '' ORDER BY name";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_map([person], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// The businesses that serve a case.
pub(super) fn of_case(connection: &Connection, case: Uuid) -> Result<Vec<Uuid>> {
    let sql = "SELECT business.id FROM business_case AS line JOIN business ON business.id = line.business_id
               WHERE line.case_id = ?1 AND line.withdrawn = '' AND business.withdrawn = '' ORDER BY name";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_map([case], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn insert_member(
    connection: &Connection,
    id: Uuid,
    business: Uuid,
    place: i64,
    one: &BusinessMemberForm,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO business_member (id, business_id, place, person_id, task) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![id, business, place, one.person, one.task])?;
    Ok(())
}

pub(super) fn set_member(connection: &Connection, id: Uuid, place: i64, task: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE business_member SET place = ?2, task = ?3 WHERE id = ?1")?
        .execute(params![id, place, task])?;
    Ok(())
}

pub(super) fn set_person(connection: &Connection, id: Uuid, person: Uuid) -> Result<()> {
    connection
        .prepare_cached("UPDATE business_member SET person_id = ?2 WHERE id = ?1")?
        .execute([id, person])?;
    Ok(())
}

/// Of the business itself or of a row of any of its lists.
pub(super) fn take_off(connection: &Connection, table: &Journalled, id: Uuid, reason: &str) -> Result<()> {
    let sql = format!("UPDATE {} SET withdrawn = ?2 WHERE id = ?1", table.table);
    connection.prepare_cached(&sql)?.execute(params![id, reason])?;
    Ok(())
}

/// How it went, the latest first.
pub(super) fn progress(connection: &Connection, business: Uuid) -> Result<Vec<BusinessProgress>> {
    let sql =
        "SELECT id, day, what, turnover FROM business_progress WHERE business_id = ?1 AND withdrawn = ''
               ORDER BY day DESC, id DESC";
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map([business], |row| {
        Ok(BusinessProgress { id: row.get(0)?, day: row.get(1)?, what: row.get(2)?, turnover: row.get(3)? })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn insert_progress(
    connection: &Connection,
    id: Uuid,
    business: Uuid,
    day: &str,
    what: &str,
    turnover: Option<Rupiah>,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO business_progress (id, business_id, day, what, turnover) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![id, business, day, what, turnover])?;
    Ok(())
}

/// The business that a row of any of the lists belongs to.
pub(super) fn of_row(connection: &Connection, row: Uuid) -> Result<Option<Uuid>> {
    let sql = "SELECT business_id FROM business_member WHERE id = ?1
               UNION ALL SELECT business_id FROM business_case WHERE id = ?1
               UNION ALL SELECT business_id FROM business_progress WHERE id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([row], |row| row.get(0)).optional()?)
}

/// Erases what a member does; that somebody was one is left.
pub(super) fn erase_member(connection: &Connection, id: Uuid) -> Result<()> {
    wipe_record(connection, "business_member", id, &["business_id", "place", "person_id"])
}
