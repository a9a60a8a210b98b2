//! Finding residents: any part of name, nickname, NIK or address, in any order, old spelling or new.

use chrono::NaiveDate;
use rusqlite::{Connection, params_from_iter};
use serde::Deserialize;

use super::choosing::{self, Whom};
use super::similar::letters_wrong;
use super::store::{ROW_COLUMNS, row_of};
use super::{PersonRow, Typed, visible};
use crate::Result;
use crate::choice;
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
    /// Code of one tag; empty for all.
    #[serde(default)]
    pub tag: String,
    /// At least so many completed years.
    #[serde(default)]
    pub age_from: Option<u8>,
    /// At most so many.
    #[serde(default)]
    pub age_to: Option<u8>,
    /// `L` or `P`; empty for all.
    #[serde(default)]
    pub sex: String,
}

impl PersonFilter {
    pub(super) fn whom(&self) -> Whom<'_> {
        Whom { age_from: self.age_from, age_to: self.age_to, sex: &self.sex }
    }
}

/// Residents in the order of their names, `limit` from `offset`.
pub fn list(ctx: &Read, filter: &PersonFilter, offset: u32, limit: u32) -> Result<Vec<PersonRow>> {
    required(ctx, filter)?;
    let (sql, values) = list_sql(ctx, filter, offset, limit);
    let mut statement = ctx.connection().prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(values), |row| row_of(row, ctx.today()))?;
    rows.map(|row| Ok(visible(ctx, row?))).collect()
}

pub(super) fn required(ctx: &Read, filter: &PersonFilter) -> Result<()> {
    ctx.require(Right::PersonName)?;
    if filter.whom() != Whom::default() {
        // Who may see only names must not find people by what they may not see.
        ctx.require(Right::PersonRead)?;
    }
    if filter.tag.is_empty() { Ok(()) } else { choice::require_tag(ctx, &filter.tag) }
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
    required(ctx, filter)?;
    let Condition { from, wheres, values, .. } = Condition::of(ctx, filter);
    let sql = format!("SELECT count(*) FROM {from} WHERE {wheres}");
    Ok(ctx.connection().prepare_cached(&sql)?.query_row(params_from_iter(values), |row| row.get(0))?)
}

/// How residents are found by folded words, for lists that are searched by their people.
pub(crate) struct Matching {
    /// A condition for the resident whose id is in the column that stands at `{}`.
    condition: String,
    /// Whether that asks the resident of each row.
    asks_each: bool,
}

impl Matching {
    /// The condition for a column of another table with the id of a resident, named with its table.
    pub(crate) fn of(&self, column: &str) -> String {
        self.condition.replace("{}", column)
    }

    /// Whether the resident of each row is asked, and not looked for in a set that is made once.
    pub(crate) fn asks_each(&self) -> bool {
        self.asks_each
    }
}

/// Residents who have all of these words. Who may see only names must not find people by what they may not see. `bind` takes
/// a value and tells its place among the parameters.
pub(crate) fn matching(
    ctx: &Read,
    words: &[&str],
    bind: &mut impl FnMut(String) -> usize,
) -> Result<Matching> {
    // No EXISTS: SQLite would make a join of it, and begin with all residents who have the words.
    const ONE: &str = "(SELECT 1 FROM person WHERE person.id = {} AND person.withdrawn = ''";
    if !ctx.may(Right::PersonRead) {
        let begins =
            |word: &&str| format!(" AND ' ' || person.name_key LIKE ?{}", bind(format!("% {word}%")));
        let has: String = words.iter().map(begins).collect();
        return Ok(Matching { condition: format!("{ONE}{has})"), asks_each: true });
    }
    let long = words.iter().any(|word| word.chars().count() >= 3);
    let (rows, key, asked) = if long {
        ("FROM person_search WHERE person_search MATCH", "rowid", vec![phrases(words)])
    } else {
        (
            "FROM person_initial WHERE initial =",
            "person",
            words.iter().map(|word| (*word).to_owned()).collect(),
        )
    };
    let mut asks_each = true;
    for value in &asked {
        asks_each &= ctx.is_common(&format!("{rows} ?1"), value)?;
    }
    let mut has = String::new();
    for value in asked {
        let place = bind(value);
        // A letter begins the names of a quarter of a village: of these no set is made.
        has = if asks_each && !long {
            format!("{has} AND (SELECT 1 {rows} ?{place} AND person_initial.person = person.key)")
        } else {
            format!("{has} AND person.key IN (SELECT {key} {rows} ?{place})")
        };
    }
    let condition = if asks_each {
        format!("{ONE}{has})")
    } else {
        format!("{{}} IN (SELECT person.id FROM person WHERE person.withdrawn = ''{has})")
    };
    Ok(Matching { condition, asks_each })
}

