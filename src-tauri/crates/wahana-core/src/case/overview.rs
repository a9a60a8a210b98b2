//! Cases as other places show them: on a resident's row and page, on Beranda, in the side panel.
//!
//! A list never hints that a person has a secret case; only the head learns how many of them wait, without names.
//! Nothing but questions to the area's own tables: the SQL stands beside the rule that it serves.

use chrono::{Days, NaiveDate};
use rusqlite::params_from_iter;
use rusqlite::types::Value;
use serde::Serialize;
use uuid::Uuid;

use super::list::{self, CaseFilter, CaseRow};
use super::reach::{self, Reach, SECRET};
use super::stage::{STAGES, Stage};
use super::store;
use crate::Result;
use crate::database::Read;
use crate::vault::Right;

/// An open, not secret case as a row of the list of residents hints at it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct CaseMark {
    /// Whose.
    pub person: Uuid,
    /// The case.
    pub id: Uuid,
    /// `K-2026-0001`.
    pub number: String,
    /// PMKS numbers.
    pub types: Vec<u8>,
    /// Where it stands.
    pub stage: Stage,
    /// Local date or empty.
    pub next_visit: String,
}

/// What waits on Beranda. Only rows that the officer may see by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, specta::Type)]
pub struct CaseAttention {
    /// Emergencies that nobody has visited yet, the latest report first.
    pub emergencies: Vec<CaseRow>,
    /// Visits that are overdue, due today or within the days asked for, the oldest first.
    pub visits: Vec<CaseRow>,
    /// Reports and assessments that have no plan yet, the oldest report first.
    pub without_plan: Vec<CaseRow>,
    /// How many secret cases of others wait; more than none for the head only.
    pub secret: i64,
}

/// How many types are offered before anything is typed.
const OFTEN: usize = 4;
/// Offered until the group has its own: the types most frequent in the city's lists (DOMAIN 2.2).
const OFTEN_AT_FIRST: [u8; 4] = [8, 24, 9, 23];

/// Open cases of these residents. Nobody sees secret ones here, not even their companion: somebody may look over
/// their shoulder. Empty for who may not read cases.
pub fn marks(ctx: &Read, persons: &[Uuid]) -> Result<Vec<CaseMark>> {
    if persons.is_empty() || !ctx.may(Right::CaseRead) {
        return Ok(Vec::new());
    }
    let places = vec!["?"; persons.len()].join(", ");
    let rows = rows(
        ctx,
        &format!(
            "level < {SECRET} AND stage <> 'closed' AND person_id IN ({places}) ORDER BY reported_on DESC, id DESC"
        ),
        persons.iter().map(|id| Value::Blob(id.as_bytes().to_vec())).collect(),
    )?;
    let mark = |row: CaseRow| {
        let person = row.person_id?;
        let CaseRow { id, number, types, stage, next_visit, .. } = row;
        Some(CaseMark { person, id, number, types, stage, next_visit })
    };
    Ok(rows.into_iter().filter_map(mark).collect())
}

/// All cases of a resident that the officer may read, open ones first. Others' secret cases are not hinted at.
pub fn of_person(ctx: &Read, person: Uuid) -> Result<Vec<CaseRow>> {
    of(ctx, "person_id = ?", &[person])
}

/// All cases about a family as a whole or one of its members that the officer may read, open ones first. Others'
/// secret cases are not hinted at.
pub fn of_household(ctx: &Read, household: Uuid, members: &[Uuid]) -> Result<Vec<CaseRow>> {
    let places = vec!["?"; members.len()].join(", ");
    let about = [&[household], members].concat();
    of(ctx, &format!("(household_id = ? OR person_id IN ({places}))"), &about)
}

fn of(ctx: &Read, about: &str, ids: &[Uuid]) -> Result<Vec<CaseRow>> {
    ctx.require(Right::CaseRead)?;
    let order = "ORDER BY stage = 'closed', reported_on DESC, id DESC";
    let ids = ids.iter().map(|id| Value::Blob(id.as_bytes().to_vec())).collect();
    rows(ctx, &format!("{about} {order}"), ids)
}

/// The cases that were opened last, the newest first. Nobody sees secret ones here; empty for who may not read cases.
pub fn newest(ctx: &Read, limit: u32) -> Result<Vec<CaseRow>> {
    if !ctx.may(Right::CaseRead) {
        return Ok(Vec::new());
    }
    rows(ctx, &format!("level < {SECRET} ORDER BY id DESC LIMIT ?"), vec![Value::Integer(limit.into())])
}

