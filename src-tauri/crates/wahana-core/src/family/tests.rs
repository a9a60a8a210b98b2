//! Life events: what is told before, what is done as one act, what is refused, and one undo.

use super::*;
use crate::assessment::{self, ListingForm, ListingStanding, Register};
use crate::assistance::{AssistanceForm, Recipient};
use crate::case::{CaseForm, CaseTypeForm, Subject};
use crate::distribution::Per;
use crate::household::{HEAD, HouseholdForm, MemberForm};
use crate::person::{Life, PersonForm};
use crate::reference::AssistanceType;
use crate::testing::{World, a_case, a_distribution, a_parcel, a_partner, a_person, a_referral};
use crate::values::Birth;
use crate::vault::{Role, Vault};
use crate::{
    Error, FaultCode, Result, Uuid, assistance, case, distribution, history, household, person, plan,
    referral,
};

mod here;
mod seen;
mod told;
mod union;
mod visit;

struct Home {
    world: World,
    id: Uuid,
    head: Uuid,
    wife: Uuid,
    child: Uuid,
    last: std::cell::Cell<Uuid>,
}

impl Home {
    fn new() -> Self {
        let world = World::with_group();
        let [head, wife, child] =
            ["Sekar Dangan", "Sekar Menur", "Ceplok Kecil"].map(|name| world.person(&a_person(name)));
        let members = [member(head, 1), member(wife, 3), member(child, 4)];
        let form = HouseholdForm { rt: "32".to_owned(), ..HouseholdForm::default() };
        let id = world.vault.write(|ctx| household::add(ctx, &form, &members, false)).unwrap().id;
        Self { world, id, head, wife, child, last: std::cell::Cell::new(Uuid::nil()) }
    }

    fn form(&self, kind: EventKind, persons: &[Uuid]) -> EventForm {
        EventForm {
            kind,
            household: Some(self.id),
            rev: self.world.vault.read(|ctx| household::find(ctx, self.id)).unwrap().rev,
            persons: persons.to_vec(),
            date: "2026-11-14".to_owned(),
            note: String::new(),
            members: Vec::new(),
            new_family: HouseholdForm::default(),
            new_members: Vec::new(),
            into: None,
            end_programmes: false,
        }
    }

    /// The wife is the head of the others.
    fn by_the_wife(&self) -> Vec<MemberForm> {
        vec![member(self.wife, HEAD), member(self.head, 2), member(self.child, 4)]
    }

    fn try_it(&self, form: &EventForm) -> Vec<(String, FaultCode)> {
        refused(&self.world.vault, form)
    }

    fn done(&self, form: &EventForm) -> EventOutcome {
        let done = self.world.vault.write(|ctx| Ok((record_event(ctx, form)?, ctx.act())));
        let (outcome, act) = done.unwrap();
        self.last.set(act);
        outcome
    }

    fn names(&self, id: Uuid) -> Vec<(String, i64)> {
        let family = self.world.vault.read(|ctx| household::find(ctx, id)).unwrap();
        family.members.into_iter().map(|one| (one.person.name, one.relation)).collect()
    }

    fn events(&self, id: Uuid) -> Vec<(EventKind, String)> {
        let found = self.world.vault.read(|ctx| events(ctx, id)).unwrap();
        found.into_iter().map(|event| (event.kind, event.date)).collect()
    }

    fn undo_the_last(&self) {
        self.world.vault.write(|ctx| history::undo(ctx, self.last.get())).unwrap();
    }
}

fn member(person: Uuid, relation: i64) -> MemberForm {
    MemberForm { person, relation }
}

fn refused(vault: &Vault, form: &EventForm) -> Vec<(String, FaultCode)> {
    let faults = vault.write(|ctx| record_event(ctx, form)).err().map(|error| error.faults());
    faults.unwrap_or_default().into_iter().map(|fault| (fault.field, fault.code)).collect()
}

fn at(field: &str, code: FaultCode) -> Vec<(String, FaultCode)> {
    vec![(field.to_owned(), code)]
}

