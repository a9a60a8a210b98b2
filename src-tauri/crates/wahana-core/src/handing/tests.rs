//! The work of officers who stop goes to another one.

use super::*;
use crate::case::{
    CaseForm, CloseForm, FollowUpForm, FollowUpKind, add_follow_up, find, hand_to, plan_visits,
};
use crate::history::{undo, undo_preview};
use crate::journal;
use crate::plan::ActionForm;
use crate::testing::{World, a_case, a_person};
use crate::vault::{OfficerRow, Role, Vault, remove_officer};

struct Group {
    world: World,
    goes: OfficerRow,
    also_goes: OfficerRow,
    comes: OfficerRow,
    /// A plain one with a visit planned, a closed one, a secret one, and a plain one of the second officer.
    cases: [Uuid; 4],
}

fn group() -> Group {
    let world = World::with_group();
    let goes = world.officer("Mbak Ceplok", &[Role::Pendamping]);
    let also_goes = world.officer("Pak Gringsing", &[Role::Pencatat]);
    let comes = world.officer("Bu Nitik", &[Role::Pendamping]);
    let person = world.person(&a_person("Sekar Dangan"));
    let of = |officer: Uuid, secret| world.case(&CaseForm { secret, ..a_case(person, officer) });
    let cases = [of(goes.id, false), of(goes.id, false), of(goes.id, true), of(also_goes.id, false)];
    let companion = world.as_officer(&goes);
    let visit = FollowUpForm {
        kind: FollowUpKind::Visit,
        happened: "2026-11-21".to_owned(),
        text: "Sudah mau makan.".to_owned(),
        outcome: String::new(),
        officer: goes.id,
        next_visit: "2099-01-05".to_owned(),
    };
    companion.write(|ctx| add_follow_up(ctx, cases[0], &visit)).unwrap();
    let closing = CloseForm {
        close_reason: "moved".to_owned(),
        closed_on: "2026-11-22".to_owned(),
        close_note: String::new(),
    };
    let rev = companion.read(|ctx| find(ctx, cases[1])).unwrap().rev;
    companion.write(|ctx| crate::closing::close(ctx, cases[1], rev, &closing)).unwrap();
    Group { world, goes, also_goes, comes, cases }
}

impl Group {
    fn form(&self, reason: &str) -> HandWorkForm {
        let from = vec![self.goes.id, self.also_goes.id];
        HandWorkForm { from, to: self.comes.id, reason: reason.to_owned() }
    }
}

fn responsible(vault: &Vault, case: Uuid) -> Uuid {
    vault.read(|ctx| Ok(case::standing(ctx, case)?.unwrap().responsible)).unwrap()
}

