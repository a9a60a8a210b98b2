//! The plan of a case: what it takes, what it refuses, who sees it, and what is left of it.

use std::collections::BTreeMap;

use super::*;
use crate::case::{CaseForm, CaseTypeForm, CloseForm};
use crate::history::{record_history, undo};
use crate::person::PersonForm;
use crate::record::RecordKind;
use crate::testing::{World, a_case, a_person};
use crate::values::Birth;
use crate::vault::{Role, Vault};

struct Room {
    world: World,
    case: Uuid,
}

fn room() -> Room {
    let world = World::with_group();
    let person = world.person(&a_person("Sekar Dangan"));
    let case = world.case(&a_case(person, world.vault.officer().id));
    Room { world, case }
}

impl Room {
    fn goal(&self, text: &str) -> Uuid {
        self.world.vault.write(|ctx| add_goal(ctx, self.case, text)).unwrap()
    }

    fn action(&self, goal: Uuid, form: &ActionForm) -> Uuid {
        self.world.vault.write(|ctx| add_action(ctx, goal, form)).unwrap()
    }

    fn plan(&self) -> Vec<Goal> {
        self.world.vault.read(|ctx| of_case(ctx, self.case)).unwrap()
    }

    fn end(&self, id: Uuid, rev: i64, how: Ending, on: &str, outcome: &str) -> Result<()> {
        let form = EndForm { how, on: on.to_owned(), outcome: outcome.to_owned() };
        self.world.vault.write(|ctx| end_action(ctx, id, rev, &form))
    }
}

fn by(what: &str, due: &str) -> ActionForm {
    ActionForm {
        what: what.to_owned(),
        doer: "Keluarga".to_owned(),
        due: due.to_owned(),
        ..ActionForm::default()
    }
}

fn codes<T: std::fmt::Debug>(result: Result<T>) -> Vec<(String, FaultCode)> {
    result.unwrap_err().faults().into_iter().map(|fault| (fault.field, fault.code)).collect()
}

fn told(expected: &[(&str, FaultCode)]) -> Vec<(String, FaultCode)> {
    expected.iter().map(|(field, code)| ((*field).to_owned(), *code)).collect()
}

#[test]
fn what_is_open_stands_first_and_the_next_due_before_the_rest() {
    let room = room();
    let reached = room.goal("Punya KTP");
    let open = room.goal("Makan cukup");
    let [done, soon, someday, later] = [
        (reached, "Antar ke Dukcapil", "2026-11-01"),
        (open, "Daftar ke dapur umum", "2099-01-01"),
        (open, "Bicara dengan anaknya", ""),
        (open, "Cek lagi", "2099-02-01"),
    ]
    .map(|(goal, what, due)| room.action(goal, &by(what, due)));
    room.end(done, 1, Ending::Done, "2026-11-20", "KTP jadi").unwrap();
    let plan = room.plan();
    assert_eq!(plan.iter().map(|goal| goal.text.as_str()).collect::<Vec<_>>(), ["Makan cukup", "Punya KTP"]);
    let ids: Vec<Uuid> = plan[0].actions.iter().map(|action| action.id).collect();
    assert_eq!(ids, [soon, later, someday]);
    let ended = &plan[1].actions[0];
    assert_eq!((ended.state, ended.outcome.as_str(), ended.overdue), (ActionState::Done, "KTP jadi", false));
}

#[test]
fn every_fault_is_told_at_its_field() {
    let room = room();
    let left = room.world.officer("Pak Lurik", &[Role::Pembaca]);
    assert_eq!(
        codes(room.world.vault.write(|ctx| add_goal(ctx, room.case, " "))),
        told(&[("goal", FaultCode::Required)])
    );
    let goal = room.goal("Sehat kembali");
    let add = |form: &ActionForm| room.world.vault.write(|ctx| add_action(ctx, goal, form));
    let bad = ActionForm {
        what: " ".to_owned(),
        officer: Some(left.id),
        due: "2026-02-30".to_owned(),
        fund: "EMAS".to_owned(),
        ..ActionForm::default()
    };
    let expected = [
        ("what", FaultCode::Required),
        ("doer", FaultCode::UnknownChoice),
        ("due", FaultCode::BadDate),
        ("fund", FaultCode::UnknownChoice),
    ];
    assert_eq!(codes(add(&bad)), told(&expected));
    let nobody = ActionForm { what: "Antar".to_owned(), ..ActionForm::default() };
    assert_eq!(codes(add(&nobody)), told(&[("doer", FaultCode::Required)]));
    let action = room.action(goal, &by("Antar", "2020-01-01"));
    assert!(room.plan()[0].actions[0].overdue, "a day that has passed is taken as it is");
    assert_eq!(
        codes(room.end(action, 1, Ending::Done, "2099-01-01", "")),
        told(&[("on", FaultCode::DateInFuture)])
    );
    assert_eq!(
        codes(room.end(action, 1, Ending::Dropped, "2026-11-20", " ")),
        told(&[("outcome", FaultCode::ReasonNeeded)])
    );
    assert_eq!(room.end(action, 7, Ending::Done, "2026-11-20", "").unwrap_err().code(), FaultCode::Changed);
}

