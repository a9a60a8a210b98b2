//! Lampiran: photos of houses and letters, on a resident, a family or a case.
//!
//! The picture lies in a file of its own beside the database (`vault/files.rs`), encrypted under a key that is in its row
//! alone, not even in the journal. It has the reach of its record: what hangs on a secret case is there for its companion
//! and nobody else. When a file goes:
//!
//! - What is taken back keeps its file as long as its row, so it can be brought back whenever Jejak offers it.
//! - What is erased loses key, words and file at once. Older backups hold the key until they are thinned out, and none of
//!   them brings it back (`erasing`).
//! - A file that a cut left without its row goes at the next unlock.
//! - No other file goes: a backup that is kept may name it.

mod file;
mod form;
mod store;
pub(crate) mod undo;

use serde::Serialize;
use uuid::Uuid;

pub use file::{Ready, Shrunk, picture, prepare, require_adds, shrink, small};
pub(crate) use file::{clear_away, condition, names_in};
pub use form::{AttachmentForm, AttachmentKind};

use crate::database::{Read, Write};
use crate::fault::granted;
use crate::journal::{Journalled, Op};
use crate::record::MainRecord;
use crate::vault::{is_loose, officer_name, write_file};
use crate::{Fault, FaultCode, Result, draft, reaching, values};
use store::Stored;
pub use wahana_pictures::MOST_BYTES as MOST_PICTURE_BYTES;

/// What opens the file is not a part of the record: the journal would keep it.
pub(crate) const ATTACHMENT: Journalled =
    Journalled { area: "attachment", table: "attachment", derived: &["file_key"], children: &[] };

/// So many stand on one record: more than anybody looks through.
pub const MOST_OF_RECORD: u32 = 30;
/// So many files in all, taken back ones too: 1.5 GB at most, which an old PC and a stick of 4 GB still take.
/// Only an erasure makes room.
pub const MOST_FILES: u32 = if cfg!(test) { 60 } else { 5_000 };

/// One as a list shows it; the pictures are asked for one by one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Attachment {
    /// Its id.
    pub id: Uuid,
    /// Revision, to be handed back at a change.
    pub rev: i64,
    /// Everything that the form holds.
    pub form: AttachmentForm,
    /// Name of who added it.
    pub added_by: String,
    /// UTC, RFC 3339.
    pub added_at: String,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

/// All of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, specta::Type)]
pub struct Attachments {
    /// The latest day first.
    pub rows: Vec<Attachment>,
    /// Whether the officer adds, changes and takes back.
    pub may_change: bool,
    /// A file that is longer need not be read: it is refused.
    pub most_bytes: u32,
}

/// All of a record, the latest day first; none where the officer may not read it.
pub fn of_record(ctx: &Read, on: MainRecord) -> Result<Attachments> {
    if !may_read(ctx, on)? {
        return Ok(Attachments::default());
    }
    let rows = store::of_record(ctx.connection(), on)?;
    let rows = rows.into_iter().map(|found| told(ctx, found)).collect::<Result<_>>()?;
    let most_bytes = u32::try_from(MOST_PICTURE_BYTES).unwrap_or(u32::MAX);
    Ok(Attachments { rows, may_change: granted(reaching::require_write(ctx, on))?, most_bytes })
}

/// Adds it: the file first, then its row, and throws the form's draft away.
pub fn add(ctx: &Write, ready: &Ready, form: &AttachmentForm) -> Result<Attachment> {
    reaching::require_write(ctx, ready.on)?;
    require_room(ctx, ready.on)?;
    let form = form.checked(ctx.today())?;
    write_file(ctx, &ready.folder, &ready.sealed)?;
    let id = Uuid::now_v7();
    let at = ctx.now().to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
    let by = ctx.officer().id;
    ctx.create(&ATTACHMENT, id, |connection| store::insert(connection, id, ready, &form, by, &at))?;
    draft::discard(ctx, &draft_on(ready.on), &ready.on.id().to_string())?;
    one(ctx, id)
}

