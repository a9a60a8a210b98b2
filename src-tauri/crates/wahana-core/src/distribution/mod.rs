//! Hari penyaluran: one distribution of the group to many recipients, from the list to the closing report.
//!
//! What is marked on the day is only marked. The records of assistance come with the closing, in one act: until then
//! a slip of the finger costs no number, and to take the closing back takes all of them back. Whoever fetches theirs
//! later gets a record at that moment. It must never tell why somebody is on the list.

mod already;
mod candidates;
mod changing;
mod closing;
mod erase;
mod following;
mod form;
mod list;
mod marking;
mod report;
mod store;
mod turns;
pub(crate) mod undo;

pub use already::{AlreadyMark, AlreadySum, OnOpenList, already_marks, already_sum};
pub use candidates::{Candidate, CandidateFilter, Candidates, candidates, candidates_in_sight};
pub use changing::change;
pub use closing::close;
pub(crate) use erase::{erase, rows_of};
pub(crate) use following::follow;
pub use form::{DistributionForm, RowForm};
pub use list::{DistributionRow, OnList, count, list, near, of_person};
pub(crate) use list::{LETTER, on_day};
pub use marking::{MarkForm, mark, mark_rest};
pub use report::{Goods, PlaceSums, Report, Sums};
pub use turns::SharedTurn;

use chrono::Datelike;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::assistance::{self, Recipient};
use crate::database::{Read, Write};
use crate::draft;
use crate::journal::{Child, Journalled, Op};
use crate::person::{self, Life};
use crate::reference::AssistanceType;
use crate::values;
use crate::vault::{Right, officer_name};
use crate::{Fault, FaultCode, Result, household};

pub(crate) const DISTRIBUTION: Journalled = Journalled {
    area: "distribution",
    table: "distribution",
    derived: &[],
    children: &[
        Child { table: "distribution_item", parent: "distribution_id", order: "place" },
        Child { table: "distribution_fund", parent: "distribution_id", order: "place" },
    ],
};

pub(crate) const RECIPIENT: Journalled =
    Journalled { area: "distribution", table: "distribution_recipient", derived: &[], children: &[] };

/// What stands in `withdrawn` of who was taken off the list.
const OFF: &str = "off";

/// More than one list takes, and than are looked at one by one; in tests few, so that a list soon has too many.
const MOST: usize = if cfg!(test) { 12 } else { 1_000 };

/// What one share is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// One resident.
    Person,
    /// A family, or somebody who belongs to none.
    Household,
}

/// What the paper says of one recipient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Came {
    /// Nothing yet.
    Waiting,
    /// They signed.
    Signed,
    /// They put their thumb.
    Thumb,
    /// Somebody else fetched it.
    Proxy,
    /// Nobody came.
    Absent,
}

impl Came {
    /// Whether something was handed out.
    fn received(self) -> bool {
        matches!(self, Self::Signed | Self::Thumb | Self::Proxy)
    }
}

/// One recipient as the list shows them. Of anybody there is a name and an RT, and nothing of why they are on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct RecipientRow {
    /// The row.
    pub id: Uuid,
    /// Revision, to be handed back at a mark.
    pub rev: i64,
    /// Who.
    pub recipient: Recipient,
    /// Their name, or the name of the head of the family; empty where nobody is left of it.
    pub name: String,
    /// Three digits or empty.
    pub rt: String,
    /// Street and house, which tells two of one name apart; empty for who may not see it.
    pub address: String,
    /// Of a resident: whether they died or moved away since.
    pub life: Life,
    /// How many shares.
    pub shares: i64,
    /// Of money: what they get where it is not what the others get.
    pub amount: Option<i64>,
    /// What all of it is worth in whole rupiah, where that is known.
    pub worth: Option<i64>,
    /// What the paper says.
    pub came: Came,
    /// Local date, or empty.
    pub received_on: String,
    /// Whether it was fetched on another day, later.
    pub later: bool,
    /// Who fetched it, where it was somebody else.
    pub proxy_name: String,
    /// What they are to the recipient.
    pub proxy_relation: String,
    /// May be empty.
    pub note: String,
    /// The record of assistance that came of it.
    pub gift: Option<Uuid>,
    /// Whether that record was taken back since by hand.
    pub gift_gone: bool,
}

