//! What becomes of assistance when somebody dies or a family becomes part of another one.

use chrono::NaiveDate;
use uuid::Uuid;

use super::store::{self, Line};
use super::{ASSISTANCE, Recipient, label, of_one, require_write, running, undo};
use crate::Result;
use crate::database::{Read, Write};
use crate::fault::granted;
use crate::reference::assistance_kind;

/// What somebody received from programmes ends on the day of their death, and what a family received as a whole on that
/// of its last member, as far as the officer may change it. What is given because of the death stays.
pub(crate) fn end_programmes(ctx: &Write, recipient: Recipient, day: NaiveDate) -> Result<()> {
    let lines = of_one(ctx, recipient)?;
    for line in running(ctx, lines) {
        if ends_by_death(&line, day) && may_end(ctx, &line)? {
            ctx.change(&ASSISTANCE, line.id, None, |connection| store::set_until(connection, line.id, day))?;
        }
    }
    Ok(())
}

/// Whether what is of this kind is given because of a death, and so after it (DOMAIN 4).
pub(crate) fn after_death(kind: &str) -> bool {
    assistance_kind(kind).is_some_and(|kind| kind.after_death)
}

/// What of it was got after the day on which somebody died or moved, but for what is given because of a death: one of the
/// days may be wrong.
pub(crate) fn got_after(got: &[Line], day: NaiveDate) -> impl Iterator<Item = &Line> {
    let day = day.to_string();
    got.iter().filter(move |line| line.date > day && !after_death(&line.kind))
}

/// Whether what somebody receives from a programme ends on the day of their death: not what is given because of it, nor
/// what began later.
pub(crate) fn ends_by_death(line: &Line, day: NaiveDate) -> bool {
    let begun = line.since.parse::<NaiveDate>().is_ok_and(|since| since > day);
    !begun && !after_death(&line.kind)
}

/// Whether this officer may write down that it ended.
pub(crate) fn may_end(ctx: &Read, line: &Line) -> Result<bool> {
    granted(require_write(ctx, line.case_id))
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
