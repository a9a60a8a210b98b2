//! The list of cases: what each officer sees of it, narrowed by stage, type, RT, officer and overdue visits.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::gone::nobody_to_visit;
use super::reach::{self, Reach, SECRET};
use super::stage::{Stage, Urgency};
use crate::database::Read;
use crate::record::MainRecord;
use crate::values::{fold, record_number};
use crate::vault::Right;
use crate::{FaultCode, Result, choice, household, person};

/// A case as a list shows it. A secret case of somebody else has no name, no types and no RT.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct CaseRow {
    /// The case.
    pub id: Uuid,
    /// `K-2026-0001`.
    pub number: String,
    /// Whom it is about; empty where it is masked.
    pub subject: String,
    /// The person, where it is about one and not masked.
    pub person_id: Option<Uuid>,
    /// The family, where it is about one and not masked.
    pub household_id: Option<Uuid>,
    /// Three digits or empty.
    pub rt: String,
    /// PMKS numbers.
    pub types: Vec<u8>,
    /// Codes of the tags that a list may show.
    pub tags: Vec<String>,
    /// Where it stands.
    pub stage: Stage,
    /// How pressing.
    pub urgency: Urgency,
    /// Whether it is secret.
    pub secret: bool,
    /// Whether the officer sees only that it exists.
    pub masked: bool,
    /// Who is responsible.
    pub responsible: Uuid,
    /// Local date.
    pub reported_on: String,
    /// Local date or empty; empty too where there is nobody to be visited: a plan that was made before comes to nothing.
    pub next_visit: String,
    /// Whether the next visit's day has passed, and there is somebody to be visited.
    pub overdue: bool,
}

/// What the list is narrowed to; nothing set means all open cases.
#[derive(Clone, Debug, Default, Deserialize, specta::Type)]
pub struct CaseFilter {
    /// What was typed: parts of the number, or of whom the case is about; empty for all.
    pub query: String,
    /// One stage.
    pub stage: Option<Stage>,
    /// One PMKS number.
    pub pmks: Option<u8>,
    /// Three digits; empty for all.
    pub rt: String,
    /// One officer.
    pub responsible: Option<Uuid>,
    /// Only where the next visit's day has passed.
    pub overdue: bool,
    /// Also closed ones.
    pub closed_too: bool,
    /// Code of one tag; empty for all.
    #[serde(default)]
    pub tag: String,
    /// Only these of them, as somebody marked them; empty for all.
    #[serde(default)]
    pub only: Vec<Uuid>,
}

/// Cases that the officer may know of, the latest report first, `limit` from `offset`.
pub fn list(ctx: &Read, filter: &CaseFilter, offset: u32, limit: u32) -> Result<Vec<CaseRow>> {
    required(ctx, filter)?;
    let (sql, values) = list_sql(ctx, filter, offset, limit)?;
    let mut statement = ctx.connection().prepare_cached(&sql)?;
    let found = statement.query_map(params_from_iter(values), |row| stored(row, ctx.today()))?;
    let rows: Vec<CaseRow> = found.collect::<rusqlite::Result<_>>()?;
    rows.into_iter().map(|row| shown(ctx, row)).collect()
}

pub(super) fn list_sql(
    ctx: &Read,
    filter: &CaseFilter,
    offset: u32,
    limit: u32,
) -> Result<(String, Vec<Value>)> {
    let (wheres, values) = condition(ctx, filter)?;
    let sql = format!(
        "SELECT {} FROM cases WHERE {wheres} ORDER BY reported_on DESC, id DESC LIMIT {limit} OFFSET {offset}",
        columns()
    );
    Ok((sql, values))
}

fn required(ctx: &Read, filter: &CaseFilter) -> Result<()> {
    ctx.require(Right::CaseRead)?;
    if filter.tag.is_empty() { Ok(()) } else { choice::require_tag(ctx, &filter.tag) }
}

/// How many there are. Counts never hint at who has a secret case: they hold only what the list holds.
pub fn count(ctx: &Read, filter: &CaseFilter) -> Result<i64> {
    // Counts are for more eyes than cases are: by a name, a tag or an id they would tell who has one.
    if filter.query.trim().is_empty() && filter.tag.is_empty() && filter.only.is_empty() {
        ctx.require(Right::CaseCount)?;
    } else {
        required(ctx, filter)?;
    }
    let (wheres, values) = condition(ctx, filter)?;
    let sql = format!("SELECT count(*) FROM cases WHERE {wheres}");
    Ok(ctx.connection().prepare_cached(&sql)?.query_row(params_from_iter(values), |row| row.get(0))?)
}

