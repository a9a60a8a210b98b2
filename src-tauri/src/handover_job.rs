//! The hand-over as one job: commit the number, make recap and package, write them to the stick, note how it ended.
//!
//! The order of writing is `wahana-handover`'s; this only joins it to the vault.

use std::fs::File;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use wahana_core::handover::{self, HandoverRow, Package};
use wahana_core::vault::Vault;
use wahana_core::{FaultCode, Result, Uuid};
use wahana_handover::seal::{ExtraFile, SealFor, seal};
use wahana_handover::stick::{Parcel, Progress, Written, write_pair_to_stick};
use wahana_papers::recap::{RecapHeading, RecapRow, Whom, recap_of_rw};

/// A card is about 1 KiB.
const LONGEST_CARD: u64 = 64 * 1024;

/// Makes a package without the people in `struck` and writes it, with the plain recap beside it, into `place`.
/// A failure is noted with its reason and leaves no file under the final name.
pub(crate) fn hand_over(
    vault: &Vault,
    place: &Path,
    struck: &[Uuid],
    stop: &AtomicBool,
    tell: &mut dyn FnMut(Progress),
) -> Result<HandoverRow> {
    stop.store(false, Ordering::SeqCst);
    let label = place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let package = vault.write(|ctx| handover::begin(ctx, struck, &label, vault.is_training()))?;
    let mut watch = |progress| {
        tell(progress);
        if stop.load(Ordering::SeqCst) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    match make_and_write(&package, place, &mut watch) {
        Ok(written) => vault.write(|ctx| {
            handover::written(ctx, package.row.id, written.bytes, &written.sha256, &written.words4)
        }),
        Err(error) => {
            let code = error.code();
            vault.write(|ctx| handover::failed(ctx, package.row.id, code))?;
            Err(error)
        }
    }
}

/// Names of the card files in `place`, which was checked before.
pub(crate) fn cards_in(place: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(place)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.to_lowercase().ends_with(".kartu") && !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// A card file of `place`; a name that leads elsewhere and a file too large for a card are refused.
pub(crate) fn read_card(place: &Path, name: &str) -> Result<Vec<u8>> {
    if Path::new(name).components().count() != 1 || name.contains(['/', '\\']) || name.starts_with("..") {
        return Err(FaultCode::PathNotChosen.into());
    }
    let mut file = Vec::new();
    File::open(place.join(name))?.take(LONGEST_CARD + 1).read_to_end(&mut file)?;
    if file.len() as u64 > LONGEST_CARD { Err(FaultCode::CardNotACard.into()) } else { Ok(file) }
}

fn make_and_write(
    package: &Package,
    place: &Path,
    watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Written> {
    let recap = recap(package)?;
    let extras = [ExtraFile { name: "rekap.xlsx".to_owned(), bytes: recap.clone() }];
    let mut sealed = Vec::new();
    let whom = SealFor::Recipients(&package.recipients);
    let done = seal(&package.contents, &extras, &package.signing, whom, &mut sealed)?;
    // The recap comes first: "Aman dicabut" speaks of both files. One of a package that never arrived would be taken
    // for a hand-over.
    let recap_name = package.file_name.replace(".wksbm", "-REKAP.xlsx");
    let recap_sha256 = wahana_handover::sha256_hex(&recap);
    let beside = Parcel { name: &recap_name, bytes: recap.len() as u64, sha256: &recap_sha256 };
    let parcel = Parcel { name: &package.file_name, bytes: done.bytes, sha256: &done.sha256 };
    let files: (&mut dyn Read, &mut dyn Read) = (&mut recap.as_slice(), &mut sealed.as_slice());
    Ok(write_pair_to_stick(place, (&beside, files.0), (&parcel, files.1), watch)?)
}

fn recap(package: &Package) -> Result<Vec<u8>> {
    let meta = &package.contents.meta;
    let heading = RecapHeading {
        place: format!("RW {} Kelurahan {}, Kemantren {}", meta.rw.rw, meta.rw.kelurahan, meta.rw.kemantren),
        made_by: format!("WKSBM {}", meta.rw.group),
        date: meta.created_at.with_timezone(&chrono::Local).format("%d/%m/%Y").to_string(),
        training: meta.training,
    };
    let rows: Vec<RecapRow> = package.contents.recap.iter().map(plain).collect();
    recap_of_rw(&heading, &rows).map_err(|error| wahana_core::Error::internal(&format!("recap: {error}")))
}

fn plain(row: &wahana_handover::content::RecapRow) -> RecapRow {
    RecapRow {
        pmks: row.pmks,
        name: row.nama.clone(),
        whom: Whom::from_letter(&row.jenis_kelamin),
        secret: row.rahasia,
        served: row.sudah_dilayani,
        unserved: row.belum_dilayani,
    }
}
