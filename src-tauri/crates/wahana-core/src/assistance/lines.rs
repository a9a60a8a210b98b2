//! The lists of a gift: its goods, and the funds that it comes from. Their sum is the amount, always.

use serde::{Deserialize, Serialize};

use crate::choice::is_own;
use crate::fault::Faults;
use crate::reference::Fund;
use crate::values::{Quantity, Rupiah, line};
use crate::{Fault, FaultCode};

/// Most lines of one list: a gift is no delivery note.
const LINES_MAX: usize = 50;

/// One kind of goods as the form sends and gets it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ItemForm {
    /// Beras.
    pub name: String,
    /// `2,5`.
    pub quantity: String,
    /// kg.
    pub unit: String,
    /// Whole rupiah for all of it; an estimate will do, and so will nothing.
    pub value: Option<i64>,
}

/// One source as the form sends and gets it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct FundForm {
    /// Code of `reference::funds`.
    pub fund: String,
    /// Whole rupiah; nothing where the worth of the gift is not known.
    pub amount: Option<i64>,
}

/// Goods as stored.
pub(crate) struct ItemLine {
    pub(crate) name: String,
    pub(crate) quantity: Quantity,
    pub(crate) unit: String,
    pub(crate) value: Option<Rupiah>,
}

/// A source as stored.
#[derive(Debug)]
pub(crate) struct FundLine {
    pub(crate) fund: String,
    /// What an own fund is called now.
    pub(crate) own_fund: String,
    pub(crate) amount: Option<Rupiah>,
}

/// What a gift is worth, as far as the sources must add up to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Worth {
    /// This much.
    Known(Rupiah),
    /// Nobody knows, and that is all right.
    Unknown,
    /// It has a fault of its own: nothing is said about its sources.
    Faulty,
}

impl Worth {
    pub(super) fn amount(self) -> Option<Rupiah> {
        match self {
            Self::Known(amount) => Some(amount),
            Self::Unknown | Self::Faulty => None,
        }
    }
}

/// The goods with what they are worth together, where at least one has a value. Lines left empty are left out.
pub(super) fn check_items(typed: &[ItemForm], faults: &mut Faults) -> (Vec<ItemLine>, Worth) {
    let mut items = Vec::new();
    let filled = typed.iter().enumerate().filter(|(_, item)| **item != ItemForm::default());
    let mut any = false;
    let mut sound = true;
    for (place, item) in filled {
        any = true;
        let field = |name: &str| format!("items.{place}.{name}");
        let mut words = |name: &str, text: &str| {
            let found = faults.take(&field(name), line(text)).unwrap_or_default();
            if text.trim().is_empty() {
                faults.add(Fault::at(field(name), FaultCode::Required));
            }
            found
        };
        let (name, unit) = (words("name", &item.name), words("unit", &item.unit));
        let quantity = faults.take(&field("quantity"), Quantity::parse(&item.quantity));
        let value = item.value.and_then(|whole| faults.take(&field("value"), Rupiah::new(whole)));
        sound &= value.is_some() == item.value.is_some();
        if let Some(quantity) = quantity {
            items.push(ItemLine { name, quantity, unit, value });
        }
    }
    if !any {
        faults.add(Fault::at("items", FaultCode::NoItem));
    }
    if typed.len() > LINES_MAX {
        faults.add(Fault::at("items", FaultCode::TooManyRows).with("max", LINES_MAX));
    }
    let worth = items.iter().filter_map(|item| item.value).map(Rupiah::whole).fold(0, i64::saturating_add);
    let worth = match (sound, worth) {
        (false, _) => Worth::Faulty,
        (true, 0) => Worth::Unknown,
        (true, worth) => faults.take("items", Rupiah::new(worth)).map_or(Worth::Faulty, Worth::Known),
    };
    (items, worth)
}

