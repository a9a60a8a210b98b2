//! The list of assistance with its sums: what each officer sees of it, narrowed by time, kind, fund, giver, RT and
//! recipient.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::lines::{FundForm, ItemForm};
use super::store::{self, LINE_COLUMNS, Line, line_of};
use super::{GivenBy, Recipient};
use crate::database::Read;
use crate::reference::AssistanceType;
use crate::values::{Rupiah, fold, record_number};
use crate::vault::Right;
use crate::{FaultCode, Result, case, household, journal, person};

/// Assistance as a list shows it. From a secret case of somebody else it has neither name nor kind (SECURITY.md,
/// "Secrecy levels"): amount, sources and the case's number are left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct AssistanceRow {
    /// The record.
    pub id: Uuid,
    /// `B-2026-0001`.
    pub number: String,
    /// Who gave it.
    pub given_by: GivenBy,
    /// Code of the kind; empty where it is masked.
    pub kind: String,
    /// The recipient's name, the name of the head of the family, or what the group is called; empty where it is masked.
    pub name: String,
    /// Whom it went to; none where it is masked, and where it went to the group that its case is about.
    pub recipient: Option<Recipient>,
    /// Three digits or empty.
    pub rt: String,
    /// The case, where it belongs to one and is not masked.
    pub case_id: Option<Uuid>,
    /// `K-2026-0001` or empty.
    pub case_number: String,
    /// Given on, or known on.
    pub date: String,
    /// Of a programme: received from, or empty.
    pub since: String,
    /// Of a programme: received until, or empty.
    pub until: String,
    /// What it consisted of.
    pub form: AssistanceType,
    /// What it was worth, where that is known.
    pub amount: Option<Rupiah>,
    /// The goods; none where it is masked.
    pub items: Vec<ItemForm>,
    /// Where it came from.
    pub funds: Vec<FundForm>,
    /// Whether the officer sees only that it exists.
    pub masked: bool,
    /// Who wrote it down; none where it is masked.
    pub author: Option<Uuid>,
}

/// What the list is narrowed to; nothing set means all.
#[derive(Clone, Debug, Default, Deserialize, specta::Type)]
pub struct AssistanceFilter {
    /// First day, `2026-11-01`; empty for no limit.
    pub from: String,
    /// Last day; empty for no limit.
    pub to: String,
    /// Code of one kind; empty for all.
    pub kind: String,
    /// Code of one fund; empty for all.
    pub fund: String,
    /// Only from the group, or only from programmes.
    pub given_by: Option<GivenBy>,
    /// Three digits; empty for all.
    pub rt: String,
    /// One person.
    pub person: Option<Uuid>,
    /// One family as a whole.
    pub household: Option<Uuid>,
    /// The number as somebody types it, `B-2026-0007` or `b 7`, or words of whom it was given to; empty for all.
    #[serde(default)]
    pub query: String,
}

/// What came from one fund.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct FundTotal {
    /// Code.
    pub fund: String,
    /// Whole rupiah.
    pub amount: i64,
}

/// The sums of the list. What programmes give is counted, never summed: it is not the group's money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct AssistanceTotals {
    /// How many rows the list has.
    pub number: i64,
    /// How many of them the group gave.
    pub given: i64,
    /// What these were worth, in whole rupiah, as far as it is known.
    pub amount: i64,
    /// The same by fund, the largest first. Sums up to `amount`, but for worth without a source.
    pub funds: Vec<FundTotal>,
}

/// What the group gave in one month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month {
    /// `2026-11`.
    pub month: String,
    /// How often.
    pub number: i64,
    /// Whole rupiah.
    pub amount: i64,
}

/// Assistance that the officer may know of, the latest first, `limit` from `offset`.
pub fn list(ctx: &Read, filter: &AssistanceFilter, offset: u32, limit: u32) -> Result<Vec<AssistanceRow>> {
    ctx.require(Right::AssistanceRead)?;
    let (wheres, values) = condition(ctx, filter)?;
    rows(ctx, &format!("{wheres} ORDER BY date DESC, id DESC LIMIT {limit} OFFSET {offset}"), values)
}

/// What was entered last, the newest first. What hangs on a secret case is not told here, even to its companion; empty
/// for who may not see assistance.
pub fn newest(ctx: &Read, limit: u32) -> Result<Vec<AssistanceRow>> {
    if !ctx.may(Right::AssistanceRead) {
        return Ok(Vec::new());
    }
    let rest = format!(
        "withdrawn = '' AND (case_id IS NULL OR case_id NOT IN ({})) ORDER BY id DESC LIMIT ?1",
        case::secret_ids()
    );
    rows(ctx, &rest, vec![Value::Integer(limit.into())])
}

