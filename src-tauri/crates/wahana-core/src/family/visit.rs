//! A visit to a family: one form for all of its open cases that the officer may change, kept as a follow-up on each.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::case::{CaseRow, FollowUpForm, FollowUpKind, Reach};
use crate::database::{Read, Write};
use crate::vault::Right;
use crate::{Error, Fault, FaultCode, Result, case, draft, household};

/// The visit as the form sends it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, specta::Type)]
pub struct VisitForm {
    /// Whom.
    pub household: Uuid,
    /// `2026-11-24`, not after today.
    pub happened: String,
    /// Who was there.
    pub officer: Uuid,
    /// What holds for the whole family; it stands at the beginning of what each case keeps. May be empty.
    pub text: String,
    /// One for each case.
    pub lines: Vec<VisitLine>,
}

/// What was seen, said or done in one case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct VisitLine {
    /// Which.
    pub case: Uuid,
    /// May be empty; where the text for the family is empty too, the case is left as it is.
    pub text: String,
    /// When to come again; empty for no visit planned.
    pub next_visit: String,
}

/// The open cases of a family and its members that the officer may change: what a visit can be written in.
pub fn visit_cases(ctx: &Read, household: Uuid) -> Result<Vec<CaseRow>> {
    ctx.require(Right::CaseWriteOwn)?;
    let members = household::member_ids(ctx, household)?;
    let mut cases = Vec::new();
    for row in case::about(ctx, &members, Some(household))? {
        if case::standing(ctx, row.id)?.is_some_and(|known| known.reach == Reach::Write) {
            cases.push(row);
        }
    }
    Ok(cases)
}

/// Writes the visit down in every case that has something to keep, and throws its draft away: one act. A fault of one
/// case has the field `lines.0.text`.
pub fn record_visit(ctx: &Write, form: &VisitForm) -> Result<i64> {
    let known: Vec<Uuid> = visit_cases(ctx, form.household)?.iter().map(|row| row.id).collect();
    let mut faults: Vec<Fault> = Vec::new();
    let mut written = 0;
    for (place, line) in form.lines.iter().enumerate() {
        if !known.contains(&line.case) {
            return Err(FaultCode::NotAllowed.into());
        }
        let parts = [form.text.trim(), line.text.trim()];
        let text = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
        if text.is_empty() && line.next_visit.trim().is_empty() {
            continue;
        }
        let kept = FollowUpForm {
            kind: FollowUpKind::Visit,
            happened: form.happened.clone(),
            text,
            outcome: String::new(),
            officer: form.officer,
            next_visit: line.next_visit.clone(),
        };
        written += 1;
        match case::add_follow_up(ctx, line.case, &kept) {
            Ok(_) => {}
            Err(Error::Invalid(found)) => faults.extend(found.into_iter().map(|fault| at(place, fault))),
            Err(other) => return Err(other),
        }
    }
    if written == 0 {
        faults.push(Fault::at("text", FaultCode::Required));
    }
    let mut told: Vec<Fault> = Vec::new();
    for fault in faults {
        if !told.iter().any(|known| known.field == fault.field) {
            told.push(fault);
        }
    }
    if !told.is_empty() {
        return Err(Error::Invalid(told));
    }
    draft::discard(ctx, "family_visit", &form.household.to_string())?;
    Ok(written)
}

/// The day and who was there are asked once, the rest in each case.
fn at(place: usize, fault: Fault) -> Fault {
    match fault.field.as_str() {
        "text" | "next_visit" => Fault { field: format!("lines.{place}.{}", fault.field), ..fault },
        _ => fault,
    }
}
