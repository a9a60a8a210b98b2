//! Reference data: the same for everybody, signed in or not.

use tauri::State;
use wahana_core::reference::{self, Kelurahan, PartnerKind, PmksType};

use crate::error::Answer;
use crate::session::Session;

/// The kelurahan that a group can be in.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn regions(session: State<Session>) -> Answer<Vec<Kelurahan>> {
    Ok(reference::regions(session.folder()?.is_training()))
}

/// The 26 types.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn pmks_types() -> Vec<PmksType> {
    reference::pmks_types().to_vec()
}

/// Codes of who can report.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn sources() -> Vec<String> {
    reference::SOURCES.iter().map(|code| (*code).to_owned()).collect()
}

/// The kinds of partners, the 12 types of PSKS first.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn partner_kinds() -> Vec<PartnerKind> {
    reference::partner_kinds().to_vec()
}
