//! What a list refuses, each at its row, and who is in the way of whom.

use super::*;
use crate::testing::a_case;
use crate::{household, taking_back};

#[test]
fn the_same_family_is_told_at_its_row() {
    let world = World::with_group();
    let [head, child, alone] =
        ["Sekar Dangan", "Sekar Menur", "Udan Liris"].map(|name| world.person(&a_person(name)));
    let family = world.family(&[head, child]);
    let household = Recipient::Household { id: family };
    let rows = [household, one(alone), one(child), household, one(alone)];
    let refused = world.vault.write(|ctx| make(ctx, &a_distribution(Per::Household, &rows))).unwrap_err();
    let faults = refused.faults();
    let places: Vec<_> =
        faults.iter().map(|fault| (fault.field.as_str(), fault.values["first"].as_str())).collect();
    assert_eq!(places, [("rows.2", "1"), ("rows.3", "3"), ("rows.4", "2")]);
    assert!(faults.iter().all(|fault| fault.code == FaultCode::RecipientTwice));
    assert_eq!(faults[0].values["name"], "Sekar Menur");
    // Where each resident gets a share, two of one family are two.
    let rows = [one(head), one(child), one(head), household];
    let refused = world.vault.write(|ctx| make(ctx, &a_distribution(Per::Person, &rows)));
    let expected = [("rows.2", FaultCode::RecipientTwice), ("rows.3", FaultCode::UnknownChoice)];
    assert_eq!(codes(refused), told(&expected));
}

#[test]
fn more_rows_than_a_list_takes_are_refused_as_rows() {
    let world = World::with_group();
    let rows = vec![one(world.person(&a_person("Sekar Dangan"))); 3_001];
    let refused = world.vault.write(|ctx| make(ctx, &a_distribution(Per::Person, &rows)));
    assert_eq!(codes(refused), told(&[("rows", FaultCode::TooManyRows)]));
}

#[test]
fn whoever_is_gone_does_not_come_on_a_list_and_stays_on_one() {
    let day = Day::new();
    let gone = day.people[0];
    let family = day.world.family(&[day.people[1]]);
    for (id, life) in [(gone, Life::Dead), (day.people[1], Life::Moved)] {
        day.world.vault.write(|ctx| person::set_life(ctx, id, life, "2026-11-21", "")).unwrap();
    }
    let page = day.page();
    assert_eq!(page.recipients[0].life, Life::Dead);
    let kept = DistributionForm { name: "Beras".to_owned(), ..page.form };
    day.world.vault.write(|ctx| change(ctx, day.id, page.rev, &kept)).unwrap();
    let fresh = a_distribution(Per::Household, &[one(gone), Recipient::Household { id: family }]);
    let refused = day.world.vault.write(|ctx| make(ctx, &fresh));
    let expected = [("rows.0", FaultCode::RecipientGone), ("rows.1", FaultCode::RecipientGone)];
    assert_eq!(codes(refused), told(&expected));
}

#[test]
fn every_fault_of_the_form_is_told_at_once() {
    let world = World::with_group();
    let person = one(world.person(&a_person("Sekar Dangan")));
    let mut form = DistributionForm {
        name: " ".to_owned(),
        day: "31/02/2026".to_owned(),
        kind: "PKH".to_owned(),
        form: AssistanceType::Money,
        amount: Some(0),
        items: Vec::new(),
        ..a_distribution(Per::Person, &[person])
    };
    form.rows[0].shares = 0;
    form.rows[0].amount = Some(-5);
    let refused = world.vault.write(|ctx| make(ctx, &form));
    let expected = [
        ("name", FaultCode::Required),
        ("day", FaultCode::BadDate),
        ("kind", FaultCode::UnknownChoice),
        ("amount", FaultCode::AmountZero),
        ("rows.0.shares", FaultCode::OutOfRange),
        ("rows.0.amount", FaultCode::AmountZero),
    ];
    assert_eq!(codes(refused), told(&expected));
    let nobody = world.vault.write(|ctx| make(ctx, &a_distribution(Per::Person, &[])));
    assert_eq!(codes(nobody), told(&[("rows", FaultCode::Required)]));
}

#[test]
fn it_is_closed_when_everybody_is_marked_and_the_rest_has_a_word() {
    let day = Day::new();
    let refused = day.close("").unwrap_err();
    assert_eq!(
        (refused.code(), refused.faults()[0].values["count"].as_str()),
        (FaultCode::DistributionWaiting, "4")
    );
    day.world.vault.write(|ctx| mark_rest(ctx, day.id, false)).unwrap();
    assert_eq!(codes(day.close(" ")), told(&[("leftover", FaultCode::Required)]));
    let future = MarkForm { on: "2046-01-01".to_owned(), ..mark_as(Came::Signed) };
    assert_eq!(codes(day.mark(0, &future)), told(&[("on", FaultCode::DateInFuture)]));
    let nobody = MarkForm { proxy_name: " ".to_owned(), ..mark_as(Came::Proxy) };
    assert_eq!(codes(day.mark(0, &nobody)), told(&[("proxy_name", FaultCode::Required)]));
}

