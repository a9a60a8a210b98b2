//! SQL of `emergency` and `emergency_household`.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::form::{Checked, CheckedLine, EmergencyForm, Known, LineForm};
use super::{EmergencyRow, OnEmergency};
use crate::Result;
use crate::assistance::Recipient;
use crate::journal::wipe_record;

pub(super) fn insert(connection: &Connection, id: Uuid, officer: Uuid, checked: &Checked) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO emergency (id, made_by, name, pmks, day) VALUES (?1, ?2, '', ?3, '')")?
        .execute(params![id, officer, checked.pmks])?;
    update(connection, id, checked)
}

/// What was checked is taken apart without `..`: a field that is not written does not compile.
pub(super) fn update(connection: &Connection, id: Uuid, checked: &Checked) -> Result<()> {
    let Checked { name, pmks, day, note } = checked;
    connection
        .prepare_cached("UPDATE emergency SET name = ?2, pmks = ?3, day = ?4, note = ?5 WHERE id = ?1")?
        .execute(params![id, name, pmks, day, note])?;
    Ok(())
}

pub(super) fn set_closed(connection: &Connection, id: Uuid, on: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE emergency SET closed_on = ?2 WHERE id = ?1")?
        .execute(params![id, on])?;
    Ok(())
}

pub(super) fn withdraw(connection: &Connection, id: Uuid, reason: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE emergency SET withdrawn = ?2 WHERE id = ?1")?
        .execute(params![id, reason])?;
    Ok(())
}

/// An emergency without its lines.
pub(super) struct Stored {
    pub(super) rev: i64,
    pub(super) form: EmergencyForm,
    pub(super) closed: bool,
    pub(super) made_by: Option<Uuid>,
}

/// One that was not taken back.
pub(super) fn find(connection: &Connection, id: Uuid) -> Result<Option<Stored>> {
    let sql = "SELECT rev, name, pmks, day, note, closed_on <> '', made_by FROM emergency
               WHERE id = ?1 AND withdrawn = ''";
    let found = connection.prepare_cached(sql)?.query_row([id], |row| {
        Ok(Stored {
            rev: row.get(0)?,
            form: EmergencyForm { name: row.get(1)?, pmks: row.get(2)?, day: row.get(3)?, note: row.get(4)? },
            closed: row.get(5)?,
            made_by: row.get(6)?,
        })
    });
    Ok(found.optional()?)
}

