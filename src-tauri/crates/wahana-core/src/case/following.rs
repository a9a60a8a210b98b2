//! Cases about a family as a whole that becomes part of another one.

use uuid::Uuid;

use super::reach::Reach;
use super::{CASE, standing, store, undo};
use crate::Result;
use crate::database::{Read, Write};

/// Gives the cases about one family to another family, as far as the officer may change them. A secret case of somebody
/// else is neither touched nor told of.
pub(crate) fn follow_family(ctx: &Write, from: Uuid, to: Uuid) -> Result<()> {
    for (id, _) in undo::hanging_on(ctx, from)? {
        if may_write(ctx, id)? {
            ctx.change(&CASE, id, None, |connection| store::set_household(connection, id, to))?;
        }
    }
    Ok(())
}

/// Numbers of the cases about a family that the officer may know of and not change.
pub(crate) fn family_cases_of_others(ctx: &Read, family: Uuid) -> Result<Vec<String>> {
    let mut numbers = Vec::new();
    for (id, _) in undo::hanging_on(ctx, family)? {
        if !may_write(ctx, id)? {
            numbers.extend(standing(ctx, id)?.map(|known| known.number));
        }
    }
    Ok(numbers)
}

fn may_write(ctx: &Read, id: Uuid) -> Result<bool> {
    Ok(standing(ctx, id)?.is_some_and(|known| known.reach == Reach::Write))
}
