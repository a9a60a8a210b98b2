//! `keys.json`: each officer's identity sealed with their passphrase, and the data key sealed to all of them.
//!
//! Nothing but `age`. In clear are only the group, the RW, the officers' display names and text size; recipients
//! and roles are read from the database and never trusted from here.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use age::secrecy::{ExposeSecret, SecretString};
use age::x25519;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::database::DataKey;
use crate::{Error, Fault, FaultCode, Result};

/// scrypt work factor: 2^16, that is 64 MiB and a few hundred milliseconds for each guess. The tests of this crate alone,
/// which sign in a thousand times, guess for less; `tests/src/prepared.rs` looks at what is really written.
const WORK_FACTOR: u8 = if cfg!(test) { 10 } else { 16 };
/// Refuse to spend minutes on a file that somebody altered.
const MAX_WORK_FACTOR: u8 = 20;
const FORMAT: u32 = 1;

/// What the unlock screen shows of one officer before anybody is signed in.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq, Eq, specta::Type)]
pub struct Face {
    /// The officer.
    pub id: Uuid,
    /// Display name.
    pub name: String,
    /// Percent: 100, 125, 150 or 200.
    pub text_size: u16,
}

/// What the unlock screen shows.
#[derive(Clone, Debug, Default, Serialize, Deserialize, PartialEq, Eq, specta::Type)]
pub struct Faces {
    /// Name of the group; empty before it was set.
    pub group: String,
    /// Three digits; empty before it was set.
    pub rw: String,
    /// Kelurahan; empty before it was set.
    pub kelurahan: String,
    /// Active officers by name.
    pub officers: Vec<Face>,
    /// Local date of the last good backup, `2026-11-24`; empty before the first.
    #[serde(default)]
    pub last_backup: String,
}

/// The file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Keys {
    format: u32,
    pub(crate) faces: Faces,
    /// Officer → identity sealed with the passphrase (armored age). Two only while a passphrase is being changed:
    /// the database's recipient says which one counts, so a cut at any moment leaves one that opens.
    identities: BTreeMap<Uuid, Vec<String>>,
    /// Recovery identity sealed with the recovery key; two only while it is being changed, as above.
    recovery: Vec<String>,
    /// The data key, sealed to the recipients of all active officers and of the recovery key.
    data_key: String,
}

impl Keys {
    pub(crate) fn new(data_key: &DataKey, recipients: &[x25519::Recipient]) -> Result<Self> {
        Ok(Self {
            format: FORMAT,
            faces: Faces::default(),
            identities: BTreeMap::new(),
            recovery: Vec::new(),
            data_key: seal_to(recipients, data_key.bytes())?,
        })
    }

    /// Reads `keys.json`, or its copy where the first is damaged or gone.
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        read_one(&folder.join("keys.json")).or_else(|first| {
            read_one(&folder.join("keys.copy.json")).map_err(|_| match first {
                Error::Fault(Fault { code: FaultCode::DatabaseNewer, .. }) => first,
                _ => FaultCode::KeysDamaged.into(),
            })
        })
    }

    /// Writes both files, each atomically; the copy in the same act.
    pub(crate) fn write(&self, folder: &Path) -> Result<()> {
        let bytes = serde_json::to_vec_pretty(self)?;
        wahana_platform::write_atomically(&folder.join("keys.json"), &bytes)?;
        wahana_platform::write_atomically(&folder.join("keys.copy.json"), &bytes)?;
        Ok(())
    }

    /// Puts the damaged one of the two files right again, once the other has opened the vault: the next fault would
    /// otherwise leave none. `wrong` says that keys.json can be read but is another generation's. Best effort, and a
    /// file of a newer program is left alone.
    pub(crate) fn mend(&self, folder: &Path, wrong: bool) {
        let broken = |name: &str| {
            read_one(&folder.join(name)).is_err_and(|error| error.code() != FaultCode::DatabaseNewer)
        };
        if wrong || broken("keys.json") || broken("keys.copy.json") {
            let _ = self.write(folder);
        }
    }

    /// Reads one file and nothing in its stead.
    pub(crate) fn read_plain(path: &Path) -> Result<Self> {
        read_one(path)
    }

    /// Writes one file without a copy, as it lies in a backup; not flushed.
    pub(crate) fn write_plain(&self, path: &Path) -> Result<()> {
        Ok(fs::write(path, serde_json::to_vec_pretty(self)?)?)
    }

    /// Adds a slot beside the officer's present one.
    pub(crate) fn add_identity(
        &mut self,
        officer: Uuid,
        identity: &x25519::Identity,
        passphrase: &str,
    ) -> Result<()> {
        self.identities.entry(officer).or_default().push(seal_identity(identity, passphrase)?);
        Ok(())
    }

    /// Keeps the newest slot only.
    pub(crate) fn drop_older_identities(&mut self, officer: Uuid) {
        if let Some(slots) = self.identities.get_mut(&officer) {
            slots.drain(..slots.len().saturating_sub(1));
        }
    }

    pub(crate) fn remove_identity(&mut self, officer: Uuid) {
        self.identities.remove(&officer);
    }

    /// Adds a recovery slot beside the present one.
    pub(crate) fn add_recovery(&mut self, identity: &x25519::Identity, key: &str) -> Result<()> {
        self.recovery.push(seal_identity(identity, key)?);
        Ok(())
    }

    /// Keeps the newest recovery slot only.
    pub(crate) fn drop_older_recovery(&mut self) {
        self.recovery.drain(..self.recovery.len().saturating_sub(1));
    }

    /// Seals the data key anew to these recipients.
    pub(crate) fn seal_data_key(
        &mut self,
        data_key: &DataKey,
        recipients: &[x25519::Recipient],
    ) -> Result<()> {
        self.data_key = seal_to(recipients, data_key.bytes())?;
        Ok(())
    }

    /// The officer's identities that the passphrase opens; none is a wrong passphrase. Costs a full scrypt run
    /// for each slot, and there is one but for the moment of a change.
    pub(crate) fn open_identities(&self, officer: Uuid, passphrase: &str) -> Result<Vec<x25519::Identity>> {
        let mut opened = Vec::new();
        for sealed in self.identities.get(&officer).into_iter().flatten() {
            opened.extend(open_identity(sealed, passphrase)?);
        }
        if opened.is_empty() { Err(FaultCode::WrongPassphrase.into()) } else { Ok(opened) }
    }

    /// The recovery identity, or a wrong recovery key.
    pub(crate) fn open_recovery(&self, key: &str) -> Result<Vec<x25519::Identity>> {
        let mut opened = Vec::new();
        for sealed in &self.recovery {
            opened.extend(open_identity(sealed, key)?);
        }
        if opened.is_empty() { Err(FaultCode::RecoveryKeyWrong.into()) } else { Ok(opened) }
    }

    /// The data key, opened with the first identity that it is sealed to.
    pub(crate) fn open_data_key(&self, identities: &[x25519::Identity]) -> Result<DataKey> {
        let damaged = || Error::from(FaultCode::KeysDamaged);
        let sealed = dearmor(&self.data_key).map_err(|_| damaged())?;
        let opened = identities.iter().find_map(|identity| age::decrypt(identity, &sealed).ok());
        DataKey::from_bytes(&Zeroizing::new(opened.ok_or_else(damaged)?))
    }
}

