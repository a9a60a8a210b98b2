//! A backup: the pair of database and keys in one folder on a stick, checked before it counts as one.
//!
//! The same key and passphrases open it as opened the vault on that day. It must never leave a folder under the
//! final name that was not opened, checked and read back.

mod ahead;
mod automatic;
mod files;
mod find;
mod keep;
mod label;
mod older_keys;
mod place;
mod stick;

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Local, Utc};
use serde::{Deserialize, Serialize};
use wahana_platform::{flush_folder, same_disk};

pub use ahead::{Ahead, data_ahead};
use automatic::is_earlier_state;
pub(crate) use automatic::keep_before_mending;
pub use automatic::{keep_before_restore, keep_up, keep_up_on_stick, own_backups, renew_own_backups};
use files::Files;
pub(super) use files::{Brought, bring_back};
pub(super) use find::read_backup;
pub use find::{FoundBackup, list_backups};
pub(super) use label::DATABASE;
pub use label::{Amounts, BackupInfo};
pub use older_keys::{drop_older_key_backups, older_key_backups};
use place::plain_file;
pub use stick::{BackupStick, backup_stick, forget_backup_stick, is_backup_stick, name_backup_stick};

use super::Right;
use super::keys::Keys;
use super::open::{Snapshot, Vault};
use super::store;
use crate::database::{self, DataKey, Read, Rows, open_copy};
use crate::journal::{self, Op};
use crate::{Error, FaultCode, Result};
use label::{KEYS, LABEL, UNFINISHED};
use place::{Place, digest, settle, take_back};

/// Setting: the last good backup, as JSON of [`Kept`].
const LAST: &str = "last_backup";
/// Setting: the last good backup on another disk than the vault's, likewise.
const LAST_AWAY: &str = "last_backup_away";

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum BackupPhase {
    /// Attachments go to the stick, those that it has not yet.
    Files,
    /// Pages go to the stick.
    Writing,
    /// The stick is asked to keep them; takes its time and cannot be stopped.
    Flushing,
    /// The copy is opened, checked and read back.
    Checking,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct BackupProgress {
    /// What is being done.
    pub phase: BackupPhase,
    /// Pages of 4 KiB done while writing, attachments while these are; 0 in the other phases.
    pub done: u64,
    /// Pages in all, or attachments.
    pub total: u64,
}

/// Told of progress; answers whether to go on.
pub type Watch<'a> = dyn FnMut(BackupProgress) -> ControlFlow<()> + 'a;

/// A backup that was written, checked, and may be taken away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Backup {
    /// Name of its folder.
    pub name: String,
    /// What it holds.
    pub info: BackupInfo,
}

/// The last good backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct LastBackup {
    /// UTC, RFC 3339.
    pub made_at: String,
    /// Name of the stick or folder; empty where it lies beside the vault.
    pub place: String,
    /// Whole days since then; 0 today.
    pub days: i64,
    /// Whether something was written since.
    pub behind: bool,
    /// The last one on another disk than the vault's; none where there never was one.
    pub away: Option<AwayBackup>,
    /// Whole days since then, or since the vault was made.
    pub away_days: i64,
    /// Whether something was written since that one.
    pub away_behind: bool,
}

/// The last good backup that outlives this PC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct AwayBackup {
    /// UTC, RFC 3339.
    pub made_at: String,
    /// Name of the stick or folder.
    pub place: String,
}

/// The same as it is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    made_at: String,
    place: String,
    head_seq: i64,
}

/// Makes a backup in `folder`, which a person calls `place`. Everything written is seen by one moment's
/// reading; others may go on working. After an error or a stop nothing lies there under a backup's name.
pub fn backup(vault: &Vault, folder: &Path, place: &str, watch: &mut Watch) -> Result<Backup> {
    vault.read(|ctx| ctx.require(Right::Backup))?;
    make(vault, folder, place, Making::ByHand, watch)
}

/// Makes anew in a copy what follows from other things.
type Mend<'a> = dyn Fn(&rusqlite::Connection) -> Result<()> + 'a;

/// Why one is made.
#[derive(Clone, Copy)]
enum Making<'a> {
    /// Somebody wants one.
    ByHand,
    /// The program makes one by itself.
    Automatic,
    /// The same, of data that are not sound in what can be made anew: it is made anew in the copy.
    Mended(&'a Mend<'a>),
}

