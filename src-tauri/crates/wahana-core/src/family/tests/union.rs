//! A family that becomes part of another one.

use super::*;
use crate::assessment::{self, CheckAnswer, PovertyCheckForm, listings_of, poverty_checks_of};
use crate::erasing::{self, ErasureReason};
use crate::flag;
use crate::record::{MainRecord, RecordKind};
use crate::tag;

#[test]
fn a_union_takes_what_belonged_to_the_family_along_and_its_undo_gives_it_back() {
    let home = Home::new();
    let me = home.world.vault.officer().id;
    let uncle = home.world.person(&a_person("Pak Gringsing"));
    let other = home.world.family(&[uncle]);
    home.world.assistance(&a_parcel(Recipient::Household { id: home.id }));
    let about = CaseForm {
        subject: Some(Subject::Household { id: home.id }),
        types: vec![CaseTypeForm { number: 25, criteria: vec![1], note: String::new() }],
        ..a_case(home.head, me)
    };
    let case = home.world.case(&about);
    let members = vec![member(home.head, 9), member(home.wife, 9), member(home.child, 9)];
    let form = EventForm { members, ..home.form(EventKind::Union, &[]) };
    assert_eq!(home.try_it(&form), at("into", FaultCode::Required));
    let itself = EventForm { into: Some(home.id), ..form.clone() };
    assert_eq!(home.try_it(&itself), at("into", FaultCode::SameFamily));
    let form = EventForm { into: Some(other), ..form };
    assert_eq!(home.done(&form).household, Some(other));
    assert_eq!(home.names(other).len(), 4);
    let row = home.world.vault.read(|ctx| case::find(ctx, case)).unwrap().row;
    assert_eq!((row.household_id, row.subject.as_str()), (Some(other), "Pak Gringsing"));
    let gifts =
        |id| home.world.vault.read(|ctx| assistance::of_one(ctx, Recipient::Household { id })).unwrap().len();
    assert_eq!((gifts(home.id), gifts(other)), (0, 1));
    home.undo_the_last();
    assert_eq!((home.names(home.id).len(), home.names(other).len()), (3, 1));
    assert_eq!((gifts(home.id), gifts(other)), (1, 0));
    assert_eq!(home.events(other), []);
}

#[test]
fn a_companion_cannot_take_along_what_others_look_after() {
    let home = Home::new();
    let uncle = home.world.person(&a_person("Pak Gringsing"));
    let other = home.world.family(&[uncle]);
    let row = home.world.assistance(&a_parcel(Recipient::Household { id: home.id }));
    let companion = home.world.as_officer(&home.world.officer("Bu Parang", &[Role::Pendamping]));
    let reader = home.world.as_officer(&home.world.officer("Pak Slobog", &[Role::Pembaca]));
    let members = vec![member(home.head, 9), member(home.wife, 9), member(home.child, 9)];
    let form = EventForm { into: Some(other), members, ..home.form(EventKind::Union, &[]) };
    let error = companion.write(|ctx| record_event(ctx, &form)).unwrap_err();
    let Error::Invalid(faults) = error else { panic!("{error:?}") };
    assert_eq!(
        (faults[0].code, faults[0].values["numbers"].as_str()),
        (FaultCode::FamilyCaseOfOther, row.number.as_str())
    );
    let denied: Result<EventOutcome> = reader.write(|ctx| record_event(ctx, &form));
    assert_eq!(denied.unwrap_err().code(), FaultCode::NotAllowed);
}

fn a_check(home: &Home) -> PovertyCheckForm {
    PovertyCheckForm {
        done_on: "2026-11-10".to_owned(),
        observer: Some(home.world.vault.officer().id),
        answers: vec![CheckAnswer::Yes; 9],
        note: "Lantai tanah".to_owned(),
    }
}

fn unite(home: &Home, other: Uuid) {
    let members = vec![member(home.head, 9), member(home.wife, 9), member(home.child, 9)];
    home.done(&EventForm { members, into: Some(other), ..home.form(EventKind::Union, &[]) });
}

/// Until then they were two houses: nobody's paper tells what was seen in the other one.
#[test]
fn of_before_the_union_each_of_the_two_has_their_own_visits() {
    let home = Home::new();
    let uncle = home.world.person(&a_person("Pak Gringsing"));
    let other = home.world.family(&[uncle]);
    home.world.visit(home.id, "2026-11-10", "Atap bocor.");
    home.world.visit(other, "2026-11-11", "Obat habis.");
    unite(&home, other);
    home.world.visit(other, "2026-11-20", "Sudah pindah kamar.");
    let told = |member: Uuid| {
        let own = home.world.vault.read(|ctx| crate::own_data::own_data(ctx, member)).unwrap();
        own.visits.into_iter().map(|visit| visit.text).collect::<Vec<_>>()
    };
    assert_eq!(told(home.wife), ["Sudah pindah kamar.", "Atap bocor."]);
    assert_eq!(told(uncle), ["Sudah pindah kamar.", "Obat habis."]);
    let whole = home.world.vault.read(|ctx| household::visits_of(ctx, other)).unwrap();
    assert_eq!(whole.len(), 3, "the family has all");
}