fn read_one(path: &Path) -> Result<Keys> {
    #[derive(Deserialize)]
    struct Format {
        format: u32,
    }
    let bytes = fs::read(path)?;
    let Format { format } = serde_json::from_slice(&bytes)?;
    if format > FORMAT {
        return Err(Fault::new(FaultCode::DatabaseNewer).with("found", format).with("known", FORMAT).into());
    }
    Ok(serde_json::from_slice(&bytes)?)
}

/// Seals to any of the recipients (armored age).
pub(super) fn seal_to(recipients: &[x25519::Recipient], bytes: &[u8]) -> Result<String> {
    let encryptor = age::Encryptor::with_recipients(recipients.iter().map(|one| one as &dyn age::Recipient))
        .map_err(|_| Error::internal("age recipients"))?;
    armored(encryptor, bytes)
}

fn seal_identity(identity: &x25519::Identity, passphrase: &str) -> Result<String> {
    let mut recipient = age::scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
    recipient.set_work_factor(WORK_FACTOR);
    let encryptor = age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
        .map_err(|_| Error::internal("age passphrase"))?;
    armored(encryptor, identity.to_string().expose_secret().as_bytes())
}

fn armored(encryptor: age::Encryptor, bytes: &[u8]) -> Result<String> {
    use std::io::Write;
    let mut sealed = Vec::new();
    let armor = age::armor::ArmoredWriter::wrap_output(&mut sealed, age::armor::Format::AsciiArmor)?;
    let mut writer = encryptor.wrap_output(armor)?;
    writer.write_all(bytes)?;
    writer.finish()?.finish()?;
    String::from_utf8(sealed).map_err(|_| Error::internal("armor"))
}

pub(super) fn dearmor(sealed: &str) -> Result<Vec<u8>> {
    use std::io::Read;
    let mut bytes = Vec::new();
    age::armor::ArmoredReader::new(sealed.as_bytes()).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// None when the passphrase is wrong; an error when the file is damaged.
fn open_identity(sealed: &str, passphrase: &str) -> Result<Option<x25519::Identity>> {
    let mut identity = age::scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    identity.set_max_work_factor(MAX_WORK_FACTOR);
    let sealed = dearmor(sealed).map_err(|_| Error::from(FaultCode::KeysDamaged))?;
    let text = match age::decrypt(&identity, &sealed) {
        Ok(bytes) => Zeroizing::new(bytes),
        Err(
            age::DecryptError::DecryptionFailed
            | age::DecryptError::NoMatchingKeys
            | age::DecryptError::KeyDecryptionFailed,
        ) => {
            return Ok(None);
        }
        Err(_) => return Err(FaultCode::KeysDamaged.into()),
    };
    let text = std::str::from_utf8(&text).map_err(|_| Error::from(FaultCode::KeysDamaged))?;
    Ok(Some(text.parse().map_err(|_| Error::from(FaultCode::KeysDamaged))?))
}
