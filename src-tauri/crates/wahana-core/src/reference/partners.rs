//! The kinds of partners: the 12 types of PSKS (Permensos 08/2012), then what supports the group beside them.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// One kind of partner.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, specta::Type)]
pub struct PartnerKind {
    /// `TKSK`, `FASKES`.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Name in lists.
    pub short: String,
    /// Number among the 12 types of PSKS; none for what is no PSKS.
    pub psks: Option<u8>,
}

static KINDS: LazyLock<Vec<PartnerKind>> =
    LazyLock::new(|| serde_json::from_str(include_str!("tables/partners.json")).unwrap_or_default());

/// All kinds, the 12 of PSKS first in their order.
pub fn partner_kinds() -> &'static [PartnerKind] {
    &KINDS
}

/// One kind by its code.
pub fn partner_kind(code: &str) -> Option<&'static PartnerKind> {
    KINDS.iter().find(|kind| kind.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_12_types_of_psks_come_first_and_every_code_is_its_own() {
        let numbers: Vec<u8> = KINDS.iter().filter_map(|kind| kind.psks).collect();
        assert_eq!(numbers, (1..=12).collect::<Vec<_>>());
        for kind in KINDS.iter() {
            assert_eq!(KINDS.iter().filter(|other| other.code == kind.code).count(), 1, "{}", kind.code);
            assert_eq!(partner_kind(&kind.code), Some(kind));
        }
        assert!(partner_kind("").is_none());
    }
}
