//! Short code lists: who reports, why a case is closed, what a visit met, relation and marital status. The words are the screen's.

/// Who a report can come from (DOMAIN 9).
pub const SOURCES: &[&str] = &[
    "rt",
    "rw",
    "psm",
    "pkk",
    "karang_taruna",
    "tksk",
    "resident",
    "family",
    "self",
    "school",
    "puskesmas",
    "worship",
    "kelurahan",
    "officer",
    "other",
];

/// Why a case is closed (DOMAIN 8.1; "refused" is PRODUCT's "ditolak").
pub const CLOSE_REASONS: &[&str] = &[
    "independent",
    "needs_met",
    "referral_done",
    "moved",
    "died",
    "declined",
    "not_found",
    "double",
    "not_eligible",
    "refused",
];

/// What a visit can have met. Offered, not asked: somebody was there; nobody was; they did not want it; they live there
/// no more.
pub const VISIT_OUTCOMES: [&str; 4] = ["met", "nobody_home", "refused", "moved"];

/// Whether a visit with this outcome has something to tell: where nobody was met there may be nothing.
pub(crate) fn has_to_tell(outcome: &str) -> bool {
    ["", "met"].contains(&outcome)
}

/// Dukcapil `hubungan_keluarga`; 1 is the head.
pub const RELATIONS: std::ops::RangeInclusive<i64> = 1..=11;

/// Dukcapil `status_kawin`; 0 is not known.
pub const MARITAL_STATUSES: std::ops::RangeInclusive<i64> = 0..=4;
