//! The ZIP inside a package, written front to back.
//!
//! No dates, no folders, no permissions that differ: the same files give the same archive.

use crate::error::Error;
use crate::limits;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use std::io::{self, Write};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Level 6: level 9 is slower and no smaller.
const LEVEL: u32 = 6;

/// Writes entries one after another.
pub(crate) struct ArchiveWriter<W: Write> {
    zip: ZipWriter<StreamWriter<W>>,
}

impl<W: Write> ArchiveWriter<W> {
    pub(crate) fn new(out: W) -> Self {
        Self { zip: ZipWriter::new_stream(out) }
    }

    /// Adds a file; one that deflates so well that a receiver would take it for a bomb is stored as it is.
    pub(crate) fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let too_well = deflated_length(bytes)?.saturating_mul(limits::RATIO / 2) < bytes.len() as u64;
        let method = if too_well { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .compression_level((!too_well).then_some(i64::from(LEVEL)))
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        self.zip.start_file(name, options).map_err(unpacked)?;
        self.zip.write_all(bytes)?;
        Ok(())
    }

    /// Writes the directory and hands the writer back.
    pub(crate) fn finish(self) -> Result<W, Error> {
        Ok(self.zip.finish().map_err(unpacked)?.into_inner())
    }
}

fn unpacked(error: zip::result::ZipError) -> Error {
    match error {
        zip::result::ZipError::Io(error) => Error::Io(error),
        other => Error::Io(io::Error::other(other)),
    }
}

fn deflated_length(bytes: &[u8]) -> io::Result<u64> {
    let mut encoder = DeflateEncoder::new(Counter(0), Compression::new(LEVEL));
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.0)
}

struct Counter(u64);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
