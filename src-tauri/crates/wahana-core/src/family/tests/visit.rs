//! One form for all cases of a family.

use super::*;
use crate::case::{Repeat, RepeatUnit, plan_visits};
use crate::draft;

fn a_visit(home: &Home, lines: Vec<VisitLine>) -> VisitForm {
    VisitForm {
        household: home.id,
        happened: days(home, 0),
        officer: home.world.vault.officer().id,
        outcome: String::new(),
        text: "Atap bocor.".to_owned(),
        lines,
    }
}

fn line(case: Uuid, text: &str, next_visit: &str) -> VisitLine {
    VisitLine { case, text: text.to_owned(), next_visit: next_visit.to_owned(), ..VisitLine::default() }
}

#[test]
fn one_visit_is_kept_in_each_case_as_one_act() {
    let home = Home::new();
    let me = home.world.vault.officer().id;
    let cases = [home.head, home.child].map(|who| home.world.case(&a_case(who, me)));
    let offered = home.world.vault.read(|ctx| visit_cases(ctx, home.id)).unwrap();
    assert_eq!(offered.len(), 2);
    home.world.vault.write(|ctx| draft::keep(ctx, "family_visit", &home.id.to_string(), "{}")).unwrap();
    let next = days(&home, 7);
    let form = a_visit(&home, vec![line(cases[0], "Masih batuk.", &next), line(cases[1], "", "")]);
    let (written, act) = home.world.vault.write(|ctx| Ok((record_visit(ctx, &form)?, ctx.act()))).unwrap();
    assert_eq!(written, 2);
    let page = |id| home.world.vault.read(|ctx| case::find(ctx, id)).unwrap();
    let texts = |id| -> String { format!("{:?}", page(id).timeline) };
    assert!(texts(cases[0]).contains("Atap bocor.\\nMasih batuk."), "{}", texts(cases[0]));
    assert!(texts(cases[1]).contains("Atap bocor.") && !texts(cases[1]).contains("batuk"));
    assert_eq!((page(cases[0]).row.next_visit, page(cases[1]).row.next_visit), (next, String::new()));
    let draft = home.world.vault.read(|ctx| draft::find(ctx, "family_visit", &home.id.to_string()));
    assert!(draft.unwrap().is_none());
    home.world.vault.write(|ctx| history::undo(ctx, act)).unwrap();
    assert!(!texts(cases[0]).contains("Atap bocor.") && !texts(cases[1]).contains("Atap bocor."));
}

#[test]
fn a_faulty_line_of_a_visit_keeps_nothing_and_is_told_at_its_place() {
    let home = Home::new();
    let me = home.world.vault.officer().id;
    let cases = [home.head, home.child].map(|who| home.world.case(&a_case(who, me)));
    let faults = |form: &VisitForm| {
        let faults = home.world.vault.write(|ctx| record_visit(ctx, form)).unwrap_err().faults();
        faults.into_iter().map(|fault| (fault.field, fault.code)).collect::<Vec<_>>()
    };
    let passed = a_visit(&home, vec![line(cases[0], "", ""), line(cases[1], "", "2020-01-01")]);
    assert_eq!(faults(&passed), at("lines.1.next_visit", FaultCode::DatePassed));
    let empty = VisitForm { text: " ".to_owned(), ..a_visit(&home, vec![line(cases[0], "", "")]) };
    assert_eq!(faults(&empty), at("text", FaultCode::Required));
    let only_a_day = VisitForm { lines: vec![line(cases[0], "", &days(&home, 7))], ..empty };
    assert_eq!(faults(&only_a_day), at("lines.0.text", FaultCode::Required));
    let tomorrow = VisitForm {
        happened: days(&home, 1),
        ..a_visit(&home, vec![line(cases[0], "", ""), line(cases[1], "", "")])
    };
    assert_eq!(faults(&tomorrow), at("happened", FaultCode::DateInFuture), "asked once, told once");
    let page = home.world.vault.read(|ctx| case::find(ctx, cases[0])).unwrap();
    assert!(!format!("{:?}", page.timeline).contains("Atap"), "nothing was kept");
}

