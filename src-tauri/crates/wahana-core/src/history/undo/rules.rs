//! What undo must know of each journalled table: who may, what stands against it, what follows from it.
//!
//! A test demands a rule for every table of [`super::super::JOURNALLED`].

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::database::{Read, Write};
use crate::journal::{Op, Recorded};
use crate::vault::Right;
use crate::{
    FaultCode, Result, activity, assessment, assistance, attachment, business, case, distribution, emergency,
    flag, household, plan, referral, tag,
};

/// A record that hangs on another: its table, its id, and its day, `2026-11-24` or empty.
pub(super) type Hanging = (&'static str, Uuid, String);

/// How the entries of a table are taken back.
pub(in crate::history) enum Rule {
    /// Not at all: what left the house, and whoever holds a key.
    Never,
    /// Column by column.
    By(Ways),
}

/// The area's part in it.
pub(in crate::history) struct Ways {
    /// Refuses whom the area itself would refuse.
    pub(super) may: fn(&Read, &Recorded) -> Result<()>,
    /// Refuses values that cannot come back; nothing is written yet.
    pub(super) check: fn(&Write, Uuid, &Map<String, Value>) -> Result<()>,
    /// Makes anew what follows from the values that were written.
    pub(super) settle: fn(&Write, Uuid) -> Result<()>,
    /// What a new record is made of to be gone: hidden with a reason, its members free. None: it stays.
    pub(super) hides: Option<&'static [&'static str]>,
    /// What of others hangs on it and would be left without it.
    pub(super) hanging: fn(&Read, Uuid) -> Result<Vec<Hanging>>,
    /// The list whose lines stand each for itself: others of them may have changed since.
    pub(super) lines: &'static str,
}

/// A table whose new records are hidden to be gone, where nothing follows from a record and nothing hangs on it.
fn plain(
    may: fn(&Read, &Recorded) -> Result<()>,
    check: fn(&Write, Uuid, &Map<String, Value>) -> Result<()>,
) -> Ways {
    Ways { may, check, settle: |_, _| Ok(()), hides: Some(&[]), hanging: |_, _| Ok(Vec::new()), lines: "" }
}

/// Every value can come back.
#[allow(clippy::unnecessary_wraps)] // one of many answers to the same question
fn any_value(_: &Write, _: Uuid, _: &Map<String, Value>) -> Result<()> {
    Ok(())
}

/// Columns that say one thing together: whom something is about, a number and how much of it is known.
pub(super) const TOGETHER: [&[&str]; 3] =
    [&["person_id", "household_id"], &["nik", "nik_unfinished"], &["kk", "kk_unfinished"]];

