//! Rows on their way from the thread that reads the database to the one that adds them up: as they were read, in one
//! piece of memory that is used again.

use rusqlite::Row;
use rusqlite::types::ValueRef;

use crate::Result;

/// So much goes on the way at once; the two threads hold a handful of these.
const FULL: usize = 48 * 1024;

enum Cell {
    Null,
    Integer(i64),
    Real(f64),
    Text(u32, u32),
    Blob(u32, u32),
}

/// Rows of one width.
#[derive(Default)]
pub(super) struct Packed {
    width: usize,
    cells: Vec<Cell>,
    bytes: Vec<u8>,
}

impl Packed {
    /// Forgets what it holds; its rows have so many columns from here on.
    pub(super) fn begin(&mut self, width: usize) {
        self.width = width;
        self.cells.clear();
        self.bytes.clear();
    }

    /// Takes a row in.
    pub(super) fn push(&mut self, row: &Row) -> Result<()> {
        for column in 0..self.width {
            let cell = match row.get_ref(column)? {
                ValueRef::Null => Cell::Null,
                ValueRef::Integer(number) => Cell::Integer(number),
                ValueRef::Real(number) => Cell::Real(number),
                ValueRef::Text(text) => self.keep(text, Cell::Text),
                ValueRef::Blob(bytes) => self.keep(bytes, Cell::Blob),
            };
            self.cells.push(cell);
        }
        Ok(())
    }

    #[allow(clippy::cast_possible_truncation)] // a column has less than a gigabyte: SQLite's own limit
    fn keep(&mut self, bytes: &[u8], kind: fn(u32, u32) -> Cell) -> Cell {
        let from = self.bytes.len();
        self.bytes.extend_from_slice(bytes);
        kind(from as u32, self.bytes.len() as u32)
    }

    pub(super) fn is_full(&self) -> bool {
        self.bytes.len() >= FULL
    }

    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The rows in their order.
    pub(super) fn rows(&self) -> impl Iterator<Item = PackedRow<'_>> {
        self.cells.chunks(self.width.max(1)).map(|cells| PackedRow { cells, bytes: &self.bytes })
    }
}

/// One of them.
#[derive(Clone, Copy)]
pub(super) struct PackedRow<'a> {
    cells: &'a [Cell],
    bytes: &'a [u8],
}

impl<'a> PackedRow<'a> {
    /// The value of a column; null where there is none.
    pub(super) fn get(&self, column: usize) -> ValueRef<'a> {
        let piece = |from: u32, to: u32| self.bytes.get(from as usize..to as usize).unwrap_or_default();
        match self.cells.get(column) {
            None | Some(Cell::Null) => ValueRef::Null,
            Some(Cell::Integer(number)) => ValueRef::Integer(*number),
            Some(Cell::Real(number)) => ValueRef::Real(*number),
            Some(Cell::Text(from, to)) => ValueRef::Text(piece(*from, *to)),
            Some(Cell::Blob(from, to)) => ValueRef::Blob(piece(*from, *to)),
        }
    }

    /// The blob of a column; empty where it is something else.
    pub(super) fn blob(&self, column: usize) -> &'a [u8] {
        self.get(column).as_blob().unwrap_or_default()
    }
}
