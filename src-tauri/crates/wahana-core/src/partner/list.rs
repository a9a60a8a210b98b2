//! The directory: by name, narrowed by kind and by what was typed.

use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Result;
use crate::database::Read;
use crate::values::fold;
use crate::vault::Right;

/// A partner as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct PartnerRow {
    /// Which.
    pub id: Uuid,
    /// As it calls itself.
    pub name: String,
    /// Code of its kind.
    pub kind: String,
    /// What one can come to them for; may be empty.
    pub offers: String,
    /// May be empty.
    pub phone: String,
    /// Whom to ask for there; may be empty.
    pub contact: String,
    /// May be empty.
    pub address: String,
    /// Whether something can be referred to them.
    pub active: bool,
}

/// What the list is narrowed to; nothing set means all that are active.
#[derive(Clone, Debug, Default, Deserialize, specta::Type)]
pub struct PartnerFilter {
    /// What was typed: parts of the name, of what they offer, of the contact or the address; empty for all.
    pub query: String,
    /// Code of one kind; empty for all.
    pub kind: String,
    /// Also those that are not active any more.
    pub inactive_too: bool,
}

/// Partners by name, `limit` from `offset`.
pub fn list(ctx: &Read, filter: &PartnerFilter, offset: u32, limit: u32) -> Result<Vec<PartnerRow>> {
    ctx.require(Right::CaseRead)?;
    let page = format!("LIMIT {limit} OFFSET {offset}");
    if filter.query.trim().is_empty() {
        return rows(ctx, filter, &page);
    }
    Ok(matching(ctx, filter)?.into_iter().skip(offset as usize).take(limit as usize).collect())
}

/// How many there are.
pub fn count(ctx: &Read, filter: &PartnerFilter) -> Result<i64> {
    ctx.require(Right::CaseRead)?;
    if !filter.query.trim().is_empty() {
        return Ok(i64::try_from(matching(ctx, filter)?.len()).unwrap_or(i64::MAX));
    }
    let (wheres, values) = condition(filter);
    let sql = format!("SELECT count(*) FROM partner WHERE {wheres}");
    Ok(ctx.connection().prepare_cached(&sql)?.query_row(params_from_iter(values), |row| row.get(0))?)
}

/// Partners that are called the same, whatever the case and the dots: perhaps the one that is being written down again.
/// A name alone refuses nothing.
pub fn named(ctx: &Read, name: &str, except: Option<Uuid>) -> Result<Vec<PartnerRow>> {
    ctx.require(Right::CaseRead)?;
    let wanted = plain(name);
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let all = rows(ctx, &PartnerFilter { inactive_too: true, ..PartnerFilter::default() }, "")?;
    Ok(all.into_iter().filter(|row| Some(row.id) != except && plain(&row.name) == wanted).collect())
}

/// Letters and digits alone. What search makes alike is too much here: "Contoh II" is not "Contoh I".
fn plain(name: &str) -> String {
    name.chars().filter(|one| one.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// One row.
pub(super) fn row(ctx: &Read, id: Uuid) -> Result<PartnerRow> {
    let sql = format!("SELECT {COLUMNS} FROM partner WHERE id = ?1 AND withdrawn = ''");
    Ok(ctx.connection().prepare_cached(&sql)?.query_row([id], row_of)?)
}

const COLUMNS: &str = "id, name, kind, offers, phone, contact, address, active";

fn row_of(row: &Row) -> rusqlite::Result<PartnerRow> {
    Ok(PartnerRow {
        id: row.get(0)?,
        name: row.get(1)?,
        kind: row.get(2)?,
        offers: row.get(3)?,
        phone: row.get(4)?,
        contact: row.get(5)?,
        address: row.get(6)?,
        active: row.get(7)?,
    })
}

/// A directory has some hundreds of lines at most, so what was typed is looked for in each of them.
fn matching(ctx: &Read, filter: &PartnerFilter) -> Result<Vec<PartnerRow>> {
    let words = fold(&filter.query);
    let words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
    let number: String = filter.query.chars().filter(char::is_ascii_digit).collect();
    let holds = |row: &PartnerRow| {
        let text = fold(&[&*row.name, &row.offers, &row.contact, &row.address].join(" "));
        words.iter().all(|word| text.contains(word)) || has_number(&row.phone, &filter.query, &number)
    };
    Ok(rows(ctx, filter, "")?.into_iter().filter(holds).collect())
}

/// Whether a telephone number is written so, however it is grouped: nothing but digits and what stands between them was typed,
/// and more than three.
fn has_number(phone: &str, typed: &str, number: &str) -> bool {
    let between = |sign: char| sign.is_ascii_digit() || " -.+()".contains(sign);
    let digits = || phone.chars().filter(char::is_ascii_digit).collect::<String>();
    number.len() > 3 && typed.chars().all(between) && digits().contains(number)
}

/// The partners whose name has the folded word, as a list for SQL.
pub(crate) fn ids_matching(ctx: &Read, word: &str) -> Result<String> {
    let all = rows(ctx, &PartnerFilter { inactive_too: true, ..PartnerFilter::default() }, "")?;
    let found = all.into_iter().filter(|row| fold(&row.name).contains(word));
    Ok(found.map(|row| format!("x'{}'", row.id.simple())).collect::<Vec<_>>().join(", "))
}

fn rows(ctx: &Read, filter: &PartnerFilter, page: &str) -> Result<Vec<PartnerRow>> {
    let (wheres, values) = condition(filter);
    let sql = format!("SELECT {COLUMNS} FROM partner WHERE {wheres} ORDER BY name COLLATE NOCASE, id {page}");
    let mut statement = ctx.connection().prepare_cached(&sql)?;
    let found = statement.query_map(params_from_iter(values), row_of)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn condition(filter: &PartnerFilter) -> (String, Vec<Value>) {
    let mut wheres = vec!["withdrawn = ''"];
    let mut values = Vec::new();
    if !filter.kind.is_empty() {
        wheres.push("kind = ?1");
        values.push(Value::Text(filter.kind.clone()));
    }
    if !filter.inactive_too {
        wheres.push("active = 1");
    }
    (wheres.join(" AND "), values)
}
