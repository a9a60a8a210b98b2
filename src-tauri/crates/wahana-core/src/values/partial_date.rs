//! A birth date as far as it is known: day, month, year, an estimated age, or nothing (DOMAIN 6.3).

use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{Fault, FaultCode};

/// A birth date with its precision. Stored as `1945-09-03`, `1945-09`, `1945`, `~70@2026-11-24` or empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Birth {
    /// The whole date.
    Day {
        /// The date.
        date: NaiveDate,
    },
    /// Month and year.
    Month {
        /// Four digits.
        year: i32,
        /// 1 to 12.
        month: u32,
    },
    /// Only the year.
    Year {
        /// Four digits.
        year: i32,
    },
    /// An age that somebody guessed on a day.
    Age {
        /// Completed years on that day.
        years: u32,
        /// The day of the guess.
        on: NaiveDate,
    },
    /// Not known.
    #[default]
    Unknown,
}

impl Birth {
    /// Reads the stored form; refuses what [`Self::to_string`] never writes.
    pub fn parse(stored: &str) -> Result<Self, Fault> {
        let birth = Self::loosely(stored)?;
        if birth.to_string() == stored { Ok(birth) } else { Err(Fault::new(FaultCode::BadDate)) }
    }

    fn loosely(stored: &str) -> Result<Self, Fault> {
        let bad = || Fault::new(FaultCode::BadDate);
        if stored.is_empty() {
            return Ok(Self::Unknown);
        }
        if let Some(guess) = stored.strip_prefix('~') {
            let (years, on) = guess.split_once('@').ok_or_else(bad)?;
            let on = NaiveDate::parse_from_str(on, "%Y-%m-%d").map_err(|_| bad())?;
            return Ok(Self::Age { years: years.parse().map_err(|_| bad())?, on });
        }
        match stored.len() {
            4 => Ok(Self::Year { year: stored.parse().map_err(|_| bad())? }),
            7 => {
                let first =
                    NaiveDate::parse_from_str(&format!("{stored}-01"), "%Y-%m-%d").map_err(|_| bad())?;
                Ok(Self::Month { year: first.year(), month: first.month() })
            }
            _ => Ok(Self::Day { date: NaiveDate::parse_from_str(stored, "%Y-%m-%d").map_err(|_| bad())? }),
        }
    }

    /// Refuses what can't be a resident's birth: the future, more than 130 years ago, a 13th month.
    pub fn checked(self, today: NaiveDate) -> Result<Self, Fault> {
        if let Self::Month { month, .. } = self
            && !(1..=12).contains(&month)
        {
            return Err(Fault::new(FaultCode::BadDate));
        }
        if let Self::Age { years, .. } = self {
            return if years <= 130 {
                Ok(self)
            } else {
                Err(Fault::new(FaultCode::OutOfRange).with("min", 0).with("max", 130))
            };
        }
        let Some((year, month, day)) = self.earliest() else { return Ok(self) };
        if (year, month, day) > (today.year(), today.month(), today.day()) {
            return Err(Fault::new(FaultCode::DateInFuture));
        }
        if year < today.year() - 130 {
            return Err(Fault::new(FaultCode::BadDate));
        }
        Ok(self)
    }

    /// The year, where it is known and no guess.
    pub fn year(&self) -> Option<i32> {
        match self {
            Self::Day { date } => Some(date.year()),
            Self::Month { year, .. } | Self::Year { year } => Some(*year),
            Self::Age { .. } | Self::Unknown => None,
        }
    }

    /// Completed years on `day`; for a month or year the age that is certain at its end. A guess grows with time.
    pub fn age(&self, day: NaiveDate) -> Option<i32> {
        match self {
            Self::Day { date } => Some(years_between(*date, day)),
            Self::Month { year, month } => {
                Some(years_between(NaiveDate::from_ymd_opt(*year, *month, 28)?, day))
            }
            Self::Year { year } => Some(day.year() - year),
            Self::Age { years, on } => i32::try_from(*years).ok()?.checked_add(years_between(*on, day)),
            Self::Unknown => None,
        }
    }

    /// Whether the age is a guess and is shown with "±".
    pub fn is_guess(&self) -> bool {
        matches!(self, Self::Age { .. } | Self::Year { .. })
    }

    /// Whether a NIK's date (two-digit year) can be this birth date.
    pub(crate) fn fits(&self, two_digit_year: u8, month: u8, day: u8) -> bool {
        let same_year = |year: i32| year.rem_euclid(100) == i32::from(two_digit_year);
        match self {
            Self::Day { date } => {
                same_year(date.year()) && date.month() == u32::from(month) && date.day() == u32::from(day)
            }
            Self::Month { year, month: own } => same_year(*year) && *own == u32::from(month),
            Self::Year { year } => same_year(*year),
            Self::Age { .. } | Self::Unknown => true,
        }
    }

