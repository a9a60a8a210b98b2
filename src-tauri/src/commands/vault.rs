//! First start, unlocking, officers.

use std::ops::ControlFlow;
use std::sync::atomic::Ordering;

use serde::Serialize;
use tauri::State;
use tauri::ipc::Channel;
use uuid::Uuid;
use wahana_core::group::{self, Group};
use wahana_core::vault::{
    self, BackupProgress, Faces, FirstOfficer, NewOfficer, Officer, OfficerRow, RecoveryKey, Right, Role,
    SetupStep, Theme, Vault,
};
use wahana_core::{Fault, FaultCode, Result};
use zeroize::Zeroizing;

use crate::error::Answer;
use crate::session::Session;

/// What the window shows first.
#[derive(Serialize, specta::Type)]
pub(crate) struct Start {
    training: bool,
    /// None before the first start.
    faces: Option<Faces>,
    /// Who opened it last on this computer, if they are still among the faces.
    last: Option<Uuid>,
}

/// Who is signed in and how they want the screen.
#[derive(Serialize, specta::Type)]
#[allow(clippy::struct_excessive_bools)] // each is told apart by the page
pub(crate) struct SessionInfo {
    officer: Officer,
    group: Option<Group>,
    training: bool,
    step: SetupStep,
    text_size: u16,
    theme: Theme,
    /// Whether the Javanese day stands beside dates.
    pasaran: bool,
    new_passphrase_needed: bool,
    /// Failed tries since the last sign-in.
    failed_tries: u32,
    /// Whether an older database lay here at this sign-in than when the vault was closed last.
    older_data: bool,
    /// Minutes without a touch after which the window locks by itself.
    idle_minutes: u16,
}

/// What the window shows before anybody is signed in.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn start(session: State<Session>) -> Answer<Start> {
    let folder = session.folder()?;
    let faces = if folder.exists() { Some(folder.faces()?) } else { None };
    let known = |id: &Uuid| faces.iter().flat_map(|faces| &faces.officers).any(|face| face.id == *id);
    let last = folder.last_officer().filter(known);
    Ok(Start { training: folder.is_training(), faces, last })
}

/// Turns to the training vault or back to the real one.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn choose_training(session: State<Session>, training: bool) -> Answer<Start> {
    session.choose(training);
    start(session)
}

/// First start: the vault with its first officer.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn create_vault(session: State<Session>, first: FirstOfficer) -> Answer<SessionInfo> {
    let vault = session.open(vault::create(&session.folder()?, &first)?);
    Ok(info(&vault)?)
}

/// A new recovery key to be written down: eight groups. The same one until it is confirmed or the vault locks.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn recovery_key(session: State<Session>) -> Answer<Vec<String>> {
    let new = session.read(vault::new_recovery)?;
    let key = session.shown_recovery().unwrap_or(new);
    let groups = key.groups();
    session.show_recovery(key);
    Ok(groups)
}

/// Two groups typed back: from now on the written-down key opens the vault.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn confirm_recovery(session: State<Session>, places: Vec<(u8, String)>) -> Answer<()> {
    let vault = session.require(Right::Administer)?;
    let key = session.shown_recovery().ok_or(FaultCode::NotFound)?;
    let places: Vec<(usize, String)> =
        places.into_iter().map(|(place, typed)| (place.into(), typed)).collect();
    vault::confirm_recovery(&vault, &key, &places)?;
    session.forget_recovery();
    Ok(())
}

/// The first start is over.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn finish_setup(session: State<Session>) -> Answer<SessionInfo> {
    session.write(vault::finish_officers)?;
    Ok(info(&*session.vault()?)?)
}

/// Opens the vault with a passphrase.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn unlock(session: State<Session>, officer: Uuid, passphrase: String) -> Answer<SessionInfo> {
    let passphrase = Zeroizing::new(passphrase);
    session.after_rotation();
    let vault = session.enter(vault::unlock(&session.folder()?, officer, &passphrase)?)?;
    Ok(info(&vault)?)
}

/// Opens the vault with the recovery key.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn unlock_with_recovery(
    session: State<Session>,
    officer: Uuid,
    key: String,
) -> Answer<SessionInfo> {
    let typed = Zeroizing::new(key);
    let key = RecoveryKey::parse(&typed).map_err(|fault| Fault { field: "key".to_owned(), ..fault })?;
    session.after_rotation();
    let vault = session.enter(vault::unlock_with_recovery(&session.folder()?, officer, &key)?)?;
    Ok(info(&vault)?)
}

