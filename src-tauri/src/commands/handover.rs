//! Serah Terima: the office's card, what would go, writing it, and what went before.

use std::path::Path;

use tauri::State;
use tauri::ipc::Channel;
use uuid::Uuid;
use wahana_core::handover::{self, HandoverRow, OfficeCard, Preparation};
use wahana_core::vault::{Right, Vault};
use wahana_handover::stick::Progress;
use wahana_platform::give_way;

use crate::error::Answer;
use crate::handover_job;
use crate::session::Session;

/// Everything to look at before sealing. Whoever asks again ends what still gathers for the last one.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn prepare_handover(session: State<Session>) -> Answer<Preparation> {
    let wanted = session.begin_preparing();
    let gather = |vault: &Vault| give_way(|| handover::prepare(vault, &wanted));
    Ok(session.counted(|known| &mut known.preparation, gather)?)
}

/// The card of the office that packages are locked for, or none yet.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn office_card(session: State<Session>) -> Answer<Option<OfficeCard>> {
    Ok(session.read(handover::office_card)?)
}

/// Names of the card files (`*.kartu`) in a place that was chosen.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn office_cards_in(session: State<Session>, place: String) -> Answer<Vec<String>> {
    session.require(Right::Handover)?;
    Ok(handover_job::cards_in(&session.places().allowed(Path::new(&place))?)?)
}

/// Reads a card without accepting it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn read_office_card(session: State<Session>, place: String, name: String) -> Answer<OfficeCard> {
    let vault = session.require(Right::Handover)?;
    let file = handover_job::read_card(&session.places().allowed(Path::new(&place))?, &name)?;
    Ok(vault.read(|ctx| handover::read_card(ctx, &file, vault.is_training()))?)
}

/// Accepts a card after its eight words were compared.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn accept_office_card(session: State<Session>, place: String, name: String) -> Answer<OfficeCard> {
    let vault = session.require(Right::Handover)?;
    let file = handover_job::read_card(&session.places().allowed(Path::new(&place))?, &name)?;
    Ok(vault.write(|ctx| handover::accept_card(ctx, &file, vault.is_training()))?)
}

/// Makes the package and writes it to the stick; the answer means that it may be pulled out.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn hand_over(
    session: State<Session>,
    place: String,
    struck: Vec<Uuid>,
    on_progress: Channel<Progress>,
) -> Answer<HandoverRow> {
    let vault = session.require(Right::Handover)?;
    let place = session.places().allowed(Path::new(&place))?;
    let mut tell = |progress| drop(on_progress.send(progress));
    Ok(handover_job::hand_over(&vault, &place, &struck, session.stop(), &mut tell)?)
}

/// Stops the writing at the next piece.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn stop_handover(session: State<Session>) -> Answer<()> {
    session.require(Right::Handover)?;
    session.stop().store(true, std::sync::atomic::Ordering::SeqCst);
    Ok(())
}

/// All hand-overs, the newest first, failed ones too.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn handovers(session: State<Session>) -> Answer<Vec<HandoverRow>> {
    Ok(session.read(handover::history)?)
}
