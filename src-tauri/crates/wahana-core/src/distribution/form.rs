//! What the form of a distribution holds, and its rules: all faults at once, each at its row.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Per, turns};
use crate::assistance::{AssistanceForm, FundForm, FundLine, ItemForm, ItemLine, Recipient};
use crate::database::Read;
use crate::fault::Faults;
use crate::person::{self, Life};
use crate::reference::AssistanceType;
use crate::values::{Quantity, Rupiah, line, note, parse_date};
use crate::{Fault, FaultCode, Result, household};

/// More than live in the largest RW.
const ROWS_MAX: usize = 3_000;
/// Most shares of one recipient.
pub(super) const SHARES_MAX: i64 = 99;

/// One recipient as the form sends and gets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct RowForm {
    /// Who.
    pub recipient: Recipient,
    /// How many shares; of money always one.
    pub shares: i64,
    /// Of money: another amount than the others get.
    pub amount: Option<i64>,
}

/// A distribution as the form sends and gets it. What is given is what one recipient gets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct DistributionForm {
    /// What it is called on paper.
    pub name: String,
    /// Planned day, `2026-11-24`.
    pub day: String,
    /// Where; may be empty.
    pub place: String,
    /// What one share is for.
    pub per: Per,
    /// Code of `reference::assistance`, one that the group gives.
    pub kind: String,
    /// What it consists of.
    pub form: AssistanceType,
    /// Whole rupiah of one share. Needed for money; of goods the worth follows from the items.
    pub amount: Option<i64>,
    /// The goods of one share.
    pub items: Vec<ItemForm>,
    /// Where one share comes from.
    pub funds: Vec<FundForm>,
    /// May be empty.
    pub note: String,
    /// Whom it is for, in the order of the list.
    pub rows: Vec<RowForm>,
}

/// The form after its rules: what is stored.
pub(super) struct Checked {
    pub(super) name: String,
    pub(super) day: NaiveDate,
    pub(super) place: String,
    pub(super) per: Per,
    pub(super) kind: String,
    pub(super) form: AssistanceType,
    pub(super) amount: Option<Rupiah>,
    pub(super) items: Vec<ItemLine>,
    pub(super) funds: Vec<FundLine>,
    pub(super) note: String,
}

impl Checked {
    /// A row without what does not belong to the kind of gift.
    pub(super) fn row(&self, row: &RowForm) -> RowForm {
        let money = super::is_money(self.form);
        let standard = self.amount.map(Rupiah::whole);
        RowForm {
            recipient: row.recipient,
            shares: if money { 1 } else { row.shares },
            amount: row.amount.filter(|amount| money && Some(*amount) != standard),
        }
    }
}

impl DistributionForm {
    /// Applies the rules. `before` is the form with its list as they were stored, where it is being changed: whoever was
    /// right then is still right.
    pub(super) fn checked(&self, ctx: &Read, before: Option<&Self>) -> Result<Checked> {
        let Self {
            name,
            day,
            place,
            per,
            kind: _,
            form,
            amount: _,
            items: _,
            funds: _,
            note: typed_note,
            rows: _,
        } = self;
        let mut faults = Faults::default();
        let name = faults.take("name", line(name)).unwrap_or_default();
        if name.is_empty() {
            faults.add(Fault::at("name", FaultCode::Required));
        }
        let day = faults.take("day", parse_date(day));
        let place = faults.take("place", line(place)).unwrap_or_default();
        let note = faults.take("note", note(typed_note)).unwrap_or_default();
        let (kind, what) = self.gift(None, "", 1, None).checked_gift(ctx, &mut faults)?;
        self.check_rows(ctx, before, &mut faults)?;
        faults.check()?;
        // Nothing was noted, so both are there.
        let (Some(day), Some(kind)) = (day, kind) else { return Err(FaultCode::Required.into()) };
        Ok(Checked {
            name,
            day,
            place,
            per: *per,
            kind: kind.code,
            form: *form,
            amount: what.amount,
            items: what.items,
            funds: what.funds,
            note,
        })
    }

    fn check_rows(&self, ctx: &Read, before: Option<&Self>, faults: &mut Faults) -> Result<()> {
        if self.rows.is_empty() {
            faults.add(Fault::at("rows", FaultCode::Required));
        }
        if self.rows.len() > ROWS_MAX {
            faults.add(Fault::at("rows", FaultCode::TooManyRows).with("max", ROWS_MAX));
            return Ok(());
        }
        let listed = |row: &RowForm| {
            before.is_some_and(|before| before.rows.iter().any(|known| known.recipient == row.recipient))
        };
        // Who became one family since they stand there both stay: whoever comes anew is the one too many.
        let same_unit = before.is_some_and(|before| before.per == self.per);
        let (old, new): (Vec<_>, Vec<_>) =
            self.rows.iter().enumerate().partition(|(_, row)| same_unit && listed(row));
        let stays = old.len();
        let (mut rows, mut turns): (HashMap<Uuid, usize>, HashMap<Uuid, usize>) = Default::default();
        for (order, (at, row)) in old.into_iter().chain(new).enumerate() {
            let field = format!("rows.{at}");
            let name = || super::called(ctx, row.recipient).map(|(name, ..)| name).unwrap_or_default();
            if !listed(row)
                && let Some(code) = self.against(ctx, row.recipient)?
            {
                faults.add(Fault::at(&field, code).with("name", name()));
                continue;
            }
            let again = rows.insert(row.recipient.id(), at);
            let shared = turns.insert(turns::of(ctx, self.per, row.recipient)?, at);
            if let Some(first) = shared.filter(|_| order >= stays).or(again) {
                let fault = Fault::at(&field, FaultCode::RecipientTwice);
                faults.add(fault.with("name", name()).with("first", first + 1));
            }
            if !(1..=SHARES_MAX).contains(&row.shares) {
                let fault = Fault::at(format!("{field}.shares"), FaultCode::OutOfRange);
                faults.add(fault.with("min", 1).with("max", SHARES_MAX));
            }
            if let Some(whole) = row.amount.filter(|_| super::is_money(self.form)) {
                faults.take(&format!("{field}.amount"), Rupiah::new(whole));
            }
        }
        Ok(())
    }

