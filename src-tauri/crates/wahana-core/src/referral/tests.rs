//! Referrals: what they take, what the case does with them, who sees them, and what waits.

use super::*;
use crate::Error;
use crate::case::{CaseForm, CaseTypeForm, CloseForm};
use crate::draft::Unkept;
use crate::history;
use crate::home;
use crate::partner::PartnerForm;
use crate::person::PersonForm;
use crate::testing::{World, a_case, a_partner, a_person, a_referral};
use crate::vault::{Role, Vault};

mod news;
mod reach;

struct Hall {
    world: World,
    person: Uuid,
    case: Uuid,
    partner: Uuid,
}

fn a_hall() -> Hall {
    let world = World::with_group();
    let form = PersonForm {
        phone: "0812 999".to_owned(),
        nik: "9901014105600001".to_owned(),
        ..a_person("Sekar Dangan")
    };
    let person = world.person(&form);
    let case = world.case(&a_case(person, world.vault.officer().id));
    let partner = world.partner(&a_partner("Puskesmas Contoh"));
    Hall { world, person, case, partner }
}

impl Hall {
    fn refer(&self, form: &ReferralForm) -> Result<ReferralRow> {
        self.world.vault.write(|ctx| make(ctx, self.case, form, true))
    }

    fn stage(&self) -> Stage {
        self.world.vault.read(|ctx| case::stage_of(ctx, self.case)).unwrap()
    }

    /// Since when the case stands in its stage.
    fn since(&self) -> String {
        let page = self.world.vault.read(|ctx| case::find(ctx, self.case)).unwrap();
        page.stages.last().unwrap().since.clone()
    }

    /// A secret case of a companion about the same person, with a referral.
    fn secret_one(&self) -> (Vault, Uuid, ReferralRow) {
        let companion = self.world.as_officer(&self.world.officer("Mbak Ceplok", &[Role::Pendamping]));
        let types = vec![CaseTypeForm { number: 17, criteria: vec![1], note: String::new() }];
        let form = CaseForm { types, ..a_case(self.person, companion.officer().id) };
        let case = companion.write(|ctx| case::open(ctx, &form)).unwrap().id;
        let row = companion.write(|ctx| make(ctx, case, &a_referral(self.partner), true)).unwrap();
        (companion, case, row)
    }
}

fn faults(refused: Result<ReferralRow>) -> Vec<(String, FaultCode)> {
    refused.unwrap_err().faults().into_iter().map(|fault| (fault.field, fault.code)).collect()
}

fn told(expected: &[(&str, FaultCode)]) -> Vec<(String, FaultCode)> {
    expected.iter().map(|(field, code)| ((*field).to_owned(), *code)).collect()
}

fn an_answer(state: ReferralState, outcome: &str) -> AnswerForm {
    AnswerForm {
        state,
        outcome_on: "2026-11-22".to_owned(),
        outcome: outcome.to_owned(),
        news_by: String::new(),
        next_stage: None,
    }
}

#[test]
fn numbers_have_no_gap_and_begin_again_each_year() {
    let hall = a_hall();
    assert_eq!(hall.refer(&a_referral(hall.partner)).unwrap().number, "R-2026-0001");
    assert!(hall.refer(&ReferralForm { partner: None, ..a_referral(hall.partner) }).is_err());
    let second = hall.refer(&a_referral(hall.partner)).unwrap();
    assert_eq!(second.number, "R-2026-0002");
    hall.world.vault.write(|ctx| withdraw(ctx, second.id, "Dobel")).unwrap();
    assert_eq!(hall.refer(&a_referral(hall.partner)).unwrap().number, "R-2026-0003", "never given again");
    let before = ReferralForm { sent_on: "2025-12-30".to_owned(), ..a_referral(hall.partner) };
    assert_eq!(hall.refer(&before).unwrap().number, "R-2025-0001");

    let found = |number: &str| {
        let filter = ReferralFilter { query: number.to_owned(), ..ReferralFilter::default() };
        let rows = hall.world.vault.read(|ctx| list(ctx, &filter, 0, 9)).unwrap();
        rows.into_iter().map(|row| row.number).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        (found("R-2026-0003"), found("r 1")),
        ("R-2026-0003".into(), "R-2026-0001 R-2025-0001".into())
    );
    assert_eq!(
        (found("r-2026-0002"), found("b 1"), found("danar")),
        Default::default(),
        "withdrawn, or none"
    );
    let all = "R-2026-0003 R-2026-0001 R-2025-0001";
    assert_eq!(found("sekar"), all);
    assert_eq!((found("puskesmas dangan"), found("k-2026-0001")), (all.to_owned(), all.to_owned()));
    assert_eq!((found("k 1"), found("k 2")), (all.to_owned(), String::new()), "of a case by its number");
}

