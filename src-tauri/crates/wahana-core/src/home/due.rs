//! The visits that are due, by RT and family: who goes out takes one walk, not a list of cases.

use std::collections::BTreeMap;

use chrono::Days;
use serde::Serialize;
use uuid::Uuid;

use crate::case::{self, CaseRow};
use crate::database::Read;
use crate::vault::Right;
use crate::{Result, household};

/// The window of days is one month at most.
const LONGEST: u8 = 31;
/// So many of the visits are listed, the oldest first; more than that is no walk of a day.
const LISTED: usize = 20;
/// So many at most where all are asked for.
const LISTED_WHOLE: usize = 400;

/// The visits of a window of days, the overdue ones among them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, specta::Type)]
pub struct DueVisits {
    /// By RT; those without an RT come last.
    pub places: Vec<DuePlace>,
    /// How many there are, also where not all are shown; with the officer's own secret ones.
    pub total: i64,
    /// How many of them are shown.
    pub shown: i64,
    /// The officer's own secret cases: they stand apart, without a name and without a family.
    pub secret: Vec<CaseRow>,
    /// Secret cases of others with a visit in that time; more than none for the head only.
    pub secret_of_others: i64,
}

/// One RT.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct DuePlace {
    /// Three digits or empty.
    pub rt: String,
    /// Its families, the one that waits longest first.
    pub families: Vec<DueFamily>,
}

/// One family, or somebody or a group without one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct DueFamily {
    /// The family, where there is one.
    pub household: Option<Uuid>,
    /// The head's name, or whom the case is about.
    pub name: String,
    /// Where.
    pub address: String,
    /// Its cases, the one that waits longest first.
    pub cases: Vec<CaseRow>,
}

/// One visit of a list of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueLine {
    /// Its family, where there is one; none for a secret case.
    pub household: Option<Uuid>,
    /// The head's name, or whom the case is about; empty for a secret one.
    pub name: String,
    /// Where.
    pub address: String,
    /// The case.
    pub case: CaseRow,
}

/// Visits until so many days from now, of one's own cases where one may change no others: the first of them, or with
/// `whole` all that a page can show.
pub fn due_visits(ctx: &Read, days: u8, whole: bool) -> Result<DueVisits> {
    read(ctx, days, if whole { LISTED_WHOLE } else { LISTED })
}

/// All of them, in the order in which Beranda shows them.
pub(crate) fn due_lines(ctx: &Read, days: u8) -> Result<Vec<DueLine>> {
    ctx.require(Right::CaseRead)?;
    let due = read(ctx, days, usize::MAX)?;
    let mut lines = Vec::new();
    for family in due.places.into_iter().flat_map(|place| place.families) {
        let DueFamily { household, name, address, cases } = family;
        let line = |case| DueLine { household, name: name.clone(), address: address.clone(), case };
        lines.extend(cases.into_iter().map(line));
    }
    let apart = |case| DueLine { household: None, name: String::new(), address: String::new(), case };
    lines.extend(due.secret.into_iter().map(apart));
    Ok(lines)
}

fn read(ctx: &Read, days: u8, listed: usize) -> Result<DueVisits> {
    if !ctx.may(Right::CaseRead) {
        return Ok(DueVisits::default());
    }
    let until = ctx.today().checked_add_days(Days::new(days.min(LONGEST).into())).unwrap_or(ctx.today());
    let own = (!ctx.may(Right::CaseWriteAll)).then_some(ctx.officer().id);
    let visits = case::visits(ctx, None, until, own, listed)?;
    let shown = i64::try_from(visits.rows.len()).unwrap_or(i64::MAX);
    let (secret, open): (Vec<CaseRow>, Vec<CaseRow>) = visits.rows.into_iter().partition(|row| row.secret);
    let mut places: BTreeMap<(bool, String), Vec<DueFamily>> = BTreeMap::new();
    for row in open {
        let home = case::family_of(ctx, &row)?;
        let families = places.entry((row.rt.is_empty(), row.rt.clone())).or_default();
        let known = families.iter_mut().find(|family| match home {
            Some(home) => family.household == Some(home),
            None => {
                family.household.is_none()
                    && family
                        .cases
                        .iter()
                        .all(|one| one.person_id == row.person_id && one.subject == row.subject)
            }
        });
        match known {
            Some(family) => family.cases.push(row),
            None => families.push(family_of(ctx, home, row)?),
        }
    }
    let places = places.into_iter().map(|((_, rt), families)| DuePlace { rt, families }).collect();
    let secret_of_others = case::secret_visits(ctx, until)?;
    Ok(DueVisits { places, total: visits.total, shown, secret, secret_of_others })
}

fn family_of(ctx: &Read, home: Option<Uuid>, row: CaseRow) -> Result<DueFamily> {
    let Some(id) = home else {
        return Ok(DueFamily {
            household: None,
            name: row.subject.clone(),
            address: String::new(),
            cases: vec![row],
        });
    };
    let family = household::row(ctx, id)?;
    Ok(DueFamily { household: home, name: family.head, address: family.address, cases: vec![row] })
}
