//! Lampiran: pictures on a record. Their bytes cross the bridge as base64, in both directions: it speaks JSON.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use tauri::State;
use uuid::Uuid;
use wahana_core::attachment::{self, Attachment, AttachmentForm, Attachments, MOST_PICTURE_BYTES};
use wahana_core::record::MainRecord;
use wahana_core::{Fault, FaultCode, Result};

use crate::error::Answer;
use crate::session::Session;

/// A picture as it would be kept, before it is.
#[derive(Serialize, specta::Type)]
pub(crate) struct ShrunkPicture {
    /// JPEG in base64.
    picture: String,
    /// Pixels.
    width: u32,
    /// Pixels.
    height: u32,
}

/// All of a record, the latest day first.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn attachments(session: State<Session>, on: MainRecord) -> Answer<Attachments> {
    Ok(session.read(|ctx| attachment::of_record(ctx, on))?)
}

/// Makes a file small and plain, to be looked at before it is added. `photo` is its bytes in base64.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn shrink_picture(session: State<Session>, photo: String) -> Answer<ShrunkPicture> {
    session.read(attachment::require_adds)?;
    let shrunk = attachment::shrink(&bytes(&photo)?)?;
    let picture = STANDARD.encode(&shrunk.picture);
    Ok(ShrunkPicture { picture, width: shrunk.width, height: shrunk.height })
}

/// Adds a picture to a record.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn add_attachment(
    session: State<Session>,
    on: MainRecord,
    form: AttachmentForm,
    picture: String,
) -> Answer<Attachment> {
    let vault = session.vault()?;
    let ready = attachment::prepare(&vault, on, &form, &bytes(&picture)?)?;
    Ok(session.write(|ctx| attachment::add(ctx, &ready, &form))?)
}

/// Changes the words beside a picture.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn change_attachment(
    session: State<Session>,
    id: Uuid,
    rev: i64,
    form: AttachmentForm,
) -> Answer<Attachment> {
    Ok(session.write(|ctx| attachment::change(ctx, id, rev, &form))?)
}

/// Hides one that was added by mistake.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn withdraw_attachment(session: State<Session>, id: Uuid, reason: String) -> Answer<()> {
    Ok(session.write(|ctx| attachment::withdraw(ctx, id, &reason))?)
}

/// The picture: JPEG in base64.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn attachment_picture(session: State<Session>, id: Uuid) -> Answer<String> {
    let vault = session.vault()?;
    Ok(STANDARD.encode(attachment::picture(&vault, id)?))
}

/// The small one for a list: JPEG in base64.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn attachment_small(session: State<Session>, id: Uuid) -> Answer<String> {
    let vault = session.vault()?;
    Ok(STANDARD.encode(attachment::small(&vault, id)?))
}

/// Notes that it is printed, before it is.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn attachment_printed(session: State<Session>, id: Uuid) -> Answer<()> {
    Ok(session.write(|ctx| attachment::printed(ctx, id))?)
}

/// What is too long is refused before it is unpacked.
fn bytes(text: &str) -> Result<Vec<u8>> {
    if text.len() / 4 * 3 > MOST_PICTURE_BYTES + 3 {
        let max = MOST_PICTURE_BYTES >> 20;
        return Err(Fault::at("picture", FaultCode::PictureTooLarge).with("max", max).into());
    }
    STANDARD.decode(text).map_err(|_| Fault::at("picture", FaultCode::PictureNone).into())
}
