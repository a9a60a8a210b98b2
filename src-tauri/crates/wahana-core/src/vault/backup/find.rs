//! The backups on a stick or in a folder, read without any key.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::label::{self, DATABASE, KEYS};
use super::{BackupInfo, plain_file};
use crate::vault::Faces;
use crate::vault::keys::Keys;
use crate::{Error, FaultCode, Result};

/// `keys.json` of a hundred officers is far smaller.
pub(crate) const KEYS_LIMIT: u64 = 1 << 20;

/// A backup that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct FoundBackup {
    /// Where it lies.
    #[specta(type = String)]
    pub path: PathBuf,
    /// Name of its folder.
    pub name: String,
    /// What it says of itself; none where that can't be read.
    pub info: Option<BackupInfo>,
    /// Whose passphrases open it, and their faces of that day; none where that can't be read.
    pub faces: Option<Faces>,
    /// Why it can't be used.
    pub problem: Option<FaultCode>,
}

/// The backups in `folder`, the newest first, damaged ones too and named as such. A folder that is a backup
/// itself is found as the only one.
pub fn list_backups(folder: &Path) -> Result<Vec<FoundBackup>> {
    let own_name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if label::is_backup_name(&own_name) {
        return Ok(vec![look(folder.to_owned(), own_name)]);
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(cause)? {
        let entry = entry.map_err(cause)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // A link could lead anywhere.
        if label::is_backup_name(&name) && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            found.push(look(entry.path(), name));
        }
    }
    found.sort_by(|a, b| made_at(b).cmp(&made_at(a)).then_with(|| b.name.cmp(&a.name)));
    Ok(found)
}

/// Reads what is needed before the key is there; refuses what is not whole.
pub(crate) fn read_backup(folder: &Path) -> Result<(BackupInfo, Keys)> {
    let info = BackupInfo::read(folder)?;
    let keys = read_keys(folder)?;
    let database = plain_file(folder, DATABASE, u64::MAX)?;
    if fs::metadata(database)?.len() == info.bytes {
        Ok((info, keys))
    } else {
        Err(FaultCode::BackupDamaged.into())
    }
}

fn read_keys(folder: &Path) -> Result<Keys> {
    let path = plain_file(folder, KEYS, KEYS_LIMIT)?;
    Keys::read_plain(&path).map_err(|error| match error {
        Error::Json(_) => FaultCode::BackupDamaged.into(),
        other => other,
    })
}

fn look(path: PathBuf, name: String) -> FoundBackup {
    let problem = read_backup(&path).err().map(|error| error.code());
    FoundBackup {
        info: BackupInfo::read(&path).ok(),
        faces: read_keys(&path).ok().map(|keys| keys.faces),
        problem,
        path,
        name,
    }
}

fn made_at(found: &FoundBackup) -> Option<&str> {
    found.info.as_ref().map(|info| info.made_at.as_str())
}

fn cause(error: std::io::Error) -> Error {
    use wahana_platform::{DeviceFault, device_fault};
    match device_fault(&error) {
        DeviceFault::Gone => FaultCode::StickVanished.into(),
        DeviceFault::Forbidden => FaultCode::StickForbidden.into(),
        _ => error.into(),
    }
}
