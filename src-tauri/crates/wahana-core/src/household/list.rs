//! The list of families: found by the head, any member, the No. KK or the address, in the order of the heads' names.

use std::collections::BTreeSet;

use rusqlite::params_from_iter;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::form::is_doubtful;
use super::store::{self, LINE_COLUMNS, Line, line_of};
use crate::choice;
use crate::database::Read;
use crate::person;
use crate::record::MainRecord;
use crate::values::fold;
use crate::vault::Right;
use crate::{FaultCode, Result};

/// A family as a list shows it. Fields that the officer's roles do not open are empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct HouseholdRow {
    /// The family.
    pub id: Uuid,
    /// Own record number, shown as `KL-0001`.
    pub number: i64,
    /// The head's name; empty where there is no member.
    pub head: String,
    /// The head, where there is one.
    pub head_id: Option<Uuid>,
    /// Three digits or empty.
    pub rt: String,
    /// Street and house.
    pub address: String,
    /// Last four digits; empty where there is none.
    pub kk_tail: String,
    /// Whether the No. KK has doubts or is unfinished.
    pub kk_doubtful: bool,
    /// How many belong to it, also those who died or moved away.
    pub members: i64,
    /// Codes of the tags that a list may show.
    pub tags: Vec<String>,
}

/// What a list of families is narrowed to.
#[derive(Clone, Debug, Default, Deserialize, specta::Type)]
pub struct HouseholdFilter {
    /// What was typed; empty for all.
    pub query: String,
    /// Three digits; empty for all.
    pub rt: String,
    /// Code of one tag; empty for all.
    #[serde(default)]
    pub tag: String,
}

/// Families in the order of their heads' names, `limit` from `offset`.
pub fn list(ctx: &Read, filter: &HouseholdFilter, offset: u32, limit: u32) -> Result<Vec<HouseholdRow>> {
    required(ctx, filter)?;
    let (sql, values) = list_sql(ctx, filter, offset, limit)?;
    let mut statement = ctx.connection().prepare_cached(&sql)?;
    let lines =
        statement.query_map(params_from_iter(values), line_of)?.collect::<rusqlite::Result<Vec<_>>>()?;
    lines.into_iter().map(|line| shown(ctx, line)).collect()
}

fn required(ctx: &Read, filter: &HouseholdFilter) -> Result<()> {
    ctx.require(Right::PersonName)?;
    if filter.tag.is_empty() { Ok(()) } else { choice::require_tag(ctx, &filter.tag) }
}

/// The statement of [`list`]: without a search it walks along an index, whatever the number of families.
pub(super) fn list_sql(
    ctx: &Read,
    filter: &HouseholdFilter,
    offset: u32,
    limit: u32,
) -> Result<(String, Vec<String>)> {
    let (wheres, values) = condition(ctx, filter)?;
    let sql = format!(
        "SELECT {LINE_COLUMNS} FROM household WHERE {wheres}
         ORDER BY household.name_key, household.number LIMIT {limit} OFFSET {offset}"
    );
    Ok((sql, values))
}

/// How many there are; may come after the first rows.
pub fn count(ctx: &Read, filter: &HouseholdFilter) -> Result<i64> {
    required(ctx, filter)?;
    let (wheres, values) = condition(ctx, filter)?;
    let sql = format!("SELECT count(*) FROM household WHERE {wheres}");
    Ok(ctx.connection().prepare_cached(&sql)?.query_row(params_from_iter(values), |row| row.get(0))?)
}

