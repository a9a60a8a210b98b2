//! SQL of `activity` and its three lists.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::attendance::{AttendanceForm, Attendee, Presence};
use super::decisions::{Decision, DecisionDue, DecisionForm};
use super::form::{ActivityForm, ActivityKind, Checked};
use super::{ActivityRow, OFF};
use crate::Result;
use crate::journal::Journalled;

impl ActivityKind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Meeting => "meeting",
            Self::Board => "board",
            Self::Training => "training",
            Self::Work => "work",
            Self::Visit => "visit",
            Self::Other => "other",
        }
    }

    fn parse(stored: &str) -> Self {
        match stored {
            "meeting" => Self::Meeting,
            "board" => Self::Board,
            "training" => Self::Training,
            "work" => Self::Work,
            "visit" => Self::Visit,
            _ => Self::Other,
        }
    }
}

impl Presence {
    fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Here => "here",
            Self::Excused => "excused",
            Self::Absent => "absent",
        }
    }

    fn parse(stored: &str) -> Self {
        match stored {
            "here" => Self::Here,
            "excused" => Self::Excused,
            "absent" => Self::Absent,
            _ => Self::Waiting,
        }
    }
}

/// `G-2026-0001` of the year and serial number in these columns.
fn number(row: &Row, at: usize) -> rusqlite::Result<String> {
    Ok(format!("G-{}-{:04}", row.get::<_, i64>(at)?, row.get::<_, i64>(at + 1)?))
}

pub(super) fn next_serial(connection: &Connection, year: i32) -> Result<i64> {
    Ok(connection
        .prepare_cached("SELECT coalesce(max(serial), 0) + 1 FROM activity WHERE year = ?1")?
        .query_row([year], |row| row.get(0))?)
}

pub(super) fn insert(
    connection: &Connection,
    id: Uuid,
    (year, serial): (i32, i64),
    officer: Uuid,
    checked: &Checked,
) -> Result<()> {
    // The row comes to be with its number; what it says is written as at a change.
    connection
        .prepare_cached(
            "INSERT INTO activity (id, year, serial, made_by, kind, title, day) VALUES (?1, ?2, ?3, ?4, 'other', '', '')",
        )?
        .execute(params![id, year, serial, officer])?;
    update(connection, id, checked)
}

/// What was checked is taken apart without `..`: a field that is not written does not compile.
pub(super) fn update(connection: &Connection, id: Uuid, checked: &Checked) -> Result<()> {
    let Checked {
        kind,
        title,
        day,
        time,
        place,
        leader,
        writer,
        agenda,
        minutes,
        attendance: _,
        decisions: _,
        cases: _,
    } = checked;
    connection
        .prepare_cached(
            "UPDATE activity SET kind = ?2, title = ?3, day = ?4, hour = ?5, venue = ?6, leader = ?7, writer = ?8,
                    agenda = ?9, minutes = ?10
             WHERE id = ?1",
        )?
        .execute(params![
            id,
            kind.as_str(),
            title,
            day.to_string(),
            time,
            place,
            leader,
            writer,
            agenda,
            minutes
        ])?;
    Ok(())
}

