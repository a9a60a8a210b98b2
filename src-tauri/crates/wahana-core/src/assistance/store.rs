//! SQL of `assistance`, `assistance_item` and `assistance_fund`.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::form::Checked;
use super::line_tables::LineTables;
use super::lines::{FundForm, ItemForm};
use super::{AssistanceForm, AssistanceLabel, GivenBy, Recipient};
use crate::Result;
use crate::journal::wipe_record;
use crate::reference::AssistanceType;
use crate::values::Rupiah;

const LINES: LineTables = LineTables("assistance");

pub(super) fn next_serial(connection: &Connection, year: i32) -> Result<i64> {
    Ok(connection
        .prepare_cached("SELECT coalesce(max(serial), 0) + 1 FROM assistance WHERE year = ?1")?
        .query_row([year], |row| row.get(0))?)
}

pub(super) fn insert(
    connection: &Connection,
    id: Uuid,
    year: i32,
    serial: i64,
    checked: &Checked,
) -> Result<()> {
    // The row comes to be with its number; what it says is written as at a change.
    let (person, household) = ids(checked.recipient);
    connection
        .prepare_cached(
            "INSERT INTO assistance (id, year, serial, given_by, kind, person_id, household_id, case_id, date, form)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute(params![
            id,
            year,
            serial,
            checked.given_by.as_str(),
            checked.kind,
            person,
            household,
            checked.case_id,
            checked.date.to_string(),
            form_text(checked.form)
        ])?;
    update(connection, id, checked)
}

/// What was checked is taken apart without `..`: a field that is not written does not compile.
pub(super) fn update(connection: &Connection, id: Uuid, checked: &Checked) -> Result<()> {
    let Checked {
        recipient,
        case_id,
        given_by,
        kind,
        own_kind,
        date,
        since,
        until,
        form,
        amount,
        items: _,
        funds: _,
        note,
    } = checked;
    let (person, household) = ids(*recipient);
    connection
        .prepare_cached(
            "UPDATE assistance SET given_by = ?2, kind = ?3, person_id = ?4, household_id = ?5, case_id = ?6,
                    date = ?7, since = ?8, until = ?9, form = ?10, amount = ?11, note = ?12, own_kind = ?13
             WHERE id = ?1",
        )?
        .execute(params![
            id,
            given_by.as_str(),
            kind,
            person,
            household,
            case_id,
            date.to_string(),
            since,
            until,
            form_text(*form),
            amount,
            note,
            own_kind
        ])?;
    LINES.set(connection, id, &checked.items, &checked.funds)
}

pub(super) fn withdraw(connection: &Connection, id: Uuid, reason: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE assistance SET withdrawn = ?2 WHERE id = ?1")?
        .execute(params![id, reason])?;
    Ok(())
}

/// Of a programme: until when it was received.
pub(super) fn set_until(connection: &Connection, id: Uuid, day: chrono::NaiveDate) -> Result<()> {
    connection
        .prepare_cached("UPDATE assistance SET until = ?2 WHERE id = ?1")?
        .execute(params![id, day.to_string()])?;
    Ok(())
}

