//! The list in the rain, who is on it, and what everybody may.

use super::*;
use crate::assistance::Recipient;
use crate::case::{CaseFilter, Urgency};
use crate::draft::Unkept;
use crate::person::PersonForm;
use crate::testing::{World, a_case, a_flood, a_line, a_person};
use crate::vault::Role;
use crate::{Error, case, erasing, history, merging, own_data, person, taking_back};

mod becoming;

struct Flood {
    world: World,
    id: Uuid,
}

impl Flood {
    fn new() -> Self {
        let world = World::with_group();
        let id = world.vault.write(|ctx| make(ctx, &a_flood())).unwrap().id;
        Self { world, id }
    }

    /// What is told of the line alone is what the whole list says of it.
    fn add(&self, form: &LineForm) -> Result<LineRow> {
        let told = self.world.vault.write(|ctx| add_line(ctx, self.id, form))?;
        assert_eq!(self.page().lines.last(), Some(&told));
        Ok(told)
    }

    fn page(&self) -> Emergency {
        self.world.vault.read(|ctx| find(ctx, self.id)).unwrap()
    }

    /// A family of two with its head, and that head.
    fn family(&self, name: &str) -> (Uuid, Uuid) {
        let home = PersonForm { phone: "0812 999 777".to_owned(), ..a_person(name) };
        let head = self.world.person(&home);
        let child = self.world.person(&a_person(&format!("Anak {name}")));
        (self.world.family(&[head, child]), head)
    }

    fn known_line(&self, family: Uuid) -> LineRow {
        let known = Some(Recipient::Household { id: family });
        self.add(&LineForm { known, ..a_line("Sekar Dangan") }).unwrap()
    }

    fn cases(&self, lines: &[Uuid]) -> Result<CasesMade> {
        self.world.vault.write(|ctx| make_cases(ctx, self.id, &self.cases_form(lines)))
    }

    fn cases_form(&self, lines: &[Uuid]) -> CasesForm {
        CasesForm {
            lines: lines.to_vec(),
            criteria: vec![2],
            urgency: Urgency::Emergency,
            source: "officer".to_owned(),
            reported_on: "2026-11-21".to_owned(),
            responsible: self.world.vault.officer().id,
        }
    }

    fn last_act(&self) -> Uuid {
        self.world.vault.read(history::week_in_review).unwrap().acts[0].id
    }

    fn open_cases(&self) -> Vec<case::CaseRow> {
        self.world.vault.read(|ctx| case::list(ctx, &CaseFilter::default(), 0, 99)).unwrap()
    }
}

fn codes<T: std::fmt::Debug>(refused: Result<T>) -> Vec<(String, FaultCode)> {
    let faults = refused.unwrap_err().faults();
    faults.into_iter().map(|fault| (fault.field, fault.code)).collect()
}

#[test]
fn a_line_needs_a_name_and_each_fault_is_at_its_field() {
    let flood = Flood::new();
    let bare = LineForm {
        name: "Mbah Udan".to_owned(),
        address: String::new(),
        rt: String::new(),
        souls: None,
        need: String::new(),
        phone: String::new(),
        known: None,
    };
    assert_eq!(flood.add(&bare).unwrap().no, 1);
    let wrong = LineForm {
        name: " ".to_owned(),
        rt: "0".to_owned(),
        souls: Some(0),
        phone: "besok saja".to_owned(),
        need: "\u{202E}".to_owned(),
        ..a_line("")
    };
    let mut found = codes(flood.add(&wrong));
    found.sort_by(|a, b| a.0.cmp(&b.0));
    let expected = [
        ("name", FaultCode::Required),
        ("need", FaultCode::BadCharacters),
        ("phone", FaultCode::PhoneNoDigits),
        ("rt", FaultCode::BadRt),
        ("souls", FaultCode::OutOfRange),
    ];
    assert_eq!(found, expected.map(|(field, code)| (field.to_owned(), code)));
    assert_eq!(codes(flood.add(&LineForm { souls: Some(100), ..bare }))[0].1, FaultCode::OutOfRange);
    let future = EmergencyForm { day: "2999-01-01".to_owned(), pmks: 24, name: String::new(), ..a_flood() };
    let found = codes(flood.world.vault.write(|ctx| make(ctx, &future)));
    assert_eq!(found.len(), 3, "{found:?}");
}

#[test]
fn the_name_of_a_list_leaves_its_lines_their_room() {
    let world = World::with_group();
    let named = |letters| {
        let form = EmergencyForm { name: "a".repeat(letters), ..a_flood() };
        world.vault.write(|ctx| make(ctx, &form))
    };
    assert_eq!(codes(named(51)), [("name".to_owned(), FaultCode::TooLong)]);
    assert!(named(50).is_ok());
}

