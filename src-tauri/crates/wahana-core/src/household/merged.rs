//! One family that was written down twice, or a member who was: see [`crate::merging`].

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::{HOUSEHOLD, HouseholdForm, MemberForm, check_members, label, store};
use crate::database::{Read, Write};
use crate::fault::Faults;
use crate::person::merged::{MERGED, SameAs, end_of_way};
use crate::vault::Right;
use crate::{Fault, FaultCode, Result};

/// Every family that is hidden because it turned out to be this one, also through others.
const EARLIER: &str = "WITH RECURSIVE same (id) AS (
        SELECT id FROM household WHERE merged_into = ?1
        UNION SELECT household.id FROM same CROSS JOIN household ON household.merged_into = same.id)
    SELECT household.id, number, kk FROM same CROSS JOIN household ON household.id = same.id
    ORDER BY number";

/// What a family is found by, besides its own: numbers and No. KK of the records that it was.
pub(super) fn earlier_words(connection: &Connection, id: Uuid) -> Result<String> {
    let mut statement = connection.prepare_cached(EARLIER)?;
    let words = statement
        .query_map([id], |row| Ok(format!("kl {:04} {}", row.get::<_, i64>(1)?, row.get::<_, String>(2)?)))?;
    Ok(words.collect::<rusqlite::Result<Vec<_>>>()?.join(" "))
}

/// The family that this one turned out to be.
pub(super) fn into(connection: &Connection, id: Uuid) -> Result<Option<Uuid>> {
    let mut statement = connection.prepare_cached("SELECT merged_into FROM household WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get(0)).optional()?.flatten())
}

/// The family that this one is now, at the end of the way; none for one that is itself.
pub(crate) fn now_is(ctx: &Read, id: Uuid) -> Result<Option<Uuid>> {
    end_of_way(id, |id| into(ctx.connection(), id))
}

/// The families that turned out to be this one, the oldest number first. Nobody is of them any more, so they have no name.
pub(crate) fn earlier(ctx: &Read, id: Uuid) -> Result<Vec<SameAs>> {
    let mut statement = ctx.connection().prepare_cached(EARLIER)?;
    let found = statement
        .query_map([id], |row| Ok(SameAs { id: row.get(0)?, number: row.get(1)?, name: String::new() }))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// What stands against everything that would be done with a family that turned out to be another one: that it did.
pub(crate) fn fault(ctx: &Read, id: Uuid) -> Result<Option<Fault>> {
    let Some(now) = now_is(ctx, id)? else { return Ok(None) };
    let SameAs { number, name, .. } = same_as(ctx, now)?;
    let fault = Fault::new(FaultCode::MergedAlready).with("name", name).with("id", now);
    Ok(Some(fault.with("number", format!("KL-{number:04}"))))
}

/// How a family is named.
pub(crate) fn same_as(ctx: &Read, id: Uuid) -> Result<SameAs> {
    let number = store::find(ctx.connection(), id)?.map_or(0, |stored| stored.number);
    Ok(SameAs { id, number, name: label(ctx, id)?.name })
}

/// UTC of the last change, RFC 3339.
pub(crate) fn changed_at(ctx: &Read, id: Uuid) -> Result<String> {
    let mut statement = ctx.connection().prepare_cached("SELECT changed_at FROM household WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get(0))?)
}

/// The family of a resident and their relation to its head.
pub(crate) fn membership(ctx: &Read, person: Uuid) -> Result<Option<(Uuid, i64)>> {
    store::membership(ctx.connection(), person)
}

/// The families of everybody who belongs to one, with their relation.
pub(crate) fn memberships(ctx: &Read) -> Result<HashMap<Uuid, (Uuid, i64)>> {
    let mut statement =
        ctx.connection().prepare("SELECT person_id, household_id, relation FROM household_member")?;
    let found = statement.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// A family as it is compared with others: id, No. KK, RT, address.
pub(crate) type FamilyTraits = (Uuid, String, String, String);

/// Every family that was not taken back.
pub(crate) fn all_traits(ctx: &Read) -> Result<Vec<FamilyTraits>> {
    let mut statement =
        ctx.connection().prepare("SELECT id, kk, rt, address FROM household WHERE withdrawn = ''")?;
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Says who belongs to a family, where nobody moves: records that are the same take each other's place.
pub(crate) fn set_members(ctx: &Write, id: Uuid, members: &[MemberForm]) -> Result<()> {
    ctx.require(Right::PersonWrite)?;
    let mut faults = Faults::default();
    if !members.is_empty() {
        check_members(members, &mut faults);
    }
    faults.check()?;
    ctx.change(&HOUSEHOLD, id, None, |connection| store::set_members(connection, id, members))
}

/// Everybody of a family, the head first.
pub(crate) fn members(ctx: &Read, id: Uuid) -> Result<Vec<MemberForm>> {
    store::members(ctx.connection(), id)
}

/// Hides a family that turned out to be another one; its members are free.
pub(crate) fn hide(ctx: &Write, gone: Uuid, keep: Uuid) -> Result<()> {
    ctx.require(Right::PersonWrite)?;
    ctx.change(&HOUSEHOLD, gone, None, |connection| {
        store::withdraw(connection, gone, MERGED)?;
        connection
            .prepare_cached("UPDATE household SET merged_into = ?2 WHERE id = ?1")?
            .execute(params![gone, keep])?;
        Ok(())
    })
}

/// Gives the family that stays what was chosen of both.
pub(crate) fn fill(ctx: &Write, keep: Uuid, form: &HouseholdForm) -> Result<()> {
    ctx.require(Right::PersonWrite)?;
    let mut faults = Faults::default();
    let checked = form.checked(&mut faults, &earlier_words(ctx.connection(), keep)?);
    faults.check()?;
    ctx.change(&HOUSEHOLD, keep, None, |connection| store::update(connection, keep, &checked))
}

/// Makes anew what a family is found by, after another one turned out to be it or not to be it after all.
pub(crate) fn settle(ctx: &Write, id: Uuid) -> Result<()> {
    super::undo::settle(ctx, id)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asked at every save, and for everybody who goes to the office.
    #[test]
    fn who_one_was_is_found_without_reading_everybody() {
        let world = crate::testing::World::new();
        let plan = world.vault.read(|ctx| Ok(crate::testing::plan(ctx, EARLIER, &[Uuid::now_v7()]))).unwrap();
        assert!(!plan.contains("SCAN household"), "{plan}");
    }
}