#[test]
fn what_is_missing_or_cannot_be_is_told_at_once() {
    let hall = a_hall();
    let wrong = ReferralForm {
        partner: None,
        sent_on: "2126-01-01".to_owned(),
        answer_by: "2026-11-01".to_owned(),
        request: "  ".to_owned(),
        ..a_referral(hall.partner)
    };
    let expected = [
        ("partner", FaultCode::Required),
        ("sent_on", FaultCode::DateInFuture),
        ("answer_by", FaultCode::DateBefore),
        ("request", FaultCode::Required),
    ];
    assert_eq!(faults(hall.refer(&wrong)), told(&expected));
    let stranger = a_referral(Uuid::now_v7());
    assert_eq!(faults(hall.refer(&stranger)), told(&[("partner", FaultCode::NotFound)]));
    let by = ReferralForm { answer_by: String::new(), ..a_referral(hall.partner) };
    assert_eq!(faults(hall.refer(&by))[0].0, "answer_by");
    assert_eq!(hall.stage(), Stage::Report, "what is refused moves nothing");
}

#[test]
fn nothing_is_referred_to_whom_is_not_active_any_more_but_what_was_referred_stays() {
    let hall = a_hall();
    let vault = &hall.world.vault;
    let row = hall.refer(&a_referral(hall.partner)).unwrap();
    let gone = PartnerForm { active: false, ..a_partner("Puskesmas Contoh") };
    vault.write(|ctx| partner::change(ctx, hall.partner, 1, &gone)).unwrap();
    assert_eq!(
        faults(hall.refer(&a_referral(hall.partner))),
        told(&[("partner", FaultCode::PartnerInactive)])
    );
    let page = vault.read(|ctx| find(ctx, row.id)).unwrap();
    let form = ReferralForm { enclosures: "Salinan KTP".to_owned(), ..page.form };
    vault.write(|ctx| change(ctx, row.id, page.rev, &form)).unwrap();
}

#[test]
fn a_case_moves_to_the_stage_of_referral_and_what_it_passed_over_is_kept() {
    let hall = a_hall();
    let form = a_referral(hall.partner);
    let row = hall.refer(&form).unwrap();
    assert_eq!(hall.stage(), Stage::Referral);
    assert_eq!(hall.since(), form.sent_on, "not the day on which the letter was typed in");
    let page = hall.world.vault.read(|ctx| case::find(ctx, hall.case)).unwrap();
    let skipped: Vec<Stage> = page.stages.iter().filter(|step| step.skipped).map(|step| step.stage).collect();
    assert_eq!(skipped, [Stage::Assessment, Stage::Plan, Stage::Service]);
    assert_eq!(page.stages.last().unwrap().reason, row.number);

    let answer_form =
        AnswerForm { next_stage: Some(Stage::Monitoring), ..an_answer(ReferralState::Done, "Sudah berobat") };
    let rev = hall.world.vault.read(|ctx| find(ctx, row.id)).unwrap().rev;
    hall.world.vault.write(|ctx| answer(ctx, row.id, rev, &answer_form)).unwrap();
    assert_eq!((hall.stage(), hall.since()), (Stage::Monitoring, answer_form.outcome_on));
    hall.refer(&a_referral(hall.partner)).unwrap();
    assert_eq!(hall.stage(), Stage::Monitoring, "it is further already");
}

#[test]
fn a_letter_from_before_the_last_move_moves_the_case_on_the_day_of_that_move() {
    let hall = a_hall();
    let rev = hall.world.vault.read(|ctx| case::find(ctx, hall.case)).unwrap().rev;
    let moved =
        hall.world.vault.write(|ctx| case::move_on(ctx, hall.case, rev, Stage::Assessment, "", "2026-11-23"));
    moved.unwrap();
    let form = a_referral(hall.partner);
    assert!(form.sent_on.as_str() < "2026-11-23");
    hall.refer(&form).unwrap();
    assert_eq!((hall.stage(), hall.since().as_str()), (Stage::Referral, "2026-11-23"));
}

