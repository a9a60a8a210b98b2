//! A second database file with the same contents and key: made page by page, opened read-only, checked.
//!
//! It knows tables only by what the file itself says of them, so old and new schemas are copied alike.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::open::{DataKey, open};
use crate::{FaultCode, Result};

/// KiB of page cache while a copy is checked: `integrity_check` asks every index for every row, and with the 2 MB of a
/// connection that reads once it decrypts the same pages again and again.
const CHECKED_IN: i32 = 8_000;
/// Pages of 4 KiB between two looks at whether the person wants to stop.
const PAGES: i32 = 256;

/// Rows of every table that holds rows of its own, by the table's name.
pub type Rows = BTreeMap<String, i64>;

/// Copies what `source` sees into a new file at `path`. With an open transaction on `source` that is one
/// moment, whatever is written meanwhile. `watch` is told pages done and pages in all, and may stop it.
///
/// The new file is not flushed; after an error it is worth nothing.
pub fn copy(
    source: &Connection,
    path: &Path,
    key: &DataKey,
    watch: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
) -> Result<()> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let mut target = open(path, key, flags, -2_000)?;
    // Nobody else knows of the file, and after a cut it is thrown away: no journal of its own, no flush by page.
    target
        .execute_batch("PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")?;
    {
        let backup = Backup::new(source, &mut target)?;
        loop {
            let step = backup.step(PAGES)?;
            let at = backup.progress();
            let (all, left) = (at.pagecount.unsigned_abs(), at.remaining.unsigned_abs());
            if watch(u64::from(all.saturating_sub(left)), u64::from(all)).is_break() {
                return Err(FaultCode::Cancelled.into());
            }
            match step {
                StepResult::Done => break,
                StepResult::More => {}
                // The source is between two checkpoints for a moment.
                _ => std::thread::sleep(std::time::Duration::from_millis(20)),
            }
        }
    }
    // The copied header still says WAL: such a file could not be read where nothing can be written. The new
    // header must be read before SQLite knows that it has something to turn off.
    target.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    target.execute_batch("PRAGMA journal_mode=DELETE;")?;
    target.close().map_err(|(_, error)| error.into())
}

/// Opens a finished copy for reading; nothing is written beside it.
pub fn open_copy(path: &Path, key: &DataKey) -> Result<Connection> {
    let connection = open(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY, -CHECKED_IN)?;
    connection.execute_batch("PRAGMA query_only=ON;")?;
    Ok(connection)
}

/// Mends a finished copy before it is checked: what follows from other things, never what was written down.
pub fn mend_copy(path: &Path, key: &DataKey, mend: &dyn Fn(&Connection) -> Result<()>) -> Result<()> {
    let mut copied = open(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE, -2_000)?;
    let transaction = copied.transaction()?;
    mend(&transaction)?;
    transaction.commit()?;
    copied.close().map_err(|(_, error)| error.into())
}

/// Whether every page carries its own authentication and the whole is a sound database.
pub fn is_sound(connection: &Connection) -> Result<bool> {
    // One row for each page that fails; none where all hold.
    let mut cipher = connection.prepare("PRAGMA cipher_integrity_check")?;
    if cipher.query([])?.next()?.is_some() {
        return Ok(false);
    }
    let answer: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    Ok(answer == "ok")
}

/// Bytes of the file that [`copy`] makes of it.
pub fn size(connection: &Connection) -> Result<u64> {
    let sql = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
    let bytes: i64 = connection.query_row(sql, [], |row| row.get(0))?;
    Ok(bytes.unsigned_abs())
}

/// Counts every table.
pub fn rows(connection: &Connection) -> Result<Rows> {
    let mut names = connection.prepare(
        "SELECT name FROM sqlite_schema
         WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%'",
    )?;
    let names: Vec<String> = names.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    names.into_iter().map(|name| Ok((name.clone(), count(connection, &name, "")?))).collect()
}

/// The same without what virtual tables keep for themselves, and along no index: where one does not say what its table
/// says, it would be miscounted.
pub fn rows_of_records(connection: &Connection) -> Result<Rows> {
    let mut names = connection.prepare(
        "SELECT name FROM pragma_table_list
         WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'",
    )?;
    let names: Vec<String> = names.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    names.into_iter().map(|name| Ok((name.clone(), count(connection, &name, "NOT INDEXED")?))).collect()
}

/// Rows of one table that were not taken back; 0 where an older schema does not have the table.
pub fn live_rows(connection: &Connection, table: &str) -> Result<i64> {
    let columns = "SELECT count(*), coalesce(sum(name = 'withdrawn'), 0) FROM pragma_table_info(?1)";
    let (columns, withdrawn): (i64, i64) =
        connection.query_row(columns, [table], |row| Ok((row.get(0)?, row.get(1)?)))?;
    match (columns, withdrawn) {
        (0, _) => Ok(0),
        (_, 0) => count(connection, table, ""),
        _ => count(connection, table, "WHERE withdrawn = ''"),
    }
}

fn count(connection: &Connection, table: &str, filter: &str) -> Result<i64> {
    let sql = format!("SELECT count(*) FROM \"{}\" {filter}", table.replace('"', "\"\""));
    Ok(connection.query_row(&sql, [], |row| row.get(0))?)
}
