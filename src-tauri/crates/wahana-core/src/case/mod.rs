//! Kasus: a person, a household or a group with one or more of the 26 PMKS types, from report to close.
//!
//! Who may see which case is decided here and nowhere else ([`reach`]). It must never decide who is eligible.

mod course;
mod erase;
mod export;
mod follow_up;
mod following;
mod form;
mod gone;
mod handing;
mod lacking;
mod list;
mod overview;
mod reach;
mod repeat;
mod stage;
mod standing;
mod store;
mod timeline;
pub(crate) mod undo;

pub use course::{CloseForm, StageOffer, move_on, move_to, reopen};
pub(crate) use course::{Happened, bring_to, close, offer};
pub(crate) use erase::{About, all_about, count_notes, erase, naming};
pub(crate) use export::{named as named_for_office, recap as recap_for_office, secret_subjects};
pub(crate) use follow_up::FOLLOW_UP;
pub use follow_up::{
    FollowUpForm, FollowUpKind, add_follow_up, correct_follow_up, plan_visits, withdraw_follow_up,
};
pub(crate) use follow_up::{before_birth, case_of_follow_up, keep_follow_up};
pub(crate) use following::family_cases_of_others;
pub use form::{CaseForm, CaseTypeForm, CaseTypesForm, Subject, TypeDoubt, type_doubts};
pub(crate) use form::{can_carry, carriers};
pub use gone::{GoneHow, SubjectGone};
pub use handing::Handed;
pub(crate) use handing::{OfficerCases, OpenCase, give, is_of_others, open_of, work};
pub(crate) use lacking::{Lack, Steps, has_open_case, lacking, secret_without_companion};
pub(crate) use list::row_unmasked as row_known;
pub(crate) use list::told;
pub use list::{CaseFilter, CaseRow, count, list};
pub(crate) use list::{ids_numbered, matching};
pub use overview::{
    CaseAttention, CaseMark, CasesWaiting, by_stage, marks, newest, of_household, of_person, often,
};
pub(crate) use overview::{attention, secret_visits, visits, waiting, without_plan};
pub use reach::Reach;
pub(crate) use reach::{require_part, require_write};
pub use repeat::{Repeat, RepeatUnit, next_visit};
pub(crate) use repeat::{falling, proposed_today};
pub use stage::{Stage, StageStep, Urgency};
pub(crate) use standing::{
    Standing, about, family_of, has_task, is_common_type, is_masking, is_of, knows, masking_ids, open_ids,
    open_with_type, secret_ids, standing, subjects_of,
};
pub use timeline::{Happening, TimelineEntry};

use serde::Serialize;
use uuid::Uuid;

use crate::database::{Read, Write};
use crate::draft;
use crate::journal::{Child, Journalled, Op};
use crate::person;
use crate::reference::pmks;
use crate::values;
use crate::values::parse_date;
use crate::vault::Right;
use crate::{Error, Fault, FaultCode, Result, household};
use reach::SECRET;

pub(crate) const CASE: Journalled = Journalled {
    area: "case",
    table: "cases",
    derived: &[],
    children: &[
        Child { table: "case_type", parent: "case_id", order: "pmks" },
        Child { table: "case_criterion", parent: "case_id", order: "pmks, criterion" },
        Child { table: "case_stage", parent: "case_id", order: "place" },
    ],
};

/// A case with everything that its page shows first.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct Case {
    /// As the list shows it.
    pub row: CaseRow,
    /// Revision, to be handed back at a change.
    pub rev: i64,
    /// Everything that the form holds.
    pub form: CaseForm,
    /// The seven stages as far as the case has come.
    pub stages: Vec<StageStep>,
    /// What happened, newest first; other areas' entries are composed by the page.
    pub timeline: Vec<TimelineEntry>,
    /// To whom it went, the latest first.
    pub handed: Vec<Handed>,
    /// How its visits repeat; none where they do not.
    pub repeat: Option<Repeat>,
    /// That whom it is about died, moved away, or has nobody left; none where somebody is here.
    pub gone: Option<SubjectGone>,
    /// Whether its companion left, or looks after no cases any more.
    pub stopped: bool,
    /// The day that is proposed for the next visit after one today; empty where none is.
    pub proposed: String,
    /// Why it was made secret, or open again, last; may be empty.
    pub secrecy_reason: String,
    /// Code of why it was closed; empty while it is open.
    pub close_reason: String,
    /// What was written at closing.
    pub close_note: String,
    /// Whether the officer may change it.
    pub may_change: bool,
}

