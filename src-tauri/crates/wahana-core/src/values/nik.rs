//! NIK and No. KK: 16 digits, checked by warning (table in DOMAIN 6.1). Real numbers break the pattern:
//! only the length can refuse, everything else is a doubt beside the field.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::Birth;
use crate::reference::{is_district, is_province};
use crate::{Fault, FaultCode};

/// 16 digits, or empty where there are none.
pub type Sixteen = String;

/// A doubt about a NIK; never a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum NikDoubt {
    /// No province has this code: the strongest doubt there is.
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
    /// The province is known and the regency or district is not: no doubt, a note (codes of before a split are gone).
    pub place_unknown: bool,
    /// `L` or `P`, where day and month are possible.
    pub sex: Option<String>,
    /// The birth date, where the century is certain from the birth year typed or only one is possible.
    pub birth: Option<NaiveDate>,
}

/// The training region "Contoh": its numbers begin with 99 and are valid only in training mode.
const TRAINING_PROVINCE: &str = "99";

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

/// What a NIK of 16 digits is made of; none of anything else.
struct Parts {
    day: u8,
    month: u8,
    year: u8,
    sex: &'static str,
}

impl Parts {
    fn of(nik: &str) -> Option<Self> {
        let part = |from: usize| nik.get(from..from + 2).and_then(|digits| digits.parse::<u8>().ok());
        let (day, month, year) = (part(6)?, part(8)?, part(10)?);
        let (sex, day) = if day > 40 { ("P", day - 40) } else { ("L", day) };
        Some(Self { day, month, year, sex })
    }

    fn is_possible(&self) -> bool {
        (1..=31).contains(&self.day) && (1..=12).contains(&self.month)
    }
}

/// What of a NIK does not fit the rest. `nik` has 16 digits; anything else has no doubts.
pub(crate) fn nik_doubts(nik: &str, birth: &Birth, sex: &str, training: bool) -> Vec<NikDoubt> {
    let Some(parts) = Parts::of(nik) else { return Vec::new() };
    let of_training = training && nik.starts_with(TRAINING_PROVINCE);
    let possible = parts.is_possible();
    let found = [
        (!of_training && !is_known_province(nik), NikDoubt::UnknownProvince),
        (!possible, NikDoubt::ImpossibleDate),
        (possible && !birth.fits(parts.year, parts.month, parts.day), NikDoubt::DateDiffers),
        (possible && !sex.is_empty() && sex != parts.sex, NikDoubt::SexDiffers),
        (nik.ends_with("0000"), NikDoubt::MaybeDamaged),
        (is_placeholder(nik), NikDoubt::Placeholder),
    ];
    found.into_iter().filter_map(|(holds, doubt)| holds.then_some(doubt)).collect()
}

/// The doubts about a NIK beside what was typed, and what it would say of somebody.
pub fn check_nik(nik: &str, birth: &Birth, sex: &str, today: NaiveDate, training: bool) -> NikCheck {
    let Some((parts, district)) = Parts::of(nik).zip(nik.get(..6)) else {
        return NikCheck { doubts: Vec::new(), place_unknown: false, sex: None, birth: None };
    };
    let of_training = training && nik.starts_with(TRAINING_PROVINCE);
    let suggested = century(birth, parts.year, today)
        .and_then(|year| NaiveDate::from_ymd_opt(year, u32::from(parts.month), u32::from(parts.day)));
    let possible = parts.is_possible();
    NikCheck {
        doubts: nik_doubts(nik, birth, sex, training),
        place_unknown: is_known_province(nik) && !of_training && !is_district(district),
        sex: possible.then(|| parts.sex.to_owned()),
        birth: suggested.filter(|_| possible),
    }
}

fn is_known_province(number: &str) -> bool {
    number.get(..2).is_some_and(is_province)
}

/// The doubts about a No. KK: region, then the day of issue (never + 40), then a serial (DOMAIN 6.2).
pub fn check_kk(kk: &str, training: bool) -> Vec<NikDoubt> {
    let part = |from: usize| kk.get(from..from + 2).and_then(|digits| digits.parse::<u8>().ok());
    let (Some(day), Some(month)) = (part(6), part(8)) else { return Vec::new() };
    let known = (training && kk.starts_with(TRAINING_PROVINCE)) || is_known_province(kk);
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
        assert_eq!(doubts("3471134309450000", "", ""), [NikDoubt::MaybeDamaged]);
        assert!(doubts("1111111111111111", "", "").contains(&NikDoubt::Placeholder));
    }

    /// DOMAIN 6.1, row by row: what each finding leads to, alone.
    #[test]
    fn each_row_of_the_table_leads_to_its_own_doubt_and_to_no_other() {
        let dates = [
            ("00", "09", true),
            ("01", "09", false),
            ("31", "08", false),
            ("32", "09", true),
            ("40", "09", true),
            ("41", "09", false),
            ("71", "08", false),
            ("72", "09", true),
            ("03", "00", true),
            ("03", "01", false),
            ("03", "12", false),
            ("03", "13", true),
        ];
        for (day, month, doubtful) in dates {
            let expected = if doubtful { vec![NikDoubt::ImpossibleDate] } else { Vec::new() };
            assert_eq!(doubts(&format!("347113{day}{month}450001"), "", ""), expected, "{day}/{month}");
        }
        let places = [
            ("347113", false, false),
            ("110101", false, false), // a newcomer: nothing
            ("347199", false, true),  // no such kemantren
            ("340601", false, true),  // no such regency
            ("970101", true, false),
            ("000101", true, false),
            ("990101", true, false), // the training's, in real data
        ];
        for (place, strong, noted) in places {
            let check = check_nik(&format!("{place}0309450001"), &Birth::Unknown, "", today(), false);
            let expected = if strong { vec![NikDoubt::UnknownProvince] } else { Vec::new() };
            assert_eq!((check.doubts, check.place_unknown), (expected, noted), "{place}");
        }
        let typed = [
            ("3471130309450001", "1945-09-04", "", NikDoubt::DateDiffers),
            ("3471130309450001", "1946-09-03", "", NikDoubt::DateDiffers),
            ("3471130309450001", "1945-10", "", NikDoubt::DateDiffers),
            ("3471130309450001", "", "P", NikDoubt::SexDiffers),
            ("3471134309450001", "", "L", NikDoubt::SexDiffers),
            ("3471130309450000", "", "", NikDoubt::MaybeDamaged),
        ];
        for (nik, birth, sex, expected) in typed {
            assert_eq!(doubts(nik, birth, sex), [expected], "{nik} {birth} {sex}");
        }
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
