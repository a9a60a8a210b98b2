//! Referrals that wait for an answer, as Beranda tells them.

use chrono::NaiveDate;
use rusqlite::types::Value;
use serde::Serialize;

use super::list::{ReferralRow, known, rows};
use crate::Result;
use crate::case;
use crate::database::Read;
use crate::vault::Right;

/// So many of what waits are named; the list has them all.
const NAMED: usize = 12;

/// Some of the referrals that wait, the most pressing first, and how many there are. Only what the officer may know of,
/// and of those only their own cases' where they may change no others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, specta::Type)]
pub struct ReferralsWaiting {
    /// The first twelve.
    pub rows: Vec<ReferralRow>,
    /// How many there are in all.
    pub total: i64,
}

/// Those whose answer is expected on a day and has not come, of the cases that the officer may read.
pub(crate) fn expected_on(ctx: &Read, day: NaiveDate) -> Result<Vec<ReferralRow>> {
    ctx.require(Right::CaseRead)?;
    let wheres = format!("withdrawn = '' AND state = 'waiting' AND answer_by = ?2 AND {}", known(ctx));
    let values = vec![Value::Blob(ctx.officer().id.as_bytes().to_vec()), Value::Text(day.to_string())];
    rows(ctx, &format!("{wheres} ORDER BY id"), values)
}

/// Those whose answer is expected today or should have come before.
pub fn due(ctx: &Read) -> Result<ReferralsWaiting> {
    if !ctx.may(Right::CaseWriteOwn) {
        return Ok(ReferralsWaiting::default());
    }
    let own = if ctx.may(Right::CaseWriteAll) {
        String::new()
    } else {
        format!("AND case_id IN ({})", case::own_ids(1))
    };
    let wheres = format!("withdrawn = '' AND state = 'waiting' AND answer_by <= ?2 AND {} {own}", known(ctx));
    let values =
        vec![Value::Blob(ctx.officer().id.as_bytes().to_vec()), Value::Text(ctx.today().to_string())];
    let sql = format!("SELECT count(*) FROM referral WHERE {wheres}");
    let total = ctx
        .connection()
        .prepare_cached(&sql)?
        .query_row(rusqlite::params_from_iter(&values), |row| row.get(0))?;
    let rows = rows(ctx, &format!("{wheres} ORDER BY answer_by, id LIMIT {NAMED}"), values)?;
    Ok(ReferralsWaiting { rows, total })
}
