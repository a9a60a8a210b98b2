//! The one stick that gets the day's backup by itself, because the head named it. It carries a small file with a
//! random id that the vault remembers: its name says nothing, two sticks may have the same.

use std::fs;
use std::path::Path;

use chrono::{SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wahana_platform::{flush_folder, write_atomically};

use super::place::{Place, plain_file, settle};
use crate::database::{Read, Write};
use crate::journal::Op;
use crate::vault::{Right, Vault, store};
use crate::{FaultCode, Result};

/// Setting: the named stick, as JSON of [`BackupStick`].
const STICK: &str = "backup_stick";
const MARKER: &str = "WAHANA-STIK-CADANGAN.json";
const MARKER_LIMIT: u64 = 4096;

/// The named stick.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct BackupStick {
    id: Uuid,
    /// What it was called when it was named.
    pub label: String,
    /// UTC, RFC 3339: when it was named.
    pub named_at: String,
}

#[derive(Serialize, Deserialize)]
struct Marker {
    id: Uuid,
}

/// The named stick, for everybody who is signed in.
pub fn backup_stick(ctx: &Read) -> Result<Option<BackupStick>> {
    let text = store::setting(ctx.connection(), STICK)?;
    Ok(text.map(|text| serde_json::from_str(&text)).transpose()?)
}

/// Names the stick in `folder`; one named before gets nothing by itself any more. A stick that already carries an id
/// keeps it: it may serve another group's vault too.
pub fn name_backup_stick(vault: &Vault, folder: &Path, label: &str) -> Result<BackupStick> {
    vault.read(|ctx| ctx.require(Right::Administer))?;
    let id = match marker(folder) {
        Some(id) => id,
        None => mark(folder)?,
    };
    let named_at = Utc::now().to_rfc3339_opts(SecondsFormat::Secs, true);
    let stick = BackupStick { id, label: label.to_owned(), named_at };
    vault.write(|ctx| {
        ctx.require(Right::Administer)?;
        store::set_setting(ctx.connection(), STICK, &serde_json::to_string(&stick)?)?;
        ctx.record("vault", id, Op::Setting, &[("backup_stick", stick.label.clone())])
    })?;
    Ok(stick)
}

/// From now on no stick gets anything by itself. What lies on it stays.
pub fn forget_backup_stick(ctx: &Write) -> Result<()> {
    ctx.require(Right::Administer)?;
    let Some(stick) = backup_stick(ctx)? else { return Ok(()) };
    store::remove_setting(ctx.connection(), STICK)?;
    ctx.record("vault", stick.id, Op::Setting, &[("backup_stick", String::new())])
}

/// Whether the stick in `folder` is the named one.
pub fn is_backup_stick(stick: &BackupStick, folder: &Path) -> bool {
    marker(folder) == Some(stick.id)
}

fn marker(folder: &Path) -> Option<Uuid> {
    let path = plain_file(folder, MARKER, MARKER_LIMIT).ok()?;
    let marker: Marker = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
    Some(marker.id)
}

/// Puts an id on it, and asks for it back before it counts.
fn mark(folder: &Path) -> Result<Uuid> {
    let at = Place { folder, needed: 0, beside: 0 };
    at.check()?;
    let (id, path) = (Uuid::new_v4(), folder.join(MARKER));
    let written = write_atomically(&path, &serde_json::to_vec_pretty(&Marker { id })?)
        .and_then(|()| settle(&path))
        .and_then(|()| flush_folder(folder));
    written.map_err(|error| at.fault(error))?;
    if marker(folder) == Some(id) { Ok(id) } else { Err(FaultCode::StickCompareFailed.into()) }
}
