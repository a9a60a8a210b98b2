//! Giving, noting, and who sees what of it.

mod card;
mod rights;

use super::*;
use crate::case::{CaseForm, CaseTypeForm, Subject};
use crate::person::{Life, PersonForm};
use crate::reference::AssistanceType;
use crate::testing::{World, a_case, a_parcel, a_person};
use crate::values::{Birth, Rupiah};
use crate::vault::{Role, Vault};

fn codes<T>(result: Result<T>) -> Vec<(String, FaultCode)> {
    let faults = result.err().map(|error| error.faults()).unwrap_or_default();
    faults.into_iter().map(|fault| (fault.field, fault.code)).collect()
}

fn told(faults: &[(&str, FaultCode)]) -> Vec<(String, FaultCode)> {
    faults.iter().map(|(field, code)| ((*field).to_owned(), *code)).collect()
}

fn person(id: Uuid) -> Recipient {
    Recipient::Person { id }
}

/// Rp200.000 from the members' dues for somebody who was ill.
fn money(recipient: Recipient) -> AssistanceForm {
    AssistanceForm {
        kind: "WK_SAKIT".to_owned(),
        form: AssistanceType::Money,
        amount: Some(200_000),
        items: Vec::new(),
        funds: vec![FundForm { fund: "IURAN".to_owned(), amount: Some(200_000) }],
        ..a_parcel(recipient)
    }
}

/// PKH, known on 1 November 2026.
fn pkh(recipient: Recipient) -> AssistanceForm {
    AssistanceForm {
        kind: "PKH".to_owned(),
        form: AssistanceType::Money,
        date: "2026-11-01".to_owned(),
        since: "2025-01-01".to_owned(),
        items: Vec::new(),
        funds: Vec::new(),
        ..a_parcel(recipient)
    }
}

fn all(vault: &Vault) -> Vec<AssistanceRow> {
    vault.read(|ctx| list(ctx, &AssistanceFilter::default(), 0, 60)).unwrap()
}

#[test]
fn a_parcel_from_two_funds_gets_its_number_and_its_worth() {
    let world = World::with_group();
    let elder = world.person(&a_person("Sekar Dangan"));
    let row = world.assistance(&a_parcel(person(elder)));
    assert_eq!(
        (row.number.as_str(), row.name.as_str(), row.rt.as_str()),
        ("B-2026-0001", "Sekar Dangan", "032")
    );
    assert_eq!(row.amount.map(Rupiah::whole), Some(150_000));
    let page = world.vault.read(|ctx| find(ctx, row.id)).unwrap();
    let form = page.form.unwrap();
    assert_eq!((form.items[0].quantity.as_str(), form.funds.len()), ("10", 2));
    assert!(page.may_change);
    assert_eq!(world.assistance(&money(person(elder))).number, "B-2026-0002");
    let older = AssistanceForm { date: "2025-12-31".to_owned(), ..money(person(elder)) };
    assert_eq!(world.assistance(&older).number, "B-2025-0001");
}

#[test]
fn goods_of_unknown_worth_name_their_source_and_no_amount() {
    let world = World::with_group();
    let elder = world.person(&a_person("Sekar Dangan"));
    let mut form = a_parcel(person(elder));
    form.items[0].value = None;
    let refused = world.vault.write(|ctx| record(ctx, &form));
    assert_eq!(codes(refused), told(&[("funds", FaultCode::FundSum)]));
    form.funds = vec![FundForm { fund: "SWADAYA".to_owned(), amount: None }, FundForm::default()];
    let row = world.assistance(&form);
    assert_eq!((row.amount, row.funds.len()), (None, 1));
}

fn of_group(world: &World, number: u8) -> Uuid {
    world.case(&CaseForm {
        subject: Some(Subject::Group { name: "Paguyuban Contoh".to_owned() }),
        types: vec![CaseTypeForm { number, criteria: vec![1], note: String::new() }],
        ..a_case(Uuid::nil(), world.vault.officer().id)
    })
}

