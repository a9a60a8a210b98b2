//! The list of cases, searched by what somebody typed.

use super::super::*;
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
    assert_eq!(found(&world.vault, "2026").len(), 2);
    for typed in ["sekar truntum", "0003", "026", "% _", "\" OR 1"] {
        assert!(found(&world.vault, typed).len() != 1, "{typed}");
    }
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