#[test]
fn nothing_was_done_or_dropped_before_whom_the_case_is_about_was_born() {
    let world = World::with_group();
    let birth = Birth::parse("2026-03").unwrap();
    let person = world.person(&PersonForm { birth, ..a_person("Ceplok Kecil") });
    let case = world.case(&a_case(person, world.vault.officer().id));
    let room = Room { world, case };
    let action = room.action(room.goal("Sehat kembali"), &by("Antar", "2026-11-20"));
    for how in [Ending::Done, Ending::Dropped] {
        let refused = room.end(action, 1, how, "2026-02-28", "Pindah").unwrap_err();
        assert_eq!(refused.faults()[0].values["date"], "2026-03");
        assert_eq!(codes::<()>(Err(refused)), told(&[("on", FaultCode::DateBeforeBirth)]));
    }
    room.end(action, 1, Ending::Done, "2026-03-01", "").unwrap();
}

#[test]
fn who_did_it_then_may_still_be_named_after_they_left() {
    let room = room();
    let helper = room.world.officer("Mas Lereng", &[Role::Pendamping]);
    let goal = room.goal("Sehat kembali");
    let form = ActionForm { officer: Some(helper.id), ..by("Antar ke Puskesmas", "") };
    let action = room.action(goal, &form);
    assert_eq!(room.plan()[0].actions[0].form.doer, "", "an officer does it, so nobody else");
    crate::vault::remove_officer(&room.world.vault, helper.id, &mut |_| std::ops::ControlFlow::Continue(()))
        .unwrap();
    let change = |rev, form: &ActionForm| room.world.vault.write(|ctx| change_action(ctx, action, rev, form));
    change(1, &ActionForm { due: "2099-01-01".to_owned(), ..form.clone() }).unwrap();
    let refused = room.world.vault.write(|ctx| add_action(ctx, goal, &form));
    assert_eq!(codes(refused), told(&[("doer", FaultCode::UnknownChoice)]));
}

#[test]
fn nothing_is_planned_any_more_in_a_closed_case_but_what_was_is_still_ticked_off() {
    let room = room();
    let goal = room.goal("Sehat kembali");
    let action = room.action(goal, &by("Antar", ""));
    let closing = CloseForm {
        close_reason: "moved".to_owned(),
        closed_on: "2026-11-22".to_owned(),
        close_note: String::new(),
    };
    room.world.vault.write(|ctx| crate::closing::close(ctx, room.case, 1, &closing)).unwrap();
    let refused = |result: Result<Uuid>| result.unwrap_err().code();
    let vault = &room.world.vault;
    assert_eq!(refused(vault.write(|ctx| add_goal(ctx, room.case, "Lagi"))), FaultCode::CaseClosed);
    assert_eq!(refused(vault.write(|ctx| add_action(ctx, goal, &by("Lagi", "")))), FaultCode::CaseClosed);
    room.end(action, 1, Ending::Done, "2026-11-22", "").unwrap();
}

#[test]
fn a_tick_and_a_goal_with_its_actions_are_taken_back_and_done_again() {
    let room = room();
    let vault = &room.world.vault;
    let goal = room.goal("Sehat kembali");
    let action = room.action(goal, &by("Antar", "2099-01-01"));
    let tick = EndForm { how: Ending::Done, on: "2026-11-20".to_owned(), outcome: String::new() };
    let act = vault.write(|ctx| end_action(ctx, action, 1, &tick).map(|()| ctx.act())).unwrap();
    vault.write(|ctx| undo(ctx, act)).unwrap();
    let open = &room.plan()[0].actions[0];
    assert_eq!((open.state, open.finished_on.as_str()), (ActionState::Open, ""));

    let act = vault.write(|ctx| withdraw_goal(ctx, goal, "Dobel").map(|()| ctx.act())).unwrap();
    assert!(room.plan().is_empty());
    vault.write(|ctx| undo(ctx, act)).unwrap();
    assert_eq!(room.plan()[0].actions.len(), 1);

    let told = vault.read(|ctx| record_history(ctx, RecordKind::Case, room.case)).unwrap();
    assert!(told.iter().any(|entry| entry.plan && entry.changes.iter().any(|one| one.column == "state")));
}

