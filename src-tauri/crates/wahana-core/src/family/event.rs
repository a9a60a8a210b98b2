//! Life events in one step. What follows from them is told before ([`super::consequences`]); here it is done, as one act.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::recorded;
use crate::assistance::Recipient;
use crate::choice;
use crate::database::{Read, Write};
use crate::fault::Faults;
use crate::household::{HEAD, Household, HouseholdForm, MemberForm};
use crate::person::{Life, Person};
use crate::record::MainRecord;
use crate::values::{line, parse_date};
use crate::vault::Right;
use crate::{Fault, FaultCode, Result, assistance, case, distribution, draft, household, merging, person};

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// Somebody died.
    Death,
    /// One, some or all moved away.
    Move,
    /// Somebody else is the head.
    NewHead,
    /// Some members are a family of their own.
    Split,
    /// The whole family belongs to another one.
    Union,
}

impl EventKind {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Death => "death",
            Self::Move => "move",
            Self::NewHead => "new_head",
            Self::Split => "split",
            Self::Union => "union",
        }
    }

    pub(super) fn parse(stored: &str) -> Option<Self> {
        [Self::Death, Self::Move, Self::NewHead, Self::Split, Self::Union]
            .into_iter()
            .find(|kind| kind.as_str() == stored)
    }

    /// Whether those to whom it happens are not here any more.
    pub(super) fn life(self) -> Option<Life> {
        match self {
            Self::Death => Some(Life::Dead),
            Self::Move => Some(Life::Moved),
            Self::NewHead | Self::Split | Self::Union => None,
        }
    }
}

/// An event as the form sends it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, specta::Type)]
pub struct EventForm {
    /// What happened.
    pub kind: EventKind,
    /// The family; none for somebody who belongs to none.
    pub household: Option<Uuid>,
    /// Its revision as it was read.
    pub rev: i64,
    /// Who died, moved or goes to the new family; of a new head and a union it is not asked.
    pub persons: Vec<Uuid>,
    /// When, `2026-11-24`, not after today.
    pub date: String,
    /// Where to, or what is known; of a death or a move. May be empty.
    pub note: String,
    /// How everybody who stays is related to a new head; empty where the head stays. Of a union: how everybody who
    /// comes is related to the head of the other family.
    pub members: Vec<MemberForm>,
    /// Of a split: the new family, and who belongs to it.
    pub new_family: HouseholdForm,
    /// Of a split: everybody who goes, with their head.
    pub new_members: Vec<MemberForm>,
    /// Of a union: the family that they belong to from now on.
    pub into: Option<Uuid>,
    /// Of a death: what they received from programmes ends on that day; with the last of a family also what it received.
    pub end_programmes: bool,
}

/// What is to be looked at afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct EventOutcome {
    /// The family that it ended with: the new one of a split, the other one of a union.
    pub household: Option<Uuid>,
}

/// Writes an event down with all that follows from it, and throws its draft away: one act.
pub fn record_event(ctx: &Write, form: &EventForm) -> Result<EventOutcome> {
    ctx.require(Right::PersonWrite)?;
    let family = form.household.map(|id| household::find(ctx, id)).transpose()?;
    if let Some(family) = &family {
        if !family.withdrawn.is_empty() {
            return Err(FaultCode::NotFound.into());
        }
        if family.rev != form.rev {
            return Err(FaultCode::Changed.into());
        }
    }
    let mut faults = Faults::default();
    let date = form.checked_date(ctx, family.as_ref(), &mut faults)?;
    form.check_rest(ctx, family.as_ref(), &mut faults)?;
    faults.check()?;
    // Nothing was noted, so there is a day.
    let date = date.ok_or(FaultCode::Required)?;
    // Before anything is done: half-typed forms follow a family that becomes part of another one, this one is over.
    let subject = form.household.map(|id| id.to_string());
    draft::discard(ctx, "family_event", &subject.unwrap_or_default())?;
    form.apply(ctx, family.as_ref(), date)
}

