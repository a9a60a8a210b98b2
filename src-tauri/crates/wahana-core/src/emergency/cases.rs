//! What comes of the list: a case about each family that is written down, all of them in one act. A family that already
//! has an open case of this type gets none.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::lines::{about, case_of};
use super::{EmergencyForm, HOUSEHOLD_LINE, LineCase, present, store};
use crate::assistance::Recipient;
use crate::case::{self, CaseForm, CaseTypeForm, Subject, Urgency};
use crate::database::{Read, Write};
use crate::vault::Right;
use crate::{Error, Fault, FaultCode, Result, household};

/// What all these cases have in common.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, specta::Type)]
pub struct CasesForm {
    /// Of which lines; of the others none is made.
    pub lines: Vec<Uuid>,
    /// 1-based places of the criteria that hold.
    pub criteria: Vec<u8>,
    /// How pressing.
    pub urgency: Urgency,
    /// Code of who reported.
    pub source: String,
    /// `2026-11-24`.
    pub reported_on: String,
    /// The officer who is responsible.
    pub responsible: Uuid,
}

/// What became of the lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct CasesMade {
    /// How many cases were made.
    pub made: i64,
    /// How many have one already.
    pub there: i64,
    /// How many are not written down as residents.
    pub unregistered: i64,
}

/// Makes the cases. What a line needs is what the case tells first; the list is named as the one who told of it.
///
/// # Errors
/// All that is wrong, once: what a single family refuses at `lines.<number>`, with its name.
pub fn make_cases(ctx: &Write, id: Uuid, form: &CasesForm) -> Result<CasesMade> {
    ctx.require(Right::CaseWriteOwn)?;
    let list = present(ctx, id)?;
    let mut done = CasesMade { made: 0, there: 0, unregistered: 0 };
    let mut faults: Vec<Fault> = Vec::new();
    let mut open = case::open_with_type(ctx, list.form.pmks)?;
    for line in store::lines(ctx.connection(), id)?.into_iter().filter(|line| form.lines.contains(&line.id)) {
        let Some(recipient) = about(ctx, line.known)? else {
            done.unregistered += 1;
            continue;
        };
        if case_of(ctx, &line, Some(recipient), &open)?.is_some() {
            done.there += 1;
            continue;
        }
        let row = match case::create(ctx, &case_form(form, &list.form, recipient, &line.form.need)) {
            Ok(row) => row,
            Err(Error::Invalid(found)) => {
                for fault in found.into_iter().map(|fault| at_line(fault, line.place, &line.form.name)) {
                    if !faults.contains(&fault) {
                        faults.push(fault);
                    }
                }
                continue;
            }
            Err(error) => return Err(error),
        };
        // The line may lead to somebody's secret case. It leads to this one from now on: were it refused, or were it not
        // told as coming of the list like all others, that would tell of the other one. That stays with its companion.
        ctx.change(&HOUSEHOLD_LINE, line.id, None, |connection| {
            store::set_case(connection, line.id, row.id)
        })?;
        open.insert(recipient.id(), (row.id, row.number));
        done.made += 1;
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    if done.made == 0 {
        return Err(FaultCode::EmergencyNoCase.into());
    }
    Ok(done)
}

/// A day before the birth of one of them is told at their line, with their name; what the form itself lacks, of which every
/// line would tell the same, at its field.
fn at_line(fault: Fault, place: i64, name: &str) -> Fault {
    if fault.code != FaultCode::DateBeforeBirth {
        return fault;
    }
    Fault { field: format!("lines.{place}"), ..fault.with("name", name) }
}

fn case_form(form: &CasesForm, list: &EmergencyForm, about: Recipient, need: &str) -> CaseForm {
    CaseForm {
        subject: Some(match about {
            Recipient::Person { id } => Subject::Person { id },
            Recipient::Household { id } => Subject::Household { id },
        }),
        types: vec![CaseTypeForm { number: list.pmks, criteria: form.criteria.clone(), note: String::new() }],
        source: form.source.clone(),
        reporter: list.name.clone(),
        reported_on: form.reported_on.clone(),
        urgency: form.urgency,
        secret: false,
        story: need.to_owned(),
        responsible: form.responsible,
    }
}

/// Open cases of the type, by whom they are about, as far as the officer may read them.
pub(super) type OpenCases = HashMap<Uuid, (Uuid, String)>;

/// Of these, those about somebody or, of a family, about one of its members too.
pub(super) fn open_about(ctx: &Read, about: Recipient, pmks: u8) -> Result<OpenCases> {
    let (persons, household) = match about {
        Recipient::Person { id } => (vec![id], None),
        Recipient::Household { id } => (household::member_ids(ctx, id)?, Some(id)),
    };
    let rows = case::about(ctx, &persons, household)?;
    // The latest is told, and stands first.
    let of_type = rows.into_iter().rev().filter(|row| row.types.contains(&pmks));
    Ok(of_type.filter_map(|row| Some((row.person_id.or(row.household_id)?, (row.id, row.number)))).collect())
}

/// The same as a line tells it.
pub(super) fn there(found: &(Uuid, String)) -> LineCase {
    LineCase { id: found.0, number: found.1.clone(), from_here: false, closed: false }
}
