//! Who is in a business and which cases it serves. Each row is a record, so that the journal tells of that row alone.

use uuid::Uuid;

use super::form::Checked;
use super::{BUSINESS, BusinessRow, CASES, MEMBER, OFF, row, store};
use crate::activity::READ;
use crate::database::{Read, Write};
use crate::journal::Journalled;
use crate::{FaultCode, Result, case};

/// Writes both lists: what is new comes, what changed changes, what is missing goes off. Whether any of them is another
/// one now; of a secret case the business itself tells nothing.
pub(super) fn write(ctx: &Write, id: Uuid, checked: &Checked) -> Result<bool> {
    let moved = [members(ctx, id, checked)?, CASES.write(ctx, id, &checked.cases)?];
    Ok(moved.contains(&true))
}

fn members(ctx: &Write, id: Uuid, checked: &Checked) -> Result<bool> {
    let known = store::members(ctx.connection(), id)?;
    let mut moved = false;
    for line in known.iter().filter(|line| checked.members.iter().all(|one| one.person != line.person)) {
        take_off(ctx, &MEMBER, line.id)?;
        moved = true;
    }
    for (place, one) in (1_i64..).zip(&checked.members) {
        if let Some(there) = known.iter().find(|there| there.person == one.person) {
            moved |= (there.place, &there.task) != (place, &one.task);
            ctx.change(&MEMBER, there.id, None, |connection| {
                store::set_member(connection, there.id, place, &one.task)
            })?;
        } else {
            let new = Uuid::now_v7();
            ctx.create(&MEMBER, new, |connection| store::insert_member(connection, new, id, place, one))?;
            moved = true;
        }
    }
    Ok(moved)
}

/// The businesses that a resident is in.
pub(crate) fn of_person(ctx: &Read, id: Uuid) -> Result<Vec<BusinessRow>> {
    ctx.require(READ)?;
    store::of_person(ctx.connection(), id)?.into_iter().map(|business| row(ctx, business)).collect()
}

/// The businesses that serve a case; refused to who may not read the case.
pub(crate) fn of_case(ctx: &Read, id: Uuid) -> Result<Vec<BusinessRow>> {
    ctx.require(READ)?;
    if !case::knows(ctx, id)? {
        return Err(FaultCode::NotAllowed.into());
    }
    store::of_case(ctx.connection(), id)?.into_iter().map(|business| row(ctx, business)).collect()
}

/// Gives the places of one resident to another one, who is in each business once.
pub(crate) fn follow_person(ctx: &Write, from: Uuid, to: Uuid) -> Result<()> {
    for line in store::members_of(ctx.connection(), from)? {
        let others = store::members(ctx.connection(), line.business)?;
        if line.on_list && others.iter().any(|other| other.person == to) {
            take_off(ctx, &MEMBER, line.id)?;
            let noted =
                |connection: &rusqlite::Connection| store::note_list_change(connection, line.business);
            ctx.change(&BUSINESS, line.business, None, noted)?;
        } else {
            ctx.change(&MEMBER, line.id, None, |connection| store::set_person(connection, line.id, to))?;
        }
    }
    Ok(())
}

/// Into how many businesses the other one would follow this one: those of both count for nothing.
pub(crate) fn to_follow(ctx: &Read, from: Uuid, to: Option<Uuid>) -> Result<usize> {
    let businesses = |person| store::of_person(ctx.connection(), person);
    let there = to.map(businesses).transpose()?.unwrap_or_default();
    Ok(businesses(from)?.iter().filter(|one| !there.contains(one)).count())
}

pub(super) fn take_off(ctx: &Write, table: &Journalled, id: Uuid) -> Result<()> {
    ctx.change(table, id, None, |connection| store::take_off(connection, table, id, OFF))
}
