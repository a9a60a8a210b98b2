//! SQL of `cases` and `case_stage`; types, and notes and visits, have a file of their own.

mod follow_ups;
mod handing;
mod types;

pub(super) use follow_ups::{
    case_with_follow_up, erase_follow_up, follow_up_ids, follow_ups, insert_follow_up,
    owner_of_any_follow_up, owner_of_follow_up, update_follow_up, withdraw_follow_up,
};
pub(super) use handing::{open_of, work};
pub(super) use types::frequent_types;
use types::{set_types, types};

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::erase::About;
use super::form::{CaseForm, CaseTypeForm, Checked, Subject};
use super::reach::SECRET;
use super::repeat::{Repeat, RepeatUnit};
use super::stage::{Stage, StageStep, Urgency};
use crate::Result;
use crate::journal::{wipe, wipe_record};

pub(super) fn next_serial(connection: &Connection, year: i32) -> Result<i64> {
    Ok(connection
        .prepare_cached("SELECT coalesce(max(serial), 0) + 1 FROM cases WHERE year = ?1")?
        .query_row([year], |row| row.get(0))?)
}

// Adding and changing take the form apart without `..`: a field that is not written does not compile.
pub(super) fn insert(
    connection: &Connection,
    id: Uuid,
    serial: i64,
    checked: &Checked,
    secrecy_reason: &str,
    steps: &[StageStep],
) -> Result<()> {
    let Checked { form, level, year } = checked;
    let CaseForm { subject, types, source, reporter, reported_on, urgency, secret, story, responsible } =
        form;
    let (person, household, group) = match subject {
        Some(Subject::Person { id }) => (Some(*id), None, ""),
        Some(Subject::Household { id }) => (None, Some(*id), ""),
        Some(Subject::Group { name }) => (None, None, name.as_str()),
        None => (None, None, ""),
    };
    connection
        .prepare_cached(
            "INSERT INTO cases (id, year, serial, person_id, household_id, group_name, urgency, level, raised, source,
                                reporter, reported_on, story, responsible, secrecy_reason)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        )?
        .execute(params![
            id,
            year,
            serial,
            person,
            household,
            group,
            urgency.as_str(),
            level,
            secret,
            source,
            reporter,
            reported_on,
            story,
            responsible,
            secrecy_reason
        ])?;
    set_types(connection, id, types)?;
    for step in steps {
        add_stage(connection, id, step)?;
    }
    if let Some(last) = steps.last() {
        set_stage(connection, id, last.stage)?;
    }
    Ok(())
}

/// Everything that the form holds; of whom the case is about, only a group's name. The number keeps its year.
pub(super) fn update(
    connection: &Connection,
    id: Uuid,
    checked: &Checked,
    secrecy_reason: Option<&str>,
) -> Result<()> {
    let Checked { form, level, year: _ } = checked;
    let CaseForm { subject, types, source, reporter, reported_on, urgency, secret, story, responsible } =
        form;
    let group = subject.as_ref().and_then(Subject::group_name);
    connection
        .prepare_cached(
            "UPDATE cases SET urgency = ?2, level = ?3, raised = ?4, source = ?5, reporter = ?6, reported_on = ?7,
                              story = ?8, responsible = ?9, secrecy_reason = coalesce(?10, secrecy_reason),
                              group_name = coalesce(?11, group_name)
             WHERE id = ?1",
        )?
        .execute(params![
            id,
            urgency.as_str(),
            level,
            secret,
            source,
            reporter,
            reported_on,
            story,
            responsible,
            secrecy_reason,
            group
        ])?;
    connection
        .prepare_cached("UPDATE case_stage SET since = ?2 WHERE case_id = ?1 AND place = 1 AND since <> ?2")?
        .execute(params![id, reported_on])?;
    set_types(connection, id, types)
}

/// Stage, and whether it is an emergency.
pub(super) fn standing(connection: &Connection, id: Uuid) -> Result<Option<(Stage, bool)>> {
    Ok(connection
        .prepare_cached("SELECT stage, urgency = 'emergency' FROM cases WHERE id = ?1 AND withdrawn = ''")?
        .query_row([id], |row| Ok((Stage::parse(row.get_ref(0)?.as_str()?), row.get(1)?)))
        .optional()?)
}