fn a_programme(kind: &str, person: Uuid) -> AssistanceForm {
    AssistanceForm {
        kind: kind.to_owned(),
        date: "2026-11-01".to_owned(),
        form: AssistanceType::Money,
        items: Vec::new(),
        funds: Vec::new(),
        ..a_parcel(Recipient::Person { id: person })
    }
}

fn a_listing() -> ListingForm {
    ListingForm {
        register: Register::Ksjps,
        standing: ListingStanding::Listed,
        seen_on: "2026-11-10".to_owned(),
        how: "card".to_owned(),
        said_by: "Bu Menur Sepuh".to_owned(),
        desil: 0,
        card_number: "KS-99".to_owned(),
        category: String::new(),
        card_year: String::new(),
        note: String::new(),
    }
}

#[test]
fn a_death_of_the_head_names_a_new_one_ends_the_programmes_and_is_one_act() {
    let home = Home::new();
    home.world.assistance(&a_programme("PKH", home.head));
    home.world.assistance(&a_programme("PIP", home.child));
    let form = home.form(EventKind::Death, &[home.head]);
    assert_eq!(home.try_it(&form), at("head", FaultCode::OneHeadNeeded));
    let form = EventForm { members: home.by_the_wife(), end_programmes: true, ..form };
    assert_eq!(home.done(&form).household, Some(home.id));
    let family = home.world.vault.read(|ctx| household::find(ctx, home.id)).unwrap();
    assert_eq!(family.members[0].person.name, "Sekar Menur");
    let dead = home.world.vault.read(|ctx| person::find(ctx, home.head)).unwrap();
    assert_eq!((dead.life, dead.life_date.as_str()), (Life::Dead, "2026-11-14"));
    let until =
        |who| home.world.vault.read(|ctx| assistance::of_one(ctx, Recipient::Person { id: who })).unwrap();
    assert_eq!(until(home.head)[0].until, "2026-11-14");
    assert_eq!(until(home.child)[0].until, "", "only what the dead received ends");
    assert_eq!(home.events(home.id), [(EventKind::Death, "2026-11-14".to_owned())]);

    home.undo_the_last();
    let alive = home.world.vault.read(|ctx| person::find(ctx, home.head)).unwrap();
    assert_eq!(alive.life, Life::Here);
    assert_eq!(home.names(home.id)[0].0, "Sekar Dangan");
    assert_eq!(until(home.head)[0].until, "");
    assert_eq!(home.events(home.id), []);
}

#[test]
fn when_the_head_moves_and_the_children_stay_a_new_head_is_named() {
    let home = Home::new();
    let form = home.form(EventKind::Move, &[home.head, home.wife]);
    assert_eq!(home.try_it(&form), at("head", FaultCode::OneHeadNeeded));
    let by_the_wife = EventForm { members: home.by_the_wife(), ..form.clone() };
    assert_eq!(home.try_it(&by_the_wife), at("head", FaultCode::UnknownChoice), "she goes too");
    let members = vec![member(home.child, HEAD), member(home.head, 7), member(home.wife, 7)];
    home.done(&EventForm { members, note: "Sleman".to_owned(), ..form });
    assert_eq!(home.names(home.id)[0], ("Ceplok Kecil".to_owned(), HEAD));
    let gone = home.world.vault.read(|ctx| person::find(ctx, home.wife)).unwrap();
    assert_eq!((gone.life, gone.life_note.as_str()), (Life::Moved, "Sleman"));
    let twice = home.form(EventKind::Move, &[home.wife]);
    assert_eq!(home.try_it(&twice), at("persons", FaultCode::GoneAlready));
    let before = EventForm { date: "2026-11-01".to_owned(), ..home.form(EventKind::Death, &[home.wife]) };
    assert_eq!(home.try_it(&before)[0], at("date", FaultCode::DateBeforeEvent)[0]);
    home.done(&home.form(EventKind::Death, &[home.wife]));
}

