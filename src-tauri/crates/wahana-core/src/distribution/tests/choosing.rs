//! Whom a filter finds, and whom it must not find.

use chrono::{Days, Months};

use super::*;
use crate::case::{self, CaseForm, CaseTypeForm, Subject};
use crate::emergency::{self, EmergencyForm, LineForm};
use crate::person::PersonForm;
use crate::record::MainRecord;
use crate::testing::a_case;
use crate::values::Birth;
use crate::vault::{Role, Vault};
use crate::{household::HouseholdForm, tag};

fn everybody(per: Per) -> CandidateFilter {
    CandidateFilter {
        per,
        rt: String::new(),
        age_from: None,
        age_to: None,
        sex: String::new(),
        pmks: None,
        kind: String::new(),
        without: false,
        emergency: None,
        tag: String::new(),
    }
}

/// All of them; who is in sight first is the beginning of the same.
fn names(vault: &Vault, filter: &CandidateFilter) -> Vec<String> {
    let whole = vault.read(|ctx| candidates(ctx, filter)).unwrap();
    let seen = vault.read(|ctx| candidates_in_sight(ctx, filter)).unwrap();
    assert_eq!(seen.rows, whole.rows[..seen.rows.len()], "{filter:?}");
    assert_eq!(seen.more, whole.more || whole.rows.len() > seen.rows.len(), "{filter:?}");
    whole.rows.into_iter().map(|row| row.name).collect()
}

fn settle(world: &World) -> [Uuid; 4] {
    let born = |name: &str, year: i32, rt: &str| {
        let birth = Birth::Year { year };
        let sex = if name == "Sekar Menur" { "L" } else { "P" }.to_owned();
        world.person(&PersonForm { birth, sex, rt: rt.to_owned(), ..a_person(name) })
    };
    let people = [
        born("Sekar Dangan", 1940, "32"),
        born("Sekar Menur", 2015, "32"),
        born("Udan Liris", 1950, "31"),
        born("Nitik Karawitan", 1990, "32"),
    ];
    world.family(&people[..2]);
    people
}

#[test]
fn who_lives_here_is_found_by_rt_age_and_what_they_got() {
    let world = World::with_group();
    let [old, child, alone, adult] = settle(&world);
    let all = everybody(Per::Person);
    assert_eq!(names(&world.vault, &all), ["Udan Liris", "Nitik Karawitan", "Sekar Dangan", "Sekar Menur"]);
    let elders = CandidateFilter { age_from: Some(60), ..all.clone() };
    assert_eq!(names(&world.vault, &elders), ["Udan Liris", "Sekar Dangan"]);
    assert_eq!(
        names(&world.vault, &CandidateFilter { rt: "032".to_owned(), ..elders.clone() }),
        ["Sekar Dangan"]
    );
    let children = CandidateFilter { age_to: Some(17), ..all.clone() };
    assert_eq!(names(&world.vault, &children), ["Sekar Menur"]);
    let of_sex = |filter: &CandidateFilter, sex: &str| {
        names(&world.vault, &CandidateFilter { sex: sex.to_owned(), ..filter.clone() })
    };
    assert_eq!(of_sex(&all, "L"), ["Sekar Menur"]);
    assert_eq!(of_sex(&elders, "P"), ["Udan Liris", "Sekar Dangan"]);
    assert!(of_sex(&elders, "L").is_empty());

    // A family is found by any of its members who live here; who belongs to none is one of their own.
    let families = everybody(Per::Household);
    assert_eq!(names(&world.vault, &families), ["Udan Liris", "Nitik Karawitan", "Sekar Dangan"]);
    let with_child = CandidateFilter { age_to: Some(17), ..families.clone() };
    assert_eq!(names(&world.vault, &with_child), ["Sekar Dangan"]);
    assert_eq!(of_sex(&families, "L"), ["Sekar Dangan"], "a boy lives there");
    assert!(of_sex(&with_child, "P").is_empty(), "age and sex of the same one");

    world.assistance(&a_parcel(one(child)));
    world.assistance(&a_parcel(one(adult)));
    let got = |filter: CandidateFilter, without| CandidateFilter {
        kind: "WK_SEMBAKO".to_owned(),
        without,
        ..filter
    };
    assert_eq!(names(&world.vault, &got(families.clone(), false)), ["Nitik Karawitan", "Sekar Dangan"]);
    assert_eq!(names(&world.vault, &got(families, true)), ["Udan Liris"]);
    assert_eq!(names(&world.vault, &got(all.clone(), true)), ["Udan Liris", "Sekar Dangan"]);

    let marks = world.vault.read(|ctx| already_marks(ctx, &[one(old), one(alone)], "WK_SEMBAKO")).unwrap();
    assert_eq!((marks[0].gifts, marks[0].same_kind.as_str(), marks[1].gifts), (1, "2026-11-20", 0));

    world.vault.write(|ctx| person::set_life(ctx, old, Life::Dead, "2026-11-20", "")).unwrap();
    world.vault.write(|ctx| person::set_life(ctx, alone, Life::Moved, "2026-11-20", "")).unwrap();
    assert!(names(&world.vault, &elders).is_empty());
}

