//! What the form of assistance holds, and its rules: all faults at once.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::lines::{FundForm, FundLine, ItemForm, ItemLine, Worth, check_funds, check_items};
use super::{GivenBy, Recipient};
use crate::case;
use crate::choice::{self, assistance_kind, is_own};
use crate::database::Read;
use crate::fault::Faults;
use crate::reference::{AssistanceKind, AssistanceType};
use crate::values::{Rupiah, note, parse_date};
use crate::{Fault, FaultCode, Result, household, person};

/// The kind that says nothing by itself: its note must.
pub(super) const OTHER: &str = "LAIN";

/// Assistance as the form sends and gets it. What does not belong to the kind is ignored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct AssistanceForm {
    /// Whom it is for; none while nobody is chosen, and for the group that the case is about.
    pub recipient: Option<Recipient>,
    /// The case that it belongs to, if any.
    pub case_id: Option<Uuid>,
    /// Code of `reference::assistance`; it decides whether the group gives or a programme.
    pub kind: String,
    /// Given on; of a programme: known on. `2026-11-24`.
    pub date: String,
    /// Of a programme: received from; may be empty.
    pub since: String,
    /// Of a programme: received until; may be empty and may lie ahead.
    pub until: String,
    /// What it consists of.
    pub form: AssistanceType,
    /// Whole rupiah. Needed for money; of goods the worth follows from the items.
    pub amount: Option<i64>,
    /// The goods.
    pub items: Vec<ItemForm>,
    /// Where money or goods of the group come from.
    pub funds: Vec<FundForm>,
    /// May be empty.
    pub note: String,
}

/// The form after its rules: what is stored.
pub(super) struct Checked {
    /// None for the group that the case is about.
    pub(super) recipient: Option<Recipient>,
    pub(super) case_id: Option<Uuid>,
    pub(super) given_by: GivenBy,
    pub(super) kind: String,
    /// What an own kind is called now.
    pub(super) own_kind: String,
    pub(super) date: NaiveDate,
    pub(super) since: String,
    pub(super) until: String,
    pub(super) form: AssistanceType,
    pub(super) amount: Option<Rupiah>,
    pub(super) items: Vec<ItemLine>,
    pub(super) funds: Vec<FundLine>,
    pub(super) note: String,
}

impl AssistanceForm {
    /// Applies the rules. `before` is the form as it was stored, where it is being changed: whoever was right then
    /// is still right. Taken apart without `..`: the compiler asks what the rule of a new field is.
    pub(super) fn checked(&self, ctx: &Read, before: Option<&Self>) -> Result<Checked> {
        let Self {
            recipient: _,
            case_id: _,
            kind: _,
            date: _,
            since: _,
            until: _,
            form: _,
            amount: _,
            items: _,
            funds: _,
            note: typed_note,
        } = self;
        let mut faults = Faults::default();
        let kind = self.checked_kind(ctx, &mut faults)?;
        let given_by = kind.as_ref().map_or(GivenBy::Group, GivenBy::of);
        let recipient = self.checked_recipient(ctx, before, &mut faults)?;
        let case_id = self.checked_case(ctx, before, &mut faults)?;
        let dates = self.checked_dates(ctx, before, given_by, kind.as_ref(), &mut faults)?;
        let text = faults.take("note", note(typed_note)).unwrap_or_default();
        if self.kind == OTHER && text.is_empty() {
            faults.add(Fault::at("note", FaultCode::Required));
        }
        let what = self.checked_what(ctx, given_by, &mut faults)?;
        faults.check()?;
        // Nothing was noted, so both are there.
        let (Some(kind), Some(dates)) = (kind, dates) else {
            return Err(FaultCode::Required.into());
        };
        Ok(Checked {
            recipient,
            case_id,
            given_by,
            own_kind: if is_own(&kind.code) { kind.name } else { String::new() },
            kind: kind.code,
            date: dates.date,
            since: text_of(dates.since),
            until: text_of(dates.until),
            form: self.form,
            amount: what.amount,
            items: what.items,
            funds: what.funds,
            note: text,
        })
    }