/// The sources, of those that are `known`. Where the worth is known each has its amount and they add up to it; where it is not, none has an
/// amount. `needed`: money comes from somewhere. Lines left empty are left out.
pub(super) fn check_funds(
    known: &[Fund],
    worth: Worth,
    needed: bool,
    typed: &[FundForm],
    faults: &mut Faults,
) -> Vec<FundLine> {
    let mut lines = Vec::new();
    let mut sound = worth != Worth::Faulty;
    let mut any = false;
    for (place, line) in typed.iter().enumerate().filter(|(_, line)| **line != FundForm::default()) {
        any = true;
        let known = known.iter().find(|fund| fund.code == line.fund);
        if known.is_none() {
            let code = if line.fund.is_empty() { FaultCode::Required } else { FaultCode::UnknownChoice };
            faults.add(Fault::at(format!("funds.{place}.fund"), code));
        }
        let field = format!("funds.{place}.amount");
        let amount = if let Some(whole) = line.amount {
            let amount = faults.take(&field, Rupiah::new(whole));
            sound &= amount.is_some();
            amount
        } else {
            if matches!(worth, Worth::Known(_)) {
                faults.add(Fault::at(&field, FaultCode::Required));
                sound = false;
            }
            None
        };
        if let Some(fund) = known {
            let own_fund = if is_own(&fund.code) { fund.name.clone() } else { String::new() };
            lines.push(FundLine { fund: fund.code.clone(), own_fund, amount });
        }
    }
    if !any && needed {
        faults.add(Fault::at("funds", FaultCode::Required));
    }
    if typed.len() > LINES_MAX {
        faults.add(Fault::at("funds", FaultCode::TooManyRows).with("max", LINES_MAX));
    }
    // A line that is wrong in itself has its own fault; the sum would only repeat it.
    let sum = typed.iter().filter_map(|line| line.amount).fold(0, i64::saturating_add);
    let wanted = worth.amount().map_or(0, Rupiah::whole);
    if any && sound && sum != wanted {
        faults.add(Fault::at("funds", FaultCode::FundSum).with("total", wanted).with("sum", sum));
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fund(code: &str, amount: Option<i64>) -> FundForm {
        FundForm { fund: code.to_owned(), amount }
    }

    fn worth(total: Option<i64>) -> Worth {
        total.map_or(Worth::Unknown, |total| Worth::Known(Rupiah::new(total).unwrap()))
    }

    fn codes(total: Option<i64>, needed: bool, lines: &[FundForm]) -> Vec<FaultCode> {
        let mut faults = Faults::default();
        check_funds(crate::reference::funds(), worth(total), needed, lines, &mut faults);
        faults
            .check()
            .err()
            .map(|error| error.faults())
            .unwrap_or_default()
            .iter()
            .map(|fault| fault.code)
            .collect()
    }

    #[test]
    fn sources_add_up_or_say_by_how_much_they_do_not() {
        let two = [fund("DONATUR", Some(150_000)), fund("KOTAK", Some(50_000))];
        assert_eq!(codes(Some(200_000), true, &two), []);
        assert_eq!(codes(Some(250_000), true, &two), [FaultCode::FundSum]);
        assert_eq!(codes(None, false, &two), [FaultCode::FundSum]);
        assert_eq!(codes(None, false, &[fund("SWADAYA", None)]), []);
        assert_eq!(codes(Some(1), true, &[]), [FaultCode::Required]);
        assert_eq!(codes(Some(1), true, &[FundForm::default()]), [FaultCode::Required]);
        assert_eq!(codes(Some(5), true, &[fund("", Some(5))]), [FaultCode::Required]);
        assert_eq!(codes(Some(5), true, &[fund("RAJA", Some(5))]), [FaultCode::UnknownChoice]);
        assert_eq!(
            codes(Some(5), true, &[fund("OPS", Some(0)), fund("OPS", Some(5))]),
            [FaultCode::AmountZero]
        );
    }

    proptest! {
        #[test]
        fn what_is_accepted_always_adds_up(
            total in proptest::option::of(1..=2_000i64),
            needed: bool,
            typed in proptest::collection::vec((0..4usize, proptest::option::of(-10..=1_000i64)), 0..5),
        ) {
            let codes = ["", "IURAN", "BAZNAS", "RAJA"];
            let typed: Vec<FundForm> = typed.into_iter().map(|(code, amount)| fund(codes[code], amount)).collect();
            let mut faults = Faults::default();
            let lines = check_funds(crate::reference::funds(), worth(total), needed, &typed, &mut faults);
            if faults.check().is_ok() && !lines.is_empty() {
                let sum: i64 = lines.iter().filter_map(|line| line.amount).map(Rupiah::whole).sum();
                prop_assert_eq!(sum, total.unwrap_or(0));
                prop_assert!(lines.iter().all(|line| line.amount.is_some() == total.is_some()));
            }
        }

        #[test]
        fn two_parts_of_any_amount_are_accepted(total in 2..=999_999_999_999i64, part in 0.0..1.0f64) {
            #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)] // any point between will do
            let first = ((total as f64 * part) as i64).clamp(1, total - 1);
            let lines = [fund("IURAN", Some(first)), fund("BAZNAS", Some(total - first))];
            prop_assert_eq!(codes(Some(total), true, &lines), Vec::<FaultCode>::new());
        }
    }
}
