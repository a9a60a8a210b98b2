//! Visits that repeat: when the next one is, and where those behind the planned one will fall. Here and nowhere else, so
//! that the calendar shows what the form of a visit will propose.
//!
//! What will fall somewhere is nobody's task yet, and is counted nowhere. Its SQL stands beside the rule that it serves.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Months, NaiveDate};
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::gone::{has_nobody_to_visit, nobody_to_visit};
use super::list::CaseRow;
use super::overview::{Bare, CasesWaiting, told};
use super::{list, reach, store};
use crate::database::Read;
use crate::values::parse_date;
use crate::{Error, Fault, Result};

/// What a visit repeats by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum RepeatUnit {
    /// Weeks.
    Week,
    /// Months.
    Month,
}

impl RepeatUnit {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
        }
    }

    pub(super) fn parse(stored: &str) -> Self {
        if stored == "month" { Self::Month } else { Self::Week }
    }
}

/// Visits that repeat: when one is written down, the form of it proposes the next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Repeat {
    /// Every so many, 1 to 52.
    pub every: u8,
    /// Weeks or months.
    pub unit: RepeatUnit,
    /// The last day on which one may be; empty for good.
    pub until: String,
}

impl Repeat {
    /// The first day after `now` that lies whole steps after the `visit`; none where the rule has come to its end. Of a
    /// month it is the same day, or the last where the month has no such day.
    pub(crate) fn next(&self, visit: NaiveDate, now: NaiveDate) -> Option<NaiveDate> {
        let every = u32::from(self.every);
        if every == 0 {
            return None;
        }
        // Not one by one: the day that is asked for may lie years behind the visit.
        let passed = match self.unit {
            RepeatUnit::Week => (now - visit).num_days() / (7 * i64::from(every)),
            RepeatUnit::Month => months_between(visit, now) / i64::from(every),
        };
        let passed = u32::try_from(passed).unwrap_or_default();
        let after = |steps: u32| match self.unit {
            RepeatUnit::Week => visit.checked_add_days(Days::new(u64::from(steps) * u64::from(every) * 7)),
            RepeatUnit::Month => visit.checked_add_months(Months::new(steps.checked_mul(every)?)),
        };
        let day = (passed.max(1)..=passed + 1).filter_map(after).find(|day| *day > now)?;
        (self.until.is_empty() || day.to_string() <= self.until).then_some(day)
    }
}

fn months_between(from: NaiveDate, to: NaiveDate) -> i64 {
    let number = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    number(to) - number(from)
}

/// The day that is proposed for the next visit of a case after one on the day `visited` (`2026-11-24`), as [`proposed`] has
/// it; empty where there is none.
pub fn next_visit(ctx: &Read, case: Uuid, visited: &str) -> Result<String> {
    reach::require_write(ctx, case)?;
    let visited = parse_date(visited)
        .map_err(|fault| Error::Invalid(vec![Fault { field: "visited".to_owned(), ..fault }]))?;
    let repeat = store::repeat(ctx.connection(), case)?;
    proposed(ctx, &list::row_unmasked(ctx, case)?, repeat.as_ref(), visited)
}

/// When to come again, as the form of a visit proposes it, to one case and to a family: a visit that is planned for later
/// stays, however long ago the one was that is written down; one that is due is the one that is written down, so the next
/// follows from its day where visits repeat. Empty for none, and where there is nobody to be visited.
pub(super) fn proposed(
    ctx: &Read,
    case: &CaseRow,
    repeat: Option<&Repeat>,
    visited: NaiveDate,
) -> Result<String> {
    if has_nobody_to_visit(ctx, case)? {
        return Ok(String::new());
    }
    if parse_date(&case.next_visit).is_ok_and(|day| day > ctx.today()) {
        return Ok(case.next_visit.clone());
    }
    let next = repeat.and_then(|repeat| repeat.next(visited, ctx.today()));
    Ok(next.map(|day| day.to_string()).unwrap_or_default())
}

/// The same after a visit today.
pub(crate) fn proposed_today(ctx: &Read, case: &CaseRow) -> Result<String> {
    proposed(ctx, case, store::repeat(ctx.connection(), case.id)?.as_ref(), ctx.today())
}

