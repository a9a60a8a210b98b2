//! What has to outlast a lock in memory and must not be readable meanwhile: sealed to the officer whose it is.

use uuid::Uuid;
use zeroize::Zeroizing;

use super::keys::{dearmor, seal_to};
use super::officers::recipient;
use super::store::{self, RECOVERY_RECIPIENT};
use super::{SignedIn, Vault};
use crate::{FaultCode, Result};

/// Sealed to one officer (age, X25519).
pub struct Sealed {
    officer: Uuid,
    armored: String,
}

impl Vault {
    /// Seals to whoever is signed in, and to the recovery key: who forgot their passphrase comes back with that.
    pub fn seal(&self, bytes: &[u8]) -> Result<Sealed> {
        let SignedIn { id } = self.officer();
        self.read(|ctx| {
            let own = store::officer(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?.recipient;
            let recovery = store::setting(ctx.connection(), RECOVERY_RECIPIENT)?;
            let recipients: Vec<_> =
                [Some(own), recovery].iter().flatten().map(|text| recipient(text)).collect::<Result<_>>()?;
            Ok(Sealed { officer: id, armored: seal_to(&recipients, bytes)? })
        })
    }

    /// What was sealed, for the same officer alone; none for everybody else.
    pub fn unseal(&self, sealed: &Sealed) -> Option<Zeroizing<Vec<u8>>> {
        if sealed.officer != self.officer().id {
            return None;
        }
        let bytes = dearmor(&sealed.armored).ok()?;
        let opened = self.identities().iter().find_map(|identity| age::decrypt(identity, &bytes).ok());
        opened.map(Zeroizing::new)
    }
}
