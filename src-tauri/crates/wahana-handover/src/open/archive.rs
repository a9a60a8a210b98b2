//! The ZIP inside a package, read as something hostile.
//!
//! A reader of our own for the little of ZIP that we write: the directory exactly at the end, entries one after
//! another without gaps, stored or deflated. Libraries accept much more, and allocate by what a header claims;
//! here the count of entries and every size is checked first, and inflating stops at what was declared.

mod directory;

use super::envelope::damaged;
use crate::error::Error;
use crate::limits;
use directory::{Entry, Method};
use flate2::read::DeflateDecoder;
use std::io::{ErrorKind, Read, Seek, SeekFrom};

/// The entries of an archive and the stream they lie in.
pub(super) struct Archive<'a, R> {
    plain: &'a mut R,
    entries: Vec<Entry>,
}

impl<'a, R: Read + Seek> Archive<'a, R> {
    /// Reads the directory. `length` is that of the whole archive.
    pub(super) fn read(plain: &'a mut R, length: u64) -> Result<Self, Error> {
        let entries = directory::read(plain, length)?;
        Ok(Self { plain, entries })
    }

    /// Names of all entries, in order.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// Unpacks one file into memory; refused where it is larger than `most`.
    pub(super) fn read_file(&mut self, name: &str, most: u64) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        self.unpack(name, most, |piece| bytes.extend_from_slice(piece))?;
        Ok(bytes)
    }

    /// Unpacks one file piece by piece.
    pub(super) fn unpack(&mut self, name: &str, most: u64, take: impl FnMut(&[u8])) -> Result<(), Error> {
        let Some(entry) = self.entries.iter().find(|entry| entry.name == name) else {
            return Err(Error::PartMissing { name: name.to_owned() });
        };
        if entry.unpacked > most {
            return Err(Error::ArchiveBomb { name: name.to_owned() });
        }
        self.plain.seek(SeekFrom::Start(entry.start)).map_err(damaged)?;
        let packed = self.plain.by_ref().take(entry.packed);
        match entry.method {
            Method::Stored => drain(packed, entry, take),
            Method::Deflated => drain(DeflateDecoder::new(packed), entry, take),
        }
    }
}

/// Hands over what comes out, never more than the directory declared, and complains about less.
fn drain(mut unpacking: impl Read, entry: &Entry, mut take: impl FnMut(&[u8])) -> Result<(), Error> {
    let mut buffer = vec![0; 64 * 1024];
    let mut count: u64 = 0;
    loop {
        let piece = match unpacking.read(&mut buffer) {
            Ok(0) => break,
            Ok(length) => buffer.get(..length).unwrap_or_default(),
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::InvalidData) => {
                return Err(Error::ArchiveInvalid { reason: "deflate" });
            }
            Err(error) => return Err(damaged(error)),
        };
        count += piece.len() as u64;
        if count > entry.unpacked || count > limits::UNPACKED {
            return Err(Error::ArchiveBomb { name: entry.name.clone() });
        }
        take(piece);
    }
    if count == entry.unpacked { Ok(()) } else { Err(Error::ArchiveInvalid { reason: "size" }) }
}