#[test]
fn a_group_gets_something_in_its_case_and_is_called_by_its_name() {
    let world = World::with_group();
    let elder = world.person(&a_person("Sekar Dangan"));
    let group = of_group(&world, 21);
    let form = AssistanceForm { recipient: None, case_id: Some(group), ..a_parcel(person(Uuid::nil())) };
    let row = world.assistance(&form);
    let shown = (row.name.as_str(), row.recipient, row.rt.as_str(), row.case_id, row.masked);
    assert_eq!(shown, ("Paguyuban Contoh", None, "", Some(group), false));
    for (query, found) in [("paguyuban", 1), ("contoh pag", 1), ("danar", 0)] {
        let filter = AssistanceFilter { query: query.to_owned(), ..AssistanceFilter::default() };
        assert_eq!(world.vault.read(|ctx| count(ctx, &filter)).unwrap(), found, "{query}");
    }
    let page = world.vault.read(|ctx| find(ctx, row.id)).unwrap();
    let stored = page.form.unwrap();
    assert_eq!((stored.recipient, stored.case_id, page.address.as_str()), (None, Some(group), ""));
    assert_eq!(world.vault.read(|ctx| of_case(ctx, group)).unwrap().len(), 1);
    let changed = AssistanceForm { note: "Dibagi rata".to_owned(), ..form.clone() };
    world.vault.write(|ctx| change(ctx, row.id, page.rev, &changed)).unwrap();

    // Nobody at all is still nobody: not without a case, and not in the case of somebody.
    let of_elder = world.case(&a_case(elder, world.vault.officer().id));
    for case_id in [None, Some(of_elder)] {
        let nobody = AssistanceForm { case_id, ..form.clone() };
        let refused = world.vault.write(|ctx| record(ctx, &nobody));
        assert_eq!(codes(refused), told(&[("recipient", FaultCode::Required)]));
    }
}

#[test]
fn what_a_group_with_a_secret_case_got_tells_others_amount_and_number_alone() {
    let world = World::with_group();
    let group = of_group(&world, 14);
    let form = AssistanceForm { recipient: None, case_id: Some(group), ..a_parcel(person(Uuid::nil())) };
    let row = world.assistance(&form);
    assert_eq!(row.name, "Paguyuban Contoh");
    let recorder = world.as_officer(&world.officer("Bu Kawung", &[Role::Pencatat]));
    let seen = all(&recorder).remove(0);
    assert_eq!((seen.masked, seen.name.as_str(), seen.case_id), (true, "", None));
    let by_name = AssistanceFilter { query: "paguyuban".to_owned(), ..AssistanceFilter::default() };
    assert_eq!(recorder.read(|ctx| count(ctx, &by_name)).unwrap(), 0);
    let nobody = recorder.write(|ctx| record(ctx, &form));
    let expected = [("recipient", FaultCode::Required), ("case_id", FaultCode::NotFound)];
    assert_eq!(codes(nobody), told(&expected));
}

#[test]
fn all_faults_of_the_form_are_told_at_once() {
    let world = World::with_group();
    let empty = AssistanceForm {
        recipient: None,
        kind: String::new(),
        date: "2026-02-30".to_owned(),
        form: AssistanceType::Money,
        amount: Some(0),
        funds: vec![FundForm { fund: "RAJA".to_owned(), amount: Some(123_456_789_012_345) }],
        ..money(person(Uuid::nil()))
    };
    let expected = [
        ("kind", FaultCode::Required),
        ("recipient", FaultCode::Required),
        ("date", FaultCode::BadDate),
        ("amount", FaultCode::AmountZero),
        ("funds.0.fund", FaultCode::UnknownChoice),
        ("funds.0.amount", FaultCode::AmountTooLarge),
    ];
    assert_eq!(codes(world.vault.write(|ctx| record(ctx, &empty))), told(&expected));

    let elder = world.person(&a_person("Sekar Dangan"));
    let goods = AssistanceForm {
        items: vec![ItemForm {
            name: String::new(),
            quantity: "sepuluh".to_owned(),
            unit: " ".to_owned(),
            value: None,
        }],
        funds: Vec::new(),
        ..a_parcel(person(elder))
    };
    let expected = [
        ("items.0.name", FaultCode::Required),
        ("items.0.unit", FaultCode::Required),
        ("items.0.quantity", FaultCode::BadQuantity),
    ];
    assert_eq!(codes(world.vault.write(|ctx| record(ctx, &goods))), told(&expected));
    let nothing = AssistanceForm { items: vec![ItemForm::default()], funds: Vec::new(), ..goods };
    assert_eq!(codes(world.vault.write(|ctx| record(ctx, &nothing))), told(&[("items", FaultCode::NoItem)]));
    let parcel = a_parcel(person(elder));
    let endless = AssistanceForm { items: vec![parcel.items[0].clone(); 51], ..parcel };
    let refused = codes(world.vault.write(|ctx| record(ctx, &endless)));
    assert!(refused.contains(&("items".to_owned(), FaultCode::TooManyRows)), "{refused:?}");
}

