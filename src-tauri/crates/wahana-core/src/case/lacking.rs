//! What is still to be completed of open cases, for whoever would do it.

use rusqlite::types::Value;
use uuid::Uuid;

use super::overview::{CasesWaiting, waiting_of};
use super::reach::SECRET;
use crate::Result;
use crate::database::Read;
use crate::vault::Right;

/// What a case lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Lack {
    /// A plan: nothing was planned where that holds, a condition on `cases.id`. An emergency is helped first.
    Plan(&'static str),
    /// A next visit, though it is looked after from time to time (DOMAIN 8.1).
    Visit,
    /// Somebody who can look after it: those who are responsible are none of these.
    Companion(Vec<Uuid>),
}

/// The first `limit`, the longest reported first; one's own cases, where one may change no others.
pub(crate) fn lacking(ctx: &Read, lack: &Lack, limit: usize) -> Result<CasesWaiting> {
    if !ctx.may(Right::CaseWriteOwn) {
        return Ok(CasesWaiting::default());
    }
    let (condition, values) = match lack {
        Lack::Plan(unplanned) => (format!("urgency <> 'emergency' AND {unplanned}"), Vec::new()),
        Lack::Visit => ("stage = 'monitoring' AND next_visit = ''".to_owned(), Vec::new()),
        Lack::Companion(able) => (
            format!("responsible NOT IN ({})", vec!["?"; able.len()].join(", ")),
            able.iter().map(|id| Value::Blob(id.as_bytes().to_vec())).collect(),
        ),
    };
    let condition = format!("stage <> 'closed' AND {condition} ORDER BY reported_on, id");
    waiting_of(ctx, true, limit, &condition, values)
}

/// The condition that a resident, whose id stands in `column`, has an open case that nobody keeps secret, as a row of a
/// list may hint at.
pub(crate) fn has_open_case(column: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM cases INDEXED BY cases_open_person
                 WHERE cases.person_id = {column} AND cases.level < {SECRET}
                   AND cases.withdrawn = '' AND cases.stage <> 'closed' AND cases.person_id IS NOT NULL)"
    )
}
