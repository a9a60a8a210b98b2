//! The list of hand-overs: written, failed, or cut off in the middle.

use serde::Serialize;
use uuid::Uuid;
use wahana_handover::content::PackageMeta;

use super::{HANDOVER, store};
use crate::database::{Read, Write};
use crate::journal::Op;
use crate::vault::Right;
use crate::{FaultCode, Result};

/// How far a hand-over came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum HandoverState {
    /// Number given, never finished: the power failed or the program was closed.
    Started,
    /// Written, read back and compared.
    Written,
    /// Not written; the reason is known.
    Failed,
}

/// One hand-over as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct HandoverRow {
    /// Also the package's id.
    pub id: Uuid,
    /// The RW's own sequence.
    pub number: i64,
    /// How far it came.
    pub state: HandoverState,
    /// UTC, RFC 3339.
    pub started_at: String,
    /// Name of who made it.
    pub officer: String,
    /// Name of the office it was sealed to.
    pub office: String,
    /// The stick or folder.
    pub place: String,
    /// Name of the file.
    pub file_name: String,
    /// SHA-256 of the sealed file, hexadecimal.
    pub sha256: String,
    /// Four words of it, with spaces between.
    pub words: String,
    /// Fault code of why it failed.
    pub failure: String,
    /// How many people went by name.
    pub people: i64,
    /// How many cases went, also those of families and groups.
    pub cases: i64,
}

impl HandoverRow {
    pub(super) fn started(
        ctx: &Read,
        meta: &PackageMeta,
        office: &str,
        place: &str,
        file_name: &str,
    ) -> Self {
        Self {
            id: meta.id,
            number: meta.number,
            state: HandoverState::Started,
            started_at: meta.created_at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
            officer: ctx.officer().name.clone(),
            office: office.to_owned(),
            place: place.to_owned(),
            file_name: file_name.to_owned(),
            sha256: String::new(),
            words: String::new(),
            failure: String::new(),
            people: 0,
            cases: 0,
        }
    }
}

/// Notes that the file was written, read back and compared.
pub fn written(ctx: &Write, id: Uuid, bytes: u64, sha256: &str, words: &[String]) -> Result<HandoverRow> {
    ctx.require(Right::Handover)?;
    let bytes = i64::try_from(bytes).map_err(|_| FaultCode::Internal)?;
    let words = words.join(" ");
    ctx.change(&HANDOVER, id, None, |connection| store::set_written(connection, id, bytes, sha256, &words))?;
    ctx.record("handover", id, Op::Export, &[("sha256", sha256.to_owned())])?;
    store::find(ctx.connection(), id)?.ok_or_else(|| FaultCode::NotFound.into())
}

/// Notes that it failed, with the code of the reason; the number is not used again.
pub fn failed(ctx: &Write, id: Uuid, code: FaultCode) -> Result<()> {
    ctx.require(Right::Handover)?;
    let code = serde_json::to_value(code)?;
    let word = code.as_str().unwrap_or_default();
    ctx.change(&HANDOVER, id, None, |connection| store::set_failed(connection, id, word))
}

/// All hand-overs, the newest first, failed ones too.
pub fn history(ctx: &Read) -> Result<Vec<HandoverRow>> {
    ctx.require(Right::Handover)?;
    store::list(ctx.connection())
}

/// The last one that was written.
/// A package in which somebody went by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct GoneWith {
    /// Number of the package.
    pub number: i64,
    /// UTC, RFC 3339.
    pub at: String,
    /// The office that it went to.
    pub office: String,
}

/// The packages that may have arrived and hold a resident by name, the latest first: a part of their own data.
pub fn gone_with(ctx: &Read, person: Uuid) -> Result<Vec<GoneWith>> {
    ctx.require(Right::PersonRead)?;
    store::gone_with(ctx.connection(), person)
}

/// How many packages that may have arrived hold somebody by name.
pub(crate) fn times_gone(ctx: &Read, person: Uuid) -> Result<i64> {
    store::count_with(ctx.connection(), person)
}

pub(super) fn last_written(ctx: &Read) -> Result<Option<HandoverRow>> {
    Ok(store::list(ctx.connection())?.into_iter().find(|row| row.state == HandoverState::Written))
}
