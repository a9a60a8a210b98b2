//! The official entries of each list, and both together as the areas ask for them.

use super::{Choice, ChoiceList, of_list};
use crate::Result;
use crate::database::Read;
use crate::reference::{self, AssistanceKind, AssistanceType, CardRule, Fund, RecordAs, SOURCES, TAGS};

/// In the domain's order; none of them hidden.
pub(super) fn of(list: ChoiceList) -> Box<dyn Iterator<Item = Choice>> {
    match list {
        ChoiceList::Assistance => Box::new(reference::assistance_kinds().map(|kind| Choice {
            name: kind.short.clone(),
            others: matches!(kind.record_as, RecordAs::Status | RecordAs::Membership),
            form: kind.forms.first().copied().unwrap_or(AssistanceType::Money),
            ..official(&kind.code)
        })),
        ChoiceList::Fund => Box::new(reference::funds().iter().map(|fund| Choice {
            name: fund.name.clone(),
            others: !fund.own,
            ..official(&fund.code)
        })),
        ChoiceList::Loan => Box::new(
            reference::loan_kinds().map(|kind| Choice { name: kind.short.clone(), ..official(&kind.code) }),
        ),
        ChoiceList::Source => Box::new(SOURCES.iter().map(|code| official(code))),
        ChoiceList::Tag => {
            Box::new(TAGS.iter().map(|tag| Choice { sensitive: tag.sensitive, ..official(tag.code) }))
        }
    }
}

fn official(code: &str) -> Choice {
    Choice {
        id: None,
        rev: 0,
        code: code.to_owned(),
        name: String::new(),
        hidden: false,
        gone: false,
        sensitive: false,
        others: false,
        form: AssistanceType::Money,
    }
}

/// All kinds that can be recorded, own ones first; those that are not offered any more are marked.
pub fn assistance_kinds(ctx: &Read) -> Result<Vec<AssistanceKind>> {
    let known = |one: Choice| match reference::assistance_kind(&one.code) {
        Some(kind) => AssistanceKind { hidden: one.hidden, ..kind.clone() },
        None => own_kind(one),
    };
    Ok(of_list(ctx, ChoiceList::Assistance)?.into_iter().map(known).collect())
}

/// All funds, in the same way.
pub fn funds(ctx: &Read) -> Result<Vec<Fund>> {
    let fund = |one: Choice| Fund {
        hidden: one.hidden || one.gone,
        own: !one.others,
        code: one.code,
        name: one.name,
    };
    Ok(of_list(ctx, ChoiceList::Fund)?.into_iter().map(fund).collect())
}

/// One kind by its code, hidden or not; none where there is none on the list.
pub(crate) fn assistance_kind(ctx: &Read, code: &str) -> Result<Option<AssistanceKind>> {
    if let Some(kind) = reference::assistance_kind(code) {
        return Ok(Some(kind.clone()));
    }
    let found = of_list(ctx, ChoiceList::Assistance)?.into_iter().find(|one| one.code == code && !one.gone);
    Ok(found.map(own_kind))
}

/// Whether a report can come from it.
pub(crate) fn is_source(ctx: &Read, code: &str) -> Result<bool> {
    Ok(of_list(ctx, ChoiceList::Source)?.iter().any(|one| one.code == code && !one.gone))
}

/// An own kind as the official ones are described: what the group gives itself, or what others give. Of the family card and
/// of deaths the program knows nothing here.
fn own_kind(one: Choice) -> AssistanceKind {
    let others = [AssistanceType::Money, AssistanceType::Goods, AssistanceType::Service];
    let forms =
        std::iter::once(one.form).chain(others.into_iter().filter(|form| *form != one.form)).collect();
    AssistanceKind {
        record_as: match (one.others, one.form) {
            (true, _) => RecordAs::Status,
            (false, AssistanceType::Service) => RecordAs::Service,
            (false, _) => RecordAs::Disbursement,
        },
        short: one.name.clone(),
        name: one.name,
        forms,
        unit: "person".to_owned(),
        fund: String::new(),
        after_death: false,
        card: CardRule::Free,
        hidden: one.hidden || one.gone,
        code: one.code,
    }
}
