//! Cases as other places show them: on a resident's row and page, on Beranda, in the side panel.
//!
//! A list never hints that a person has a secret case; only the head learns how many of them wait, without names.
//! Nothing but questions to the area's own tables: the SQL stands beside the rule that it serves.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};
use serde::Serialize;
use uuid::Uuid;

use super::gone::{gone, nobody_to_visit};
use super::list::{self, CaseRow};
use super::reach::{self, SECRET};
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

/// Some of the cases that wait, the most pressing first, and how many there are. Only what the officer may see by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, specta::Type)]
pub struct CasesWaiting {
    /// The first twelve.
    pub rows: Vec<CaseRow>,
    /// How many there are in all.
    pub total: i64,
    /// How many of these are secret: the officer's own.
    pub secret: i64,
}

/// What waits on Beranda. Visits are those of one's own cases, where one may change no others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, specta::Type)]
pub struct CaseAttention {
    /// Emergencies that nobody has visited yet, the latest report first.
    pub emergencies: CasesWaiting,
    /// Visits that are overdue or due today, the oldest first; those of the emergencies above are not here again.
    pub visits: CasesWaiting,
    /// How many secret cases of others wait; more than none for the head only.
    pub secret: i64,
}

/// So many of what waits are named; the list of cases has them all.
const NAMED: usize = 12;
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

/// The cases about exactly this person or family that the officer may read.
pub(super) fn about_one(ctx: &Read, subject: Uuid) -> Result<Vec<CaseRow>> {
    of(ctx, "(person_id = ? OR household_id = ?)", &[subject, subject])
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

/// What needs attention today. `assessed` is a condition on `cases.id`: somebody was there for the assessment.
pub(crate) fn attention(ctx: &Read, assessed: &str) -> Result<CaseAttention> {
    if !ctx.may(Right::CaseRead) {
        return Ok(CaseAttention::default());
    }
    let not_visited = format!("{} AND NOT {}", emergency_not_visited(assessed), nobody_to_visit());
    let emergencies = format!("{not_visited} ORDER BY reported_on DESC, id DESC");
    let visits = format!("{} AND NOT ({not_visited}) {BY_VISIT}", visit("AND next_visit <= ?"));
    let today = ctx.today();
    Ok(CaseAttention {
        emergencies: waiting_of(ctx, false, NAMED, &emergencies, Vec::new())?,
        visits: waiting_of(ctx, true, NAMED, &visits, vec![day(today)])?,
        secret: count_secret(ctx, &format!("({}) OR ({not_visited})", visit(UNTIL)), vec![day(today)])?,
    })
}

/// Reports and assessments that have no plan yet, the oldest report first; of one's own cases, where one may change no
/// others. Nothing was planned for a case where `unplanned` holds, a condition on `cases.id`.
pub(crate) fn without_plan(ctx: &Read, unplanned: &str) -> Result<CasesWaiting> {
    if !ctx.may(Right::CaseRead) {
        return Ok(CasesWaiting::default());
    }
    let plans = format!(
        "stage <> 'closed' AND stage IN ('report', 'assessment') AND urgency <> 'emergency' AND {unplanned}
         AND NOT {} ORDER BY reported_on, id",
        gone()
    );
    waiting_of(ctx, true, NAMED, &plans, Vec::new())
}

/// Secret cases of others with a visit until that day; counted for the head alone.
pub(crate) fn secret_visits(ctx: &Read, until: NaiveDate) -> Result<i64> {
    count_secret(ctx, &visit(UNTIL), vec![day(until)])
}

/// Visits planned for these days, both included, of the cases that the officer may read, the first first; with `of`
/// only of those of one companion. The first `limit` of them, and how many there are.
pub(crate) fn visits(
    ctx: &Read,
    from: Option<NaiveDate>,
    until: NaiveDate,
    of: Option<Uuid>,
    limit: usize,
) -> Result<CasesWaiting> {
    let from = Value::Text(from.map(|day| day.to_string()).unwrap_or_default());
    let visits = format!("{} {BY_VISIT}", visit("AND next_visit >= ? AND next_visit <= ?"));
    let mut found = readable(ctx, &visits, vec![from, day(until)])?;
    found.retain(|one| of.is_none_or(|officer| one.responsible == officer));
    told(ctx, &found, limit)
}

/// Visits of one's own cases that are due today or overdue.
pub(crate) fn waiting(ctx: &Read) -> Result<i64> {
    if !ctx.may(Right::CaseWriteOwn) {
        return Ok(0);
    }
    let due = visit("AND next_visit <= ?1 AND responsible = ?2");
    let sql = format!("SELECT count(*) FROM cases WHERE withdrawn = '' AND {due}");
    let today = ctx.today().to_string();
    Ok(ctx
        .connection()
        .prepare_cached(&sql)?
        .query_row(rusqlite::params![today, ctx.officer().id], |row| row.get(0))?)
}

/// How many open cases stand in each stage; they hold what the list holds.
pub fn by_stage(ctx: &Read) -> Result<Vec<(Stage, i64)>> {
    let counted = list::count_by_stage(ctx)?;
    let of = |stage| counted.iter().find(|(one, _)| *one == stage).map_or(0, |(_, count)| *count);
    let open = STAGES.into_iter().filter(|stage| *stage != Stage::Closed);
    Ok(open.map(|stage| (stage, of(stage))).collect())
}

/// The types that this group records most of late, to be offered first. Cases that are secret do not count.
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

const UNTIL: &str = "AND next_visit <= ?2";
const BY_VISIT: &str = "ORDER BY next_visit, id";

/// A visit that is planned, of somebody who can be visited; `until` is one more condition, to be asked first.
fn visit(until: &str) -> String {
    format!("stage <> 'closed' AND next_visit <> '' {until} AND NOT {}", nobody_to_visit())
}

/// An emergency that nobody visited yet, as far as its notes tell; `assessed` is a condition on `cases.id` for one in
/// which somebody was there for the assessment.
pub(super) fn emergency_not_visited(assessed: &str) -> String {
    format!(
        "stage <> 'closed' AND urgency = 'emergency' AND NOT {assessed} AND NOT EXISTS (
         SELECT 1 FROM follow_up WHERE case_id = cases.id AND kind = 'visit' AND follow_up.withdrawn = '')"
    )
}