/// A distribution with everything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Distribution {
    /// As the list shows it.
    pub row: DistributionRow,
    /// Revision, to be handed back at a change.
    pub rev: i64,
    /// Everything that the form holds.
    pub form: DistributionForm,
    /// The list, in its order.
    pub recipients: Vec<RecipientRow>,
    /// While it is open: the rows that use up one turn together, because they are one family by now.
    pub shared_turns: Vec<SharedTurn>,
    /// What became of it so far.
    pub report: Report,
    /// What happens with what is left; empty while it is open.
    pub leftover: String,
    /// Name of who made it.
    pub made_by: String,
    /// Name of who closed it; empty while it is open.
    pub closed_by: String,
    /// Whether the officer may change it.
    pub may_change: bool,
}

/// Makes one with its list and throws the form's draft away, in one transaction.
pub fn make(ctx: &Write, form: &DistributionForm) -> Result<DistributionRow> {
    ctx.require(Right::AssistanceWriteAll)?;
    let checked = form.checked(ctx, None)?;
    let id = Uuid::now_v7();
    ctx.create(&DISTRIBUTION, id, |connection| {
        let year = checked.day.year();
        let serial = store::next_serial(connection, year)?;
        store::insert(connection, id, (year, serial), ctx.officer().id, &checked)
    })?;
    for (place, row) in (1_i64..).zip(&form.rows) {
        put_on(ctx, id, place, &checked.row(row))?;
    }
    draft::discard(ctx, "distribution", "")?;
    list::row(ctx, id)
}

/// Takes back what was entered by mistake. What was given stands for itself and is taken back before.
pub fn withdraw(ctx: &Write, id: Uuid, reason: &str) -> Result<()> {
    ctx.require(Right::AssistanceWriteAll)?;
    present(ctx, id)?;
    let reason = values::reason(reason, true)?;
    let mut numbers = Vec::new();
    for line in store::recipients(ctx.connection(), id, false)? {
        if let Some(gift) = live_gift(ctx, &line)? {
            numbers.extend(assistance::label(ctx, gift)?.map(|known| known.number));
        }
    }
    if !numbers.is_empty() {
        let more = numbers.len().saturating_sub(3);
        numbers.truncate(3);
        return Err(Fault::new(FaultCode::StillUsed)
            .with("numbers", numbers.join(", "))
            .with("more", more)
            .into());
    }
    ctx.change(&DISTRIBUTION, id, None, |connection| store::withdraw(connection, id, &reason))?;
    draft::discard(ctx, "distribution", &id.to_string())
}

/// One with everything.
pub fn find(ctx: &Read, id: Uuid) -> Result<Distribution> {
    ctx.require(Right::AssistanceRead)?;
    let row = list::row(ctx, id)?;
    let stored = present(ctx, id)?;
    let lines = store::recipients(ctx.connection(), id, false)?;
    let rows = lines.iter().map(store::Line::form);
    let form = DistributionForm { rows: rows.collect(), ..stored.form };
    let recipients = lines.iter().map(|line| shown(ctx, &form, line)).collect::<Result<Vec<_>>>()?;
    let name = |officer: Option<Uuid>| {
        officer.map(|id| officer_name(ctx, id)).transpose().map(|name| name.flatten().unwrap_or_default())
    };
    Ok(Distribution {
        row,
        rev: stored.rev,
        report: report::of(&form, &recipients),
        shared_turns: if stored.closed_on.is_empty() {
            turns::shared(ctx, form.per, &lines)?
        } else {
            Vec::new()
        },
        form,
        recipients,
        leftover: stored.leftover,
        made_by: name(stored.made_by)?,
        closed_by: name(stored.closed_by)?,
        may_change: ctx.may(Right::AssistanceWriteAll),
    })
}

/// Notes in the journal that a paper with the names of its recipients is printed; asked before it is.
pub fn printed(ctx: &Write, id: Uuid) -> Result<()> {
    ctx.require(Right::AssistanceRead)?;
    present(ctx, id)?;
    ctx.record("distribution", id, Op::Export, &[("what", "distribution".to_owned())])
}

