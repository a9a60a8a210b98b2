//! Which provinces, regencies and districts there are: the first six digits of a NIK.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The districts of each regency, as two digits each; a line is a regency: `3471 01 02 03`.
static DISTRICTS: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let line =
        |line: &'static str| line.split_once(' ').map(|(regency, rest)| (regency, rest.split(' ').collect()));
    include_str!("tables/districts.txt").lines().filter_map(line).collect()
});

static PROVINCES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut found: Vec<&str> = DISTRICTS.keys().filter_map(|regency| regency.get(..2)).collect();
    found.sort_unstable();
    found.dedup();
    found
});

/// Whether a province has this code of two digits.
pub fn is_province(code: &str) -> bool {
    PROVINCES.binary_search(&code).is_ok()
}

/// Whether a district has this code of six digits. Those that are gone since they were split are not known.
pub fn is_district(code: &str) -> bool {
    let (Some(regency), Some(district)) = (code.get(..4), code.get(4..)) else { return false };
    DISTRICTS.get(regency).is_some_and(|districts| districts.contains(&district))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_city_and_its_fourteen_kemantren_are_known_and_what_does_not_exist_is_not() {
        assert!(is_province("34") && is_province("96"));
        for code in ["00", "20", "54", "97", "99", ""] {
            assert!(!is_province(code), "{code}");
        }
        for kemantren in 1..=14 {
            assert!(is_district(&format!("3471{kemantren:02}")));
        }
        for code in ["347115", "340601", "990101", "3471", ""] {
            assert!(!is_district(code), "{code}");
        }
        assert_eq!((PROVINCES.len(), DISTRICTS.len()), (38, 514));
    }
}
