//! An open vault: two connections, the data key, and who is signed in.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard};

use age::x25519;
use chrono::{Local, Utc};
use rusqlite::Connection;
use uuid::Uuid;

use super::keys::Keys;
use super::officers::{Officer, renew_after_recovery};
use super::recovery::RecoveryKey;
use super::store::{self, RECOVERY_RECIPIENT};
use super::tries::Tries;
use super::{Folder, head_file};
use crate::database::{self, DataKey, Read, Write};
use crate::journal::Op;
use crate::{Error, FaultCode, Result};

/// The open vault of one signed-in officer. Dropping it closes the database and zeroizes the key.
pub struct Vault {
    folder: Folder,
    generation: PathBuf,
    data_key: DataKey,
    officer: SignedIn,
    /// What opened the data key; it also opens what was sealed to the officer while nobody was signed in.
    identities: Vec<x25519::Identity>,
    /// Failed tries since the officer's last sign-in, told once.
    failed_tries: u32,
    /// Whether the database was older than the head beside it.
    older_data: bool,
    writer: Mutex<Connection>,
    reader: Mutex<Connection>,
}

/// Who is signed in. The roles may change while the vault is open, so they are read anew for each operation.
#[derive(Clone, Copy, Debug)]
pub struct SignedIn {
    /// The officer.
    pub id: Uuid,
}

/// Opens the vault with an officer's passphrase.
pub fn unlock(folder: &Folder, officer: Uuid, passphrase: &str) -> Result<Vault> {
    let generation = folder.generation()?;
    let keys = Keys::read(&generation)?;
    let (identities, failed) = guarded(folder, || keys.open_identities(officer, passphrase))?;
    let recipients: Vec<String> = identities.iter().map(|one| one.to_public().to_string()).collect();
    let vault = Vault::connect(folder, keys.open_data_key(&identities)?, identities, failed, |connection| {
        // A slot of keys.json opens only for an officer whom the database calls active.
        let found = store::officer(connection, officer)?
            .filter(|stored| stored.row.active && recipients.contains(&stored.recipient));
        Ok(found.ok_or(FaultCode::WrongPassphrase)?.officer())
    })?;
    keys.mend(&generation);
    Ok(vault)
}

/// Opens the vault with the recovery key in the name of `officer`, who must then choose a new passphrase and
/// write down a new recovery key.
pub fn unlock_with_recovery(folder: &Folder, officer: Uuid, key: &RecoveryKey) -> Result<Vault> {
    let keys = Keys::read(&folder.generation()?)?;
    let (identities, failed) = guarded(folder, || keys.open_recovery(&key.passphrase()))?;
    let recipients: Vec<String> = identities.iter().map(|one| one.to_public().to_string()).collect();
    let vault = Vault::connect(folder, keys.open_data_key(&identities)?, identities, failed, |connection| {
        let known = store::setting(connection, RECOVERY_RECIPIENT)?;
        if !known.is_some_and(|known| recipients.contains(&known)) {
            return Err(FaultCode::RecoveryKeyWrong.into());
        }
        let found = store::officer(connection, officer)?.filter(|stored| stored.row.active);
        Ok(found.ok_or(FaultCode::NotFound)?.officer())
    })?;
    vault.write(renew_after_recovery)?;
    Ok(vault)
}

/// Counts the failure before it is answered, so that switching the PC off does not give a free guess.
pub(super) fn guarded<T>(folder: &Folder, open: impl FnOnce() -> Result<T>) -> Result<(T, u32)> {
    let mut tries = Tries::read(&folder.tries());
    tries.check(Utc::now())?;
    match open() {
        Ok(opened) => Ok((opened, tries.succeeded()?)),
        Err(error) => {
            if matches!(error.code(), FaultCode::WrongPassphrase | FaultCode::RecoveryKeyWrong) {
                tries.failed(Utc::now())?;
            }
            Err(error)
        }
    }
}

impl Vault {
    /// Opens both connections, brings the schema up to date, and signs in whom `who` names.
    pub(super) fn connect(
        folder: &Folder,
        data_key: DataKey,
        identities: Vec<x25519::Identity>,
        failed_tries: u32,
        who: impl FnOnce(&Connection) -> Result<Officer>,
    ) -> Result<Self> {
        let generation = folder.generation()?;
        let path = generation.join("wahana.db");
        if !path.exists() {
            return Err(FaultCode::DatabaseDamaged.into());
        }
        let mut writer = database::open_writer(&path, &data_key)?;
        database::migrate(&mut writer)?;
        let officer = who(&writer)?;
        let reader = database::open_reader(&path, &data_key)?;
        let older = head_file::older(&generation, &data_key, &writer)?;
        let vault = Self {
            folder: folder.clone(),
            generation,
            data_key,
            officer: SignedIn { id: officer.id },
            identities,
            failed_tries,
            older_data: older.is_some(),
            writer: Mutex::new(writer),
            reader: Mutex::new(reader),
        };
        vault.write(|ctx| {
            ctx.record("vault", ctx.officer().id, Op::SignIn, &[])?;
            if failed_tries > 0 {
                let count = [("count", failed_tries.to_string())];
                ctx.record("vault", ctx.officer().id, Op::FailedSignIn, &count)?;
            }
            if let Some(last) = older {
                let values = [("entries", last.seq.to_string()), ("at", last.at)];
                ctx.record("vault", ctx.officer().id, Op::OlderData, &values)?;
            }
            Ok(())
        })?;
        Ok(vault)
    }

