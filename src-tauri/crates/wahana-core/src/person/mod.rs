//! Warga: residents. Only a name or sobriquet and where they live are needed; everything else may be missing.
//!
//! It must never refuse a person for lack of papers, and never match two people by an empty, zero or repeated number.

mod choosing;
mod derived;
mod export;
mod form;
mod lacking;
mod lives;
pub(crate) mod merged;
mod review;
mod search;
mod similar;
mod store;
pub(crate) mod undo;

pub(crate) use choosing::{Chosen, Whom, chosen, is_here, is_in};
pub(crate) use derived::{DERIVED_TABLES, count_wrong_keys, mend_keys, rebuild_search, search_holds};
pub(crate) use export::{changed_at, residents as residents_for_office};
pub use form::{Dwelling, Life, PersonForm};
pub(crate) use lacking::{Lack, lacking};
pub use lives::LifeChange;
pub(crate) use lives::life_changes;
pub(crate) use review::{Quiet, quiet};
pub(crate) use search::matching;
pub use search::{PersonFilter, count, list, newest};
pub use similar::similar;
pub(crate) use store::{GONE, has_died, in_rt};

use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use uuid::Uuid;

use crate::database::{Read, Write};
use crate::draft;
use crate::fault::Faults;
use crate::journal::Journalled;
use crate::values;
use crate::values::{Birth, NikCheck, check_nik, line, nik_digits, three_digits};
use crate::vault::Right;
use crate::{Error, Fault, FaultCode, Result};

pub(crate) const PERSON: Journalled = Journalled {
    area: "person",
    table: "person",
    derived: &["name_key", "search_key", "nik_doubtful"],
    children: &[],
};

/// The key that a resident is listed by; none where there is no such row.
pub(crate) fn name_key(ctx: &Read, id: Uuid) -> Result<Option<String>> {
    store::name_key(ctx.connection(), id)
}

/// A resident as a list shows them. Fields that the officer's roles do not open are empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct PersonRow {
    /// The person.
    pub id: Uuid,
    /// Own record number.
    pub number: i64,
    /// As typed.
    pub name: String,
    /// As typed.
    pub nickname: String,
    /// `L`, `P` or empty.
    pub sex: String,
    /// Completed years today, or on the day of death.
    pub age: Option<i32>,
    /// Whether the age is a guess.
    pub age_is_guess: bool,
    /// Where they live.
    pub dwelling: Dwelling,
    /// Three digits, or empty.
    pub rt: String,
    /// Street and house.
    pub address: String,
    /// Last four digits; empty where there is no NIK.
    pub nik_tail: String,
    /// Whether the NIK has doubts or is unfinished.
    pub nik_doubtful: bool,
    /// Here, moved away or dead.
    pub life: Life,
}

/// A resident with everything.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct Person {
    /// The person.
    pub id: Uuid,
    /// Revision, to be handed back at a change.
    pub rev: i64,
    /// Own record number.
    pub number: i64,
    /// Everything that the form holds.
    pub form: PersonForm,
    /// Completed years today, or on the day of death.
    pub age: Option<i32>,
    /// Doubts about the NIK.
    pub nik_check: NikCheck,
    /// Here, moved away or dead.
    pub life: Life,
    /// Since when they moved or are dead, `2026-11-24` or empty.
    pub life_date: String,
    /// Where to, or what is known.
    pub life_note: String,
    /// Why the record was taken back; empty otherwise.
    pub withdrawn: String,
}

/// Adds a resident. The form's draft is thrown away by whoever saves the form (`household::add_resident`): a
/// resident who is written down in the middle of a case leaves a half-typed form of somebody else alone.
pub fn add(ctx: &Write, form: &PersonForm) -> Result<PersonRow> {
    ctx.require(Right::PersonWrite)?;
    let checked = form.checked(ctx, None, None)?;
    let id = Uuid::now_v7();
    ctx.create(&PERSON, id, |connection| {
        let number = store::next_number(connection)?;
        store::insert(connection, id, number, &checked)
    })?;
    row(ctx, id)
}

/// Changes a resident. `rev` is the one that was read.
pub fn change(ctx: &Write, id: Uuid, rev: i64, form: &PersonForm) -> Result<PersonRow> {
    ctx.require(Right::PersonWrite)?;
    require_kept(ctx, id)?;
    let checked = form.checked(ctx, Some(id), died_on(&find(ctx, id)?))?;
    ctx.change(&PERSON, id, Some(rev), |connection| store::update(connection, id, &checked))?;
    draft::discard(ctx, "person", &id.to_string())?;
    row(ctx, id)
}

/// Notes that a person moved away or died (or, with [`Life::Here`], that this was a mistake), and throws the draft of it
/// away.
pub fn set_life(ctx: &Write, id: Uuid, life: Life, date: &str, note: &str) -> Result<PersonRow> {
    ctx.require(Right::PersonWrite)?;
    require_kept(ctx, id)?;
    let mut faults = Faults::default();
    let note = faults.take("note", line(note)).unwrap_or_default();
    let date = match life {
        Life::Here => String::new(),
        Life::Moved | Life::Dead => {
            faults.take("date", past_date(date, ctx.today())).map(|date| date.to_string()).unwrap_or_default()
        }
    };
    let person = find(ctx, id)?;
    if let Some(fault) = date.parse().ok().and_then(|date| person.form.birth.before("date", date)) {
        faults.add(fault);
    }
    faults.check()?;
    ctx.change(&PERSON, id, None, |connection| store::set_life(connection, id, life, &date, &note))?;
    draft::discard(ctx, "life", &id.to_string())?;
    row(ctx, id)
}

