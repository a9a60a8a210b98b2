//! Who sends a package, and where it stands in the line of packages.
//!
//! Holds no resident's name.

use crate::keys::Card;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The RW that sends.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
pub struct RwIdentity {
    /// Code of the kelurahan with dots, for example `34.71.13.1002`.
    pub kelurahan_code: String,
    /// Name of the kelurahan.
    pub kelurahan: String,
    /// Name of the kemantren.
    pub kemantren: String,
    /// RW, three digits.
    pub rw: String,
    /// Name of the group.
    pub group: String,
}

impl RwIdentity {
    /// What makes an RW the same RW: kelurahan code and number. Names may be corrected.
    pub fn key(&self) -> (&str, &str) {
        (&self.kelurahan_code, &self.rw)
    }

    /// Whether code and number have their shape, so that they may become part of a file name.
    pub(crate) fn is_well_formed(&self) -> bool {
        let digits =
            |text: &str, count: usize| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
        let parts: Vec<&str> = self.kelurahan_code.split('.').collect();
        let code = matches!(parts.as_slice(), [a, b, c, d]
            if digits(a, 2) && digits(b, 2) && digits(c, 2) && digits(d, 4));
        code && digits(&self.rw, 3)
    }
}

/// The package before this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Previous {
    /// Its id.
    pub id: Uuid,
    /// SHA-256 of the sealed file, hexadecimal.
    pub sha256: String,
}

/// The part of the journal that the package stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Journal {
    /// First entry not yet in an earlier package.
    pub from_seq: i64,
    /// Last entry in this one.
    pub to_seq: i64,
    /// Hash of that last entry, hexadecimal.
    pub head: String,
}

/// Rows per table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counts {
    /// People who go by name.
    pub residents: i64,
    /// Families.
    pub households: i64,
    /// Memberships.
    pub members: i64,
    /// Cases.
    pub cases: i64,
    /// Types of cases.
    pub case_types: i64,
    /// Follow-ups.
    pub follow_ups: i64,
    /// Assistance.
    pub assistance: i64,
    /// Sources of assistance.
    pub assistance_funds: i64,
    /// Withdrawals.
    pub withdrawals: i64,
}

/// Sums that the RW's paper sheet shows too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Totals {
    /// Worth of what the group handed out, whole rupiah.
    pub assistance_rupiah: i64,
    /// Sum of the recap's served.
    pub recap_served: i64,
    /// Sum of the recap's not yet served. Sums over types are no head count.
    pub recap_unserved: i64,
}

/// The description of a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageMeta {
    /// Format version, major.minor; sealing writes this program's own.
    pub version: String,
    /// Made in training mode.
    pub training: bool,
    /// The RW that sends.
    pub rw: RwIdentity,
    /// Package id (UUID version 7).
    pub id: Uuid,
    /// Number in the RW's own sequence; gaps are harmless.
    pub number: i64,
    /// The package before, none for the first.
    pub previous: Option<Previous>,
    /// Random id of the database's line; a restore begins a new one.
    pub line: Uuid,
    /// What of the journal it stands for.
    pub journal: Journal,
    /// Whether it holds everything, not only what changed.
    pub complete: bool,
    /// Time of making, UTC.
    pub created_at: DateTime<Utc>,
    /// Rows per table; sealing counts them.
    pub counts: Counts,
    /// Sums; sealing adds them up.
    pub totals: Totals,
    /// The sender's own card.
    pub card: Card,
}
