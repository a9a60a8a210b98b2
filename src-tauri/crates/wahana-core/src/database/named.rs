//! What narrows the short lists of the group's own days and works: a number, or words of what one is called.

use rusqlite::types::Value;

use crate::values::record_number;

/// A condition for what was typed, beginning with AND or empty, and its values from `?1` on. A number (`G-2026-0007`, `g 7`)
/// is one with this letter, where they have one; every word of anything else stands in `text` or is the year of `day`.
/// The lists are as long as a group has days, not as it has residents: they are looked through.
pub(crate) fn named(typed: &str, letter: Option<char>, text: &str, day: &str) -> (String, Vec<Value>) {
    if let Some((year, serial)) = letter.and_then(|letter| record_number(typed, letter)) {
        let values = vec![Value::Integer(serial), year.map_or(Value::Null, Value::Integer)];
        return ("AND serial = ?1 AND (?2 IS NULL OR year = ?2)".to_owned(), values);
    }
    let words: Vec<String> = typed.split_whitespace().map(str::to_lowercase).collect();
    let has = |at: usize| format!("AND (instr(lower({text}), ?{at}) > 0 OR substr({day}, 1, 4) = ?{at})");
    let conditions: Vec<String> = (1..=words.len()).map(has).collect();
    (conditions.join(" "), words.into_iter().map(Value::Text).collect())
}

/// The same with an order and a piece of the list behind it.
pub(crate) fn piece(
    (condition, mut values): (String, Vec<Value>),
    order: &str,
    offset: u32,
    limit: u32,
) -> (String, Vec<Value>) {
    let at = values.len();
    values.extend([limit, offset].map(|number| Value::Integer(number.into())));
    (format!("{condition} {order} LIMIT ?{} OFFSET ?{}", at + 1, at + 2), values)
}
