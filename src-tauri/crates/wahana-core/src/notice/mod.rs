//! Why what is known of a resident may be kept, and how they were told (UU 27/2022, arts. 20 to 26; DOMAIN 7.3, 2).
//!
//! A part of the resident's record: whoever may read and change that one may do so here. It must never stand in the way
//! of help: nothing has to be filled in before somebody is written down.

mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::database::{Read, Write};
use crate::fault::Faults;
use crate::journal::Journalled;
use crate::values;
use crate::values::{line, parse_date};
use crate::vault::{Right, officer_name};
use crate::{Fault, FaultCode, Result, draft, person};

pub(crate) const NOTICE: Journalled =
    Journalled { area: "person", table: "notice", derived: &[], children: &[] };

/// The six grounds of art. 20(2).
const GROUNDS: [&str; 7] = ["", CONSENT, "contract", "law", "vital", "public", "interest"];
/// The one that can be taken back.
const CONSENT: &str = "consent";
const WAYS: [&str; 3] = ["", "spoken", "written"];
/// Below that age somebody else hears it and agrees (art. 25).
const OF_AGE: i32 = 18;

/// What the form holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct NoticeForm {
    /// `consent`, `contract`, `law`, `vital`, `public`, `interest` or empty.
    pub ground: String,
    /// When it was explained, `2026-11-24`; empty where it was not yet.
    pub told_on: String,
    /// The officer who explained it.
    pub told_by: Option<Uuid>,
    /// `spoken`, `written` or empty.
    pub way: String,
    /// Who heard it and agreed for them; needed for a child.
    pub guardian: String,
    /// Mother, uncle, neighbour ...
    pub guardian_relation: String,
    /// When consent was taken back; empty while it holds.
    pub ended_on: String,
}

/// What was written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Notice {
    /// Revision, to be handed back at a change.
    pub rev: i64,
    /// Everything that the form holds.
    pub form: NoticeForm,
    /// Name of the officer who explained it; empty where nobody did.
    pub told_by_name: String,
}

struct Checked(NoticeForm);

/// Of one resident; none where nothing was written down yet.
pub fn find(ctx: &Read, person: Uuid) -> Result<Option<Notice>> {
    ctx.require(Right::PersonRead)?;
    store::find(ctx.connection(), person)
}

/// Writes it down, or changes it, and throws the form's draft away. `rev` is the one that was read, 0 where there was
/// none.
pub fn set(ctx: &Write, person: Uuid, rev: i64, form: &NoticeForm) -> Result<Notice> {
    ctx.require(Right::PersonWrite)?;
    let known = person::find(ctx, person)?;
    if !known.withdrawn.is_empty() {
        return Err(FaultCode::NotFound.into());
    }
    let checked = form.checked(ctx, &known)?;
    if let Some(id) = store::id_of(ctx.connection(), person)? {
        // One that was hidden was not read.
        let seen = store::find(ctx.connection(), person)?.map(|_| rev);
        ctx.change(&NOTICE, id, seen, |connection| store::update(connection, id, &checked))?;
    } else {
        let id = Uuid::now_v7();
        ctx.create(&NOTICE, id, |connection| store::insert(connection, id, person, &checked))?;
    }
    draft::discard(ctx, "notice", &person.to_string())?;
    store::find(ctx.connection(), person)?.ok_or_else(|| FaultCode::NotFound.into())
}

/// The record that belongs to a resident, hidden or not: a part of their history.
pub(crate) fn id_of(ctx: &Read, person: Uuid) -> Result<Option<Uuid>> {
    store::id_of(ctx.connection(), person)
}

/// Keeps somebody's data until that day, because of what the head says.
pub(crate) fn keep_until(ctx: &Write, person: Uuid, day: NaiveDate, reason: &str) -> Result<()> {
    let reason = values::reason(reason, true)?;
    if !person::find(ctx, person)?.withdrawn.is_empty() {
        return Err(FaultCode::NotFound.into());
    }
    let day = day.to_string();
    if let Some(id) = store::id_of(ctx.connection(), person)? {
        return ctx.change(&NOTICE, id, None, |connection| store::keep_until(connection, id, &day, &reason));
    }
    let id = Uuid::now_v7();
    ctx.create(&NOTICE, id, |connection| {
        store::insert_bare(connection, id, person)?;
        store::keep_until(connection, id, &day, &reason)
    })
}

/// Conditions under which a `person` is not looked at again; today stands at `?2`.
pub(crate) fn kept() -> Vec<String> {
    vec![store::KEPT.to_owned()]
}

/// Whose it is.
pub(crate) fn person_of(ctx: &Read, id: Uuid) -> Result<Option<Uuid>> {
    store::person_of(ctx.connection(), id)
}

/// Erases it with the resident.
pub(crate) fn erase(ctx: &Write, person: Uuid) -> Result<()> {
    let Some(id) = id_of(ctx, person)? else { return Ok(()) };
    ctx.erase(&NOTICE, id, |connection| store::erase(connection, id))
}

impl NoticeForm {
    /// Applies the rules. Every field is named: the compiler asks what the rule of a new one is.
    fn checked(&self, ctx: &Read, person: &person::Person) -> Result<Checked> {
        let mut faults = Faults::default();
        let mut day = |field: &str, typed: &str| {
            let parsed = if typed.is_empty() { Ok(None) } else { past(typed, ctx.today()).map(Some) };
            faults.take(field, parsed).flatten()
        };
        let (told_on, ended_on) = (day("told_on", &self.told_on), day("ended_on", &self.ended_on));
        let text = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let form = Self {
            ground: self.ground.clone(),
            told_on: text(told_on),
            told_by: self.told_by,
            way: self.way.clone(),
            guardian: faults.take("guardian", line(&self.guardian)).unwrap_or_default(),
            guardian_relation: faults
                .take("guardian_relation", line(&self.guardian_relation))
                .unwrap_or_default(),
            ended_on: text(ended_on),
        };
        if !GROUNDS.contains(&form.ground.as_str()) {
            faults.add(Fault::at("ground", FaultCode::UnknownChoice));
        }
        if !WAYS.contains(&form.way.as_str()) {
            faults.add(Fault::at("way", FaultCode::UnknownChoice));
        }
        if form.told_by.map(|officer| officer_name(ctx, officer)).transpose()?.flatten().is_none()
            && form.told_by.is_some()
        {
            faults.add(Fault::at("told_by", FaultCode::UnknownChoice));
        }
        let child = person.form.birth.age(told_on.unwrap_or(ctx.today())).is_some_and(|age| age < OF_AGE);
        if child && told_on.is_some() && form.guardian.is_empty() {
            faults.add(Fault::at("guardian", FaultCode::Required));
        }
        if ended_on.is_some() && form.ground != CONSENT {
            faults.add(Fault::at("ended_on", FaultCode::UnknownChoice));
        }
        if let (Some(told), Some(ended)) = (told_on, ended_on)
            && ended < told
        {
            faults.add(Fault::at("ended_on", FaultCode::DateBefore).with("date", told));
        }
        faults.check()?;
        Ok(Checked(form))
    }
}

fn past(typed: &str, today: NaiveDate) -> std::result::Result<NaiveDate, Fault> {
    let day = parse_date(typed)?;
    if day > today { Err(Fault::new(FaultCode::DateInFuture)) } else { Ok(day) }
}

#[cfg(test)]
mod tests;
