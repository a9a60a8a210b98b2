//! SQL of `distribution` with its lists, and of `distribution_recipient`.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::form::{Checked, DistributionForm, RowForm};
use super::marking::Marked;
use super::{Came, DistributionRow, OFF, OnList, Per};
use crate::Result;
use crate::assistance::{LineTables, Recipient, form_of, form_text};
use crate::journal::wipe_record;

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

pub(super) fn count(connection: &Connection) -> Result<i64> {
    let sql = "SELECT count(*) FROM distribution WHERE withdrawn = ''";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
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

/// One recipient as stored.
#[derive(Clone)]
pub(super) struct Line {
    pub(super) id: Uuid,
    pub(super) list: Uuid,
    pub(super) rev: i64,
    pub(super) place: i64,
    pub(super) recipient: Recipient,
    pub(super) shares: i64,
    pub(super) amount: Option<i64>,
    pub(super) came: Came,
    pub(super) received_on: String,
    pub(super) proxy_name: String,
    pub(super) proxy_relation: String,
    pub(super) note: String,
    pub(super) gift: Option<Uuid>,
    pub(super) on_list: bool,
}

impl Line {
    /// As the form holds it.
    pub(super) fn form(&self) -> RowForm {
        RowForm { recipient: self.recipient, shares: self.shares, amount: self.amount }
    }
}

const LINE_COLUMNS: &str =
    "id, distribution_id, rev, place, person_id, household_id, portions, amount, came, received_on,
    proxy_name, proxy_relation, note, assistance_id, withdrawn = ''";

fn line_of(row: &Row) -> rusqlite::Result<Line> {
    let recipient = match row.get::<_, Option<Uuid>>(4)? {
        Some(id) => Recipient::Person { id },
        None => Recipient::Household { id: row.get(5)? },
    };
    Ok(Line {
        id: row.get(0)?,
        list: row.get(1)?,
        rev: row.get(2)?,
        place: row.get(3)?,
        recipient,
        shares: row.get(6)?,
        amount: row.get(7)?,
        came: Came::parse(row.get_ref(8)?.as_str()?),
        received_on: row.get(9)?,
        proxy_name: row.get(10)?,
        proxy_relation: row.get(11)?,
        note: row.get(12)?,
        gift: row.get(13)?,
        on_list: row.get(14)?,
    })
}

/// The list in its order; with `off_too` also who was taken off it.
pub(super) fn recipients(connection: &Connection, id: Uuid, off_too: bool) -> Result<Vec<Line>> {
    let which = if off_too { "" } else { "AND withdrawn = ''" };
    let sql = format!(
        "SELECT {LINE_COLUMNS} FROM distribution_recipient WHERE distribution_id = ?1 {which} ORDER BY place, id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([id], line_of)?.collect::<rusqlite::Result<_>>()?)
}

/// One row, also one that was taken off its list.
pub(super) fn recipient(connection: &Connection, id: Uuid) -> Result<Option<Line>> {
    let sql = format!("SELECT {LINE_COLUMNS} FROM distribution_recipient WHERE id = ?1");
    Ok(connection.prepare_cached(&sql)?.query_row([id], line_of).optional()?)
}

pub(super) fn of_row(connection: &Connection, row: Uuid) -> Result<Option<Uuid>> {
    let sql = "SELECT distribution_id FROM distribution_recipient WHERE id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([row], |row| row.get(0)).optional()?)
}

pub(super) fn insert_recipient(
    connection: &Connection,
    id: Uuid,
    list: Uuid,
    place: i64,
    row: &RowForm,
) -> Result<()> {
    let (person, household) = match row.recipient {
        Recipient::Person { id } => (Some(id), None),
        Recipient::Household { id } => (None, Some(id)),
    };
    connection
        .prepare_cached(
            "INSERT INTO distribution_recipient (id, distribution_id, place, person_id, household_id, portions, amount)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![id, list, place, person, household, row.shares, row.amount])?;
    Ok(())
}

pub(super) fn set_share(connection: &Connection, id: Uuid, shares: i64, amount: Option<i64>) -> Result<()> {
    connection
        .prepare_cached("UPDATE distribution_recipient SET portions = ?2, amount = ?3 WHERE id = ?1")?
        .execute(params![id, shares, amount])?;
    Ok(())
}

pub(super) fn take_off(connection: &Connection, id: Uuid) -> Result<()> {
    connection
        .prepare_cached("UPDATE distribution_recipient SET withdrawn = ?2 WHERE id = ?1")?
        .execute(params![id, OFF])?;
    Ok(())
}

/// Puts somebody on the list again who was taken off it, at the end of it and unmarked.
pub(super) fn put_back(connection: &Connection, id: Uuid, place: i64, row: &RowForm) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE distribution_recipient SET withdrawn = '', place = ?2, portions = ?3, amount = ?4,
                    came = 'waiting', received_on = '', proxy_name = '', proxy_relation = '', note = ''
             WHERE id = ?1",
        )?
        .execute(params![id, place, row.shares, row.amount])?;
    Ok(())
}

/// Gives a row the place, the share and the mark of another one, on the list.
pub(super) fn put_on_as(connection: &Connection, id: Uuid, other: &Line) -> Result<()> {
    let Line { place, shares, amount, came, received_on, proxy_name, proxy_relation, note, .. } = other;
    connection
        .prepare_cached(
            "UPDATE distribution_recipient SET withdrawn = '', place = ?2, portions = ?3, amount = ?4, came = ?5,
                    received_on = ?6, proxy_name = ?7, proxy_relation = ?8, note = ?9
             WHERE id = ?1",
        )?
        .execute(params![
            id,
            place,
            shares,
            amount,
            came.as_str(),
            received_on,
            proxy_name,
            proxy_relation,
            note
        ])?;
    Ok(())
}

/// Gives a row to another person, or to another family.
pub(super) fn set_recipient(connection: &Connection, id: Uuid, to: Recipient) -> Result<()> {
    let column = match to {
        Recipient::Person { .. } => "person_id",
        Recipient::Household { .. } => "household_id",
    };
    let sql = format!("UPDATE distribution_recipient SET {column} = ?2 WHERE id = ?1");
    connection.prepare_cached(&sql)?.execute(params![id, to.id()])?;
    Ok(())
}

pub(super) fn set_mark(connection: &Connection, id: Uuid, mark: &Marked) -> Result<()> {
    let Marked { came, received_on, proxy_name, proxy_relation, note } = mark;
    connection
        .prepare_cached(
            "UPDATE distribution_recipient SET came = ?2, received_on = ?3, proxy_name = ?4, proxy_relation = ?5,
                    note = ?6
             WHERE id = ?1",
        )?
        .execute(params![id, came.as_str(), received_on, proxy_name, proxy_relation, note])?;
    Ok(())
}

pub(super) fn set_gift(connection: &Connection, id: Uuid, gift: Option<Uuid>) -> Result<()> {
    connection
        .prepare_cached("UPDATE distribution_recipient SET assistance_id = ?2 WHERE id = ?1")?
        .execute(params![id, gift])?;
    Ok(())
}

/// On which lists, that were not taken back, a person or family stands.
const STANDS_ON: &str = "distribution_recipient AS line JOIN distribution ON distribution.id = line.distribution_id
    WHERE (line.person_id = ?1 OR line.household_id = ?1) AND line.withdrawn = '' AND distribution.withdrawn = ''";

pub(super) fn lists_of(connection: &Connection, id: Uuid) -> Result<Vec<OnList>> {
    let sql = format!(
        "SELECT year, serial, distribution.name, day, line.came, line.proxy_name, line.note FROM {STANDS_ON}
         ORDER BY day DESC, distribution.id DESC"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let found = statement.query_map([id], |row| {
        Ok(OnList {
            number: number(row, 0)?,
            name: row.get(2)?,
            day: row.get(3)?,
            came: Came::parse(row.get_ref(4)?.as_str()?),
            proxy: row.get(5)?,
            note: row.get(6)?,
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Numbers of the open lists that somebody stands on.
pub(super) fn waiting_for(connection: &Connection, id: Uuid) -> Result<Vec<String>> {
    let sql = format!("SELECT year, serial FROM {STANDS_ON} AND closed_on = '' ORDER BY year, serial");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([id], |row| number(row, 0))?.collect::<rusqlite::Result<_>>()?)
}

/// Row and list of a family on the lists that are open.
pub(super) fn open_rows_of(connection: &Connection, family: Uuid) -> Result<Vec<(Uuid, Uuid)>> {
    let sql =
        format!("SELECT line.id, line.distribution_id FROM {STANDS_ON} AND closed_on = '' ORDER BY line.id");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement
        .query_map([family], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Every row of a person or family, also those that were taken off their list.
pub(super) fn rows_of(connection: &Connection, id: Uuid) -> Result<Vec<Uuid>> {
    let mut statement = connection.prepare_cached(
        "SELECT id FROM distribution_recipient WHERE person_id = ?1
         UNION SELECT id FROM distribution_recipient WHERE household_id = ?1",
    )?;
    Ok(statement.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// What was planned and handed out is left.
pub(super) fn erase(connection: &Connection, id: Uuid) -> Result<()> {
    let kept = [
        "distribution_id",
        "place",
        "person_id",
        "household_id",
        "portions",
        "amount",
        "came",
        "received_on",
        "assistance_id",
    ];
    wipe_record(connection, "distribution_recipient", id, &kept)
}
