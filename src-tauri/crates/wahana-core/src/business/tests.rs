use super::*;
use crate::Error;
use crate::case::{self, CaseForm};
use crate::erasing::{self, ErasureReason};
use crate::history;
use crate::journal;
use crate::record::RecordKind;
use crate::testing::{World, a_business, a_case, a_person};
use crate::vault::{Role, Vault};

fn went(turnover: Option<i64>) -> BusinessProgressForm {
    BusinessProgressForm { day: "2026-11-20".to_owned(), what: "Pesanan 40 kotak".to_owned(), turnover }
}

fn find_it(vault: &Vault, id: Uuid) -> Business {
    vault.read(|ctx| find(ctx, id)).unwrap()
}

fn found(vault: &Vault, form: &BusinessForm) -> Uuid {
    vault.write(|ctx| make(ctx, form)).unwrap().id
}

fn faults<T: std::fmt::Debug>(refused: Result<T>) -> Vec<(String, FaultCode)> {
    let Err(Error::Invalid(faults)) = refused else { panic!("it went through: {refused:?}") };
    faults.into_iter().map(|fault| (fault.field, fault.code)).collect()
}

#[test]
fn one_is_written_down_goes_on_stops_and_is_read_again_as_it_was() {
    let world = World::with_group();
    let [dangan, jali] = ["Sekar Dangan", "Sekar Jali"].map(|name| world.person(&a_person(name)));
    let form = a_business(&[dangan, jali]);
    let id = found(&world.vault, &form);
    assert_eq!(find_it(&world.vault, id).form, form);
    world.vault.write(|ctx| add_progress(ctx, id, &went(Some(450_000)))).unwrap();
    let page = find_it(&world.vault, id);
    assert_eq!((page.row.members, page.row.last.as_str()), (2, "2026-11-20"));
    let stopped = BusinessForm {
        stopped_on: "2026-11-21".to_owned(),
        stopped_why: "Kompor rusak".to_owned(),
        ..a_business(&[jali])
    };
    world.vault.write(|ctx| change(ctx, id, page.rev, &stopped)).unwrap();
    let page = find_it(&world.vault, id);
    assert_eq!((page.form, page.progress[0].turnover), (stopped, Some(450_000)));
    let going = found(&world.vault, &BusinessForm { name: "Warung".to_owned(), ..a_business(&[]) });
    let listed = world.vault.read(|ctx| list(ctx, "", 0, 9)).unwrap();
    let named = |typed: &str| world.vault.read(|ctx| count(ctx, typed)).unwrap();
    assert_eq!((named(&listed[0].name.to_uppercase()), named("1899")), (1, 0));
    assert_eq!(listed.iter().map(|row| row.id).collect::<Vec<_>>(), [going, id], "what goes on is first");
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let world = World::with_group();
    let dangan = world.person(&a_person("Sekar Dangan"));
    let form = BusinessForm {
        name: " ".to_owned(),
        since: "2036-01-01".to_owned(),
        stopped_on: "2026-01-01".to_owned(),
        cases: vec![Uuid::nil()],
        ..a_business(&[dangan, dangan, Uuid::nil()])
    };
    let at = |field: &str, code| (field.to_owned(), code);
    assert_eq!(
        faults(world.vault.write(|ctx| make(ctx, &form))),
        [
            at("name", FaultCode::Required),
            at("since", FaultCode::DateInFuture),
            at("stopped_on", FaultCode::DateBefore),
            at("members.1", FaultCode::AttendeeTwice),
            at("members.2", FaultCode::NotFound),
            at("cases", FaultCode::NotFound),
        ]
    );
    let id = found(&world.vault, &a_business(&[]));
    let early = BusinessProgressForm { day: "2025-12-31".to_owned(), what: String::new(), turnover: Some(0) };
    let refused = world.vault.write(|ctx| add_progress(ctx, id, &early));
    assert_eq!(
        faults(refused),
        [
            at("day", FaultCode::DateBefore),
            at("what", FaultCode::Required),
            at("turnover", FaultCode::AmountZero)
        ]
    );
    let crowd = a_business(&[dangan; 501]);
    let refused = faults(world.vault.write(|ctx| make(ctx, &crowd)));
    assert_eq!(refused, [at("members", FaultCode::TooManyRows)]);
}

