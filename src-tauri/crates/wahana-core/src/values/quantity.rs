//! How much of something: pieces, kilograms, litres, exact to a thousandth.

use std::fmt;

use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlResult, ToSqlOutput, ValueRef};

use crate::{Fault, FaultCode};

/// A quantity in thousandths, more than nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quantity(i64);

impl Quantity {
    /// A million of something is a slip of the finger.
    const MAX: i64 = 999_999_999;

    /// As people write it: `2`, `2,5`, `0,25`, `1.500` (one thousand five hundred). A dot before one or two digits
    /// is taken for a comma, because number pads have none.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let bad = || Fault::new(FaultCode::BadQuantity);
        let text = typed.trim();
        if text.is_empty() {
            return Err(Fault::new(FaultCode::Required));
        }
        let (whole, part) = match (text.split_once(','), text.rsplit_once('.')) {
            (Some((whole, part)), _) => (whole, part),
            (None, Some((whole, part))) if part.len() < 3 => (whole, part),
            (None, _) => (text, ""),
        };
        let groups: Vec<&str> = whole.split('.').collect();
        let in_threes = groups.iter().skip(1).all(|group| group.len() == 3);
        let whole = groups.concat();
        let only_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let sound = in_threes && !whole.is_empty() && whole.len() <= 6 && part.len() <= 3;
        if !sound || !only_digits(&whole) || !only_digits(part) {
            return Err(bad());
        }
        let thousandths: i64 = format!("{whole}{part:0<3}").parse().map_err(|_| bad())?;
        if (1..=Self::MAX).contains(&thousandths) { Ok(Self(thousandths)) } else { Err(bad()) }
    }

    /// So many times as much; may be more than anybody types.
    pub(crate) fn times(self, number: i64) -> Self {
        Self(self.0.saturating_mul(number.max(1)))
    }
}

/// As it is written back: `2`, `2,5`, `0,25`.
impl fmt::Display for Quantity {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let (whole, part) = (self.0 / 1000, self.0 % 1000);
        if part == 0 {
            return write!(formatter, "{whole}");
        }
        write!(formatter, "{whole},{}", format!("{part:03}").trim_end_matches('0'))
    }
}

impl ToSql for Quantity {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}

impl FromSql for Quantity {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_i64().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn quantities_are_read_as_people_write_them() {
        let cases = [
            ("10", "10"),
            ("2,5", "2,5"),
            ("2.5", "2,5"),
            ("0,250", "0,25"),
            ("1.500", "1500"),
            ("1.500,5", "1500,5"),
        ];
        for (typed, written) in cases {
            assert_eq!(Quantity::parse(typed).unwrap().to_string(), written, "{typed}");
        }
    }

    #[test]
    fn nothing_and_nonsense_are_refused() {
        for typed in ["0", "0,0", "-1", "1,2345", "1000000", "sepuluh", ",5", "1,5,5", "1.50.000"] {
            assert_eq!(Quantity::parse(typed).unwrap_err().code, FaultCode::BadQuantity, "{typed}");
        }
        assert_eq!(Quantity::parse(" ").unwrap_err().code, FaultCode::Required);
    }

    proptest! {
        #[test]
        fn what_is_written_back_is_read_the_same(thousandths in 1..=Quantity::MAX) {
            let quantity = Quantity(thousandths);
            prop_assert_eq!(Quantity::parse(&quantity.to_string()), Ok(quantity));
        }

        #[test]
        fn any_text_gives_a_quantity_or_a_fault(typed in "\\PC{0,20}") {
            let _ = Quantity::parse(&typed);
        }
    }
}
