//! The way of a case through its stages, and what a change asks.

use super::super::*;
use super::codes;
use crate::testing::{World, a_case, a_person};

struct Walk {
    world: World,
    case: Uuid,
}

impl Walk {
    fn of(urgency: Urgency) -> Self {
        let world = World::with_group();
        let person = world.person(&a_person("Sekar Dangan"));
        let me = world.vault.officer().id;
        let case = world.case(&CaseForm { urgency, ..a_case(person, me) });
        Self { world, case }
    }

    fn page(&self) -> Case {
        self.world.vault.read(|ctx| find(ctx, self.case)).unwrap()
    }

    fn go(&self, to: Stage, reason: &str) -> Result<CaseRow> {
        let rev = self.page().rev;
        self.world.vault.write(|ctx| move_to(ctx, self.case, rev, to, reason))
    }

    fn close(&self, form: &CloseForm) -> Result<CaseRow> {
        let rev = self.page().rev;
        self.world.vault.write(|ctx| crate::closing::close(ctx, self.case, rev, form))
    }

    fn steps(&self) -> Vec<(Stage, bool)> {
        self.page().stages.iter().map(|step| (step.stage, step.skipped)).collect()
    }
}

fn a_close() -> CloseForm {
    CloseForm {
        close_reason: "needs_met".to_owned(),
        closed_on: "2026-11-22".to_owned(),
        close_note: String::new(),
    }
}

#[test]
fn the_usual_way_asks_no_reason() {
    let walk = Walk::of(Urgency::Normal);
    for stage in
        [Stage::Assessment, Stage::Plan, Stage::Service, Stage::Referral, Stage::Monitoring, Stage::Service]
    {
        assert_eq!(walk.go(stage, "").unwrap().stage, stage);
    }
    assert!(walk.page().stages.iter().all(|step| !step.skipped), "nothing was passed over");
}

#[test]
fn a_stage_begins_on_the_day_that_is_told_after_the_last_one_and_not_after_today() {
    let walk = Walk::of(Urgency::Normal);
    let reported = walk.page().row.reported_on;
    let go = |to, reason: &str, on: &str| {
        let rev = walk.page().rev;
        walk.world.vault.write(|ctx| move_on(ctx, walk.case, rev, to, reason, on))
    };
    let at = |field: &str, code| (field.to_owned(), code);
    let future = walk.world.vault.read(|ctx| Ok(ctx.today() + chrono::Days::new(1))).unwrap().to_string();
    let before = (reported.parse::<chrono::NaiveDate>().unwrap() - chrono::Days::new(1)).to_string();
    assert_eq!(codes(go(Stage::Assessment, "", "")), [at("on", FaultCode::Required)]);
    assert_eq!(codes(go(Stage::Assessment, "", &future)), [at("on", FaultCode::DateInFuture)]);
    assert_eq!(
        codes(go(Stage::Service, "", &before)),
        [at("reason", FaultCode::ReasonNeeded), at("on", FaultCode::DateBefore)]
    );
    go(Stage::Assessment, "", "2026-11-21").unwrap();
    let early = go(Stage::Plan, "", "2026-11-20").unwrap_err().faults().remove(0);
    assert_eq!((early.field.as_str(), early.code), ("on", FaultCode::DateBefore));
    assert_eq!(early.values["date"], "2026-11-21", "the sentence names the first day that is possible");
    go(Stage::Service, "ditolong tetangga", "2026-11-21").unwrap();
    let days: Vec<_> = walk.page().stages.into_iter().map(|step| (step.stage, step.since)).collect();
    let day = |stage, on: &str| (stage, on.to_owned());
    assert_eq!(
        days,
        [
            day(Stage::Report, &reported),
            day(Stage::Assessment, "2026-11-21"),
            day(Stage::Plan, "2026-11-21"),
            day(Stage::Service, "2026-11-21")
        ]
    );
}

