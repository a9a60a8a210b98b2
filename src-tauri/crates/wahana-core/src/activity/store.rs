//! SQL of `activity`, and in `lists` of two of its lists; the third one is [`crate::case_links`].

mod lists;

pub(super) use lists::{
    attendance, attendance_line, attendance_of, attended, decisions, decisions_due, insert_attendance,
    insert_decision, rows_of, set_decision, set_done, set_person, set_place, set_presence, take_off,
};

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::ActivityRow;
use super::attendance::Presence;
use super::form::{ActivityForm, ActivityKind, Checked};
use crate::Result;

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

/// How many of them meet the condition, which may be empty.
pub(super) fn count(connection: &Connection, condition: &str, values: impl rusqlite::Params) -> Result<i64> {
    let sql = format!("SELECT count(*) FROM activity WHERE withdrawn = '' {condition}");
    Ok(connection.prepare_cached(&sql)?.query_row(values, |row| row.get(0))?)
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

/// The activity that a row of any of the lists belongs to.
pub(super) fn of_row(connection: &Connection, row: Uuid) -> Result<Option<Uuid>> {
    let sql = "SELECT activity_id FROM activity_attendance WHERE id = ?1
               UNION ALL SELECT activity_id FROM activity_decision WHERE id = ?1
               UNION ALL SELECT activity_id FROM activity_case WHERE id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([row], |row| row.get(0)).optional()?)
}
