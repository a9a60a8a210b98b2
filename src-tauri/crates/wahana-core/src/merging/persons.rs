//! One record of two of a resident, as one act: what follows is told before, every field is chosen, nothing is lost.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::alike::{self, Reason};
use super::hanging::{self, Moved, MovedKind, ON_PERSON};
use super::{families, require, suggest};
use crate::assistance::{AssistanceRow, Recipient};
use crate::choice;
use crate::database::{Read, Write};
use crate::household::{HEAD, HouseholdLabel, MemberForm};
use crate::person::merged;
use crate::person::{Person, PersonForm};
use crate::record::MainRecord;
use crate::{
    Fault, FaultCode, Result, activity, assistance, business, case, distribution, draft, household, notice,
    person,
};

/// Two who are one, as it was chosen. Of a family's merging all of it: nobody is of the hidden family any more.
#[derive(Clone, Debug, Deserialize, specta::Type)]
pub struct MemberMerge {
    /// The record that stays, with its number; of a family's merging somebody of the family that stays.
    pub keep: Uuid,
    /// Its revision as it was read.
    pub keep_rev: i64,
    /// The record that turned out to be it.
    pub gone: Uuid,
    /// Its revision as it was read.
    pub gone_rev: i64,
    /// Every field as chosen.
    pub form: PersonForm,
    /// Whose word counts for whether they are here: one of the two.
    pub life_of: Uuid,
}

/// The same of two who are of two families, or may be.
#[derive(Clone, Debug, Deserialize, specta::Type)]
pub struct PersonMerge {
    /// The two.
    #[serde(flatten)]
    pub two: MemberMerge,
    /// Whose family is theirs: one of the two.
    pub family_of: Uuid,
}

/// One of the two as the page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct PersonSide {
    /// With everything.
    pub person: Person,
    /// UTC of the last change, RFC 3339.
    pub changed_at: String,
    /// Their family, or none.
    pub family: Option<HouseholdLabel>,
    /// `KL-0001` of it, or empty.
    pub family_number: String,
    /// Dukcapil `hubungan_keluarga` there; 0 without a family.
    pub relation: i64,
    /// Whether nobody else is of it.
    pub alone: bool,
    /// What hangs on their family as far as the officer may know of it, where nobody else is of it: where the other one's
    /// family is theirs, it goes along.
    pub family_moves: Vec<Moved>,
    /// Of somebody who is dead: what either of the two got after that day, but for what is given because of a death. One
    /// of the days may be wrong.
    pub later: Vec<AssistanceRow>,
}

/// Open cases of both that are of one type: afterwards one person has them both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct SameType {
    /// PMKS number.
    pub pmks: u8,
    /// `K-2026-0001` and so on.
    pub numbers: Vec<String>,
}

/// Everything to look at before.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct PersonMergePreview {
    /// The record that would stay.
    pub keep: PersonSide,
    /// The record that would be hidden.
    pub gone: PersonSide,
    /// The fuller or newer of each field.
    pub suggested: PersonForm,
    /// Whose word is offered for whether they are here.
    pub life_of: Uuid,
    /// Whose family is offered.
    pub family_of: Uuid,
    /// Why they look alike, and what speaks against it; may be empty.
    pub why: Vec<Reason>,
    /// What goes along, as far as the officer may know of it.
    pub moves: Vec<Moved>,
    /// Open cases of both that are of one type.
    pub same_type: Vec<SameType>,
    /// Whether it was written down for both why their data may be kept: the kept record's stays.
    pub notices: bool,
    /// Why it cannot be done; none where it can.
    pub refused: Option<Fault>,
}

/// What would come of it. Refused like [`merge_persons`] where there are no two records; what stands against it
/// otherwise is in the answer.
pub fn preview_persons(ctx: &Read, keep: Uuid, gone: Uuid) -> Result<PersonMergePreview> {
    require(ctx)?;
    let (mut one, mut other) = (side(ctx, keep)?, side(ctx, gone)?);
    for one in [&mut one, &mut other] {
        one.later = later(ctx, &one.person, [keep, gone])?;
    }
    let newer_is_gone = other.changed_at > one.changed_at;
    let life_of = if suggest::life_of_gone(&one.person, &other.person, newer_is_gone) { gone } else { keep };
    // Who is alone in a family is rather the same who has others around them elsewhere.
    let elsewhere = other.family.is_some() && (one.family.is_none() || (one.alone && !other.alone));
    let traits = [keep, gone].map(|id| merged::traits(ctx, id));
    let [mine, theirs] = traits;
    let families = [&one, &other].map(|side| side.family.as_ref().map(|family| (family.id, side.relation)));
    let notices = notice::find(ctx, keep)?.is_some() && notice::find(ctx, gone)?.is_some();
    let mut moves =
        hanging::told(ctx, MainRecord::Person { id: gone }, Some(MainRecord::Person { id: keep }))?;
    moves.retain(|moved| !notices || moved.what != MovedKind::Notice);
    Ok(PersonMergePreview {
        suggested: suggest::person(&one.person, &other.person, newer_is_gone, ctx.today()),
        life_of,
        family_of: if elsewhere { gone } else { keep },
        why: alike::judge(&mine?, &theirs?, families, ctx.today()).why,
        moves,
        same_type: same_type(ctx, keep, gone)?,
        notices,
        refused: against(ctx, &one.person, &other.person)?,
        keep: one,
        gone: other,
    })
}

