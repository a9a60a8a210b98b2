//! What a time line holds, for whom, and in which order.

use super::*;
use crate::FaultCode;
use crate::assistance::Recipient;
use crate::case::CaseForm;
use crate::testing::{World, a_case, a_parcel, a_partner, a_person, a_referral};
use crate::vault::{Role, Vault};

mod events;

struct Family {
    world: World,
    elder: Uuid,
    household: Uuid,
    case: Uuid,
    secret: Uuid,
    companion: Vault,
}

/// A family of two: the elder has a case with a referral and a gift, the child a secret case of its companion.
fn family() -> Family {
    let world = World::with_group();
    let companion = world.officer("Pak Slobog", &[Role::Pendamping]);
    let companion = world.as_officer(&companion);
    let [elder, child] = ["Sekar Dangan", "Sekar Jali"].map(|name| world.person(&a_person(name)));
    let household = world.family(&[elder, child]);
    let case = world.case(&a_case(elder, world.vault.officer().id));
    let secret = CaseForm { secret: true, ..a_case(child, companion.officer().id) };
    let secret = companion.write(|ctx| case::open(ctx, &secret)).unwrap().id;
    world.assistance(&a_parcel(Recipient::Person { id: elder }));
    let partner = world.partner(&a_partner("Puskesmas Contoh"));
    world.vault.write(|ctx| referral::make(ctx, case, &a_referral(partner), true)).unwrap();
    Family { world, elder, household, case, secret, companion }
}

fn cases(timeline: &Timeline) -> Vec<Uuid> {
    timeline.cases.iter().map(|case| case.row.id).collect()
}

#[test]
fn a_family_has_what_happened_to_each_of_it_and_a_resident_their_own() {
    let Family { world, elder, household, case, .. } = family();
    let of = |of| world.vault.read(|ctx| timeline(ctx, of)).unwrap();
    let whole = of(MainRecord::Household { id: household });
    assert_eq!((cases(&whole), whole.gifts.len(), whole.referrals.len()), (vec![case], 1, 1));
    assert!(!whole.cases[0].entries.is_empty());
    let own = of(MainRecord::Person { id: elder });
    assert_eq!((own.name.as_str(), cases(&own)), ("Sekar Dangan", vec![case]));
    let one = of(MainRecord::Case { id: case });
    assert_eq!((cases(&one), one.referrals.len(), one.events.len()), (vec![case], 1, 0));
}

#[test]
fn a_resident_has_when_they_were_told_why_their_data_are_kept() {
    let Family { world, elder, household, .. } = family();
    let me = world.vault.officer().id;
    let form = notice::NoticeForm {
        ground: "public".to_owned(),
        told_on: "2026-11-20".to_owned(),
        told_by: Some(me),
        way: "spoken".to_owned(),
        ..notice::NoticeForm::default()
    };
    world.vault.write(|ctx| notice::set(ctx, elder, 0, &form)).unwrap();
    for of in [MainRecord::Person { id: elder }, MainRecord::Household { id: household }] {
        let records = world.vault.read(|ctx| timeline(ctx, of)).unwrap().records;
        let told: Vec<_> = records.into_iter().filter_map(|one| Some((one.on, one.notice?.form))).collect();
        assert_eq!(told, [(MainRecord::Person { id: elder }, form.clone())]);
    }
}

fn a_picture(vault: &Vault, on: MainRecord, description: &str) {
    crate::attachment::tests::added(vault, on, description);
}

/// What was planned, found, added and asked in a case.
fn worked_on(vault: &Vault, case: Uuid, words: &str) {
    let form = assessment::AssessmentForm {
        visited_on: "2026-11-21".to_owned(),
        ..assessment::AssessmentForm::default()
    };
    vault.write(|ctx| assessment::set(ctx, case, None, &form, None)).unwrap();
    vault.write(|ctx| plan::add_goal(ctx, case, words)).unwrap();
    a_picture(vault, MainRecord::Case { id: case }, words);
}

