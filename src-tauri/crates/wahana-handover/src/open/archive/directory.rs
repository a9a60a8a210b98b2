//! The central directory of a ZIP (APPNOTE 4.3), the narrow way.
//!
//! Must check every number before using it, and never read beyond the archive.

use crate::error::Error;
use crate::limits;
use crate::open::envelope::damaged;
use std::collections::HashSet;
use std::io::{Read, Seek, SeekFrom};

const END: &[u8] = b"PK\x05\x06";
const END_LENGTH: u64 = 22;
const ENTRY: &[u8] = b"PK\x01\x02";
const LOCAL: &[u8] = b"PK\x03\x04";
const LOCAL_LENGTH: u64 = 30;
/// Fixed part, name, and room for extra fields.
const LONGEST_DIRECTORY: u64 = (46 + limits::NAME as u64 + 256) * limits::ENTRIES as u64;
/// Bit 3: sizes follow the data; bit 11: the name is UTF-8; bits 1 and 2: how hard the deflater tried.
const ALLOWED_FLAGS: u16 = 0b1000_0000_1110;
/// A data descriptor without and with its signature.
const DESCRIPTORS: [u64; 3] = [0, 12, 16];
const UNIX: u8 = 3;
const FILE_KIND: u32 = 0o170_000;
const REGULAR: u32 = 0o100_000;

/// How an entry is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    /// As it is.
    Stored,
    /// Deflated.
    Deflated,
}

/// One file of the archive; all of it checked against the limits.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) method: Method,
    /// Bytes in the archive.
    pub(super) packed: u64,
    /// Bytes as declared; unpacking must give exactly so many.
    pub(super) unpacked: u64,
    /// Where its bytes begin.
    pub(super) start: u64,
    header: u64,
}

const fn invalid(reason: &'static str) -> Error {
    Error::ArchiveInvalid { reason }
}

pub(super) fn read<R: Read + Seek>(plain: &mut R, length: u64) -> Result<Vec<Entry>, Error> {
    let end_at = length.checked_sub(END_LENGTH).ok_or(invalid("no end record"))?;
    let end = bytes_at(plain, end_at, END_LENGTH)?;
    let mut end = Fields(&end);
    end.tag(END, "no end record")?;
    let (disk, directory_disk, here, count) = (end.u16()?, end.u16()?, end.u16()?, end.u16()?);
    let (size, start, comment) = (u64::from(end.u32()?), u64::from(end.u32()?), end.u16()?);
    if disk != 0 || directory_disk != 0 || here != count || comment != 0 {
        return Err(invalid("end record"));
    }
    if usize::from(count) > limits::ENTRIES {
        return Err(Error::ArchiveTooManyEntries { count: count.into() });
    }
    if size > LONGEST_DIRECTORY || start + size != end_at {
        return Err(invalid("directory"));
    }
    let directory = bytes_at(plain, start, size)?;
    let mut fields = Fields(&directory);
    let mut entries = (0..count).map(|_| entry(&mut fields)).collect::<Result<Vec<_>, _>>()?;
    if !fields.0.is_empty() {
        return Err(invalid("directory"));
    }
    check_sizes(&entries)?;
    check_names(&entries)?;
    locate(plain, &mut entries, start)?;
    Ok(entries)
}

fn entry(fields: &mut Fields<'_>) -> Result<Entry, Error> {
    fields.tag(ENTRY, "directory")?;
    let (made_by, _needed, flags, method) = (fields.u16()?, fields.u16()?, fields.u16()?, fields.u16()?);
    let (_time, _date, _crc) = (fields.u16()?, fields.u16()?, fields.u32()?);
    let (packed, unpacked) = (u64::from(fields.u32()?), u64::from(fields.u32()?));
    let (name, extra, comment) = (fields.u16()?, fields.u16()?, fields.u16()?);
    let (disk, _kind, attributes, header) = (fields.u16()?, fields.u16()?, fields.u32()?, fields.u32()?);
    let name = fields.take(name.into())?;
    fields.take(usize::from(extra) + usize::from(comment))?;
    let name = String::from_utf8(name.to_vec()).map_err(|error| Error::ArchiveBadName {
        name: String::from_utf8_lossy(error.as_bytes()).into_owned(),
    })?;
    if flags & !ALLOWED_FLAGS != 0 || disk != 0 {
        return Err(invalid("flags"));
    }
    let kind = attributes >> 16 & FILE_KIND;
    let is_file = made_by.to_be_bytes()[0] != UNIX || kind == 0 || kind == REGULAR;
    if !is_file || !limits::is_safe_name(&name) {
        return Err(Error::ArchiveBadName { name });
    }
    let method = match method {
        0 => Method::Stored,
        8 => Method::Deflated,
        _ => return Err(invalid("method")),
    };
    Ok(Entry { name, method, packed, unpacked, start: 0, header: header.into() })
}