#[test]
fn two_families_may_be_called_alike_but_a_registered_one_stands_there_once() {
    let flood = Flood::new();
    flood.add(&a_line("Sekar Dangan")).unwrap();
    flood.add(&a_line("Sekar Dangan")).unwrap();
    let (family, head) = flood.family("Sekar Dangan");
    let third = flood.known_line(family);
    assert_eq!(third.form.known, Some(Recipient::Household { id: family }));
    for known in [Recipient::Household { id: family }, Recipient::Person { id: head }] {
        let again = LineForm { known: Some(known), ..a_line("Bu Sekar") };
        let refused = flood.add(&again).unwrap_err().faults().remove(0);
        assert_eq!((refused.field.as_str(), refused.code), ("name", FaultCode::EmergencyTwice));
        assert_eq!(refused.values["first"], "3");
    }
    // The line itself may be changed as it is, and may let go of the family.
    let changed = LineForm { need: "Kasur".to_owned(), ..third.form.clone() };
    let saved = flood.world.vault.write(|ctx| change_line(ctx, third.id, third.rev, &changed)).unwrap();
    assert_eq!((saved.form.need.as_str(), flood.page().sums.unregistered), ("Kasur", 2));
    let stale = flood.world.vault.write(|ctx| change_line(ctx, third.id, third.rev, &changed));
    assert_eq!(codes(stale)[0].1, FaultCode::Changed);
    let free = LineForm { known: None, ..changed };
    let saved = flood.world.vault.write(|ctx| change_line(ctx, third.id, saved.rev, &free)).unwrap();
    assert_eq!((saved.form.known, flood.page().sums.unregistered), (None, 3));
}

#[test]
fn the_numbers_follow_each_line_and_a_number_is_not_given_again() {
    let flood = Flood::new();
    for (name, rt, souls) in [("Sekar", "32", Some(4)), ("Nitik", "31", Some(2)), ("Udan", "", None)] {
        flood.add(&LineForm { rt: rt.to_owned(), souls, ..a_line(name) }).unwrap();
    }
    let sums = flood.page().sums;
    assert_eq!((sums.households, sums.souls, sums.uncounted, sums.unregistered), (3, 6, 1, 3));
    let places: Vec<_> = sums.places.iter().map(|place| (place.rt.as_str(), place.souls)).collect();
    assert_eq!(places, [("031", 2), ("032", 4), ("", 0)]);
    let last = flood.page().lines[2].id;
    flood.world.vault.write(|ctx| take_off(ctx, last)).unwrap();
    let sums = flood.page().sums;
    assert_eq!((sums.households, sums.uncounted), (2, 0));
    let taken = flood.last_act();
    assert_eq!(flood.add(&a_line("Ceplok")).unwrap().no, 4);
    let row = flood.world.vault.read(|ctx| list(ctx, "", 0, 9)).unwrap().remove(0);
    let named = |typed: &str| flood.world.vault.read(|ctx| count(ctx, typed)).unwrap();
    assert_eq!((named("kali 2026"), named("banjir"), named("gempa")), (1, 1, 0));
    assert_eq!((row.households, row.souls, row.unregistered), (3, 10, 3));
    // Taken off by mistake: it comes back with its number.
    flood.world.vault.write(|ctx| history::undo(ctx, taken)).unwrap();
    assert_eq!(flood.page().lines[2].no, 3);
}

#[test]
fn a_closed_list_takes_no_household_until_it_is_opened_again() {
    let flood = Flood::new();
    flood.world.vault.write(|ctx| set_closed(ctx, flood.id, true)).unwrap();
    assert_eq!(codes(flood.add(&a_line("Sekar")))[0].1, FaultCode::EmergencyClosed);
    let on_home = || {
        let today = flood.world.vault.read(|ctx| crate::home::today(ctx, &Unkept::default())).unwrap();
        today.emergencies.len()
    };
    assert_eq!(on_home(), 0);
    flood.world.vault.write(|ctx| set_closed(ctx, flood.id, false)).unwrap();
    flood.add(&a_line("Sekar")).unwrap();
    assert_eq!(on_home(), 1);
}

#[test]
fn who_is_written_down_is_offered_with_all_that_is_known() {
    let flood = Flood::new();
    let (family, _) = flood.family("Sekar Dangan");
    let alone = flood.world.person(&a_person("Nitik Dangan"));
    let found = flood.world.vault.read(|ctx| offers(ctx, flood.id, "dangan")).unwrap();
    let told: Vec<_> =
        found.iter().map(|offer| (offer.known.id(), offer.name.as_str(), offer.souls)).collect();
    assert_eq!(told.len(), 2, "a family once, however many of it are found: {told:?}");
    assert!(told.contains(&(family, "Sekar Dangan", 2)) && told.contains(&(alone, "Nitik Dangan", 1)));
    let by_child = flood.world.vault.read(|ctx| offers(ctx, flood.id, "anak sekar")).unwrap().remove(0);
    assert_eq!((by_child.name.as_str(), by_child.through.as_str()), ("Sekar Dangan", "Anak Sekar Dangan"));
    assert_eq!(
        (by_child.phone.as_str(), by_child.rt.as_str(), by_child.on_line),
        ("0812 999 777", "032", None)
    );
    flood.known_line(family);
    let again = flood.world.vault.read(|ctx| offers(ctx, flood.id, "sekar")).unwrap().remove(0);
    assert_eq!(again.on_line, Some(1));
    assert!(flood.world.vault.read(|ctx| offers(ctx, flood.id, "s")).unwrap().is_empty());
}

