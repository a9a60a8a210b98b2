//! What something of one area hangs on in another: a record, told by its kind and its id. Nothing but names; whether the
//! record is there, and who may read it, is its area's.

use rusqlite::Row;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The kinds of records that have a page of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum RecordKind {
    /// A resident.
    Person,
    /// A family.
    Household,
    /// A case with its notes, visits and plan.
    Case,
    /// Something that was given, or is received.
    Assistance,
    /// A partner.
    Partner,
    /// A referral.
    Referral,
    /// A distribution with its list.
    Distribution,
    /// An emergency with its list.
    Emergency,
    /// An activity with its lists.
    Activity,
    /// A business of the group.
    Business,
}

impl RecordKind {
    pub(crate) const ALL: [Self; 10] = [
        Self::Person,
        Self::Household,
        Self::Case,
        Self::Assistance,
        Self::Partner,
        Self::Referral,
        Self::Distribution,
        Self::Emergency,
        Self::Activity,
        Self::Business,
    ];

    /// The record of this kind.
    pub fn with(self, id: Uuid) -> AnyRecord {
        AnyRecord { kind: self, id }
    }

    /// As it crosses the bridge; the name of its area.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Household => "household",
            Self::Case => "case",
            Self::Assistance => "assistance",
            Self::Partner => "partner",
            Self::Referral => "referral",
            Self::Distribution => "distribution",
            Self::Emergency => "emergency",
            Self::Activity => "activity",
            Self::Business => "business",
        }
    }

    /// The table that its records stand in.
    pub(crate) fn table(self) -> &'static str {
        if self == Self::Case { "cases" } else { self.as_str() }
    }

    /// The column of another table that names such a record.
    pub(crate) fn column(self) -> &'static str {
        match self {
            Self::Person => "person_id",
            Self::Household => "household_id",
            Self::Case => "case_id",
            Self::Assistance => "assistance_id",
            Self::Partner => "partner_id",
            Self::Referral => "referral_id",
            Self::Distribution => "distribution_id",
            Self::Emergency => "emergency_id",
            Self::Activity => "activity_id",
            Self::Business => "business_id",
        }
    }
}

/// Any record that has a page of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct AnyRecord {
    /// What it is.
    pub kind: RecordKind,
    /// Which.
    pub id: Uuid,
}

/// What people come for: a resident, a family or a case. Pictures, tags and a time line are about one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum MainRecord {
    /// A resident.
    Person {
        /// Who.
        id: Uuid,
    },
    /// A family.
    Household {
        /// Which.
        id: Uuid,
    },
    /// A case, with its secrecy.
    Case {
        /// Which.
        id: Uuid,
    },
}

impl MainRecord {
    /// Which.
    pub(crate) fn id(self) -> Uuid {
        match self {
            Self::Person { id } | Self::Household { id } | Self::Case { id } => id,
        }
    }

    /// What it is.
    pub(crate) fn kind(self) -> RecordKind {
        match self {
            Self::Person { .. } => RecordKind::Person,
            Self::Household { .. } => RecordKind::Household,
            Self::Case { .. } => RecordKind::Case,
        }
    }

    /// The column of another table that names it.
    pub(crate) fn column(self) -> &'static str {
        self.kind().column()
    }

    /// The one that a row names in `person_id`, `household_id` and `case_id`, which stand from `at` on in this order.
    pub(crate) fn of_row(row: &Row, at: usize) -> rusqlite::Result<Self> {
        Ok(match (row.get(at)?, row.get(at + 1)?) {
            (Some(id), _) => Self::Person { id },
            (None, Some(id)) => Self::Household { id },
            (None, None) => Self::Case { id: row.get(at + 2)? },
        })
    }
}

impl From<MainRecord> for AnyRecord {
    fn from(record: MainRecord) -> Self {
        record.kind().with(record.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_crosses_the_bridge_by_the_name_of_its_area_and_a_main_record_as_any_record_does() {
        for kind in RecordKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
        }
        let id = Uuid::now_v7();
        for main in [MainRecord::Person { id }, MainRecord::Household { id }, MainRecord::Case { id }] {
            let any = AnyRecord::from(main);
            assert_eq!(serde_json::to_value(any).unwrap(), serde_json::to_value(main).unwrap());
        }
    }
}
