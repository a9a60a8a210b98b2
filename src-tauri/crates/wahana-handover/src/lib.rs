//! The sealed package for the Dinas: format, keys, sealing, opening, and careful writing to a stick.
//!
//! Knows no database and no screen. Must never write anything to a disk but what [`stick`] is told to write, and
//! never hand out a part of a package that did not verify as a whole.
#![forbid(unsafe_code)]

pub mod content;
pub mod error;
pub mod keys;
pub mod limits;
mod manifest;
pub mod open;
pub mod seal;
pub mod stick;
mod version;
pub mod words;

pub use error::Error;
pub use version::FORMAT_VERSION;

/// The four words that check one package, from the hash of the sealed file.
pub(crate) fn check_words(sha256: &[u8; 32]) -> Vec<String> {
    words::words_for(sha256, 4)
}

/// SHA-256 of some bytes as lower-case hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    use sha2::Digest;
    hex(&sha2::Sha256::digest(bytes))
}

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
