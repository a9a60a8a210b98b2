//! Families chosen for something by RT, by their members, and by what other areas know, in the order of a walk: RT,
//! then the head's name.

use rusqlite::params_from_iter;

use super::list::{HouseholdRow, shown};
use super::store::{LINE_COLUMNS, line_of};
use crate::Result;
use crate::database::Read;
use crate::person::{self, Ages, Chosen};
use crate::vault::Right;

/// A sub-select of everybody who belongs to a family.
pub(crate) const MEMBERS_OF_ANY: &str = "SELECT person_id FROM household_member";

/// Families of which somebody of this age lives here and that meet the condition, `limit` at most.
pub(crate) fn chosen(
    ctx: &Read,
    rt: &str,
    ages: Ages,
    mut only: Chosen,
    limit: usize,
) -> Result<Vec<HouseholdRow>> {
    ctx.require(Right::PersonRead)?;
    if !rt.is_empty() {
        let place = only.bind(rt.to_owned());
        only.and(&format!("household.rt = ?{place}"));
    }
    let here = person::here_ids(ctx, ages, &mut only);
    only.and(&format!(
        "EXISTS (SELECT 1 FROM household_member WHERE household_id = household.id AND person_id IN ({here}))"
    ));
    let sql = format!(
        "SELECT {LINE_COLUMNS} FROM household WHERE household.withdrawn = ''{}
         ORDER BY household.rt, household.name_key, household.number LIMIT {limit}",
        only.condition
    );
    let mut statement = ctx.connection().prepare_cached(&sql)?;
    let lines =
        statement.query_map(params_from_iter(only.values), line_of)?.collect::<rusqlite::Result<Vec<_>>>()?;
    lines.into_iter().map(|line| shown(ctx, line)).collect()
}

/// A sub-select of the families that somebody of these belongs to.
pub(crate) fn with_member_in(persons: &str) -> String {
    format!("SELECT household_id FROM household_member WHERE person_id IN ({persons})")
}