#[test]
fn the_plan_of_a_secret_case_is_its_companions_alone() {
    let room = room();
    let companion = room.world.officer("Mbak Ceplok", &[Role::Pendamping]);
    let other = room.world.officer("Mas Lereng", &[Role::Pendamping]);
    let reader = room.world.officer("Pak Lurik", &[Role::Pembaca]);
    let person = room.world.person(&a_person("Nitik Karawitan"));
    let types = vec![CaseTypeForm { number: 17, criteria: vec![1], note: String::new() }];
    let secret = room.world.case(&CaseForm { types, ..a_case(person, companion.id) });
    let own = room.world.as_officer(&companion);
    let goal = own.write(|ctx| add_goal(ctx, secret, "Aman di rumah")).unwrap();
    let action = own.write(|ctx| add_action(ctx, goal, &by("Hubungi UPTD", ""))).unwrap();
    assert_eq!(own.read(|ctx| of_case(ctx, secret)).unwrap().len(), 1);

    let refused = |vault: &Vault| {
        assert_eq!(vault.read(|ctx| of_case(ctx, secret)).unwrap_err().code(), FaultCode::NotAllowed);
        let tick = EndForm { how: Ending::Done, on: "2026-11-20".to_owned(), outcome: String::new() };
        assert_eq!(
            vault.write(|ctx| end_action(ctx, action, 1, &tick)).unwrap_err().code(),
            FaultCode::NotAllowed
        );
        assert_eq!(
            vault.write(|ctx| withdraw_goal(ctx, goal, "x")).unwrap_err().code(),
            FaultCode::NotAllowed
        );
    };
    let strangers = [&other, &reader].map(|officer| room.world.as_officer(officer));
    for vault in strangers.iter().chain([&room.world.vault]) {
        refused(vault);
    }
    // A plain case of somebody else is read, and not changed, by a companion.
    let goal = room.goal("Sehat kembali");
    let seen = strangers[0].read(|ctx| of_case(ctx, room.case)).unwrap();
    assert_eq!(seen.len(), 1);
    let action = room.action(goal, &by("Antar", ""));
    assert_eq!(
        strangers[0].write(|ctx| withdraw_action(ctx, action, "x")).unwrap_err().code(),
        FaultCode::NotAllowed
    );
}

