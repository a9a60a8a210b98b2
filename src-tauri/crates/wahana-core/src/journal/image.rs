//! A record as the journal sees it: all its columns and the lists that belong to it, read from the database.
//!
//! Columns are read by name from the table itself, so a new column is in the journal without anybody
//! remembering it.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::Result;

/// A table whose changes are in the journal. It has the columns `id`, `rev`, `changed_at`, `changed_by`.
pub struct Journalled {
    /// The area's code name.
    pub area: &'static str,
    /// The table.
    pub table: &'static str,
    /// Columns that follow from others (search keys): not part of the record.
    pub derived: &'static [&'static str],
    /// Lists that live and die with the record.
    pub children: &'static [Child],
}

/// A list that belongs to a record, such as the types of a case.
pub struct Child {
    /// The table.
    pub table: &'static str,
    /// The column that names the parent.
    pub parent: &'static str,
    /// What makes the order of the rows certain.
    pub order: &'static str,
}

impl Journalled {
    /// The revision, or none where there is no such row.
    pub(crate) fn rev(&self, connection: &Connection, id: Uuid) -> Result<Option<i64>> {
        let sql = format!("SELECT rev FROM {} WHERE id = ?1", self.table);
        Ok(connection.prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?)
    }

    /// The record with its lists: `{column: value, child table: [{column: value}]}`.
    pub(crate) fn image(&self, connection: &Connection, id: Uuid) -> Result<Map<String, Value>> {
        let sql = format!("SELECT * FROM {} WHERE id = ?1", self.table);
        let mut image = rows(connection, &sql, id, self.derived)?.pop().unwrap_or_default();
        for child in self.children {
            let sql =
                format!("SELECT * FROM {} WHERE {} = ?1 ORDER BY {}", child.table, child.parent, child.order);
            let list = rows(connection, &sql, id, &[child.parent])?;
            image.insert(child.table.to_owned(), list.into_iter().map(Value::Object).collect());
        }
        Ok(image)
    }
}

/// The records of a table that name another record in `column`, hidden ones too.
pub(crate) fn naming_record(
    connection: &Connection,
    table: &Journalled,
    column: &str,
    of: Uuid,
) -> Result<Vec<Uuid>> {
    let sql = format!("SELECT id FROM {} WHERE {column} = ?1 ORDER BY id", table.table);
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([of], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Every record has these; they tell of the change itself and are columns of the entry already.
pub(super) const STAMPS: &[&str] = &["id", "key", "rev", "changed_at", "changed_by"];

fn rows(connection: &Connection, sql: &str, id: Uuid, without: &[&str]) -> Result<Vec<Map<String, Value>>> {
    let mut statement = connection.prepare_cached(sql)?;
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let mut rows = statement.query([id])?;
    let mut list = Vec::new();
    while let Some(row) = rows.next()? {
        let mut image = Map::new();
        for (index, name) in names.iter().enumerate() {
            if STAMPS.contains(&name.as_str()) || without.contains(&name.as_str()) {
                continue;
            }
            image.insert(name.clone(), value(row.get_ref(index)?));
        }
        list.push(image);
    }
    Ok(list)
}

pub(super) fn value(column: ValueRef) -> Value {
    match column {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => json!(number),
        ValueRef::Real(number) => json!(number),
        ValueRef::Text(text) => json!(String::from_utf8_lossy(text)),
        ValueRef::Blob(bytes) => match Uuid::from_slice(bytes) {
            Ok(id) => json!(id),
            Err(_) => json!(bytes),
        },
    }
}

/// What a column holds that nobody has filled in.
pub(super) fn nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        _ => false,
    }
}

/// Whether two values say the same: nothing is nothing, however it is stored.
pub(crate) fn same(one: &Value, other: &Value) -> bool {
    one == other || (nothing(one) && nothing(other))
}

/// The columns that differ, as `{column: [before, after]}`; null where the record did not exist.
/// Columns that were empty before and after a creation are left out.
pub(crate) fn difference(
    before: Option<&Map<String, Value>>,
    after: Option<&Map<String, Value>>,
) -> Map<String, Value> {
    let mut difference = Map::new();
    let names = before.into_iter().chain(after).flat_map(Map::keys);
    for name in names {
        let old = before.and_then(|image| image.get(name)).unwrap_or(&Value::Null);
        let new = after.and_then(|image| image.get(name)).unwrap_or(&Value::Null);
        if !same(old, new) {
            difference.insert(name.clone(), json!([old, new]));
        }
    }
    difference
}
