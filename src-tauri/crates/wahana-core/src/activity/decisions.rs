//! What was decided, and what of it is still to be done.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{DECISION, READ, WRITE, store};
use crate::Result;
use crate::database::{Read, Write};

/// So many days before its day a decision stands on Beranda.
const NEAR: u64 = 7;
/// So many are named there.
const NAMED: u32 = 5;

/// A decision as the form sends and gets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct DecisionForm {
    /// The one that is changed; none for a new one.
    pub id: Option<Uuid>,
    /// What is to be done or holds from now on.
    pub what: String,
    /// Name of who does it; may be empty.
    pub doer: String,
    /// Local date until which it is to be done; may be empty.
    pub until: String,
}

/// A decision as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Decision {
    /// The record.
    pub id: Uuid,
    /// Revision, to be handed back when it is ticked off.
    pub rev: i64,
    /// What is to be done or holds from now on.
    pub what: String,
    /// Name of who does it; may be empty.
    pub doer: String,
    /// Local date or empty.
    pub until: String,
    /// Local date; empty while it is to be done.
    pub done_on: String,
    /// Whether its day has passed and it is not done.
    pub overdue: bool,
}

impl Decision {
    pub(super) fn form(&self) -> DecisionForm {
        let Self { id, what, doer, until, .. } = self.clone();
        DecisionForm { id: Some(id), what, doer, until }
    }
}

/// A decision that is to be done, with what it was decided in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct DecisionDue {
    /// The decision.
    pub decision: Decision,
    /// The activity.
    pub activity: Uuid,
    /// What that is called.
    pub title: String,
}

/// Ticks one off, or opens it again.
pub fn tick(ctx: &Write, id: Uuid, rev: i64, done: bool) -> Result<()> {
    ctx.require(WRITE)?;
    let activity = super::of_row(ctx, id)?.ok_or(crate::FaultCode::NotFound)?;
    super::present(ctx, activity)?;
    let on = if done { ctx.today().to_string() } else { String::new() };
    ctx.change(&DECISION, id, Some(rev), |connection| store::set_done(connection, id, &on))
}

/// What is to be done in the next days or should be done already, the oldest first: the first few. It stands on Beranda.
pub fn due(ctx: &Read) -> Result<Vec<DecisionDue>> {
    let until = ctx.today().checked_add_days(Days::new(NEAR)).unwrap_or(ctx.today());
    if ctx.may(WRITE) { between(ctx, "", until, NAMED) } else { Ok(Vec::new()) }
}

/// What is to be done in these days, both included.
pub fn due_between(ctx: &Read, from: NaiveDate, until: NaiveDate) -> Result<Vec<DecisionDue>> {
    ctx.require(READ)?;
    between(ctx, &from.to_string(), until, u32::MAX)
}

fn between(ctx: &Read, from: &str, until: NaiveDate, limit: u32) -> Result<Vec<DecisionDue>> {
    let mut found = store::decisions_due(ctx.connection(), from, &until.to_string(), limit)?;
    for due in &mut found {
        due.decision.overdue = due.decision.until < ctx.today().to_string();
    }
    Ok(found)
}

/// Those of one, in their order.
pub(super) fn of_activity(ctx: &Read, id: Uuid) -> Result<Vec<Decision>> {
    let today = ctx.today().to_string();
    let mut found = store::decisions(ctx.connection(), id)?;
    for one in &mut found {
        one.overdue = one.done_on.is_empty() && !one.until.is_empty() && one.until < today;
    }
    Ok(found)
}