/// What needs attention, with visits of the coming `days`.
pub fn attention(ctx: &Read, days: u8) -> Result<CaseAttention> {
    if !ctx.may(Right::CaseRead) {
        return Ok(CaseAttention::default());
    }
    let until = day_after(ctx.today(), days);
    let text = |day: NaiveDate| vec![Value::Text(day.to_string())];
    let visits = "stage <> 'closed' AND next_visit <> '' AND next_visit <= ? ORDER BY next_visit, id";
    let emergencies = format!("{EMERGENCY_NOT_VISITED} ORDER BY reported_on DESC, id DESC");
    let without_plan =
        "stage IN ('report', 'assessment') AND urgency <> 'emergency' ORDER BY reported_on, id";
    Ok(CaseAttention {
        emergencies: rows(ctx, &emergencies, Vec::new())?,
        visits: rows(ctx, visits, text(until))?,
        without_plan: rows(ctx, without_plan, Vec::new())?,
        secret: if ctx.may(Right::SecretWithReason) { secret_waiting(ctx, until)? } else { 0 },
    })
}

/// Visits of one's own cases that are due today or overdue: the count in the side panel.
pub fn waiting(ctx: &Read) -> Result<i64> {
    if !ctx.may(Right::CaseWriteOwn) {
        return Ok(0);
    }
    let sql = "SELECT count(*) FROM cases WHERE withdrawn = '' AND stage <> 'closed' AND next_visit <> ''
               AND next_visit <= ?1 AND responsible = ?2";
    let today = ctx.today().to_string();
    Ok(ctx
        .connection()
        .prepare_cached(sql)?
        .query_row(rusqlite::params![today, ctx.officer().id], |row| row.get(0))?)
}

/// How many open cases stand in each stage; they hold what the list holds.
pub fn by_stage(ctx: &Read) -> Result<Vec<(Stage, i64)>> {
    let open = STAGES.into_iter().filter(|stage| *stage != Stage::Closed);
    open.map(|stage| {
        let filter = CaseFilter { stage: Some(stage), ..CaseFilter::default() };
        Ok((stage, list::count(ctx, &filter)?))
    })
    .collect()
}

/// The types that this group records most, to be offered first. Cases that are secret do not count.
pub fn often(ctx: &Read) -> Result<Vec<u8>> {
    ctx.require(Right::CaseRead)?;
    let mut found = store::frequent_types(ctx.connection(), OFTEN)?;
    for number in OFTEN_AT_FIRST {
        if found.len() < OFTEN && !found.contains(&number) {
            found.push(number);
        }
    }
    Ok(found)
}

const EMERGENCY_NOT_VISITED: &str = "stage <> 'closed' AND urgency = 'emergency' AND NOT EXISTS (
    SELECT 1 FROM follow_up WHERE case_id = cases.id AND kind = 'visit' AND follow_up.withdrawn = '')";

/// Rows for whose conditions nothing is told of cases that the officer may not read.
fn rows(ctx: &Read, condition: &str, values: Vec<Value>) -> Result<Vec<CaseRow>> {
    let sql = format!("SELECT id, level, responsible FROM cases WHERE withdrawn = '' AND {condition}");
    let mut statement = ctx.connection().prepare_cached(&sql)?;
    let found =
        statement.query_map(params_from_iter(values), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let found: Vec<(Uuid, u8, Uuid)> = found.collect::<rusqlite::Result<_>>()?;
    found
        .into_iter()
        .filter(|(_, level, responsible)| {
            matches!(reach::reach(ctx, *level, *responsible), Reach::Read | Reach::Write)
        })
        .map(|(id, _, _)| list::row_unmasked(ctx, id))
        .collect()
}

/// Secret cases of others with a visit due or an emergency nobody has visited.
fn secret_waiting(ctx: &Read, until: NaiveDate) -> Result<i64> {
    let sql = format!(
        "SELECT count(*) FROM cases WHERE withdrawn = '' AND level >= {SECRET} AND responsible <> ?1
         AND ((stage <> 'closed' AND next_visit <> '' AND next_visit <= ?2) OR ({EMERGENCY_NOT_VISITED}))"
    );
    Ok(ctx
        .connection()
        .prepare_cached(&sql)?
        .query_row(rusqlite::params![ctx.officer().id, until.to_string()], |row| row.get(0))?)
}

fn day_after(today: NaiveDate, days: u8) -> NaiveDate {
    today.checked_add_days(Days::new(days.into())).unwrap_or(today)
}
