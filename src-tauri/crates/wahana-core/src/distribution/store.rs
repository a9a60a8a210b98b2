//! SQL of `distribution` with its lists, and in `recipients` of who stands on them.

mod recipients;

pub(super) use recipients::{
    Line, erase, insert_recipient, lists_of, of_row, on_open_lists, open_rows_of, put_back, put_on_as,
    recipient, recipients, rows_of, set_gift, set_mark, set_recipient, set_share, take_off, waiting_for,
};

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::form::{Checked, DistributionForm};
use super::{Came, DistributionRow, Per};
use crate::Result;
use crate::assistance::{LineTables, form_of, form_text};

const LINES: LineTables = LineTables("distribution");

impl Per {
    fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Household => "household",
        }
    }

    fn parse(stored: &str) -> Self {
        if stored == "household" { Self::Household } else { Self::Person }
    }
}

impl Came {
    fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Signed => "signed",
            Self::Thumb => "thumb",
            Self::Proxy => "proxy",
            Self::Absent => "absent",
        }
    }

    fn parse(stored: &str) -> Self {
        match stored {
            "signed" => Self::Signed,
            "thumb" => Self::Thumb,
            "proxy" => Self::Proxy,
            "absent" => Self::Absent,
            _ => Self::Waiting,
        }
    }
}

/// As stored.
pub(super) fn came(stored: &str) -> Came {
    Came::parse(stored)
}

pub(super) fn next_serial(connection: &Connection, year: i32) -> Result<i64> {
    Ok(connection
        .prepare_cached("SELECT coalesce(max(serial), 0) + 1 FROM distribution WHERE year = ?1")?
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
            "INSERT INTO distribution (id, year, serial, made_by, name, day, per, kind, form)
             VALUES (?1, ?2, ?3, ?4, '', '', 'person', '', 'money')",
        )?
        .execute(params![id, year, serial, officer])?;
    update(connection, id, checked)
}

/// What was checked is taken apart without `..`: a field that is not written does not compile.
pub(super) fn update(connection: &Connection, id: Uuid, checked: &Checked) -> Result<()> {
    let Checked { name, day, place, per, kind, form, amount, items, funds, note } = checked;
    connection
        .prepare_cached(
            "UPDATE distribution SET name = ?2, day = ?3, venue = ?4, per = ?5, kind = ?6, form = ?7, amount = ?8,
                    note = ?9
             WHERE id = ?1",
        )?
        .execute(params![
            id,
            name,
            day.to_string(),
            place,
            per.as_str(),
            kind,
            form_text(*form),
            amount,
            note
        ])?;
    LINES.set(connection, id, items, funds)
}

/// Says in the record itself that its list is another one: who goes on with an older picture of it is told.
pub(super) fn note_list_change(connection: &Connection, id: Uuid) -> Result<()> {
    connection
        .prepare_cached("UPDATE distribution SET list_changes = list_changes + 1 WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

pub(super) fn close(connection: &Connection, id: Uuid, on: &str, by: Uuid, leftover: &str) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE distribution SET closed_on = ?2, closed_by = ?3, leftover = ?4 WHERE id = ?1",
        )?
        .execute(params![id, on, by, leftover])?;
    Ok(())
}

pub(super) fn withdraw(connection: &Connection, id: Uuid, reason: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE distribution SET withdrawn = ?2 WHERE id = ?1")?
        .execute(params![id, reason])?;
    Ok(())
}

/// A distribution without its list.
pub(super) struct Stored {
    pub(super) rev: i64,
    pub(super) number: String,
    pub(super) form: DistributionForm,
    pub(super) closed_on: String,
    pub(super) leftover: String,
    pub(super) made_by: Option<Uuid>,
    pub(super) closed_by: Option<Uuid>,
}

