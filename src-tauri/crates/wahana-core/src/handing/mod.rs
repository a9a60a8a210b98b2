//! Buku diserahterimakan: the open cases of officers who stop go to another one as a block, with their planned visits
//! and with the open actions that these officers were to do, in whichever case.
//!
//! One act, so that the head, or whoever may change all of its cases, can take it back as one. What was written before
//! keeps the names of those who wrote it. Of secret cases the head sees how many there are and their numbers, never
//! whom they are about. Composes the areas and has no SQL.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::case::{self, CaseForm, CaseRow, OpenCase, can_carry};
use crate::database::{Read, Write};
use crate::journal::{self, Op};
use crate::values;
use crate::vault::{Right, officer_name};
use crate::{Error, Fault, FaultCode, Result, plan};

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
    /// Actions of plans that they are to do, in whosever case.
    pub actions: i64,
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
    /// Actions of plans that went along.
    pub actions: i64,
    /// Why; may be empty.
    pub reason: String,
}

/// The work of every officer who has some, for the head.
pub fn officer_work(ctx: &Read) -> Result<Vec<OfficerWork>> {
    ctx.require(Right::Administer)?;
    let told = |one: case::OfficerCases| OfficerWork {
        officer: one.officer,
        cases: one.cases,
        visits: one.visits,
        secret: one.secret,
        actions: 0,
    };
    let mut work: Vec<OfficerWork> = case::work(ctx)?.into_iter().map(told).collect();
    for plan::OfficerActions { officer, actions } in plan::work(ctx)? {
        match work.iter_mut().find(|one| one.officer == officer) {
            Some(one) => one.actions = actions,
            None => work.push(OfficerWork { officer, cases: 0, visits: 0, secret: 0, actions }),
        }
    }
    Ok(work)
}

/// Gives all open cases and actions of `from` to `to`, by the head alone.
pub fn hand_work(ctx: &Write, form: &HandWorkForm) -> Result<HandMinute> {
    ctx.require(Right::Administer)?;
    if form.from.contains(&form.to) || !can_carry(ctx, form.to)? {
        return Err(Error::Invalid(vec![Fault::at("to", FaultCode::Required)]));
    }
    let (mut cases, mut actions) = (Vec::new(), Vec::new());
    let mut gave = Vec::new();
    for &officer in &form.from {
        let (mut of_cases, mut of_actions) =
            (case::open_of(ctx, officer)?, plan::open_of(ctx, officer, None)?);
        if !of_cases.is_empty() || !of_actions.is_empty() {
            gave.push(officer);
        }
        cases.append(&mut of_cases);
        actions.append(&mut of_actions);
    }
    if gave.is_empty() {
        return Err(Error::Invalid(vec![Fault::at("from", FaultCode::Required)]));
    }
    // As for a single one: who looks after a secret case does not change without a reason.
    let reason = values::reason(&form.reason, cases.iter().any(|one| case::is_of_others(ctx, one)))?;
    for one in &cases {
        case::give(ctx, one, form.to, &reason)?;
    }
    for &action in &actions {
        plan::give(ctx, action, form.to)?;
    }
    let minute = minute(ctx, form, &gave, &cases, actions.len(), reason)?;
    ctx.record("case", MINUTES, Op::Export, &[(MINUTE, serde_json::to_string(&minute)?)])?;
    Ok(minute)
}

/// Gives one case to another companion ([`case::hand_to`]), and with it what the former one was still to do in it.
pub fn hand_case(ctx: &Write, id: Uuid, rev: Option<i64>, to: Uuid, reason: &str) -> Result<CaseRow> {
    with_actions(ctx, id, to, || case::hand_to(ctx, id, rev, to, reason))
}

/// Changes a case ([`case::change`]); a new companion gets what the former one was still to do in it.
pub fn change_case(ctx: &Write, id: Uuid, rev: i64, form: &CaseForm, reason: &str) -> Result<CaseRow> {
    with_actions(ctx, id, form.responsible, || case::change(ctx, id, rev, form, reason))
}

fn with_actions(
    ctx: &Write,
    id: Uuid,
    to: Uuid,
    change: impl FnOnce() -> Result<CaseRow>,
) -> Result<CaseRow> {
    let before = case::standing(ctx, id)?.map(|known| known.responsible);
    let row = change()?;
    if let Some(officer) = before.filter(|before| *before != to) {
        for action in plan::open_of(ctx, officer, Some(id))? {
            plan::give(ctx, action, to)?;
        }
    }
    Ok(row)
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

fn minute(
    ctx: &Write,
    form: &HandWorkForm,
    gave: &[Uuid],
    cases: &[OpenCase],
    actions: usize,
    reason: String,
) -> Result<HandMinute> {
    let name = |officer: Uuid| Ok(officer_name(ctx, officer)?.unwrap_or_default());
    let from = gave.iter().map(|from| name(*from)).collect::<Result<_>>()?;
    let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let many = |which: &dyn Fn(&OpenCase) -> bool| number(cases.iter().filter(|case| which(case)).count());
    let (visits, secret) = (many(&|case| case.visit), many(&|case| case.secret));
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
        actions: number(actions),
        reason,
    })
}

#[cfg(test)]
mod tests;
