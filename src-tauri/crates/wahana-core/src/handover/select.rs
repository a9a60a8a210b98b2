//! Who goes by name, what is only counted, and what is missing: the page that is read before sealing.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use uuid::Uuid;
use wahana_handover::content::{AssistanceRow, CaseRow, shown_count};

use super::record::last_written;
use super::store;
use crate::database::Read;
use crate::vault::{Right, Vault};
use crate::{FaultCode, Result, assistance, case, household, person};

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

/// Whom a case or a gift is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum SubjectKind {
    /// A resident.
    Person,
    /// A family.
    Household,
    /// A group that is known by its name alone: each of its cases stands for itself.
    Group,
}

/// One line of the list "dengan nama": a person, a family or a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct NamedSubject {
    /// Who; of a group the case.
    pub id: Uuid,
    /// Person, family or group.
    pub kind: SubjectKind,
    /// As written; of a family its head's, or empty.
    pub name: String,
    /// Three digits or empty.
    pub rt: String,
    /// Numbers of their cases, `K-2026-0001`.
    pub cases: Vec<String>,
    /// How often they were given something outside a secret case.
    pub assistance: u32,
    /// What is missing about a person.
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
    /// Who goes by name, in the order of names.
    pub named: Vec<NamedSubject>,
    /// How many people, families and groups go as a count only.
    pub secret: i64,
    /// Their types.
    pub secret_types: Vec<SecretCount>,
}

/// Gathers what would go now, on a connection of its own: it reads every case and every gift, and nobody waits for it.
/// It ends with [`FaultCode::Cancelled`] soon after it is not `wanted` any more.
pub fn prepare(vault: &Vault, wanted: &(dyn Fn() -> bool + Sync)) -> Result<Preparation> {
    vault.read_long(|ctx| gathered(ctx, wanted))
}

fn gathered(ctx: &Read, wanted: &(dyn Fn() -> bool + Sync)) -> Result<Preparation> {
    let go_on = || if wanted() { Ok(()) } else { Err(FaultCode::Cancelled) };
    ctx.require(Right::Handover)?;
    let cases = case::named_for_office(ctx)?;
    go_on()?;
    let (given, _) = assistance::named_for_office(ctx)?;
    go_on()?;
    let subjects = subjects(ctx, &cases.cases, &given)?;
    let struck = match last_written(ctx)? {
        Some(last) => store::struck(ctx.connection(), last.id)?,
        None => BTreeSet::new(),
    };
    let mut named = Vec::new();
    for (subject, why) in subjects {
        go_on()?;
        let id = subject.id();
        let (name, rt, gaps) = describe(ctx, subject, &cases.cases)?;
        named.push(NamedSubject {
            id,
            kind: subject.kind(),
            name,
            rt,
            cases: why.cases,
            assistance: why.assistance,
            gaps,
            struck_before: was_struck(ctx, subject, &struck)?,
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
    })
}

/// Whether they were struck out, also as a record that turned out to be them: nobody goes by name because of a merging.
fn was_struck(ctx: &Read, subject: Subject, struck: &BTreeSet<Uuid>) -> Result<bool> {
    if struck.is_empty() {
        return Ok(false);
    }
    let earlier = match subject {
        Subject::Person(id) => person::merged::earlier(ctx, id)?,
        Subject::Household(id) => household::merged::earlier(ctx, id)?,
        Subject::Group(_) => Vec::new(),
    };
    Ok(struck.contains(&subject.id()) || earlier.iter().any(|same| struck.contains(&same.id)))
}

fn describe(ctx: &Read, subject: Subject, cases: &[CaseRow]) -> Result<(String, String, Vec<Gap>)> {
    Ok(match subject {
        Subject::Person(id) => {
            let row = person::row(ctx, id)?;
            let gaps = [
                (row.age.is_none(), Gap::Birth),
                (row.sex.is_empty(), Gap::Sex),
                (row.nik_doubtful, Gap::Nik),
            ];
            let gaps = gaps.into_iter().filter_map(|(missing, gap)| missing.then_some(gap)).collect();
            (row.name, row.rt, gaps)
        }
        Subject::Household(id) => {
            let label = household::label(ctx, id)?;
            (label.name, label.rt, Vec::new())
        }
        Subject::Group(id) => {
            let name = cases.iter().find(|case| case.id == id).and_then(|case| case.nama_kelompok.clone());
            (name.unwrap_or_default(), String::new(), Vec::new())
        }
    })
}

/// Whom a case or a gift is about: a person, a family, or of a group the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    Person(Uuid),
    Household(Uuid),
    Group(Uuid),
}

impl Subject {
    pub(super) fn of_case(case: &CaseRow) -> Self {
        match (case.resident_id, case.household_id) {
            (Some(person), _) => Self::Person(person),
            (None, Some(household)) => Self::Household(household),
            (None, None) => Self::Group(case.id),
        }
    }

    /// What went to neither person nor family went to the group that its case is about.
    pub(super) fn of_gift(row: &AssistanceRow) -> Option<Self> {
        let named = row.resident_id.map(Self::Person).or(row.household_id.map(Self::Household));
        named.or(row.case_id.map(Self::Group))
    }

    pub(super) fn id(self) -> Uuid {
        match self {
            Self::Person(id) | Self::Household(id) | Self::Group(id) => id,
        }
    }

    pub(super) fn kind(self) -> SubjectKind {
        match self {
            Self::Person(_) => SubjectKind::Person,
            Self::Household(_) => SubjectKind::Household,
            Self::Group(_) => SubjectKind::Group,
        }
    }

    /// What was taken back since is no row of the package, so nothing about it can go.
    fn is_listed(self, ctx: &Read) -> Result<bool> {
        match self {
            Self::Person(id) => person::is_listed(ctx, id),
            Self::Household(id) => household::is_listed(ctx, id),
            Self::Group(_) => Ok(true),
        }
    }
}

/// Why somebody goes by name.
#[derive(Default)]
pub(super) struct Why {
    cases: Vec<String>,
    assistance: u32,
}

/// Everybody who goes by name: who has a case of level 1 or 2, or got assistance outside a secret case.
pub(super) fn subjects(
    ctx: &Read,
    cases: &[CaseRow],
    given: &[AssistanceRow],
) -> Result<BTreeMap<Subject, Why>> {
    let mut found: BTreeMap<Subject, Why> = BTreeMap::new();
    for case in cases {
        found.entry(Subject::of_case(case)).or_default().cases.push(case.nomor.clone());
    }
    for subject in given.iter().filter_map(Subject::of_gift) {
        // A group is named by its case alone.
        if subject.kind() == SubjectKind::Group && !found.contains_key(&subject) {
            continue;
        }
        found.entry(subject).or_default().assistance += 1;
    }
    let mut listed = BTreeMap::new();
    for (subject, why) in found {
        if subject.is_listed(ctx)? {
            listed.insert(subject, why);
        }
    }
    Ok(listed)
}
