//! Beranda: what needs attention today, how much there is of everything, and what was entered last.
//!
//! Composes what the other areas answer and has no table of its own. Each part is left out where the officer's roles
//! do not open it; nothing here may tell more than the area's own list would, and a secret case never has a name.

mod drafts;
mod due;
mod latest;

pub use drafts::{DraftWay, OpenDraft};
pub use due::{DueFamily, DuePlace, DueVisits, due_visits};
pub use latest::{Latest, LatestWhat};

use chrono::{DateTime, Datelike, Days, Local, Months, NaiveDate, SecondsFormat, Utc};
use serde::Serialize;

use crate::activity::{self, ActivityRow, DecisionDue};
use crate::agenda::{self, TasksWaiting};
use crate::assistance;
use crate::case::{self, CaseAttention, CaseFilter, Stage};
use crate::database::Read;
use crate::distribution::{self, DistributionRow};
use crate::draft::Unkept;
use crate::flag::{self, Flag};
use crate::handover::{self, HandoverState};
use crate::household::{self, HouseholdFilter};
use crate::person::{self, PersonFilter};
use crate::referral::{self, ReferralsWaiting};
use crate::vault::Right;
use crate::{Result, incomplete, journal, plan, retention};

/// Months in the small chart of assistance, the present one included.
const MONTHS: u32 = 6;
/// Nobody has told when the office wants its stick (DOMAIN 13, point 4), but some carry one each quarter (PRODUCT.md):
/// so many days after its end it is late. One that went so many days before the end was for that quarter too.
const HANDOVER_DAYS: u64 = 14;

/// Everything that Beranda shows to one officer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Today {
    /// The computer's clock can't be right; none where it can.
    pub clock: Option<WrongClock>,
    /// The cases that wait.
    pub waiting: CaseAttention,
    /// That it is time for a hand-over; none where it is not, or where it is not this officer's work.
    pub handover: Option<HandoverDue>,
    /// Residents whose data are to be looked at again, a hundred at most; more than none for the head only.
    pub reviews: i64,
    /// Tasks that are due today or overdue, the oldest first: the visits that wait, and actions of plans. Companions see
    /// their own.
    pub tasks: TasksWaiting,
    /// What the officer is asked, what they asked and wait for, and what was answered to them in the last week.
    pub flags: Vec<Flag>,
    /// How much is missing or doubtful that the officer may complete; no list counts for more than a hundred.
    pub incomplete: i64,
    /// Referrals whose answer is due or overdue; of one's own cases where one may change no others.
    pub referrals: ReferralsWaiting,
    /// Distributions that are not closed and whose day is near or over, the earliest first.
    pub distributions: Vec<DistributionRow>,
    /// Activities whose day is near, or over without minutes, the earliest first.
    pub activities: Vec<ActivityRow>,
    /// What was decided in them and is to be done, the oldest first.
    pub decisions: Vec<DecisionDue>,
    /// The officer's open drafts, the newest first.
    pub drafts: Vec<OpenDraft>,
    /// Counts.
    pub figures: Figures,
    /// Open cases by stage; none where the roles do not count cases.
    pub stages: Vec<StageCount>,
    /// What the group gave in each of the last six months, the present one last; none without the right.
    pub months: Vec<MonthGiven>,
    /// What was entered last and the officer may see, the newest first.
    pub latest: Vec<Latest>,
    /// What a group does first, as far as it is this officer's work, in order.
    pub first_steps: Vec<FirstStep>,
}

/// The computer's clock is behind what was already written. Nothing is refused for it: a record with a wrong date is
/// better than none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct WrongClock {
    /// What the clock says: UTC, RFC 3339.
    pub now: String,
    /// When the newest entry was made: UTC, RFC 3339.
    pub newest: String,
}

/// It is time to hand over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct HandoverDue {
    /// Local date of the last one that was written; empty where there was none.
    pub last: String,
}

/// How much there is; none where the officer's roles do not count it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, specta::Type)]
pub struct Figures {
    /// Residents who live here.
    pub persons: Option<i64>,
    /// Families.
    pub households: Option<i64>,
    /// Open cases.
    pub open_cases: Option<i64>,
    /// How often the group gave something this month.
    pub given: Option<i64>,
    /// What that was worth, in whole rupiah.
    pub amount: Option<i64>,
}

/// Open cases of one stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct StageCount {
    /// Which.
    pub stage: Stage,
    /// How many.
    pub count: i64,
}

/// What the group gave in one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct MonthGiven {
    /// 1 to 12.
    pub month: u32,
    /// Whole rupiah.
    pub amount: i64,
}

/// One of the first things that a group does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct FirstStep {
    /// Which.
    pub step: FirstStepKind,
    /// Whether it is done.
    pub done: bool,
}

/// The first things that a group does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum FirstStepKind {
    /// A resident is written down.
    Person,
    /// A case is opened.
    Case,
    /// The card of the office is there, so that packages can be sealed to it.
    OfficeCard,
}

