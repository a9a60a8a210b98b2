//! Residents as they are: without papers, with one name, with a number that somebody else has too.

use super::*;
use crate::testing::{World, a_person};
use crate::vault::Role;

fn codes<T>(result: Result<T>) -> Vec<(String, FaultCode)> {
    let faults = result.err().map(|error| error.faults()).unwrap_or_default();
    faults.into_iter().map(|fault| (fault.field, fault.code)).collect()
}

fn names(world: &World, query: &str) -> Vec<String> {
    let filter = PersonFilter { query: query.to_owned(), ..PersonFilter::default() };
    let rows = world.vault.read(|ctx| list(ctx, &filter, 0, 60)).unwrap();
    rows.into_iter().map(|row| row.name).collect()
}

#[test]
fn a_name_and_an_rt_are_enough() {
    let world = World::with_group();
    let id = world.person(&a_person("Ngatmiyani"));
    let person = world.vault.read(|ctx| find(ctx, id)).unwrap();
    assert_eq!((person.number, person.form.rt.as_str(), person.age), (1, "032", None));
    let nobody = PersonForm { rt: String::new(), ..a_person("  ") };
    let told = codes(world.vault.write(|ctx| add(ctx, &nobody)));
    assert_eq!(told, [("name".to_owned(), FaultCode::Required), ("rt".to_owned(), FaultCode::Required)]);
    let unsettled = PersonForm { rt: String::new(), dwelling: Dwelling::Unsettled, ..a_person("Pak Topi") };
    world.person(&unsettled);
}

#[test]
fn a_number_that_is_too_short_is_refused_or_kept_as_unfinished() {
    let world = World::with_group();
    let short = PersonForm { nik: "9999 0143 0945".to_owned(), ..a_person("Sekar Dangan") };
    assert_eq!(codes(world.vault.write(|ctx| add(ctx, &short)))[0].1, FaultCode::NotSixteenDigits);
    let kept = PersonForm { nik_unfinished: true, ..short };
    let id = world.person(&kept);
    let person = world.vault.read(|ctx| find(ctx, id)).unwrap();
    assert!(person.form.nik_unfinished && person.form.nik == "9999 0143 0945");
    for typed in ["999901430945", "01430945", "9999 0143 0945"] {
        assert_eq!(names(&world, typed), ["Sekar Dangan"], "the paper's digits find them: {typed}");
    }
    let letters = PersonForm { nik: "9999O1430945OOO1".to_owned(), ..kept };
    assert_eq!(codes(world.vault.write(|ctx| add(ctx, &letters)))[0].1, FaultCode::NotSixteenDigits);
}

#[test]
fn the_same_number_twice_stops_and_shows_whose_it_is() {
    let world = World::with_group();
    let nik = "9999014309450001".to_owned();
    world.person(&PersonForm { nik: nik.clone(), ..a_person("Sekar Dangan") });
    let second = PersonForm { nik, ..a_person("Sekar Jali") };
    let faults = world.vault.write(|ctx| add(ctx, &second)).unwrap_err().faults();
    assert_eq!((faults[0].code, faults[0].values["name"].as_str()), (FaultCode::NikTaken, "Sekar Dangan"));
    world.person(&PersonForm { nik_shared: true, ..second });
}

#[test]
fn people_without_a_number_or_with_a_placeholder_are_never_matched_by_it() {
    let world = World::with_group();
    for nik in ["", "0000000000000000", "1111111111111111"] {
        world.person(&PersonForm { nik: nik.to_owned(), ..a_person("Kawung Picis") });
        world.person(&PersonForm { nik: nik.to_owned(), ..a_person("Truntum Setya") });
        let typed = Typed { name: "Udan Liris", nik, ..Typed::default() };
        let alike = world.vault.read(|ctx| look_alikes(ctx, &typed, None)).unwrap();
        assert!(alike.is_empty(), "{nik}");
    }
}

#[test]
fn a_similar_name_in_the_rt_is_shown_while_typing() {
    let world = World::with_group();
    let id = world.person(&a_person("Sekar Dangan"));
    let alike = |rt: &str, except| {
        let typed = Typed { name: "Mbah Dangan", rt, ..Typed::default() };
        world.vault.read(|ctx| look_alikes(ctx, &typed, except)).unwrap().len()
    };
    assert_eq!((alike("032", None), alike("031", None), alike("032", Some(id))), (1, 0, 0));
    assert_eq!(alike("32", None), 1, "as it is typed");
}

