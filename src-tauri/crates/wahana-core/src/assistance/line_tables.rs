//! SQL of the two lists of a gift, its goods and its sources, wherever they are kept.

use rusqlite::Connection;
use uuid::Uuid;

use super::lines::{FundForm, FundLine, ItemForm, ItemLine};
use crate::Result;
use crate::values::Quantity;

/// The tables `<record>_item` and `<record>_fund` with their column `<record>_id`.
pub(crate) struct LineTables(pub(crate) &'static str);

impl LineTables {
    /// Writes both lists anew.
    pub(crate) fn set(
        &self,
        connection: &Connection,
        id: Uuid,
        items: &[ItemLine],
        funds: &[FundLine],
    ) -> Result<()> {
        let Self(record) = self;
        for list in ["item", "fund"] {
            let sql = format!("DELETE FROM {record}_{list} WHERE {record}_id = ?1");
            connection.prepare_cached(&sql)?.execute([id])?;
        }
        let mut add_item = connection.prepare_cached(&format!(
            "INSERT INTO {record}_item ({record}_id, place, name, quantity, unit, value)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
        ))?;
        for (place, item) in (1_i64..).zip(items) {
            add_item.execute(rusqlite::params![
                id,
                place,
                item.name,
                item.quantity,
                item.unit,
                item.value
            ])?;
        }
        let mut add_fund = connection.prepare_cached(&format!(
            "INSERT INTO {record}_fund ({record}_id, place, fund, amount, own_fund) VALUES (?1, ?2, ?3, ?4, ?5)"
        ))?;
        for (place, line) in (1_i64..).zip(funds) {
            add_fund.execute(rusqlite::params![id, place, line.fund, line.amount, line.own_fund])?;
        }
        Ok(())
    }

    pub(crate) fn items(&self, connection: &Connection, id: Uuid) -> Result<Vec<ItemForm>> {
        let Self(record) = self;
        let mut statement = connection.prepare_cached(&format!(
            "SELECT name, quantity, unit, value FROM {record}_item WHERE {record}_id = ?1 ORDER BY place"
        ))?;
        let found = statement.query_map([id], |row| {
            let quantity: Quantity = row.get(1)?;
            Ok(ItemForm {
                name: row.get(0)?,
                quantity: quantity.to_string(),
                unit: row.get(2)?,
                value: row.get(3)?,
            })
        })?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    pub(crate) fn funds(&self, connection: &Connection, id: Uuid) -> Result<Vec<FundForm>> {
        let Self(record) = self;
        let mut statement = connection.prepare_cached(&format!(
            "SELECT fund, amount FROM {record}_fund WHERE {record}_id = ?1 ORDER BY place"
        ))?;
        let found =
            statement.query_map([id], |row| Ok(FundForm { fund: row.get(0)?, amount: row.get(1)? }))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }
}