#[test]
fn open_cases_and_visits_go_as_one_act_and_what_was_written_keeps_its_names() {
    let group = group();
    let vault = &group.world.vault;
    let work = vault.read(officer_work).unwrap();
    let of = |officer: Uuid| work.iter().find(|one| one.officer == officer).copied();
    let told = OfficerWork { officer: group.goes.id, cases: 2, visits: 1, secret: 1, actions: 0 };
    assert_eq!((of(group.goes.id), of(group.comes.id)), (Some(told), None));

    let before = vault.read(|ctx| journal::head(ctx.connection())).unwrap().seq;
    let minute = vault.write(|ctx| hand_work(ctx, &group.form("masa bakti selesai"))).unwrap();
    assert_eq!(minute.from, ["Mbak Ceplok", "Pak Gringsing"]);
    assert_eq!((minute.to.as_str(), minute.head.as_str()), ("Bu Nitik", "Bu Truntum"));
    assert_eq!(minute.numbers, ["K-2026-0001", "K-2026-0003", "K-2026-0004"]);
    assert_eq!((minute.visits, minute.secret), (1, 1));
    assert_eq!(vault.read(hand_minutes).unwrap(), [minute]);

    let owners = group.cases.map(|case| responsible(vault, case));
    assert_eq!(owners, [group.comes.id, group.goes.id, group.comes.id, group.comes.id]);
    let acts: Vec<String> = vault
        .read(|ctx| {
            let sql = "SELECT DISTINCT hex(act) FROM journal WHERE seq > ?1";
            let mut statement = ctx.connection().prepare(sql)?;
            Ok(statement.query_map([before], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
        })
        .unwrap();
    assert_eq!(acts.len(), 1);
    let page = vault.read(|ctx| find(ctx, group.cases[0])).unwrap();
    assert_eq!(page.row.next_visit, "2099-01-05");
    assert_eq!(page.timeline[0].officer, group.goes.id, "{:?}", page.timeline);
}

#[test]
fn a_secret_case_goes_with_a_reason_and_its_new_companion_alone_reads_it() {
    let group = group();
    let vault = &group.world.vault;
    let refused = vault.write(|ctx| hand_work(ctx, &group.form(" "))).unwrap_err().faults();
    assert_eq!((refused[0].field.as_str(), refused[0].code), ("reason", FaultCode::ReasonNeeded));
    assert_eq!(responsible(vault, group.cases[0]), group.goes.id, "nothing went");
    vault.write(|ctx| hand_work(ctx, &group.form("masa bakti selesai"))).unwrap();
    let comes = group.world.as_officer(&group.comes);
    assert!(comes.read(|ctx| find(ctx, group.cases[2])).is_ok());
    for other in [vault, &group.world.as_officer(&group.goes)] {
        let refused = other.read(|ctx| find(ctx, group.cases[2])).unwrap_err();
        assert_eq!(refused.code(), FaultCode::NotAllowed);
    }
    let entries = vault.read(|ctx| journal::of_record(ctx.connection(), group.cases[2])).unwrap();
    assert!(entries.iter().any(|entry| entry.of("handed_reason")[1] == "masa bakti selesai"));
}

#[test]
fn the_head_alone_hands_work_and_only_to_somebody_who_can_carry_it() {
    let group = group();
    let vault = &group.world.vault;
    let recorder = group.world.as_officer(&group.also_goes);
    assert_eq!(recorder.read(officer_work).unwrap_err().code(), FaultCode::NotAllowed);
    assert_eq!(recorder.read(hand_minutes).unwrap_err().code(), FaultCode::NotAllowed);
    let refused = recorder.write(|ctx| hand_work(ctx, &group.form("x"))).unwrap_err();
    assert_eq!(refused.code(), FaultCode::NotAllowed);
    let treasurer = group.world.officer("Bu Parang", &[Role::Bendahara]);
    for to in [treasurer.id, group.goes.id, Uuid::nil()] {
        let form = HandWorkForm { to, ..group.form("x") };
        let refused = vault.write(|ctx| hand_work(ctx, &form)).unwrap_err().faults();
        assert_eq!((refused[0].field.as_str(), refused[0].code), ("to", FaultCode::Required));
    }
    let nothing = HandWorkForm { from: vec![treasurer.id], ..group.form("x") };
    let refused = vault.write(|ctx| hand_work(ctx, &nothing)).unwrap_err().faults();
    assert_eq!(refused[0].field, "from");
}

#[test]
fn what_a_removed_officer_left_can_still_be_handed_on() {
    let group = group();
    let vault = &group.world.vault;
    remove_officer(vault, group.goes.id, &mut |_| std::ops::ControlFlow::Continue(())).unwrap();
    let minute = vault.write(|ctx| hand_work(ctx, &group.form("pindah kota"))).unwrap();
    assert_eq!(minute.numbers.len(), 3);
    assert_eq!(responsible(vault, group.cases[2]), group.comes.id);
}

#[test]
fn a_handing_over_is_taken_back_as_one_and_its_minute_with_it() {
    let group = group();
    let vault = &group.world.vault;
    let form = HandWorkForm { from: vec![group.also_goes.id], ..group.form("") };
    let act = vault.write(|ctx| hand_work(ctx, &form).map(|_| ctx.act())).unwrap();
    assert_eq!(responsible(vault, group.cases[3]), group.comes.id);
    let undone = vault.write(|ctx| undo(ctx, act)).unwrap();
    assert_eq!(responsible(vault, group.cases[3]), group.also_goes.id);
    assert!(vault.read(hand_minutes).unwrap().is_empty());
    vault.write(|ctx| undo(ctx, undone.act)).unwrap();
    assert_eq!(responsible(vault, group.cases[3]), group.comes.id);
    assert_eq!(vault.read(hand_minutes).unwrap().len(), 1);
}

#[test]
fn the_head_takes_back_a_handing_over_of_a_secret_case_and_learns_nothing_of_it() {
    let group = group();
    let vault = &group.world.vault;
    // The companion's own reason of an earlier day is nobody else's.
    let goes = group.world.as_officer(&group.goes);
    let comes = group.world.as_officer(&group.comes);
    for (from, to) in [(&goes, group.comes.id), (&comes, group.goes.id)] {
        let rev = from.read(|ctx| find(ctx, group.cases[2])).unwrap().rev;
        from.write(|ctx| hand_to(ctx, group.cases[2], Some(rev), to, "dipukul suaminya")).unwrap();
    }
    let form = HandWorkForm { from: vec![group.goes.id], ..group.form("masa bakti selesai") };
    let act = vault.write(|ctx| hand_work(ctx, &form).map(|_| ctx.act())).unwrap();
    assert_eq!(responsible(vault, group.cases[2]), group.comes.id);

    let preview = undo_preview(vault, act, &[]).unwrap();
    assert!(preview.refused.is_none() && preview.records.len() == 2, "{preview:?}");
    let told = serde_json::to_string(&preview).unwrap();
    assert!(told.contains("K-2026-0003") && !told.contains("dipukul"), "{told}");
    // Not by somebody who is neither the head nor the companion of all of it.
    let recorder = group.world.as_officer(&group.also_goes);
    assert_eq!(recorder.write(|ctx| undo(ctx, act)).unwrap_err().code(), FaultCode::NotAllowed);

    let undone = vault.write(|ctx| undo(ctx, act)).unwrap();
    let owners = [0, 2].map(|at| responsible(vault, group.cases[at]));
    assert_eq!(owners, [group.goes.id, group.goes.id]);
    assert!(vault.read(hand_minutes).unwrap().is_empty());
    assert_eq!(vault.read(|ctx| find(ctx, group.cases[2])).unwrap_err().code(), FaultCode::NotAllowed);
    // And once more; nothing but who is responsible is taken back without reading.
    vault.write(|ctx| undo(ctx, undone.act)).unwrap();
    assert_eq!(responsible(vault, group.cases[2]), group.comes.id);
    let visit =
        comes.write(|ctx| plan_visits(ctx, group.cases[2], "2099-01-05", None).map(|()| ctx.act())).unwrap();
    assert_eq!(vault.write(|ctx| undo(ctx, visit)).unwrap_err().code(), FaultCode::NotAllowed);
}

#[test]
fn the_head_gives_a_secret_case_to_another_companion_without_reading_it() {
    let group = group();
    let (vault, secret) = (&group.world.vault, group.cases[2]);
    let hand = |reason: &str| vault.write(|ctx| hand_to(ctx, secret, None, group.comes.id, reason));
    let refused = hand(" ").unwrap_err().faults();
    assert_eq!((refused[0].field.as_str(), refused[0].code), ("reason", FaultCode::ReasonNeeded));
    let row = hand("pendampingnya sakit").unwrap();
    assert!(row.masked && row.subject.is_empty() && row.responsible == group.comes.id, "{row:?}");
    let entries = vault.read(|ctx| journal::of_record(ctx.connection(), secret)).unwrap();
    let last = entries.last().unwrap();
    assert_eq!(last.of("handed_reason")[1], "pendampingnya sakit");
    assert!(entries.iter().all(|entry| entry.op != Some(Op::View)), "it was not opened");
    // Who reads a case hands back what they read.
    let refused = vault.write(|ctx| hand_to(ctx, group.cases[0], None, group.comes.id, "")).unwrap_err();
    assert_eq!(refused.code(), FaultCode::Changed);
}

fn an_action(officer: Uuid) -> ActionForm {
    ActionForm { what: "Antar ke Puskesmas".to_owned(), officer: Some(officer), ..ActionForm::default() }
}

fn doer(vault: &Vault, action: Uuid) -> Option<Uuid> {
    let sql = "SELECT officer FROM plan_action WHERE id = ?1";
    vault.read(|ctx| Ok(ctx.connection().query_row(sql, [action], |row| row.get(0))?)).unwrap()
}

#[test]
fn open_actions_go_along_whosever_case_they_are_in_and_come_back_with_the_rest() {
    let group = group();
    let vault = &group.world.vault;
    let (goes, stays) = (group.goes.id, vault.officer().id);
    let plan_in = |vault: &Vault, case: Uuid, officer: Uuid| {
        vault
            .write(|ctx| {
                let goal = plan::add_goal(ctx, case, "Sehat kembali")?;
                plan::add_action(ctx, goal, &an_action(officer))
            })
            .unwrap()
    };
    let own = plan_in(vault, group.cases[0], goes);
    let in_others = plan_in(vault, group.cases[3], goes);
    let in_secret = plan_in(&group.world.as_officer(&group.goes), group.cases[2], goes);
    let of_another = plan_in(vault, group.cases[0], stays);
    let done = plan_in(vault, group.cases[0], goes);
    let how = plan::EndForm { how: plan::Ending::Done, on: "2026-11-21".to_owned(), outcome: String::new() };
    vault.write(|ctx| plan::end_action(ctx, done, 1, &how)).unwrap();

    let work = vault.read(officer_work).unwrap();
    assert_eq!(work.iter().find(|one| one.officer == goes).unwrap().actions, 3);
    let form = HandWorkForm { from: vec![goes], ..group.form("masa bakti selesai") };
    let (act, minute) = vault.write(|ctx| hand_work(ctx, &form).map(|minute| (ctx.act(), minute))).unwrap();
    assert_eq!(minute.actions, 3);
    let now = |action| doer(vault, action).unwrap();
    assert_eq!([own, in_others, in_secret].map(now), [group.comes.id; 3]);
    assert_eq!((now(of_another), now(done)), (stays, goes), "what was done keeps its name");

    let told = serde_json::to_string(&undo_preview(vault, act, &[]).unwrap()).unwrap();
    assert!(told.contains("K-2026-0003") && !told.contains("refused\":{"), "{told}");
    vault.write(|ctx| undo(ctx, act)).unwrap();
    assert_eq!([own, in_others, in_secret].map(now), [goes; 3]);
}

#[test]
fn who_has_no_case_but_an_action_hands_that_over() {
    let group = group();
    let vault = &group.world.vault;
    let helper = group.world.officer("Mas Lereng", &[Role::Pendamping]);
    let goal = vault.write(|ctx| plan::add_goal(ctx, group.cases[0], "Sehat kembali")).unwrap();
    let action = vault.write(|ctx| plan::add_action(ctx, goal, &an_action(helper.id))).unwrap();
    let form = HandWorkForm { from: vec![helper.id], ..group.form("") };
    let minute = vault.write(|ctx| hand_work(ctx, &form)).unwrap();
    assert_eq!((minute.from, minute.numbers.len(), minute.actions), (vec!["Mas Lereng".to_owned()], 0, 1));
    assert_eq!(doer(vault, action), Some(group.comes.id));
}

#[test]
fn one_case_goes_with_what_its_companion_was_still_to_do_in_it() {
    let group = group();
    let vault = &group.world.vault;
    let goal = vault.write(|ctx| plan::add_goal(ctx, group.cases[0], "Sehat kembali")).unwrap();
    let action = vault.write(|ctx| plan::add_action(ctx, goal, &an_action(group.goes.id))).unwrap();
    let rev = vault.read(|ctx| find(ctx, group.cases[0])).unwrap().rev;
    vault.write(|ctx| hand_case(ctx, group.cases[0], Some(rev), group.comes.id, "")).unwrap();
    assert_eq!(doer(vault, action), Some(group.comes.id));
}

#[test]
fn the_form_of_a_case_hands_it_on_as_the_dialog_does() {
    let group = group();
    let vault = &group.world.vault;
    let goal = vault.write(|ctx| plan::add_goal(ctx, group.cases[0], "Sehat kembali")).unwrap();
    let action = vault.write(|ctx| plan::add_action(ctx, goal, &an_action(group.goes.id))).unwrap();
    let page = vault.read(|ctx| find(ctx, group.cases[0])).unwrap();
    let form = CaseForm { responsible: group.comes.id, ..page.form };
    vault.write(|ctx| change_case(ctx, group.cases[0], page.rev, &form, "")).unwrap();
    assert_eq!(doer(vault, action), Some(group.comes.id));
}

#[test]
fn what_stands_open_in_a_closed_case_is_nobodys_work() {
    let group = group();
    let vault = &group.world.vault;
    let helper = group.world.officer("Mas Lereng", &[Role::Pendamping]);
    let goal = vault.write(|ctx| plan::add_goal(ctx, group.cases[0], "Sehat kembali")).unwrap();
    vault.write(|ctx| plan::add_action(ctx, goal, &an_action(helper.id))).unwrap();
    let closing = CloseForm {
        close_reason: "moved".to_owned(),
        closed_on: "2026-11-22".to_owned(),
        close_note: String::new(),
    };
    let rev = vault.read(|ctx| find(ctx, group.cases[0])).unwrap().rev;
    vault.write(|ctx| crate::closing::close(ctx, group.cases[0], rev, &closing)).unwrap();
    assert!(!vault.read(officer_work).unwrap().iter().any(|one| one.officer == helper.id));
    let form = HandWorkForm { from: vec![helper.id], ..group.form("") };
    assert_eq!(vault.write(|ctx| hand_work(ctx, &form)).unwrap_err().faults()[0].field, "from");
}
