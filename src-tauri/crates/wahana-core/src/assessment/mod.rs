//! Asesmen: what was found in a case (one of each visit, the newest stands for it), the nine criteria of fakir miskin as a quick
//! check of a household, and what is known of a family in DTSEN and KSJPS.
//!
//! It only keeps what somebody saw or was told. It must never judge: no verdict, no desil, no eligibility.

mod asks;
mod form;
mod listing;
mod quick_check;
mod store;
pub(crate) mod undo;

pub use asks::Asks;
pub use form::{AssessmentForm, DISABILITIES};
pub use listing::{
    Listing, ListingForm, ListingStanding, Register, listings_of, record_listing, withdraw_listing,
};
pub use quick_check::{
    CheckAnswer, PovertyCheck, PovertyCheckForm, poverty_checks_of, record_poverty_check,
    withdraw_poverty_check,
};

pub(crate) use store::VISITED;

use serde::Serialize;
use uuid::Uuid;

use crate::case::{self, Case, CaseTypesForm};
use crate::database::{Read, Write};
use crate::fault::both;
use crate::journal::{Child, Journalled};
use crate::values;
use crate::vault::officer_name;
use crate::{FaultCode, Result, draft};

pub(crate) const ASSESSMENT: Journalled = Journalled {
    area: "assessment",
    table: "assessment",
    derived: &[],
    children: &[Child { table: "assessment_disability", parent: "assessment_id", order: "disability" }],
};
pub(crate) const POVERTY_CHECK: Journalled =
    Journalled { area: "assessment", table: "poverty_check", derived: &[], children: &[] };
pub(crate) const LISTING: Journalled =
    Journalled { area: "assessment", table: "listing", derived: &[], children: &[] };

/// What a case's page shows of its assessment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct CaseAssessment {
    /// What the form offers, by the case's types.
    pub asks: Asks,
    /// The newest; none where nothing was written down yet.
    pub found: Option<Assessment>,
    /// Those before it, the latest visit first.
    pub earlier: Vec<Assessment>,
    /// The family of whom the case is, where the quick check and DTSEN are kept; none where they have none.
    pub household: Option<Uuid>,
}

/// What was written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Assessment {
    /// Which.
    pub id: Uuid,
    /// Revision, to be handed back at a change.
    pub rev: i64,
    /// Everything that the form holds.
    pub form: AssessmentForm,
    /// Name of the officer who was there; empty where nobody is named.
    pub visited_by_name: String,
}

/// Of one case, for who may read it.
pub fn of_case(ctx: &Read, case: Uuid) -> Result<CaseAssessment> {
    of_page(ctx, &case::find(ctx, case)?)
}

/// Of a case whose page was opened, also with a reason ([`case::open_secret`]).
pub(crate) fn of_page(ctx: &Read, page: &Case) -> Result<CaseAssessment> {
    let mut all = store::of_case(ctx.connection(), page.row.id)?.into_iter();
    Ok(CaseAssessment {
        asks: Asks::of(page.form.types.iter().map(|one| one.number)),
        found: all.next(),
        earlier: all.collect(),
        household: case::family_of(ctx, &page.row)?,
    })
}

/// The draft of one that is written down, under its case; and of one that is corrected, under itself.
const OWN_DRAFT: &str = "assessment";
pub(crate) const CHANGE_DRAFT: &str = "assessment_change";

