//! What follows from an event, told before it is written down. Facts and days; never who is eligible for what.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use uuid::Uuid;

use super::EventKind;
use super::event::{head_goes, stays};
use crate::assessment::{self, ListingStanding, Register};
use crate::assistance::{AssistanceRow, Recipient};
use crate::case::CaseRow;
use crate::database::Read;
use crate::household::Household;
use crate::person::PersonRow;
use crate::plan::ActionState;
use crate::values::parse_date;
use crate::vault::Right;
use crate::{Result, assistance, case, distribution, household, plan, referral};

/// The city's death grant: last day of the claim, and what its rule asks about (DOMAIN 4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Grant {
    /// Local date: the end of the year of the death; of a death in December the end of January.
    pub until: String,
    /// Whether that day has passed.
    pub passed: bool,
    /// Whether the family is noted as being on the city's list (KSJPS).
    pub listed: bool,
}

/// All that an event touches, as far as the officer may know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Consequences {
    /// Open cases of those to whom it happens, with their next visits; also those of the family, of a union and where
    /// nobody is left of it.
    pub cases: Vec<CaseRow>,
    /// Open actions of the plans of these cases.
    pub actions: i64,
    /// Referrals of these cases of which an answer or news is expected.
    pub referrals: i64,
    /// Numbers of the open distributions on whose lists they stand, or their family as the cases.
    pub lists: Vec<String>,
    /// Numbers of the open distributions on whose lists their family stands, where somebody stays in it: its share may be
    /// another one then, and who goes stands on none.
    pub family_lists: Vec<String>,
    /// What they receive from programmes; of a family of which nobody is left also what it receives as a whole.
    pub running: Vec<AssistanceRow>,
    /// Of a death: how many of these can be ended with it by this officer.
    pub ends: i64,
    /// And how many only by somebody else.
    pub ends_by_others: i64,
    /// Assistance that is written down after that day, but for what is given because of a death: one of the two days may
    /// be wrong.
    pub later: Vec<AssistanceRow>,
    /// Whether the head goes and somebody else has to be it.
    pub head_goes: bool,
    /// Who could be the head: those who stay and are here.
    pub candidates: Vec<PersonRow>,
    /// Whether nobody is left here of the family.
    pub nobody_left: bool,
    /// The death grant; none where nobody died.
    pub grant: Option<Grant>,
}

/// What would follow; `date` may still be unfinished. Nothing is refused here but what is not there.
pub fn consequences(
    ctx: &Read,
    kind: EventKind,
    household: Option<Uuid>,
    persons: &[Uuid],
    date: &str,
) -> Result<Consequences> {
    ctx.require(Right::PersonWrite)?;
    let family = household.map(|id| household::find(ctx, id)).transpose()?;
    let day = parse_date(date).ok();
    let all = all_of(kind, family.as_ref(), persons);
    let (gone, whole) = (kind.life().is_some(), kind == EventKind::Union);
    let left = family.as_ref().map(|family| stays(family, &all).map(|one| one.person.clone()).collect());
    let left: Vec<PersonRow> = left.unwrap_or_default();
    let nobody_left = !all.is_empty() && household.is_some() && left.is_empty();
    let family_too = household.filter(|_| whole || nobody_left);
    let cases = if all.is_empty() { Vec::new() } else { case::about(ctx, &all, family_too)? };
    let (actions, referrals) = planned(ctx, &cases)?;
    let persons = all.iter().map(|&id| Recipient::Person { id });
    let touched: Vec<Recipient> = persons.chain(family_too.map(|id| Recipient::Household { id })).collect();
    let (mut running, mut later, mut lists) = (Vec::new(), Vec::new(), Vec::new());
    for &recipient in touched.iter().filter(|_| ctx.may(Right::AssistanceRead)) {
        lists.append(&mut distribution::waiting_for(ctx, recipient.id())?);
        if gone {
            let got = assistance::of_one(ctx, recipient)?;
            later.extend(day.into_iter().flat_map(|day| assistance::got_after(&got, day)).cloned());
            running.extend(assistance::running(ctx, got));
        }
    }
    lists.sort_unstable();
    lists.dedup();
    let (mut ends, mut ends_by_others) = (0, 0);
    let until = day.unwrap_or_else(|| ctx.today());
    for line in running.iter().filter(|one| kind == EventKind::Death && assistance::ends_by_death(one, until))
    {
        *if assistance::may_end(ctx, line)? { &mut ends } else { &mut ends_by_others } += 1;
    }
    let others_stay = !all.is_empty() && (gone || kind == EventKind::Split) && !nobody_left;
    let family_lists = household.filter(|_| others_stay && ctx.may(Right::AssistanceRead));
    let family_lists = family_lists.map(|id| distribution::waiting_for(ctx, id)).transpose()?;
    Ok(Consequences {
        cases,
        actions,
        referrals,
        lists,
        family_lists: family_lists.unwrap_or_default(),
        ends,
        ends_by_others,
        running: assistance::shown(ctx, running)?,
        later: assistance::shown(ctx, later)?,
        head_goes: kind != EventKind::Union && family.as_ref().is_some_and(|family| head_goes(family, &all)),
        nobody_left,
        candidates: left,
        grant: day
            .filter(|_| kind == EventKind::Death && !all.is_empty())
            .map(|day| {
                let listed = household.map_or(Ok(false), |id| is_on_the_list(ctx, id));
                listed.map(|listed| grant(day, ctx.today(), listed))
            })
            .transpose()?,
    })
}

/// Open actions, and referrals of which an answer or news is expected, of these cases.
fn planned(ctx: &Read, cases: &[CaseRow]) -> Result<(i64, i64)> {
    let (mut actions, mut referrals) = (0, 0);
    for row in cases {
        let goals = plan::of_case(ctx, row.id)?;
        let open = goals.iter().flat_map(|goal| &goal.actions).filter(|one| one.state == ActionState::Open);
        actions += open.count();
        let referred = referral::of_case(ctx, row.id)?;
        referrals += referred.iter().filter(|one| !one.awaited_by.is_empty()).count();
    }
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    Ok((count(actions), count(referrals)))
}

/// To whom it happens: a whole family unites with another one.
fn all_of(kind: EventKind, family: Option<&Household>, persons: &[Uuid]) -> Vec<Uuid> {
    match (kind, family) {
        (EventKind::Union, Some(family)) => family.members.iter().map(|one| one.person.id).collect(),
        (EventKind::NewHead, _) => Vec::new(),
        _ => persons.to_vec(),
    }
}

/// The last day for the city's death grant (Perwal 43/2023 and 54/2024, as DOMAIN 4 tells them).
pub(super) fn grant(died: NaiveDate, today: NaiveDate, listed: bool) -> Grant {
    let (year, month, day) =
        if died.month() == 12 { (died.year() + 1, 1, 31) } else { (died.year(), 12, 31) };
    let until = NaiveDate::from_ymd_opt(year, month, day).unwrap_or(died);
    Grant { until: until.to_string(), passed: until < today, listed }
}

/// By what was said of the list last; where nobody said anything, by the programme that its families get.
fn is_on_the_list(ctx: &Read, household: Uuid) -> Result<bool> {
    let said = assessment::listings_of(ctx, household)?;
    if let Some(last) = said.iter().find(|one| one.form.register == Register::Ksjps) {
        return Ok(last.form.standing == ListingStanding::Listed);
    }
    if !ctx.may(Right::AssistanceRead) {
        return Ok(false);
    }
    let got = assistance::already(ctx, Recipient::Household { id: household })?;
    Ok(got.programmes.iter().any(|received| received.row.kind == "KSJPS"))
}
