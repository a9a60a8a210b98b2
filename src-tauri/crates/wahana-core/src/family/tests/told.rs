//! What is told before, as far as it can be done, and what cannot have been.

use super::*;
use crate::assistance::FundForm;
use crate::database::Read;
use crate::referral::{AnswerForm, ReferralState};

/// What is offered is done: whoever may not end a note is told that somebody else does.
#[test]
fn the_programmes_that_an_officer_can_end_are_counted() {
    let home = Home::new();
    home.world.assistance(&a_programme("PKH", home.head));
    let told = |vault: &Vault, kind| {
        let told = vault.read(|ctx| consequences(ctx, kind, Some(home.id), &[home.head], "2026-11-14"));
        let told = told.unwrap();
        (told.ends, told.ends_by_others)
    };
    let companion = home.world.as_officer(&home.world.officer("Bu Parang", &[Role::Pendamping]));
    assert_eq!(told(&home.world.vault, EventKind::Death), (1, 0));
    assert_eq!(told(&companion, EventKind::Death), (0, 1));
    assert_eq!(told(&companion, EventKind::Move), (0, 0), "nothing ends with a move");
}

#[test]
fn the_place_of_the_family_on_a_list_is_told_where_only_some_of_it_go() {
    let home = Home::new();
    let vault = &home.world.vault;
    let list = a_distribution(Per::Household, &[Recipient::Household { id: home.id }]);
    let list = vault.write(|ctx| distribution::make(ctx, &list)).unwrap().number;
    let told = |kind, persons: &[Uuid]| {
        let told = vault.read(|ctx| consequences(ctx, kind, Some(home.id), persons, "2026-11-14")).unwrap();
        (told.family_lists, told.lists)
    };
    for kind in [EventKind::Death, EventKind::Move, EventKind::Split] {
        assert_eq!(told(kind, &[home.child]), (vec![list.clone()], Vec::new()));
    }
    assert_eq!(told(EventKind::NewHead, &[]), (Vec::new(), Vec::new()));
    let all = [home.head, home.wife, home.child];
    assert_eq!(told(EventKind::Move, &all), (Vec::new(), vec![list]));
}

/// A slip in the year: nobody of the family was born.
#[test]
fn nothing_happened_to_a_family_before_the_first_of_it_was_born() {
    let home = Home::new();
    let vault = &home.world.vault;
    let me = vault.officer().id;
    let born = |id: Uuid, name: &str, birth: &str| {
        let form = PersonForm { birth: Birth::parse(birth).unwrap(), ..a_person(name) };
        let rev = vault.read(|ctx| person::find(ctx, id)).unwrap().rev;
        vault.write(|ctx| person::change(ctx, id, rev, &form)).unwrap();
    };
    born(home.head, "Sekar Dangan", "1980");
    born(home.child, "Ceplok Kecil", "2010-05-06");
    let whole = Recipient::Household { id: home.id };
    let about = CaseForm {
        subject: Some(Subject::Household { id: home.id }),
        types: vec![CaseTypeForm { number: 25, criteria: vec![1], note: String::new() }],
        reported_on: "1926-11-20".to_owned(),
        ..a_case(home.head, me)
    };
    let gift = AssistanceForm { date: "1926-11-20".to_owned(), ..a_parcel(whole) };
    let told =
        |error: Error| error.faults().into_iter().map(|fault| (fault.field, fault.code)).collect::<Vec<_>>();
    let visit = VisitForm {
        household: home.id,
        happened: "1926-11-20".to_owned(),
        officer: me,
        outcome: String::new(),
        text: "Atap bocor.".to_owned(),
        lines: Vec::new(),
    };
    let listing = ListingForm { seen_on: "1926-11-20".to_owned(), ..a_listing() };
    // As long as somebody's birth is not known, nobody knows.
    vault.write(|ctx| record_visit(ctx, &visit)).unwrap();
    let kept = vault.write(|ctx| assistance::record(ctx, &gift)).unwrap();
    born(home.wife, "Sekar Menur", "1979-02");
    let unborn = |field: &str| at(field, FaultCode::DateBeforeBirth);
    assert_eq!(told(vault.write(|ctx| record_visit(ctx, &visit)).unwrap_err()), unborn("happened"));
    assert_eq!(told(vault.write(|ctx| case::open(ctx, &about)).unwrap_err()), unborn("reported_on"));
    assert_eq!(told(vault.write(|ctx| assistance::record(ctx, &gift)).unwrap_err()), unborn("date"));
    let heard = vault.write(|ctx| assessment::record_listing(ctx, home.id, &listing)).unwrap_err();
    assert_eq!(heard.faults()[0].values["date"], "1979-02", "the oldest of them");
    assert_eq!(told(heard), unborn("seen_on"));
    let own = CaseForm { reported_on: "1926-11-20".to_owned(), ..a_case(home.head, me) };
    assert_eq!(told(vault.write(|ctx| case::open(ctx, &own)).unwrap_err()), unborn("reported_on"));
    // What was written down before may be corrected in everything else.
    let found = vault.read(|ctx| assistance::find(ctx, kept.id)).unwrap();
    let form = AssistanceForm { note: "Dari buku lama".to_owned(), ..found.form.unwrap() };
    vault.write(|ctx| assistance::change(ctx, kept.id, found.rev, &form)).unwrap();
    // A case that was written down rightly has no visit of that time either.
    let case =
        vault.write(|ctx| case::open(ctx, &CaseForm { reported_on: "2026-11-20".to_owned(), ..about }));
    let note = case::FollowUpForm {
        kind: case::FollowUpKind::Visit,
        happened: "1926-11-20".to_owned(),
        text: "Atap bocor.".to_owned(),
        outcome: String::new(),
        officer: me,
        next_visit: String::new(),
    };
    let id = case.unwrap().id;
    assert_eq!(told(vault.write(|ctx| case::add_follow_up(ctx, id, &note)).unwrap_err()), unborn("happened"));
}