#[test]
fn a_companion_visits_only_in_their_own_cases() {
    let home = Home::new();
    let companion = home.world.officer("Bu Parang", &[Role::Pendamping]);
    let me = home.world.vault.officer().id;
    let mine = home.world.case(&a_case(home.head, me));
    let hers = home.world.case(&CaseForm { secret: true, ..a_case(home.child, companion.id) });
    let as_her = home.world.as_officer(&companion);
    let ids = |vault: &Vault| -> Vec<Uuid> {
        vault.read(|ctx| visit_cases(ctx, home.id)).unwrap().into_iter().map(|one| one.row.id).collect()
    };
    assert_eq!((ids(&home.world.vault), ids(&as_her)), (vec![mine], vec![hers]));
    let form = a_visit(&home, vec![line(mine, "x", "")]);
    assert_eq!(as_her.write(|ctx| record_visit(ctx, &form)).unwrap_err().code(), FaultCode::NotAllowed);
}

#[test]
fn a_case_with_a_visit_planned_for_later_is_left_as_it_is_where_nothing_was_said_of_it() {
    let home = Home::new();
    let me = home.world.vault.officer().id;
    let cases = [home.head, home.child].map(|who| home.world.case(&a_case(who, me)));
    let later = days(&home, 9);
    home.world.vault.write(|ctx| plan_visits(ctx, cases[1], &later, None)).unwrap();
    let form = VisitForm {
        text: String::new(),
        ..a_visit(&home, vec![line(cases[0], "Masih batuk.", ""), line(cases[1], "", &later)])
    };
    assert_eq!(home.world.vault.write(|ctx| record_visit(ctx, &form)).unwrap(), 1);
    let page = home.world.vault.read(|ctx| case::find(ctx, cases[1])).unwrap();
    assert_eq!((page.row.next_visit, page.timeline.len()), (later, 1));
}

/// The form proposes a day for each case that is due; whoever leaves it as it stands said nothing of that case.
#[test]
fn a_case_that_is_overdue_and_repeats_is_left_as_it_is_where_nothing_was_said_of_it() {
    let home = Home::new();
    let me = home.world.vault.officer().id;
    let cases = [home.head, home.child].map(|who| home.world.case(&a_case(who, me)));
    let weekly = Repeat { every: 1, unit: RepeatUnit::Week, until: String::new() };
    let due = days(&home, 0);
    home.world.vault.write(|ctx| plan_visits(ctx, cases[1], &due, Some(&weekly))).unwrap();
    let offered = home.world.vault.read(|ctx| visit_cases(ctx, home.id)).unwrap();
    let proposed = &offered.iter().find(|one| one.row.id == cases[1]).unwrap().proposed;
    assert_eq!(*proposed, days(&home, 7));
    let form = VisitForm {
        text: String::new(),
        ..a_visit(&home, vec![line(cases[0], "Masih batuk.", ""), line(cases[1], "", proposed)])
    };
    assert_eq!(home.world.vault.write(|ctx| record_visit(ctx, &form)).unwrap(), 1);
    let page = home.world.vault.read(|ctx| case::find(ctx, cases[1])).unwrap();
    assert_eq!((page.row.next_visit, page.repeat, page.timeline.len()), (due, Some(weekly), 1));
}

#[test]
fn the_next_visit_is_the_one_planned_for_later_or_follows_from_one_that_is_due_and_ends_without_a_next() {
    let home = Home::new();
    let id = home.world.case(&a_case(home.head, home.world.vault.officer().id));
    let weekly = Repeat { every: 1, unit: RepeatUnit::Week, until: String::new() };
    let until = |day: String| Some(Repeat { until: day, ..weekly.clone() });
    let then = |day: i64, repeat: Option<Repeat>| {
        let day = days(&home, day);
        home.world.vault.write(|ctx| plan_visits(ctx, id, &day, repeat.as_ref())).unwrap();
        home.world.vault.read(|ctx| visit_cases(ctx, home.id)).unwrap()[0].proposed.clone()
    };
    assert_eq!(then(5, None), days(&home, 5), "planned for later");
    assert_eq!(then(5, Some(weekly.clone())), days(&home, 5));
    assert_eq!(then(0, None), "", "what does not repeat has no next");
    assert_eq!(then(0, until(days(&home, 6))), "", "the rule has come to its end");
    assert_eq!(then(0, Some(weekly.clone())), days(&home, 7));
    let repeat = || home.world.vault.read(|ctx| case::find(ctx, id)).unwrap().repeat;
    let visited = |next: &str| {
        let form = a_visit(&home, vec![line(id, "", next)]);
        home.world.vault.write(|ctx| record_visit(ctx, &form)).unwrap();
    };
    visited(&days(&home, 7));
    assert_eq!(repeat(), Some(weekly.clone()));
    visited("");
    assert_eq!(repeat(), None, "without a day there is neither");
}

