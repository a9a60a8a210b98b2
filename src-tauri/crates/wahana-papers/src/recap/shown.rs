//! A count as it may be shown: exact, or only between two bounds where it could point at a person (DOMAIN 7.3).

use std::fmt;
use std::ops::{Add, AddAssign};

use super::RecapRow;

/// Below this a secret count could point at a person.
const SMALLEST_SHOWN: i64 = 5;

/// Bounds between which a count lies. Adding adds the bounds, so a sum never tells more than its parts do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shown {
    low: i64,
    high: i64,
}

impl Shown {
    /// One cell: secret counts from 1 to 4 become "1 to 4".
    pub fn of(count: i64, secret: bool) -> Self {
        let count = count.max(0);
        if secret && (1..SMALLEST_SHOWN).contains(&count) {
            Self { low: 1, high: SMALLEST_SHOWN - 1 }
        } else {
            Self { low: count, high: count }
        }
    }

    /// The number, where it is shown as it is.
    pub fn exact(self) -> Option<i64> {
        (self.low == self.high).then_some(self.low)
    }
}

impl Add for Shown {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { low: self.low.saturating_add(other.low), high: self.high.saturating_add(other.high) }
    }
}

impl AddAssign for Shown {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl std::iter::Sum for Shown {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), Self::add)
    }
}

/// `7`, `<5`, or `6–9` where a sum holds a masked count.
impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.low, self.high) {
            (low, high) if low == high => write!(f, "{low}"),
            (1, high) if high == SMALLEST_SHOWN - 1 => write!(f, "<{SMALLEST_SHOWN}"),
            (low, high) => write!(f, "{low}–{high}"),
        }
    }
}

/// Who is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    /// Men and boys.
    Men,
    /// Women and girls.
    Women,
    /// Families, groups, and people of whom the sex is not written.
    Others,
}

impl Whom {
    /// All, in the order of the columns.
    pub const ALL: [Self; 3] = [Self::Men, Self::Women, Self::Others];

    /// From the package's letter: `L`, `P`, anything else.
    pub fn from_letter(letter: &str) -> Self {
        match letter {
            "L" => Self::Men,
            "P" => Self::Women,
            _ => Self::Others,
        }
    }

    /// The package's letter.
    pub fn letter(self) -> &'static str {
        match self {
            Self::Men => "L",
            Self::Women => "P",
            Self::Others => "-",
        }
    }
}

/// Masked counts of one type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeCounts {
    /// Number of the type.
    pub pmks: i64,
    /// Its official name.
    pub name: String,
    /// Level 3.
    pub secret: bool,
    cells: [[Shown; 2]; 3],
}

impl TypeCounts {
    fn empty(row: &RecapRow) -> Self {
        Self { pmks: row.pmks, name: row.name.clone(), secret: row.secret, cells: Default::default() }
    }

    /// Served people of one kind.
    pub fn served_of(&self, whom: Whom) -> Shown {
        self.cells[whom as usize][0]
    }

    /// People of one kind who are not yet served.
    pub fn unserved_of(&self, whom: Whom) -> Shown {
        self.cells[whom as usize][1]
    }

    /// All of one kind.
    pub fn of(&self, whom: Whom) -> Shown {
        self.served_of(whom) + self.unserved_of(whom)
    }

    /// All served.
    pub fn served(&self) -> Shown {
        Whom::ALL.into_iter().map(|whom| self.served_of(whom)).sum()
    }

    /// All not yet served.
    pub fn unserved(&self) -> Shown {
        Whom::ALL.into_iter().map(|whom| self.unserved_of(whom)).sum()
    }

    /// Everybody.
    pub fn total(&self) -> Shown {
        self.served() + self.unserved()
    }

    /// Adds the same type of another place.
    pub(super) fn add(&mut self, other: &Self) {
        for (mine, theirs) in self.cells.iter_mut().zip(&other.cells) {
            mine[0] += theirs[0];
            mine[1] += theirs[1];
        }
        // Secret in one place is secret in the sum.
        self.secret |= other.secret;
    }
}

/// Masks the rows of one RW and puts them into one entry a type, in the order of their numbers.
pub fn type_counts(rows: &[RecapRow]) -> Vec<TypeCounts> {
    let mut types: Vec<TypeCounts> = Vec::new();
    for row in rows {
        let at = types.iter().position(|known| known.pmks == row.pmks).unwrap_or_else(|| {
            types.push(TypeCounts::empty(row));
            types.len() - 1
        });
        let cells = &mut types[at].cells[row.whom as usize];
        cells[0] += Shown::of(row.served, row.secret);
        cells[1] += Shown::of(row.unserved, row.secret);
    }
    types.sort_by_key(|one| one.pmks);
    types
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn row(whom: Whom, served: i64, unserved: i64) -> RecapRow {
        RecapRow { pmks: 16, name: "Orang dengan HIV/AIDS".to_owned(), whom, secret: true, served, unserved }
    }

    #[test]
    fn a_small_secret_count_and_every_sum_that_holds_it_show_only_bounds() {
        let types = type_counts(&[row(Whom::Men, 2, 6), row(Whom::Women, 0, 9)]);
        let one = &types[0];
        assert_eq!(one.served_of(Whom::Men).to_string(), "<5");
        assert_eq!(one.of(Whom::Men).to_string(), "7–10");
        assert_eq!(one.of(Whom::Women).to_string(), "9");
        assert_eq!(one.served().to_string(), "<5");
        assert_eq!(one.total().to_string(), "16–19");
    }

    #[test]
    fn whatever_the_small_count_is_the_same_is_shown() {
        let shown = |count| {
            let types = type_counts(&[row(Whom::Men, count, 30), row(Whom::Women, 7, 0)]);
            let one = &types[0];
            let cells = [one.served(), one.unserved(), one.total(), one.of(Whom::Men), one.of(Whom::Women)];
            cells.map(|cell| cell.to_string())
        };
        for count in 2..5 {
            assert_eq!(shown(count), shown(1));
        }
        assert_ne!(shown(5), shown(1));
    }

    #[test]
    fn counts_that_are_not_secret_and_zeros_are_exact() {
        assert_eq!(Shown::of(3, false).exact(), Some(3));
        assert_eq!(Shown::of(0, true).to_string(), "0");
        assert_eq!(Shown::of(-4, false).exact(), Some(0));
    }
}
