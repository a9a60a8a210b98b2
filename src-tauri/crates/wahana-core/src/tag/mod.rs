//! Label setempat: tags beside the 26 types on residents, families and cases. Counted apart, never in a package.
//!
//! A tag on a case has the case's secrecy. A sensitive one (an illness) is told by the page of its record alone, to whoever
//! reads cases; no list shows it, and no paper but
//! "Semua datanya". Composes [`choice`] with the areas; it has no SQL.

use serde::Serialize;
use uuid::Uuid;

use crate::case::{self, CaseFilter};
use crate::choice::{self, ChoiceList};
use crate::database::{Read, Write};
use crate::household::{self, HouseholdFilter};
use crate::person::{self, PersonFilter};
use crate::record::MainRecord;
use crate::vault::{Right, Vault};
use crate::{Fault, FaultCode, Result, reaching};

/// How many have a tag, as far as the officer may know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct TagCount {
    /// Which.
    pub tag: String,
    /// Residents, also who is gone.
    pub persons: i64,
    /// Those of them who live here.
    pub persons_here: i64,
    /// Families.
    pub households: i64,
    /// Cases, closed ones too; none of somebody else's secret ones.
    pub cases: i64,
    /// The open ones of them.
    pub cases_open: i64,
}

/// The tags of a record; none for whom the record itself would refuse.
pub fn of_record(ctx: &Read, on: MainRecord) -> Result<Vec<String>> {
    if !reaching::reads(ctx, on.into())? {
        return Ok(Vec::new());
    }
    let tags = choice::tags_of(ctx, on)?;
    if ctx.may(Right::CaseRead) {
        return Ok(tags);
    }
    choice::shown_tags(ctx, on)
}

/// The tags of a resident that a list may show.
pub fn listed(ctx: &Read, person: Uuid) -> Result<Vec<String>> {
    if ctx.may(Right::PersonRead) {
        choice::shown_tags(ctx, MainRecord::Person { id: person })
    } else {
        Ok(Vec::new())
    }
}

/// Gives the record these tags and no others: whoever may change it.
pub fn set(ctx: &Write, on: MainRecord, tags: &[String]) -> Result<Vec<String>> {
    reaching::require_write(ctx, on)?;
    let known = choice::of_list(ctx, ChoiceList::Tag)?;
    let had = choice::tags_of(ctx, on)?;
    let right = |tag: &String| known.iter().any(|one| one.code == *tag && (!one.gone || had.contains(tag)));
    if !tags.iter().all(right) {
        return Err(crate::Error::Invalid(vec![Fault::at("tags", FaultCode::UnknownChoice)]));
    }
    choice::set_tags(ctx, on, tags)?;
    of_record(ctx, on)
}

/// [`counts`] on a connection of its own: nobody's list waits for it.
pub fn counted(vault: &Vault) -> Result<Vec<TagCount>> {
    vault.read_long(counts)
}

/// How many there are of each tag, in the order of the list; those of which there are none too. Each number is that of a
/// list that is narrowed to the tag.
fn counts(ctx: &Read) -> Result<Vec<TagCount>> {
    ctx.require(Right::CaseRead)?;
    let known = choice::of_list(ctx, ChoiceList::Tag)?.into_iter().filter(|one| !one.gone);
    let count = |tag: String| {
        let here = PersonFilter { tag: tag.clone(), ..PersonFilter::default() };
        let ever = PersonFilter { gone_too: true, ..here.clone() };
        let households = HouseholdFilter { tag: tag.clone(), ..HouseholdFilter::default() };
        let open = CaseFilter { tag: tag.clone(), ..CaseFilter::default() };
        let all = CaseFilter { closed_too: true, ..open.clone() };
        Ok(TagCount {
            persons: person::count(ctx, &ever)?,
            persons_here: person::count(ctx, &here)?,
            households: household::count(ctx, &households)?,
            cases: case::count(ctx, &all)?,
            cases_open: case::count(ctx, &open)?,
            tag,
        })
    };
    known.map(|one| count(one.code)).collect()
}

/// The record that a row is about, for the words of the journal.
pub(crate) fn on(ctx: &Read, id: Uuid) -> Result<Option<MainRecord>> {
    choice::tagged(ctx, id)
}

/// Refuses whom the record itself would refuse: for an undo.
pub(crate) fn require_again(ctx: &Read, id: Uuid) -> Result<()> {
    reaching::require_write(ctx, on(ctx, id)?.ok_or(FaultCode::NotFound)?)
}

/// Erases the tags of a record, whichever kind it is.
pub(crate) fn erase(ctx: &Write, record: Uuid) -> Result<()> {
    let id = record;
    for on in [MainRecord::Person { id }, MainRecord::Household { id }, MainRecord::Case { id }] {
        choice::erase_tags(ctx, on)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