/// All that the entries of a time line say in words.
fn said(timeline: &Timeline) -> Vec<String> {
    let of = |attachment: &Attachment| attachment.form.description.clone();
    let cases = timeline.cases.iter().flat_map(|course| {
        let goals = course.goals.iter().map(|goal| goal.text.clone());
        let found = course.assessments.iter().map(|_| "assessed".to_owned());
        goals.chain(found).chain(course.attachments.iter().map(of))
    });
    let records = timeline.records.iter().flat_map(|course| course.attachments.iter().map(of));
    let asked = timeline.flags.iter().map(|flag| flag.question.clone());
    let mut said: Vec<String> = cases.chain(records).chain(asked).collect();
    said.sort();
    said
}

#[test]
fn what_was_found_planned_added_and_asked_is_in_it() {
    let Family { world, elder, household, case, .. } = family();
    let vault = &world.vault;
    worked_on(vault, case, "Makan tiga kali");
    a_picture(vault, MainRecord::Person { id: elder }, "Surat lahir");
    a_picture(vault, MainRecord::Household { id: household }, "Rumah");
    let gift = vault.read(|ctx| assistance::of_person(ctx, elder)).unwrap()[0].id;
    let sent = vault.read(|ctx| referral::of_case(ctx, case)).unwrap()[0].id;
    let asked = [
        (RecordKind::Person.with(elder), "Orangnya?"),
        (RecordKind::Household.with(household), "Keluarganya?"),
        (RecordKind::Case.with(case), "Kasusnya?"),
        (RecordKind::Assistance.with(gift), "Bantuannya?"),
        (RecordKind::Referral.with(sent), "Rujukannya?"),
    ];
    for (on, question) in asked {
        vault.write(|ctx| flag::ask(ctx, on, question, None)).unwrap();
    }
    let of = |of| said(&vault.read(|ctx| timeline(ctx, of)).unwrap());
    let of_case = ["Bantuannya?", "Kasusnya?", "Makan tiga kali", "Makan tiga kali", "Rujukannya?"];
    let of_home = ["Keluarganya?", "Orangnya?", "Rumah", "Surat lahir", "assessed"];
    let mut all = [of_case, of_home].concat();
    all.sort_unstable();
    assert_eq!(of(MainRecord::Person { id: elder }), all);
    assert_eq!(of(MainRecord::Household { id: household }), all);
    let alone = ["Kasusnya?", "Makan tiga kali", "Makan tiga kali", "Rujukannya?", "assessed"];
    assert_eq!(of(MainRecord::Case { id: case }), alone, "the gift hangs on no case");
}

#[test]
fn each_entry_says_whose_it_is_and_when_it_was_written() {
    let Family { world, elder, household, case, .. } = family();
    let vault = &world.vault;
    let goal = vault.write(|ctx| plan::add_goal(ctx, case, "Sehat")).unwrap();
    let form = plan::ActionForm {
        what: "Antar periksa".to_owned(),
        officer: None,
        doer: "Anaknya".to_owned(),
        due: String::new(),
        fund: String::new(),
    };
    let action = vault.write(|ctx| plan::add_action(ctx, goal, &form)).unwrap();
    let done = plan::EndForm { how: plan::Ending::Done, on: "2026-11-20".to_owned(), outcome: String::new() };
    let ended = vault.write(|ctx| plan::end_action(ctx, action, 1, &done).map(|()| ctx.now())).unwrap();
    let rev = vault.read(|ctx| household::find(ctx, household)).unwrap().rev;
    let members = vault.read(|ctx| household::member_ids(ctx, household)).unwrap();
    let child = members.into_iter().find(|id| *id != elder).unwrap();
    let died = family::EventForm {
        kind: family::EventKind::Death,
        household: Some(household),
        rev,
        persons: vec![child],
        date: "2026-11-20".to_owned(),
        note: String::new(),
        members: Vec::new(),
        new_family: household::HouseholdForm::default(),
        new_members: Vec::new(),
        into: None,
        end_programmes: false,
    };
    let wrote = vault.write(|ctx| family::record_event(ctx, &died).map(|_| ctx.now())).unwrap();
    let whole = vault.read(|ctx| timeline(ctx, MainRecord::Household { id: household })).unwrap();
    let me = Some(vault.officer().id);
    assert_eq!((whole.gifts[0].author, whole.referrals[0].author), (me, me));
    let moment = |at: &str| at.parse::<chrono::DateTime<chrono::Utc>>().unwrap().timestamp_millis();
    let event = &whole.events[0];
    assert_eq!(event.names, ["Sekar Jali"]);
    assert_eq!(moment(&event.at), wrote.timestamp_millis());
    let course = whole.cases.iter().find(|course| course.row.id == case).unwrap();
    assert_eq!(moment(&course.goals[0].actions[0].ended_at), ended.timestamp_millis());
}

