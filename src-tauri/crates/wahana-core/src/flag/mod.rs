//! "Tolong cek": a question about a resident, a family or a case to a colleague, answered and closed.
//!
//! It has the reach of its record: who may not read that one never sees what is asked of it. A secret case takes none:
//! only its companion reads it, and nobody is left to be asked.

mod store;

use chrono::Days;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::case;
use crate::database::{Read, Write};
use crate::fault::Faults;
use crate::journal::Journalled;
use crate::values::note;
use crate::vault::{OfficerRow, Right, list_officers};
use crate::{Fault, FaultCode, Result, draft, household, person};
use store::Stored;

pub(crate) const FLAG: Journalled = Journalled { area: "flag", table: "flag", derived: &[], children: &[] };

/// So many of the newest open ones are looked through for Beranda: more than a group leaves open.
const LOOKED_AT: u32 = 500;

/// So long an answer is told to who asked.
const TOLD: Days = Days::new(7);

/// What the question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FlagOn {
    /// A resident.
    Person {
        /// Who.
        id: Uuid,
    },
    /// A family.
    Household {
        /// Which.
        id: Uuid,
    },
    /// A case that is not secret.
    Case {
        /// Which.
        id: Uuid,
    },
}

impl FlagOn {
    /// The record.
    pub(crate) fn id(self) -> Uuid {
        match self {
            Self::Person { id } | Self::Household { id } | Self::Case { id } => id,
        }
    }

    /// The draft of its form; the record tells whose.
    fn draft(self) -> &'static str {
        match self {
            Self::Person { .. } => "flag_person",
            Self::Household { .. } => "flag_household",
            Self::Case { .. } => "flag_case",
        }
    }

    /// What somebody needs to read such a record.
    fn right(self) -> Right {
        match self {
            Self::Person { .. } | Self::Household { .. } => Right::PersonRead,
            Self::Case { .. } => Right::CaseRead,
        }
    }
}

/// A question with what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Flag {
    /// The question.
    pub id: Uuid,
    /// Revision, to be handed back at the answer.
    pub rev: i64,
    /// What it is about.
    pub on: FlagOn,
    /// Whom it is about: a name; empty where nobody is named.
    pub name: String,
    /// `K-2026-0001` of a case; otherwise empty.
    pub number: String,
    /// The question.
    pub question: String,
    /// Name of who asked.
    pub asked_by: String,
    /// Whether that is who looks.
    pub asked_by_me: bool,
    /// UTC, RFC 3339.
    pub asked_at: String,
    /// Name of who is asked; empty where it is whoever can.
    pub asked_of: String,
    /// Whether who looks is to answer.
    pub for_me: bool,
    /// The answer; may be empty where it was only looked at.
    pub answer: String,
    /// Name of who answered; empty while it is open.
    pub answered_by: String,
    /// UTC, RFC 3339; empty while it is open.
    pub answered_at: String,
}

/// Asks it and throws the form's draft away. `of` is a colleague who may read the record, or nobody: whoever can.
pub fn ask(ctx: &Write, on: FlagOn, question: &str, of: Option<Uuid>) -> Result<Flag> {
    require(ctx, on)?;
    let mut faults = Faults::default();
    let question = faults.take("question", note(question)).unwrap_or_default();
    if question.is_empty() {
        faults.add(Fault::at("question", FaultCode::Required));
    }
    let officers = list_officers(ctx)?;
    if of.is_some_and(|of| !officers.iter().any(|one| one.id == of && can_answer(one, on))) {
        faults.add(Fault::at("asked_of", FaultCode::UnknownChoice));
    }
    faults.check()?;
    let id = Uuid::now_v7();
    let asked_at = ctx.now().to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
    ctx.create(&FLAG, id, |connection| {
        store::insert(connection, id, on, &question, ctx.officer().id, &asked_at, of)
    })?;
    draft::discard(ctx, on.draft(), &on.id().to_string())?;
    one(ctx, id)
}