#[test]
fn a_letter_wrong_in_a_name_of_the_rt_is_a_look_alike_too_and_the_nearest_in_age_comes_first() {
    let world = World::with_group();
    let aged = |name: &str, rt: &str, birth: &str| {
        let birth = Birth::parse(birth).unwrap();
        world.person(&PersonForm { rt: rt.to_owned(), birth, ..a_person(name) });
    };
    aged("Suprapti Truntum", "32", "1950-05-05");
    aged("Suprapto Kawung", "32", "1990");
    aged("Suprapta", "32", "");
    aged("Suprapti Ceplok", "31", "1950");
    aged("Sita", "32", "");
    let alike = |name: &str, rt: &str, birth: &str| {
        let typed = Typed { name, rt, birth: Birth::parse(birth).unwrap(), ..Typed::default() };
        let rows = world.vault.read(|ctx| look_alikes(ctx, &typed, None)).unwrap();
        rows.into_iter().map(|row| row.name).collect::<Vec<_>>()
    };
    // The first five letters are wrong already: only the second look finds anybody.
    let young = ["Suprapto Kawung", "Suprapta", "Suprapti Truntum"];
    assert_eq!(alike("Bu Suparpti", "032", "~35@2026-11-24"), young);
    assert_eq!(alike("Suparpti", "032", "1951"), ["Suprapti Truntum", "Suprapta", "Suprapto Kawung"]);
    assert_eq!(alike("Suparpti", "032", "")[0], "Suprapti Truntum", "no birth: the nearest name");
    assert_eq!(alike("Suparpti", "031", ""), ["Suprapti Ceplok"]);
    assert_eq!(alike("Suprapto", "032", "1990")[0], "Suprapto Kawung");
    assert_eq!(alike("Siti", "032", ""), ["Sita"]);
    assert!(alike("Supar", "032", "").is_empty(), "half a word is not compared letter by letter");
    assert!(alike("Kawunk", "033", "").is_empty());
}

#[test]
fn somebody_without_an_rt_is_compared_with_those_who_have_none() {
    let world = World::with_group();
    for dwelling in [Dwelling::Unsettled, Dwelling::Outside] {
        world.person(&PersonForm { rt: String::new(), dwelling, ..a_person("Pak Suprapto") });
    }
    let typed = Typed { name: "Suparpto", ..Typed::default() };
    assert_eq!(world.vault.read(|ctx| look_alikes(ctx, &typed, None)).unwrap().len(), 2);
}

#[test]
fn a_search_finds_any_part_in_any_order_in_old_and_new_spelling() {
    let world = World::with_group();
    world.person(&PersonForm { nickname: "Mbah Jo".to_owned(), ..a_person("Soekardjo Kawung") });
    world.person(&PersonForm {
        nik: "9999014309450001".to_owned(),
        ..a_person("O'Nitik \"Bu\" Karawitan, S.Pd.")
    });
    world.person(&PersonForm { address: "Jalan Contoh 12".to_owned(), ..a_person("Sekar Jali") });
    for query in ["kawung sukarjo", "soekar", "ukar", "jo ka", "mbah", "s"] {
        assert!(names(&world, query).contains(&"Soekardjo Kawung".to_owned()), "{query}");
    }
    assert_eq!(names(&world, "4309450001").len(), 1);
    assert_eq!(names(&world, "contoh 12"), ["Sekar Jali"]);
    assert_eq!(names(&world, "o'nitik").len(), 1);
    for odd in ["\"", "* OR", "NEAR(", "'; DROP", "-", "(", "\u{202e}"] {
        names(&world, odd);
    }
    assert!(names(&world, "zzz").is_empty());
    assert_eq!(names(&world, "").len(), 3);
}

#[test]
fn who_moved_or_died_leaves_the_list_and_stays_findable() {
    let world = World::with_group();
    let born = PersonForm { birth: Birth::parse("1950-05-05").unwrap(), ..a_person("Udan Liris") };
    let id = world.person(&born);
    let die = |date: &str| world.vault.write(|ctx| set_life(ctx, id, Life::Dead, date, ""));
    assert_eq!(codes(die("1949-01-01"))[0].1, FaultCode::DateBeforeBirth);
    assert_eq!(codes(die("2200-01-01"))[0].1, FaultCode::DateInFuture);
    assert_eq!(codes(die("")), [("date".to_owned(), FaultCode::Required)]);
    world.vault.write(|ctx| draft::keep(ctx, "life", &id.to_string(), "{}")).unwrap();
    let row = die("2025-05-04").unwrap();
    assert!(world.vault.read(draft::list).unwrap().is_empty(), "saved in the same act");
    assert_eq!((row.life, row.age), (Life::Dead, Some(74)));
    assert!(names(&world, "udan").is_empty());
    let gone = PersonFilter { query: "udan".to_owned(), gone_too: true, ..PersonFilter::default() };
    assert_eq!(world.vault.read(|ctx| count(ctx, &gone)).unwrap(), 1);
}

