//! How many tests ran, read from what the test programs print.

use std::ops::AddAssign;

/// Tests that passed and tests that failed.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) struct Counts {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// The counts in a summary line of `cargo test` or Vitest; nothing in any other line.
pub(crate) fn in_line(line: &str) -> Option<Counts> {
    let plain = without_colour(line);
    let plain = plain.trim();
    let cargo = plain.strip_prefix("test result: ");
    let vitest = plain.strip_prefix("Tests ").filter(|rest| rest.starts_with(' '));
    let summary = cargo.or(vitest)?;
    let count = |word: &str| {
        let words: Vec<&str> = summary.split([' ', ';', '|', '.']).filter(|part| !part.is_empty()).collect();
        words.windows(2).find(|pair| pair[1] == word).and_then(|pair| pair[0].parse().ok()).unwrap_or(0)
    };
    Some(Counts { passed: count("passed"), failed: count("failed") })
}

/// Takes out what colours a terminal.
fn without_colour(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        if letter == '\u{1b}' {
            for letter in letters.by_ref() {
                if letter.is_ascii_alphabetic() {
                    break;
                }
            }
        } else {
            plain.push(letter);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{Counts, in_line};

    #[test]
    fn cargo_says_how_many() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        assert_eq!(in_line(line), Some(Counts { passed: 12, failed: 3 }));
    }

    #[test]
    fn vitest_says_how_many_also_in_colour() {
        assert_eq!(in_line("      Tests  1 failed | 2 passed (3)"), Some(Counts { passed: 2, failed: 1 }));
        let coloured = "\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[32m7 passed\u{1b}[39m\u{1b}[22m\u{1b}[90m (7)\u{1b}[39m";
        assert_eq!(in_line(coloured), Some(Counts { passed: 7, failed: 0 }));
    }

    #[test]
    fn other_lines_count_nothing() {
        assert_eq!(in_line("test nik::tests::sixteen_digits ... ok"), None);
        assert_eq!(in_line(" Test Files  2 passed (2)"), None);
    }
}
