//! What is printed or opened in a spreadsheet: takes plain values, hands back the bytes of a file.
//!
//! Knows no database and no package. Its Indonesian words are those of the paper itself; a secret count under 5
//! must never leave here as a number, nor a sum from which it could be worked out.
#![forbid(unsafe_code)]

pub mod list;
pub mod recap;
pub mod text;

/// What can go wrong while a paper is made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The spreadsheet could not be written; the text is the library's own and holds no cell.
    #[error("spreadsheet: {0}")]
    Spreadsheet(#[from] rust_xlsxwriter::XlsxError),
    /// Where a long list is put aside while it is made, nothing could be written or read.
    #[error("scratch: {0}")]
    Scratch(std::io::Error),
}

/// The result of making a paper.
pub type Result<T> = std::result::Result<T, Error>;
