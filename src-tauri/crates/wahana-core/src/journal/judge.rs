//! One record whose entries and row do not come to the same, column by column.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::check::{Finding, RowFault};
use super::image::{Journalled, nothing};
use super::sums::Suspect;
use crate::Result;

/// What the entries leave of a record.
#[derive(Default)]
struct Left {
    area: String,
    columns: Map<String, Value>,
    rev: i64,
    time: String,
    officer: Option<Uuid>,
    /// The content of an entry is gone or worth nothing: what no later entry names is not known.
    unsure: bool,
    /// The last entry itself is worth nothing.
    last_unsure: bool,
}

/// Where the record's row is not what its entries left; `altered` are entries to which nobody can be held.
pub(super) fn record(
    connection: &Connection,
    tables: &[&Journalled],
    suspect: Suspect,
    altered: &BTreeSet<i64>,
) -> Result<Vec<Finding>> {
    let id = suspect.record;
    let left = left(connection, id, altered)?;
    let table = suspect.table.and_then(|at| tables.get(at)).copied();
    let finding = |column: &str, fault| Finding::Row {
        area: table.map_or_else(|| left_area(left.as_ref()), |table| table.area.to_owned()),
        table: table.map(|table| table.table.to_owned()).unwrap_or_default(),
        record: id,
        column: column.to_owned(),
        fault,
    };
    let rev = table.map(|table| table.rev(connection, id)).transpose()?.flatten();
    let (Some(table), Some(rev), Some(left)) = (table, rev, left.as_ref()) else {
        let fault = if left.is_none() { RowFault::NoEntry } else { RowFault::NoRow };
        return Ok(vec![finding("", fault)]);
    };
    let image = table.image(connection, id)?;
    let mut findings: Vec<Finding> =
        differing(left, &image).into_iter().map(|column| finding(&column, RowFault::Differs)).collect();
    if !left.last_unsure {
        let (time, officer) = stamp(connection, table, id)?;
        let same = [
            ("rev", rev == left.rev),
            ("changed_at", time == left.time),
            ("changed_by", officer == left.officer),
        ];
        let differ = same.into_iter().filter(|(_, same)| !same);
        findings.extend(differ.map(|(column, _)| finding(column, RowFault::Differs)));
    }
    Ok(findings)
}

fn left_area(left: Option<&Left>) -> String {
    left.map(|left| left.area.clone()).unwrap_or_default()
}

/// Columns that are not what was left. One that no entry names was never filled in.
fn differing(left: &Left, image: &Map<String, Value>) -> Vec<String> {
    let names: BTreeSet<&String> = left.columns.keys().chain(image.keys()).collect();
    let differs = |name: &str| match (left.columns.get(name), image.get(name).unwrap_or(&Value::Null)) {
        (None, _) if left.unsure => false,
        (None, now) => !nothing(now),
        (Some(then), now) => then != now && !(nothing(then) && nothing(now)),
    };
    names.into_iter().filter(|name| differs(name)).cloned().collect()
}

fn stamp(connection: &Connection, table: &Journalled, id: Uuid) -> Result<(String, Option<Uuid>)> {
    let sql = format!("SELECT changed_at, changed_by FROM {} WHERE id = ?1", table.table);
    let mut statement = connection.prepare_cached(&sql)?;
    let found = statement.query_row([id], |row| {
        Ok((row.get(0)?, row.get_ref(1)?.as_blob().ok().and_then(|bytes| Uuid::from_slice(bytes).ok())))
    });
    Ok(found.optional()?.unwrap_or_default())
}

fn left(connection: &Connection, id: Uuid, altered: &BTreeSet<i64>) -> Result<Option<Left>> {
    let mut statement = connection.prepare_cached(
        "SELECT seq, area, rev, time, officer, payload, op = 'erase' FROM journal
         WHERE record = ?1 AND op IN ('create', 'change', 'erase') ORDER BY seq",
    )?;
    let mut rows = statement.query([id])?;
    let mut left: Option<Left> = None;
    while let Some(row) = rows.next()? {
        let left = left.get_or_insert_default();
        left.area = row.get(1)?;
        left.last_unsure = altered.contains(&row.get(0)?);
        left.rev = row.get(2)?;
        left.time = row.get(3)?;
        left.officer = row.get(4).ok();
        let payload = row.get_ref(5)?.as_str_or_null().unwrap_or_default();
        let columns = payload.and_then(|payload| serde_json::from_str::<Map<String, Value>>(payload).ok());
        match columns {
            Some(columns) if !left.last_unsure => {
                if row.get(6)? {
                    left.unsure = false;
                    left.columns.clear();
                }
                take(left, columns);
            }
            _ => {
                left.unsure = true;
                left.columns.clear();
            }
        }
    }
    Ok(left)
}

fn take(left: &mut Left, columns: Map<String, Value>) {
    for (name, mut pair) in columns {
        let after = pair.get_mut(1).map(Value::take).unwrap_or_default();
        left.columns.insert(name, after);
    }
}
