//! "Perkembangan": how a business goes, in a sentence, with what was taken in where somebody told it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{OFF, PROGRESS, present, store};
use crate::activity::WRITE;
use crate::database::Write;
use crate::draft;
use crate::fault::Faults;
use crate::values::{Rupiah, line, parse_date};
use crate::{Fault, FaultCode, Result};

/// How it goes, as the form sends it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct BusinessProgressForm {
    /// `2026-11-29`.
    pub day: String,
    /// What happened.
    pub what: String,
    /// Whole rupiah that were taken in, as somebody told it.
    pub turnover: Option<i64>,
}

/// How it went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct BusinessProgress {
    /// The record.
    pub id: Uuid,
    /// Local date.
    pub day: String,
    /// What happened.
    pub what: String,
    /// Whole rupiah, where somebody told it.
    pub turnover: Option<i64>,
}

/// Writes down how a business goes.
pub fn add_progress(ctx: &Write, business: Uuid, form: &BusinessProgressForm) -> Result<()> {
    ctx.require(WRITE)?;
    let known = present(ctx, business)?.form;
    let BusinessProgressForm { day, what, turnover } = form;
    let mut faults = Faults::default();
    let day = faults.take("day", parse_date(day));
    if day.is_some_and(|day| day > ctx.today()) {
        faults.add(Fault::at("day", FaultCode::DateInFuture));
    }
    if day.is_some_and(|day| day.to_string() < known.since) {
        faults.add(Fault::at("day", FaultCode::DateBefore).with("date", &known.since));
    }
    let what = faults.take("what", line(what)).unwrap_or_default();
    if what.is_empty() {
        faults.add(Fault::at("what", FaultCode::Required));
    }
    let turnover = turnover.and_then(|whole| faults.take("turnover", Rupiah::new(whole)));
    faults.check()?;
    // Nothing was noted, so it is there.
    let Some(day) = day else { return Err(FaultCode::Required.into()) };
    let id = Uuid::now_v7();
    ctx.create(&PROGRESS, id, |connection| {
        store::insert_progress(connection, id, business, &day.to_string(), &what, turnover)
    })?;
    draft::discard(ctx, "business_progress", &business.to_string())
}

/// Takes back what was entered by mistake.
pub fn withdraw_progress(ctx: &Write, id: Uuid) -> Result<()> {
    ctx.require(WRITE)?;
    let business = store::of_row(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    present(ctx, business)?;
    ctx.change(&PROGRESS, id, None, |connection| store::take_off(connection, &PROGRESS, id, OFF))
}