/// Where visits that repeat will fall in these days, both included, behind the one that is planned: as if that one were
/// done on its day, or today where it is overdue. Of the cases that the officer may read, with `of` only of those of one
/// companion; of each day the first `limit`, and how many there are.
pub(crate) fn falling(
    ctx: &Read,
    from: NaiveDate,
    until: NaiveDate,
    of: Option<Uuid>,
    limit: usize,
) -> Result<BTreeMap<NaiveDate, CasesWaiting>> {
    let mut statement = ctx.connection().prepare_cached(&falling_sql())?;
    let repeating = |row: &Row| {
        let unit = RepeatUnit::parse(row.get_ref(3)?.as_str()?);
        let planned: String = row.get(0)?;
        let repeat = Repeat { every: row.get(2)?, unit, until: row.get(4)? };
        Ok((planned, repeat, Bare { id: row.get(1)?, level: row.get(5)?, responsible: row.get(6)? }))
    };
    let mut found: BTreeMap<NaiveDate, Vec<Bare>> = BTreeMap::new();
    for row in statement.query_map(params![until.to_string(), from.to_string()], repeating)? {
        let (planned, repeat, case) = row?;
        let wanted = of.is_none_or(|officer| case.responsible == officer);
        if !wanted || !reach::reach(ctx, case.level, case.responsible).reads() {
            continue;
        }
        let Ok(planned) = planned.parse::<NaiveDate>() else { continue };
        let visit = planned.max(ctx.today());
        let mut behind = visit.max(from.pred_opt().unwrap_or(from));
        while let Some(day) = repeat.next(visit, behind).filter(|day| *day <= until) {
            found.entry(day).or_default().push(case.clone());
            behind = day;
        }
    }
    found.into_iter().map(|(day, cases)| Ok((day, told(ctx, &cases, limit)?))).collect()
}

