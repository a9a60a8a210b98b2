//! What a time line holds, for whom, and in which order.

use super::*;
use crate::FaultCode;
use crate::assistance::Recipient;
use crate::case::CaseForm;
use crate::testing::{World, a_case, a_parcel, a_partner, a_person, a_referral};
use crate::vault::{Role, Vault};

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

/// What happens in a family to these of it.
fn happens(vault: &Vault, household: Uuid, kind: family::EventKind, persons: &[Uuid], date: &str) -> Uuid {
    let found = vault.read(|ctx| household::find(ctx, household)).unwrap();
    let heads = |people: Vec<Uuid>| {
        let related = people.into_iter().zip(std::iter::once(household::HEAD).chain(std::iter::repeat(4)));
        related.map(|(person, relation)| household::MemberForm { person, relation }).collect::<Vec<_>>()
    };
    let split = kind == family::EventKind::Split;
    let gone: Vec<Uuid> = if split { persons.to_vec() } else { Vec::new() };
    let all = found.members.iter().filter(|one| !gone.contains(&one.person.id));
    let mut all: Vec<&household::Member> = all.collect();
    // Whoever is here, and does not go, is the head.
    all.sort_by_key(|one| one.person.life != person::Life::Here || persons.contains(&one.person.id));
    let form = family::EventForm {
        kind,
        household: Some(household),
        rev: found.rev,
        persons: persons.to_vec(),
        date: date.to_owned(),
        note: String::new(),
        members: heads(all.into_iter().map(|one| one.person.id).collect()),
        new_family: household::HouseholdForm { rt: "32".to_owned(), ..household::HouseholdForm::default() },
        new_members: if split { heads(gone) } else { Vec::new() },
        into: None,
        end_programmes: false,
    };
    vault.write(|ctx| family::record_event(ctx, &form)).unwrap().household.unwrap()
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
fn what_happened_in_a_family_that_somebody_left_is_told_until_they_left() {
    let world = World::with_group();
    let names = ["Sekar Dangan", "Sekar Jali", "Sekar Menur", "Sekar Arum"];
    let [husband, widow, son, sister] = names.map(|name| world.person(&a_person(name)));
    let old = world.family(&[husband, widow, son, sister]);
    happens(&world.vault, old, family::EventKind::Death, &[husband], "2026-10-01");
    let new = happens(&world.vault, old, family::EventKind::Split, &[widow], "2026-10-10");
    happens(&world.vault, old, family::EventKind::Move, &[sister], "2026-10-20");
    let told = |of: MainRecord| {
        let events = seen(&world.vault, of).events;
        events.into_iter().map(|event| (event.kind, event.date)).collect::<Vec<_>>()
    };
    let event = |kind, date: &str| (kind, date.to_owned());
    let death = event(family::EventKind::Death, "2026-10-01");
    let split = event(family::EventKind::Split, "2026-10-10");
    assert_eq!(told(MainRecord::Person { id: widow }), [split.clone(), death.clone()]);
    let moved = event(family::EventKind::Move, "2026-10-20");
    assert_eq!(told(MainRecord::Person { id: son }), [moved, split.clone(), death]);
    assert_eq!(told(MainRecord::Household { id: new }), [split], "the family itself begins with it");
}

#[test]
fn who_died_or_came_back_is_told_once() {
    let Family { world, elder, household, .. } = family();
    let alone = world.person(&a_person("Udan Liris"));
    let lives = |of: MainRecord| {
        let records = seen(&world.vault, of).records;
        let lives = records.into_iter().flat_map(|course| course.lives);
        lives.map(|change| (change.life, change.on)).collect::<Vec<_>>()
    };
    let set = |id, life, date: &str| {
        world.vault.write(|ctx| person::set_life(ctx, id, life, date, "").map(|_| ctx.act())).unwrap()
    };
    set(alone, person::Life::Dead, "2026-11-01");
    let back = set(alone, person::Life::Here, "");
    let (died, here) = ((person::Life::Dead, "2026-11-01".to_owned()), (person::Life::Here, String::new()));
    let of_alone = MainRecord::Person { id: alone };
    assert_eq!(lives(of_alone), [here, died.clone()]);
    world.vault.write(|ctx| crate::history::undo(ctx, back)).unwrap();
    assert_eq!(lives(of_alone), [died], "what was taken back did not happen");
    // Of a family its event tells it.
    let child = world.vault.read(|ctx| household::member_ids(ctx, household)).unwrap();
    let child = child.into_iter().find(|id| *id != elder).unwrap();
    happens(&world.vault, household, family::EventKind::Death, &[child], "2026-11-02");
    assert_eq!(
        (lives(MainRecord::Household { id: household }), lives(MainRecord::Person { id: child })),
        (vec![], vec![])
    );
}

/// An event of a family is told on the pages of that family as it is now: whoever left it has their own line.
#[test]
fn what_no_event_tells_is_told_as_their_own() {
    let Family { world, elder, household, .. } = family();
    let vault = &world.vault;
    let child = vault.read(|ctx| household::member_ids(ctx, household)).unwrap();
    let child = child.into_iter().find(|id| *id != elder).unwrap();
    let lives = |of: MainRecord| {
        let records = seen(vault, of).records;
        let lives = records.into_iter().flat_map(|course| course.lives);
        lives.map(|change| (change.life, change.on)).collect::<Vec<_>>()
    };
    let home = MainRecord::Household { id: household };
    // A death that was a mistake is no event any more; that they are here says nothing without it.
    happens(vault, household, family::EventKind::Death, &[child], "2026-11-02");
    vault.write(|ctx| person::set_life(ctx, child, person::Life::Here, "", "")).unwrap();
    let died = (person::Life::Dead, "2026-11-02".to_owned());
    assert_eq!(lives(home), [(person::Life::Here, String::new()), died]);

    happens(vault, household, family::EventKind::Move, &[child], "2026-11-03");
    assert_eq!(lives(home).len(), 2, "the family tells it");
    vault.write(|ctx| household::leave(ctx, child)).unwrap();
    let moved = (person::Life::Moved, "2026-11-03".to_owned());
    assert_eq!(lives(MainRecord::Person { id: child })[0], moved, "they are of no family");
    let elsewhere = world.person(&a_person("Udan Liris"));
    let elsewhere = world.family(&[elsewhere]);
    let member = household::MemberForm { person: child, relation: 9 };
    vault.write(|ctx| household::join(ctx, elsewhere, member, false)).unwrap();
    assert_eq!(lives(MainRecord::Household { id: elsewhere })[0], moved);
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
    for of in [MainRecord::Person { id: elder }, MainRecord::Household { id: household }] {
        let whole = seen(vault, of);
        let course = whole.cases.iter().find(|course| course.row.id == case).unwrap();
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
