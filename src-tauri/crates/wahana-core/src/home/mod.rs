//! Beranda: what needs attention today and what was entered last; how much there is of everything is counted behind it.
//!
//! Composes what the other areas answer and has no table of its own. Each part is left out where the officer's roles
//! do not open it; nothing here may tell more than the area's own list would, and a secret case never has a name.

mod counted;
mod drafts;
mod due;
mod latest;

pub use counted::{Counted, Figures, MonthGiven, StageCount, counted};
pub use drafts::{DraftWay, OpenDraft};
pub(crate) use due::due_lines;
pub use due::{DueFamily, DueLine, DuePlace, DueVisits, due_visits};
pub use latest::{Latest, LatestWhat};

use chrono::{DateTime, Datelike, Days, Local, NaiveDate, SecondsFormat, Utc};
use serde::Serialize;

use crate::activity::{self, ActivityRow, DecisionDue};
use crate::agenda::{self, TasksWaiting};
use crate::case::{self, CaseAttention, CaseFilter};
use crate::database::Read;
use crate::distribution::{self, DistributionRow};
use crate::draft::Unkept;
use crate::emergency::{self, EmergencyRow};
use crate::flag::{self, Flag};
use crate::handover::{self, HandoverState};
use crate::person::{self, PersonFilter};
use crate::referral::{self, ReferralsWaiting};
use crate::vault::Right;
use crate::{Result, assessment, journal, retention};

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
    /// Referrals whose answer is due or overdue; of one's own cases where one may change no others.
    pub referrals: ReferralsWaiting,
    /// Distributions that are not closed and whose day is near or over, the earliest first.
    pub distributions: Vec<DistributionRow>,
    /// Lists of emergencies to which households still come; only numbers.
    pub emergencies: Vec<EmergencyRow>,
    /// Activities whose day is near, or over without minutes, the earliest first.
    pub activities: Vec<ActivityRow>,
    /// What was decided in them and is to be done, the oldest first.
    pub decisions: Vec<DecisionDue>,
    /// The officer's open drafts, the newest first.
    pub drafts: Vec<OpenDraft>,
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
    let waiting = case::attention(ctx, assessment::VISITED)?;
    Ok(Today {
        clock: wrong_clock(ctx)?,
        tasks: agenda::due(ctx, &waiting.visits)?,
        waiting,
        handover: handover_due(ctx, &first_steps)?,
        reviews: retention::count_due(ctx)?,
        flags: flag::waiting(ctx)?,
        referrals: referral::due(ctx)?,
        distributions: distribution::near(ctx)?,
        emergencies: emergency::open_ones(ctx)?,
        activities: activity::near(ctx)?,
        decisions: activity::due(ctx)?,
        drafts: drafts::open(ctx, unkept)?,
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