#[test]
fn a_record_taken_back_is_hidden_everywhere() {
    let world = World::with_group();
    let id = world.person(&a_person("Salah Ketik"));
    assert_eq!(
        codes(world.vault.write(|ctx| withdraw(ctx, id, ""))),
        [("reason".to_owned(), FaultCode::ReasonNeeded)]
    );
    world.vault.write(|ctx| withdraw(ctx, id, "Dobel")).unwrap();
    assert!(names(&world, "salah").is_empty());
    assert_eq!(world.vault.read(|ctx| find(ctx, id)).unwrap().withdrawn, "Dobel");
}

#[test]
fn a_change_by_somebody_else_meanwhile_is_not_overwritten() {
    let world = World::with_group();
    let id = world.person(&a_person("Sekar Dangan"));
    let first = PersonForm { phone: "0812".to_owned(), ..a_person("Sekar Dangan") };
    world.vault.write(|ctx| change(ctx, id, 1, &first)).unwrap();
    let second = PersonForm { phone: "0813".to_owned(), ..first };
    assert_eq!(world.vault.write(|ctx| change(ctx, id, 1, &second)).unwrap_err().code(), FaultCode::Changed);
}

#[test]
fn a_reader_sees_name_and_rt_and_finds_nobody_by_anything_else() {
    let world = World::with_group();
    let reader = world.officer("Pak Slobog", &[Role::Pembaca]);
    let treasurer = world.officer("Bu Parang", &[Role::Bendahara]);
    let id = world.person(&PersonForm {
        nik: "9999014309450001".to_owned(),
        address: "Jalan Contoh 12".to_owned(),
        sex: "P".to_owned(),
        ..a_person("Sekar Jali")
    });
    let vault = world.as_officer(&reader);
    let row = vault.read(|ctx| row(ctx, id)).unwrap();
    assert_eq!((row.name.as_str(), row.rt.as_str()), ("Sekar Jali", "032"));
    assert!(row.address.is_empty() && row.nik_tail.is_empty() && row.sex.is_empty());
    assert_eq!(vault.read(|ctx| find(ctx, id)).unwrap_err().code(), FaultCode::NotAllowed);
    let by = |query: &str| {
        let filter = PersonFilter { query: query.to_owned(), ..PersonFilter::default() };
        vault.read(|ctx| count(ctx, &filter)).unwrap()
    };
    assert_eq!((by("sekar"), by("9999014309450001"), by("contoh")), (1, 0, 0));
    let seen = world.as_officer(&treasurer).read(|ctx| super::row(ctx, id)).unwrap();
    assert_eq!((seen.address.as_str(), seen.nik_tail.as_str()), ("Jalan Contoh 12", ""));
}

#[test]
fn somebody_is_found_by_the_number_of_their_record() {
    let world = World::new();
    let [one, other] = ["Sekar Dangan", "Sekar Jali"].map(|name| world.person(&a_person(name)));
    let found = |query: &str| {
        let filter = PersonFilter { query: query.to_owned(), ..PersonFilter::default() };
        let rows = world.vault.read(|ctx| list(ctx, &filter, 0, 10)).unwrap();
        let count = world.vault.read(|ctx| count(ctx, &filter)).unwrap();
        assert_eq!(rows.len(), usize::try_from(count).unwrap());
        rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
    };
    assert_eq!((found("W-0001"), found("w 2")), (vec![one], vec![other]));
    assert!(found("W-12").is_empty());
}

