//! "Bukan orang yang sama": a pair that was looked at and is two. It does not come again. Its SQL stands beside the rule.

use rusqlite::params;
use uuid::Uuid;

use super::{MergeKind, require};
use crate::database::{Read, Write};
use crate::journal::Journalled;
use crate::{Fault, FaultCode, Result, household, person};

pub(crate) const NOT_SAME: Journalled =
    Journalled { area: "merging", table: "not_same", derived: &[], children: &[] };

/// Remembers that two records are not the same. Once more says nothing new.
pub fn judge_not_same(ctx: &Write, kind: MergeKind, one: Uuid, other: Uuid) -> Result<()> {
    require(ctx)?;
    if one == other {
        return Err(Fault::new(FaultCode::SamePerson).into());
    }
    for id in [one, other] {
        let listed = match kind {
            MergeKind::Person => person::is_listed(ctx, id)?,
            MergeKind::Household => household::is_listed(ctx, id)?,
        };
        if !listed {
            return Err(FaultCode::NotFound.into());
        }
    }
    if is_judged(ctx, one, other)? {
        return Ok(());
    }
    let id = Uuid::now_v7();
    let columns = match kind {
        MergeKind::Person => "person_id, other_person_id",
        MergeKind::Household => "household_id, other_household_id",
    };
    ctx.create(&NOT_SAME, id, |connection| {
        let sql = format!("INSERT INTO not_same (id, {columns}) VALUES (?1, ?2, ?3)");
        connection.prepare_cached(&sql)?.execute(params![id, one.min(other), one.max(other)])?;
        Ok(())
    })
}

/// A condition for a pair `one`, `other` of records: nobody said that they are two.
pub(super) const UNJUDGED: &str = "NOT EXISTS (SELECT 1 FROM not_same WHERE not_same.withdrawn = '' AND (
    (person_id = one AND other_person_id = other) OR (person_id = other AND other_person_id = one)
    OR (household_id = one AND other_household_id = other) OR (household_id = other AND other_household_id = one)))";

fn is_judged(ctx: &Read, one: Uuid, other: Uuid) -> Result<bool> {
    let sql = format!("SELECT NOT {UNJUDGED} FROM (SELECT ?1 AS one, ?2 AS other)");
    Ok(ctx.connection().prepare_cached(&sql)?.query_row([one, other], |row| row.get(0))?)
}

/// The two records of a judgement, for the words of the journal.
pub(crate) fn pair(ctx: &Read, id: Uuid) -> Result<(Uuid, Uuid)> {
    let mut statement = ctx.connection().prepare_cached(
        "SELECT coalesce(person_id, household_id), coalesce(other_person_id, other_household_id)
         FROM not_same WHERE id = ?1",
    )?;
    Ok(statement.query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?)
}
