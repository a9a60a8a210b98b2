//! Assistance that hangs on a case: whose it may be, who records it, and what others see of a secret one.

use super::*;

#[test]
fn the_case_must_be_about_the_recipient_or_their_family() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let head = world.person(&a_person("Sekar Dangan"));
    let child = world.person(&a_person("Sekar Menur"));
    let stranger = world.person(&a_person("Nitik Karawitan"));
    let family = world.family(&[head, child]);
    let case = world.case(&a_case(head, me));
    let case_id = Some(case);
    let with = |recipient| AssistanceForm { case_id, ..a_parcel(recipient) };
    world.assistance(&with(person(head)));
    world.assistance(&with(person(child)));
    let row = world.assistance(&with(Recipient::Household { id: family }));
    assert_eq!(row.case_number, "K-2026-0001");
    let refused = world.vault.write(|ctx| record(ctx, &with(person(stranger))));
    assert_eq!(codes(refused), told(&[("case_id", FaultCode::CaseOfOther)]));
    let none = AssistanceForm { case_id: Some(Uuid::now_v7()), ..a_parcel(person(head)) };
    let refused = world.vault.write(|ctx| record(ctx, &none));
    assert_eq!(codes(refused), told(&[("case_id", FaultCode::NotFound)]));
    assert_eq!(world.vault.read(|ctx| of_case(ctx, case)).unwrap().len(), 3);
    let offered = world.vault.read(|ctx| cases_for(ctx, person(child))).unwrap();
    assert_eq!(offered.iter().map(|case| case.number.as_str()).collect::<Vec<_>>(), ["K-2026-0001"]);
    assert!(world.vault.read(|ctx| cases_for(ctx, person(stranger))).unwrap().is_empty());
}

#[test]
fn a_companion_records_for_their_own_cases_only_and_a_treasurer_reads() {
    let world = World::with_group();
    let companion = world.officer("Mbak Ceplok", &[Role::Pendamping]);
    let treasurer = world.officer("Bu Parang", &[Role::Bendahara]);
    let reader = world.officer("Pak Lurik", &[Role::Pembaca]);
    let elder = world.person(&PersonForm {
        address: "Jalan Kawung 3".to_owned(),
        nik: "9901014105600001".to_owned(),
        phone: "0812 999".to_owned(),
        ..a_person("Sekar Dangan")
    });
    let other = world.case(&a_case(elder, world.vault.officer().id));
    let own = world.case(&a_case(elder, companion.id));
    let vault = world.as_officer(&companion);
    let give =
        |case_id| vault.write(|ctx| record(ctx, &AssistanceForm { case_id, ..a_parcel(person(elder)) }));
    assert_eq!(codes(give(None)), told(&[("case_id", FaultCode::OwnCaseNeeded)]));
    assert_eq!(codes(give(Some(other))), told(&[("case_id", FaultCode::OwnCaseNeeded)]));
    let row = give(Some(own)).unwrap();
    let page = vault.read(|ctx| find(ctx, row.id)).unwrap();
    assert!(page.may_change);
    let form = AssistanceForm { case_id: Some(other), ..page.form.unwrap() };
    let moved = vault.write(|ctx| change(ctx, row.id, page.rev, &form));
    assert_eq!(codes(moved), told(&[("case_id", FaultCode::OwnCaseNeeded)]));
    let heads = world.assistance(&a_parcel(person(elder)));
    assert_eq!(vault.write(|ctx| withdraw(ctx, heads.id, "x")).unwrap_err().code(), FaultCode::OwnCaseNeeded);
    assert!(!vault.read(|ctx| find(ctx, heads.id)).unwrap().may_change);

    let vault = world.as_officer(&treasurer);
    let page = vault.read(|ctx| find(ctx, row.id)).unwrap();
    assert_eq!((page.row.name.as_str(), page.address.as_str()), ("Sekar Dangan", "Jalan Kawung 3"));
    assert!(!page.may_change);
    let given = vault.write(|ctx| record(ctx, &a_parcel(person(elder))));
    assert_eq!(given.unwrap_err().code(), FaultCode::NotAllowed);
    let found = |query: &str| {
        let filter = AssistanceFilter { query: query.to_owned(), ..AssistanceFilter::default() };
        vault.read(|ctx| count(ctx, &filter)).unwrap()
    };
    assert_eq!((found("sekar"), found("9901014105600001"), found("0812999")), (2, 0, 0), "by the name alone");

    let vault = world.as_officer(&reader);
    assert_eq!(vault.read(|ctx| count(ctx, &AssistanceFilter::default())).unwrap(), 2);
    for about in [
        AssistanceFilter { query: "sekar".to_owned(), ..AssistanceFilter::default() },
        AssistanceFilter { person: Some(elder), ..AssistanceFilter::default() },
    ] {
        let asked = vault.read(|ctx| count(ctx, &about));
        assert_eq!(asked.unwrap_err().code(), FaultCode::NotAllowed, "who only counts learns of nobody");
    }
    let seen = vault.read(|ctx| list(ctx, &AssistanceFilter::default(), 0, 60));
    assert_eq!(seen.unwrap_err().code(), FaultCode::NotAllowed);
    assert_eq!(vault.read(|ctx| already(ctx, person(elder))).unwrap_err().code(), FaultCode::NotAllowed);
}

