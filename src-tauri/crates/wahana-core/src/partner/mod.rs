//! Mitra: the directory of the supporting network, to whom cases are referred: the 12 types of PSKS, offices, donors.
//!
//! No secrecy: it is about nobody whom the group helps. It must never know what was referred to whom.

mod form;
mod list;
mod store;
pub(crate) mod undo;

pub use form::PartnerForm;
pub(crate) use list::ids_matching;
pub use list::{PartnerFilter, PartnerRow, count, list, named};

use serde::Serialize;
use uuid::Uuid;

use crate::database::{Read, Write};
use crate::draft;
use crate::journal::Journalled;
use crate::values;
use crate::vault::Right;
use crate::{FaultCode, Result};

pub(crate) const PARTNER: Journalled =
    Journalled { area: "partner", table: "partner", derived: &[], children: &[] };

/// A partner with everything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Partner {
    /// Which.
    pub id: Uuid,
    /// Revision, to be handed back at a change.
    pub rev: i64,
    /// Everything that the form holds.
    pub form: PartnerForm,
    /// Whether the officer may change it.
    pub may_change: bool,
}

/// Writes down a partner. With `drafted`, the form's draft goes in the same transaction; who is written down in the
/// middle of another form is part of that form's draft.
pub fn add(ctx: &Write, form: &PartnerForm, drafted: bool) -> Result<PartnerRow> {
    ctx.require(Right::CaseWriteOwn)?;
    let checked = form.checked()?;
    let id = Uuid::now_v7();
    ctx.create(&PARTNER, id, |connection| store::insert(connection, id, &checked))?;
    if drafted {
        draft::discard(ctx, "partner", "")?;
    }
    list::row(ctx, id)
}

/// Changes it. `rev` is the one that was read.
pub fn change(ctx: &Write, id: Uuid, rev: i64, form: &PartnerForm) -> Result<PartnerRow> {
    ctx.require(Right::CaseWriteOwn)?;
    let checked = form.checked()?;
    store::find(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    ctx.change(&PARTNER, id, Some(rev), |connection| store::update(connection, id, &checked))?;
    draft::discard(ctx, "partner", &id.to_string())?;
    list::row(ctx, id)
}

/// Hides a partner that was entered by mistake. What was referred to them is asked for by [`crate::taking_back`].
pub(crate) fn withdraw(ctx: &Write, id: Uuid, reason: &str) -> Result<()> {
    ctx.require(Right::CaseWriteOwn)?;
    store::find(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    let reason = values::reason(reason, true)?;
    ctx.change(&PARTNER, id, None, |connection| store::withdraw(connection, id, &reason))?;
    draft::discard(ctx, "partner", &id.to_string())
}

/// One partner.
pub fn find(ctx: &Read, id: Uuid) -> Result<Partner> {
    ctx.require(Right::CaseRead)?;
    let (rev, form) = store::find(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    Ok(Partner { id, rev, form, may_change: ctx.may(Right::CaseWriteOwn) })
}

/// What a partner is called where it is only named.
pub(crate) struct PartnerLabel {
    pub(crate) name: String,
    pub(crate) active: bool,
    pub(crate) withdrawn: bool,
}

/// The name, also of one that was taken back; none where there is no such partner.
pub(crate) fn label(ctx: &Read, id: Uuid) -> Result<Option<PartnerLabel>> {
    store::label(ctx.connection(), id)
}

#[cfg(test)]
mod tests;
