//! Daftar pilihan: the lists that the group keeps beside the official ones: kinds of assistance, funds, kinds of loans,
//! sources of a report, tags; and what is tagged.
//!
//! An official entry can be hidden from choosing, never renamed or removed. An own one has a code of its own for good, so
//! that a new name is shown in old records too; a package says "lainnya" with its words. It must never know of an area:
//! what still uses an entry is asked by [`crate::taking_back::choice`].

mod official;
mod store;
mod tagging;

pub(crate) use official::{assistance_kind, is_source};
pub use official::{assistance_kinds, funds};
pub(crate) use tagging::{
    TAGGED, cases_with_tag, erase_tags, ids_tagged, is_common_tag, move_tags, row_tagged, set_tags,
    shown_tags, tagged, tagged_of, tags_of, uses_tag,
};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::database::{Read, Write};
use crate::fault::Faults;
use crate::journal::Journalled;
use crate::reference::AssistanceType;
use crate::values::{fold, line};
use crate::vault::Right;
use crate::{Fault, FaultCode, Result, draft};

pub(crate) const CHOICE: Journalled =
    Journalled { area: "choice", table: "choice", derived: &[], children: &[] };

/// Longest name: it stands in chips and columns.
const NAME_MAX: usize = 40;
/// The code of an own entry begins with it.
const OWN: &str = "OWN_";

/// Which list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ChoiceList {
    /// Kinds of assistance.
    Assistance,
    /// Where money and goods come from.
    Fund,
    /// Kinds of loans, for a book of loans that is not there yet: nothing is written down with them.
    Loan,
    /// Who reports a case.
    Source,
    /// Tags beside the 26 types.
    Tag,
}

impl ChoiceList {
    fn as_str(self) -> &'static str {
        match self {
            Self::Assistance => "assistance",
            Self::Fund => "fund",
            Self::Loan => "loan",
            Self::Source => "source",
            Self::Tag => "tag",
        }
    }

    fn parse(stored: &str) -> Self {
        match stored {
            "assistance" => Self::Assistance,
            "fund" => Self::Fund,
            "loan" => Self::Loan,
            "source" => Self::Source,
            _ => Self::Tag,
        }
    }
}

/// What the form of an own entry holds. What does not belong to the list is ignored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ChoiceForm {
    /// As it is shown.
    pub name: String,
    /// Of a tag: no list and no paper shows it.
    pub sensitive: bool,
    /// Of a kind: others give it and the group only notes it. Of a fund: it is not the group's own money.
    pub others: bool,
    /// Of a kind: what it usually consists of.
    pub form: AssistanceType,
}

/// One entry of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[allow(clippy::struct_excessive_bools)] // each is told apart by the page
pub struct Choice {
    /// The entry, where it is an own one.
    pub id: Option<Uuid>,
    /// Revision of an own one, to be handed back at a change.
    pub rev: i64,
    /// What records hold.
    pub code: String,
    /// Its words; empty where the screen has them (official sources and tags).
    pub name: String,
    /// Whether it is not offered any more.
    pub hidden: bool,
    /// Whether it was taken off the list: only for the words of what was written before.
    pub gone: bool,
    /// Of a tag: no list and no paper shows it.
    pub sensitive: bool,
    /// Of a kind: others give it. Of a fund: not the group's own money.
    pub others: bool,
    /// Of a kind: what it usually consists of.
    pub form: AssistanceType,
}

/// A whole list, own entries first in their order, then the official ones in theirs; also those that are not offered any
/// more, for their words. It tells nothing of anybody: whoever is signed in may read it.
pub fn of_list(ctx: &Read, list: ChoiceList) -> Result<Vec<Choice>> {
    let (mut all, marks) = store::own_and_marks(ctx.connection(), list)?;
    let official = official::of(list).map(|one| Choice { hidden: marks.contains(&one.code), ..one });
    all.extend(official);
    Ok(all)
}

/// Adds an own entry behind the others, by the head, and throws the form's draft away, in one transaction.
pub fn add(ctx: &Write, list: ChoiceList, form: &ChoiceForm) -> Result<Choice> {
    ctx.require(Right::Administer)?;
    let form = checked(ctx, list, form, None)?;
    let id = Uuid::now_v7();
    ctx.create(&CHOICE, id, |connection| {
        let number = store::next_number(connection, list)?;
        store::insert_own(connection, id, list, &format!("{OWN}{number:04}"), number, &form)
    })?;
    draft::discard(ctx, "choice", list.as_str())?;
    own(ctx, id)
}

