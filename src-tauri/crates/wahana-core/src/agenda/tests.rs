//! What is due, whose it is, and what others see of it.

use super::*;
use crate::activity::ActivityForm;
use crate::assistance::Recipient;
use crate::case::{CaseForm, CaseTypeForm, Repeat, RepeatUnit, Subject, plan_visits};
use crate::distribution::{self, DistributionForm, Per};
use crate::draft::Unkept;
use crate::home;
use crate::person::{self, Life};
use crate::plan::{ActionForm, EndForm, Ending, add_action, add_goal, end_action};
use crate::referral::ReferralForm;
use crate::testing::{World, a_case, a_distribution, a_meeting, a_partner, a_person, a_referral};
use crate::vault::{OfficerRow, Role, Vault, set_roles};

struct Hall {
    world: World,
    ceplok: OfficerRow,
    lereng: OfficerRow,
    /// A plain case of Mbak Ceplok.
    plain: Uuid,
    /// A secret one of hers.
    secret: Uuid,
}

fn in_days(days: i64) -> String {
    (chrono::Local::now().date_naive() + chrono::TimeDelta::days(days)).to_string()
}

impl Hall {
    fn new() -> Self {
        let world = World::with_group();
        let ceplok = world.officer("Mbak Ceplok", &[Role::Pendamping]);
        let lereng = world.officer("Mas Lereng", &[Role::Pendamping]);
        let known = world.person(&a_person("Sekar Dangan"));
        let child = world.person(&a_person("Sekar Menur"));
        let hidden = world.person(&a_person("Nitik Karawitan"));
        world.family(&[known, child]);
        let plain = world.case(&a_case(child, ceplok.id));
        let types = vec![CaseTypeForm { number: 17, criteria: vec![1], note: String::new() }];
        let secret = world.case(&CaseForm { types, ..a_case(hidden, ceplok.id) });
        Self { world, ceplok, lereng, plain, secret }
    }

    fn as_ceplok(&self) -> Vault {
        self.world.as_officer(&self.ceplok)
    }

    fn action(&self, case: Uuid, officer: Option<Uuid>, due: &str) -> Uuid {
        let doer = if officer.is_none() { "Anaknya".to_owned() } else { String::new() };
        let what = "Antar ke Puskesmas".to_owned();
        let form = ActionForm { what, officer, doer, due: due.to_owned(), fund: String::new() };
        let add = |ctx: &crate::database::Write| {
            let goal = add_goal(ctx, case, "Sehat kembali")?;
            add_action(ctx, goal, &form)
        };
        self.as_ceplok().write(add).unwrap()
    }
}

fn due_of(vault: &Vault) -> TasksWaiting {
    vault.read(|ctx| home::today(ctx, &Unkept::default())).unwrap().tasks
}

fn ids(tasks: &[Task]) -> Vec<Uuid> {
    tasks.iter().map(|task| task.id).collect()
}

fn count(vault: &Vault) -> i64 {
    waiting(vault).unwrap()
}

#[test]
fn a_task_appears_when_it_is_due_and_goes_when_it_is_done() {
    let hall = Hall::new();
    let ceplok = hall.as_ceplok();
    let today = hall.action(hall.plain, Some(hall.ceplok.id), &in_days(0));
    let late = hall.action(hall.plain, Some(hall.ceplok.id), &in_days(-3));
    hall.action(hall.plain, Some(hall.ceplok.id), &in_days(4));
    hall.action(hall.plain, Some(hall.ceplok.id), "");
    ceplok.write(|ctx| plan_visits(ctx, hall.plain, &in_days(0), None)).unwrap();

    let due = due_of(&ceplok);
    assert_eq!(ids(&due.rows), [late, hall.plain, today], "the oldest first, visits before actions");
    assert_eq!((due.visits, due.actions, count(&ceplok)), (1, 2, 3));
    let first = &due.rows[0];
    assert!(first.overdue && first.what == "Antar ke Puskesmas" && first.family_name == "Sekar Dangan");

    let done = EndForm { how: Ending::Done, on: in_days(0), outcome: String::new() };
    ceplok.write(|ctx| end_action(ctx, late, first.rev, &done)).unwrap();
    assert_eq!(ids(&due_of(&ceplok).rows), [hall.plain, today]);
    let closing = case::CloseForm {
        close_reason: "moved".to_owned(),
        closed_on: in_days(0),
        close_note: String::new(),
    };
    let rev = ceplok.read(|ctx| case::find(ctx, hall.plain)).unwrap().rev;
    ceplok.write(|ctx| crate::closing::close(ctx, hall.plain, rev, &closing)).unwrap();
    assert!(due_of(&ceplok).rows.is_empty(), "nothing is due in a closed case");
}

