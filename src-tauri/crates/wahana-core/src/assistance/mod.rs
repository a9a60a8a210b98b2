//! Bantuan: what the group gives (money, goods, service) and what it notes that somebody gets from a programme.
//!
//! Mixing the two corrupts the books (DOMAIN 4), so the kind decides which it is. It must never judge eligibility,
//! and never show the name or kind of what hangs on somebody else's secret case.

mod already;
mod card;
mod erase;
mod export;
mod following;
mod form;
mod line_tables;
mod lines;
mod list;
mod store;
pub(crate) mod undo;

pub use already::{AlreadyGot, Received, already, cases_for, of_case, of_household, of_person};
pub(crate) use already::{GotInShort, already_each, got_since, kin, of_one, running};
pub use card::{CardDoubt, CardWhy, card_doubts};
pub(crate) use erase::{all_of, erase};
pub(crate) use export::named as named_for_office;
pub(crate) use following::{
    after_death, end_programmes, ends_by_death, family_gifts_of_others, got_after, may_end,
};
pub use form::AssistanceForm;
pub(crate) use line_tables::LineTables;
pub use lines::{FundForm, ItemForm};
pub(crate) use lines::{FundLine, ItemLine};
pub(crate) use list::shown;
pub use list::{
    AssistanceFilter, AssistanceRow, AssistanceTotals, FundTotal, Month, by_month, count, list, newest,
    totals,
};
pub(crate) use store::{form_of, form_text};

use chrono::Datelike;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::case::{self, Reach};
use crate::database::{Read, Write};
use crate::draft;
use crate::fault::granted;
use crate::journal::{Child, Journalled};
use crate::reference::{AssistanceKind, RecordAs};
use crate::values;
use crate::vault::Right;
use crate::{Error, Fault, FaultCode, Result, household, person};

pub(crate) const ASSISTANCE: Journalled = Journalled {
    area: "assistance",
    table: "assistance",
    derived: &[],
    children: &[
        Child { table: "assistance_item", parent: "assistance_id", order: "place" },
        Child { table: "assistance_fund", parent: "assistance_id", order: "place" },
    ],
};

/// Who gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum GivenBy {
    /// The group, out of its own purse or through its own hands.
    Group,
    /// A programme or somebody else; the group only notes it.
    Programme,
}

impl GivenBy {
    fn of(kind: &AssistanceKind) -> Self {
        match kind.record_as {
            RecordAs::Disbursement | RecordAs::Service | RecordAs::Loan => Self::Group,
            RecordAs::Status | RecordAs::Membership => Self::Programme,
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Programme => "programme",
        }
    }

    fn parse(stored: &str) -> Self {
        if stored == "programme" { Self::Programme } else { Self::Group }
    }
}

/// Whom assistance goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Recipient {
    /// One resident.
    Person {
        /// Who.
        id: Uuid,
    },
    /// A family.
    Household {
        /// Which.
        id: Uuid,
    },
}

impl Recipient {
    pub(crate) fn id(self) -> Uuid {
        match self {
            Self::Person { id } | Self::Household { id } => id,
        }
    }
}

/// Assistance with everything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Assistance {
    /// As the list shows it.
    pub row: AssistanceRow,
    /// Revision, to be handed back at a change.
    pub rev: i64,
    /// Everything that the form holds; none where it is masked.
    pub form: Option<AssistanceForm>,
    /// Where the recipient lives; empty where it is masked.
    pub address: String,
    /// Whether the officer may change it.
    pub may_change: bool,
}

/// Writes down what was given or is received, and throws the form's draft away, in one transaction.
pub fn record(ctx: &Write, form: &AssistanceForm) -> Result<AssistanceRow> {
    let id = write_down(ctx, form, None)?;
    draft::discard(ctx, "assistance", "")?;
    list::row(ctx, id)
}

/// The same without the form on the screen: what is half typed there stays. Also to somebody who was erased since they got
/// it: then it is checked as if it were written down already, for nobody can be chosen any more who is erased.
pub(crate) fn give(ctx: &Write, form: &AssistanceForm) -> Result<Uuid> {
    let erased = match form.recipient {
        Some(Recipient::Person { id }) => person::is_erased(ctx, id)?,
        Some(Recipient::Household { id }) => household::is_erased(ctx, id)?,
        None => false,
    };
    write_down(ctx, form, Some(form).filter(|_| erased))
}

fn write_down(ctx: &Write, form: &AssistanceForm, before: Option<&AssistanceForm>) -> Result<Uuid> {
    require_write(ctx, form.case_id)?;
    let checked = form.checked(ctx, before)?;
    let id = Uuid::now_v7();
    ctx.create(&ASSISTANCE, id, |connection| {
        let year = checked.date.year();
        let serial = store::next_serial(connection, year)?;
        store::insert(connection, id, year, serial, &checked)
    })?;
    Ok(id)
}

