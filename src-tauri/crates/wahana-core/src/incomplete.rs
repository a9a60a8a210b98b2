//! "Yang perlu dilengkapi": one work list of what is missing or doubtful in residents, families and cases, each line of
//! which leads to the very field. It hinders nothing, and it holds only what the officer may complete: what a secret
//! case of somebody else lacks is nobody else's work, and nobody is listed because of one. Only how many of them nobody
//! looks after any more is told, to the head.
//!
//! Composes the areas and has no SQL.

use serde::Serialize;
use uuid::Uuid;

use crate::case::{self, CaseRow, Steps};
use crate::database::Read;
use crate::fault::granted;
use crate::household::{self, HouseholdRow};
use crate::merging::{self, MaybeSame, MergeKind};
use crate::person::{self, PersonRow};
use crate::vault::Right;
use crate::{Result, assessment, plan, referral};

/// So many of each are named; the next ones follow as these are completed.
const NAMED: usize = 12;
/// More than these are not counted.
const COUNTED: u32 = 100;

/// What a case can be followed by beside a visit.
const STEPS: Steps = Steps {
    unplanned: plan::NOTHING_PLANNED,
    assessed: assessment::VISITED,
    dated: [plan::DATED, referral::AWAITED],
};

/// What is missing or doubtful.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Lacking {
    /// Nobody who can look after the case is responsible for it.
    CaseCompanion,
    /// Nor for secret cases of others: the head is told how many they are, and none is named.
    SecretCompanion,
    /// Whom the case is about died or moved away: it is to be closed, or to go on with who is left.
    CaseGone,
    /// The case has no plan.
    CasePlan,
    /// Nothing of the case has a day: nobody is reminded of it.
    CaseStep,
    /// Two residents may be one, as they were looked for last.
    SamePerson,
    /// Two families may be one.
    SameFamily,
    /// The NIK is unfinished or does not fit the rest.
    Nik,
    /// Nothing is known of the age of somebody with a case.
    Birth,
    /// Nor whether it is a man or a woman.
    Sex,
    /// Somebody with a case has no NIK, and nobody said how it stands with their papers.
    Papers,
    /// The family has members and no head.
    FamilyHead,
    /// The family has no RT.
    FamilyRt,
    /// The family's No. KK is unfinished or cannot be.
    FamilyKk,
}

/// One record that lacks it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Incomplete {
    /// The resident, family or case.
    pub id: Uuid,
    /// The other one, where two may be the same.
    pub other: Option<Uuid>,
    /// What somebody or a family is called, or whom the case is about; may be empty for a family.
    pub name: String,
    /// `K-2026-0001` of a case, `W-0001, W-0002` of two who may be one; empty otherwise.
    pub number: String,
    /// Three digits or empty.
    pub rt: String,
}

/// Everything that lacks the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct LackingList {
    /// What.
    pub what: Lacking,
    /// The first twelve; of secret cases none.
    pub rows: Vec<Incomplete>,
    /// How many there are; residents and families are counted as far as a hundred.
    pub total: i64,
}

impl From<MaybeSame> for Incomplete {
    fn from(pair: MaybeSame) -> Self {
        let (one, other) = (pair.one, pair.other);
        let number = format!("{}, {}", one.number, other.number);
        Self { id: one.id, other: Some(other.id), name: one.name, number, rt: one.rt }
    }
}

impl From<PersonRow> for Incomplete {
    fn from(row: PersonRow) -> Self {
        Self { id: row.id, other: None, name: row.name, number: String::new(), rt: row.rt }
    }
}

impl From<HouseholdRow> for Incomplete {
    fn from(row: HouseholdRow) -> Self {
        Self { id: row.id, other: None, name: row.head, number: String::new(), rt: row.rt }
    }
}

impl From<CaseRow> for Incomplete {
    fn from(row: CaseRow) -> Self {
        Self { id: row.id, other: None, name: row.subject, number: row.number, rt: row.rt }
    }
}

