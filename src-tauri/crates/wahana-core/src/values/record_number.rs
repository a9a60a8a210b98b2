//! The number of a record as people type it.

use super::fold;

/// Longest serial number that is looked for.
const DIGITS: usize = 9;

/// Year, where it was typed, and serial number of `B-2026-0007`, `b 2026 7`, `b-7` or `b7`; none for anything else.
pub(crate) fn record_number(typed: &str, letter: char) -> Option<(Option<i64>, i64)> {
    let folded = fold(typed);
    let number = |word: &str| {
        let digits = !word.is_empty() && word.len() <= DIGITS && word.bytes().all(|one| one.is_ascii_digit());
        digits.then(|| word.parse::<i64>().ok()).flatten()
    };
    let words: Vec<&str> = folded.trim().strip_prefix(letter)?.split_whitespace().collect();
    match words.as_slice() {
        [serial] => Some((None, number(serial)?)),
        [year, serial] => Some((Some(number(year)?), number(serial)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_however_it_is_written_and_a_name_is_none() {
        for typed in ["B-2026-0007", "b 2026 7", "B2026-07", " b-2026-0007 "] {
            assert_eq!(record_number(typed, 'b'), Some((Some(2026), 7)), "{typed}");
        }
        for typed in ["B7", "b-7", "b 0007"] {
            assert_eq!(record_number(typed, 'b'), Some((None, 7)), "{typed}");
        }
        for typed in ["", "b", "7", "budi", "b 12 rt 3", "r-2026-0007", "b 99999999999999999999"] {
            assert_eq!(record_number(typed, 'b'), None, "{typed}");
        }
    }
}
