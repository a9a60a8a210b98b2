//! Names on a stick, such as FAT32 can hold.
//!
//! Nothing secret and no name of a person or group may stand in a file name.

use crate::content::PackageMeta;
use chrono::NaiveDate;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Name of a package's file: kelurahan code, RW, month of `day` (the local date) and number, for example
/// `WKSBM-3471131002-RW005-2026-11-0007.wksbm`.
pub fn file_name(meta: &PackageMeta, day: NaiveDate) -> String {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let (code, rw) = (digits(&meta.rw.kelurahan_code), digits(&meta.rw.rw));
    format!("WKSBM-{code}-RW{rw}-{}-{:04}.wksbm", day.format("%Y-%m"), meta.number.max(0))
}

/// The name while the file is not yet compared; no program takes it for a package.
pub(super) fn temporary_beside(target: &Path) -> PathBuf {
    let mut name = target.file_name().map(OsString::from).unwrap_or_default();
    name.push(".part");
    target.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_temporary_name_lies_beside_the_final_one() {
        assert_eq!(temporary_beside(Path::new("/m/a.wksbm")), Path::new("/m/a.wksbm.part"));
    }
}
