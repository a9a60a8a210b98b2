//! SQL of `assessment`, `assessment_disability`, `poverty_check` and `listing`.

use rusqlite::{Connection, OptionalExtension, Row, ToSql, params};
use uuid::Uuid;

use super::form::Checked;
use super::listing::{Listing, ListingForm, ListingStanding, Register};
use super::quick_check::{CRITERIA, CheckAnswer, PovertyCheck, PovertyCheckForm};
use super::{Assessment, AssessmentForm};
use crate::Result;
use crate::journal::{ERASED, wipe, wipe_record};

/// A condition for a case in which somebody was there for its assessment.
pub(crate) const VISITED: &str = "EXISTS (SELECT 1 FROM assessment WHERE assessment.case_id = cases.id
    AND assessment.visited_on <> '' AND assessment.withdrawn = '')";

/// The records of a case, hidden or not.
pub(super) fn ids_of(connection: &Connection, case: Uuid) -> Result<Vec<Uuid>> {
    let mut statement =
        connection.prepare_cached("SELECT id FROM assessment WHERE case_id = ?1 ORDER BY id")?;
    Ok(statement.query_map([case], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn case_of(connection: &Connection, id: Uuid) -> Result<Option<Uuid>> {
    let mut statement = connection.prepare_cached("SELECT case_id FROM assessment WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get(0)).optional()?)
}

pub(super) fn is_listed(connection: &Connection, id: Uuid) -> Result<bool> {
    let sql = "SELECT 1 FROM assessment WHERE id = ?1 AND withdrawn = ''";
    Ok(connection.prepare_cached(sql)?.exists([id])?)
}

/// Those of a case that were not taken back, the latest visit first; one without a day was the first of them.
pub(super) fn of_case(connection: &Connection, case: Uuid) -> Result<Vec<Assessment>> {
    let mut statement = connection.prepare_cached(
        "SELECT assessment.id, assessment.rev, visited_on, visited_by, needs, strengths, conditions, aids, carer,
                safe_contact, legal_status, daily_help, event, event_on, coalesce(officer.name, '')
         FROM assessment LEFT JOIN officer ON officer.id = visited_by
         WHERE case_id = ?1 AND withdrawn = '' ORDER BY visited_on DESC, assessment.id DESC",
    )?;
    let found = statement.query_map([case], |row| {
        let form = AssessmentForm {
            visited_on: row.get(2)?,
            visited_by: row.get(3)?,
            needs: row.get(4)?,
            strengths: row.get(5)?,
            conditions: row.get(6)?,
            disabilities: Vec::new(),
            aids: row.get(7)?,
            carer: row.get(8)?,
            safe_contact: row.get(9)?,
            legal_status: row.get(10)?,
            daily_help: row.get(11)?,
            event: row.get(12)?,
            event_on: row.get(13)?,
        };
        Ok(Assessment { id: row.get(0)?, rev: row.get(1)?, form, visited_by_name: row.get(14)? })
    });
    let mut found = found?.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut disabilities = connection.prepare_cached(
        "SELECT disability FROM assessment_disability WHERE assessment_id = ?1 ORDER BY disability",
    )?;
    for one in &mut found {
        one.form.disabilities =
            disabilities.query_map([one.id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    }
    Ok(found)
}

pub(super) fn insert(connection: &Connection, id: Uuid, case: Uuid, checked: &Checked) -> Result<()> {
    connection.prepare_cached("INSERT INTO assessment (id, case_id) VALUES (?1, ?2)")?.execute([id, case])?;
    update(connection, id, checked)
}

/// Taken apart without `..`: a field that is not written does not compile.
pub(super) fn update(connection: &Connection, id: Uuid, Checked(form): &Checked) -> Result<()> {
    let AssessmentForm {
        visited_on,
        visited_by,
        needs,
        strengths,
        conditions,
        disabilities,
        aids,
        carer,
        safe_contact,
        legal_status,
        daily_help,
        event,
        event_on,
    } = form;
    connection
        .prepare_cached(
            "UPDATE assessment SET visited_on = ?2, visited_by = ?3, needs = ?4, strengths = ?5, conditions = ?6,
                    daily_help = ?7, event = ?8, event_on = ?9, aids = ?10, carer = ?11, safe_contact = ?12,
                    legal_status = ?13 WHERE id = ?1",
        )?
        .execute(params![
            id,
            visited_on,
            visited_by,
            needs,
            strengths,
            conditions,
            daily_help,
            event,
            event_on,
            aids,
            carer,
            safe_contact,
            legal_status
        ])?;
    connection.prepare_cached("DELETE FROM assessment_disability WHERE assessment_id = ?1")?.execute([id])?;
    let mut add = connection
        .prepare_cached("INSERT INTO assessment_disability (assessment_id, disability) VALUES (?1, ?2)")?;
    for disability in disabilities {
        add.execute(params![id, disability])?;
    }
    Ok(())
}

/// Hides a record of one of the area's tables.
pub(super) fn withdraw(connection: &Connection, table: &str, id: Uuid, reason: &str) -> Result<()> {
    connection
        .prepare_cached(&format!("UPDATE {table} SET withdrawn = ?2 WHERE id = ?1"))?
        .execute(params![id, reason])?;
    Ok(())
}

/// That somebody was there, and when, is left.
pub(super) fn erase(connection: &Connection, id: Uuid) -> Result<()> {
    connection.prepare_cached("DELETE FROM assessment_disability WHERE assessment_id = ?1")?.execute([id])?;
    wipe_record(connection, "assessment", id, &["case_id", "visited_on", "visited_by"])
}

/// Nothing but the day is left.
pub(super) fn erase_of_household(connection: &Connection, table: &str, id: Uuid) -> Result<()> {
    wipe(connection, table, "id", id, &["household_id", "done_on", "seen_on", "register"])?;
    withdraw(connection, table, id, ERASED)
}

/// The family of a quick check or of a word about a list.
pub(super) fn household_of(connection: &Connection, id: Uuid) -> Result<Option<Uuid>> {
    let mut statement = connection.prepare_cached(
        "SELECT household_id FROM poverty_check WHERE id = ?1
         UNION ALL SELECT household_id FROM listing WHERE id = ?1",
    )?;
    Ok(statement.query_row([id], |row| row.get(0)).optional()?)
}

/// All of a family, hidden or not, with the oldest first.
pub(super) fn all_of(connection: &Connection, table: &str, household: Uuid) -> Result<Vec<Uuid>> {
    let sql = format!("SELECT id FROM {table} WHERE household_id = ?1 ORDER BY id");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([household], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn insert_poverty_check(
    connection: &Connection,
    id: Uuid,
    household: Uuid,
    form: &PovertyCheckForm,
) -> Result<()> {
    let PovertyCheckForm { done_on, observer, answers, note } = form;
    let sql = format!(
        "INSERT INTO poverty_check (id, household_id, done_on, observer, note, {})
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        CRITERIA.join(", ")
    );
    let answers: Vec<&str> = answers.iter().map(|answer| answer.as_str()).collect();
    let head: [&dyn ToSql; 5] = [&id, &household, done_on, observer, note];
    let values: Vec<&dyn ToSql> =
        head.into_iter().chain(answers.iter().map(|answer| answer as &dyn ToSql)).collect();
    connection.prepare_cached(&sql)?.execute(values.as_slice())?;
    Ok(())
}

/// Those of a family that were not taken back, the latest first. Names of observers are left to the caller.
pub(super) fn poverty_checks(connection: &Connection, household: Uuid) -> Result<Vec<PovertyCheck>> {
    let sql = format!(
        "SELECT id, done_on, observer, note, {} FROM poverty_check
         WHERE household_id = ?1 AND withdrawn = '' ORDER BY done_on DESC, id DESC",
        CRITERIA.join(", ")
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let found = statement.query_map([household], |row| {
        let answers = (4..4 + CRITERIA.len())
            .map(|column| Ok(CheckAnswer::parse(row.get_ref(column)?.as_str()?)))
            .collect::<rusqlite::Result<_>>()?;
        let form =
            PovertyCheckForm { done_on: row.get(1)?, observer: row.get(2)?, answers, note: row.get(3)? };
        Ok(PovertyCheck { id: row.get(0)?, form, observer_name: String::new() })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn insert_listing(
    connection: &Connection,
    id: Uuid,
    household: Uuid,
    form: &ListingForm,
) -> Result<()> {
    let ListingForm {
        register,
        standing,
        seen_on,
        how,
        said_by,
        desil,
        card_number,
        category,
        card_year,
        note,
    } = form;
    connection
        .prepare_cached(
            "INSERT INTO listing (id, household_id, register, standing, seen_on, how, said_by, desil, card_number,
                                  category, card_year, note)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            id,
            household,
            register.as_str(),
            standing.as_str(),
            seen_on,
            how,
            said_by,
            desil,
            card_number,
            category,
            card_year,
            note
        ])?;
    Ok(())
}

/// Those of a family that were not taken back, of each list the latest first.
pub(super) fn listings(connection: &Connection, household: Uuid) -> Result<Vec<Listing>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, register, standing, seen_on, how, said_by, desil, card_number, category, card_year, note
         FROM listing WHERE household_id = ?1 AND withdrawn = '' ORDER BY register, seen_on DESC, id DESC",
    )?;
    Ok(statement.query_map([household], listing)?.collect::<rusqlite::Result<_>>()?)
}

fn listing(row: &Row) -> rusqlite::Result<Listing> {
    let form = ListingForm {
        register: Register::parse(row.get_ref(1)?.as_str()?),
        standing: ListingStanding::parse(row.get_ref(2)?.as_str()?),
        seen_on: row.get(3)?,
        how: row.get(4)?,
        said_by: row.get(5)?,
        desil: row.get(6)?,
        card_number: row.get(7)?,
        category: row.get(8)?,
        card_year: row.get(9)?,
        note: row.get(10)?,
    };
    Ok(Listing { id: row.get(0)?, form })
}
