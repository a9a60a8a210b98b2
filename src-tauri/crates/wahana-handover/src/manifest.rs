//! `manifest.json`: length and SHA-256 of every file of a package; its signature covers them all.
//!
//! Names neither itself nor its signature.

use crate::version::FORMAT_VERSION;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Path of the manifest.
pub(crate) const MANIFEST_PATH: &str = "manifest.json";
/// Path of its signature.
pub(crate) const SIGNATURE_PATH: &str = "manifest.json.minisig";
/// Path of the descriptor.
pub(crate) const DESCRIPTOR_PATH: &str = "datapackage.json";
/// The field `format` of a manifest.
pub(crate) const FORMAT: &str = "wksbm";

/// The manifest.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Manifest {
    /// Always [`FORMAT`].
    pub(crate) format: String,
    /// Format version of the package, major.minor.
    pub(crate) version: String,
    /// Package id.
    pub(crate) package: Uuid,
    /// Every other file.
    pub(crate) files: Vec<ListedFile>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ListedFile {
    /// Path in the archive.
    pub(crate) path: String,
    /// Length in bytes.
    pub(crate) bytes: u64,
    /// SHA-256, hexadecimal.
    pub(crate) sha256: String,
}

impl Manifest {
    pub(crate) fn new(package: Uuid) -> Self {
        Self { format: FORMAT.to_owned(), version: FORMAT_VERSION.to_owned(), package, files: Vec::new() }
    }

    pub(crate) fn add(&mut self, path: &str, bytes: &[u8]) {
        self.files.push(ListedFile {
            path: path.to_owned(),
            bytes: bytes.len() as u64,
            sha256: crate::hex(&Sha256::digest(bytes)),
        });
    }
}
