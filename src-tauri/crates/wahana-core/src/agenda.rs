//! Tugas: what is due in which days. An open action with a day is a task of its officer, a planned visit is a task of
//! the case's companion; a task is there when it is due and gone when it is done, for nobody keeps a second book.
//!
//! Composes cases and plans and has no SQL. Secret cases of others are not hinted at; of one's own secret case nothing
//! but the case is told, for somebody may look over the shoulder.

mod lines;

pub use lines::WeekLine;
pub(crate) use lines::week_lines;

use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;
use uuid::Uuid;

use crate::activity::{self, DecisionDue, GroupDay};
use crate::case::{self, CaseRow, CasesWaiting};
use crate::database::Read;
use crate::plan::{self, Due, Span};
use crate::referral::{self, ReferralRow};
use crate::values::parse_date;
use crate::vault::{Right, Vault};
use crate::{Error, Fault, Result, household};

/// So many tasks of a day, and so many overdue ones, are listed in a week; of the rest the number is told.
const LISTED: u32 = 5;
/// So much of what nobody has to go for: of answers that are expected, of visits that will only fall on a day.
const LISTED_BESIDE: u32 = 3;
/// So many lines of a week are in sight when it opens.
const IN_SIGHT: usize = if cfg!(test) { 4 } else { 13 };
/// So many at most where somebody asks for all of one day.
const LISTED_OF_DAY: u32 = 200;
/// So many are named on Beranda.
const NAMED: u32 = 12;

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum TaskKind {
    /// Somebody is to be visited.
    Visit,
    /// Something is to be done for a goal of the plan.
    Action,
}

/// Something that is to be done on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Task {
    /// Visit or action.
    pub kind: TaskKind,
    /// The action; of a visit its case.
    pub id: Uuid,
    /// Revision of the action, to be handed back when it is ticked off; 0 for a visit.
    pub rev: i64,
    /// The case.
    pub case: CaseRow,
    /// Local date.
    pub day: String,
    /// Whether that has passed.
    pub overdue: bool,
    /// Whose task it is: who does it, or the companion who sees to it.
    pub officer: Uuid,
    /// Who of outside does it; empty otherwise.
    pub doer: String,
    /// What is to be done; empty for a visit, and for a secret case.
    pub what: String,
    /// The family of whom the case is about; none for a secret case.
    pub family: Option<Uuid>,
    /// Name of the family's head; empty where there is no family.
    pub family_name: String,
}

/// Some of the tasks that wait, the most pressing first, and how many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, specta::Type)]
pub struct TasksWaiting {
    /// The first twelve.
    pub rows: Vec<Task>,
    /// How many visits there are in all.
    pub visits: i64,
    /// How many actions there are in all.
    pub actions: i64,
    /// How many of all these are in secret cases: the officer's own.
    pub secret: i64,
}

/// One day with its tasks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct WeekDay {
    /// Local date.
    pub day: String,
    /// Visits before actions.
    pub tasks: Vec<Task>,
    /// How many more there are.
    pub more: i64,
    /// Cases whose visits repeat and will fall on this day, once the one that is planned was done: no tasks yet.
    pub repeats: Vec<CaseRow>,
    /// How many more of them there are.
    pub repeats_more: i64,
    /// Meetings, other activities and distribution days of the group.
    pub group: Vec<GroupDay>,
    /// Referrals whose answer or news is expected.
    pub answers: Vec<ReferralRow>,
    /// How many more of them there are.
    pub answers_more: i64,
    /// What was decided in one and is to be done until this day.
    pub decisions: Vec<DecisionDue>,
}

/// What is to be done on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct DayTasks {
    /// Visits before actions; the overdue ones the oldest first.
    pub tasks: Vec<Task>,
    /// How many more there are.
    pub more: i64,
}

/// A week, Monday first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Week {
    /// Local date of its Monday.
    pub monday: String,
    /// What is overdue, the oldest first; only in the present week, and not on its day again.
    pub overdue: Vec<Task>,
    /// How much more is overdue.
    pub overdue_more: i64,
    /// Referrals whose answer or news should have come already, the oldest first; only in the present week.
    pub expected: Vec<ReferralRow>,
    /// How many more of these there are.
    pub expected_more: i64,
    /// What was decided and should be done already, the oldest first.
    pub decided: Vec<DecisionDue>,
    /// Seven days; where only what is in sight was asked for, as many of the first as are.
    pub days: Vec<WeekDay>,
}

