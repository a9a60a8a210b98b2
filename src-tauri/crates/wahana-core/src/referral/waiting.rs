//! Referrals that wait for an answer, or for news of what was accepted, as Beranda and the week tell them.

use chrono::NaiveDate;
use rusqlite::types::Value;
use serde::Serialize;
use uuid::Uuid;

use super::list::{ReferralRow, known, row};
use crate::Result;
use crate::case;
use crate::database::Read;
use crate::vault::Right;

/// So many of what waits are named; the list has them all.
const NAMED: u32 = 12;

/// A condition for a case of which an answer or news is expected: there is always a day until which.
pub(crate) const AWAITED: &str = "cases.id IN (SELECT case_id FROM referral WHERE referral.withdrawn = ''
    AND (referral.state = 'waiting' OR (referral.state = 'accepted' AND referral.news_by <> '')))";

/// A condition for a referral of which an answer is expected, or news: as its index has it.
pub(super) const AWAITS: &str = "(state = 'waiting' OR (state = 'accepted' AND news_by <> ''))";
/// Until when; as the index has it.
pub(super) const AWAITED_DAY: &str = "iif(state = 'waiting', answer_by, news_by)";

/// The most pressing first.
pub(super) fn awaited_order() -> String {
    format!("{AWAITED_DAY}, id")
}

/// Some of the referrals that wait, the most pressing first, and how many there are. Only what the officer may know of,
/// and of those only their own cases' where they may change no others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, specta::Type)]
pub struct ReferralsWaiting {
    /// The first twelve.
    pub rows: Vec<ReferralRow>,
    /// How many there are in all.
    pub total: i64,
}

/// Those whose answer or news is expected in these days and has not come, of the cases that the officer may read, of one
/// companion or of all; the most pressing first, `limit` at most, and how many there are.
pub(crate) fn expected(
    ctx: &Read,
    from: Option<NaiveDate>,
    until: NaiveDate,
    of: Option<Uuid>,
    limit: u32,
) -> Result<(Vec<ReferralRow>, i64)> {
    ctx.require(Right::CaseRead)?;
    let first = from.map(|day| day.to_string()).unwrap_or_default();
    let mut values = vec![Value::Blob(ctx.officer().id.as_bytes().to_vec())];
    values.extend([Value::Text(first), Value::Text(until.to_string())]);
    // Those of a few days are few; of all that ever waited there may be very many.
    let known = if from.is_some() {
        format!("NOT {}", case::is_masking(ctx, "referral.case_id", 1))
    } else {
        known(ctx)
    };
    let mut wheres =
        format!("withdrawn = '' AND {AWAITS} AND {AWAITED_DAY} >= ?2 AND {AWAITED_DAY} <= ?3 AND {known}");
    if let Some(of) = of {
        values.push(Value::Blob(of.as_bytes().to_vec()));
        wheres = format!("{wheres} AND {}", case::is_of("referral.case_id", 4));
    }
    // Whether one is expected is asked once: the first are read, and the others counted.
    let sql = format!("SELECT id FROM referral WHERE {wheres} ORDER BY {}", awaited_order());
    let mut statement = ctx.connection().prepare_cached(&sql)?;
    let found = statement.query_map(rusqlite::params_from_iter(&values), |row| row.get(0))?;
    let found: Vec<Uuid> = found.collect::<rusqlite::Result<_>>()?;
    let first = found.iter().take(limit as usize).map(|&id| row(ctx, id)).collect::<Result<_>>()?;
    Ok((first, i64::try_from(found.len()).unwrap_or(i64::MAX)))
}

/// Those whose answer or news is expected today or should have come before.
pub fn due(ctx: &Read) -> Result<ReferralsWaiting> {
    if !ctx.may(Right::CaseWriteOwn) {
        return Ok(ReferralsWaiting::default());
    }
    let own = (!ctx.may(Right::CaseWriteAll)).then_some(ctx.officer().id);
    let (rows, total) = expected(ctx, None, ctx.today(), own, NAMED)?;
    Ok(ReferralsWaiting { rows, total })
}
