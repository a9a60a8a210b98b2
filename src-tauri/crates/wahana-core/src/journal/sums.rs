//! What the entries leave of each record and what its row holds, each added up to one number, so that a hundred
//! thousand records are compared in two walks and little memory.
//!
//! A record's sum is the exclusive or of one number for each column with its value: an entry takes its `before` out and
//! puts its `after` in, the row takes out what it holds. Zero is left where both agree. The numbers come from a hash
//! with a key of this run, so nobody can prepare two contents of one number. A sum that is not zero accuses nobody: it
//! says where to look.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::num::NonZeroU32;

use rusqlite::Row;
use rusqlite::types::ValueRef;
use serde::de::{DeserializeSeed, MapAccess, Visitor};
use serde_json::value::RawValue;
use uuid::Uuid;

use super::chain::Stored;
use super::image::{Child, STAMPS, value};
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
    /// Revision, time and officer of its last entry; none where nothing was written of it.
    left: Option<NonZeroU32>,
    /// The same of its row; none where it has none.
    row: Option<NonZeroU32>,
    /// Where its row or a list of it was found.
    table: Option<u8>,
    /// Something of it is not known or stands twice.
    unsure: bool,
}

impl Known {
    /// Takes in what a walk over later entries, or over other tables, knows of it.
    fn merge(&mut self, later: Self) {
        self.sum ^= later.sum;
        self.unsure |= later.unsure || (self.row.is_some() && later.row.is_some());
        self.left = later.left.or(self.left);
        // Where the row was found counts before where a list was.
        if later.row.is_some() || self.table.is_none() {
            self.table = later.table.or(self.table);
        }
        self.row = later.row.or(self.row);
    }
}

#[derive(Default)]
pub(super) struct Sums {
    key: RandomState,
    records: HashMap<[u8; 16], Known>,
    /// Rows and lists whose id is none.
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

impl Sums {
    /// Empty ones for another walk, whose numbers can be merged with these.
    pub(super) fn beside(&self) -> Self {
        Self { key: self.key.clone(), ..Self::default() }
    }

    /// Takes in what a walk over later entries, and over other tables, added up.
    pub(super) fn merge(&mut self, later: Self) {
        self.rows += later.rows;
        self.strangers.extend(later.strangers);
        for (id, known) in later.records {
            self.records.entry(id).or_default().merge(known);
        }
    }

    /// Adds what an entry that holds left of its record. An erasure tells all that is left, and the entries before it
    /// are empty.
    pub(super) fn add_entry(&mut self, entry: &Stored) {
        if !matches!(entry.op, "create" | "change" | "erase") {
            return;
        }
        let Ok(record) = <[u8; 16]>::try_from(entry.record) else { return };
        let known = self.records.entry(record).or_default();
        known.left = Some(stamp(&self.key, entry.rev, entry.time.as_bytes(), entry.officer));
        let Some(payload) = entry.payload else { return };
        let mut read = serde_json::Deserializer::from_str(payload);
        match (Pairs { key: &self.key }.deserialize(&mut read)) {
            Ok(sum) => known.sum ^= sum,
            Err(_) => known.unsure = true,
        }
    }

    /// Takes out what a row of the table at this place holds.
    pub(super) fn add_row(&mut self, at: usize, columns: &Columns, row: &Row) -> Result<()> {
        self.rows += 1;
        let id = row.get_ref(columns.id)?.as_blob().unwrap_or_default();
        let Some(known) = known(&mut self.records, id) else {
            self.strangers.push(stranger(id, at));
            return Ok(());
        };
        known.unsure |= known.row.is_some();
        known.table = u8::try_from(at).ok();
        let [rev, time, officer] = columns.stamp;
        let time = row.get_ref(time)?.as_bytes().unwrap_or_default();
        let officer = row.get_ref(officer)?.as_blob_or_null().unwrap_or_default().unwrap_or_default();
        let rev = row.get_ref(rev)?.as_i64().unwrap_or_default();
        known.row = Some(stamp(&self.key, rev, time, officer));
        for (column, name) in &columns.named {
            let value = row.get_ref(*column)?;
            if matches!(value, ValueRef::Null | ValueRef::Text([])) {
                continue;
            }
            self.text.clear();
            write_value(&mut self.text, value)?;
            known.sum ^= number(&self.key, name, &self.text);
        }
        Ok(())
    }

    /// Takes out a line of a list of a record; those of one record come together.
    pub(super) fn add_line(
        &mut self,
        at: usize,
        child: &'static Child,
        columns: &Columns,
        row: &Row,
    ) -> Result<()> {
        let id = row.get_ref(columns.id)?.as_blob().unwrap_or_default();
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
        match known(&mut self.records, &of) {
            Some(known) => {
                known.sum ^= number;
                known.table = known.table.or(u8::try_from(at).ok());
            }
            None => self.strangers.push(stranger(&of, at)),
        }
    }

    pub(super) fn rows(&self) -> i64 {
        self.rows
    }

    /// Records whose entries and row do not come to the same, in the order of their ids.
    pub(super) fn suspects(self) -> Vec<Suspect> {
        let mut suspects = self.strangers;
        for (id, known) in self.records {
            if known.sum != 0 || known.left.is_none() || known.left != known.row || known.unsure {
                suspects.push(Suspect { record: Uuid::from_bytes(id), table: known.table.map(usize::from) });
            }
        }
        suspects.sort_by_key(|suspect| suspect.record);
        suspects.dedup_by_key(|suspect| suspect.record);
        suspects
    }
}

fn known<'a>(records: &'a mut HashMap<[u8; 16], Known>, id: &[u8]) -> Option<&'a mut Known> {
    Some(records.entry(<[u8; 16]>::try_from(id).ok()?).or_default())
}

fn stranger(id: &[u8], at: usize) -> Suspect {
    Suspect { record: Uuid::from_slice(id).unwrap_or_default(), table: Some(at) }
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

fn stamp(key: &RandomState, rev: i64, time: &[u8], officer: &[u8]) -> NonZeroU32 {
    let mut hasher = key.build_hasher();
    hasher.write_i64(rev);
    hasher.write_usize(time.len());
    hasher.write(time);
    hasher.write(officer);
    // Half of it: one chance in four billion that a falsified stamp is overlooked.
    u32::try_from(hasher.finish() >> 32).ok().and_then(NonZeroU32::new).unwrap_or(NonZeroU32::MAX)
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

fn write_object(text: &mut Vec<u8>, row: &Row, columns: &[(usize, String)]) -> Result<()> {
    text.push(b'{');
    for (place, (at, name)) in columns.iter().enumerate() {
        if place > 0 {
            text.push(b',');
        }
        text.push(b'"');
        text.extend_from_slice(name.as_bytes());
        text.extend_from_slice(b"\":");
        write_value(text, row.get_ref(*at)?)?;
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
