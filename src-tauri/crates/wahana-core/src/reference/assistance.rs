//! The kinds of assistance and the funds it can come from (DOMAIN 4). Amounts are history and never in here.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// How assistance of a kind is written down. Mixing them corrupts the books (DOMAIN 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum RecordAs {
    /// The group pays or hands it out itself.
    Disbursement,
    /// The group does it itself; no money need move.
    Service,
    /// Somebody else gives it; the group notes that it is received.
    Status,
    /// Somebody else keeps a list; the group notes who is on it.
    Membership,
    /// Principal and instalments: not before the loan book exists.
    Loan,
}

/// What assistance consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum AssistanceType {
    /// Rupiah.
    Money,
    /// Things, counted or weighed.
    Goods,
    /// Somebody's work, a place, a membership.
    Service,
}

/// How a programme looks at everybody on one family card (DOMAIN 4). Rules change every year: it is told, never judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum CardRule {
    /// Not at all.
    Free,
    /// It is for the family: once for a card, whoever's name it is in.
    Once,
    /// Nobody on the card may get other aid of the state (ASLUM).
    Alone,
}

/// One kind.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, specta::Type)]
pub struct AssistanceKind {
    /// `PKH`, `WK_SEMBAKO`.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Name in lists.
    pub short: String,
    /// What it usually consists of, the usual one first.
    pub forms: Vec<AssistanceType>,
    /// Whom it usually goes to: `person`, `household` or `group`.
    pub unit: String,
    /// Who gives it.
    pub record_as: RecordAs,
    /// Code of the usual fund; empty where no money moves.
    pub fund: String,
    /// Whether it is given because somebody died, so that a date after the death is right.
    pub after_death: bool,
    /// How it looks at the family card.
    pub card: CardRule,
    /// Whether the group does not want it to be offered; what was recorded keeps its words.
    #[serde(default)]
    pub hidden: bool,
}

impl AssistanceKind {
    /// Whether it is aid of the state that goes on, which [`CardRule::Alone`] asks about.
    pub fn is_state_aid(&self) -> bool {
        self.record_as == RecordAs::Status && self.fund.starts_with("APB") && !self.after_death
    }
}

/// Where money or goods come from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, specta::Type)]
pub struct Fund {
    /// `IURAN`, `BAZNAS`.
    pub code: String,
    /// Name.
    pub name: String,
    /// Whether it is the group's own money.
    pub own: bool,
    /// Whether the group does not want it to be offered.
    #[serde(default)]
    pub hidden: bool,
}

#[derive(Default, Deserialize)]
struct Table {
    funds: Vec<Fund>,
    kinds: Vec<AssistanceKind>,
}

static TABLE: LazyLock<Table> =
    LazyLock::new(|| serde_json::from_str(include_str!("tables/assistance.json")).unwrap_or_default());

/// All kinds that can be recorded, programmes first, in the order of the domain's list. Loans are left out.
pub fn assistance_kinds() -> impl Iterator<Item = &'static AssistanceKind> {
    TABLE.kinds.iter().filter(|kind| kind.record_as != RecordAs::Loan)
}

/// The kinds of loans, which are no assistance.
pub fn loan_kinds() -> impl Iterator<Item = &'static AssistanceKind> {
    TABLE.kinds.iter().filter(|kind| kind.record_as == RecordAs::Loan)
}

/// One kind by its code.
pub fn assistance_kind(code: &str) -> Option<&'static AssistanceKind> {
    assistance_kinds().find(|kind| kind.code == code)
}

/// All funds, the group's own first.
pub fn funds() -> &'static [Fund] {
    &TABLE.funds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_39_kinds_of_which_the_loan_waits_and_15_funds() {
        assert_eq!(TABLE.kinds.len(), 39);
        assert_eq!(assistance_kinds().count(), 38);
        assert!(assistance_kind("WK_PINJAM").is_none());
        assert_eq!(loan_kinds().map(|kind| kind.code.as_str()).collect::<Vec<_>>(), ["WK_PINJAM"]);
        assert_eq!(funds().len(), 15);
    }

    #[test]
    fn what_is_counted_once_for_a_card_goes_to_families() {
        let once = assistance_kinds().filter(|kind| kind.card == CardRule::Once);
        let once: Vec<&str> =
            once.inspect(|kind| assert_eq!(kind.unit, "household")).map(|kind| kind.code.as_str()).collect();
        assert_eq!(once, ["PKH", "SEMBAKO", "CBP", "BLT", "KSJPS"]);
        let alone = assistance_kinds().filter(|kind| kind.card == CardRule::Alone);
        assert_eq!(alone.map(|kind| kind.code.as_str()).collect::<Vec<_>>(), ["ASLUM"]);
        assert!(assistance_kind("PIP").is_some_and(AssistanceKind::is_state_aid));
        for not in ["KSJPS", "SANTUNAN_MATI_KOTA", "BAZNAS", "WK_RUTIN"] {
            assert!(!assistance_kind(not).is_some_and(AssistanceKind::is_state_aid), "{not}");
        }
    }

    #[test]
    fn every_kind_knows_its_fund_and_what_it_consists_of() {
        for kind in assistance_kinds() {
            assert!(
                kind.fund.is_empty() || funds().iter().any(|fund| fund.code == kind.fund),
                "{}",
                kind.code
            );
            assert!(!kind.forms.is_empty() && !kind.short.is_empty(), "{}", kind.code);
        }
    }
}