#[test]
fn assistance_from_a_secret_case_shows_others_its_amount_and_number_and_nothing_else() {
    let world = World::with_group();
    let companion = world.officer("Mbak Ceplok", &[Role::Pendamping]);
    let treasurer = world.officer("Bu Parang", &[Role::Bendahara]);
    let recorder = world.officer("Pak Gringsing", &[Role::Pencatat]);
    let somebody = world.person(&a_person("Nitik Karawitan"));
    let secret = CaseForm { secret: true, ..a_case(somebody, companion.id) };
    let case_id = world.case(&secret);
    let own = world.as_officer(&companion);
    let give =
        |form| own.write(|ctx| record(ctx, &AssistanceForm { case_id: Some(case_id), ..form })).unwrap();
    let gift = give(a_parcel(person(somebody)));
    let note = give(pkh(person(somebody)));
    assert_eq!(all(&own).len(), 2);
    assert_eq!(all(&own)[0].name, "Nitik Karawitan");
    assert_eq!(own.read(|ctx| of_case(ctx, case_id)).unwrap().len(), 2);

    let (purse, pen) = (world.as_officer(&treasurer), world.as_officer(&recorder));
    for vault in [&world.vault, &purse, &pen] {
        let rows = all(vault);
        let [row] = rows.as_slice() else { panic!("only the gift is in the list: {rows:?}") };
        assert!(row.masked && row.name.is_empty() && row.kind.is_empty() && row.rt.is_empty());
        assert!(row.recipient.is_none() && row.case_id.is_none() && row.items.is_empty());
        assert_eq!((row.amount.map(Rupiah::whole), row.case_number.as_str()), (Some(150_000), "K-2026-0001"));
        let page = vault.read(|ctx| find(ctx, gift.id)).unwrap();
        assert!(page.form.is_none() && page.address.is_empty() && !page.may_change);
        assert_eq!(vault.read(|ctx| find(ctx, note.id)).unwrap_err().code(), FaultCode::NotFound);
        assert_eq!(vault.read(|ctx| of_case(ctx, case_id)).unwrap_err().code(), FaultCode::NotAllowed);
        let got = vault.read(|ctx| already(ctx, person(somebody))).unwrap();
        assert!(got.gifts.is_empty() && got.programmes.is_empty(), "nobody is told by the way");
        assert!(vault.read(|ctx| of_person(ctx, somebody)).unwrap().is_empty());
        assert!(
            vault.read(|ctx| cases_for(ctx, person(somebody))).is_ok_and(|rows| rows.is_empty())
                || vault.officer().id == treasurer.id
        );
        assert_eq!(vault.read(|ctx| totals(ctx, &AssistanceFilter::default())).unwrap().amount, 150_000);
        for filter in [
            AssistanceFilter { kind: "WK_SEMBAKO".into(), ..AssistanceFilter::default() },
            AssistanceFilter { rt: "032".into(), ..AssistanceFilter::default() },
            AssistanceFilter { person: Some(somebody), ..AssistanceFilter::default() },
            AssistanceFilter { query: "nitik".into(), ..AssistanceFilter::default() },
        ] {
            assert_eq!(vault.read(|ctx| count(ctx, &filter)).unwrap(), 0, "a filter tells name or kind");
            assert!(vault.read(|ctx| list(ctx, &filter, 0, 60)).unwrap().is_empty());
        }
        let taken = vault.write(|ctx| withdraw(ctx, gift.id, "x"));
        assert_eq!(taken.unwrap_err().code(), FaultCode::NotAllowed);
    }
    let attached = AssistanceForm { case_id: Some(case_id), ..a_parcel(person(somebody)) };
    let refused = pen.write(|ctx| record(ctx, &attached));
    assert_eq!(
        codes(refused),
        told(&[("case_id", FaultCode::NotFound)]),
        "a secret case is no case to others"
    );
}