#[test]
fn all_move_in_one_act() {
    let home = Home::new();
    home.done(&home.form(EventKind::Move, &[home.head, home.wife, home.child]));
    let life = |id| home.world.vault.read(|ctx| person::find(ctx, id)).unwrap().life;
    assert_eq!([home.head, home.wife, home.child].map(life), [Life::Moved; 3]);
    home.undo_the_last();
    assert_eq!([home.head, home.wife, home.child].map(life), [Life::Here; 3]);
}

#[test]
fn a_day_before_birth_tomorrow_or_none_is_refused_with_all_other_faults() {
    let home = Home::new();
    let born = chrono::NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
    let baby = home.world.person(&PersonForm { birth: Birth::Day { date: born }, ..a_person("Ceplok Bayi") });
    home.world.vault.write(|ctx| household::join(ctx, home.id, member(baby, 4), false)).unwrap();
    let on = |date: &str| EventForm { date: date.to_owned(), ..home.form(EventKind::Death, &[baby]) };
    assert_eq!(home.try_it(&on("2026-03-01")), at("date", FaultCode::DateBeforeBirth));
    assert_eq!(home.try_it(&on("2199-01-01")), at("date", FaultCode::DateInFuture));
    assert_eq!(home.try_it(&on("")).first(), at("date", FaultCode::Required).first());
    let nobody = EventForm { date: String::new(), ..home.form(EventKind::Move, &[]) };
    assert_eq!(home.try_it(&nobody).len(), 2);
    let stale = EventForm { rev: 1, ..on("2026-11-14") };
    assert_eq!(home.try_it(&stale)[0].1, FaultCode::Changed);
}

#[test]
fn a_new_head_and_nothing_before_that_day_any_more() {
    let home = Home::new();
    let form = home.form(EventKind::NewHead, &[]);
    let same = EventForm {
        members: vec![member(home.head, HEAD), member(home.wife, 3), member(home.child, 4)],
        ..form.clone()
    };
    assert_eq!(home.try_it(&same), at("head", FaultCode::OneHeadNeeded));
    let unrelated =
        EventForm { members: vec![member(home.wife, HEAD), member(home.head, 2)], ..form.clone() };
    assert_eq!(home.try_it(&unrelated), at(&home.child.to_string(), FaultCode::UnknownChoice));
    home.done(&EventForm { members: home.by_the_wife(), ..form });
    let earlier = EventForm {
        date: "2026-11-13".to_owned(),
        members: vec![member(home.head, HEAD), member(home.wife, 3), member(home.child, 4)],
        ..home.form(EventKind::NewHead, &[])
    };
    assert_eq!(home.try_it(&earlier), at("date", FaultCode::DateBeforeEvent));
    let late_news = EventForm { date: "2026-11-01".to_owned(), ..home.form(EventKind::Death, &[home.child]) };
    home.done(&late_news);
}

#[test]
fn a_split_makes_a_second_family_and_its_undo_one_again() {
    let home = Home::new();
    let all = [home.head, home.wife, home.child];
    assert_eq!(
        home.try_it(&home.form(EventKind::Split, &[])).first(),
        at("persons", FaultCode::Required).first()
    );
    let nobody = EventForm {
        new_members: vec![member(home.head, HEAD), member(home.wife, 3), member(home.child, 4)],
        ..home.form(EventKind::Split, &all)
    };
    assert_eq!(home.try_it(&nobody), at("persons", FaultCode::NobodyStays));
    let form = EventForm {
        new_members: vec![member(home.wife, HEAD), member(home.child, 4)],
        new_family: HouseholdForm { kk: "9999".to_owned(), rt: "31".to_owned(), ..HouseholdForm::default() },
        ..home.form(EventKind::Split, &[home.wife, home.child])
    };
    assert_eq!(home.try_it(&form), at("kk", FaultCode::NotSixteenDigits));
    let kk = "9999010309150007".to_owned();
    let form = EventForm { new_family: HouseholdForm { kk, ..form.new_family.clone() }, ..form };
    let new = home.done(&form).household.unwrap();
    assert_eq!(home.names(home.id), [("Sekar Dangan".to_owned(), HEAD)]);
    assert_eq!(home.names(new)[0], ("Sekar Menur".to_owned(), HEAD));
    assert_eq!(home.events(new), home.events(home.id));
    home.undo_the_last();
    assert_eq!(home.names(home.id).len(), 3);
    assert!(!home.world.vault.read(|ctx| household::is_listed(ctx, new)).unwrap());
}