pub(super) fn set_stage(connection: &Connection, id: Uuid, stage: Stage) -> Result<()> {
    connection
        .prepare_cached("UPDATE cases SET stage = ?2 WHERE id = ?1")?
        .execute(params![id, stage.as_str()])?;
    Ok(())
}

pub(super) fn close(connection: &Connection, id: Uuid, day: &str, reason: &str, note: &str) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE cases SET stage = 'closed', next_visit = '', visit_every = 0, visit_unit = '', visit_until = '', closed_on = ?2, close_reason = ?3, close_note = ?4
             WHERE id = ?1",
        )?
        .execute(params![id, day, reason, note])?;
    Ok(())
}

pub(super) fn withdraw(connection: &Connection, id: Uuid, reason: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE cases SET withdrawn = ?2 WHERE id = ?1")?
        .execute(params![id, reason])?;
    Ok(())
}

/// Cases about a person or family as a whole, as the officer `me` may know of them.
pub(super) fn about(connection: &Connection, subject: Uuid, me: Uuid) -> Result<Vec<About>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, level, responsible, printf('K-%d-%04d', year, serial), withdrawn = '' AND stage <> 'closed'
         FROM cases WHERE person_id = ?1 OR household_id = ?1 ORDER BY year, serial",
    )?;
    let found = statement.query_map([subject], |row| {
        let known = row.get::<_, u8>(1)? < SECRET || row.get::<_, Uuid>(2)? == me;
        Ok(About { id: row.get(0)?, number: row.get(3)?, open: row.get(4)?, known })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// What totals need is left.
pub(super) fn erase(connection: &Connection, id: Uuid) -> Result<()> {
    wipe(connection, "case_stage", "case_id", id, &["stage", "since", "skipped", "code", "officer", "at"])?;
    wipe(connection, "case_type", "case_id", id, &[])?;
    connection.prepare_cached("DELETE FROM case_criterion WHERE case_id = ?1")?.execute([id])?;
    let kept = [
        "year",
        "serial",
        "person_id",
        "household_id",
        "stage",
        "urgency",
        "level",
        "raised",
        "source",
        "reported_on",
        "responsible",
        "closed_on",
        "close_reason",
    ];
    wipe_record(connection, "cases", id, &kept)
}

pub(super) fn reopen(connection: &Connection, id: Uuid, stage: Stage) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE cases SET stage = ?2, closed_on = '', close_reason = '', close_note = '' WHERE id = ?1",
        )?
        .execute(params![id, stage.as_str()])?;
    Ok(())
}

pub(super) fn set_next_visit(connection: &Connection, id: Uuid, day: &str) -> Result<()> {
    connection.prepare_cached("UPDATE cases SET next_visit = ?2 WHERE id = ?1")?.execute(params![id, day])?;
    Ok(())
}

/// Whether the visits of a case repeat.
pub(super) fn set_repeat(connection: &Connection, id: Uuid, repeat: Option<&Repeat>) -> Result<()> {
    let (every, unit, until) =
        repeat.map_or((0, "", ""), |repeat| (repeat.every, repeat.unit.as_str(), repeat.until.as_str()));
    connection
        .prepare_cached("UPDATE cases SET visit_every = ?2, visit_unit = ?3, visit_until = ?4 WHERE id = ?1")?
        .execute(params![id, every, unit, until])?;
    Ok(())
}

/// How the visits of a case repeat; none where they do not.
pub(super) fn repeat(connection: &Connection, id: Uuid) -> Result<Option<Repeat>> {
    let sql = "SELECT visit_every, visit_unit, visit_until FROM cases WHERE id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([id], |row| {
        let unit = RepeatUnit::parse(row.get_ref(1)?.as_str()?);
        let repeat = Repeat { every: row.get(0)?, unit, until: row.get(2)? };
        Ok((repeat.every > 0).then_some(repeat))
    })?)
}

