//! Who goes by name, what is only counted, and what is missing: the page that is read before sealing.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use uuid::Uuid;
use wahana_handover::content::{AssistanceRow, CaseRow, shown_count};

use super::record::{HandoverRow, last_written};
use super::{OfficeCard, office_card, store};
use crate::database::Read;
use crate::vault::Right;
use crate::{Result, assistance, case, person};

/// What is missing about a person; they may go along, the office will ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Gap {
    /// No birth date or age.
    Birth,
    /// Sex not known.
    Sex,
    /// A NIK with doubts.
    Nik,
}

/// One person on the list "dengan nama".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct NamedPerson {
    /// Who.
    pub id: Uuid,
    /// As written.
    pub name: String,
    /// Three digits or empty.
    pub rt: String,
    /// Numbers of their cases, `K-2026-0001`.
    pub cases: Vec<String>,
    /// How often they were given something outside a secret case.
    pub assistance: u32,
    /// What is missing.
    pub gaps: Vec<Gap>,
    /// Whether they were struck out of the last package.
    pub struck_before: bool,
}

/// A secret type with its count as a plain file may show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct SecretCount {
    /// PMKS number.
    pub pmks: u8,
    /// `<5` or the number.
    pub shown: String,
}

/// Everything to look at before sealing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Preparation {
    /// By name, in the order of names.
    pub named: Vec<NamedPerson>,
    /// How many people, families and groups go as a count only.
    pub secret: i64,
    /// Their types.
    pub secret_types: Vec<SecretCount>,
    /// The office's card, or none yet.
    pub office: Option<OfficeCard>,
    /// The last package that was written.
    pub last: Option<HandoverRow>,
}

/// Gathers what would go now.
pub fn prepare(ctx: &Read) -> Result<Preparation> {
    ctx.require(Right::Handover)?;
    let cases = case::named_for_office(ctx)?;
    let (given, _) = assistance::named_for_office(ctx)?;
    let by_person = people(ctx, &cases.cases, &given)?;
    let last = last_written(ctx)?;
    let struck = match &last {
        Some(last) => store::struck(ctx.connection(), last.id)?,
        None => BTreeSet::new(),
    };
    let mut named = Vec::new();
    for (id, why) in by_person {
        let row = person::row(ctx, id)?;
        let gaps =
            [(row.age.is_none(), Gap::Birth), (row.sex.is_empty(), Gap::Sex), (row.nik_doubtful, Gap::Nik)];
        named.push(NamedPerson {
            id,
            name: row.name,
            rt: row.rt,
            cases: why.cases,
            assistance: why.assistance,
            gaps: gaps.into_iter().filter_map(|(missing, gap)| missing.then_some(gap)).collect(),
            struck_before: struck.contains(&id),
        });
    }
    named.sort_by(|one, other| one.name.cmp(&other.name));
    let mut secret_types: BTreeMap<u8, i64> = BTreeMap::new();
    for row in case::recap_for_office(ctx)?.into_iter().filter(|row| row.rahasia) {
        *secret_types.entry(u8::try_from(row.pmks).unwrap_or_default()).or_default() +=
            row.sudah_dilayani + row.belum_dilayani;
    }
    Ok(Preparation {
        named,
        secret: case::secret_subjects(ctx)?,
        secret_types: secret_types
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(pmks, count)| SecretCount { pmks, shown: shown_count(count, true) })
            .collect(),
        office: office_card(ctx)?,
        last,
    })
}

/// Why somebody goes by name.
#[derive(Default)]
pub(super) struct Why {
    cases: Vec<String>,
    assistance: u32,
}

/// Everybody who goes by name: who has a case of level 1 or 2, or got assistance outside a secret case.
pub(super) fn people(ctx: &Read, cases: &[CaseRow], given: &[AssistanceRow]) -> Result<BTreeMap<Uuid, Why>> {
    let mut people: BTreeMap<Uuid, Why> = BTreeMap::new();
    for case in cases {
        if let Some(person) = case.resident_id {
            people.entry(person).or_default().cases.push(case.nomor.clone());
        }
    }
    for person in given.iter().filter_map(|row| row.resident_id) {
        people.entry(person).or_default().assistance += 1;
    }
    // A person who was taken back after the case was opened is no resident of the package.
    let mut gone = Vec::new();
    for id in people.keys() {
        if !person::is_listed(ctx, *id)? {
            gone.push(*id);
        }
    }
    people.retain(|id, _| !gone.contains(id));
    Ok(people)
}
