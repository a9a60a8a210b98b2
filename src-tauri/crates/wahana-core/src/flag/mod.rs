//! "Tolong cek": a question about any record to a colleague, answered and closed.
//!
//! It has the reach of its record: who may not read that one never sees what is asked of it. A secret case takes none,
//! and neither does what hangs on it: only its companion reads it, and nobody is left to be asked.

mod store;

use chrono::Days;
use serde::Serialize;
use uuid::Uuid;

use crate::case;
use crate::database::{Read, Write};
use crate::fault::Faults;
use crate::journal::Journalled;
use crate::record::{AnyRecord, RecordKind};
use crate::values::note;
use crate::vault::{OfficerRow, Right, list_officers};
use crate::{
    Fault, FaultCode, Result, activity, assistance, business, distribution, draft, emergency, household,
    journal, partner, person, reaching, referral,
};
use store::Stored;

pub(crate) const FLAG: Journalled = Journalled { area: "flag", table: "flag", derived: &[], children: &[] };

/// So many of the newest open ones are looked through for Beranda: more than a group leaves open.
const LOOKED_AT: u32 = 500;

/// The draft of its form is called by this and the kind of its record, whose id tells which.
const DRAFT: &str = "flag_";

/// So long an answer is told to who asked.
const TOLD: Days = Days::new(7);

/// A question with what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Flag {
    /// The question.
    pub id: Uuid,
    /// Revision, to be handed back at the answer.
    pub rev: i64,
    /// What it is about.
    pub on: AnyRecord,
    /// Whom or what it is about: a name; empty where nobody is named.
    pub name: String,
    /// `K-2026-0001` of a case, a gift or a referral; otherwise empty.
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

/// What a record's page shows of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, specta::Type)]
pub struct RecordFlags {
    /// Open ones first, each group the newest first.
    pub rows: Vec<Flag>,
    /// Whether the officer may ask.
    pub may_ask: bool,
    /// Whom they can ask: everybody else who can answer.
    pub colleagues: Vec<Colleague>,
}

/// Somebody who can answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Colleague {
    /// The officer.
    pub id: Uuid,
    /// Their name.
    pub name: String,
}

/// Asks it and throws the form's draft away. `of` is a colleague who may read the record, or nobody: whoever can.
pub fn ask(ctx: &Write, on: AnyRecord, question: &str, of: Option<Uuid>) -> Result<Flag> {
    require(ctx, on)?;
    let mut faults = Faults::default();
    let question = faults.take("question", note(question)).unwrap_or_default();
    if question.is_empty() {
        faults.add(Fault::at("question", FaultCode::Required));
    }
    let officers = list_officers(ctx)?;
    if of.is_some_and(|of| !officers.iter().any(|one| one.id == of && can_answer(one, on.kind))) {
        faults.add(Fault::at("asked_of", FaultCode::UnknownChoice));
    }
    faults.check()?;
    let id = Uuid::now_v7();
    let asked_at = ctx.now().to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
    ctx.create(&FLAG, id, |connection| {
        store::insert(connection, id, on, &question, ctx.officer().id, &asked_at, of)
    })?;
    draft::discard(ctx, &format!("{DRAFT}{}", on.kind.as_str()), &on.id.to_string())?;
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
pub fn of_record(ctx: &Read, on: AnyRecord) -> Result<Vec<Flag>> {
    if !may_read(ctx, on)? {
        return Ok(Vec::new());
    }
    let mut found = store::of_record(ctx.connection(), on)?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let officers = list_officers(ctx)?;
    found.sort_by_key(|one| !one.answered_at.is_empty());
    found.into_iter().map(|one| told(ctx, one, &officers)).collect()
}

/// The same with what the page needs to ask; nothing where the officer may not read the record.
pub fn on_page(ctx: &Read, on: AnyRecord) -> Result<RecordFlags> {
    let rows = of_record(ctx, on)?;
    if !may_read(ctx, on)? || !reaching::is_listed(ctx, on)? {
        return Ok(RecordFlags { rows, ..RecordFlags::default() });
    }
    let me = ctx.officer().id;
    let others = list_officers(ctx)?.into_iter().filter(|one| one.id != me && can_answer(one, on.kind));
    let colleagues = others.map(|one| Colleague { id: one.id, name: one.name }).collect();
    Ok(RecordFlags { rows, may_ask: true, colleagues })
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
        if may_read(ctx, one.on)? && reaching::is_listed(ctx, one.on)? {
            let flag = told(ctx, one, &officers)?;
            if flag.for_me || flag.asked_by_me {
                flags.push(flag);
            }
        }
    }
    Ok(flags)
}