#[test]
fn each_is_reminded_of_their_own_and_who_looks_after_all_of_all() {
    let hall = Hall::new();
    let own = hall.action(hall.plain, Some(hall.lereng.id), &in_days(0));
    let family = hall.action(hall.plain, None, &in_days(0));
    assert_eq!(ids(&due_of(&hall.world.as_officer(&hall.lereng)).rows), [own]);
    let ceplok = due_of(&hall.as_ceplok()).rows;
    assert_eq!(ids(&ceplok), [family], "what the family does is seen to by the companion");
    assert_eq!((ceplok[0].officer, ceplok[0].doer.as_str()), (hall.ceplok.id, "Anaknya"));
    let recorder = hall.world.as_officer(&hall.world.officer("Pak Gringsing", &[Role::Pencatat]));
    assert_eq!(ids(&due_of(&recorder).rows), [own, family]);
    assert_eq!(count(&recorder), 0, "the count in the side panel is of one's own");
}

#[test]
fn what_an_officer_was_to_do_who_carries_no_cases_any_more_is_the_companions() {
    let hall = Hall::new();
    let own = hall.action(hall.plain, Some(hall.lereng.id), &in_days(0));
    let head = &hall.world.vault;
    let ceplok = hall.as_ceplok();
    assert_eq!((count(&ceplok), ids(&due_of(&ceplok).rows)), (0, vec![]));
    head.write(|ctx| set_roles(ctx, hall.lereng.id, &[Role::Bendahara])).unwrap();
    let rows = due_of(&ceplok).rows;
    assert_eq!((count(&ceplok), ids(&rows)), (1, vec![own]));
    assert_eq!(rows[0].officer, hall.ceplok.id);
    let week = ceplok.read(|ctx| week(ctx, "", Some(hall.ceplok.id))).unwrap();
    assert_eq!(week.days.iter().flat_map(|day| ids(&day.tasks)).collect::<Vec<_>>(), [own]);
    head.write(|ctx| set_roles(ctx, hall.lereng.id, &[Role::Pendamping])).unwrap();
    assert_eq!((count(&ceplok), count(&hall.world.as_officer(&hall.lereng))), (0, 1));
    drop(ceplok);
    crate::vault::remove_officer(head, hall.lereng.id, &mut |_| std::ops::ControlFlow::Continue(())).unwrap();
    let ceplok = hall.as_ceplok();
    assert_eq!((count(&ceplok), ids(&due_of(&ceplok).rows)), (1, vec![own]));
}

#[test]
fn nobody_else_learns_of_a_task_in_a_secret_case_and_its_companion_only_that_there_is_one() {
    let hall = Hall::new();
    hall.action(hall.secret, Some(hall.lereng.id), &in_days(0));
    hall.as_ceplok().write(|ctx| plan_visits(ctx, hall.secret, &in_days(0), None)).unwrap();
    for vault in [&hall.world.as_officer(&hall.lereng), &hall.world.vault] {
        assert_eq!(due_of(vault).rows, []);
        let week = vault.read(|ctx| week(ctx, "", None)).unwrap();
        assert!(week.days.iter().all(|day| day.tasks.is_empty() && day.more == 0));
    }
    let own = due_of(&hall.as_ceplok());
    assert_eq!((own.visits, own.actions, own.secret), (1, 1, 2));
    let action = own.rows.iter().find(|task| task.kind == TaskKind::Action).unwrap();
    assert_eq!((action.officer, action.what.as_str(), action.family), (hall.ceplok.id, "", None));
}

