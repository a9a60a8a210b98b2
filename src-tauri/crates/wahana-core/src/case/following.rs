//! Cases about a family as a whole that becomes part of another one.

use uuid::Uuid;

use super::reach::Reach;
use super::{standing, undo};
use crate::Result;
use crate::database::Read;

/// Numbers of the cases about a family that the officer may know of and not change.
pub(crate) fn family_cases_of_others(ctx: &Read, family: Uuid) -> Result<Vec<String>> {
    let mut numbers = Vec::new();
    for (id, _) in undo::hanging_on(ctx, family)? {
        let known = standing(ctx, id)?.filter(|known| known.reach != Reach::Write);
        numbers.extend(known.map(|known| known.number));
    }
    Ok(numbers)
}
