//! What the form of an assessment holds, and its rules: everything may be empty, all faults at once.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Asks;
use crate::database::Read;
use crate::fault::Faults;
use crate::values::{line, note, parse_date};
use crate::vault::officer_name;
use crate::{Fault, FaultCode, Result, case};

/// Kinds of UU 8/2016; more than one of them is "ganda".
pub const DISABILITIES: [&str; 4] = ["physical", "intellectual", "mental", "sensory"];
const DAILY_HELP: [&str; 4] = ["", "none", "some", "all"];

/// An assessment as the form sends and gets it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct AssessmentForm {
    /// When somebody was there, `2026-11-24`; may be empty in one that was written while its case had no other.
    pub visited_on: String,
    /// The officer who was there.
    pub visited_by: Option<Uuid>,
    /// What is needed.
    pub needs: String,
    /// What they can do, have, and who stands by them.
    pub strengths: String,
    /// How they live.
    pub conditions: String,
    /// Some of [`DISABILITIES`].
    pub disabilities: Vec<String>,
    /// Which aids they use or lack.
    pub aids: String,
    /// Who looks after them, or which home.
    pub carer: String,
    /// How they can be reached without danger.
    pub safe_contact: String,
    /// Where it stands with police, court or prison.
    pub legal_status: String,
    /// Whether somebody helps every day: `none`, `some`, `all` or empty.
    pub daily_help: String,
    /// Which disaster.
    pub event: String,
    /// When it was.
    pub event_on: String,
}

/// The form after its rules.
pub(super) struct Checked(pub(super) AssessmentForm);

impl AssessmentForm {
    /// Without what no type of the case asks for: it is not on the form, so nobody saw it or could correct it there. Of
    /// violence (`asks.minimum`) strengths and conditions are not asked. Every field is named, as in [`Self::checked`].
    pub(super) fn asked(&self, asks: Asks) -> Self {
        Self {
            visited_on: self.visited_on.clone(),
            visited_by: self.visited_by,
            needs: self.needs.clone(),
            strengths: kept(!asks.minimum, &self.strengths),
            conditions: kept(!asks.minimum, &self.conditions),
            disabilities: kept(asks.disability, &self.disabilities),
            aids: kept(asks.aids, &self.aids),
            carer: kept(asks.carer, &self.carer),
            safe_contact: kept(asks.safe_contact, &self.safe_contact),
            legal_status: kept(asks.legal_status, &self.legal_status),
            daily_help: kept(asks.daily_help, &self.daily_help),
            event: kept(asks.event, &self.event),
            event_on: kept(asks.event, &self.event_on),
        }
    }

    /// Applies the rules. Every field is named, never `..self`: the compiler asks what the rule of a new one is.
    /// Where a case has several, each is known by its day: then it is `dated`.
    pub(super) fn checked(&self, ctx: &Read, case: Uuid, dated: bool) -> Result<Checked> {
        let mut faults = Faults::default();
        let visited_on = past(&mut faults, "visited_on", &self.visited_on, ctx.today());
        if dated && self.visited_on.trim().is_empty() {
            faults.add(Fault::at("visited_on", FaultCode::Required));
        }
        if let Some(day) = visited_on
            && let Some(fault) = case::before_birth(ctx, case, "visited_on", day)?
        {
            faults.add(fault);
        }
        check_officer(ctx, &mut faults, "visited_by", self.visited_by)?;
        let mut disabilities = self.disabilities.clone();
        disabilities.sort();
        disabilities.dedup();
        if disabilities.iter().any(|one| !DISABILITIES.contains(&one.as_str())) {
            faults.add(Fault::at("disabilities", FaultCode::UnknownChoice));
        }
        if !DAILY_HELP.contains(&self.daily_help.as_str()) {
            faults.add(Fault::at("daily_help", FaultCode::UnknownChoice));
        }
        let form = Self {
            visited_on: text_of(visited_on),
            visited_by: self.visited_by,
            needs: faults.take("needs", note(&self.needs)).unwrap_or_default(),
            strengths: faults.take("strengths", note(&self.strengths)).unwrap_or_default(),
            conditions: faults.take("conditions", note(&self.conditions)).unwrap_or_default(),
            disabilities,
            aids: faults.take("aids", line(&self.aids)).unwrap_or_default(),
            carer: faults.take("carer", line(&self.carer)).unwrap_or_default(),
            safe_contact: faults.take("safe_contact", line(&self.safe_contact)).unwrap_or_default(),
            legal_status: faults.take("legal_status", line(&self.legal_status)).unwrap_or_default(),
            daily_help: self.daily_help.clone(),
            event: faults.take("event", line(&self.event)).unwrap_or_default(),
            event_on: text_of(past(&mut faults, "event_on", &self.event_on, ctx.today())),
        };
        faults.check()?;
        Ok(Checked(form))
    }
}

/// A day that may be empty and lies not ahead.
pub(super) fn past(faults: &mut Faults, field: &str, typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    if typed.trim().is_empty() {
        return None;
    }
    let day = faults.take(field, parse_date(typed))?;
    if day > today {
        faults.add(Fault::at(field, FaultCode::DateInFuture));
    }
    Some(day)
}

/// Somebody who is or was an officer, or nobody.
pub(super) fn check_officer(
    ctx: &Read,
    faults: &mut Faults,
    field: &str,
    officer: Option<Uuid>,
) -> Result<()> {
    if let Some(id) = officer
        && officer_name(ctx, id)?.is_none()
    {
        faults.add(Fault::at(field, FaultCode::UnknownChoice));
    }
    Ok(())
}

fn kept<T: Clone + Default>(asked: bool, typed: &T) -> T {
    if asked { typed.clone() } else { T::default() }
}

fn text_of(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}