/// Answers it, which closes it; without words it was looked at. `rev` is the one that was read.
pub fn answer(ctx: &Write, id: Uuid, rev: i64, words: &str) -> Result<Flag> {
    if !asks(ctx) {
        return Err(FaultCode::NotAllowed.into());
    }
    let found = store::find(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    require(ctx, found.on)?;
    if !found.answered_at.is_empty() {
        return Err(FaultCode::Changed.into());
    }
    let mut faults = Faults::default();
    let words = faults.take("answer", note(words)).unwrap_or_default();
    faults.check()?;
    let now = ctx.now().to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
    ctx.change(&FLAG, id, Some(rev), |connection| {
        store::answer(connection, id, &words, ctx.officer().id, &now)
    })?;
    one(ctx, id)
}

/// All that were asked of a record, open ones first, each group the newest first; none where the officer may not read
/// the record.
pub fn of_record(ctx: &Read, on: FlagOn) -> Result<Vec<Flag>> {
    if !may_read(ctx, on)? {
        return Ok(Vec::new());
    }
    let officers = list_officers(ctx)?;
    let mut found = store::of_record(ctx.connection(), on)?;
    found.sort_by_key(|one| !one.answered_at.is_empty());
    found.into_iter().map(|one| told(ctx, one, &officers)).collect()
}

/// What the officer is to answer, what they asked and wait for, and what was answered to them in the last week; each
/// the newest first.
pub fn waiting(ctx: &Read) -> Result<Vec<Flag>> {
    if !asks(ctx) {
        return Ok(Vec::new());
    }
    let officers = list_officers(ctx)?;
    let mut flags = Vec::new();
    let since = ctx.today().checked_sub_days(TOLD).unwrap_or(ctx.today()).to_string();
    let answered = store::answered(ctx.connection(), ctx.officer().id, &since)?;
    for one in store::open(ctx.connection(), LOOKED_AT)?.into_iter().chain(answered) {
        if is_listed(ctx, one.on)? && may_read(ctx, one.on)? {
            let flag = told(ctx, one, &officers)?;
            if flag.for_me || flag.asked_by_me {
                flags.push(flag);
            }
        }
    }
    Ok(flags)
}

/// What a question is about, for the words of the journal.
pub(crate) fn on(ctx: &Read, id: Uuid) -> Result<Option<FlagOn>> {
    Ok(store::find_any(ctx.connection(), id)?.map(|found| found.on))
}

/// Refuses whom the record itself would refuse: for an undo.
pub(crate) fn require_again(ctx: &Read, id: Uuid) -> Result<()> {
    require(ctx, on(ctx, id)?.ok_or(FaultCode::NotFound)?)
}

/// Gives what was asked of one family to another family that it becomes part of.
pub(crate) fn follow_family(ctx: &Write, from: Uuid, to: Uuid) -> Result<()> {
    ctx.repoint(&FLAG, "household_id", from, to)
}

/// Erases what was asked of a record with it: that there were questions is left, and who asked.
pub(crate) fn erase(ctx: &Write, record: Uuid) -> Result<()> {
    for id in store::all_of(ctx.connection(), record)? {
        ctx.erase(&FLAG, id, |connection| store::erase(connection, id))?;
    }
    Ok(())
}

/// Whoever may read the record may ask and answer.
fn require(ctx: &Read, on: FlagOn) -> Result<()> {
    ctx.require(on.right())?;
    if !is_listed(ctx, on)? {
        return Err(FaultCode::NotFound.into());
    }
    if may_read(ctx, on)? { Ok(()) } else { Err(FaultCode::NotAllowed.into()) }
}

/// Whether there is any record that the officer may ask of.
fn asks(ctx: &Read) -> bool {
    ctx.may(Right::PersonRead) || ctx.may(Right::CaseRead)
}

/// Whether the officer may read what is asked of it, and ask and answer.
pub(crate) fn may_read(ctx: &Read, on: FlagOn) -> Result<bool> {
    let FlagOn::Case { id } = on else { return Ok(ctx.may(on.right())) };
    let Some(standing) = case::standing(ctx, id)? else { return Ok(false) };
    Ok(!standing.secret && standing.is_read())
}

/// Whether the record is there: nothing is asked of what was taken back.
fn is_listed(ctx: &Read, on: FlagOn) -> Result<bool> {
    match on {
        FlagOn::Person { id } => person::is_listed(ctx, id),
        FlagOn::Household { id } => household::is_listed(ctx, id),
        FlagOn::Case { id } => Ok(case::standing(ctx, id)?.is_some_and(|standing| !standing.withdrawn)),
    }
}

fn can_answer(officer: &OfficerRow, on: FlagOn) -> bool {
    officer.active && officer.roles.iter().any(|role| role.rights().contains(&on.right()))
}

fn one(ctx: &Read, id: Uuid) -> Result<Flag> {
    let found = store::find(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    told(ctx, found, &list_officers(ctx)?)
}

/// Who was asked and left since, or may not read it any more, is asked no more: it is for whoever can.
fn told(ctx: &Read, found: Stored, officers: &[OfficerRow]) -> Result<Flag> {
    let me = ctx.officer().id;
    let name = |id: Option<Uuid>| {
        let officer = officers.iter().find(|one| Some(one.id) == id);
        officer.map(|one| one.name.clone()).unwrap_or_default()
    };
    let of =
        found.asked_of.filter(|of| officers.iter().any(|one| one.id == *of && can_answer(one, found.on)));
    let asked_by_me = found.asked_by == me;
    let (subject, number) = names(ctx, found.on)?;
    Ok(Flag {
        id: found.id,
        rev: found.rev,
        on: found.on,
        name: subject,
        number,
        question: found.question,
        asked_by: name(Some(found.asked_by)),
        asked_by_me,
        asked_at: found.asked_at,
        asked_of: name(of),
        for_me: found.answered_at.is_empty() && of.map_or(!asked_by_me, |of| of == me),
        answer: found.answer,
        answered_by: name(found.answered_by),
        answered_at: found.answered_at,
    })
}

/// Whom it is about, and the number of a case.
fn names(ctx: &Read, on: FlagOn) -> Result<(String, String)> {
    Ok(match on {
        FlagOn::Person { id } => (person::row(ctx, id)?.name, String::new()),
        FlagOn::Household { id } => (household::label(ctx, id)?.name, String::new()),
        FlagOn::Case { id } => {
            let row = case::told(ctx, id)?;
            (row.subject, row.number)
        }
    })
}

#[cfg(test)]
mod tests;