/// Opens a case and throws the form's draft away, in one transaction. An emergency goes straight to service. A
/// recorder may write down a secret case for its companion; they are told its number and can't open it afterwards.
pub fn open(ctx: &Write, form: &CaseForm) -> Result<CaseRow> {
    let row = create(ctx, form)?;
    draft::discard(ctx, "case", "")?;
    Ok(row)
}

/// The same for what comes of something else: a half-typed form of another case stays.
pub(crate) fn create(ctx: &Write, form: &CaseForm) -> Result<CaseRow> {
    let own = form.responsible == ctx.officer().id;
    ctx.require(if own { Right::CaseWriteOwn } else { Right::CaseWriteAll })?;
    let checked = form.checked(ctx, None)?;
    let id = Uuid::now_v7();
    let steps = course::first_steps(ctx, &checked.form.reported_on, form.urgency == Urgency::Emergency);
    ctx.create(&CASE, id, |connection| {
        let serial = store::next_serial(connection, checked.year)?;
        store::insert(connection, id, serial, &checked, "", &steps)
    })?;
    told(ctx, id)
}

/// Changes what the form holds; whom the case is about stays, but how a group is called can be corrected. `rev` is the
/// one that was read. `reason` is asked for when an officer makes the case secret, and whenever it stops being secret; a
/// level that the types ask stays.
pub fn change(ctx: &Write, id: Uuid, rev: i64, form: &CaseForm, reason: &str) -> Result<CaseRow> {
    write_change(ctx, id, rev, form, reason)?;
    draft::discard(ctx, "case", &id.to_string())?;
    told(ctx, id)
}

