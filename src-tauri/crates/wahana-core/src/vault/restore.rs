//! Restore: a backup becomes the next generation of the vault, and the present one stays beside it.
//!
//! Everything is copied and checked in the new folder before `current` names it: a cut at any moment leaves the
//! old vault in force. It must never write into the present generation.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use chrono::{DateTime, Local, Utc};
use rusqlite::Connection;
use serde::Serialize;
use uuid::Uuid;
use wahana_platform::{DeviceFault, device_fault, flush_file, flush_folder, free_space, same_disk};

use super::backup::{self, Amounts, BackupInfo, Brought, DATABASE};
use super::keys::Keys;
use super::officers::{Officer, renew_after_recovery};
use super::recovery::RecoveryKey;
use super::roles::Right;
use super::store::{self, RECOVERY_RECIPIENT};
use super::{Faces, Folder, erased, files, setup};
use crate::database::{self, DataKey, Read};
use crate::journal::{self, Op};
use crate::{Error, Fault, FaultCode, Result};

/// Room for `keys.json` and what `SQLite` needs beside the database.
const SLACK: u64 = 4 << 20;

/// What opens a backup: of its day, not of today.
#[derive(Clone, Copy)]
pub enum Opener<'a> {
    /// The officer's passphrase.
    Passphrase(&'a str),
    /// The recovery key. A new passphrase and a new recovery key are asked for afterwards.
    Recovery(&'a RecoveryKey),
}

/// A restored vault, ready to be unlocked with what opened the backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Restored {
    /// What is in force now.
    pub info: BackupInfo,
    /// Whom the unlock screen may choose.
    pub faces: Faces,
    /// Attachments whose pictures are neither on this PC nor beside the backup.
    pub missing_files: i64,
}

/// What lies on this PC now, as far as it can be told before anybody is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Present {
    /// UTC, RFC 3339: when it was last written to.
    pub changed_at: String,
}

/// What a restore would put aside, compared with the data that are open now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct WouldLose {
    /// How much there is now.
    pub now: Amounts,
    /// Changes made since the backup; sign-ins and the like are not counted.
    pub changes: i64,
    /// UTC: the first of them.
    pub since: Option<String>,
    /// False where the backup is not an earlier state of these data, so that nothing can be counted.
    pub same_line: bool,
}

/// A step that was done. Until the last one the old vault is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum RestoreStep {
    /// The passphrase is right and there is room.
    Prepared,
    /// The database lies on this PC.
    Copied,
    /// It is whole, and its own officers name who may do this.
    Checked,
    /// Its schema is up to date and its new line has begun.
    Begun,
    /// Everything is on the disk.
    Flushed,
    /// It is in force.
    Switched,
}

/// What lies on this PC; none before the first start.
pub fn present(folder: &Folder) -> Result<Option<Present>> {
    if !folder.exists() {
        return Ok(None);
    }
    let generation = folder.generation()?;
    let written = |name: &str| fs::metadata(generation.join(name)).and_then(|about| about.modified()).ok();
    let newest = written(DATABASE).max(written("wahana.db-wal")).unwrap_or(std::time::UNIX_EPOCH);
    let changed_at = DateTime::<Utc>::from(newest).to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
    Ok(Some(Present { changed_at }))
}

/// What would be put aside, for a head who is signed in.
pub fn would_lose(ctx: &Read, backup: &Path) -> Result<WouldLose> {
    ctx.require(Right::Administer)?;
    let (info, _) = backup::read_backup(backup)?;
    let connection = ctx.connection();
    let same_line = journal::head_at(connection, info.head_seq)?.is_some_and(|head| info.is_head(&head));
    let (changes, since) =
        if same_line { journal::changes_since(connection, info.head_seq)? } else { (0, None) };
    Ok(WouldLose { now: Amounts::of(connection)?, changes, since, same_line })
}

