//! The full check: the chain, and every row of every journalled table against what its last entry left.
//!
//! One walk over the entries and one over each table, whatever their number: what the entries leave of a record and
//! what its row holds are added up to one number each (`sums.rs`). Only where the two differ is the record looked at
//! column by column (`judge.rs`).

use std::collections::{BTreeSet, HashMap};
use std::ops::ControlFlow;

use rusqlite::Connection;
use serde::Serialize;
use uuid::Uuid;

use super::chain::{self, At, EntryFault};
use super::image::Journalled;
use super::judge;
use super::sums::Sums;
use crate::{FaultCode, Result};

/// Places that are named; of more than these only the number is told.
const NAMED: usize = 200;
/// Entries or rows between two looks at whether the person wants to stop.
pub(super) const STEP: u64 = 1_000;

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, specta::Type)]
pub struct Check {
    /// Entries that were read.
    pub entries: i64,
    /// Rows that were compared.
    pub rows: i64,
    /// Entries whose content was erased: what they left cannot be compared.
    pub erased: i64,
    /// What is wrong, entries first.
    pub findings: Vec<Finding>,
    /// Findings that are not listed.
    pub more: i64,
}

impl Check {
    /// Whether nothing is wrong.
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }
}

/// One place where something is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(tag = "in", rename_all = "snake_case")]
pub enum Finding {
    /// In the chain.
    Entry {
        /// Number of the entry.
        seq: i64,
        /// What.
        fault: EntryFault,
    },
    /// In a row.
    Row {
        /// The area's code name.
        area: String,
        /// The table; empty where a record has no row and nothing tells which table it had.
        table: String,
        /// The record.
        record: Uuid,
        /// The column, or the list that belongs to the record; empty where it is the row as a whole.
        column: String,
        /// What.
        fault: RowFault,
    },
}

/// What is wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum RowFault {
    /// The column is not what the last entry left.
    Differs,
    /// A row that no entry made.
    NoEntry,
    /// An entry whose row is gone.
    NoRow,
}

/// Told of entries done and entries in all; answers whether to go on.
pub type CheckWatch<'a> = dyn FnMut(u64, u64) -> ControlFlow<()> + 'a;

/// Checks the whole journal and every row of `tables`. Give it a connection of its own that sees one moment: it may
/// take seconds. Nothing is changed.
pub fn check(connection: &Connection, tables: &[&Journalled], watch: &mut CheckWatch) -> Result<Check> {
    let mut sums = Sums::default();
    let mut found = Found::default();
    read_entries(connection, &mut sums, &mut found, watch)?;
    found.tell_emptied();
    let all = found.check.entries.unsigned_abs();
    for (at, table) in tables.iter().enumerate() {
        sums.add_rows(connection, at, table, &mut || watch(all, all).is_continue())?;
    }
    let mut check = found.check;
    check.rows = sums.rows();
    for suspect in sums.suspects() {
        if check.findings.len() >= NAMED {
            check.more += 1;
            continue;
        }
        check.findings.append(&mut judge::record(connection, tables, suspect, &found.altered)?);
    }
    Ok(check)
}

#[derive(Default)]
struct Found {
    check: Check,
    /// Entries whose content is worth nothing.
    altered: BTreeSet<i64>,
    /// Entries without content, and their records.
    emptied: Vec<(i64, Vec<u8>)>,
    /// The last erasure of each record.
    erased: HashMap<Vec<u8>, i64>,
}

impl Found {
    fn tell(&mut self, seq: i64, fault: EntryFault) {
        if self.check.findings.len() < NAMED {
            self.check.findings.push(Finding::Entry { seq, fault });
        } else {
            self.check.more += 1;
        }
    }

    /// Content may be gone only where an erasure of the record comes behind it.
    fn tell_emptied(&mut self) {
        for (seq, record) in std::mem::take(&mut self.emptied) {
            if self.erased.get(&record).is_none_or(|erasure| *erasure <= seq) {
                self.tell(seq, EntryFault::Emptied);
            }
        }
    }
}

fn read_entries(
    connection: &Connection,
    sums: &mut Sums,
    found: &mut Found,
    watch: &mut CheckWatch,
) -> Result<()> {
    let total: i64 = connection.query_row("SELECT count(*) FROM journal", [], |row| row.get(0))?;
    let total = total.unsigned_abs();
    let mut done = 0;
    let mut stopped = false;
    chain::walk(connection, &mut |at| {
        match at {
            At::Entry(entry) => {
                found.check.entries += 1;
                if entry.payload.is_none() {
                    found.check.erased += 1;
                    found.emptied.push((entry.seq, entry.record.to_vec()));
                } else if entry.op == "erase" {
                    found.erased.insert(entry.record.to_vec(), entry.seq);
                }
                sums.add_entry(entry);
            }
            At::Fault(seq, fault) => {
                found.check.entries += i64::from(fault == EntryFault::Altered);
                found.altered.insert(seq);
                found.tell(seq, fault);
            }
        }
        done += 1;
        stopped = done % STEP == 0 && watch(done, total).is_break();
        if stopped { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    if stopped { Err(FaultCode::Cancelled.into()) } else { Ok(()) }
}