/// Makes one record of two: what hangs on the one goes to the other, whose fields become what was chosen; the one is
/// hidden and leads to the other.
pub fn merge_persons(ctx: &Write, form: &PersonMerge) -> Result<()> {
    require(ctx)?;
    let (keep, gone) = as_read(ctx, &form.two)?;
    place(ctx, &form.two, form.family_of)?;
    become_one(ctx, &keep, &gone, &form.two)
}

/// Makes one record of two members, as it was chosen.
pub(super) fn merge_members(ctx: &Write, form: &MemberMerge) -> Result<()> {
    let (keep, gone) = as_read(ctx, form)?;
    become_one(ctx, &keep, &gone, form)
}

/// The two as they were read. Refuses where they cannot be one, or were changed since.
fn as_read(ctx: &Read, form: &MemberMerge) -> Result<(Person, Person)> {
    let (one, other) = (person::find(ctx, form.keep)?, person::find(ctx, form.gone)?);
    if let Some(fault) = against(ctx, &one, &other)? {
        return Err(fault.into());
    }
    if (one.rev, other.rev) != (form.keep_rev, form.gone_rev) {
        return Err(FaultCode::Changed.into());
    }
    Ok((one, other))
}

fn become_one(ctx: &Write, keep: &Person, gone: &Person, form: &MemberMerge) -> Result<()> {
    join(ctx, keep.id, gone.id)?;
    merged::fill(ctx, keep.id, &form.form, if form.life_of == gone.id { gone } else { keep })
}

/// The rows first, then the record itself is hidden: an undo goes the other way, and finds it again before its rows.
fn join(ctx: &Write, keep: Uuid, gone: Uuid) -> Result<()> {
    hanging::go_along(ctx, ON_PERSON, gone, keep)?;
    distribution::follow(ctx, Recipient::Person { id: gone }, keep)?;
    choice::move_tags(ctx, MainRecord::Person { id: gone }, MainRecord::Person { id: keep })?;
    activity::follow_person(ctx, gone, keep)?;
    business::follow_person(ctx, gone, keep)?;
    draft::follow(ctx, gone, keep)?;
    merged::hide(ctx, gone, keep)
}

/// Puts the one who stays into the family that was chosen. A family of which nobody is left goes along with them.
fn place(ctx: &Write, form: &MemberMerge, family_of: Uuid) -> Result<()> {
    let of = |id| household::merged::membership(ctx, id);
    let (mine, theirs) = (of(form.keep)?, of(form.gone)?);
    let Some((gone_family, gone_relation)) = theirs else { return Ok(()) };
    let stands_in = |relation| MemberForm { person: form.keep, relation };
    let mut members = household::merged::members(ctx, gone_family)?;
    match mine {
        Some((family, relation)) if family == gone_family => {
            let own = if family_of == form.gone { gone_relation } else { relation };
            let head = [relation, gone_relation].contains(&HEAD);
            members.retain(|one| ![form.keep, form.gone].contains(&one.person));
            members.push(stands_in(if head { HEAD } else { own }));
            household::merged::set_members(ctx, family, &members)
        }
        Some((family, _)) if family_of != form.gone => {
            household::leave(ctx, form.gone)?;
            absorb_empty(ctx, gone_family, family)
        }
        _ => {
            if let Some((family, _)) = mine {
                household::leave(ctx, form.keep)?;
                absorb_empty(ctx, family, gone_family)?;
            }
            members.retain(|one| one.person != form.gone);
            members.push(stands_in(gone_relation));
            household::merged::set_members(ctx, gone_family, &members)
        }
    }
}

