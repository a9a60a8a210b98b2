//! What becomes of assistance when somebody dies or a family becomes part of another one.

use chrono::NaiveDate;
use uuid::Uuid;

use super::{ASSISTANCE, Recipient, label, of_one, require_write, running, store, undo};
use crate::Result;
use crate::database::{Read, Write};
use crate::fault::granted;
use crate::reference::assistance_kind;

/// What somebody received from programmes ends on the day of their death, and what a family received as a whole on that
/// of its last member, as far as the officer may change it. What is given because of the death stays.
pub(crate) fn end_programmes(ctx: &Write, recipient: Recipient, day: NaiveDate) -> Result<()> {
    let rows = of_one(ctx, recipient)?;
    for row in running(ctx, rows) {
        let after_death = assistance_kind(&row.kind).is_some_and(|kind| kind.after_death);
        let begun = row.since.parse::<NaiveDate>().is_ok_and(|since| since > day);
        if after_death || begun || !granted(require_write(ctx, row.case_id))? {
            continue;
        }
        ctx.change(&ASSISTANCE, row.id, None, |connection| store::set_until(connection, row.id, day))?;
    }
    Ok(())
}

/// Gives what went to one family as a whole to another family, as far as the officer may change it.
pub(crate) fn follow_family(ctx: &Write, from: Uuid, to: Uuid) -> Result<()> {
    for (id, _) in undo::hanging_on(ctx, from)? {
        if granted(undo::require(ctx, id, &[]))? {
            ctx.change(&ASSISTANCE, id, None, |connection| store::set_household(connection, id, to))?;
        }
    }
    Ok(())
}

/// Numbers of what went to a family as a whole, where the officer may know of it and not change it.
pub(crate) fn family_gifts_of_others(ctx: &Read, family: Uuid) -> Result<Vec<String>> {
    let mut numbers = Vec::new();
    for (id, _) in undo::hanging_on(ctx, family)? {
        if !granted(undo::require(ctx, id, &[]))? {
            numbers.extend(label(ctx, id)?.map(|known| known.number));
        }
    }
    Ok(numbers)
}
