//! The full check: the chain, and every row of every journalled table against what its last entry left.
//!
//! One walk over the entries and one over each table, whatever their number: what the entries leave of a record and
//! what its row holds are added up to one number each (`sums.rs`). Only where the two differ is the record looked at
//! column by column (`judge.rs`).
//!
//! Reading a page, decrypting it and hashing what it holds cost about the same everywhere, so a second connection of
//! the same moment halves the time: each takes one half of the entries, then the tables that the other has not taken.

use std::collections::{BTreeSet, HashMap};
use std::ops::{ControlFlow, RangeInclusive};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::thread;

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde::Serialize;
use uuid::Uuid;

use super::chain::{self, At, Chain, EntryFault, Stored};
use super::image::Journalled;
use super::judge;
use super::sums::{Columns, Sums};
use crate::{Error, FaultCode, Result};

/// Places that are named; of more than these only the number is told.
const NAMED: usize = 200;
/// Rows between two looks at whether to go on.
const AT_ONCE: u64 = 512;

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
/// take seconds. `beside` is another one that sees the same moment, where a second thread may help. Nothing is changed.
pub fn check(
    connection: &Connection,
    beside: Option<Connection>,
    tables: &[&Journalled],
    watch: &mut CheckWatch,
) -> Result<Check> {
    let last = chain::last_number(connection)?;
    let middle = if beside.is_some() { last / 2 } else { i64::MAX };
    let (first, second) = (Part::default(), Part::default());
    let second = Part { sums: first.sums.beside(), ..second };
    let common = Common { tables, ..Common::default() };
    let (first, second) = thread::scope(|scope| {
        let second = beside.map(|connection| {
            let common = &common;
            scope.spawn(move || second.walk(&connection, middle + 1..=i64::MAX, common, &mut || Ok(())))
        });
        let total = last.unsigned_abs();
        let first = first.walk(connection, i64::MIN..=middle, &common, &mut || {
            go(watch(common.entries.load(Ordering::Relaxed).min(total), total))
        });
        (first, second.map(thread::ScopedJoinHandle::join))
    });
    let second = second.transpose().map_err(|_| Error::internal("the second walk ended in the middle"))?;
    let (first, second) = match (first, second) {
        // One of them was only stopped for what the other met.
        (Err(one), Some(Err(other))) => {
            return Err(if one.code() == FaultCode::Cancelled { other } else { one });
        }
        (first, second) => (first?, second.transpose()?),
    };
    let Part { mut sums, mut found, .. } = first;
    if let Some(second) = second {
        sums.merge(second.sums);
        found.merge(second.found);
    }
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

fn go(on: ControlFlow<()>) -> Result<()> {
    if on.is_break() { Err(FaultCode::Cancelled.into()) } else { Ok(()) }
}

/// What both walks have in common.
#[derive(Default)]
struct Common<'a> {
    tables: &'a [&'a Journalled],
    /// The next table that nobody took yet.
    table: AtomicUsize,
    /// Entries that were read.
    entries: AtomicU64,
    /// One of the two came to an end before its time.
    stopped: AtomicBool,
}

/// What one of the walks adds up.
#[derive(Default)]
struct Part {
    chain: Chain,
    sums: Sums,
    found: Found,
}

impl Part {
    /// Reads the entries of these numbers, then tables as long as there are any; `watch` says whether to go on. One that
    /// ends before its time stops the other.
    fn walk(
        self,
        connection: &Connection,
        numbers: RangeInclusive<i64>,
        common: &Common,
        watch: &mut dyn FnMut() -> Result<()>,
    ) -> Result<Self> {
        let walked = self.all(connection, numbers, common, watch);
        if walked.is_err() {
            common.stopped.store(true, Ordering::Relaxed);
        }
        walked
    }

    fn all(
        mut self,
        connection: &Connection,
        numbers: RangeInclusive<i64>,
        common: &Common,
        watch: &mut dyn FnMut() -> Result<()>,
    ) -> Result<Self> {
        let mut look = |done: u64| {
            if !done.is_multiple_of(AT_ONCE) {
                return Ok(());
            }
            if common.stopped.load(Ordering::Relaxed) {
                return Err(FaultCode::Cancelled.into());
            }
            watch()
        };
        self.entries(connection, numbers, common, &mut look)?;
        loop {
            let at = common.table.fetch_add(1, Ordering::Relaxed);
            let Some(table) = common.tables.get(at) else { break };
            self.table(connection, at, table, &mut look)?;
        }
        watch()?;
        Ok(self)
    }

    fn entries(
        &mut self,
        connection: &Connection,
        numbers: RangeInclusive<i64>,
        common: &Common,
        look: &mut dyn FnMut(u64) -> Result<()>,
    ) -> Result<()> {
        let mut before = connection.prepare(chain::LAST_ENTRY_BEFORE)?;
        let mut before = before.query([numbers.start()])?;
        if let Some(row) = before.next()? {
            self.chain = Chain::behind(&Stored::of(|at| row.get_ref(at).unwrap_or(ValueRef::Null)));
        }
        let mut statement = connection.prepare(chain::ENTRIES)?;
        let mut rows = statement.query([numbers.start(), numbers.end()])?;
        let Self { chain, sums, found } = self;
        let mut done = 0;
        while let Some(row) = rows.next()? {
            let entry = Stored::of(|at| row.get_ref(at).unwrap_or(ValueRef::Null));
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
            done += 1;
            if done % AT_ONCE == 0 {
                common.entries.fetch_add(AT_ONCE, Ordering::Relaxed);
            }
            look(done)?;
        }
        common.entries.fetch_add(done % AT_ONCE, Ordering::Relaxed);
        Ok(())
    }

    /// Takes out what the table's rows hold, and the lists that belong to them.
    fn table(
        &mut self,
        connection: &Connection,
        at: usize,
        table: &Journalled,
        look: &mut dyn FnMut(u64) -> Result<()>,
    ) -> Result<()> {
        let mut statement = connection.prepare(&format!("SELECT * FROM {}", table.table))?;
        let columns = Columns::of(&statement, "id", table.derived);
        let mut rows = statement.query([])?;
        let mut done = 0;
        while let Some(row) = rows.next()? {
            self.sums.add_row(at, &columns, row)?;
            done += 1;
            look(done)?;
        }
        for child in table.children {
            let sql = format!("SELECT * FROM {} ORDER BY {}, {}", child.table, child.parent, child.order);
            let mut statement = connection.prepare(&sql)?;
            let columns = Columns::of(&statement, child.parent, &[child.parent]);
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                self.sums.add_line(at, child, &columns, row)?;
                done += 1;
                look(done)?;
            }
            self.sums.end_list();
        }
        Ok(())
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

    /// Takes in what was found in the numbers behind these.
    fn merge(&mut self, later: Self) {
        self.check.entries += later.check.entries;
        self.check.erased += later.check.erased;
        self.check.more += later.check.more;
        let room = NAMED.saturating_sub(self.check.findings.len()).min(later.check.findings.len());
        let mut findings = later.check.findings;
        self.check.more += i64::try_from(findings.len() - room).unwrap_or(i64::MAX);
        findings.truncate(room);
        self.check.findings.append(&mut findings);
        self.altered.extend(later.altered);
        self.emptied.extend(later.emptied);
        self.erased.extend(later.erased);
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