#[test]
fn money_needs_an_amount_and_says_where_it_comes_from() {
    let world = World::with_group();
    let elder = world.person(&a_person("Sekar Dangan"));
    let refused = |form: AssistanceForm| codes(world.vault.write(|ctx| record(ctx, &form)));
    let without = AssistanceForm { amount: None, ..money(person(elder)) };
    assert_eq!(refused(without), told(&[("amount", FaultCode::Required)]));
    let unsourced = AssistanceForm { funds: Vec::new(), ..money(person(elder)) };
    assert_eq!(refused(unsourced), told(&[("funds", FaultCode::Required)]));
    let large = AssistanceForm { amount: Some(123_456_789_012_345), ..money(person(elder)) };
    assert_eq!(refused(large), told(&[("amount", FaultCode::AmountTooLarge)]));
    let half = AssistanceForm { amount: Some(150_000), ..money(person(elder)) };
    assert_eq!(refused(half), told(&[("funds", FaultCode::FundSum)]));
    let loan = AssistanceForm { kind: "WK_PINJAM".to_owned(), ..money(person(elder)) };
    assert_eq!(refused(loan), told(&[("kind", FaultCode::UnknownChoice)]));
    let other = AssistanceForm { kind: "LAIN".to_owned(), ..money(person(elder)) };
    assert_eq!(refused(other), told(&[("note", FaultCode::Required)]));
}

#[test]
fn nothing_is_given_before_birth_tomorrow_or_after_death_but_the_death_grant() {
    let world = World::with_group();
    let born = chrono::NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
    let child = world.person(&PersonForm { birth: Birth::Day { date: born }, ..a_person("Ceplok Kecil") });
    let elder = world.person(&a_person("Sekar Dangan"));
    world.vault.write(|ctx| person::set_life(ctx, elder, Life::Dead, "2026-10-01", "")).unwrap();
    let refused = |form: AssistanceForm| codes(world.vault.write(|ctx| record(ctx, &form)));
    let on = |recipient, date: &str| AssistanceForm { date: date.to_owned(), ..money(recipient) };
    assert_eq!(refused(on(person(child), "2026-03-01")), told(&[("date", FaultCode::DateBeforeBirth)]));
    assert_eq!(refused(on(person(child), "2199-01-01")), told(&[("date", FaultCode::DateInFuture)]));
    assert_eq!(refused(on(person(elder), "2026-10-02")), told(&[("date", FaultCode::DateAfterDeath)]));
    assert_eq!(refused(pkh(person(elder))), told(&[("date", FaultCode::DateAfterDeath)]));
    world.assistance(&on(person(elder), "2026-10-01"));
    world.assistance(&AssistanceForm { kind: "WK_MATI".to_owned(), ..money(person(elder)) });
}

#[test]
fn a_family_gets_nothing_after_the_last_of_it_died_but_the_death_grant() {
    let world = World::with_group();
    let [elder, child] = ["Sekar Dangan", "Ceplok Kecil"].map(|name| world.person(&a_person(name)));
    let family = Recipient::Household { id: world.family(&[elder, child]) };
    let refused = |form: AssistanceForm| codes(world.vault.write(|ctx| record(ctx, &form)));
    let on = |date: &str| AssistanceForm { date: date.to_owned(), ..money(family) };
    world.vault.write(|ctx| person::set_life(ctx, elder, Life::Dead, "2026-10-01", "")).unwrap();
    world.assistance(&on("2026-10-20"));
    world.vault.write(|ctx| person::set_life(ctx, child, Life::Moved, "2026-10-10", "")).unwrap();
    // Who moved away may still get something, as a resident alone may.
    world.assistance(&on("2026-10-11"));
    world.vault.write(|ctx| person::set_life(ctx, child, Life::Dead, "2026-10-10", "")).unwrap();
    assert_eq!(refused(on("2026-10-11")), told(&[("date", FaultCode::DateAfterLeaving)]));
    assert_eq!(refused(pkh(family)), told(&[("date", FaultCode::DateAfterLeaving)]));
    world.assistance(&on("2026-10-10"));
    world.assistance(&AssistanceForm { kind: "WK_MATI".to_owned(), ..money(family) });
}

