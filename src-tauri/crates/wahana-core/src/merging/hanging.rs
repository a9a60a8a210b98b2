//! What hangs on a resident or a family, by the columns that name them. A test walks the schema: a column that names one
//! of them and is in no list here would leave its rows behind.

use serde::Serialize;
use uuid::Uuid;

use super::verdict::NOT_SAME;
use crate::database::{Read, Write};
use crate::journal::{Journalled, naming_record};
use crate::record::MainRecord;
use crate::{
    Result, activity, assessment, assistance, attachment, business, case, choice, distribution, emergency,
    flag, household, notice,
};

/// A column whose rows go along.
pub(super) struct Hanging {
    pub(super) table: &'static Journalled,
    pub(super) column: &'static str,
    /// As what they are told before; none of judgements of pairs, which are nobody's concern.
    pub(super) told: Option<MovedKind>,
}

const fn of(table: &'static Journalled, column: &'static str, told: MovedKind) -> Hanging {
    Hanging { table, column, told: Some(told) }
}

const fn untold(table: &'static Journalled, column: &'static str) -> Hanging {
    Hanging { table, column, told: None }
}

/// What hangs on a resident. Of what a resident has only one, the kept record's own stays, and the other with the
/// hidden record.
pub(super) const ON_PERSON: &[Hanging] = &[
    of(&case::CASE, "person_id", MovedKind::Cases),
    of(&assistance::ASSISTANCE, "person_id", MovedKind::Assistance),
    of(&flag::FLAG, "person_id", MovedKind::Questions),
    of(&attachment::ATTACHMENT, "person_id", MovedKind::Attachments),
    of(&notice::NOTICE, "person_id", MovedKind::Notice),
    of(&emergency::HOUSEHOLD_LINE, "person_id", MovedKind::EmergencyLines),
    untold(&NOT_SAME, "person_id"),
    untold(&NOT_SAME, "other_person_id"),
];

/// What hangs on a family.
pub(super) const ON_HOUSEHOLD: &[Hanging] = &[
    of(&case::CASE, "household_id", MovedKind::Cases),
    of(&assistance::ASSISTANCE, "household_id", MovedKind::Assistance),
    of(&flag::FLAG, "household_id", MovedKind::Questions),
    of(&attachment::ATTACHMENT, "household_id", MovedKind::Attachments),
    of(&household::VISIT, "household_id", MovedKind::FamilyVisits),
    of(&assessment::POVERTY_CHECK, "household_id", MovedKind::PovertyChecks),
    of(&assessment::LISTING, "household_id", MovedKind::Listings),
    of(&emergency::HOUSEHOLD_LINE, "household_id", MovedKind::EmergencyLines),
    untold(&NOT_SAME, "household_id"),
    untold(&NOT_SAME, "other_household_id"),
];

/// Columns that name one of them and are looked after otherwise, and why.
#[cfg(test)]
pub(super) const OTHERWISE: &[(&str, &str, &str)] = &[
    ("household_member", "person_id", "the place in a family is chosen"),
    ("household_member", "household_id", "who comes along is chosen"),
    ("person", "merged_into", "who turned out to be somebody before stays it"),
    ("household", "merged_into", "what turned out to be a family before stays it"),
    ("tagged", "person_id", "what both are tagged with, the kept one is"),
    ("tagged", "household_id", "what both are tagged with, the kept one is"),
    (
        "distribution_recipient",
        "person_id",
        "on an open list one row stands for both, and a closed one stays as it is",
    ),
    (
        "distribution_recipient",
        "household_id",
        "on an open list one row stands for both, and a closed one stays as it is",
    ),
    ("activity_attendance", "person_id", "who stands on a list twice then is on it once"),
    ("business_member", "person_id", "who is in a business twice then is in it once"),
    ("person_initial", "person", "follows from the name"),
];

/// What a merging moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum MovedKind {
    /// Cases.
    Cases,
    /// What was given or is received.
    Assistance,
    /// Questions to colleagues.
    Questions,
    /// Pictures.
    Attachments,
    /// Why data may be kept.
    Notice,
    /// Visits to a family.
    FamilyVisits,
    /// Quick checks of poverty.
    PovertyChecks,
    /// What is known of DTSEN and KSJPS.
    Listings,
    /// Rows of lists of emergencies.
    EmergencyLines,
    /// Rows of lists of distributions.
    DistributionRows,
    /// Rows of attendance lists.
    Attendance,
    /// Places in businesses of the group.
    BusinessPlaces,
    /// Tags.
    Tags,
}