#[test]
fn a_note_that_is_half_typed_on_the_page_of_a_case_stays() {
    let home = Home::new();
    let id = home.world.case(&a_case(home.head, home.world.vault.officer().id));
    home.world.vault.write(|ctx| draft::keep(ctx, "follow_up", &id.to_string(), "{}")).unwrap();
    let form = a_visit(&home, vec![line(id, "", "")]);
    home.world.vault.write(|ctx| record_visit(ctx, &form)).unwrap();
    assert!(home.world.vault.read(|ctx| draft::find(ctx, "follow_up", &id.to_string())).unwrap().is_some());
}

#[test]
fn a_case_that_is_named_twice_is_refused() {
    let home = Home::new();
    let id = home.world.case(&a_case(home.head, home.world.vault.officer().id));
    let form = a_visit(&home, vec![line(id, "Satu", ""), line(id, "Dua", "")]);
    let refused = home.world.vault.write(|ctx| record_visit(ctx, &form)).unwrap_err();
    assert_eq!(refused.code(), FaultCode::NotAllowed);
}

#[test]
fn a_visit_that_met_nobody_is_kept_in_every_case_and_needs_no_words() {
    let home = Home::new();
    let me = home.world.vault.officer().id;
    let cases = [home.head, home.child].map(|who| home.world.case(&a_case(who, me)));
    let lines = || cases.iter().map(|id| line(*id, "", "")).collect();
    let silent = |outcome: &str| VisitForm {
        outcome: outcome.to_owned(),
        text: String::new(),
        ..a_visit(&home, lines())
    };
    let kept = |form: &VisitForm| home.world.vault.write(|ctx| record_visit(ctx, form));
    assert_eq!(kept(&silent("met")).unwrap_err().faults()[0].code, FaultCode::Required);
    let odd = kept(&VisitForm { text: "Atap bocor.".to_owned(), ..silent("flown") }).unwrap_err().faults();
    assert_eq!((odd.len(), odd[0].field.as_str(), odd[0].code), (1, "outcome", FaultCode::UnknownChoice));
    assert_eq!(kept(&silent("nobody_home")).unwrap(), 2);
    for id in cases {
        let page = home.world.vault.read(|ctx| case::find(ctx, id)).unwrap();
        assert!(format!("{:?}", page.timeline).contains("nobody_home"));
    }
}

