//! The rules of what is written beside a picture.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::fault::Faults;
use crate::values::{line, parse_date};
use crate::{Fault, FaultCode, Result};

/// What is to be seen on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum AttachmentKind {
    /// A house or a place.
    #[default]
    House,
    /// A letter or a card.
    Letter,
    /// Anything else, with words that say what.
    Other,
}

impl AttachmentKind {
    /// As stored.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::House => "house",
            Self::Letter => "letter",
            Self::Other => "other",
        }
    }

    /// From the stored word; one of a newer version is something else.
    pub(super) fn parse(stored: &str) -> Self {
        match stored {
            "house" => Self::House,
            "letter" => Self::Letter,
            _ => Self::Other,
        }
    }
}

/// What is written beside a picture, as the form sends and gets it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct AttachmentForm {
    /// What is to be seen on it.
    pub kind: AttachmentKind,
    /// In a line; may be empty but for [`AttachmentKind::Other`].
    pub description: String,
    /// Of the photo, or the letter's own date: `2026-11-24`, not after today.
    pub taken_on: String,
}

impl AttachmentForm {
    /// Applies the rules. Every field is named: the compiler asks what the rule of a new one is.
    pub(super) fn checked(&self, today: NaiveDate) -> Result<Self> {
        let Self { kind, description, taken_on } = self;
        let mut faults = Faults::default();
        let description = faults.take("description", line(description)).unwrap_or_default();
        if description.is_empty() && *kind == AttachmentKind::Other && faults.is_empty() {
            faults.add(Fault::at("description", FaultCode::Required));
        }
        let day = if taken_on.trim().is_empty() {
            faults.add(Fault::at("taken_on", FaultCode::Required));
            None
        } else {
            faults.take("taken_on", parse_date(taken_on))
        };
        if day.is_some_and(|day| day > today) {
            faults.add(Fault::at("taken_on", FaultCode::DateInFuture));
        }
        faults.check()?;
        let taken_on = day.map(|day| day.to_string()).unwrap_or_default();
        Ok(Self { kind: *kind, description, taken_on })
    }
}