#[test]
fn a_secret_case_finds_nobody_for_who_may_not_know_it() {
    let world = World::with_group();
    let [old, child, alone, _] = settle(&world);
    let companion = world.officer("Pak Slobog", &[Role::Pencatat, Role::Pendamping]);
    let carried = world.as_officer(&companion);
    let secret = CaseForm { secret: true, ..a_case(alone, companion.id) };
    carried.write(|ctx| case::open(ctx, &secret)).unwrap();
    world.case(&a_case(old, world.vault.officer().id));
    let of_type = |per| CandidateFilter { pmks: Some(24), ..everybody(per) };
    assert_eq!(names(&world.vault, &of_type(Per::Person)), ["Sekar Dangan"]);
    assert_eq!(names(&carried, &of_type(Per::Person)), ["Udan Liris", "Sekar Dangan"]);
    assert_eq!(names(&world.vault, &of_type(Per::Household)), ["Sekar Dangan"]);

    // Nor does a case that is over; one about a family finds the family and none of its members.
    let family = world.vault.read(|ctx| household::household_of(ctx, child)).unwrap().unwrap();
    let about = CaseForm {
        subject: Some(Subject::Household { id: family }),
        types: vec![CaseTypeForm { number: 25, criteria: vec![1], note: String::new() }],
        ..a_case(old, world.vault.officer().id)
    };
    world.case(&about);
    let of_type = |per| CandidateFilter { pmks: Some(25), ..everybody(per) };
    assert_eq!(names(&world.vault, &of_type(Per::Household)), ["Sekar Dangan"]);
    assert!(names(&world.vault, &of_type(Per::Person)).is_empty());

    // What the list of the companion tells others is a name and an RT.
    let id = carried.write(|ctx| make(ctx, &a_distribution(Per::Person, &[one(alone)]))).unwrap().id;
    let page = world.vault.read(|ctx| find(ctx, id)).unwrap();
    let text = serde_json::to_string(&page).unwrap();
    assert!(!text.contains("K-2026") && !text.contains("case"), "{text}");
}

#[test]
fn a_gift_of_a_secret_case_finds_nobody_either() {
    let world = World::with_group();
    let [_, _, alone, _] = settle(&world);
    let companion = world.officer("Pak Slobog", &[Role::Pencatat, Role::Pendamping]);
    let carried = world.as_officer(&companion);
    let secret = CaseForm { secret: true, ..a_case(alone, companion.id) };
    let case_id = Some(carried.write(|ctx| case::open(ctx, &secret)).unwrap().id);
    let gift = AssistanceForm { case_id, ..a_parcel(one(alone)) };
    carried.write(|ctx| assistance::record(ctx, &gift)).unwrap();
    let got = CandidateFilter { kind: "WK_SEMBAKO".to_owned(), ..everybody(Per::Person) };
    assert!(names(&world.vault, &got).is_empty());
    assert_eq!(names(&carried, &got), ["Udan Liris"]);
    let mark = world.vault.read(|ctx| already_marks(ctx, &[one(alone)], "WK_SEMBAKO")).unwrap().remove(0);
    assert_eq!((mark.gifts, mark.same_kind.as_str()), (0, ""));
}

