//! The picture of an attachment: made small and plain, put into its file, and read again.

use uuid::Uuid;
use wahana_pictures::Refusal;

use super::{AttachmentForm, listed, require_read, require_room, store};
use crate::database::Read;
use crate::record::MainRecord;
use crate::vault::{
    FileState, Folder, Right, SealedFile, Vault, clear_loose, file_state, has_loose, is_loose, open_file,
    seal_file,
};
use crate::{Error, Fault, FaultCode, Result, reaching};

/// Length of what tells how long the small picture is, which stands first in the file.
const HEAD: usize = 4;
/// Where the small one ends at the latest: not the whole file is opened for a list.
const MOST_SMALL: u64 = 64 << 10;

/// A picture as it would be kept, before it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shrunk {
    /// JPEG.
    pub picture: Vec<u8>,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

/// A picture that is encrypted and can be added.
pub struct Ready {
    pub(super) on: MainRecord,
    pub(super) folder: Folder,
    pub(super) sealed: SealedFile,
    pub(super) width: u32,
    pub(super) height: u32,
}

/// Refuses whoever may add to no record at all.
pub fn require_adds(ctx: &Read) -> Result<()> {
    if ctx.may(Right::PersonWrite) { Ok(()) } else { ctx.require(Right::CaseWriteOwn) }
}

/// What would be kept of a file, for whom [`require_adds`] lets. Nothing is written, and nobody waits for it.
pub fn shrink(bytes: &[u8]) -> Result<Shrunk> {
    let plain = wahana_pictures::plain(bytes).map_err(refused)?;
    Ok(Shrunk { picture: plain.picture, width: plain.width, height: plain.height })
}

/// Makes it small, plain and encrypted, and notes its name among the loose ones: a cut from here on leaves nothing that
/// is not cleared away. It believes nobody, so what [`shrink`] made is drawn once more.
/// Whatever is wrong with the form is told together with what is wrong with the picture.
pub fn prepare(vault: &Vault, on: MainRecord, form: &AttachmentForm, bytes: &[u8]) -> Result<Ready> {
    let mut faults = vault.read(|ctx| {
        reaching::require_write(ctx, on)?;
        require_room(ctx, on)?;
        Ok(form.checked(ctx.today()).err().map(|error| error.faults()).unwrap_or_default())
    })?;
    let drawn = match bytes {
        [] => Err(Fault::at("picture", FaultCode::Required)),
        bytes => wahana_pictures::plain(bytes).map_err(refused),
    };
    let plain = match drawn {
        Ok(plain) if faults.is_empty() => plain,
        drawn => {
            faults.extend(drawn.err());
            return Err(Error::Invalid(faults));
        }
    };
    let length = u32::try_from(plain.small.len()).unwrap_or_default().to_be_bytes();
    let sealed = seal_file(&[&length, plain.small.as_slice(), &plain.picture].concat())?;
    vault.write(|ctx| is_loose(ctx, &sealed.name))?;
    Ok(Ready { on, folder: vault.folder().clone(), sealed, width: plain.width, height: plain.height })
}

/// The picture, JPEG.
pub fn picture(vault: &Vault, id: Uuid) -> Result<Vec<u8>> {
    let content = opened(vault, id, None)?;
    Ok(parts(&content)?.1.to_owned())
}

/// The small one, JPEG.
pub fn small(vault: &Vault, id: Uuid) -> Result<Vec<u8>> {
    let content = opened(vault, id, Some(MOST_SMALL))?;
    Ok(parts(&content)?.0.to_owned())
}

fn opened(vault: &Vault, id: Uuid, most: Option<u64>) -> Result<Vec<u8>> {
    let (name, key) = vault.read(|ctx| {
        require_read(ctx, listed(ctx, id)?.on)?;
        Ok(store::file_of(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?)
    })?;
    open_file(vault.folder(), &name, &key, most)
}

/// The small one and the large one.
fn parts(content: &[u8]) -> Result<(&[u8], &[u8])> {
    let (length, rest) = content.split_at_checked(HEAD).ok_or(FaultCode::AttachmentDamaged)?;
    let length = length.iter().fold(0_usize, |sum, byte| (sum << 8) | usize::from(*byte));
    Ok(rest.split_at_checked(length).ok_or(FaultCode::AttachmentDamaged)?)
}

/// Clears away what a cut left without its row, and what was erased. Whoever is signed in; nothing where nothing is due.
pub(crate) fn clear_away(vault: &Vault) -> Result<()> {
    if !vault.read(has_loose)? {
        return Ok(());
    }
    vault.write(|ctx| clear_loose(ctx, vault.folder(), |name| store::is_named(ctx.connection(), name)))
}

/// Names of all files that a database has rows for, hidden ones too, with the length of each.
pub(crate) fn names_in(connection: &rusqlite::Connection) -> Result<Vec<(String, u64)>> {
    store::names(connection)
}

/// How many rows have no file, and how many a damaged one. `go` is asked before each.
pub(crate) fn condition(ctx: &Read, folder: &Folder, go: &mut dyn FnMut() -> bool) -> Result<i64> {
    let mut wrong = 0;
    for (name, _) in store::names(ctx.connection())? {
        if !go() {
            return Err(FaultCode::Cancelled.into());
        }
        wrong += i64::from(file_state(folder, &name)? != FileState::Good);
    }
    Ok(wrong)
}

/// Why a file is not taken, at its field.
fn refused(refusal: Refusal) -> Fault {
    let code = match refusal {
        Refusal::Empty => FaultCode::PictureEmpty,
        Refusal::TooLarge => {
            let max = wahana_pictures::MOST_BYTES >> 20;
            return Fault::at("picture", FaultCode::PictureTooLarge).with("max", max);
        }
        Refusal::Pdf => FaultCode::PicturePdf,
        Refusal::Heic => FaultCode::PictureHeic,
        Refusal::NoPicture => FaultCode::PictureNone,
        Refusal::Damaged => FaultCode::PictureDamaged,
        Refusal::TooManyPixels => FaultCode::PictureTooManyPixels,
    };
    Fault::at("picture", code)
}
