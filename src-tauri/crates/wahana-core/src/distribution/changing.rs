//! Changing a distribution and its list, until it is closed: what was marked stays, and what was recorded too.

use uuid::Uuid;

use super::store::{self, Line, Stored};
use super::{
    DISTRIBUTION, DistributionForm, DistributionRow, RECIPIENT, RowForm, called, list, live_gift, open,
    present, put_on,
};
use crate::assistance::{self, AssistanceForm, Recipient};
use crate::database::{Read, Write};
use crate::vault::Right;
use crate::{Fault, FaultCode, Result, draft};

/// Changes it and its list, until it is closed. What was marked stays; who got something already stays too. `rev` is
/// the one that was read.
pub fn change(ctx: &Write, id: Uuid, rev: i64, form: &DistributionForm) -> Result<DistributionRow> {
    ctx.require(Right::AssistanceWriteAll)?;
    let stored = open(ctx, id)?;
    let known = store::recipients(ctx.connection(), id, true)?;
    let rows = known.iter().filter(|line| line.on_list).map(Line::form).collect();
    let before = Stored { form: DistributionForm { rows, ..stored.form }, ..stored };
    let checked = form.checked(ctx, Some(&before.form))?;
    let moved = !before.form.rows.iter().copied().eq(form.rows.iter().map(|row| checked.row(row)));
    ctx.change(&DISTRIBUTION, id, Some(rev), |connection| {
        store::update(connection, id, &checked)?;
        if moved { store::note_list_change(connection, id) } else { Ok(()) }
    })?;
    let now = present(ctx, id)?;
    for line in known.iter().filter(|line| line.on_list) {
        match form.rows.iter().find(|row| row.recipient == line.recipient) {
            Some(row) => {
                let row = checked.row(row);
                check_recorded(ctx, &before, &now, line, &row)?;
                ctx.change(&RECIPIENT, line.id, None, |connection| {
                    store::set_share(connection, line.id, row.shares, row.amount)
                })?;
            }
            None if line.came.received() => {
                return Err(of_row(ctx, line, FaultCode::RecipientMarked)?.into());
            }
            None => {
                ctx.change(&RECIPIENT, line.id, None, |connection| store::take_off(connection, line.id))?;
            }
        }
    }
    let mut place = known.iter().map(|line| line.place).max().unwrap_or(0);
    let listed = |who: Recipient| before.form.rows.iter().any(|row| row.recipient == who);
    for row in form.rows.iter().filter(|row| !listed(row.recipient)) {
        place += 1;
        let row = checked.row(row);
        match known.iter().find(|line| line.recipient == row.recipient) {
            Some(line) => ctx.change(&RECIPIENT, line.id, None, |connection| {
                store::put_back(connection, line.id, place, &row)
            })?,
            None => put_on(ctx, id, place, &row)?,
        }
    }
    draft::discard(ctx, "distribution", &id.to_string())?;
    list::row(ctx, id)
}

/// Refuses another share, or another content, of a row whose record of assistance stands, as one does that was fetched
/// later where the closing alone was taken back: record, list and report would tell three things.
fn check_recorded(ctx: &Read, before: &Stored, now: &Stored, line: &Line, row: &RowForm) -> Result<()> {
    let Some(gift) = live_gift(ctx, line)? else { return Ok(()) };
    let what = |form: &DistributionForm, row: &RowForm| AssistanceForm {
        note: String::new(),
        ..form.gift(None, "", row.shares, row.amount)
    };
    if what(&before.form, &line.form()) == what(&now.form, row) {
        return Ok(());
    }
    let number = assistance::label(ctx, gift)?.map(|known| known.number).unwrap_or_default();
    Err(of_row(ctx, line, FaultCode::RecipientRecorded)?.with("number", number).into())
}

fn of_row(ctx: &Read, line: &Line, code: FaultCode) -> Result<Fault> {
    Ok(Fault::at("rows", code).with("name", called(ctx, line.recipient)?.0))
}