#[test]
fn who_stands_on_the_list_of_an_emergency_and_is_written_down_is_found_by_it() {
    let world = World::with_group();
    let [old, child, alone, adult] = settle(&world);
    let flood = EmergencyForm {
        name: "Banjir".to_owned(),
        pmks: 21,
        day: "2026-11-20".to_owned(),
        note: String::new(),
    };
    let list = |flood: &EmergencyForm| world.vault.write(|ctx| emergency::make(ctx, flood)).unwrap().id;
    let (here, other) = (list(&flood), list(&EmergencyForm { name: "Angin".to_owned(), ..flood.clone() }));
    let line = |list, name: &str, known| {
        let form = LineForm {
            name: name.to_owned(),
            address: String::new(),
            rt: "32".to_owned(),
            souls: None,
            need: String::new(),
            phone: String::new(),
            known,
        };
        world.vault.write(|ctx| emergency::add_line(ctx, list, &form)).unwrap().id
    };
    line(here, "Sekar Dangan", Some(one(old)));
    let off = line(here, "Udan Liris", Some(one(alone)));
    line(here, "Belum didata", None);
    line(other, "Nitik Karawitan", Some(one(adult)));
    let of = |per, list| CandidateFilter { emergency: Some(list), ..everybody(per) };
    assert_eq!(names(&world.vault, &of(Per::Household, here)), ["Udan Liris", "Sekar Dangan"]);
    // What befell the family befell the child too.
    assert_eq!(names(&world.vault, &of(Per::Person, here)), ["Udan Liris", "Sekar Dangan", "Sekar Menur"]);
    assert_eq!(names(&world.vault, &of(Per::Household, other)), ["Nitik Karawitan"]);
    assert!(names(&world.vault, &of(Per::Household, child)).is_empty(), "no such list");

    world.vault.write(|ctx| emergency::take_off(ctx, off)).unwrap();
    assert_eq!(names(&world.vault, &of(Per::Household, here)), ["Sekar Dangan"]);
    world.vault.write(|ctx| emergency::withdraw(ctx, here, "Salah buat")).unwrap();
    assert!(names(&world.vault, &of(Per::Household, here)).is_empty());
}

#[test]
fn who_stands_on_another_open_list_is_told_with_their_whole_family_until_that_is_over() {
    let world = World::with_group();
    let [_, child, alone, _] = settle(&world);
    let family = world.vault.read(|ctx| household::household_of(ctx, child)).unwrap().unwrap();
    let whole = Recipient::Household { id: family };
    let open = |who| {
        let marks = world.vault.read(|ctx| already_marks(ctx, &[who], "WK_SEMBAKO")).unwrap();
        marks.into_iter().next().unwrap().open
    };
    assert!([whole, one(child), one(alone)].into_iter().all(|who| open(who).is_empty()));
    let list = world.vault.write(|ctx| make(ctx, &a_distribution(Per::Household, &[whole]))).unwrap();
    assert_eq!(open(whole), [&*list.number]);
    assert_eq!(open(one(child)), [&*list.number]);
    assert!(open(one(alone)).is_empty());
    let other = world.vault.write(|ctx| make(ctx, &a_distribution(Per::Person, &[one(child)]))).unwrap();
    assert_eq!(open(whole), [&*list.number, &*other.number]);
    world.vault.write(|ctx| withdraw(ctx, list.id, "Batal")).unwrap();
    assert_eq!(open(whole), [&*other.number]);
}

#[test]
fn a_tag_finds_who_has_it_and_their_family_and_one_on_a_case_finds_nobody() {
    let world = World::with_group();
    let [old, child, alone, adult] = settle(&world);
    let family = world.vault.read(|ctx| household::household_of(ctx, child)).unwrap().unwrap();
    let put = |on, tag: &str| world.vault.write(|ctx| tag::set(ctx, on, &[tag.to_owned()])).unwrap();
    put(MainRecord::Person { id: old }, "orphan");
    put(MainRecord::Person { id: alone }, "orphan");
    put(MainRecord::Household { id: family }, "rtlh");
    let case = world.case(&a_case(adult, world.vault.officer().id));
    put(MainRecord::Case { id: case }, "orphan");
    let of = |per, tag: &str| CandidateFilter { tag: tag.to_owned(), ..everybody(per) };
    assert_eq!(names(&world.vault, &of(Per::Person, "orphan")), ["Udan Liris", "Sekar Dangan"]);
    assert_eq!(names(&world.vault, &of(Per::Household, "orphan")), ["Udan Liris", "Sekar Dangan"]);
    assert_eq!(names(&world.vault, &of(Per::Household, "rtlh")), ["Sekar Dangan"]);
    assert!(names(&world.vault, &of(Per::Person, "rtlh")).is_empty());
    assert!(names(&world.vault, &of(Per::Person, "nothing")).is_empty());
}

