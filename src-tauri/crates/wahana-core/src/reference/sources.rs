//! Short code lists: who reports, why a case is closed, relation and marital status. The words are the screen's.

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

/// Dukcapil `hubungan_keluarga`; 1 is the head.
pub const RELATIONS: std::ops::RangeInclusive<i64> = 1..=11;

/// Dukcapil `status_kawin`; 0 is not known.
pub const MARITAL_STATUSES: std::ops::RangeInclusive<i64> = 0..=4;