#[test]
fn passing_over_asks_a_reason_and_keeps_what_was_passed_over() {
    use Stage::{Assessment, Plan, Report, Service};
    let walk = Walk::of(Urgency::Normal);
    let told = codes(walk.go(Stage::Service, " "));
    assert_eq!(told, [("reason".to_owned(), FaultCode::ReasonNeeded)]);
    walk.go(Stage::Service, "langsung dibantu tetangga").unwrap();
    assert_eq!(walk.steps(), [(Report, false), (Assessment, true), (Plan, true), (Service, false)]);
    let page = walk.page();
    assert!(page.stages[1..].iter().all(|step| step.reason == "langsung dibantu tetangga"));
    let Happening::Moved { from, to, skipped, .. } = &page.timeline[0].what else {
        panic!("a move came last")
    };
    assert_eq!((*from, *to, skipped.as_slice()), (Report, Service, [Assessment, Plan].as_slice()));
}

#[test]
fn going_back_asks_a_reason_and_passes_nothing_over() {
    let walk = Walk::of(Urgency::Normal);
    walk.go(Stage::Assessment, "").unwrap();
    walk.go(Stage::Plan, "").unwrap();
    assert_eq!(codes(walk.go(Stage::Assessment, "")), [("reason".to_owned(), FaultCode::ReasonNeeded)]);
    walk.go(Stage::Assessment, "keadaan berubah").unwrap();
    walk.go(Stage::Plan, "").unwrap();
    assert!(walk.page().stages.iter().all(|step| !step.skipped));
}

#[test]
fn an_emergency_goes_straight_to_service_on_the_day_of_its_report() {
    let walk = Walk::of(Urgency::Emergency);
    let page = walk.page();
    assert_eq!(page.row.stage, Stage::Service);
    assert!(page.stages.iter().all(|step| step.since == page.row.reported_on), "typed in days later");
    assert_eq!(page.stages.iter().filter(|step| step.skipped && step.code == "emergency").count(), 2);

    let later = Walk::of(Urgency::Normal);
    let form = CaseForm { urgency: Urgency::Emergency, ..later.page().form };
    let rev = later.page().rev;
    let row = later.world.vault.write(|ctx| change(ctx, later.case, rev, &form, "")).unwrap();
    assert_eq!(row.stage, Stage::Service);
}

#[test]
fn closing_needs_a_known_reason_and_a_possible_day() {
    let walk = Walk::of(Urgency::Normal);
    let wrong = |close_reason: &str, closed_on: &str| {
        codes(walk.close(&CloseForm {
            close_reason: close_reason.to_owned(),
            closed_on: closed_on.to_owned(),
            close_note: String::new(),
        }))
    };
    let named = |field: &str, code| (field.to_owned(), code);
    assert_eq!(
        wrong("", "2999-01-01"),
        [named("close_reason", FaultCode::Required), named("closed_on", FaultCode::BadDate)]
    );
    assert_eq!(
        wrong("bosan", "2026-11-01"),
        [named("close_reason", FaultCode::UnknownChoice), named("closed_on", FaultCode::DateBefore)]
    );
}

#[test]
fn a_closed_case_plans_no_visit_and_opens_again_with_a_reason() {
    let walk = Walk::of(Urgency::Normal);
    let vault = &walk.world.vault;
    let tomorrow = (vault.read(|ctx| Ok(ctx.today())).unwrap() + chrono::Days::new(1)).to_string();
    vault.write(|ctx| plan_visits(ctx, walk.case, &tomorrow, None)).unwrap();
    let row = walk.close(&a_close()).unwrap();
    assert_eq!((row.stage, row.next_visit.as_str()), (Stage::Closed, ""));
    assert_eq!(walk.page().close_reason, "needs_met");
    assert_eq!(codes(walk.go(Stage::Plan, "x")), [("stage".to_owned(), FaultCode::StageNotPossible)]);
    let plan = vault.write(|ctx| plan_visits(ctx, walk.case, &tomorrow, None));
    assert_eq!(codes(plan), [("next_visit".to_owned(), FaultCode::StageNotPossible)]);

    let rev = walk.page().rev;
    let silent = vault.write(|ctx| reopen(ctx, walk.case, rev, None, ""));
    assert_eq!(codes(silent), [("reason".to_owned(), FaultCode::ReasonNeeded)]);
    let row = vault.write(|ctx| reopen(ctx, walk.case, rev, None, "sakit lagi")).unwrap();
    assert_eq!(row.stage, Stage::Monitoring);
    assert_eq!(walk.page().close_reason, "");
    let rev = walk.page().rev;
    let twice = vault.write(|ctx| reopen(ctx, walk.case, rev, None, "x"));
    assert_eq!(codes(twice), [("stage".to_owned(), FaultCode::StageNotPossible)]);
}

