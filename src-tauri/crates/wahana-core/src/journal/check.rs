//! The full check: the chain, and every row of every journalled table against what its last entry left.
//!
//! One walk over the entries and one over each table, whatever their number: what the entries leave of a record and
//! what its row holds are added up to one number each (`sums.rs`). Only where the two differ is the record looked at
//! column by column (`judge.rs`).

use std::collections::{BTreeSet, HashMap};
use std::ops::ControlFlow;
use std::sync::mpsc::{self, Receiver, Sender, SyncSender};
use std::thread;

use rusqlite::{Connection, Statement};
use serde::Serialize;
use uuid::Uuid;

use super::chain::{self, At, Chain, EntryFault, Stored};
use super::image::{Child, Journalled};
use super::judge;
use super::packed::Packed;
use super::sums::{Columns, Of, Sums};
use crate::{Error, FaultCode, Result};

/// Places that are named; of more than these only the number is told.
const NAMED: usize = 200;
/// Loads of rows that may wait between the two threads.
const ON_THE_WAY: usize = 3;

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

/// Told of entries done and entries in all after some of them; answers whether to go on.
pub type CheckWatch<'a> = dyn FnMut(u64, u64) -> ControlFlow<()> + 'a;

/// Checks the whole journal and every row of `tables`. Give it a connection of its own that sees one moment: it may
/// take seconds. Nothing is changed.
///
/// This thread reads and decrypts, a second one hashes and adds up; what is on the way between them is a few rows.
pub fn check(connection: &Connection, tables: &[&Journalled], watch: &mut CheckWatch) -> Result<Check> {
    let (on, waiting) = mpsc::sync_channel(ON_THE_WAY);
    let (back, spent) = mpsc::channel();
    let (read, added) = thread::scope(|scope| {
        let adding = scope.spawn(move || Adding::default().all(&waiting, &back));
        let read = Reading { connection, tables, on, spent }.all(watch);
        (read, adding.join())
    });
    let Adding { sums, mut found, .. } =
        added.map_err(|_| Error::internal("adding up ended in the middle"))??;
    read?;
    found.tell_emptied();
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

/// What goes from the one thread to the other, in the order of reading.
enum Work {
    /// Entries of the chain.
    Entries(Packed),
    /// From here on rows of this table.
    Table(usize, Columns),
    /// From here on lines of this list of this table.
    List(usize, &'static Child, Columns),
    /// Some of them.
    Rows(Packed),
}

/// Reads everything in its order.
struct Reading<'a> {
    connection: &'a Connection,
    tables: &'a [&'a Journalled],
    on: SyncSender<Work>,
    /// What was added up, to be filled again.
    spent: Receiver<Packed>,
}

impl Reading<'_> {
    fn all(self, watch: &mut CheckWatch) -> Result<()> {
        let sql = "SELECT count(*) FROM journal";
        let total: i64 = self.connection.query_row(sql, [], |row| row.get(0))?;
        let total = total.unsigned_abs();
        let statement = self.connection.prepare(chain::ENTRIES)?;
        self.rows(statement, Work::Entries, &mut |done| watch(done.min(total), total))?;
        for (at, table) in self.tables.iter().enumerate() {
            let statement = self.connection.prepare(&format!("SELECT * FROM {}", table.table))?;
            self.send(Work::Table(at, Columns::of(&statement, "id", table.derived)))?;
            self.rows(statement, Work::Rows, &mut |_| watch(total, total))?;
            for child in table.children {
                let sql = format!("SELECT * FROM {} ORDER BY {}, {}", child.table, child.parent, child.order);
                let statement = self.connection.prepare(&sql)?;
                let columns = Columns::of(&statement, child.parent, &[child.parent]);
                self.send(Work::List(at, child, columns))?;
                self.rows(statement, Work::Rows, &mut |_| watch(total, total))?;
            }
        }
        Ok(())
    }

    /// Sends all rows on; `watch` is told after each load how many there were.
    fn rows(
        &self,
        mut statement: Statement,
        work: fn(Packed) -> Work,
        watch: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<()> {
        let width = statement.column_count();
        let mut rows = statement.query([])?;
        let (mut packed, mut done) = (self.empty(width), 0);
        while let Some(row) = rows.next()? {
            packed.push(row)?;
            done += 1;
            if packed.is_full() {
                self.send(work(packed))?;
                packed = self.empty(width);
                go(watch(done))?;
            }
        }
        if !packed.is_empty() {
            self.send(work(packed))?;
        }
        go(watch(done))
    }

    fn empty(&self, width: usize) -> Packed {
        let mut packed = self.spent.try_recv().unwrap_or_default();
        packed.begin(width);
        packed
    }

    fn send(&self, work: Work) -> Result<()> {
        // Where nobody takes it any more, that thread says why.
        self.on.send(work).map_err(|_| FaultCode::Cancelled.into())
    }
}

fn go(on: ControlFlow<()>) -> Result<()> {
    if on.is_break() { Err(FaultCode::Cancelled.into()) } else { Ok(()) }
}

/// Hashes and adds up what is read.
#[derive(Default)]
struct Adding {
    chain: Chain,
    sums: Sums,
    found: Found,
}

impl Adding {
    fn all(mut self, waiting: &Receiver<Work>, back: &Sender<Packed>) -> Result<Self> {
        let mut of = None;
        for work in waiting {
            let packed = match work {
                Work::Entries(packed) => {
                    self.entries(&packed);
                    packed
                }
                Work::Rows(packed) => {
                    if let Some(of) = &of {
                        self.sums.add(of, &packed)?;
                    }
                    packed
                }
                Work::Table(at, columns) => {
                    self.sums.end_list();
                    of = Some(Of::Table(at, columns));
                    continue;
                }
                Work::List(at, child, columns) => {
                    self.sums.end_list();
                    of = Some(Of::List(at, child, columns));
                    continue;
                }
            };
            // The reader may have come to its end.
            let _ = back.send(packed);
        }
        self.sums.end_list();
        Ok(self)
    }

    fn entries(&mut self, packed: &Packed) {
        let Self { chain, sums, found, .. } = self;
        for row in packed.rows() {
            let entry = Stored::of(|at| row.get(at));
            // Nothing here ends the walk.
            let _ = chain.take(&entry, &mut |at| {
                match at {
                    At::Entry(entry) => {
                        found.check.entries += 1;
                        found.take(entry);
                        sums.add_entry(entry);
                    }
                    At::Fault(seq, fault) => found.fault(seq, fault),
                }
                ControlFlow::Continue(())
            });
        }
    }
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
    fn take(&mut self, entry: &Stored) {
        if entry.payload.is_none() {
            self.check.erased += 1;
            self.emptied.push((entry.seq, entry.record.to_vec()));
        } else if entry.op == "erase" {
            self.erased.insert(entry.record.to_vec(), entry.seq);
        }
    }

    fn fault(&mut self, seq: i64, fault: EntryFault) {
        self.check.entries += i64::from(fault == EntryFault::Altered);
        self.altered.insert(seq);
        self.tell(seq, fault);
    }

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
