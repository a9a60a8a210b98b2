//! Backup by hand and restore. Restoring needs nobody signed in: the backup's own passphrase opens it.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::Ordering;

use serde::Serialize;
use tauri::State;
use tauri::ipc::Channel;
use uuid::Uuid;
use wahana_core::vault::Right;
use wahana_core::vault::{
    self, Backup, BackupProgress, BackupStick, FoundBackup, LastBackup, Opener, Present, RecoveryKey,
    RestoreStep, Restored, WouldLose,
};
use wahana_core::{Fault, FaultCode, Result};
use zeroize::Zeroizing;

use crate::error::Answer;
use crate::keeper::{Keeping, named_stick};
use crate::session::Session;

/// What a restore would put aside.
#[derive(Serialize, specta::Type)]
pub(crate) struct Aside {
    /// What lies on this PC; none before the first start.
    present: Option<Present>,
    /// Counted only while a head is signed in.
    would_lose: Option<WouldLose>,
}

/// The last good backup.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn last_backup(session: State<Session>) -> Answer<Option<LastBackup>> {
    Ok(session.read(vault::last_backup)?)
}

/// Makes a backup in a place that was chosen; the answer means that it may be pulled out.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn back_up(
    session: State<Session>,
    place: String,
    on_progress: Channel<BackupProgress>,
) -> Answer<Backup> {
    let vault = session.require(Right::Backup)?;
    let place = session.places().allowed(Path::new(&place))?;
    let label = place.file_name().unwrap_or(place.as_os_str()).to_string_lossy().into_owned();
    let stop = session.stop();
    stop.store(false, Ordering::SeqCst);
    let mut watch = |progress| {
        drop(on_progress.send(progress));
        if stop.load(Ordering::SeqCst) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let keeper = session.keeper();
    Ok(keeper.in_turn(|| {
        keeper.compare(&vault, &place, &label);
        vault::backup(&vault, &place, &label, &mut watch)
    })?)
}

/// Stops the backup at the next piece.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn stop_backup(session: State<Session>) -> Answer<()> {
    session.require(Right::Backup)?;
    session.stop().store(true, Ordering::SeqCst);
    Ok(())
}

/// The backups in a place that was chosen, the newest first, damaged ones named as such.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn backups_in(session: State<Session>, place: String) -> Answer<Vec<FoundBackup>> {
    Ok(vault::list_backups(&session.places().allowed(Path::new(&place))?)?)
}

/// A backup and where it lies.
#[derive(Serialize, specta::Type)]
pub(crate) struct KeptBackup {
    /// The named stick; empty for this PC.
    place: String,
    found: FoundBackup,
}

/// The backups beside the vault, and for whoever may make one those on the named stick where it is in; the newest
/// first. From here on they may be restored.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn own_backups(session: State<Session>) -> Answer<Vec<KeptBackup>> {
    let folder = session.folder()?;
    let own = vault::own_backups(&folder)?.into_iter();
    let mut kept: Vec<_> = own.map(|found| KeptBackup { place: String::new(), found }).collect();
    session.places().choose(&folder.backups());
    let stick = session.require(Right::Backup).ok().and_then(|vault| named_stick(&vault));
    if let Some(stick) = stick {
        session.places().sticks();
        let label = |found| KeptBackup { place: stick.label.clone(), found };
        kept.extend(vault::list_backups(&stick.path)?.into_iter().map(label));
    }
    let made = |one: &KeptBackup| one.found.info.as_ref().map(|info| info.made_at.clone());
    kept.sort_by_key(|one| std::cmp::Reverse(made(one)));
    Ok(kept)
}

/// How many of the backups beside the vault still open for officers who were removed since.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn older_key_backups(session: State<Session>) -> Answer<u32> {
    let vault = session.require(Right::Administer)?;
    let older = session.keeper().in_turn(|| vault::older_key_backups(&vault))?;
    Ok(u32::try_from(older).unwrap_or(u32::MAX))
}