/// All of it that the officer may complete, the most pressing first; what nobody lacks is left out.
pub fn incomplete(ctx: &Read) -> Result<Vec<LackingList>> {
    lists(ctx, NAMED, COUNTED)
}

/// All of it, each with what it lacks.
pub(crate) fn all(ctx: &Read) -> Result<Vec<(Lacking, Incomplete)>> {
    let lists = lists(ctx, usize::MAX, u32::MAX)?.into_iter();
    Ok(lists.flat_map(|list| list.rows.into_iter().map(move |row| (list.what, row))).collect())
}

/// How much that is, without a name of it read.
pub(crate) fn count(ctx: &Read) -> Result<i64> {
    Ok(lists(ctx, 0, COUNTED)?.iter().map(|list| list.total).sum())
}

/// The first `named` of each; residents and families are counted as far as `counted`.
fn lists(ctx: &Read, named: usize, counted: u32) -> Result<Vec<LackingList>> {
    let able = case::carriers(ctx)?;
    let secret = case::secret_without_companion(ctx, &able)?;
    let mut lists = vec![
        of_cases(ctx, Lacking::CaseCompanion, &case::Lack::Companion(able), named)?,
        LackingList { what: Lacking::SecretCompanion, rows: Vec::new(), total: secret },
        of_cases(ctx, Lacking::CaseGone, &case::Lack::Subject, named)?,
        of_cases(ctx, Lacking::CasePlan, &case::Lack::Plan(plan::NOTHING_PLANNED), named)?,
        of_cases(ctx, Lacking::CaseStep, &case::Lack::Step(STEPS), named)?,
    ];
    if granted(merging::require(ctx))? {
        lists.push(of_pairs(ctx, Lacking::SamePerson, MergeKind::Person, named)?);
        lists.push(of_pairs(ctx, Lacking::SameFamily, MergeKind::Household, named)?);
    }
    if ctx.may(Right::PersonWrite) {
        lists.push(of_people(ctx, Lacking::Nik, person::Lack::Nik, None, (named, counted))?);
        // Of others nothing more is wanted than a name: only who has a case is asked for (DOMAIN 6).
        if ctx.may(Right::CaseRead) {
            let with_case = case::has_open_case("person.id");
            for (what, lack) in [
                (Lacking::Birth, person::Lack::Birth),
                (Lacking::Sex, person::Lack::Sex),
                (Lacking::Papers, person::Lack::Papers),
            ] {
                lists.push(of_people(ctx, what, lack, Some(&with_case), (named, counted))?);
            }
        }
        for (what, lack) in [
            (Lacking::FamilyHead, household::Lack::Head),
            (Lacking::FamilyRt, household::Lack::Rt),
            (Lacking::FamilyKk, household::Lack::Kk),
        ] {
            let (rows, total) = household::lacking(ctx, lack, named, counted)?;
            lists.push(LackingList { what, rows: rows.into_iter().map(Into::into).collect(), total });
        }
    }
    lists.retain(|list| list.total > 0);
    Ok(lists)
}

fn of_pairs(ctx: &Read, what: Lacking, kind: MergeKind, named: usize) -> Result<LackingList> {
    let total = merging::count_candidates(ctx, kind)?;
    let rows = merging::candidates(ctx, kind, 0, u32::try_from(named).unwrap_or(u32::MAX))?;
    Ok(LackingList { what, rows: rows.into_iter().map(Into::into).collect(), total })
}

fn of_people(
    ctx: &Read,
    what: Lacking,
    lack: person::Lack,
    only: Option<&str>,
    (named, counted): (usize, u32),
) -> Result<LackingList> {
    let (rows, total) = person::lacking(ctx, lack, only, named, counted)?;
    Ok(LackingList { what, rows: rows.into_iter().map(Into::into).collect(), total })
}

fn of_cases(ctx: &Read, what: Lacking, lack: &case::Lack, named: usize) -> Result<LackingList> {
    let found = case::lacking(ctx, lack, named)?;
    Ok(LackingList { what, rows: found.rows.into_iter().map(Into::into).collect(), total: found.total })
}

#[cfg(test)]
mod tests;
