//! The recap: 26 types by sex, served and not yet served (DOMAIN 3.5).
//!
//! Inside the sealed package the counts are exact. A plain file for people must show secret counts through
//! [`shown_count`] and never as they are.

use super::pmks::TYPES;
use super::table::table;

/// Below this a secret count could point at a person (DOMAIN 7.3).
const SMALLEST_SHOWN: i64 = 5;

table! {
    /// Counts of one PPKS type for one sex.
    RecapRow = "recap", key ["pmks", "jenis_kelamin"], links [] {
        /// Number of the type in the official order, 1 to 26.
        pmks: i64 = [Between(1, 26)],
        /// Official name of the type.
        nama: String,
        /// L, P, or "-" where a family or a group is counted.
        jenis_kelamin: String = [OneOf(&["L", "P", "-"])],
        /// Level 3: counts under 5 are shown as "<5" in plain files.
        rahasia: bool,
        /// People (or families, groups) who get or got a service.
        sudah_dilayani: i64 = [NotNegative],
        /// People (or families, groups) not yet served.
        belum_dilayani: i64 = [NotNegative],
    }
}

/// The full recap of 78 rows. `count` is asked for each type (1 to 26) and sex (`L`, `P`, `-`) and answers
/// (served, not yet served).
pub fn recap_rows(mut count: impl FnMut(i64, &str) -> (i64, i64)) -> Vec<RecapRow> {
    let mut rows = Vec::with_capacity(TYPES.len() * 3);
    for (pmks, kind) in (1..).zip(&TYPES) {
        for sex in ["L", "P", "-"] {
            let (served, unserved) = count(pmks, sex);
            rows.push(RecapRow {
                pmks,
                nama: kind.name.to_owned(),
                jenis_kelamin: sex.to_owned(),
                rahasia: kind.secret,
                sudah_dilayani: served,
                belum_dilayani: unserved,
            });
        }
    }
    rows
}

/// A count as a plain file or paper may show it: secret counts from 1 to 4 become `<5`. Where a total stands
/// beside such a count it must be left out or masked too, or the count can be worked out.
pub fn shown_count(count: i64, secret: bool) -> String {
    if secret && (1..SMALLEST_SHOWN).contains(&count) { "<5".to_owned() } else { count.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_recap_has_each_of_26_types_for_men_women_and_groups() {
        let rows = recap_rows(|pmks, _| (pmks, 0));
        assert_eq!(rows.len(), 78);
        assert_eq!(rows.iter().filter(|row| row.pmks == 26).count(), 3);
        assert_eq!(rows.iter().filter(|row| row.rahasia).count(), 10 * 3);
    }

    #[test]
    fn small_secret_counts_are_masked_and_others_are_not() {
        assert_eq!(shown_count(4, true), "<5");
        assert_eq!(shown_count(5, true), "5");
        assert_eq!(shown_count(0, true), "0");
        assert_eq!(shown_count(1, false), "1");
    }
}
