//! A card: the public keys of an office or an RW in a small JSON file (`*.kartu`), signed by its own key.
//!
//! The signature only shows that nobody altered the card by chance or without the key; whose card it is must
//! be told by comparing the eight words, never by the name written in it.

use super::signing::{SigningKey, VerifyingKey};
use crate::error::Error;
use crate::version::{FORMAT_VERSION, is_readable};
use crate::words::words_for;
use age::x25519::Recipient;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::str::FromStr;

const FORMAT: &str = "wahana-kartu";
const SIGNATURE: &str = "signature";
/// A card is a few hundred bytes; more is no card.
const LONGEST: usize = 64 * 1024;
const FINGERPRINT_WORDS: usize = 8;

/// Whose card it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "lowercase")]
pub enum CardKind {
    /// The office that receives packages.
    Dinas,
    /// A group of an RW that sends them.
    Rw,
}

impl CardKind {
    fn word(self) -> &'static str {
        match self {
            Self::Dinas => "dinas",
            Self::Rw => "rw",
        }
    }
}

/// The public keys of an office or an RW.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Card {
    /// Always `wahana-kartu`.
    format: String,
    /// Version of the card format, major.minor.
    version: String,
    /// Office or RW.
    pub kind: CardKind,
    /// Name as its holder wrote it; says nothing about who it really is.
    pub name: String,
    /// age recipients (`age1...`) that packages are sealed to; empty on an RW's card.
    pub recipients: Vec<String>,
    /// Key of the holder's signatures.
    pub signing_key: VerifyingKey,
    /// Day the card was made.
    pub date: NaiveDate,
    /// Made in training mode.
    pub training: bool,
}

impl Card {
    /// The card of an office.
    pub fn of_office(
        name: &str,
        recipients: Vec<String>,
        signing: &SigningKey,
        date: NaiveDate,
        training: bool,
    ) -> Self {
        Self::new(CardKind::Dinas, name, recipients, signing, date, training)
    }

    /// The card of an RW's group.
    pub fn of_rw(name: &str, signing: &SigningKey, date: NaiveDate, training: bool) -> Self {
        Self::new(CardKind::Rw, name, Vec::new(), signing, date, training)
    }

    fn new(
        kind: CardKind,
        name: &str,
        recipients: Vec<String>,
        signing: &SigningKey,
        date: NaiveDate,
        training: bool,
    ) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: FORMAT_VERSION.to_owned(),
            kind,
            name: name.to_owned(),
            recipients,
            signing_key: signing.public().clone(),
            date,
            training,
        }
    }

    /// The text of the card file, signed. `signing` must be the key on the card.
    pub fn to_signed_text(&self, signing: &SigningKey) -> Result<String, Error> {
        let mut value = serde_json::to_value(self).map_err(|_| Error::SigningFailed)?;
        let signature = signing.sign(canonical(&value).as_bytes(), "wahana-kartu")?;
        self.signing_key.verify(canonical(&value).as_bytes(), &signature)?;
        let object = value.as_object_mut().ok_or(Error::SigningFailed)?;
        object.insert(SIGNATURE.to_owned(), Value::String(signature));
        serde_json::to_string_pretty(&value).map_err(|_| Error::SigningFailed)
    }

    /// Reads a card file and checks that it is whole. `wanted` is the kind the caller can use here.
    pub fn parse(text: &[u8], wanted: CardKind) -> Result<Self, Error> {
        if text.len() > LONGEST {
            return Err(Error::CardNotACard);
        }
        let mut value: Value = serde_json::from_slice(text).map_err(|_| Error::CardNotACard)?;
        let object = value.as_object_mut().ok_or(Error::CardNotACard)?;
        if object.get("format").and_then(Value::as_str) != Some(FORMAT) {
            return Err(Error::CardNotACard);
        }
        let version = object.get("version").and_then(Value::as_str).ok_or(Error::CardNotACard)?.to_owned();
        if !is_readable(&version).ok_or(Error::CardNotACard)? {
            return Err(Error::CardNewer { version });
        }
        let signature = object.remove(SIGNATURE).ok_or(Error::CardAltered)?;
        let card: Self = serde_json::from_value(value.clone()).map_err(|_| Error::CardAltered)?;
        let signature = signature.as_str().ok_or(Error::CardAltered)?;
        card.signing_key.verify(canonical(&value).as_bytes(), signature).map_err(|_| Error::CardAltered)?;
        card.check(wanted)?;
        Ok(card)
    }

    fn check(&self, wanted: CardKind) -> Result<(), Error> {
        if self.kind != wanted {
            return Err(Error::CardWrongKind { found: self.kind.word().to_owned() });
        }
        let sealable = self.recipients.iter().all(|text| Recipient::from_str(text).is_ok());
        let enough = self.kind == CardKind::Rw || !self.recipients.is_empty();
        if sealable && enough { Ok(()) } else { Err(Error::CardAltered) }
    }

    /// SHA-256 over the kind and the keys: two cards with the same keys have the same fingerprint, whatever
    /// name or date is on them.
    pub fn fingerprint(&self) -> [u8; 32] {
        let mut recipients: Vec<&str> = self.recipients.iter().map(String::as_str).collect();
        recipients.sort_unstable();
        let lines = [&[FORMAT, self.kind.word(), self.signing_key.text()][..], &recipients].concat();
        Sha256::digest(lines.join("\n").as_bytes()).into()
    }

    /// The fingerprint as eight words, to be compared with the holder's letter (80 bits).
    pub fn words(&self) -> Vec<String> {
        words_for(&self.fingerprint(), FINGERPRINT_WORDS)
    }
}

/// JSON with sorted keys and no spaces, whatever order the parser keeps: the bytes that are signed. Fields that
/// this version does not know are part of it.
fn canonical(value: &Value) -> String {
    match value {
        Value::Object(object) => {
            let mut fields: Vec<(&String, &Value)> = object.iter().collect();
            fields.sort_unstable_by_key(|(name, _)| name.as_str());
            let fields: Vec<String> = fields
                .into_iter()
                .map(|(name, value)| format!("{}:{}", Value::String(name.clone()), canonical(value)))
                .collect();
            format!("{{{}}}", fields.join(","))
        }
        Value::Array(items) => {
            format!("[{}]", items.iter().map(canonical).collect::<Vec<_>>().join(","))
        }
        plain => plain.to_string(),
    }
}

#[cfg(test)]
mod tests;
