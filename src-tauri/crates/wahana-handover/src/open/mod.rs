//! Opening: one sealed file to contents, or a reason why not.
//!
//! Everything is checked before anything is handed out, limits before memory is spent, and nothing is written to
//! a disk. A package that fails anywhere is refused whole.

mod archive;
mod descriptor;
mod envelope;
mod verify;

use crate::content::{Contents, RwIdentity, check_links};
use crate::error::Error;
use crate::keys::{OfficeKeys, VerifyingKey};
use crate::limits;
use crate::manifest::{DESCRIPTOR_PATH, SIGNATURE_PATH};
use archive::Archive;
use std::io::{Read, Seek};
use verify::Verified;

/// What opens the envelope.
#[derive(Debug, Clone, Copy)]
pub enum Unlock<'a> {
    /// The office's keys, older ones too.
    Keys(&'a [&'a OfficeKeys]),
    /// A passphrase.
    Passphrase(&'a str),
}

/// What the opening office is and knows.
#[derive(Clone, Copy)]
pub struct Opening<'a> {
    /// What opens the envelope.
    pub unlock: Unlock<'a>,
    /// The office is in training mode.
    pub training: bool,
    /// The confirmed key of an RW, `None` where none was confirmed yet.
    pub known_key: &'a dyn Fn(&RwIdentity) -> Option<VerifyingKey>,
}

/// How well the sender is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sender {
    /// The package is signed by the key confirmed for this RW.
    Known,
    /// It is signed by the key on its own card, which nobody has confirmed: hold the package until a person
    /// has compared the words.
    Unknown {
        /// Eight words of the card in `contents.meta.card`.
        words: Vec<String>,
    },
}

/// A file that came along, read on demand with [`extra_file`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtraEntry {
    /// Path inside the package.
    pub name: String,
    /// Length in bytes.
    pub bytes: u64,
    /// SHA-256, hexadecimal.
    pub sha256: String,
}

/// A package that verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// What it carries.
    pub contents: Contents,
    /// How well the sender is known.
    pub sender: Sender,
    /// Files for people, and tables that only a newer version knows.
    pub extras: Vec<ExtraEntry>,
    /// SHA-256 of the sealed file, hexadecimal.
    pub sha256: String,
    /// Four words of that hash, the same as the sender saw.
    pub words: Vec<String>,
}

/// Opens and verifies a package. Reads `source` twice from its beginning, so a file on a stick is copied to the
/// PC's own disk (sealed as it is) before: what changes between the two readings would be refused for the wrong
/// reason.
pub fn open<R: Read + Seek>(source: &mut R, opening: &Opening<'_>) -> Result<Opened, Error> {
    let envelope = envelope::authenticate(source, opening.unlock)?;
    let mut plain = envelope::decrypt(source, opening.unlock)?;
    let mut archive = Archive::read(&mut plain, envelope.plain_bytes)?;
    let manifest = verify::read_manifest(&mut archive)?;
    let verified = Verified::new(&mut archive, &manifest)?;
    verified.every_file_is_listed()?;

    let descriptor = verified.read(DESCRIPTOR_PATH, limits::DESCRIPTOR)?;
    let meta = descriptor::read(&descriptor)?;
    if meta.version != manifest.version() || meta.id != manifest.package() {
        return Err(Error::DescriptorInvalid { reason: "not the manifest's package".to_owned() });
    }
    let signature = verified.read_signature(SIGNATURE_PATH)?;
    let sender = verify::sender(&meta, &manifest, &signature, (opening.known_key)(&meta.rw))?;
    verify::mode(meta.training, opening.training)?;

    let contents = verified.read_tables(meta)?;
    check_links(&contents)?;
    descriptor::check_sums(&contents)?;
    let extras = verified.check_the_rest()?;
    Ok(Opened {
        contents,
        sender,
        extras,
        words: crate::check_words(&envelope.sha256),
        sha256: crate::hex(&envelope.sha256),
    })
}

/// Reads one of the files that came along with an opened package, and compares its hash again.
pub fn extra_file<R: Read + Seek>(
    source: &mut R,
    unlock: Unlock<'_>,
    extra: &ExtraEntry,
) -> Result<Vec<u8>, Error> {
    let envelope = envelope::authenticate(source, unlock)?;
    let mut plain = envelope::decrypt(source, unlock)?;
    let mut archive = Archive::read(&mut plain, envelope.plain_bytes)?;
    let bytes = archive.read_file(&extra.name, limits::UNPACKED)?;
    let same = bytes.len() as u64 == extra.bytes && verify::hash_of(&bytes) == extra.sha256;
    if same { Ok(bytes) } else { Err(Error::FileAltered { name: extra.name.clone() }) }
}
