//! What is told before, as far as it can be done, and what cannot have been.

use super::*;

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
