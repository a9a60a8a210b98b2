//! The second pass of a search: names that are a letter or two away from what was typed.
//!
//! Run only where the exact search found few. It takes tens of milliseconds over 100,000 people, so it asks now
//! and then whether anybody still waits for it. Its SQL is the search itself and stands here, not in `store.rs`.

use std::collections::HashMap;

use rusqlite::Connection;
use strsim::osa_distance;

use super::search::{PersonFilter, required};
use super::store::{ROW_COLUMNS, row_of};
use super::{PersonRow, visible};
use crate::database::Read;
use crate::record::MainRecord;
use crate::values::{fold, phrase};
use crate::vault::Right;
use crate::{Result, choice};

/// So many at most are shown.
const LIMIT: usize = 20;
/// So many of those who share most trigrams are compared letter by letter.
const COMPARED: usize = 400;
/// Rows between two looks at whether somebody still waits.
const BREATH: usize = 512;
/// A word up to this length can lose all its trigrams to one wrong letter: those are looked up by first letter.
const SHORT_WORD: usize = 5;

/// Residents whose name is nearly what was typed, the nearest first. `waited_for` says whether the answer is still
/// wanted; where it is not, the answer is empty.
pub fn similar(ctx: &Read, filter: &PersonFilter, waited_for: &dyn Fn() -> bool) -> Result<Vec<PersonRow>> {
    required(ctx, filter)?;
    let folded = fold(&filter.query);
    let words: Vec<&str> = folded.split(' ').filter(|word| word.chars().count() >= 3).collect();
    // Numbers are not names: a wrong NIK must not bring up somebody else.
    if words.is_empty() || folded.bytes().any(|byte| byte.is_ascii_digit()) {
        return Ok(Vec::new());
    }
    let Some(mut keys) = by_trigrams(ctx.connection(), &words, waited_for)? else { return Ok(Vec::new()) };
    if words.iter().all(|word| word.chars().count() <= SHORT_WORD) {
        let Some(more) = by_first_letter(ctx.connection(), &words, waited_for)? else {
            return Ok(Vec::new());
        };
        keys.extend(more);
    }
    keys.sort_unstable();
    keys.dedup();
    let mut ranked = Vec::new();
    let sql = format!("SELECT {ROW_COLUMNS} FROM person WHERE key = ?1 AND withdrawn = ''");
    let mut statement = ctx.connection().prepare_cached(&sql)?;
    for key in keys {
        if !waited_for() {
            return Ok(Vec::new());
        }
        let row = statement.query_map([key], |row| row_of(row, ctx.today()))?.next().transpose()?;
        let Some(row) = row.filter(|row| fits(row, filter)) else { continue };
        if !filter.tag.is_empty()
            && !choice::tags_of(ctx, MainRecord::Person { id: row.id })?.contains(&filter.tag)
        {
            continue;
        }
        let nickname = if ctx.may(Right::PersonRead) { row.nickname.as_str() } else { "" };
        if let Some(distance) = distance(&words, &format!("{} {}", fold(&row.name), fold(nickname))) {
            ranked.push((distance, fold(&row.name), row));
        }
    }
    ranked.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    Ok(ranked.into_iter().take(LIMIT).map(|(_, _, row)| visible(ctx, row)).collect())
}

fn fits(row: &PersonRow, filter: &PersonFilter) -> bool {
    let from = filter.age_from.is_none_or(|years| row.age.is_some_and(|age| age >= i32::from(years)));
    let to = filter.age_to.is_none_or(|years| row.age.is_some_and(|age| age <= i32::from(years)));
    (filter.rt.is_empty() || row.rt == filter.rt)
        && (filter.gone_too || row.life == super::Life::Here)
        && (filter.sex.is_empty() || row.sex == filter.sex)
        && from
        && to
}

/// The keys of those who share most of the typed trigrams.
fn by_trigrams(
    connection: &Connection,
    words: &[&str],
    waited_for: &dyn Fn() -> bool,
) -> Result<Option<Vec<i64>>> {
    let mut shared: HashMap<i64, u32> = HashMap::new();
    let mut statement =
        connection.prepare_cached("SELECT rowid FROM person_search WHERE person_search MATCH ?1")?;
    for trigram in trigrams(words) {
        let mut rows = statement.query([phrase(&trigram)])?;
        let mut seen = 0;
        while let Some(row) = rows.next()? {
            *shared.entry(row.get(0)?).or_default() += 1;
            seen += 1;
            if seen % BREATH == 0 && !waited_for() {
                return Ok(None);
            }
        }
    }
    let mut ranked: Vec<(u32, i64)> = shared.into_iter().map(|(key, share)| (share, key)).collect();
    ranked.sort_unstable_by(|a, b| b.cmp(a));
    Ok(Some(ranked.into_iter().take(COMPARED).map(|(_, key)| key).collect()))
}

