//! SQL of `record` and `withdrawn`: brings the rows of one package in. Runs inside the package's transaction.

use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use uuid::Uuid;
use wahana_core::Error as CoreError;
use wahana_handover::content::{Contents, Table, WithdrawalRow};

use super::versions::{Known, Place, Version};
use crate::Result;

/// Takes every row and withdrawal of a package of `rw`.
pub(super) fn take(connection: &Connection, rw: i64, contents: &Contents) -> Result<()> {
    let taking = Taking {
        connection,
        rw,
        number: contents.meta.number,
        made_at: contents.meta.created_at.to_rfc3339(),
    };
    taking.rows(&contents.residents)?;
    taking.rows(&contents.households)?;
    taking.rows(&contents.members)?;
    taking.rows(&contents.cases)?;
    taking.rows(&contents.case_types)?;
    taking.rows(&contents.follow_ups)?;
    taking.rows(&contents.assistance)?;
    taking.rows(&contents.assistance_funds)?;
    contents.withdrawals.iter().try_for_each(|row| taking.withdrawal(row))
}

/// Rows that count, by table, of one RW.
pub(crate) fn count(connection: &Connection, rw: i64, table: &str) -> Result<i64> {
    let sql = "SELECT count(*) FROM record WHERE rw_id = ?1 AND record_table = ?2 AND standing = 'current'";
    Ok(connection.prepare_cached(sql)?.query_row(params![rw, table], |row| row.get(0))?)
}

struct Taking<'a> {
    connection: &'a Connection,
    rw: i64,
    number: i64,
    made_at: String,
}

impl Taking<'_> {
    fn place(&self, rev: i64) -> Place {
        Place { rev, number: self.number, made_at: self.made_at.clone() }
    }

    fn rows<T: Table + Serialize>(&self, rows: &[T]) -> Result<()> {
        for row in rows {
            let value = serde_json::to_value(row)?;
            let id = value["id"].as_str().and_then(|id| id.parse().ok());
            let id: Uuid = id.ok_or_else(|| CoreError::internal("a row without an id"))?;
            let rev = value["rev"].as_i64().ok_or_else(|| CoreError::internal("a row without a rev"))?;
            let hash = value["row_hash"].as_str().unwrap_or_default().to_owned();
            let mut known = self.known(T::NAME, id)?;
            let before = known.clone();
            known.see(Version { place: self.place(rev), hash, row: value.to_string() });
            if known != before {
                self.keep(T::NAME, id, &known)?;
            }
        }
        Ok(())
    }

    fn withdrawal(&self, row: &WithdrawalRow) -> Result<()> {
        let mut known = self.known(&row.tabel, row.id)?;
        known.withdraw(self.place(row.rev));
        if known.gone == Some(self.place(row.rev)) {
            self.connection
                .prepare_cached("INSERT OR REPLACE INTO withdrawn VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
                .execute(params![
                    self.rw,
                    row.tabel,
                    row.id,
                    row.rev,
                    self.number,
                    self.made_at,
                    row.alasan
                ])?;
        }
        self.keep(&row.tabel, row.id, &known)
    }

    fn known(&self, table: &str, id: Uuid) -> Result<Known> {
        let gone = self
            .connection
            .prepare_cached(
                "SELECT rev, number, made_at FROM withdrawn
                 WHERE rw_id = ?1 AND record_table = ?2 AND record_id = ?3",
            )?
            .query_row(params![self.rw, table, id], |row| {
                Ok(Place { rev: row.get(0)?, number: row.get(1)?, made_at: row.get(2)? })
            })
            .optional()?;
        let mut statement = self.connection.prepare_cached(
            "SELECT rev, number, made_at, row_hash, row FROM record
             WHERE rw_id = ?1 AND record_table = ?2 AND record_id = ?3 ORDER BY standing",
        )?;
        let versions = statement.query_map(params![self.rw, table, id], |row| {
            let place = Place { rev: row.get(0)?, number: row.get(1)?, made_at: row.get(2)? };
            Ok(Version { place, hash: row.get(3)?, row: row.get(4)? })
        })?;
        Ok(Known { gone, versions: versions.collect::<rusqlite::Result<_>>()? })
    }

    fn keep(&self, table: &str, id: Uuid, known: &Known) -> Result<()> {
        self.connection
            .prepare_cached("DELETE FROM record WHERE rw_id = ?1 AND record_table = ?2 AND record_id = ?3")?
            .execute(params![self.rw, table, id])?;
        let mut insert = self
            .connection
            .prepare_cached("INSERT INTO record VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?;
        for (at, version) in known.versions.iter().enumerate() {
            let Version { place, hash, row } = version;
            let standing = if at == 0 { "current" } else { "finding" };
            insert.execute(params![
                self.rw,
                table,
                id,
                hash,
                place.rev,
                place.number,
                place.made_at,
                standing,
                row
            ])?;
        }
        Ok(())
    }
}
