//! Nobody is forgotten: whatever stands in an open case, the head finds it in one of the lists of what waits, of what is
//! due, or of what is to be completed.

use super::*;
use crate::case::{CaseForm, Stage, Urgency, move_to};
use crate::database::Write;
use crate::plan::{self, ActionForm};
use crate::referral::{self, AnswerForm, ReferralFilter, ReferralForm, ReferralState};
use crate::testing::{a_partner, a_referral};
use crate::{FaultCode, incomplete};

const STAGES: [Stage; 6] =
    [Stage::Report, Stage::Assessment, Stage::Plan, Stage::Service, Stage::Referral, Stage::Monitoring];
const URGENCIES: [Urgency; 3] = [Urgency::Normal, Urgency::Soon, Urgency::Emergency];

#[derive(Clone, Copy, Debug, PartialEq)]
enum Planned {
    Nothing,
    Goal,
    Undated,
    Ended,
    Dated,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Referred {
    Not,
    Waiting,
    Answered,
}

/// What can stand in an open case.
#[derive(Clone, Copy, Debug)]
struct Standing {
    stage: Stage,
    urgency: Urgency,
    visited: bool,
    next_visit: bool,
    planned: Planned,
    referred: Referred,
}

fn all() -> impl Iterator<Item = Standing> {
    use Planned::{Dated, Ended, Goal, Nothing, Undated};
    use Referred::{Answered, Not, Waiting};
    let ways = STAGES.into_iter().flat_map(|stage| URGENCIES.map(|urgency| (stage, urgency)));
    let visits = [(false, false), (false, true), (true, false), (true, true)];
    let plans = [Nothing, Goal, Undated, Ended, Dated].into_iter();
    let beside = plans.flat_map(|planned| [Not, Waiting, Answered].map(|referred| (planned, referred)));
    let beside: Vec<_> = beside.collect();
    ways.flat_map(move |way| visits.map(|visit| (way, visit))).flat_map(move |(way, visit)| {
        let of = move |(planned, referred)| Standing {
            stage: way.0,
            urgency: way.1,
            visited: visit.0,
            next_visit: visit.1,
            planned,
            referred,
        };
        beside.clone().into_iter().map(of)
    })
}

/// The lists in which the head finds the case.
fn named(ctx: &Read, id: Uuid) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut add = |what: &str, there: bool| found.extend(there.then(|| what.to_owned()));
    let now = today(ctx, &Unkept::default())?;
    add("emergency", ids(&now.waiting.emergencies.rows).contains(&id));
    let visits = due_visits(ctx, 31)?.places.into_iter().flat_map(|place| place.families);
    add("visit", visits.flat_map(|family| family.cases).any(|row| row.id == id));
    let week = agenda::week(ctx, &in_days(20), None)?.days.into_iter().flat_map(|day| day.tasks);
    add("task", week.filter(|task| task.kind == agenda::TaskKind::Action).any(|task| task.case.id == id));
    let waiting = ReferralFilter { waiting: true, ..ReferralFilter::default() };
    add("referral", referral::list(ctx, &waiting, 0, 9)?.iter().any(|row| row.case_id == id));
    for list in incomplete::incomplete(ctx)? {
        add(&format!("{:?}", list.what), list.rows.iter().any(|row| row.id == id));
    }
    Ok(found)
}

struct Room {
    world: World,
    person: Uuid,
    partner: Uuid,
}

impl Room {
    fn new() -> Self {
        let world = World::with_group();
        let person = world.person(&a_person("Sekar Dangan"));
        let partner = world.partner(&a_partner("Puskesmas Contoh"));
        Self { world, person, partner }
    }

    /// Where the head finds such a case; it is gone again afterwards.
    fn lists(&self, standing: Standing) -> Vec<String> {
        let mut found = Vec::new();
        let gone = self.world.vault.write(|ctx| {
            let id = self.stand(ctx, standing)?;
            found = named(ctx, id)?;
            Err::<(), _>(FaultCode::Changed.into())
        });
        assert_eq!(gone.unwrap_err().code(), FaultCode::Changed, "{standing:?}");
        found
    }

    fn stand(&self, ctx: &Write, standing: Standing) -> Result<Uuid> {
        let me = ctx.officer().id;
        let form = CaseForm { urgency: standing.urgency, ..a_case(self.person, me) };
        let row = case::open(ctx, &form)?;
        if row.stage != standing.stage {
            let rev = case::find(ctx, row.id)?.rev;
            move_to(ctx, row.id, rev, standing.stage, "Sudah jelas")?;
        }
        if standing.visited {
            add_follow_up(ctx, row.id, &a_visit(me))?;
        }
        if standing.next_visit {
            plan_visits(ctx, row.id, &in_days(20), None)?;
        }
        plan_of(ctx, row.id, standing.planned)?;
        if standing.referred != Referred::Not {
            let form = ReferralForm { answer_by: in_days(20), ..a_referral(self.partner) };
            let referred = referral::make(ctx, row.id, &form, false)?;
            let answer = AnswerForm {
                state: ReferralState::Accepted,
                outcome_on: in_days(0),
                outcome: String::new(),
                next_stage: None,
            };
            if standing.referred == Referred::Answered {
                let rev = referral::find(ctx, referred.id)?.rev;
                referral::answer(ctx, referred.id, rev, &answer)?;
            }
        }
        Ok(row.id)
    }
}

fn a_visit(officer: Uuid) -> FollowUpForm {
    FollowUpForm {
        kind: FollowUpKind::Visit,
        happened: in_days(0),
        text: "Dijenguk".to_owned(),
        outcome: String::new(),
        officer,
        next_visit: String::new(),
    }
}

fn plan_of(ctx: &Write, case: Uuid, planned: Planned) -> Result<()> {
    if planned == Planned::Nothing {
        return Ok(());
    }
    let goal = plan::add_goal(ctx, case, "Makan setiap hari")?;
    let due = if planned == Planned::Dated { in_days(20) } else { String::new() };
    let form = ActionForm {
        what: "Antar ke Puskesmas".to_owned(),
        officer: Some(ctx.officer().id),
        due,
        ..ActionForm::default()
    };
    if planned != Planned::Goal {
        let action = plan::add_action(ctx, goal, &form)?;
        if planned == Planned::Ended {
            let (on, outcome) = (in_days(0), "Sudah".to_owned());
            plan::end_action(ctx, action, 1, &plan::EndForm { how: plan::Ending::Done, on, outcome })?;
        }
    }
    Ok(())
}

#[test]
fn every_open_case_is_named_somewhere_for_the_head() {
    let room = Room::new();
    let forgotten: Vec<Standing> = all().filter(|standing| room.lists(*standing).is_empty()).collect();
    assert!(
        forgotten.is_empty(),
        "{} forgotten, {:?}",
        forgotten.len(),
        &forgotten[..forgotten.len().min(5)]
    );
}

#[test]
fn what_nothing_reminds_of_is_to_be_given_a_day_and_what_something_reminds_of_is_not() {
    let room = Room::new();
    for standing in all() {
        let lists = room.lists(standing);
        let reminded =
            ["emergency", "visit", "task", "referral"].iter().any(|one| lists.contains(&(*one).to_owned()));
        let asked = lists.contains(&"CaseStep".to_owned());
        assert!(!(reminded && asked), "{standing:?}: {lists:?}");
        let planless = lists.contains(&"CasePlan".to_owned());
        assert!(
            reminded || asked || (planless && standing.stage == Stage::Report),
            "{standing:?}: {lists:?}"
        );
    }
}