#[test]
fn a_case_stays_where_it_is_when_the_tick_is_taken_off() {
    let hall = a_hall();
    hall.world.vault.write(|ctx| make(ctx, hall.case, &a_referral(hall.partner), false)).unwrap();
    assert_eq!(hall.stage(), Stage::Report);
}

#[test]
fn a_closed_case_is_not_referred_but_an_answer_may_still_come() {
    let hall = a_hall();
    let row = hall.refer(&a_referral(hall.partner)).unwrap();
    let vault = &hall.world.vault;
    let form = CloseForm {
        close_reason: "referral_done".to_owned(),
        closed_on: "2026-11-23".to_owned(),
        close_note: String::new(),
    };
    let rev = vault.read(|ctx| case::find(ctx, hall.case)).unwrap().rev;
    vault.write(|ctx| crate::closing::close(ctx, hall.case, rev, &form)).unwrap();
    assert_eq!(hall.refer(&a_referral(hall.partner)).unwrap_err().code(), FaultCode::CaseClosed);
    let late = AnswerForm { next_stage: Some(Stage::Monitoring), ..an_answer(ReferralState::Done, "Sembuh") };
    vault.write(|ctx| answer(ctx, row.id, 1, &late)).unwrap();
    assert_eq!(hall.stage(), Stage::Closed);
}

#[test]
fn an_answer_has_a_day_and_words_where_it_ends_something() {
    let hall = a_hall();
    let row = hall.refer(&a_referral(hall.partner)).unwrap();
    let say = |form: &AnswerForm| hall.world.vault.write(|ctx| answer(ctx, row.id, 1, form));
    let early = AnswerForm { outcome_on: "2026-11-01".to_owned(), ..an_answer(ReferralState::Refused, " ") };
    let expected = [("outcome_on", FaultCode::DateBefore), ("outcome", FaultCode::Required)];
    assert_eq!(faults(say(&early)), told(&expected));
    let ahead = AnswerForm { outcome_on: "2126-11-01".to_owned(), ..an_answer(ReferralState::Accepted, "") };
    assert_eq!(faults(say(&ahead)), told(&[("outcome_on", FaultCode::DateInFuture)]));
    let close = AnswerForm { next_stage: Some(Stage::Closed), ..an_answer(ReferralState::NoAnswer, "") };
    assert_eq!(faults(say(&close)), told(&[("next_stage", FaultCode::StageNotPossible)]));
    let row = say(&an_answer(ReferralState::Accepted, "")).unwrap();
    assert_eq!((row.state, row.outcome_on.as_str()), (ReferralState::Accepted, "2026-11-22"));
    let stale = say(&an_answer(ReferralState::Done, "Selesai"));
    assert_eq!(stale.unwrap_err().code(), FaultCode::Changed);
    let back = an_answer(ReferralState::Waiting, "diabaikan");
    let row = hall.world.vault.write(|ctx| answer(ctx, row.id, 2, &back)).unwrap();
    assert_eq!((row.state, row.outcome_on.as_str()), (ReferralState::Waiting, ""));
}

#[test]
fn a_partner_and_a_case_are_not_taken_back_while_something_is_referred() {
    let hall = a_hall();
    let row = hall.refer(&a_referral(hall.partner)).unwrap();
    let vault = &hall.world.vault;
    for refused in [
        vault.write(|ctx| crate::taking_back::partner(ctx, hall.partner, "Dobel")),
        vault.write(|ctx| crate::taking_back::case(ctx, hall.case, "Dobel")),
    ] {
        let Err(Error::Fault(fault)) = refused else { panic!("it went through") };
        assert_eq!((fault.code, fault.values["numbers"].as_str()), (FaultCode::StillUsed, "R-2026-0001"));
    }
    vault.write(|ctx| withdraw(ctx, row.id, "Salah kasus")).unwrap();
    vault.write(|ctx| crate::taking_back::partner(ctx, hall.partner, "Dobel")).unwrap();
    vault.write(|ctx| crate::taking_back::case(ctx, hall.case, "Dobel")).unwrap();
}

