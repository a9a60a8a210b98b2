//! Days and times as people here write them.

use chrono::{DateTime, Datelike, Local, NaiveDate, Utc};

const MONTHS: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];

/// `24 November 2026`.
pub(crate) fn day(day: NaiveDate) -> String {
    let month = MONTHS.get(day.month0() as usize).copied().unwrap_or_default();
    format!("{} {month} {}", day.day(), day.year())
}

/// `24 November 2026 10.15`, local time.
pub(crate) fn moment(time: DateTime<Utc>) -> String {
    let local = time.with_timezone(&Local);
    format!("{} {}", day(local.date_naive()), local.format("%H.%M"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_with_its_month() {
        assert_eq!(day(NaiveDate::from_ymd_opt(2026, 11, 4).unwrap()), "4 November 2026");
    }
}