#[test]
fn what_is_known_and_asked_of_the_family_goes_along_too() {
    let home = Home::new();
    let other = home.world.family(&[home.world.person(&a_person("Pak Gringsing"))]);
    let vault = &home.world.vault;
    vault.write(|ctx| assessment::record_poverty_check(ctx, home.id, &a_check(&home))).unwrap();
    vault.write(|ctx| assessment::record_listing(ctx, home.id, &a_listing())).unwrap();
    vault.write(|ctx| flag::ask(ctx, RecordKind::Household.with(home.id), "KK-nya satu?", None)).unwrap();
    let tagged = |id, tag: &str| {
        let on = MainRecord::Household { id };
        vault.write(|ctx| tag::set(ctx, on, &[tag.to_owned()])).unwrap();
    };
    tagged(home.id, "rtlh");
    tagged(other, "vulnerable");
    let tags = |id| vault.read(|ctx| tag::of_record(ctx, MainRecord::Household { id })).unwrap();
    home.world.visit(home.id, "2026-11-20", "Atap bocor.");
    let there = |id| {
        let visits = vault.read(|ctx| household::visits_of(ctx, id)).unwrap().len();
        let flags = vault.read(|ctx| flag::of_record(ctx, RecordKind::Household.with(id))).unwrap().len();
        let checks = vault.read(|ctx| poverty_checks_of(ctx, id)).unwrap().len();
        (visits, checks, vault.read(|ctx| listings_of(ctx, id)).unwrap().len(), flags)
    };
    unite(&home, other);
    assert_eq!(there(other), (1, 1, 1, 1));
    assert_eq!(tags(other), ["rtlh", "vulnerable"]);
    home.undo_the_last();
    assert_eq!((tags(home.id), tags(other)), (vec!["rtlh".to_owned()], vec!["vulnerable".to_owned()]));
    assert_eq!((there(home.id), there(other)), ((1, 1, 1, 1), (0, 0, 0, 0)));
}

#[test]
fn the_family_that_is_gone_is_erased_with_the_last_of_those_who_came_from_it() {
    let home = Home::new();
    let other = home.world.family(&[home.world.person(&a_person("Pak Gringsing"))]);
    unite(&home, other);
    let erased = || home.world.vault.read(|ctx| household::is_erased(ctx, home.id)).unwrap();
    for id in [home.head, home.wife, home.child] {
        assert!(!erased());
        erasing::erase(&home.world.vault, id, ErasureReason::Asked).unwrap();
    }
    assert!(erased());
}

#[test]
fn an_event_names_nobody_who_was_erased_since() {
    let home = Home::new();
    let other = home.world.family(&[home.world.person(&a_person("Pak Gringsing"))]);
    unite(&home, other);
    erasing::erase(&home.world.vault, home.wife, ErasureReason::Asked).unwrap();
    let told = home.world.vault.read(|ctx| events(ctx, other)).unwrap();
    assert_eq!(told[0].persons, [home.head, home.wife, home.child]);
    assert_eq!(told[0].names, ["Sekar Dangan", "Ceplok Kecil"]);
}

#[test]
fn who_may_unite_two_families_may_take_it_back_whatever_list_they_stand_on() {
    use crate::distribution::{self, Per};
    use crate::testing::a_distribution;
    let home = Home::new();
    let vault = &home.world.vault;
    let other = home.world.family(&[home.world.person(&a_person("Pak Gringsing"))]);
    let rows = [home.id, other].map(|id| Recipient::Household { id });
    let made = |rows: &[Recipient]| {
        vault.write(|ctx| distribution::make(ctx, &a_distribution(Per::Household, rows))).unwrap().id
    };
    let (both, single) = (made(&rows), made(&rows[..1]));
    let on = |list| {
        let rows = vault.read(|ctx| distribution::find(ctx, list)).unwrap().recipients;
        rows.into_iter().map(|row| row.recipient.id()).collect::<Vec<_>>()
    };
    vault.write(|ctx| tag::set(ctx, MainRecord::Household { id: home.id }, &["rtlh".to_owned()])).unwrap();
    let companion = home.world.as_officer(&home.world.officer("Bu Parang", &[Role::Pendamping]));
    let members = vec![member(home.head, 9), member(home.wife, 9), member(home.child, 9)];
    let form = EventForm { members, into: Some(other), ..home.form(EventKind::Union, &[]) };
    let act = companion.write(|ctx| record_event(ctx, &form).map(|_| ctx.act())).unwrap();
    assert_eq!((on(both), on(single)), (vec![other], vec![other]));
    let undone = companion.write(|ctx| history::undo(ctx, act)).unwrap();
    assert_eq!((on(both), on(single)), (vec![home.id, other], vec![home.id]));
    companion.write(|ctx| history::undo(ctx, undone.act)).unwrap();
    assert_eq!((on(both), on(single)), (vec![other], vec![other]));
    // A list itself is still not theirs.
    let page = vault.read(|ctx| distribution::find(ctx, single)).unwrap();
    let shares = |shares| {
        let mut form = page.form.clone();
        form.rows[0].shares = shares;
        vault.write(|ctx| distribution::change(ctx, single, page.rev, &form).map(|_| ctx.act())).unwrap()
    };
    let changed = shares(2);
    let refused = companion.write(|ctx| history::undo(ctx, changed)).unwrap_err();
    assert_eq!(refused.code(), FaultCode::NotAllowed);
}

