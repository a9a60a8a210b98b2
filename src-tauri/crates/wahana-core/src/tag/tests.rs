use super::*;
use crate::case::CaseForm;
use crate::choice::{ChoiceForm, ids_tagged};
use crate::history::{self, undo};
use crate::own_data;
use crate::record::RecordKind;
use crate::reference::AssistanceType;
use crate::testing::{World, a_case, a_person};
use crate::vault::{Role, Vault};

fn tags(vault: &Vault, on: MainRecord) -> Vec<String> {
    vault.read(|ctx| of_record(ctx, on)).unwrap()
}

fn puts(vault: &Vault, on: MainRecord, tags: &[&str]) -> Result<Vec<String>> {
    let tags: Vec<String> = tags.iter().map(|tag| (*tag).to_owned()).collect();
    vault.write(|ctx| set(ctx, on, &tags))
}

fn people(vault: &Vault, tag: &str) -> Result<Vec<String>> {
    let filter = PersonFilter { tag: tag.to_owned(), ..PersonFilter::default() };
    let rows = vault.read(|ctx| person::list(ctx, &filter, 0, 60))?;
    assert_eq!(vault.read(|ctx| person::count(ctx, &filter)).unwrap(), i64::try_from(rows.len()).unwrap());
    Ok(rows.into_iter().map(|row| row.name).collect())
}

#[test]
fn residents_families_and_cases_are_tagged_and_found_by_it() {
    let world = World::with_group();
    let sekar = world.person(&a_person("Sekar Dangan"));
    let udan = world.person(&a_person("Udan Liris"));
    let home = world.family(&[sekar]);
    world.family(&[udan]);
    let found = world.case(&a_case(sekar, world.vault.officer().id));
    world.case(&a_case(udan, world.vault.officer().id));

    assert_eq!(
        puts(&world.vault, MainRecord::Person { id: sekar }, &["odgj", "rtlh"]).unwrap(),
        ["odgj", "rtlh"]
    );
    puts(&world.vault, MainRecord::Household { id: home }, &["rtlh"]).unwrap();
    puts(&world.vault, MainRecord::Case { id: found }, &["stunting"]).unwrap();
    assert_eq!(people(&world.vault, "odgj").unwrap(), ["Sekar Dangan"]);
    assert!(people(&world.vault, "orphan").unwrap().is_empty());
    let filter = HouseholdFilter { tag: "rtlh".to_owned(), ..HouseholdFilter::default() };
    let families = world.vault.read(|ctx| household::list(ctx, &filter, 0, 60)).unwrap();
    assert_eq!(families.iter().map(|row| row.id).collect::<Vec<_>>(), [home]);
    let filter = CaseFilter { tag: "stunting".to_owned(), ..CaseFilter::default() };
    let cases = world.vault.read(|ctx| case::list(ctx, &filter, 0, 60)).unwrap();
    assert_eq!(cases.iter().map(|row| row.id).collect::<Vec<_>>(), [found]);
    let told = counted(&world.vault).unwrap();
    let of = |tag: &str| told.iter().find(|one| one.tag == tag).unwrap();
    assert_eq!((of("rtlh").persons, of("rtlh").households, of("rtlh").cases), (1, 1, 0));
    assert_eq!((of("stunting").persons, of("stunting").cases), (0, 1));

    assert_eq!(puts(&world.vault, MainRecord::Person { id: sekar }, &["rtlh"]).unwrap(), ["rtlh"]);
    assert!(people(&world.vault, "odgj").unwrap().is_empty());
}

#[test]
fn an_unknown_tag_is_refused_and_so_is_a_record_that_is_gone() {
    let world = World::with_group();
    let id = world.person(&a_person("Sekar Dangan"));
    let refused = puts(&world.vault, MainRecord::Person { id }, &["rtlh", "lain"]).unwrap_err();
    assert_eq!(refused.code(), FaultCode::UnknownChoice);
    let gone = MainRecord::Household { id: Uuid::now_v7() };
    assert_eq!(puts(&world.vault, gone, &["rtlh"]).unwrap_err().code(), FaultCode::NotFound);
}

