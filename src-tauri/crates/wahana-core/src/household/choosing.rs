//! Families chosen for something by RT, by their members, and by what other areas know, in the order of a walk: RT,
//! then the head's name.

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params_from_iter};
use serde::Serialize;
use uuid::Uuid;

use super::list::{HouseholdRow, shown};
use super::store::{LINE_COLUMNS, Line, line_of};
use crate::Result;
use crate::database::Read;
use crate::person::{self, Chosen, Whom};
use crate::vault::Right;

/// A condition that a `person` belongs to no family.
pub(crate) const NO_FAMILY: &str = "person.id NOT IN (SELECT person_id FROM household_member)";

/// Families of which somebody of this age lives here and that meet the condition, `limit` at most.
pub(crate) fn chosen(
    ctx: &Read,
    rt: &str,
    whom: Whom,
    mut only: Chosen,
    limit: usize,
) -> Result<Vec<HouseholdRow>> {
    ctx.require(Right::PersonRead)?;
    if !rt.is_empty() {
        let place = only.bind(rt.to_owned());
        only.and(&format!("household.rt = ?{place}"));
    }
    let lines =
        if only.of_few { first_of_few(ctx, whom, &only, limit)? } else { along(ctx, whom, only, limit)? };
    lines.into_iter().map(|line| shown(ctx, line)).collect()
}

/// Walks the list until enough are found.
fn along(ctx: &Read, whom: Whom, only: Chosen, limit: usize) -> Result<Vec<Line>> {
    let (sql, values) = along_sql(ctx, whom, only, limit);
    let mut statement = ctx.connection().prepare_cached(&sql)?;
    Ok(statement.query_map(params_from_iter(values), line_of)?.collect::<rusqlite::Result<_>>()?)
}

fn along_sql(ctx: &Read, whom: Whom, mut only: Chosen, limit: usize) -> (String, Vec<Value>) {
    only.and(&somebody_here(ctx, whom));
    let sql = format!(
        "SELECT {LINE_COLUMNS} FROM household {} WHERE household.withdrawn = ''{} {BY_WALK} LIMIT {limit}",
        only.along("household_list_rt"),
        only.condition
    );
    (sql, only.values)
}

/// Puts those that meet the condition in their order, and asks of the first ones alone who lives there.
fn first_of_few(ctx: &Read, whom: Whom, only: &Chosen, limit: usize) -> Result<Vec<Line>> {
    let few = format!(
        "SELECT household.number FROM household WHERE household.withdrawn = ''{} {BY_WALK}",
        only.condition
    );
    let mut few = ctx.connection().prepare_cached(&few)?;
    let mut few = few.query(params_from_iter(&only.values))?;
    let somebody_here = somebody_here(ctx, whom);
    let one = format!("SELECT {LINE_COLUMNS} FROM household WHERE household.number = ?1 AND {somebody_here}");
    let mut one = ctx.connection().prepare_cached(&one)?;
    let mut lines = Vec::new();
    while lines.len() < limit
        && let Some(row) = few.next()?
    {
        lines.extend(one.query_row([row.get::<_, i64>(0)?], line_of).optional()?);
    }
    Ok(lines)
}

const BY_WALK: &str = "ORDER BY household.rt, household.name_key, household.number";

/// From each family to its members, never from everybody to their families.
fn somebody_here(ctx: &Read, whom: Whom) -> String {
    format!(
        "EXISTS (SELECT 1 FROM household_member CROSS JOIN person ON person.id = household_member.person_id
                 WHERE household_member.household_id = household.id AND {})",
        person::is_here(ctx, whom)
    )
}

/// A sub-select of the families that somebody of these belongs to.
pub(crate) fn with_member_in(persons: &str) -> String {
    format!("SELECT household_id FROM household_member WHERE person_id IN ({persons})")
}

/// A condition that the family is one of these, or somebody who belongs to it one of those (sub-selects of their `id`): each row
/// is asked.
pub(crate) fn is_in_or_has(families: &str, persons: &str) -> String {
    format!(
        "((SELECT 1 FROM ({families}) AS found WHERE found.id = household.id LIMIT 1) IS NOT NULL
          OR (SELECT 1 FROM household_member, ({persons}) AS found
              WHERE household_member.household_id = household.id AND found.id = household_member.person_id
              LIMIT 1) IS NOT NULL)"
    )
}

