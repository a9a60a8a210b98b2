//! Keluarga: families with their members, one head, and a No. KK that is an attribute and never a key.
//!
//! A person belongs to one family at a time. It must never match two families by an empty or placeholder number.

mod choosing;
mod departures;
mod derived;
mod export;
mod form;
mod lacking;
mod list;
mod membership;
pub(crate) mod merged;
mod store;
pub(crate) mod undo;
mod visit;

pub use choosing::{FamilySize, sizes};
pub(crate) use choosing::{NO_FAMILY, chosen, is_in_or_has, members_in, with_member_in, without_family};
pub(crate) use departures::{before_birth, last_death, last_departure};
pub(crate) use derived::{count_wrong_keys, mend_keys};
pub(crate) use export::families as families_for_office;
pub use form::{HouseholdForm, MemberForm, Placing};
pub(crate) use lacking::{Lack, lacking};
pub use list::{HouseholdFilter, HouseholdRow, count, list, row};
pub(crate) use list::{matching, naming};
pub(crate) use store::{OF_PERSON, in_rt, nobody_here};

pub use visit::{FamilyVisit, visits_of, withdraw_visit};
pub(crate) use visit::{
    TypedVisit, VISIT, add_visit, check_visit_back, erase_visits, family_of_visit, visit_ids,
    visited_at_first, visited_lately, visits_on,
};

pub(crate) use form::HEAD;
use form::check_members;
pub(crate) use membership::{against_leaving, leave_for_good};
use membership::{check_free, leave_others};
pub use membership::{join, leave};
use serde::Serialize;
use uuid::Uuid;

use crate::database::{Read, Write};
use crate::draft;
use crate::fault::Faults;
use crate::journal::{Child, ERASED, Journalled};
use crate::person::{self, PersonForm, PersonRow};
use crate::values;
use crate::values::{NikDoubt, check_kk, is_placeholder, nik_digits};
use crate::vault::Right;
use crate::{Error, Fault, FaultCode, Result};

pub(crate) const HOUSEHOLD: Journalled = Journalled {
    area: "household",
    table: "household",
    derived: &["name_key", "search_key", "kk_doubtful"],
    children: &[Child { table: "household_member", parent: "household_id", order: "person_id" }],
};

/// A family as a list of something else shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct HouseholdLabel {
    /// The family.
    pub id: Uuid,
    /// The head's name, or any member's, or empty.
    pub name: String,
    /// Three digits or empty.
    pub rt: String,
}

/// A family with everything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Household {
    /// The family.
    pub id: Uuid,
    /// Revision, to be handed back at a change.
    pub rev: i64,
    /// Own record number, shown as `KL-0001`.
    pub number: i64,
    /// Everything that the form holds.
    pub form: HouseholdForm,
    /// Doubts about the No. KK.
    pub kk_doubts: Vec<NikDoubt>,
    /// The head first. Who died or moved away stays, with their state.
    pub members: Vec<Member>,
    /// Why the record was taken back; empty otherwise.
    pub withdrawn: String,
}

/// A member of a family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Member {
    /// Who.
    pub person: PersonRow,
    /// Dukcapil `hubungan_keluarga`; 1 is the head.
    pub relation: i64,
}

/// The family of one person, as a list of persons shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct HeadOf {
    /// Whose family it is.
    pub person: Uuid,
    /// The family.
    pub household: Uuid,
    /// The head's name.
    pub head: String,
    /// Whether the person is the head.
    pub is_head: bool,
    /// Whether the person is the only member.
    pub alone: bool,
}

/// What is to be said beside a No. KK while it is typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct KkCheck {
    /// What does not fit.
    pub doubts: Vec<NikDoubt>,
    /// Other families with the same number: allowed, one card can have members living elsewhere.
    pub others: Vec<HouseholdLabel>,
}

/// Adds a family with its members and throws the form's draft away, in one transaction. With `moving`, members
/// leave the family where they were.
pub fn add(ctx: &Write, form: &HouseholdForm, members: &[MemberForm], moving: bool) -> Result<HouseholdRow> {
    ctx.require(Right::PersonWrite)?;
    let id = create(ctx, form, members, moving)?;
    draft::discard(ctx, "household", "")?;
    row(ctx, id)
}

/// Changes a family and its members, as the form holds them. `rev` is the one that was read.
pub fn change(
    ctx: &Write,
    id: Uuid,
    rev: i64,
    form: &HouseholdForm,
    members: &[MemberForm],
    moving: bool,
) -> Result<HouseholdRow> {
    ctx.require(Right::PersonWrite)?;
    present(ctx, id)?;
    let mut faults = Faults::default();
    let checked = form.checked(&mut faults, &merged::earlier_words(ctx.connection(), id)?);
    check_members(members, &mut faults);
    check_free(ctx, Some(id), members, moving, &mut faults)?;
    faults.check()?;
    leave_others(ctx, Some(id), members)?;
    ctx.change(&HOUSEHOLD, id, Some(rev), |connection| {
        store::update(connection, id, &checked)?;
        store::set_members(connection, id, members)
    })?;
    draft::discard(ctx, "household", &id.to_string())?;
    row(ctx, id)
}

