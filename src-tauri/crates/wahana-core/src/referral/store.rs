//! SQL of `referral`.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::form::{Checked, Share};
use super::{ReferralForm, ReferralLabel, ReferralState, number};
use crate::Result;
use crate::journal::wipe_record;

pub(super) fn next_serial(connection: &Connection, year: i32) -> Result<i64> {
    Ok(connection
        .prepare_cached("SELECT coalesce(max(serial), 0) + 1 FROM referral WHERE year = ?1")?
        .query_row([year], |row| row.get(0))?)
}

pub(super) fn insert(
    connection: &Connection,
    id: Uuid,
    (year, serial): (i32, i64),
    case: Uuid,
    checked: &Checked,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO referral (id, year, serial, case_id, partner_id, sent_on, answer_by)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            id,
            year,
            serial,
            case,
            checked.partner,
            checked.sent_on.to_string(),
            checked.answer_by.to_string()
        ])?;
    update(connection, id, checked)
}

/// What was checked is taken apart without `..`: a field that is not written does not compile.
pub(super) fn update(connection: &Connection, id: Uuid, checked: &Checked) -> Result<()> {
    let Checked { partner, sent_on, answer_by, request, done, enclosures, shares } = checked;
    connection
        .prepare_cached(
            "UPDATE referral SET partner_id = ?2, sent_on = ?3, answer_by = ?4, request = ?5, done = ?6,
                    enclosures = ?7, shares = ?8
             WHERE id = ?1",
        )?
        .execute(params![
            id,
            partner,
            sent_on.to_string(),
            answer_by.to_string(),
            request,
            done,
            enclosures,
            shares
        ])?;
    Ok(())
}

pub(super) fn set_answer(
    connection: &Connection,
    id: Uuid,
    state: ReferralState,
    [day, text, news_by]: [&str; 3],
) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE referral SET state = ?2, outcome_on = ?3, outcome = ?4, news_by = ?5 WHERE id = ?1",
        )?
        .execute(params![id, state.as_str(), day, text, news_by])?;
    Ok(())
}

pub(super) fn withdraw(connection: &Connection, id: Uuid, reason: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE referral SET withdrawn = ?2 WHERE id = ?1")?
        .execute(params![id, reason])?;
    Ok(())
}

/// A referral as it is stored.
pub(super) struct Stored {
    pub(super) rev: i64,
    pub(super) case: Uuid,
    pub(super) form: ReferralForm,
    pub(super) outcome_on: String,
    pub(super) outcome: String,
}

impl Stored {
    /// Whether it would have been answered before it was sent.
    pub(super) fn answered_before(&self, day: NaiveDate) -> bool {
        self.outcome_on.parse::<NaiveDate>().is_ok_and(|answered| answered < day)
    }
}

/// One that was not taken back.
pub(super) fn find(connection: &Connection, id: Uuid) -> Result<Option<Stored>> {
    let mut statement = connection.prepare_cached(
        "SELECT rev, case_id, partner_id, sent_on, answer_by, request, done, enclosures, shares, outcome_on, outcome
         FROM referral WHERE id = ?1 AND withdrawn = ''",
    )?;
    let found = statement.query_row([id], |row| {
        Ok(Stored {
            rev: row.get(0)?,
            case: row.get(1)?,
            form: ReferralForm {
                partner: Some(row.get(2)?),
                sent_on: row.get(3)?,
                answer_by: row.get(4)?,
                request: row.get(5)?,
                done: row.get(6)?,
                enclosures: row.get(7)?,
                shares: Share::parse_list(row.get_ref(8)?.as_str()?),
            },
            outcome_on: row.get(9)?,
            outcome: row.get(10)?,
        })
    });
    Ok(found.optional()?)
}

pub(super) fn label(connection: &Connection, id: Uuid) -> Result<Option<ReferralLabel>> {
    let mut statement = connection.prepare_cached(
        "SELECT year, serial, case_id, partner_id, withdrawn <> '' FROM referral WHERE id = ?1",
    )?;
    let found = statement.query_row([id], |row| {
        Ok(ReferralLabel {
            number: number(row.get(0)?, row.get(1)?),
            case: row.get(2)?,
            partner: row.get(3)?,
            withdrawn: row.get(4)?,
        })
    });
    Ok(found.optional()?)
}

/// Id, case and day of what belongs to this case or went to this partner.
pub(super) fn hanging_on(connection: &Connection, id: Uuid) -> Result<Vec<(Uuid, Uuid, String)>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, case_id, sent_on FROM referral
         WHERE withdrawn = '' AND (case_id = ?1 OR partner_id = ?1) ORDER BY sent_on, id",
    )?;
    let found = statement.query_map([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// What belongs to this case, taken back or not.
pub(super) fn all_of(connection: &Connection, case: Uuid) -> Result<Vec<Uuid>> {
    let mut statement = connection.prepare_cached("SELECT id FROM referral WHERE case_id = ?1")?;
    Ok(statement.query_map([case], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// To whom and when, and what became of it; no words.
pub(super) fn erase(connection: &Connection, id: Uuid) -> Result<()> {
    let kept = [
        "year",
        "serial",
        "case_id",
        "partner_id",
        "sent_on",
        "answer_by",
        "state",
        "outcome_on",
        "news_by",
        "shares",
    ];
    wipe_record(connection, "referral", id, &kept)
}

/// What a list needs of the row itself.
pub(super) struct Line {
    pub(super) id: Uuid,
    pub(super) number: String,
    pub(super) case: Uuid,
    pub(super) partner: Uuid,
    pub(super) sent_on: String,
    pub(super) answer_by: String,
    pub(super) state: ReferralState,
    pub(super) outcome_on: String,
    pub(super) outcome: String,
    pub(super) news_by: String,
    pub(super) request: String,
}

/// The columns that [`line_of`] reads.
pub(super) const LINE_COLUMNS: &str =
    "id, year, serial, case_id, partner_id, sent_on, answer_by, state, outcome_on, request, outcome, news_by";

pub(super) fn line(connection: &Connection, id: Uuid) -> Result<Option<Line>> {
    let sql = format!("SELECT {LINE_COLUMNS} FROM referral WHERE id = ?1 AND withdrawn = ''");
    Ok(connection.prepare_cached(&sql)?.query_row([id], line_of).optional()?)
}

pub(super) fn line_of(row: &Row) -> rusqlite::Result<Line> {
    Ok(Line {
        id: row.get(0)?,
        number: number(row.get(1)?, row.get(2)?),
        case: row.get(3)?,
        partner: row.get(4)?,
        sent_on: row.get(5)?,
        answer_by: row.get(6)?,
        state: ReferralState::parse(row.get_ref(7)?.as_str()?),
        outcome_on: row.get(8)?,
        request: row.get(9)?,
        outcome: row.get(10)?,
        news_by: row.get(11)?,
    })
}
