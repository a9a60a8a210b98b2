//! A vault as another program opens it: `keys.json` with `age`, the database with SQLCipher, no line of the core.

use std::fmt::Write;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use age::secrecy::SecretString;
use rusqlite::Connection;
use serde_json::Value;
use wahana_tests::walk::PASSPHRASE;

/// A connection with the pragmas of SECURITY.md ("Vault") and a page cache of so many KiB.
pub(crate) fn open(root: &Path, cache: u32) -> Connection {
    connect(&database(root), &key(root), cache)
}

/// The database of the generation that is in force.
pub(crate) fn database(root: &Path) -> PathBuf {
    generation(root).join("wahana.db")
}

fn generation(root: &Path) -> PathBuf {
    let number = fs::read_to_string(root.join("current")).unwrap();
    root.join("vault").join(number.trim())
}

/// The data key in hexadecimal, by the head's passphrase.
pub(crate) fn key(root: &Path) -> String {
    let keys: Value = serde_json::from_slice(&fs::read(generation(root).join("keys.json")).unwrap()).unwrap();
    let sealed = keys["identities"].as_object().unwrap().values().next().unwrap();
    let passphrase = age::scrypt::Identity::new(SecretString::from(PASSPHRASE.to_owned()));
    let identity = age::decrypt(&passphrase, &dearmor(&sealed[0])).unwrap();
    let identity: age::x25519::Identity = std::str::from_utf8(&identity).unwrap().parse().unwrap();
    let key = age::decrypt(&identity, &dearmor(&keys["data_key"])).unwrap();
    let mut hex = String::new();
    for byte in key {
        write!(hex, "{byte:02x}").unwrap();
    }
    hex
}

/// [`open`] with the key at hand.
pub(crate) fn connect(database: &Path, key: &str, cache: u32) -> Connection {
    let connection = keyed(database, key);
    connection
        .execute_batch(&format!(
            "PRAGMA cache_size=-{cache}; PRAGMA foreign_keys=ON;
             PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY;
             PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;
             PRAGMA wal_autocheckpoint=1000;"
        ))
        .unwrap();
    connection.set_prepared_statement_cache_capacity(128);
    connection
}

/// A connection with the key and nothing else chosen.
pub(crate) fn keyed(database: &Path, key: &str) -> Connection {
    let connection = Connection::open(database).unwrap();
    connection.execute_batch(&format!("PRAGMA key = \"x'{key}'\";")).unwrap();
    connection
}

fn dearmor(sealed: &Value) -> Vec<u8> {
    let mut bytes = Vec::new();
    age::armor::ArmoredReader::new(sealed.as_str().unwrap().as_bytes()).read_to_end(&mut bytes).unwrap();
    bytes
}
