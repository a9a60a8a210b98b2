//! A case does not end before the last thing that happened in it.

use super::*;
use crate::assessment::AssessmentForm;
use crate::assistance::{AssistanceForm, Recipient};
use crate::case::{FollowUpForm, FollowUpKind, Stage};
use crate::plan::{ActionForm, EndForm, Ending};
use crate::referral::{AnswerForm, ReferralState};
use crate::testing::{World, a_case, a_parcel, a_partner, a_person, a_referral};
use crate::{Fault, FaultCode};

const DAY: &str = "2026-11-23";

struct Room {
    world: World,
    person: Uuid,
    case: Uuid,
}

impl Room {
    fn new() -> Self {
        let world = World::with_group();
        let person = world.person(&a_person("Sekar Dangan"));
        let case = world.case(&a_case(person, world.vault.officer().id));
        Self { world, person, case }
    }

    fn close(&self, on: &str) -> Result<CaseRow> {
        let form = CloseForm {
            close_reason: "needs_met".to_owned(),
            closed_on: on.to_owned(),
            close_note: String::new(),
        };
        self.world.vault.write(|ctx| close(ctx, self.case, case::find(ctx, self.case)?.rev, &form))
    }

    /// That it does not end the day before, for what happened on it, and on that day it does.
    fn ends_with(&self, what: &str) {
        let faults = self.close("2026-11-22").unwrap_err().faults();
        let expected = Fault::at("closed_on", FaultCode::DateBefore).with("date", DAY).with("what", what);
        assert_eq!(faults, [expected], "{what}");
        assert_eq!(self.close(DAY).unwrap().stage, Stage::Closed, "{what}");
    }

    fn write(&self, act: impl FnOnce(&Write, Uuid) -> Result<()>) {
        self.world.vault.write(|ctx| act(ctx, self.case)).unwrap();
    }
}

fn a_follow_up(kind: FollowUpKind, by: Uuid) -> FollowUpForm {
    FollowUpForm {
        kind,
        happened: DAY.to_owned(),
        text: "Sudah mandiri.".to_owned(),
        outcome: String::new(),
        officer: by,
        next_visit: String::new(),
    }
}

#[test]
fn a_case_in_which_nothing_happened_ends_after_its_report() {
    let room = Room::new();
    let faults = room.close("2026-11-19").unwrap_err().faults();
    let expected =
        Fault::at("closed_on", FaultCode::DateBefore).with("date", "2026-11-20").with("what", "report");
    assert_eq!(faults, [expected]);
    room.close("2026-11-20").unwrap();
}

#[test]
fn a_case_does_not_end_before_what_was_done_in_it() {
    for (kind, what) in [(FollowUpKind::Visit, "visit"), (FollowUpKind::Note, "note")] {
        let room = Room::new();
        let form = a_follow_up(kind, room.world.vault.officer().id);
        room.write(|ctx, id| case::add_follow_up(ctx, id, &form).map(drop));
        room.ends_with(what);
    }
    let room = Room::new();
    room.write(|ctx, id| case::move_on(ctx, id, 1, Stage::Assessment, "", DAY).map(drop));
    room.ends_with("stage");

    let room = Room::new();
    let form = AssessmentForm { visited_on: DAY.to_owned(), ..AssessmentForm::default() };
    room.write(|ctx, id| assessment::set(ctx, id, None, &form, None).map(drop));
    room.ends_with("assessment");

    let room = Room::new();
    let (person, case_id) = (room.person, Some(room.case));
    let gift = AssistanceForm { date: DAY.to_owned(), case_id, ..a_parcel(Recipient::Person { id: person }) };
    room.world.assistance(&gift);
    room.ends_with("assistance");
}

#[test]
fn a_case_does_not_end_before_its_actions_and_answers_have() {
    let room = Room::new();
    let form = ActionForm { what: "Antar".to_owned(), doer: "Keluarga".to_owned(), ..ActionForm::default() };
    let end = EndForm { how: Ending::Done, on: DAY.to_owned(), outcome: "Sudah.".to_owned() };
    room.write(|ctx, id| {
        let goal = plan::add_goal(ctx, id, "Sehat kembali")?;
        let action = plan::add_action(ctx, goal, &form)?;
        // What is still planned never happened.
        plan::add_action(ctx, goal, &ActionForm { due: "2099-01-01".to_owned(), ..form.clone() })?;
        plan::end_action(ctx, action, 1, &end)
    });
    room.ends_with("action");

    for (sent, outcome_on, what) in [(DAY, None, "referral"), ("2026-11-21", Some(DAY), "answer")] {
        let room = Room::new();
        let partner = room.world.partner(&a_partner("Puskesmas Contoh"));
        let form = crate::referral::ReferralForm { sent_on: sent.to_owned(), ..a_referral(partner) };
        room.write(|ctx, id| {
            let row = referral::make(ctx, id, &form, false)?;
            let Some(on) = outcome_on else { return Ok(()) };
            let answer = AnswerForm {
                state: ReferralState::Done,
                news_by: String::new(),
                outcome_on: on.to_owned(),
                outcome: "Sembuh".to_owned(),
                next_stage: None,
            };
            referral::answer(ctx, row.id, 1, &answer).map(drop)
        });
        room.ends_with(what);
    }
}

#[test]
fn of_one_day_what_was_done_is_named_before_the_stage_that_followed_from_it() {
    let room = Room::new();
    let form = a_follow_up(FollowUpKind::Visit, room.world.vault.officer().id);
    room.write(|ctx, id| {
        case::add_follow_up(ctx, id, &form)?;
        case::move_on(ctx, id, case::find(ctx, id)?.rev, Stage::Assessment, "", DAY).map(drop)
    });
    room.ends_with("visit");
}

#[test]
fn what_was_taken_back_stands_in_nobodys_way_and_all_faults_are_told_at_once() {
    let room = Room::new();
    let form = a_follow_up(FollowUpKind::Visit, room.world.vault.officer().id);
    let visit = room.world.vault.write(|ctx| case::add_follow_up(ctx, room.case, &form)).unwrap();
    let wrong = CloseForm {
        close_reason: String::new(),
        closed_on: "2026-11-22".to_owned(),
        close_note: String::new(),
    };
    let rev = room.world.vault.read(|ctx| case::find(ctx, room.case)).unwrap().rev;
    let refused = room.world.vault.write(|ctx| close(ctx, room.case, rev, &wrong)).unwrap_err();
    let fields: Vec<_> = refused.faults().into_iter().map(|fault| fault.field).collect();
    assert_eq!(fields, ["close_reason", "closed_on"]);
    room.world.vault.write(|ctx| case::withdraw_follow_up(ctx, visit, "Kasus lain")).unwrap();
    room.close("2026-11-20").unwrap();
}
