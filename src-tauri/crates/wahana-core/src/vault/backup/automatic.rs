//! Backups that nobody has to think of: beside the vault, and on the one stick that the head named.
//!
//! One is due as soon as something was written that no good backup in that place holds. So it does not matter which
//! lock was the last one of the day, whether the power failed before, or what the clock says: the next time asks the
//! same question again. Of the several that a day may get, `keep` leaves the last.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Local, NaiveDateTime};
use wahana_platform::flush_folder;

use super::label::{DATABASE, UNFINISHED};
use super::stick::{backup_stick, is_backup_stick};
use super::{Backup, BackupInfo, FoundBackup, Making, Mend, Watch, keep, list_backups, make};
use crate::database::{Read, is_sound, open_copy};
use crate::vault::{Folder, Right, Vault};
use crate::{Error, Fault, FaultCode, Result, group, journal};

/// The backups beside the vault, the newest first.
pub fn own_backups(folder: &Folder) -> Result<Vec<FoundBackup>> {
    let place = folder.backups();
    if place.exists() { list_backups(&place) } else { Ok(Vec::new()) }
}

/// Makes a backup beside the vault where one is due, and then removes what newer ones have taken the place of.
/// None where nothing was due. Whoever is signed in: it shows them nothing.
pub fn keep_up(vault: &Vault, watch: &mut Watch) -> Result<Option<Backup>> {
    let place = own_place(vault)?;
    let made = keep_up_with_room(vault, &place, "", watch).map_err(of_this_disk)?;
    Ok(made.inspect(|made| tidy(vault, &place, made)))
}

/// What a stick would be blamed for is here the PC's disk.
pub(super) fn of_this_disk(error: Error) -> Error {
    match error.code() {
        FaultCode::StickFull | FaultCode::StickFileLimit => FaultCode::DiskFull.into(),
        FaultCode::StickReadOnly | FaultCode::StickForbidden => FaultCode::NoPermission.into(),
        FaultCode::StickVanished | FaultCode::StickCompareFailed => FaultCode::DiskFailed.into(),
        _ => error,
    }
}

/// The same before a restore, but nothing is removed: it may be what is about to be restored.
pub fn keep_before_restore(vault: &Vault, watch: &mut Watch) -> Result<Option<Backup>> {
    keep_up_in(vault, &own_place(vault)?, "", watch)
}

/// One before something is mended, whatever others there are; nothing is removed. `mend` makes anew in the copy what
/// there is broken and follows from other things: otherwise the copy would not be sound either, and no backup.
pub(crate) fn keep_before_mending(vault: &Vault, mend: &Mend, watch: &mut Watch) -> Result<Backup> {
    make(vault, &own_place(vault)?, "", Making::Mended(mend), watch).map_err(of_this_disk)
}

pub(super) fn own_place(vault: &Vault) -> Result<PathBuf> {
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
    let made = keep_up_with_room(vault, folder, label, watch)?;
    Ok(made.inspect(|made| tidy(vault, folder, made)))
}

/// Where a new one does not fit, earlier ones make room for it: none of them is the last good one, nor the last one of
/// its month, and none goes in vain.
fn keep_up_with_room(vault: &Vault, folder: &Path, place: &str, watch: &mut Watch) -> Result<Option<Backup>> {
    match keep_up_in(vault, folder, place, watch) {
        Err(Error::Fault(full)) if full.code == FaultCode::StickFull && make_room(vault, folder, &full)? => {
            keep_up_in(vault, folder, place, watch)
        }
        kept => kept,
    }
}

