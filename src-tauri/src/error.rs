//! Core errors as the page sees them: a list of codes with field and values.

use serde::Serialize;
use wahana_core::{Error, Fault, FaultCode};

/// Why a command did not do its work.
#[derive(Debug, Serialize, specta::Type)]
#[serde(transparent)]
pub(crate) struct Refusal(Vec<Fault>);

/// The answer of every command.
pub(crate) type Answer<T> = Result<T, Refusal>;

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self(error.faults())
    }
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self(vec![fault])
    }
}

impl From<FaultCode> for Refusal {
    fn from(code: FaultCode) -> Self {
        Self(vec![Fault::new(code)])
    }
}
