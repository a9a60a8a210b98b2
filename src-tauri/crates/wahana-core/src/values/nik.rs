//! NIK and No. KK: 16 digits, checked by warning (table in DOMAIN 6.1). Real numbers break the pattern:
//! only the length can refuse, everything else is a doubt beside the field.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::Birth;
use crate::{Fault, FaultCode};

/// 16 digits, or empty where there are none.
pub type Sixteen = String;

/// A doubt about a NIK; never a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum NikDoubt {
    /// No province has this code.
    UnknownProvince,
    /// The day is 0, 32–40 or 72 and more, or the month is 0 or above 12.
    ImpossibleDate,
    /// The date in the number is not the birth date.
    DateDiffers,
    /// The number is of the other sex (women have day + 40).
    SexDiffers,
    /// Ends with 0000: probably rounded by a spreadsheet.
    MaybeDamaged,
    /// All digits the same, or the digits in a row: a placeholder.
    Placeholder,
}

/// What a NIK suggests, to be offered and never filled in by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct NikCheck {
    /// What does not fit.
    pub doubts: Vec<NikDoubt>,
    /// `L` or `P`, where day and month are possible.
    pub sex: Option<String>,
    /// The birth date, where the century is certain from the birth year typed or only one is possible.
    pub birth: Option<NaiveDate>,
}

/// Provinces of Kepmendagri 050-145/2022.
const PROVINCES: &[u8] = &[
    11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 31, 32, 33, 34, 35, 36, 51, 52, 53, 61, 62, 63, 64, 65, 71, 72,
    73, 74, 75, 76, 81, 82, 91, 92, 93, 94, 95, 96, 97,
];

/// The training region "Contoh": its numbers begin with 99 and are valid only in training mode.
const TRAINING_PROVINCE: u8 = 99;

/// Removes spaces, dots, dashes and the apostrophe that spreadsheets need; 16 digits, empty, or a fault.
pub fn nik_digits(typed: &str) -> Result<Sixteen, Fault> {
    let kept: String =
        typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '\'' | '\u{2019}')).collect();
    if kept.is_empty() {
        return Ok(kept);
    }
    if kept.len() == 16 && kept.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(kept);
    }
    let digits = kept.chars().filter(char::is_ascii_digit).count();
    let fault = Fault::new(FaultCode::NotSixteenDigits).with("digits", digits);
    // 3,47101E+15: what a spreadsheet shows in place of a number that is too long for it.
    Err(if kept.to_ascii_uppercase().contains("E+") { fault.with("spreadsheet", true) } else { fault })
}

/// The doubts about a NIK beside what was typed. `nik` has 16 digits; anything else has no doubts.
pub fn check_nik(nik: &str, birth: &Birth, sex: &str, today: NaiveDate, training: bool) -> NikCheck {
    let part = |from: usize| nik.get(from..from + 2).and_then(|digits| digits.parse::<u8>().ok());
    let (Some(province), Some(day), Some(month), Some(year)) = (part(0), part(6), part(8), part(10)) else {
        return NikCheck { doubts: Vec::new(), sex: None, birth: None };
    };
    let mut doubts = Vec::new();
    let known = PROVINCES.contains(&province) || (training && province == TRAINING_PROVINCE);
    if !known {
        doubts.push(NikDoubt::UnknownProvince);
    }
    let (own_sex, real_day) = if day > 40 { ("P", day - 40) } else { ("L", day) };
    let possible = (1..=31).contains(&real_day) && (1..=12).contains(&month);
    if !possible {
        doubts.push(NikDoubt::ImpossibleDate);
    }
    let suggested = century(birth, year, today)
        .and_then(|year| NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(real_day)));
    if possible {
        if !birth.fits(year, month, real_day) {
            doubts.push(NikDoubt::DateDiffers);
        }
        if !sex.is_empty() && sex != own_sex {
            doubts.push(NikDoubt::SexDiffers);
        }
    }
    if nik.ends_with("0000") {
        doubts.push(NikDoubt::MaybeDamaged);
    }
    if is_placeholder(nik) {
        doubts.push(NikDoubt::Placeholder);
    }
    NikCheck { doubts, sex: possible.then(|| own_sex.to_owned()), birth: suggested.filter(|_| possible) }
}

