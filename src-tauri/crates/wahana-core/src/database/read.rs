//! The reading context: a connection and the officer who asks.

use rusqlite::Connection;

use crate::Result;
use crate::vault::{Officer, Right};

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
}
