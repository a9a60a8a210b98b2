//! SQL of `distribution_recipient`.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::number;
use crate::Result;
use crate::assistance::Recipient;
use crate::distribution::form::RowForm;
use crate::distribution::marking::Marked;
use crate::distribution::{Came, OFF, OnList};
use crate::journal::wipe_record;

/// One recipient as stored.
#[derive(Clone)]
pub(in crate::distribution) struct Line {
    pub(in crate::distribution) id: Uuid,
    pub(in crate::distribution) list: Uuid,
    pub(in crate::distribution) rev: i64,
    pub(in crate::distribution) place: i64,
    pub(in crate::distribution) recipient: Recipient,
    pub(in crate::distribution) shares: i64,
    pub(in crate::distribution) amount: Option<i64>,
    pub(in crate::distribution) came: Came,
    pub(in crate::distribution) received_on: String,
    pub(in crate::distribution) proxy_name: String,
    pub(in crate::distribution) proxy_relation: String,
    pub(in crate::distribution) note: String,
    pub(in crate::distribution) gift: Option<Uuid>,
    pub(in crate::distribution) on_list: bool,
}

impl Line {
    /// As the form holds it.
    pub(in crate::distribution) fn form(&self) -> RowForm {
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
pub(in crate::distribution) fn recipients(
    connection: &Connection,
    id: Uuid,
    off_too: bool,
) -> Result<Vec<Line>> {
    let which = if off_too { "" } else { "AND withdrawn = ''" };
    let sql = format!(
        "SELECT {LINE_COLUMNS} FROM distribution_recipient WHERE distribution_id = ?1 {which} ORDER BY place, id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([id], line_of)?.collect::<rusqlite::Result<_>>()?)
}

/// One row, also one that was taken off its list.
pub(in crate::distribution) fn recipient(connection: &Connection, id: Uuid) -> Result<Option<Line>> {
    let sql = format!("SELECT {LINE_COLUMNS} FROM distribution_recipient WHERE id = ?1");
    Ok(connection.prepare_cached(&sql)?.query_row([id], line_of).optional()?)
}

pub(in crate::distribution) fn of_row(connection: &Connection, row: Uuid) -> Result<Option<Uuid>> {
    let sql = "SELECT distribution_id FROM distribution_recipient WHERE id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([row], |row| row.get(0)).optional()?)
}

pub(in crate::distribution) fn insert_recipient(
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

pub(in crate::distribution) fn set_share(
    connection: &Connection,
    id: Uuid,
    shares: i64,
    amount: Option<i64>,
) -> Result<()> {
    connection
        .prepare_cached("UPDATE distribution_recipient SET portions = ?2, amount = ?3 WHERE id = ?1")?
        .execute(params![id, shares, amount])?;
    Ok(())
}

pub(in crate::distribution) fn take_off(connection: &Connection, id: Uuid) -> Result<()> {
    connection
        .prepare_cached("UPDATE distribution_recipient SET withdrawn = ?2 WHERE id = ?1")?
        .execute(params![id, OFF])?;
    Ok(())
}

/// Puts somebody on the list again who was taken off it, at the end of it and unmarked.
pub(in crate::distribution) fn put_back(
    connection: &Connection,
    id: Uuid,
    place: i64,
    row: &RowForm,
) -> Result<()> {
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
pub(in crate::distribution) fn put_on_as(connection: &Connection, id: Uuid, other: &Line) -> Result<()> {
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
pub(in crate::distribution) fn set_recipient(connection: &Connection, id: Uuid, to: Recipient) -> Result<()> {
    let column = match to {
        Recipient::Person { .. } => "person_id",
        Recipient::Household { .. } => "household_id",
    };
    let sql = format!("UPDATE distribution_recipient SET {column} = ?2 WHERE id = ?1");
    connection.prepare_cached(&sql)?.execute(params![id, to.id()])?;
    Ok(())
}

pub(in crate::distribution) fn set_mark(connection: &Connection, id: Uuid, mark: &Marked) -> Result<()> {
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

pub(in crate::distribution) fn set_gift(connection: &Connection, id: Uuid, gift: Option<Uuid>) -> Result<()> {
    connection
        .prepare_cached("UPDATE distribution_recipient SET assistance_id = ?2 WHERE id = ?1")?
        .execute(params![id, gift])?;
    Ok(())
}

/// On which lists, that were not taken back, a person or family stands.
const STANDS_ON: &str = "distribution_recipient AS line JOIN distribution ON distribution.id = line.distribution_id
    WHERE (line.person_id = ?1 OR line.household_id = ?1) AND line.withdrawn = '' AND distribution.withdrawn = ''";

pub(in crate::distribution) fn lists_of(connection: &Connection, id: Uuid) -> Result<Vec<OnList>> {
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
pub(in crate::distribution) fn waiting_for(connection: &Connection, id: Uuid) -> Result<Vec<String>> {
    let sql = format!("SELECT year, serial FROM {STANDS_ON} AND closed_on = '' ORDER BY year, serial");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([id], |row| number(row, 0))?.collect::<rusqlite::Result<_>>()?)
}

/// Number of the list and recipient of every row of the lists that are open.
pub(in crate::distribution) fn on_open_lists(connection: &Connection) -> Result<Vec<(String, Uuid)>> {
    let mut statement = connection.prepare_cached(
        "SELECT year, serial, coalesce(line.person_id, line.household_id)
         FROM distribution JOIN distribution_recipient AS line ON line.distribution_id = distribution.id
         WHERE distribution.withdrawn = '' AND closed_on = '' AND line.withdrawn = ''",
    )?;
    let found = statement.query_map([], |row| Ok((number(row, 0)?, row.get(2)?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Row and list of a family on the lists that are open.
pub(in crate::distribution) fn open_rows_of(
    connection: &Connection,
    family: Uuid,
) -> Result<Vec<(Uuid, Uuid)>> {
    let sql =
        format!("SELECT line.id, line.distribution_id FROM {STANDS_ON} AND closed_on = '' ORDER BY line.id");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement
        .query_map([family], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?)
}

/// Every row of a person or family, also those that were taken off their list.
pub(in crate::distribution) fn rows_of(connection: &Connection, id: Uuid) -> Result<Vec<Uuid>> {
    let mut statement = connection.prepare_cached(
        "SELECT id FROM distribution_recipient WHERE person_id = ?1
         UNION SELECT id FROM distribution_recipient WHERE household_id = ?1",
    )?;
    Ok(statement.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// What was planned and handed out is left.
pub(in crate::distribution) fn erase(connection: &Connection, id: Uuid) -> Result<()> {
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