/// Puts the backup in force. `officer` is one of its heads. `at` is told each step and may stop all but the
/// last; after an error nothing has changed.
pub fn restore(
    folder: &Folder,
    backup: &Path,
    officer: Uuid,
    opener: Opener,
    at: &mut dyn FnMut(RestoreStep) -> Result<()>,
) -> Result<Restored> {
    let (info, keys) = backup::read_backup(backup)?;
    info.fits(folder)?;
    same_group(folder, &info)?;
    let identities = match opener {
        Opener::Passphrase(passphrase) => keys.open_identities(officer, passphrase)?,
        Opener::Recovery(key) => keys.open_recovery(&key.passphrase())?,
    };
    let recipients = identities.iter().map(|one| one.to_public().to_string()).collect();
    let number = folder.next_number()?;
    let new = Generation { folder, backup, number, info, keys, officer, opener, recipients };
    new.build(&identities, at)
        .and_then(|built| {
            folder.switch_to(number).inspect_err(|_| built.1.discard())?;
            Ok(built)
        })
        .map(|(faces, brought)| Restored { info: new.info.clone(), faces, missing_files: brought.missing })
        .inspect_err(|_| new.discard())
        .and_then(|restored| at(RestoreStep::Switched).map(|()| restored))
}

/// The faces of the present vault are in clear; a group that has no name yet is no reason to refuse.
fn same_group(folder: &Folder, info: &BackupInfo) -> Result<()> {
    // Damaged keys are a reason to restore, not a reason to refuse it.
    let Some(now) = folder.exists().then(|| folder.faces().ok()).flatten() else { return Ok(()) };
    if now.rw.is_empty() || (now.rw == info.rw && now.kelurahan == info.kelurahan) {
        return Ok(());
    }
    let fault = Fault::new(FaultCode::BackupOtherGroup).with("group", &info.group).with("rw", &info.rw);
    Err(fault.into())
}

/// The folder that is being made.
struct Generation<'a> {
    folder: &'a Folder,
    backup: &'a Path,
    number: u16,
    info: BackupInfo,
    keys: Keys,
    officer: Uuid,
    opener: Opener<'a>,
    recipients: Vec<String>,
}

