//! SQL of who is expected at an activity and of what was decided.

use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use crate::Result;
use crate::activity::OFF;
use crate::activity::attendance::{AttendanceForm, Attendee, Presence};
use crate::activity::decisions::{Decision, DecisionDue, DecisionForm};
use crate::journal::Journalled;

/// One row of the list of who is expected.
pub(in crate::activity) struct AttendanceLine {
    pub(in crate::activity) id: Uuid,
    pub(in crate::activity) activity: Uuid,
    pub(in crate::activity) place: i64,
    pub(in crate::activity) who: Attendee,
    pub(in crate::activity) presence: Presence,
    pub(in crate::activity) on_list: bool,
}

const LINE_COLUMNS: &str =
    "id, activity_id, place, person_id, officer_id, guest, origin, presence, withdrawn = ''";

fn line_of(row: &Row) -> rusqlite::Result<AttendanceLine> {
    let who = match (row.get::<_, Option<Uuid>>(3)?, row.get::<_, Option<Uuid>>(4)?) {
        (Some(id), _) => Attendee::Person { id },
        (None, Some(id)) => Attendee::Officer { id },
        (None, None) => Attendee::Guest { name: row.get(5)?, origin: row.get(6)? },
    };
    Ok(AttendanceLine {
        id: row.get(0)?,
        activity: row.get(1)?,
        place: row.get(2)?,
        who,
        presence: Presence::parse(row.get_ref(7)?.as_str()?),
        on_list: row.get(8)?,
    })
}

fn lines(connection: &Connection, rest: &str, of: Uuid) -> Result<Vec<AttendanceLine>> {
    let sql = format!("SELECT {LINE_COLUMNS} FROM activity_attendance WHERE {rest}");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([of], line_of)?.collect::<rusqlite::Result<_>>()?)
}

/// The list of one, in its order.
pub(in crate::activity) fn attendance(
    connection: &Connection,
    activity: Uuid,
) -> Result<Vec<AttendanceLine>> {
    lines(connection, "activity_id = ?1 AND withdrawn = '' ORDER BY place, id", activity)
}

/// One row, also one that was taken off its list.
pub(in crate::activity) fn attendance_line(
    connection: &Connection,
    id: Uuid,
) -> Result<Option<AttendanceLine>> {
    Ok(lines(connection, "id = ?1", id)?.into_iter().next())
}

/// Every row of a resident, also those that were taken off their list.
pub(in crate::activity) fn attendance_of(
    connection: &Connection,
    person: Uuid,
) -> Result<Vec<AttendanceLine>> {
    lines(connection, "person_id = ?1 ORDER BY id", person)
}

