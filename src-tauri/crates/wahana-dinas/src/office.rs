//! The open office: its folder, its vault, its keys, and the lock that keeps a second run out.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension};
use wahana_core::vault::{Folder, create_office, unlock_office};
use wahana_core::{Error as CoreError, FaultCode};
use wahana_handover::keys::OfficeKeys;
use wahana_platform::{LockGuard, lock_file};
use zeroize::Zeroizing;

use crate::migrations::migrate;
use crate::talk::Talk;
use crate::{Error, Result, words};

const NAME: &str = "name";
const TRAINING: &str = "training";
const MADE_ON: &str = "made_on";
const IDENTITY: &str = "identity";
const SIGNING: &str = "signing";

/// An office that is open. Dropping it closes the vault.
pub(crate) struct Office {
    pub(crate) connection: Connection,
    pub(crate) keys: OfficeKeys,
    /// Name as on the card.
    pub(crate) name: String,
    /// Takes training packages and nothing else.
    pub(crate) training: bool,
    /// Day the keys were made, `2026-11-24`.
    pub(crate) made_on: String,
    root: PathBuf,
    _lock: LockGuard,
}

/// Makes the vault with new keys. `passphrase` must be good enough already.
pub(crate) fn create(root: &Path, training: bool, name: &str, passphrase: &str) -> Result<Office> {
    fs::create_dir_all(root)?;
    let lock = lock(root)?;
    let keys = OfficeKeys::generate()?;
    let folder = Folder::new(root, training);
    let made_on = chrono::Local::now().date_naive().to_string();
    let connection = create_office(&folder, name, passphrase, |connection| {
        migrate(connection)?;
        let transaction = connection.transaction()?;
        set(&transaction, NAME, name)?;
        set(&transaction, TRAINING, if training { "1" } else { "0" })?;
        set(&transaction, MADE_ON, &made_on)?;
        set(&transaction, IDENTITY, &keys.identity_text())?;
        set(&transaction, SIGNING, keys.signing().secret_text())?;
        Ok::<(), Error>(transaction.commit()?)
    })?;
    let root = root.to_owned();
    Ok(Office { connection, keys, name: name.to_owned(), training, made_on, root, _lock: lock })
}

/// Opens the vault with a passphrase that is asked for. `training` must be the vault's own mode.
pub(crate) fn open(root: &Path, training: bool, talk: &mut Talk<'_>) -> Result<Office> {
    let folder = Folder::new(root, training);
    if !folder.exists() {
        return Err(Error::NoVault);
    }
    let lock = lock(root)?;
    let passphrase = talk.passphrase(words::ASK_PASSPHRASE)?;
    let mut connection = unlock_office(&folder, &passphrase).map_err(|error| match error.code() {
        FaultCode::NoVault => Error::NoVault,
        _ => error.into(),
    })?;
    migrate(&mut connection)?;
    let vault = wanted(&connection, TRAINING)?.as_str() == "1";
    if vault != training {
        return Err(Error::OtherMode { vault });
    }
    let (identity, signing) = (wanted(&connection, IDENTITY)?, wanted(&connection, SIGNING)?);
    let office = Office {
        keys: OfficeKeys::from_secret_texts(&identity, &signing)?,
        name: wanted(&connection, NAME)?.to_string(),
        made_on: wanted(&connection, MADE_ON)?.to_string(),
        training,
        connection,
        root: root.to_owned(),
        _lock: lock,
    };
    crate::receive::tidy(&office)?;
    Ok(office)
}

impl Office {
    /// Where a package lies while it is looked at, sealed as it came.
    pub(crate) fn arriving(&self) -> PathBuf {
        self.root.join("masuk")
    }

    /// Where held packages wait, sealed as they came.
    pub(crate) fn held(&self) -> PathBuf {
        self.root.join("ditahan")
    }
}

fn lock(root: &Path) -> Result<LockGuard> {
    lock_file(&root.join("lock"))?.ok_or(Error::AlreadyRunning)
}

fn set(connection: &Connection, name: &str, value: &str) -> Result<()> {
    connection.execute("INSERT INTO setting (name, value) VALUES (?1, ?2)", [name, value])?;
    Ok(())
}

fn wanted(connection: &Connection, name: &str) -> Result<Zeroizing<String>> {
    let found: Option<String> = connection
        .query_row("SELECT value FROM setting WHERE name = ?1", [name], |row| row.get(0))
        .optional()?;
    Ok(Zeroizing::new(found.ok_or(CoreError::from(FaultCode::DatabaseDamaged))?))
}