/// How many of a kind go along, as far as the officer may know of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Moved {
    /// The kind.
    pub what: MovedKind,
    /// How many.
    pub count: i64,
}

/// Gives all that hangs on one record to the other, unread and whoever looks after it: it is about the same.
pub(super) fn go_along(
    ctx: &Write,
    all: impl IntoIterator<Item = &'static Hanging>,
    from: Uuid,
    to: Uuid,
) -> Result<()> {
    for Hanging { table, column, .. } in all {
        ctx.repoint(table, column, from, to)?;
    }
    Ok(())
}

/// The same of a family that becomes part of another one: not what was judged of its record, for the other one is another
/// family. What may be known of and not changed is asked for before, by the areas.
pub(crate) fn family_goes_along(ctx: &Write, from: Uuid, to: Uuid) -> Result<()> {
    go_along(ctx, ON_HOUSEHOLD.iter().filter(|one| one.table.table != NOT_SAME.table), from, to)
}

/// What would go along with a resident or a family to another one, also what is looked after otherwise; what that one has
/// already does not. Of drafts nothing is told: each is its writer's alone.
pub(super) fn told(ctx: &Read, from: MainRecord, to: Option<MainRecord>) -> Result<Vec<Moved>> {
    let (id, other) = (from.id(), to.map(MainRecord::id));
    let (all, attended, businesses) = match from {
        MainRecord::Person { .. } => {
            (ON_PERSON, activity::to_follow(ctx, id, other)?, business::to_follow(ctx, id, other)?)
        }
        MainRecord::Household { .. } => (ON_HOUSEHOLD, 0, 0),
        MainRecord::Case { .. } => return Ok(Vec::new()),
    };
    let mut found = Vec::new();
    for one in all {
        if let Some(what) = one.told {
            let ids = naming_record(ctx.connection(), one.table, one.column, id)?;
            found.push((what, seen(ctx, one.table, ids)?));
        }
    }
    let rows = distribution::rows_of(ctx, id)?;
    found.push((MovedKind::DistributionRows, seen(ctx, &distribution::RECIPIENT, rows)?));
    found.push((MovedKind::Attendance, attended));
    found.push((MovedKind::BusinessPlaces, businesses));
    let theirs = to.map(|to| choice::tags_of(ctx, to)).transpose()?.unwrap_or_default();
    let tags = choice::tags_of(ctx, from)?;
    found.push((MovedKind::Tags, tags.iter().filter(|tag| !theirs.contains(tag)).count()));
    found.retain(|(_, count)| *count > 0);
    let moved = |(what, count): (MovedKind, usize)| {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        Moved { what, count }
    };
    Ok(found.into_iter().map(moved).collect())
}

/// How many of them the officer may know of.
fn seen(ctx: &Read, table: &Journalled, ids: Vec<Uuid>) -> Result<usize> {
    let mut count = 0;
    for id in ids {
        count += usize::from(is_seen(ctx, table, id)?);
    }
    Ok(count)
}

/// Whether the officer may know of it and it was not taken back.
pub(crate) fn is_seen(ctx: &Read, table: &Journalled, id: Uuid) -> Result<bool> {
    let image = table.image(ctx.connection(), id)?;
    let hidden = image.get("withdrawn").and_then(|reason| reason.as_str()).is_some_and(|why| !why.is_empty());
    Ok(!hidden && is_told(ctx, table, id)?)
}

/// Whether the officer may know of a record, by the case that it is or hangs on.
pub(crate) fn is_told(ctx: &Read, table: &Journalled, id: Uuid) -> Result<bool> {
    let case = if table.table == case::CASE.table {
        Some(id)
    } else {
        let image = table.image(ctx.connection(), id)?;
        image.get("case_id").and_then(|case| case.as_str()).and_then(|text| text.parse().ok())
    };
    let standing = case.map(|case| case::standing(ctx, case)).transpose()?.flatten();
    Ok(!standing.is_some_and(|standing| standing.masks()))
}

/// Whether the column is one of those that change when something goes along.
pub(super) fn is_moved(column: &str) -> bool {
    ON_PERSON.iter().chain(ON_HOUSEHOLD).any(|one| one.column == column)
}
