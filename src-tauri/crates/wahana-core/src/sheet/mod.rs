//! "Simpan XLSX": a list as its page shows it, for a file that leaves the house unlocked. Whoever may look at a list may
//! take it along, with the rows and the fields that they see there and no others; the journal tells who took how much.
//!
//! Composes the areas and has no SQL: each gives what the officer may see, and masks what they may not.

use std::collections::HashMap;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::case::{self, CaseMark};
use crate::choice::{self, Choice, ChoiceList};
use crate::database::{Read, Write};
use crate::group::{self, Group};
use crate::household::{self, HeadOf};
use crate::journal::Op;
use crate::person::{self, PersonRow};
use crate::vault::{OfficerRow, Right, Vault, list_officers};
use crate::{
    Result, activity, agenda, assistance, business, distribution, emergency, home, incomplete, merging,
    partner, referral, tag,
};

mod lists;

pub use lists::{PersonLine, SheetOf, SheetRows};

#[cfg(test)]
mod tests;

/// Rows that are read at once; no more are ever held.
const PIECE: u32 = 1_000;
/// The area of the journal that tells of lists.
pub(crate) const AREA: &str = "list";
/// What an entry says of a list that was printed, not saved.
const PAPER: &str = "paper";

/// What the rows are told with: whose list it is, and what its codes are called.
#[derive(Clone, Debug)]
pub struct SheetAbout {
    /// The group, where it is written down.
    pub group: Option<Group>,
    /// Name of whoever takes it.
    pub officer: String,
    /// Today.
    pub today: NaiveDate,
    /// What the one distribution, emergency or activity is called, or the Monday of the week; empty for other lists.
    pub of: String,
    /// Whether the officer sees more of a resident or family than name, RT and address.
    pub details: bool,
    /// Whether they see the address.
    pub address: bool,
    /// All officers.
    pub officers: Vec<OfficerRow>,
    /// Kinds of assistance.
    pub kinds: Vec<Choice>,
    /// Funds.
    pub funds: Vec<Choice>,
    /// Tags.
    pub tags: Vec<Choice>,
}

/// Refuses whom the list itself would refuse.
pub fn require(ctx: &Read, of: &SheetOf) -> Result<()> {
    page(ctx, of, 0, 0).map(drop)
}

/// Reads it whole as it is at one moment, piece after piece: `each` gets at least one, which may be empty, and ends it with
/// an error.
///
/// # Errors
/// What the list gives, and what `each` gives.
pub fn read(
    vault: &Vault,
    of: &SheetOf,
    each: &mut dyn FnMut(&SheetAbout, SheetRows) -> Result<()>,
) -> Result<()> {
    vault.read_long(|ctx| {
        let about = about(ctx, of)?;
        for offset in (0..).step_by(PIECE as usize) {
            let (rows, more) = page(ctx, of, offset, PIECE)?;
            if offset == 0 || !rows.is_empty() {
                each(&about, rows)?;
            }
            if !more {
                break;
            }
        }
        Ok(())
    })
}

/// Notes in the journal that so many rows of it left the house: in a transaction of its own, for it is nothing that could be
/// taken back.
pub fn taken(ctx: &Write, of: &SheetOf, rows: i64) -> Result<()> {
    require(ctx, of)?;
    let values = [("what", of.as_str().to_owned()), ("rows", rows.to_string())];
    match of {
        SheetOf::Recipients { id } => ctx.record(distribution::DISTRIBUTION.area, *id, Op::Export, &values),
        SheetOf::Emergency { id } => ctx.record(emergency::EMERGENCY.area, *id, Op::Export, &values),
        SheetOf::Attendance { id } => ctx.record(activity::ACTIVITY.area, *id, Op::Export, &values),
        _ => ctx.record(AREA, Uuid::now_v7(), Op::Export, &values),
    }
}

/// Notes in the journal that a paper with the cases of these ids is about to be printed, and how many rows it has.
pub(crate) fn printed(ctx: &Write, cases: usize) -> Result<()> {
    let values = [("what", "cases".to_owned()), ("rows", cases.to_string()), ("on", PAPER.to_owned())];
    ctx.record(AREA, Uuid::now_v7(), Op::Export, &values)
}