/// What all of these already got, by the sum and by the mark of each.
fn summed(vault: &Vault, who: &[Recipient]) -> AlreadySum {
    let sum = vault.read(|ctx| already_sum(ctx, who, "WK_SEMBAKO")).unwrap();
    let marks = vault.read(|ctx| already_marks(ctx, who, "WK_SEMBAKO")).unwrap();
    let lately: Vec<Uuid> =
        marks.iter().filter(|mark| mark.same_kind >= sum.since).map(|mark| mark.id).collect();
    assert_eq!(sum.same_kind, lately);
    for mark in &marks {
        let lists: Vec<&String> =
            sum.open.iter().filter(|list| list.ids.contains(&mark.id)).map(|list| &list.number).collect();
        assert_eq!(lists, mark.open.iter().collect::<Vec<_>>());
    }
    sum
}

#[test]
fn who_of_many_got_the_same_since_last_month_is_told_at_once_as_it_is_told_of_each() {
    let world = World::with_group();
    let [old, child, alone, adult] = settle(&world);
    let family = world.vault.read(|ctx| household::household_of(ctx, child)).unwrap().unwrap();
    let whole = Recipient::Household { id: family };
    let today = world.vault.read(|ctx| Ok(ctx.today())).unwrap();
    let first = today.with_day(1).unwrap().checked_sub_months(Months::new(1)).unwrap();
    let everybody = [whole, one(old), one(alone), one(adult)];
    let sum = summed(&world.vault, &everybody);
    assert_eq!((sum.since.as_str(), sum.same_kind.len(), sum.open.len()), (&*first.to_string(), 0, 0));

    let give = |who, date: chrono::NaiveDate| {
        world.assistance(&AssistanceForm { date: date.to_string(), ..a_parcel(one(who)) });
    };
    give(alone, first.checked_sub_days(Days::new(1)).unwrap());
    give(child, first);
    assert_eq!(summed(&world.vault, &everybody).same_kind, [family, old], "the family of the child");
    give(alone, today);
    assert_eq!(summed(&world.vault, &everybody).same_kind, [family, old, alone]);
    let other = world.vault.read(|ctx| already_sum(ctx, &everybody, "WK_SAKIT")).unwrap();
    assert!(other.same_kind.is_empty(), "another kind");

    let form = a_distribution(Per::Person, &[one(child), one(adult)]);
    let list = world.vault.write(|ctx| make(ctx, &form)).unwrap();
    let open = summed(&world.vault, &everybody).open;
    let told: Vec<(&str, &[Uuid])> = open.iter().map(|list| (&*list.number, &*list.ids)).collect();
    assert_eq!(told, [(&*list.number, &[family, old, adult][..])]);
    world.vault.write(|ctx| withdraw(ctx, list.id, "Batal")).unwrap();
    assert!(summed(&world.vault, &everybody).open.is_empty());
}

#[test]
fn who_shares_a_family_card_counts_and_a_gift_of_a_secret_case_for_nobody_else() {
    let world = World::with_group();
    let [_, _, alone, adult] = settle(&world);
    let card = HouseholdForm { kk: "9971010101010001".to_owned(), ..HouseholdForm::default() };
    let home = |who| {
        let member = household::MemberForm { person: who, relation: 1 };
        world.vault.write(|ctx| household::add(ctx, &card, &[member], false)).unwrap().id
    };
    let (here, there) = (home(alone), home(adult));
    let both = [here, there].map(|id| Recipient::Household { id });
    let companion = world.officer("Pak Slobog", &[Role::Pencatat, Role::Pendamping]);
    let carried = world.as_officer(&companion);
    let secret = CaseForm { secret: true, ..a_case(alone, companion.id) };
    let case_id = Some(carried.write(|ctx| case::open(ctx, &secret)).unwrap().id);
    let date = world.vault.read(|ctx| Ok(ctx.today())).unwrap().to_string();
    let gift = AssistanceForm { case_id, date, ..a_parcel(one(alone)) };
    carried.write(|ctx| assistance::record(ctx, &gift)).unwrap();
    assert_eq!(summed(&carried, &both).same_kind, [here, there]);
    assert!(summed(&world.vault, &both).same_kind.is_empty());
    let viewer = world.as_officer(&world.officer("Bu Parang", &[Role::Bendahara]));
    let refused = viewer.read(|ctx| already_sum(ctx, &both, "WK_SEMBAKO")).unwrap_err();
    assert_eq!(refused.code(), FaultCode::NotAllowed);
}