/// The keys of those with a word that begins with the same letter and is one letter away.
fn by_first_letter(
    connection: &Connection,
    words: &[&str],
    waited_for: &dyn Fn() -> bool,
) -> Result<Option<Vec<i64>>> {
    let mut found = Vec::new();
    let Some(first) = words.first().and_then(|word| word.chars().next()) else { return Ok(Some(found)) };
    let mut statement =
        connection.prepare_cached("SELECT name_key, person FROM person_initial WHERE initial = ?1")?;
    let mut rows = statement.query([first.to_string()])?;
    let mut seen = 0;
    while let Some(row) = rows.next()? {
        if distance(words, row.get_ref(0)?.as_str().unwrap_or_default()).is_some() {
            found.push(row.get(1)?);
        }
        seen += 1;
        if found.len() >= COMPARED {
            break;
        }
        if seen % BREATH == 0 && !waited_for() {
            return Ok(None);
        }
    }
    Ok(Some(found))
}

/// Each trigram once.
fn trigrams(words: &[&str]) -> Vec<String> {
    let mut all: Vec<String> = words
        .iter()
        .flat_map(|word| {
            let letters: Vec<char> = word.chars().collect();
            letters.windows(3).map(|three| three.iter().collect()).collect::<Vec<String>>()
        })
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// How many letters are wrong, or none where a word has nothing near it. A word of up to five letters may have one
/// wrong letter, a longer one two; the beginning of a longer name counts as the name.
fn distance(words: &[&str], name: &str) -> Option<usize> {
    let mut total = 0;
    for word in words {
        let letters = word.chars().count();
        let allowed = if letters <= SHORT_WORD { 1 } else { 2 };
        let near = name.split(' ').filter(|own| !own.is_empty()).filter_map(|own| {
            let start: String = own.chars().take(letters).collect();
            let whole = within(allowed, word, own);
            whole.into_iter().chain(within(allowed, word, &start)).min()
        });
        total += near.min()?;
    }
    Some(total)
}

/// How many letters of a whole word are wrong beside the nearest word of a folded name, or none where no word is near:
/// one in a word of up to five letters, two in a longer one. Words under four letters have nothing near them.
pub(super) fn letters_wrong(word: &str, name: &str) -> Option<usize> {
    let allowed = match word.chars().count() {
        0..=3 => 0,
        4..=SHORT_WORD => 1,
        _ => 2,
    };
    name.split(' ').filter_map(|own| within(allowed, word, own)).min()
}

/// The distance of two words where it is at most `allowed`. Most words are told apart by the letters that they have: each
/// wrong letter takes away one and brings in one at most.
fn within(allowed: usize, one: &str, other: &str) -> Option<usize> {
    let (has, others) = (letters_of(one), letters_of(other));
    let missing = (has & !others).count_ones().max((others & !has).count_ones());
    if missing as usize > allowed {
        return None;
    }
    Some(osa_distance(one, other)).filter(|wrong| *wrong <= allowed)
}

/// A bit for each letter of a folded word; letters that share a bit only make two words seem nearer.
fn letters_of(word: &str) -> u32 {
    word.bytes().fold(0, |letters, byte| letters | 1 << (byte & 31))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_that_is_near_is_passed_over_for_its_letters() {
        let words = [
            "",
            "sari",
            "sarii",
            "srai",
            "asri",
            "seri",
            "sekar",
            "sekra",
            "sekat",
            "karsa",
            "grimgsing",
            "gringsing",
        ];
        for (one, other) in words.iter().flat_map(|one| words.iter().map(move |other| (*one, *other))) {
            for allowed in 0..3 {
                let expected = Some(osa_distance(one, other)).filter(|wrong| *wrong <= allowed);
                assert_eq!(within(allowed, one, other), expected, "{one} {other} {allowed}");
            }
        }
    }
}