fn about(ctx: &Read, of: &SheetOf) -> Result<SheetAbout> {
    let list = match of {
        SheetOf::Recipients { id } => distribution::label(ctx, *id)?.map(|(label, _)| label),
        SheetOf::Emergency { id } => emergency::label(ctx, *id)?.map(|(label, _)| label),
        SheetOf::Attendance { id } => activity::label(ctx, *id)?.map(|(label, _)| label),
        SheetOf::Week { day, .. } => Some(agenda::monday(ctx, day)?.to_string()),
        _ => None,
    };
    Ok(SheetAbout {
        group: group::find(ctx)?,
        officer: ctx.officer().name.clone(),
        today: ctx.today(),
        of: list.unwrap_or_default(),
        details: ctx.may(Right::PersonRead),
        address: ctx.may(Right::PersonRead) || ctx.may(Right::PersonAddress),
        officers: list_officers(ctx)?,
        kinds: choice::of_list(ctx, ChoiceList::Assistance)?,
        funds: choice::of_list(ctx, ChoiceList::Fund)?,
        tags: choice::of_list(ctx, ChoiceList::Tag)?,
    })
}

/// `limit` rows from `offset`, and whether there may be more of them.
fn page(ctx: &Read, of: &SheetOf, offset: u32, limit: u32) -> Result<(SheetRows, bool)> {
    let rows = match of {
        SheetOf::Persons { filter } => {
            SheetRows::Persons(lines(ctx, person::list(ctx, filter, offset, limit)?)?)
        }
        SheetOf::Households { filter } => SheetRows::Households(household::list(ctx, filter, offset, limit)?),
        SheetOf::Cases { filter } => SheetRows::Cases(case::list(ctx, filter, offset, limit)?),
        SheetOf::Assistance { filter } => {
            SheetRows::Assistance(assistance::list(ctx, filter, offset, limit)?)
        }
        SheetOf::Partners { filter } => SheetRows::Partners(partner::list(ctx, filter, offset, limit)?),
        SheetOf::Referrals { filter } => SheetRows::Referrals(referral::list(ctx, filter, offset, limit)?),
        SheetOf::Recipients { id } => {
            return Ok((SheetRows::Recipients(distribution::find(ctx, *id)?.recipients), false));
        }
        SheetOf::Incomplete => {
            ctx.require(Right::PersonWrite)?;
            let rows = if limit == 0 { Vec::new() } else { incomplete::all(ctx)? };
            return Ok((SheetRows::Incomplete(rows), false));
        }
        SheetOf::Emergencies { query } => SheetRows::Emergencies(emergency::list(ctx, query, offset, limit)?),
        SheetOf::Emergency { id } => {
            emergency::readable(ctx, *id)?;
            let lines = if limit == 0 { Vec::new() } else { emergency::find(ctx, *id)?.lines };
            return Ok((SheetRows::Emergency(lines), false));
        }
        SheetOf::Activities { query } => SheetRows::Activities(activity::list(ctx, query, offset, limit)?),
        SheetOf::Attendance { id } => {
            return Ok((SheetRows::Attendance(activity::find(ctx, *id)?.attendance), false));
        }
        SheetOf::Businesses { query } => SheetRows::Businesses(business::list(ctx, query, offset, limit)?),
        SheetOf::Distributions { query } => {
            SheetRows::Distributions(distribution::list(ctx, query, offset, limit)?)
        }
        SheetOf::Candidates { of } => SheetRows::Candidates(merging::candidates(ctx, *of, offset, limit)?),
        SheetOf::DueVisits { days } => {
            ctx.require(Right::CaseRead)?;
            let lines = if limit == 0 { Vec::new() } else { home::due_lines(ctx, *days)? };
            return Ok((SheetRows::DueVisits(lines), false));
        }
        SheetOf::Week { day, of } => {
            ctx.require(Right::CaseRead)?;
            let lines = if limit == 0 { Vec::new() } else { agenda::week_lines(ctx, day, *of)? };
            return Ok((SheetRows::Week(lines), false));
        }
    };
    let full = rows.len() == limit as usize;
    Ok((rows, full))
}

fn lines(ctx: &Read, rows: Vec<PersonRow>) -> Result<Vec<PersonLine>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let (families, marks) = (household::heads_of(ctx, &ids)?, case::marks(ctx, &ids)?);
    let mut families: HashMap<Uuid, HeadOf> = families.into_iter().map(|of| (of.person, of)).collect();
    let mut cases: HashMap<Uuid, Vec<CaseMark>> = HashMap::new();
    for mark in marks {
        cases.entry(mark.person).or_default().push(mark);
    }
    let line = |person: PersonRow| {
        Ok(PersonLine {
            family: families.remove(&person.id),
            cases: cases.remove(&person.id).unwrap_or_default(),
            tags: tag::listed(ctx, person.id)?,
            person,
        })
    };
    rows.into_iter().map(line).collect()
}