/// The doubts about a No. KK: region, then the day of issue (never + 40), then a serial (DOMAIN 6.2).
pub fn check_kk(kk: &str, training: bool) -> Vec<NikDoubt> {
    let part = |from: usize| kk.get(from..from + 2).and_then(|digits| digits.parse::<u8>().ok());
    let (Some(province), Some(day), Some(month)) = (part(0), part(6), part(8)) else { return Vec::new() };
    let known = PROVINCES.contains(&province) || (training && province == TRAINING_PROVINCE);
    let possible = (1..=31).contains(&day) && (1..=12).contains(&month);
    let found = [
        (!known, NikDoubt::UnknownProvince),
        (!possible, NikDoubt::ImpossibleDate),
        (kk.ends_with("0000"), NikDoubt::MaybeDamaged),
        (is_placeholder(kk), NikDoubt::Placeholder),
    ];
    found.into_iter().filter_map(|(holds, doubt)| holds.then_some(doubt)).collect()
}

/// Numbers that people type where there is none; never matched with each other (PEERS section 3, 1).
pub(crate) fn is_placeholder(digits: &str) -> bool {
    let first = digits.as_bytes().first();
    digits.bytes().all(|byte| Some(&byte) == first)
        || digits == "1234567890123456"
        || digits == "0123456789012345"
}

/// The full year for two digits: from the birth year typed, else the only one that is not in the future.
/// YY 26 may be 1926 or 2026: then nobody is told a year.
fn century(birth: &Birth, two_digits: u8, today: NaiveDate) -> Option<i32> {
    if let Some(year) = birth.year().filter(|year| year.rem_euclid(100) == i32::from(two_digits)) {
        return Some(year);
    }
    let recent = 2000 + i32::from(two_digits);
    (recent > today.year()).then_some(1900 + i32::from(two_digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
    }

    fn doubts(nik: &str, birth: &str, sex: &str) -> Vec<NikDoubt> {
        check_nik(nik, &Birth::parse(birth).unwrap(), sex, today(), false).doubts
    }

    #[test]
    fn only_the_length_refuses() {
        assert_eq!(nik_digits(" 3471.1345 0945-0001 ").unwrap(), "3471134509450001");
        assert_eq!(nik_digits("'3471134509450001").unwrap(), "3471134509450001");
        assert_eq!(nik_digits("").unwrap(), "");
        // What a spreadsheet makes of it is told as such, in either of the ways to write a comma.
        for damaged in ["3,47101E+15", "3.47101e+15"] {
            assert_eq!(nik_digits(damaged).unwrap_err().values["spreadsheet"], "true");
        }
        assert_eq!(nik_digits("347113450945").unwrap_err().values["digits"], "12");
        assert_eq!(nik_digits("3,47113E+15").unwrap_err().code, FaultCode::NotSixteenDigits);
        assert_eq!(nik_digits("34711345O9450001").unwrap_err().code, FaultCode::NotSixteenDigits);
    }

    #[test]
    fn a_woman_has_forty_added_to_the_day() {
        let check = check_nik("3471134309450001", &Birth::parse("1945-09").unwrap(), "P", today(), false);
        assert!(check.doubts.is_empty());
        assert_eq!(check.sex.as_deref(), Some("P"));
        assert_eq!(check.birth, NaiveDate::from_ymd_opt(1945, 9, 3));
    }

    #[test]
    fn what_differs_is_a_doubt_and_nothing_more() {
        assert_eq!(
            doubts("3471134309450001", "1945-09-04", "L"),
            [NikDoubt::DateDiffers, NikDoubt::SexDiffers]
        );
        assert_eq!(doubts("0171134309450001", "", ""), [NikDoubt::UnknownProvince]);
        assert_eq!(doubts("3471133513450001", "", ""), [NikDoubt::ImpossibleDate]);
        assert_eq!(doubts("3471134309450000", "", ""), [NikDoubt::MaybeDamaged]);
        assert!(doubts("1111111111111111", "", "").contains(&NikDoubt::Placeholder));
    }

    #[test]
    fn the_training_region_is_known_only_in_training() {
        let check = |training| check_nik("9999014309450001", &Birth::Unknown, "", today(), training).doubts;
        assert_eq!(check(false), [NikDoubt::UnknownProvince]);
        assert!(check(true).is_empty());
    }

    #[test]
    fn a_family_card_has_the_day_of_issue_as_it_is() {
        assert!(check_kk("3471130309150001", false).is_empty());
        assert_eq!(check_kk("3471134309150000", false), [NikDoubt::ImpossibleDate, NikDoubt::MaybeDamaged]);
        assert_eq!(check_kk("9999010309150001", false), [NikDoubt::UnknownProvince]);
        assert!(check_kk("0000000000000000", true).contains(&NikDoubt::Placeholder));
    }

    #[test]
    fn an_uncertain_century_suggests_no_date() {
        let check = |nik| check_nik(nik, &Birth::Unknown, "", today(), false).birth;
        assert_eq!(check("3471130309260001"), None);
        assert_eq!(check("3471130309270001"), NaiveDate::from_ymd_opt(1927, 9, 3));
    }
}