/// Takes them away, after a new one under the present key was made and checked. How many went.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn drop_older_key_backups(
    session: State<Session>,
    on_progress: Channel<BackupProgress>,
) -> Answer<u32> {
    let vault = session.require(Right::Administer)?;
    let mut watch = |progress| {
        drop(on_progress.send(progress));
        ControlFlow::Continue(())
    };
    let gone = session.keeper().in_turn(|| vault::drop_older_key_backups(&vault, &mut watch))?;
    Ok(u32::try_from(gone).unwrap_or(u32::MAX))
}

/// How it stands with the backups that are made by themselves, also behind the lock: a stick is only pulled out when
/// nothing is being written to it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn keeping(session: State<Session>) -> Keeping {
    session.keeper().keeping()
}

/// The stick that gets the day's backup by itself.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn backup_stick(session: State<Session>) -> Answer<Option<BackupStick>> {
    Ok(session.require(Right::Backup)?.read(vault::backup_stick)?)
}

/// Names it: one of the sticks that are in.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn name_backup_stick(session: State<Session>, place: String) -> Answer<BackupStick> {
    let vault = session.require(Right::Administer)?;
    let place = session.places().allowed(Path::new(&place))?;
    let sticks = session.places().sticks();
    let stick = sticks.iter().find(|stick| stick.path == place).ok_or(FaultCode::PathNotChosen)?;
    Ok(session.keeper().in_turn(|| vault::name_backup_stick(&vault, &place, &stick.label))?)
}

/// No stick gets anything by itself any more.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn forget_backup_stick(session: State<Session>) -> Answer<()> {
    Ok(session.write(vault::forget_backup_stick)?)
}

/// What putting this backup in force would put aside.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn before_restore(session: State<Session>, backup: String) -> Answer<Aside> {
    let backup = session.places().allowed(Path::new(&backup))?;
    let present = vault::present(&session.folder()?)?;
    let counted = session.vault().and_then(|vault| vault.read(|ctx| vault::would_lose(ctx, &backup)));
    let would_lose = match counted {
        Err(error) if matches!(error.code(), FaultCode::Locked | FaultCode::NotAllowed) => None,
        counted => Some(counted?),
    };
    Ok(Aside { present, would_lose })
}

/// Puts a backup in force with a passphrase of its day. Whoever is signed in is signed out.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn restore(
    session: State<Session>,
    backup: String,
    officer: Uuid,
    passphrase: String,
    on_progress: Channel<RestoreStep>,
) -> Answer<Restored> {
    let passphrase = Zeroizing::new(passphrase);
    Ok(put_in_force(&session, &backup, officer, Opener::Passphrase(&passphrase), &on_progress)?)
}

/// Puts a backup in force with the recovery paper of its day.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn restore_with_recovery(
    session: State<Session>,
    backup: String,
    officer: Uuid,
    key: String,
    on_progress: Channel<RestoreStep>,
) -> Answer<Restored> {
    let typed = Zeroizing::new(key);
    session.places().allowed(Path::new(&backup))?;
    let key = RecoveryKey::parse(&typed).map_err(|fault| Fault { field: "key".to_owned(), ..fault })?;
    Ok(put_in_force(&session, &backup, officer, Opener::Recovery(&key), &on_progress)?)
}

fn put_in_force(
    session: &Session,
    backup: &str,
    officer: Uuid,
    opener: Opener,
    on_progress: &Channel<RestoreStep>,
) -> Result<Restored> {
    let backup = session.places().allowed(Path::new(backup))?;
    if let Ok(vault) = session.vault() {
        session.keeper().before_restore(&vault);
    }
    let folder = session.folder()?;
    let mut tell = |step| {
        drop(on_progress.send(step));
        Ok(())
    };
    let restored =
        session.keeper().in_turn(|| vault::restore(&folder, &backup, officer, opener, &mut tell))?;
    session.lock();
    Ok(restored)
}
