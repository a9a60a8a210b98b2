//! Finding residents: any part of name, nickname, NIK or address, in any order, old spelling or new.

use chrono::NaiveDate;
use rusqlite::{Connection, params_from_iter};
use serde::Deserialize;

use super::store::{ROW_COLUMNS, row_of};
use super::{PersonRow, visible};
use crate::Result;
use crate::database::Read;
use crate::values::{fold, is_placeholder, phrase};
use crate::vault::Right;

/// What a list of residents is narrowed to.
#[derive(Clone, Debug, Default, Deserialize, specta::Type)]
pub struct PersonFilter {
    /// What was typed; empty for all.
    pub query: String,
    /// Three digits; empty for all.
    pub rt: String,
    /// Also those who moved away or are dead.
    pub gone_too: bool,
}

/// Residents in the order of their names, `limit` from `offset`.
pub fn list(ctx: &Read, filter: &PersonFilter, offset: u32, limit: u32) -> Result<Vec<PersonRow>> {
    ctx.require(Right::PersonName)?;
    let (sql, values) = list_sql(ctx, filter, offset, limit);
    let mut statement = ctx.connection().prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(values), |row| row_of(row, ctx.today()))?;
    rows.map(|row| Ok(visible(ctx, row?))).collect()
}

/// The statement of [`list`]: who is shown is decided along indexes alone, and only their rows are read. Without a
/// search nothing is sorted, whatever the number of people.
pub(super) fn list_sql(ctx: &Read, filter: &PersonFilter, offset: u32, limit: u32) -> (String, Vec<String>) {
    let Condition { from, wheres, order, values } = Condition::of(ctx, filter);
    let sql = format!(
        "SELECT {ROW_COLUMNS} FROM person WHERE person.key IN (
             SELECT person.key FROM {from} WHERE {wheres} ORDER BY {order} LIMIT {limit} OFFSET {offset})
         ORDER BY person.name_key, person.key"
    );
    (sql, values)
}

/// Who was written down last and lives here, the newest first; empty for who may not see names.
pub fn newest(ctx: &Read, limit: u32) -> Result<Vec<PersonRow>> {
    if !ctx.may(Right::PersonName) {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT {ROW_COLUMNS} FROM person WHERE person.withdrawn = '' AND person.life = 'here'
         ORDER BY person.key DESC LIMIT ?1"
    );
    let mut statement = ctx.connection().prepare_cached(&sql)?;
    let rows = statement.query_map([limit], |row| row_of(row, ctx.today()))?;
    rows.map(|row| Ok(visible(ctx, row?))).collect()
}

/// How many there are; may come after the first rows.
pub fn count(ctx: &Read, filter: &PersonFilter) -> Result<i64> {
    ctx.require(Right::PersonName)?;
    let Condition { from, wheres, values, .. } = Condition::of(ctx, filter);
    let sql = format!("SELECT count(*) FROM {from} WHERE {wheres}");
    Ok(ctx.connection().prepare_cached(&sql)?.query_row(params_from_iter(values), |row| row.get(0))?)
}

/// A sub-select of the residents that one folded word finds; `?` is where `value` goes.
pub(crate) struct Matching {
    pub(crate) select: &'static str,
    pub(crate) value: String,
}

/// For lists that are searched by their people.
pub(crate) fn ids_matching(word: &str) -> Matching {
    if word.chars().count() >= 3 {
        return Matching {
            select: "SELECT person.id FROM person_search JOIN person ON person.key = person_search.rowid
                     WHERE person_search MATCH ? AND person.withdrawn = ''",
            value: phrase(word),
        };
    }
    Matching {
        select: "SELECT person.id FROM person_initial JOIN person ON person.key = person_initial.person
                 WHERE person_initial.initial = ? AND person.withdrawn = ''",
        value: word.to_owned(),
    }
}

struct Condition {
    from: &'static str,
    wheres: String,
    /// By name; along the index that has the names in their order already, where there is one.
    order: &'static str,
    values: Vec<String>,
}

impl Condition {
    fn of(ctx: &Read, filter: &PersonFilter) -> Self {
        let mut from = "person";
        let mut order = "person.name_key, person.key";
        let mut wheres = vec!["person.withdrawn = ''".to_owned()];
        let mut values = Vec::new();
        let folded = fold(&filter.query);
        let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        if words.iter().any(|word| word.chars().count() >= 3) {
            from =
                "person_search CROSS JOIN person INDEXED BY person_found ON person.key = person_search.rowid";
            values.push(words.iter().map(|word| phrase(word)).collect::<Vec<_>>().join(" AND "));
            wheres.push("person_search MATCH ?1".to_owned());
        } else {
            // A letter or two begin the name of very many: the index that has the names in their order.
            for (place, word) in words.into_iter().enumerate() {
                values.push(word.to_owned());
                wheres.push(if place == 0 {
                    from = "person_initial CROSS JOIN person INDEXED BY person_found
                            ON person.key = person_initial.person";
                    order = "person_initial.name_key, person_initial.person";
                    "person_initial.initial = ?1".to_owned()
                } else {
                    format!(
                        "person.key IN (SELECT person FROM person_initial WHERE initial = ?{})",
                        values.len()
                    )
                });
            }
        }
        if !filter.rt.is_empty() {
            values.push(filter.rt.clone());
            wheres.push(format!("person.rt = ?{}", values.len()));
        }
        if !filter.gone_too {
            wheres.push("person.life = 'here'".to_owned());
        }
        // Who may see only names must not find people by what they may not see.
        if !ctx.may(Right::PersonRead) && !folded.is_empty() {
            values.push(format!("%{}%", folded.replace(' ', "%")));
            wheres.push(format!("person.name_key LIKE ?{}", values.len()));
        }
        Self { from, wheres: wheres.join(" AND "), order, values }
    }
}

/// At most five: the same NIK first, then a similar name (all words but one, or the first five letters) in the RT.
pub(super) fn look_alikes(
    connection: &Connection,
    name: &str,
    nik: &str,
    rt: &str,
    today: NaiveDate,
) -> Result<Vec<PersonRow>> {
    let mut found = Vec::new();
    if nik.len() == 16 && !is_placeholder(nik) {
        let sql = format!(
            "SELECT {ROW_COLUMNS} FROM person WHERE nik = ?1 AND nik <> '' AND withdrawn = '' LIMIT 5"
        );
        let mut statement = connection.prepare_cached(&sql)?;
        for row in statement.query_map([nik], |row| row_of(row, today))? {
            found.push(row?);
        }
    }
    let folded = fold(name);
    let longest = folded.split(' ').filter(|word| word.chars().count() >= 3).max_by_key(|word| word.len());
    if let Some(word) = longest {
        let start: String = word.chars().take(5).collect();
        let sql = format!(
            "SELECT {ROW_COLUMNS} FROM person JOIN person_search ON person_search.rowid = person.key
             WHERE person_search MATCH ?1 AND person.withdrawn = '' AND (?2 = '' OR person.rt = ?2)
             ORDER BY person.name_key = ?3 DESC, person.name_key LIMIT 5"
        );
        let mut statement = connection.prepare_cached(&sql)?;
        let rows =
            statement.query_map([phrase(&start).as_str(), rt, folded.as_str()], |row| row_of(row, today))?;
        for row in rows {
            let row = row?;
            if !found.iter().any(|known: &PersonRow| known.id == row.id) {
                found.push(row);
            }
        }
    }
    found.truncate(5);
    Ok(found)
}