#[test]
fn who_died_before_the_day_gets_no_record_and_nothing_else_is_made() {
    let day = Day::marked();
    let id = day.people[1];
    day.world.vault.write(|ctx| person::set_life(ctx, id, Life::Dead, "2026-11-10", "")).unwrap();
    let refused = day.close("Disimpan").unwrap_err();
    assert_eq!(refused.faults()[0].values["name"], "Nitik Karawitan");
    assert_eq!(codes(Err::<(), _>(refused)), told(&[("rows.1", FaultCode::DateAfterDeath)]));
    assert!(day.gifts().is_empty());
}

#[test]
fn who_received_it_is_not_taken_off_and_an_older_picture_is_refused() {
    let day = Day::marked();
    let page = day.page();
    let mut fewer = page.form.clone();
    fewer.rows.remove(0);
    let refused = day.world.vault.write(|ctx| change(ctx, day.id, page.rev, &fewer));
    assert_eq!(codes(refused), told(&[("rows", FaultCode::RecipientMarked)]));
    let mut without_absent = page.form.clone();
    without_absent.rows.pop();
    day.world.vault.write(|ctx| change(ctx, day.id, page.rev, &without_absent)).unwrap();
    let older = day.world.vault.write(|ctx| change(ctx, day.id, page.rev, &page.form));
    assert_eq!(older.unwrap_err().code(), FaultCode::Changed, "only the list was changed, and that counts");
    let now = day.page();
    day.world.vault.write(|ctx| change(ctx, day.id, now.rev, &page.form)).unwrap();
    let back = day.page().recipients.pop().unwrap();
    assert_eq!(
        (back.name.as_str(), back.came),
        ("Ceplok Kembang", Came::Waiting),
        "who comes back is unmarked"
    );
    day.mark(3, &mark_as(Came::Signed)).unwrap();
    day.close("").unwrap();
    let closed = day.page();
    let refused = day.world.vault.write(|ctx| change(ctx, day.id, closed.rev, &closed.form));
    assert_eq!(refused.unwrap_err().code(), FaultCode::DistributionClosed);
}

#[test]
fn who_stands_on_an_open_list_is_not_taken_back() {
    let day = Day::marked();
    let refused = day.world.vault.write(|ctx| taking_back::resident(ctx, day.people[3], "Dobel"));
    let Err(Error::Fault(fault)) = refused else { panic!("it went through") };
    assert_eq!((fault.code, fault.values["numbers"].as_str()), (FaultCode::StillUsed, "P-2026-0001"));
    day.close("Disimpan").unwrap();
    day.world.vault.write(|ctx| taking_back::resident(ctx, day.people[3], "Dobel")).unwrap();
    assert_eq!(day.page().recipients.len(), 4, "the list can still be read");
}

#[test]
fn a_family_that_becomes_part_of_another_one_keeps_one_place() {
    let world = World::with_group();
    let people = ["Sekar Dangan", "Udan Liris", "Nitik Karawitan"].map(|name| world.person(&a_person(name)));
    let [from, to, other] = people.map(|id| world.family(&[id]));
    let make_for = |ids: &[Uuid]| {
        let rows: Vec<Recipient> = ids.iter().map(|&id| Recipient::Household { id }).collect();
        world.vault.write(|ctx| make(ctx, &a_distribution(Per::Household, &rows))).unwrap().id
    };
    let (both, single) = (make_for(&[from, to, other]), make_for(&[from]));
    world.vault.write(|ctx| follow(ctx, Recipient::Household { id: from }, to)).unwrap();
    let on = |id| {
        let rows = world.vault.read(|ctx| find(ctx, id)).unwrap().recipients;
        rows.into_iter().map(|row| row.recipient.id()).collect::<Vec<_>>()
    };
    assert_eq!((on(both), on(single)), (vec![to, other], vec![to]));
    assert!(world.vault.read(|ctx| household::row(ctx, from)).is_ok());
}

#[test]
fn a_record_belongs_to_the_only_open_case_and_never_to_a_secret_one() {
    use crate::case::CaseForm;
    let day = Day::marked();
    let me = day.world.vault.officer().id;
    let open = day.world.case(&a_case(day.people[0], me));
    day.world.case(&CaseForm { secret: true, ..a_case(day.people[1], me) });
    for _ in 0..2 {
        day.world.case(&a_case(day.people[2], me));
    }
    day.close("Disimpan").unwrap();
    let case_of = |place: usize| {
        let gift = day.page().recipients[place].gift.unwrap();
        day.world.vault.read(|ctx| assistance::find(ctx, gift)).unwrap().form.unwrap().case_id
    };
    assert_eq!([case_of(0), case_of(1), case_of(2)], [Some(open), None, None]);
}