/// Says who belongs to a family, all members at once: add, remove, new head, other relations.
pub fn set_members(
    ctx: &Write,
    id: Uuid,
    rev: i64,
    members: &[MemberForm],
    moving: bool,
) -> Result<Household> {
    ctx.require(Right::PersonWrite)?;
    present(ctx, id)?;
    let mut faults = Faults::default();
    check_members(members, &mut faults);
    check_free(ctx, Some(id), members, moving, &mut faults)?;
    faults.check()?;
    leave_others(ctx, Some(id), members)?;
    ctx.change(&HOUSEHOLD, id, Some(rev), |connection| store::set_members(connection, id, members))?;
    find(ctx, id)
}

/// Hides a family, its members free. What hangs on it is asked for by [`crate::taking_back`].
pub(crate) fn withdraw(ctx: &Write, id: Uuid, why: &str) -> Result<()> {
    ctx.require(Right::PersonWrite)?;
    present(ctx, id)?;
    let reason = values::reason(why, true)?;
    ctx.change(&HOUSEHOLD, id, None, |connection| store::withdraw(connection, id, &reason))
}

/// Erases a family, for good: its number and RT are left.
pub(crate) fn erase(ctx: &Write, id: Uuid) -> Result<()> {
    ctx.erase(&HOUSEHOLD, id, |connection| store::erase(connection, id))
}

/// Every family that is not erased, also one that was taken back.
pub(crate) fn all_ids(ctx: &Read) -> Result<Vec<Uuid>> {
    store::all_ids(ctx.connection())
}

/// Families that were taken back with these words.
pub(crate) fn taken_back_as(ctx: &Read, why: &str) -> Result<Vec<Uuid>> {
    store::taken_back_as(ctx.connection(), why)
}

/// Whether the record was erased for good.
pub(crate) fn is_erased(ctx: &Read, id: Uuid) -> Result<bool> {
    Ok(store::find(ctx.connection(), id)?.is_some_and(|stored| stored.withdrawn == ERASED))
}

/// Whether nobody of the family is here any more.
pub(crate) fn is_left(ctx: &Read, id: Uuid) -> Result<bool> {
    store::is_left(ctx.connection(), id)
}

/// Adds a resident and puts them into a family, in one transaction. A fault of the family has the field `family`.
/// With `drafted` it is the resident's own form that is saved, and its draft is thrown away.
pub fn add_resident(ctx: &Write, form: &PersonForm, placing: &Placing, drafted: bool) -> Result<PersonRow> {
    let added = person::add(ctx, form)?;
    if drafted {
        draft::discard(ctx, "person", "")?;
    }
    let placed = match placing {
        Placing::None => Ok(()),
        Placing::Join { household, relation } => {
            join(ctx, *household, MemberForm { person: added.id, relation: *relation }, false).map(drop)
        }
        Placing::Head { kk } => {
            let own = HouseholdForm {
                kk: kk.clone(),
                kk_unfinished: false,
                rt: added.rt.clone(),
                address: form.address.clone(),
                kampung: form.kampung.clone(),
                note: String::new(),
            };
            create(ctx, &own, &[MemberForm { person: added.id, relation: HEAD }], false).map(drop)
        }
    };
    placed.map_err(|error| match error {
        Error::Invalid(faults) => Error::Invalid(faults.into_iter().map(of_the_family).collect()),
        other => other,
    })?;
    Ok(added)
}