#[test]
fn the_week_begins_on_monday_and_shows_what_is_overdue_once_and_in_the_present_week_alone() {
    let hall = Hall::new();
    let late = hall.action(hall.plain, Some(hall.ceplok.id), &in_days(-1));
    let today = hall.action(hall.plain, Some(hall.lereng.id), &in_days(0));
    let ceplok = hall.as_ceplok();
    let this = ceplok.read(|ctx| week(ctx, "", None)).unwrap();
    let monday: NaiveDate = this.monday.parse().unwrap();
    assert_eq!((monday.weekday(), this.days.len()), (chrono::Weekday::Mon, 7));
    assert_eq!(ids(&this.overdue), [late]);
    let listed: Vec<Uuid> = this.days.iter().flat_map(|day| ids(&day.tasks)).collect();
    assert_eq!(listed, [today]);
    let of = |officer| ceplok.read(|ctx| week(ctx, "", Some(officer))).unwrap();
    assert!(of(hall.lereng.id).overdue.is_empty());
    assert!(of(hall.ceplok.id).days.iter().all(|day| day.tasks.is_empty()));

    let before = (monday - chrono::TimeDelta::days(3)).to_string();
    let before = ceplok.read(|ctx| week(ctx, &before, None)).unwrap();
    assert!(before.overdue.is_empty());
    assert_eq!(before.days[6].day, (monday - chrono::TimeDelta::days(1)).to_string());
    let bad = ceplok.read(|ctx| week(ctx, "2026-02-30", None)).unwrap_err().faults();
    assert_eq!((bad[0].field.as_str(), bad[0].code), ("day", crate::FaultCode::BadDate));
}

#[test]
fn a_week_lists_the_first_tasks_of_a_day_and_all_of_them_where_somebody_asks() {
    let hall = Hall::new();
    for day in [-1, 0] {
        for _ in 0..LISTED + 2 {
            hall.action(hall.plain, Some(hall.ceplok.id), &in_days(day));
        }
    }
    let today = in_days(0);
    let ceplok = hall.as_ceplok();
    let this = ceplok.read(|ctx| week(ctx, "", None)).unwrap();
    let listed = this.days.iter().find(|day| day.day == today).unwrap();
    assert_eq!((listed.tasks.len(), listed.more), (LISTED as usize, 2));
    assert_eq!((this.overdue.len(), this.overdue_more), (LISTED as usize, 2));
    let all = |vault: &Vault, day: &str, of| vault.read(|ctx| tasks_of(ctx, day, of));
    for (day, same) in [(today.as_str(), &listed.tasks), ("", &this.overdue)] {
        let told = all(&ceplok, day, None).unwrap();
        assert_eq!((told.tasks.len(), told.more), (LISTED as usize + 2, 0));
        assert!(told.tasks.starts_with(same));
        assert!(all(&ceplok, day, Some(hall.lereng.id)).unwrap().tasks.is_empty());
    }
    let Err(Error::Invalid(faults)) = all(&ceplok, "besok", None) else { panic!("no day") };
    assert_eq!(faults[0].field, "day");
    let reader = hall.world.as_officer(&hall.world.officer("Bu Parang", &[Role::Pembaca]));
    assert_eq!(all(&reader, &today, None).unwrap_err().code(), crate::FaultCode::NotAllowed);
}

#[test]
fn the_week_tells_the_work_of_the_group_and_whose_answer_is_expected() {
    let hall = Hall::new();
    let today = in_days(0);
    let world = &hall.world;
    let partner = world.partner(&a_partner("Puskesmas Contoh"));
    let refer = |case, by: &str| {
        let form = ReferralForm { answer_by: by.to_owned(), ..a_referral(partner) };
        hall.as_ceplok().write(|ctx| referral::make(ctx, case, &form, false)).unwrap().id
    };
    let (plain, secret) = (refer(hall.plain, &today), refer(hall.secret, &today));
    refer(hall.plain, &in_days(30));
    let meeting = ActivityForm { day: today.clone(), decisions: Vec::new(), ..a_meeting(&[]) };
    let meeting = world.vault.write(|ctx| activity::make(ctx, &meeting)).unwrap().id;
    let person = world.person(&a_person("Sekar Kedhaton"));
    let day = DistributionForm {
        day: today.clone(),
        ..a_distribution(Per::Person, &[Recipient::Person { id: person }])
    };
    let day = world.vault.write(|ctx| distribution::make(ctx, &day)).unwrap().id;

    let shown = |vault: &Vault, of| {
        let week = vault.read(|ctx| week(ctx, "", of)).unwrap();
        let here = week.days.into_iter().find(|day| day.day == today).unwrap();
        let group = here.group.iter().map(|one| match one {
            GroupDay::Activity { row } => row.id,
            GroupDay::Distribution { row } => row.id,
        });
        (group.collect::<Vec<_>>(), here.answers.iter().map(|row| row.id).collect::<Vec<_>>())
    };
    assert_eq!(shown(&hall.as_ceplok(), None), (vec![meeting, day], vec![plain, secret]));
    assert_eq!(shown(&world.vault, None).1, [plain], "a secret case's stays with its companion");
    assert_eq!(shown(&world.vault, Some(hall.ceplok.id)).1, [plain]);
    assert!(shown(&world.vault, Some(hall.lereng.id)).1.is_empty());
}