/// Signs out.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn lock(session: State<Session>) {
    session.lock();
}

/// Who is signed in.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn session(session: State<Session>) -> Answer<SessionInfo> {
    Ok(info(&*session.vault()?)?)
}

fn info(vault: &Vault) -> Result<SessionInfo> {
    vault.read(|ctx| {
        let officers = vault::list_officers(ctx)?;
        let own = officers.into_iter().find(|row| row.id == ctx.officer().id).ok_or(FaultCode::NotFound)?;
        Ok(SessionInfo {
            officer: Officer { id: own.id, name: own.name, roles: own.roles },
            group: group::find(ctx)?,
            training: vault.is_training(),
            step: vault::setup_step(ctx)?,
            text_size: own.text_size,
            theme: own.theme,
            pasaran: own.pasaran,
            new_passphrase_needed: own.new_passphrase_needed,
            failed_tries: vault.failed_tries(),
            older_data: vault.older_data(),
            idle_minutes: vault::idle_minutes(ctx)?,
        })
    })
}

/// All officers, active ones first.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn officers(session: State<Session>) -> Answer<Vec<OfficerRow>> {
    Ok(session.read(vault::list_officers)?)
}

/// Adds an officer.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_officer(session: State<Session>, officer: NewOfficer) -> Answer<OfficerRow> {
    Ok(vault::add_officer(&*session.vault()?, &officer)?)
}

/// Gives an officer other roles.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_officer_roles(session: State<Session>, officer: Uuid, roles: Vec<Role>) -> Answer<()> {
    Ok(session.write(|ctx| vault::set_roles(ctx, officer, &roles))?)
}

/// Sets a passphrase: one's own, or as the head somebody else's.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn reset_passphrase(session: State<Session>, officer: Uuid, passphrase: String) -> Answer<()> {
    let passphrase = Zeroizing::new(passphrase);
    Ok(vault::reset_passphrase(&*session.vault()?, officer, &passphrase)?)
}

/// Sets one's own passphrase; the present one is typed again.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn change_passphrase(session: State<Session>, current: String, passphrase: String) -> Answer<()> {
    let (current, passphrase) = (Zeroizing::new(current), Zeroizing::new(passphrase));
    Ok(vault::change_passphrase(&*session.vault()?, &current, &passphrase)?)
}

/// Takes an officer out of the vault. It takes a while: the whole vault is written anew under another key.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn remove_officer(
    session: State<Session>,
    officer: Uuid,
    on_progress: Channel<BackupProgress>,
) -> Answer<()> {
    let vault = session.require(Right::Administer)?;
    let stop = session.stop();
    stop.store(false, Ordering::SeqCst);
    let mut watch = |progress| {
        drop(on_progress.send(progress));
        if stop.load(Ordering::SeqCst) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    Ok(session.rotate(|| vault::remove_officer(&vault, officer, &mut watch))?)
}

/// Stops the removal, as long as the new key is not being sealed: then nothing has changed.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn stop_removal(session: State<Session>) -> Answer<()> {
    session.require(Right::Administer)?;
    session.stop().store(true, Ordering::SeqCst);
    Ok(())
}

/// Text size and theme of whoever is signed in, and whether they see the pasaran.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_appearance(
    session: State<Session>,
    text_size: u16,
    theme: Theme,
    pasaran: bool,
) -> Answer<()> {
    Ok(vault::set_appearance(&*session.vault()?, text_size, theme, pasaran)?)
}

/// Whether a passphrase is good enough, while it is typed.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn check_passphrase(passphrase: String, name: String) -> Answer<()> {
    Ok(vault::check_passphrase(&Zeroizing::new(passphrase), &[&name])?)
}

/// Five random words, to be offered.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn suggest_passphrase() -> String {
    vault::suggest_passphrase()
}

/// What can be chosen for the idle lock, in minutes.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn idle_choices() -> Vec<u16> {
    vault::IDLE_MINUTES.to_vec()
}

/// After how many minutes without a touch the window locks by itself, for everybody.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn set_idle_minutes(session: State<Session>, minutes: u16) -> Answer<()> {
    Ok(session.write(|ctx| vault::set_idle_minutes(ctx, minutes))?)
}
