//! The list of distributions, the latest day first, and those that wait for something.

use chrono::{Days, NaiveDate};
use rusqlite::types::Value;
use rusqlite::{params, params_from_iter};
use serde::Serialize;
use uuid::Uuid;

use super::{Came, Per, store};
use crate::database::{Read, named, piece};
use crate::vault::Right;
use crate::{FaultCode, Result};

/// The letter of a number.
pub(crate) const LETTER: char = 'p';
/// So many days before its day one stands on Beranda.
const NEAR: u64 = 7;
/// More than a group leaves open.
const WAITING: u32 = 5;

/// A distribution as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct DistributionRow {
    /// The record.
    pub id: Uuid,
    /// `P-2026-0001`.
    pub number: String,
    /// As typed.
    pub name: String,
    /// Planned local date.
    pub day: String,
    /// Where; may be empty.
    pub place: String,
    /// What one share is for.
    pub per: Per,
    /// Code of the kind of assistance.
    pub kind: String,
    /// Local date; empty while it is open.
    pub closed_on: String,
    /// How many stand on the list.
    pub recipients: i64,
    /// Of how many nothing is marked yet.
    pub waiting: i64,
    /// How many did not come.
    pub absent: i64,
}

/// Those of a number (`P-2026-0001`), with words of name and place or of a year, the latest day first, `limit` from
/// `offset`; all of them where nothing is typed.
pub fn list(ctx: &Read, typed: &str, offset: u32, limit: u32) -> Result<Vec<DistributionRow>> {
    ctx.require(Right::AssistanceRead)?;
    let (rest, values) = piece(called(typed), "ORDER BY day DESC, id DESC", offset, limit);
    store::rows(ctx.connection(), &rest, params_from_iter(values))
}

/// How many these are.
pub fn count(ctx: &Read, typed: &str) -> Result<i64> {
    ctx.require(Right::AssistanceRead)?;
    let (condition, values) = called(typed);
    store::count(ctx.connection(), &condition, params_from_iter(values))
}

fn called(typed: &str) -> (String, Vec<Value>) {
    named(typed, Some(LETTER), "name || ' ' || venue", "day")
}

/// Those that are not closed and whose day is near or over, the first few; none for who may not see assistance.
pub fn near(ctx: &Read) -> Result<Vec<DistributionRow>> {
    if !ctx.may(Right::AssistanceRead) {
        return Ok(Vec::new());
    }
    let until = ctx.today().checked_add_days(Days::new(NEAR)).unwrap_or(ctx.today()).to_string();
    let rest = "AND closed_on = '' AND day <= ?1 ORDER BY day, id LIMIT ?2";
    store::rows(ctx.connection(), rest, params![until, WAITING])
}

/// Those of a day, closed ones too.
pub(crate) fn on_day(ctx: &Read, day: NaiveDate) -> Result<Vec<DistributionRow>> {
    ctx.require(Right::AssistanceRead)?;
    store::rows(ctx.connection(), "AND day = ?1 ORDER BY id", [day.to_string()])
}

pub(super) fn row(ctx: &Read, id: Uuid) -> Result<DistributionRow> {
    store::rows(ctx.connection(), "AND id = ?1", [id])?.pop().ok_or_else(|| FaultCode::NotFound.into())
}

/// Where a person or family stands on a list: number, name and day of the distribution, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct OnList {
    /// `P-2026-0001`.
    pub number: String,
    /// As typed.
    pub name: String,
    /// Planned local date.
    pub day: String,
    /// What the paper says.
    pub came: Came,
    /// Who fetched it, where it was somebody else.
    pub proxy: String,
    /// May be empty.
    pub note: String,
}

/// The lists that a person stands on, the latest first.
pub fn of_person(ctx: &Read, id: Uuid) -> Result<Vec<OnList>> {
    ctx.require(Right::AssistanceRead)?;
    store::lists_of(ctx.connection(), id)
}
