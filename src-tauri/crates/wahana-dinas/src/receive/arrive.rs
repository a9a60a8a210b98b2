//! Brings a package from the stick to the PC's own disk, sealed as it is, and takes it away again.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use uuid::Uuid;
use wahana_handover::{Error as HandoverError, limits};
use wahana_platform::{flush_file, flush_folder};

use crate::office::Office;
use crate::{Error, Result};

/// A copy on the PC's disk; removed when dropped.
pub(super) struct Arrived {
    path: PathBuf,
}

impl Drop for Arrived {
    fn drop(&mut self) {
        // A leftover is sealed, and taken away at the next start.
        let _ = fs::remove_file(&self.path);
    }
}

impl Arrived {
    pub(super) fn file(&self) -> Result<File> {
        Ok(File::open(&self.path)?)
    }

    /// Keeps the file for a held package; on return it is on the disk for good.
    pub(super) fn keep_as(&self, path: &Path) -> Result<()> {
        let folder = path.parent().ok_or(Error::NoFileName)?;
        fs::create_dir_all(folder)?;
        flush_file(&OpenOptions::new().write(true).open(&self.path)?)?;
        fs::rename(&self.path, path)?;
        flush_folder(folder)?;
        Ok(())
    }
}

/// Copies the file at `from`. Its length is looked at before a byte is copied.
pub(super) fn arrive(office: &Office, from: &Path) -> Result<Arrived> {
    let no_such_file = || Error::NoSuchFile { path: from.display().to_string() };
    let known = fs::metadata(from).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => no_such_file(),
        _ => error.into(),
    })?;
    if !known.is_file() {
        return Err(no_such_file());
    }
    if known.len() > limits::PACKED {
        return Err(HandoverError::PackageTooLarge { what: "packed" }.into());
    }
    fs::create_dir_all(office.arriving())?;
    let arrived = Arrived { path: office.arriving().join(format!("{}.wksbm", Uuid::now_v7())) };
    let mut copy = OpenOptions::new().write(true).create_new(true).open(&arrived.path)?;
    // One byte more than allowed: a file that grows meanwhile is refused by its length.
    io::copy(&mut File::open(from)?.take(limits::PACKED + 1), &mut copy)?;
    Ok(arrived)
}

/// All packages that a path means: itself, or those in a folder and the folders in it. Links are not followed.
pub(crate) fn packages_in(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    walk(path, DEEPEST, &mut found)?;
    found.sort();
    if found.is_empty() { Err(Error::NoPackages { path: path.display().to_string() }) } else { Ok(found) }
}

/// Folders in folders; a stick has no more.
const DEEPEST: usize = 4;

fn walk(folder: &Path, deeper: usize, found: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let (path, kind) = {
            let entry = entry?;
            (entry.path(), entry.file_type()?)
        };
        let is_package = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("wksbm"));
        if kind.is_file() && is_package {
            found.push(path);
        } else if kind.is_dir() && deeper > 0 {
            walk(&path, deeper - 1, found)?;
        }
    }
    Ok(())
}