    /// The rules of what the group gives, whoever it goes to: the kind and what it consists of.
    pub(crate) fn checked_gift(
        &self,
        ctx: &Read,
        faults: &mut Faults,
    ) -> Result<(Option<AssistanceKind>, What)> {
        let kind = self.checked_kind(ctx, faults)?;
        if kind.as_ref().is_some_and(|kind| GivenBy::of(kind) != GivenBy::Group) {
            faults.add(Fault::at("kind", FaultCode::UnknownChoice));
        }
        Ok((kind, self.checked_what(ctx, GivenBy::Group, faults)?))
    }

    fn checked_kind(&self, ctx: &Read, faults: &mut Faults) -> Result<Option<AssistanceKind>> {
        let known = assistance_kind(ctx, &self.kind)?;
        if known.is_none() {
            let code = if self.kind.is_empty() { FaultCode::Required } else { FaultCode::UnknownChoice };
            faults.add(Fault::at("kind", code));
        }
        Ok(known)
    }

    fn checked_recipient(
        &self,
        ctx: &Read,
        before: Option<&Self>,
        faults: &mut Faults,
    ) -> Result<Option<Recipient>> {
        let Some(recipient) = self.recipient else {
            if !self.is_for_group(ctx)? {
                faults.add(Fault::at("recipient", FaultCode::Required));
            }
            return Ok(None);
        };
        let known = match recipient {
            _ if before.is_some_and(|before| before.recipient == self.recipient) => true,
            Recipient::Person { id } => person::is_listed(ctx, id)?,
            Recipient::Household { id } => household::is_listed(ctx, id)?,
        };
        if !known {
            faults.add(Fault::at("recipient", FaultCode::NotFound));
        }
        Ok(Some(recipient))
    }

    /// Whether nobody is chosen because the case is about a group, which is written down nowhere else (DOMAIN 2.2: 14, 21,
    /// 22, 26).
    fn is_for_group(&self, ctx: &Read) -> Result<bool> {
        let standing = self.case_id.map(|id| case::standing(ctx, id)).transpose()?.flatten();
        Ok(standing.is_some_and(|known| !known.masks() && !known.group.is_empty()))
    }

    /// The case must be one that the officer reads, and about the recipient or their family.
    fn checked_case(&self, ctx: &Read, before: Option<&Self>, faults: &mut Faults) -> Result<Option<Uuid>> {
        let Some(id) = self.case_id else { return Ok(None) };
        let unchanged =
            before.is_some_and(|before| before.case_id == self.case_id && before.recipient == self.recipient);
        if unchanged {
            return Ok(Some(id));
        }
        // A case that the officer may not know of is a case that does not exist.
        let read = |known: &case::Standing| !known.withdrawn && known.is_read();
        let Some(known) = case::standing(ctx, id)?.filter(read) else {
            faults.add(Fault::at("case_id", FaultCode::NotFound));
            return Ok(None);
        };
        let family_of = |person: Uuid| household::household_of(ctx, person);
        let fits = match (self.recipient, known.person, known.household) {
            (None, _, _) | (_, None, None) => true,
            (Some(Recipient::Person { id }), Some(person), _) => {
                id == person || (family_of(id)?.is_some() && family_of(id)? == family_of(person)?)
            }
            (Some(Recipient::Person { id }), None, Some(household)) => family_of(id)? == Some(household),
            (Some(Recipient::Household { id }), Some(person), _) => family_of(person)? == Some(id),
            (Some(Recipient::Household { id }), None, household) => Some(id) == household,
        };
        if !fits {
            faults.add(Fault::at("case_id", FaultCode::CaseOfOther));
        }
        Ok(Some(id))
    }

