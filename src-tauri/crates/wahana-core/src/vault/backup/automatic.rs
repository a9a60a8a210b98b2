//! Backups that nobody has to think of: beside the vault, and on the one stick that the head named.
//!
//! One is due as soon as something was written that no good backup in that place holds. So it does not matter which
//! lock was the last one of the day, whether the power failed before, or what the clock says: the next time asks the
//! same question again. Of the several that a day may get, `keep` leaves the last.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Local, NaiveDateTime};
use wahana_platform::flush_folder;

use super::label::UNFINISHED;
use super::stick::{backup_stick, is_backup_stick};
use super::{Backup, BackupInfo, FoundBackup, Watch, keep, list_backups, make};
use crate::database::Read;
use crate::vault::{Folder, Right, Vault};
use crate::{Error, FaultCode, Result, group, journal};

/// The backups beside the vault, the newest first.
pub fn own_backups(folder: &Folder) -> Result<Vec<FoundBackup>> {
    let place = folder.backups();
    if place.exists() { list_backups(&place) } else { Ok(Vec::new()) }
}

/// Makes a backup beside the vault where one is due, and then removes what newer ones have taken the place of.
/// None where nothing was due. Whoever is signed in: it shows them nothing.
pub fn keep_up(vault: &Vault, watch: &mut Watch) -> Result<Option<Backup>> {
    let place = own_place(vault)?;
    let made = keep_up_in(vault, &place, "", watch).map_err(of_this_disk)?;
    Ok(made.inspect(|made| tidy(vault, &place, made)))
}

/// What a stick would be blamed for is here the PC's disk.
fn of_this_disk(error: Error) -> Error {
    match error.code() {
        FaultCode::StickFull => FaultCode::DiskFull.into(),
        FaultCode::StickReadOnly | FaultCode::StickForbidden => FaultCode::NoPermission.into(),
        FaultCode::StickVanished | FaultCode::StickCompareFailed => FaultCode::DiskFailed.into(),
        _ => error,
    }
}

/// The same before a restore, but nothing is removed: it may be what is about to be restored.
pub fn keep_before_restore(vault: &Vault, watch: &mut Watch) -> Result<Option<Backup>> {
    keep_up_in(vault, &own_place(vault)?, "", watch)
}

fn own_place(vault: &Vault) -> Result<PathBuf> {
    let place = vault.folder().backups();
    if !place.exists() {
        fs::create_dir_all(&place)?;
        flush_folder(vault.folder().root())?;
    }
    Ok(place)
}

/// [`keep_up`] on the stick in `folder`, called `label`; refused where it is not the one that the head named.
pub fn keep_up_on_stick(
    vault: &Vault,
    folder: &Path,
    label: &str,
    watch: &mut Watch,
) -> Result<Option<Backup>> {
    let named = vault.read(backup_stick)?;
    if !named.is_some_and(|stick| is_backup_stick(&stick, folder)) {
        return Err(FaultCode::PathNotChosen.into());
    }
    let made = keep_up_in(vault, folder, label, watch)?;
    Ok(made.inspect(|made| tidy(vault, folder, made)))
}

fn keep_up_in(vault: &Vault, folder: &Path, place: &str, watch: &mut Watch) -> Result<Option<Backup>> {
    let found = list_backups(folder)?;
    if !vault.read(|ctx| is_due(ctx, &found))? {
        return Ok(None);
    }
    make(vault, folder, place, true, watch).map(Some)
}

/// Whether something was written that none of these holds. Before the group has its name there is nothing to keep.
fn is_due(ctx: &Read, found: &[FoundBackup]) -> Result<bool> {
    if group::find(ctx)?.is_none() {
        return Ok(false);
    }
    for info in found.iter().filter(|one| one.problem.is_none()).filter_map(|one| one.info.as_ref()) {
        if is_earlier_state(ctx, info)? && !journal::changed_since(ctx.connection(), info.head_seq)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether these data were once as the backup is. Another group's, and those of a line that a restore ended, are not.
fn is_earlier_state(ctx: &Read, info: &BackupInfo) -> Result<bool> {
    Ok(journal::head_at(ctx.connection(), info.head_seq)?.is_some_and(|head| info.is_head(&head)))
}

/// Makes a new backup beside the vault and, once it was opened, checked and counted, removes all earlier ones that the
/// program made by itself: somebody was erased, and these still hold the name. Gives how many went.
pub fn renew_own_backups(vault: &Vault, watch: &mut Watch) -> Result<usize> {
    vault.read(|ctx| ctx.require(Right::Administer))?;
    let place = own_place(vault)?;
    let made = make(vault, &place, "", true, watch).map_err(of_this_disk)?;
    let earlier = earlier_ones(vault, &place, &made);
    for (path, _) in &earlier {
        remove(path);
    }
    let _ = flush_folder(&place);
    Ok(earlier.len())
}

/// Only what the program made by itself, in good order, and an earlier state of these data: any other may be all that
/// somebody has.
fn earlier_ones(vault: &Vault, folder: &Path, made: &Backup) -> Vec<(PathBuf, NaiveDateTime)> {
    let found = list_backups(folder).unwrap_or_default();
    let earlier = |info: &BackupInfo| vault.read(|ctx| is_earlier_state(ctx, info)).unwrap_or(false);
    found
        .into_iter()
        .filter(|one| one.problem.is_none() && one.name != made.name)
        .filter_map(|one| one.info.map(|info| (one.path, info)))
        .filter(|(_, info)| info.automatic && earlier(info))
        .filter_map(|(path, info)| Some((path, local(&info.made_at)?)))
        .collect()
}

/// Removes what is superfluous beside `made`, which was verified. Best effort; the next time tries again.
fn tidy(vault: &Vault, folder: &Path, made: &Backup) {
    let mine = earlier_ones(vault, folder, made);
    let Some(now) = local(&made.info.made_at) else { return };
    let mut times: Vec<NaiveDateTime> = mine.iter().map(|(_, at)| *at).collect();
    times.push(now);
    for place in keep::superfluous(&times, now) {
        if let Some((path, _)) = mine.get(place) {
            remove(path);
        }
    }
    let _ = flush_folder(folder);
}

/// First it loses its name, so that a cut leaves nothing that looks like a backup.
fn remove(backup: &Path) {
    let mut unfinished = backup.to_owned().into_os_string();
    unfinished.push(UNFINISHED);
    if fs::rename(backup, &unfinished).is_ok() {
        let _ = fs::remove_dir_all(unfinished);
    }
}

fn local(made_at: &str) -> Option<NaiveDateTime> {
    DateTime::parse_from_rfc3339(made_at).ok().map(|made| made.with_timezone(&Local).naive_local())
}

#[cfg(test)]
mod tests;
