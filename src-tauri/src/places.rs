//! Where files may be read and written outside the program's own folder: only what the list of sticks or the
//! native dialog gave out since the last lock.
//!
//! A path that the page makes up is refused, however it is spelled.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use wahana_core::{Error, FaultCode, Result};
use wahana_platform::{Stick, find_sticks};

/// The places that a person was shown or pointed at.
#[derive(Default)]
pub(crate) struct Places {
    given: Mutex<Given>,
}

#[derive(Default)]
struct Given {
    sticks: BTreeSet<PathBuf>,
    /// Folders and files out of the native dialog.
    chosen: BTreeSet<PathBuf>,
}

impl Places {
    /// The sticks that are in now; from here on they may be used.
    pub(crate) fn sticks(&self) -> Vec<Stick> {
        let found = find_sticks();
        self.given().sticks.extend(found.iter().map(|stick| stick.path.clone()));
        found
    }

    /// Notes what a person pointed at in the native dialog.
    pub(crate) fn choose(&self, path: &Path) {
        self.given().chosen.insert(path.to_owned());
    }

    /// Forgets everything.
    pub(crate) fn forget(&self) {
        *self.given() = Given::default();
    }

    /// The real path behind `path`, which must be a place that was given out or lie within one. A link that
    /// leads out of it is refused, and so is the empty mount point that a pulled stick leaves behind: what is
    /// written there would land on the PC's own disk.
    pub(crate) fn allowed(&self, path: &Path) -> Result<PathBuf> {
        self.allowed_among(path, &find_sticks())
    }

    fn allowed_among(&self, path: &Path, now: &[Stick]) -> Result<PathBuf> {
        let given = self.given();
        let on_stick = given.sticks.iter().find(|root| path.starts_with(root));
        let in_folder = given.chosen.iter().find(|root| path.starts_with(root));
        let root = match (on_stick, in_folder) {
            (_, Some(root)) => root,
            (Some(root), None) if now.iter().any(|stick| stick.path == *root) => root,
            (Some(_), None) => return Err(FaultCode::StickVanished.into()),
            (None, None) => return Err(FaultCode::PathNotChosen.into()),
        };
        let (real_root, real) = (real_path(root)?, real_path(path)?);
        if real.starts_with(&real_root) { Ok(real) } else { Err(FaultCode::PathNotChosen.into()) }
    }

    fn given(&self) -> MutexGuard<'_, Given> {
        // A panic elsewhere leaves both sets whole.
        self.given.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn real_path(path: &Path) -> Result<PathBuf> {
    path.canonicalize().map_err(|error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotConnected => FaultCode::StickVanished.into(),
        ErrorKind::PermissionDenied => FaultCode::StickForbidden.into(),
        _ => Error::from(error),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(places: &Places, path: &Path) -> FaultCode {
        places.allowed_among(path, &[]).unwrap_err().code()
    }

    #[test]
    fn only_what_was_given_out_and_what_lies_in_it_may_be_used() {
        let disk = tempfile::tempdir().unwrap();
        let (mine, other) = (disk.path().join("mine"), disk.path().join("other"));
        std::fs::create_dir_all(mine.join("inside")).unwrap();
        std::fs::create_dir_all(&other).unwrap();
        let places = Places::default();
        assert_eq!(refusal(&places, &mine), FaultCode::PathNotChosen);
        places.choose(&mine);
        assert!(places.allowed_among(&mine, &[]).is_ok());
        assert!(places.allowed_among(&mine.join("inside"), &[]).is_ok());
        assert_eq!(refusal(&places, &other), FaultCode::PathNotChosen);
        assert_eq!(refusal(&places, &mine.join("../other")), FaultCode::PathNotChosen);
        assert_eq!(refusal(&places, &disk.path().join("mine2")), FaultCode::PathNotChosen);
        assert_eq!(refusal(&places, &mine.join("gone")), FaultCode::StickVanished);
        places.forget();
        assert_eq!(refusal(&places, &mine), FaultCode::PathNotChosen);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_out_of_the_place_is_refused() {
        let disk = tempfile::tempdir().unwrap();
        let (mine, other) = (disk.path().join("mine"), disk.path().join("other"));
        std::fs::create_dir_all(&mine).unwrap();
        std::fs::create_dir_all(&other).unwrap();
        std::os::unix::fs::symlink(&other, mine.join("link")).unwrap();
        let places = Places::default();
        places.choose(&mine);
        assert_eq!(refusal(&places, &mine.join("link")), FaultCode::PathNotChosen);
    }

    #[test]
    fn a_stick_that_is_no_longer_listed_is_gone_even_where_its_folder_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let stick = Stick {
            path: folder.path().to_owned(),
            label: "KAWUNG".to_owned(),
            file_system: "vfat".to_owned(),
            free_bytes: 0,
            total_bytes: 0,
            read_only: false,
        };
        let places = Places::default();
        places.given().sticks.insert(stick.path.clone());
        assert!(places.allowed_among(folder.path(), std::slice::from_ref(&stick)).is_ok());
        assert_eq!(refusal(&places, folder.path()), FaultCode::StickVanished);
    }
}