impl EventForm {
    /// The day, and whether it fits what is known of the people and of the family.
    fn checked_date(
        &self,
        ctx: &Read,
        family: Option<&Household>,
        faults: &mut Faults,
    ) -> Result<Option<NaiveDate>> {
        let Some(date) = faults.take("date", parse_date(&self.date)) else { return Ok(None) };
        if date > ctx.today() {
            faults.add(Fault::at("date", FaultCode::DateInFuture));
        }
        let people = self.people(ctx)?;
        for person in &people {
            if let Some(fault) = person.form.birth.before("date", date) {
                faults.add(fault);
            }
            let gone = person.life_date.parse::<NaiveDate>().ok().filter(|gone| date < *gone);
            if let Some(gone) = gone {
                faults.add(Fault::at("date", FaultCode::DateBeforeEvent).with("date", gone));
            }
        }
        let other = self.into.map(|id| recorded::events(ctx, id)).transpose()?.unwrap_or_default();
        let own = family.map(|family| recorded::events(ctx, family.id)).transpose()?.unwrap_or_default();
        // Who died long ago may be told of late; whoever became head or changed family since was alive and here. Whoever
        // is here did not go, or came back: that day says nothing any more.
        let gone = |who: &Uuid| people.iter().any(|one| one.id == *who && one.life != Life::Here);
        let asked = |event: &super::FamilyEvent| {
            self.kind.life().is_none()
                || event
                    .persons
                    .iter()
                    .any(|who| self.persons.contains(who) && (event.kind.life().is_none() || gone(who)))
        };
        let latest = own.into_iter().chain(other).filter(asked).map(|event| event.date).max();
        if let Some(latest) = latest.filter(|latest| date.to_string() < *latest) {
            faults.add(Fault::at("date", FaultCode::DateBeforeEvent).with("date", latest));
        }
        Ok(Some(date))
    }

    fn check_rest(&self, ctx: &Read, family: Option<&Household>, faults: &mut Faults) -> Result<()> {
        faults.take("note", line(&self.note));
        match (self.kind, family) {
            (EventKind::Death | EventKind::Move, _) => self.check_gone(ctx, family, faults),
            (EventKind::NewHead, Some(family)) => {
                self.check_heads(family, &BTreeSet::new(), faults);
                let head = family.members.iter().find(|one| one.relation == HEAD);
                if head.is_some_and(|head| self.head() == Some(head.person.id)) {
                    faults.add(Fault::at("head", FaultCode::OneHeadNeeded));
                }
                Ok(())
            }
            (EventKind::Split, Some(family)) => {
                self.check_split(family, faults);
                Ok(())
            }
            (EventKind::Union, Some(family)) => self.check_union(ctx, family, faults),
            (_, None) => Err(FaultCode::NotFound.into()),
        }
    }

    fn check_gone(&self, ctx: &Read, family: Option<&Household>, faults: &mut Faults) -> Result<()> {
        let people = self.people(ctx)?;
        if people.is_empty() {
            faults.add(Fault::at("persons", FaultCode::Required));
        }
        for person in &people {
            let known = match family {
                Some(family) => family.members.iter().any(|one| one.person.id == person.id),
                None => household::household_of(ctx, person.id)?.is_none(),
            };
            if !known || !person.withdrawn.is_empty() {
                faults.add(Fault::at("persons", FaultCode::NotFound));
            }
            // Who moved away can still die; nobody dies or moves twice.
            let again =
                person.life == Life::Dead || (person.life == Life::Moved && self.kind == EventKind::Move);
            if again {
                faults.add(Fault::at("persons", FaultCode::GoneAlready).with("name", &person.form.name));
            }
        }
        if let Some(family) = family
            && head_goes(family, &self.persons)
        {
            self.check_heads(family, &self.persons.iter().copied().collect(), faults);
        }
        Ok(())
    }

