//! What is still to be completed of residents who live here: each is found along an index of its own, so that few are
//! found as quickly among many.

use rusqlite::Connection;

use super::store::{ROW_COLUMNS, row_of};
use super::{PersonRow, visible};
use crate::Result;
use crate::database::Read;

/// What somebody lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lack {
    /// The NIK is unfinished or does not fit the rest.
    Nik,
    /// Nothing is known of the age.
    Birth,
    /// Whether it is a man or a woman.
    Sex,
    /// No NIK, and nobody said how it stands with their papers (DOMAIN 6.3).
    Papers,
}

impl Lack {
    /// The condition, and the index that holds those for whom it is true.
    fn found_by(self) -> (&'static str, &'static str) {
        match self {
            Self::Nik => ("person.nik_doubtful = 1", "person_nik_doubtful"),
            Self::Birth => ("person.birth = ''", "person_ageless"),
            Self::Sex => ("person.sex = ''", "person_sexless"),
            Self::Papers => {
                ("person.nik = '' AND person.nik_unfinished = '' AND person.papers = ''", "person_paperless")
            }
        }
    }
}

/// The first `limit` in the order of their names, and how many there are, as far as `counted`. With `only` just those
/// for whom that condition holds.
pub(crate) fn lacking(
    ctx: &Read,
    lack: Lack,
    only: Option<&str>,
    limit: usize,
    counted: u32,
) -> Result<(Vec<PersonRow>, i64)> {
    let mut statement = ctx.connection().prepare_cached(&sql(lack, only, counted))?;
    let keys: Vec<i64> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let rows = keys.iter().take(limit).map(|key| Ok(visible(ctx, row(ctx.connection(), *key, ctx)?)));
    Ok((rows.collect::<Result<_>>()?, i64::try_from(keys.len()).unwrap_or(i64::MAX)))
}

fn row(connection: &Connection, key: i64, ctx: &Read) -> Result<PersonRow> {
    let sql = format!("SELECT {ROW_COLUMNS} FROM person WHERE key = ?1");
    Ok(connection.prepare_cached(&sql)?.query_row([key], |row| row_of(row, ctx.today()))?)
}

fn sql(lack: Lack, only: Option<&str>, counted: u32) -> String {
    let (condition, index) = lack.found_by();
    let only = only.unwrap_or("1");
    format!(
        "SELECT person.key FROM person INDEXED BY {index}
         WHERE person.withdrawn = '' AND person.life = 'here' AND {condition} AND {only}
         ORDER BY person.name_key, person.key LIMIT {counted}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{World, plan};

    #[test]
    fn each_is_read_along_its_index_in_the_order_of_the_names() {
        let world = World::with_group();
        let told = |sql: &str| world.vault.read(|ctx| Ok(plan(ctx, sql, &[] as &[String]))).unwrap();
        let only = crate::case::has_open_case("person.id");
        for lack in [Lack::Nik, Lack::Birth, Lack::Sex, Lack::Papers] {
            let plan = told(&sql(lack, None, 9));
            assert!(plan.contains(lack.found_by().1) && !plan.contains("B-TREE"), "{lack:?}: {plan}");
            let plan = told(&sql(lack, Some(&only), 9));
            assert!(plan.contains("COVERING INDEX cases_open_person"), "{lack:?}: {plan}");
            let own = format!("COVERING INDEX {}", lack.found_by().1);
            assert!(lack == Lack::Nik || plan.contains(&own), "{lack:?}: {plan}");
            assert!(!plan.contains("B-TREE"), "{lack:?}: {plan}");
        }
    }
}
