//! An open vault: two connections, the data key, and who is signed in.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};

use age::x25519;
use chrono::{Local, Utc};
use rusqlite::{Connection, TransactionBehavior};
use uuid::Uuid;
use wahana_platform::LockGuard;

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
    home: RwLock<Home>,
    officer: SignedIn,
    /// What opened the data key; it also opens what was sealed to the officer while nobody was signed in.
    identities: Vec<x25519::Identity>,
    /// Failed tries since the officer's last sign-in, told once.
    failed_tries: u32,
    /// Whether the database was older than the head beside it.
    older_data: bool,
    writer: Mutex<Connection>,
    reader: Mutex<Connection>,
    /// How often it was another connection.
    readers: AtomicU64,
}

/// The generation that is in force: another one after a rotation.
#[derive(Clone)]
pub(super) struct Home {
    /// Its folder.
    pub(super) generation: PathBuf,
    /// What its database is encrypted with.
    pub(super) data_key: DataKey,
}

impl Home {
    pub(super) fn database(&self) -> PathBuf {
        self.generation.join("wahana.db")
    }
}

/// A generation that is ready to be put in force.
pub(super) struct Next {
    pub(super) number: u16,
    pub(super) home: Home,
    pub(super) writer: Connection,
    pub(super) reader: Connection,
    /// As long as it is held nobody takes it for something that was left.
    pub(super) held: LockGuard,
}

/// One moment of the vault, for a long job.
pub(super) struct Snapshot {
    pub(super) connection: Connection,
    pub(super) keys: Keys,
    pub(super) data_key: DataKey,
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
    let open = |keys: &Keys| keys.open_identities(officer, passphrase);
    let (opened, failed) = guarded(folder, || Opened::by(&generation, open))?;
    let recipients = opened.recipients();
    let vault = Vault::connect(folder, opened.data_key, opened.identities, failed, |connection| {
        // A slot of keys.json opens only for an officer whom the database calls active.
        let found = store::officer(connection, officer)?
            .filter(|stored| stored.row.active && recipients.contains(&stored.recipient));
        Ok(found.ok_or(FaultCode::WrongPassphrase)?.officer())
    })?;
    opened.keys.mend(&generation, opened.by_copy);
    Ok(vault)
}

/// Opens the vault with the recovery key in the name of `officer`, who must then choose a new passphrase and
/// write down a new recovery key.
pub fn unlock_with_recovery(folder: &Folder, officer: Uuid, key: &RecoveryKey) -> Result<Vault> {
    let generation = folder.generation()?;
    let open = |keys: &Keys| keys.open_recovery(&key.passphrase());
    let (opened, failed) = guarded(folder, || Opened::by(&generation, open))?;
    let recipients = opened.recipients();
    let vault = Vault::connect(folder, opened.data_key, opened.identities, failed, |connection| {
        let known = store::setting(connection, RECOVERY_RECIPIENT)?;
        if !known.is_some_and(|known| recipients.contains(&known)) {
            return Err(FaultCode::RecoveryKeyWrong.into());
        }
        let found = store::officer(connection, officer)?.filter(|stored| stored.row.active);
        Ok(found.ok_or(FaultCode::NotFound)?.officer())
    })?;
    opened.keys.mend(&generation, opened.by_copy);
    vault.write(renew_after_recovery)?;
    Ok(vault)
}

/// What a passphrase or the recovery key gave.
struct Opened {
    keys: Keys,
    /// keys.json itself was another generation's.
    by_copy: bool,
    identities: Vec<x25519::Identity>,
    data_key: DataKey,
}

impl Opened {
    /// From keys.json; where that one is of another generation (somebody put back an old one), from its copy.
    fn by(generation: &Path, open: impl Fn(&Keys) -> Result<Vec<x25519::Identity>>) -> Result<Self> {
        let opened = |keys: Keys| {
            let identities = open(&keys)?;
            let data_key = keys.open_data_key(&identities)?;
            Ok(Self { identities, data_key, keys, by_copy: false })
        };
        let keys = Keys::read(generation)?;
        let copy = Keys::read_plain(&generation.join("keys.copy.json")).ok().filter(|copy| *copy != keys);
        let first = opened(keys);
        let Some(copy) = copy else { return first };
        let database = generation.join("wahana.db");
        let fits = |opened: &Self| database::open_copy(&database, &opened.data_key).is_ok();
        match first {
            Ok(first) if fits(&first) => Ok(first),
            first => match opened(copy) {
                Ok(second) if fits(&second) => Ok(Self { by_copy: true, ..second }),
                _ => first,
            },
        }
    }

    fn recipients(&self) -> Vec<String> {
        self.identities.iter().map(|one| one.to_public().to_string()).collect()
    }
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
        let home = Home { generation: folder.generation()?, data_key };
        let path = home.database();
        if !path.exists() {
            return Err(FaultCode::DatabaseDamaged.into());
        }
        let mut writer = database::open_writer(&path, &home.data_key)?;
        database::migrate(&mut writer)?;
        let officer = who(&writer)?;
        let reader = database::open_reader(&path, &home.data_key)?;
        let older = head_file::older(&home.generation, &home.data_key, &writer)?;
        folder.sweep();
        let vault = Self {
            folder: folder.clone(),
            home: RwLock::new(home),
            officer: SignedIn { id: officer.id },
            identities,
            failed_tries,
            older_data: older.is_some(),
            writer: Mutex::new(writer),
            reader: Mutex::new(reader),
            readers: AtomicU64::new(0),
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
        if !head_file::is_there(&vault.generation(), &vault.data_key()) {
            // Best effort: it is made again at the close, and the check of the data tells where it is gone.
            let _ = vault.renew_head();
        }
        Ok(vault)
    }

