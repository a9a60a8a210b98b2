//! The RWs that the office knows, and the keys of theirs that a person has confirmed.

use std::collections::HashMap;

use chrono::Utc;
use rusqlite::{Connection, params};
use wahana_core::reference::regions;
use wahana_handover::content::RwIdentity;
use wahana_handover::keys::VerifyingKey;
use wahana_papers::text::one_line;

use crate::Result;

/// A known RW.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sender {
    pub(crate) id: i64,
    pub(crate) kelurahan_code: String,
    pub(crate) rw: String,
    pub(crate) kelurahan: String,
    pub(crate) kemantren: String,
    pub(crate) group: String,
}

impl Sender {
    /// How the office writes it and takes it as an argument: `34.71.13.1002/005`.
    pub(crate) fn code(&self) -> String {
        format!("{}/{}", self.kelurahan_code, self.rw)
    }

    /// Whether this RW is meant: with or without dots, with `/`, `-` or `RW` between.
    pub(crate) fn is_meant_by(&self, typed: &str) -> bool {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let plain = |letter: char| letter.is_ascii_digit() || "./- RWrw".contains(letter);
        typed.chars().all(plain) && digits(typed) == digits(&self.code())
    }
}

/// The confirmed keys, by kelurahan code and RW.
pub(crate) type KnownKeys = HashMap<(String, String), VerifyingKey>;

/// All confirmed keys that were not replaced.
pub(crate) fn known_keys(connection: &Connection) -> Result<KnownKeys> {
    let mut statement = connection.prepare(
        "SELECT kelurahan_code, rw, signing_key FROM rw JOIN rw_key ON rw_id = rw.id WHERE replaced_at IS NULL",
    )?;
    let mut keys = KnownKeys::new();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let key: String = row.get(2)?;
        keys.insert((row.get(0)?, row.get(1)?), VerifyingKey::try_from(key)?);
    }
    Ok(keys)
}

/// Notes the RW of a package that verified. Its kelurahan and kemantren are named as the official list has
/// them; only outside that list does the sender's spelling count. A sender nobody has `confirmed` corrects no
/// name of a known RW.
pub(crate) fn note(
    connection: &Connection,
    identity: &RwIdentity,
    confirmed: bool,
    training: bool,
) -> Result<i64> {
    let official = regions(training).into_iter().find(|one| one.code == identity.kelurahan_code);
    let (kelurahan, kemantren) = official.map_or_else(
        || (one_line(&identity.kelurahan), one_line(&identity.kemantren)),
        |one| (one.name, one.kemantren),
    );
    Ok(connection.query_row(
        "INSERT INTO rw (kelurahan_code, rw, kelurahan, kemantren, group_name) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (kelurahan_code, rw) DO UPDATE SET
           kelurahan = iif(?6, excluded.kelurahan, kelurahan),
           kemantren = iif(?6, excluded.kemantren, kemantren),
           group_name = iif(?6, excluded.group_name, group_name)
         RETURNING id",
        params![
            identity.kelurahan_code,
            identity.rw,
            kelurahan,
            kemantren,
            one_line(&identity.group),
            confirmed
        ],
        |row| row.get(0),
    )?)
}

/// Makes `key` the one that counts for the RW; the one before stays on record.
pub(crate) fn confirm(connection: &mut Connection, rw: i64, key: &str) -> Result<()> {
    let now = Utc::now();
    let transaction = connection.transaction()?;
    transaction.execute(
        "UPDATE rw_key SET replaced_at = ?2 WHERE rw_id = ?1 AND replaced_at IS NULL",
        params![rw, now],
    )?;
    transaction.execute(
        "INSERT INTO rw_key (rw_id, signing_key, confirmed_at) VALUES (?1, ?2, ?3)",
        params![rw, key, now],
    )?;
    Ok(transaction.commit()?)
}

/// All known RWs in the order of their codes.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Sender>> {
    let mut statement = connection.prepare(
        "SELECT id, kelurahan_code, rw, kelurahan, kemantren, group_name FROM rw ORDER BY kelurahan_code, rw",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(Sender {
            id: row.get(0)?,
            kelurahan_code: row.get(1)?,
            rw: row.get(2)?,
            kelurahan: row.get(3)?,
            kemantren: row.get(4)?,
            group: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_rw_is_found_by_its_code_however_it_is_written() {
        let sender = Sender {
            id: 1,
            kelurahan_code: "34.71.13.1002".to_owned(),
            rw: "005".to_owned(),
            kelurahan: "Pandeyan".to_owned(),
            kemantren: "Umbulharjo".to_owned(),
            group: "Guyub Rukun".to_owned(),
        };
        for typed in ["34.71.13.1002/005", "3471131002-RW005", "34.71.13.1002 005"] {
            assert!(sender.is_meant_by(typed), "{typed}");
        }
        for typed in ["", "34.71.13.1002", "34.71.13.1002/006", "019346f0-3471-7113-1002-005"] {
            assert!(!sender.is_meant_by(typed), "{typed}");
        }
    }
}
