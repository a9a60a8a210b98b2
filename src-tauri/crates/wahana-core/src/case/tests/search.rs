//! The list of cases, searched by what somebody typed.

use super::super::*;
use crate::assistance::{self, AssistanceFilter, Recipient};
use crate::household::{self, HouseholdFilter};
use crate::testing::{World, a_case, a_person};
use crate::vault::{Role, Vault};

fn found(vault: &Vault, typed: &str) -> Vec<String> {
    let filter = CaseFilter { query: typed.to_owned(), ..CaseFilter::default() };
    let rows = vault.read(|ctx| list(ctx, &filter, 0, 60)).unwrap();
    assert_eq!(vault.read(|ctx| count(ctx, &filter)).unwrap(), i64::try_from(rows.len()).unwrap());
    rows.into_iter().map(|row| row.number).collect()
}

#[test]
fn a_case_is_found_by_parts_of_its_number_and_of_a_name_in_any_order_and_old_spelling() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    for name in ["Sekar Dangan", "Truntum Joewono"] {
        world.case(&CaseForm {
            reported_on: "2026-11-20".to_owned(),
            ..a_case(world.person(&a_person(name)), me)
        });
    }
    let [sekar, truntum] = ["K-2026-0001", "K-2026-0002"].map(|number| vec![number.to_owned()]);
    for typed in ["sekar", "dangan sek", "se", "K-2026-0001", "0001", "k-2026 sekar"] {
        assert_eq!(found(&world.vault, typed), sekar, "{typed}");
    }
    assert_eq!(found(&world.vault, "juwono"), truntum);
    // As the numbers of gifts and referrals are found: without the year, and without the noughts.
    for typed in ["k 1", "k1", "K-1", "k-2026-1", "k 0001"] {
        assert_eq!(found(&world.vault, typed), sekar, "{typed}");
    }
    assert_eq!(found(&world.vault, "k 2"), truntum);
    for typed in ["k 3", "k-2025-1"] {
        assert!(found(&world.vault, typed).is_empty(), "{typed}");
    }
    for typed in ["2026", "k-2026"] {
        assert_eq!(found(&world.vault, typed).len(), 2, "{typed}");
    }
    for typed in ["sekar truntum", "0003", "026", "% _", "\" OR 1"] {
        assert!(found(&world.vault, typed).len() != 1, "{typed}");
    }
}

#[test]
fn a_word_finds_the_same_whether_few_have_it_or_many() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let dated = |form: CaseForm| CaseForm { reported_on: "2026-11-20".to_owned(), ..form };
    let sekar = world.person(&a_person("Sekar Dangan"));
    let family = world.family(&[world.person(&a_person("Truntum")), world.person(&a_person("Sekartaji"))]);
    let of_family = Some(Subject::Household { id: family });
    world.case(&dated(a_case(sekar, me)));
    world.case(&dated(CaseForm { subject: of_family, ..a_case(sekar, me) }));
    world.case(&dated(a_case(world.person(&a_person("Kawung")), me)));
    let give = |to| world.assistance(&crate::testing::a_parcel(to)).id;
    let gifts = [give(Recipient::Person { id: sekar }), give(Recipient::Household { id: family })];
    let families = |query: &str| {
        let filter = HouseholdFilter { query: query.to_owned(), rt: String::new(), tag: String::new() };
        let rows = world.vault.read(|ctx| household::list(ctx, &filter, 0, 60)).unwrap();
        rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
    };
    let given = |query: &str| {
        let filter = AssistanceFilter { query: query.to_owned(), ..AssistanceFilter::default() };
        let mut ids: Vec<Uuid> = world
            .vault
            .read(|ctx| assistance::list(ctx, &filter, 0, 60))
            .unwrap()
            .into_iter()
            .map(|row| row.id)
            .collect();
        ids.sort_unstable();
        ids
    };
    let check = |how: &str| {
        for typed in ["s", "se", "sek", "sekar"] {
            assert_eq!(found(&world.vault, typed), ["K-2026-0002", "K-2026-0001"], "{typed}, {how}");
            assert_eq!(families(typed), [family], "{typed}, {how}");
            assert_eq!(given(typed), gifts, "{typed}, {how}");
        }
    };
    check("few have it");
    for _ in 0..12 {
        world.person(&a_person("Sekar Kedhaton"));
    }
    check("many have it");
    let reader = world.as_officer(&world.officer("Bu Parang", &[Role::Pembaca]));
    let none = HouseholdFilter { query: "sekartaji".to_owned(), rt: String::new(), tag: String::new() };
    assert!(reader.read(|ctx| household::list(ctx, &none, 0, 60)).unwrap().is_empty(), "heads alone");
}

