//! A record written back as an entry tells that it was: `image.rs` the other way round.

use std::collections::HashMap;

use rusqlite::{Connection, params_from_iter, types};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::image::{Child, Journalled};
use crate::{Error, Result};

impl Journalled {
    /// The list that belongs to the record under this name.
    pub(crate) fn child(&self, name: &str) -> Option<&'static Child> {
        self.children.iter().find(|child| child.table == name)
    }

    /// Gives columns and lists of the record these values. What follows from others is left to the area. Refuses a
    /// name that the table does not have.
    pub(crate) fn write_back(
        &self,
        connection: &Connection,
        id: Uuid,
        values: &Map<String, Value>,
    ) -> Result<()> {
        let kinds = kinds(connection, self.table)?;
        let (lists, columns): (Vec<_>, Vec<_>) =
            values.iter().partition(|(name, _)| self.child(name).is_some());
        // In one statement: what the table demands of its columns together holds before and after, not in between.
        let mut sets = Vec::new();
        let mut stored_values = Vec::new();
        for (name, value) in columns {
            sets.push(format!("{name} = ?"));
            stored_values.push(stored(kinds.get(name).ok_or_else(|| unknown(name))?, value)?);
        }
        if !sets.is_empty() {
            stored_values.push(types::Value::Blob(id.as_bytes().to_vec()));
            let sql = format!("UPDATE {} SET {} WHERE id = ?", self.table, sets.join(", "));
            connection.prepare_cached(&sql)?.execute(params_from_iter(stored_values))?;
        }
        for (name, list) in lists {
            if let Some(child) = self.child(name) {
                write_list(connection, child, id, list)?;
            }
        }
        Ok(())
    }
}

fn write_list(connection: &Connection, child: &Child, id: Uuid, list: &Value) -> Result<()> {
    let kinds = kinds(connection, child.table)?;
    let sql = format!("DELETE FROM {} WHERE {} = ?1", child.table, child.parent);
    connection.prepare_cached(&sql)?.execute([id])?;
    for line in list.as_array().into_iter().flatten() {
        let line = line.as_object().ok_or_else(|| unknown(child.table))?;
        let mut names = vec![child.parent];
        let mut values = vec![types::Value::Blob(id.as_bytes().to_vec())];
        for (name, value) in line {
            names.push(name);
            values.push(stored(kinds.get(name).ok_or_else(|| unknown(name))?, value)?);
        }
        let places = vec!["?"; names.len()].join(", ");
        let sql = format!("INSERT INTO {} ({}) VALUES ({places})", child.table, names.join(", "));
        connection.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    }
    Ok(())
}

/// The type of each column.
fn kinds(connection: &Connection, table: &str) -> Result<HashMap<String, String>> {
    let mut statement = connection.prepare_cached("SELECT name, type FROM pragma_table_info(?1)")?;
    Ok(statement
        .query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?)
}

/// As the database has it: an id is text in the journal only.
fn stored(kind: &str, value: &Value) -> Result<types::Value> {
    let odd = || Error::internal("a value of the journal does not fit its column");
    Ok(match (kind, value) {
        (_, Value::Null) => types::Value::Null,
        ("BLOB", Value::String(text)) => {
            types::Value::Blob(text.parse::<Uuid>().map_err(|_| odd())?.as_bytes().to_vec())
        }
        ("TEXT", Value::String(text)) => types::Value::Text(text.clone()),
        ("INTEGER", Value::Number(number)) => types::Value::Integer(number.as_i64().ok_or_else(odd)?),
        _ => return Err(odd()),
    })
}

fn unknown(name: &str) -> Error {
    Error::internal(&format!("the journal names {name}, which the table does not have"))
}
