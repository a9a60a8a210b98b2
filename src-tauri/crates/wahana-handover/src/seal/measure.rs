//! A writer that counts and hashes what passes, and stops at a limit.

use crate::error::Error;
use sha2::{Digest, Sha256};
use std::io::{self, Write};

/// Counts, hashes and limits.
pub(crate) struct Measured<W> {
    out: W,
    limit: u64,
    bytes: u64,
    hash: Sha256,
}

impl<W: Write> Measured<W> {
    pub(crate) fn new(out: W, limit: u64) -> Self {
        Self { out, limit, bytes: 0, hash: Sha256::new() }
    }

    /// Bytes and SHA-256. What went over the limit was not written, only counted.
    pub(crate) fn figures(self) -> Result<(u64, [u8; 32]), Error> {
        if self.bytes > self.limit {
            return Err(Error::PackageTooLarge { what: "packed" });
        }
        Ok((self.bytes, self.hash.finalize().into()))
    }
}

impl<W: Write> Write for Measured<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.saturating_add(bytes.len() as u64) > self.limit {
            self.bytes = self.bytes.saturating_add(bytes.len() as u64);
            return Ok(bytes.len());
        }
        let written = self.out.write(bytes)?;
        self.hash.update(bytes.get(..written).unwrap_or_default());
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn nothing_is_written_beyond_the_limit_and_the_figures_say_so() {
        let mut out = Vec::new();
        let mut measured = Measured::new(&mut out, 4);
        measured.write_all(b"abc").unwrap();
        measured.write_all(b"de").unwrap();
        assert_eq!(measured.figures().unwrap_err().code(), "package_too_large");
        assert_eq!(out, b"abc");
    }
}