/// All that could fall between `?2` and `?1`; which do is not a question for SQL.
fn falling_sql() -> String {
    format!(
        "SELECT next_visit, id, visit_every, visit_unit, visit_until, level, responsible FROM cases
         WHERE withdrawn = '' AND stage <> 'closed' AND next_visit <> '' AND visit_every > 0 AND next_visit < ?1
         AND (visit_until = '' OR visit_until >= ?2) AND NOT {}
         ORDER BY next_visit, id",
        nobody_to_visit()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{CaseForm, CaseTypeForm, Subject, plan_visits};
    use crate::person::Life;
    use crate::testing::{World, a_case, a_person, plan};

    fn a_rule(every: u8, unit: RepeatUnit, until: &str) -> Repeat {
        Repeat { every, unit, until: until.to_owned() }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn next(repeat: &Repeat, visit: &str, now: &str) -> String {
        repeat.next(day(visit), day(now)).map(|day| day.to_string()).unwrap_or_default()
    }

    #[test]
    fn the_next_lies_whole_weeks_or_months_after_the_visit() {
        let weeks = a_rule(2, RepeatUnit::Week, "");
        assert_eq!(next(&weeks, "2026-11-24", "2026-11-24"), "2026-12-08");
        let months = a_rule(1, RepeatUnit::Month, "");
        assert_eq!(next(&months, "2026-01-31", "2026-01-31"), "2026-02-28");
        assert_eq!(next(&months, "2026-01-31", "2026-02-28"), "2026-03-31", "counted from the visit");
        assert_eq!(next(&a_rule(3, RepeatUnit::Month, ""), "2026-11-30", "2026-11-30"), "2027-02-28");
        assert_eq!(next(&a_rule(12, RepeatUnit::Month, ""), "2026-12-15", "2026-12-15"), "2027-12-15");
    }

    #[test]
    fn what_lies_behind_is_passed_over_and_the_rule_ends_with_its_last_day() {
        let weeks = a_rule(1, RepeatUnit::Week, "2026-12-05");
        assert_eq!(next(&weeks, "2026-11-02", "2026-11-24"), "2026-11-30");
        assert_eq!(next(&weeks, "2026-11-30", "2026-11-30"), "");
        assert_eq!(next(&weeks, "2026-11-28", "2026-11-30"), "2026-12-05", "the last day is one of them");
        assert_eq!(next(&a_rule(0, RepeatUnit::Week, ""), "2026-11-30", "2026-11-30"), "");
        let before = a_rule(1, RepeatUnit::Month, "");
        assert_eq!(next(&before, "2026-11-30", "2026-01-01"), "2026-12-30", "never the visit itself");
    }

    #[test]
    fn it_is_the_same_day_as_if_one_walked_step_by_step() {
        for unit in [RepeatUnit::Week, RepeatUnit::Month] {
            for every in [1, 2, 5, 52] {
                let repeat = a_rule(every, unit, "");
                for visit in ["2024-02-29", "2026-01-31", "2026-12-01"].map(day) {
                    for gone in (0..900).step_by(13) {
                        let now = visit + Days::new(gone);
                        let walked = (1..2_000u32).map(|step| {
                            let steps = step * u32::from(every);
                            match unit {
                                RepeatUnit::Week => visit + Days::new(7 * u64::from(steps)),
                                RepeatUnit::Month => visit + Months::new(steps),
                            }
                        });
                        let walked = walked.into_iter().find(|day| *day > now);
                        assert_eq!(repeat.next(visit, now), walked, "{unit:?} {every} {visit} {now}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_visit_on_paper_of_some_days_ago_is_followed_by_one_that_still_comes() {
        let world = World::with_group();
        let case = world.case(&a_case(world.person(&a_person("Sekar Dangan")), world.vault.officer().id));
        let today = chrono::Local::now().date_naive();
        let of = |back: u64| {
            let visited = (today - Days::new(back)).to_string();
            world.vault.read(|ctx| next_visit(ctx, case, &visited)).unwrap()
        };
        assert_eq!(of(0), "", "nothing repeats");
        let weekly = a_rule(1, RepeatUnit::Week, "");
        let planned = today.to_string();
        world.vault.write(|ctx| plan_visits(ctx, case, &planned, Some(&weekly))).unwrap();
        assert_eq!(of(0), (today + Days::new(7)).to_string());
        assert_eq!(of(9), (today + Days::new(5)).to_string());
        // One that is planned for later stays, however long ago the one on paper was.
        let later = (today + Days::new(3)).to_string();
        for repeat in [Some(&weekly), None] {
            world.vault.write(|ctx| plan_visits(ctx, case, &later, repeat)).unwrap();
            assert_eq!([of(0), of(60)], [later.clone(), later.clone()]);
            let page = world.vault.read(|ctx| crate::case::find(ctx, case)).unwrap();
            assert_eq!(page.proposed, later);
        }
        assert!(world.vault.read(|ctx| next_visit(ctx, case, "kemarin")).is_err());
    }

    #[test]
    fn where_there_is_nobody_to_be_visited_no_next_visit_is_proposed() {
        let world = World::with_group();
        let me = world.vault.officer().id;
        let person = world.person(&a_person("Sekar Dangan"));
        let about = Some(Subject::Household { id: world.family(&[person]) });
        let types = vec![CaseTypeForm { number: 25, criteria: vec![1], note: String::new() }];
        let cases = [
            world.case(&a_case(person, me)),
            world.case(&CaseForm { subject: about, types, ..a_case(person, me) }),
        ];
        let today = chrono::Local::now().date_naive();
        let weekly = a_rule(1, RepeatUnit::Week, "");
        for case in cases {
            world.vault.write(|ctx| plan_visits(ctx, case, &today.to_string(), Some(&weekly))).unwrap();
        }
        let proposed = |life, on: &str| {
            world.vault.write(|ctx| crate::person::set_life(ctx, person, life, on, "")).unwrap();
            cases.map(|case| {
                let told = world.vault.read(|ctx| {
                    let page = crate::case::find(ctx, case)?;
                    let today = proposed_today(ctx, &page.row)?;
                    Ok([page.proposed, next_visit(ctx, case, &ctx.today().to_string())?, today])
                });
                let [page, asked, today] = told.unwrap();
                assert!(page == asked && page == today, "{page} {asked} {today}");
                page
            })
        };
        let next = (today + Days::new(7)).to_string();
        assert_eq!(proposed(Life::Here, ""), [next.clone(), next.clone()]);
        assert_eq!(proposed(Life::Moved, "2026-11-21"), [next, String::new()], "who moved may be visited");
        assert_eq!(proposed(Life::Dead, "2026-11-21"), [String::new(), String::new()]);
    }

    #[test]
    fn what_may_fall_in_a_week_is_read_from_its_index_alone() {
        let world = World::with_group();
        let values = ["2099-01-05", "2099-01-11"].map(str::to_owned);
        let steps = world.vault.read(|ctx| Ok(plan(ctx, &falling_sql(), &values))).unwrap();
        assert!(steps.contains("COVERING INDEX cases_repeating"), "{steps}");
        assert!(!steps.contains("TEMP B-TREE") && !steps.contains("SCAN cases"), "{steps}");
    }
}