/// Gives the case to another officer; why, where it had to be said.
pub(super) fn set_responsible(connection: &Connection, id: Uuid, officer: Uuid, reason: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE cases SET responsible = ?2, handed_reason = ?3 WHERE id = ?1")?
        .execute(params![id, officer, reason])?;
    Ok(())
}

/// Writes down the level that `level` finds for the case's types and whether an officer raised it.
pub(super) fn set_level(
    connection: &Connection,
    id: Uuid,
    level: impl FnOnce(&[CaseTypeForm], bool) -> u8,
) -> Result<()> {
    let raised = connection
        .prepare_cached("SELECT raised FROM cases WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?;
    let level = level(&types(connection, id)?, raised);
    connection.prepare_cached("UPDATE cases SET level = ?2 WHERE id = ?1")?.execute(params![id, level])?;
    Ok(())
}

/// Whether a visit is planned.
pub(super) fn waits_for_visit(connection: &Connection, id: Uuid) -> Result<bool> {
    let sql = "SELECT 1 FROM cases WHERE id = ?1 AND next_visit <> ''";
    Ok(connection.prepare_cached(sql)?.exists([id])?)
}

/// Why it was made secret or open last, why it was closed, and with which note.
pub(super) fn reasons(connection: &Connection, id: Uuid) -> Result<(String, String, String)> {
    Ok(connection
        .prepare_cached("SELECT secrecy_reason, close_reason, close_note FROM cases WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?)
}

pub(super) fn add_stage(connection: &Connection, id: Uuid, step: &StageStep) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO case_stage (case_id, place, stage, since, skipped, code, reason, officer, at)
             SELECT ?1, coalesce(max(place), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 FROM case_stage WHERE case_id = ?1",
        )?
        .execute(params![
            id,
            step.stage.as_str(),
            step.since,
            step.skipped,
            step.code,
            step.reason,
            step.officer,
            step.at
        ])?;
    Ok(())
}

pub(super) fn stages(connection: &Connection, id: Uuid) -> Result<Vec<StageStep>> {
    let mut statement = connection.prepare_cached(
        "SELECT stage, since, skipped, code, reason, officer, at FROM case_stage WHERE case_id = ?1 ORDER BY place",
    )?;
    let steps = statement.query_map([id], |row| {
        Ok(StageStep {
            stage: Stage::parse(row.get_ref(0)?.as_str()?),
            since: row.get(1)?,
            skipped: row.get(2)?,
            code: row.get(3)?,
            reason: row.get(4)?,
            officer: row.get(5)?,
            at: row.get(6)?,
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

/// Level and responsible officer.
pub(super) fn secrecy(connection: &Connection, id: Uuid) -> Result<Option<(u8, Uuid)>> {
    Ok(connection
        .prepare_cached("SELECT level, responsible FROM cases WHERE id = ?1 AND withdrawn = ''")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

pub(super) fn uses_source(connection: &Connection, source: &str) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM cases WHERE source = ?1)";
    Ok(connection.prepare_cached(sql)?.query_row([source], |row| row.get(0))?)
}

/// The cases in whose story, or in a note or visit of which, one of these words stands, however its capitals are; of what
/// was taken back none.
pub(super) fn naming(connection: &Connection, words: &[String]) -> Result<Vec<Uuid>> {
    let mut statement = connection.prepare_cached(
        "SELECT id FROM cases WHERE withdrawn = '' AND (instr(lower(story), lower(?1)) > 0 OR EXISTS (
             SELECT 1 FROM follow_up WHERE case_id = cases.id AND follow_up.withdrawn = ''
             AND instr(lower(text), lower(?1)) > 0))
         ORDER BY year, serial",
    )?;
    let mut found: Vec<Uuid> = Vec::new();
    for word in words {
        let ids = statement.query_map([word], |row| row.get(0))?.collect::<rusqlite::Result<Vec<Uuid>>>()?;
        found.extend(ids.into_iter().filter(|id| !found.contains(id)).collect::<Vec<_>>());
    }
    Ok(found)
}
