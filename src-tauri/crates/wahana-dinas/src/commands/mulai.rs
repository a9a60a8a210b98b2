//! `mulai`: the vault, with the office's name, passphrase and new keys.

use std::path::Path;

use wahana_core::vault::{Folder, check_passphrase};
use wahana_core::{Error as CoreError, FaultCode};
use wahana_papers::text::one_line;

use crate::talk::Talk;
use crate::{Error, Result, office, words};

/// Longest name of an office, in characters.
const LONGEST_NAME: usize = 100;

pub(super) fn run(root: &Path, training: bool, name: Option<&str>, talk: &mut Talk<'_>) -> Result<bool> {
    if Folder::new(root, training).exists() {
        return Err(CoreError::from(FaultCode::VaultExists).into());
    }
    let typed = match name {
        Some(name) => name.to_owned(),
        None => talk.ask(words::ASK_NAME)?,
    };
    let name = one_line(&typed);
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return Err(Error::OfficeName);
    }
    let passphrase = talk.passphrase(words::ASK_NEW_PASSPHRASE)?;
    check_passphrase(&passphrase, &[&name]).map_err(CoreError::from)?;
    if talk.is_typed() && talk.passphrase(words::ASK_AGAIN)? != passphrase {
        return Err(Error::PassphrasesDiffer);
    }
    let office = office::create(root, training, &name, &passphrase)?;
    if office.training {
        talk.say(words::TRAINING)?;
    }
    talk.say(&words::made(&name, &root.display().to_string()))?;
    Ok(true)
}
