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
    self, Backup, BackupProgress, FoundBackup, LastBackup, Opener, Present, RecoveryKey, RestoreStep,
    Restored, WouldLose,
};
use wahana_core::{Fault, FaultCode, Result};
use zeroize::Zeroizing;

use crate::error::Answer;
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
    let made = vault::backup(&vault, &place, &label, &mut |progress| {
        drop(on_progress.send(progress));
        if stop.load(Ordering::SeqCst) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    Ok(made?)
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
    let restored = vault::restore(&session.folder()?, &backup, officer, opener, &mut |step| {
        drop(on_progress.send(step));
        Ok(())
    })?;
    session.lock();
    Ok(restored)
}