#[test]
fn who_is_gone_and_what_is_closed_is_counted_apart() {
    let world = World::with_group();
    let [here, gone] = ["Sekar Dangan", "Udan Liris"].map(|name| world.person(&a_person(name)));
    for id in [here, gone] {
        puts(&world.vault, MainRecord::Person { id }, &["rtlh"]).unwrap();
        let id = world.case(&a_case(id, world.vault.officer().id));
        puts(&world.vault, MainRecord::Case { id }, &["rtlh"]).unwrap();
    }
    let closed = world.vault.read(|ctx| case::of_person(ctx, gone)).unwrap().remove(0).id;
    let closing = case::CloseForm {
        close_reason: "moved".to_owned(),
        closed_on: "2026-11-22".to_owned(),
        close_note: String::new(),
    };
    world
        .vault
        .write(|ctx| {
            let rev = case::find(ctx, closed)?.rev;
            crate::closing::close(ctx, closed, rev, &closing)?;
            person::set_life(ctx, gone, person::Life::Moved, "2026-11-22", "")
        })
        .unwrap();
    let told = counted(&world.vault).unwrap();
    let rtlh = told.iter().find(|one| one.tag == "rtlh").unwrap();
    assert_eq!((rtlh.persons, rtlh.persons_here, rtlh.cases, rtlh.cases_open), (2, 1, 2, 1));
}

#[test]
fn a_tag_of_a_secret_case_is_its_companions_alone() {
    let world = World::with_group();
    let companion = world.officer("Pak Slobog", &[Role::Pendamping]);
    let id = world.person(&a_person("Nitik Karawitan"));
    let carried = world.as_officer(&companion);
    let form = CaseForm { secret: true, ..a_case(id, companion.id) };
    let on = MainRecord::Case { id: carried.write(|ctx| case::open(ctx, &form)).unwrap().id };
    puts(&carried, on, &["rtlh"]).unwrap();
    assert_eq!(tags(&carried, on), ["rtlh"]);

    let filter = CaseFilter { tag: "rtlh".to_owned(), closed_too: true, ..CaseFilter::default() };
    for other in [&world.vault, &world.as_officer(&world.officer("Bu Parang", &[Role::Pencatat]))] {
        assert!(tags(other, on).is_empty());
        assert_eq!(puts(other, on, &[]).unwrap_err().code(), FaultCode::NotAllowed);
        assert!(other.read(|ctx| case::list(ctx, &filter, 0, 60)).unwrap().is_empty());
        assert_eq!(other.read(|ctx| case::count(ctx, &filter)).unwrap(), 0);
        assert!(counted(other).unwrap().iter().all(|one| one.cases == 0));
    }
    assert_eq!(carried.read(|ctx| case::count(ctx, &filter)).unwrap(), 1);
    assert_eq!(tags(&carried, on), ["rtlh"], "nothing was taken off");
}

#[test]
fn who_may_not_read_residents_neither_sees_a_tag_nor_finds_anybody_by_it() {
    let world = World::with_group();
    let id = world.person(&a_person("Sekar Dangan"));
    let on = MainRecord::Person { id };
    puts(&world.vault, on, &["rtlh"]).unwrap();
    for role in [Role::Bendahara, Role::Pembaca] {
        let other = world.as_officer(&world.officer("Bu Ceplok", &[role]));
        assert!(tags(&other, on).is_empty());
        assert_eq!(puts(&other, on, &[]).unwrap_err().code(), FaultCode::NotAllowed);
        assert_eq!(people(&other, "rtlh").unwrap_err().code(), FaultCode::NotAllowed);
        assert_eq!(counted(&other).unwrap_err().code(), FaultCode::NotAllowed);
        let filter = CaseFilter { tag: "rtlh".to_owned(), ..CaseFilter::default() };
        assert_eq!(other.read(|ctx| case::count(ctx, &filter)).unwrap_err().code(), FaultCode::NotAllowed);
        let filter = HouseholdFilter { tag: "rtlh".to_owned(), ..HouseholdFilter::default() };
        let refused = other.read(|ctx| household::count(ctx, &filter)).unwrap_err();
        assert_eq!(refused.code(), FaultCode::NotAllowed);
    }
}