#[test]
fn who_reads_residents_names_reads_and_who_writes_residents_writes() {
    let world = World::with_group();
    let id = found(&world.vault, &a_business(&[]));
    for role in [Role::Bendahara, Role::Pembaca] {
        let other = world.as_officer(&world.officer("Pak Gringsing", &[role]));
        let page = find_it(&other, id);
        assert!(!page.may_change);
        for refused in [
            other.write(|ctx| make(ctx, &a_business(&[])).map(drop)),
            other.write(|ctx| change(ctx, id, page.rev, &page.form).map(drop)),
            other.write(|ctx| withdraw(ctx, id, "Salah")),
            other.write(|ctx| add_progress(ctx, id, &went(None))),
        ] {
            assert_eq!(refused.unwrap_err().code(), FaultCode::NotAllowed);
        }
    }
}

#[test]
fn that_it_serves_a_secret_case_is_known_to_its_companion_alone() {
    let world = World::with_group();
    let companion = world.as_officer(&world.officer("Pak Slobog", &[Role::Pendamping]));
    let child = world.person(&a_person("Nitik Karawitan"));
    let secret = CaseForm { secret: true, ..a_case(child, companion.officer().id) };
    let secret = companion.write(|ctx| case::open(ctx, &secret)).unwrap().id;
    let id = found(&companion, &BusinessForm { cases: vec![secret], ..a_business(&[]) });
    let page = find_it(&world.vault, id);
    assert!(page.form.cases.is_empty() && page.cases.is_empty());
    world.vault.write(|ctx| change(ctx, id, page.rev, &page.form)).unwrap();
    assert_eq!(find_it(&companion, id).form.cases, [secret]);
    let guess = BusinessForm { cases: vec![secret], ..a_business(&[]) };
    let refused = world.vault.write(|ctx| make(ctx, &guess));
    assert_eq!(faults(refused), [("cases".to_owned(), FaultCode::NotFound)]);
}

#[test]
fn what_was_written_is_taken_back_and_who_is_in_it_is_not_taken_back() {
    let world = World::with_group();
    let dangan = world.person(&a_person("Sekar Dangan"));
    let id = found(&world.vault, &a_business(&[dangan]));
    let first = find_it(&world.vault, id);
    let other = BusinessForm { name: "Lain".to_owned(), ..a_business(&[]) };
    world.vault.write(|ctx| change(ctx, id, first.rev, &other)).unwrap();
    let acts = world.vault.read(|ctx| history::record_history(ctx, RecordKind::Business, id)).unwrap();
    world.vault.write(|ctx| history::undo(ctx, acts[0].act)).unwrap();
    assert_eq!(find_it(&world.vault, id).form, first.form);
    let refused = world.vault.write(|ctx| crate::taking_back::resident(ctx, dangan, "Dobel"));
    assert_eq!(refused.unwrap_err().code(), FaultCode::StillUsed);
    world.vault.write(|ctx| add_progress(ctx, id, &went(None))).unwrap();
    let wrong = find_it(&world.vault, id).progress[0].id;
    world.vault.write(|ctx| withdraw_progress(ctx, wrong)).unwrap();
    assert!(find_it(&world.vault, id).progress.is_empty());
    world.vault.write(|ctx| withdraw(ctx, id, "Dobel")).unwrap();
    world.vault.write(|ctx| crate::taking_back::resident(ctx, dangan, "Dobel")).unwrap();
}

#[test]
fn who_turned_out_to_be_one_is_in_each_business_once_and_an_erased_one_has_no_name_there() {
    let world = World::with_group();
    let [keep, gone] = ["Sekar Dangan", "Sekar Dangan S"].map(|name| world.person(&a_person(name)));
    let both = found(&world.vault, &a_business(&[keep, gone]));
    let one = found(&world.vault, &a_business(&[gone]));
    world.vault.write(|ctx| follow_person(ctx, gone, keep)).unwrap();
    for id in [both, one] {
        let members = find_it(&world.vault, id).members;
        assert_eq!(members.iter().map(|member| member.person).collect::<Vec<_>>(), [keep]);
    }
    crate::erasing::erase(&world.vault, keep, crate::erasing::ErasureReason::Asked).unwrap();
    assert_eq!(find_it(&world.vault, one).members[0].name, "W-0001");
}

#[test]
fn what_somebody_does_in_it_goes_with_their_data() {
    let world = World::with_group();
    let dangan = world.person(&a_person("Sekar Dangan"));
    let id = found(&world.vault, &a_business(&[dangan]));
    erasing::erase(&world.vault, dangan, ErasureReason::Asked).unwrap();
    let rows = world.vault.read(|ctx| store::members_of(ctx.connection(), dangan)).unwrap();
    assert_eq!(rows.len(), 1, "that there was somebody is left");
    let told = world.vault.read(|ctx| journal::of_record(ctx.connection(), rows[0].id)).unwrap();
    assert!(!format!("{told:?} {:?}", find_it(&world.vault, id)).contains("Memasak"));
}
