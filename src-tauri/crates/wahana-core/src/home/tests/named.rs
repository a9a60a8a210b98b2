//! Nobody is forgotten: whatever stands in an open case, the head finds it in one of the lists of what waits, of what is
//! due, or of what is to be completed.

use super::*;
use crate::assessment::{self, AssessmentForm};
use crate::case::{CaseForm, Stage, Urgency, move_to};
use crate::database::Write;
use crate::plan::{self, ActionForm};
use crate::referral::{self, AnswerForm, ReferralFilter, ReferralForm, ReferralState};
use crate::testing::{a_partner, a_referral};
use crate::{FaultCode, incomplete};

const STAGES: [Stage; 6] =
    [Stage::Report, Stage::Assessment, Stage::Plan, Stage::Service, Stage::Referral, Stage::Monitoring];
const PLANS: [Planned; 5] =
    [Planned::Nothing, Planned::Goal, Planned::Undated, Planned::Ended, Planned::Dated];

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

/// Whether somebody was there, and where that is written.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Visited {
    Never,
    ByNote,
    ForAssessment,
}

/// What can stand in an open case.
#[derive(Clone, Copy, Debug)]
struct Standing {
    stage: Stage,
    urgency: Urgency,
    visited: Visited,
    next_visit: bool,
    planned: Planned,
    referred: Referred,
}

fn all() -> Vec<Standing> {
    let mut found = Vec::new();
    for stage in STAGES {
        for urgency in [Urgency::Normal, Urgency::Soon, Urgency::Emergency] {
            for visited in [Visited::Never, Visited::ByNote, Visited::ForAssessment] {
                for next_visit in [false, true] {
                    for planned in PLANS {
                        for referred in [Referred::Not, Referred::Waiting, Referred::Answered] {
                            found.push(Standing { stage, urgency, visited, next_visit, planned, referred });
                        }
                    }
                }
            }
        }
    }
    found
}

/// The lists in which the head finds the case.
fn named(ctx: &Read, id: Uuid) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut add = |what: &str, there: bool| found.extend(there.then(|| what.to_owned()));
    add("emergency", ids(&case::attention(ctx, assessment::VISITED)?.emergencies.rows).contains(&id));
    let visits = due_visits(ctx, 31, true)?.places.into_iter().flat_map(|place| place.families);
    add("visit", visits.flat_map(|family| family.cases).any(|row| row.id == id));
    let until = ctx.today().checked_add_days(Days::new(31)).unwrap();
    let tasks = plan::due(ctx, plan::Span { from: None, until, of: None }, 9)?.0;
    add("task", tasks.iter().any(|task| task.case == id));
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
        match standing.visited {
            Visited::Never => {}
            Visited::ByNote => drop(add_follow_up(ctx, row.id, &a_visit(me))?),
            Visited::ForAssessment => {
                let found = AssessmentForm { visited_on: in_days(0), ..AssessmentForm::default() };
                assessment::set(ctx, row.id, None, &found, None)?;
            }
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
                news_by: String::new(),
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

/// Each is in a list of what waits or is due, or is to be given a day; a report without a plan is to be given a plan.
#[test]
fn every_open_case_is_named_somewhere_for_the_head() {
    let room = Room::new();
    for standing in all() {
        let lists = room.lists(standing);
        let named = |list: &str| lists.iter().any(|one| one == list);
        let reminded = ["emergency", "visit", "task", "referral"].into_iter().any(named);
        let unplanned_report = standing.stage == Stage::Report && named("CasePlan");
        assert!(reminded || named("CaseStep") || unplanned_report, "forgotten: {standing:?}, {lists:?}");
        assert!(!(reminded && named("CaseStep")), "asked for what there is: {standing:?}, {lists:?}");
        let alarm = standing.urgency == Urgency::Emergency && standing.visited == Visited::Never;
        assert_eq!(named("emergency"), alarm, "{standing:?}");
    }
}