#[test]
fn no_list_shows_a_sensitive_tag_also_one_of_the_groups_own() {
    let world = World::with_group();
    let own = ChoiceForm {
        name: "Minum obat rutin".to_owned(),
        sensitive: true,
        others: false,
        form: AssistanceType::Money,
    };
    let own = world.vault.write(|ctx| choice::add(ctx, ChoiceList::Tag, &own)).unwrap();
    let id = world.person(&a_person("Sekar Dangan"));
    puts(&world.vault, MainRecord::Person { id }, &["odgj", &own.code, "rtlh"]).unwrap();
    let shown = world.vault.read(|ctx| choice::shown_tags(ctx, MainRecord::Person { id })).unwrap();
    assert_eq!(shown, ["rtlh"]);
    assert_eq!(tags(&world.vault, MainRecord::Person { id }).len(), 3, "its page has them all");
    assert_eq!(world.vault.read(|ctx| own_data::own_data(ctx, id)).unwrap().tags.len(), 3);
}

#[test]
fn the_history_says_which_came_and_which_went_and_all_is_taken_back_in_one_step() {
    let world = World::with_group();
    let id = world.person(&a_person("Sekar Dangan"));
    let on = MainRecord::Person { id };
    puts(&world.vault, on, &["odgj"]).unwrap();
    let act = world
        .vault
        .write(|ctx| set(ctx, on, &["rtlh".to_owned(), "orphan".to_owned()]).map(|_| ctx.act()))
        .unwrap();
    let told = world.vault.read(|ctx| history::record_history(ctx, RecordKind::Person, id)).unwrap();
    assert_eq!(told[0].changes.iter().map(|one| one.column.as_str()).collect::<Vec<_>>(), ["tagged_tag"]);
    let first = told
        .iter()
        .find(|one| one.op == "create" && one.changes.iter().any(|change| change.column == "tagged_tag"));
    let refused = world.vault.write(|ctx| undo(ctx, first.unwrap().act).map(drop)).unwrap_err();
    assert_eq!(refused.code(), FaultCode::UndoChanged, "it was changed since");
    world.vault.write(|ctx| undo(ctx, act).map(drop)).unwrap();
    assert_eq!(tags(&world.vault, on), ["odgj"]);
    assert_eq!(people(&world.vault, "odgj").unwrap(), ["Sekar Dangan"]);
    assert!(people(&world.vault, "rtlh").unwrap().is_empty());

    // What was undone as a whole can be tagged again.
    let other = MainRecord::Person { id: world.person(&a_person("Udan Liris")) };
    let act = world.vault.write(|ctx| set(ctx, other, &["rtlh".to_owned()]).map(|_| ctx.act())).unwrap();
    world.vault.write(|ctx| undo(ctx, act).map(drop)).unwrap();
    assert!(tags(&world.vault, other).is_empty());
    assert_eq!(puts(&world.vault, other, &["orphan"]).unwrap(), ["orphan"]);
}

#[test]
fn lists_that_are_narrowed_to_a_tag_begin_with_those_who_have_it() {
    let world = World::with_group();
    for (table, column, order) in [
        ("person", "person_id", "name_key, key"),
        ("household", "household_id", "name_key, number"),
        ("cases", "case_id", "reported_on DESC, id DESC"),
    ] {
        let sql = format!(
            "SELECT id FROM {table} WHERE withdrawn = '' AND id IN ({}) ORDER BY {order} LIMIT 60",
            ids_tagged(column, 1)
        );
        let plan = world.vault.read(|ctx| Ok(crate::testing::plan(ctx, &sql, &["rtlh"]))).unwrap();
        assert!(plan.contains(&format!("SEARCH {table} USING")), "{plan}");
        assert!(plan.contains("SEARCH tagged_tag USING COVERING INDEX tagged_tag_tag"), "{plan}");
        assert!(!plan.contains("SCAN tagged"), "{plan}");
    }
}