#[test]
fn a_name_misspelt_by_a_letter_is_found_in_a_second_pass() {
    let world = World::with_group();
    for name in ["Sekar Dangan", "Truntum Setyaningsih", "Siti Kawung", "Udan Liris"] {
        world.person(&a_person(name));
    }
    let near = |query: &str| {
        let filter = PersonFilter { query: query.to_owned(), ..PersonFilter::default() };
        let rows = world.vault.read(|ctx| similar(ctx, &filter, &|| true)).unwrap();
        rows.into_iter().map(|row| row.name).collect::<Vec<_>>()
    };
    assert_eq!(near("sekat dangan"), ["Sekar Dangan"]);
    assert_eq!(near("tekar"), ["Sekar Dangan"]);
    assert_eq!(near("setyanigsih"), ["Truntum Setyaningsih"]);
    assert_eq!(near("srti"), ["Siti Kawung"]);
    for nothing in ["", "ab", "zzzzz", "9999014309450002", "\"", "kawung liris"] {
        assert!(near(nothing).is_empty(), "{nothing}");
    }
    let filter = PersonFilter { query: "sekat".to_owned(), ..PersonFilter::default() };
    assert!(
        world.vault.read(|ctx| similar(ctx, &filter, &|| false)).unwrap().is_empty(),
        "nobody waits any more"
    );
}

#[test]
fn a_number_that_two_may_have_is_not_asked_about_at_every_change() {
    let world = World::with_group();
    let nik = "9999014309450001".to_owned();
    world.person(&PersonForm { nik: nik.clone(), ..a_person("Sekar Dangan") });
    let shared = PersonForm { nik, nik_shared: true, ..a_person("Sekar Jali") };
    let id = world.person(&shared);
    let later = PersonForm { nik_shared: false, phone: "0812".to_owned(), ..shared };
    world.vault.write(|ctx| change(ctx, id, 1, &later)).unwrap();
}

#[test]
fn a_list_without_a_search_is_walked_along_an_index_and_only_what_is_shown_is_sorted() {
    let world = World::with_group();
    for (rt, gone_too) in [("", false), ("", true), ("032", false), ("032", true)] {
        let filter = PersonFilter { rt: rt.to_owned(), gone_too, ..PersonFilter::default() };
        let plan = world.vault.read(|ctx| {
            let (sql, values) = search::list_sql(ctx, &filter, 120, 60);
            Ok(crate::testing::plan(ctx, &sql, &values))
        });
        let plan = plan.unwrap();
        assert!(plan.contains("USING COVERING INDEX person_"), "{filter:?}: {plan}");
        assert_eq!(plan.matches("TEMP B-TREE").count(), 1, "the 60 rows themselves; {filter:?}: {plan}");
    }
}

#[test]
fn who_is_looked_for_by_age_and_sex_is_found_along_an_index_of_its_own() {
    let world = World::with_group();
    for (rt, gone_too) in [("", false), ("", true), ("032", false), ("032", true)] {
        let sex = "P".to_owned();
        let filter =
            PersonFilter { rt: rt.to_owned(), gone_too, sex, age_from: Some(60), ..PersonFilter::default() };
        let plan = world.vault.read(|ctx| {
            let (sql, values) = search::list_sql(ctx, &filter, 120, 60);
            Ok(crate::testing::plan(ctx, &sql, &values))
        });
        let plan = plan.unwrap();
        assert!(plan.contains("USING COVERING INDEX person_aged"), "{filter:?}: {plan}");
        assert_eq!(plan.matches("TEMP B-TREE").count(), 1, "the 60 rows themselves; {filter:?}: {plan}");
    }
}

#[test]
fn who_has_a_tag_is_found_along_two_indexes_and_sorted_without_a_wide_row() {
    let world = World::with_group();
    for gone_too in [false, true] {
        let filter = PersonFilter { tag: "odgj".to_owned(), gone_too, ..PersonFilter::default() };
        let plan = world.vault.read(|ctx| {
            let (sql, values) = search::list_sql(ctx, &filter, 120, 60);
            Ok(crate::testing::plan(ctx, &sql, &values))
        });
        let plan = plan.unwrap();
        assert!(plan.contains("person USING COVERING INDEX person_found (key=?"), "{plan}");
        assert!(plan.contains("named USING COVERING INDEX"), "{plan}");
        assert!(!plan.contains("SCAN person"), "{plan}");
    }
}