#[test]
fn what_hangs_on_a_secret_case_leaves_no_gap_and_its_companion_has_it() {
    let Family { world, elder, household, case, secret, companion } = family();
    let seen = |vault: &Vault, of| vault.read(|ctx| timeline(ctx, of)).unwrap();
    let home = MainRecord::Household { id: household };
    let before = seen(&world.vault, home);
    worked_on(&companion, secret, "Rahasia");
    assert_eq!(seen(&world.vault, home), before, "not a word, and not a number");
    assert_eq!(said(&seen(&companion, home)), ["Rahasia", "Rahasia", "assessed"]);

    // What was asked before a case became secret is asked of nobody any more.
    world.vault.write(|ctx| flag::ask(ctx, RecordKind::Case.with(case), "Benar?", None)).unwrap();
    let found = world.vault.read(|ctx| case::find(ctx, case)).unwrap();
    let form = CaseForm { secret: true, ..found.form };
    world.vault.write(|ctx| case::change(ctx, case, found.rev, &form, "Diminta")).unwrap();
    for of in [MainRecord::Person { id: elder }, home, MainRecord::Case { id: case }] {
        assert!(seen(&world.vault, of).flags.is_empty());
    }
    assert!(cases(&seen(&companion, home)).iter().all(|id| *id == secret));
}

#[test]
fn a_record_that_turned_out_to_be_this_one_is_in_it_with_its_day() {
    let Family { world, elder, household, .. } = family();
    let twice = world.person(&a_person("Sekar D."));
    crate::merging::tests::merged(&world.vault, elder, twice);
    let today = world.vault.write(|ctx| Ok(ctx.now().date_naive().to_string())).unwrap();
    for of in [MainRecord::Person { id: elder }, MainRecord::Household { id: household }] {
        let records = world.vault.read(|ctx| timeline(ctx, of)).unwrap().records;
        let joined: Vec<_> = records.iter().flat_map(|course| &course.joined).collect();
        assert_eq!(joined.len(), 1);
        assert_eq!((joined[0].same.id, joined[0].same.name.as_str()), (twice, "Sekar D."));
        assert!(joined[0].at.starts_with(&today), "{}", joined[0].at);
    }
}

#[test]
fn a_secret_case_is_in_it_for_its_companion_alone() {
    let Family { world, household, secret, companion, .. } = family();
    let whole = companion.read(|ctx| timeline(ctx, MainRecord::Household { id: household })).unwrap();
    assert!(cases(&whole).contains(&secret));
    let refused = world.vault.read(|ctx| timeline(ctx, MainRecord::Case { id: secret }));
    assert_eq!(refused.unwrap_err().code(), FaultCode::NotAllowed);
}

#[test]
fn who_reads_no_cases_sees_none_and_who_may_not_read_residents_nothing() {
    let Family { world, elder, .. } = family();
    let of = |name: &str, role| {
        let vault = world.as_officer(&world.officer(name, &[role]));
        vault.read(|ctx| timeline(ctx, MainRecord::Person { id: elder }))
    };
    let treasurer = of("Pak Gringsing", Role::Bendahara);
    assert!(treasurer.is_err_and(|error| error.code() == FaultCode::NotAllowed));
    assert!(of("Mbak Ceplok", Role::Pembaca).is_err());
}