#[test]
fn a_number_finds_its_case_and_nobody_who_has_its_digits_in_a_nik() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let nik = |nik: &str, name: &str| crate::person::PersonForm { nik: nik.to_owned(), ..a_person(name) };
    for form in [nik("9999014309450001", "Sekar Dangan"), nik("9999014309450002", "Truntum Garuda")] {
        world.case(&CaseForm { reported_on: "2026-11-20".to_owned(), ..a_case(world.person(&form), me) });
    }
    assert_eq!(found(&world.vault, "K-2026-0002"), ["K-2026-0002"]);
    assert_eq!(found(&world.vault, "0001"), ["K-2026-0001"]);
    assert_eq!(found(&world.vault, "450002"), ["K-2026-0002"], "six digits and more are looked for in a NIK");
}

#[test]
fn a_name_finds_a_secret_case_for_its_companion_alone_and_its_number_only_where_the_list_has_it() {
    let world = World::with_group();
    let companion = world.as_officer(&world.officer("Mbak Ceplok", &[Role::Pendamping]));
    let person = world.person(&a_person("Nitik Karawitan"));
    let types = vec![CaseTypeForm { number: 17, criteria: vec![1], note: String::new() }];
    let id = world.case(&CaseForm { types, ..a_case(person, companion.officer().id) });
    let number = companion.read(|ctx| find(ctx, id)).unwrap().row.number;
    assert_eq!(found(&companion, "karawitan"), std::slice::from_ref(&number));
    assert!(found(&world.vault, "karawitan").is_empty(), "the head");
    assert_eq!(
        found(&world.vault, &number),
        std::slice::from_ref(&number),
        "the head sees that there is one"
    );
    let recorder = world.as_officer(&world.officer("Pak Gringsing", &[Role::Pencatat]));
    for typed in ["karawitan", &number] {
        assert!(found(&recorder, typed).is_empty(), "{typed}");
    }
}

#[test]
fn who_only_counts_cases_may_not_count_those_of_a_name() {
    let world = World::with_group();
    world.case(&a_case(world.person(&a_person("Sekar Dangan")), world.vault.officer().id));
    let reader = world.as_officer(&world.officer("Bu Nitik", &[Role::Pembaca]));
    let named = CaseFilter { query: "sekar".to_owned(), ..CaseFilter::default() };
    assert_eq!(reader.read(|ctx| count(ctx, &named)).unwrap_err().code(), FaultCode::NotAllowed);
    assert_eq!(reader.read(|ctx| count(ctx, &CaseFilter::default())).unwrap(), 1);
}

