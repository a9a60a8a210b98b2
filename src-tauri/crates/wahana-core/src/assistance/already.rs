//! "Sudah dapat apa?": what a person and their whole family got, shown before anything is given (DOMAIN 4: rules of
//! the city look at everybody on the same family card, so the family carries what each of its members gets).
//!
//! It shows facts and must never judge who is eligible. What hangs on somebody else's secret case is not there.

use std::collections::{BTreeSet, HashSet};

use chrono::{Months, NaiveDate};
use rusqlite::params;
use rusqlite::types::Value;
use serde::Serialize;
use uuid::Uuid;

use super::list::{AssistanceRow, lines, rows, shown, unmasked};
use super::store::Line;
use super::{GivenBy, Recipient, after_death};
use crate::database::Read;
use crate::vault::Right;
use crate::{FaultCode, Result, case, household, person};

/// A programme that is received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Received {
    /// The latest note of it.
    pub row: AssistanceRow,
    /// How many days ago that was known.
    pub known_days_ago: i64,
}

/// What a person and their family already get.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct AlreadyGot {
    /// Programmes received now, each once for each recipient, the latest known first.
    pub programmes: Vec<Received>,
    /// What the group gave in the last twelve months, the latest first.
    pub gifts: Vec<AssistanceRow>,
    /// What these gifts were worth, in whole rupiah, as far as it is known.
    pub gifts_amount: i64,
}

/// Everything of a person: their own, then what their family and its other members got. The latest first.
pub fn of_person(ctx: &Read, person: Uuid) -> Result<Vec<AssistanceRow>> {
    ctx.require(Right::AssistanceRead)?;
    of(ctx, kin(ctx, Recipient::Person { id: person }, false)?)
}

/// Everything of a family and of each of its members. The latest first.
pub fn of_household(ctx: &Read, household: Uuid) -> Result<Vec<AssistanceRow>> {
    ctx.require(Right::AssistanceRead)?;
    of(ctx, kin(ctx, Recipient::Household { id: household }, false)?)
}

/// Everything that belongs to a case that the officer may read, for its time line. The latest first.
pub fn of_case(ctx: &Read, id: Uuid) -> Result<Vec<AssistanceRow>> {
    ctx.require(Right::AssistanceRead)?;
    let known = case::standing(ctx, id)?.ok_or(FaultCode::NotFound)?;
    if known.masks() {
        return Err(FaultCode::NotAllowed.into());
    }
    rows(ctx, "case_id = ?1 AND withdrawn = '' ORDER BY date DESC, id DESC", vec![blob(id)])
}

/// What a person or family already gets, and everybody else on the same family card: also who lives in another house,
/// where both were written down with the same number. A programme of somebody who died is not received any more.
pub fn already(ctx: &Read, recipient: Recipient) -> Result<AlreadyGot> {
    ctx.require(Right::AssistanceRead)?;
    let today = ctx.today();
    let (programmes, gifts) = sorted(ctx, lines_of(ctx, &[kin(ctx, recipient, true)?])?)?;
    let (programmes, gifts) = (shown(ctx, programmes)?, shown(ctx, gifts)?);
    let known_days_ago = |row: &AssistanceRow| day(&row.date).map_or(0, |date| (today - date).num_days());
    let received = |row| Received { known_days_ago: known_days_ago(&row), row };
    Ok(AlreadyGot {
        programmes: programmes.into_iter().map(received).collect(),
        gifts_amount: gifts.iter().filter_map(|row| row.amount).map(crate::values::Rupiah::whole).sum(),
        gifts,
    })
}

/// The same in short, of one of many.
pub(crate) struct GotInShort {
    /// Codes of the programmes that are received now, each once.
    pub(crate) programmes: BTreeSet<String>,
    /// Kind and day of what the group gave in the last twelve months, the latest first.
    pub(crate) gifts: Vec<(String, String)>,
}