/// The same without asking for the right: the program makes one by itself, whoever is signed in.
fn make(vault: &Vault, folder: &Path, place: &str, making: Making, watch: &mut Watch) -> Result<Backup> {
    let automatic = !matches!(making, Making::ByHand);
    let now = Utc::now();
    let Snapshot { connection: source, keys, data_key } = vault.snapshot()?;
    let officer = vault.present_officer(&source)?;
    let read = Read::new(&source, &officer, now.with_timezone(&Local).date_naive());
    let mut info = BackupInfo::of(&read, vault.is_training(), automatic, now)?;
    info.bytes = database::size(&source)?;
    let files = Files::of(&source, vault.folder(), folder)?;
    let at = Place { folder, needed: info.bytes, beside: files.bytes() };
    at.check()?;
    remove_unfinished(folder);
    // Before the backup has its name, so that it is never there without them.
    files.bring(watch).map_err(|error| at.explain(error))?;
    let name = free_name(folder, &info.folder_name(now))?;
    let writing = Writing { data_key, at: &at, source: &source, target: folder.join(&name), making };
    writing.run(&mut info, &keys, watch).map_err(|error| at.explain(error))?;
    drop(source);
    note(vault, &info, place, !same_disk(folder, &vault.generation()))?;
    Ok(Backup { name, info })
}

/// The last good backup, for everybody who is signed in.
pub fn last_backup(ctx: &Read) -> Result<Option<LastBackup>> {
    let Some(last) = kept(ctx, LAST)? else { return Ok(None) };
    let away = kept(ctx, LAST_AWAY)?;
    let behind = journal::changed_since(ctx.connection(), last.head_seq)?;
    let away_behind =
        journal::changed_since(ctx.connection(), away.as_ref().map_or(0, |away| away.head_seq))?;
    let away_since = match &away {
        Some(away) => Some(away.made_at.clone()),
        None => journal::first_time(ctx.connection())?,
    };
    Ok(Some(LastBackup {
        days: days_since(ctx, &last.made_at)?,
        made_at: last.made_at,
        place: last.place,
        behind,
        away_days: away_since.map_or(Ok(0), |since| days_since(ctx, &since))?,
        away: away.map(|Kept { made_at, place, .. }| AwayBackup { made_at, place }),
        away_behind,
    }))
}

fn kept(ctx: &Read, setting: &str) -> Result<Option<Kept>> {
    let text = store::setting(ctx.connection(), setting)?;
    Ok(text.map(|text| serde_json::from_str(&text)).transpose()?)
}

fn days_since(ctx: &Read, made_at: &str) -> Result<i64> {
    Ok((ctx.today() - day(made_at)?).num_days().max(0))
}

/// Its local date, as the unlock screen may show it; empty before the first.
pub(super) fn last_day(ctx: &Read) -> Result<String> {
    let made = kept(ctx, LAST)?.map(|last| day(&last.made_at)).transpose()?;
    Ok(made.map(|day| day.to_string()).unwrap_or_default())
}

/// Notes which backup is the last one; `away` says that it lies on another disk than the vault.
pub(super) fn set_last(
    connection: &rusqlite::Connection,
    info: &BackupInfo,
    place: &str,
    away: bool,
) -> Result<()> {
    let kept = Kept { made_at: info.made_at.clone(), place: place.to_owned(), head_seq: info.head_seq };
    let text = serde_json::to_string(&kept)?;
    store::set_setting(connection, LAST, &text)?;
    if away { store::set_setting(connection, LAST_AWAY, &text) } else { Ok(()) }
}

fn note(vault: &Vault, info: &BackupInfo, place: &str, away: bool) -> Result<()> {
    vault.write(|ctx| {
        set_last(ctx.connection(), info, place, away)?;
        let head = info.head_text();
        ctx.record("vault", info.id, Op::Export, &[("backup", head), ("place", place.to_owned())])
    })?;
    vault.renew_head()?;
    super::refresh_faces(vault)
}

/// The local date of a time in UTC.
pub(super) fn day(made_at: &str) -> Result<chrono::NaiveDate> {
    let made = DateTime::parse_from_rfc3339(made_at).map_err(|_| Error::from(FaultCode::BackupDamaged))?;
    Ok(made.with_timezone(&Local).date_naive())
}

/// What a cut left from an earlier try; nobody was told that it is a backup.
fn remove_unfinished(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| label::is_unfinished_name(&entry.file_name().to_string_lossy())) {
        let _ = fs::remove_dir_all(entry.path());
    }
}

/// Two backups of one minute get different names.
fn free_name(folder: &Path, name: &str) -> Result<String> {
    let names = std::iter::once(name.to_owned()).chain((2..100).map(|number| format!("{name}-{number}")));
    let is_free = |name: &String| fs::symlink_metadata(folder.join(name)).is_err();
    names.into_iter().find(is_free).ok_or_else(|| FaultCode::StickNameTaken.into())
}

