//! `head.json`: how far the journal went when the vault was closed last, beside the database and authenticated under
//! the data key. Whoever puts back an older `wahana.db` without knowing the key leaves a head that the database does
//! not have. (An older folder as a whole is told by the heads in receipts and in backups.)

use std::fs;
use std::path::Path;

use chrono::{SecondsFormat, Utc};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use sha2_hmac::Sha256;
use wahana_platform::write_atomically;
use zeroize::Zeroizing;

use crate::database::DataKey;
use crate::{Error, Result, journal};

const NAME: &str = "head.json";
/// What the key is for: no other use of the data key gives the same one.
const PURPOSE: &[u8] = b"wahana journal head 1";

/// The file. `mac` is HMAC-SHA-256 over `seq`, `hash` and `at`, each with a line feed.
#[derive(Serialize, Deserialize)]
struct Kept {
    seq: i64,
    /// Hexadecimal.
    hash: String,
    /// UTC, RFC 3339.
    at: String,
    /// Hexadecimal.
    mac: String,
}

/// The newest head that is known of a database that does not have it.
pub(super) struct Newer {
    /// Entries that there were.
    pub(super) seq: i64,
    /// When they were, UTC, RFC 3339.
    pub(super) at: String,
}

/// The kept head where the database does not have it. A file that is gone, damaged or of another key tells nothing:
/// nobody is kept out because of it.
pub(super) fn older(generation: &Path, key: &DataKey, connection: &Connection) -> Result<Option<Newer>> {
    let Some(kept) = read(generation, key) else { return Ok(None) };
    let there = journal::head_at(connection, kept.seq)?;
    let has_it = there.is_some_and(|head| hex(&head.hash) == kept.hash);
    Ok((!has_it).then_some(Newer { seq: kept.seq, at: kept.at }))
}

/// Whether a head is kept here that can be believed.
pub(super) fn is_there(generation: &Path, key: &DataKey) -> bool {
    read(generation, key).is_some()
}

/// Keeps the present head. Where the database is one that has no entry yet, there is nothing to keep.
pub(super) fn renew(generation: &Path, key: &DataKey, connection: &Connection) -> Result<()> {
    let head = journal::head(connection)?;
    let (seq, hash) = (head.seq, hex(&head.hash));
    if seq == 0 || read(generation, key).is_some_and(|kept| kept.seq == seq && kept.hash == hash) {
        return Ok(());
    }
    let at = Utc::now().to_rfc3339_opts(SecondsFormat::Millis, true);
    let mac = hex(&mac(key, seq, &hash, &at)?.finalize().into_bytes());
    let bytes = serde_json::to_vec_pretty(&Kept { seq, hash, at, mac })?;
    Ok(write_atomically(&generation.join(NAME), &bytes)?)
}

fn read(generation: &Path, key: &DataKey) -> Option<Kept> {
    let kept: Kept = serde_json::from_slice(&fs::read(generation.join(NAME)).ok()?).ok()?;
    let expected = mac(key, kept.seq, &kept.hash, &kept.at).ok()?;
    expected.verify_slice(&from_hex(&kept.mac)?).ok()?;
    Some(kept)
}

fn mac(key: &DataKey, seq: i64, hash: &str, at: &str) -> Result<Hmac<Sha256>> {
    let mut derived = Zeroizing::new([0_u8; 32]);
    let broken = |_| Error::internal("head key");
    Hkdf::<Sha256>::new(None, key.bytes()).expand(PURPOSE, derived.as_mut_slice()).map_err(broken)?;
    let mac = Hmac::<Sha256>::new_from_slice(derived.as_slice());
    let mut mac = mac.map_err(|_| Error::internal("head key"))?;
    mac.update(format!("{seq}\n{hash}\n{at}\n").as_bytes());
    Ok(mac)
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{PASSPHRASE, World, a_person, disk_after_a_cut};
    use crate::vault::{Folder, Vault, unlock};
    use crate::{Uuid, history};

    /// A closed vault, its officer, and a copy of its database from before the second resident.
    fn closed() -> (tempfile::TempDir, Folder, Uuid, Vec<u8>) {
        let world = World::with_group();
        world.person(&a_person("Sekar Dangan"));
        let (from, officer) = (world.folder.root().to_owned(), world.vault.officer().id);
        let World { vault, _disk, .. } = world;
        drop(vault);
        let (disk, folder) = disk_after_a_cut(&from);
        let before = fs::read(database(&folder)).unwrap();
        let vault = unlock(&folder, officer, PASSPHRASE).unwrap();
        vault.write(|ctx| crate::person::add(ctx, &a_person("Sekar Jali"))).unwrap();
        drop(vault);
        (disk, folder, officer, before)
    }

    fn database(folder: &Folder) -> std::path::PathBuf {
        folder.generation().unwrap().join("wahana.db")
    }

    fn noted(vault: &Vault) -> i64 {
        let sql = "SELECT count(*) FROM journal WHERE op = 'older_data'";
        vault.read(|ctx| Ok(ctx.connection().query_row(sql, [], |row| row.get(0))?)).unwrap()
    }

    #[test]
    fn an_older_database_put_back_alone_is_told_once_and_refuses_nothing() {
        let (_disk, folder, officer, before) = closed();
        fs::write(database(&folder), before).unwrap();
        let vault = unlock(&folder, officer, PASSPHRASE).unwrap();
        assert!(vault.older_data());
        assert_eq!(noted(&vault), 1);
        // What is left is a sound vault: the check finds nothing more to say.
        let check =
            history::check_journal(&vault, &mut |_, _| std::ops::ControlFlow::Continue(())).unwrap().unwrap();
        assert!(check.is_clean(), "{check:?}");
        drop(vault);
        let again = unlock(&folder, officer, PASSPHRASE).unwrap();
        assert!(!again.older_data());
        assert_eq!(noted(&again), 1);
    }

    #[test]
    fn a_vault_as_it_was_left_or_after_a_crash_is_not_older() {
        let (_disk, folder, officer, _) = closed();
        let vault = unlock(&folder, officer, PASSPHRASE).unwrap();
        assert!(!vault.older_data());
        vault.write(|ctx| crate::person::add(ctx, &a_person("Sekar Mlathi"))).unwrap();
        // As after a crash: the head stays as it was at the last close.
        std::mem::forget(vault);
        assert!(!unlock(&folder, officer, PASSPHRASE).unwrap().older_data());
    }

    #[test]
    fn a_head_that_is_gone_damaged_or_forged_tells_nothing() {
        let (_disk, folder, officer, before) = closed();
        let head = folder.generation().unwrap().join(NAME);
        let kept = fs::read_to_string(&head).unwrap();
        let forged = kept.replace("\"seq\": ", "\"seq\": 9");
        assert_ne!(forged, kept);
        for text in [None, Some(String::new()), Some("{}".to_owned()), Some(forged)] {
            fs::write(database(&folder), &before).unwrap();
            match text {
                Some(text) => fs::write(&head, text).unwrap(),
                None => fs::remove_file(&head).unwrap(),
            }
            assert!(!unlock(&folder, officer, PASSPHRASE).unwrap().older_data());
        }
    }
}