/// What went to this person or family, or belongs to this case, taken back or not.
pub(super) fn all_of(connection: &Connection, id: Uuid) -> Result<Vec<Uuid>> {
    let mut statement = connection.prepare_cached(
        "SELECT id FROM assistance WHERE person_id = ?1
         UNION SELECT id FROM assistance WHERE household_id = ?1
         UNION SELECT id FROM assistance WHERE case_id = ?1",
    )?;
    Ok(statement.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// That a `person` got something on the day at `?1` or later.
pub(super) const GIVEN_LATELY: &str = "SELECT 1 FROM assistance WHERE assistance.person_id = person.id AND assistance.withdrawn = '' AND date >= ?1";

/// A sub-select of who got something of a kind.
pub(super) fn recipients_of(column: &str, of_kind: &str, unmasked: &str) -> String {
    format!(
        "SELECT {column} AS id FROM assistance
         WHERE {column} IS NOT NULL AND withdrawn = '' AND {of_kind} AND {unmasked}"
    )
}

/// What the books need is left.
pub(super) fn erase(connection: &Connection, id: Uuid) -> Result<()> {
    let kept = [
        "year",
        "serial",
        "given_by",
        "kind",
        "own_kind",
        "person_id",
        "household_id",
        "case_id",
        "date",
        "since",
        "until",
        "form",
        "amount",
    ];
    wipe_record(connection, "assistance", id, &kept)
}

/// Revision and form of what was not taken back.
pub(super) fn find(connection: &Connection, id: Uuid) -> Result<Option<(i64, AssistanceForm)>> {
    let mut statement = connection.prepare_cached(
        "SELECT rev, person_id, household_id, case_id, kind, date, since, until, form, amount, note
         FROM assistance WHERE id = ?1 AND withdrawn = ''",
    )?;
    let found = statement
        .query_row([id], |row| {
            let form = AssistanceForm {
                recipient: recipient(row, 1)?,
                case_id: row.get(3)?,
                kind: row.get(4)?,
                date: row.get(5)?,
                since: row.get(6)?,
                until: row.get(7)?,
                form: form_of(row, 8)?,
                amount: row.get(9)?,
                items: Vec::new(),
                funds: Vec::new(),
                note: row.get(10)?,
            };
            Ok((row.get(0)?, form))
        })
        .optional()?;
    let Some((rev, mut form)) = found else { return Ok(None) };
    form.items = items(connection, id)?;
    form.funds = funds(connection, id)?;
    Ok(Some((rev, form)))
}

pub(super) fn label(connection: &Connection, id: Uuid) -> Result<Option<AssistanceLabel>> {
    let mut statement = connection.prepare_cached(
        "SELECT year, serial, person_id, household_id, case_id, withdrawn <> '' FROM assistance WHERE id = ?1",
    )?;
    let found = statement.query_row([id], |row| {
        let (year, serial): (i64, i64) = (row.get(0)?, row.get(1)?);
        Ok(AssistanceLabel {
            number: format!("B-{year}-{serial:04}"),
            person: row.get(2)?,
            household: row.get(3)?,
            case: row.get(4)?,
            withdrawn: row.get(5)?,
        })
    });
    Ok(found.optional()?)
}

/// Id, case and date of what went to this person or family, or belongs to this case.
pub(super) fn hanging_on(connection: &Connection, id: Uuid) -> Result<Vec<(Uuid, Option<Uuid>, String)>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, case_id, date FROM assistance
         WHERE withdrawn = '' AND (person_id = ?1 OR household_id = ?1 OR case_id = ?1) ORDER BY date, id",
    )?;
    let found = statement.query_map([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn items(connection: &Connection, id: Uuid) -> Result<Vec<ItemForm>> {
    LINES.items(connection, id)
}

pub(super) fn funds(connection: &Connection, id: Uuid) -> Result<Vec<FundForm>> {
    LINES.funds(connection, id)
}

/// A row itself, with nothing of what stands beside it.
#[derive(Clone)]
pub(crate) struct Line {
    pub(crate) id: Uuid,
    pub(crate) number: String,
    pub(crate) given_by: GivenBy,
    pub(crate) kind: String,
    pub(crate) recipient: Option<Recipient>,
    pub(crate) case_id: Option<Uuid>,
    pub(crate) date: String,
    pub(crate) since: String,
    pub(crate) until: String,
    pub(crate) form: AssistanceType,
    pub(crate) amount: Option<Rupiah>,
}

/// The columns that [`line_of`] reads.
pub(super) const LINE_COLUMNS: &str =
    "id, year, serial, given_by, kind, person_id, household_id, case_id, date, since, until, form, amount";

pub(super) fn line(connection: &Connection, id: Uuid) -> Result<Option<Line>> {
    let sql = format!("SELECT {LINE_COLUMNS} FROM assistance WHERE id = ?1 AND withdrawn = ''");
    Ok(connection.prepare_cached(&sql)?.query_row([id], line_of).optional()?)
}

pub(super) fn line_of(row: &Row) -> rusqlite::Result<Line> {
    let (year, serial): (i64, i64) = (row.get(1)?, row.get(2)?);
    Ok(Line {
        id: row.get(0)?,
        number: format!("B-{year}-{serial:04}"),
        given_by: GivenBy::parse(row.get_ref(3)?.as_str()?),
        kind: row.get(4)?,
        recipient: recipient(row, 5)?,
        case_id: row.get(7)?,
        date: row.get(8)?,
        since: row.get(9)?,
        until: row.get(10)?,
        form: form_of(row, 11)?,
        amount: row.get(12)?,
    })
}

fn ids(recipient: Option<Recipient>) -> (Option<Uuid>, Option<Uuid>) {
    match recipient {
        Some(Recipient::Person { id }) => (Some(id), None),
        Some(Recipient::Household { id }) => (None, Some(id)),
        None => (None, None),
    }
}

/// Person and family stand side by side from `first` on; neither where it went to the group of its case.
fn recipient(row: &Row, first: usize) -> rusqlite::Result<Option<Recipient>> {
    let (person, household): (Option<Uuid>, Option<Uuid>) = (row.get(first)?, row.get(first + 1)?);
    let person = person.map(|id| Recipient::Person { id });
    Ok(person.or_else(|| household.map(|id| Recipient::Household { id })))
}

pub(crate) fn form_of(row: &Row, column: usize) -> rusqlite::Result<AssistanceType> {
    Ok(match row.get_ref(column)?.as_str()? {
        "goods" => AssistanceType::Goods,
        "service" => AssistanceType::Service,
        _ => AssistanceType::Money,
    })
}

pub(crate) fn form_text(form: AssistanceType) -> &'static str {
    match form {
        AssistanceType::Money => "money",
        AssistanceType::Goods => "goods",
        AssistanceType::Service => "service",
    }
}

/// Whether anything was written down of this kind, also what was taken back: it may come back.
pub(super) fn uses_kind(connection: &Connection, kind: &str) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM assistance WHERE kind = ?1)";
    Ok(connection.prepare_cached(sql)?.query_row([kind], |row| row.get(0))?)
}

/// Whether anything came from this fund.
pub(super) fn uses_fund(connection: &Connection, fund: &str) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM assistance_fund WHERE fund = ?1)";
    Ok(connection.prepare_cached(sql)?.query_row([fund], |row| row.get(0))?)
}
