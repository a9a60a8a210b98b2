//! "Sudah dapat apa?": what a person and their whole family got, shown before anything is given (DOMAIN 4: rules of
//! the city look at everybody on the same family card, so the family carries what each of its members gets).
//!
//! It shows facts and must never judge who is eligible. What hangs on somebody else's secret case is not there.

use std::collections::BTreeSet;

use chrono::{Months, NaiveDate};
use rusqlite::types::Value;
use serde::Serialize;
use uuid::Uuid;

use super::list::{AssistanceRow, rows, unmasked};
use super::{GivenBy, Recipient};
use crate::database::Read;
use crate::vault::Right;
use crate::{FaultCode, Result, case, household};

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
    of(ctx, &kin(ctx, Recipient::Person { id: person })?)
}

/// Everything of a family and of each of its members. The latest first.
pub fn of_household(ctx: &Read, household: Uuid) -> Result<Vec<AssistanceRow>> {
    ctx.require(Right::AssistanceRead)?;
    of(ctx, &kin(ctx, Recipient::Household { id: household })?)
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

/// What a person or family already gets.
pub fn already(ctx: &Read, recipient: Recipient) -> Result<AlreadyGot> {
    ctx.require(Right::AssistanceRead)?;
    let today = ctx.today();
    let year_ago = today.checked_sub_months(Months::new(12)).unwrap_or(today);
    let day = |text: &str| text.parse::<NaiveDate>().ok();
    let mut seen = BTreeSet::new();
    let mut got = AlreadyGot { programmes: Vec::new(), gifts: Vec::new(), gifts_amount: 0 };
    for row in of(ctx, &kin(ctx, recipient)?)? {
        match row.given_by {
            // The latest note of a programme counts, also when it says that it has ended.
            GivenBy::Programme => {
                let first = seen.insert((row.recipient.map(Recipient::id), row.kind.clone()));
                if first && day(&row.until).is_none_or(|until| until >= today) {
                    let known_days_ago = day(&row.date).map_or(0, |date| (today - date).num_days());
                    got.programmes.push(Received { row, known_days_ago });
                }
            }
            GivenBy::Group => {
                if day(&row.date).is_some_and(|date| date > year_ago) {
                    got.gifts_amount += row.amount.map_or(0, crate::values::Rupiah::whole);
                    got.gifts.push(row);
                }
            }
        }
    }
    Ok(got)
}

/// Open cases that assistance for this person or family can belong to, as far as the officer may read them.
pub fn cases_for(ctx: &Read, recipient: Recipient) -> Result<Vec<case::CaseRow>> {
    ctx.require(Right::AssistanceWriteOwn)?;
    let (persons, household) = kin(ctx, recipient)?;
    case::about(ctx, &Vec::from_iter(persons), household)
}

/// The recipient, their family and its members, as far as the officer may know who is kin.
fn kin(ctx: &Read, recipient: Recipient) -> Result<(BTreeSet<Uuid>, Option<Uuid>)> {
    let (mut persons, household) = match recipient {
        Recipient::Person { id } if !ctx.may(Right::PersonRead) => return Ok((BTreeSet::from([id]), None)),
        Recipient::Person { id } => (BTreeSet::from([id]), household::household_of(ctx, id)?),
        Recipient::Household { id } => (BTreeSet::new(), Some(id)),
    };
    if let Some(id) = household
        && ctx.may(Right::PersonRead)
    {
        persons.extend(household::member_ids(ctx, id)?);
    }
    Ok((persons, household))
}

fn of(ctx: &Read, (persons, household): &(BTreeSet<Uuid>, Option<Uuid>)) -> Result<Vec<AssistanceRow>> {
    let mut values = vec![blob(ctx.officer().id), household.map_or(Value::Null, blob)];
    values.extend(persons.iter().copied().map(blob));
    let places: Vec<String> = (3..3 + persons.len()).map(|place| format!("?{place}")).collect();
    let condition = format!(
        "withdrawn = '' AND (household_id = ?2 OR person_id IN ({})) AND {} ORDER BY date DESC, id DESC",
        places.join(", "),
        unmasked(ctx, 1)
    );
    rows(ctx, &condition, values)
}

fn blob(id: Uuid) -> Value {
    Value::Blob(id.as_bytes().to_vec())
}