    /// Whether the birth is certainly after `day`, as far as it is known. A guessed age proves nothing.
    pub(crate) fn is_after(&self, day: NaiveDate) -> bool {
        self.earliest().is_some_and(|first| first > (day.year(), day.month(), day.day()))
    }

    /// That the day of this field is certainly before the birth.
    pub(crate) fn before(&self, field: &str, day: NaiveDate) -> Option<Fault> {
        self.is_after(day).then(|| Fault::at(field, FaultCode::DateBeforeBirth).with("date", self))
    }

    fn earliest(&self) -> Option<(i32, u32, u32)> {
        match self {
            Self::Day { date } => Some((date.year(), date.month(), date.day())),
            Self::Month { year, month } => Some((*year, *month, 1)),
            Self::Year { year } => Some((*year, 1, 1)),
            Self::Age { .. } | Self::Unknown => None,
        }
    }
}

impl fmt::Display for Birth {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Day { date } => write!(formatter, "{date}"),
            Self::Month { year, month } => write!(formatter, "{year:04}-{month:02}"),
            Self::Year { year } => write!(formatter, "{year:04}"),
            Self::Age { years, on } => write!(formatter, "~{years}@{on}"),
            Self::Unknown => Ok(()),
        }
    }
}

fn years_between(from: NaiveDate, to: NaiveDate) -> i32 {
    let whole = to.year() - from.year();
    if (to.month(), to.day()) < (from.month(), from.day()) { whole - 1 } else { whole }
}

/// A business date as the window sends it, `2026-11-24`.
pub fn parse_date(typed: &str) -> Result<NaiveDate, Fault> {
    if typed.trim().is_empty() {
        return Err(Fault::new(FaultCode::Required));
    }
    NaiveDate::parse_from_str(typed.trim(), "%Y-%m-%d")
        .ok()
        .filter(|date| (1850..=2200).contains(&date.year()))
        .ok_or_else(|| Fault::new(FaultCode::BadDate))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn every_precision_survives_the_disk() {
        for stored in ["1945-09-03", "1945-09", "1945", "~70@2026-11-24", ""] {
            assert_eq!(Birth::parse(stored).unwrap().to_string(), stored);
        }
        for wrong in
            ["1945-13", "1945-02-30", "45", "~x@2026-11-24", "~70", "x", "-2326-04", "~070@2026-11-24"]
        {
            assert_eq!(Birth::parse(wrong).unwrap_err().code, FaultCode::BadDate, "{wrong}");
        }
    }

    #[test]
    fn an_age_counts_completed_years_and_a_guess_grows() {
        let age = |stored: &str, on| Birth::parse(stored).unwrap().age(on);
        assert_eq!(age("1945-11-25", day(2026, 11, 24)), Some(80));
        assert_eq!(age("1945-11-24", day(2026, 11, 24)), Some(81));
        assert_eq!(age("~70@2020-01-01", day(2026, 11, 24)), Some(76));
        assert_eq!(age("", day(2026, 11, 24)), None);
    }

    #[test]
    fn an_age_that_nobody_has_is_none() {
        let on = day(2026, 11, 24);
        assert_eq!(Birth::parse("~2147483647@2000-01-01").unwrap().age(on), None);
    }

    #[test]
    fn a_birth_is_after_a_day_only_where_that_is_certain() {
        let after = |stored: &str, on| Birth::parse(stored).unwrap().is_after(on);
        assert!(after("2026-05-20", day(2026, 5, 19)));
        assert!(!after("2026-05-20", day(2026, 5, 20)));
        assert!(!after("2026-05", day(2026, 5, 1)));
        assert!(after("2026-05", day(2026, 4, 30)));
        assert!(!after("2026", day(2026, 1, 1)));
        assert!(!after("~0@2026-11-24", day(2026, 1, 1)));
        assert!(!after("", day(1900, 1, 1)));
    }

    #[test]
    fn nobody_is_born_tomorrow_or_in_1800() {
        let check = |birth: Birth| birth.checked(day(2026, 11, 24)).map_err(|fault| fault.code);
        assert_eq!(check(Birth::Day { date: day(2026, 11, 25) }), Err(FaultCode::DateInFuture));
        assert_eq!(check(Birth::Year { year: 1800 }), Err(FaultCode::BadDate));
        assert_eq!(check(Birth::Month { year: 1990, month: 13 }), Err(FaultCode::BadDate));
        assert!(check(Birth::Day { date: day(2026, 11, 24) }).is_ok());
    }
}
