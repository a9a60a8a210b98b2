//! Open actions with a day: somebody's tasks until they are done. Nothing but questions to the area's own tables: the
//! SQL stands beside the rule that it serves.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};
use uuid::Uuid;

use crate::Result;
use crate::case;
use crate::database::Read;

/// An action that is due.
pub(crate) struct Due {
    pub(crate) id: Uuid,
    pub(crate) rev: i64,
    pub(crate) case: Uuid,
    /// The officer who does it; none where somebody else does.
    pub(crate) officer: Option<Uuid>,
    /// Who else.
    pub(crate) doer: String,
    pub(crate) what: String,
    /// Local date.
    pub(crate) day: String,
}

/// A condition for a case that has no goal yet.
pub(crate) const NOTHING_PLANNED: &str =
    "NOT EXISTS (SELECT 1 FROM plan_goal WHERE plan_goal.case_id = cases.id AND plan_goal.withdrawn = '')";

/// A condition for a case that has an open action with a day.
pub(crate) const DATED: &str = "cases.id IN (SELECT case_id FROM plan_action
    WHERE plan_action.withdrawn = '' AND plan_action.state = 'open' AND plan_action.due <> '')";

/// The days that are asked for, both included, and whose tasks.
#[derive(Clone, Copy)]
pub(crate) struct Span {
    /// None: however long ago.
    pub(crate) from: Option<NaiveDate>,
    pub(crate) until: NaiveDate,
    /// None: everybody's that the officer who asks may know of.
    pub(crate) of: Option<Uuid>,
}

/// What is due in these days, the oldest first, at most `limit`, and how many there are.
pub(crate) fn due(ctx: &Read, span: Span, limit: u32) -> Result<(Vec<Due>, i64)> {
    let (wheres, values) = condition(ctx, span)?;
    // Whether one is due is asked once: the first are read, and the others counted.
    let sql = format!("SELECT id FROM plan_action WHERE {wheres} ORDER BY due, id");
    let mut statement = ctx.connection().prepare_cached(&sql)?;
    let found = statement.query_map(params_from_iter(values), |row| row.get(0))?;
    let found: Vec<Uuid> = found.collect::<rusqlite::Result<_>>()?;
    let sql = "SELECT id, rev, case_id, officer, doer, what, due FROM plan_action WHERE id = ?1";
    let mut statement = ctx.connection().prepare_cached(sql)?;
    let first = found.iter().take(limit as usize).map(|id| statement.query_row([id], stored));
    let first = first.collect::<rusqlite::Result<_>>()?;
    Ok((first, i64::try_from(found.len()).unwrap_or(i64::MAX)))
}

/// How many of these belong to the officer's own secret cases.
pub(crate) fn due_in_secret(ctx: &Read, span: Span) -> Result<i64> {
    count(ctx, span, &format!("AND case_id IN ({})", case::secret_ids()))
}

fn count(ctx: &Read, span: Span, only: &str) -> Result<i64> {
    let (wheres, values) = condition(ctx, span)?;
    let sql = format!("SELECT count(*) FROM plan_action WHERE {wheres} {only}");
    Ok(ctx.connection().prepare_cached(&sql)?.query_row(params_from_iter(values), |row| row.get(0))?)
}

/// How many of the officer's own are due today or overdue.
pub(crate) fn waiting(ctx: &Read) -> Result<i64> {
    count(ctx, Span { from: None, until: ctx.today(), of: Some(ctx.officer().id) }, "")
}

fn condition(ctx: &Read, span: Span) -> Result<(String, Vec<Value>)> {
    let blob = |id: Uuid| Value::Blob(id.as_bytes().to_vec());
    let from = span.from.map(|day| day.to_string()).unwrap_or_default();
    let mut values = vec![blob(ctx.officer().id), Value::Text(from), Value::Text(span.until.to_string())];
    values.extend(span.of.map(blob));
    let task = case::has_task(ctx, "plan_action", 1, span.of.map(|_| 4))?;
    let wheres = format!(
        "plan_action.withdrawn = '' AND state = 'open' AND due <> '' AND due >= ?2 AND due <= ?3 AND {task}"
    );
    Ok((wheres, values))
}

fn stored(row: &Row) -> rusqlite::Result<Due> {
    Ok(Due {
        id: row.get(0)?,
        rev: row.get(1)?,
        case: row.get(2)?,
        officer: row.get(3)?,
        doer: row.get(4)?,
        what: row.get(5)?,
        day: row.get(6)?,
    })
}