/// What is due today or overdue beside the `visits` that wait, of one's own where one may change no others' cases.
pub(crate) fn due(ctx: &Read, visits: &CasesWaiting) -> Result<TasksWaiting> {
    if !ctx.may(Right::CaseRead) {
        return Ok(TasksWaiting::default());
    }
    let span = Span { from: None, until: ctx.today(), of: own(ctx) };
    let (actions, total) = plan::due(ctx, span, NAMED)?;
    let secret = plan::due_in_secret(ctx, span)?;
    let mut rows = all(ctx, visits.rows.clone(), actions)?;
    rows.truncate(NAMED as usize);
    Ok(TasksWaiting { rows, visits: visits.total, actions: total, secret: visits.secret + secret })
}

/// How many tasks of one's own are due today or overdue: the count in the side panel, on a connection of its own, for it is
/// asked with every screen.
pub fn waiting(vault: &Vault) -> Result<i64> {
    vault.read_long(|ctx| {
        if !ctx.may(Right::CaseWriteOwn) {
            return Ok(0);
        }
        Ok(case::waiting(ctx)? + plan::waiting(ctx)?)
    })
}

/// The week that the day is in (`2026-11-24`; empty for today), of one officer or of everybody whose cases may be read.
pub fn week(ctx: &Read, day: &str, of: Option<Uuid>) -> Result<Week> {
    read(ctx, day, of, Extent { listed: LISTED, beside: LISTED_BESIDE, lines: usize::MAX })
}

/// The first days of [`week`], as many as are in sight: among very many tasks that is much less to read.
pub fn week_in_sight(ctx: &Read, day: &str, of: Option<Uuid>) -> Result<Week> {
    read(ctx, day, of, Extent { listed: LISTED, beside: LISTED_BESIDE, lines: IN_SIGHT })
}

/// How much of a week is read.
#[derive(Clone, Copy)]
struct Extent {
    /// So many of each list of tasks.
    listed: u32,
    /// So much of what stands beside them.
    beside: u32,
    /// No day more where there are so many lines.
    lines: usize,
}

impl WeekDay {
    fn lines(&self) -> usize {
        let Self { tasks, repeats, group, answers, decisions, .. } = self;
        tasks.len() + repeats.len() + group.len() + answers.len() + decisions.len()
    }
}

/// The Monday of the week that the day is in; empty for today.
pub(crate) fn monday(ctx: &Read, day: &str) -> Result<NaiveDate> {
    let day = if day.is_empty() { ctx.today() } else { day_of(day)? };
    Ok(day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into())).unwrap_or(day))
}

/// A week, as far as it is asked for.
fn read(ctx: &Read, day: &str, of: Option<Uuid>, extent: Extent) -> Result<Week> {
    let Extent { listed, beside, lines } = extent;
    ctx.require(Right::CaseRead)?;
    let (today, monday) = (ctx.today(), monday(ctx, day)?);
    let this_week = monday <= today && today <= after(monday, 6);
    let (mut overdue, mut overdue_more) = (Vec::new(), 0);
    let (mut expected, mut expected_more) = (Vec::new(), 0);
    let mut decided = Vec::new();
    let yesterday = today.checked_sub_days(Days::new(1));
    if let Some(until) = yesterday.filter(|_| this_week) {
        (overdue, overdue_more) = tasks(ctx, Span { from: None, until, of }, listed)?;
        let (rows, total) = referral::expected(ctx, None, until, of, beside)?;
        expected_more = rest(total, &rows);
        expected = rows;
        decided = activity::due_between(ctx, NaiveDate::MIN, until)?;
    }
    let mut falling = case::falling(ctx, monday, after(monday, 6), of, beside as usize)?;
    let late = overdue.len() + expected.len() + decided.len();
    let mut days: Vec<WeekDay> = Vec::new();
    for number in 0..7 {
        if late + days.iter().map(WeekDay::lines).sum::<usize>() >= lines {
            break;
        }
        let day = after(monday, number);
        // What is overdue stands above already.
        let told = !this_week || day >= today;
        let span = Span { from: Some(day), until: day, of };
        let (tasks, more) = if told { tasks(ctx, span, listed)? } else { Default::default() };
        let decisions = if told { activity::due_between(ctx, day, day)? } else { Vec::new() };
        let (answers, total) =
            if told { referral::expected(ctx, Some(day), day, of, beside)? } else { Default::default() };
        let answers_more = rest(total, &answers);
        let group = activity::on_day(ctx, day)?;
        let repeats = falling.remove(&day).unwrap_or_default();
        let repeats_more = rest(repeats.total, &repeats.rows);
        let (repeats, day) = (repeats.rows, day.to_string());
        days.push(WeekDay {
            day,
            tasks,
            more,
            repeats,
            repeats_more,
            group,
            answers,
            answers_more,
            decisions,
        });
    }
    Ok(Week { monday: monday.to_string(), overdue, overdue_more, expected, expected_more, decided, days })
}