/// Numbers of the open distributions on whose lists a person or family stands.
pub(crate) fn waiting_for(ctx: &Read, id: Uuid) -> Result<Vec<String>> {
    store::waiting_for(ctx.connection(), id)
}

/// Number and name of one, also of one that was taken back, and whether it was.
pub(crate) fn label(ctx: &Read, id: Uuid) -> Result<Option<(String, bool)>> {
    store::label(ctx.connection(), id)
}

/// Whether any was of this kind, also one that was taken back: it may come back.
pub(crate) fn uses_kind(ctx: &Read, kind: &str) -> Result<bool> {
    store::uses_kind(ctx.connection(), kind)
}

/// Whether any came from this fund.
pub(crate) fn uses_fund(ctx: &Read, fund: &str) -> Result<bool> {
    store::uses_fund(ctx.connection(), fund)
}

/// The distribution on whose list a row stands; none for one that was taken off it.
pub(crate) fn list_with(ctx: &Read, row: Uuid) -> Result<Option<Uuid>> {
    Ok(store::recipient(ctx.connection(), row)?.filter(|line| line.on_list).map(|line| line.list))
}

/// The distribution that a row belongs to, on its list or not.
pub(crate) fn of_row(ctx: &Read, row: Uuid) -> Result<Option<Uuid>> {
    store::of_row(ctx.connection(), row)
}

fn put_on(ctx: &Write, list: Uuid, place: i64, row: &RowForm) -> Result<()> {
    let id = Uuid::now_v7();
    ctx.create(&RECIPIENT, id, |connection| store::insert_recipient(connection, id, list, place, row))
}

/// What is there and was not taken back.
fn present(ctx: &Read, id: Uuid) -> Result<store::Stored> {
    store::find(ctx.connection(), id)?.ok_or_else(|| FaultCode::NotFound.into())
}

/// The same, refused where it is closed.
fn open(ctx: &Read, id: Uuid) -> Result<store::Stored> {
    let stored = present(ctx, id)?;
    if stored.closed_on.is_empty() { Ok(stored) } else { Err(FaultCode::DistributionClosed.into()) }
}

/// The record that came of a row, as long as nobody took it back.
fn live_gift(ctx: &Read, line: &store::Line) -> Result<Option<Uuid>> {
    let Some(gift) = line.gift else { return Ok(None) };
    Ok(assistance::label(ctx, gift)?.filter(|known| !known.withdrawn).map(|_| gift))
}

/// Name and RT.
fn called(ctx: &Read, recipient: Recipient) -> Result<(String, String, Life)> {
    Ok(match recipient {
        Recipient::Person { id } => {
            let row = person::row(ctx, id)?;
            (row.name, row.rt, row.life)
        }
        Recipient::Household { id } => {
            let label = household::label(ctx, id)?;
            (label.name, label.rt, Life::Here)
        }
    })
}

fn shown(ctx: &Read, form: &DistributionForm, line: &store::Line) -> Result<RecipientRow> {
    let (name, rt, still_here) = called(ctx, line.recipient)?;
    let address = match line.recipient {
        Recipient::Person { id } => person::row(ctx, id)?.address,
        Recipient::Household { id } => household::address(ctx, id)?,
    };
    let gift = live_gift(ctx, line)?;
    Ok(RecipientRow {
        id: line.id,
        rev: line.rev,
        recipient: line.recipient,
        name,
        rt,
        address,
        life: still_here,
        shares: line.shares,
        amount: line.amount,
        worth: form.worth_of(line.shares, line.amount),
        came: line.came,
        later: line.came.received() && line.received_on > form.day,
        received_on: line.received_on.clone(),
        proxy_name: line.proxy_name.clone(),
        proxy_relation: line.proxy_relation.clone(),
        note: line.note.clone(),
        gift,
        gift_gone: gift.is_none() && line.gift.is_some(),
    })
}

/// What a share consists of, as the page names it.
pub(crate) fn is_money(form: AssistanceType) -> bool {
    form == AssistanceType::Money
}

#[cfg(test)]
mod tests;
