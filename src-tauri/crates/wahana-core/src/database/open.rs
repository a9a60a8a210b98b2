//! Opens the SQLCipher file with the pragmas of SECURITY.md ("Vault").

use std::path::Path;

use rusqlite::{Connection, OpenFlags};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::{Error, FaultCode, Result};

/// The 256-bit random key of one vault generation; zeroized when dropped.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct DataKey([u8; 32]);

impl DataKey {
    /// A new random key.
    pub fn random() -> Self {
        Self(rand::random())
    }

    /// From 32 stored bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        Ok(Self(bytes.try_into().map_err(|_| Error::from(FaultCode::KeysDamaged))?))
    }

    /// The bytes, to be sealed to the officers.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// `x'…'`: SQLCipher takes it as the raw key, without a derivation of its own.
    fn raw_literal(&self) -> zeroize::Zeroizing<String> {
        use std::fmt::Write as _;
        let mut text = zeroize::Zeroizing::new(String::with_capacity(70));
        text.push_str("x'");
        for byte in self.0 {
            let _ = write!(text, "{byte:02x}");
        }
        text.push('\'');
        text
    }
}

/// The one writing connection (2 MB page cache). Creates the file where there is none.
pub fn open_writer(path: &Path, key: &DataKey) -> Result<Connection> {
    let connection =
        open(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE, -2_000)?;
    connection.execute_batch(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA wal_autocheckpoint=1000;",
    )?;
    // SQLite removes the rollback journal of a new file without flushing the folder; a cut at that
    // moment otherwise empties the new database.
    if let Some(folder) = path.parent() {
        wahana_platform::flush_folder(folder)?;
    }
    Ok(connection)
}

/// The one reading connection (8 MB page cache: the indexes that a search of 100,000 names reads stay in memory).
pub fn open_reader(path: &Path, key: &DataKey) -> Result<Connection> {
    let connection = open(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE, -8_000)?;
    connection.execute_batch("PRAGMA query_only=ON;")?;
    Ok(connection)
}

pub(super) fn open(path: &Path, key: &DataKey, flags: OpenFlags, cache: i32) -> Result<Connection> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.pragma_update(None, "cipher_log_level", "NONE")?;
    connection.pragma_update(None, "key", key.raw_literal().as_str())?;
    connection.execute_batch(&format!(
        "PRAGMA cache_size={cache}; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;
         PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY; PRAGMA busy_timeout=5000;"
    ))?;
    // The first page is read here: a wrong key or a damaged file is known before anything else happens.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection)
}