/// The rule of a table; a test finds a table that has none.
pub(in crate::history) fn rule(table: &str) -> Option<Rule> {
    Some(match table {
        "officer" | "handover" | "office_card" => Rule::Never,
        "rw_group" => Rule::By(Ways {
            may: |ctx, _| ctx.require(Right::Administer),
            check: any_value,
            settle: |_, _| Ok(()),
            hides: None,
            hanging: |_, _| Ok(Vec::new()),
            lines: "",
        }),
        "person" => Rule::By(Ways {
            may: |ctx, _| ctx.require(Right::PersonWrite),
            check: crate::person::undo::check_back,
            settle: crate::person::undo::settle,
            hides: Some(&[]),
            hanging: on_person,
            lines: "",
        }),
        "notice" => Rule::By(plain(|ctx, _| ctx.require(Right::PersonWrite), any_value)),
        "not_same" => Rule::By(plain(|ctx, _| crate::merging::require(ctx), any_value)),
        "household" => Rule::By(Ways {
            may: |ctx, _| ctx.require(Right::PersonWrite),
            check: household::undo::check_back,
            settle: household::undo::settle,
            hides: Some(&[household::undo::MEMBERS]),
            hanging: on_family,
            lines: household::undo::MEMBERS,
        }),
        "family_visit" => {
            Rule::By(plain(|ctx, _| ctx.require(Right::PersonWrite), household::check_visit_back))
        }
        "cases" => Rule::By(Ways {
            may: case::undo::require_again,
            check: case::undo::check_back,
            settle: case::undo::settle,
            hides: Some(&[]),
            hanging: on_case,
            lines: "",
        }),
        "follow_up" => Rule::By(plain(
            |ctx, entry| {
                let hides = entry.op == Some(Op::Create) || entry.names("withdrawn");
                case::undo::require_follow_up(ctx, entry.record, hides)
            },
            case::undo::check_follow_up_back,
        )),
        "plan_goal" => {
            Rule::By(Ways { hanging: on_goal, ..plain(plan::undo::require, plan::undo::check_back) })
        }
        "plan_action" => Rule::By(plain(plan::undo::require, plan::undo::check_back)),
        "assessment" => Rule::By(plain(
            |ctx, entry| assessment::undo::require(ctx, entry.record),
            assessment::undo::check_back,
        )),
        "poverty_check" | "listing" => Rule::By(plain(
            |ctx, entry| assessment::undo::require_family(ctx, entry.record),
            assessment::undo::check_family_back,
        )),
        "assistance" => Rule::By(plain(
            |ctx, entry| {
                let cases = entry.of("case_id").map(|case| case.as_str().and_then(|text| text.parse().ok()));
                let cases: Vec<Uuid> = cases.into_iter().flatten().collect();
                assistance::undo::require(ctx, entry.record, &cases)
            },
            assistance::undo::check_back,
        )),
        "choice" => {
            Rule::By(plain(|ctx, _| ctx.require(Right::Administer), crate::taking_back::check_choice_back))
        }
        "tagged" => Rule::By(plain(|ctx, entry| tag::require_again(ctx, entry.record), any_value)),
        "flag" => Rule::By(plain(|ctx, entry| flag::require_again(ctx, entry.record), any_value)),
        "attachment" => Rule::By(plain(
            |ctx, entry| attachment::undo::require(ctx, entry.record),
            attachment::undo::check_back,
        )),
        "partner" => Rule::By(Ways {
            hanging: referrals,
            ..plain(|ctx, _| ctx.require(Right::CaseWriteOwn), any_value)
        }),
        "referral" => Rule::By(plain(
            |ctx, entry| referral::undo::require(ctx, entry.record),
            referral::undo::check_back,
        )),
        "distribution" => Rule::By(Ways {
            hanging: on_distribution,
            ..plain(|ctx, _| ctx.require(Right::AssistanceWriteAll), distribution::undo::check_back)
        }),
        "distribution_recipient" => Rule::By(plain(
            |ctx, _| ctx.require(Right::AssistanceWriteAll),
            distribution::undo::check_row_back,
        )),
        "emergency" => Rule::By(Ways {
            hanging: on_emergency,
            ..plain(|ctx, entry| ctx.require(emergency::undo::right(entry)), any_value)
        }),
        "emergency_household" => {
            Rule::By(plain(|ctx, _| ctx.require(Right::CaseWriteOwn), emergency::undo::check_line_back))
        }
        _ => return group_work(table),
    })
}

/// The rules of what the group does together: activities and businesses with their lists.
fn group_work(table: &str) -> Option<Rule> {
    Some(match table {
        "activity" => {
            Rule::By(Ways { hanging: on_activity, ..plain(|ctx, _| ctx.require(activity::WRITE), any_value) })
        }
        "activity_attendance" | "activity_decision" | "activity_case" => {
            Rule::By(plain(|ctx, _| ctx.require(activity::WRITE), activity::undo::check_row_back))
        }
        "business" => Rule::By(Ways {
            hanging: business::undo::on_lists,
            ..plain(|ctx, _| ctx.require(activity::WRITE), any_value)
        }),
        "business_member" | "business_case" | "business_progress" => {
            Rule::By(plain(|ctx, _| ctx.require(activity::WRITE), business::undo::check_row_back))
        }
        _ => return None,
    })
}

