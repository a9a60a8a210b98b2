//! The closing report: what was planned, handed out and left, counted from the list alone.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Came, DistributionForm, RecipientRow};
use crate::reference::AssistanceType;
use crate::values::Quantity;

/// Goods of one kind, all shares together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Goods {
    /// Beras.
    pub name: String,
    /// `400`.
    pub quantity: String,
    /// kg.
    pub unit: String,
}

/// Several rows together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, specta::Type)]
pub struct Sums {
    /// How many recipients.
    pub recipients: i64,
    /// How many shares.
    pub shares: i64,
    /// Whole rupiah, as far as it is known.
    pub amount: i64,
    /// The goods; empty where there are none.
    pub goods: Vec<Goods>,
}

/// One RT.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct PlaceSums {
    /// Three digits or empty.
    pub rt: String,
    /// Who stands on the list.
    pub planned: Sums,
    /// Who received something.
    pub received: Sums,
}

/// What became of it so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Report {
    /// Who stands on the list.
    pub planned: Sums,
    /// Who received something, on the day or later.
    pub received: Sums,
    /// What was not handed out.
    pub left: Sums,
    /// How many signed.
    pub signed: i64,
    /// How many put their thumb.
    pub thumb: i64,
    /// For how many somebody else came.
    pub proxy: i64,
    /// How many of these fetched it on a later day.
    pub later: i64,
    /// Of how many who came the record was taken back by hand: what they got counts as left.
    pub taken_back: i64,
    /// How many did not come.
    pub absent: i64,
    /// Of how many nothing is marked yet.
    pub waiting: i64,
    /// By RT, in their order; without an RT last.
    pub places: Vec<PlaceSums>,
}

pub(super) fn of(form: &DistributionForm, rows: &[RecipientRow]) -> Report {
    let got = |row: &&RecipientRow| row.came.received() && !row.gift_gone;
    let sums = |rows: &mut dyn Iterator<Item = &RecipientRow>| sums(form, rows);
    let number = |which: &dyn Fn(&RecipientRow) -> bool| {
        i64::try_from(rows.iter().filter(|row| which(row)).count()).unwrap_or(i64::MAX)
    };
    let by = |came: Came| number(&|row| row.came == came && !row.gift_gone);
    let mut by_rt: BTreeMap<(bool, &str), Vec<&RecipientRow>> = BTreeMap::new();
    for row in rows {
        by_rt.entry((row.rt.is_empty(), &row.rt)).or_default().push(row);
    }
    let places = by_rt.into_iter().map(|((_, rt), rows)| PlaceSums {
        rt: rt.to_owned(),
        planned: sums(&mut rows.iter().copied()),
        received: sums(&mut rows.iter().copied().filter(got)),
    });
    Report {
        planned: sums(&mut rows.iter()),
        received: sums(&mut rows.iter().filter(got)),
        left: sums(&mut rows.iter().filter(|row| !got(row))),
        signed: by(Came::Signed),
        thumb: by(Came::Thumb),
        proxy: by(Came::Proxy),
        later: number(&|row| row.later && !row.gift_gone),
        taken_back: number(&|row| row.came.received() && row.gift_gone),
        absent: number(&|row| row.came == Came::Absent),
        waiting: number(&|row| row.came == Came::Waiting),
        places: places.collect(),
    }
}

fn sums(form: &DistributionForm, rows: &mut dyn Iterator<Item = &RecipientRow>) -> Sums {
    let mut sums = Sums::default();
    for row in rows {
        sums.recipients += 1;
        sums.shares += row.shares;
        sums.amount = sums.amount.saturating_add(row.worth.unwrap_or(0));
    }
    if form.form == AssistanceType::Goods && sums.shares > 0 {
        let goods = form.items.iter().filter_map(|item| {
            let quantity = Quantity::parse(&item.quantity).ok()?.times(sums.shares);
            Some(Goods { name: item.name.clone(), quantity: quantity.to_string(), unit: item.unit.clone() })
        });
        sums.goods = goods.collect();
    }
    sums
}
