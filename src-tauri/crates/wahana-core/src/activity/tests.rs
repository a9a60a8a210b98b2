use super::*;
use crate::Error;
use crate::case::CaseForm;
use crate::history;
use crate::person::{self, Life};
use crate::record::RecordKind;
use crate::testing::{World, a_case, a_meeting, a_person, plan};
use crate::vault::{Role, Vault};

mod lists;

fn find_it(vault: &Vault, id: Uuid) -> Activity {
    vault.read(|ctx| find(ctx, id)).unwrap()
}

fn hold(vault: &Vault, form: &ActivityForm) -> Uuid {
    vault.write(|ctx| make(ctx, form)).unwrap().id
}

fn faults(refused: Result<ActivityRow>) -> Vec<(String, FaultCode)> {
    let Err(Error::Invalid(faults)) = refused else { panic!("it went through: {refused:?}") };
    faults.into_iter().map(|fault| (fault.field, fault.code)).collect()
}

fn guest(name: &str) -> AttendanceForm {
    let who = Attendee::Guest { name: name.to_owned(), origin: "Kelurahan Contoharjo".to_owned() };
    AttendanceForm { who, presence: Presence::Here }
}

/// Takes back the newest act that can be.
fn undo_last(vault: &Vault, area: RecordKind, id: Uuid) {
    let acts = vault.read(|ctx| history::record_history(ctx, area, id)).unwrap();
    vault.write(|ctx| history::undo(ctx, acts[0].act)).unwrap();
}

#[test]
fn a_meeting_is_planned_held_written_down_and_read_again_as_it_was() {
    let world = World::with_group();
    let dangan = world.person(&a_person("Sekar Dangan"));
    let officer = world.vault.officer().id;
    let planned = ActivityForm {
        day: "2036-11-30".to_owned(),
        minutes: String::new(),
        attendance: vec![
            AttendanceForm { who: Attendee::Officer { id: officer }, presence: Presence::Waiting },
            AttendanceForm { who: Attendee::Person { id: dangan }, presence: Presence::Excused },
        ],
        decisions: Vec::new(),
        ..a_meeting(&[])
    };
    let id = hold(&world.vault, &planned);
    let page = find_it(&world.vault, id);
    assert_eq!(page.form, planned);
    assert_eq!((page.row.number.as_str(), page.row.expected, page.row.written), ("G-2036-0001", 2, false));

    let held = ActivityForm {
        attendance: vec![guest("Bu Lurah"), planned.attendance[0].clone()],
        ..a_meeting(&[dangan])
    };
    world.vault.write(|ctx| change(ctx, id, page.rev, &held)).unwrap();
    let page = find_it(&world.vault, id);
    let names: Vec<_> = page.attendance.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Bu Lurah", "Bu Truntum"]);
    assert_eq!((page.row.here, page.row.written, page.row.open_decisions), (1, true, 1));
    assert_eq!(page.row.number, "G-2036-0001", "a number stays, whatever the day becomes");
}

#[test]
fn everything_that_is_wrong_is_told_at_once_and_at_its_row() {
    let world = World::with_group();
    let dangan = world.person(&a_person("Sekar Dangan"));
    let mut form = a_meeting(&[dangan, dangan, Uuid::nil()]);
    form.title = " ".to_owned();
    form.attendance.push(guest(" "));
    form.decisions[0].what = String::new();
    form.decisions[0].until = "2026-11-19".to_owned();
    form.cases = vec![Uuid::nil()];
    let found = faults(world.vault.write(|ctx| make(ctx, &form)));
    let at = |field: &str, code| (field.to_owned(), code);
    assert_eq!(
        found,
        [
            at("title", FaultCode::Required),
            at("attendance.1", FaultCode::AttendeeTwice),
            at("attendance.2", FaultCode::NotFound),
            at("attendance.3", FaultCode::Required),
            at("decisions.0.what", FaultCode::Required),
            at("decisions.0.until", FaultCode::DateBefore),
            at("cases", FaultCode::NotFound),
        ]
    );
    let meeting = a_meeting(&[]);
    let crowd = ActivityForm {
        attendance: (0..1_001).map(|number| guest(&format!("Tamu {number}"))).collect(),
        decisions: vec![meeting.decisions[0].clone(); 1_001],
        ..meeting
    };
    assert_eq!(
        faults(world.vault.write(|ctx| make(ctx, &crowd))),
        [at("attendance", FaultCode::TooManyRows), at("decisions", FaultCode::TooManyRows)]
    );
}