#[test]
fn who_is_to_do_an_action_ends_it_and_opens_it_again_and_changes_nothing_else() {
    let room = room();
    let [helper, other] =
        ["Mbak Ceplok", "Mas Lereng"].map(|name| room.world.officer(name, &[Role::Pendamping]));
    let goal = room.goal("Sehat kembali");
    let form = ActionForm { officer: Some(helper.id), ..by("Antar ke Puskesmas", "") };
    let action = room.action(goal, &form);
    let [helper, other] = [helper, other].map(|officer| room.world.as_officer(&officer));
    let tick = EndForm { how: Ending::Done, on: "2026-11-20".to_owned(), outcome: String::new() };
    let end = |vault: &Vault, id, rev| {
        vault.write(|ctx| end_action(ctx, id, rev, &tick).map(|()| ctx.act())).map_err(|error| error.code())
    };
    let reopen =
        |vault: &Vault, rev| vault.write(|ctx| reopen_action(ctx, action, rev)).map_err(|error| error.code());
    let is_done = || room.plan()[0].actions[0].state == ActionState::Done;
    let rev = || room.plan()[0].actions[0].rev;

    assert_eq!(end(&other, action, 1), Err(FaultCode::NotAllowed));
    let act = end(&helper, action, 1).unwrap();
    assert!(is_done());
    assert_eq!(other.write(|ctx| undo(ctx, act)).unwrap_err().code(), FaultCode::NotAllowed);
    helper.write(|ctx| undo(ctx, act)).unwrap();
    assert!(!is_done());
    end(&helper, action, rev()).unwrap();
    assert_eq!(reopen(&other, rev()), Err(FaultCode::NotAllowed));
    reopen(&helper, rev()).unwrap();
    assert!(!is_done());

    let refused = |result: Result<()>| assert_eq!(result.unwrap_err().code(), FaultCode::NotAllowed);
    let now = rev();
    refused(helper.write(|ctx| change_action(ctx, action, now, &form)));
    refused(helper.write(|ctx| withdraw_action(ctx, action, "x")));
    refused(helper.write(|ctx| change_goal(ctx, goal, 1, "Lain")));
    let later = ActionForm { due: "2099-01-01".to_owned(), ..form.clone() };
    let vault = &room.world.vault;
    let act = vault.write(|ctx| change_action(ctx, action, now, &later).map(|()| ctx.act())).unwrap();
    assert_eq!(helper.write(|ctx| undo(ctx, act)).unwrap_err().code(), FaultCode::NotAllowed);
    let by_nobody = room.action(goal, &by("Antar", ""));
    assert_eq!(end(&helper, by_nobody, 1), Err(FaultCode::NotAllowed));
    // As the page is told before.
    let told = |vault: &Vault| {
        let goals = vault.read(|ctx| of_case(ctx, room.case)).unwrap();
        goals[0].actions.iter().map(|one| (one.id, one.may_end)).collect::<BTreeMap<_, _>>()
    };
    assert_eq!(told(&helper), BTreeMap::from([(action, true), (by_nobody, false)]));
    assert_eq!(told(&other), BTreeMap::from([(action, false), (by_nobody, false)]));
    assert_eq!(told(vault), BTreeMap::from([(action, true), (by_nobody, true)]));

    // Of a secret case it is the companion's.
    let person = room.world.person(&a_person("Nitik Karawitan"));
    let secret = CaseForm { secret: true, ..a_case(person, other.officer().id) };
    let secret = room.world.case(&secret);
    let hidden = other.write(|ctx| add_goal(ctx, secret, "Aman di rumah")).unwrap();
    let heads = ActionForm { officer: Some(vault.officer().id), ..form.clone() };
    let heads = other.write(|ctx| add_action(ctx, hidden, &heads)).unwrap();
    let opened = vault.write(|ctx| of_page(ctx, &case::open_secret(ctx, secret, "Rapat")?)).unwrap();
    assert_eq!(
        opened[0].actions.iter().map(|one| (one.id, one.may_end)).collect::<Vec<_>>(),
        [(heads, false)]
    );
    let hidden = other.write(|ctx| add_action(ctx, hidden, &form)).unwrap();
    assert_eq!(end(&helper, hidden, 1), Err(FaultCode::NotAllowed));
    let act = end(&other, hidden, 1).unwrap();
    assert!(helper.write(|ctx| undo(ctx, act)).is_err());
}

#[test]
fn a_printed_plan_is_noted_at_its_case_and_nobody_prints_one_that_they_may_not_read() {
    let room = room();
    room.action(room.goal("Makan cukup"), &by("Daftar ke dapur umum", ""));
    let exports = |vault: &Vault, case| {
        let told = vault.read(|ctx| record_history(ctx, RecordKind::Case, case)).unwrap();
        told.iter().filter(|entry| entry.op == "export").count()
    };
    assert_eq!(exports(&room.world.vault, room.case), 0);
    room.world.vault.write(|ctx| printed(ctx, room.case)).unwrap();
    assert_eq!(exports(&room.world.vault, room.case), 1);

    let companion = room.world.officer("Pak Slobog", &[Role::Pendamping]);
    let hidden = a_case(room.world.person(&a_person("Udan Liris")), companion.id);
    let hidden = room.world.case(&CaseForm { secret: true, ..hidden });
    let refused = room.world.vault.write(|ctx| printed(ctx, hidden)).unwrap_err();
    assert_eq!(refused.code(), FaultCode::NotAllowed);
    let carried = room.world.as_officer(&companion);
    assert_eq!(exports(&carried, hidden), 0);
    carried.write(|ctx| printed(ctx, hidden)).unwrap();
    assert_eq!(exports(&carried, hidden), 1);
    let viewer = room.world.as_officer(&room.world.officer("Bu Parang", &[Role::Pembaca]));
    assert!(viewer.write(|ctx| printed(ctx, room.case)).is_err());
    let none = room.world.vault.write(|ctx| printed(ctx, Uuid::now_v7())).unwrap_err();
    assert_eq!(none.code(), FaultCode::NotFound);
}
