//! The seven stages of a case (PRODUCT.md, area 3) and its urgency.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A stage. Any may be skipped; what was skipped is kept.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type,
)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Laporan.
    #[default]
    Report,
    /// Asesmen.
    Assessment,
    /// Rencana.
    Plan,
    /// Pelayanan.
    Service,
    /// Rujukan.
    Referral,
    /// Pemantauan.
    Monitoring,
    /// Selesai.
    Closed,
}

/// All stages in order.
pub(crate) const STAGES: [Stage; 7] = [
    Stage::Report,
    Stage::Assessment,
    Stage::Plan,
    Stage::Service,
    Stage::Referral,
    Stage::Monitoring,
    Stage::Closed,
];

impl Stage {
    /// As stored.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Assessment => "assessment",
            Self::Plan => "plan",
            Self::Service => "service",
            Self::Referral => "referral",
            Self::Monitoring => "monitoring",
            Self::Closed => "closed",
        }
    }

    /// From the stored word.
    pub(crate) fn parse(stored: &str) -> Self {
        STAGES.into_iter().find(|stage| stage.as_str() == stored).unwrap_or_default()
    }
}

/// One step on the way of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct StageStep {
    /// Which stage.
    pub stage: Stage,
    /// Local date.
    pub since: String,
    /// Whether the case passed it over.
    pub skipped: bool,
    /// `emergency`, or the code of why it was closed; else empty.
    pub code: String,
    /// Why, where it was skipped, closed, moved back or reopened, in the officer's words.
    pub reason: String,
    /// Who moved it.
    pub officer: Uuid,
    /// UTC, RFC 3339.
    pub at: String,
}

/// Whether this move is the usual way of a case (the table of DOMAIN 8.1) and needs no reason.
pub(super) fn is_usual(from: Stage, to: Stage) -> bool {
    use Stage::{Assessment, Closed, Monitoring, Plan, Referral, Report, Service};
    matches!(
        (from, to),
        (Report, Assessment)
            | (Assessment, Plan | Referral | Closed)
            | (Plan, Service)
            | (Service, Monitoring | Referral)
            | (Referral, Monitoring | Closed)
            | (Monitoring, Service | Closed)
    )
}

/// The stages between the present one and `to` that the case has never been in: they are passed over.
pub(super) fn passed_over(from: Stage, to: Stage, been: &[StageStep]) -> Vec<Stage> {
    let was_in = |stage: Stage| been.iter().any(|step| step.stage == stage);
    STAGES.into_iter().filter(|stage| from < *stage && *stage < to && !was_in(*stage)).collect()
}

/// How pressing a case is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// Biasa.
    #[default]
    Normal,
    /// Segera.
    Soon,
    /// Darurat.
    Emergency,
}

impl Urgency {
    /// As stored.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Soon => "soon",
            Self::Emergency => "emergency",
        }
    }

    /// From the stored word.
    pub(crate) fn parse(stored: &str) -> Self {
        match stored {
            "soon" => Self::Soon,
            "emergency" => Self::Emergency,
            _ => Self::Normal,
        }
    }
}