/// As a merging: nothing tells of it, and its companion goes on as before, among those whom it is about.
#[test]
fn a_secret_case_about_the_family_goes_along_unread_and_untold_and_is_visited_as_before() {
    let home = Home::new();
    let vault = &home.world.vault;
    let other = home.world.family(&[home.world.person(&a_person("Pak Gringsing"))]);
    let companion = home.world.as_officer(&home.world.officer("Pak Slobog", &[Role::Pendamping]));
    let about = CaseForm {
        subject: Some(Subject::Household { id: home.id }),
        types: vec![CaseTypeForm { number: 25, criteria: vec![1], note: String::new() }],
        secret: true,
        ..a_case(home.head, companion.officer().id)
    };
    let secret = companion.write(|ctx| case::open(ctx, &about)).unwrap().id;
    companion.write(|ctx| case::plan_visits(ctx, secret, &ctx.today().to_string(), None)).unwrap();
    let gift = AssistanceForm { case_id: Some(secret), ..a_parcel(Recipient::Household { id: home.id }) };
    let gift = companion.write(|ctx| assistance::record(ctx, &gift)).unwrap().id;
    let seen = || {
        let page = companion.read(|ctx| case::find(ctx, secret)).unwrap();
        let due = companion.read(|ctx| case::visits(ctx, None, ctx.today(), None, 9)).unwrap().total;
        let got = companion.read(|ctx| assistance::find(ctx, gift)).unwrap().form.unwrap().recipient;
        (page.row.subject, page.gone, due, got)
    };
    let before = ("Sekar Dangan".to_owned(), None, 1, Some(Recipient::Household { id: home.id }));
    let after = ("Pak Gringsing".to_owned(), None, 1, Some(Recipient::Household { id: other }));
    assert_eq!(seen(), before);
    unite(&home, other);
    assert_eq!(seen(), after);
    let act = home.last.get();
    let week = vault.read(history::week_in_review).unwrap();
    let told = week.acts.iter().find(|one| one.id == act).unwrap();
    assert_eq!((told.table.as_str(), told.more), ("household", 1));
    let preview = history::undo_preview(vault, act, &[]).unwrap();
    assert!(preview.refused.is_none() && preview.hung.is_empty(), "{preview:?}");
    assert!(preview.records.iter().all(|one| one.table == "household"), "{preview:?}");
    let undone = vault.write(|ctx| history::undo(ctx, act)).unwrap();
    assert_eq!(seen(), before);
    vault.write(|ctx| history::undo(ctx, undone.act)).unwrap();
    assert_eq!(seen(), after);
}

#[test]
fn what_is_half_typed_about_the_family_is_about_the_other_one_and_back() {
    use crate::draft;
    let home = Home::new();
    let vault = &home.world.vault;
    let other = home.world.family(&[home.world.person(&a_person("Pak Gringsing"))]);
    let colleague = home.world.as_officer(&home.world.officer("Pak Slobog", &[Role::Pencatat]));
    let keep = |form: &str, subject: &str, payload: &str| {
        colleague.write(|ctx| draft::keep(ctx, form, subject, payload)).unwrap();
    };
    keep("family_visit", &home.id.to_string(), "{\"text\":\"Atap bocor\"}");
    keep("case", "", &format!("{{\"subject\":\"{}\"}}", home.id));
    let about = |id: Uuid| {
        let visit = colleague.read(|ctx| draft::find(ctx, "family_visit", &id.to_string())).unwrap();
        let case = colleague.read(|ctx| draft::find(ctx, "case", "")).unwrap().unwrap();
        (visit.is_some(), case.payload.contains(&id.to_string()))
    };
    unite(&home, other);
    assert_eq!((about(home.id), about(other)), ((false, false), (true, true)));
    let undone = vault.write(|ctx| history::undo(ctx, home.last.get())).unwrap();
    assert_eq!((about(home.id), about(other)), ((true, true), (false, false)));
    vault.write(|ctx| history::undo(ctx, undone.act)).unwrap();
    assert_eq!((about(home.id), about(other)), ((false, false), (true, true)));
}