#[test]
fn a_change_meanwhile_is_noticed() {
    let walk = Walk::of(Urgency::Normal);
    let (rev, form) = (walk.page().rev, walk.page().form);
    walk.go(Stage::Assessment, "").unwrap();
    let late = walk.world.vault.write(|ctx| change(ctx, walk.case, rev, &form, ""));
    assert_eq!(late.unwrap_err().code(), FaultCode::Changed);
}

#[test]
fn a_change_keeps_whom_it_is_about_and_the_number() {
    let walk = Walk::of(Urgency::Normal);
    let other = walk.world.person(&a_person("Nitik Karawitan"));
    let before = walk.page();
    let form = CaseForm {
        subject: Some(Subject::Person { id: other }),
        reported_on: "2025-12-30".to_owned(),
        story: "Atap dapur bocor.".to_owned(),
        ..before.form
    };
    let row = walk.world.vault.write(|ctx| change(ctx, walk.case, before.rev, &form, "")).unwrap();
    assert_eq!((row.subject.as_str(), row.number), ("Sekar Dangan", before.row.number));
    let page = walk.page();
    assert_eq!(
        (page.form.story.as_str(), page.stages[0].since.as_str()),
        ("Atap dapur bocor.", "2025-12-30")
    );
}

#[test]
fn making_secret_and_making_open_again_ask_a_reason() {
    let walk = Walk::of(Urgency::Normal);
    let vault = &walk.world.vault;
    let change_to = |secret: bool, types: &[u8], reason: &str| {
        let page = walk.page();
        let types = types.iter().map(|number| CaseTypeForm {
            number: *number,
            criteria: vec![1],
            note: String::new(),
        });
        let form = CaseForm { secret, types: types.collect(), ..page.form };
        vault.write(|ctx| change(ctx, walk.case, page.rev, &form, reason))
    };
    let reason_needed = [("reason".to_owned(), FaultCode::ReasonNeeded)];
    assert_eq!(codes(change_to(true, &[24], "")), reason_needed);
    assert!(change_to(true, &[24], "diminta keluarga").unwrap().secret);
    assert_eq!(walk.page().secrecy_reason, "diminta keluarga");
    assert_eq!(codes(change_to(false, &[24], "")), reason_needed);
    assert!(!change_to(false, &[24], "keluarga setuju").unwrap().secret);

    assert!(change_to(false, &[17], "").unwrap().secret, "the type alone makes it secret");
    assert!(change_to(false, &[17, 24], "").unwrap().secret, "and keeps it so, whatever the officer wishes");
    assert_eq!(codes(change_to(false, &[24], "")), reason_needed);
}

#[test]
fn who_is_responsible_must_be_able_to_carry_a_case() {
    let walk = Walk::of(Urgency::Normal);
    let treasurer = walk.world.officer("Bu Parang", &[crate::vault::Role::Bendahara]);
    let page = walk.page();
    let form = CaseForm { responsible: treasurer.id, ..page.form };
    let told = codes(walk.world.vault.write(|ctx| change(ctx, walk.case, page.rev, &form, "")));
    assert_eq!(told, [("responsible".to_owned(), FaultCode::Required)]);
}

