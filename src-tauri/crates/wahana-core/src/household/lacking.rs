//! What is still to be completed of families.

use uuid::Uuid;

use super::HouseholdRow;
use super::list::row;
use crate::Result;
use crate::database::Read;

/// What a family lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lack {
    /// One of its members as its head.
    Head,
    /// The RT.
    Rt,
    /// A No. KK that is finished and can be.
    Kk,
}

impl Lack {
    fn condition(self) -> &'static str {
        match self {
            // The key of the list is the head's name.
            Self::Head => {
                "name_key = '' AND EXISTS (SELECT 1 FROM household_member WHERE household_id = household.id)"
            }
            Self::Rt => "rt = ''",
            Self::Kk => "kk_doubtful = 1",
        }
    }
}

/// The first `limit` in the order of the list, and how many there are, as far as `counted`.
pub(crate) fn lacking(
    ctx: &Read,
    lack: Lack,
    limit: usize,
    counted: u32,
) -> Result<(Vec<HouseholdRow>, i64)> {
    let mut statement = ctx.connection().prepare_cached(&sql(lack, counted))?;
    let ids: Vec<Uuid> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let rows = ids.iter().take(limit).map(|id| row(ctx, *id));
    Ok((rows.collect::<Result<_>>()?, i64::try_from(ids.len()).unwrap_or(i64::MAX)))
}

fn sql(lack: Lack, counted: u32) -> String {
    format!(
        "SELECT id FROM household WHERE withdrawn = '' AND {} ORDER BY name_key, number LIMIT {counted}",
        lack.condition()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{World, plan};

    #[test]
    fn each_is_found_along_an_index() {
        let world = World::with_group();
        for (lack, index) in [
            (Lack::Head, "household_list"),
            (Lack::Rt, "household_list_rt"),
            (Lack::Kk, "household_kk_doubtful"),
        ] {
            let plan = world.vault.read(|ctx| Ok(plan(ctx, &sql(lack, 9), &[] as &[String]))).unwrap();
            assert!(plan.contains(index) && !plan.contains("B-TREE"), "{lack:?}: {plan}");
        }
    }
}