/// Changes it; the number stays. `rev` is the one that was read.
pub fn change(ctx: &Write, id: Uuid, rev: i64, form: &AssistanceForm) -> Result<AssistanceRow> {
    let before = writable(ctx, id)?;
    require_write(ctx, form.case_id)?;
    let checked = form.checked(ctx, Some(&before))?;
    ctx.change(&ASSISTANCE, id, Some(rev), |connection| store::update(connection, id, &checked))?;
    draft::discard(ctx, "assistance", &id.to_string())?;
    list::row(ctx, id)
}

/// Takes back what was entered by mistake: gone from every list and sum, kept in the journal with the reason.
pub fn withdraw(ctx: &Write, id: Uuid, reason: &str) -> Result<()> {
    writable(ctx, id)?;
    let reason = values::reason(reason, true)?;
    ctx.change(&ASSISTANCE, id, None, |connection| store::withdraw(connection, id, &reason))
}

/// Sub-selects of the persons and of the families that got something of a kind, as far as the officer may know it; the
/// kind stands at `kind` of the parameters, the officer's id at `me`. `each`: each is asked whether they are among them.
pub(crate) fn recipients_of(ctx: &Read, kind: usize, me: usize, each: bool) -> [String; 2] {
    let unmasked = list::unmasked(ctx, me);
    // The plus keeps from looking along the index of kinds.
    let of_kind = format!("{}kind = ?{kind}", if each { "+" } else { "" });
    ["person_id", "household_id"].map(|column| store::recipients_of(column, &of_kind, &unmasked))
}

/// Whether very many got something of the kind.
pub(crate) fn is_common_kind(ctx: &Read, kind: &str) -> Result<bool> {
    ctx.is_common("FROM assistance WHERE withdrawn = '' AND kind = ?1", kind)
}

/// Conditions under which a `person` got something lately; the day stands at `?1`.
pub(crate) fn given_lately() -> Vec<String> {
    vec![store::GIVEN_LATELY.to_owned()]
}

/// One record with everything that the officer may see of it.
pub fn find(ctx: &Read, id: Uuid) -> Result<Assistance> {
    ctx.require(Right::AssistanceRead)?;
    let row = list::row(ctx, id)?;
    let (rev, form) = store::find(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    if row.masked {
        return Ok(Assistance { row, rev, form: None, address: String::new(), may_change: false });
    }
    let address = match row.recipient {
        Some(Recipient::Person { id }) => person::row(ctx, id)?.address,
        Some(Recipient::Household { id }) => {
            household::row(ctx, id).map(|row| row.address).unwrap_or_default()
        }
        None => String::new(),
    };
    let may_change = granted(require_write(ctx, form.case_id))?;
    Ok(Assistance { row, rev, form: Some(form), address, may_change })
}

/// Whether anything is of this kind.
pub(crate) fn uses_kind(ctx: &Read, kind: &str) -> Result<bool> {
    store::uses_kind(ctx.connection(), kind)
}

/// Whether anything came from this fund.
pub(crate) fn uses_fund(ctx: &Read, fund: &str) -> Result<bool> {
    store::uses_fund(ctx.connection(), fund)
}

/// Number, recipient and case of a record, also of one that was taken back, for who may know whatever hangs on it.
pub(crate) fn label(ctx: &Read, id: Uuid) -> Result<Option<AssistanceLabel>> {
    ctx.require(Right::AssistanceRead)?;
    store::label(ctx.connection(), id)
}

/// What assistance is called where it is only named.
pub(crate) struct AssistanceLabel {
    /// `B-2026-0001`.
    pub(crate) number: String,
    pub(crate) person: Option<Uuid>,
    pub(crate) household: Option<Uuid>,
    pub(crate) case: Option<Uuid>,
    pub(crate) withdrawn: bool,
}

/// Whether the officer may write down assistance that belongs to this case, or to none: everybody's, or only what
/// belongs to a case of their own (PRODUCT.md, "Roles").
fn require_write(ctx: &Read, case_id: Option<Uuid>) -> Result<()> {
    ctx.require(Right::AssistanceWriteOwn)?;
    if ctx.may(Right::AssistanceWriteAll) {
        return Ok(());
    }
    let standing = match case_id {
        Some(id) => case::standing(ctx, id)?,
        None => None,
    };
    match standing {
        Some(known) if known.reach == Reach::Write => Ok(()),
        _ => Err(Error::Invalid(vec![Fault::at("case_id", FaultCode::OwnCaseNeeded)])),
    }
}

/// What is there, where the officer may change it.
fn writable(ctx: &Read, id: Uuid) -> Result<AssistanceForm> {
    ctx.require(Right::AssistanceWriteOwn)?;
    if list::row(ctx, id)?.masked {
        return Err(FaultCode::NotAllowed.into());
    }
    let (_, form) = store::find(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    require_write(ctx, form.case_id)?;
    Ok(form)
}

#[cfg(test)]
mod tests;
