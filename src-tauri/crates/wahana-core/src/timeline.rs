//! "Perjalanan": everything that happened with a resident, with a family and its members, or in a case, on one page that
//! can be narrowed and printed.
//!
//! Composes the areas and has no SQL: each tells what the officer may see, and what an officer may not see leaves no gap.
//! The page lays the entries along their days.

use serde::Serialize;
use uuid::Uuid;

use crate::activity::ActivityRow;
use crate::assessment::{Assessment, Listing, PovertyCheck};
use crate::assistance::AssistanceRow;
use crate::attachment::Attachment;
use crate::case::{CaseRow, TimelineEntry};
use crate::database::{Read, Write};
use crate::family::{self, FamilyEvent};
use crate::flag::Flag;
use crate::journal::Op;
use crate::merging::Joined;
use crate::plan::Goal;
use crate::record::{MainRecord, RecordKind};
use crate::referral::ReferralRow;
use crate::vault::Right;
use crate::{
    Result, activity, assessment, assistance, attachment, case, flag, household, merging, person, plan,
    referral, still_needed,
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
    /// The activities that a resident came to, or that a case was spoken of in, the latest first.
    pub activities: Vec<ActivityRow>,
    /// What happened to the family, the latest first.
    pub events: Vec<FamilyEvent>,
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
            let cases = readable(ctx, || case::of_person(ctx, id))?;
            let gifts =
                if ctx.may(Right::AssistanceRead) { assistance::of_person(ctx, id)? } else { Vec::new() };
            let records = [of].into_iter().chain(family.map(|id| MainRecord::Household { id }));
            let known = whole(ctx, records.collect(), cases, gifts, family)?;
            Ok(Timeline { name: row.name, rt: row.rt, activities: activity::came_to(ctx, id)?, ..known })
        }
        MainRecord::Household { id } => {
            ctx.require(Right::PersonRead)?;
            let label = household::label(ctx, id)?;
            let members = household::member_ids(ctx, id)?;
            let cases = readable(ctx, || case::of_household(ctx, id, &members))?;
            let gifts =
                if ctx.may(Right::AssistanceRead) { assistance::of_household(ctx, id)? } else { Vec::new() };
            let records = [of].into_iter().chain(members.into_iter().map(|id| MainRecord::Person { id }));
            let known = whole(ctx, records.collect(), cases, gifts, Some(id))?;
            Ok(Timeline { name: label.name, rt: label.rt, ..known })
        }
        MainRecord::Case { id } => {
            let row = case::find(ctx, id)?.row;
            let gifts =
                if ctx.may(Right::AssistanceRead) { assistance::of_case(ctx, id)? } else { Vec::new() };
            let known = whole(ctx, Vec::new(), vec![row.clone()], gifts, None)?;
            Ok(Timeline { name: row.subject, rt: row.rt, activities: activity::of_case(ctx, id)?, ..known })
        }
    }
}

fn readable(ctx: &Read, cases: impl FnOnce() -> Result<Vec<CaseRow>>) -> Result<Vec<CaseRow>> {
    if ctx.may(Right::CaseRead) { cases() } else { Ok(Vec::new()) }
}

/// All but the name and the activities.
fn whole(
    ctx: &Read,
    records: Vec<MainRecord>,
    cases: Vec<CaseRow>,
    gifts: Vec<AssistanceRow>,
    family: Option<Uuid>,
) -> Result<Timeline> {
    let referrals = cases.iter().map(|row| referral::of_case(ctx, row.id)).collect::<Result<Vec<_>>>()?;
    let referrals: Vec<ReferralRow> = referrals.into_iter().flatten().collect();
    let known = family.filter(|_| ctx.may(Right::CaseRead));
    Ok(Timeline {
        name: String::new(),
        rt: String::new(),
        flags: flags(ctx, &records, &cases, &gifts, &referrals)?,
        cases: cases.into_iter().map(|row| course(ctx, row)).collect::<Result<_>>()?,
        gifts,
        referrals,
        activities: Vec::new(),
        events: family.map(|id| family::events(ctx, id)).transpose()?.unwrap_or_default(),
        poverty_checks: known
            .map(|id| assessment::poverty_checks_of(ctx, id))
            .transpose()?
            .unwrap_or_default(),
        listings: known.map(|id| assessment::listings_of(ctx, id)).transpose()?.unwrap_or_default(),
        records: records.into_iter().map(|on| record(ctx, on)).collect::<Result<_>>()?,
    })
}

/// A case that the officer may read.
fn course(ctx: &Read, row: CaseRow) -> Result<CaseCourse> {
    let id = row.id;
    let assessment::CaseAssessment { found, earlier, .. } = assessment::of_case(ctx, id)?;
    Ok(CaseCourse {
        entries: still_needed::page(ctx, id)?.timeline,
        assessments: found.into_iter().chain(earlier).collect(),
        goals: plan::of_case(ctx, id)?,
        attachments: attachment::of_record(ctx, MainRecord::Case { id })?.rows,
        row,
    })
}

/// A resident or a family.
fn record(ctx: &Read, on: MainRecord) -> Result<RecordCourse> {
    let name = match on {
        MainRecord::Household { id } => household::label(ctx, id)?.name,
        _ => person::row(ctx, on.id())?.name,
    };
    let attachments = attachment::of_record(ctx, on)?.rows;
    Ok(RecordCourse { on, name, attachments, joined: merging::joined(ctx, on)? })
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

/// Notes in the journal that it was printed; asked before it is.
pub fn printed(ctx: &Write, of: MainRecord) -> Result<()> {
    timeline(ctx, of)?;
    ctx.record(of.kind().as_str(), of.id(), Op::Export, &[("what", "timeline".to_owned())])
}

#[cfg(test)]
mod tests;