#[test]
fn the_list_is_narrowed_by_age_and_sex_also_of_a_search_and_of_names_that_are_nearly_it() {
    let world = World::with_group();
    let today = world.vault.read(|ctx| Ok(ctx.today())).unwrap();
    let of = |name: &str, years: u32, sex: &str| {
        let born = today.checked_sub_months(chrono::Months::new(years * 12 + 3)).unwrap();
        let birth = Birth::parse(&born.to_string()).unwrap();
        world.person(&PersonForm { birth, sex: sex.to_owned(), ..a_person(name) });
    };
    for (name, years, sex) in [
        ("Sekar Dangan", 81, "P"),
        ("Sekar Jali", 60, "L"),
        ("Sekar Kemuning", 4, "P"),
        ("Udan Liris", 4, ""),
    ] {
        of(name, years, sex);
    }
    world.person(&PersonForm { birth: Birth::Unknown, sex: String::new(), ..a_person("Sekar Tanpa") });
    let found = |query: &str, ages: (Option<u8>, Option<u8>), sex: &str| {
        let filter = PersonFilter {
            query: query.to_owned(),
            age_from: ages.0,
            age_to: ages.1,
            sex: sex.to_owned(),
            ..PersonFilter::default()
        };
        let rows = world.vault.read(|ctx| list(ctx, &filter, 0, 60)).unwrap();
        let counted = world.vault.read(|ctx| count(ctx, &filter)).unwrap();
        assert_eq!(counted, i64::try_from(rows.len()).unwrap());
        rows.into_iter().map(|row| row.name).collect::<Vec<_>>()
    };
    assert_eq!(found("", (Some(60), None), ""), ["Sekar Dangan", "Sekar Jali"]);
    assert_eq!(found("", (Some(60), None), "P"), ["Sekar Dangan"]);
    assert_eq!(found("", (None, Some(4)), ""), ["Sekar Kemuning", "Udan Liris"]);
    assert_eq!(found("sekar", (None, Some(4)), ""), ["Sekar Kemuning"]);
    assert_eq!(found("s", (Some(60), Some(79)), ""), ["Sekar Jali"]);
    assert_eq!(found("", (None, None), "L"), ["Sekar Jali"]);
    assert!(found("", (None, None), "X").is_empty());

    let near = |age_to, sex: &str, tag: &str| {
        let filter = PersonFilter {
            query: "sekat".to_owned(),
            age_to,
            sex: sex.to_owned(),
            tag: tag.to_owned(),
            ..PersonFilter::default()
        };
        let rows = world.vault.read(|ctx| similar(ctx, &filter, &|| true)).unwrap();
        rows.len()
    };
    assert_eq!((near(None, "", ""), near(Some(4), "", ""), near(None, "L", "")), (4, 1, 1));
    assert_eq!(near(None, "", "rtlh"), 0, "nor who has not the tag");

    for role in [Role::Bendahara, Role::Pembaca] {
        let other = world.as_officer(&world.officer("Bu Parang", &[role]));
        for filter in [
            PersonFilter { age_from: Some(60), ..PersonFilter::default() },
            PersonFilter { sex: "P".to_owned(), ..PersonFilter::default() },
        ] {
            assert_eq!(other.read(|ctx| list(ctx, &filter, 0, 9)).unwrap_err().code(), FaultCode::NotAllowed);
            assert_eq!(other.read(|ctx| count(ctx, &filter)).unwrap_err().code(), FaultCode::NotAllowed);
        }
    }
}

#[test]
fn a_search_decides_who_is_shown_without_reading_the_wide_rows() {
    let world = World::with_group();
    for query in ["se", "sekar", "sekar dangan", "sekar d"] {
        let filter = PersonFilter { query: query.to_owned(), ..PersonFilter::default() };
        let plan = world.vault.read(|ctx| {
            let (sql, values) = search::list_sql(ctx, &filter, 0, 60);
            Ok(crate::testing::plan(ctx, &sql, &values))
        });
        let plan = plan.unwrap();
        assert!(plan.contains("USING COVERING INDEX person_found"), "{query}: {plan}");
    }
}

#[test]
fn nobody_is_born_after_their_death() {
    let world = World::with_group();
    let id = world.person(&a_person("Pak Truntum"));
    let dead = |ctx: &crate::database::Write| set_life(ctx, id, Life::Dead, "2026-11-12", "");
    world.vault.write(dead).unwrap();
    let rev = world.vault.read(|ctx| find(ctx, id)).unwrap().rev;
    let born = |birth: &str| {
        let form = PersonForm { birth: Birth::parse(birth).unwrap(), ..a_person("Pak Truntum") };
        world.vault.write(|ctx| change(ctx, id, rev, &form))
    };
    let faults = born("2026-11-20").unwrap_err().faults();
    assert_eq!((faults[0].field.as_str(), faults[0].code), ("birth", FaultCode::DateAfterDeath));
    born("2026-11-12").unwrap();
}