/// The same of many, in their order: what all of them got is read at once.
pub(crate) fn already_each(ctx: &Read, recipients: &[Recipient]) -> Result<Vec<GotInShort>> {
    ctx.require(Right::AssistanceRead)?;
    let all: Vec<Kin> = recipients.iter().map(|&who| kin(ctx, who, true)).collect::<Result<_>>()?;
    let lines = lines_of(ctx, &all)?;
    let short = |kin: Kin| {
        let own = lines.iter().filter(|line| line.recipient.is_some_and(|to| kin.has(to)));
        let (programmes, gifts) = sorted(ctx, own.cloned().collect())?;
        Ok(GotInShort {
            programmes: programmes.into_iter().map(|line| line.kind).collect(),
            gifts: gifts.into_iter().map(|line| (line.kind, line.date)).collect(),
        })
    };
    all.into_iter().map(short).collect()
}

/// The programmes that are received now, each once for each recipient, and what the group gave in the last twelve months.
fn sorted(ctx: &Read, all: Vec<Line>) -> Result<(Vec<Line>, Vec<Line>)> {
    let year_ago = ctx.today().checked_sub_months(Months::new(12)).unwrap_or(ctx.today());
    let (mut noted, mut given) = (Vec::new(), Vec::new());
    for line in all {
        match line.given_by {
            GivenBy::Programme if is_over(ctx, &line)? => {}
            GivenBy::Programme => noted.push(line),
            GivenBy::Group if day(&line.date).is_some_and(|date| date > year_ago) => given.push(line),
            GivenBy::Group => {}
        }
    }
    Ok((running(ctx, noted), given))
}

/// Which of these, in their order, got something of this kind from the group since that day, or somebody on their family
/// card did; what hangs on somebody else's secret case counts for nobody.
pub(crate) fn got_since(
    ctx: &Read,
    recipients: &[Recipient],
    kind: &str,
    since: NaiveDate,
) -> Result<Vec<Uuid>> {
    ctx.require(Right::AssistanceRead)?;
    let got = given_since(ctx, kind, since)?;
    let mut found = Vec::new();
    // Where nobody got it, nobody's family needs to be looked up.
    for &recipient in recipients.iter().filter(|_| !got.is_empty()) {
        if kin(ctx, recipient, true)?.ids().any(|id| got.contains(&id)) {
            found.push(recipient.id());
        }
    }
    Ok(found)
}