fn weekly(until: &str) -> Repeat {
    Repeat { every: 1, unit: RepeatUnit::Week, until: until.to_owned() }
}

/// The days of the week that `day` is in on which visits will fall, with whose they are.
fn falling(vault: &Vault, day: &str, of: Option<Uuid>) -> Vec<(String, Vec<Uuid>)> {
    let week = vault.read(|ctx| week(ctx, day, of)).unwrap();
    let told = week.days.into_iter().filter(|one| !one.repeats.is_empty());
    told.map(|one| (one.day, one.repeats.iter().map(|row| row.id).collect())).collect()
}

#[test]
fn visits_that_repeat_are_shown_where_they_will_fall_and_are_no_task_there() {
    let hall = Hall::new();
    let ceplok = hall.as_ceplok();
    let plan = |day: i64, repeat: &Repeat| {
        ceplok.write(|ctx| plan_visits(ctx, hall.plain, &in_days(day), Some(repeat))).unwrap();
    };
    plan(3, &weekly(""));
    assert_eq!(falling(&ceplok, &in_days(3), None), [], "there it is planned: a task");
    for later in [10, 17, 3 + 7 * 60] {
        let day = in_days(later);
        assert_eq!(falling(&ceplok, &day, None), [(day.clone(), vec![hall.plain])]);
        let week = ceplok.read(|ctx| week(ctx, &day, None)).unwrap();
        assert!(week.days.iter().all(|day| day.tasks.is_empty() && day.more == 0 && day.repeats_more == 0));
    }
    assert_eq!((due_of(&ceplok).visits, count(&ceplok)), (0, 0));

    plan(3, &weekly(&in_days(16)));
    assert_eq!(falling(&ceplok, &in_days(10), None).len(), 1);
    assert_eq!(falling(&ceplok, &in_days(17), None), [], "until a day");

    // One that is due is done today at the earliest: what follows is what its form will propose.
    plan(0, &weekly(""));
    let then = ceplok.read(|ctx| case::find(ctx, hall.plain)).unwrap().proposed;
    assert_eq!(falling(&ceplok, &then, None), [(then.clone(), vec![hall.plain])]);
    let forgotten = "UPDATE cases SET next_visit = ?1";
    ceplok.write(|ctx| Ok(ctx.connection().execute(forgotten, [in_days(-10)])?)).unwrap();
    assert_eq!(falling(&ceplok, &then, None), [(then.clone(), vec![hall.plain])]);

    let closing = case::CloseForm {
        close_reason: "moved".to_owned(),
        closed_on: in_days(0),
        close_note: String::new(),
    };
    let rev = ceplok.read(|ctx| case::find(ctx, hall.plain)).unwrap().rev;
    ceplok.write(|ctx| crate::closing::close(ctx, hall.plain, rev, &closing)).unwrap();
    assert_eq!(falling(&ceplok, &then, None), []);
}

#[test]
fn where_a_secret_case_will_be_visited_is_known_to_its_companion_alone() {
    let hall = Hall::new();
    let ceplok = hall.as_ceplok();
    for case in [hall.plain, hall.secret] {
        ceplok.write(|ctx| plan_visits(ctx, case, &in_days(0), Some(&weekly("")))).unwrap();
    }
    let day = in_days(7);
    let seen = |vault: &Vault, of| falling(vault, &day, of).into_iter().flat_map(|(_, ids)| ids).collect();
    let all: Vec<Uuid> = seen(&ceplok, None);
    assert_eq!(all, [hall.plain, hall.secret]);
    let lereng = hall.world.as_officer(&hall.lereng);
    for vault in [&lereng, &hall.world.vault] {
        let known: Vec<Uuid> = seen(vault, None);
        assert_eq!(known, [hall.plain]);
        let week = vault.read(|ctx| week(ctx, &day, None)).unwrap();
        assert!(week.days.iter().all(|day| day.repeats_more == 0), "not even in number");
    }
    let others: Vec<Uuid> = seen(&ceplok, Some(hall.lereng.id));
    assert!(others.is_empty());
}