fn check_sizes(entries: &[Entry]) -> Result<(), Error> {
    let mut total: u64 = 0;
    for entry in entries {
        total += entry.unpacked;
        if entry.unpacked > entry.packed.saturating_mul(limits::RATIO) || total > limits::UNPACKED {
            return Err(Error::ArchiveBomb { name: entry.name.clone() });
        }
    }
    Ok(())
}

/// Names that differ only in case would be one file on Windows.
fn check_names(entries: &[Entry]) -> Result<(), Error> {
    let mut seen = HashSet::new();
    match entries.iter().find(|entry| !seen.insert(entry.name.to_lowercase())) {
        Some(twice) => Err(Error::ArchiveBadName { name: twice.name.clone() }),
        None => Ok(()),
    }
}

/// Finds where each entry's bytes begin, and that the entries fill the archive without overlap: overlapping
/// entries are how a small file becomes a large bomb.
fn locate<R: Read + Seek>(plain: &mut R, entries: &mut [Entry], directory: u64) -> Result<(), Error> {
    let mut expected = 0;
    let mut gap_allowed = false;
    for entry in entries {
        check_gap(entry.header, expected, gap_allowed)?;
        if entry.header + LOCAL_LENGTH > directory {
            return Err(invalid("local header"));
        }
        let local = bytes_at(plain, entry.header, LOCAL_LENGTH)?;
        let mut fields = Fields(&local);
        fields.tag(LOCAL, "local header")?;
        fields.take(22)?;
        let (name_length, extra) = (u64::from(fields.u16()?), u64::from(fields.u16()?));
        entry.start = entry.header + LOCAL_LENGTH + name_length + extra;
        expected = entry.start + entry.packed;
        if expected > directory || name_length != entry.name.len() as u64 {
            return Err(invalid("local header"));
        }
        if bytes_at(plain, entry.header + LOCAL_LENGTH, name_length)? != entry.name.as_bytes() {
            return Err(invalid("local header"));
        }
        gap_allowed = true;
    }
    check_gap(directory, expected, gap_allowed)
}

fn check_gap(at: u64, expected: u64, gap_allowed: bool) -> Result<(), Error> {
    let gap = at.checked_sub(expected).ok_or(invalid("overlap"))?;
    if gap == 0 || (gap_allowed && DESCRIPTORS.contains(&gap)) { Ok(()) } else { Err(invalid("gap")) }
}

fn bytes_at<R: Read + Seek>(plain: &mut R, at: u64, length: u64) -> Result<Vec<u8>, Error> {
    plain.seek(SeekFrom::Start(at)).map_err(damaged)?;
    let mut bytes = Vec::new();
    plain.by_ref().take(length).read_to_end(&mut bytes).map_err(damaged)?;
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(invalid("length")) }
}

/// Little-endian numbers, one after another.
struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], Error> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(invalid("length"))?;
        self.0 = rest;
        Ok(taken)
    }

    fn tag(&mut self, tag: &[u8], reason: &'static str) -> Result<(), Error> {
        if self.take(tag.len())? == tag { Ok(()) } else { Err(invalid(reason)) }
    }

    fn u16(&mut self) -> Result<u16, Error> {
        Ok(self.take(2)?.iter().rev().fold(0, |number, byte| number << 8 | u16::from(*byte)))
    }

    fn u32(&mut self) -> Result<u32, Error> {
        Ok(self.take(4)?.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte)))
    }
}