    fn check_split(&self, family: &Household, faults: &mut Faults) {
        if self.persons.is_empty() {
            faults.add(Fault::at("persons", FaultCode::Required));
        }
        let going: BTreeSet<Uuid> = self.persons.iter().copied().collect();
        if going.iter().any(|id| !family.members.iter().any(|one| one.person.id == *id)) {
            faults.add(Fault::at("persons", FaultCode::NotFound));
        }
        if stays(family, &self.persons).next().is_none() {
            faults.add(Fault::at("persons", FaultCode::NobodyStays));
        } else if is_head_among(family, &self.persons) {
            let left: BTreeSet<Uuid> = family.members.iter().map(|one| one.person.id).collect();
            check_related(&self.members, &left.difference(&going).copied().collect(), "head", faults);
            self.check_alive(family, &going, faults);
        }
        check_related(&self.new_members, &going, "new_head", faults);
        // What the form of a family asks of itself.
        household::check_form(&self.new_family, faults);
    }

    fn check_union(&self, ctx: &Read, family: &Household, faults: &mut Faults) -> Result<()> {
        let Some(into) = self.into else {
            faults.add(Fault::at("into", FaultCode::Required));
            return Ok(());
        };
        if into == family.id {
            faults.add(Fault::at("into", FaultCode::SameFamily));
            return Ok(());
        }
        if !household::is_listed(ctx, into)? {
            faults.add(Fault::at("into", FaultCode::NotFound));
        }
        let all: BTreeSet<Uuid> = family.members.iter().map(|one| one.person.id).collect();
        let given: BTreeSet<Uuid> = self.members.iter().map(|one| one.person).collect();
        if all != given || self.members.iter().any(|one| one.relation == HEAD) {
            faults.add(Fault::at("members", FaultCode::UnknownChoice));
        }
        let mut numbers = case::family_cases_of_others(ctx, family.id)?;
        numbers.append(&mut assistance::family_gifts_of_others(ctx, family.id)?);
        if !numbers.is_empty() {
            faults.add(Fault::at("into", FaultCode::FamilyCaseOfOther).with("numbers", numbers.join(", ")));
        }
        Ok(())
    }

    /// A new head, who is here, and everybody's relation to them.
    fn check_heads(&self, family: &Household, going: &BTreeSet<Uuid>, faults: &mut Faults) {
        let all = family.members.iter().map(|one| one.person.id).collect();
        check_related(&self.members, &all, "head", faults);
        self.check_alive(family, going, faults);
    }

    fn check_alive(&self, family: &Household, going: &BTreeSet<Uuid>, faults: &mut Faults) {
        let Some(head) = self.head() else { return };
        let here = family.members.iter().any(|one| one.person.id == head && one.person.life == Life::Here);
        if !here || going.contains(&head) {
            faults.add(Fault::at("head", FaultCode::UnknownChoice));
        }
    }

    fn head(&self) -> Option<Uuid> {
        self.members.iter().find(|one| one.relation == HEAD).map(|one| one.person)
    }

    fn people(&self, ctx: &Read) -> Result<Vec<Person>> {
        self.persons.iter().map(|id| person::find(ctx, *id)).collect()
    }

    fn apply(&self, ctx: &Write, family: Option<&Household>, date: NaiveDate) -> Result<EventOutcome> {
        if let Some(life) = self.kind.life() {
            let ends = self.kind == EventKind::Death && self.end_programmes;
            for &id in &self.persons {
                person::set_life(ctx, id, life, &self.date, &self.note)?;
                if ends {
                    assistance::end_programmes(ctx, Recipient::Person { id }, date)?;
                }
            }
            if let Some(family) =
                family.filter(|family| ends && stays(family, &self.persons).next().is_none())
            {
                // Whoever was written down last need not have been the last.
                let last = household::last_departure(ctx, family.id)?.unwrap_or(date);
                assistance::end_programmes(ctx, Recipient::Household { id: family.id }, last)?;
            }
            if let Some(family) = family {
                if head_goes(family, &self.persons) {
                    household::set_members(ctx, family.id, family.rev, &self.members, false)?;
                }
                recorded::keep(ctx, family.id, self.kind, date, &self.persons)?;
            }
            return Ok(EventOutcome { household: self.household });
        }
        let Some(family) = family else { return Err(FaultCode::NotFound.into()) };
        match self.kind {
            EventKind::Split => self.split(ctx, family, date),
            EventKind::Union => self.unite(ctx, family, date),
            _ => {
                household::set_members(ctx, family.id, family.rev, &self.members, false)?;
                recorded::keep(ctx, family.id, self.kind, date, &Vec::from_iter(self.head()))?;
                Ok(EventOutcome { household: Some(family.id) })
            }
        }
    }