/// All of the words, as the search takes them.
fn phrases(words: &[&str]) -> String {
    words.iter().map(|word| phrase(word)).collect::<Vec<_>>().join(" AND ")
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
        let number = own_number(&words);
        if let Some(number) = number {
            // As a word it leads to whoever a record with that number turned out to be.
            values.push(number.to_owned());
            values.push(phrases(&words));
            wheres.push(
                "(person.number = CAST(?1 AS INTEGER)
                  OR person.key IN (SELECT rowid FROM person_search WHERE person_search MATCH ?2))"
                    .to_owned(),
            );
        } else if words.iter().any(|word| word.chars().count() >= 3) {
            from =
                "person_search CROSS JOIN person INDEXED BY person_found ON person.key = person_search.rowid";
            values.push(phrases(&words));
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
        if !filter.tag.is_empty() {
            values.push(filter.tag.clone());
            let tagged = choice::ids_tagged("person_id", values.len());
            // From the ids to the keys, and from these to who is shown, along two indexes and no wide row.
            wheres.push(format!(
                "person.key IN (SELECT named.key FROM person AS named WHERE named.id IN ({tagged}))"
            ));
            if from == "person" && number.is_none() {
                from = "person INDEXED BY person_found";
            }
        }
        if !filter.gone_too {
            wheres.push("person.life = 'here'".to_owned());
        }
        let whom = choosing::conditions(ctx, filter.whom());
        if !whom.is_empty() && from == "person" && number.is_none() {
            from = "person INDEXED BY person_aged";
        }
        // Who may see only names must not find people by what they may not see.
        if !ctx.may(Right::PersonRead) && !folded.is_empty() {
            values.push(format!("%{}%", folded.replace(' ', "%")));
            wheres.push(format!("person.name_key LIKE ?{}", values.len()));
        }
        Self { from, wheres: wheres.join(" AND ") + &whom, order, values }
    }
}

/// The digits of `W-0012` as [`fold`] leaves it, where nothing else was typed.
fn own_number<'a>(words: &[&'a str]) -> Option<&'a str> {
    let &["w", digits] = words else { return None };
    digits.chars().all(|one| one.is_ascii_digit()).then_some(digits)
}

/// So many look-alikes are shown at most.
const ALIKE: usize = 5;
/// So many of those who have the word typed are weighed.
const WEIGHED: u32 = 50;

/// At most five: the same NIK first, then who has the longest word of the name (its first five letters) or, in the RT,
/// one that is a letter or two away. Of these the nearest in age come first, then the nearest in letters.
pub(super) fn look_alikes(
    connection: &Connection,
    typed: &Typed,
    today: NaiveDate,
) -> Result<Vec<PersonRow>> {
    let mut found = Vec::new();
    if typed.nik.len() == 16 && !is_placeholder(typed.nik) {
        let sql = format!(
            "SELECT {ROW_COLUMNS} FROM person WHERE nik = ?1 AND nik <> '' AND withdrawn = ''
             UNION SELECT {ROW_COLUMNS} FROM person WHERE withdrawn = '' AND id IN (
                 SELECT merged_into FROM person WHERE nik = ?1 AND nik <> '' AND merged_into IS NOT NULL)
             LIMIT {ALIKE}"
        );
        let mut statement = connection.prepare_cached(&sql)?;
        for row in statement.query_map([typed.nik], |row| row_of(row, today))? {
            found.push(row?);
        }
    }
    let folded = fold(typed.name);
    let longest = folded.split(' ').filter(|word| word.chars().count() >= 3).max_by_key(|word| word.len());
    if let Some(word) = longest {
        let mut named = with_the_word(connection, word, &folded, typed.rt, today)?;
        for key in nearly_the_word(connection, word, typed.rt)? {
            named.extend(by_key(connection, key, today)?);
        }
        let age = typed.birth.age(today);
        named.sort_by_cached_key(|row| {
            let own = fold(&row.name);
            let gap = age.zip(row.age).map(|(typed, own)| typed.abs_diff(own));
            let letters = letters_wrong(word, &own).unwrap_or(usize::MAX);
            (age_class(gap), own != folded, letters, gap, own)
        });
        for row in named {
            if !found.iter().any(|known: &PersonRow| known.id == row.id) {
                found.push(row);
            }
        }
    }
    found.truncate(ALIKE);
    Ok(found)
}

/// A few years are no difference (ages are guessed); where one age is not known, nothing speaks against it.
fn age_class(gap: Option<u32>) -> u8 {
    match gap {
        Some(0..=5) => 0,
        None => 1,
        Some(_) => 2,
    }
}

/// Who has the word's first five letters in what they are found by; in the RT, where there is one.
fn with_the_word(
    connection: &Connection,
    word: &str,
    folded: &str,
    rt: &str,
    today: NaiveDate,
) -> Result<Vec<PersonRow>> {
    let start: String = word.chars().take(5).collect();
    let sql = format!(
        "SELECT {ROW_COLUMNS} FROM person WHERE person.key IN (
             SELECT person.key
             FROM person_search CROSS JOIN person INDEXED BY person_found ON person.key = person_search.rowid
             WHERE person_search MATCH ?1 AND person.withdrawn = '' AND (?2 = '' OR person.rt = ?2)
             ORDER BY person.name_key = ?3 DESC, person.name_key LIMIT {WEIGHED})"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map([phrase(&start).as_str(), rt, folded], |row| row_of(row, today))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The keys of those in the RT (or of those who have none) with a word that is nearly this one, read along the index
/// that the list of an RT has; the nearest first.
fn nearly_the_word(connection: &Connection, word: &str, rt: &str) -> Result<Vec<i64>> {
    let mut statement =
        connection.prepare_cached("SELECT name_key, key FROM person WHERE rt = ?1 AND withdrawn = ''")?;
    let mut rows = statement.query([rt])?;
    let mut near = Vec::new();
    while let Some(row) = rows.next()? {
        if let Some(letters @ 1..) = letters_wrong(word, row.get_ref(0)?.as_str().unwrap_or_default()) {
            near.push((letters, row.get(1)?));
        }
    }
    near.sort_unstable();
    Ok(near.into_iter().take(ALIKE * 2).map(|(_, key)| key).collect())
}

fn by_key(connection: &Connection, key: i64, today: NaiveDate) -> Result<Option<PersonRow>> {
    let sql = format!("SELECT {ROW_COLUMNS} FROM person WHERE key = ?1");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([key], |row| row_of(row, today))?.next().transpose()?)
}
