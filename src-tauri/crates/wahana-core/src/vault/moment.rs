//! Long reading beside the two connections of an open vault: each sees one moment, whatever is written meanwhile, and
//! nobody waits for it.

use std::num::NonZero;
use std::thread;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::keys::Keys;
use super::open::{Home, Snapshot, Vault, today};
use crate::database::{self, Read};
use crate::{Error, FaultCode, Result, journal};

/// A state of the data as officers see it: whatever was counted in one still holds in an equal one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// What is due depends on it.
    day: NaiveDate,
    /// `PRAGMA data_version`: another one after every commit, of whatever it is, as one connection sees them.
    version: i64,
    /// Which connection that is.
    reader: u64,
}

impl Vault {
    /// The present moment. It waits for whoever reads: to count anew beside them would take longer.
    pub fn moment(&self) -> Result<Moment> {
        let (connection, reader) = self.reader()?;
        self.present_officer(&connection)?;
        let version = connection.query_row("PRAGMA data_version", [], |row| row.get(0))?;
        Ok(Moment { day: today(), version, reader })
    }

    /// A third connection for a long job, which sees one moment whatever is written meanwhile, and the keys of
    /// that moment: somebody may be getting a new passphrase just now.
    pub(super) fn snapshot(&self) -> Result<Snapshot> {
        for _ in 0..10 {
            if self.is_gone() {
                return Err(FaultCode::Locked.into());
            }
            let home = self.home();
            let before = Keys::read(&home.generation)?;
            let connection = one_moment(&home)?;
            if Keys::read(&home.generation)? == before {
                return Ok(Snapshot { connection, keys: before, data_key: home.data_key });
            }
        }
        Err(Error::internal("the keys never rest"))
    }

    /// Runs a long reading operation on a connection of its own, which sees one moment: nobody waits for it.
    pub fn read_long<T>(&self, operation: impl FnOnce(&Read) -> Result<T>) -> Result<T> {
        if self.is_gone() {
            return Err(FaultCode::Locked.into());
        }
        let connection = one_moment(&self.home())?;
        let officer = self.present_officer(&connection)?;
        operation(&Read::new(&connection, &officer, today()))
    }

    /// Another connection that sees the same moment as `ctx`, for a second thread; none on a machine that has only one
    /// core, or where something was written in between.
    pub(crate) fn beside(&self, ctx: &Read) -> Result<Option<Connection>> {
        if thread::available_parallelism().map_or(1, NonZero::get) < 2 {
            return Ok(None);
        }
        let beside = one_moment(&self.home())?;
        // Nothing that is checked is written without an entry, so the same last one is the same moment.
        let same = journal::last_number(&beside)? == journal::last_number(ctx.connection())?;
        Ok(same.then_some(beside))
    }
}

/// A connection that sees one moment, whatever is written meanwhile.
pub(super) fn one_moment(home: &Home) -> Result<Connection> {
    let connection = database::open_reader(&home.database(), &home.data_key)?;
    // A long job reads everything once: nothing is worth keeping in memory.
    connection.execute_batch("PRAGMA cache_size=-2000; BEGIN")?;
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use super::super::{Role, remove_officer};
    use crate::testing::{World, a_person};

    #[test]
    fn a_moment_lasts_until_something_is_written() {
        let world = World::with_group();
        let before = world.vault.moment().unwrap();
        assert_eq!(world.vault.moment().unwrap(), before);
        world.person(&a_person("Sekar Dangan"));
        let after = world.vault.moment().unwrap();
        assert_ne!(after, before);
        assert_eq!(world.vault.moment().unwrap(), after);
    }

    #[test]
    fn another_generation_is_another_moment_whatever_its_connection_counts() {
        let world = World::with_group();
        let gone = world.officer("Mbak Ceplok", &[Role::Pendamping]);
        let before = world.vault.moment().unwrap();
        remove_officer(&world.vault, gone.id, &mut |_| std::ops::ControlFlow::Continue(())).unwrap();
        let after = world.vault.moment().unwrap();
        assert_ne!(after.reader, before.reader);
    }
}