#[test]
fn that_it_was_printed_is_in_the_journal() {
    let Family { world, elder, .. } = family();
    world.vault.write(|ctx| printed(ctx, MainRecord::Person { id: elder })).unwrap();
    let found = world
        .vault
        .read(|ctx| crate::history::record_history(ctx, crate::record::RecordKind::Person, elder))
        .unwrap();
    assert!(found.iter().any(|entry| entry.op == "export"), "{found:?}");
}

fn seen(vault: &Vault, of: MainRecord) -> Timeline {
    vault.read(|ctx| timeline(ctx, of)).unwrap()
}

#[test]
fn a_resident_has_the_cases_of_their_family_as_a_whole_and_none_of_others_in_it() {
    let Family { world, elder, household, case, companion, .. } = family();
    let about_all = CaseForm {
        subject: Some(case::Subject::Household { id: household }),
        ..a_case(elder, world.vault.officer().id)
    };
    let shared = world.case(&about_all);
    let hidden = CaseForm { secret: true, responsible: companion.officer().id, ..about_all };
    let hidden = companion.write(|ctx| case::open(ctx, &hidden)).unwrap().id;
    let of_elder = MainRecord::Person { id: elder };
    let mut found = cases(&seen(&world.vault, of_elder));
    found.sort_unstable();
    assert_eq!(found, [case, shared]);
    assert!(cases(&seen(&companion, of_elder)).contains(&hidden));
}

#[test]
fn meetings_lists_of_emergencies_and_who_looks_after_a_case_are_in_it() {
    let Family { world, elder, household, case, companion, .. } = family();
    let vault = &world.vault;
    let meeting = crate::testing::a_meeting(&[elder]);
    let meeting = activity::ActivityForm { cases: vec![case], ..meeting };
    vault.write(|ctx| activity::make(ctx, &meeting)).unwrap();
    let flood = vault.write(|ctx| emergency::make(ctx, &crate::testing::a_flood())).unwrap().id;
    let known = Some(Recipient::Household { id: household });
    let line = emergency::LineForm { known, ..crate::testing::a_line("Sekar Dangan") };
    vault.write(|ctx| emergency::add_line(ctx, flood, &line)).unwrap();
    let rev = vault.read(|ctx| case::find(ctx, case)).unwrap().rev;
    let to = companion.officer().id;
    vault.write(|ctx| case::hand_to(ctx, case, Some(rev), to, "Lebih dekat")).unwrap();
    let page = vault.read(|ctx| still_needed::page(ctx, case)).unwrap();
    for of in [MainRecord::Person { id: elder }, MainRecord::Household { id: household }] {
        let whole = seen(vault, of);
        let course = whole.cases.iter().find(|course| course.row.id == case).unwrap();
        assert_eq!(page.handed, course.handed, "as its own page tells it");
        let handed = &course.handed[0];
        assert_eq!((handed.from, handed.to, handed.reason.as_str()), (vault.officer().id, to, "Lebih dekat"));
        assert_eq!((course.handed.len(), course.activities.len()), (1, 1), "spoken of");
        let came: Vec<&str> = whole
            .records
            .iter()
            .filter(|record| !record.activities.is_empty())
            .map(|record| record.name.as_str())
            .collect();
        assert_eq!(came, ["Sekar Dangan"]);
        let lines: Vec<usize> = whole.records.iter().map(|record| record.emergencies.len()).collect();
        assert_eq!(lines.iter().sum::<usize>(), 1);
    }
}

#[test]
fn a_paper_with_a_secret_case_on_it_is_told_in_its_own_history() {
    let Family { world, household, secret, companion, .. } = family();
    let exports = || {
        let entries = companion
            .read(|ctx| crate::history::record_history(ctx, crate::record::RecordKind::Case, secret))
            .unwrap();
        entries.iter().filter(|entry| entry.op == "export").count()
    };
    let home = MainRecord::Household { id: household };
    world.vault.write(|ctx| printed(ctx, home)).unwrap();
    assert_eq!(exports(), 0, "it is not on the paper of who may not know it");
    companion.write(|ctx| printed(ctx, home)).unwrap();
    assert_eq!(exports(), 1);
    companion.write(|ctx| printed(ctx, MainRecord::Case { id: secret })).unwrap();
    assert_eq!(exports(), 2, "once");
}