#[test]
fn each_line_says_whom_it_met_and_ticks_off_what_was_done_for_its_plan() {
    let home = Home::new();
    let vault = &home.world.vault;
    let me = vault.officer().id;
    let cases = [home.head, home.child].map(|who| home.world.case(&a_case(who, me)));
    let action = |due: &str| {
        let form = plan::ActionForm {
            what: "Antar obat".to_owned(),
            officer: Some(me),
            doer: String::new(),
            due: due.to_owned(),
            fund: String::new(),
        };
        let add = |ctx: &crate::database::Write| {
            let goal = plan::add_goal(ctx, cases[0], "Sehat")?;
            plan::add_action(ctx, goal, &form)
        };
        vault.write(add).unwrap()
    };
    let (late, now, later) = (action("2026-11-20"), action(&days(&home, 0)), action(&days(&home, 3)));
    action("");
    let offered = vault.read(|ctx| visit_cases(ctx, home.id)).unwrap();
    let with_plan = offered.iter().find(|one| one.row.id == cases[0]).unwrap();
    let due: Vec<Uuid> = with_plan.due.iter().map(|one| one.id).collect();
    assert_eq!(due, [late, now], "what is due, the oldest first");

    let met = VisitLine { done: vec![(late, 1)], ..line(cases[0], "", "") };
    let away = VisitLine { outcome: "nobody_home".to_owned(), ..line(cases[1], "", "") };
    let form = VisitForm { outcome: "met".to_owned(), ..a_visit(&home, vec![met.clone(), away.clone()]) };
    let (written, act) = vault.write(|ctx| Ok((record_visit(ctx, &form)?, ctx.act()))).unwrap();
    assert_eq!(written, 2);
    let outcome = |id| {
        let page = vault.read(|ctx| case::find(ctx, id)).unwrap();
        page.timeline.iter().find_map(|entry| match &entry.what {
            case::Happening::FollowUp { outcome, .. } => Some(outcome.clone()),
            _ => None,
        })
    };
    assert_eq!(
        (outcome(cases[0]), outcome(cases[1])),
        (Some("met".to_owned()), Some("nobody_home".to_owned()))
    );
    let state = |id| {
        let goals = vault.read(|ctx| plan::of_case(ctx, cases[0])).unwrap();
        let ended = goals.into_iter().flat_map(|goal| goal.actions).find(|one| one.id == id).unwrap();
        (ended.state, ended.finished_on)
    };
    assert_eq!(state(late), (plan::ActionState::Done, days(&home, 0)));
    vault.write(|ctx| history::undo(ctx, act)).unwrap();
    assert_eq!((state(late).0, outcome(cases[0])), (plan::ActionState::Open, None), "one act");

    // What is not due, or is another case's, is not ticked by it.
    for wrong in [VisitLine { done: vec![(later, 1)], ..met }, VisitLine { done: vec![(now, 1)], ..away }] {
        let refused = vault.write(|ctx| record_visit(ctx, &a_visit(&home, vec![wrong.clone()])));
        assert_eq!(refused.unwrap_err().code(), FaultCode::Changed);
    }
}

#[test]
fn a_day_that_cannot_be_is_told_also_where_nothing_but_an_action_is_ticked_off() {
    let home = Home::new();
    let vault = &home.world.vault;
    let me = vault.officer().id;
    let born = PersonForm { birth: Birth::parse("1980").unwrap(), ..a_person("Sekar Dangan") };
    let rev = vault.read(|ctx| person::find(ctx, home.head)).unwrap().rev;
    vault.write(|ctx| person::change(ctx, home.head, rev, &born)).unwrap();
    let id = home.world.case(&a_case(home.head, me));
    let action = plan::ActionForm {
        what: "Antar obat".to_owned(),
        officer: Some(me),
        due: "2026-11-20".to_owned(),
        ..plan::ActionForm::default()
    };
    let add = |ctx: &crate::database::Write| {
        let goal = plan::add_goal(ctx, id, "Sehat")?;
        plan::add_action(ctx, goal, &action)
    };
    let action = vault.write(add).unwrap();
    let ticked = VisitLine { done: vec![(action, 1)], ..line(id, "", "") };
    let on = |day: &str, text: &str| VisitForm {
        happened: day.to_owned(),
        text: text.to_owned(),
        ..a_visit(&home, vec![ticked.clone()])
    };
    for text in ["", "Atap bocor."] {
        for (day, code) in [
            (days(&home, 1), FaultCode::DateInFuture),
            ("kemarin".to_owned(), FaultCode::BadDate),
            ("1926-11-20".to_owned(), FaultCode::DateBeforeBirth),
        ] {
            let faults = vault.write(|ctx| record_visit(ctx, &on(&day, text))).unwrap_err().faults();
            let told: Vec<_> = faults.into_iter().map(|fault| (fault.field, fault.code)).collect();
            assert_eq!(told, at("happened", code), "{text}");
        }
    }
    assert_eq!(vault.write(|ctx| record_visit(ctx, &on(&days(&home, 0), ""))).unwrap(), 1);
}