impl Generation<'_> {
    fn build(
        &self,
        identities: &[age::x25519::Identity],
        at: &mut dyn FnMut(RestoreStep) -> Result<()>,
    ) -> Result<(Faces, Brought)> {
        let data_key = self.keys.open_data_key(identities).map_err(damaged)?;
        fs::create_dir_all(self.folder.root())?;
        if free_space(self.folder.root())? < self.info.bytes.saturating_add(SLACK) {
            return Err(FaultCode::DiskFull.into());
        }
        let generation = self.folder.prepare_generation(self.number)?;
        at(RestoreStep::Prepared)?;
        let path = generation.join(DATABASE);
        self.bring(&path)?;
        at(RestoreStep::Copied)?;
        let officer = self.check(&path, &data_key)?;
        at(RestoreStep::Checked)?;
        self.begin_line(&path, &data_key, &officer)?;
        let mut keys = self.keys.clone();
        keys.faces.last_backup = backup::day(&self.info.made_at)?.to_string();
        keys.write(&generation)?;
        at(RestoreStep::Begun)?;
        flush_file(&File::options().read(true).write(true).open(&path)?)?;
        flush_folder(&generation)?;
        // At the end, so that they take no room from what must be there. They lie beside all generations.
        let copy = database::open_copy(&path, &data_key)?;
        let brought = backup::bring_back(&copy, self.folder, self.backup, SLACK)?;
        drop(copy);
        at(RestoreStep::Flushed).inspect_err(|_| brought.discard())?;
        Ok((keys.faces, brought))
    }

    /// Copies the database; what the stick does not give is told as the stick's.
    fn bring(&self, path: &Path) -> Result<()> {
        let mut source = File::open(self.backup.join(DATABASE)).map_err(source_fault)?;
        let mut target = File::create_new(path)?;
        // Read and write apart: a full PC must not be told as a broken stick.
        let mut buffer = vec![0; 256 * 1024];
        loop {
            let length = match io::Read::read(&mut source, &mut buffer) {
                Ok(0) => break,
                Ok(length) => length,
                Err(error) => return Err(source_fault(error)),
            };
            io::Write::write_all(&mut target, buffer.get(..length).unwrap_or_default())?;
        }
        Ok(flush_file(&target)?)
    }

    /// On the copy, which nobody else can change any more: the key opens it, every page holds, it is what its
    /// label says, and its own officers name who may do this.
    fn check(&self, path: &Path, data_key: &DataKey) -> Result<Officer> {
        let copied = database::open_copy(path, data_key).map_err(damaged)?;
        let sound = database::is_sound(&copied).map_err(damaged)? && self.info.describes(&copied)?;
        if !sound || journal::verify_chain(&copied).map_err(damaged)?.is_err() {
            return Err(FaultCode::BackupDamaged.into());
        }
        let officer = self.allowed(&copied)?;
        if officer.may(Right::Administer) { Ok(officer) } else { Err(FaultCode::NotAllowed.into()) }
    }

    /// As at an unlock: a slot of keys.json opens only for whom the database calls active.
    fn allowed(&self, connection: &Connection) -> Result<Officer> {
        let found = store::officer(connection, self.officer)?.filter(|stored| stored.row.active);
        match self.opener {
            Opener::Passphrase(_) => {
                let found = found.filter(|stored| self.recipients.contains(&stored.recipient));
                Ok(found.ok_or(FaultCode::WrongPassphrase)?.officer())
            }
            Opener::Recovery(_) => {
                let known = store::setting(connection, RECOVERY_RECIPIENT)?;
                if !known.is_some_and(|known| self.recipients.contains(&known)) {
                    return Err(FaultCode::RecoveryKeyWrong.into());
                }
                Ok(found.ok_or(FaultCode::NotFound)?.officer())
            }
        }
    }

    /// Brings the schema up to date and begins a new line, which forks from the backup's head.
    fn begin_line(&self, path: &Path, data_key: &DataKey, officer: &Officer) -> Result<()> {
        let mut writer = database::open_writer(path, data_key)?;
        database::migrate(&mut writer)?;
        let today = Local::now().date_naive();
        database::transact(&mut writer, officer, Utc::now(), today, |ctx| {
            let (old, new) = (setup::line(ctx)?, Uuid::new_v4());
            setup::set_line(ctx, new)?;
            files::forget_loose(ctx)?;
            erased::leave(ctx, &erased::known_of(self.folder, self.backup, &self.info))?;
            let away = !same_disk(self.backup, self.folder.root());
            backup::set_last(ctx.connection(), &self.info, &self.name(), away)?;
            let values =
                [("line", new.to_string()), ("from_line", old.to_string()), ("head", self.info.head_text())];
            ctx.record("vault", self.info.id, Op::Restore, &values)?;
            match self.opener {
                Opener::Passphrase(_) => Ok(()),
                Opener::Recovery(_) => renew_after_recovery(ctx),
            }
        })?;
        // The WAL goes into the file before the folder is flushed as a whole.
        writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        writer.close().map_err(|(_, error)| error.into())
    }

    fn name(&self) -> String {
        self.backup.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Only what `current` does not name is taken away.
    fn discard(&self) {
        if !self.folder.is_current(self.number) {
            self.folder.discard_generation(self.number);
        }
    }
}

/// Why the stick or folder gave nothing.
fn source_fault(error: io::Error) -> Error {
    match device_fault(&error) {
        DeviceFault::Gone => FaultCode::StickVanished.into(),
        DeviceFault::Forbidden => FaultCode::StickForbidden.into(),
        _ => error.into(),
    }
}

/// What the vault calls damaged is here the backup.
fn damaged(error: Error) -> Error {
    match error.code() {
        FaultCode::DatabaseDamaged | FaultCode::KeysDamaged => FaultCode::BackupDamaged.into(),
        _ => error,
    }
}

#[cfg(test)]
mod tests;
