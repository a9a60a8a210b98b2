//! The reading context: a connection and the officer who asks.

use rusqlite::Connection;

use crate::Result;
use crate::vault::{Officer, Right};

/// So many rows and more are common. Few enough in tests to come by both ways.
const COMMON: u32 = if cfg!(test) { 10 } else { 1_000 };

/// What a reading operation gets: where to read, who reads, and what day it is for them.
pub struct Read<'a> {
    connection: &'a Connection,
    officer: &'a Officer,
    today: chrono::NaiveDate,
}

impl<'a> Read<'a> {
    /// Only [`crate::vault::Vault`] and tests make one.
    pub(crate) fn new(connection: &'a Connection, officer: &'a Officer, today: chrono::NaiveDate) -> Self {
        Self { connection, officer, today }
    }

    /// For SQL in the stores.
    pub(crate) fn connection(&self) -> &'a Connection {
        self.connection
    }

    /// Who is signed in.
    pub fn officer(&self) -> &'a Officer {
        self.officer
    }

    /// The local business date.
    pub fn today(&self) -> chrono::NaiveDate {
        self.today
    }

    /// Whether the officer's roles hold the right.
    pub fn may(&self, right: Right) -> bool {
        self.officer.may(right)
    }

    /// Refuses where the officer's roles do not hold the right.
    pub fn require(&self, right: Right) -> Result<()> {
        self.officer.require(right)
    }

    /// Whether a thousand rows or more are found: `rows` is what follows `SELECT 1`, with the value at `?1`. What few have is
    /// best made a set, once, whatever the length of the list that it narrows; what many have is best asked of one row of
    /// the list after the other, for the first that fit are found soon.
    pub(crate) fn is_common(&self, rows: &str, value: &str) -> Result<bool> {
        let sql = format!("SELECT count(*) FROM (SELECT 1 {rows} LIMIT {COMMON})");
        let found: u32 = self.connection.prepare_cached(&sql)?.query_row([value], |row| row.get(0))?;
        Ok(found >= COMMON)
    }
}
