//! What is still to be completed of open cases, for whoever would do it.

use rusqlite::types::Value;
use uuid::Uuid;

use super::gone::gone;
use super::overview::{CasesWaiting, count_secret, emergency_not_visited, waiting_of};
use super::reach::SECRET;
use crate::Result;
use crate::database::Read;
use crate::vault::Right;

/// What a case lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Lack {
    /// A plan: nothing was planned where that holds, a condition on `cases.id`. An emergency is helped first.
    Plan(&'static str),
    /// A next step (DOMAIN 8.1): no visit is planned, and nothing else of it has a day.
    Step(Steps),
    /// Whom it is about: they are not here any more.
    Subject,
    /// Somebody who can look after it: those who are responsible are none of these.
    Companion(Vec<Uuid>),
}

/// What other areas know of the next step of a case: conditions on `cases.id`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Steps {
    /// Nothing was planned.
    pub(crate) unplanned: &'static str,
    /// Somebody was there for the assessment.
    pub(crate) assessed: &'static str,
    /// Something else has a day of which somebody is reminded.
    pub(crate) dated: [&'static str; 2],
}

impl Steps {
    /// A report without a plan and an emergency that nobody visited yet wait in lists of their own.
    fn none_left(self) -> String {
        let Self { unplanned, assessed, dated: [one, other] } = self;
        let not_visited = emergency_not_visited(assessed);
        format!(
            "next_visit = '' AND NOT {one} AND NOT {other} AND NOT ({not_visited})
             AND NOT (stage = 'report' AND urgency <> 'emergency' AND {unplanned})"
        )
    }
}

/// The first `limit`, the longest reported first; one's own cases, where one may change no others.
pub(crate) fn lacking(ctx: &Read, lack: &Lack, limit: usize) -> Result<CasesWaiting> {
    if !ctx.may(Right::CaseWriteOwn) {
        return Ok(CasesWaiting::default());
    }
    let (condition, values) = match lack {
        Lack::Plan(unplanned) => {
            (format!("urgency <> 'emergency' AND {unplanned} AND NOT {}", gone()), Vec::new())
        }
        Lack::Step(steps) => (format!("{} AND NOT {}", steps.none_left(), gone()), Vec::new()),
        Lack::Subject => (gone(), Vec::new()),
        Lack::Companion(able) => of_none(able),
    };
    let condition = format!("stage <> 'closed' AND {condition} ORDER BY reported_on, id");
    waiting_of(ctx, true, limit, &condition, values)
}

/// How many secret cases of others none of `able` is responsible for; counted for the head alone, who gives them to
/// another companion without reading them ([`super::hand_to`]).
pub(crate) fn secret_without_companion(ctx: &Read, able: &[Uuid]) -> Result<i64> {
    let (condition, values) = of_none(able);
    count_secret(ctx, &format!("stage <> 'closed' AND {condition}"), values)
}

/// The condition that none of these is responsible, and its values.
fn of_none(able: &[Uuid]) -> (String, Vec<Value>) {
    let places = vec!["?"; able.len()].join(", ");
    let values = able.iter().map(|id| Value::Blob(id.as_bytes().to_vec())).collect();
    (format!("responsible NOT IN ({places})"), values)
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