/// How many of the default list stand in each stage; a stage without any is left out.
pub(super) fn count_by_stage(ctx: &Read) -> Result<Vec<(Stage, i64)>> {
    ctx.require(Right::CaseCount)?;
    let (wheres, values) = condition(ctx, &CaseFilter::default())?;
    let sql = format!("SELECT stage, count(*) FROM cases WHERE {wheres} GROUP BY stage");
    let mut statement = ctx.connection().prepare_cached(&sql)?;
    let found = statement.query_map(params_from_iter(values), |row| {
        Ok((Stage::parse(row.get_ref(0)?.as_str()?), row.get(1)?))
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// One row for somebody who has just changed the case: masked where they may not (any longer) read it, as when a
/// recorder writes down a secret case for its companion.
pub(crate) fn told(ctx: &Read, id: Uuid) -> Result<CaseRow> {
    let row = bare(ctx, id)?;
    shown(ctx, row.clone()).or_else(|_| Ok(masked(row)))
}

/// One row for somebody whose reach was decided before.
pub(crate) fn row_unmasked(ctx: &Read, id: Uuid) -> Result<CaseRow> {
    let row = bare(ctx, id)?;
    named(ctx, row)
}

/// What [`stored`] reads.
fn columns() -> String {
    format!(
        "id, year, serial, person_id, household_id, group_name, stage, urgency, level, responsible, reported_on,
         next_visit, {}",
        nobody_to_visit()
    )
}

/// So many digits and more are looked for in a NIK or a No. KK too.
const DIGITS: usize = 6;
/// `K-2026-0001` as [`fold`] leaves it.
const FOLDED_NUMBER: &str = "printf(' k %d %04d', year, serial)";

fn bare(ctx: &Read, id: Uuid) -> Result<CaseRow> {
    let sql = format!("SELECT {} FROM cases WHERE id = ?1 AND withdrawn = ''", columns());
    Ok(ctx.connection().prepare_cached(&sql)?.query_row([id], |row| stored(row, ctx.today()))?)
}

fn stored(row: &Row, today: NaiveDate) -> rusqlite::Result<CaseRow> {
    let (year, serial): (i64, i64) = (row.get(1)?, row.get(2)?);
    let level: u8 = row.get(8)?;
    let next_visit: String = if row.get(12)? { String::new() } else { row.get(11)? };
    let stage = Stage::parse(row.get_ref(6)?.as_str()?);
    Ok(CaseRow {
        id: row.get(0)?,
        number: format!("K-{year}-{serial:04}"),
        subject: row.get(5)?,
        person_id: row.get(3)?,
        household_id: row.get(4)?,
        rt: String::new(),
        types: Vec::new(),
        tags: Vec::new(),
        stage,
        urgency: Urgency::parse(row.get_ref(7)?.as_str()?),
        secret: level >= SECRET,
        masked: false,
        responsible: row.get(9)?,
        reported_on: row.get(10)?,
        overdue: stage != Stage::Closed && next_visit.parse::<NaiveDate>().is_ok_and(|day| day < today),
        next_visit,
    })
}

fn shown(ctx: &Read, row: CaseRow) -> Result<CaseRow> {
    let level = if row.secret { SECRET } else { 1 };
    match reach::reach(ctx, level, row.responsible) {
        Reach::Read | Reach::Write => named(ctx, row),
        Reach::WithReason => Ok(masked(row)),
        Reach::Nothing => Err(FaultCode::NotAllowed.into()),
    }
}

fn masked(row: CaseRow) -> CaseRow {
    CaseRow {
        subject: String::new(),
        person_id: None,
        household_id: None,
        urgency: Urgency::Normal,
        masked: true,
        ..row
    }
}

fn named(ctx: &Read, mut row: CaseRow) -> Result<CaseRow> {
    if let Some(id) = row.person_id {
        let person = person::row(ctx, id)?;
        row.subject = person.name;
        row.rt = person.rt;
    } else if let Some(id) = row.household_id {
        let household = household::label(ctx, id)?;
        // One that was taken back has nobody any more; its number finds it.
        let number = || household::number(ctx, id).map(Option::unwrap_or_default);
        row.subject = if household.name.is_empty() { number()? } else { household.name };
        row.rt = household.rt;
    }
    let mut statement =
        ctx.connection().prepare_cached("SELECT pmks FROM case_type WHERE case_id = ?1 ORDER BY pmks")?;
    row.types = statement.query_map([row.id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    row.tags = choice::shown_tags(ctx, MainRecord::Case { id: row.id })?;
    Ok(row)
}

/// The condition that folded words find a case: by its number, and where it is `unmasked` by whom it is about, who has
/// all the words that are no number.
fn found_by(
    ctx: &Read,
    words: &[&str],
    unmasked: &str,
    bind: &mut impl FnMut(String) -> usize,
) -> Result<String> {
    // A few digits are a case's number: they must not find who has them in a NIK or a house number. Each has a `k`.
    let is_number = |word: &str| {
        word == "k" || (word.len() < DIGITS && word.chars().any(|letter| letter.is_ascii_digit()))
    };
    let (numbers, names): (Vec<&str>, Vec<&str>) = words.iter().partition(|word| is_number(word));
    let mut like = |column: &str, word: &str| {
        let short = word.chars().count() < 3;
        format!("{column} LIKE ?{}", bind(if short { format!("% {word}%") } else { format!("%{word}%") }))
    };
    let mut wheres: Vec<String> = numbers.iter().map(|word| like(FOLDED_NUMBER, word)).collect();
    if !names.is_empty() {
        let group: Vec<String> = names.iter().map(|word| like("' ' || lower(group_name)", word)).collect();
        let person = person::matching(ctx, &names, bind)?.of("cases.person_id");
        let family = household::matching(ctx, &names, "cases.household_id", bind)?;
        wheres.push(format!("({unmasked} AND ({person} OR {family} OR ({})))", group.join(" AND ")));
    }
    Ok(wheres.join(" AND "))
}

/// The condition for the case whose number was typed: `K-2026-0007`, `k 7`. None for words, and for the beginning of a
/// number, `K-2026`.
fn number_typed(query: &str) -> Option<String> {
    let (year, serial) =
        record_number(query, 'k').filter(|(year, serial)| year.is_some() || *serial < 1_000)?;
    let year = year.map(|year| format!(" AND year = {year}")).unwrap_or_default();
    Some(format!("serial = {serial}{year}"))
}

/// A sub-select of the case whose number was typed; none where something else was.
pub(crate) fn ids_numbered(query: &str) -> Option<String> {
    number_typed(query).map(|number| format!("SELECT id FROM cases WHERE {number}"))
}

/// The condition that folded words find the case whose id is in the column, named with its table; for lists that are
/// searched by their cases and leave out by themselves what belongs to a case that the officer may not read.
pub(crate) fn matching(
    ctx: &Read,
    words: &[&str],
    column: &str,
    bind: &mut impl FnMut(String) -> usize,
) -> Result<String> {
    let found = found_by(ctx, words, "1", bind)?;
    Ok(format!("(SELECT 1 FROM cases WHERE cases.id = {column} AND {found})"))
}

fn condition(ctx: &Read, filter: &CaseFilter) -> Result<(String, Vec<Value>)> {
    let mut wheres = vec!["withdrawn = ''".to_owned()];
    let mut values: Vec<Value> = Vec::new();
    let mut bind = |value: Value| {
        values.push(value);
        values.len()
    };
    let me = bind(Value::Blob(ctx.officer().id.as_bytes().to_vec()));
    let own_secret = if ctx.may(Right::SecretOwn) { format!("responsible = ?{me}") } else { "0".to_owned() };
    // What narrows by the content of a case must not tell the head anything about a masked one.
    let narrowed = filter.pmks.is_some() || !filter.rt.is_empty() || !filter.tag.is_empty();
    let sees_masked = ctx.may(Right::SecretWithReason) && !narrowed;
    let unmasked = format!("(level < {SECRET} OR {own_secret} OR ?{me} IS NULL)");
    wheres.push(if sees_masked { format!("(?{me} IS NOT NULL)") } else { unmasked.clone() });
    if let Some(number) = number_typed(&filter.query) {
        wheres.push(number);
    } else {
        let folded = fold(&filter.query);
        let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        if !words.is_empty() {
            wheres.push(found_by(ctx, &words, &unmasked, &mut |value| bind(Value::Text(value)))?);
        }
    }
    match filter.stage {
        Some(stage) => wheres.push(format!("stage = ?{}", bind(Value::Text(stage.as_str().to_owned())))),
        None if !filter.closed_too => wheres.push("stage <> 'closed'".to_owned()),
        None => {}
    }
    if let Some(pmks) = filter.pmks {
        let place = bind(Value::Integer(pmks.into()));
        wheres.push(format!("id IN (SELECT case_id FROM case_type WHERE pmks = ?{place})"));
    }
    if !filter.tag.is_empty() {
        let place = bind(Value::Text(filter.tag.clone()));
        wheres.push(format!("id IN ({})", choice::ids_tagged("case_id", place)));
    }
    if !filter.rt.is_empty() {
        let place = bind(Value::Text(filter.rt.clone()));
        wheres.push(format!(
            "({} OR {})",
            person::in_rt(ctx, &filter.rt, "cases.person_id", place)?,
            household::in_rt(ctx, &filter.rt, "cases.household_id", place)?
        ));
    }
    if !filter.only.is_empty() {
        let ids: Vec<String> = filter.only.iter().map(|id| id.simple().to_string()).collect();
        let place = bind(Value::Text(serde_json::json!(ids).to_string()));
        wheres.push(format!("id IN (SELECT unhex(value) FROM json_each(?{place}))"));
    }
    if let Some(officer) = filter.responsible {
        wheres.push(format!("responsible = ?{}", bind(Value::Blob(officer.as_bytes().to_vec()))));
    }
    if filter.overdue {
        let place = bind(Value::Text(ctx.today().to_string()));
        let nobody = nobody_to_visit();
        wheres.push(format!(
            "next_visit <> '' AND next_visit < ?{place} AND stage <> 'closed' AND NOT {nobody}"
        ));
    }
    Ok((wheres.join(" AND "), values))
}