#[test]
fn nobody_came_to_what_is_still_to_come_and_nothing_was_said_there() {
    let world = World::with_group();
    let dangan = world.person(&a_person("Sekar Dangan"));
    let (day, decisions) = ("2036-11-30".to_owned(), Vec::new());
    let later = ActivityForm { day, decisions, ..a_meeting(&[]) };
    let said = faults(world.vault.write(|ctx| make(ctx, &later)));
    assert_eq!(said, [("day".to_owned(), FaultCode::DateInFuture)]);
    let attendance = a_meeting(&[dangan]).attendance;
    let came = ActivityForm { minutes: String::new(), attendance, ..later };
    assert_eq!(faults(world.vault.write(|ctx| make(ctx, &came))), said);
}

#[test]
fn the_next_one_begins_with_who_stood_on_the_list_of_the_last_one_of_its_kind() {
    let world = World::with_group();
    let ask = |kind| world.vault.read(|ctx| expected(ctx, kind)).unwrap();
    let officers = ask(ActivityKind::Board);
    assert_eq!(officers.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Bu Truntum"]);
    let [dangan, jali] = ["Sekar Dangan", "Sekar Jali"].map(|name| world.person(&a_person(name)));
    let mut form = a_meeting(&[dangan, jali]);
    form.attendance.push(guest("Bu Lurah"));
    hold(&world.vault, &form);
    let again = ask(ActivityKind::Board);
    let names: Vec<_> = again.iter().map(|row| (row.name.as_str(), row.presence)).collect();
    assert_eq!(names, [("Sekar Dangan", Presence::Waiting), ("Sekar Jali", Presence::Waiting)]);
    assert_eq!(ask(ActivityKind::Training), officers, "another kind knows nobody yet");
}

#[test]
fn who_died_or_moved_away_is_not_expected_and_nobody_came_after_their_death() {
    let world = World::with_group();
    let people = ["Sekar Dangan", "Sekar Jali", "Udan Liris"].map(|name| world.person(&a_person(name)));
    let held = hold(&world.vault, &a_meeting(&people));
    for (id, life) in [(people[0], Life::Dead), (people[1], Life::Moved)] {
        world.vault.write(|ctx| person::set_life(ctx, id, life, "2026-11-19", "")).unwrap();
    }
    let next = world.vault.read(|ctx| expected(ctx, ActivityKind::Board)).unwrap();
    assert_eq!(next.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Udan Liris"]);
    // What was written down before is told, and stands; who moved away may still come.
    let page = find_it(&world.vault, held);
    assert_eq!(page.attendance[0].life, Life::Dead);
    world.vault.write(|ctx| change(ctx, held, page.rev, &page.form)).unwrap();
    let said = faults(world.vault.write(|ctx| make(ctx, &a_meeting(&people))));
    assert_eq!(said, [("attendance.0".to_owned(), FaultCode::DateAfterDeath)]);
}

#[test]
fn who_reads_residents_names_reads_and_who_writes_residents_writes() {
    let world = World::with_group();
    let id = hold(&world.vault, &a_meeting(&[]));
    let as_role = |role| world.as_officer(&world.officer("Pak Slobog", &[role]));
    for role in [Role::Bendahara, Role::Pembaca] {
        let other = as_role(role);
        let page = find_it(&other, id);
        assert!(!page.may_change && !page.form.minutes.is_empty());
        let decision = page.decisions[0].id;
        for refused in [
            other.write(|ctx| make(ctx, &a_meeting(&[])).map(drop)),
            other.write(|ctx| change(ctx, id, page.rev, &page.form).map(drop)),
            other.write(|ctx| withdraw(ctx, id, "Salah")),
            other.write(|ctx| tick(ctx, decision, 1, true)),
            other.read(|ctx| expected(ctx, ActivityKind::Board).map(drop)),
        ] {
            assert_eq!(refused.unwrap_err().code(), FaultCode::NotAllowed);
        }
        assert_eq!(other.read(due).unwrap(), []);
    }
    let companion = as_role(Role::Pendamping);
    hold(&companion, &a_meeting(&[]));
}

#[test]
fn that_a_secret_case_was_spoken_of_is_known_to_its_companion_alone_and_stays_when_others_save() {
    let world = World::with_group();
    let companion = world.as_officer(&world.officer("Pak Slobog", &[Role::Pendamping]));
    let child = world.person(&a_person("Nitik Karawitan"));
    let open = world.case(&a_case(child, world.vault.officer().id));
    let secret = CaseForm { secret: true, ..a_case(child, companion.officer().id) };
    let secret = companion.write(|ctx| case::open(ctx, &secret)).unwrap().id;
    let id = hold(&companion, &ActivityForm { cases: vec![open, secret], ..a_meeting(&[]) });

    let cases = |vault: &Vault| find_it(vault, id).form.cases;
    assert_eq!(cases(&world.vault), [open]);
    let treasurer = world.as_officer(&world.officer("Pak Gringsing", &[Role::Bendahara]));
    assert!(cases(&treasurer).is_empty());
    let refused = world.vault.read(|ctx| of_case(ctx, secret)).unwrap_err();
    assert_eq!(refused.code(), FaultCode::NotAllowed);
    // Who cannot read it cannot name it either.
    let guess = ActivityForm { cases: vec![secret], ..a_meeting(&[]) };
    assert_eq!(
        faults(world.vault.write(|ctx| make(ctx, &guess))),
        [("cases".to_owned(), FaultCode::NotFound)]
    );

    let page = find_it(&world.vault, id);
    let fewer = ActivityForm { cases: Vec::new(), ..page.form };
    world.vault.write(|ctx| change(ctx, id, page.rev, &fewer)).unwrap();
    assert!(cases(&world.vault).is_empty());
    assert_eq!(cases(&companion), [secret], "what somebody could not see they could not take off");
    let told = world.vault.read(|ctx| history::record_history(ctx, RecordKind::Activity, id)).unwrap();
    assert!(!format!("{told:?}").contains(&secret.to_string()));
    assert_eq!(companion.read(|ctx| of_case(ctx, secret)).unwrap().len(), 1);
}

#[test]
fn naming_a_secret_case_does_not_show_in_the_meeting_s_own_history() {
    let world = World::with_group();
    let companion = world.as_officer(&world.officer("Pak Slobog", &[Role::Pendamping]));
    let child = world.person(&a_person("Nitik Karawitan"));
    let secret = CaseForm { secret: true, ..a_case(child, companion.officer().id) };
    let secret = companion.write(|ctx| case::open(ctx, &secret)).unwrap().id;
    let id = hold(&world.vault, &a_meeting(&[]));
    let page = find_it(&companion, id);
    let form = ActivityForm { cases: vec![secret], ..page.form };
    companion.write(|ctx| change(ctx, id, page.rev, &form)).unwrap();
    assert_eq!(find_it(&companion, id).form.cases, [secret]);
    let told = world.vault.read(|ctx| history::record_history(ctx, RecordKind::Activity, id)).unwrap();
    assert_eq!(told.len(), 1, "only that it was written down: {told:?}");
    let acts = |vault: &Vault| vault.read(history::week_in_review).unwrap().acts;
    let of_meeting: Vec<_> = acts(&world.vault).into_iter().filter(|act| act.label.contains("G-")).collect();
    assert_eq!(of_meeting.len(), 1, "nor in the week: {of_meeting:?}");
}

#[test]
fn a_secret_case_beside_it_keeps_nobody_from_taking_a_change_back() {
    let world = World::with_group();
    let companion = world.as_officer(&world.officer("Pak Slobog", &[Role::Pendamping]));
    let child = world.person(&a_person("Nitik Karawitan"));
    let secret = CaseForm { secret: true, ..a_case(child, companion.officer().id) };
    let secret = companion.write(|ctx| case::open(ctx, &secret)).unwrap().id;
    let id = hold(&companion, &ActivityForm { cases: vec![secret], ..a_meeting(&[]) });
    let told = world.vault.read(|ctx| history::record_history(ctx, RecordKind::Activity, id)).unwrap();
    world.vault.write(|ctx| history::undo(ctx, told[0].act)).unwrap();
    assert!(world.vault.read(|ctx| list(ctx, "", 0, 9)).unwrap().is_empty());
    assert!(companion.read(|ctx| of_case(ctx, secret)).unwrap().is_empty());
}

#[test]
fn a_place_on_the_list_of_what_was_taken_back_keeps_nobody() {
    let world = World::with_group();
    let (dangan, act) = world
        .vault
        .write(|ctx| Ok((crate::person::add(ctx, &a_person("Sekar Dangan"))?.id, ctx.act())))
        .unwrap();
    let id = hold(&world.vault, &a_meeting(&[dangan]));
    let refused = world.vault.write(|ctx| history::undo(ctx, act)).unwrap_err();
    assert_eq!(refused.code(), FaultCode::UndoDepends);
    world.vault.write(|ctx| withdraw(ctx, id, "keliru")).unwrap();
    world.vault.write(|ctx| history::undo(ctx, act)).unwrap();
}

#[test]
fn a_decision_waits_until_it_is_ticked_off_and_not_after_its_meeting_was_taken_back() {
    let world = World::with_group();
    let id = hold(&world.vault, &a_meeting(&[]));
    let far =
        DecisionForm { id: None, until: "2036-01-01".to_owned(), ..a_meeting(&[]).decisions[0].clone() };
    hold(&world.vault, &ActivityForm { decisions: vec![far], ..a_meeting(&[]) });
    let waits = || world.vault.read(due).unwrap();
    let [due] = waits().try_into().unwrap();
    let (due, decision): (DecisionDue, _) = (due.clone(), due.decision);
    assert_eq!((due.activity, decision.what.as_str()), (id, "Memperbaiki kursi roda"));
    world.vault.write(|ctx| tick(ctx, decision.id, decision.rev, true)).unwrap();
    assert!(waits().is_empty());
    let done = find_it(&world.vault, id).decisions.remove(0);
    assert!(!done.done_on.is_empty() && !done.overdue);
    let again = world.vault.write(|ctx| tick(ctx, done.id, decision.rev, false));
    assert_eq!(again.unwrap_err().code(), FaultCode::Changed);
    world.vault.write(|ctx| tick(ctx, done.id, done.rev, false)).unwrap();
    assert_eq!(waits().len(), 1);
    world.vault.write(|ctx| withdraw(ctx, id, "Tidak jadi")).unwrap();
    assert!(waits().is_empty());
}

#[test]
fn what_was_written_is_taken_back_and_comes_back_whole() {
    let world = World::with_group();
    let [dangan, jali] = ["Sekar Dangan", "Sekar Jali"].map(|name| world.person(&a_person(name)));
    let id = hold(&world.vault, &a_meeting(&[dangan]));
    let first = find_it(&world.vault, id);
    let form = ActivityForm { minutes: "Lain.".to_owned(), decisions: Vec::new(), ..a_meeting(&[jali]) };
    world.vault.write(|ctx| change(ctx, id, first.rev, &form)).unwrap();
    undo_last(&world.vault, RecordKind::Activity, id);
    let back = find_it(&world.vault, id);
    assert_eq!((back.form, back.row), (first.form, first.row));
    // The first act last: then it is gone with all its rows.
    let acts = world.vault.read(|ctx| history::record_history(ctx, RecordKind::Activity, id)).unwrap();
    let made = acts.iter().find(|entry| entry.op == "create").unwrap().act;
    world.vault.write(|ctx| history::undo(ctx, made)).unwrap();
    assert_eq!(world.vault.read(|ctx| find(ctx, id)).unwrap_err().code(), FaultCode::NotFound);
    assert!(world.vault.read(|ctx| of_person(ctx, dangan)).unwrap().is_empty());
}

#[test]
fn a_resident_who_stands_on_a_list_is_not_taken_back_and_an_erased_one_has_no_name_there() {
    let world = World::with_group();
    let [dangan, jali] = ["Sekar Dangan", "Sekar Jali"].map(|name| world.person(&a_person(name)));
    let id = hold(&world.vault, &a_meeting(&[dangan, jali]));
    let refused = world.vault.write(|ctx| crate::taking_back::resident(ctx, dangan, "Dobel"));
    assert_eq!(refused.unwrap_err().code(), FaultCode::StillUsed);
    crate::erasing::erase(&world.vault, dangan, crate::erasing::ErasureReason::Asked).unwrap();
    let page = find_it(&world.vault, id);
    assert_eq!((page.row.here, page.row.expected), (2, 2));
    assert_eq!(page.attendance[0].name, "W-0001");
    // The minutes can still be changed, with them on the list.
    let form = ActivityForm { minutes: "Ditambah.".to_owned(), ..page.form };
    world.vault.write(|ctx| change(ctx, id, page.rev, &form)).unwrap();
}

#[test]
fn who_turned_out_to_be_one_stands_on_each_list_once() {
    let world = World::with_group();
    let [keep, gone] = ["Sekar Dangan", "Sekar Dangan S"].map(|name| world.person(&a_person(name)));
    let mut both = a_meeting(&[keep, gone]);
    both.attendance[0].presence = Presence::Excused;
    let both = hold(&world.vault, &both);
    let one = hold(&world.vault, &a_meeting(&[gone]));
    world.vault.write(|ctx| follow_person(ctx, gone, keep)).unwrap();
    let list = |id| {
        let rows = find_it(&world.vault, id).form.attendance.into_iter();
        rows.map(|row| (row.who, row.presence)).collect::<Vec<_>>()
    };
    let came = [(Attendee::Person { id: keep }, Presence::Here)];
    assert_eq!((list(both), list(one)), (came.to_vec(), came.to_vec()));
}