/// Hides a record. What hangs on it is asked for by [`crate::taking_back`].
pub(crate) fn withdraw(ctx: &Write, id: Uuid, reason: &str) -> Result<()> {
    ctx.require(Right::PersonWrite)?;
    let reason = values::reason(reason, true)?;
    require_kept(ctx, id)?;
    ctx.change(&PERSON, id, None, |connection| store::withdraw(connection, id, &reason))
}

/// Erases who somebody is, for good: number, sex, year of birth and RT are left. What hangs on them is asked for by
/// [`crate::erasing`].
pub(crate) fn erase(ctx: &Write, id: Uuid, reason: &str) -> Result<()> {
    let person = store::find(ctx.connection(), id, ctx.today())?.ok_or(FaultCode::NotFound)?;
    let guessed = || person.form.birth.age(ctx.today()).map(|age| ctx.today().year() - age);
    let year = person.form.birth.year().or_else(guessed);
    ctx.erase(&PERSON, id, |connection| store::erase(connection, id, reason, year))
}

/// Whether the record was erased for good.
pub(crate) fn is_erased(ctx: &Read, id: Uuid) -> Result<bool> {
    store::is_erased(ctx.connection(), id)
}

/// Everybody who is not erased, also who was taken back.
pub(crate) fn all_ids(ctx: &Read) -> Result<Vec<Uuid>> {
    store::all_ids(ctx.connection())
}

/// Whether somebody is here, also one who was taken back, and the local date since when they are not; empty where it is
/// not known.
pub(crate) fn life_of(ctx: &Read, id: Uuid) -> Result<(Life, String)> {
    let found = find_any(ctx, id)?;
    Ok((found.life, found.life_date))
}

/// The day of somebody's death; none of whoever is not dead, or where nobody knows it.
pub(crate) fn died_on(person: &Person) -> Option<NaiveDate> {
    person.life_date.parse().ok().filter(|_| person.life == Life::Dead)
}

/// One resident with everything, for what asks no right of its own.
pub(crate) fn find_any(ctx: &Read, id: Uuid) -> Result<Person> {
    store::find(ctx.connection(), id, ctx.today())?.ok_or_else(|| FaultCode::NotFound.into())
}

/// Nothing is written on who was erased, nor on a record that turned out to be another one.
fn require_kept(ctx: &Read, id: Uuid) -> Result<()> {
    if let Some(fault) = merged::fault(ctx, id)? {
        return Err(fault.into());
    }
    if is_erased(ctx, id)? { Err(FaultCode::Erased.into()) } else { Ok(()) }
}

/// One resident with everything.
pub fn find(ctx: &Read, id: Uuid) -> Result<Person> {
    ctx.require(Right::PersonRead)?;
    store::find(ctx.connection(), id, ctx.today())?.ok_or_else(|| FaultCode::NotFound.into())
}

/// One resident as a list shows them.
pub fn row(ctx: &Read, id: Uuid) -> Result<PersonRow> {
    ctx.require(Right::PersonName)?;
    let found = store::row(ctx.connection(), id, ctx.today())?.ok_or(FaultCode::NotFound)?;
    Ok(visible(ctx, found))
}

/// Whether the record is there and was not taken back.
pub(crate) fn is_listed(ctx: &Read, id: Uuid) -> Result<bool> {
    store::is_listed(ctx.connection(), id)
}

/// The doubts about a NIK while it is typed.
pub fn doubts(ctx: &Read, nik: &str, birth: &Birth, sex: &str, training: bool) -> Result<NikCheck> {
    ctx.require(Right::PersonWrite)?;
    let digits = nik_digits(nik).map_err(Error::from)?;
    Ok(check_nik(&digits, birth, sex, ctx.today(), training))
}

/// What is typed so far of somebody, to find who may be there already.
#[derive(Clone, Debug, Default)]
pub struct Typed<'t> {
    /// As typed.
    pub name: &'t str,
    /// As typed; anything but 16 digits matches nobody.
    pub nik: &'t str,
    /// Three digits; empty for somebody without an RT.
    pub rt: &'t str,
    /// As far as it is known.
    pub birth: Birth,
}

/// Residents who could be the one that is being typed: the same NIK, or a similar name in the same RT, the nearest in
/// age first (DOMAIN 6.3). A placeholder number matches nobody.
pub fn look_alikes(ctx: &Read, typed: &Typed, except: Option<Uuid>) -> Result<Vec<PersonRow>> {
    ctx.require(Right::PersonRead)?;
    let nik = nik_digits(typed.nik).unwrap_or_default();
    // While it is typed, 032 is still 3 or 32.
    let rt = three_digits(typed.rt).unwrap_or_default();
    let found =
        search::look_alikes(ctx.connection(), &Typed { nik: &nik, rt: &rt, ..typed.clone() }, ctx.today())?;
    Ok(found.into_iter().filter(|row| Some(row.id) != except).collect())
}

/// Empties what the officer's roles do not open (PRODUCT.md, "Roles": the reader sees name and RT, the treasurer
/// name and address).
fn visible(ctx: &Read, row: PersonRow) -> PersonRow {
    if ctx.may(Right::PersonRead) {
        return row;
    }
    PersonRow {
        nickname: String::new(),
        sex: String::new(),
        age: None,
        age_is_guess: false,
        address: if ctx.may(Right::PersonAddress) { row.address } else { String::new() },
        nik_tail: String::new(),
        nik_doubtful: false,
        life: Life::Here,
        ..row
    }
}

fn past_date(typed: &str, today: NaiveDate) -> std::result::Result<NaiveDate, Fault> {
    let date = crate::values::parse_date(typed)?;
    if date > today { Err(Fault::new(FaultCode::DateInFuture)) } else { Ok(date) }
}

#[cfg(test)]
mod tests;
