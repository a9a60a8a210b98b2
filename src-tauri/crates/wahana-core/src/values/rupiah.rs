//! Money: whole rupiah, more than nothing, at most twelve digits.

use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlResult, ToSqlOutput, ValueRef};
use serde::Serialize;

use crate::{Fault, FaultCode};

/// An amount in whole rupiah. Only [`Rupiah::new`] and [`Rupiah::parse`] make one, so a wrong one can't be stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, specta::Type)]
#[serde(transparent)]
pub struct Rupiah(i64);

impl Rupiah {
    /// Twelve digits: a neighbourhood never has more, a held-down key quickly does.
    const MAX: i64 = 999_999_999_999;

    /// From a number. Nothing, and less than nothing, is [`FaultCode::AmountZero`].
    pub fn new(whole: i64) -> Result<Self, Fault> {
        match whole {
            ..=0 => Err(Fault::new(FaultCode::AmountZero)),
            1..=Self::MAX => Ok(Self(whole)),
            _ => Err(Fault::new(FaultCode::AmountTooLarge).with("max", Self::MAX)),
        }
    }

    /// As people write it: `1250000`, `1.250.000`, `Rp1.250.000,-`. Sen are refused, a wrong dot too.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let bad = || Fault::new(FaultCode::BadCharacters);
        let text: String = typed.chars().filter(|character| !character.is_whitespace()).collect();
        let text = text
            .get(..2)
            .filter(|start| start.eq_ignore_ascii_case("rp"))
            .map_or(text.as_str(), |_| &text[2..]);
        let text = text.strip_suffix(",-").or_else(|| text.strip_suffix(",00")).unwrap_or(text);
        if text.is_empty() {
            return Err(Fault::new(FaultCode::Required));
        }
        let groups: Vec<&str> = text.split('.').collect();
        let in_threes = groups.iter().skip(1).all(|group| group.len() == 3);
        let first_fits =
            groups.len() == 1 || groups.first().is_some_and(|first| (1..=3).contains(&first.len()));
        let digits = groups.concat();
        if !in_threes || !first_fits || digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit())
        {
            return Err(bad());
        }
        // Too many digits for a number at all are too many rupiah.
        Self::new(digits.parse().unwrap_or(i64::MAX))
    }

    /// The number.
    pub fn whole(self) -> i64 {
        self.0
    }
}

impl ToSql for Rupiah {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}

impl FromSql for Rupiah {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_i64().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn money_is_read_as_people_write_it() {
        for typed in ["1250000", "1.250.000", "Rp1.250.000", "rp 1.250.000,-", " 1.250.000,00 "] {
            assert_eq!(Rupiah::parse(typed).map(Rupiah::whole), Ok(1_250_000), "{typed}");
        }
    }

    #[test]
    fn nothing_debts_sen_and_too_much_are_refused() {
        let code = |typed: &str| Rupiah::parse(typed).unwrap_err().code;
        assert_eq!(code(""), FaultCode::Required);
        assert_eq!(code("0"), FaultCode::AmountZero);
        for typed in ["-5", "12,50", "1.25", "1.2500", "lima", "1e6", ".500"] {
            assert_eq!(code(typed), FaultCode::BadCharacters, "{typed}");
        }
        assert_eq!(code("123456789012345"), FaultCode::AmountTooLarge);
        assert_eq!(code("99999999999999999999999999"), FaultCode::AmountTooLarge);
        assert!(Rupiah::parse("999.999.999.999").is_ok());
    }

    proptest! {
        #[test]
        fn any_text_gives_an_amount_within_limits_or_a_fault(typed in "\\PC{0,30}") {
            if let Ok(amount) = Rupiah::parse(&typed) {
                prop_assert!((1..=Rupiah::MAX).contains(&amount.whole()));
            }
        }
    }
}
