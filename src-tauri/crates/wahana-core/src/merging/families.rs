//! One record of two of a family. Whoever is of both is merged with it, the others come along with a relation that is
//! chosen. A correction: that two families became one on some day is an event ([`crate::family`]).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::hanging::{self, Moved, ON_HOUSEHOLD};
use super::persons::{self, MemberMerge};
use super::{alike, require, suggest};
use crate::assistance::Recipient;
use crate::choice;
use crate::database::{Read, Write};
use crate::household::{Household, HouseholdForm, MemberForm, merged};
use crate::record::MainRecord;
use crate::{Error, Fault, FaultCode, Result, case, distribution, draft, household, person};

/// Two who are likely of both families.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct SamePerson {
    /// Of the family that is hidden.
    pub gone: Uuid,
    /// Of the family that stays.
    pub keep: Uuid,
}

/// What was chosen.
#[derive(Clone, Debug, Deserialize, specta::Type)]
pub struct FamilyMerge {
    /// The record that stays, with its number.
    pub keep: Uuid,
    /// Its revision as it was read.
    pub keep_rev: i64,
    /// The record that turned out to be it.
    pub gone: Uuid,
    /// Its revision as it was read.
    pub gone_rev: i64,
    /// Every field as chosen.
    pub form: HouseholdForm,
    /// Who of the hidden family is somebody of the other one, and what was chosen of both; a fault of one has the field
    /// `<id of who is hidden>.birth`.
    pub same: Vec<MemberMerge>,
    /// Everybody else of the hidden family, with their relation to the head of the other one.
    pub members: Vec<MemberForm>,
}

/// One of the two as the page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct FamilySide {
    /// With everything.
    pub household: Household,
    /// UTC of the last change, RFC 3339.
    pub changed_at: String,
}

/// Everything to look at before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct FamilyMergePreview {
    /// The record that would stay.
    pub keep: FamilySide,
    /// The record that would be hidden.
    pub gone: FamilySide,
    /// The fuller or newer of each field.
    pub suggested: HouseholdForm,
    /// Who is likely of both.
    pub same: Vec<SamePerson>,
    /// What goes along, as far as the officer may know of it.
    pub moves: Vec<Moved>,
    /// Numbers of open cases about either as a whole, where both have one.
    pub cases: Vec<String>,
    /// Why it cannot be done; none where it can.
    pub refused: Option<Fault>,
}

/// What would come of it.
pub fn preview_families(ctx: &Read, keep: Uuid, gone: Uuid) -> Result<FamilyMergePreview> {
    require(ctx)?;
    let (one, other) = (side(ctx, keep)?, side(ctx, gone)?);
    let newer_is_gone = other.changed_at > one.changed_at;
    let (own, theirs) = (case::about(ctx, &[], Some(keep))?, case::about(ctx, &[], Some(gone))?);
    let both = !own.is_empty() && !theirs.is_empty();
    Ok(FamilyMergePreview {
        suggested: suggest::family(&one.household.form, &other.household.form, newer_is_gone),
        same: likely_same(ctx, &one.household, &other.household)?,
        moves: hanging::told(
            ctx,
            MainRecord::Household { id: gone },
            Some(MainRecord::Household { id: keep }),
        )?,
        cases: own.into_iter().chain(theirs).filter(|_| both).map(|row| row.number).collect(),
        refused: against(ctx, &one.household, &other.household)?,
        keep: one,
        gone: other,
    })
}