#[test]
fn nobody_who_is_gone_will_be_visited_and_of_many_the_rest_is_counted() {
    let hall = Hall::new();
    let ceplok = hall.as_ceplok();
    let of = |name: &str| hall.world.case(&a_case(hall.world.person(&a_person(name)), hall.ceplok.id));
    let mut last = Uuid::nil();
    for number in 0..=LISTED {
        last = of(&format!("Warga {number}"));
        ceplok.write(|ctx| plan_visits(ctx, last, &in_days(0), Some(&weekly("")))).unwrap();
    }
    let week = || {
        let week = ceplok.read(|ctx| week(ctx, &in_days(7), None)).unwrap();
        let day = week.days.into_iter().find(|one| one.day == in_days(7)).unwrap();
        (day.repeats.len(), day.repeats_more)
    };
    let plans = LISTED_BESIDE;
    let rest = i64::from(LISTED - plans);
    assert_eq!(week(), (plans as usize, rest + 1));
    let who = ceplok.read(|ctx| case::find(ctx, last)).unwrap().row.person_id.unwrap();
    hall.world.vault.write(|ctx| person::set_life(ctx, who, Life::Dead, &in_days(-1), "")).unwrap();
    assert_eq!(week(), (plans as usize, rest));
}

#[test]
fn an_answer_that_should_have_come_stays_in_the_present_week_until_it_is_written() {
    let hall = Hall::new();
    let partner = hall.world.partner(&a_partner("Puskesmas Contoh"));
    let refer = |case, by: i64| {
        let form = ReferralForm { sent_on: in_days(-20), answer_by: in_days(by), ..a_referral(partner) };
        hall.as_ceplok().write(|ctx| referral::make(ctx, case, &form, false)).unwrap().id
    };
    let (late, later, secret) = (refer(hall.plain, -9), refer(hall.plain, -1), refer(hall.secret, -2));
    refer(hall.plain, 0);
    let shown = |vault: &Vault, of| {
        let week = vault.read(|ctx| week(ctx, "", of)).unwrap();
        (week.expected.iter().map(|row| row.id).collect::<Vec<_>>(), week.expected_more)
    };
    assert_eq!(shown(&hall.as_ceplok(), None), (vec![late, secret, later], 0));
    assert_eq!(shown(&hall.world.vault, None).0, [late, later], "a secret case's stays with its companion");
    assert_eq!(shown(&hall.world.vault, Some(hall.ceplok.id)).0, [late, later]);
    assert!(shown(&hall.world.vault, Some(hall.lereng.id)).0.is_empty());
    let next = hall.as_ceplok().read(|ctx| week(ctx, &in_days(14), None)).unwrap();
    assert!(next.expected.is_empty(), "of the present week alone");
    for _ in 0..LISTED_BESIDE {
        for day in [-3, 0] {
            refer(hall.plain, day);
        }
    }
    let (rows, more) = shown(&hall.world.vault, None);
    assert_eq!((rows.len(), more), (LISTED_BESIDE as usize, 2), "so many, and how many more");
    let week = hall.world.vault.read(|ctx| week(ctx, "", None)).unwrap();
    let day = week.days.iter().find(|one| one.day == in_days(0)).unwrap();
    assert_eq!((day.answers.len(), day.answers_more), (LISTED_BESIDE as usize, 1));
}

#[test]
fn who_reads_no_cases_has_no_week_and_no_tasks() {
    let hall = Hall::new();
    hall.action(hall.plain, None, &in_days(0));
    for role in [Role::Bendahara, Role::Pembaca] {
        let vault = hall.world.as_officer(&hall.world.officer("Bu Parang", &[role]));
        assert_eq!(vault.read(|ctx| week(ctx, "", None)).unwrap_err().code(), crate::FaultCode::NotAllowed);
        assert_eq!((due_of(&vault).rows.len(), count(&vault)), (0, 0));
    }
}

#[test]
fn tasks_are_read_from_the_index_of_days_whatever_the_size() {
    let hall = Hall::new();
    let family = CaseForm {
        subject: Some(Subject::Group { name: "Kelompok Kawung".to_owned() }),
        types: vec![CaseTypeForm { number: 26, criteria: vec![1], note: String::new() }],
        ..a_case(Uuid::nil(), hall.ceplok.id)
    };
    hall.world.case(&family);
    let task = hall.world.vault.read(|ctx| case::has_task(ctx, "plan_action", 1, Some(4))).unwrap();
    let sql = format!(
        "SELECT id FROM plan_action WHERE plan_action.withdrawn = '' AND state = 'open' AND due <> ''
         AND due >= ?2 AND due <= ?3 AND {task} ORDER BY due, id"
    );
    let values = ["", "", "2099", ""].map(str::to_owned);
    let steps = hall.world.vault.read(|ctx| Ok(crate::testing::plan(ctx, &sql, &values))).unwrap();
    assert!(steps.contains("plan_action_due") && !steps.contains("TEMP B-TREE"), "{steps}");
}

mod sight;