/// Whether there is room now that there was not. The newest one is opened and checked before any other goes.
fn make_room(vault: &Vault, folder: &Path, full: &Fault) -> Result<bool> {
    let Some(missing) = full.values.get("missing").and_then(|text| text.parse::<u64>().ok()) else {
        return Ok(false);
    };
    let mine = mine(vault, list_backups(folder)?);
    let times: Vec<NaiveDateTime> = mine.iter().map(|one| one.at).collect();
    let Some(newest) = mine.iter().max_by_key(|one| one.at) else { return Ok(false) };
    let (mut room, mut going) = (0_u64, Vec::new());
    for one in keep::spare(&times).into_iter().filter_map(|place| mine.get(place)) {
        if room < missing {
            room = room.saturating_add(one.bytes);
            going.push(one);
        }
    }
    let good = |one: &Mine| {
        let copied = open_copy(&one.path.join(DATABASE), &vault.data_key());
        copied.and_then(|copied| is_sound(&copied)).unwrap_or(false)
    };
    if room < missing || !good(newest) {
        return Ok(false);
    }
    for one in going {
        remove(&one.path);
    }
    flush_folder(folder)?;
    Ok(true)
}

fn keep_up_in(vault: &Vault, folder: &Path, place: &str, watch: &mut Watch) -> Result<Option<Backup>> {
    let found = list_backups(folder)?;
    if !vault.read(|ctx| is_due(ctx, &found))? {
        return Ok(None);
    }
    make(vault, folder, place, Making::Automatic, watch).map(Some)
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
pub(super) fn is_earlier_state(ctx: &Read, info: &BackupInfo) -> Result<bool> {
    Ok(journal::head_at(ctx.connection(), info.head_seq)?.is_some_and(|head| info.is_head(&head)))
}

/// Makes a new backup beside the vault and, once it was opened, checked and counted, removes all earlier ones that the
/// program made by itself: somebody was erased, and these still hold the name. Gives how many went.
pub fn renew_own_backups(vault: &Vault, watch: &mut Watch) -> Result<usize> {
    vault.read(|ctx| ctx.require(Right::Administer))?;
    let place = own_place(vault)?;
    let made = make(vault, &place, "", Making::Automatic, watch).map_err(of_this_disk)?;
    let earlier = mine_beside(vault, &place, &made);
    for one in &earlier {
        remove(&one.path);
    }
    let _ = flush_folder(&place);
    Ok(earlier.len())
}

/// Those that the program may remove, without the one that was just made.
fn mine_beside(vault: &Vault, folder: &Path, made: &Backup) -> Vec<Mine> {
    let mut mine = mine(vault, list_backups(folder).unwrap_or_default());
    mine.retain(|one| one.path.file_name().is_none_or(|name| name != made.name.as_str()));
    mine
}

/// Removes what is superfluous beside `made`, which was verified. Only what the program made by itself, in good
/// order, and an earlier state of these data: any other may be all that somebody has. Best effort; the next time
/// tries again.
fn tidy(vault: &Vault, folder: &Path, made: &Backup) {
    let mine = mine_beside(vault, folder, made);
    let Some(now) = local(&made.info.made_at) else { return };
    let mut times: Vec<NaiveDateTime> = mine.iter().map(|one| one.at).collect();
    times.push(now);
    for place in keep::superfluous(&times, now) {
        if let Some(one) = mine.get(place) {
            remove(&one.path);
        }
    }
    let _ = flush_folder(folder);
}

/// One that the program made by itself, in good order as far as can be told without opening it, and an earlier state
/// of these data.
struct Mine {
    path: PathBuf,
    /// Local.
    at: NaiveDateTime,
    bytes: u64,
}

fn mine(vault: &Vault, found: Vec<FoundBackup>) -> Vec<Mine> {
    let own = earlier_states(vault, found).into_iter().filter(|(_, info)| info.automatic);
    own.filter_map(|(path, info)| Some(Mine { path, at: local(&info.made_at)?, bytes: info.bytes })).collect()
}

/// Those that are whole and an earlier state of these data.
pub(super) fn earlier_states(vault: &Vault, found: Vec<FoundBackup>) -> Vec<(PathBuf, BackupInfo)> {
    let earlier = |info: &BackupInfo| vault.read(|ctx| is_earlier_state(ctx, info)).unwrap_or(false);
    let whole = found.into_iter().filter(|one| one.problem.is_none());
    whole.filter_map(|one| Some((one.path, one.info?))).filter(|(_, info)| earlier(info)).collect()
}

/// First it loses its name, so that a cut leaves nothing that looks like a backup.
pub(super) fn remove(backup: &Path) {
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
