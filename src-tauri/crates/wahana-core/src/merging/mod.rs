//! "Mungkin ganda" and "Gabungkan": who may have been written down twice, and making one record of two.
//!
//! Composes the areas; of tables it has only what was judged and what was found. Merging corrects what was written down:
//! nothing happened to anybody, so it has no day, unlike the union of two families ([`crate::family`]). It must never
//! decide by itself, and never tell of a secret case that it moves unread.

mod alike;
mod candidates;
mod families;
mod hanging;
mod persons;
mod suggest;
mod verdict;

pub use alike::Reason;
pub use candidates::{MaybeSame, PairSide, candidates, count_candidates, look_again};
pub use families::{
    FamilyMerge, FamilyMergePreview, FamilySide, SamePerson, merge_families, preview_families,
};
pub use hanging::{Moved, MovedKind};
pub use persons::{
    MemberMerge, PersonMerge, PersonMergePreview, PersonSide, SameType, merge_persons, preview_persons,
};
pub use verdict::judge_not_same;
pub(crate) use verdict::{NOT_SAME, pair};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::database::{Read, Write};
use crate::journal::{Journalled, Recorded};
pub use crate::person::merged::SameAs;
use crate::record::MainRecord;
use crate::vault::Right;
use crate::{Result, choice, distribution, draft, household, person};

/// What is written down twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum MergeKind {
    /// A resident.
    Person,
    /// A family.
    Household,
}

/// Whoever merges moves what others look after: whoever may change every resident and every case.
pub(crate) fn require(ctx: &Read) -> Result<()> {
    ctx.require(Right::PersonWrite)?;
    ctx.require(Right::CaseWriteAll)
}

/// What a record's page says of merging.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct MergedRecords {
    /// What it is now, where it turned out to be another one.
    pub into: Option<SameAs>,
    /// What turned out to be it, the oldest number first.
    pub from: Vec<SameAs>,
}

/// Which records are this one, and which one it is.
pub fn merged_records(ctx: &Read, kind: MergeKind, id: Uuid) -> Result<MergedRecords> {
    ctx.require(Right::PersonRead)?;
    Ok(match kind {
        MergeKind::Person => MergedRecords {
            into: person::merged::now_is(ctx, id)?.map(|id| person::merged::same_as(ctx, id)).transpose()?,
            from: person::merged::earlier(ctx, id)?,
        },
        MergeKind::Household => MergedRecords {
            into: household::merged::now_is(ctx, id)?
                .map(|id| household::merged::same_as(ctx, id))
                .transpose()?,
            from: household::merged::earlier(ctx, id)?,
        },
    })
}

/// A record that turned out to be another, and when somebody said so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Joined {
    /// The record that is hidden since.
    pub same: SameAs,
    /// UTC, RFC 3339.
    pub at: String,
}

/// What turned out to be this resident or family, the oldest number first; nothing does of a case.
pub(crate) fn joined(ctx: &Read, on: MainRecord) -> Result<Vec<Joined>> {
    ctx.require(Right::PersonRead)?;
    // What is hidden is changed no more: its last change is that it was hidden.
    match on {
        MainRecord::Person { id } => {
            let found = person::merged::earlier(ctx, id)?.into_iter();
            found.map(|same| Ok(Joined { at: person::merged::changed_at(ctx, same.id)?, same })).collect()
        }
        MainRecord::Household { id } => {
            let found = household::merged::earlier(ctx, id)?.into_iter();
            found.map(|same| Ok(Joined { at: household::merged::changed_at(ctx, same.id)?, same })).collect()
        }
        MainRecord::Case { .. } => Ok(Vec::new()),
    }
}

/// The column that says what a record turned out to be.
const INTO: &str = "merged_into";

/// Whether an act made one record of two, or two of one again.
pub(crate) fn is_merging(entries: &[Recorded]) -> bool {
    entries.iter().any(|entry| entry.names(INTO))
}

/// Whether it is the record that turned out to be another one: what such an act is about.
pub(crate) fn is_gone(entry: &Recorded) -> bool {
    entry.names(INTO)
}

/// Columns of which an undo never keeps a later value: they are what the act is.
pub(crate) fn is_the_act(column: &str) -> bool {
    [INTO, "withdrawn"].contains(&column)
}

/// Whether the entry says no more than that what hung on the one hangs on the other.
pub(crate) fn only_moved(entry: &Recorded) -> bool {
    entry.changes.as_ref().is_some_and(|changes| changes.keys().all(|column| hanging::is_moved(column)))
}

/// Whether rows of the table go along with the record that they are about, as places on lists and tags do: they are about
/// the same afterwards, so only the act itself is asked for.
pub(crate) fn goes_along(table: &Journalled) -> bool {
    [distribution::RECIPIENT.table, choice::TAGGED.table].contains(&table.table)
}

pub(crate) use hanging::{family_goes_along, is_seen, is_told};

/// Makes anew what the other record is found by, after an undo, and leads half-typed forms back to whom they were about.
pub(crate) fn settle(ctx: &Write, entry: &Recorded) -> Result<()> {
    let sides = entry.of(INTO).map(|side| side.as_str().and_then(|text| text.parse::<Uuid>().ok()));
    match sides {
        [None, Some(keep)] => draft::follow_back(ctx, entry.record, keep)?,
        [Some(keep), None] => draft::follow(ctx, entry.record, keep)?,
        _ => {}
    }
    for id in sides.into_iter().flatten() {
        if entry.area == "household" {
            household::merged::settle(ctx, id)?;
        } else {
            person::merged::settle(ctx, id)?;
        }
    }
    Ok(())
}

#[cfg(test)]
pub(crate) mod tests;
