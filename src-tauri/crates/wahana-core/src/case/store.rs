//! SQL of `cases`, `case_type`, `case_criterion` and `case_stage`.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::form::{CaseForm, CaseTypeForm, Checked, Subject};
use super::stage::{Stage, StageStep, Urgency};
use crate::Result;

pub(super) fn next_serial(connection: &Connection, year: i32) -> Result<i64> {
    Ok(connection
        .prepare_cached("SELECT coalesce(max(serial), 0) + 1 FROM cases WHERE year = ?1")?
        .query_row([year], |row| row.get(0))?)
}

pub(super) fn insert(
    connection: &Connection,
    id: Uuid,
    serial: i64,
    checked: &Checked,
    today: NaiveDate,
) -> Result<()> {
    let form = &checked.form;
    let (person, household, group) = match &form.subject {
        Some(Subject::Person { id }) => (Some(*id), None, ""),
        Some(Subject::Household { id }) => (None, Some(*id), ""),
        Some(Subject::Group { name }) => (None, None, name.as_str()),
        None => (None, None, ""),
    };
    connection
        .prepare_cached(
            "INSERT INTO cases (id, year, serial, person_id, household_id, group_name, urgency, level, raised, source,
                                reporter, reported_on, story, responsible)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        )?
        .execute(params![
            id,
            checked.year,
            serial,
            person,
            household,
            group,
            form.urgency.as_str(),
            checked.level,
            form.secret,
            form.source,
            form.reporter,
            form.reported_on,
            form.story,
            form.responsible
        ])?;
    set_types(connection, id, &form.types)?;
    let first = StageStep {
        stage: Stage::Report,
        since: form.reported_on.parse().unwrap_or(today).to_string(),
        skipped: false,
        reason: String::new(),
    };
    add_stage(connection, id, &first)
}

fn set_types(connection: &Connection, id: Uuid, types: &[CaseTypeForm]) -> Result<()> {
    connection.prepare_cached("DELETE FROM case_criterion WHERE case_id = ?1")?.execute([id])?;
    connection.prepare_cached("DELETE FROM case_type WHERE case_id = ?1")?.execute([id])?;
    let mut add_type =
        connection.prepare_cached("INSERT INTO case_type (case_id, pmks, note) VALUES (?1, ?2, ?3)")?;
    let mut add_criterion = connection
        .prepare_cached("INSERT INTO case_criterion (case_id, pmks, criterion) VALUES (?1, ?2, ?3)")?;
    for one in types {
        add_type.execute(params![id, one.number, one.note])?;
        for criterion in &one.criteria {
            add_criterion.execute(params![id, one.number, criterion])?;
        }
    }
    Ok(())
}

fn add_stage(connection: &Connection, id: Uuid, step: &StageStep) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO case_stage (case_id, place, stage, since, skipped, reason)
             SELECT ?1, coalesce(max(place), 0) + 1, ?2, ?3, ?4, ?5 FROM case_stage WHERE case_id = ?1",
        )?
        .execute(params![id, step.stage.as_str(), step.since, step.skipped, step.reason])?;
    Ok(())
}

pub(super) fn stages(connection: &Connection, id: Uuid) -> Result<Vec<StageStep>> {
    let mut statement = connection.prepare_cached(
        "SELECT stage, since, skipped, reason FROM case_stage WHERE case_id = ?1 ORDER BY place",
    )?;
    let steps = statement.query_map([id], |row| {
        Ok(StageStep {
            stage: Stage::parse(row.get_ref(0)?.as_str()?),
            since: row.get(1)?,
            skipped: row.get(2)?,
            reason: row.get(3)?,
        })
    })?;
    Ok(steps.collect::<rusqlite::Result<_>>()?)
}

/// Revision and form of a case.
pub(super) fn find(connection: &Connection, id: Uuid) -> Result<Option<(i64, CaseForm)>> {
    let mut statement = connection.prepare_cached(
        "SELECT rev, person_id, household_id, group_name, source, reporter, reported_on, urgency, raised, story,
                responsible
         FROM cases WHERE id = ?1 AND withdrawn = ''",
    )?;
    let found = statement
        .query_row([id], |row| {
            let person: Option<Uuid> = row.get(1)?;
            let household: Option<Uuid> = row.get(2)?;
            let subject = match (person, household) {
                (Some(id), _) => Subject::Person { id },
                (None, Some(id)) => Subject::Household { id },
                (None, None) => Subject::Group { name: row.get(3)? },
            };
            let form = CaseForm {
                subject: Some(subject),
                types: Vec::new(),
                source: row.get(4)?,
                reporter: row.get(5)?,
                reported_on: row.get(6)?,
                urgency: Urgency::parse(row.get_ref(7)?.as_str()?),
                secret: row.get(8)?,
                story: row.get(9)?,
                responsible: row.get(10)?,
            };
            Ok((row.get(0)?, form))
        })
        .optional()?;
    let Some((rev, mut form)) = found else { return Ok(None) };
    form.types = types(connection, id)?;
    Ok(Some((rev, form)))
}

fn types(connection: &Connection, id: Uuid) -> Result<Vec<CaseTypeForm>> {
    let mut statement =
        connection.prepare_cached("SELECT pmks, note FROM case_type WHERE case_id = ?1 ORDER BY pmks")?;
    let mut types: Vec<CaseTypeForm> = statement
        .query_map([id], |row| {
            Ok(CaseTypeForm { number: row.get(0)?, criteria: Vec::new(), note: row.get(1)? })
        })?
        .collect::<rusqlite::Result<_>>()?;
    let mut criteria = connection.prepare_cached(
        "SELECT criterion FROM case_criterion WHERE case_id = ?1 AND pmks = ?2 ORDER BY criterion",
    )?;
    for one in &mut types {
        one.criteria = criteria
            .query_map(params![id, one.number], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
    }
    Ok(types)
}

/// Level and responsible officer.
pub(super) fn secrecy(connection: &Connection, id: Uuid) -> Result<Option<(u8, Uuid)>> {
    Ok(connection
        .prepare_cached("SELECT level, responsible FROM cases WHERE id = ?1 AND withdrawn = ''")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}
