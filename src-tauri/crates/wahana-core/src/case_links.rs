//! The cases that a record of another area names: what a meeting was about, whom a business serves. Each is a row of that
//! area's own table, so that the journal tells of it alone.
//!
//! What the officer must not know of is never told, and stays, whatever somebody writes who does not see it.

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use crate::case::{self, CaseRow};
use crate::database::{Read, Write};
use crate::fault::Faults;
use crate::journal::Journalled;
use crate::{Fault, FaultCode, Result};

/// What stands in `withdrawn` of a row that was taken off.
const OFF: &str = "off";

/// A table of such rows, and the column with the record that names the case.
pub(crate) struct CaseLinks {
    pub(crate) table: Journalled,
    pub(crate) record: &'static str,
}

struct Link {
    id: Uuid,
    case: Uuid,
}

impl CaseLinks {
    /// Those that the officer may read, in the order in which they were named.
    pub(crate) fn readable(&self, ctx: &Read, record: Uuid) -> Result<Vec<CaseRow>> {
        let known = self.known(ctx, record)?.into_iter();
        known.map(|link| case::row_known(ctx, link.case)).collect()
    }

    /// The rows of these.
    pub(crate) fn rows(&self, ctx: &Read, record: Uuid) -> Result<Vec<Uuid>> {
        Ok(self.known(ctx, record)?.into_iter().map(|link| link.id).collect())
    }

    /// Refuses at `cases` what the officer may not read and is not named there already.
    pub(crate) fn check(
        &self,
        ctx: &Read,
        record: Option<Uuid>,
        cases: &[Uuid],
        faults: &mut Faults,
    ) -> Result<()> {
        let listed = record.map(|id| self.all(ctx.connection(), id)).transpose()?.unwrap_or_default();
        for &case in cases {
            if !case::knows(ctx, case)? && listed.iter().all(|link| link.case != case) {
                faults.add(Fault::at("cases", FaultCode::NotFound));
            }
        }
        Ok(())
    }

    /// Names these and no others. Whether the record tells of others now: of a secret case it tells nothing.
    pub(crate) fn write(&self, ctx: &Write, record: Uuid, cases: &[Uuid]) -> Result<bool> {
        let listed = self.all(ctx.connection(), record)?;
        let mut moved = false;
        for link in listed.iter().filter(|link| !cases.contains(&link.case)) {
            if case::knows(ctx, link.case)? {
                ctx.change(&self.table, link.id, None, |connection| self.take_off(connection, link.id))?;
                moved |= !case::is_secret(ctx, link.case)?;
            }
        }
        for (place, &case) in cases.iter().enumerate() {
            let twice = cases[..place].contains(&case);
            if !twice && listed.iter().all(|link| link.case != case) {
                let new = Uuid::now_v7();
                ctx.create(&self.table, new, |connection| self.insert(connection, new, record, case))?;
                moved |= !case::is_secret(ctx, case)?;
            }
        }
        Ok(moved)
    }

    /// The case of a row, also of one that was taken off.
    pub(crate) fn case_of(&self, ctx: &Read, row: Uuid) -> Result<Option<Uuid>> {
        let sql = format!("SELECT case_id FROM {} WHERE id = ?1", self.table.table);
        Ok(ctx.connection().prepare_cached(&sql)?.query_row([row], |row| row.get(0)).optional()?)
    }

    /// Whether another row of the record names the case of this one: a case is named once.
    pub(crate) fn is_twice(&self, ctx: &Read, record: Uuid, row: Uuid) -> Result<bool> {
        let case = self.case_of(ctx, row)?;
        let listed = self.all(ctx.connection(), record)?;
        Ok(listed.iter().any(|link| link.id != row && Some(link.case) == case))
    }

    fn known(&self, ctx: &Read, record: Uuid) -> Result<Vec<Link>> {
        let mut known = Vec::new();
        for link in self.all(ctx.connection(), record)? {
            if case::knows(ctx, link.case)? {
                known.push(link);
            }
        }
        Ok(known)
    }

    fn all(&self, connection: &Connection, record: Uuid) -> Result<Vec<Link>> {
        let Self { table, record: column } = self;
        let sql = format!(
            "SELECT id, case_id FROM {} WHERE {column} = ?1 AND withdrawn = '' ORDER BY id",
            table.table
        );
        let mut statement = connection.prepare_cached(&sql)?;
        let found = statement.query_map([record], |row| Ok(Link { id: row.get(0)?, case: row.get(1)? }))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    fn insert(&self, connection: &Connection, id: Uuid, record: Uuid, case: Uuid) -> Result<()> {
        let Self { table, record: column } = self;
        let sql = format!("INSERT INTO {} (id, {column}, case_id) VALUES (?1, ?2, ?3)", table.table);
        connection.prepare_cached(&sql)?.execute([id, record, case])?;
        Ok(())
    }

    fn take_off(&self, connection: &Connection, id: Uuid) -> Result<()> {
        let sql = format!("UPDATE {} SET withdrawn = ?2 WHERE id = ?1", self.table.table);
        connection.prepare_cached(&sql)?.execute(rusqlite::params![id, OFF])?;
        Ok(())
    }
}
