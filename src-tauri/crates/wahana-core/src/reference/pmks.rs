//! The 26 types of Permensos 08/2012 in their official order.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// One type.
#[derive(Clone, Debug, Deserialize, Serialize, specta::Type)]
pub struct PmksType {
    /// 1 to 26.
    pub number: u8,
    /// Abbreviation used in lists of offices.
    pub code: String,
    /// Official name.
    pub name: String,
    /// Short name for lists that does not shame.
    pub short: String,
    /// Other spellings, for search.
    pub also: Vec<String>,
    /// `person`, `household`, `group`.
    pub subjects: Vec<String>,
    /// Completed years, inclusive; a mismatch warns and never refuses.
    pub age_min: Option<i32>,
    /// Completed years, inclusive.
    pub age_max: Option<i32>,
    /// `L`, `P` or empty.
    pub sex: String,
    /// 1 ordinary, 2 specific personal data, 3 secret.
    pub level: u8,
    /// What it means.
    pub description: String,
    /// What can be ticked.
    pub criteria: Vec<Criterion>,
    /// Whether the form shows whom to call and asks only the minimum (DOMAIN 8.1).
    pub emergency_contact: bool,
    /// Whether a free note may be kept (not for type 16).
    pub free_text: bool,
}

/// One criterion of a type.
#[derive(Clone, Debug, Deserialize, Serialize, specta::Type)]
pub struct Criterion {
    /// 1-based place in the regulation's list.
    pub place: u8,
    /// Regulation text.
    pub text: String,
}

static TYPES: LazyLock<Vec<PmksType>> =
    LazyLock::new(|| serde_json::from_str(include_str!("tables/pmks.json")).unwrap_or_default());

/// All types in official order.
pub fn pmks_types() -> &'static [PmksType] {
    &TYPES
}

/// One type by its number.
pub fn pmks(number: u8) -> Option<&'static PmksType> {
    TYPES.iter().find(|one| one.number == number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_26_in_order_each_with_criteria() {
        let numbers: Vec<u8> = pmks_types().iter().map(|one| one.number).collect();
        assert_eq!(numbers, (1..=26).collect::<Vec<u8>>());
        assert!(pmks_types().iter().all(|one| !one.criteria.is_empty() && (1..=3).contains(&one.level)));
    }

    #[test]
    fn sexual_behaviour_is_not_a_criterion_that_can_be_ticked() {
        assert!(pmks(14).unwrap().criteria.iter().all(|criterion| criterion.place != 4));
    }
}