/// Changes its words; the picture stays what it is. `rev` is the one that was read.
pub fn change(ctx: &Write, id: Uuid, rev: i64, form: &AttachmentForm) -> Result<Attachment> {
    let found = listed(ctx, id)?;
    reaching::require_write(ctx, found.on)?;
    let form = form.checked(ctx.today())?;
    ctx.change(&ATTACHMENT, id, Some(rev), |connection| store::update(connection, id, &form))?;
    one(ctx, id)
}

/// Hides one that was added by mistake. Its file stays, so that it can be brought back.
pub fn withdraw(ctx: &Write, id: Uuid, reason: &str) -> Result<()> {
    let found = listed(ctx, id)?;
    reaching::require_write(ctx, found.on)?;
    let reason = values::reason(reason, true)?;
    ctx.change(&ATTACHMENT, id, None, |connection| store::withdraw(connection, id, &reason))
}

/// Notes in the journal that it was printed; asked before it is.
pub fn printed(ctx: &Write, id: Uuid) -> Result<()> {
    require_read(ctx, listed(ctx, id)?.on)?;
    ctx.record(ATTACHMENT.area, id, Op::Export, &[("what", "picture".to_owned())])
}

/// What one stands on, also one that was taken back.
pub(crate) fn on(ctx: &Read, id: Uuid) -> Result<Option<MainRecord>> {
    Ok(store::find_any(ctx.connection(), id)?.map(|found| found.on))
}

/// Erases what stands on a record with it: that there was something is left, and when. The files go as soon as this is on
/// the disk, by [`clear_away`].
pub(crate) fn erase(ctx: &Write, record: Uuid) -> Result<()> {
    for (id, file) in store::all_of(ctx.connection(), record)? {
        if !file.is_empty() {
            is_loose(ctx, &file)?;
        }
        ctx.erase(&ATTACHMENT, id, |connection| store::erase(connection, id))?;
    }
    Ok(())
}

/// How many an erasure would take.
pub(crate) fn count(ctx: &Read, record: Uuid) -> Result<usize> {
    Ok(store::all_of(ctx.connection(), record)?.len())
}

/// Whether the officer may see what stands on it.
pub(crate) fn may_read(ctx: &Read, on: MainRecord) -> Result<bool> {
    reaching::reads(ctx, on.into())
}

fn require_read(ctx: &Read, on: MainRecord) -> Result<()> {
    if may_read(ctx, on)? { Ok(()) } else { Err(FaultCode::NotAllowed.into()) }
}

/// The draft of its form; the record tells whose.
fn draft_on(on: MainRecord) -> String {
    format!("attachment_{}", on.kind().as_str())
}

/// Refuses what would be too many.
fn require_room(ctx: &Read, on: MainRecord) -> Result<()> {
    if store::count(ctx.connection(), on)? >= i64::from(MOST_OF_RECORD) {
        return Err(Fault::new(FaultCode::AttachmentsEnough).with("max", MOST_OF_RECORD).into());
    }
    if store::count_files(ctx.connection())? >= i64::from(MOST_FILES) {
        return Err(Fault::new(FaultCode::AttachmentsFull).with("max", MOST_FILES).into());
    }
    Ok(())
}

/// One that was not taken back.
fn listed(ctx: &Read, id: Uuid) -> Result<Stored> {
    let found = store::find_any(ctx.connection(), id)?.filter(|found| !found.withdrawn);
    Ok(found.ok_or(FaultCode::NotFound)?)
}

fn one(ctx: &Read, id: Uuid) -> Result<Attachment> {
    told(ctx, listed(ctx, id)?)
}

fn told(ctx: &Read, found: Stored) -> Result<Attachment> {
    let by = found.added_by.map(|id| officer_name(ctx, id)).transpose()?.flatten();
    Ok(Attachment {
        id: found.id,
        rev: found.rev,
        form: found.form,
        added_by: by.unwrap_or_default(),
        added_at: found.added_at,
        width: found.width,
        height: found.height,
    })
}

#[cfg(test)]
pub(crate) mod tests;
