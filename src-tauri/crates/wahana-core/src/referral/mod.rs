//! Rujukan: what is asked of a partner for a case, which facts go along, when an answer is expected and what came of it.
//!
//! A referral has the level of its case: who may not read the case sees nothing of it, in no list and no count.

mod answer;
mod erase;
mod form;
mod list;
mod store;
pub(crate) mod undo;
mod waiting;

pub use answer::{AnswerForm, answer};
pub(crate) use erase::{all_of, erase};
use form::SHARES;
pub use form::{ReferralForm, Share};
pub use list::{ReferralFilter, ReferralRow, count, list, of_case};
pub(crate) use waiting::{AWAITED, expected};
pub use waiting::{ReferralsWaiting, due};

use chrono::Datelike;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::case::{self, Stage, Subject};
use crate::database::{Read, Write};
use crate::draft;
use crate::fault::granted;
use crate::journal::Journalled;
use crate::partner::{self, PartnerForm};
use crate::person::{self, Life};
use crate::values;
use crate::vault::Right;
use crate::{FaultCode, Result, household};

pub(crate) const REFERRAL: Journalled =
    Journalled { area: "referral", table: "referral", derived: &[], children: &[] };

/// Where a referral stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ReferralState {
    /// No answer yet.
    Waiting,
    /// The partner takes it on.
    Accepted,
    /// The partner does not take it on.
    Refused,
    /// What was asked is done.
    Done,
    /// Nobody waits for an answer any more.
    NoAnswer,
}

const STATES: [ReferralState; 5] = [
    ReferralState::Waiting,
    ReferralState::Accepted,
    ReferralState::Refused,
    ReferralState::Done,
    ReferralState::NoAnswer,
];

impl ReferralState {
    fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Done => "done",
            Self::NoAnswer => "no_answer",
        }
    }

    fn parse(stored: &str) -> Self {
        STATES.into_iter().find(|state| state.as_str() == stored).unwrap_or(Self::Waiting)
    }
}

/// A referral with everything, for who may read its case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Referral {
    /// As the list shows it.
    pub row: ReferralRow,
    /// Revision, to be handed back at a change.
    pub rev: i64,
    /// Everything that the form holds.
    pub form: ReferralForm,
    /// What goes along, as it stands today; what is not known is left out.
    pub goes: Vec<Shared>,
    /// The partner; none where it was taken back since.
    pub partner: Option<PartnerForm>,
    /// Where it stands, and since when. Empty day while it waits.
    pub answered_on: String,
    /// What came of it.
    pub outcome: String,
    /// Where the case stands.
    pub stage: Stage,
    /// Whether the officer may change it.
    pub may_change: bool,
}

/// One fact that goes along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Shared {
    /// Which.
    pub share: Share,
    /// As it is written; the PMKS numbers of [`Share::Types`] with commas.
    pub value: String,
}

/// Refers a case, moves it to [`Stage::Referral`] where `move_case` is set and it is not that far yet, and throws the
/// form's draft away, in one transaction. The move is recorded like any other, with the number as its reason.
pub fn make(ctx: &Write, case_id: Uuid, form: &ReferralForm, move_case: bool) -> Result<ReferralRow> {
    case::require_write(ctx, case_id)?;
    let stage = case::stage_of(ctx, case_id)?;
    if stage == Stage::Closed {
        return Err(FaultCode::CaseClosed.into());
    }
    let checked = form.checked(ctx, case_id, None)?;
    let id = Uuid::now_v7();
    let year = checked.sent_on.year();
    let mut serial = 0;
    ctx.create(&REFERRAL, id, |connection| {
        serial = store::next_serial(connection, year)?;
        store::insert(connection, id, (year, serial), case_id, &checked)
    })?;
    if move_case && stage < Stage::Referral {
        let number = number(year.into(), serial);
        case::bring_to(ctx, case_id, Stage::Referral, &number, &checked.sent_on.to_string())?;
    }
    draft::discard(ctx, "referral", &case_id.to_string())?;
    list::row(ctx, id)
}

/// Changes what was referred; number, case and what came of it stay. `rev` is the one that was read.
pub fn change(ctx: &Write, id: Uuid, rev: i64, form: &ReferralForm) -> Result<ReferralRow> {
    let before = writable(ctx, id)?;
    let checked = form.checked(ctx, before.case, Some(&before))?;
    ctx.change(&REFERRAL, id, Some(rev), |connection| store::update(connection, id, &checked))?;
    draft::discard(ctx, "referral", &id.to_string())?;
    list::row(ctx, id)
}