#[test]
fn undo_takes_back_the_referral_with_its_move() {
    let hall = a_hall();
    let vault = &hall.world.vault;
    let act =
        vault.write(|ctx| make(ctx, hall.case, &a_referral(hall.partner), true).map(|_| ctx.act())).unwrap();
    let undone = vault.write(|ctx| history::undo(ctx, act)).unwrap();
    assert_eq!(hall.stage(), Stage::Report);
    assert_eq!(vault.read(|ctx| count(ctx, &ReferralFilter::default())).unwrap(), 0);
    vault.write(|ctx| history::undo(ctx, undone.act)).unwrap();
    assert_eq!(hall.stage(), Stage::Referral);
    assert_eq!(vault.read(|ctx| of_case(ctx, hall.case)).unwrap().len(), 1);

    // What would come back to a partner that is hidden does not.
    let row = vault.read(|ctx| of_case(ctx, hall.case)).unwrap().remove(0);
    let taken = vault.write(|ctx| withdraw(ctx, row.id, "Dobel").map(|()| ctx.act())).unwrap();
    vault.write(|ctx| crate::taking_back::partner(ctx, hall.partner, "Dobel")).unwrap();
    assert_eq!(vault.write(|ctx| history::undo(ctx, taken)).unwrap_err().code(), FaultCode::UndoHidden);
}

#[test]
fn beranda_tells_what_waits_to_whom_it_is_work() {
    let hall = a_hall();
    let companion = hall.world.officer("Mbak Ceplok", &[Role::Pendamping]);
    let today = hall.world.vault.read(|ctx| Ok(ctx.today())).unwrap();
    let by = |days: i64| ReferralForm {
        answer_by: (today + chrono::Duration::days(days)).to_string(),
        ..a_referral(hall.partner)
    };
    let late = ReferralForm { sent_on: "2026-11-02".to_owned(), answer_by: "2026-11-10".to_owned(), ..by(0) };
    let late = hall.refer(&late).unwrap();
    let now = hall.refer(&by(0)).unwrap();
    hall.refer(&by(3)).unwrap();
    hall.refer(&by(60)).unwrap();
    let seen = hall.world.vault.read(|ctx| home::today(ctx, &Unkept::default())).unwrap();
    let ids = |waiting: &ReferralsWaiting| waiting.rows.iter().map(|row| row.id).collect::<Vec<_>>();
    assert_eq!((ids(&seen.referrals), seen.referrals.total), (vec![late.id, now.id], 2));
    assert!(seen.referrals.rows[0].overdue && !seen.referrals.rows[1].overdue);
    let overdue = ReferralFilter { overdue: true, ..ReferralFilter::default() };
    assert_eq!(hall.world.vault.read(|ctx| count(ctx, &overdue)).unwrap(), 1);
    let waiting = ReferralFilter { waiting: true, ..ReferralFilter::default() };
    let first = hall.world.vault.read(|ctx| list(ctx, &waiting, 0, 9)).unwrap();
    assert_eq!((first.len(), first[0].id), (4, late.id));

    let theirs = hall.world.as_officer(&companion);
    assert_eq!(theirs.read(due).unwrap(), ReferralsWaiting::default(), "of one's own cases only");
    hall.world.vault.write(|ctx| case::hand_to(ctx, hall.case, Some(2), companion.id, "").map(drop)).unwrap();
    assert_eq!(theirs.read(due).unwrap().total, 2, "they wait for whoever has the case now");
    hall.world.vault.write(|ctx| answer(ctx, late.id, 1, &an_answer(ReferralState::NoAnswer, ""))).unwrap();
    assert_eq!(hall.world.vault.read(due).unwrap().total, 1);
}

#[test]
fn a_draft_of_a_referral_goes_with_its_save_and_is_offered_where_it_belongs() {
    let hall = a_hall();
    let vault = &hall.world.vault;
    vault.write(|ctx| draft::keep(ctx, "referral", &hall.case.to_string(), "{}")).unwrap();
    let offered = vault.read(|ctx| home::today(ctx, &Unkept::default())).unwrap().drafts;
    assert_eq!((offered.len(), offered[0].case), (1, Some(hall.case)));
    let row = hall.refer(&a_referral(hall.partner)).unwrap();
    assert!(vault.read(|ctx| home::today(ctx, &Unkept::default())).unwrap().drafts.is_empty());
    vault.write(|ctx| draft::keep(ctx, "referral_answer", &row.id.to_string(), "{}")).unwrap();
    let offered = vault.read(|ctx| home::today(ctx, &Unkept::default())).unwrap().drafts;
    assert_eq!((offered[0].subject.as_str(), offered[0].way), (&*row.id.to_string(), home::DraftWay::Open));
    vault.write(|ctx| answer(ctx, row.id, 1, &an_answer(ReferralState::Accepted, ""))).unwrap();
    assert!(vault.read(|ctx| home::today(ctx, &Unkept::default())).unwrap().drafts.is_empty());
}