/// Gives a case the types that an assessment found, where they are others. It may be secret by them, or not any more.
pub(crate) fn set_types(ctx: &Write, id: Uuid, form: &CaseTypesForm) -> Result<()> {
    let (_, before) = store::find(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    if before.types == form.types {
        return Ok(());
    }
    write_change(ctx, id, form.rev, &CaseForm { types: form.types.clone(), ..before }, &form.reason)
}

/// The numbers of a case's types.
pub(crate) fn types_of(ctx: &Read, id: Uuid) -> Result<Vec<u8>> {
    let (_, form) = store::find(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    Ok(form.types.into_iter().map(|one| one.number).collect())
}

fn write_change(ctx: &Write, id: Uuid, rev: i64, form: &CaseForm, reason: &str) -> Result<()> {
    reach::require_write(ctx, id)?;
    let (_, before) = store::find(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    let (level, _) = store::secrecy(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    let form = CaseForm { subject: form.subject_after(&before), ..form.clone() };
    let checked = form.checked(ctx, Some(&before))?;
    let raised = form.secret && !before.secret;
    let lowered = level >= SECRET && checked.level < SECRET;
    let reason = values::reason(reason, raised || lowered)?;
    let secrecy_reason = (raised || lowered).then_some(reason.as_str());
    let (stage, was_emergency) = store::standing(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    let now_emergency = form.urgency == Urgency::Emergency && !was_emergency && stage < Stage::Service;
    ctx.change(&CASE, id, Some(rev), |connection| {
        store::update(connection, id, &checked, secrecy_reason)?;
        if now_emergency {
            for step in course::straight_to_service(ctx, stage, &store::stages(connection, id)?) {
                store::add_stage(connection, id, &step)?;
            }
            store::set_stage(connection, id, Stage::Service)?;
        }
        Ok(())
    })
}

/// Gives a case to another companion: by its companion, by who may change every case, and a secret one of somebody
/// else by the head, with a reason that the change itself keeps (a companion may be ill or gone). `rev` is the one that
/// was read; none by a head who did not read it.
pub fn hand_to(ctx: &Write, id: Uuid, rev: Option<i64>, officer: Uuid, reason: &str) -> Result<CaseRow> {
    let seen = reach::of(ctx, id)?;
    let by_head = seen == Reach::WithReason && ctx.may(Right::CaseWriteAll);
    if seen != Reach::Write && !by_head {
        return Err(FaultCode::NotAllowed.into());
    }
    if rev.is_none() && !by_head {
        return Err(FaultCode::Changed.into());
    }
    let reason = values::reason(reason, by_head)?;
    if !form::can_carry(ctx, officer)? {
        return Err(Error::Invalid(vec![Fault::at("responsible", FaultCode::Required)]));
    }
    ctx.change(&CASE, id, rev, |connection| store::set_responsible(connection, id, officer, &reason))?;
    told(ctx, id)
}

/// Hides a case that was entered by mistake. What hangs on it is asked for by [`crate::taking_back`].
pub(crate) fn withdraw(ctx: &Write, id: Uuid, reason: &str) -> Result<()> {
    reach::require_write(ctx, id)?;
    let reason = values::reason(reason, true)?;
    ctx.change(&CASE, id, None, |connection| store::withdraw(connection, id, &reason))?;
    draft::discard(ctx, "case", &id.to_string())?;
    draft::discard(ctx, "follow_up", &id.to_string())?;
    draft::discard(ctx, "assessment", &id.to_string())?;
    draft::discard(ctx, "referral", &id.to_string())
}

/// A case's page. A secret case of somebody else opens for the head with a reason only ([`open_secret`]).
pub fn find(ctx: &Read, id: Uuid) -> Result<Case> {
    let seen = reach::of(ctx, id)?;
    if seen != Reach::Read && seen != Reach::Write {
        return Err(FaultCode::NotAllowed.into());
    }
    page(ctx, id, seen)
}

/// Opens a secret case for the head: the reason goes into the journal and the companion sees it.
pub fn open_secret(ctx: &Write, id: Uuid, reason: &str) -> Result<Case> {
    let seen = reach::of(ctx, id)?;
    if seen == Reach::Nothing {
        return Err(FaultCode::NotAllowed.into());
    }
    let reason = values::reason(reason, true)?;
    if seen != Reach::WithReason {
        return page(ctx, id, seen);
    }
    ctx.record("case", id, Op::View, &[("reason", reason)])?;
    page(ctx, id, Reach::Read)
}

/// What does not fit between a person and each of these types on the day of the report; a day that is not finished
/// yet counts as today.
pub fn doubts_of(
    ctx: &Read,
    person: Uuid,
    types: &[u8],
    reported_on: &str,
) -> Result<Vec<(u8, Vec<TypeDoubt>)>> {
    let person = person::find(ctx, person)?;
    let day = parse_date(reported_on).unwrap_or_else(|_| ctx.today());
    let known = types.iter().filter_map(|number| pmks(*number));
    Ok(known.map(|known| (known.number, type_doubts(known, &person, day))).collect())
}

/// Conditions under which there is a case about a `person` or their family that is open, or was closed on the day at `?1`
/// or later.
pub(crate) fn busy() -> Vec<String> {
    let busy = "cases.withdrawn = '' AND (stage <> 'closed' OR closed_on >= ?1)";
    let of = |about: &str| format!("SELECT 1 FROM cases WHERE {about} AND {busy}");
    vec![of("cases.person_id = person.id"), of(&format!("cases.household_id = ({})", household::OF_PERSON))]
}

/// Notes and visits of a case, also those that were taken back: what its history consists of beside its own entries.
pub(crate) fn follow_up_ids(ctx: &Read, id: Uuid) -> Result<Vec<Uuid>> {
    store::follow_up_ids(ctx.connection(), id)
}

/// The case that a note or visit belongs to, also one that was taken back.
pub(crate) fn case_with_follow_up(ctx: &Read, id: Uuid) -> Result<Option<Uuid>> {
    store::case_with_follow_up(ctx.connection(), id)
}

/// Whether anything was reported from this source, also in a case that was taken back.
pub(crate) fn uses_source(ctx: &Read, source: &str) -> Result<bool> {
    store::uses_source(ctx.connection(), source)
}

/// Where a case stands.
pub(crate) fn stage_of(ctx: &Read, id: Uuid) -> Result<Stage> {
    Ok(store::standing(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?.0)
}

/// Whether the case is of level 3.
pub(crate) fn is_secret(ctx: &Read, id: Uuid) -> Result<bool> {
    Ok(store::secrecy(ctx.connection(), id)?.is_some_and(|(level, _)| level >= reach::SECRET))
}

fn page(ctx: &Read, id: Uuid, seen: Reach) -> Result<Case> {
    let connection = ctx.connection();
    let (rev, form) = store::find(connection, id)?.ok_or(FaultCode::NotFound)?;
    let may_change = seen == Reach::Write;
    let gone = gone::of(ctx, form.subject.as_ref())?;
    let (secrecy_reason, close_reason, close_note) = store::reasons(connection, id)?;
    let repeat = store::repeat(connection, id)?;
    let row = list::row_unmasked(ctx, id)?;
    let proposed = repeat::proposed(ctx, &row, repeat.as_ref(), ctx.today())?;
    let stopped = !form::can_carry(ctx, row.responsible)?;
    Ok(Case {
        row,
        rev,
        form,
        stages: store::stages(connection, id)?,
        timeline: timeline::of_case(ctx, connection, id, may_change)?,
        handed: handing::handed(ctx, id)?,
        gone,
        stopped,
        proposed,
        repeat,
        secrecy_reason,
        close_reason,
        close_note,
        may_change,
    })
}

#[cfg(test)]
mod tests;
