//! What happens in a case from day to day: notes and visits, who was there, and when to come again.
//!
//! A follow-up has the level of its case: whoever may not read the case never sees one.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::form::Subject;
use super::repeat::Repeat;
use super::stage::Stage;
use super::{CASE, reach, store};
use crate::database::{Read, Write};
use crate::fault::Faults;
use crate::journal::Journalled;
use crate::reference::{VISIT_OUTCOMES, has_to_tell};
use crate::values;
use crate::values::{note, parse_date};
use crate::vault::{Right, list_officers};
use crate::{Error, Fault, FaultCode, Result, draft, household, person};

pub(crate) const FOLLOW_UP: Journalled =
    Journalled { area: "case", table: "follow_up", derived: &[], children: &[] };

/// Whether somebody went there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum FollowUpKind {
    /// Something heard, said or done.
    Note,
    /// A visit.
    Visit,
}

impl FollowUpKind {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Visit => "visit",
        }
    }

    pub(super) fn parse(stored: &str) -> Self {
        if stored == "visit" { Self::Visit } else { Self::Note }
    }
}

/// A follow-up as the form sends it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct FollowUpForm {
    /// Note or visit.
    pub kind: FollowUpKind,
    /// `2026-11-24`, not after today.
    pub happened: String,
    /// What was seen, said or done. May be empty where a visit met nobody.
    pub text: String,
    /// What a visit met: one of [`VISIT_OUTCOMES`], or empty.
    pub outcome: String,
    /// Who was there: a recorder may type in what somebody else wrote on paper.
    pub officer: Uuid,
    /// When to come again; empty for no visit planned. After a note, empty leaves the plan as it is.
    pub next_visit: String,
}

/// What is stored of a follow-up.
pub(super) struct Checked {
    pub(super) kind: FollowUpKind,
    pub(super) happened: NaiveDate,
    pub(super) text: String,
    pub(super) outcome: String,
    pub(super) officer: Uuid,
    pub(super) next_visit: Option<NaiveDate>,
}

/// Writes down a note or a visit, plans the next visit, and throws the form's draft away.
pub fn add_follow_up(ctx: &Write, case: Uuid, form: &FollowUpForm) -> Result<Uuid> {
    let id = keep_follow_up(ctx, case, form)?;
    draft::discard(ctx, "follow_up", &case.to_string())?;
    Ok(id)
}

/// The same from another form: what is half typed on the case's own page stays.
pub(crate) fn keep_follow_up(ctx: &Write, case: Uuid, form: &FollowUpForm) -> Result<Uuid> {
    reach::require_write(ctx, case)?;
    let checked = form.checked(ctx, case)?;
    let id = Uuid::now_v7();
    let written_at = ctx.now().to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
    ctx.create(&FOLLOW_UP, id, |connection| {
        store::insert_follow_up(connection, id, case, &checked, ctx.officer().id, &written_at)
    })?;
    if checked.kind == FollowUpKind::Visit || checked.next_visit.is_some() {
        set_next_visit(ctx, case, checked.next_visit)?;
    }
    Ok(id)
}

/// Corrects a follow-up of one's own; the plan of the next visit stays as it is. The journal keeps what was there.
pub fn correct_follow_up(ctx: &Write, id: Uuid, rev: i64, form: &FollowUpForm) -> Result<()> {
    let owner = owner_of(ctx, id)?;
    if !owner.is_own(ctx) {
        return Err(FaultCode::NotAllowed.into());
    }
    let form = FollowUpForm { next_visit: String::new(), ..form.clone() };
    let checked = form.checked(ctx, owner.case)?;
    ctx.change(&FOLLOW_UP, id, Some(rev), |connection| store::update_follow_up(connection, id, &checked))?;
    draft::discard(ctx, "follow_up", &id.to_string())
}

/// Takes back a follow-up that was written by mistake: one's own, or any where one may change all cases.
pub fn withdraw_follow_up(ctx: &Write, id: Uuid, reason: &str) -> Result<()> {
    let owner = owner_of(ctx, id)?;
    if !owner.is_own(ctx) && !ctx.may(Right::CaseWriteAll) {
        return Err(FaultCode::NotAllowed.into());
    }
    let reason = values::reason(reason, true)?;
    ctx.change(&FOLLOW_UP, id, None, |connection| store::withdraw_follow_up(connection, id, &reason))?;
    draft::discard(ctx, "follow_up", &id.to_string())
}

/// The case that a follow-up belongs to; none where there is no such follow-up, or it was taken back.
pub(crate) fn case_of_follow_up(ctx: &Read, id: Uuid) -> Result<Option<Uuid>> {
    Ok(store::owner_of_follow_up(ctx.connection(), id)?.map(|owner| owner.case))
}

