//! Kasus: a person, a household or a group with one or more of the 26 PMKS types, from report to close.
//!
//! Who may see which case is decided here and nowhere else ([`reach`]). It must never decide who is eligible.

mod export;
mod form;
mod list;
mod reach;
mod stage;
mod standing;
mod store;

pub(crate) use export::{named as named_for_office, recap as recap_for_office, secret_subjects};
pub use form::{CaseForm, CaseTypeForm, Subject, TypeDoubt, type_doubts};
pub use list::{CaseFilter, CaseRow, count, list};
pub use reach::Reach;
pub use stage::{Stage, StageStep, Urgency};
pub(crate) use standing::{Standing, about, masking_ids, standing};

use serde::Serialize;
use uuid::Uuid;

use crate::database::{Read, Write};
use crate::draft;
use crate::journal::{Child, Journalled, Op};
use crate::person;
use crate::reference::pmks;
use crate::values::line;
use crate::vault::Right;
use crate::{Error, Fault, FaultCode, Result};

const CASE: Journalled = Journalled {
    area: "case",
    table: "cases",
    derived: &[],
    children: &[
        Child { table: "case_type", parent: "case_id", order: "pmks" },
        Child { table: "case_criterion", parent: "case_id", order: "pmks, criterion" },
        Child { table: "case_stage", parent: "case_id", order: "place" },
    ],
};

/// A case with everything that its page shows first.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct Case {
    /// As the list shows it.
    pub row: CaseRow,
    /// Revision, to be handed back at a change.
    pub rev: i64,
    /// Everything that the form holds.
    pub form: CaseForm,
    /// The seven stages as far as the case has come.
    pub stages: Vec<StageStep>,
    /// Whether the officer may change it.
    pub may_change: bool,
}

/// Opens a case and throws the form's draft away, in one transaction.
pub fn open(ctx: &Write, form: &CaseForm) -> Result<CaseRow> {
    ctx.require(Right::CaseWriteOwn)?;
    let checked = form.checked(ctx)?;
    let own = checked.form.responsible == ctx.officer().id;
    if !own && !ctx.may(Right::CaseWriteAll) {
        return Err(FaultCode::NotAllowed.into());
    }
    let id = Uuid::now_v7();
    ctx.create(&CASE, id, |connection| {
        let serial = store::next_serial(connection, checked.year)?;
        store::insert(connection, id, serial, &checked, ctx.today())
    })?;
    draft::discard(ctx, "case", "")?;
    list::row(ctx, id)
}

/// A case's page. A secret case of somebody else opens for the head with a reason only ([`open_secret`]).
pub fn find(ctx: &Read, id: Uuid) -> Result<Case> {
    let seen = reach::of(ctx, id)?;
    if seen != Reach::Read && seen != Reach::Write {
        return Err(FaultCode::NotAllowed.into());
    }
    page(ctx, id, seen)
}

/// Opens a secret case for the head: the reason goes into the journal and the companion sees it.
pub fn open_secret(ctx: &Write, id: Uuid, reason: &str) -> Result<Case> {
    let reason =
        line(reason).map_err(|fault| Error::Invalid(vec![Fault { field: "reason".to_owned(), ..fault }]))?;
    if reason.is_empty() {
        return Err(Error::Invalid(vec![Fault::at("reason", FaultCode::ReasonNeeded)]));
    }
    match reach::of(ctx, id)? {
        Reach::WithReason => {
            ctx.record("case", id, Op::View, &[("reason", reason)])?;
            page(ctx, id, Reach::Read)
        }
        seen @ (Reach::Read | Reach::Write) => page(ctx, id, seen),
        Reach::Nothing => Err(FaultCode::NotAllowed.into()),
    }
}

/// What does not fit between a person and each of these types.
pub fn doubts_of(ctx: &Read, person: Uuid, types: &[u8]) -> Result<Vec<(u8, Vec<TypeDoubt>)>> {
    let person = person::find(ctx, person)?;
    let known = types.iter().filter_map(|number| pmks(*number));
    Ok(known.map(|known| (known.number, type_doubts(known, &person))).collect())
}

/// Whether the case is of level 3.
pub(crate) fn is_secret(ctx: &Read, id: Uuid) -> Result<bool> {
    Ok(store::secrecy(ctx.connection(), id)?.is_some_and(|(level, _)| level >= reach::SECRET))
}

fn page(ctx: &Read, id: Uuid, seen: Reach) -> Result<Case> {
    let connection = ctx.connection();
    let (rev, form) = store::find(connection, id)?.ok_or(FaultCode::NotFound)?;
    Ok(Case {
        row: list::row_unmasked(ctx, id)?,
        rev,
        form,
        stages: store::stages(connection, id)?,
        may_change: seen == Reach::Write,
    })
}

#[cfg(test)]
mod tests;