/// What each filter leaves of five cases; a filter that does nothing, or too much, leaves something else.
#[test]
fn the_list_is_narrowed_by_stage_type_rt_officer_and_overdue_visits() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let other = world.officer("Mbak Ceplok", &[Role::Pendamping]).id;
    let person = |name: &str, rt: &str| {
        world.person(&crate::person::PersonForm { rt: rt.to_owned(), ..a_person(name) })
    };
    let of_type = |number: u8| vec![CaseTypeForm { number, criteria: vec![1], note: String::new() }];
    let overdue = world.case(&a_case(person("Sekar Dangan", "32"), me));
    let assessed = CaseForm { types: of_type(8), ..a_case(person("Nitik Karawitan", "31"), other) };
    let assessed = world.case(&assessed);
    let family = world.family(&[person("Truntum Garuda", "31")]);
    let planned = CaseForm {
        subject: Some(Subject::Household { id: family }),
        types: [of_type(21), of_type(24)].concat(),
        ..a_case(family, me)
    };
    let planned = world.case(&planned);
    let closed = world.case(&a_case(person("Kawung Picis", "31"), me));
    let group = Some(Subject::Group { name: "Pengungsi Balai Contoh".to_owned() });
    world.case(&CaseForm { subject: group, types: of_type(21), ..a_case(family, other) });
    let write = |what: &dyn Fn(&Write) -> Result<()>| world.vault.write(what).unwrap();
    write(&|ctx| move_to(ctx, assessed, 1, Stage::Assessment, "").map(drop));
    write(&|ctx| store::set_next_visit(ctx.connection(), overdue, "2026-01-02"));
    write(&|ctx| plan_visits(ctx, planned, &ctx.today().to_string(), None));
    write(&|ctx| store::set_next_visit(ctx.connection(), closed, "2026-01-02"));
    let ending = CloseForm {
        close_reason: "needs_met".to_owned(),
        closed_on: "2026-11-21".to_owned(),
        close_note: String::new(),
    };
    write(&|ctx| crate::closing::close(ctx, closed, 1, &ending).map(drop));

    let all = CaseFilter::default();
    let table = [
        ("nothing", all.clone(), "1 2 3 5"),
        ("closed too", CaseFilter { closed_too: true, ..all.clone() }, "1 2 3 4 5"),
        ("stage", CaseFilter { stage: Some(Stage::Assessment), ..all.clone() }, "2"),
        ("closed stage", CaseFilter { stage: Some(Stage::Closed), ..all.clone() }, "4"),
        ("type", CaseFilter { pmks: Some(24), ..all.clone() }, "1 3"),
        ("type, closed too", CaseFilter { pmks: Some(24), closed_too: true, ..all.clone() }, "1 3 4"),
        ("RT of a person", CaseFilter { rt: "031".to_owned(), ..all.clone() }, "2"),
        ("RT of a person or family", CaseFilter { rt: "032".to_owned(), ..all.clone() }, "1 3"),
        ("officer", CaseFilter { responsible: Some(other), ..all.clone() }, "2 5"),
        ("overdue", CaseFilter { overdue: true, ..all.clone() }, "1"),
        ("overdue, closed too", CaseFilter { overdue: true, closed_too: true, ..all.clone() }, "1"),
        ("officer and type", CaseFilter { responsible: Some(me), pmks: Some(21), ..all.clone() }, "3"),
        ("only these", CaseFilter { only: vec![planned, closed], ..all.clone() }, "3"),
        (
            "only these, closed too",
            CaseFilter { only: vec![planned, closed], closed_too: true, ..all },
            "3 4",
        ),
    ];
    for (what, filter, expected) in table {
        let rows = world.vault.read(|ctx| list(ctx, &filter, 0, 60)).unwrap();
        let counted = world.vault.read(|ctx| count(ctx, &filter)).unwrap();
        assert_eq!(usize::try_from(counted).unwrap(), rows.len(), "{what}");
        let mut numbers: Vec<&str> =
            rows.iter().map(|row| row.number.trim_start_matches("K-2026-000")).collect();
        numbers.sort_unstable();
        assert_eq!(numbers.join(" "), expected, "{what}");
    }
}

#[test]
fn a_few_chosen_cases_are_read_by_themselves_among_however_many_others() {
    let world = World::with_group();
    let only = vec![world.case(&a_case(world.person(&a_person("Sekar Dangan")), world.vault.officer().id))];
    let filter = CaseFilter { closed_too: true, only, ..CaseFilter::default() };
    let plan = world.vault.read(|ctx| {
        let (sql, values) = super::super::list::list_sql(ctx, &filter, 0, 60)?;
        Ok(crate::testing::plan(ctx, &sql, &values))
    });
    let plan = plan.unwrap();
    assert!(plan.contains("SEARCH cases USING INDEX sqlite_autoindex_cases_1 (id=?)"), "{plan}");
}
