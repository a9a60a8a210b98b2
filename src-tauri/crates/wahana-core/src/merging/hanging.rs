//! What hangs on a resident or a family, by the columns that name them. A test walks the schema: a column that names one
//! of them and is in no list here would leave its rows behind.

use serde::Serialize;
use uuid::Uuid;

use super::verdict::NOT_SAME;
use crate::database::{Read, Write};
use crate::journal::{Journalled, naming_record};
use crate::{
    Result, assessment, assistance, attachment, case, distribution, emergency, flag, household, notice,
};

/// A column whose rows go along.
pub(super) struct Hanging {
    pub(super) table: &'static Journalled,
    pub(super) column: &'static str,
}

const fn of(table: &'static Journalled, column: &'static str) -> Hanging {
    Hanging { table, column }
}

/// What hangs on a resident. Of what a resident has only one, the kept record's own stays, and the other with the
/// hidden record.
pub(super) const ON_PERSON: &[Hanging] = &[
    of(&case::CASE, "person_id"),
    of(&assistance::ASSISTANCE, "person_id"),
    of(&flag::FLAG, "person_id"),
    of(&attachment::ATTACHMENT, "person_id"),
    of(&notice::NOTICE, "person_id"),
    of(&emergency::HOUSEHOLD_LINE, "person_id"),
    of(&NOT_SAME, "person_id"),
    of(&NOT_SAME, "other_person_id"),
];

/// What hangs on a family.
pub(super) const ON_HOUSEHOLD: &[Hanging] = &[
    of(&case::CASE, "household_id"),
    of(&assistance::ASSISTANCE, "household_id"),
    of(&flag::FLAG, "household_id"),
    of(&attachment::ATTACHMENT, "household_id"),
    of(&household::VISIT, "household_id"),
    of(&assessment::POVERTY_CHECK, "household_id"),
    of(&assessment::LISTING, "household_id"),
    of(&emergency::HOUSEHOLD_LINE, "household_id"),
    of(&NOT_SAME, "household_id"),
    of(&NOT_SAME, "other_household_id"),
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

/// How many records of a table go along, as far as the officer may know of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Moved {
    /// The table.
    pub table: String,
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
    for Hanging { table, column } in all {
        ctx.repoint(table, column, from, to)?;
    }
    Ok(())
}

/// The same of a family that becomes part of another one: not what was judged of its record, for the other one is another
/// family. What may be known of and not changed is asked for before, by the areas.
pub(crate) fn family_goes_along(ctx: &Write, from: Uuid, to: Uuid) -> Result<()> {
    go_along(ctx, unjudged(ON_HOUSEHOLD), from, to)
}

/// Without the judgements of pairs.
fn unjudged(all: &'static [Hanging]) -> impl Iterator<Item = &'static Hanging> {
    all.iter().filter(|one| one.table.table != NOT_SAME.table)
}

/// What would go along. Judgements of pairs are nobody's concern.
pub(super) fn told(ctx: &Read, all: &'static [Hanging], from: Uuid) -> Result<Vec<Moved>> {
    let mut found = Vec::new();
    for Hanging { table, column } in unjudged(all) {
        found.push((*table, naming_record(ctx.connection(), table, column, from)?));
    }
    found.push((&distribution::RECIPIENT, distribution::rows_of(ctx, from)?));
    let mut moved = Vec::new();
    for (table, ids) in found {
        let mut count = 0;
        for id in ids {
            count += i64::from(is_seen(ctx, table, id)?);
        }
        if count > 0 {
            moved.push(Moved { table: table.table.to_owned(), count });
        }
    }
    Ok(moved)
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
