//! The schema's history: numbered `.sql` files, each run once in its own transaction, never changed once
//! released. Until the first release they are amended in place: whoever tries the program out before it begins anew.

use rusqlite::Connection;

use crate::{Fault, FaultCode, Result};

const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_vault_and_journal.sql"),
    include_str!("migrations/0002_people.sql"),
    include_str!("migrations/0003_cases.sql"),
    include_str!("migrations/0004_assistance.sql"),
    include_str!("migrations/0005_handover.sql"),
    include_str!("migrations/0006_notice.sql"),
    include_str!("migrations/0007_assessment.sql"),
    include_str!("migrations/0008_plan.sql"),
    include_str!("migrations/0009_partners.sql"),
    include_str!("migrations/0010_flag.sql"),
    include_str!("migrations/0011_distribution.sql"),
    include_str!("migrations/0012_emergency.sql"),
    include_str!("migrations/0013_attachment.sql"),
    include_str!("migrations/0014_merging.sql"),
    include_str!("migrations/0015_lists.sql"),
    include_str!("migrations/0016_activity.sql"),
    include_str!("migrations/0017_saved_filter.sql"),
    include_str!("migrations/0018_family_visit.sql"),
];

/// The schema version that this program writes.
#[allow(clippy::cast_possible_wrap, clippy::cast_possible_truncation)] // a handful of files
pub const LATEST: i64 = MIGRATIONS.len() as i64;

/// The schema version of an open database.
pub fn version(connection: &Connection) -> Result<i64> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Brings the schema up to [`LATEST`]; refuses a database that a newer program wrote.
pub fn migrate(connection: &mut Connection) -> Result<()> {
    let found = version(connection)?;
    if found > LATEST {
        return Err(Fault::new(FaultCode::DatabaseNewer).with("found", found).with("known", LATEST).into());
    }
    for (number, sql) in (1_i64..).zip(MIGRATIONS).skip_while(|(number, _)| *number <= found) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(sql)?;
        transaction.pragma_update(None, "user_version", number)?;
        transaction.commit()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schema(connection: &Connection) -> Vec<(String, Option<String>)> {
        let mut statement = connection.prepare("SELECT name, sql FROM sqlite_schema ORDER BY name").unwrap();
        let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        found.map(std::result::Result::unwrap).collect()
    }

    #[test]
    fn a_database_of_any_older_program_comes_to_the_same_schema_as_a_new_one() {
        let mut fresh = Connection::open_in_memory().unwrap();
        migrate(&mut fresh).unwrap();
        assert_eq!(version(&fresh).unwrap(), LATEST);
        for (older, _) in (1_i64..).zip(&MIGRATIONS[1..]) {
            let mut connection = Connection::open_in_memory().unwrap();
            for sql in &MIGRATIONS[..usize::try_from(older).unwrap()] {
                connection.execute_batch(sql).unwrap();
            }
            connection.pragma_update(None, "user_version", older).unwrap();
            migrate(&mut connection).unwrap();
            assert_eq!(
                (version(&connection).unwrap(), schema(&connection)),
                (LATEST, schema(&fresh)),
                "{older}"
            );
        }
    }
}