/// Plans the next visit and whether it repeats. Without a day there is neither.
pub fn plan_visits(ctx: &Write, case: Uuid, next_visit: &str, repeat: Option<&Repeat>) -> Result<()> {
    reach::require_write(ctx, case)?;
    let mut faults = Faults::default();
    let day = planned_day(ctx, case, next_visit, &mut faults)?;
    let mut checked = repeat.cloned();
    if let Some(repeat) = &mut checked {
        if day.is_none() && next_visit.trim().is_empty() {
            faults.add(Fault::at("next_visit", FaultCode::Required));
        }
        if repeat.every == 0 || repeat.every > EVERY_MAX {
            let fault = Fault::at("every", FaultCode::OutOfRange);
            faults.add(fault.with("min", 1).with("max", EVERY_MAX));
        }
        let until = if repeat.until.trim().is_empty() {
            None
        } else {
            faults.take("until", parse_date(&repeat.until))
        };
        if let (Some(until), Some(day)) = (until, day)
            && until < day
        {
            faults.add(Fault::at("until", FaultCode::DateBefore).with("date", day));
        }
        repeat.until = until.map(|day| day.to_string()).unwrap_or_default();
    }
    faults.check()?;
    let day = day.map(|day| day.to_string()).unwrap_or_default();
    ctx.change(&CASE, case, None, |connection| {
        store::set_next_visit(connection, case, &day)?;
        store::set_repeat(connection, case, checked.as_ref())
    })
}

/// Where visits repeat they go on with this day; without one they have come to their end.
fn set_next_visit(ctx: &Write, case: Uuid, day: Option<NaiveDate>) -> Result<()> {
    let text = day.map(|day| day.to_string()).unwrap_or_default();
    ctx.change(&CASE, case, None, |connection| {
        store::set_next_visit(connection, case, &text)?;
        if day.is_none() { store::set_repeat(connection, case, None) } else { Ok(()) }
    })
}

fn planned_day(ctx: &Write, case: Uuid, typed: &str, faults: &mut Faults) -> Result<Option<NaiveDate>> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let (stage, _) = store::standing(ctx.connection(), case)?.ok_or(FaultCode::NotFound)?;
    let day = faults.take("next_visit", parse_date(typed));
    if day.is_some() && stage == Stage::Closed {
        faults.add(Fault::at("next_visit", FaultCode::StageNotPossible));
    } else if day.is_some_and(|day| day < ctx.today()) {
        faults.add(Fault::at("next_visit", FaultCode::DatePassed));
    }
    Ok(day)
}

/// More than a year between two visits is no repeating.
const EVERY_MAX: u8 = 52;

impl FollowUpForm {
    /// Applies the rules. Taken apart without `..`: the compiler asks what the rule of a new field is.
    fn checked(&self, ctx: &Write, case: Uuid) -> Result<Checked> {
        let Self { kind, happened, text: typed, outcome, officer, next_visit } = self;
        let mut faults = Faults::default();
        let happened = faults.take("happened", parse_date(happened)).unwrap_or_else(|| ctx.today());
        if happened > ctx.today() {
            faults.add(Fault::at("happened", FaultCode::DateInFuture));
        } else if let Some(fault) = before_birth(ctx, case, "happened", happened)? {
            faults.add(fault);
        }
        let text = faults.take("text", note(typed)).unwrap_or_default();
        let outcome = if *kind == FollowUpKind::Visit { outcome.as_str() } else { "" };
        if !outcome.is_empty() && !VISIT_OUTCOMES.contains(&outcome) {
            faults.add(Fault::at("outcome", FaultCode::UnknownChoice));
        }
        if has_to_tell(outcome) && text.is_empty() && typed.trim().is_empty() {
            faults.add(Fault::at("text", FaultCode::Required));
        }
        if !list_officers(ctx)?.iter().any(|one| one.id == *officer) {
            faults.add(Fault::at("officer", FaultCode::UnknownChoice));
        }
        let next_visit = planned_day(ctx, case, next_visit, &mut faults)?;
        faults.check()?;
        Ok(Checked {
            kind: *kind,
            happened,
            text,
            outcome: outcome.to_owned(),
            officer: *officer,
            next_visit,
        })
    }
}

/// That whom the case is about was certainly not born yet on the day of this field.
pub(crate) fn before_birth(ctx: &Read, case: Uuid, field: &str, day: NaiveDate) -> Result<Option<Fault>> {
    let (_, form) = store::find(ctx.connection(), case)?.ok_or(FaultCode::NotFound)?;
    subject_before_birth(ctx, form.subject.as_ref(), field, day)
}

/// The same of whom a case is to be about; of a family where nobody of it was.
pub(super) fn subject_before_birth(
    ctx: &Read,
    subject: Option<&Subject>,
    field: &str,
    day: NaiveDate,
) -> Result<Option<Fault>> {
    match subject {
        Some(Subject::Person { id }) => Ok(person::find(ctx, *id)?.form.birth.before(field, day)),
        Some(Subject::Household { id }) => household::before_birth(ctx, *id, field, day),
        Some(Subject::Group { .. }) | None => Ok(None),
    }
}

/// Whose a follow-up is, and in which case.
pub(super) struct Owner {
    pub(super) case: Uuid,
    pub(super) officer: Uuid,
    pub(super) author: Uuid,
}

impl Owner {
    fn is_own(&self, ctx: &Write) -> bool {
        self.officer == ctx.officer().id || self.author == ctx.officer().id
    }
}

/// Refuses where the officer may not change the case.
fn owner_of(ctx: &Write, id: Uuid) -> Result<Owner> {
    ctx.require(Right::CaseWriteOwn)?;
    let owner =
        store::owner_of_follow_up(ctx.connection(), id)?.ok_or_else(|| Error::from(FaultCode::NotFound))?;
    reach::require_write(ctx, owner.case)?;
    Ok(owner)
}
