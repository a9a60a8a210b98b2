//! Manifest, hashes and signature: that the archive is what one sender put together.
//!
//! Hashes are compared while unpacking; a file that is not in the manifest is never looked into.

use super::archive::Archive;
use super::{ExtraEntry, Sender};
use crate::content::{Contents, PackageMeta, Table, read_rows};
use crate::error::Error;
use crate::keys::{CardKind, VerifyingKey};
use crate::limits;
use crate::manifest::{DESCRIPTOR_PATH, FORMAT, ListedFile, MANIFEST_PATH, Manifest, SIGNATURE_PATH};
use crate::version::is_readable;
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashSet};
use std::io::{Read, Seek};
use uuid::Uuid;

/// The manifest and the bytes that were signed.
pub(super) struct SignedManifest {
    bytes: Vec<u8>,
    manifest: Manifest,
}

impl SignedManifest {
    pub(super) fn version(&self) -> &str {
        &self.manifest.version
    }

    pub(super) fn package(&self) -> Uuid {
        self.manifest.package
    }
}

/// Reads the manifest; the version is looked at before anything else in it.
pub(super) fn read_manifest<R: Read + Seek>(archive: &mut Archive<'_, R>) -> Result<SignedManifest, Error> {
    let bytes = archive.read_file(MANIFEST_PATH, limits::MANIFEST)?;
    let value: serde_json::Value = serde_json::from_slice(&bytes).map_err(|_| Error::ManifestInvalid)?;
    let text = |name: &str| value.get(name).and_then(serde_json::Value::as_str);
    if text("format") != Some(FORMAT) {
        return Err(Error::ManifestInvalid);
    }
    let version = text("version").ok_or(Error::ManifestInvalid)?.to_owned();
    if !is_readable(&version).ok_or(Error::ManifestInvalid)? {
        return Err(Error::PackageNewer { version });
    }
    let manifest = serde_json::from_value(value).map_err(|_| Error::ManifestInvalid)?;
    Ok(SignedManifest { bytes, manifest })
}

/// Who signed: the key confirmed for the RW, or the one on the package's own card.
pub(super) fn sender(
    meta: &PackageMeta,
    manifest: &SignedManifest,
    signature: &str,
    known: Option<VerifyingKey>,
) -> Result<Sender, Error> {
    let card = &meta.card;
    if card.kind != CardKind::Rw || card.training != meta.training {
        return Err(Error::DescriptorInvalid { reason: "card".to_owned() });
    }
    card.signing_key.verify(&manifest.bytes, signature)?;
    match known {
        Some(key) if key == card.signing_key => Ok(Sender::Known),
        Some(_) => Err(Error::SenderKeyChanged { words: card.words() }),
        None => Ok(Sender::Unknown { words: card.words() }),
    }
}

/// Training packages stay in training.
pub(super) fn mode(package_trains: bool, office_trains: bool) -> Result<(), Error> {
    match (package_trains, office_trains) {
        (true, false) => Err(Error::PackageTraining),
        (false, true) => Err(Error::PackageNotTraining),
        _ => Ok(()),
    }
}

pub(super) fn hash_of(bytes: &[u8]) -> String {
    crate::hex(&Sha256::digest(bytes))
}

/// An archive read through its manifest.
pub(super) struct Verified<'m, 'a, R> {
    archive: RefCell<&'m mut Archive<'a, R>>,
    listed: BTreeMap<&'m str, &'m ListedFile>,
    seen: RefCell<HashSet<String>>,
}

impl<'m, 'a, R: Read + Seek> Verified<'m, 'a, R> {
    pub(super) fn new(archive: &'m mut Archive<'a, R>, manifest: &'m SignedManifest) -> Result<Self, Error> {
        let files = &manifest.manifest.files;
        let listed: BTreeMap<&str, &ListedFile> =
            files.iter().map(|file| (file.path.as_str(), file)).collect();
        if listed.len() != files.len() {
            return Err(Error::ManifestInvalid);
        }
        Ok(Self { archive: RefCell::new(archive), listed, seen: RefCell::default() })
    }

    /// The manifest lists every file, and every listed file is there.
    pub(super) fn every_file_is_listed(&self) -> Result<(), Error> {
        let archive = self.archive.borrow();
        let own = [MANIFEST_PATH, SIGNATURE_PATH];
        let present: HashSet<&str> = archive.names().filter(|name| !own.contains(name)).collect();
        if let Some(name) = present.iter().filter(|name| !self.listed.contains_key(**name)).min() {
            return Err(Error::FileUnlisted { name: (*name).to_owned() });
        }
        match self.listed.keys().find(|name| !present.contains(**name)) {
            Some(name) => Err(Error::FileMissing { name: (*name).to_owned() }),
            None => Ok(()),
        }
    }

    pub(super) fn read_signature(&self, name: &str) -> Result<String, Error> {
        let bytes = self.archive.borrow_mut().read_file(name, limits::SIGNATURE)?;
        String::from_utf8(bytes).map_err(|_| Error::SignatureInvalid)
    }

    /// Reads a listed file and compares length and hash.
    pub(super) fn read(&self, name: &str, most: u64) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        self.unpack(name, most, |piece| bytes.extend_from_slice(piece))?;
        Ok(bytes)
    }

    fn unpack(&self, name: &str, most: u64, mut take: impl FnMut(&[u8])) -> Result<(), Error> {
        let missing = || Error::PartMissing { name: name.to_owned() };
        let listed = self.listed.get(name).ok_or_else(missing)?;
        let mut hash = Sha256::new();
        let mut length: u64 = 0;
        self.archive.borrow_mut().unpack(name, most, |piece| {
            hash.update(piece);
            length += piece.len() as u64;
            take(piece);
        })?;
        self.seen.borrow_mut().insert(name.to_owned());
        if length == listed.bytes && crate::hex(&hash.finalize()) == listed.sha256 {
            Ok(())
        } else {
            Err(Error::FileAltered { name: name.to_owned() })
        }
    }

    fn table<T: Table>(&self) -> Result<Vec<T>, Error> {
        read_rows(&self.read(&T::schema().path(), limits::UNPACKED)?)
    }

    /// Reads all tables that this version knows.
    pub(super) fn read_tables(&self, meta: PackageMeta) -> Result<Contents, Error> {
        Ok(Contents {
            meta,
            residents: self.table()?,
            households: self.table()?,
            members: self.table()?,
            cases: self.table()?,
            case_types: self.table()?,
            follow_ups: self.table()?,
            assistance: self.table()?,
            assistance_funds: self.table()?,
            recap: self.table()?,
            withdrawals: self.table()?,
        })
    }

    /// Checks the hashes of all files not read so far, without keeping them, and lists them.
    pub(super) fn check_the_rest(&self) -> Result<Vec<ExtraEntry>, Error> {
        let mut extras = Vec::new();
        for (name, listed) in &self.listed {
            if self.seen.borrow().contains(*name) || *name == DESCRIPTOR_PATH {
                continue;
            }
            self.unpack(name, limits::UNPACKED, |_| {})?;
            extras.push(ExtraEntry {
                name: (*name).to_owned(),
                bytes: listed.bytes,
                sha256: listed.sha256.clone(),
            });
        }
        Ok(extras)
    }
}