fn on_emergency(ctx: &Read, id: Uuid) -> Result<Vec<Hanging>> {
    let lines = emergency::undo::lines_on(ctx, id)?.into_iter();
    Ok(lines.map(|id| ("emergency_household", id, String::new())).collect())
}

fn on_person(ctx: &Read, id: Uuid) -> Result<Vec<Hanging>> {
    let family = household::household_of(ctx, id)?.map(|family| ("household", family, String::new()));
    Ok(family.into_iter().chain(on_subject(ctx, id)?).collect())
}

/// Cases and gifts about a person or family. What the officer may not know of does not stand in the way, or its refusal
/// would tell of it; it stays with its own people.
fn on_subject(ctx: &Read, id: Uuid) -> Result<Vec<Hanging>> {
    let cases = case::undo::hanging_on(ctx, id)?.into_iter().map(|(id, on)| ("cases", id, on));
    let lists = distribution::undo::rows_open_for(ctx, id)?.into_iter();
    let lists = lists.map(|id| ("distribution_recipient", id, String::new()));
    let came = activity::undo::rows_of_person(ctx, id)?.into_iter();
    let came = came.map(|id| ("activity_attendance", id, String::new()));
    let works = business::undo::rows_of_person(ctx, id)?.into_iter();
    let works = works.map(|id| ("business_member", id, String::new()));
    Ok(cases.chain(gifts(ctx, id)?).chain(lists).chain(came).chain(works).collect())
}

fn on_activity(ctx: &Read, id: Uuid) -> Result<Vec<Hanging>> {
    let rows = activity::undo::on_lists(ctx, id)?.into_iter();
    Ok(rows.map(|(table, id)| (table, id, String::new())).collect())
}

fn on_distribution(ctx: &Read, id: Uuid) -> Result<Vec<Hanging>> {
    let rows = distribution::undo::on_list(ctx, id)?.into_iter();
    Ok(rows.map(|id| ("distribution_recipient", id, String::new())).collect())
}

/// A family's visits, checks and words about lists are nobody's without it.
fn on_family(ctx: &Read, id: Uuid) -> Result<Vec<Hanging>> {
    let visits = household::visits_on(ctx, id)?.into_iter().map(|(id, on)| ("family_visit", id, on));
    let known = assessment::undo::of_household(ctx, id)?;
    Ok(on_subject(ctx, id)?.into_iter().chain(visits).chain(known).collect())
}

fn on_case(ctx: &Read, id: Uuid) -> Result<Vec<Hanging>> {
    let notes = case::undo::follow_ups_of(ctx, id)?.into_iter().map(|(id, on)| ("follow_up", id, on));
    let goals = plan::undo::on_case(ctx, id)?.into_iter().map(|id| ("plan_goal", id, String::new()));
    let found = assessment::undo::of_case(ctx, id)?.into_iter().map(|(id, on)| ("assessment", id, on));
    let parts = notes.chain(goals).chain(found);
    Ok(parts.chain(gifts(ctx, id)?).chain(referrals(ctx, id)?).collect())
}

fn on_goal(ctx: &Read, id: Uuid) -> Result<Vec<Hanging>> {
    let actions = plan::undo::on_goal(ctx, id)?.into_iter();
    Ok(actions.map(|id| ("plan_action", id, String::new())).collect())
}

/// What was referred in a case or to a partner.
fn referrals(ctx: &Read, id: Uuid) -> Result<Vec<Hanging>> {
    let found = referral::undo::hanging_on(ctx, id)?.into_iter();
    Ok(found.map(|(id, on)| ("referral", id, on)).collect())
}

fn gifts(ctx: &Read, id: Uuid) -> Result<impl Iterator<Item = Hanging>> {
    Ok(assistance::undo::hanging_on(ctx, id)?.into_iter().map(|(id, on)| ("assistance", id, on)))
}

/// For the words of a refusal: a record of this area that is nobody's any more.
pub(super) fn never(what: &str) -> crate::Error {
    crate::Fault::new(FaultCode::UndoNever).with("what", what).into()
}
