//! The numbers of a list.

use std::collections::BTreeMap;

use serde::Serialize;

use super::LineRow;

/// The numbers of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, specta::Type)]
pub struct EmergencySums {
    /// Households.
    pub households: i64,
    /// People, as far as it was said.
    pub souls: i64,
    /// Households of which nobody said how many they are.
    pub uncounted: i64,
    /// Households that are not written down as residents.
    pub unregistered: i64,
    /// Households with a case.
    pub cases: i64,
    /// By RT; the one without a number last.
    pub places: Vec<PlaceSum>,
}

/// The numbers of one RT.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct PlaceSum {
    /// Three digits or empty.
    pub rt: String,
    /// Households.
    pub households: i64,
    /// People.
    pub souls: i64,
}

/// Counts the lines.
pub(super) fn sums(lines: &[LineRow]) -> EmergencySums {
    let mut sums = EmergencySums::default();
    let mut places: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    for LineRow { form, case, .. } in lines {
        let souls = form.souls.unwrap_or_default();
        sums.households += 1;
        sums.souls += souls;
        sums.uncounted += i64::from(form.souls.is_none());
        sums.unregistered += i64::from(form.known.is_none());
        sums.cases += i64::from(case.is_some());
        let place = places.entry(&form.rt).or_default();
        *place = (place.0 + 1, place.1 + souls);
    }
    let place =
        |(rt, (households, souls)): (&str, (i64, i64))| PlaceSum { rt: rt.to_owned(), households, souls };
    sums.places = places.into_iter().map(place).collect();
    // The empty one sorts first.
    if sums.places.first().is_some_and(|place| place.rt.is_empty()) {
        sums.places.rotate_left(1);
    }
    sums
}