#[test]
fn who_may_not_take_a_list_back_does_not_bring_it_back_either() {
    let flood = Flood::new();
    let list = EmergencyForm { note: "Bu Nitik mengungsi".to_owned(), ..a_flood() };
    let id = flood.world.vault.write(|ctx| make(ctx, &list)).unwrap().id;
    let reader = flood.world.as_officer(&flood.world.officer("Bu Nitik", &[Role::Pembaca]));
    assert_eq!(reader.read(|ctx| find(ctx, id)).unwrap().form.note, "", "words about people");
    flood.world.vault.write(|ctx| withdraw(ctx, id, "keliru")).unwrap();
    let companion = flood.world.as_officer(&flood.world.officer("Pak Lurik", &[Role::Pendamping]));
    assert!(companion.read(history::recently_deleted).unwrap().is_empty());
    let act = flood.world.vault.read(history::recently_deleted).unwrap()[0].act;
    let refused = companion.write(|ctx| history::undo(ctx, act)).unwrap_err();
    assert_eq!(refused.code(), FaultCode::NotAllowed);
    flood.world.vault.write(|ctx| history::undo(ctx, act)).unwrap();
}

#[test]
fn everybody_does_what_their_role_may() {
    let flood = Flood::new();
    let (family, _) = flood.family("Sekar Dangan");
    let line = flood.known_line(family);
    let act = |role| {
        let vault = flood.world.as_officer(&flood.world.officer("Pak Lurik", &[role]));
        let code = |error: Error| error.code();
        let page = vault.read(|ctx| find(ctx, flood.id));
        let seen = page.map(|page| (page.lines.len(), page.sums.souls)).map_err(code);
        let typed = vault.write(|ctx| add_line(ctx, flood.id, &a_line("Nitik")).map(drop)).map_err(code);
        let printed = vault.write(|ctx| printed(ctx, flood.id)).map_err(code);
        let cases = vault.write(|ctx| make_cases(ctx, flood.id, &flood.cases_form(&[line.id])).map(drop));
        let gone = vault.write(|ctx| withdraw(ctx, flood.id, "")).map_err(code);
        (seen, typed, printed, cases.map_err(code), gone)
    };
    let no = FaultCode::NotAllowed;
    // A companion opens cases for themselves alone.
    let (seen, typed, paper, cases, gone) = act(Role::Pendamping);
    assert_eq!((seen, typed, paper, cases, gone), (Ok((1, 4)), Ok(()), Ok(()), Err(no), Err(no)));
    let (seen, typed, paper, _, gone) = act(Role::Pencatat);
    assert_eq!((seen, typed, paper, gone), (Ok((2, 8)), Ok(()), Ok(()), Err(FaultCode::ReasonNeeded)));
    let (seen, typed, paper, cases, gone) = act(Role::Pembaca);
    assert_eq!((seen, typed, paper), (Ok((0, 12)), Err(no), Err(no)));
    assert_eq!((cases, gone), (Err(no), Err(no)));
    assert_eq!(act(Role::Bendahara).0, Err(no));
}

#[test]
fn a_list_and_its_lines_are_taken_back_one_after_the_other() {
    let flood = Flood::new();
    let begun = flood.last_act();
    let line = flood.add(&a_line("Sekar")).unwrap();
    let refused = flood.world.vault.write(|ctx| history::undo(ctx, begun).map(drop));
    assert_eq!(codes(refused)[0].1, FaultCode::UndoDepends);
    let added = flood.last_act();
    flood.world.vault.write(|ctx| history::undo(ctx, added).map(drop)).unwrap();
    flood.world.vault.write(|ctx| history::undo(ctx, begun).map(drop)).unwrap();
    assert!(flood.world.vault.read(|ctx| list(ctx, "", 0, 9)).unwrap().is_empty());
    // The line does not come back to a list that is gone.
    let act = flood.world.vault.read(|ctx| Ok(crate::journal::of_record(ctx.connection(), line.id)?[1].act));
    let refused = flood.world.vault.write(|ctx| history::undo(ctx, act.unwrap()).map(drop));
    assert_eq!(codes(refused)[0].1, FaultCode::UndoHidden);
}
