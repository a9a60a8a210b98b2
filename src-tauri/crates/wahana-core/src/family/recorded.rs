//! The events of a family as the journal keeps them: an entry that changes no row, in the act that changed the rows. Who
//! takes the act back takes the event back.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use super::EventKind;
use crate::database::{Read, Write};
use crate::household::FamilyVisit;
use crate::journal::{self, Op, Recorded};
use crate::person::{Life, LifeChange};
use crate::vault::Right;
use crate::{Result, draft, household, person};

/// Something that happened to a family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct FamilyEvent {
    /// What.
    pub kind: EventKind,
    /// Local date on which it happened.
    pub date: String,
    /// When it was written, UTC, RFC 3339: the order within one day.
    pub at: String,
    /// To whom: who died, moved, became head or went to the other family. Some may be erased since.
    pub persons: Vec<Uuid>,
    /// What they are called, in the same order; who is erased is left out.
    pub names: Vec<String>,
}

impl FamilyEvent {
    /// Whether it is what changed whether they are here.
    pub(crate) fn tells(&self, person: Uuid, change: &LifeChange) -> bool {
        self.kind.life() == Some(change.life) && self.date == change.on && self.persons.contains(&person)
    }
}

/// Stands where the reason stands why a family was taken back: it belongs to another one. The words are the page's.
pub(super) const UNITED: &str = "united";

/// Whether it is the record of the family that became part of another one, or is one of its own again: what such an act is
/// about.
pub(crate) fn is_united(entry: &Recorded) -> bool {
    let united = || entry.of("withdrawn").iter().any(|reason| *reason == UNITED);
    entry.area == household::HOUSEHOLD.area && united()
}

/// Whether an act made one family of two, or two of one again.
pub(crate) fn is_union(entries: &[Recorded]) -> bool {
    entries.iter().any(is_united)
}

/// Leads half-typed forms back to the family that they were about, after the undo of an act with these entries; to the
/// other one where it was itself an undo. The only other family in such an act is the one that it became part of.
pub(crate) fn settle_union(ctx: &Write, entries: &[&Recorded]) -> Result<()> {
    let Some(gone) = entries.iter().find(|entry| is_united(entry)) else { return Ok(()) };
    let is_other = |entry: &&&Recorded| entry.record != gone.record && entry.names(household::undo::MEMBERS);
    let Some(into) = entries.iter().find(is_other) else { return Ok(()) };
    if *gone.of("withdrawn")[1] == UNITED {
        draft::follow_back(ctx, gone.record, into.record)
    } else {
        draft::follow(ctx, gone.record, into.record)
    }
}

/// What stands in the entry. Ids, never names: whoever is erased is not named by it.
const EVENT: &str = "family_event";
const HAPPENED: &str = "happened";
const WHO: &str = "who";

/// The events of a family, the latest first; none that was taken back, and of a death none that is not so after all:
/// somebody is here, or died on another day.
pub fn events(ctx: &Read, household: Uuid) -> Result<Vec<FamilyEvent>> {
    ctx.require(Right::PersonRead)?;
    of_family(ctx, household)
}

/// The families that this one left behind when they became part of another: all others who came from them are erased.
pub(crate) fn left_behind(ctx: &Read, person: Uuid) -> Result<Vec<Uuid>> {
    let mut left = Vec::new();
    for family in household::taken_back_as(ctx, UNITED)? {
        let events = of_family(ctx, family)?;
        let Some(union) = events.into_iter().find(|event| event.kind == EventKind::Union) else { continue };
        let mut alone = union.persons.contains(&person);
        for other in union.persons.into_iter().filter(|other| *other != person) {
            alone &= person::is_erased(ctx, other)?;
        }
        left.extend(alone.then_some(family));
    }
    Ok(left)
}

fn of_family(ctx: &Read, household: Uuid) -> Result<Vec<FamilyEvent>> {
    Ok(with_acts(ctx, household)?.into_iter().map(|(_, event)| event).collect())
}

/// Each with the act that it was written in.
fn with_acts(ctx: &Read, household: Uuid) -> Result<Vec<(Uuid, FamilyEvent)>> {
    let mut found = Vec::new();
    for entry in journal::of_record(ctx.connection(), household)? {
        let event = (entry.op == Some(Op::Event)).then(|| told(&entry)).flatten();
        if let Some(mut event) = event
            && !journal::is_undone(ctx.connection(), entry.act)?
        {
            let happened_to = std::mem::take(&mut event.persons);
            for &id in &happened_to {
                if person::is_erased(ctx, id)? {
                    event.persons.push(id);
                    continue;
                }
                let person = person::find_any(ctx, id)?;
                let died = || person.life == Life::Dead && person.life_date == event.date;
                if event.kind != EventKind::Death || died() {
                    event.persons.push(id);
                    event.names.push(person.form.name);
                }
            }
            if happened_to.is_empty() || !event.persons.is_empty() {
                found.push((entry.act, event));
            }
        }
    }
    found.sort_by(|(_, one), (_, other)| when(other).cmp(&when(one)));
    Ok(found)
}