    /// Who is signed in.
    pub fn officer(&self) -> SignedIn {
        self.officer
    }

    /// From now on the door of this computer names this officer first ([`Folder::last_officer`]).
    pub fn note_at_door(&self) {
        self.folder.note_officer(self.officer.id);
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
        let Home { generation, data_key } = self.home();
        head_file::renew(&generation, &data_key, &connection)
    }

    /// Whether this is the training vault.
    pub fn is_training(&self) -> bool {
        self.folder.is_training()
    }

    /// Runs a reading operation. Readers never wait for a writer.
    pub fn read<T>(&self, operation: impl FnOnce(&Read) -> Result<T>) -> Result<T> {
        let mut connection = lock(&self.reader)?;
        if self.is_gone() {
            return Err(FaultCode::Locked.into());
        }
        let officer = self.present_officer(&connection)?;
        let outcome = operation(&Read::new(&connection, &officer, today()));
        if is_damage(&outcome) {
            let home = self.home();
            if let Ok(fresh) = database::open_reader(&home.database(), &home.data_key) {
                *connection = fresh;
                self.readers.fetch_add(1, Ordering::Relaxed);
            }
        }
        outcome
    }

    /// The reading connection and which one it is.
    pub(super) fn reader(&self) -> Result<(MutexGuard<'_, Connection>, u64)> {
        let connection = lock(&self.reader)?;
        if self.is_gone() {
            return Err(FaultCode::Locked.into());
        }
        Ok((connection, self.readers.load(Ordering::Relaxed)))
    }

    /// Runs a changing operation in one durable transaction.
    pub fn write<T>(&self, operation: impl FnOnce(&Write) -> Result<T>) -> Result<T> {
        let mut connection = lock(&self.writer)?;
        let officer = self.present_officer(&connection)?;
        let outcome = database::transact(&mut connection, &officer, Utc::now(), today(), |ctx| {
            self.require_in_force()?;
            operation(ctx)
        });
        if is_damage(&outcome) {
            let home = self.home();
            if let Ok(fresh) = database::open_writer(&home.database(), &home.data_key) {
                *connection = fresh;
            }
        }
        outcome
    }

    /// Lets the writing connection be used for what is no transaction of a change.
    pub(crate) fn with_writer<T>(&self, job: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let connection = lock(&self.writer)?;
        self.require_in_force()?;
        job(&connection)
    }

    /// Puts the generation that `build` makes in force, with both connections on it. Nobody writes from before `build`
    /// looks until after the switch, also not a session that is just ending: what is acknowledged is in both. Readers
    /// go on but for the moment of the switch.
    pub(super) fn replace(&self, build: impl FnOnce(&Home, &Officer) -> Result<Next>) -> Result<()> {
        let mut writer = lock(&self.writer)?;
        let officer = self.present_officer(&writer)?;
        let held = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        self.require_in_force()?;
        let next = build(&self.home(), &officer)?;
        let mut reader = lock(&self.reader)?;
        self.folder.switch_surely(next.number)?;
        // It changed nothing; its end fails only where nothing is held any more.
        let _ = held.rollback();
        *self.home.write().unwrap_or_else(PoisonError::into_inner) = next.home;
        *writer = next.writer;
        *reader = next.reader;
        self.readers.fetch_add(1, Ordering::Relaxed);
        drop(next.held);
        Ok(())
    }

    /// Another session put another generation in force: what would be written here would be lost.
    fn require_in_force(&self) -> Result<()> {
        let named = self.folder.generation();
        if named.is_ok_and(|named| named != self.home().generation) {
            return Err(FaultCode::Locked.into());
        }
        Ok(())
    }

    /// Whether another session's rotation took the generation away. One that a restore put aside can still be read.
    pub(super) fn is_gone(&self) -> bool {
        let generation = self.home().generation;
        !generation.exists() && self.folder.generation().is_ok_and(|named| named != generation)
    }

    pub(super) fn home(&self) -> Home {
        self.home.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whoever is signed in, with the roles they have now. Who was removed since is signed in no more.
    pub(super) fn present_officer(&self, connection: &Connection) -> Result<Officer> {
        let found = store::officer(connection, self.officer.id)?.filter(|stored| stored.row.active);
        Ok(found.ok_or(FaultCode::Locked)?.officer())
    }

    pub(crate) fn folder(&self) -> &Folder {
        &self.folder
    }

    pub(crate) fn generation(&self) -> PathBuf {
        self.home().generation
    }

    pub(super) fn identities(&self) -> &[x25519::Identity] {
        &self.identities
    }

    pub(crate) fn data_key(&self) -> DataKey {
        self.home().data_key
    }
}

/// At lock and exit the head is renewed. Best effort: without it an older head stays, which says less and nothing wrong.
impl Drop for Vault {
    fn drop(&mut self) {
        let _ = self.renew_head();
    }
}

/// The business date is the local one (ARCHITECTURE, habit 2).
pub(super) fn today() -> chrono::NaiveDate {
    Local::now().date_naive()
}

fn lock(connection: &Mutex<Connection>) -> Result<MutexGuard<'_, Connection>> {
    connection.lock().map_err(|_| Error::internal("an earlier operation ended in the middle"))
}

/// SQLCipher reads no page any more on a connection that met a damaged one. What is sound stays readable on a new one.
fn is_damage<T>(outcome: &Result<T>) -> bool {
    outcome.as_ref().is_err_and(|error| error.code() == FaultCode::DatabaseDamaged)
}