#[test]
fn a_programme_is_noted_with_its_dates_and_moves_no_money_of_the_group() {
    let world = World::with_group();
    let head = world.person(&a_person("Sekar Dangan"));
    let family = world.family(&[head]);
    let typed = AssistanceForm {
        funds: vec![FundForm { fund: "IURAN".to_owned(), amount: Some(5) }],
        amount: Some(600_000),
        until: "2027-12-31".to_owned(),
        ..pkh(Recipient::Household { id: family })
    };
    let row = world.assistance(&typed);
    assert_eq!((row.given_by, row.funds.len(), row.until.as_str()), (GivenBy::Programme, 0, "2027-12-31"));
    let sums = world.vault.read(|ctx| totals(ctx, &AssistanceFilter::default())).unwrap();
    assert_eq!((sums.number, sums.given, sums.amount), (1, 0, 0));
    let wrong = AssistanceForm {
        since: "2026-11-02".to_owned(),
        until: "2026-11-01".to_owned(),
        ..pkh(person(head))
    };
    let expected = [("date", FaultCode::DateBefore), ("until", FaultCode::DateBefore)];
    assert_eq!(codes(world.vault.write(|ctx| record(ctx, &wrong))), told(&expected));
}

#[test]
fn the_whole_family_is_shown_what_each_of_them_gets() {
    let world = World::with_group();
    let head = world.person(&a_person("Sekar Dangan"));
    let child = world.person(&a_person("Sekar Menur"));
    let stranger = world.person(&a_person("Nitik Karawitan"));
    let family = world.family(&[head, child]);
    world.assistance(&pkh(Recipient::Household { id: family }));
    let ended =
        AssistanceForm { kind: "PIP".to_owned(), until: "2026-06-30".to_owned(), ..pkh(person(child)) };
    world.assistance(&ended);
    let earlier =
        AssistanceForm { date: "2026-02-01".to_owned(), ..pkh(Recipient::Household { id: family }) };
    world.assistance(&earlier);
    let today = world.vault.read(|ctx| Ok(ctx.today())).unwrap().to_string();
    world.assistance(&AssistanceForm { date: today, ..a_parcel(person(child)) });
    world.assistance(&AssistanceForm { date: "2024-01-05".to_owned(), ..a_parcel(person(child)) });
    world.assistance(&a_parcel(person(stranger)));

    let got = world.vault.read(|ctx| already(ctx, person(head))).unwrap();
    let [programme] = got.programmes.as_slice() else { panic!("one programme: {:?}", got.programmes) };
    assert_eq!((programme.row.kind.as_str(), programme.row.date.as_str()), ("PKH", "2026-11-01"));
    assert!(programme.known_days_ago >= 0);
    assert_eq!((got.gifts.len(), got.gifts_amount), (1, 150_000));
    assert_eq!(got.gifts[0].name, "Sekar Menur");
    assert_eq!(world.vault.read(|ctx| of_person(ctx, head)).unwrap().len(), 5);
    assert_eq!(world.vault.read(|ctx| of_household(ctx, family)).unwrap().len(), 5);
    assert_eq!(world.vault.read(|ctx| of_person(ctx, stranger)).unwrap().len(), 1);
}