/// The order of events: by their day, and within one day as they were written.
fn when(event: &FamilyEvent) -> (&str, &str) {
    (&event.date, &event.at)
}

/// The events of a resident's family, and of those that they came from by a split or a union: what happened there until
/// they left. The latest first.
pub(crate) fn events_of_member(ctx: &Read, member: Uuid, household: Uuid) -> Result<Vec<FamilyEvent>> {
    Ok(course_of_member(ctx, member, household)?.1)
}

/// The visits that stand in no case, of a resident's family and of those that they came from: what was seen there from the
/// day on which they came until before that on which they left. Of two families that united, each of them has their own from
/// before. The latest first.
pub(crate) fn visits_of_member(ctx: &Read, member: Uuid, household: Uuid) -> Result<Vec<FamilyVisit>> {
    let families = course_of_member(ctx, member, household)?.0;
    let mut visits: Vec<FamilyVisit> = Vec::new();
    for now in &families {
        for visit in household::visits_of(ctx, now.family)? {
            let visited = household::visited_at_first(ctx, visit.id)?.unwrap_or(now.family);
            let of_theirs = match families.iter().find(|was| was.family == visited) {
                Some(was) => was.is_of(&visit.happened),
                None => !now.joined_by.contains(&visited),
            };
            if of_theirs {
                visits.push(visit);
            }
        }
    }
    visits.sort_by(|one, other| (&other.happened, other.id).cmp(&(&one.happened, one.id)));
    Ok(visits)
}

/// A family that somebody is or was of.
struct Was {
    family: Uuid,
    /// The event by which they came to it.
    came: Option<FamilyEvent>,
    /// The event by which they left it.
    left: Option<FamilyEvent>,
    /// Families that united with it, of which they were not.
    joined_by: Vec<Uuid>,
}

impl Was {
    /// Whether they were of it on this day.
    fn is_of(&self, day: &str) -> bool {
        self.came.as_ref().is_none_or(|came| day >= &*came.date)
            && self.left.as_ref().is_none_or(|left| day < &*left.date)
    }
}

/// The families of a resident, with those that they came from by a split or a union, and what happened there until they
/// left, the latest first.
fn course_of_member(ctx: &Read, member: Uuid, household: Uuid) -> Result<(Vec<Was>, Vec<FamilyEvent>)> {
    ctx.require(Right::PersonRead)?;
    let (mut families, mut events): (Vec<Was>, Vec<FamilyEvent>) = (Vec::new(), Vec::new());
    let (mut seen, mut rest) = (BTreeSet::from([household]), vec![(household, None::<FamilyEvent>)]);
    while let Some((household, left)) = rest.pop() {
        let (mut came, mut joined_by) = (None, Vec::new());
        for (act, event) in with_acts(ctx, household)? {
            if left.as_ref().is_some_and(|left| when(&event) >= when(left)) {
                continue;
            }
            if matches!(event.kind, EventKind::Split | EventKind::Union) && event.persons.contains(&member) {
                for other in families_of(ctx, act)? {
                    if seen.insert(other) {
                        came = Some(event.clone());
                        rest.push((other, came.clone()));
                    }
                }
            } else if event.kind == EventKind::Union {
                joined_by.extend(families_of(ctx, act)?.into_iter().filter(|other| *other != household));
            }
            events.push(event);
        }
        families.push(Was { family: household, came, left, joined_by });
    }
    events.sort_by(|one, other| when(other).cmp(&when(one)));
    Ok((families, events))
}

/// The families that an event of this act is told of.
fn families_of(ctx: &Read, act: Uuid) -> Result<Vec<Uuid>> {
    let entries = journal::of_act(ctx.connection(), act)?.into_iter();
    Ok(entries.filter(|entry| entry.op == Some(Op::Event)).map(|entry| entry.record).collect())
}

/// Writes one down, in the act that changes the rows.
pub(super) fn keep(
    ctx: &Write,
    household: Uuid,
    kind: EventKind,
    date: NaiveDate,
    persons: &[Uuid],
) -> Result<()> {
    let who: Vec<String> = persons.iter().map(Uuid::to_string).collect();
    let values = [(EVENT, kind.as_str().to_owned()), (HAPPENED, date.to_string()), (WHO, who.join(" "))];
    ctx.record("household", household, Op::Event, &values)
}

fn told(entry: &Recorded) -> Option<FamilyEvent> {
    let text = |name: &str| entry.of(name)[1].as_str();
    Some(FamilyEvent {
        kind: EventKind::parse(text(EVENT)?)?,
        date: text(HAPPENED)?.to_owned(),
        at: entry.time.clone(),
        names: Vec::new(),
        persons: text(WHO)?.split(' ').filter_map(|id| id.parse().ok()).collect(),
    })
}
