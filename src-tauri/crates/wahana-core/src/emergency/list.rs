//! The list of emergencies, the latest first, and those that are open.

use rusqlite::params_from_iter;
use rusqlite::types::Value;
use serde::Serialize;
use uuid::Uuid;

use super::store;
use crate::database::{Read, named, piece};
use crate::vault::Right;
use crate::{FaultCode, Result};

/// More than a group leaves open.
const WAITING: u32 = 3;

/// An emergency as the list shows it: numbers, and nobody's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct EmergencyRow {
    /// The record.
    pub id: Uuid,
    /// As typed.
    pub name: String,
    /// 21 or 22.
    pub pmks: u8,
    /// Local date on which it happened.
    pub day: String,
    /// Local date; empty while households come to it.
    pub closed_on: String,
    /// How many households stand on it.
    pub households: i64,
    /// How many people they are, as far as it was said.
    pub souls: i64,
    /// How many of them are not written down as residents.
    pub unregistered: i64,
}

/// Those with words of the name or of a year, the latest first, `limit` from `offset`; all of them where nothing is typed.
pub fn list(ctx: &Read, typed: &str, offset: u32, limit: u32) -> Result<Vec<EmergencyRow>> {
    ctx.require(Right::CaseCount)?;
    let (rest, values) = piece(called(typed), "ORDER BY day DESC, id DESC", offset, limit);
    store::rows(ctx.connection(), &rest, params_from_iter(values))
}

/// How many these are.
pub fn count(ctx: &Read, typed: &str) -> Result<i64> {
    ctx.require(Right::CaseCount)?;
    let (condition, values) = called(typed);
    store::count(ctx.connection(), &condition, params_from_iter(values))
}

fn called(typed: &str) -> (String, Vec<Value>) {
    named(typed, None, "name", "day")
}

/// Those to which households still come, the first few; none for who may not even count cases.
pub fn open_ones(ctx: &Read) -> Result<Vec<EmergencyRow>> {
    if !ctx.may(Right::CaseCount) {
        return Ok(Vec::new());
    }
    store::rows(ctx.connection(), "AND closed_on = '' ORDER BY day DESC, id DESC LIMIT ?1", [WAITING])
}

pub(super) fn row(ctx: &Read, id: Uuid) -> Result<EmergencyRow> {
    store::rows(ctx.connection(), "AND id = ?1", [id])?.pop().ok_or_else(|| FaultCode::NotFound.into())
}
