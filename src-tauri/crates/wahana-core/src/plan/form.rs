//! What the forms of the plan hold, and their rules: all faults at once.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::database::Read;
use crate::fault::Faults;
use crate::values::{line, note, parse_date};
use crate::{Fault, FaultCode, Result};
use crate::{case, choice};

/// An action as the form sends and gets it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ActionForm {
    /// What is to be done.
    pub what: String,
    /// The officer who does it; none where somebody else does.
    pub officer: Option<Uuid>,
    /// Who else does it: the family itself, a neighbour, a partner. Of no account where an officer does.
    pub doer: String,
    /// `2026-11-24`; may be empty, and may have passed.
    pub due: String,
    /// Code of a fund of `reference::assistance`; may be empty.
    pub fund: String,
}

/// Whether an action is still to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ActionState {
    /// It is.
    Open,
    /// It was done.
    Done,
    /// It will not be.
    Dropped,
}

impl ActionState {
    pub(super) fn parse(stored: &str) -> Self {
        match stored {
            "done" => Self::Done,
            "dropped" => Self::Dropped,
            _ => Self::Open,
        }
    }
}

/// How an action ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// Done.
    Done,
    /// Dropped, for a reason.
    Dropped,
}

impl Ending {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }
}

/// How and when an action ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct EndForm {
    /// Done or dropped.
    pub how: Ending,
    /// `2026-11-24`, not after today, nor before the birth of whom the case is about.
    pub on: String,
    /// What came of it, may be empty; or why it was dropped, which must be said.
    pub outcome: String,
}

/// What is stored of an action.
pub(super) struct Checked {
    pub(super) what: String,
    pub(super) officer: Option<Uuid>,
    pub(super) doer: String,
    pub(super) due: String,
    pub(super) fund: String,
}

/// What is stored of an ending.
pub(super) struct Ended {
    pub(super) how: Ending,
    pub(super) on: NaiveDate,
    pub(super) outcome: String,
}

impl ActionForm {
    /// Applies the rules. `before` is the form as it was stored: whoever did it then may still be named. Taken apart
    /// without `..`: the compiler asks what the rule of a new field is.
    pub(super) fn checked(&self, ctx: &Read, before: Option<&Self>) -> Result<Checked> {
        let Self { what, officer, doer, due, fund } = self;
        let mut faults = Faults::default();
        let text = faults.take("what", line(what)).unwrap_or_default();
        if text.is_empty() && what.trim().is_empty() {
            faults.add(Fault::at("what", FaultCode::Required));
        }
        let name = faults.take("doer", line(doer)).unwrap_or_default();
        let kept = officer.is_some() && before.and_then(|before| before.officer) == *officer;
        match officer {
            Some(id) if !kept && !case::can_carry(ctx, *id)? => {
                faults.add(Fault::at("doer", FaultCode::UnknownChoice));
            }
            None if doer.trim().is_empty() => faults.add(Fault::at("doer", FaultCode::Required)),
            _ => {}
        }
        let day = if due.trim().is_empty() { None } else { faults.take("due", parse_date(due)) };
        if !fund.is_empty() && !choice::funds(ctx)?.iter().any(|known| known.code == *fund) {
            faults.add(Fault::at("fund", FaultCode::UnknownChoice));
        }
        faults.check()?;
        Ok(Checked {
            what: text,
            officer: *officer,
            doer: if officer.is_some() { String::new() } else { name },
            due: day.map(|day| day.to_string()).unwrap_or_default(),
            fund: fund.clone(),
        })
    }
}

impl EndForm {
    /// Applies the rules, as those of a visit in this case.
    pub(super) fn checked(&self, ctx: &Read, case: Uuid) -> Result<Ended> {
        let Self { how, on, outcome } = self;
        let mut faults = Faults::default();
        let on = faults.take("on", parse_date(on)).unwrap_or_else(|| ctx.today());
        if on > ctx.today() {
            faults.add(Fault::at("on", FaultCode::DateInFuture));
        } else if let Some(fault) = case::before_birth(ctx, case, "on", on)? {
            faults.add(fault);
        }
        let text = faults.take("outcome", note(outcome)).unwrap_or_default();
        if *how == Ending::Dropped && text.is_empty() && outcome.trim().is_empty() {
            faults.add(Fault::at("outcome", FaultCode::ReasonNeeded));
        }
        faults.check()?;
        Ok(Ended { how: *how, on, outcome: text })
    }
}
