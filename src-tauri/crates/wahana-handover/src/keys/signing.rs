//! Minisign keys (prehashed Ed25519), readable by the `minisign` command line.
//!
//! Must never accept a signature by another key or of the old, unhashed kind.

use crate::error::Error;
use minisign::{KeyPair, PublicKey, SecretKey, SecretKeyBox, SignatureBox};
use serde::{Deserialize, Serialize};
use std::io::Cursor;
use zeroize::Zeroizing;

/// A secret signing key. The text of it is wiped when dropped; `minisign`'s own short-lived copies during a
/// signature are not, that crate has no wiping.
pub struct SigningKey {
    secret: Zeroizing<String>,
    public: VerifyingKey,
}

impl std::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SigningKey").field("public", &self.public).finish_non_exhaustive()
    }
}

impl SigningKey {
    /// Makes a new key from the system's secure generator.
    pub fn generate() -> Result<Self, Error> {
        let pair = KeyPair::generate_unencrypted_keypair().map_err(|_| Error::KeyInvalid)?;
        let text = pair.sk.to_box(Some("Wahana signing key")).map_err(|_| Error::KeyInvalid)?;
        Ok(Self { secret: Zeroizing::new(text.into_string()), public: VerifyingKey::from(pair.pk) })
    }

    /// Reads a key back from [`Self::secret_text`].
    pub fn from_secret_text(text: &str) -> Result<Self, Error> {
        let secret = parse_secret(text)?;
        let public = PublicKey::from_secret_key(&secret).map_err(|_| Error::KeyInvalid)?;
        Ok(Self { secret: Zeroizing::new(text.to_owned()), public: VerifyingKey::from(public) })
    }

    /// The secret key as an unencrypted minisign key file, for the vault and nowhere else.
    pub fn secret_text(&self) -> &Zeroizing<String> {
        &self.secret
    }

    /// The public half.
    pub fn public(&self) -> &VerifyingKey {
        &self.public
    }

    /// Signs `bytes`; the result is the text of a `.minisig` file. `comment` is signed along with it and must
    /// be one line.
    pub fn sign(&self, bytes: &[u8], comment: &str) -> Result<String, Error> {
        let secret = parse_secret(&self.secret)?;
        minisign::sign(None, &secret, Cursor::new(bytes), Some(comment), Some("signature by Wahana"))
            .map(SignatureBox::into_string)
            .map_err(|_| Error::SigningFailed)
    }
}

fn parse_secret(text: &str) -> Result<SecretKey, Error> {
    SecretKeyBox::from_string(text)
        .and_then(SecretKeyBox::into_unencrypted_secret_key)
        .map_err(|_| Error::KeyInvalid)
}

/// A public signing key, kept as its minisign base64 text (56 characters).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(try_from = "String", into = "String")]
#[specta(type = String)]
pub struct VerifyingKey(String);

impl VerifyingKey {
    /// The one line that `minisign -P` takes.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The contents of a `.pub` file for `minisign -p`.
    pub fn file_text(&self) -> String {
        format!("untrusted comment: minisign public key of a Wahana group\n{}\n", self.0)
    }

    /// Checks a `.minisig` text over `bytes`.
    pub fn verify(&self, bytes: &[u8], signature: &str) -> Result<(), Error> {
        let key = PublicKey::from_base64(&self.0).map_err(|_| Error::SignatureInvalid)?;
        if !has_shape_of_signature(signature) {
            return Err(Error::SignatureInvalid);
        }
        let signature = SignatureBox::from_string(signature).map_err(|_| Error::SignatureInvalid)?;
        minisign::verify(&key, &signature, Cursor::new(bytes), true, false, false)
            .map_err(|_| Error::SignatureInvalid)
    }
}

/// Four lines, the second and fourth of exactly the length of a base64 signature: `minisign` 0.10 panics on a
/// shorter fourth line.
fn has_shape_of_signature(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().collect();
    matches!(lines.as_slice(), [_, main, _, global] if main.len() == 100 && global.len() == 88)
}

impl From<PublicKey> for VerifyingKey {
    fn from(key: PublicKey) -> Self {
        Self(key.to_base64())
    }
}

impl TryFrom<String> for VerifyingKey {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        let key = PublicKey::from_base64(&text).map_err(|_| Error::KeyInvalid)?;
        let canonical = key.to_base64() == text && text.starts_with("RW");
        if canonical { Ok(Self(text)) } else { Err(Error::KeyInvalid) }
    }
}

impl From<VerifyingKey> for String {
    fn from(key: VerifyingKey) -> Self {
        key.0
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_key_read_back_from_its_text_signs_for_the_same_public_key() {
        let key = SigningKey::generate().unwrap();
        let again = SigningKey::from_secret_text(key.secret_text()).unwrap();
        let signature = again.sign(b"isi", "uji").unwrap();
        key.public().verify(b"isi", &signature).unwrap();
    }

    #[test]
    fn another_text_another_key_or_another_comment_does_not_verify() {
        let (key, other) = (SigningKey::generate().unwrap(), SigningKey::generate().unwrap());
        let signature = key.sign(b"isi", "uji").unwrap();
        assert_eq!(key.public().verify(b"lain", &signature).unwrap_err().code(), "signature_invalid");
        assert!(other.public().verify(b"isi", &signature).is_err());
        assert!(key.public().verify(b"isi", &signature.replace("uji", "aja")).is_err());
    }

    #[test]
    fn a_signature_file_cut_anywhere_is_refused_without_a_panic() {
        let key = SigningKey::generate().unwrap();
        let signature = key.sign(b"isi", "uji").unwrap();
        for end in 0..signature.trim_end().len() {
            assert!(key.public().verify(b"isi", &signature[..end]).is_err(), "cut at {end}");
        }
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for text in ["", "RWQ", "x".repeat(56).as_str(), "RWé"] {
            assert_eq!(VerifyingKey::try_from(text.to_owned()).unwrap_err().code(), "key_invalid");
        }
        assert_eq!(
            SigningKey::from_secret_text("untrusted comment: x\nAAAA\n").unwrap_err().code(),
            "key_invalid"
        );
    }

    #[test]
    fn a_secret_key_does_not_show_itself_in_debug_output() {
        let key = SigningKey::generate().unwrap();
        let shown = format!("{key:?}");
        assert!(!shown.contains(key.secret_text().lines().nth(1).unwrap()));
    }
}