/// What a question is about, for the words of the journal.
pub(crate) fn on(ctx: &Read, id: Uuid) -> Result<Option<AnyRecord>> {
    Ok(store::find_any(ctx.connection(), id)?.map(|found| found.on))
}

/// Refuses whom the record itself would refuse: for an undo.
pub(crate) fn require_again(ctx: &Read, id: Uuid) -> Result<()> {
    require(ctx, on(ctx, id)?.ok_or(FaultCode::NotFound)?)
}

/// Erases what was asked of a record with it: that there were questions is left, and who asked.
pub(crate) fn erase(ctx: &Write, record: Uuid) -> Result<()> {
    for id in store::all_of(ctx.connection(), record)? {
        ctx.erase(&FLAG, id, |connection| store::erase(connection, id))?;
    }
    Ok(())
}

/// The same of every question that names one of these words, or whose answer does, whatever it was asked of: on a list
/// somebody is asked about by name.
pub(crate) fn erase_naming(ctx: &Write, words: &[String]) -> Result<()> {
    for word in words {
        for id in journal::naming(ctx.connection(), FLAG.area, word)? {
            ctx.erase(&FLAG, id, |connection| store::erase(connection, id))?;
        }
    }
    Ok(())
}

/// The kind of record whose question this draft is about.
pub(crate) fn drafted(form: &str) -> Option<RecordKind> {
    let name = form.strip_prefix(DRAFT)?;
    RecordKind::ALL.into_iter().find(|kind| kind.as_str() == name)
}

/// Whoever may read the record may ask and answer.
fn require(ctx: &Read, on: AnyRecord) -> Result<()> {
    ctx.require(right(on.kind))?;
    if !reaching::is_listed(ctx, on)? {
        return Err(FaultCode::NotFound.into());
    }
    if may_read(ctx, on)? { Ok(()) } else { Err(FaultCode::NotAllowed.into()) }
}

/// What somebody needs to ask and to answer. Every officer reads of meetings and businesses; what is asked of them may
/// name anybody.
fn right(kind: RecordKind) -> Right {
    match kind {
        RecordKind::Activity | RecordKind::Business => Right::PersonRead,
        other => reaching::right(other),
    }
}

/// Whether there is any record that the officer may ask of.
fn asks(ctx: &Read) -> bool {
    RecordKind::ALL.into_iter().any(|kind| ctx.may(right(kind)))
}

/// Whether the officer may read what is asked of it, and ask and answer.
pub(crate) fn may_read(ctx: &Read, on: AnyRecord) -> Result<bool> {
    if !ctx.may(right(on.kind)) || !reaching::reads(ctx, on)? {
        return Ok(false);
    }
    Ok(!reaching::case_of(ctx, on)?.is_some_and(|known| known.secret))
}

fn can_answer(officer: &OfficerRow, kind: RecordKind) -> bool {
    officer.active && officer.roles.iter().any(|role| role.rights().contains(&right(kind)))
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
    let of = found
        .asked_of
        .filter(|of| officers.iter().any(|one| one.id == *of && can_answer(one, found.on.kind)));
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

/// Whom or what it is about, and the number of a case or of what hangs on one.
fn names(ctx: &Read, on: AnyRecord) -> Result<(String, String)> {
    let id = on.id;
    let called =
        |label: Option<(String, bool)>| (label.map(|(name, _)| name).unwrap_or_default(), String::new());
    Ok(match on.kind {
        RecordKind::Person => (person::row(ctx, id)?.name, String::new()),
        RecordKind::Household => (household::label(ctx, id)?.name, String::new()),
        RecordKind::Case => {
            let row = case::told(ctx, id)?;
            (row.subject, row.number)
        }
        RecordKind::Assistance => {
            let known = assistance::label(ctx, id)?.ok_or(FaultCode::NotFound)?;
            let name = match (known.person, known.household) {
                (Some(person), _) => person::row(ctx, person)?.name,
                (None, Some(family)) => household::label(ctx, family)?.name,
                (None, None) => String::new(),
            };
            (name, known.number)
        }
        RecordKind::Referral => {
            let known = referral::label(ctx, id)?.ok_or(FaultCode::NotFound)?;
            (case::told(ctx, known.case)?.subject, known.number)
        }
        RecordKind::Partner => {
            (partner::label(ctx, id)?.map(|known| known.name).unwrap_or_default(), String::new())
        }
        RecordKind::Distribution => called(distribution::label(ctx, id)?),
        RecordKind::Emergency => called(emergency::label(ctx, id)?),
        RecordKind::Activity => called(activity::label(ctx, id)?),
        RecordKind::Business => called(business::label(ctx, id)?),
    })
}

#[cfg(test)]
mod tests;