/// Takes back what was entered by mistake: gone from every list, kept in the journal with the reason. The case stays
/// where it stands, and the number is not given again.
pub fn withdraw(ctx: &Write, id: Uuid, reason: &str) -> Result<()> {
    writable(ctx, id)?;
    let reason = values::reason(reason, true)?;
    ctx.change(&REFERRAL, id, None, |connection| store::withdraw(connection, id, &reason))?;
    draft::discard(ctx, "referral", &id.to_string())?;
    draft::discard(ctx, "referral_answer", &id.to_string())
}

/// One referral. Of a secret case of somebody else there is none, also for the head.
pub fn find(ctx: &Read, id: Uuid) -> Result<Referral> {
    let row = list::row(ctx, id)?;
    let stored = store::find(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    let partner = partner::find(ctx, row.partner_id).ok().map(|found| found.form);
    Ok(Referral {
        goes: goes(ctx, stored.case, &stored.form.shares)?,
        partner,
        rev: stored.rev,
        answered_on: stored.outcome_on,
        outcome: stored.outcome,
        stage: case::stage_of(ctx, stored.case)?,
        may_change: granted(case::require_write(ctx, stored.case))?,
        form: stored.form,
        row,
    })
}

/// Everything that could go along and is known, for the form of a referral: the officer sees what they tick.
pub fn known_of(ctx: &Read, case_id: Uuid) -> Result<Vec<Shared>> {
    if !reads(ctx, case_id)? {
        return Err(FaultCode::NotAllowed.into());
    }
    goes(ctx, case_id, &SHARES)
}

/// What of whom the case is about stands in these places today. Who has no address of their own lives where their
/// family does; a family is reached through its head, or whoever of it is
/// here, and has its card's number.
fn goes(ctx: &Read, case_id: Uuid, shares: &[Share]) -> Result<Vec<Shared>> {
    let case = case::find(ctx, case_id)?;
    let (person, family) = match case.form.subject {
        Some(Subject::Person { id }) => (Some(person::find(ctx, id)?.form), household::of_person(ctx, id)?),
        Some(Subject::Household { id }) => (None, Some(household::find(ctx, id)?)),
        _ => (None, None),
    };
    let head = match (
        &person,
        family.as_ref().and_then(|family| family.members.iter().find(|one| one.person.life == Life::Here)),
    ) {
        (None, Some(head)) => Some(person::find(ctx, head.person.id)?.form),
        _ => None,
    };
    let of_person = |value: fn(&person::PersonForm) -> String| person.as_ref().map(value).unwrap_or_default();
    let value = |share: Share| match share {
        Share::Name => case.row.subject.clone(),
        Share::Address => match (of_person(|form| form.address.clone()), &family) {
            (own, Some(family)) if own.is_empty() => family.form.address.clone(),
            (own, _) => own,
        },
        Share::Rt => case.row.rt.clone(),
        Share::Phone => person.as_ref().or(head.as_ref()).map(|form| form.phone.clone()).unwrap_or_default(),
        Share::Born => of_person(|form| form.birth.to_string()),
        Share::Nik => match (&person, &family) {
            (Some(form), _) => form.nik.clone(),
            (None, Some(family)) => family.form.kk.clone(),
            (None, None) => String::new(),
        },
        Share::Types => case.row.types.iter().map(ToString::to_string).collect::<Vec<_>>().join(","),
        Share::Story => case.form.story.clone(),
    };
    let all = shares.iter().map(|&share| Shared { share, value: value(share) });
    Ok(all.filter(|shared| !shared.value.is_empty()).collect())
}

/// What a referral is called where it is only named.
pub(crate) struct ReferralLabel {
    /// `R-2026-0001`.
    pub(crate) number: String,
    pub(crate) case: Uuid,
    pub(crate) partner: Uuid,
    pub(crate) withdrawn: bool,
}

/// Number and case of a referral, also of one that was taken back, for who may know whatever hangs on it.
pub(crate) fn label(ctx: &Read, id: Uuid) -> Result<Option<ReferralLabel>> {
    store::label(ctx.connection(), id)
}

fn number_of(ctx: &Read, id: Uuid) -> Result<String> {
    Ok(label(ctx, id)?.ok_or(FaultCode::NotFound)?.number)
}

fn number(year: i64, serial: i64) -> String {
    format!("R-{year}-{serial:04}")
}

/// What is there, where the officer may change it.
fn writable(ctx: &Read, id: Uuid) -> Result<store::Stored> {
    ctx.require(Right::CaseWriteOwn)?;
    let stored = store::find(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    case::require_write(ctx, stored.case)?;
    Ok(stored)
}

/// Whether the officer may read a case: what hangs on any other does not exist for them.
fn reads(ctx: &Read, case_id: Uuid) -> Result<bool> {
    let known = case::standing(ctx, case_id)?;
    Ok(known.is_some_and(|known| known.is_read()))
}

#[cfg(test)]
mod tests;