/// One that was not taken back.
pub(super) fn find(connection: &Connection, id: Uuid) -> Result<Option<Stored>> {
    let mut statement = connection.prepare_cached(
        "SELECT rev, year, serial, name, day, venue, per, kind, form, amount, note, closed_on, leftover, made_by,
                closed_by
         FROM distribution WHERE id = ?1 AND withdrawn = ''",
    )?;
    let found = statement.query_row([id], |row| {
        Ok(Stored {
            rev: row.get(0)?,
            number: number(row, 1)?,
            form: DistributionForm {
                name: row.get(3)?,
                day: row.get(4)?,
                place: row.get(5)?,
                per: Per::parse(row.get_ref(6)?.as_str()?),
                kind: row.get(7)?,
                form: form_of(row, 8)?,
                amount: row.get(9)?,
                items: Vec::new(),
                funds: Vec::new(),
                note: row.get(10)?,
                rows: Vec::new(),
            },
            closed_on: row.get(11)?,
            leftover: row.get(12)?,
            made_by: row.get(13)?,
            closed_by: row.get(14)?,
        })
    });
    let Some(mut stored) = found.optional()? else { return Ok(None) };
    stored.form.items = LINES.items(connection, id)?;
    stored.form.funds = LINES.funds(connection, id)?;
    Ok(Some(stored))
}

/// Year and serial stand side by side from `first` on.
fn number(row: &Row, first: usize) -> rusqlite::Result<String> {
    let (year, serial): (i64, i64) = (row.get(first)?, row.get(first + 1)?);
    Ok(format!("P-{year}-{serial:04}"))
}

/// The columns that [`row_of`] reads.
const ROW_COLUMNS: &str = "distribution.id, year, serial, name, day, venue, per, kind, closed_on,
    (SELECT count(*) FROM distribution_recipient AS line
     WHERE line.distribution_id = distribution.id AND line.withdrawn = ''),
    (SELECT count(*) FROM distribution_recipient AS line
     WHERE line.distribution_id = distribution.id AND line.withdrawn = '' AND line.came = 'waiting'),
    (SELECT count(*) FROM distribution_recipient AS line
     WHERE line.distribution_id = distribution.id AND line.withdrawn = '' AND line.came = 'absent')";

fn row_of(row: &Row) -> rusqlite::Result<DistributionRow> {
    Ok(DistributionRow {
        id: row.get(0)?,
        number: number(row, 1)?,
        name: row.get(3)?,
        day: row.get(4)?,
        place: row.get(5)?,
        per: Per::parse(row.get_ref(6)?.as_str()?),
        kind: row.get(7)?,
        closed_on: row.get(8)?,
        recipients: row.get(9)?,
        waiting: row.get(10)?,
        absent: row.get(11)?,
    })
}

/// Those that were not taken back and meet the condition, which may end with an order.
pub(super) fn rows(
    connection: &Connection,
    rest: &str,
    values: impl rusqlite::Params,
) -> Result<Vec<DistributionRow>> {
    let sql = format!("SELECT {ROW_COLUMNS} FROM distribution WHERE withdrawn = '' {rest}");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map(values, row_of)?.collect::<rusqlite::Result<_>>()?)
}

/// How many of them meet the condition, which may be empty.
pub(super) fn count(connection: &Connection, condition: &str, values: impl rusqlite::Params) -> Result<i64> {
    let sql = format!("SELECT count(*) FROM distribution WHERE withdrawn = '' {condition}");
    Ok(connection.prepare_cached(&sql)?.query_row(values, |row| row.get(0))?)
}

pub(super) fn uses_kind(connection: &Connection, kind: &str) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM distribution WHERE kind = ?1)";
    Ok(connection.prepare_cached(sql)?.query_row([kind], |row| row.get(0))?)
}

pub(super) fn uses_fund(connection: &Connection, fund: &str) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM distribution_fund WHERE fund = ?1)";
    Ok(connection.prepare_cached(sql)?.query_row([fund], |row| row.get(0))?)
}

pub(super) fn label(connection: &Connection, id: Uuid) -> Result<Option<(String, bool)>> {
    let sql = "SELECT year, serial, name, withdrawn <> '' FROM distribution WHERE id = ?1";
    let found = connection.prepare_cached(sql)?.query_row([id], |row| {
        let (number, name) = (number(row, 0)?, row.get::<_, String>(2)?);
        Ok((format!("{number} {name}"), row.get(3)?))
    });
    Ok(found.optional()?)
}
