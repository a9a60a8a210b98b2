//! A visit to a family: one form for all of its open cases that the officer may change, kept as a follow-up on each of
//! which something was said; of a family without such a case it is a record of the family itself ([`household::visits_of`]).

use std::collections::{BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::case::{CaseRow, FollowUpForm, FollowUpKind, Reach};
use crate::database::{Read, Write};
use crate::household::TypedVisit;
use crate::plan::{Action, ActionState, EndForm, Ending};
use crate::reference::has_to_tell;
use crate::vault::Right;
use crate::{Error, Fault, FaultCode, Result, case, draft, household, plan};

/// The visit as the form sends it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, specta::Type)]
pub struct VisitForm {
    /// Whom.
    pub household: Uuid,
    /// `2026-11-24`, not after today.
    pub happened: String,
    /// Who was there.
    pub officer: Uuid,
    /// What it met: one of [`crate::reference::VISIT_OUTCOMES`], or empty; of each case where its line says nothing else.
    /// Where nobody was met there may be nothing to tell, and it is kept in every case.
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
    /// Whom it met of this case, where that is not as of the whole visit; empty otherwise.
    pub outcome: String,
    /// Actions of its plan that are done, each with the revision that was read.
    pub done: Vec<(Uuid, i64)>,
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
    /// Open actions of its plan that are due: what may be done by this visit.
    pub due: Vec<Action>,
}

/// The open cases of a family and its members that the officer may change: what a visit can be written in.
pub fn visit_cases(ctx: &Read, household: Uuid) -> Result<Vec<VisitCase>> {
    ctx.require(Right::CaseWriteOwn)?;
    let members = household::member_ids(ctx, household)?;
    let mut cases = Vec::new();
    for row in case::about(ctx, &members, Some(household))? {
        if case::standing(ctx, row.id)?.is_some_and(|known| known.reach == Reach::Write) {
            let proposed = case::proposed_today(ctx, &row)?;
            cases.push(VisitCase { proposed, due: due(ctx, row.id)?, row });
        }
    }
    Ok(cases)
}

/// The open actions of a case whose day is today or has passed, the oldest first.
fn due(ctx: &Read, case: Uuid) -> Result<Vec<Action>> {
    let today = ctx.today().to_string();
    let actions = plan::of_case(ctx, case)?.into_iter().flat_map(|goal| goal.actions);
    let is_due =
        |one: &Action| one.state == ActionState::Open && !one.form.due.is_empty() && one.form.due <= today;
    let mut due: Vec<Action> = actions.filter(is_due).collect();
    due.sort_by(|one, other| one.form.due.cmp(&other.form.due));
    Ok(due)
}

/// Writes the visit down in every case that has something to keep, and throws its draft away: one act. A fault of one
/// case has the field `lines.0.text`. A case of which nothing was said, and whose next visit is as it was or as it was
/// proposed, is left as it is. Of a family without a case that the officer may change the family itself keeps it: none. Answers
/// how many cases keep something.
pub fn record_visit(ctx: &Write, form: &VisitForm) -> Result<i64> {
    let mut known: HashMap<Uuid, VisitCase> =
        visit_cases(ctx, form.household)?.into_iter().map(|one| (one.row.id, one)).collect();
    if known.is_empty() && form.lines.is_empty() {
        return of_the_family(ctx, form);
    }
    let mut faults: Vec<Fault> = Vec::new();
    let mut written = 0;
    for (place, line) in form.lines.iter().enumerate() {
        // Nobody's case, or one that was named before.
        let Some(offered) = known.remove(&line.case) else { return Err(FaultCode::NotAllowed.into()) };
        let parts = [form.text.trim(), line.text.trim()];
        let text = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
        for &(action, rev) in &line.done {
            if !due(ctx, line.case)?.iter().any(|one| one.id == action) {
                return Err(FaultCode::Changed.into());
            }
            let end = EndForm { how: Ending::Done, on: form.happened.clone(), outcome: String::new() };
            match plan::end_action(ctx, action, rev, &end) {
                Ok(()) => {}
                Err(Error::Invalid(found)) => {
                    faults.extend(found.into_iter().map(|fault| at(place, false, fault)));
                }
                Err(other) => return Err(other),
            }
        }
        let outcome = if line.outcome.is_empty() { &form.outcome } else { &line.outcome };
        let met_nobody = !has_to_tell(outcome);
        // None, the one that is planned, or the one that the form proposed.
        let untouched = ["", &offered.row.next_visit, &offered.proposed].contains(&line.next_visit.trim());
        if text.is_empty() && !met_nobody && untouched {
            written += i64::from(!line.done.is_empty());
            continue;
        }
        let kept = FollowUpForm {
            kind: FollowUpKind::Visit,
            happened: form.happened.clone(),
            text,
            outcome: outcome.clone(),
            officer: form.officer,
            next_visit: line.next_visit.clone(),
        };
        written += 1;
        match case::keep_follow_up(ctx, line.case, &kept) {
            Ok(_) => {}
            Err(Error::Invalid(found)) => {
                let own = !line.outcome.is_empty();
                faults.extend(found.into_iter().map(|fault| at(place, own, fault)));
            }
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

/// Of a family without a case.
fn of_the_family(ctx: &Write, form: &VisitForm) -> Result<i64> {
    let VisitForm { household, happened, officer, outcome, text, lines: _ } = form;
    household::add_visit(ctx, *household, &TypedVisit { happened, officer: *officer, outcome, text })?;
    draft::discard(ctx, "family_visit", &household.to_string())?;
    Ok(0)
}

/// The day and who was there are asked once, the rest in each case; whom it met too, where its line says so.
fn at(place: usize, own_outcome: bool, fault: Fault) -> Fault {
    match fault.field.as_str() {
        "outcome" if own_outcome => Fault { field: format!("lines.{place}.outcome"), ..fault },
        // The day on which an action was done is the day of the visit.
        "on" => Fault { field: "happened".to_owned(), ..fault },
        "text" | "next_visit" => Fault { field: format!("lines.{place}.{}", fault.field), ..fault },
        _ => fault,
    }
}