#[test]
fn the_consequences_of_a_death_are_told_first() {
    let home = Home::new();
    let me = home.world.vault.officer().id;
    let case = home.world.case(&a_case(home.head, me));
    home.world.vault.write(|ctx| case::plan_visits(ctx, case, &ctx.today().to_string(), None)).unwrap();
    home.world.assistance(&a_programme("PKH", home.head));
    home.world.assistance(&a_parcel(Recipient::Person { id: home.head }));
    let told = |persons: &[Uuid], date: &str| {
        home.world
            .vault
            .read(|ctx| consequences(ctx, EventKind::Death, Some(home.id), persons, date))
            .unwrap()
    };
    let all = told(&[home.head], "2026-11-14");
    assert_eq!((all.cases.len(), all.running.len(), all.later.len()), (1, 1, 1));
    assert!(!all.cases[0].next_visit.is_empty());
    assert!(all.head_goes && !all.nobody_left);
    assert_eq!(all.candidates.len(), 2);
    let grant = all.grant.unwrap();
    assert_eq!((grant.until.as_str(), grant.listed), ("2026-12-31", false));
    assert!(told(&[home.head], "").grant.is_none(), "without a day there is no last day");
    let listed = || told(&[home.head], "2026-11-14").grant.unwrap().listed;
    let heard = |standing| {
        let form = ListingForm { standing, ..a_listing() };
        home.world.vault.write(|ctx| assessment::record_listing(ctx, home.id, &form)).unwrap();
    };
    heard(ListingStanding::Listed);
    assert!(listed());
    heard(ListingStanding::NotListed);
    assert!(!listed(), "what was said last counts");
    let everybody = told(&[home.head, home.wife, home.child], "2026-11-14");
    assert!(everybody.nobody_left && !everybody.head_goes);
}