#[test]
fn a_head_who_splits_off_leaves_a_named_head_behind() {
    let home = Home::new();
    let form =
        EventForm { new_members: vec![member(home.head, HEAD)], ..home.form(EventKind::Split, &[home.head]) };
    assert_eq!(home.try_it(&form), at("head", FaultCode::OneHeadNeeded));
    home.done(&EventForm { members: vec![member(home.wife, HEAD), member(home.child, 4)], ..form });
    assert_eq!(home.names(home.id)[0].0, "Sekar Menur");
}

#[test]
fn somebody_without_a_family_dies_by_the_same_form_and_its_draft_goes() {
    let home = Home::new();
    let alone = home.world.person(&a_person("Truntum Garuda"));
    home.world.vault.write(|ctx| crate::draft::keep(ctx, "life", &alone.to_string(), "{}")).unwrap();
    let form = EventForm { household: None, rev: 0, ..home.form(EventKind::Death, &[alone]) };
    assert_eq!(home.done(&form).household, None);
    assert!(
        home.world.vault.read(|ctx| crate::draft::find(ctx, "life", &alone.to_string())).unwrap().is_none()
    );
    let of_a_family = EventForm { household: None, ..home.form(EventKind::Death, &[home.child]) };
    assert_eq!(home.try_it(&of_a_family), at("persons", FaultCode::NotFound));
}

fn days(home: &Home, from_now: i64) -> String {
    let today = home.world.vault.read(|ctx| Ok(ctx.today())).unwrap();
    (today + chrono::Duration::days(from_now)).to_string()
}

#[test]
fn what_stands_around_a_family() {
    let home = Home::new();
    let me = home.world.vault.officer().id;
    let aged = |years| Birth::Age { years, on: "2026-11-01".parse().unwrap() };
    for (who, name, years) in [(home.head, "Sekar Dangan", 70), (home.child, "Ceplok Kecil", 9)] {
        let form = PersonForm { birth: aged(years), ..a_person(name) };
        home.world.vault.write(|ctx| person::change(ctx, who, 1, &form)).unwrap();
    }
    home.world.case(&a_case(home.head, me));
    home.world.case(&CaseForm { secret: true, ..a_case(home.wife, me) });
    let live_at = |id: Uuid, head: Uuid, address: &str| {
        let form =
            HouseholdForm { rt: "32".to_owned(), address: address.to_owned(), ..HouseholdForm::default() };
        let family = home.world.vault.read(|ctx| household::find(ctx, id)).unwrap();
        let members: Vec<MemberForm> =
            family.members.iter().map(|one| member(one.person.id, one.relation)).collect();
        assert_eq!(members[0].person, head);
        home.world.vault.write(|ctx| household::change(ctx, id, family.rev, &form, &members, false)).unwrap();
    };
    let uncle = home.world.person(&a_person("Pak Gringsing"));
    let other = home.world.family(&[uncle]);
    let seen = || home.world.vault.read(|ctx| around(ctx, home.id)).unwrap();
    assert!(seen().neighbours.is_empty(), "no address is nobody's neighbour");
    live_at(home.id, home.head, "Jalan Contoh 12");
    live_at(other, uncle, "jalan contoh 12");
    let found = seen();
    assert_eq!((found.children, found.elders, found.unknown), (vec![home.child], vec![home.head], 1));
    assert_eq!(found.marks.iter().map(|mark| mark.person).collect::<Vec<_>>(), [home.head]);
    assert_eq!(found.neighbours[0].head, "Pak Gringsing");
    let today = days(&home, 0);
    home.done(&EventForm { date: today, ..home.form(EventKind::Death, &[home.wife]) });
    let found = seen();
    assert_eq!(found.grants.iter().map(|grant| grant.person).collect::<Vec<_>>(), [home.wife]);
    assert_eq!(found.events[0].kind, EventKind::Death);
}