#[test]
fn a_case_about_a_group_goes_the_whole_way_and_is_found_by_its_name() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let somebody = world.person(&a_person("Sekar Dangan"));
    let id = world.case(&CaseForm {
        subject: Some(Subject::Group { name: "Penghuni Bantaran Contoh".to_owned() }),
        types: vec![CaseTypeForm { number: 21, criteria: vec![2], note: String::new() }],
        ..a_case(somebody, me)
    });
    let page = |ctx: &crate::database::Read| find(ctx, id);
    let rev = || world.vault.read(page).unwrap().rev;
    for query in ["bantaran", "penghuni contoh", "K-2026-0001"] {
        let filter = CaseFilter { query: query.to_owned(), ..CaseFilter::default() };
        let rows = world.vault.read(|ctx| list(ctx, &filter, 0, 9)).unwrap();
        assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), [id], "{query}");
        assert_eq!(rows[0].subject, "Penghuni Bantaran Contoh");
    }
    let found = crate::assessment::AssessmentForm { event: "Banjir".to_owned(), ..Default::default() };
    world.vault.write(|ctx| crate::assessment::set(ctx, id, None, &found, None)).unwrap();
    let now = rev();
    world.vault.write(|ctx| move_to(ctx, id, now, Stage::Service, "air sudah masuk rumah")).unwrap();
    let end = CloseForm {
        close_reason: "needs_met".to_owned(),
        closed_on: world.vault.read(|ctx| Ok(ctx.today())).unwrap().to_string(),
        close_note: String::new(),
    };
    let now = rev();
    world.vault.write(|ctx| crate::closing::close(ctx, id, now, &end)).unwrap();
    let now = rev();
    let again = world.vault.write(|ctx| reopen(ctx, id, now, None, "banjir lagi")).unwrap();
    assert_eq!(again.stage, Stage::Monitoring);
}

/// By the same rules as a new one; nobody else comes to be whom a case is about.
#[test]
fn the_name_of_a_group_is_corrected_and_whom_a_case_is_about_stays() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let person = world.person(&a_person("Sekar Dangan"));
    let about = Subject::Person { id: person };
    let group = |name: &str| Some(Subject::Group { name: name.to_owned() });
    let id = world.case(&CaseForm {
        subject: group("Penghuni Bantaran Contho"),
        types: vec![CaseTypeForm { number: 21, criteria: vec![2], note: String::new() }],
        ..a_case(person, me)
    });
    let own = world.case(&a_case(person, me));
    let subject = |id: Uuid| world.vault.read(|ctx| find(ctx, id)).unwrap().form.subject;
    let changes = |id: Uuid, subject: Option<Subject>| {
        let page = world.vault.read(|ctx| find(ctx, id)).unwrap();
        let form = CaseForm { subject, ..page.form };
        world.vault.write(|ctx| change(ctx, id, page.rev, &form, "").map(|row| (row.subject, ctx.act())))
    };
    let key = id.to_string();
    world.vault.write(|ctx| draft::keep(ctx, "case", &key, "{}")).unwrap();
    for (typed, code) in [
        (None, FaultCode::Required),
        (group("  "), FaultCode::Required),
        (group(&"a".repeat(5_000)), FaultCode::TooLong),
    ] {
        assert_eq!(codes(changes(id, typed)), [("subject".to_owned(), code)]);
    }
    assert!(world.vault.read(|ctx| draft::find(ctx, "case", &key)).unwrap().is_some());
    let (told, act) = changes(id, group(" Penghuni  Bantaran Contoh ")).unwrap();
    assert_eq!((told.as_str(), subject(id)), ("Penghuni Bantaran Contoh", group("Penghuni Bantaran Contoh")));
    assert!(world.vault.read(|ctx| draft::find(ctx, "case", &key)).unwrap().is_none());
    world.vault.write(|ctx| crate::history::undo(ctx, act)).unwrap();
    assert_eq!(subject(id), group("Penghuni Bantaran Contho"));

    changes(id, Some(about.clone())).unwrap();
    assert_eq!(subject(id), group("Penghuni Bantaran Contho"), "a group stays one");
    for typed in [group("Penghuni Bantaran Contoh"), None] {
        changes(own, typed).unwrap();
        assert_eq!(subject(own), Some(about.clone()));
    }
}