#[test]
fn what_was_given_planned_or_asked_of_a_family_as_a_whole_is_told_when_nobody_is_left_of_it() {
    let home = Home::new();
    let me = home.world.vault.officer().id;
    let whole = Recipient::Household { id: home.id };
    let about = CaseForm {
        subject: Some(Subject::Household { id: home.id }),
        types: vec![CaseTypeForm { number: 25, criteria: vec![1], note: String::new() }],
        ..a_case(home.head, me)
    };
    let case = home.world.case(&about);
    home.world.vault.write(|ctx| case::plan_visits(ctx, case, &ctx.today().to_string(), None)).unwrap();
    let goal = home.world.vault.write(|ctx| plan::add_goal(ctx, case, "Atap tidak bocor")).unwrap();
    let what = plan::ActionForm { what: "Minta seng".to_owned(), officer: Some(me), ..Default::default() };
    home.world.vault.write(|ctx| plan::add_action(ctx, goal, &what)).unwrap();
    let partner = home.world.partner(&a_partner("Puskesmas Contoh"));
    let referred =
        home.world.vault.write(|ctx| referral::make(ctx, case, &a_referral(partner), false)).unwrap();
    home.world.assistance(&AssistanceForm { recipient: Some(whole), ..a_programme("PKH", home.head) });
    let list = a_distribution(Per::Household, &[whole]);
    let list = home.world.vault.write(|ctx| distribution::make(ctx, &list)).unwrap();
    let told = |kind, persons: &[Uuid]| {
        home.world.vault.read(|ctx| consequences(ctx, kind, Some(home.id), persons, "2026-11-14")).unwrap()
    };
    let all = [home.head, home.wife, home.child];
    for kind in [EventKind::Death, EventKind::Move] {
        let some = told(kind, &all[..2]);
        assert_eq!((some.cases.len(), some.running.len(), some.lists.len()), (0, 0, 0));
        let everybody = told(kind, &all);
        assert_eq!((everybody.cases.len(), everybody.running.len(), everybody.later.len()), (1, 1, 0));
        assert!(!everybody.cases[0].next_visit.is_empty());
        assert_eq!((everybody.actions, everybody.referrals), (1, 1));
        assert_eq!(everybody.lists, [&*list.number]);
    }
    // Of what was accepted news is still expected.
    let accepted = AnswerForm {
        state: ReferralState::Accepted,
        outcome_on: referred.sent_on.clone(),
        outcome: String::new(),
        news_by: "2036-01-01".to_owned(),
        next_stage: None,
    };
    let rev = home.world.vault.read(|ctx| referral::find(ctx, referred.id)).unwrap().rev;
    home.world.vault.write(|ctx| referral::answer(ctx, referred.id, rev, &accepted)).unwrap();
    assert_eq!(told(EventKind::Death, &all).referrals, 1);

    // What the family received ends with the last of it, and not before.
    let until = || {
        let got = home.world.vault.read(|ctx| assistance::of_one(ctx, whole)).unwrap();
        got[0].until.clone()
    };
    let died = |persons: &[Uuid], members: Vec<MemberForm>| {
        let form = home.form(EventKind::Death, persons);
        home.done(&EventForm { members, end_programmes: true, ..form });
    };
    died(&[home.child], Vec::new());
    assert_eq!(until(), "");
    died(&[home.head, home.wife], Vec::new());
    assert_eq!(until(), "2026-11-14");
}

#[test]
fn the_claim_of_a_death_in_december_ends_in_january() {
    let day = |text: &str| text.parse().unwrap();
    let grant = |died: &str, today: &str| {
        let grant = consequences::grant(day(died), day(today), true);
        (grant.until, grant.passed)
    };
    assert_eq!(grant("2026-12-03", "2026-12-20"), ("2027-01-31".to_owned(), false));
    assert_eq!(grant("2026-11-30", "2026-12-31"), ("2026-12-31".to_owned(), false));
    assert_eq!(grant("2025-11-30", "2026-01-01"), ("2025-12-31".to_owned(), true));
}

#[test]
fn a_secret_case_of_somebody_else_is_no_consequence_that_is_told() {
    let home = Home::new();
    let companion = home.world.officer("Bu Parang", &[Role::Pendamping]);
    let secret = CaseForm { secret: true, ..a_case(home.head, companion.id) };
    home.world.case(&secret);
    let seen = |vault: &Vault| {
        vault
            .read(|ctx| consequences(ctx, EventKind::Death, Some(home.id), &[home.head], "2026-11-14"))
            .unwrap()
            .cases
            .len()
    };
    assert_eq!(seen(&home.world.vault), 0);
    assert_eq!(seen(&home.world.as_officer(&companion)), 1);
}

/// As where two records are made one: what is given because of a death says nothing against its day.
#[test]
fn what_is_given_because_of_a_death_is_no_doubt_about_its_day() {
    let home = Home::new();
    let parcel = a_parcel(Recipient::Person { id: home.head });
    let grant = AssistanceForm {
        kind: "WK_MATI".to_owned(),
        form: AssistanceType::Money,
        amount: Some(50_000),
        items: Vec::new(),
        funds: vec![FundForm { fund: "KOTAK".to_owned(), amount: Some(50_000) }],
        ..parcel.clone()
    };
    home.world.assistance(&grant);
    let later = || {
        let told =
            |ctx: &Read| consequences(ctx, EventKind::Death, Some(home.id), &[home.head], "2026-10-20");
        home.world.vault.read(told).unwrap().later.len()
    };
    assert_eq!(later(), 0);
    home.world.assistance(&parcel);
    assert_eq!(later(), 1);
}
