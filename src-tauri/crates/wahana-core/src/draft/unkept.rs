//! Drafts that the vault could not keep (a full disk): in memory until it can, and sealed to their officer as long as
//! nobody is signed in.

use chrono::Utc;
use uuid::Uuid;
use zeroize::{Zeroize, Zeroizing};

use super::{Draft, keep, store, typed_at};
use crate::vault::{Sealed, Vault};
use crate::{FaultCode, Result};

/// Of whoever is signed in as they were typed, of all others sealed.
#[derive(Default)]
pub struct Unkept {
    open: Vec<Draft>,
    sealed: Vec<Sealed>,
}

impl Unkept {
    /// Whether nothing of whoever is signed in is here.
    pub fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// Keeps what is typed in the vault. Where the vault can't, it stays here, and the fault is told all the same.
    pub fn keep(&mut self, vault: &Vault, form: &str, subject: &str, payload: &str) -> Result<()> {
        let kept = vault.write(|ctx| keep(ctx, form, subject, payload));
        let refused =
            kept.as_ref().is_err_and(|error| matches!(error.code(), FaultCode::TooLong | FaultCode::Locked));
        if refused {
            return kept;
        }
        self.discard(form, subject);
        if kept.is_err() {
            self.open.push(typed_at(Utc::now(), form, subject, payload));
        }
        kept
    }

    /// The draft of a form that the vault could not keep: newer than any that the vault has.
    pub fn find(&self, form: &str, subject: &str) -> Option<&Draft> {
        self.open.iter().find(|draft| draft.form == form && draft.subject == subject)
    }

    /// All of them, the newest first.
    pub fn all(&self) -> impl Iterator<Item = &Draft> {
        self.open.iter().rev()
    }

    /// Throws it away.
    pub fn discard(&mut self, form: &str, subject: &str) {
        self.open.retain(|draft| draft.form != form || draft.subject != subject);
    }

    /// Whoever opened `vault` leaves: nothing stays readable, whether or not it can be sealed.
    pub fn seal(&mut self, vault: &Vault) {
        let mut open = std::mem::take(&mut self.open);
        if open.is_empty() {
            return;
        }
        let sealed = serde_json::to_vec(&open).map(Zeroizing::new).map(|bytes| vault.seal(&bytes));
        self.sealed.extend(sealed.into_iter().flatten());
        for draft in &mut open {
            draft.payload.zeroize();
        }
    }

    /// Whoever opened `vault` is back: what was theirs goes where drafts belong, or stays here as long as it can't.
    pub fn open(&mut self, vault: &Vault) {
        let officer = vault.officer().id;
        for sealed in std::mem::take(&mut self.sealed) {
            let Some(bytes) = vault.unseal(&sealed) else {
                self.sealed.push(sealed);
                continue;
            };
            for draft in serde_json::from_slice::<Vec<Draft>>(&bytes).unwrap_or_default() {
                let id = Uuid::now_v7();
                if vault.write(|ctx| store::upsert(ctx.connection(), id, officer, &draft)).is_err() {
                    self.open.push(draft);
                }
            }
        }
    }
}
