//! A visit to a family: one form for all of its open cases that the officer may change, kept as a follow-up on each.

use std::collections::{BTreeSet, HashMap};

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
    /// What it met: one of [`case::VISIT_OUTCOMES`], or empty. Where nobody was met there may be nothing to tell, and it is
    /// kept in every case.
    pub outcome: String,
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

/// A case that a visit can be written in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct VisitCase {
    /// As its list shows it.
    pub row: CaseRow,
    /// When to come again, as the form proposes it for a visit today; empty for no visit.
    pub proposed: String,
}

/// The open cases of a family and its members that the officer may change: what a visit can be written in.
pub fn visit_cases(ctx: &Read, household: Uuid) -> Result<Vec<VisitCase>> {
    ctx.require(Right::CaseWriteOwn)?;
    let members = household::member_ids(ctx, household)?;
    let mut cases = Vec::new();
    for row in case::about(ctx, &members, Some(household))? {
        if case::standing(ctx, row.id)?.is_some_and(|known| known.reach == Reach::Write) {
            cases.push(VisitCase { proposed: case::proposed_today(ctx, row.id, &row.next_visit)?, row });
        }
    }
    Ok(cases)
}

/// Writes the visit down in every case that has something to keep, and throws its draft away: one act. A fault of one
/// case has the field `lines.0.text`. A case of which nothing was said, and whose next visit stays, is left as it is.
pub fn record_visit(ctx: &Write, form: &VisitForm) -> Result<i64> {
    let mut known: HashMap<Uuid, CaseRow> =
        visit_cases(ctx, form.household)?.into_iter().map(|one| (one.row.id, one.row)).collect();
    let mut faults: Vec<Fault> = Vec::new();
    let met_nobody = !case::has_to_tell(&form.outcome);
    let mut written = 0;
    for (place, line) in form.lines.iter().enumerate() {
        // Nobody's case, or one that was named before.
        let Some(row) = known.remove(&line.case) else { return Err(FaultCode::NotAllowed.into()) };
        let parts = [form.text.trim(), line.text.trim()];
        let text = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
        if text.is_empty() && !met_nobody && ["", row.next_visit.as_str()].contains(&line.next_visit.trim()) {
            continue;
        }
        let kept = FollowUpForm {
            kind: FollowUpKind::Visit,
            happened: form.happened.clone(),
            text,
            outcome: form.outcome.clone(),
            officer: form.officer,
            next_visit: line.next_visit.clone(),
        };
        written += 1;
        match case::keep_follow_up(ctx, line.case, &kept) {
            Ok(_) => {}
            Err(Error::Invalid(found)) => faults.extend(found.into_iter().map(|fault| at(place, fault))),
            Err(other) => return Err(other),
        }
    }
    if written == 0 {
        faults.push(Fault::at("text", FaultCode::Required));
    }
    // What is asked once is told once, whichever case found it.
    let mut fields = BTreeSet::new();
    faults.retain(|fault| fields.insert(fault.field.clone()));
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
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
