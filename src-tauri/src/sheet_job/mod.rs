//! A list as a spreadsheet, as one job: read piece after piece, put into the file, written and compared where somebody
//! pointed, noted in the journal.
//!
//! What is in it is the core's; how a file arrives safely is `wahana-handover`'s. This joins them and knows what the columns
//! of each list are called.

mod columns;
mod group_work;
mod tasks;
mod words;

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;
use wahana_core::sheet::{self, SheetAbout, SheetOf};
use wahana_core::vault::Vault;
use wahana_core::{Error, FaultCode, Result};
use wahana_handover::sha256_hex;
use wahana_handover::stick::{Parcel, Phase, write_to_stick};
use wahana_papers::list::ListFile;
use wahana_platform::{DeviceFault, device_fault_at};

use columns::{columns, row_cells};

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SheetPhase {
    /// The list is read.
    Reading,
    /// The file goes to its place.
    Writing,
    /// It is kept there and compared; that cannot be stopped.
    Comparing,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub(crate) struct SheetProgress {
    /// What is being done.
    phase: SheetPhase,
    /// Rows so far.
    rows: u32,
}

/// A file that lies where it was wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub(crate) struct SavedSheet {
    /// Its name.
    name: String,
    /// How many rows it has, without the header.
    rows: u32,
}

/// Writes the list into `place`, which was checked before. After an error, and when stopped, no file is left.
pub(crate) fn save(
    vault: &Vault,
    of: &SheetOf,
    place: &Path,
    stop: &AtomicBool,
    tell: &mut dyn FnMut(SheetProgress),
) -> Result<SavedSheet> {
    stop.store(false, Ordering::SeqCst);
    let (file, rows, today) = made(vault, of, place, stop, tell)?;
    let name = free_name(place, &format!("Wahana-{}-{today}", words::name(of)))?;
    let sha256 = sha256_hex(&file);
    let parcel = Parcel { name: &name, bytes: file.len() as u64, sha256: &sha256 };
    let mut watch = |progress: wahana_handover::stick::Progress| {
        let phase =
            if progress.phase == Phase::Writing { SheetPhase::Writing } else { SheetPhase::Comparing };
        tell(SheetProgress { phase, rows });
        if stop.load(Ordering::SeqCst) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    // Nothing leaves the house without a word of it in the journal: before, for a cut may come between.
    vault.write(|ctx| sheet::taken(ctx, of, rows.into()))?;
    write_to_stick(place, &parcel, &mut file.as_slice(), &mut watch)?;
    Ok(SavedSheet { name, rows })
}

/// The file, how many rows it has, and today.
fn made(
    vault: &Vault,
    of: &SheetOf,
    place: &Path,
    stop: &AtomicBool,
    tell: &mut dyn FnMut(SheetProgress),
) -> Result<(Vec<u8>, u32, String)> {
    let mut begun: Option<(ListFile, SheetAbout)> = None;
    sheet::read(vault, of, &mut |about, rows| {
        if stop.load(Ordering::SeqCst) {
            return Err(FaultCode::Cancelled.into());
        }
        if begun.is_none() {
            let list = ListFile::new(words::title(of), &columns(of, about), place);
            begun = Some((list.map_err(|error| fault(place, error))?, about.clone()));
        }
        let Some((list, _)) = &mut begun else { return Ok(()) };
        for cells in row_cells(about, &rows) {
            list.add(&cells).map_err(|error| fault(place, error))?;
        }
        tell(SheetProgress { phase: SheetPhase::Reading, rows: list.rows() });
        Ok(())
    })?;
    let (list, about) = begun.ok_or_else(|| Error::internal("a list without a piece"))?;
    let (rows, today) = (list.rows(), about.today.to_string());
    let file = list.finish(&words::about(of, &about, rows, vault.is_training()));
    Ok((file.map_err(|error| fault(place, error))?, rows, today))
}

/// What went wrong is the place's, or the library's.
fn fault(place: &Path, error: wahana_papers::Error) -> Error {
    let wahana_papers::Error::Scratch(error) = error else {
        return Error::internal(&format!("list: {error}"));
    };
    match device_fault_at(place, &error) {
        DeviceFault::Full | DeviceFault::FileLimit => FaultCode::StickFull.into(),
        DeviceFault::ReadOnly => FaultCode::StickReadOnly.into(),
        DeviceFault::Gone => FaultCode::StickVanished.into(),
        DeviceFault::Forbidden => FaultCode::StickForbidden.into(),
        DeviceFault::Other => error.into(),
    }
}

/// The name, or with a number behind it where it is taken: whoever saves twice a day has both.
fn free_name(place: &Path, name: &str) -> Result<String> {
    let names = std::iter::once(format!("{name}.xlsx")).chain((2..100).map(|at| format!("{name}-{at}.xlsx")));
    let mut free = names.filter(|name| !place.join(name).exists());
    free.next().ok_or_else(|| FaultCode::StickNameTaken.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_saves_twice_a_day_has_both() {
        let place = tempfile::tempdir().unwrap();
        assert_eq!(
            free_name(place.path(), "Wahana-Kasus-2026-11-29").unwrap(),
            "Wahana-Kasus-2026-11-29.xlsx"
        );
        std::fs::write(place.path().join("Wahana-Kasus-2026-11-29.xlsx"), b"").unwrap();
        assert_eq!(
            free_name(place.path(), "Wahana-Kasus-2026-11-29").unwrap(),
            "Wahana-Kasus-2026-11-29-2.xlsx"
        );
    }
}
