//! Every list that can be taken along: which, and its rows.

use serde::Deserialize;
use uuid::Uuid;

use crate::activity::{AttendanceRow, GroupDay};
use crate::agenda::WeekLine;
use crate::assistance::{AssistanceFilter, AssistanceRow};
use crate::business::BusinessRow;
use crate::case::{CaseFilter, CaseMark, CaseRow};
use crate::distribution::{DistributionRow, RecipientRow};
use crate::emergency::{EmergencyRow, LineRow};
use crate::home::DueLine;
use crate::household::{HeadOf, HouseholdFilter, HouseholdRow};
use crate::incomplete::{Incomplete, Lacking};
use crate::merging::{MaybeSame, MergeKind};
use crate::partner::{PartnerFilter, PartnerRow};
use crate::person::{PersonFilter, PersonRow};
use crate::referral::{ReferralFilter, ReferralRow};

/// Which list, narrowed as its page shows it.
#[derive(Clone, Debug, Deserialize, specta::Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SheetOf {
    /// Warga.
    Persons {
        /// As on the page.
        filter: PersonFilter,
    },
    /// Keluarga.
    Households {
        /// As on the page.
        filter: HouseholdFilter,
    },
    /// Kasus.
    Cases {
        /// As on the page, or only the marked ones.
        filter: CaseFilter,
    },
    /// Bantuan.
    Assistance {
        /// As on the page.
        filter: AssistanceFilter,
    },
    /// The recipients of one distribution.
    Recipients {
        /// The distribution.
        id: Uuid,
    },
    /// Mitra.
    Partners {
        /// As on the page.
        filter: PartnerFilter,
    },
    /// Rujukan.
    Referrals {
        /// As on the page.
        filter: ReferralFilter,
    },
    /// Yang perlu dilengkapi.
    Incomplete,
    /// Daftar darurat.
    Emergencies {
        /// As typed on the page.
        #[serde(default)]
        query: String,
    },
    /// The households of one emergency.
    Emergency {
        /// The emergency.
        id: Uuid,
    },
    /// Kegiatan, with the distribution days among them where the officer sees assistance.
    Activities {
        /// As typed on the page.
        #[serde(default)]
        query: String,
    },
    /// Who is on the list of one activity, and who came.
    Attendance {
        /// The activity.
        id: Uuid,
    },
    /// Usaha kelompok.
    Businesses {
        /// As typed on the page.
        #[serde(default)]
        query: String,
    },
    /// Penyaluran.
    Distributions {
        /// As typed on the page.
        #[serde(default)]
        query: String,
    },
    /// Mungkin ganda: the pairs that look alike, as they were found last.
    Candidates {
        /// Of what.
        of: MergeKind,
    },
    /// Kunjungan terdekat: all of the window.
    DueVisits {
        /// How many days from now.
        days: u8,
    },
    /// The calendar of a week.
    Week {
        /// A day in it, `2026-11-24`; empty for today.
        day: String,
        /// Of one officer.
        of: Option<Uuid>,
    },
}

impl SheetOf {
    /// As the journal calls it.
    pub(crate) fn as_str(&self) -> &'static str {
        match self {
            Self::Persons { .. } => "persons",
            Self::Households { .. } => "households",
            Self::Cases { .. } => "cases",
            Self::Assistance { .. } => "assistance",
            Self::Recipients { .. } => "recipients",
            Self::Partners { .. } => "partners",
            Self::Referrals { .. } => "referrals",
            Self::Incomplete => "incomplete",
            Self::Emergencies { .. } => "emergencies",
            Self::Emergency { .. } => "emergency",
            Self::Activities { .. } => "activities",
            Self::Attendance { .. } => "attendance",
            Self::Businesses { .. } => "businesses",
            Self::Distributions { .. } => "distributions",
            Self::Candidates { .. } => "candidates",
            Self::DueVisits { .. } => "due_visits",
            Self::Week { .. } => "week",
        }
    }
}

/// A resident with what their page's list tells beside them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonLine {
    /// The resident.
    pub person: PersonRow,
    /// Their family, where they belong to one and the officer may know it.
    pub family: Option<HeadOf>,
    /// Their open cases that the officer may know of; never a secret one.
    pub cases: Vec<CaseMark>,
    /// Codes of the tags that a list may show.
    pub tags: Vec<String>,
}

/// Rows of one list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetRows {
    /// Of Warga.
    Persons(Vec<PersonLine>),
    /// Of Keluarga.
    Households(Vec<HouseholdRow>),
    /// Of Kasus.
    Cases(Vec<CaseRow>),
    /// Of Bantuan.
    Assistance(Vec<AssistanceRow>),
    /// Of a distribution.
    Recipients(Vec<RecipientRow>),
    /// Of Mitra.
    Partners(Vec<PartnerRow>),
    /// Of Rujukan.
    Referrals(Vec<ReferralRow>),
    /// Of what is to be completed.
    Incomplete(Vec<(Lacking, Incomplete)>),
    /// Of Daftar darurat.
    Emergencies(Vec<EmergencyRow>),
    /// Of one emergency.
    Emergency(Vec<LineRow>),
    /// Of Kegiatan.
    Activities(Vec<GroupDay>),
    /// Of one activity.
    Attendance(Vec<AttendanceRow>),
    /// Of Usaha kelompok.
    Businesses(Vec<BusinessRow>),
    /// Of Penyaluran.
    Distributions(Vec<DistributionRow>),
    /// Of Mungkin ganda.
    Candidates(Vec<MaybeSame>),
    /// Of Kunjungan terdekat.
    DueVisits(Vec<DueLine>),
    /// Of a week.
    Week(Vec<WeekLine>),
}

impl SheetRows {
    /// How many.
    pub fn len(&self) -> usize {
        match self {
            Self::Persons(rows) => rows.len(),
            Self::Households(rows) => rows.len(),
            Self::Cases(rows) => rows.len(),
            Self::Assistance(rows) => rows.len(),
            Self::Recipients(rows) => rows.len(),
            Self::Partners(rows) => rows.len(),
            Self::Referrals(rows) => rows.len(),
            Self::Incomplete(rows) => rows.len(),
            Self::Emergencies(rows) => rows.len(),
            Self::Emergency(rows) => rows.len(),
            Self::Activities(rows) => rows.len(),
            Self::Attendance(rows) => rows.len(),
            Self::Businesses(rows) => rows.len(),
            Self::Distributions(rows) => rows.len(),
            Self::Candidates(rows) => rows.len(),
            Self::DueVisits(rows) => rows.len(),
            Self::Week(rows) => rows.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
