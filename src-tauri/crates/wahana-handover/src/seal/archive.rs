//! The ZIP inside a package, written front to back.
//!
//! No dates, no folders, no permissions that differ: the same files give the same archive.

use crate::error::Error;
use crate::limits;
use std::io::{self, Cursor, Write};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// Level 6: level 9 is slower and no smaller.
const LEVEL: i64 = 6;

/// Writes entries one after another.
pub(crate) struct ArchiveWriter<W: Write> {
    zip: ZipWriter<StreamWriter<W>>,
}

impl<W: Write> ArchiveWriter<W> {
    pub(crate) fn new(out: W) -> Self {
        Self { zip: ZipWriter::new_stream(out) }
    }

    /// Adds a file; one that deflates so well that a receiver would take it for a bomb is stored as it is.
    ///
    /// What it deflates to is only known afterwards, and what is written can't be taken back: so it is deflated into
    /// memory, once, and copied from there.
    pub(crate) fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let mut entry = alone(name, bytes, CompressionMethod::Deflated)?;
        let deflated = entry.by_index_raw(0).map_err(unpacked)?.compressed_size();
        if deflated.saturating_mul(limits::RATIO / 2) < bytes.len() as u64 {
            entry = alone(name, bytes, CompressionMethod::Stored)?;
        }
        let entry = entry.by_index_raw(0).map_err(unpacked)?;
        self.zip.raw_copy_file(entry).map_err(unpacked)
    }

    /// Writes the directory and hands the writer back.
    pub(crate) fn finish(self) -> Result<W, Error> {
        Ok(self.zip.finish().map_err(unpacked)?.into_inner())
    }
}

/// An archive of this file alone, in memory.
fn alone(name: &str, bytes: &[u8], method: CompressionMethod) -> Result<ZipArchive<Cursor<Vec<u8>>>, Error> {
    let options = SimpleFileOptions::default()
        .compression_method(method)
        .compression_level((method == CompressionMethod::Deflated).then_some(LEVEL))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(name, options).map_err(unpacked)?;
    zip.write_all(bytes)?;
    zip.finish_into_readable().map_err(unpacked)
}

fn unpacked(error: zip::result::ZipError) -> Error {
    match error {
        zip::result::ZipError::Io(error) => Error::Io(error),
        other => Error::Io(io::Error::other(other)),
    }
}