    fn split(&self, ctx: &Write, family: &Household, date: NaiveDate) -> Result<EventOutcome> {
        let stay = if is_head_among(family, &self.persons) {
            self.members.clone()
        } else {
            let stay = family.members.iter().filter(|one| !self.persons.contains(&one.person.id));
            stay.map(|one| MemberForm { person: one.person.id, relation: one.relation }).collect()
        };
        household::set_members(ctx, family.id, family.rev, &stay, false)?;
        let new = household::create(ctx, &self.new_family, &self.new_members, false)?;
        for id in [family.id, new] {
            recorded::keep(ctx, id, self.kind, date, &self.persons)?;
        }
        Ok(EventOutcome { household: Some(new) })
    }

    fn unite(&self, ctx: &Write, family: &Household, date: NaiveDate) -> Result<EventOutcome> {
        let into = self.into.ok_or(FaultCode::NotFound)?;
        // What belonged to the family as a whole goes along, or nobody would see it beside those whom it is about.
        merging::family_goes_along(ctx, family.id, into)?;
        distribution::follow(ctx, Recipient::Household { id: family.id }, into)?;
        choice::move_tags(ctx, MainRecord::Household { id: family.id }, MainRecord::Household { id: into })?;
        draft::follow(ctx, family.id, into)?;
        household::withdraw(ctx, family.id, recorded::UNITED)?;
        let other = household::find(ctx, into)?;
        let mut members: Vec<MemberForm> = other
            .members
            .iter()
            .map(|one| MemberForm { person: one.person.id, relation: one.relation })
            .collect();
        members.extend(&self.members);
        household::set_members(ctx, into, other.rev, &members, false)?;
        let who: Vec<Uuid> = self.members.iter().map(|one| one.person).collect();
        for id in [family.id, into] {
            recorded::keep(ctx, id, self.kind, date, &who)?;
        }
        Ok(EventOutcome { household: Some(into) })
    }
}

/// Who stays and is here.
pub(super) fn stays<'f>(
    family: &'f Household,
    going: &'f [Uuid],
) -> impl Iterator<Item = &'f household::Member> {
    let here = |one: &&household::Member| one.person.life == Life::Here;
    family.members.iter().filter(here).filter(|one| !going.contains(&one.person.id))
}

/// Whether the head goes and leaves others behind who are here: then somebody else has to be it.
pub(super) fn head_goes(family: &Household, going: &[Uuid]) -> bool {
    is_head_among(family, going) && stays(family, going).next().is_some()
}

fn is_head_among(family: &Household, going: &[Uuid]) -> bool {
    family.members.iter().any(|one| one.relation == HEAD && going.contains(&one.person.id))
}

/// Exactly these people, one of them the head; a fault of somebody's relation has their id as its field.
fn check_related(members: &[MemberForm], people: &BTreeSet<Uuid>, head: &str, faults: &mut Faults) {
    if members.iter().filter(|one| one.relation == HEAD).count() != 1 {
        faults.add(Fault::at(head, FaultCode::OneHeadNeeded));
        return;
    }
    for &id in people {
        let related = members.iter().filter(|one| one.person == id);
        if !related.clone().any(|one| household::is_relation(one.relation)) || related.count() != 1 {
            faults.add(Fault::at(id.to_string(), FaultCode::UnknownChoice));
        }
    }
    if members.iter().any(|one| !people.contains(&one.person)) {
        faults.add(Fault::at(head, FaultCode::NotFound));
    }
}
