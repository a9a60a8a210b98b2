//! A package taken apart, to be changed and signed anew by somebody who has the key.

use std::io::{Cursor, Write as _};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use wahana_handover::keys::SigningKey;

/// The plain files of a package.
pub(crate) struct Parts {
    pub(crate) files: Vec<(String, Vec<u8>)>,
}

impl Parts {
    pub(crate) fn put(&mut self, name: &str, bytes: Vec<u8>) {
        self.files.insert(0, (name.to_owned(), bytes));
    }

    pub(crate) fn json(&mut self, name: &str, change: impl FnOnce(&mut Value)) {
        let file = self.files.iter_mut().find(|(known, _)| known == name).unwrap();
        let mut value: Value = serde_json::from_slice(&file.1).unwrap();
        change(&mut value);
        file.1 = value.to_string().into_bytes();
    }

    pub(super) fn zipped(&mut self, signing: &SigningKey) -> Vec<u8> {
        let hash = |bytes: &[u8]| {
            Sha256::digest(bytes).iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
        };
        let listed: Value = self
            .files
            .iter()
            .filter(|(name, _)| !name.starts_with("manifest.json"))
            .map(|(path, bytes)| json!({ "path": path, "bytes": bytes.len(), "sha256": hash(bytes) }))
            .collect();
        self.json("manifest.json", |manifest| manifest["files"] = listed);
        let manifest = self.files.iter().find(|(name, _)| name == "manifest.json").unwrap().1.clone();
        let signature = signing.sign(&manifest, "forged").unwrap();
        self.files.retain(|(name, _)| name != "manifest.json.minisig");
        self.files.push(("manifest.json.minisig".to_owned(), signature.into_bytes()));
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &self.files {
            zip.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }
}
