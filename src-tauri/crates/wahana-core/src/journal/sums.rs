//! What the entries leave of each record and what its row holds, each added up to one number, so that a hundred
//! thousand records are compared in two walks and little memory.
//!
//! A record's sum is the exclusive or of one number for each column with its value: an entry takes its `before` out and
//! puts its `after` in, the row takes out what it holds. Zero is left where both agree. The numbers come from a hash
//! with a key of this run, so nobody can prepare two contents of one number. A sum that is not zero accuses nobody: it
//! says where to look.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};

use rusqlite::types::ValueRef;
use serde::de::{DeserializeSeed, MapAccess, Visitor};
use serde_json::value::RawValue;
use uuid::Uuid;

use super::chain::Stored;
use super::image::{Child, STAMPS, value};
use super::packed::{Packed, PackedRow};
use crate::Result;

/// A record to be looked at column by column.
pub(super) struct Suspect {
    pub(super) record: Uuid,
    /// Place of its table in the list; none where no row was found.
    pub(super) table: Option<usize>,
}

/// There is one for each record, so it is kept small.
#[derive(Default)]
struct Known {
    sum: u64,
    /// Revision, time and officer of the last entry, then of the row.
    stamp: u32,
    /// Where its row was found.
    table: Option<u8>,
    /// Something of it is not known or stands twice.
    unsure: bool,
}

#[derive(Default)]
pub(super) struct Sums {
    key: RandomState,
    records: HashMap<[u8; 16], Known>,
    /// Rows and lists that belong to no record of the journal.
    strangers: Vec<Suspect>,
    rows: i64,
    /// The list whose lines come just now; what it holds so far is in `text`.
    list: Option<List>,
    text: Vec<u8>,
}

struct List {
    of: Vec<u8>,
    /// Place of its table.
    at: usize,
    /// What the journal calls it.
    name: &'static str,
}

/// Whose rows they are: of the table at this place, or of a list of its records.
pub(super) enum Of {
    Table(usize, Columns),
    List(usize, &'static Child, Columns),
}

impl Sums {
    /// Adds what an entry that holds left of its record.
    pub(super) fn add_entry(&mut self, entry: &Stored) {
        if !matches!(entry.op, "create" | "change" | "erase") {
            return;
        }
        let Ok(record) = <[u8; 16]>::try_from(entry.record) else { return };
        let known = self.records.entry(record).or_default();
        known.stamp = stamp(&self.key, entry.rev, entry.time.as_bytes(), entry.officer);
        let sum = entry.payload.and_then(|payload| {
            let mut read = serde_json::Deserializer::from_str(payload);
            Pairs { key: &self.key }.deserialize(&mut read).ok()
        });
        match sum {
            // It tells all that is left; what was before is nobody's any more.
            Some(sum) if entry.op == "erase" => {
                known.sum = sum;
                known.unsure = false;
            }
            Some(sum) => known.sum ^= sum,
            None => known.unsure = true,
        }
    }

    /// Takes out what these rows hold.
    pub(super) fn add(&mut self, of: &Of, packed: &Packed) -> Result<()> {
        for row in packed.rows() {
            match of {
                Of::Table(at, columns) => self.add_row(*at, columns, row)?,
                Of::List(at, child, columns) => self.add_line(*at, child, columns, row)?,
            }
        }
        Ok(())
    }

    fn add_row(&mut self, at: usize, columns: &Columns, row: PackedRow) -> Result<()> {
        self.rows += 1;
        let id = row.blob(columns.id);
        let Some(known) = <[u8; 16]>::try_from(id).ok().and_then(|id| self.records.get_mut(&id)) else {
            let record = Uuid::from_slice(id).unwrap_or_default();
            self.strangers.push(Suspect { record, table: Some(at) });
            return Ok(());
        };
        known.unsure |= known.table.is_some();
        known.table = u8::try_from(at).ok();
        let [rev, time, officer] = columns.stamp.map(|column| row.get(column));
        let time = time.as_bytes().unwrap_or_default();
        let officer = officer.as_blob_or_null().unwrap_or_default().unwrap_or_default();
        known.stamp ^= stamp(&self.key, rev.as_i64().unwrap_or_default(), time, officer);
        for (column, name) in &columns.named {
            let value = row.get(*column);
            if matches!(value, ValueRef::Null | ValueRef::Text([])) {
                continue;
            }
            self.text.clear();
            write_value(&mut self.text, value)?;
            known.sum ^= number(&self.key, name, &self.text);
        }
        Ok(())
    }

    fn add_line(
        &mut self,
        at: usize,
        child: &'static Child,
        columns: &Columns,
        row: PackedRow,
    ) -> Result<()> {
        let id = row.blob(columns.id);
        if self.list.as_ref().is_none_or(|list| list.of != id) {
            self.end_list();
            self.list = Some(List { of: id.to_vec(), at, name: child.table });
            self.text.clear();
        }
        self.text.push(if self.text.is_empty() { b'[' } else { b',' });
        write_object(&mut self.text, row, &columns.named)
    }