/// All tasks of one day (`2026-11-24`), or where it is empty all that are overdue, and how many there are beyond the first
/// two hundred: what a week tells only the number of.
pub fn tasks_of(ctx: &Read, day: &str, of: Option<Uuid>) -> Result<DayTasks> {
    ctx.require(Right::CaseRead)?;
    let span = if day.is_empty() {
        Span { from: None, until: ctx.today().checked_sub_days(Days::new(1)).unwrap_or(ctx.today()), of }
    } else {
        let day = day_of(day)?;
        Span { from: Some(day), until: day, of }
    };
    let (tasks, more) = tasks(ctx, span, LISTED_OF_DAY)?;
    Ok(DayTasks { tasks, more })
}

fn day_of(text: &str) -> Result<NaiveDate> {
    parse_date(text).map_err(|fault| Error::Invalid(vec![Fault { field: "day".to_owned(), ..fault }]))
}

fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

/// Whose tasks somebody is reminded of: who may change no cases of others, of their own.
fn own(ctx: &Read) -> Option<Uuid> {
    (!ctx.may(Right::CaseWriteAll)).then_some(ctx.officer().id)
}

/// The first tasks of these days, and how many more there are.
fn tasks(ctx: &Read, span: Span, limit: u32) -> Result<(Vec<Task>, i64)> {
    let visits = case::visits(ctx, span.from, span.until, span.of, limit as usize)?;
    // On one day all visits come before the first action.
    let room = if span.from == Some(span.until) { rest(limit.into(), &visits.rows) } else { limit.into() };
    let (actions, total) = plan::due(ctx, span, u32::try_from(room).unwrap_or_default())?;
    let mut rows = all(ctx, visits.rows, actions)?;
    rows.truncate(limit as usize);
    let more = rest(visits.total + total, &rows);
    Ok((rows, more))
}

/// How many of them are not listed.
fn rest<T>(total: i64, rows: &[T]) -> i64 {
    total - i64::try_from(rows.len()).unwrap_or_default()
}

/// Both kinds as tasks, the oldest day first, visits before actions.
fn all(ctx: &Read, visits: Vec<CaseRow>, actions: Vec<Due>) -> Result<Vec<Task>> {
    let mut tasks = Vec::new();
    for row in visits {
        let officer = row.responsible;
        let (id, day) = (row.id, row.next_visit.clone());
        tasks.push(told(ctx, TaskKind::Visit, id, row, day, officer)?);
    }
    let able = if actions.is_empty() { Vec::new() } else { case::carriers(ctx)? };
    for action in actions {
        let row = case::row_known(ctx, action.case)?;
        // Whatever there is to do in a secret case is its companion's, and what somebody was to do who stopped.
        let is_theirs = |one: &Uuid| !row.secret && able.contains(one);
        let officer = action.officer.filter(is_theirs).unwrap_or(row.responsible);
        let (doer, what) = if row.secret { Default::default() } else { (action.doer, action.what) };
        let task = told(ctx, TaskKind::Action, action.id, row, action.day, officer)?;
        tasks.push(Task { rev: action.rev, doer, what, ..task });
    }
    tasks.sort_by(|one, other| one.day.cmp(&other.day));
    Ok(tasks)
}

fn told(ctx: &Read, kind: TaskKind, id: Uuid, case: CaseRow, day: String, officer: Uuid) -> Result<Task> {
    let family = if case.secret { None } else { case::family_of(ctx, &case)? };
    let family_name = family.map(|id| household::label(ctx, id)).transpose()?.map(|label| label.name);
    Ok(Task {
        kind,
        id,
        rev: 0,
        overdue: day < ctx.today().to_string(),
        case,
        day,
        officer,
        doer: String::new(),
        what: String::new(),
        family,
        family_name: family_name.unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests;