    /// Who is signed in.
    pub fn officer(&self) -> SignedIn {
        self.officer
    }

    /// Failed tries since the last sign-in of anybody.
    pub fn failed_tries(&self) -> u32 {
        self.failed_tries
    }

    /// Whether at this sign-in the database was older than the head that lay beside it: somebody put back an older
    /// file. It is in the journal too.
    pub fn older_data(&self) -> bool {
        self.older_data
    }

    /// Writes down beside the database how far its journal goes, so that an older database in its place is noticed.
    pub(super) fn renew_head(&self) -> Result<()> {
        let connection = lock(&self.reader)?;
        head_file::renew(&self.generation, &self.data_key, &connection)
    }

    /// Whether this is the training vault.
    pub fn is_training(&self) -> bool {
        self.folder.is_training()
    }

    /// Runs a reading operation. Readers never wait for a writer.
    pub fn read<T>(&self, operation: impl FnOnce(&Read) -> Result<T>) -> Result<T> {
        let mut connection = lock(&self.reader)?;
        let officer = self.present_officer(&connection)?;
        let outcome = operation(&Read::new(&connection, &officer, today()));
        if is_damage(&outcome)
            && let Ok(fresh) = database::open_reader(&self.database(), &self.data_key)
        {
            *connection = fresh;
        }
        outcome
    }

    /// Runs a changing operation in one durable transaction.
    pub fn write<T>(&self, operation: impl FnOnce(&Write) -> Result<T>) -> Result<T> {
        let mut connection = lock(&self.writer)?;
        let officer = self.present_officer(&connection)?;
        let outcome = database::transact(&mut connection, &officer, Utc::now(), today(), operation);
        if is_damage(&outcome)
            && let Ok(fresh) = database::open_writer(&self.database(), &self.data_key)
        {
            *connection = fresh;
        }
        outcome
    }

    fn database(&self) -> PathBuf {
        self.generation.join("wahana.db")
    }

    /// Whoever is signed in, with the roles they have now. Who was removed since is signed in no more.
    pub(super) fn present_officer(&self, connection: &Connection) -> Result<Officer> {
        let found = store::officer(connection, self.officer.id)?.filter(|stored| stored.row.active);
        Ok(found.ok_or(FaultCode::Locked)?.officer())
    }

    /// A third connection for a long job, which sees one moment whatever is written meanwhile, and the keys of
    /// that moment: somebody may be getting a new passphrase just now.
    pub(super) fn snapshot(&self) -> Result<(Connection, Keys)> {
        for _ in 0..10 {
            let before = Keys::read(&self.generation)?;
            let connection = database::open_reader(&self.database(), &self.data_key)?;
            // A long job reads everything once: nothing is worth keeping in memory.
            connection.execute_batch("PRAGMA cache_size=-2000; BEGIN")?;
            connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
            if Keys::read(&self.generation)? == before {
                return Ok((connection, before));
            }
        }
        Err(Error::internal("the keys never rest"))
    }

    pub(super) fn folder(&self) -> &Folder {
        &self.folder
    }

    /// Runs a long reading operation on a connection of its own, which sees one moment: nobody waits for it.
    pub(crate) fn read_long<T>(&self, operation: impl FnOnce(&Read) -> Result<T>) -> Result<T> {
        let (connection, _) = self.snapshot()?;
        let officer = self.present_officer(&connection)?;
        operation(&Read::new(&connection, &officer, today()))
    }

    pub(super) fn generation(&self) -> &PathBuf {
        &self.generation
    }

    pub(super) fn identities(&self) -> &[x25519::Identity] {
        &self.identities
    }

    pub(super) fn data_key(&self) -> &DataKey {
        &self.data_key
    }
}

/// At lock and exit the head is renewed. Best effort: without it an older head stays, which says less and nothing wrong.
impl Drop for Vault {
    fn drop(&mut self) {
        let _ = self.renew_head();
    }
}

/// The business date is the local one (ARCHITECTURE, habit 2).
fn today() -> chrono::NaiveDate {
    Local::now().date_naive()
}

fn lock(connection: &Mutex<Connection>) -> Result<MutexGuard<'_, Connection>> {
    connection.lock().map_err(|_| Error::internal("an earlier operation ended in the middle"))
}

/// SQLCipher reads no page any more on a connection that met a damaged one. What is sound stays readable on a new one.
fn is_damage<T>(outcome: &Result<T>) -> bool {
    outcome.as_ref().is_err_and(|error| error.code() == FaultCode::DatabaseDamaged)
}
