//! The age envelope: whom it is for, and whether every byte of it is authentic.
//!
//! The whole file is decrypted once and thrown away before anything inside is looked at, so a flipped byte is
//! found even where no entry of the archive lies.

use super::Unlock;
use crate::error::Error;
use crate::limits;
use age::secrecy::SecretString;
use age::stream::StreamReader;
use age::{DecryptError, Decryptor, Identity};
use sha2::{Digest, Sha256};
use std::io::{self, BufReader, Read, Seek, SeekFrom};

/// First line of every age file of version 1.
const MAGIC: &[u8] = b"age-encryption.org/v1\n";
/// Begin of the line that ends the header.
const HEADER_END: &[u8] = b"\n---";
/// A header for ten recipients has about 1.5 KiB; `age` parses a header again at each line, so an endless one
/// would cost endless time.
const LONGEST_HEADER: u64 = 64 * 1024;
/// 128 MiB and about a second: a sender cannot make the office spend more on a passphrase.
const LARGEST_WORK_FACTOR: u8 = 17;

/// What is known of an authentic envelope.
pub(super) struct Envelope {
    /// SHA-256 of the sealed file.
    pub(super) sha256: [u8; 32],
    /// Length of what is inside.
    pub(super) plain_bytes: u64,
}

/// Reads the whole file once: its size, its hash, and that all of it is authentic.
pub(super) fn authenticate<R: Read + Seek>(source: &mut R, unlock: Unlock<'_>) -> Result<Envelope, Error> {
    let length = source.seek(SeekFrom::End(0))?;
    if length > limits::PACKED {
        return Err(Error::PackageTooLarge { what: "packed" });
    }
    check_header(source)?;
    source.seek(SeekFrom::Start(0))?;
    let mut hashing = Hashing { source: source.take(length), hash: Sha256::new() };
    let mut plain = start(BufReader::with_capacity(1 << 16, &mut hashing), unlock)?;
    let plain_bytes = io::copy(&mut plain, &mut io::sink()).map_err(damaged)?;
    drop(plain);
    Ok(Envelope { sha256: hashing.hash.finalize().into(), plain_bytes })
}

/// A reader of what is inside, from the beginning.
pub(super) fn decrypt<'s, R: Read + Seek>(
    source: &'s mut R,
    unlock: Unlock<'_>,
) -> Result<StreamReader<BufReader<&'s mut R>>, Error> {
    source.seek(SeekFrom::Start(0))?;
    start(BufReader::with_capacity(1 << 16, source), unlock)
}

fn check_header<R: Read + Seek>(source: &mut R) -> Result<(), Error> {
    source.seek(SeekFrom::Start(0))?;
    let mut beginning = Vec::new();
    source.by_ref().take(LONGEST_HEADER).read_to_end(&mut beginning)?;
    if !beginning.starts_with(MAGIC) {
        return Err(Error::NotAPackage);
    }
    let last_line = beginning.windows(HEADER_END.len()).position(|bytes| bytes == HEADER_END);
    let ends = last_line.and_then(|at| beginning.get(at + 1..)).is_some_and(|rest| rest.contains(&b'\n'));
    if ends { Ok(()) } else { Err(Error::PackageDamaged) }
}

fn start<R: io::BufRead>(source: R, unlock: Unlock<'_>) -> Result<StreamReader<R>, Error> {
    let decryptor = Decryptor::new_buffered(source).map_err(refused)?;
    match unlock {
        Unlock::Keys(_) if decryptor.is_scrypt() => Err(Error::NeedsPassphrase),
        Unlock::Keys(keys) => {
            let identities = keys.iter().map(|keys| keys.identity() as &dyn Identity);
            decryptor.decrypt(identities).map_err(refused)
        }
        Unlock::Passphrase(_) if !decryptor.is_scrypt() => Err(Error::NeedsKey),
        Unlock::Passphrase(passphrase) => {
            let mut identity = age::scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
            identity.set_max_work_factor(LARGEST_WORK_FACTOR);
            decryptor.decrypt(std::iter::once(&identity as &dyn Identity)).map_err(|error| match error {
                DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => Error::WrongPassphrase,
                other => refused(other),
            })
        }
    }
}

fn refused(error: DecryptError) -> Error {
    match error {
        DecryptError::NoMatchingKeys => Error::NotForThisOffice,
        DecryptError::Io(error) => damaged(error),
        _ => Error::PackageDamaged,
    }
}

/// `age` reports what is not authentic as invalid data or a sudden end; everything else is the device's fault.
pub(super) fn damaged(error: io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidInput => {
            Error::PackageDamaged
        }
        _ => Error::Io(error),
    }
}

struct Hashing<R> {
    source: R,
    hash: Sha256,
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(into)?;
        self.hash.update(into.get(..count).unwrap_or_default());
        Ok(count)
    }
}
