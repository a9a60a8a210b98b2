//! The list of referrals: what waits, what is overdue, what went to one partner. What belongs to a case that the officer
//! may not read is not in it, nor counted.

use chrono::NaiveDate;
use rusqlite::params_from_iter;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::store::{self, LINE_COLUMNS, Line, line_of};
use super::waiting::{AWAITED_DAY, AWAITS, awaited_order};
use super::{ReferralState, reads};
use crate::database::Read;
use crate::values::{fold, record_number};
use crate::vault::Right;
use crate::{FaultCode, Result, case, journal, partner};

/// A referral as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ReferralRow {
    /// Which.
    pub id: Uuid,
    /// `R-2026-0001`.
    pub number: String,
    /// The case.
    pub case_id: Uuid,
    /// `K-2026-0001`.
    pub case_number: String,
    /// Whom the case is about.
    pub subject: String,
    /// The family, where it is about one.
    pub household_id: Option<Uuid>,
    /// Three digits or empty.
    pub rt: String,
    /// Whether the case is secret.
    pub secret: bool,
    /// To whom.
    pub partner_id: Uuid,
    /// What they are called.
    pub partner: String,
    /// Local date.
    pub sent_on: String,
    /// When an answer is expected at the latest.
    pub answer_by: String,
    /// Until when an answer is expected, or news of what was accepted; empty where nobody waits for anything.
    pub awaited_by: String,
    /// Where it stands.
    pub state: ReferralState,
    /// Since when; empty while it waits.
    pub outcome_on: String,
    /// What came of it; may be empty.
    pub outcome: String,
    /// When the answer was written, UTC, RFC 3339: the order within one day. Empty while it waits.
    pub answered_at: String,
    /// Who wrote the referral down.
    pub author: Option<Uuid>,
    /// What is asked.
    pub request: String,
    /// Whether the answer or the news should have come before today.
    pub overdue: bool,
}

/// What the list is narrowed to; nothing set means all.
#[derive(Clone, Debug, Default, Deserialize, specta::Type)]
pub struct ReferralFilter {
    /// Only those that wait for an answer or for news, the one that is expected first at the top.
    pub waiting: bool,
    /// Only those whose answer or news should have come before today.
    pub overdue: bool,
    /// Only those to one partner.
    pub partner: Option<Uuid>,
    /// The number as somebody types it, `R-2026-0007` or `r 7`, or words of the case, of whom it is about or of the
    /// partner; empty for all.
    #[serde(default)]
    pub query: String,
}

/// Referrals that the officer may know of, the latest first or, of those that wait, the most pressing first.
pub fn list(ctx: &Read, filter: &ReferralFilter, offset: u32, limit: u32) -> Result<Vec<ReferralRow>> {
    ctx.require(Right::CaseRead)?;
    let (wheres, values) = condition(ctx, filter)?;
    let awaited = filter.waiting || filter.overdue;
    let order = if awaited { awaited_order() } else { "sent_on DESC, id DESC".to_owned() };
    rows(ctx, &format!("{wheres} ORDER BY {order} LIMIT {limit} OFFSET {offset}"), values)
}

/// How many there are; it holds only what the list holds.
pub fn count(ctx: &Read, filter: &ReferralFilter) -> Result<i64> {
    ctx.require(Right::CaseRead)?;
    let (wheres, values) = condition(ctx, filter)?;
    let sql = format!("SELECT count(*) FROM referral WHERE {wheres}");
    Ok(ctx.connection().prepare_cached(&sql)?.query_row(params_from_iter(values), |row| row.get(0))?)
}

/// What belongs to a case, the latest first; nothing where the officer may not read it.
pub fn of_case(ctx: &Read, case_id: Uuid) -> Result<Vec<ReferralRow>> {
    ctx.require(Right::CaseRead)?;
    if !reads(ctx, case_id)? {
        return Ok(Vec::new());
    }
    let rest = "withdrawn = '' AND case_id = ?1 ORDER BY sent_on DESC, id DESC";
    rows(ctx, rest, vec![Value::Blob(case_id.as_bytes().to_vec())])
}