/// A sub-select of those of them (a sub-select of their `id`) who belong to no family.
pub(crate) fn without_family(persons: &str) -> String {
    format!("SELECT id FROM ({persons}) AS person WHERE {NO_FAMILY}")
}

/// A sub-select of everybody who belongs to one of these families.
pub(crate) fn members_in(households: &str) -> String {
    format!("SELECT person_id FROM household_member WHERE household_id IN ({households})")
}

/// How many of a family there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct FamilySize {
    /// The family.
    pub id: Uuid,
    /// How many of its members live here.
    pub here: i64,
}

/// How many of each of these families live here, in their order: what is given by the head is given to those.
pub fn sizes(ctx: &Read, ids: &[Uuid]) -> Result<Vec<FamilySize>> {
    ctx.require(Right::PersonRead)?;
    let here = person::is_here(ctx, Whom::default());
    let sql = format!(
        "SELECT count(*) FROM household_member CROSS JOIN person ON person.id = household_member.person_id
         WHERE household_member.household_id = ?1 AND {here}"
    );
    let mut statement = ctx.connection().prepare_cached(&sql)?;
    let size = |&id: &Uuid| Ok(FamilySize { id, here: statement.query_row([id], |row| row.get(0))? });
    ids.iter().map(size).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::Life;
    use crate::testing::{World, a_person, plan};
    use crate::vault::Role;

    #[test]
    fn families_are_chosen_along_their_list_and_not_by_reading_everybody() {
        let world = World::with_group();
        for (rt, from) in [("", None), ("032", None), ("", Some(60))] {
            let plan = world.vault.read(|ctx| {
                let whom = Whom { age_from: from, ..Whom::default() };
                let mut only = Chosen::default();
                if !rt.is_empty() {
                    let place = only.bind(rt.to_owned());
                    only.and(&format!("household.rt = ?{place}"));
                }
                let (sql, values) = along_sql(ctx, whom, only, 60);
                Ok(plan(ctx, &sql, &values))
            });
            let plan = plan.unwrap();
            for whole in ["SCAN person", "LIST SUBQUERY", "TEMP B-TREE"] {
                assert!(!plan.contains(whole), "{plan}");
            }
            assert!(plan.contains("household_list_rt"), "{plan}");
        }
    }

    #[test]
    fn a_family_is_as_large_as_those_who_live_here() {
        let world = World::with_group();
        let people =
            ["Sekar Dangan", "Udan Liris", "Nitik Karawitan"].map(|name| world.person(&a_person(name)));
        let (whole, other) = (world.family(&people), Uuid::now_v7());
        let here = || {
            let sizes = world.vault.read(|ctx| sizes(ctx, &[whole, other])).unwrap();
            assert_eq!(sizes.iter().map(|size| size.id).collect::<Vec<_>>(), [whole, other]);
            sizes.iter().map(|size| size.here).collect::<Vec<_>>()
        };
        assert_eq!(here(), [3, 0]);
        world.vault.write(|ctx| person::set_life(ctx, people[2], Life::Dead, "2026-11-20", "")).unwrap();
        world.vault.write(|ctx| person::set_life(ctx, people[1], Life::Moved, "2026-11-20", "")).unwrap();
        assert_eq!(here(), [1, 0]);
        let viewer = world.as_officer(&world.officer("Bu Parang", &[Role::Pembaca]));
        assert!(viewer.read(|ctx| super::sizes(ctx, &[whole])).is_err());
    }

    #[test]
    fn who_stands_on_one_list_of_an_emergency_is_looked_up_from_its_lines() {
        let world = World::with_group();
        let plan = world.vault.read(|ctx| {
            let mut only = Chosen::default();
            let list = only.bind(Value::Blob(vec![0; 16]));
            let [persons, families] = crate::emergency::registered_on(list);
            let members = with_member_in(&persons);
            only.and(&format!("(household.id IN ({families}) OR household.id IN ({members}))"));
            let (sql, values) = along_sql(ctx, Whom::default(), only, 60);
            Ok(plan(ctx, &sql, &values))
        });
        let plan = plan.unwrap();
        for whole in ["SCAN person", "SCAN emergency_household", "SCAN household_member", "CORRELATED LIST"] {
            assert!(!plan.contains(whole), "{plan}");
        }
        assert!(plan.contains("emergency_household_list (emergency_id=?)"), "{plan}");
    }
}
