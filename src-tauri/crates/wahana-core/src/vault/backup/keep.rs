//! Which of the backups that were made by themselves stay: SECURITY.md, "Backups".

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDateTime};

/// So many days, weeks and months that have a backup keep their newest one. Periods without any do not count, so that
/// a clock set forward by mistake, or a group that rests for a year, loses nothing.
const DAYS: usize = 7;
const WEEKS: usize = 4;
const MONTHS: usize = 12;

/// The places in `made` (local times, in any order) of the backups that may go. The newest one never goes, and none
/// that seems to be of the future: the clock was set back then, and nobody knows which of the two times was right.
pub(super) fn superfluous(made: &[NaiveDateTime], now: NaiveDateTime) -> Vec<usize> {
    let mut past: Vec<(usize, NaiveDateTime)> =
        made.iter().copied().enumerate().filter(|(_, at)| *at <= now).collect();
    // Of two of one second, the later in the list.
    past.sort_by_key(|(place, at)| std::cmp::Reverse((*at, *place)));
    let mut kept = BTreeSet::new();
    kept.extend(newest_of_each(&past, DAYS, NaiveDateTime::date));
    kept.extend(newest_of_each(&past, WEEKS, Datelike::iso_week));
    kept.extend(newest_of_each(&past, MONTHS, |at| (at.year(), at.month())));
    past.into_iter().map(|(place, _)| place).filter(|place| !kept.contains(place)).collect()
}

/// The places of those that may go where there is no room for a new one, the oldest first: neither the newest one nor
/// the newest of one of the last months.
pub(super) fn spare(made: &[NaiveDateTime]) -> Vec<usize> {
    let mut sorted: Vec<(usize, NaiveDateTime)> = made.iter().copied().enumerate().collect();
    sorted.sort_by_key(|(place, at)| std::cmp::Reverse((*at, *place)));
    let kept = newest_of_each(&sorted, MONTHS, |at| (at.year(), at.month()));
    sorted.into_iter().rev().map(|(place, _)| place).filter(|place| !kept.contains(place)).collect()
}

/// The newest one of each of the last `periods` that have one; `past` has the newest first.
fn newest_of_each<K: PartialEq>(
    past: &[(usize, NaiveDateTime)],
    periods: usize,
    period: impl Fn(&NaiveDateTime) -> K,
) -> Vec<usize> {
    let mut found: Vec<(K, usize)> = Vec::new();
    for (place, at) in past {
        let of = period(at);
        if found.last().is_none_or(|(last, _)| *last != of) {
            found.push((of, *place));
        }
    }
    found.into_iter().take(periods).map(|(_, place)| place).collect()
}

#[cfg(test)]
mod tests {
    use chrono::{Days, NaiveDate};

    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    /// What is left of these times, oldest first.
    fn left(made: &[NaiveDateTime], now: NaiveDateTime) -> Vec<NaiveDateTime> {
        let gone = superfluous(made, now);
        let mut left: Vec<_> =
            made.iter().enumerate().filter(|(place, _)| !gone.contains(place)).map(|(_, at)| *at).collect();
        left.sort();
        left
    }

    /// As it goes: one a day, and after each one the superfluous ones go.
    fn after_evenings(first: NaiveDate, evenings: u64, every: u64) -> Vec<NaiveDateTime> {
        let mut kept = Vec::new();
        for evening in 0..evenings {
            let now = (first + Days::new(evening * every)).and_hms_opt(20, 30, 0).unwrap();
            kept.push(now);
            kept = left(&kept, now);
        }
        kept
    }

    #[test]
    fn nothing_goes_in_the_first_week() {
        let first = NaiveDate::from_ymd_opt(2026, 11, 2).unwrap();
        assert_eq!(after_evenings(first, 7, 1).len(), 7);
        assert!(superfluous(&[], at("2026-11-02 20:30")).is_empty());
    }

    #[test]
    fn of_one_day_only_the_newest_stays() {
        let made = ["2026-11-02 19:10", "2026-11-02 20:45", "2026-11-02 20:05"].map(at);
        assert_eq!(left(&made, at("2026-11-02 20:45")), [at("2026-11-02 20:45")]);
    }