fn day(day: NaiveDate) -> Value {
    Value::Text(day.to_string())
}

/// What is known of a case before its row is read.
#[derive(Clone)]
pub(super) struct Bare {
    pub(super) id: Uuid,
    pub(super) level: u8,
    pub(super) responsible: Uuid,
}

/// For these conditions nothing is told of cases that the officer may not read.
fn readable(ctx: &Read, condition: &str, values: Vec<Value>) -> Result<Vec<Bare>> {
    let sql = format!("SELECT id, level, responsible FROM cases WHERE withdrawn = '' AND {condition}");
    let mut statement = ctx.connection().prepare_cached(&sql)?;
    let bare = |row: &Row| Ok(Bare { id: row.get(0)?, level: row.get(1)?, responsible: row.get(2)? });
    let found = statement.query_map(params_from_iter(values), bare)?;
    let mut found: Vec<Bare> = found.collect::<rusqlite::Result<_>>()?;
    found.retain(|one| reach::reach(ctx, one.level, one.responsible).reads());
    Ok(found)
}

fn rows(ctx: &Read, condition: &str, values: Vec<Value>) -> Result<Vec<CaseRow>> {
    readable(ctx, condition, values)?.into_iter().map(|one| list::row_unmasked(ctx, one.id)).collect()
}

/// The first `limit`. With `own`, who may change only their own cases is told only of these.
pub(super) fn waiting_of(
    ctx: &Read,
    own: bool,
    limit: usize,
    condition: &str,
    values: Vec<Value>,
) -> Result<CasesWaiting> {
    let mut found = readable(ctx, condition, values)?;
    if own && !ctx.may(Right::CaseWriteAll) {
        found.retain(|one| one.responsible == ctx.officer().id);
    }
    told(ctx, &found, limit)
}

pub(super) fn told(ctx: &Read, found: &[Bare], limit: usize) -> Result<CasesWaiting> {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    Ok(CasesWaiting {
        total: count(found.len()),
        secret: count(found.iter().filter(|one| one.level >= SECRET).count()),
        rows: found.iter().take(limit).map(|one| list::row_unmasked(ctx, one.id)).collect::<Result<_>>()?,
    })
}

/// Secret cases of others for which that holds, with its values from `?2` on; counted for the head alone.
pub(super) fn count_secret(ctx: &Read, condition: &str, values: Vec<Value>) -> Result<i64> {
    if !ctx.may(Right::SecretWithReason) {
        return Ok(0);
    }
    let sql = format!(
        "SELECT count(*) FROM cases WHERE withdrawn = '' AND level >= {SECRET} AND responsible <> ?1 AND ({condition})"
    );
    let me = Value::Blob(ctx.officer().id.as_bytes().to_vec());
    let values = params_from_iter(std::iter::once(me).chain(values));
    Ok(ctx.connection().prepare_cached(&sql)?.query_row(values, |row| row.get(0))?)
}