#[test]
fn the_list_is_narrowed_and_summed_by_fund() {
    let world = World::with_group();
    let elder = world.person(&a_person("Sekar Dangan"));
    let other = world.person(&PersonForm { rt: "31".to_owned(), ..a_person("Nitik Karawitan") });
    world.assistance(&a_parcel(person(elder)));
    world.assistance(&AssistanceForm { date: "2026-10-05".to_owned(), ..money(person(other)) });
    world.assistance(&pkh(person(other)));
    let numbers = |filter: &AssistanceFilter| {
        let rows = world.vault.read(|ctx| list(ctx, filter, 0, 60)).unwrap();
        let counted = world.vault.read(|ctx| count(ctx, filter)).unwrap();
        assert_eq!(usize::try_from(counted).unwrap(), rows.len());
        rows.into_iter().map(|row| row.number).collect::<Vec<_>>().join(" ")
    };
    let every = AssistanceFilter::default();
    assert_eq!(numbers(&every), "B-2026-0001 B-2026-0003 B-2026-0002");
    let october = AssistanceFilter { from: "2026-10-01".into(), to: "2026-10-31".into(), ..every.clone() };
    assert_eq!(numbers(&october), "B-2026-0002");
    assert_eq!(numbers(&AssistanceFilter { kind: "PKH".into(), ..every.clone() }), "B-2026-0003");
    assert_eq!(numbers(&AssistanceFilter { fund: "KOTAK".into(), ..every.clone() }), "B-2026-0001");
    let by_group = AssistanceFilter { given_by: Some(GivenBy::Group), ..every.clone() };
    assert_eq!(numbers(&by_group), "B-2026-0001 B-2026-0002");
    for number in ["B-2026-0002", "b 2"] {
        assert_eq!(numbers(&AssistanceFilter { query: number.into(), ..every.clone() }), "B-2026-0002");
    }
    for number in ["B-2025-0002", "b 9", "R-2026-0002", "danar"] {
        assert_eq!(numbers(&AssistanceFilter { query: number.into(), ..every.clone() }), "", "{number}");
    }
    for name in ["sekar", "dangan sek", "se"] {
        assert_eq!(
            numbers(&AssistanceFilter { query: name.into(), ..every.clone() }),
            "B-2026-0001",
            "{name}"
        );
    }
    assert_eq!(numbers(&AssistanceFilter { rt: "031".into(), ..every.clone() }), "B-2026-0003 B-2026-0002");
    assert_eq!(numbers(&AssistanceFilter { person: Some(elder), ..every.clone() }), "B-2026-0001");
    let sums = world.vault.read(|ctx| totals(ctx, &every)).unwrap();
    assert_eq!((sums.number, sums.given, sums.amount), (3, 2, 350_000));
    let funds: Vec<(&str, i64)> = sums.funds.iter().map(|fund| (fund.fund.as_str(), fund.amount)).collect();
    assert_eq!(funds, [("IURAN", 200_000), ("DONATUR", 100_000), ("KOTAK", 50_000)]);
}

#[test]
fn a_change_keeps_the_number_and_what_is_taken_back_is_gone_from_list_and_sums() {
    let world = World::with_group();
    let elder = world.person(&a_person("Sekar Dangan"));
    let row = world.assistance(&a_parcel(person(elder)));
    let page = world.vault.read(|ctx| find(ctx, row.id)).unwrap();
    let changed = world.vault.write(|ctx| change(ctx, row.id, page.rev, &money(person(elder)))).unwrap();
    assert_eq!((changed.number, changed.items.len()), (row.number, 0));
    let stale = world.vault.write(|ctx| change(ctx, row.id, page.rev, &a_parcel(person(elder))));
    assert_eq!(stale.unwrap_err().code(), FaultCode::Changed);

    let no_reason = world.vault.write(|ctx| withdraw(ctx, row.id, " "));
    assert_eq!(codes(no_reason), told(&[("reason", FaultCode::ReasonNeeded)]));
    world.vault.write(|ctx| withdraw(ctx, row.id, "Salah orang")).unwrap();
    assert!(all(&world.vault).is_empty());
    let sums = world.vault.read(|ctx| totals(ctx, &AssistanceFilter::default())).unwrap();
    assert_eq!((sums.number, sums.amount, sums.funds.len()), (0, 0, 0));
    assert_eq!(world.vault.read(|ctx| find(ctx, row.id)).unwrap_err().code(), FaultCode::NotFound);
    assert_eq!(
        world.assistance(&a_parcel(person(elder))).number,
        "B-2026-0002",
        "a number is never used again"
    );
}

#[test]
fn saving_throws_the_draft_away_and_a_refusal_keeps_it() {
    let world = World::with_group();
    let elder = world.person(&a_person("Sekar Dangan"));
    world.vault.write(|ctx| draft::keep(ctx, "assistance", "", "{}")).unwrap();
    let wrong = AssistanceForm { funds: Vec::new(), ..money(person(elder)) };
    world.vault.write(|ctx| record(ctx, &wrong)).unwrap_err();
    assert!(world.vault.read(|ctx| draft::find(ctx, "assistance", "")).unwrap().is_some());
    world.assistance(&money(person(elder)));
    assert!(world.vault.read(|ctx| draft::find(ctx, "assistance", "")).unwrap().is_none());
}