    #[test]
    fn after_two_years_there_are_seven_days_four_weeks_and_twelve_months() {
        let kept = after_evenings(NaiveDate::from_ymd_opt(2025, 1, 1).unwrap(), 730, 1);
        let text: Vec<_> = kept.iter().map(|at| at.format("%m-%d").to_string()).collect();
        // 2026-12-31 is a Thursday; the Sundays before the last seven days are the weeks'.
        let expected = [
            "01-31", "02-28", "03-31", "04-30", "05-31", "06-30", "07-31", "08-31", "09-30", "10-31",
            "11-30", "12-13", "12-20", "12-25", "12-26", "12-27", "12-28", "12-29", "12-30", "12-31",
        ];
        assert_eq!(text[text.len() - expected.len()..], expected);
        assert_eq!(kept.len(), expected.len());
    }

    #[test]
    fn a_clock_that_is_a_year_ahead_for_an_evening_takes_none_of_the_last_days() {
        let days = |from: u32, to: u32| (from..=to).map(|day| at(&format!("2026-11-{day:02} 20:30")));
        let made: Vec<_> = days(1, 7).chain([at("2027-11-08 20:30")]).collect();
        let kept = left(&made, at("2027-11-08 20:30"));
        // Of the first day the week before.
        assert_eq!(kept.len(), 8, "{kept:?}");
        // Set right again, what seems to be of the future stays, and the days go on.
        let made: Vec<_> = kept.into_iter().chain(days(8, 9)).collect();
        let kept = left(&made, at("2026-11-09 20:30"));
        assert!(
            kept.contains(&at("2027-11-08 20:30")) && days(3, 9).all(|day| kept.contains(&day)),
            "{kept:?}"
        );
    }

    #[test]
    fn without_room_the_last_one_of_each_month_stays_and_the_oldest_goes_first() {
        let made = ["2026-11-27 20:30", "2026-10-31 20:30", "2026-11-02 20:30", "2026-10-04 20:30"].map(at);
        assert_eq!(spare(&made), [3, 2]);
        assert_eq!(spare(&made[..1]), [] as [usize; 0]);
        assert_eq!(spare(&[]), [] as [usize; 0]);
    }

    #[test]
    fn a_group_that_meets_once_a_month_keeps_a_year() {
        let kept = after_evenings(NaiveDate::from_ymd_opt(2024, 1, 5).unwrap(), 24, 30);
        let year: BTreeSet<_> = kept.iter().map(|at| (at.year(), at.month())).collect();
        assert_eq!(year.len(), 12);
    }

    #[test]
    fn a_year_without_work_takes_nothing_away() {
        let kept = after_evenings(NaiveDate::from_ymd_opt(2025, 1, 1).unwrap(), 60, 1);
        let mut later = kept.clone();
        let now = at("2026-06-01 20:30");
        later.push(now);
        let left = left(&later, now);
        assert!(left.len() >= kept.len(), "{left:?}");
    }

    #[test]
    fn a_clock_set_back_removes_no_good_one_and_the_newest_stays() {
        let future = ["2027-11-01 20:00", "2027-11-02 20:00", "2027-11-03 20:00"].map(at);
        let mut made = future.to_vec();
        made.extend((1..=9).map(|day| at(&format!("2026-11-0{day} 20:00"))));
        let now = at("2026-11-09 20:00");
        let left = left(&made, now);
        assert!(future.iter().all(|one| left.contains(one)), "{left:?}");
        assert!(left.contains(&now), "the one that was just made");
        assert!(left.contains(&at("2026-11-03 20:00")), "seven days of today's time are there as well");
    }

    #[test]
    fn a_clock_set_a_year_forward_by_mistake_keeps_the_years_before() {
        let mut made = after_evenings(NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(), 300, 1);
        let before = made.len();
        let wrong = at("2027-12-01 20:00");
        made.push(wrong);
        assert!(left(&made, wrong).len() >= before - 2);
    }

    #[test]
    fn the_order_in_which_they_are_found_makes_no_difference() {
        let mut made = after_evenings(NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(), 100, 1);
        made.push(at("2026-04-10 19:00"));
        let now = at("2026-04-10 20:30");
        let one = left(&made, now);
        made.reverse();
        assert_eq!(left(&made, now), one);
    }
}