/// A family and somebody who belongs to none, on a list by families; then that one joins the family.
fn joined_since() -> Day {
    let world = World::with_group();
    let people: Vec<Uuid> = ["Sekar Dangan", "Udan Liris"].map(|name| world.person(&a_person(name))).into();
    let family = world.family(&people[..1]);
    let rows = [Recipient::Household { id: family }, one(people[1])];
    let id = world.vault.write(|ctx| make(ctx, &a_distribution(Per::Household, &rows))).unwrap().id;
    assert_eq!(world.vault.read(|ctx| find(ctx, id)).unwrap().shared_turns, []);
    let member = household::MemberForm { person: people[1], relation: 4 };
    world.vault.write(|ctx| household::join(ctx, family, member, false)).unwrap();
    Day { world, people, id }
}

#[test]
fn who_joins_a_family_of_the_list_is_told_at_both_rows_and_the_list_can_still_be_changed() {
    let day = joined_since();
    let page = day.page();
    let told = |page: &Distribution| page.shared_turns.iter().map(|turn| turn.with).collect::<Vec<_>>();
    assert_eq!(told(&page), [2, 1]);
    assert_eq!(page.shared_turns[0].row, page.recipients[0].id);
    for place in [0, 1] {
        day.mark(place, &mark_as(Came::Signed)).unwrap();
    }
    let other = DistributionForm { name: "Beras".to_owned(), ..page.form.clone() };
    day.world.vault.write(|ctx| change(ctx, day.id, page.rev, &other)).unwrap();

    // Whoever comes anew is the one too many, wherever they stand, and twice is twice.
    let child = day.world.person(&a_person("Sekar Menur"));
    let family = page.form.rows[0].recipient;
    let member = household::MemberForm { person: child, relation: 4 };
    day.world.vault.write(|ctx| household::join(ctx, family.id(), member, false)).unwrap();
    let mut more = other.clone();
    more.rows.insert(0, RowForm { recipient: one(child), ..page.form.rows[0] });
    more.rows.push(page.form.rows[0]);
    let refused = day.world.vault.write(|ctx| change(ctx, day.id, day.page().rev, &more));
    let twice = FaultCode::RecipientTwice;
    assert_eq!(codes(refused), super::told(&[("rows.3", twice), ("rows.0", twice)]));
}

#[test]
fn two_of_one_family_who_both_received_it_have_a_word_of_why() {
    let day = joined_since();
    for place in [0, 1] {
        day.mark(place, &mark_as(Came::Signed)).unwrap();
    }
    let refused = day.close("").unwrap_err();
    let fault = &refused.faults()[0];
    assert_eq!((fault.values["name"].as_str(), fault.values["first"].as_str()), ("Udan Liris", "1"));
    assert_eq!(codes(Err::<(), _>(refused)), told(&[("rows.1", FaultCode::FamilyTwice)]));
    assert!(day.gifts().is_empty());
    day.mark(1, &MarkForm { note: "Baru pindah ke rumah itu".to_owned(), ..mark_as(Came::Signed) }).unwrap();
    day.close("").unwrap();
    assert_eq!((day.gifts().len(), day.page().shared_turns), (2, vec![]));
}

#[test]
fn who_fetches_it_later_where_their_family_has_it_has_a_word_of_why() {
    let day = joined_since();
    day.mark(1, &mark_as(Came::Absent)).unwrap();
    day.mark(0, &mark_as(Came::Signed)).unwrap();
    day.close("Disimpan").unwrap();
    let later = mark_as(Came::Signed);
    assert_eq!(codes(day.mark(1, &later)), told(&[("note", FaultCode::FamilyTwice)]));
    day.mark(1, &MarkForm { note: "Dapur sendiri".to_owned(), ..later }).unwrap();
    // It stands: another mark of the same asks nothing.
    day.mark(1, &MarkForm { note: String::new(), ..mark_as(Came::Thumb) }).unwrap();
    assert_eq!(day.gifts().len(), 2);
}

#[test]
fn two_of_one_family_are_one_too_many_where_a_share_becomes_a_familys() {
    let world = World::with_group();
    let people = ["Sekar Dangan", "Sekar Menur"].map(|name| world.person(&a_person(name)));
    world.family(&people);
    let form = a_distribution(Per::Person, &people.map(one));
    let id = world.vault.write(|ctx| make(ctx, &form)).unwrap().id;
    let refused =
        world.vault.write(|ctx| change(ctx, id, 1, &DistributionForm { per: Per::Household, ..form }));
    assert_eq!(codes(refused), told(&[("rows.1", FaultCode::RecipientTwice)]));
}