/// Writes one down, or changes the one of this id and of the revision that was read, and throws the form's draft away.
/// Looking again later is one of its own, with its day. `types` are those that were found: the case has them from then
/// on, in the same act; none where they were not asked. What none of the types asks for is not on the form and is not
/// stored. Answers none where the case is secret by them, and not for the officer to read any more.
pub fn set(
    ctx: &Write,
    case: Uuid,
    changed: Option<(Uuid, i64)>,
    form: &AssessmentForm,
    types: Option<&CaseTypesForm>,
) -> Result<Option<CaseAssessment>> {
    case::require_write(ctx, case)?;
    let known = store::of_case(ctx.connection(), case)?;
    let corrected = changed.and_then(|(id, _)| known.iter().find(|one| one.id == id));
    // One that was written without a day while it was the only one may go without: a day that nobody knows any more
    // would be made up.
    let dated = known.len() > usize::from(corrected.is_some())
        && corrected.is_none_or(|one| !one.form.visited_on.is_empty());
    let numbers = match types {
        Some(found) => found.types.iter().map(|one| one.number).collect(),
        None => case::types_of(ctx, case)?,
    };
    let form = form.asked(Asks::of(numbers.into_iter()));
    let checked = form.checked(ctx, case, dated);
    let (checked, ()) = both(checked, types.map_or(Ok(()), |types| case::set_types(ctx, case, types)))?;
    if let Some((id, rev)) = changed {
        require_of(&known, id)?;
        ctx.change(&ASSESSMENT, id, Some(rev), |connection| store::update(connection, id, &checked))?;
        draft::discard(ctx, CHANGE_DRAFT, &id.to_string())?;
    } else {
        let id = Uuid::now_v7();
        ctx.create(&ASSESSMENT, id, |connection| store::insert(connection, id, case, &checked))?;
        draft::discard(ctx, OWN_DRAFT, &case.to_string())?;
    }
    let reads = case::standing(ctx, case)?.is_some_and(|known| known.is_read());
    reads.then(|| of_case(ctx, case)).transpose()
}

/// Hides one that was written by mistake, kept in the journal with the reason.
pub fn withdraw(ctx: &Write, case: Uuid, id: Uuid, reason: &str) -> Result<()> {
    case::require_write(ctx, case)?;
    let reason = values::reason(reason, true)?;
    require_of(&store::of_case(ctx.connection(), case)?, id)?;
    ctx.change(&ASSESSMENT, id, None, |connection| store::withdraw(connection, "assessment", id, &reason))?;
    draft::discard(ctx, CHANGE_DRAFT, &id.to_string())
}

/// Refuses what is not among these.
fn require_of(known: &[Assessment], id: Uuid) -> Result<()> {
    if known.iter().any(|one| one.id == id) { Ok(()) } else { Err(FaultCode::NotFound.into()) }
}

/// The records that belong to a case, hidden or not: a part of its history.
pub(crate) fn ids_of(ctx: &Read, case: Uuid) -> Result<Vec<Uuid>> {
    store::ids_of(ctx.connection(), case)
}

/// The case of an assessment.
pub(crate) fn case_of(ctx: &Read, id: Uuid) -> Result<Option<Uuid>> {
    store::case_of(ctx.connection(), id)
}

/// Whether an assessment is there, and was not taken back.
pub(crate) fn is_listed(ctx: &Read, id: Uuid) -> Result<bool> {
    store::is_listed(ctx.connection(), id)
}

/// The family of a quick check or of a word about a list.
pub(crate) fn household_of(ctx: &Read, id: Uuid) -> Result<Option<Uuid>> {
    store::household_of(ctx.connection(), id)
}

/// Quick checks and words about lists of a family, hidden ones too: a part of its history.
pub(crate) fn ids_of_household(ctx: &Read, household: Uuid) -> Result<Vec<Uuid>> {
    let connection = ctx.connection();
    Ok([
        store::all_of(connection, "poverty_check", household)?,
        store::all_of(connection, "listing", household)?,
    ]
    .concat())
}

/// Erases what a case's assessments tell; that there were some, and when, is left.
pub(crate) fn erase(ctx: &Write, case: Uuid) -> Result<()> {
    for id in ids_of(ctx, case)? {
        ctx.erase(&ASSESSMENT, id, |connection| store::erase(connection, id))?;
    }
    Ok(())
}

/// Erases what was seen in a family and what is known of it in lists.
pub(crate) fn erase_of_household(ctx: &Write, household: Uuid) -> Result<()> {
    for table in [&POVERTY_CHECK, &LISTING] {
        for id in store::all_of(ctx.connection(), table.table, household)? {
            ctx.erase(table, id, |connection| store::erase_of_household(connection, table.table, id))?;
        }
    }
    Ok(())
}

/// The name that goes with an officer's id.
fn name_of(ctx: &Read, officer: Option<Uuid>) -> Result<String> {
    Ok(officer.map(|id| officer_name(ctx, id)).transpose()?.flatten().unwrap_or_default())
}

#[cfg(test)]
mod tests;
