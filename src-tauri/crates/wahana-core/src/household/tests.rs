//! Families: one head, one family at a time, and a No. KK that refuses nobody.

use super::*;
use crate::testing::{World, a_person};
use crate::vault::Role;

fn a_family() -> HouseholdForm {
    HouseholdForm { rt: "32".to_owned(), address: "Jalan Contoh 12".to_owned(), ..HouseholdForm::default() }
}

fn member(person: Uuid, relation: i64) -> MemberForm {
    MemberForm { person, relation }
}

fn codes<T>(result: Result<T>) -> Vec<(String, FaultCode)> {
    let faults = result.err().map(|error| error.faults()).unwrap_or_default();
    faults.into_iter().map(|fault| (fault.field, fault.code)).collect()
}

fn heads(world: &World, query: &str) -> Vec<String> {
    let filter = HouseholdFilter { query: query.to_owned(), rt: String::new(), tag: String::new() };
    let rows = world.vault.read(|ctx| list(ctx, &filter, 0, 60)).unwrap();
    assert_eq!(world.vault.read(|ctx| count(ctx, &filter)).unwrap(), i64::try_from(rows.len()).unwrap());
    rows.into_iter().map(|row| row.head).collect()
}

#[test]
fn a_family_has_exactly_one_head() {
    let world = World::with_group();
    let (one, two) = (world.person(&a_person("Udan Liris")), world.person(&a_person("Sekar Jali")));
    let try_with =
        |members: &[MemberForm]| codes(world.vault.write(|ctx| add(ctx, &a_family(), members, false)));
    let needed = [("members".to_owned(), FaultCode::OneHeadNeeded)];
    assert_eq!(try_with(&[]), needed);
    assert_eq!(try_with(&[member(one, 3)]), needed);
    assert_eq!(try_with(&[member(one, 1), member(two, 1)]), needed);
    assert_eq!(try_with(&[member(one, 1), member(two, 12)])[0].1, FaultCode::UnknownChoice);
    assert_eq!(try_with(&[member(one, 1), member(one, 3)])[0].1, FaultCode::UnknownChoice);
    assert_eq!(try_with(&[member(Uuid::now_v7(), 1)])[0].1, FaultCode::NotFound);
    let row =
        world.vault.write(|ctx| add(ctx, &a_family(), &[member(one, 1), member(two, 3)], false)).unwrap();
    assert_eq!((row.number, row.head.as_str(), row.members, row.rt.as_str()), (1, "Udan Liris", 2, "032"));
}

#[test]
fn a_person_is_in_one_family_at_a_time_and_moves_only_when_told_so() {
    let world = World::with_group();
    let people = ["Udan Liris", "Sekar Jali", "Truntum Setya"].map(|name| world.person(&a_person(name)));
    let old = world
        .vault
        .write(|ctx| add(ctx, &a_family(), &[member(people[0], 1), member(people[1], 4)], false))
        .unwrap();
    let new = world.vault.write(|ctx| add(ctx, &a_family(), &[member(people[2], 1)], false)).unwrap();
    let faults =
        world.vault.write(|ctx| join(ctx, new.id, member(people[1], 3), false)).unwrap_err().faults();
    assert_eq!(faults[0].code, FaultCode::InAnotherHousehold);
    assert_eq!((faults[0].values["head"].as_str(), faults[0].values["number"].as_str()), ("Udan Liris", "1"));
    let kept = |ctx: &Read| draft::find(ctx, "household_member", &new.id.to_string());
    world.vault.write(|ctx| draft::keep(ctx, "household_member", &new.id.to_string(), "{}")).unwrap();
    let moved = world.vault.write(|ctx| join(ctx, new.id, member(people[1], 3), true)).unwrap();
    assert_eq!(world.vault.read(kept).unwrap(), None, "what was typed for it is saved");
    assert_eq!(moved.members.len(), 2);
    assert_eq!(world.vault.read(|ctx| find(ctx, old.id)).unwrap().members.len(), 1);
}

#[test]
fn a_head_of_others_cannot_leave_before_there_is_a_new_head() {
    let world = World::with_group();
    let (one, two) = (world.person(&a_person("Udan Liris")), world.person(&a_person("Sekar Jali")));
    let row =
        world.vault.write(|ctx| add(ctx, &a_family(), &[member(one, 1), member(two, 3)], false)).unwrap();
    let head_elsewhere = [("members".to_owned(), FaultCode::HeadElsewhere)];
    assert_eq!(codes(world.vault.write(|ctx| leave(ctx, one))), head_elsewhere);
    assert_eq!(
        codes(world.vault.write(|ctx| add(ctx, &a_family(), &[member(one, 1)], true))),
        head_elsewhere
    );
    assert_eq!(
        codes(world.vault.write(|ctx| crate::taking_back::resident(ctx, one, "Dobel"))),
        head_elsewhere
    );
    let turned = [member(one, 2), member(two, 1)];
    let family = world.vault.write(|ctx| set_members(ctx, row.id, 1, &turned, false)).unwrap();
    assert_eq!((family.members[0].person.name.as_str(), family.members[0].relation), ("Sekar Jali", 1));
    assert_eq!(
        codes(world.vault.write(|ctx| set_members(ctx, row.id, 1, &turned, false)))[0].1,
        FaultCode::Changed
    );
    world.vault.write(|ctx| leave(ctx, one)).unwrap();
    world.vault.write(|ctx| leave(ctx, two)).unwrap();
    assert_eq!(heads(&world, ""), [""]);
}

