//! A resident's data erased for good.

use std::ops::ControlFlow;

use serde::Serialize;
use tauri::State;
use uuid::Uuid;
use wahana_core::erasing::{self, ErasurePreview, ErasureReason, LineErasurePreview};
use wahana_core::vault::{self, Right, Vault};

use crate::error::Answer;
use crate::session::Session;

/// An erasure that is done.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub(crate) struct ErasureDone {
    /// What stands in the place of the name.
    number: String,
    /// Whether the file was written anew already; otherwise that happens at the next unlock.
    scrubbed: bool,
    /// Whether older backups beside the vault are gone, where that was wanted.
    backups_gone: bool,
}

/// What goes and what stays.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn erasure_preview(session: State<Session>, id: Uuid) -> Answer<ErasurePreview> {
    Ok(erasing::preview(&*session.vault()?, id)?)
}

/// What goes and what stays of a line of a list.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn line_erasure_preview(session: State<Session>, line: Uuid) -> Answer<LineErasurePreview> {
    Ok(erasing::preview_line(&*session.vault()?, line)?)
}

/// What followed the erasure of a line.
#[derive(Clone, Debug, Serialize, specta::Type)]
pub(crate) struct LineErased {
    /// Whether the file was written anew already; otherwise that happens at the next unlock.
    scrubbed: bool,
    /// Whether older backups beside the vault are gone, where that was wanted.
    backups_gone: bool,
}

/// Erases for good what a list of an emergency says of somebody who is written down nowhere else; `backups` as of a
/// resident.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn erase_emergency_line(session: State<Session>, line: Uuid, backups: bool) -> Answer<LineErased> {
    let open = session.require(Right::Administer)?;
    drop(session.begin_check());
    session.keeper().in_turn(|| {
        let scrubbed = erasing::erase_line(&open, line)?;
        Ok(LineErased { scrubbed, backups_gone: backups && older_backups_go(&open) })
    })
}

/// Whether older backups beside the vault are gone, once a newer one is there.
fn older_backups_go(open: &Vault) -> bool {
    vault::renew_own_backups(open, &mut |_| ControlFlow::Continue(())).is_ok()
}

/// Erases a resident for good; with `backups` also the older backups beside the vault, once a newer one is there. It
/// takes a while: the file is written anew.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn erase_person(
    session: State<Session>,
    id: Uuid,
    reason: ErasureReason,
    backups: bool,
) -> Answer<ErasureDone> {
    let open = session.require(Right::Administer)?;
    // A check that still runs would keep the log from being emptied.
    drop(session.begin_check());
    session.keeper().in_turn(|| {
        let erased = erasing::erase(&open, id, reason)?;
        let backups_gone = backups && older_backups_go(&open);
        Ok(ErasureDone { number: erased.number, scrubbed: erased.scrubbed, backups_gone })
    })
}
