//! The one encrypted database: opening it, its schema, and the only two ways to touch it.
//!
//! Reads go through [`Read`], changes through [`Write`], where row and journal entry commit together.
//! It must never know what a person or a case is: every area brings its own SQL.

mod condition;
mod copy;
mod migrations;
mod named;
mod open;
mod read;
mod write;

pub use condition::{Structure, damaged_pages, orphans, rebuild_indexes, structure};
pub use copy::{Rows, copy, is_sound, live_rows, mend_copy, open_copy, rows, rows_of_records, size};
pub use migrations::{LATEST as SCHEMA_VERSION, migrate, version};
pub(crate) use named::{named, piece};
pub use open::{DataKey, open_reader, open_writer};
pub use read::Read;
pub use write::{Write, transact};
