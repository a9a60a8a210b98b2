//! Erasing what the cases about somebody tell: number, types, dates and stages are left, for the totals.

use uuid::Uuid;

use super::{CASE, FOLLOW_UP, Standing, standing, store};
use crate::Result;
use crate::database::{Read, Write};

/// A case about somebody, whoever may know of it.
pub(crate) struct About {
    /// The case.
    pub(crate) id: Uuid,
    /// `K-2026-0001`.
    pub(crate) number: String,
    /// Whether somebody still works on it.
    pub(crate) open: bool,
    /// Whether the officer may know whom it is about.
    pub(crate) known: bool,
}

/// All cases about a person or family as a whole, also those that were taken back; only to erase, never to be shown.
pub(crate) fn all_about(ctx: &Read, subject: Uuid) -> Result<Vec<About>> {
    store::about(ctx.connection(), subject, ctx.officer().id)
}

/// Erases what a case with its notes and visits tells.
pub(crate) fn erase(ctx: &Write, id: Uuid) -> Result<()> {
    for note in store::follow_up_ids(ctx.connection(), id)? {
        ctx.erase(&FOLLOW_UP, note, |connection| store::erase_follow_up(connection, note))?;
    }
    ctx.erase(&CASE, id, |connection| store::erase(connection, id))
}

/// Numbers of the cases, besides those about `subjects`, in whose story, notes or visits one of these words stands, as far as
/// the officer may read them; of what was taken back none.
pub(crate) fn naming(ctx: &Read, words: &[String], subjects: &[Uuid]) -> Result<Vec<String>> {
    let mut numbers = Vec::new();
    for id in store::naming(ctx.connection(), words)? {
        let known = standing(ctx, id)?.filter(Standing::is_read);
        let about =
            |known: &Standing| known.person.or(known.household).is_some_and(|id| subjects.contains(&id));
        numbers.extend(known.filter(|known| !about(known)).map(|known| known.number));
    }
    Ok(numbers)
}

/// Notes and visits of a case that were not taken back.
pub(crate) fn count_notes(ctx: &Read, id: Uuid) -> Result<usize> {
    Ok(store::follow_ups(ctx.connection(), id)?.len())
}