/// One family as a list shows it.
pub fn row(ctx: &Read, id: Uuid) -> Result<HouseholdRow> {
    ctx.require(Right::PersonName)?;
    let line = store::line(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    shown(ctx, line)
}

pub(super) fn shown(ctx: &Read, line: Line) -> Result<HouseholdRow> {
    let head =
        line.head.map(|head| person::row(ctx, head)).transpose()?.map(|row| row.name).unwrap_or_default();
    let all = ctx.may(Right::PersonRead);
    let tail = line.kk.get(12..).unwrap_or_default();
    let doubtful = is_doubtful(&line.kk, line.kk_unfinished);
    Ok(HouseholdRow {
        id: line.id,
        number: line.number,
        head,
        head_id: line.head,
        rt: line.rt,
        address: if ctx.may(Right::PersonAddress) { line.address } else { String::new() },
        kk_tail: if all { tail.to_owned() } else { String::new() },
        kk_doubtful: all && doubtful,
        members: if all { line.members } else { 0 },
        tags: if all { choice::shown_tags(ctx, MainRecord::Household { id: line.id })? } else { Vec::new() },
    })
}

/// The condition that one folded word finds a family by: a member, the address, the No. KK or the own number. `bind`
/// takes a value and tells its place among the parameters.
fn found_by(ctx: &Read, word: &str, bind: &mut impl FnMut(String) -> usize) -> Result<String> {
    // Who may see only names must not find families by what they may not see.
    if !ctx.may(Right::PersonRead) {
        return Ok(format!("' ' || household.name_key LIKE ?{}", bind(format!("% {word}%"))));
    }
    let member = person::matching(ctx, &[word], bind)?;
    let fits = member.of("household_member.person_id");
    let member = if member.asks_each() {
        format!(
            "(SELECT 1 FROM household_member WHERE household_member.household_id = household.id AND {fits})"
        )
    } else {
        format!("household.id IN (SELECT household_id FROM household_member WHERE {fits})")
    };
    // One and two letters only begin a word: "12" is a house number, not a part of "0812".
    let short = word.chars().count() < 3;
    let part = bind(if short { format!("% {word}%") } else { format!("%{word}%") });
    Ok(format!("({member} OR ' ' || household.search_key LIKE ?{part})"))
}

/// The condition that folded words find the family whose id is in the column, named with its table; for lists that are
/// searched by their families.
pub(crate) fn matching(
    ctx: &Read,
    words: &[&str],
    column: &str,
    bind: &mut impl FnMut(String) -> usize,
) -> Result<String> {
    let found: Vec<String> = words.iter().map(|word| found_by(ctx, word, bind)).collect::<Result<_>>()?;
    Ok(format!(
        "(SELECT 1 FROM household WHERE household.id = {column} AND household.withdrawn = '' AND {})",
        found.join(" AND ")
    ))
}

fn condition(ctx: &Read, filter: &HouseholdFilter) -> Result<(String, Vec<String>)> {
    let mut wheres = vec!["household.withdrawn = ''".to_owned()];
    let mut values: Vec<String> = Vec::new();
    let mut bind = |value: String| {
        values.push(value);
        values.len()
    };
    for word in fold(&filter.query).split(' ').filter(|word| !word.is_empty()) {
        wheres.push(found_by(ctx, word, &mut bind)?);
    }
    if !filter.tag.is_empty() {
        let place = bind(filter.tag.clone());
        wheres.push(format!("household.id IN ({})", choice::ids_tagged("household_id", place)));
    }
    if !filter.rt.is_empty() {
        let place = bind(filter.rt.clone());
        wheres.push(format!("household.rt = ?{place}"));
    }
    Ok((wheres.join(" AND "), values))
}

/// Numbers of the families in whose note or visits one of these words stands, however its capitals are; none that was taken
/// back.
pub(crate) fn naming(ctx: &Read, words: &[String]) -> Result<Vec<String>> {
    let mut statement = ctx.connection().prepare_cached(
        "SELECT number FROM household WHERE withdrawn = '' AND (instr(lower(note), lower(?1)) > 0 OR EXISTS (
             SELECT 1 FROM family_visit WHERE household_id = household.id AND family_visit.withdrawn = ''
             AND instr(lower(text), lower(?1)) > 0))",
    )?;
    let mut found = BTreeSet::new();
    for word in words {
        let numbers = statement.query_map([word], |row| row.get::<_, i64>(0))?;
        found.extend(numbers.collect::<rusqlite::Result<Vec<_>>>()?);
    }
    Ok(found.into_iter().map(|number| format!("KL-{number:04}")).collect())
}
