//! The office's pair: an age X25519 identity that opens packages, and a key that signs its card and receipts.
//!
//! Must never leave the office's vault; an RW holds only the card made from it.

use super::signing::SigningKey;
use crate::error::Error;
use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use std::str::FromStr;
use zeroize::Zeroizing;

/// The secret keys of one office.
pub struct OfficeKeys {
    identity: Identity,
    signing: SigningKey,
}

impl std::fmt::Debug for OfficeKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OfficeKeys").field("recipient", &self.recipient()).finish_non_exhaustive()
    }
}

impl OfficeKeys {
    /// Makes new keys from the system's secure generator.
    pub fn generate() -> Result<Self, Error> {
        Ok(Self { identity: Identity::generate(), signing: SigningKey::generate()? })
    }

    /// Reads keys back from [`Self::identity_text`] and [`SigningKey::secret_text`].
    pub fn from_secret_texts(identity: &str, signing: &str) -> Result<Self, Error> {
        let identity = Identity::from_str(identity).map_err(|_| Error::KeyInvalid)?;
        Ok(Self { identity, signing: SigningKey::from_secret_text(signing)? })
    }

    /// The age identity (`AGE-SECRET-KEY-1...`), for the vault and nowhere else.
    pub fn identity_text(&self) -> Zeroizing<String> {
        Zeroizing::new(self.identity.to_string().expose_secret().to_owned())
    }

    /// The public half that packages are sealed to (`age1...`).
    pub fn recipient(&self) -> String {
        self.identity.to_public().to_string()
    }

    /// The key that signs the card and the receipts.
    pub fn signing(&self) -> &SigningKey {
        &self.signing
    }

    pub(crate) fn identity(&self) -> &Identity {
        &self.identity
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn keys_read_back_from_their_texts_are_the_same() {
        let keys = OfficeKeys::generate().unwrap();
        let again =
            OfficeKeys::from_secret_texts(&keys.identity_text(), keys.signing().secret_text()).unwrap();
        assert_eq!(again.recipient(), keys.recipient());
        assert_eq!(again.signing().public(), keys.signing().public());
    }

    #[test]
    fn what_is_no_identity_is_refused() {
        let signing = SigningKey::generate().unwrap();
        let refused = OfficeKeys::from_secret_texts("AGE-SECRET-KEY-1X", signing.secret_text());
        assert_eq!(refused.unwrap_err().code(), "key_invalid");
    }
}
