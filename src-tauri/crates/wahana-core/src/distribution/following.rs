//! The places of a person or family that turns out to be, or becomes, another one.

use uuid::Uuid;

use super::form::SHARES_MAX;
use super::store::{self, Line, Stored};
use super::{RECIPIENT, is_money};
use crate::Result;
use crate::assistance::Recipient;
use crate::database::Write;

/// Gives the places of `from` on all lists to `to`, which is one with it from now on. What a closed list tells stays:
/// there a row goes along only where the other one has none. On an open list one row stands for both: the other one's,
/// with what was handed out to either; where that was off the list, with the place, share and mark of the one that
/// stood there.
///
/// # Errors
/// What the database gives.
pub(crate) fn follow(ctx: &Write, from: Recipient, to: Uuid) -> Result<()> {
    let to = match from {
        Recipient::Person { .. } => Recipient::Person { id: to },
        Recipient::Household { .. } => Recipient::Household { id: to },
    };
    for row in store::rows_of(ctx.connection(), from.id())? {
        let Some(line) = store::recipient(ctx.connection(), row)? else { continue };
        let all = store::recipients(ctx.connection(), line.list, true)?;
        let Some(other) = all.into_iter().find(|other| other.recipient == to) else {
            ctx.change(&RECIPIENT, row, None, |connection| store::set_recipient(connection, row, to))?;
            continue;
        };
        let stored = store::find(ctx.connection(), line.list)?;
        let Some(open) = stored.filter(|stored| stored.closed_on.is_empty() && line.on_list) else {
            continue;
        };
        let Some(now) = as_one(&open, &line, &other) else { continue };
        ctx.change(&RECIPIENT, row, None, |connection| store::take_off(connection, row))?;
        ctx.change(&RECIPIENT, other.id, None, |connection| store::put_on_as(connection, other.id, &now))?;
    }
    Ok(())
}

/// What the other one's row says then; none where the two have more shares than one row may have, and both stay.
fn as_one(open: &Stored, line: &Line, other: &Line) -> Option<Line> {
    if !other.on_list {
        return Some(line.clone());
    }
    match (line.came.received(), other.came.received()) {
        (false, _) => Some(other.clone()),
        (true, false) => Some(Line { place: other.place, ..line.clone() }),
        (true, true) => {
            let money = is_money(open.form.form);
            let worth = |one: &Line| open.form.worth_of(one.shares, one.amount).unwrap_or(0);
            let sum = worth(line).saturating_add(worth(other));
            let shares = if money { 1 } else { line.shares + other.shares };
            let both = Line { shares, amount: Some(sum).filter(|_| money), ..other.clone() };
            (shares <= SHARES_MAX).then_some(both)
        }
    }
}