/// All of it, for whoever is signed in and left `unkept` behind.
pub fn today(ctx: &Read, unkept: &Unkept) -> Result<Today> {
    let first_steps = first_steps(ctx)?;
    let given = given(ctx)?;
    let waiting = case::attention(ctx, plan::NOTHING_PLANNED)?;
    let sees_amounts = ctx.may(Right::AssistanceRead);
    let months = given.iter().filter(|_| sees_amounts);
    let months = months.map(|&Given { month, amount, .. }| MonthGiven { month, amount }).collect();
    Ok(Today {
        clock: wrong_clock(ctx)?,
        tasks: agenda::due(ctx, &waiting.visits)?,
        waiting,
        handover: handover_due(ctx, &first_steps)?,
        reviews: retention::count_due(ctx)?,
        flags: flag::waiting(ctx)?,
        incomplete: incomplete::incomplete(ctx)?.iter().map(|list| list.total).sum(),
        referrals: referral::due(ctx)?,
        distributions: distribution::near(ctx)?,
        activities: activity::near(ctx)?,
        decisions: activity::due(ctx)?,
        drafts: drafts::open(ctx, unkept)?,
        figures: figures(ctx, &given)?,
        stages: stages(ctx)?,
        months,
        latest: latest::latest(ctx)?,
        first_steps,
    })
}

fn wrong_clock(ctx: &Read) -> Result<Option<WrongClock>> {
    let now = Utc::now();
    let text = |time: DateTime<Utc>| time.to_rfc3339_opts(SecondsFormat::Secs, true);
    let newest = journal::ahead_of(ctx.connection(), now)?;
    Ok(newest.map(|newest| WrongClock { now: text(now), newest: text(newest) }))
}

fn figures(ctx: &Read, given: &[Given]) -> Result<Figures> {
    let mut figures = Figures::default();
    if ctx.may(Right::PersonName) {
        figures.persons = Some(person::count(ctx, &PersonFilter::default())?);
        figures.households = Some(household::count(ctx, &HouseholdFilter::default())?);
    }
    if ctx.may(Right::CaseCount) {
        figures.open_cases = Some(case::count(ctx, &CaseFilter::default())?);
    }
    let this_month = given.last().copied();
    figures.given = this_month.map(|month| month.number);
    figures.amount = this_month.filter(|_| ctx.may(Right::AssistanceRead)).map(|month| month.amount);
    Ok(figures)
}

fn stages(ctx: &Read) -> Result<Vec<StageCount>> {
    if !ctx.may(Right::CaseCount) {
        return Ok(Vec::new());
    }
    let counts = case::by_stage(ctx)?.into_iter();
    Ok(counts.map(|(stage, count)| StageCount { stage, count }).collect())
}

/// What the group gave in one month.
#[derive(Clone, Copy)]
struct Given {
    month: u32,
    number: i64,
    amount: i64,
}

/// The last months, the present one last; none for who may not even know how often.
fn given(ctx: &Read) -> Result<Vec<Given>> {
    if !ctx.may(Right::AssistanceCount) {
        return Ok(Vec::new());
    }
    let this_month = ctx.today().with_day(1).unwrap_or(ctx.today());
    let firsts = (0..MONTHS).rev().filter_map(|back| this_month.checked_sub_months(Months::new(back)));
    let firsts: Vec<NaiveDate> = firsts.collect();
    let found = assistance::by_month(ctx, firsts.first().copied().unwrap_or(this_month))?;
    let of = |first: NaiveDate| {
        let month = found.iter().find(|month| first.to_string().starts_with(&month.month));
        let (number, amount) = month.map_or((0, 0), |month| (month.number, month.amount));
        Given { month: first.month(), number, amount }
    };
    Ok(firsts.into_iter().map(of).collect())
}

fn first_steps(ctx: &Read) -> Result<Vec<FirstStep>> {
    let mut steps = Vec::new();
    let mut add = |step, done| steps.push(FirstStep { step, done });
    if ctx.may(Right::PersonWrite) {
        let ever = PersonFilter { gone_too: true, ..PersonFilter::default() };
        add(FirstStepKind::Person, !person::list(ctx, &ever, 0, 1)?.is_empty());
    }
    if ctx.may(Right::CaseWriteOwn) {
        let ever = CaseFilter { closed_too: true, ..CaseFilter::default() };
        add(FirstStepKind::Case, !case::list(ctx, &ever, 0, 1)?.is_empty());
    }
    if ctx.may(Right::Handover) {
        add(FirstStepKind::OfficeCard, handover::office_card(ctx)?.is_some());
    }
    Ok(steps)
}

/// Nothing is due before there is something to hand over and an office that can open it.
fn handover_due(ctx: &Read, steps: &[FirstStep]) -> Result<Option<HandoverDue>> {
    if !ctx.may(Right::Handover) || steps.iter().any(|step| !step.done) {
        return Ok(None);
    }
    let last = handover::history(ctx)?.into_iter().find(|row| row.state == HandoverState::Written);
    let Some(last) = last else {
        return Ok(Some(HandoverDue { last: String::new() }));
    };
    let day = DateTime::parse_from_rfc3339(&last.started_at).map(|at| at.with_timezone(&Local).date_naive());
    let Ok(day) = day else { return Ok(None) };
    Ok(handover_late(ctx.today(), day).then(|| HandoverDue { last: day.to_string() }))
}

/// Whether the quarter that ended last still waits for its hand-over.
fn handover_late(today: NaiveDate, last: NaiveDate) -> bool {
    let began = NaiveDate::from_ymd_opt(today.year(), today.month0() / 3 * 3 + 1, 1).unwrap_or(today);
    let days = Days::new(HANDOVER_DAYS);
    let for_it = began.checked_sub_days(days).is_some_and(|early| last >= early);
    let late = began.checked_add_days(days).is_some_and(|late| today >= late);
    late && !for_it
}

#[cfg(test)]
mod tests;