/// One row, where the officer may read its case.
pub(super) fn row(ctx: &Read, id: Uuid) -> Result<ReferralRow> {
    ctx.require(Right::CaseRead)?;
    let line = store::line(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    if !reads(ctx, line.case)? {
        return Err(FaultCode::NotAllowed.into());
    }
    shown(ctx, line)
}

/// Rows that meet `rest`, a condition with its order.
pub(super) fn rows(ctx: &Read, rest: &str, values: Vec<Value>) -> Result<Vec<ReferralRow>> {
    let sql = format!("SELECT {LINE_COLUMNS} FROM referral WHERE {rest}");
    let mut statement = ctx.connection().prepare_cached(&sql)?;
    let lines =
        statement.query_map(params_from_iter(values), line_of)?.collect::<rusqlite::Result<Vec<_>>>()?;
    lines.into_iter().map(|line| shown(ctx, line)).collect()
}

/// What leaves out whatever belongs to a case that the officer may not read; their id stands at `?1`.
pub(super) fn known(ctx: &Read) -> String {
    format!("case_id NOT IN ({})", case::masking_ids(ctx, 1))
}

fn shown(ctx: &Read, line: Line) -> Result<ReferralRow> {
    let about = case::row_known(ctx, line.case)?;
    let partner = partner::label(ctx, line.partner)?.map(|label| label.name).unwrap_or_default();
    let awaited_by = match line.state {
        ReferralState::Waiting => line.answer_by.clone(),
        ReferralState::Accepted => line.news_by,
        _ => String::new(),
    };
    let answered = line.state != ReferralState::Waiting;
    let written = |column| journal::last_written(ctx.connection(), line.id, column);
    let answered_at = if answered { written("state")?.unwrap_or_default() } else { String::new() };
    Ok(ReferralRow {
        id: line.id,
        number: line.number,
        case_id: line.case,
        case_number: about.number,
        subject: about.subject,
        household_id: about.household_id,
        rt: about.rt,
        secret: about.secret,
        partner_id: line.partner,
        partner,
        sent_on: line.sent_on,
        answer_by: line.answer_by,
        overdue: awaited_by.parse::<NaiveDate>().is_ok_and(|day| day < ctx.today()),
        awaited_by,
        state: line.state,
        outcome_on: line.outcome_on,
        outcome: line.outcome,
        answered_at,
        author: journal::author(ctx.connection(), line.id)?,
        request: line.request,
    })
}

fn condition(ctx: &Read, filter: &ReferralFilter) -> Result<(String, Vec<Value>)> {
    let mut wheres = vec!["withdrawn = ''".to_owned(), known(ctx)];
    let mut values = vec![Value::Blob(ctx.officer().id.as_bytes().to_vec())];
    if filter.waiting || filter.overdue {
        wheres.push(AWAITS.to_owned());
    }
    if filter.overdue {
        values.push(Value::Text(ctx.today().to_string()));
        wheres.push(format!("{AWAITED_DAY} < ?{}", values.len()));
    }
    if let Some((year, serial)) = record_number(&filter.query, 'r') {
        values.extend([year.map_or(Value::Null, Value::Integer), Value::Integer(serial)]);
        let serial = values.len();
        let year = serial - 1;
        wheres.push(format!("serial = ?{serial} AND (?{year} IS NULL OR year = ?{year})"));
    } else if let Some(numbered) = case::ids_numbered(&filter.query) {
        wheres.push(format!("case_id IN ({numbered})"));
    } else {
        for word in fold(&filter.query).split(' ').filter(|word| !word.is_empty()) {
            let mut bind = |value: String| {
                values.push(Value::Text(value));
                values.len()
            };
            let case = case::matching(ctx, &[word], "referral.case_id", &mut bind)?;
            let partners = partner::ids_matching(ctx, word)?;
            wheres.push(format!("({case} OR partner_id IN ({partners}))"));
        }
    }
    if let Some(partner) = filter.partner {
        values.push(Value::Blob(partner.as_bytes().to_vec()));
        wheres.push(format!("partner_id = ?{}", values.len()));
    }
    Ok((wheres.join(" AND "), values))
}