#[test]
fn a_family_is_found_by_head_member_card_number_and_address() {
    let world = World::with_group();
    let (one, two) = (world.person(&a_person("Soekardjo Kawung")), world.person(&a_person("Sekar Jali")));
    let form = HouseholdForm { kk: "9999 0103 0915 0007".to_owned(), ..a_family() };
    world.vault.write(|ctx| add(ctx, &form, &[member(one, 1), member(two, 4)], false)).unwrap();
    let other = world.person(&a_person("Ceplok Manggis"));
    let elsewhere = HouseholdForm { address: "Gang Melati 3".to_owned(), rt: "31".to_owned(), ..a_family() };
    world.vault.write(|ctx| add(ctx, &elsewhere, &[member(other, 1)], false)).unwrap();
    for query in ["sukarjo", "sekar", "jali kawung", "9999010309150007", "contoh 12", "kawung contoh", "j"] {
        assert_eq!(heads(&world, query), ["Soekardjo Kawung"], "{query}");
    }
    assert_eq!(heads(&world, ""), ["Ceplok Manggis", "Soekardjo Kawung"]);
    for odd in ["\"", "%", "_", "'; DROP", "* OR"] {
        heads(&world, odd);
    }
    let filter = HouseholdFilter { query: String::new(), rt: "031".to_owned(), tag: String::new() };
    assert_eq!(world.vault.read(|ctx| count(ctx, &filter)).unwrap(), 1);
}

#[test]
fn the_list_follows_the_heads_corrected_name() {
    let world = World::with_group();
    let one = world.person(&a_person("Zaenal"));
    let two = world.person(&a_person("Kawung Picis"));
    for head in [one, two] {
        world.vault.write(|ctx| add(ctx, &a_family(), &[member(head, 1)], false)).unwrap();
    }
    assert_eq!(heads(&world, ""), ["Kawung Picis", "Zaenal"]);
    world.vault.write(|ctx| person::change(ctx, one, 1, &a_person("Ageng"))).unwrap();
    assert_eq!(heads(&world, ""), ["Ageng", "Kawung Picis"]);
}

#[test]
fn a_card_number_warns_and_is_never_matched_when_it_is_a_placeholder() {
    let world = World::with_group();
    let (one, two) = (world.person(&a_person("Udan Liris")), world.person(&a_person("Sekar Jali")));
    let with = |kk: &str| HouseholdForm { kk: kk.to_owned(), ..a_family() };
    let short = codes(world.vault.write(|ctx| add(ctx, &with("9999 01"), &[member(one, 1)], false)));
    assert_eq!(short, [("kk".to_owned(), FaultCode::NotSixteenDigits)]);
    let kept = HouseholdForm { kk_unfinished: true, ..with("9999 01") };
    let row = world.vault.write(|ctx| add(ctx, &kept, &[member(one, 1)], false)).unwrap();
    assert!(row.kk_doubtful);
    let found = world.vault.read(|ctx| find(ctx, row.id)).unwrap();
    assert!(found.form.kk_unfinished && found.form.kk == "9999 01");
    world
        .vault
        .write(|ctx| change(ctx, row.id, 1, &with("9999010309150007"), &[member(one, 1)], false))
        .unwrap();
    let check = |kk: &str| world.vault.read(|ctx| kk_doubts(ctx, kk, None, true)).unwrap();
    assert_eq!(check("9999 0103 0915 0007").others[0].name, "Udan Liris");
    world.vault.write(|ctx| add(ctx, &with("0000000000000000"), &[member(two, 1)], false)).unwrap();
    assert!(check("0000000000000000").others.is_empty() && check("").others.is_empty());
}

#[test]
fn a_resident_is_written_down_straight_into_a_family() {
    let world = World::with_group();
    let head = Placing::Head { kk: String::new() };
    let one = world.vault.write(|ctx| add_resident(ctx, &a_person("Udan Liris"), &head, false)).unwrap();
    let family = world.vault.read(|ctx| of_person(ctx, one.id)).unwrap().unwrap();
    let child = Placing::Join { household: family.id, relation: 4 };
    let two = world.vault.write(|ctx| add_resident(ctx, &a_person("Sekar Jali"), &child, false)).unwrap();
    let heads = world.vault.read(|ctx| heads_of(ctx, &[one.id, two.id])).unwrap();
    assert_eq!((heads[1].head.as_str(), heads[1].is_head, heads[0].is_head), ("Udan Liris", false, true));
    let second_head = Placing::Join { household: family.id, relation: 1 };
    let told = codes(world.vault.write(|ctx| add_resident(ctx, &a_person("Ceplok"), &second_head, false)));
    assert_eq!(told, [("family".to_owned(), FaultCode::OneHeadNeeded)]);
    let wrong_card = Placing::Head { kk: "12".to_owned() };
    let told = codes(world.vault.write(|ctx| add_resident(ctx, &a_person("Ceplok"), &wrong_card, false)));
    assert_eq!(told, [("family_kk".to_owned(), FaultCode::NotSixteenDigits)]);
    let all = person::PersonFilter::default();
    assert_eq!(
        world.vault.read(|ctx| person::count(ctx, &all)).unwrap(),
        2,
        "a refused family leaves no person behind"
    );
}