/// One family with everything.
pub fn find(ctx: &Read, id: Uuid) -> Result<Household> {
    ctx.require(Right::PersonRead)?;
    let stored = store::find(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    let members = store::members(ctx.connection(), id)?.into_iter();
    let members =
        members.map(|one| Ok(Member { person: person::row(ctx, one.person)?, relation: one.relation }));
    Ok(Household {
        id,
        rev: stored.rev,
        number: stored.number,
        kk_doubts: check_kk(&stored.form.kk, stored.form.kk.starts_with("99")),
        form: stored.form,
        members: members.collect::<Result<_>>()?,
        withdrawn: stored.withdrawn,
    })
}

/// The family of a person, if they belong to one.
pub fn of_person(ctx: &Read, person: Uuid) -> Result<Option<Household>> {
    ctx.require(Right::PersonRead)?;
    let found = store::membership(ctx.connection(), person)?;
    found.map(|(id, _)| find(ctx, id)).transpose()
}

/// The heads of the families of these persons; who belongs to none is left out. Empty for officers who see names only.
pub fn heads_of(ctx: &Read, persons: &[Uuid]) -> Result<Vec<HeadOf>> {
    ctx.require(Right::PersonName)?;
    let mut found = Vec::new();
    for &person in persons.iter().filter(|_| ctx.may(Right::PersonRead)) {
        let Some((household, relation)) = store::membership(ctx.connection(), person)? else { continue };
        let (head, size) = store::head_and_size(ctx.connection(), household)?;
        let head =
            head.map(|head| person::row(ctx, head)).transpose()?.map(|row| row.name).unwrap_or_default();
        found.push(HeadOf { person, household, head, is_head: relation == HEAD, alone: size == 1 });
    }
    Ok(found)
}

/// How a family is called: after its head. One that was taken back has nobody any more, and no name.
pub fn label(ctx: &Read, id: Uuid) -> Result<HouseholdLabel> {
    ctx.require(Right::PersonName)?;
    let rt = store::find(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?.form.rt;
    let first = store::members(ctx.connection(), id)?
        .first()
        .map(|member| person::row(ctx, member.person))
        .transpose()?;
    Ok(HouseholdLabel { id, name: first.map(|row| row.name).unwrap_or_default(), rt })
}

/// Where a family lives; empty for who may not see it.
pub(crate) fn address(ctx: &Read, id: Uuid) -> Result<String> {
    ctx.require(Right::PersonName)?;
    let form = store::find(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?.form;
    Ok(if ctx.may(Right::PersonAddress) { form.address } else { String::new() })
}

/// What is to be said about a No. KK while it is typed; `own` is the family that is being changed.
pub fn kk_doubts(ctx: &Read, kk: &str, own: Option<Uuid>, training: bool) -> Result<KkCheck> {
    ctx.require(Right::PersonWrite)?;
    let kk = nik_digits(kk).map_err(Error::from)?;
    let same = if is_placeholder(&kk) { Vec::new() } else { store::with_kk(ctx.connection(), &kk, own)? };
    let others = same.into_iter().map(|id| label(ctx, id)).collect::<Result<_>>()?;
    Ok(KkCheck { doubts: check_kk(&kk, training), others })
}

/// The family of a person, for the rule that aid is looked at by family (DOMAIN 4).
pub(crate) fn household_of(ctx: &Read, person: Uuid) -> Result<Option<Uuid>> {
    Ok(store::membership(ctx.connection(), person)?.map(|(id, _)| id))
}

/// Other families with the same No. KK: one card can have members living elsewhere. A placeholder is nobody's.
pub(crate) fn on_same_card(ctx: &Read, id: Uuid) -> Result<Vec<Uuid>> {
    let Some(stored) = store::find(ctx.connection(), id)? else { return Ok(Vec::new()) };
    let kk = stored.form.kk;
    if stored.form.kk_unfinished || kk.is_empty() || is_placeholder(&kk) {
        return Ok(Vec::new());
    }
    store::with_kk(ctx.connection(), &kk, Some(id))
}

/// Whether Dukcapil knows this relation.
pub(crate) fn is_relation(relation: i64) -> bool {
    crate::reference::RELATIONS.contains(&relation)
}

/// Notes what is wrong with the form of a family, its members apart.
pub(crate) fn check_form(form: &HouseholdForm, faults: &mut Faults) {
    form.checked(faults, "");
}

/// Other families at the same address; none where no address is known.
pub(crate) fn at_same_address(ctx: &Read, id: Uuid) -> Result<Vec<HouseholdRow>> {
    let others = store::at_same_address(ctx.connection(), id)?;
    others.into_iter().map(|other| row(ctx, other)).collect()
}

/// `KL-0001`, also of a family that was taken back.
pub(crate) fn number(ctx: &Read, id: Uuid) -> Result<Option<String>> {
    Ok(store::find(ctx.connection(), id)?.map(|stored| format!("KL-{:04}", stored.number)))
}

/// Whether the record is there and was not taken back.
pub(crate) fn is_listed(ctx: &Read, id: Uuid) -> Result<bool> {
    Ok(store::find(ctx.connection(), id)?.is_some_and(|stored| stored.withdrawn.is_empty()))
}

/// Who belongs to a family, the head first.
pub fn member_ids(ctx: &Read, id: Uuid) -> Result<Vec<Uuid>> {
    ctx.require(Right::PersonRead)?;
    Ok(store::members(ctx.connection(), id)?.into_iter().map(|member| member.person).collect())
}

/// Adds a family with its members; whoever saves the form throws its draft away.
pub(crate) fn create(
    ctx: &Write,
    form: &HouseholdForm,
    members: &[MemberForm],
    moving: bool,
) -> Result<Uuid> {
    let mut faults = Faults::default();
    let checked = form.checked(&mut faults, "");
    check_members(members, &mut faults);
    check_free(ctx, None, members, moving, &mut faults)?;
    faults.check()?;
    leave_others(ctx, None, members)?;
    let id = Uuid::now_v7();
    ctx.create(&HOUSEHOLD, id, |connection| {
        let number = store::next_number(connection)?;
        store::insert(connection, id, number, &checked)?;
        store::set_members(connection, id, members)
    })?;
    Ok(id)
}

/// The revision of a family that was not taken back.
fn present(ctx: &Read, id: Uuid) -> Result<i64> {
    let stored = store::find(ctx.connection(), id)?.filter(|stored| stored.withdrawn.is_empty());
    Ok(stored.ok_or(FaultCode::NotFound)?.rev)
}

fn of_the_family(fault: Fault) -> Fault {
    let field = if fault.field == "kk" { "family_kk" } else { "family" };
    Fault { field: field.to_owned(), ..fault }
}

#[cfg(test)]
mod tests;