/// Changes an own entry and throws the form's draft away: records that hold it show the new words. `rev` is the one
/// that was read.
pub fn change(ctx: &Write, id: Uuid, rev: i64, form: &ChoiceForm) -> Result<Choice> {
    ctx.require(Right::Administer)?;
    let list = store::list_of(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    let form = checked(ctx, list, form, Some(id))?;
    ctx.change(&CHOICE, id, Some(rev), |connection| store::update(connection, id, &form))?;
    draft::discard(ctx, "choice", &id.to_string())?;
    own(ctx, id)
}

/// Offers an entry, official or own, no more, or again.
pub fn hide(ctx: &Write, list: ChoiceList, code: &str, hidden: bool) -> Result<()> {
    ctx.require(Right::Administer)?;
    if !of_list(ctx, list)?.iter().any(|one| one.code == code && !one.gone) {
        return Err(FaultCode::NotFound.into());
    }
    if let Some(id) = store::id_of(ctx.connection(), list, code)? {
        return ctx.change(&CHOICE, id, None, |connection| store::set_hidden(connection, id, hidden));
    }
    let id = Uuid::now_v7();
    ctx.create(&CHOICE, id, |connection| {
        store::insert_mark(connection, id, list, code)?;
        store::set_hidden(connection, id, hidden)
    })
}

/// Puts an own entry one place up or down among the own ones; at the end nothing happens.
pub fn shift(ctx: &Write, id: Uuid, up: bool) -> Result<()> {
    ctx.require(Right::Administer)?;
    let list = store::list_of(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    let order = store::own_order(ctx.connection(), list)?;
    let at = order.iter().position(|(one, _)| *one == id).ok_or(FaultCode::NotFound)?;
    let other = if up { at.checked_sub(1) } else { Some(at + 1) };
    let Some(&(neighbour, theirs)) = other.and_then(|other| order.get(other)) else { return Ok(()) };
    let (_, mine) = order[at];
    ctx.change(&CHOICE, id, None, |connection| store::set_place(connection, id, theirs))?;
    ctx.change(&CHOICE, neighbour, None, |connection| store::set_place(connection, neighbour, mine))
}

/// Takes an own entry off its list. Whether something still uses it is asked by [`crate::taking_back::choice`].
pub(crate) fn remove(ctx: &Write, id: Uuid) -> Result<()> {
    ctx.require(Right::Administer)?;
    own(ctx, id)?;
    ctx.change(&CHOICE, id, None, |connection| store::withdraw(connection, id))
}

/// List and code of an own entry.
pub(crate) fn code_of(ctx: &Read, id: Uuid) -> Result<(ChoiceList, String)> {
    Ok((store::list_of(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?, own(ctx, id)?.code))
}

/// What an entry is called, for the words of the journal; empty for an official one.
pub(crate) fn name_of(ctx: &Read, id: Uuid) -> Result<String> {
    Ok(store::find(ctx.connection(), id)?.map(|one| one.name).unwrap_or_default())
}

/// Whether it is an own entry that stands on its list.
pub(crate) fn is_own_entry(ctx: &Read, id: Uuid) -> Result<bool> {
    Ok(store::find(ctx.connection(), id)?.is_some_and(|one| is_own(&one.code) && !one.gone))
}

/// Whether it is the code of an own entry.
pub(crate) fn is_own(code: &str) -> bool {
    code.starts_with(OWN)
}

/// Whether a tag is one that no list and no paper shows. One that is not known is.
pub(crate) fn is_sensitive(ctx: &Read, tag: &str) -> Result<bool> {
    Ok(of_list(ctx, ChoiceList::Tag)?.iter().find(|one| one.code == tag).is_none_or(|one| one.sensitive))
}

/// Refuses whom a tag must not help to find people: who may not read residents, and for a sensitive one cases.
pub(crate) fn require_tag(ctx: &Read, tag: &str) -> Result<()> {
    ctx.require(Right::PersonRead)?;
    if is_sensitive(ctx, tag)? { ctx.require(Right::CaseRead) } else { Ok(()) }
}

fn own(ctx: &Read, id: Uuid) -> Result<Choice> {
    let found = store::find(ctx.connection(), id)?.filter(|one| is_own(&one.code) && !one.gone);
    found.ok_or_else(|| FaultCode::NotFound.into())
}

/// The form after its rules: a name that nothing else on the list has.
fn checked(ctx: &Read, list: ChoiceList, form: &ChoiceForm, own: Option<Uuid>) -> Result<ChoiceForm> {
    let ChoiceForm { name, sensitive, others, form: kind } = form;
    let mut faults = Faults::default();
    let name = faults.take("name", line(name)).unwrap_or_default();
    let length = name.chars().count();
    if length > NAME_MAX {
        faults.add(Fault::at("name", FaultCode::TooLong).with("max", NAME_MAX).with("length", length));
    }
    let same = |one: &Choice| !one.gone && (own.is_none() || one.id != own) && fold(&one.name) == fold(&name);
    if fold(&name).is_empty() {
        if faults.is_empty() {
            faults.add(Fault::at("name", FaultCode::Required));
        }
    } else if of_list(ctx, list)?.iter().any(same) {
        faults.add(Fault::at("name", FaultCode::ChoiceThere).with("name", &name));
    }
    faults.check()?;
    Ok(ChoiceForm { name, sensitive: *sensitive, others: *others, form: *kind })
}

#[cfg(test)]
mod tests;