/// Places of a resident, of what is there.
pub(in crate::activity) fn rows_of(connection: &Connection, person: Uuid) -> Result<Vec<Uuid>> {
    let sql = "SELECT line.id FROM activity_attendance AS line JOIN activity ON activity.id = line.activity_id
               WHERE line.person_id = ?1 AND line.withdrawn = '' AND activity.withdrawn = '' ORDER BY line.id";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_map([person], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// What a resident stands on the list of, the latest first.
pub(in crate::activity) fn attended(connection: &Connection, person: Uuid) -> Result<Vec<(Uuid, Presence)>> {
    let sql = "SELECT activity.id, line.presence FROM activity_attendance AS line
               JOIN activity ON activity.id = line.activity_id
               WHERE line.person_id = ?1 AND line.withdrawn = '' AND activity.withdrawn = ''
               ORDER BY day DESC, activity.id DESC";
    let mut statement = connection.prepare_cached(sql)?;
    let found =
        statement.query_map([person], |row| Ok((row.get(0)?, Presence::parse(row.get_ref(1)?.as_str()?))))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub(in crate::activity) fn insert_attendance(
    connection: &Connection,
    id: Uuid,
    activity: Uuid,
    place: i64,
    row: &AttendanceForm,
) -> Result<()> {
    let (person, officer, guest, origin) = match &row.who {
        Attendee::Person { id } => (Some(id), None, "", ""),
        Attendee::Officer { id } => (None, Some(id), "", ""),
        Attendee::Guest { name, origin } => (None, None, name.as_str(), origin.as_str()),
    };
    connection
        .prepare_cached(
            "INSERT INTO activity_attendance
                    (id, activity_id, place, person_id, officer_id, guest, origin, presence)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![id, activity, place, person, officer, guest, origin, row.presence.as_str()])?;
    Ok(())
}

pub(in crate::activity) fn set_presence(connection: &Connection, id: Uuid, presence: Presence) -> Result<()> {
    connection
        .prepare_cached("UPDATE activity_attendance SET presence = ?2 WHERE id = ?1")?
        .execute(params![id, presence.as_str()])?;
    Ok(())
}

pub(in crate::activity) fn set_person(connection: &Connection, id: Uuid, person: Uuid) -> Result<()> {
    connection
        .prepare_cached("UPDATE activity_attendance SET person_id = ?2 WHERE id = ?1")?
        .execute(params![id, person])?;
    Ok(())
}

/// Of a row of one of the lists with an order.
pub(in crate::activity) fn set_place(
    connection: &Connection,
    table: &Journalled,
    id: Uuid,
    place: i64,
) -> Result<()> {
    let sql = format!("UPDATE {} SET place = ?2 WHERE id = ?1", table.table);
    connection.prepare_cached(&sql)?.execute(params![id, place])?;
    Ok(())
}

/// Of a row of any of the lists.
pub(in crate::activity) fn take_off(connection: &Connection, table: &Journalled, id: Uuid) -> Result<()> {
    let sql = format!("UPDATE {} SET withdrawn = ?2 WHERE id = ?1", table.table);
    connection.prepare_cached(&sql)?.execute(params![id, OFF])?;
    Ok(())
}

const DECISION_COLUMNS: &str = "line.id, line.rev, what, doer, until, done_on";

fn decision_of(row: &Row) -> rusqlite::Result<Decision> {
    Ok(Decision {
        id: row.get(0)?,
        rev: row.get(1)?,
        what: row.get(2)?,
        doer: row.get(3)?,
        until: row.get(4)?,
        done_on: row.get(5)?,
        overdue: false,
    })
}

/// Those of one, in their order. Whether they are overdue is not asked here.
pub(in crate::activity) fn decisions(connection: &Connection, activity: Uuid) -> Result<Vec<Decision>> {
    let sql = format!(
        "SELECT {DECISION_COLUMNS} FROM activity_decision AS line WHERE activity_id = ?1 AND withdrawn = ''
         ORDER BY place, id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([activity], decision_of)?.collect::<rusqlite::Result<_>>()?)
}

/// Those that are to be done in these days, the oldest first. Whether they are overdue is not asked here.
pub(in crate::activity) fn decisions_due(
    connection: &Connection,
    from: &str,
    until: &str,
    limit: u32,
) -> Result<Vec<DecisionDue>> {
    let sql = format!(
        "SELECT {DECISION_COLUMNS}, activity.id, title FROM activity_decision AS line
         JOIN activity ON activity.id = line.activity_id
         WHERE line.withdrawn = '' AND line.done_on = '' AND line.until <> '' AND line.until >= ?1
               AND line.until <= ?2 AND activity.withdrawn = ''
         ORDER BY line.until, line.id LIMIT ?3"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let found = statement.query_map(params![from, until, limit], |row| {
        Ok(DecisionDue { decision: decision_of(row)?, activity: row.get(6)?, title: row.get(7)? })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub(in crate::activity) fn insert_decision(connection: &Connection, id: Uuid, activity: Uuid) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO activity_decision (id, activity_id, place, what) VALUES (?1, ?2, 0, '')",
        )?
        .execute([id, activity])?;
    Ok(())
}

pub(in crate::activity) fn set_decision(
    connection: &Connection,
    id: Uuid,
    form: &DecisionForm,
) -> Result<()> {
    let DecisionForm { id: _, what, doer, until } = form;
    connection
        .prepare_cached("UPDATE activity_decision SET what = ?2, doer = ?3, until = ?4 WHERE id = ?1")?
        .execute(params![id, what, doer, until])?;
    Ok(())
}

pub(in crate::activity) fn set_done(connection: &Connection, id: Uuid, on: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE activity_decision SET done_on = ?2 WHERE id = ?1")?
        .execute(params![id, on])?;
    Ok(())
}
