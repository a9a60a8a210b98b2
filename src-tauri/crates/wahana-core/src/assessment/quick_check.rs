//! "Cek cepat fakir miskin": the nine criteria of Kepmensos 262/HUK/2022 (DOMAIN 3.3), asked of one household on one day.
//!
//! Who may read and change a family may do so here. Nothing is reckoned from the answers.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{POVERTY_CHECK, form, store};
use crate::database::{Read, Write};
use crate::fault::Faults;
use crate::values;
use crate::values::note;
use crate::vault::Right;
use crate::{Fault, FaultCode, Result, draft, household};

/// The answer to one criterion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum CheckAnswer {
    /// Not asked, or nobody could tell.
    #[default]
    Unknown,
    /// It holds.
    Yes,
    /// It does not.
    No,
}

impl CheckAnswer {
    /// As stored.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "",
            Self::Yes => "yes",
            Self::No => "no",
        }
    }

    /// From the stored word.
    pub(super) fn parse(stored: &str) -> Self {
        match stored {
            "yes" => Self::Yes,
            "no" => Self::No,
            _ => Self::Unknown,
        }
    }
}

/// The columns of the nine, in the decree's order.
pub(super) const CRITERIA: [&str; 9] = [
    "no_home",
    "no_income",
    "hunger",
    "food_share",
    "no_clothes",
    "bare_floor",
    "poor_walls",
    "no_toilet",
    "little_power",
];

/// A look at a household as the form sends and gets it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct PovertyCheckForm {
    /// `2026-11-24`, not after today.
    pub done_on: String,
    /// The officer who looked.
    pub observer: Option<Uuid>,
    /// Nine answers in the decree's order.
    pub answers: Vec<CheckAnswer>,
    /// May be empty.
    pub note: String,
}

/// A look at a household.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct PovertyCheck {
    /// Its id.
    pub id: Uuid,
    /// Everything that the form holds.
    pub form: PovertyCheckForm,
    /// Name of the officer who looked; empty where nobody is named.
    pub observer_name: String,
}

/// All of a family, the latest first.
pub fn poverty_checks_of(ctx: &Read, household: Uuid) -> Result<Vec<PovertyCheck>> {
    ctx.require(Right::PersonRead)?;
    let mut checks = store::poverty_checks(ctx.connection(), household)?;
    for check in &mut checks {
        check.observer_name = super::name_of(ctx, check.form.observer)?;
    }
    Ok(checks)
}

/// Writes one down and throws the form's draft away.
pub fn record_poverty_check(
    ctx: &Write,
    household: Uuid,
    form: &PovertyCheckForm,
) -> Result<Vec<PovertyCheck>> {
    require_family(ctx, household)?;
    let checked = form.checked(ctx, household)?;
    let id = Uuid::now_v7();
    ctx.create(&POVERTY_CHECK, id, |connection| {
        store::insert_poverty_check(connection, id, household, &checked)
    })?;
    draft::discard(ctx, "poverty_check", &household.to_string())?;
    poverty_checks_of(ctx, household)
}

/// Hides one that was written by mistake.
pub fn withdraw_poverty_check(ctx: &Write, id: Uuid, reason: &str) -> Result<()> {
    ctx.require(Right::PersonWrite)?;
    let family = store::household_of(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    require_family(ctx, family)?;
    let reason = values::reason(reason, true)?;
    ctx.change(&POVERTY_CHECK, id, None, |connection| {
        store::withdraw(connection, "poverty_check", id, &reason)
    })
}

/// Refuses where the officer may not change families, or there is no such one.
pub(super) fn require_family(ctx: &Read, household: Uuid) -> Result<()> {
    ctx.require(Right::PersonWrite)?;
    if household::is_listed(ctx, household)? { Ok(()) } else { Err(FaultCode::NotFound.into()) }
}

impl PovertyCheckForm {
    /// Applies the rules. Every field is named: the compiler asks what the rule of a new one is.
    fn checked(&self, ctx: &Read, family: Uuid) -> Result<Self> {
        let mut faults = Faults::default();
        let done_on = form::past(&mut faults, "done_on", &self.done_on, ctx.today());
        if self.done_on.trim().is_empty() {
            faults.add(Fault::at("done_on", FaultCode::Required));
        }
        let unborn = done_on.map(|day| household::before_birth(ctx, family, "done_on", day)).transpose()?;
        if let Some(fault) = unborn.flatten() {
            faults.add(fault);
        }
        form::check_officer(ctx, &mut faults, "observer", self.observer)?;
        let note = faults.take("note", note(&self.note)).unwrap_or_default();
        if self.answers.len() != CRITERIA.len() {
            faults.add(Fault::at("answers", FaultCode::UnknownChoice));
        } else if note.is_empty() && self.answers.iter().all(|answer| *answer == CheckAnswer::Unknown) {
            faults.add(Fault::at("answers", FaultCode::Required));
        }
        faults.check()?;
        Ok(Self {
            done_on: done_on.map(|day| day.to_string()).unwrap_or_default(),
            observer: self.observer,
            answers: self.answers.clone(),
            note,
        })
    }
}
