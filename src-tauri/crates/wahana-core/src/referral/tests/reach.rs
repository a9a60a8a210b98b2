//! Who refers what, who knows of it, and what of somebody goes along.

use super::*;

#[test]
fn only_what_was_chosen_goes_along() {
    let hall = a_hall();
    let goes = |shares: Vec<Share>| {
        let row = hall.refer(&ReferralForm { shares, ..a_referral(hall.partner) }).unwrap();
        let page = hall.world.vault.read(|ctx| find(ctx, row.id)).unwrap();
        page.goes.into_iter().map(|one| (one.share, one.value)).collect::<Vec<_>>()
    };
    assert!(goes(Vec::new()).is_empty());
    let chosen = goes(vec![Share::Nik, Share::Name, Share::Address, Share::Types]);
    let expected = [(Share::Name, "Sekar Dangan"), (Share::Nik, "9901014105600001"), (Share::Types, "24")];
    assert_eq!(chosen, expected.map(|(share, value)| (share, value.to_owned())), "no address is known");

    let form = household::HouseholdForm {
        rt: "32".to_owned(),
        address: "Jalan Kawung 3".to_owned(),
        kk: "9901010101100001".to_owned(),
        ..household::HouseholdForm::default()
    };
    let head = [household::MemberForm { person: hall.person, relation: 1 }];
    let home = hall.world.vault.write(|ctx| household::add(ctx, &form, &head, false)).unwrap().id;
    let address = |case| {
        let known = hall.world.vault.read(|ctx| known_of(ctx, case)).unwrap();
        let of = |share| known.iter().find(|one| one.share == share).map(|one| one.value.clone());
        (of(Share::Address).unwrap(), of(Share::Phone).unwrap(), of(Share::Nik).unwrap())
    };
    let (street, phone) = ("Jalan Kawung 3".to_owned(), "0812 999".to_owned());
    assert_eq!(
        address(hall.case),
        (street.clone(), phone.clone(), "9901014105600001".to_owned()),
        "the family's"
    );
    let subject = Some(Subject::Household { id: home });
    let about_all = CaseForm { subject, ..a_case(hall.person, hall.world.vault.officer().id) };
    let case = hall.world.case(&about_all);
    assert_eq!(address(case), (street, phone, "9901010101100001".to_owned()), "through its head");
}

#[test]
fn a_companion_refers_their_own_cases_and_reads_the_others() {
    let hall = a_hall();
    let row = hall.refer(&a_referral(hall.partner)).unwrap();
    let companion = hall.world.officer("Mbak Ceplok", &[Role::Pendamping]);
    let vault = hall.world.as_officer(&companion);
    let refused = vault.write(|ctx| make(ctx, hall.case, &a_referral(hall.partner), true));
    assert_eq!(refused.unwrap_err().code(), FaultCode::NotAllowed);
    let page = vault.read(|ctx| find(ctx, row.id)).unwrap();
    assert!(!page.may_change);
    for refused in [
        vault.write(|ctx| change(ctx, row.id, page.rev, &page.form)),
        vault.write(|ctx| answer(ctx, row.id, page.rev, &an_answer(ReferralState::Done, "x"))),
    ] {
        assert_eq!(refused.unwrap_err().code(), FaultCode::NotAllowed);
    }
    assert_eq!(vault.write(|ctx| withdraw(ctx, row.id, "x")).unwrap_err().code(), FaultCode::NotAllowed);
    let treasurer = hall.world.as_officer(&hall.world.officer("Bu Parang", &[Role::Bendahara]));
    assert_eq!(treasurer.read(|ctx| find(ctx, row.id)).unwrap_err().code(), FaultCode::NotAllowed);
    let listed = treasurer.read(|ctx| list(ctx, &ReferralFilter::default(), 0, 9));
    assert_eq!(listed.unwrap_err().code(), FaultCode::NotAllowed);
}

#[test]
fn what_was_referred_in_a_secret_case_does_not_exist_for_others() {
    let hall = a_hall();
    let (companion, case, row) = hall.secret_one();
    let all = ReferralFilter::default();
    assert_eq!(companion.read(|ctx| count(ctx, &all)).unwrap(), 1);
    assert!(companion.read(|ctx| list(ctx, &all, 0, 9)).unwrap()[0].secret);
    for other in
        [&hall.world.vault, &hall.world.as_officer(&hall.world.officer("Bu Nitik", &[Role::Pencatat]))]
    {
        assert_eq!(other.read(|ctx| count(ctx, &all)).unwrap(), 0);
        assert!(other.read(|ctx| list(ctx, &all, 0, 9)).unwrap().is_empty());
        assert!(other.read(|ctx| of_case(ctx, case)).unwrap().is_empty());
        let of_partner = ReferralFilter { partner: Some(hall.partner), ..ReferralFilter::default() };
        assert!(other.read(|ctx| list(ctx, &of_partner, 0, 9)).unwrap().is_empty());
        let numbered = ReferralFilter { query: row.number.clone(), ..ReferralFilter::default() };
        assert!(other.read(|ctx| list(ctx, &numbered, 0, 9)).unwrap().is_empty());
        assert_eq!(other.read(|ctx| find(ctx, row.id)).unwrap_err().code(), FaultCode::NotAllowed);
        assert_eq!(other.read(due).unwrap().total, 0);
    }
    // A refusal would tell of it; the companion goes on reading to whom it went.
    hall.world.vault.write(|ctx| crate::taking_back::partner(ctx, hall.partner, "Dobel")).unwrap();
    let page = companion.read(|ctx| find(ctx, row.id)).unwrap();
    assert_eq!((page.row.partner.as_str(), page.partner), ("Puskesmas Contoh", None));
    let week = hall.world.vault.read(history::week_in_review).unwrap();
    let told: Vec<_> = week.acts.iter().filter(|act| act.table == "referral").collect();
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].label.as_str(), told[0].record), ("R-2026-0001", None));
}
