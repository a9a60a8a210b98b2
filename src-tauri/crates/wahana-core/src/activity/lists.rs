//! Writing the lists of an activity: what is new comes, what changed changes, what is missing goes off the list. Each row
//! is a record, so that the journal tells of that row alone.

use uuid::Uuid;

use super::form::Checked;
use super::{ATTENDANCE, CASES, DECISION, store};
use crate::Result;
use crate::database::Write;
use crate::journal::Journalled;

/// Writes all three. Whether any of them is another one now.
pub(super) fn write(ctx: &Write, id: Uuid, checked: &Checked) -> Result<bool> {
    let moved =
        [attendance(ctx, id, checked)?, decisions(ctx, id, checked)?, CASES.write(ctx, id, &checked.cases)?];
    Ok(moved.contains(&true))
}

fn attendance(ctx: &Write, id: Uuid, checked: &Checked) -> Result<bool> {
    let known = store::attendance(ctx.connection(), id)?;
    let mut moved = false;
    for row in known.iter().filter(|row| checked.attendance.iter().all(|one| one.who != row.who)) {
        take_off(ctx, &ATTENDANCE, row.id)?;
        moved = true;
    }
    for (place, row) in (1_i64..).zip(&checked.attendance) {
        if let Some(there) = known.iter().find(|there| there.who == row.who) {
            moved |= (there.place, there.presence) != (place, row.presence);
            ctx.change(&ATTENDANCE, there.id, None, |connection| {
                store::set_presence(connection, there.id, row.presence)?;
                store::set_place(connection, &ATTENDANCE, there.id, place)
            })?;
        } else {
            let new = Uuid::now_v7();
            ctx.create(&ATTENDANCE, new, |connection| {
                store::insert_attendance(connection, new, id, place, row)
            })?;
            moved = true;
        }
    }
    Ok(moved)
}

fn decisions(ctx: &Write, id: Uuid, checked: &Checked) -> Result<bool> {
    let known = store::decisions(ctx.connection(), id)?;
    let mut moved = false;
    for row in known.iter().filter(|row| checked.decisions.iter().all(|one| one.id != Some(row.id))) {
        take_off(ctx, &DECISION, row.id)?;
        moved = true;
    }
    for (place, row) in (1_i64..).zip(&checked.decisions) {
        let there = row.id.and_then(|id| known.iter().find(|there| there.id == id));
        let record = there.map_or_else(Uuid::now_v7, |there| there.id);
        let write = |connection: &rusqlite::Connection| {
            store::set_decision(connection, record, row)?;
            store::set_place(connection, &DECISION, record, place)
        };
        if let Some(there) = there {
            moved |= there.form() != *row;
            ctx.change(&DECISION, record, None, write)?;
        } else {
            ctx.create(&DECISION, record, |connection| {
                store::insert_decision(connection, record, id)?;
                write(connection)
            })?;
            moved = true;
        }
    }
    Ok(moved)
}

fn take_off(ctx: &Write, table: &Journalled, id: Uuid) -> Result<()> {
    ctx.change(table, id, None, |connection| store::take_off(connection, table, id))
}
