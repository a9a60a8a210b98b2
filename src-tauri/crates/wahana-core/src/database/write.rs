//! The writing context: one transaction in which the row and its journal entry commit together or not at all.

use std::cell::{Cell, RefCell};
use std::ops::Deref;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, TransactionBehavior, params};
use uuid::Uuid;

use super::Read;
use crate::journal::{self, Entry, Journalled, Op};
use crate::vault::Officer;
use crate::{Error, FaultCode, Result};

/// What a changing operation gets. It can do all that [`Read`] can, inside the transaction.
pub struct Write<'a> {
    read: Read<'a>,
    act: Uuid,
    now: DateTime<Utc>,
    chain: RefCell<journal::Head>,
    /// The act that this one takes back.
    undoes: Cell<Option<Uuid>>,
    changed: Cell<bool>,
}

impl<'a> Deref for Write<'a> {
    type Target = Read<'a>;

    fn deref(&self) -> &Read<'a> {
        &self.read
    }
}

/// Runs `operation` in one transaction: its answer means that everything is on the disk (`synchronous=FULL`);
/// its error means that nothing happened.
pub fn transact<T>(
    connection: &mut Connection,
    officer: &Officer,
    now: DateTime<Utc>,
    today: NaiveDate,
    operation: impl FnOnce(&Write) -> Result<T>,
) -> Result<T> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let outcome = {
        let write = Write {
            read: Read::new(&transaction, officer, today),
            act: Uuid::now_v7(),
            now,
            chain: RefCell::new(journal::head(&transaction)?),
            undoes: Cell::new(None),
            changed: Cell::new(false),
        };
        operation(&write)?
    };
    transaction.commit()?;
    Ok(outcome)
}

impl Write<'_> {
    /// The act all entries of this transaction carry: the unit of "who did what" and of undo.
    pub fn act(&self) -> Uuid {
        self.act
    }

    /// Whether a record was written or changed so far: nothing else can be taken back.
    pub fn has_changed(&self) -> bool {
        self.changed.get()
    }

    /// From here on the operation takes back another act.
    pub(crate) fn undoing(&self, act: Uuid) {
        self.undoes.set(Some(act));
    }

    /// When the operation happens, UTC.
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// Stores a new row through `sql`, stamps it and writes its journal entry.
    pub(crate) fn create(
        &self,
        table: &Journalled,
        id: Uuid,
        sql: impl FnOnce(&Connection) -> Result<()>,
    ) -> Result<()> {
        sql(self.connection())?;
        let rev = self.stamp(table, id)?;
        let after = table.image(self.connection(), id)?;
        self.append(table.area, id, Op::Create, rev, &journal::difference(None, Some(&after)))
    }

    /// Changes a row through `sql`, stamps it and writes what changed into the journal. With `expected`,
    /// refuses when somebody else changed the row since it was read. Where nothing changed, nothing is written.
    pub(crate) fn change(
        &self,
        table: &Journalled,
        id: Uuid,
        expected: Option<i64>,
        sql: impl FnOnce(&Connection) -> Result<()>,
    ) -> Result<()> {
        let rev = table.rev(self.connection(), id)?.ok_or(FaultCode::NotFound)?;
        if expected.is_some_and(|expected| expected != rev) {
            return Err(FaultCode::Changed.into());
        }
        let before = table.image(self.connection(), id)?;
        sql(self.connection())?;
        let after = table.image(self.connection(), id)?;
        if before == after {
            return Ok(());
        }
        let rev = self.stamp(table, id)?;
        self.append(table.area, id, Op::Change, rev, &journal::difference(Some(&before), Some(&after)))
    }

    /// Gives every row that names one record in `column` to another record, each with its entry, hidden ones too. A row
    /// stays where the other may have only one and has it.
    pub(crate) fn repoint(&self, table: &Journalled, column: &str, from: Uuid, to: Uuid) -> Result<()> {
        let sql = format!("UPDATE OR IGNORE {} SET {column} = ?2 WHERE id = ?1", table.table);
        for id in journal::naming_record(self.connection(), table, column, from)? {
            self.change(table, id, None, |connection| {
                connection.prepare_cached(&sql)?.execute(params![id, to])?;
                Ok(())
            })?;
        }
        Ok(())
    }

    /// Erases what a record says, for good: `sql` empties the row, its earlier entries lose their content, and one entry
    /// tells what is left. Nothing of it can be taken back.
    pub(crate) fn erase(
        &self,
        table: &Journalled,
        id: Uuid,
        sql: impl FnOnce(&Connection) -> Result<()>,
    ) -> Result<()> {
        sql(self.connection())?;
        journal::empty_entries(self.connection(), id)?;
        let rev = self.stamp(table, id)?;
        let left = table.image(self.connection(), id)?;
        self.append(table.area, id, Op::Erase, rev, &journal::difference(None, Some(&left)))
    }

    /// Writes an entry that changes no row: a sign-in, a failure, a view of a secret record, a print, an export.
    pub(crate) fn record(
        &self,
        area: &'static str,
        id: Uuid,
        op: Op,
        values: &[(&str, String)],
    ) -> Result<()> {
        let payload = values
            .iter()
            .map(|(name, value)| ((*name).to_owned(), serde_json::json!([null, value])))
            .collect::<serde_json::Map<_, _>>();
        self.append(area, id, op, 0, &payload)
    }

    fn stamp(&self, table: &Journalled, id: Uuid) -> Result<i64> {
        let sql = format!(
            "UPDATE {} SET rev = rev + 1, changed_at = ?2, changed_by = ?3 WHERE id = ?1 RETURNING rev",
            table.table
        );
        let mut statement = self.connection().prepare_cached(&sql)?;
        statement
            .query_row(params![id, time_text(self.now), self.officer().id], |row| row.get(0))
            .map_err(Error::from)
    }

    fn append(
        &self,
        area: &'static str,
        record: Uuid,
        op: Op,
        rev: i64,
        payload: &serde_json::Map<String, serde_json::Value>,
    ) -> Result<()> {
        let entry = Entry {
            act: self.act,
            undoes: self.undoes.get(),
            time: time_text(self.now),
            officer: self.officer().id,
            area,
            record,
            op,
            rev,
            payload: serde_json::to_string(payload)?,
        };
        let head = journal::append(self.connection(), &self.chain.borrow(), &entry)?;
        *self.chain.borrow_mut() = head;
        self.changed.set(self.changed.get() || matches!(op, Op::Create | Op::Change));
        Ok(())
    }
}

/// UTC with milliseconds, as stored.
fn time_text(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}