/// Its name, also of one that was taken back, and whether it was.
pub(super) fn label(connection: &Connection, id: Uuid) -> Result<Option<(String, bool)>> {
    let sql = "SELECT name, withdrawn <> '' FROM emergency WHERE id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// Those that were not taken back and meet the condition, which may end with an order.
pub(super) fn rows(
    connection: &Connection,
    rest: &str,
    values: impl rusqlite::Params,
) -> Result<Vec<EmergencyRow>> {
    let lines =
        "FROM emergency_household AS line WHERE line.emergency_id = emergency.id AND line.withdrawn = ''";
    let sql = format!(
        "SELECT id, name, pmks, day, closed_on, (SELECT count(*) {lines}),
                (SELECT coalesce(sum(line.souls), 0) {lines}),
                (SELECT count(*) {lines} AND line.person_id IS NULL AND line.household_id IS NULL)
         FROM emergency WHERE withdrawn = '' {rest}"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let found = statement.query_map(values, |row| {
        Ok(EmergencyRow {
            id: row.get(0)?,
            name: row.get(1)?,
            pmks: row.get(2)?,
            day: row.get(3)?,
            closed_on: row.get(4)?,
            households: row.get(5)?,
            souls: row.get(6)?,
            unregistered: row.get(7)?,
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// How many of them meet the condition, which may be empty.
pub(super) fn count(connection: &Connection, condition: &str, values: impl rusqlite::Params) -> Result<i64> {
    let sql = format!("SELECT count(*) FROM emergency WHERE withdrawn = '' {condition}");
    Ok(connection.prepare_cached(&sql)?.query_row(values, |row| row.get(0))?)
}

/// One line as stored; of its form `known` is not filled.
pub(super) struct Line {
    pub(super) id: Uuid,
    pub(super) list: Uuid,
    pub(super) rev: i64,
    pub(super) place: i64,
    pub(super) form: LineForm,
    pub(super) known: Known,
    pub(super) case: Option<Uuid>,
}

const LINE_COLUMNS: &str = "id, emergency_id, rev, place, name, address, rt, souls, need, phone, person_id,
    household_id, case_id";

fn line_of(row: &Row) -> rusqlite::Result<Line> {
    Ok(Line {
        id: row.get(0)?,
        list: row.get(1)?,
        rev: row.get(2)?,
        place: row.get(3)?,
        form: LineForm {
            name: row.get(4)?,
            address: row.get(5)?,
            rt: row.get(6)?,
            souls: row.get(7)?,
            need: row.get(8)?,
            phone: row.get(9)?,
            known: None,
        },
        known: Known { person: row.get(10)?, household: row.get(11)? },
        case: row.get(12)?,
    })
}

/// The list in its order.
pub(super) fn lines(connection: &Connection, list: Uuid) -> Result<Vec<Line>> {
    let sql = format!(
        "SELECT {LINE_COLUMNS} FROM emergency_household WHERE emergency_id = ?1 AND withdrawn = '' ORDER BY place"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([list], line_of)?.collect::<rusqlite::Result<_>>()?)
}

/// The first line of a list on which this resident or family stands, along its index; `except` is left out.
pub(super) fn first_with(
    connection: &Connection,
    list: Uuid,
    known: Recipient,
    except: Option<Uuid>,
) -> Result<Option<Line>> {
    let column = match known {
        Recipient::Person { .. } => "person_id",
        Recipient::Household { .. } => "household_id",
    };
    let sql = format!(
        "SELECT {LINE_COLUMNS} FROM emergency_household
         WHERE {column} = ?1 AND +emergency_id = ?2 AND withdrawn = '' AND id IS NOT ?3 ORDER BY place LIMIT 1"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_row(params![known.id(), list, except], line_of).optional()?)
}

/// A sub-select of who is known in a column of the lines of the list at this place of the parameters.
pub(super) fn registered_on(column: &str, list: usize) -> String {
    format!(
        "SELECT {column} AS id FROM emergency_household WHERE {column} IS NOT NULL AND withdrawn = ''
         AND emergency_id = (SELECT id FROM emergency WHERE id = ?{list} AND withdrawn = '')"
    )
}

/// A line that was not taken off.
pub(super) fn line(connection: &Connection, id: Uuid) -> Result<Option<Line>> {
    let sql = format!("SELECT {LINE_COLUMNS} FROM emergency_household WHERE id = ?1 AND withdrawn = ''");
    Ok(connection.prepare_cached(&sql)?.query_row([id], line_of).optional()?)
}

/// A line, also one that was taken off.
pub(super) fn any_line(connection: &Connection, id: Uuid) -> Result<Option<Line>> {
    let sql = format!("SELECT {LINE_COLUMNS} FROM emergency_household WHERE id = ?1");
    Ok(connection.prepare_cached(&sql)?.query_row([id], line_of).optional()?)
}

/// The list that a line belongs to, also one that was taken off.
pub(super) fn of_line(connection: &Connection, id: Uuid) -> Result<Option<Uuid>> {
    let sql = "SELECT emergency_id FROM emergency_household WHERE id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?)
}

pub(super) fn insert_line(
    connection: &Connection,
    id: Uuid,
    list: Uuid,
    checked: &CheckedLine,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO emergency_household (id, emergency_id, name, place)
             SELECT ?1, ?2, '', coalesce(max(place), 0) + 1 FROM emergency_household WHERE emergency_id = ?2",
        )?
        .execute(params![id, list])?;
    update_line(connection, id, checked)
}

pub(super) fn update_line(connection: &Connection, id: Uuid, checked: &CheckedLine) -> Result<()> {
    let CheckedLine { name, address, rt, souls, need, phone, known } = checked;
    connection
        .prepare_cached(
            "UPDATE emergency_household SET name = ?2, address = ?3, rt = ?4, souls = ?5, need = ?6, phone = ?7
             WHERE id = ?1",
        )?
        .execute(params![id, name, address, rt, souls, need, phone])?;
    set_known(connection, id, *known)
}

/// Who they are.
pub(super) fn set_known(connection: &Connection, id: Uuid, known: Known) -> Result<()> {
    connection
        .prepare_cached("UPDATE emergency_household SET person_id = ?2, household_id = ?3 WHERE id = ?1")?
        .execute(params![id, known.person, known.household])?;
    Ok(())
}

pub(super) fn set_case(connection: &Connection, id: Uuid, case: Uuid) -> Result<()> {
    connection
        .prepare_cached("UPDATE emergency_household SET case_id = ?2 WHERE id = ?1")?
        .execute(params![id, case])?;
    Ok(())
}

pub(super) fn take_off(connection: &Connection, id: Uuid, reason: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE emergency_household SET withdrawn = ?2 WHERE id = ?1")?
        .execute(params![id, reason])?;
    Ok(())
}

/// Every line of a person or family, also those that were taken off.
pub(super) fn lines_of(connection: &Connection, id: Uuid) -> Result<Vec<Uuid>> {
    let mut statement = connection.prepare_cached(
        "SELECT id FROM emergency_household WHERE person_id = ?1
         UNION SELECT id FROM emergency_household WHERE household_id = ?1",
    )?;
    Ok(statement.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Every line that still says whom it is about.
pub(super) fn filled_lines(connection: &Connection) -> Result<Vec<Uuid>> {
    let mut statement = connection.prepare_cached("SELECT id FROM emergency_household WHERE name <> ''")?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// What lists say of a person, or of their family; the latest emergency first.
pub(super) fn told_of(
    connection: &Connection,
    person: Option<Uuid>,
    family: Option<Uuid>,
) -> Result<Vec<OnEmergency>> {
    let mut statement = connection.prepare_cached(
        "SELECT line.id, emergency.name, day, line.name, address, rt, souls, need, phone
         FROM emergency_household AS line JOIN emergency ON emergency.id = line.emergency_id
         WHERE (line.person_id = ?1 OR line.household_id = ?2) AND line.withdrawn = '' AND emergency.withdrawn = ''
         ORDER BY day DESC, emergency.id DESC, place",
    )?;
    let found = statement.query_map(params![person, family], |row| {
        Ok(OnEmergency {
            id: row.get(0)?,
            emergency: row.get(1)?,
            day: row.get(2)?,
            form: LineForm {
                name: row.get(3)?,
                address: row.get(4)?,
                rt: row.get(5)?,
                souls: row.get(6)?,
                need: row.get(7)?,
                phone: row.get(8)?,
                known: None,
            },
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// That a household was there, how many they were and what came of it is left.
pub(super) fn erase(connection: &Connection, id: Uuid) -> Result<()> {
    let kept = ["emergency_id", "place", "rt", "souls", "person_id", "household_id", "case_id"];
    wipe_record(connection, "emergency_household", id, &kept)
}