/// Makes one record of two, and one of each two who are of both.
pub fn merge_families(ctx: &Write, form: &FamilyMerge) -> Result<()> {
    require(ctx)?;
    let (keep, gone) = (household::find(ctx, form.keep)?, household::find(ctx, form.gone)?);
    if let Some(fault) = against(ctx, &keep, &gone)? {
        return Err(fault.into());
    }
    if keep.rev != form.keep_rev || gone.rev != form.gone_rev {
        return Err(FaultCode::Changed.into());
    }
    form.check(&keep, &gone)?;
    let mut members = merged::members(ctx, form.keep)?;
    members.extend(&form.members);
    absorb(ctx, form.gone, form.keep)?;
    merged::set_members(ctx, form.keep, &members)?;
    for same in &form.same {
        persons::merge_members(ctx, same).map_err(|error| match error {
            Error::Invalid(faults) => {
                let at = |fault: Fault| Fault { field: format!("{}.{}", same.gone, fault.field), ..fault };
                Error::Invalid(faults.into_iter().map(at).collect())
            }
            other => other,
        })?;
    }
    merged::fill(ctx, form.keep, &form.form)
}

/// Hides a family behind another one, with all that hangs on it. Its members are free.
pub(super) fn absorb(ctx: &Write, gone: Uuid, keep: Uuid) -> Result<()> {
    hanging::go_along(ctx, ON_HOUSEHOLD, gone, keep)?;
    distribution::follow(ctx, Recipient::Household { id: gone }, keep)?;
    choice::move_tags(ctx, MainRecord::Household { id: gone }, MainRecord::Household { id: keep })?;
    draft::follow(ctx, gone, keep)?;
    merged::hide(ctx, gone, keep)
}

impl FamilyMerge {
    /// Everybody of the hidden family is told of once, and nobody of the other one is two of them.
    fn check(&self, keep: &Household, gone: &Household) -> Result<()> {
        let ids =
            |family: &Household| family.members.iter().map(|one| one.person.id).collect::<BTreeSet<_>>();
        let told: Vec<Uuid> =
            self.same.iter().map(|same| same.gone).chain(self.members.iter().map(|one| one.person)).collect();
        let stay: BTreeSet<Uuid> = self.same.iter().map(|same| same.keep).collect();
        let once = told.len() == gone.members.len() && told.into_iter().collect::<BTreeSet<_>>() == ids(gone);
        if !once || stay.len() != self.same.len() || !stay.is_subset(&ids(keep)) {
            return Err(Error::Invalid(vec![Fault::at("members", FaultCode::UnknownChoice)]));
        }
        Ok(())
    }
}

fn against(ctx: &Read, keep: &Household, gone: &Household) -> Result<Option<Fault>> {
    if keep.id == gone.id {
        return Ok(Some(Fault::new(FaultCode::SameFamily)));
    }
    for one in [keep, gone] {
        if let Some(fault) = merged::fault(ctx, one.id)? {
            return Ok(Some(fault));
        }
        if !one.withdrawn.is_empty() {
            return Ok(Some(Fault::new(FaultCode::NotFound)));
        }
    }
    Ok(None)
}

/// Pairs off whoever looks alike, the most alike first, nobody twice.
fn likely_same(ctx: &Read, keep: &Household, gone: &Household) -> Result<Vec<SamePerson>> {
    let mut pairs = Vec::new();
    for theirs in &gone.members {
        let other = person::merged::traits(ctx, theirs.person.id)?;
        for mine in &keep.members {
            let one = person::merged::traits(ctx, mine.person.id)?;
            // Their families are what is in question: being of two says nothing against it.
            let found = alike::judge(&one, &other, [None, None], ctx.today());
            if found.score >= alike::LIKELY_IN_FAMILY {
                pairs.push((found.score, mine.person.id, theirs.person.id));
            }
        }
    }
    pairs.sort_unstable_by(|one, other| other.cmp(one));
    let mut same: Vec<SamePerson> = Vec::new();
    for (_, keep, gone) in pairs {
        if !same.iter().any(|known| known.keep == keep || known.gone == gone) {
            same.push(SamePerson { gone, keep });
        }
    }
    Ok(same)
}

fn side(ctx: &Read, id: Uuid) -> Result<FamilySide> {
    Ok(FamilySide { household: household::find(ctx, id)?, changed_at: merged::changed_at(ctx, id)? })
}