/// Says in the record itself that its lists are others: who goes on with an older picture of it is told.
pub(super) fn note_list_change(connection: &Connection, id: Uuid) -> Result<()> {
    connection
        .prepare_cached("UPDATE activity SET list_changes = list_changes + 1 WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

pub(super) fn withdraw(connection: &Connection, id: Uuid, reason: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE activity SET withdrawn = ?2 WHERE id = ?1")?
        .execute(params![id, reason])?;
    Ok(())
}

/// One as stored, without its lists.
pub(super) struct Stored {
    pub(super) rev: i64,
    pub(super) form: ActivityForm,
    pub(super) made_by: Option<Uuid>,
}

pub(super) fn find(connection: &Connection, id: Uuid) -> Result<Option<Stored>> {
    let sql = "SELECT rev, made_by, kind, title, day, hour, venue, leader, writer, agenda, minutes
               FROM activity WHERE id = ?1 AND withdrawn = ''";
    let found = connection.prepare_cached(sql)?.query_row([id], |row| {
        Ok(Stored {
            rev: row.get(0)?,
            made_by: row.get(1)?,
            form: ActivityForm {
                kind: ActivityKind::parse(row.get_ref(2)?.as_str()?),
                title: row.get(3)?,
                day: row.get(4)?,
                time: row.get(5)?,
                place: row.get(6)?,
                leader: row.get(7)?,
                writer: row.get(8)?,
                agenda: row.get(9)?,
                minutes: row.get(10)?,
                attendance: Vec::new(),
                decisions: Vec::new(),
                cases: Vec::new(),
            },
        })
    });
    Ok(found.optional()?)
}

/// The columns that [`row_of`] reads.
const ROW_COLUMNS: &str = "activity.id, year, serial, kind, title, day, hour, venue, minutes <> '',
    (SELECT count(*) FROM activity_attendance AS line
     WHERE line.activity_id = activity.id AND line.withdrawn = ''),
    (SELECT count(*) FROM activity_attendance AS line
     WHERE line.activity_id = activity.id AND line.withdrawn = '' AND line.presence = 'here'),
    (SELECT count(*) FROM activity_decision AS line
     WHERE line.activity_id = activity.id AND line.withdrawn = '' AND line.done_on = '')";

fn row_of(row: &Row) -> rusqlite::Result<ActivityRow> {
    Ok(ActivityRow {
        id: row.get(0)?,
        number: number(row, 1)?,
        kind: ActivityKind::parse(row.get_ref(3)?.as_str()?),
        title: row.get(4)?,
        day: row.get(5)?,
        time: row.get(6)?,
        place: row.get(7)?,
        written: row.get(8)?,
        expected: row.get(9)?,
        here: row.get(10)?,
        open_decisions: row.get(11)?,
    })
}

/// Those that were not taken back and meet the condition, which may end with an order.
pub(super) fn rows(
    connection: &Connection,
    rest: &str,
    values: impl rusqlite::Params,
) -> Result<Vec<ActivityRow>> {
    let sql = format!("SELECT {ROW_COLUMNS} FROM activity WHERE activity.withdrawn = '' {rest}");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map(values, row_of)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn count(connection: &Connection) -> Result<i64> {
    let sql = "SELECT count(*) FROM activity WHERE withdrawn = ''";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// The latest one of the kind that is over.
pub(super) fn last_of(connection: &Connection, kind: ActivityKind, today: &str) -> Result<Option<Uuid>> {
    let sql = "SELECT id FROM activity WHERE withdrawn = '' AND kind = ?1 AND day <= ?2
               ORDER BY day DESC, id DESC LIMIT 1";
    let found = connection.prepare_cached(sql)?.query_row(params![kind.as_str(), today], |row| row.get(0));
    Ok(found.optional()?)
}

pub(super) fn label(connection: &Connection, id: Uuid) -> Result<Option<(String, bool)>> {
    let sql = "SELECT year, serial, title, withdrawn <> '' FROM activity WHERE id = ?1";
    let found = connection.prepare_cached(sql)?.query_row([id], |row| {
        let (number, title) = (number(row, 0)?, row.get::<_, String>(2)?);
        Ok((format!("{number} {title}"), row.get(3)?))
    });
    Ok(found.optional()?)
}

/// One row of the list of who is expected.
pub(super) struct AttendanceLine {
    pub(super) id: Uuid,
    pub(super) activity: Uuid,
    pub(super) place: i64,
    pub(super) who: Attendee,
    pub(super) presence: Presence,
    pub(super) on_list: bool,
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
pub(super) fn attendance(connection: &Connection, activity: Uuid) -> Result<Vec<AttendanceLine>> {
    lines(connection, "activity_id = ?1 AND withdrawn = '' ORDER BY place, id", activity)
}

/// One row, also one that was taken off its list.
pub(super) fn attendance_line(connection: &Connection, id: Uuid) -> Result<Option<AttendanceLine>> {
    Ok(lines(connection, "id = ?1", id)?.into_iter().next())
}

/// Every row of a resident, also those that were taken off their list.
pub(super) fn attendance_of(connection: &Connection, person: Uuid) -> Result<Vec<AttendanceLine>> {
    lines(connection, "person_id = ?1 ORDER BY id", person)
}

/// Places of a resident, of what is there.
pub(super) fn rows_of(connection: &Connection, person: Uuid) -> Result<Vec<Uuid>> {
    let sql = "SELECT line.id FROM activity_attendance AS line JOIN activity ON activity.id = line.activity_id
               WHERE line.person_id = ?1 AND line.withdrawn = '' AND activity.withdrawn = '' ORDER BY line.id";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_map([person], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// What a resident stands on the list of, the latest first.
pub(super) fn attended(connection: &Connection, person: Uuid) -> Result<Vec<(Uuid, Presence)>> {
    let sql = "SELECT activity.id, line.presence FROM activity_attendance AS line
               JOIN activity ON activity.id = line.activity_id
               WHERE line.person_id = ?1 AND line.withdrawn = '' AND activity.withdrawn = ''
               ORDER BY day DESC, activity.id DESC";
    let mut statement = connection.prepare_cached(sql)?;
    let found =
        statement.query_map([person], |row| Ok((row.get(0)?, Presence::parse(row.get_ref(1)?.as_str()?))))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn insert_attendance(
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

pub(super) fn set_presence(connection: &Connection, id: Uuid, presence: Presence) -> Result<()> {
    connection
        .prepare_cached("UPDATE activity_attendance SET presence = ?2 WHERE id = ?1")?
        .execute(params![id, presence.as_str()])?;
    Ok(())
}

pub(super) fn set_person(connection: &Connection, id: Uuid, person: Uuid) -> Result<()> {
    connection
        .prepare_cached("UPDATE activity_attendance SET person_id = ?2 WHERE id = ?1")?
        .execute(params![id, person])?;
    Ok(())
}

/// Of a row of one of the lists with an order.
pub(super) fn set_place(connection: &Connection, table: &Journalled, id: Uuid, place: i64) -> Result<()> {
    let sql = format!("UPDATE {} SET place = ?2 WHERE id = ?1", table.table);
    connection.prepare_cached(&sql)?.execute(params![id, place])?;
    Ok(())
}

/// Of a row of any of the lists.
pub(super) fn take_off(connection: &Connection, table: &Journalled, id: Uuid) -> Result<()> {
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
pub(super) fn decisions(connection: &Connection, activity: Uuid) -> Result<Vec<Decision>> {
    let sql = format!(
        "SELECT {DECISION_COLUMNS} FROM activity_decision AS line WHERE activity_id = ?1 AND withdrawn = ''
         ORDER BY place, id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([activity], decision_of)?.collect::<rusqlite::Result<_>>()?)
}

/// Those that are to be done in these days, the oldest first. Whether they are overdue is not asked here.
pub(super) fn decisions_due(
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

pub(super) fn insert_decision(connection: &Connection, id: Uuid, activity: Uuid) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO activity_decision (id, activity_id, place, what) VALUES (?1, ?2, 0, '')",
        )?
        .execute([id, activity])?;
    Ok(())
}

pub(super) fn set_decision(connection: &Connection, id: Uuid, form: &DecisionForm) -> Result<()> {
    let DecisionForm { id: _, what, doer, until } = form;
    connection
        .prepare_cached("UPDATE activity_decision SET what = ?2, doer = ?3, until = ?4 WHERE id = ?1")?
        .execute(params![id, what, doer, until])?;
    Ok(())
}

pub(super) fn set_done(connection: &Connection, id: Uuid, on: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE activity_decision SET done_on = ?2 WHERE id = ?1")?
        .execute(params![id, on])?;
    Ok(())
}

/// A case that an activity was about.
pub(super) struct About {
    pub(super) id: Uuid,
    pub(super) case: Uuid,
}

pub(super) fn cases(connection: &Connection, activity: Uuid) -> Result<Vec<About>> {
    let sql = "SELECT id, case_id FROM activity_case WHERE activity_id = ?1 AND withdrawn = '' ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map([activity], |row| Ok(About { id: row.get(0)?, case: row.get(1)? }))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// The case of such a row, also of one that was taken off its list.
pub(super) fn case_of(connection: &Connection, row: Uuid) -> Result<Option<Uuid>> {
    let sql = "SELECT case_id FROM activity_case WHERE id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([row], |row| row.get(0)).optional()?)
}

pub(super) fn insert_case(connection: &Connection, id: Uuid, activity: Uuid, case: Uuid) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO activity_case (id, activity_id, case_id) VALUES (?1, ?2, ?3)")?
        .execute([id, activity, case])?;
    Ok(())
}

/// The activity that a row of any of the lists belongs to.
pub(super) fn of_row(connection: &Connection, row: Uuid) -> Result<Option<Uuid>> {
    let sql = "SELECT activity_id FROM activity_attendance WHERE id = ?1
               UNION ALL SELECT activity_id FROM activity_decision WHERE id = ?1
               UNION ALL SELECT activity_id FROM activity_case WHERE id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([row], |row| row.get(0)).optional()?)
}