/// How many there are; it holds only what the list holds.
pub fn count(ctx: &Read, filter: &AssistanceFilter) -> Result<i64> {
    ctx.require(Right::AssistanceCount)?;
    // Who only counts must not learn whether somebody got something.
    if !filter.query.is_empty() || filter.person.is_some() || filter.household.is_some() {
        ctx.require(Right::AssistanceRead)?;
    }
    let (wheres, values) = condition(ctx, filter)?;
    let sql = format!("SELECT count(*) FROM assistance WHERE {wheres}");
    Ok(ctx.connection().prepare_cached(&sql)?.query_row(params_from_iter(values), |row| row.get(0))?)
}

/// What the group gave in each month from `first` on, the earliest first; a month without anything is left out. Money
/// is counted whole, named or not; without the right to see assistance there is none.
pub fn by_month(ctx: &Read, first: NaiveDate) -> Result<Vec<Month>> {
    ctx.require(Right::AssistanceCount)?;
    let sql = "SELECT substr(date, 1, 7), count(*), coalesce(sum(amount), 0) FROM assistance
               WHERE withdrawn = '' AND given_by = 'group' AND date >= ?1 GROUP BY 1 ORDER BY 1";
    let mut statement = ctx.connection().prepare_cached(sql)?;
    let sees = ctx.may(Right::AssistanceRead);
    let month = |row: &Row| {
        let amount = if sees { row.get(2)? } else { 0 };
        Ok(Month { month: row.get(0)?, number: row.get(1)?, amount })
    };
    Ok(statement.query_map([first.to_string()], month)?.collect::<rusqlite::Result<_>>()?)
}

