//! "Perjalanan": everything that happened with a resident, with a family and its members, or in a case, on one page that
//! can be narrowed and printed.
//!
//! Composes the areas and has no SQL: each tells what the officer may see, and what an officer may not see leaves no gap.
//! The page lays the entries along their days.

use std::collections::HashSet;

use serde::Serialize;
use uuid::Uuid;

use crate::activity::ActivityRow;
use crate::assessment::{Assessment, Listing, PovertyCheck};
use crate::assistance::AssistanceRow;
use crate::attachment::Attachment;
use crate::case::{CaseRow, Handed, TimelineEntry};
use crate::database::{Read, Write};
use crate::emergency::OnEmergency;
use crate::family::{self, FamilyEvent};
use crate::flag::Flag;
use crate::household::FamilyVisit;
use crate::journal::Op;
use crate::merging::Joined;
use crate::notice::Notice;
use crate::person::LifeChange;
use crate::plan::Goal;
use crate::record::{MainRecord, RecordKind};
use crate::referral::ReferralRow;
use crate::vault::Right;
use crate::{
    Result, activity, assessment, assistance, attachment, case, emergency, flag, household, merging, notice,
    person, plan, referral, still_needed,
};

/// What happened in one case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct CaseCourse {
    /// The case.
    pub row: CaseRow,
    /// Newest first.
    pub entries: Vec<TimelineEntry>,
    /// What was found, the latest visit first.
    pub assessments: Vec<Assessment>,
    /// Its plan.
    pub goals: Vec<Goal>,
    /// What stands on it as a picture, by its words.
    pub attachments: Vec<Attachment>,
    /// The activities that it was spoken of in, the latest first.
    pub activities: Vec<ActivityRow>,
    /// To whom it went, the latest first.
    pub handed: Vec<Handed>,
}

/// What was added to, or became known of, one of the people or families whom the time line is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct RecordCourse {
    /// Which: a resident or a family.
    pub on: MainRecord,
    /// What they are called; of a family its head's name.
    pub name: String,
    /// What stands on it as a picture, by its words.
    pub attachments: Vec<Attachment>,
    /// Records that turned out to be this one.
    pub joined: Vec<Joined>,
    /// Of a resident: the activities that they came to, the latest first.
    pub activities: Vec<ActivityRow>,
    /// Of a resident: that they died, moved or came back, as far as none of the events of this time line tells it.
    pub lives: Vec<LifeChange>,
    /// What lists of emergencies say of them.
    pub emergencies: Vec<OnEmergency>,
    /// Of a resident: when they were told why their data are kept, and when they took their consent back.
    pub notice: Option<Notice>,
}

/// All of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Timeline {
    /// What somebody or the family is called, or whom the case is about.
    pub name: String,
    /// Three digits or empty.
    pub rt: String,
    /// The cases that the officer may read.
    pub cases: Vec<CaseCourse>,
    /// What was given, the latest first.
    pub gifts: Vec<AssistanceRow>,
    /// What was referred in these cases.
    pub referrals: Vec<ReferralRow>,
    /// What happened to the family, and to the families that a resident was in before, the latest first.
    pub events: Vec<FamilyEvent>,
    /// The visits to these families that stand in no case, the latest first.
    pub visits: Vec<FamilyVisit>,
    /// The quick checks of the family, the latest first.
    pub poverty_checks: Vec<PovertyCheck>,
    /// What was told of it in DTSEN and KSJPS.
    pub listings: Vec<Listing>,
    /// The resident and their family, or the family and its members; of a case none.
    pub records: Vec<RecordCourse>,
    /// What was asked of any of all this, and answered. What is tagged has no day, and is not in it.
    pub flags: Vec<Flag>,
}

/// Everything that happened, as far as the officer may see it.
pub fn timeline(ctx: &Read, of: MainRecord) -> Result<Timeline> {
    match of {
        MainRecord::Person { id } => {
            ctx.require(Right::PersonRead)?;
            let row = person::row(ctx, id)?;
            let family = household::of_person(ctx, id)?.map(|family| family.id);
            // Those about the family as a whole are about them too.
            let cases = readable(ctx, || match family {
                Some(family) => case::of_household(ctx, family, &[id]),
                None => case::of_person(ctx, id),
            })?;
            let gifts =
                if ctx.may(Right::AssistanceRead) { assistance::of_person(ctx, id)? } else { Vec::new() };
            let records = [of].into_iter().chain(family.map(|id| MainRecord::Household { id }));
            let events = family.map(|family| family::events_of_member(ctx, id, family)).transpose()?;
            let events = events.unwrap_or_default();
            let visits = family.map(|family| family::visits_of_member(ctx, id, family)).transpose()?;
            let known = whole(ctx, &records.collect::<Vec<_>>(), cases, gifts, family, events)?;
            Ok(Timeline { name: row.name, rt: row.rt, visits: visits.unwrap_or_default(), ..known })
        }
        MainRecord::Household { id } => {
            ctx.require(Right::PersonRead)?;
            let label = household::label(ctx, id)?;
            let members = household::member_ids(ctx, id)?;
            let cases = readable(ctx, || case::of_household(ctx, id, &members))?;
            let gifts =
                if ctx.may(Right::AssistanceRead) { assistance::of_household(ctx, id)? } else { Vec::new() };
            let records = [of].into_iter().chain(members.into_iter().map(|id| MainRecord::Person { id }));
            let events = family::events(ctx, id)?;
            let known = whole(ctx, &records.collect::<Vec<_>>(), cases, gifts, Some(id), events)?;
            let visits = household::visits_of(ctx, id)?;
            Ok(Timeline { name: label.name, rt: label.rt, visits, ..known })
        }
        MainRecord::Case { id } => {
            let row = case::find(ctx, id)?.row;
            let gifts =
                if ctx.may(Right::AssistanceRead) { assistance::of_case(ctx, id)? } else { Vec::new() };
            let known = whole(ctx, &[], vec![row.clone()], gifts, None, Vec::new())?;
            Ok(Timeline { name: row.subject, rt: row.rt, ..known })
        }
    }
}

