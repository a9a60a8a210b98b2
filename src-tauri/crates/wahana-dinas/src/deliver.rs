//! Writes a file that leaves the office, in the order that is safe on a stick too, and never over another file.

use std::ops::ControlFlow;
use std::path::Path;

use sha2::{Digest, Sha256};
use wahana_handover::stick::{Parcel, write_to_stick};

use crate::{Error, Result};

/// Writes `bytes` to `path`; returns when they were read back and compared.
pub(crate) fn deliver(path: &Path, bytes: &[u8]) -> Result<()> {
    let name = path.file_name().and_then(|name| name.to_str()).ok_or(Error::NoFileName)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let sha256 = hex(&Sha256::digest(bytes));
    let parcel = Parcel { name, bytes: bytes.len() as u64, sha256: &sha256 };
    let mut source = bytes;
    write_to_stick(folder, &parcel, &mut source, &mut |_| ControlFlow::Continue(()))?;
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