/// The sums of the list.
pub fn totals(ctx: &Read, filter: &AssistanceFilter) -> Result<AssistanceTotals> {
    ctx.require(Right::AssistanceRead)?;
    let (wheres, values) = condition(ctx, filter)?;
    let sql = format!(
        "SELECT count(*), count(*) FILTER (WHERE given_by = 'group'),
                coalesce(sum(amount) FILTER (WHERE given_by = 'group'), 0)
         FROM assistance WHERE {wheres}"
    );
    let (number, given, amount) = ctx
        .connection()
        .prepare_cached(&sql)?
        .query_row(params_from_iter(&values), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let sql = format!(
        "SELECT assistance_fund.fund, sum(assistance_fund.amount) FROM assistance_fund
         JOIN assistance ON assistance.id = assistance_fund.assistance_id
         WHERE assistance_fund.amount IS NOT NULL AND assistance.id IN (SELECT id FROM assistance WHERE {wheres})
         GROUP BY assistance_fund.fund ORDER BY 2 DESC, 1"
    );
    let mut statement = ctx.connection().prepare_cached(&sql)?;
    let found = statement.query_map(params_from_iter(&values), |row| {
        Ok(FundTotal { fund: row.get(0)?, amount: row.get(1)? })
    })?;
    Ok(AssistanceTotals { number, given, amount, funds: found.collect::<rusqlite::Result<_>>()? })
}

/// One row, masked as the list would. A programme's note on a secret case of somebody else does not exist.
pub(super) fn row(ctx: &Read, id: Uuid) -> Result<AssistanceRow> {
    let line = store::line(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    let row = row_of(ctx, line)?;
    if row.masked && row.given_by == GivenBy::Programme { Err(FaultCode::NotFound.into()) } else { Ok(row) }
}

/// Rows that meet `rest`, a condition with its order.
pub(super) fn rows(ctx: &Read, rest: &str, values: Vec<Value>) -> Result<Vec<AssistanceRow>> {
    shown(ctx, lines(ctx, rest, values)?)
}

/// Lines as a list shows them.
pub(crate) fn shown(ctx: &Read, lines: Vec<Line>) -> Result<Vec<AssistanceRow>> {
    lines.into_iter().map(|line| row_of(ctx, line)).collect()
}

/// The lines of the same, with nothing of what stands beside them.
pub(super) fn lines(ctx: &Read, rest: &str, values: Vec<Value>) -> Result<Vec<Line>> {
    let sql = format!("SELECT {LINE_COLUMNS} FROM assistance WHERE {rest}");
    let mut statement = ctx.connection().prepare_cached(&sql)?;
    Ok(statement.query_map(params_from_iter(values), line_of)?.collect::<rusqlite::Result<_>>()?)
}

/// What leaves masked assistance out; the officer's id stands at `place` of the parameters.
pub(super) fn unmasked(ctx: &Read, place: usize) -> String {
    format!("(case_id IS NULL OR case_id NOT IN ({}))", case::masking_ids(ctx, place))
}

fn row_of(ctx: &Read, line: Line) -> Result<AssistanceRow> {
    let standing = match line.case_id {
        Some(id) => case::standing(ctx, id)?,
        None => None,
    };
    let masked = standing.as_ref().is_some_and(case::Standing::masks);
    let mut row = AssistanceRow {
        id: line.id,
        number: line.number,
        given_by: line.given_by,
        kind: String::new(),
        name: String::new(),
        recipient: None,
        rt: String::new(),
        case_id: None,
        case_number: standing.as_ref().map(|known| known.number.clone()).unwrap_or_default(),
        date: line.date,
        since: line.since,
        until: line.until,
        form: line.form,
        amount: line.amount,
        items: Vec::new(),
        funds: store::funds(ctx.connection(), line.id)?,
        masked,
        author: None,
    };
    if masked {
        return Ok(row);
    }
    row.kind = line.kind;
    row.author = journal::author(ctx.connection(), line.id)?;
    row.case_id = line.case_id;
    row.recipient = line.recipient;
    row.items = store::items(ctx.connection(), line.id)?;
    match line.recipient {
        Some(Recipient::Person { id }) => {
            let person = person::row(ctx, id)?;
            row.name = person.name;
            row.rt = person.rt;
        }
        // A family that was taken back since has no name any more; what it got stays in the books.
        Some(Recipient::Household { id }) => {
            let label = household::label(ctx, id)?;
            row.name = label.name;
            row.rt = label.rt;
        }
        None => row.name = standing.map(|known| known.group).unwrap_or_default(),
    }
    Ok(row)
}

fn condition(ctx: &Read, filter: &AssistanceFilter) -> Result<(String, Vec<Value>)> {
    let mut wheres = vec!["withdrawn = ''".to_owned()];
    let mut values: Vec<Value> = Vec::new();
    let mut bind = |value: Value| {
        values.push(value);
        values.len()
    };
    let text = |text: &str| Value::Text(text.to_owned());
    let me = bind(Value::Blob(ctx.officer().id.as_bytes().to_vec()));
    let number = record_number(&filter.query, 'b');
    // What narrows by name or kind must not tell anything about what is masked, and a masked note of a programme
    // holds nothing that anybody needs: neither is in the list.
    let narrowed = !filter.kind.is_empty()
        || (number.is_none() && !filter.query.is_empty())
        || !filter.rt.is_empty()
        || filter.person.is_some()
        || filter.household.is_some();
    let unmasked = unmasked(ctx, me);
    wheres.push(if narrowed { unmasked } else { format!("(given_by = 'group' OR {unmasked})") });
    if let Some((year, serial)) = number {
        let (year, serial) = (bind(year.map_or(Value::Null, Value::Integer)), bind(Value::Integer(serial)));
        wheres.push(format!("serial = ?{serial} AND (?{year} IS NULL OR year = ?{year})"));
    } else {
        let folded = fold(&filter.query);
        let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        if !words.is_empty() {
            let mut bind = |value: String| bind(Value::Text(value));
            // A group is known by its case.
            wheres.push(format!(
                "({} OR {} OR (person_id IS NULL AND household_id IS NULL AND {}))",
                person::matching(ctx, &words, &mut bind)?.of("assistance.person_id"),
                household::matching(ctx, &words, "assistance.household_id", &mut bind)?,
                case::matching(ctx, &words, "assistance.case_id", &mut bind)?
            ));
        }
    }
    if !filter.from.is_empty() {
        wheres.push(format!("date >= ?{}", bind(text(&filter.from))));
    }
    if !filter.to.is_empty() {
        wheres.push(format!("date <= ?{}", bind(text(&filter.to))));
    }
    if !filter.kind.is_empty() {
        wheres.push(format!("kind = ?{}", bind(text(&filter.kind))));
    }
    if !filter.fund.is_empty() {
        let place = bind(text(&filter.fund));
        wheres.push(format!("id IN (SELECT assistance_id FROM assistance_fund WHERE fund = ?{place})"));
    }
    if let Some(given_by) = filter.given_by {
        wheres.push(format!("given_by = ?{}", bind(text(given_by.as_str()))));
    }
    if !filter.rt.is_empty() {
        let place = bind(text(&filter.rt));
        wheres.push(format!(
            "({} OR {})",
            person::in_rt(ctx, &filter.rt, "assistance.person_id", place)?,
            household::in_rt(ctx, &filter.rt, "assistance.household_id", place)?
        ));
    }
    for (column, id) in [("person_id", filter.person), ("household_id", filter.household)] {
        if let Some(id) = id {
            wheres.push(format!("{column} = ?{}", bind(Value::Blob(id.as_bytes().to_vec()))));
        }
    }
    Ok((wheres.join(" AND "), values))
}
