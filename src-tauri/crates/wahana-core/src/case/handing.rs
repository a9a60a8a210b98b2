//! Buku diserahterimakan: the open cases of officers who stop go to another one as a block, with their planned visits.
//!
//! One act, so that the head, or whoever may change all of its cases, can take it back as one. What was written before
//! keeps the names of those who wrote it. Of secret cases the head sees how many there are and their numbers, never
//! whom they are about.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::course::reason_of;
use super::form::can_carry;
use super::reach::SECRET;
use super::{CASE, store};
use crate::database::{Read, Write};
use crate::journal::{self, Op};
use crate::vault::{Right, officer_name};
use crate::{Error, Fault, FaultCode, Result};

/// Under this record the journal keeps the minutes.
const MINUTES: Uuid = Uuid::from_u128(0x0057_4b53_424d_7000_8000_0000_0000_0001);
/// The minute in its journal entry.
const MINUTE: &str = "minute";

/// What an officer has to look after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct OfficerWork {
    /// Whose.
    pub officer: Uuid,
    /// Open cases, the secret ones among them.
    pub cases: i64,
    /// How many of these have a visit planned.
    pub visits: i64,
    /// How many of these are secret.
    pub secret: i64,
}

/// Whose work goes to whom.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, specta::Type)]
pub struct HandWorkForm {
    /// One officer, or several where a whole group changes; also those who were removed already.
    pub from: Vec<Uuid>,
    /// Who goes on.
    pub to: Uuid,
    /// Why; needed where secret cases are among them.
    pub reason: String,
}

/// The minute of a handing over. Names are those of that day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct HandMinute {
    /// Local date.
    pub day: String,
    /// Who handed over.
    pub from: Vec<String>,
    /// Who goes on.
    pub to: String,
    /// The head who did it.
    pub head: String,
    /// Numbers of the cases in their order, `K-2026-0001`.
    pub numbers: Vec<String>,
    /// How many of these have a visit planned.
    pub visits: i64,
    /// How many of these are secret.
    pub secret: i64,
    /// Why; may be empty.
    pub reason: String,
}

/// A case that goes along.
pub(super) struct OpenCase {
    pub(super) id: Uuid,
    pub(super) number: String,
    pub(super) visit: bool,
    pub(super) level: u8,
    pub(super) responsible: Uuid,
}

/// The work of every officer who has some, for the head.
pub fn officer_work(ctx: &Read) -> Result<Vec<OfficerWork>> {
    ctx.require(Right::Administer)?;
    store::work(ctx.connection())
}

/// Gives all open cases of `from` to `to`, by the head alone.
pub fn hand_work(ctx: &Write, form: &HandWorkForm) -> Result<HandMinute> {
    ctx.require(Right::Administer)?;
    if form.from.contains(&form.to) || !can_carry(ctx, form.to)? {
        return Err(Error::Invalid(vec![Fault::at("to", FaultCode::Required)]));
    }
    let mut cases = Vec::new();
    for &officer in &form.from {
        cases.append(&mut store::open_of(ctx.connection(), officer)?);
    }
    if cases.is_empty() {
        return Err(Error::Invalid(vec![Fault::at("from", FaultCode::Required)]));
    }
    // As for a single one: who looks after a secret case does not change without a reason.
    let of_others = |case: &&OpenCase| case.level >= SECRET && case.responsible != ctx.officer().id;
    let reason = reason_of(&form.reason, cases.iter().any(|case| of_others(&case)))?;
    for case in &cases {
        let why = if of_others(&case) { reason.as_str() } else { "" };
        ctx.change(&CASE, case.id, None, |connection| {
            store::set_responsible(connection, case.id, form.to, why)
        })?;
    }
    let minute = minute(ctx, form, &cases, reason)?;
    ctx.record("case", MINUTES, Op::Export, &[(MINUTE, serde_json::to_string(&minute)?)])?;
    Ok(minute)
}

/// All minutes, the newest first, for the head; of what was taken back there is none.
pub fn hand_minutes(ctx: &Read) -> Result<Vec<HandMinute>> {
    ctx.require(Right::Administer)?;
    let mut minutes = Vec::new();
    for entry in journal::of_record(ctx.connection(), MINUTES)?.iter().rev() {
        if !journal::is_undone(ctx.connection(), entry.act)? {
            minutes.extend(entry.of(MINUTE)[1].as_str().and_then(|text| serde_json::from_str(text).ok()));
        }
    }
    Ok(minutes)
}

fn minute(ctx: &Write, form: &HandWorkForm, cases: &[OpenCase], reason: String) -> Result<HandMinute> {
    let name = |officer: Uuid| Ok(officer_name(ctx, officer)?.unwrap_or_default());
    let gave = form.from.iter().filter(|from| cases.iter().any(|case| case.responsible == **from));
    let from = gave.map(|from| name(*from)).collect::<Result<_>>()?;
    let many = |which: &dyn Fn(&OpenCase) -> bool| {
        i64::try_from(cases.iter().filter(|case| which(case)).count()).unwrap_or(i64::MAX)
    };
    let (visits, secret) = (many(&|case| case.visit), many(&|case| case.level >= SECRET));
    let mut numbers: Vec<String> = cases.iter().map(|case| case.number.clone()).collect();
    numbers.sort();
    Ok(HandMinute {
        day: ctx.today().to_string(),
        from,
        to: name(form.to)?,
        head: ctx.officer().name.clone(),
        numbers,
        visits,
        secret,
        reason,
    })
}
