//! What is too large for the database: files beside it, each encrypted under a key of its own that its row holds.
//!
//! A file is called after what is in it (SHA-256 of the encrypted bytes), so all generations and all backups on this PC
//! share one folder of them, and whoever has a file can tell whether it is whole. It is written and flushed before its
//! row: a cut leaves a file without a row at worst, never a row without its file. So that such a file is found again, its
//! name is noted first among those that are loose; so is one whose row was erased. A loose file goes as soon as nobody
//! writes and no row names it. Any other file is let alone, also one that no row here names: a backup may.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use age::secrecy::ExposeSecret;
use age::x25519;
use sha2::{Digest, Sha256};
use wahana_platform::{flush_folder, write_atomically};
use zeroize::Zeroizing;

use super::{Folder, store};
use crate::database::{Read, Write};
use crate::{Error, FaultCode, Result};

/// Setting: names of files that go unless a row names them, as JSON.
const LOOSE: &str = "loose_files";
/// A longer one was not made by this program.
const LIMIT: u64 = 4 << 20;

/// A file that is ready to be written.
pub(crate) struct SealedFile {
    /// 64 hexadecimal digits.
    pub(crate) name: String,
    /// What opens it.
    pub(crate) key: Zeroizing<String>,
    pub(crate) bytes: Vec<u8>,
}

/// How it stands with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileState {
    Good,
    Missing,
    Damaged,
}

/// Encrypts it under a new key (age, X25519).
pub(crate) fn seal_file(content: &[u8]) -> Result<SealedFile> {
    let identity = x25519::Identity::generate();
    let bytes = age::encrypt(&identity.to_public(), content).map_err(|_| Error::internal("age file"))?;
    let key = Zeroizing::new(identity.to_string().expose_secret().to_owned());
    Ok(SealedFile { name: name_of(&bytes), key, bytes })
}

/// Opens the first `most` bytes of a file, or all of it. What was read is what was written, or a fault.
pub(crate) fn open_file(folder: &Folder, name: &str, key: &str, most: Option<u64>) -> Result<Vec<u8>> {
    let damaged = || Error::from(FaultCode::AttachmentDamaged);
    let bytes = read(&path(folder, name)?)?.ok_or(FaultCode::AttachmentMissing)?;
    let identity: x25519::Identity = key.parse().map_err(|_| damaged())?;
    let opened = age::Decryptor::new(bytes.as_slice()).map_err(|_| damaged())?;
    let opened = opened.decrypt(std::iter::once(&identity as &dyn age::Identity)).map_err(|_| damaged())?;
    let mut content = Vec::new();
    opened.take(most.unwrap_or(LIMIT)).read_to_end(&mut content).map_err(|_| damaged())?;
    Ok(content)
}

/// Whether the file is there and whole.
pub(crate) fn file_state(folder: &Folder, name: &str) -> Result<FileState> {
    Ok(match read(&path(folder, name)?)? {
        None => FileState::Missing,
        Some(bytes) if name_of(&bytes) == name => FileState::Good,
        Some(_) => FileState::Damaged,
    })
}

/// Writes it: flushed, under its name, before the answer. In the transaction that makes its row and lets it be loose no
/// more, so that nobody clears it away meanwhile.
pub(crate) fn write_file(ctx: &Write, folder: &Folder, sealed: &SealedFile) -> Result<()> {
    let place = folder.files();
    if !place.exists() {
        fs::create_dir_all(&place)?;
        flush_folder(folder.root())?;
    }
    write_atomically(&path(folder, &sealed.name)?, &sealed.bytes)?;
    change_loose(ctx, |loose| loose.remove(&sealed.name))
}

/// Notes that a file goes unless a row names it.
pub(crate) fn is_loose(ctx: &Write, name: &str) -> Result<()> {
    change_loose(ctx, |loose| loose.insert(name.to_owned()))
}

/// Clears the loose files away, and what a cut left of one that was being written. What cannot be removed stays noted.
pub(crate) fn clear_loose(ctx: &Write, folder: &Folder, named: impl Fn(&str) -> Result<bool>) -> Result<()> {
    let mut left = BTreeSet::new();
    for name in loose(ctx)? {
        if !named(&name)? && !removed(&path(folder, &name)?) {
            left.insert(name);
        }
    }
    for entry in fs::read_dir(folder.files()).into_iter().flatten().flatten() {
        let name = entry.file_name();
        if name.to_string_lossy().starts_with('.')
            && Path::new(&name).extension().is_some_and(|end| end == "tmp")
        {
            let _ = fs::remove_file(entry.path());
        }
    }
    if folder.files().exists() {
        flush_folder(&folder.files())?;
    }
    change_loose(ctx, |loose| *loose = left)
}

/// A restored database knows nothing of what became of these files since: none is loose.
pub(super) fn forget_loose(ctx: &Write) -> Result<()> {
    store::remove_setting(ctx.connection(), LOOSE)
}

/// Whether there is something for [`clear_loose`].
pub(crate) fn has_loose(ctx: &Read) -> Result<bool> {
    Ok(store::setting(ctx.connection(), LOOSE)?.is_some())
}

fn loose(ctx: &Read) -> Result<BTreeSet<String>> {
    let text = store::setting(ctx.connection(), LOOSE)?;
    Ok(text.map(|text| serde_json::from_str(&text)).transpose()?.unwrap_or_default())
}

fn change_loose<T>(ctx: &Write, change: impl FnOnce(&mut BTreeSet<String>) -> T) -> Result<()> {
    let mut names = loose(ctx)?;
    change(&mut names);
    if names.is_empty() {
        return store::remove_setting(ctx.connection(), LOOSE);
    }
    store::set_setting(ctx.connection(), LOOSE, &serde_json::to_string(&names)?)
}

fn removed(path: &Path) -> bool {
    match fs::remove_file(path) {
        Ok(()) => true,
        Err(error) => error.kind() == ErrorKind::NotFound,
    }
}

impl Folder {
    /// The files beside the database.
    pub(crate) fn files(&self) -> PathBuf {
        self.root().join("lampiran")
    }
}

fn path(folder: &Folder, name: &str) -> Result<PathBuf> {
    if is_file_name(name) { Ok(folder.files().join(name)) } else { Err(FaultCode::AttachmentDamaged.into()) }
}

/// A name out of a database that somebody edited must not lead elsewhere.
pub(super) fn is_file_name(name: &str) -> bool {
    name.len() == 64 && name.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// None where it is not there; as damaged where it is no file of ours.
pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>> {
    match fs::symlink_metadata(path) {
        Ok(about) if about.is_file() && about.len() <= LIMIT => match fs::read(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            // A sector that gives nothing any more is the file's, not the whole disk's.
            Err(error) if is_unreadable(&error) => Ok(Some(Vec::new())),
            other => Ok(Some(other?)),
        },
        Ok(_) => Ok(Some(Vec::new())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn is_unreadable(error: &io::Error) -> bool {
    error.raw_os_error() == Some(5) // EIO; Windows says so of a bad sector by other numbers
        || error.kind() == ErrorKind::InvalidData
}

/// As in a file's name.
pub(super) fn hex(digest: &[u8]) -> String {
    use std::fmt::Write as _;
    digest.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// What a file of these bytes is called.
pub(super) fn name_of(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
