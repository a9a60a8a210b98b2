//! What was entered last, over all areas: residents, cases and assistance that the officer may see.
//!
//! Never read from the journal: its entries know of secret cases. Ids are of version 7 and tell when something was entered.

use chrono::SecondsFormat;
use serde::Serialize;
use uuid::Uuid;

use crate::assistance::AssistanceRow;
use crate::case::CaseRow;
use crate::database::Read;
use crate::person::PersonRow;
use crate::values::written_at;
use crate::{Result, assistance, case, person};

/// How many are shown.
const SHOWN: u32 = 8;

/// Something that was entered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Latest {
    /// When: UTC, RFC 3339.
    pub at: String,
    /// What.
    pub what: LatestWhat,
}

/// What was entered, as its area's list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LatestWhat {
    /// A resident was written down.
    Person {
        /// Who.
        row: PersonRow,
    },
    /// A case was opened; never a secret one.
    Case {
        /// Which.
        row: Box<CaseRow>,
    },
    /// Assistance was given or noted; never what hangs on a secret case.
    Assistance {
        /// Which.
        row: Box<AssistanceRow>,
    },
}

impl LatestWhat {
    fn id(&self) -> Uuid {
        match self {
            Self::Person { row } => row.id,
            Self::Case { row } => row.id,
            Self::Assistance { row } => row.id,
        }
    }
}

/// The newest of all, as each area tells it.
pub(super) fn latest(ctx: &Read) -> Result<Vec<Latest>> {
    let persons = person::newest(ctx, SHOWN)?.into_iter().map(|row| LatestWhat::Person { row });
    let cases = case::newest(ctx, SHOWN)?.into_iter().map(|row| LatestWhat::Case { row: Box::new(row) });
    let given = assistance::newest(ctx, SHOWN)?;
    let given = given.into_iter().map(|row| LatestWhat::Assistance { row: Box::new(row) });
    let mut all: Vec<LatestWhat> = persons.chain(cases).chain(given).collect();
    all.sort_by_key(|what| std::cmp::Reverse(what.id()));
    all.truncate(SHOWN as usize);
    Ok(all.into_iter().map(|what| Latest { at: entered_at(what.id()), what }).collect())
}

fn entered_at(id: Uuid) -> String {
    written_at(id).map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true)).unwrap_or_default()
}
