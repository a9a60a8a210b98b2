//! The office's schema: numbered `.sql` files, each run once in its own transaction, never changed once landed.

use rusqlite::Connection;

use crate::{Error, Result};

const MIGRATIONS: &[&str] = &[include_str!("migrations/0001_office.sql")];

/// Brings the schema up to date; refuses a vault that a newer program wrote.
pub(crate) fn migrate(connection: &mut Connection) -> Result<()> {
    let found: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if usize::try_from(found).is_ok_and(|found| found > MIGRATIONS.len()) {
        return Err(Error::VaultNewer { found });
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

    #[test]
    fn a_vault_of_a_newer_program_is_refused_and_the_same_one_is_left_alone() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection).unwrap();
        migrate(&mut connection).unwrap();
        connection.pragma_update(None, "user_version", 99).unwrap();
        assert!(matches!(migrate(&mut connection), Err(Error::VaultNewer { found: 99 })));
    }
}