    fn checked_dates(
        &self,
        ctx: &Read,
        before: Option<&Self>,
        given_by: GivenBy,
        kind: Option<&AssistanceKind>,
        faults: &mut Faults,
    ) -> Result<Option<Dates>> {
        let mut may_be_empty = |field: &str, typed: &str| {
            let wanted = given_by == GivenBy::Programme && !typed.trim().is_empty();
            wanted.then(|| faults.take(field, parse_date(typed))).flatten()
        };
        let since = may_be_empty("since", &self.since);
        let until = may_be_empty("until", &self.until);
        let date = faults.take("date", parse_date(&self.date));
        for (field, day) in [("date", date), ("since", since)] {
            if day.is_some_and(|day| day > ctx.today()) {
                faults.add(Fault::at(field, FaultCode::DateInFuture));
            }
        }
        if let (Some(since), Some(date)) = (since, date)
            && date < since
        {
            faults.add(Fault::at("date", FaultCode::DateBefore).with("date", since));
        }
        if let (Some(since), Some(until)) = (since, until)
            && until < since
        {
            faults.add(Fault::at("until", FaultCode::DateBefore).with("date", since));
        }
        if let Some(Recipient::Household { id }) = self.recipient {
            // Whoever was of the family when it was written down may be of another one since.
            let was = |field: &str| match before.filter(|before| before.recipient == self.recipient) {
                Some(before) if field == "date" => before.date == self.date,
                Some(before) => before.since == self.since,
                None => false,
            };
            for (field, day) in [("date", date), ("since", since)].into_iter().filter(|one| !was(one.0)) {
                let unborn = day.map(|day| household::before_birth(ctx, id, field, day)).transpose()?;
                if let Some(fault) = unborn.flatten() {
                    faults.add(fault);
                }
            }
        }
        let after_death = kind.is_some_and(|kind| kind.after_death);
        self.check_recipient_then(ctx, [("date", date), ("since", since)], after_death, faults)?;
        Ok(date.map(|date| Dates { date, since, until }))
    }

    /// Whether the recipient was there on these days: born and not dead, and of a family somebody alive. Who moved away may
    /// still get something. What is given because of a death (`after_death`) may also be given after it.
    fn check_recipient_then(
        &self,
        ctx: &Read,
        days: [(&str, Option<NaiveDate>); 2],
        after_death: bool,
        faults: &mut Faults,
    ) -> Result<()> {
        let days = days.into_iter().filter_map(|(field, day)| day.map(|day| (field, day)));
        match self.recipient {
            Some(Recipient::Person { id }) if person::is_listed(ctx, id)? => {
                let person = person::find(ctx, id)?;
                let died = person::died_on(&person);
                for (field, day) in days {
                    if let Some(fault) = person.form.birth.before(field, day) {
                        faults.add(fault);
                    }
                    if !after_death && died.is_some_and(|died| day > died) {
                        faults
                            .add(Fault::at(field, FaultCode::DateAfterDeath).with("date", &person.life_date));
                    }
                }
            }
            Some(Recipient::Household { id }) if !after_death && household::is_listed(ctx, id)? => {
                let Some(left) = household::last_death(ctx, id)? else { return Ok(()) };
                for (field, _) in days.filter(|(_, day)| *day > left) {
                    faults.add(Fault::at(field, FaultCode::DateAfterLeaving).with("date", left));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn checked_what(&self, ctx: &Read, given_by: GivenBy, faults: &mut Faults) -> Result<What> {
        // What others give does not go through the group's books: no sources, no list of goods.
        if given_by == GivenBy::Programme {
            return Ok(What {
                amount: self.typed_worth(false, faults).amount(),
                items: Vec::new(),
                funds: Vec::new(),
            });
        }
        let money = self.form == AssistanceType::Money;
        let (items, worth) = match self.form {
            AssistanceType::Goods => check_items(&self.items, faults),
            AssistanceType::Money | AssistanceType::Service => (Vec::new(), self.typed_worth(money, faults)),
        };
        let funds =
            check_funds(&choice::funds(ctx)?, worth, money && worth != Worth::Faulty, &self.funds, faults);
        Ok(What { amount: worth.amount(), items, funds })
    }

    fn typed_worth(&self, needed: bool, faults: &mut Faults) -> Worth {
        match self.amount {
            Some(whole) => faults.take("amount", Rupiah::new(whole)).map_or(Worth::Faulty, Worth::Known),
            None if needed => {
                faults.add(Fault::at("amount", FaultCode::Required));
                Worth::Faulty
            }
            None => Worth::Unknown,
        }
    }
}

struct Dates {
    date: NaiveDate,
    since: Option<NaiveDate>,
    until: Option<NaiveDate>,
}

/// What is given, with the sources of it.
pub(crate) struct What {
    pub(crate) amount: Option<Rupiah>,
    pub(crate) items: Vec<ItemLine>,
    pub(crate) funds: Vec<FundLine>,
}

fn text_of(date: Option<NaiveDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}
