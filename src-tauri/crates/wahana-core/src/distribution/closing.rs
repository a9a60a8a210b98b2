//! Closing: everybody who received something gets a record of assistance, all of them in one act.
//!
//! Nothing is made twice: a row keeps the record that came of it, and one that has a record that still stands gets no
//! other one. Where one record cannot be made none is, and every row that stands in the way is named.

use uuid::Uuid;

use super::store::{self, Line, Stored};
use super::{Came, DISTRIBUTION, DistributionRow, RECIPIENT, called, list, live_gift, open, turns};
use crate::assistance::{self, Recipient};
use crate::database::Write;
use crate::fault::Faults;
use crate::values::line;
use crate::vault::Right;
use crate::{Error, Fault, FaultCode, Result, case, draft};

/// Closes it. `leftover` says in one sentence what happens with what is left; needed where something is.
pub fn close(ctx: &Write, id: Uuid, rev: i64, leftover: &str) -> Result<DistributionRow> {
    ctx.require(Right::AssistanceWriteAll)?;
    let stored = open(ctx, id)?;
    let lines = store::recipients(ctx.connection(), id, false)?;
    let waiting = lines.iter().filter(|line| line.came == Came::Waiting).count();
    if waiting > 0 {
        return Err(Fault::new(FaultCode::DistributionWaiting).with("count", waiting).into());
    }
    let mut faults = Faults::default();
    let leftover = faults.take("leftover", line(leftover)).unwrap_or_default();
    let left = lines.iter().any(|line| line.came == Came::Absent);
    if left && faults.is_empty() && leftover.is_empty() {
        faults.add(Fault::at("leftover", FaultCode::Required));
    }
    for (at, first) in turns::received_twice(ctx, stored.form.per, &lines)? {
        faults.add(family_twice(ctx, &format!("rows.{at}"), &lines[at], first)?);
    }
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.came.received()) {
        if live_gift(ctx, line)?.is_some() {
            continue;
        }
        match give(ctx, &stored, line) {
            Ok(gift) => ctx.change(&RECIPIENT, line.id, None, |connection| {
                store::set_gift(connection, line.id, Some(gift))
            })?,
            Err(Error::Invalid(found)) => {
                let name = called(ctx, line.recipient)?.0;
                for fault in found {
                    let fault = Fault { field: format!("rows.{at}"), ..fault };
                    faults.add(fault.with("name", &name));
                }
            }
            Err(other) => return Err(other),
        }
    }
    faults.check()?;
    let today = ctx.today().to_string();
    ctx.change(&DISTRIBUTION, id, Some(rev), |connection| {
        store::close(connection, id, &today, ctx.officer().id, &leftover)
    })?;
    draft::discard(ctx, "distribution", &id.to_string())?;
    list::row(ctx, id)
}

/// What stands against a row that received what the one at place `first` received for the same family.
pub(super) fn family_twice(ctx: &Write, field: &str, line: &Line, first: usize) -> Result<Fault> {
    let name = called(ctx, line.recipient)?.0;
    Ok(Fault::at(field, FaultCode::FamilyTwice).with("name", name).with("first", first + 1))
}

/// Writes down what one row received. It belongs to the case about the recipient where there is exactly one that is
/// open and not secret: what hangs on a secret case would name the case beside a name on this list.
pub(super) fn give(ctx: &Write, stored: &Stored, line: &Line) -> Result<Uuid> {
    let (persons, family) = match line.recipient {
        Recipient::Person { id } => (vec![id], None),
        Recipient::Household { id } => (Vec::new(), Some(id)),
    };
    let about = case::about(ctx, &persons, family)?;
    let case_id = match about.as_slice() {
        [only] if !only.secret => Some(only.id),
        _ => None,
    };
    let note =
        [format!("{} {}", stored.number, stored.form.name), line.note.clone(), stored.form.note.clone()];
    let note = note.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
    let form = stored.form.gift(Some(line.recipient), &line.received_on, line.shares, line.amount);
    assistance::give(ctx, &assistance::AssistanceForm { case_id, note, ..form })
}
