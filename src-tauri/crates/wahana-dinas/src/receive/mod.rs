//! Receives packages: all of one or nothing of it, and the reason.
//!
//! A package counts only when it verified wholly and a person has confirmed its sender's key. Everything it
//! brings is written in one transaction; refused packages leave nothing behind.

mod arrive;
pub(crate) mod packages;
pub(crate) mod records;
mod versions;

use std::fs;
use std::path::Path;

use wahana_handover::content::{PackageMeta, RwIdentity};
use wahana_handover::keys::VerifyingKey;
use wahana_handover::open::{Opened, Opening, Sender, Unlock, open};

pub(crate) use arrive::packages_in;
use packages::Package;

use crate::office::Office;
use crate::senders::{self, KnownKeys};
use crate::{Error, Result};

/// Why a package waits for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HeldFor {
    /// No key of this RW was confirmed so far.
    Unknown,
    /// The RW has another confirmed key.
    KeyChanged,
}

impl HeldFor {
    fn word(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::KeyChanged => "key_changed",
        }
    }

    fn from_word(word: &str) -> Self {
        if word == "key_changed" { Self::KeyChanged } else { Self::Unknown }
    }
}

/// What became of a package.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// Its rows are in the vault.
    Taken,
    /// They were already.
    Already,
    /// It waits for its words to be compared.
    Held(HeldFor, Vec<String>),
    /// Nothing of it was kept.
    Refused(Error),
}

/// A package that was looked at.
#[derive(Debug)]
pub(crate) struct Received {
    /// Its description, where it could be trusted so far.
    pub(crate) meta: Option<PackageMeta>,
    /// What became of it.
    pub(crate) outcome: Outcome,
}

/// Takes in the package at `path`, holds it, or refuses it.
pub(crate) fn receive(office: &mut Office, path: &Path) -> Received {
    match try_receive(office, path) {
        Ok((meta, outcome)) => Received { meta: Some(meta), outcome },
        Err(error) => Received { meta: None, outcome: Outcome::Refused(error) },
    }
}

fn try_receive(office: &mut Office, path: &Path) -> Result<(PackageMeta, Outcome)> {
    let arrived = arrive::arrive(office, path)?;
    let keys = senders::known_keys(&office.connection)?;
    let (opened, changed) = match opened(office, &arrived, &keys) {
        Err(Error::Handover(wahana_handover::Error::SenderKeyChanged { .. })) => {
            // As a stranger's: verified wholly before it may wait.
            (opened(office, &arrived, &KnownKeys::new())?, true)
        }
        other => (other?, false),
    };
    let meta = opened.contents.meta.clone();
    if is_there_already(office, &opened)? {
        return Ok((meta, Outcome::Already));
    }
    let outcome = match opened.sender.clone() {
        Sender::Known => {
            take(office, &opened)?;
            Outcome::Taken
        }
        Sender::Unknown { words } => {
            let why = if changed { HeldFor::KeyChanged } else { HeldFor::Unknown };
            arrived.keep_as(&held_path(office, &opened.sha256))?;
            hold(office, &opened, why)?;
            Outcome::Held(why, words)
        }
    };
    Ok((meta, outcome))
}

/// Takes in a held package whose key has been confirmed.
pub(crate) fn take_held(office: &mut Office, package: &Package) -> Result<()> {
    let path = held_path(office, &package.sha256);
    if !path.exists() {
        return Err(Error::HeldFileGone);
    }
    let keys = senders::known_keys(&office.connection)?;
    let opened = {
        let arrived = arrive::arrive(office, &path)?;
        opened(office, &arrived, &keys)?
    };
    let fits = opened.sender == Sender::Known && opened.sha256 == package.sha256;
    if !fits {
        return Err(wahana_handover::Error::PackageDamaged.into());
    }
    if !is_there_already(office, &opened)? {
        take(office, &opened)?;
    }
    fs::remove_file(path)?;
    Ok(())
}

/// Takes away what a run that was cut off left: copies, and held files whose package is held no more.
pub(crate) fn tidy(office: &Office) -> Result<()> {
    let held = packages::held(&office.connection)?;
    let waits = |name: &str| held.iter().any(|package| name == format!("{}.wksbm", package.sha256));
    for folder in [office.arriving(), office.held()] {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries {
            let entry = entry?;
            let keep = folder == office.held() && entry.file_name().to_str().is_some_and(waits);
            if !keep {
                fs::remove_file(entry.path())?;
            }
        }
    }
    Ok(())
}

fn held_path(office: &Office, sha256: &str) -> std::path::PathBuf {
    office.held().join(format!("{sha256}.wksbm"))
}

fn opened(office: &Office, arrived: &arrive::Arrived, keys: &KnownKeys) -> Result<Opened> {
    let known = |rw: &RwIdentity| -> Option<VerifyingKey> {
        keys.get(&(rw.kelurahan_code.clone(), rw.rw.clone())).cloned()
    };
    let own = [&office.keys];
    let opening = Opening { unlock: Unlock::Keys(&own), training: office.training, known_key: &known };
    Ok(open(&mut arrived.file()?, &opening)?)
}

/// The same file again, or the same package sealed anew. Another description under a known id is refused.
fn is_there_already(office: &Office, opened: &Opened) -> Result<bool> {
    let Some(taken) = packages::taken_by_id(&office.connection, opened.contents.meta.id)? else {
        return Ok(false);
    };
    let same = taken.sha256 == opened.sha256 || taken.meta == opened.contents.meta;
    if same { Ok(true) } else { Err(Error::PackageIdReused) }
}

/// Everything of one package in one transaction.
fn take(office: &mut Office, opened: &Opened) -> Result<()> {
    let training = office.training;
    let transaction = office.connection.transaction()?;
    let rw = senders::note(&transaction, &opened.contents.meta.rw, true, training)?;
    packages::note(&transaction, rw, opened, None)?;
    packages::note_recap(&transaction, &opened.sha256, &opened.contents.recap)?;
    records::take(&transaction, rw, &opened.contents)?;
    Ok(transaction.commit()?)
}

/// Only the description is kept; the rows wait in the sealed file.
fn hold(office: &mut Office, opened: &Opened, why: HeldFor) -> Result<()> {
    let training = office.training;
    let transaction = office.connection.transaction()?;
    let rw = senders::note(&transaction, &opened.contents.meta.rw, false, training)?;
    packages::note(&transaction, rw, opened, Some(why))?;
    Ok(transaction.commit()?)
}