    /// No line of the list that was begun comes any more.
    pub(super) fn end_list(&mut self) {
        let Some(List { of, at, name }) = self.list.take() else { return };
        self.text.push(b']');
        let number = number(&self.key, name, &self.text);
        match <[u8; 16]>::try_from(of.as_slice()).ok().and_then(|id| self.records.get_mut(&id)) {
            Some(known) => known.sum ^= number,
            None => self
                .strangers
                .push(Suspect { record: Uuid::from_slice(&of).unwrap_or_default(), table: Some(at) }),
        }
    }

    pub(super) fn rows(&self) -> i64 {
        self.rows
    }

    /// Records whose entries and row do not come to the same, in the order of their ids.
    pub(super) fn suspects(self) -> Vec<Suspect> {
        let mut suspects = self.strangers;
        for (id, known) in self.records {
            if known.sum != 0 || known.stamp != 0 || known.unsure || known.table.is_none() {
                suspects.push(Suspect { record: Uuid::from_bytes(id), table: known.table.map(usize::from) });
            }
        }
        suspects.sort_by_key(|suspect| suspect.record);
        suspects.dedup_by_key(|suspect| suspect.record);
        suspects
    }
}

/// Which columns of a table are compared.
pub(super) struct Columns {
    /// The record.
    id: usize,
    stamp: [usize; 3],
    /// In the order of the alphabet, as the journal's objects have them.
    named: Vec<(usize, String)>,
}

impl Columns {
    /// `id` is the column that names the record.
    pub(super) fn of(statement: &rusqlite::Statement, id: &str, without: &[&str]) -> Self {
        let names: Vec<&str> = statement.column_names().collect();
        let place = |name: &str| names.iter().position(|column| *column == name).unwrap_or(usize::MAX);
        let counts = |name: &str| !STAMPS.contains(&name) && !without.contains(&name);
        let mut compared: Vec<(usize, String)> = names
            .iter()
            .enumerate()
            .filter(|(_, name)| counts(name))
            .map(|(at, name)| (at, (*name).to_owned()))
            .collect();
        compared.sort_by(|a, b| a.1.cmp(&b.1));
        let stamp = ["rev", "changed_at", "changed_by"].map(place);
        Self { id: place(id), stamp, named: compared }
    }
}

fn stamp(key: &RandomState, rev: i64, time: &[u8], officer: &[u8]) -> u32 {
    let mut hasher = key.build_hasher();
    hasher.write_i64(rev);
    hasher.write_usize(time.len());
    hasher.write(time);
    hasher.write(officer);
    // Half of it: one chance in four billion that a falsified stamp is overlooked.
    u32::try_from(hasher.finish() >> 32).unwrap_or_default()
}

/// The number of a column with its value as JSON; nothing filled in counts nothing, as in `difference`.
fn number(key: &RandomState, column: &str, json: &[u8]) -> u64 {
    if matches!(json, b"null" | b"\"\"" | b"[]") {
        return 0;
    }
    let mut hasher = key.build_hasher();
    hasher.write_usize(column.len());
    hasher.write(column.as_bytes());
    hasher.write(json);
    hasher.finish()
}

/// As `image` and `serde_json` write it into an entry.
fn write_value(text: &mut Vec<u8>, column: ValueRef) -> Result<()> {
    match column {
        ValueRef::Text(bytes) if bytes.iter().all(|byte| *byte >= b' ' && !matches!(byte, b'"' | b'\\')) => {
            text.push(b'"');
            text.extend_from_slice(String::from_utf8_lossy(bytes).as_bytes());
            text.push(b'"');
        }
        ValueRef::Blob(bytes) => match Uuid::from_slice(bytes) {
            Ok(id) => {
                text.push(b'"');
                text.extend_from_slice(id.hyphenated().encode_lower(&mut Uuid::encode_buffer()).as_bytes());
                text.push(b'"');
            }
            Err(_) => serde_json::to_writer(text, bytes)?,
        },
        other => serde_json::to_writer(text, &value(other))?,
    }
    Ok(())
}

fn write_object(text: &mut Vec<u8>, row: PackedRow, columns: &[(usize, String)]) -> Result<()> {
    text.push(b'{');
    for (place, (at, name)) in columns.iter().enumerate() {
        if place > 0 {
            text.push(b',');
        }
        text.push(b'"');
        text.extend_from_slice(name.as_bytes());
        text.extend_from_slice(b"\":");
        write_value(text, row.get(*at))?;
    }
    text.push(b'}');
    Ok(())
}

/// Reads a payload without taking it apart: what stood before and after each column stays the bytes it is.
struct Pairs<'k> {
    key: &'k RandomState,
}

impl<'de> DeserializeSeed<'de> for Pairs<'_> {
    type Value = u64;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> std::result::Result<u64, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Pairs<'_> {
    type Value = u64;

    fn expecting(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter.write_str("changed columns")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> std::result::Result<u64, M::Error> {
        let mut sum = 0;
        while let Some((column, (before, after))) = map.next_entry::<&str, (&RawValue, &RawValue)>()? {
            sum ^= number(self.key, column, before.get().as_bytes());
            sum ^= number(self.key, column, after.get().as_bytes());
        }
        Ok(sum)
    }
}