fn readable(ctx: &Read, cases: impl FnOnce() -> Result<Vec<CaseRow>>) -> Result<Vec<CaseRow>> {
    if ctx.may(Right::CaseRead) { cases() } else { Ok(Vec::new()) }
}

/// All but the name, and the visits that stand in no case.
fn whole(
    ctx: &Read,
    records: &[MainRecord],
    cases: Vec<CaseRow>,
    gifts: Vec<AssistanceRow>,
    family: Option<Uuid>,
    events: Vec<FamilyEvent>,
) -> Result<Timeline> {
    let referrals = cases.iter().map(|row| referral::of_case(ctx, row.id)).collect::<Result<Vec<_>>>()?;
    let referrals: Vec<ReferralRow> = referrals.into_iter().flatten().collect();
    let known = family.filter(|_| ctx.may(Right::CaseRead));
    let mut courses = records.iter().map(|&on| record(ctx, on, &events)).collect::<Result<Vec<_>>>()?;
    // A line may name a family and somebody of it.
    let mut told = HashSet::new();
    for course in &mut courses {
        course.emergencies.retain(|line| told.insert(line.id));
    }
    Ok(Timeline {
        name: String::new(),
        rt: String::new(),
        flags: flags(ctx, records, &cases, &gifts, &referrals)?,
        cases: cases.into_iter().map(|row| course(ctx, row)).collect::<Result<_>>()?,
        gifts,
        referrals,
        events,
        visits: Vec::new(),
        poverty_checks: known
            .map(|id| assessment::poverty_checks_of(ctx, id))
            .transpose()?
            .unwrap_or_default(),
        listings: known.map(|id| assessment::listings_of(ctx, id)).transpose()?.unwrap_or_default(),
        records: courses,
    })
}

/// A case that the officer may read.
fn course(ctx: &Read, row: CaseRow) -> Result<CaseCourse> {
    let id = row.id;
    let assessment::CaseAssessment { found, earlier, .. } = assessment::of_case(ctx, id)?;
    let page = still_needed::page(ctx, id)?;
    Ok(CaseCourse {
        entries: page.timeline,
        assessments: found.into_iter().chain(earlier).collect(),
        goals: plan::of_case(ctx, id)?,
        attachments: attachment::of_record(ctx, MainRecord::Case { id })?.rows,
        activities: activity::of_case(ctx, id)?,
        handed: page.handed,
        row,
    })
}

/// A resident or a family, with what none of these events tells of them.
fn record(ctx: &Read, on: MainRecord, events: &[FamilyEvent]) -> Result<RecordCourse> {
    let (name, activities, lives, notice) = match on {
        MainRecord::Person { id } => {
            let mut lives = person::life_changes(ctx, id)?;
            lives.retain(|change| !events.iter().any(|event| event.tells(id, change)));
            (person::row(ctx, id)?.name, activity::came_to(ctx, id)?, lives, notice::find(ctx, id)?)
        }
        _ => (household::label(ctx, on.id())?.name, Vec::new(), Vec::new(), None),
    };
    Ok(RecordCourse {
        on,
        name,
        attachments: attachment::of_record(ctx, on)?.rows,
        joined: merging::joined(ctx, on)?,
        activities,
        lives,
        emergencies: if ctx.may(Right::CaseRead) { emergency::of_record(ctx, on)? } else { Vec::new() },
        notice,
    })
}

/// What was asked of any of these, and may be read.
fn flags(
    ctx: &Read,
    records: &[MainRecord],
    cases: &[CaseRow],
    gifts: &[AssistanceRow],
    referrals: &[ReferralRow],
) -> Result<Vec<Flag>> {
    let records = records.iter().map(|&on| on.into());
    let cases = cases.iter().map(|row| RecordKind::Case.with(row.id));
    let gifts = gifts.iter().map(|row| RecordKind::Assistance.with(row.id));
    let referrals = referrals.iter().map(|row| RecordKind::Referral.with(row.id));
    let mut found = Vec::new();
    for on in records.chain(cases).chain(gifts).chain(referrals) {
        found.append(&mut flag::of_record(ctx, on)?);
    }
    Ok(found)
}

/// Notes in the journal that it was printed; asked before it is. So does each secret case that stands on it.
pub fn printed(ctx: &Write, of: MainRecord) -> Result<()> {
    let shown = timeline(ctx, of)?;
    let secret = shown.cases.iter().filter(|course| course.row.secret).map(|course| course.row.id);
    let secret = secret.filter(|id| *id != of.id()).map(|id| MainRecord::Case { id });
    for on in std::iter::once(of).chain(secret) {
        ctx.record(on.kind().as_str(), on.id(), Op::Export, &[("what", "timeline".to_owned())])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
