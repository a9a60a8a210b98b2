//! What an erasure does to the log and to the rows: content goes, the chain of hashes stays.

use rusqlite::{Connection, params};
use uuid::Uuid;

use super::image::STAMPS;
use crate::Result;

/// What stands in `withdrawn` of a record that was erased for good.
pub const ERASED: &str = "erased";

/// Empties every entry of the record, payload and nonce together. The entry that says so comes behind them.
pub(crate) fn empty_entries(connection: &Connection, record: Uuid) -> Result<()> {
    let sql = "UPDATE journal SET payload = NULL, nonce = NULL WHERE record = ?1 AND payload IS NOT NULL";
    connection.prepare_cached(sql)?.execute([record])?;
    Ok(())
}

/// Records of the area that were erased.
pub(crate) fn erased(connection: &Connection, area: &str) -> Result<Vec<Uuid>> {
    let sql = "SELECT DISTINCT record FROM journal WHERE op = 'erase' AND area = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_map([area], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Records of the area of which an entry holds the word, also where the row has other words by now. Letters of the
/// alphabet are the same great and small.
pub(crate) fn naming(connection: &Connection, area: &str, word: &str) -> Result<Vec<Uuid>> {
    // A payload is JSON, in which a quotation mark is written otherwise.
    let word = serde_json::to_string(word)?;
    let sql = "SELECT DISTINCT record FROM journal WHERE area = ?1 AND instr(lower(payload), lower(?2)) > 0";
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map([area, word.trim_matches('"')], |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Empties all columns of the rows in which `by` is `id`, but those in `keep`: a column that comes to the table later is
/// erased without anybody remembering it.
pub(crate) fn wipe(connection: &Connection, table: &str, by: &str, id: Uuid, keep: &[&str]) -> Result<()> {
    let mut columns =
        connection.prepare_cached("SELECT name, \"notnull\", dflt_value, pk FROM pragma_table_info(?1)")?;
    let columns = columns.query_map([table], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get::<_, Option<String>>(2)?, row.get::<_, i64>(3)? > 0))
    })?;
    let mut sets = Vec::new();
    for column in columns {
        let (name, filled, default, key): (String, bool, Option<String>, bool) = column?;
        if !key && name != by && ![STAMPS, keep].concat().contains(&name.as_str()) {
            let empty = default.unwrap_or_else(|| if filled { "''" } else { "NULL" }.to_owned());
            sets.push(format!("{name} = {empty}"));
        }
    }
    if !sets.is_empty() {
        let sql = format!("UPDATE {table} SET {} WHERE {by} = ?1", sets.join(", "));
        connection.prepare_cached(&sql)?.execute(params![id])?;
    }
    Ok(())
}

/// The same of a whole record. One that was hidden stays hidden, as erased.
pub(crate) fn wipe_record(connection: &Connection, table: &str, id: Uuid, keep: &[&str]) -> Result<()> {
    let hidden: bool = connection
        .prepare_cached(&format!("SELECT withdrawn <> '' FROM {table} WHERE id = ?1"))?
        .query_row([id], |row| row.get(0))?;
    wipe(connection, table, "id", id, keep)?;
    if hidden {
        let sql = format!("UPDATE {table} SET withdrawn = ?2 WHERE id = ?1");
        connection.prepare_cached(&sql)?.execute(params![id, ERASED])?;
    }
    Ok(())
}
