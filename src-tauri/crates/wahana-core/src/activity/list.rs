//! The list of activities with the distribution days among them, the latest day first, and what waits for something.

use chrono::{Days, NaiveDate};
use rusqlite::types::Value;
use rusqlite::{params, params_from_iter};
use serde::Serialize;
use uuid::Uuid;

use super::{ActivityKind, READ, store};
use crate::database::{Read, named, piece};
use crate::distribution::{self, DistributionRow};
use crate::values::record_number;
use crate::vault::Right;
use crate::{FaultCode, Result};

/// The letter of a number.
const LETTER: char = 'g';
/// So many days before its day one stands on Beranda.
const NEAR: u64 = 7;
/// So many days after it one without minutes still does.
const LATE: u64 = 60;
/// So many are named there.
const NAMED: u32 = 5;

/// An activity as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ActivityRow {
    /// The record.
    pub id: Uuid,
    /// `G-2026-0001`.
    pub number: String,
    /// What kind.
    pub kind: ActivityKind,
    /// What it is called.
    pub title: String,
    /// Local date.
    pub day: String,
    /// As people say it; may be empty.
    pub time: String,
    /// Where; may be empty.
    pub place: String,
    /// Whether the minutes are written.
    pub written: bool,
    /// How many stand on the list.
    pub expected: i64,
    /// How many came.
    pub here: i64,
    /// How many decisions are still to be done.
    pub open_decisions: i64,
}

/// A row of the list: an activity, or a distribution day, which has its own page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum GroupDay {
    /// An activity.
    Activity {
        /// As it is.
        row: ActivityRow,
    },
    /// A distribution day.
    Distribution {
        /// As it is.
        row: DistributionRow,
    },
}

impl GroupDay {
    fn day(&self) -> &str {
        match self {
            Self::Activity { row } => &row.day,
            Self::Distribution { row } => &row.day,
        }
    }
}

/// Those of a number (`G-2026-0001`), with words of title and place or of a year, the latest day first, `limit` from
/// `offset`; all of them where nothing is typed. Distribution days where the officer sees assistance.
pub fn list(ctx: &Read, typed: &str, offset: u32, limit: u32) -> Result<Vec<GroupDay>> {
    ctx.require(READ)?;
    // Whatever stands before `offset` can be of either kind.
    let until = offset.saturating_add(limit);
    let activities = rows(ctx, typed, until)?.into_iter();
    let mut all: Vec<GroupDay> = activities.map(|row| GroupDay::Activity { row }).collect();
    if asks_distributions(ctx, typed) {
        let days = distribution::list(ctx, typed, 0, until)?.into_iter();
        all.extend(days.map(|row| GroupDay::Distribution { row }));
    }
    all.sort_by(|one, other| other.day().cmp(one.day()));
    Ok(all.into_iter().skip(offset as usize).take(limit as usize).collect())
}

/// How many rows these are.
pub fn count(ctx: &Read, typed: &str) -> Result<i64> {
    ctx.require(READ)?;
    let days = if asks_distributions(ctx, typed) { distribution::count(ctx, typed)? } else { 0 };
    if is_of_distribution(typed) {
        return Ok(days);
    }
    let (condition, values) = called(typed);
    Ok(store::count(ctx.connection(), &condition, params_from_iter(values))? + days)
}

/// Activities alone: none for the number of a distribution.
fn rows(ctx: &Read, typed: &str, limit: u32) -> Result<Vec<ActivityRow>> {
    if is_of_distribution(typed) {
        return Ok(Vec::new());
    }
    let (rest, values) = piece(called(typed), "ORDER BY day DESC, activity.id DESC", 0, limit);
    store::rows(ctx.connection(), &rest, params_from_iter(values))
}

fn is_of_distribution(typed: &str) -> bool {
    record_number(typed, distribution::LETTER).is_some()
}

/// Whether distribution days may be among them: not for the number of an activity.
fn asks_distributions(ctx: &Read, typed: &str) -> bool {
    ctx.may(Right::AssistanceRead) && record_number(typed, LETTER).is_none()
}

fn called(typed: &str) -> (String, Vec<Value>) {
    named(typed, Some(LETTER), "title || ' ' || venue", "day")
}

/// The activities among them, the latest first; none for less than two letters.
pub fn search(ctx: &Read, typed: &str, limit: u32) -> Result<Vec<ActivityRow>> {
    ctx.require(READ)?;
    if typed.trim().chars().count() < 2 {
        return Ok(Vec::new());
    }
    rows(ctx, typed, limit)
}

/// What is near, and what is over and has no minutes yet, the earliest first: the first few. For who writes them.
pub fn near(ctx: &Read) -> Result<Vec<ActivityRow>> {
    if !ctx.may(super::WRITE) {
        return Ok(Vec::new());
    }
    let today = ctx.today();
    let from = today.checked_sub_days(Days::new(LATE)).unwrap_or(today).to_string();
    let until = today.checked_add_days(Days::new(NEAR)).unwrap_or(today).to_string();
    let rest = "AND minutes = '' AND day >= ?1 AND day <= ?2 ORDER BY day, activity.id LIMIT ?3";
    store::rows(ctx.connection(), rest, params![from, until, NAMED])
}

/// What the group does on a day: its activities, then its distribution days where the officer sees assistance.
pub(crate) fn on_day(ctx: &Read, day: NaiveDate) -> Result<Vec<GroupDay>> {
    ctx.require(READ)?;
    let activities =
        store::rows(ctx.connection(), "AND day = ?1 ORDER BY activity.id", [day.to_string()])?.into_iter();
    let mut all: Vec<GroupDay> = activities.map(|row| GroupDay::Activity { row }).collect();
    if ctx.may(Right::AssistanceRead) {
        all.extend(distribution::on_day(ctx, day)?.into_iter().map(|row| GroupDay::Distribution { row }));
    }
    Ok(all)
}

pub(super) fn row(ctx: &Read, id: Uuid) -> Result<ActivityRow> {
    let found = store::rows(ctx.connection(), "AND activity.id = ?1", [id])?;
    found.into_iter().next().ok_or_else(|| FaultCode::NotFound.into())
}