fn absorb_empty(ctx: &Write, left: Uuid, into: Uuid) -> Result<()> {
    if household::merged::members(ctx, left)?.is_empty() { families::absorb(ctx, left, into) } else { Ok(()) }
}

/// What stands against it, whatever is chosen.
pub(super) fn against(ctx: &Read, keep: &Person, gone: &Person) -> Result<Option<Fault>> {
    if keep.id == gone.id {
        return Ok(Some(Fault::new(FaultCode::SamePerson)));
    }
    for one in [keep, gone] {
        if person::is_erased(ctx, one.id)? {
            return Ok(Some(Fault::new(FaultCode::Erased)));
        }
        if let Some(fault) = merged::fault(ctx, one.id)? {
            return Ok(Some(fault));
        }
        if !one.withdrawn.is_empty() {
            return Ok(Some(Fault::new(FaultCode::NotFound)));
        }
    }
    let of = |id| household::merged::membership(ctx, id);
    if let (Some((family, relation)), Some((other, theirs))) = (of(keep.id)?, of(gone.id)?)
        && family == other
        && let Some(code) = set_apart((relation, &keep.form.sex), (theirs, &gone.form.sex))
    {
        let named = Fault::new(code).with("one", &keep.form.name).with("other", &gone.form.name);
        return Ok(Some(named.with("household", family)));
    }
    Ok(None)
}

/// Why two members of one family cannot be the same: they are a couple, or of two generations (Dukcapil
/// `hubungan_keluarga`). Further relatives and others in the house say nothing.
pub(super) fn set_apart(one: (i64, &str), other: (i64, &str)) -> Option<FaultCode> {
    let generation = |relation: i64| match relation {
        1..=3 => Some(0),
        4 | 5 => Some(-1),
        6 => Some(-2),
        7 | 8 => Some(1),
        _ => None,
    };
    let (first, second) = (generation(one.0)?, generation(other.0)?);
    if first != second {
        return Some(FaultCode::ParentInFamily);
    }
    let of_two_sexes = !one.1.is_empty() && !other.1.is_empty() && one.1 != other.1;
    let couple = match first {
        // Head and spouse; a child and a child's spouse.
        0 | -1 => one.0 != other.0,
        // Two parents, or two parents-in-law.
        1 => one.0 != other.0 || of_two_sexes,
        _ => false,
    };
    couple.then_some(FaultCode::CoupleInFamily)
}

fn same_type(ctx: &Read, keep: Uuid, gone: Uuid) -> Result<Vec<SameType>> {
    let (own, theirs) = (case::about(ctx, &[keep], None)?, case::about(ctx, &[gone], None)?);
    let mut found: Vec<SameType> = Vec::new();
    for (mine, other) in own.iter().flat_map(|mine| theirs.iter().map(move |other| (mine, other))) {
        for &pmks in mine.types.iter().filter(|pmks| other.types.contains(pmks)) {
            let at = found.iter().position(|one| one.pmks == pmks).unwrap_or_else(|| {
                found.push(SameType { pmks, numbers: Vec::new() });
                found.len() - 1
            });
            for number in [&mine.number, &other.number] {
                if !found[at].numbers.contains(number) {
                    found[at].numbers.push(number.clone());
                }
            }
        }
    }
    Ok(found)
}

fn side(ctx: &Read, id: Uuid) -> Result<PersonSide> {
    let membership = household::merged::membership(ctx, id)?;
    let family = membership.map(|(family, _)| household::label(ctx, family)).transpose()?;
    Ok(PersonSide {
        person: person::find(ctx, id)?,
        changed_at: merged::changed_at(ctx, id)?,
        family_number: match &family {
            Some(family) => household::number(ctx, family.id)?.unwrap_or_default(),
            None => String::new(),
        },
        alone: match membership {
            Some((family, _)) => household::merged::members(ctx, family)?.len() == 1,
            None => false,
        },
        relation: membership.map_or(0, |(_, relation)| relation),
        family_moves: match membership {
            Some((family, _)) if household::merged::members(ctx, family)?.len() == 1 => {
                hanging::told(ctx, MainRecord::Household { id: family }, None)?
            }
            _ => Vec::new(),
        },
        later: Vec::new(),
        family,
    })
}

fn later(ctx: &Read, person: &Person, both: [Uuid; 2]) -> Result<Vec<AssistanceRow>> {
    let Some(died) = person::died_on(person) else { return Ok(Vec::new()) };
    let mut later = Vec::new();
    for id in both {
        let got = assistance::of_one(ctx, Recipient::Person { id })?;
        later.extend(assistance::got_after(&got, died).cloned());
    }
    assistance::shown(ctx, later)
}