/// Persons and families to whom the group gave something of this kind since that day, as far as the officer may know.
fn given_since(ctx: &Read, kind: &str, since: NaiveDate) -> Result<HashSet<Uuid>> {
    let mut statement = ctx.connection().prepare_cached(&given_since_sql(ctx))?;
    let found = statement
        .query_map(params![ctx.officer().id, kind, since.to_string()], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(found)
}

/// Along the days: of a kind there may be years, since a day there are weeks.
fn given_since_sql(ctx: &Read) -> String {
    format!(
        "SELECT coalesce(person_id, household_id) FROM assistance
         WHERE withdrawn = '' AND +kind = ?2 AND date >= ?3 AND given_by = 'group'
         AND coalesce(person_id, household_id) IS NOT NULL AND {}",
        unmasked(ctx, 1)
    )
}

/// What exactly this person or family got, the latest first; what hangs on somebody else's secret case is not there.
pub(crate) fn of_one(ctx: &Read, recipient: Recipient) -> Result<Vec<Line>> {
    ctx.require(Right::AssistanceRead)?;
    let kin = match recipient {
        Recipient::Person { id } => Kin { persons: BTreeSet::from([id]), households: Vec::new() },
        Recipient::Household { id } => Kin { persons: BTreeSet::new(), households: vec![id] },
    };
    lines_of(ctx, &[kin])
}

/// Of these, the latest first, the programmes that are received now, each once for each recipient: the latest note of a
/// programme counts, also when it says that it has ended.
pub(crate) fn running(ctx: &Read, lines: Vec<Line>) -> Vec<Line> {
    let mut seen = BTreeSet::new();
    let programmes = lines.into_iter().filter(|line| line.given_by == GivenBy::Programme);
    let latest =
        programmes.filter(|line| seen.insert((line.recipient.map(Recipient::id), line.kind.clone())));
    latest.filter(|line| day(&line.until).is_none_or(|until| until >= ctx.today())).collect()
}

fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

/// Open cases that assistance for this person or family can belong to, as far as the officer may read them.
pub fn cases_for(ctx: &Read, recipient: Recipient) -> Result<Vec<case::CaseRow>> {
    ctx.require(Right::AssistanceWriteOwn)?;
    let Kin { persons, households } = kin(ctx, recipient, false)?;
    case::about(ctx, &Vec::from_iter(persons), households.first().copied())
}

/// Who gets what is looked at together.
pub(crate) struct Kin {
    persons: BTreeSet<Uuid>,
    households: Vec<Uuid>,
}

impl Kin {
    /// All of them, each once.
    pub(crate) fn ids(self) -> impl Iterator<Item = Uuid> {
        self.persons.into_iter().chain(self.households)
    }

    /// Whether what this one got is looked at.
    fn has(&self, recipient: Recipient) -> bool {
        match recipient {
            Recipient::Person { id } => self.persons.contains(&id),
            Recipient::Household { id } => self.households.contains(&id),
        }
    }
}

/// The recipient, their family and its members, as far as the officer may know who is kin. With `card` also the other
/// families with the same No. KK.
pub(crate) fn kin(ctx: &Read, recipient: Recipient, card: bool) -> Result<Kin> {
    let knows = ctx.may(Right::PersonRead);
    let (mut persons, household) = match recipient {
        Recipient::Person { id } => {
            (BTreeSet::from([id]), if knows { household::household_of(ctx, id)? } else { None })
        }
        Recipient::Household { id } => (BTreeSet::new(), Some(id)),
    };
    let mut households = Vec::from_iter(household);
    if let Some(id) = household.filter(|_| knows) {
        if card {
            households.append(&mut household::on_same_card(ctx, id)?);
        }
        for &id in &households {
            persons.extend(household::member_ids(ctx, id)?);
        }
    }
    Ok(Kin { persons, households })
}

fn of(ctx: &Read, kin: Kin) -> Result<Vec<AssistanceRow>> {
    shown(ctx, lines_of(ctx, &[kin])?)
}

/// What all of these got that hangs on nobody else's secret case, the latest first.
fn lines_of(ctx: &Read, all: &[Kin]) -> Result<Vec<Line>> {
    let (condition, values) = condition(ctx, all);
    lines(ctx, &condition, values)
}

/// Two conditions, each along its own index, whatever there is of others.
pub(super) fn condition(ctx: &Read, all: &[Kin]) -> (String, Vec<Value>) {
    let list = |ids: BTreeSet<&Uuid>| {
        let ids: Vec<String> = ids.into_iter().map(|id| id.simple().to_string()).collect();
        Value::Text(serde_json::json!(ids).to_string())
    };
    let persons = list(all.iter().flat_map(|kin| &kin.persons).collect());
    let households = list(all.iter().flat_map(|kin| &kin.households).collect());
    let condition = format!(
        "withdrawn = '' AND (household_id IN (SELECT unhex(value) FROM json_each(?2))
                             OR person_id IN (SELECT unhex(value) FROM json_each(?3))) AND {}
         ORDER BY date DESC, id DESC",
        unmasked(ctx, 1)
    );
    (condition, vec![blob(ctx.officer().id), households, persons])
}

/// Whether the only one who got it is dead, and it is not given because of the death.
fn is_over(ctx: &Read, line: &Line) -> Result<bool> {
    if after_death(&line.kind) {
        return Ok(false);
    }
    let Some(Recipient::Person { id }) = line.recipient else { return Ok(false) };
    Ok(person::find_any(ctx, id)?.life == person::Life::Dead)
}

fn blob(id: Uuid) -> Value {
    Value::Blob(id.as_bytes().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{World, plan};

    #[test]
    fn what_was_given_lately_is_read_along_its_days() {
        let world = World::with_group();
        let plan = world.vault.read(|ctx| {
            let day = Value::Text("2026-10-01".to_owned());
            let values = [blob(ctx.officer().id), Value::Text("WK_SEMBAKO".to_owned()), day];
            Ok(plan(ctx, &given_since_sql(ctx), &values))
        });
        let plan = plan.unwrap();
        assert!(plan.contains("SEARCH assistance USING INDEX assistance_list (date>?)"), "{plan}");
    }
}