#[test]
fn only_the_residents_own_form_ends_its_draft() {
    let world = World::with_group();
    world.vault.write(|ctx| draft::keep(ctx, "person", "", "{}")).unwrap();
    let add = |drafted| {
        world.vault.write(|ctx| add_resident(ctx, &a_person("Udan Liris"), &Placing::None, drafted))
    };
    let draft = || world.vault.read(|ctx| draft::find(ctx, "person", "")).unwrap();
    add(false).unwrap();
    assert!(draft().is_some());
    add(true).unwrap();
    assert!(draft().is_none());
}

#[test]
fn who_died_or_moved_stays_with_the_family_and_a_family_taken_back_frees_its_members() {
    let world = World::with_group();
    let (one, two) = (world.person(&a_person("Udan Liris")), world.person(&a_person("Sekar Jali")));
    let row =
        world.vault.write(|ctx| add(ctx, &a_family(), &[member(one, 1), member(two, 3)], false)).unwrap();
    world.vault.write(|ctx| person::set_life(ctx, one, person::Life::Dead, "2026-01-05", "")).unwrap();
    let family = world.vault.read(|ctx| find(ctx, row.id)).unwrap();
    assert_eq!(family.members[0].person.life, person::Life::Dead);
    assert_eq!(
        codes(world.vault.write(|ctx| withdraw(ctx, row.id, " "))),
        [("reason".to_owned(), FaultCode::ReasonNeeded)]
    );
    world.vault.write(|ctx| withdraw(ctx, row.id, "Dobel")).unwrap();
    assert!(heads(&world, "").is_empty());
    assert_eq!(world.vault.read(|ctx| of_person(ctx, two)).unwrap(), None);
    assert_eq!(world.vault.read(|ctx| find(ctx, row.id)).unwrap().withdrawn, "Dobel");
    assert_eq!(
        world.vault.write(|ctx| join(ctx, row.id, member(two, 1), false)).unwrap_err().code(),
        FaultCode::NotFound
    );
}

#[test]
fn roles_see_of_a_family_what_they_see_of_its_people() {
    let world = World::with_group();
    let reader = world.as_officer(&world.officer("Pak Slobog", &[Role::Pembaca]));
    let treasurer = world.as_officer(&world.officer("Bu Parang", &[Role::Bendahara]));
    let one = world.person(&a_person("Udan Liris"));
    let form = HouseholdForm { kk: "9999010309150007".to_owned(), ..a_family() };
    let row = world.vault.write(|ctx| add(ctx, &form, &[member(one, 1)], false)).unwrap();
    let seen = reader.read(|ctx| super::row(ctx, row.id)).unwrap();
    assert_eq!(
        (seen.head.as_str(), seen.rt.as_str(), seen.address.as_str(), seen.kk_tail.as_str()),
        ("Udan Liris", "032", "", "")
    );
    assert_eq!(treasurer.read(|ctx| super::row(ctx, row.id)).unwrap().address, "Jalan Contoh 12");
    let by = |query: &str| {
        reader
            .read(|ctx| {
                count(
                    ctx,
                    &HouseholdFilter { query: query.to_owned(), rt: String::new(), tag: String::new() },
                )
            })
            .unwrap()
    };
    assert_eq!((by("udan"), by("contoh"), by("9999010309150007")), (1, 0, 0));
    assert_eq!(reader.read(|ctx| find(ctx, row.id)).unwrap_err().code(), FaultCode::NotAllowed);
    assert_eq!(reader.write(|ctx| leave(ctx, one)).unwrap_err().code(), FaultCode::NotAllowed);
}

#[test]
fn a_list_without_a_search_is_walked_along_an_index_and_nothing_is_sorted() {
    let world = World::with_group();
    for rt in ["", "032"] {
        let filter = HouseholdFilter { query: String::new(), rt: rt.to_owned(), tag: String::new() };
        let plan = world.vault.read(|ctx| {
            let (sql, values) = list::list_sql(ctx, &filter, 120, 60)?;
            Ok(crate::testing::plan(ctx, &sql, &values))
        });
        let plan = plan.unwrap();
        assert!(
            plan.contains("USING INDEX household_list") && !plan.contains("TEMP B-TREE"),
            "{filter:?}: {plan}"
        );
    }
}

#[test]
fn who_lives_at_the_same_address_is_found_along_an_index() {
    let world = World::with_group();
    let plan = world.vault.read(|ctx| Ok(crate::testing::plan(ctx, store::SAME_ADDRESS, &[Uuid::now_v7()])));
    let plan = plan.unwrap();
    assert!(plan.contains("household_address"), "{plan}");
}