    /// Why somebody cannot come on the list anew.
    fn against(&self, ctx: &Read, recipient: Recipient) -> Result<Option<FaultCode>> {
        Ok(match recipient {
            Recipient::Person { id } if !person::is_listed(ctx, id)? => Some(FaultCode::NotFound),
            Recipient::Person { id } if person::find(ctx, id)?.life != Life::Here => {
                Some(FaultCode::RecipientGone)
            }
            Recipient::Household { .. } if self.per == Per::Person => Some(FaultCode::UnknownChoice),
            Recipient::Household { id } if !household::is_listed(ctx, id)? => Some(FaultCode::NotFound),
            Recipient::Household { id } => {
                let mut here = false;
                for member in household::member_ids(ctx, id)? {
                    here |= person::row(ctx, member)?.life == Life::Here;
                }
                (!here).then_some(FaultCode::RecipientGone)
            }
            Recipient::Person { .. } => None,
        })
    }

    /// What a row is worth in whole rupiah, where that is known.
    pub(super) fn worth_of(&self, shares: i64, amount: Option<i64>) -> Option<i64> {
        match self.form {
            AssistanceType::Money => amount.or(self.amount),
            AssistanceType::Service => self.amount.map(|amount| amount.saturating_mul(shares)),
            AssistanceType::Goods => {
                let sum: i64 = self.items.iter().filter_map(|item| item.value).fold(0, i64::saturating_add);
                (sum > 0).then(|| sum.saturating_mul(shares))
            }
        }
    }

    /// The record of assistance that a row becomes.
    pub(super) fn gift(
        &self,
        recipient: Option<Recipient>,
        date: &str,
        shares: i64,
        amount: Option<i64>,
    ) -> AssistanceForm {
        let goods = self.form == AssistanceType::Goods;
        let times = |value: Option<i64>| value.map(|value| value.saturating_mul(shares));
        let items = self.items.iter().map(|item| ItemForm {
            // What is none is told as none.
            quantity: Quantity::parse(&item.quantity)
                .map_or_else(|_| item.quantity.clone(), |quantity| quantity.times(shares).to_string()),
            value: times(item.value),
            ..item.clone()
        });
        let funds = if let Some(total) = amount {
            shared_out(&self.funds, total)
        } else {
            let line = |fund: &FundForm| FundForm { amount: times(fund.amount), ..fund.clone() };
            self.funds.iter().map(line).collect()
        };
        AssistanceForm {
            recipient,
            case_id: None,
            kind: self.kind.clone(),
            date: date.to_owned(),
            since: String::new(),
            until: String::new(),
            form: self.form,
            amount: if goods { None } else { amount.or_else(|| times(self.amount)) },
            items: if goods { items.collect() } else { Vec::new() },
            funds,
            note: self.note.clone(),
        }
    }
}

/// The sources of another amount, in the same proportion; what does not divide is the first one's.
fn shared_out(funds: &[FundForm], total: i64) -> Vec<FundForm> {
    let whole: i128 = funds.iter().filter_map(|fund| fund.amount).map(i128::from).sum();
    let part = |amount: i64| {
        let part = if whole > 0 { i128::from(amount) * i128::from(total) / whole } else { 0 };
        i64::try_from(part).unwrap_or(0)
    };
    let mut parts: Vec<FundForm> = funds
        .iter()
        .map(|fund| FundForm { fund: fund.fund.clone(), amount: fund.amount.map(part) })
        .collect();
    let given: i64 = parts.iter().filter_map(|fund| fund.amount).sum();
    if let Some(first) = parts.first_mut().and_then(|fund| fund.amount.as_mut()) {
        *first += total - given;
    }
    parts.retain(|fund| fund.amount != Some(0));
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_sources_of_another_amount_add_up_to_it(
            amounts in proptest::collection::vec(1..=999_999_999_999i64, 1..6),
            total in 1..=999_999_999_999i64,
        ) {
            let fund = |amount: &i64| FundForm { fund: "KOTAK".to_owned(), amount: Some(*amount) };
            let parts = shared_out(&amounts.iter().map(fund).collect::<Vec<_>>(), total);
            prop_assert_eq!(parts.iter().filter_map(|fund| fund.amount).sum::<i64>(), total);
            prop_assert!(parts.iter().all(|fund| fund.amount.is_some_and(|amount| amount > 0)));
        }
    }
}