#[test]
fn of_too_many_the_first_are_told_families_and_who_has_none_in_one_order() {
    let world = World::with_group();
    for at in 0..=MOST {
        let head = world.person(&a_person(&format!("Kawung {at:03}")));
        world.family(&[head]);
    }
    for (name, rt) in [("Udan Liris", "31"), ("Ayam Jago", "32"), ("Zamrud", "32"), ("Sekar Dangan", "33")] {
        world.person(&PersonForm { rt: rt.to_owned(), ..a_person(name) });
    }
    let found = world.vault.read(|ctx| candidates(ctx, &everybody(Per::Household))).unwrap();
    let told: Vec<String> = found.rows.into_iter().map(|row| row.name).collect();
    let families = (0..MOST - 2).map(|at| format!("Kawung {at:03}"));
    let expected: Vec<String> =
        ["Udan Liris", "Ayam Jago"].map(str::to_owned).into_iter().chain(families).collect();
    assert_eq!(told, expected);
    assert!(found.more);
    assert_eq!(names(&world.vault, &everybody(Per::Household)), expected);
}

/// Where very many have something each row is asked, and where few have it the list is made of those: both find the same, and
/// nobody by a secret case of somebody else.
#[test]
fn what_many_have_finds_whom_it_would_find_if_few_had_it() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let companion = world.officer("Pak Slobog", &[Role::Pencatat, Role::Pendamping]);
    let carried = world.as_officer(&companion);
    let sex = |at: usize| if at.is_multiple_of(2) { "P" } else { "L" }.to_owned();
    let born = |at| world.person(&PersonForm { sex: sex(at), ..a_person(&format!("Kawung {at:03}")) });
    let people: Vec<Uuid> = (0..40).map(born).collect();
    let families: Vec<Uuid> = people[..30].chunks(2).map(|two| world.family(two)).collect();
    for (at, &person) in people.iter().enumerate() {
        // Some of it is a family's.
        let home = (at % 4 == 0).then(|| families.get(at / 2)).flatten();
        let (case, gift, tagged) = match home {
            Some(&id) => {
                (Subject::Household { id }, Recipient::Household { id }, MainRecord::Household { id })
            }
            None => (Subject::Person { id: person }, one(person), MainRecord::Person { id: person }),
        };
        if at % 3 == 1 {
            world.case(&CaseForm { subject: Some(case), ..a_case(person, me) });
        }
        if at % 4 < 2 {
            world.assistance(&a_parcel(gift));
        }
        if at % 5 < 2 {
            world.vault.write(|ctx| tag::set(ctx, tagged, &["odgj".to_owned()])).unwrap();
        }
        if at % 10 == 9 {
            let secret = CaseForm { secret: true, ..a_case(person, companion.id) };
            carried.write(|ctx| case::open(ctx, &secret)).unwrap();
        }
    }
    for per in [Per::Person, Per::Household] {
        let all = everybody(per);
        let kind = || "WK_SEMBAKO".to_owned();
        let narrowed = [
            CandidateFilter { pmks: Some(24), ..all.clone() },
            CandidateFilter { kind: kind(), ..all.clone() },
            CandidateFilter { kind: kind(), without: true, ..all.clone() },
            CandidateFilter { tag: "odgj".to_owned(), ..all.clone() },
            CandidateFilter { pmks: Some(24), kind: kind(), without: true, ..all.clone() },
            CandidateFilter { pmks: Some(24), tag: "odgj".to_owned(), sex: "P".to_owned(), ..all },
        ];
        let found = |vault: &Vault| narrowed.each_ref().map(|filter| names(vault, filter));
        let (mine, theirs) = (found(&world.vault), found(&carried));
        assert!(mine.iter().all(|found| !found.is_empty()), "{per:?} {mine:?}");
        let secret = |found: &[String]| {
            found.iter().filter(|name| ["Kawung 009", "Kawung 039"].contains(&&***name)).count()
        };
        assert_eq!(secret(&mine[0]), 0, "{per:?}");
        assert!(theirs[0].len() == MOST || secret(&theirs[0]) > 0, "{per:?} {theirs:?}");
    }
}