struct Writing<'a> {
    data_key: DataKey,
    at: &'a Place<'a>,
    source: &'a rusqlite::Connection,
    target: PathBuf,
    making: Making<'a>,
}

impl Writing<'_> {
    fn run(&self, info: &mut BackupInfo, keys: &Keys, watch: &mut Watch) -> Result<()> {
        let mut unfinished = self.target.clone().into_os_string();
        unfinished.push(UNFINISHED);
        let unfinished = PathBuf::from(unfinished);
        self.fill(&unfinished, info, keys, watch).inspect_err(|_| take_back(&unfinished))?;
        let digests = digests_in(&unfinished).inspect_err(|_| take_back(&unfinished))?;
        fs::rename(&unfinished, &self.target).inspect_err(|_| take_back(&unfinished))?;
        // From here on it lies under its final name: whatever fails takes the name back.
        self.confirm(&digests).inspect_err(|_| take_back(&self.target))
    }

    /// Writes the three files, flushes them, opens the database again and compares it with its source.
    fn fill(&self, folder: &Path, info: &mut BackupInfo, keys: &Keys, watch: &mut Watch) -> Result<()> {
        fs::create_dir(folder)?;
        let database = folder.join(DATABASE);
        let mut total = 0;
        database::copy(self.source, &database, &self.data_key, &mut |done, all| {
            total = all;
            watch(BackupProgress { phase: BackupPhase::Writing, done, total: all })
        })?;
        if let Making::Mended(mend) = self.making {
            database::mend_copy(&database, &self.data_key, mend)?;
            // What stood in the label was counted along indexes that may be wrong.
            info.amounts = Amounts::of(&open_copy(&database, &self.data_key)?)?;
        }
        info.bytes = fs::metadata(&database)?.len();
        keys.write_plain(&folder.join(KEYS))?;
        fs::write(folder.join(LABEL), serde_json::to_vec_pretty(info)?)?;
        tell(watch, BackupPhase::Flushing, total)?;
        for name in FILES {
            settle(&folder.join(name))?;
        }
        flush_folder(folder)?;
        tell(watch, BackupPhase::Checking, total)?;
        // A page that the stick gives back wrong is the stick's fault, not the vault's.
        self.check(folder, info, keys).map_err(|error| match error.code() {
            FaultCode::DatabaseDamaged | FaultCode::BackupDamaged => FaultCode::StickCompareFailed.into(),
            _ => error,
        })
    }

    /// It counts as a backup only when the same key opens it, every page holds, and every table has the rows
    /// that its source has.
    fn check(&self, folder: &Path, info: &BackupInfo, keys: &Keys) -> Result<()> {
        let copied = open_copy(&folder.join(DATABASE), &self.data_key)?;
        let count: fn(&rusqlite::Connection) -> Result<Rows> = match self.making {
            Making::Mended(_) => database::rows_of_records,
            Making::ByHand | Making::Automatic => database::rows,
        };
        let expected = count(self.source)?;
        let same = database::is_sound(&copied)?
            && info.describes(&copied)?
            && count(&copied)? == expected
            && BackupInfo::read(folder)? == *info
            && Keys::read_plain(&folder.join(KEYS))? == *keys;
        if same { Ok(()) } else { Err(FaultCode::StickCompareFailed.into()) }
    }

    /// The rename is flushed, the files once more (the Linux vfat driver otherwise leaves them empty), and what
    /// the device gives back is compared a last time.
    fn confirm(&self, digests: &[[u8; 32]; 3]) -> Result<()> {
        for name in FILES {
            settle(&self.target.join(name))?;
        }
        flush_folder(&self.target)?;
        flush_folder(self.at.folder)?;
        let same = digests_in(&self.target)? == *digests;
        if same { Ok(()) } else { Err(FaultCode::StickCompareFailed.into()) }
    }
}

const FILES: [&str; 3] = [DATABASE, KEYS, LABEL];

fn digests_in(folder: &Path) -> Result<[[u8; 32]; 3]> {
    let [database, keys, label] = FILES.map(|name| digest(&folder.join(name)));
    Ok([database?, keys?, label?])
}

fn tell(watch: &mut Watch, phase: BackupPhase, total: u64) -> Result<()> {
    match watch(BackupProgress { phase, done: 0, total }) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(FaultCode::Cancelled.into()),
    }
}

#[cfg(test)]
mod tests;
