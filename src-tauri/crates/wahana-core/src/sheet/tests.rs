use super::*;
use crate::activity::GroupDay;
use crate::assistance::AssistanceFilter;
use crate::assistance::Recipient;
use crate::case::CaseFilter;
use crate::case::{CaseForm, CaseTypeForm};
use crate::distribution::Per;
use crate::history::{ActKind, week_in_review};
use crate::household::HouseholdFilter;
use crate::merging::MergeKind;
use crate::partner::PartnerFilter;
use crate::person::PersonFilter;
use crate::person::PersonForm;
use crate::referral::ReferralFilter;
use crate::testing::{
    World, a_business, a_case, a_distribution, a_flood, a_line, a_meeting, a_parcel, a_partner, a_person,
    a_referral,
};
use crate::vault::Role;
use crate::{FaultCode, referral};

fn cases() -> SheetOf {
    SheetOf::Cases { filter: CaseFilter::default() }
}

fn persons() -> SheetOf {
    SheetOf::Persons { filter: PersonFilter::default() }
}

fn whole(vault: &Vault, of: &SheetOf) -> Result<Vec<SheetRows>> {
    let mut pieces = Vec::new();
    read(vault, of, &mut |_, rows| {
        pieces.push(rows);
        Ok(())
    })?;
    Ok(pieces)
}

fn subjects(vault: &Vault, of: &SheetOf) -> Vec<(String, bool)> {
    let pieces = whole(vault, of).unwrap();
    let [SheetRows::Cases(rows)] = pieces.as_slice() else { panic!("{pieces:?}") };
    rows.iter().map(|row| (row.subject.clone(), row.masked)).collect()
}

#[test]
fn of_a_secret_case_its_companion_has_the_name_the_head_a_masked_row_and_others_nothing() {
    let world = World::with_group();
    let companion = world.officer("Mbak Ceplok", &[Role::Pendamping]);
    let recorder = world.officer("Bu Kawung", &[Role::Pencatat]);
    let [open, hidden] = ["Sekar Dangan", "Udan Liris"].map(|name| world.person(&a_person(name)));
    world.case(&a_case(open, companion.id));
    let types = vec![CaseTypeForm { number: 15, criteria: vec![1], note: String::new() }];
    world.case(&CaseForm { types, secret: true, ..a_case(hidden, companion.id) });
    let seen = |vault: &Vault| {
        let mut all = subjects(vault, &cases());
        all.sort_unstable();
        all
    };
    let sekar = || ("Sekar Dangan".to_owned(), false);
    assert_eq!(seen(&world.vault), [(String::new(), true), sekar()]);
    assert_eq!(seen(&world.as_officer(&companion)), [sekar(), ("Udan Liris".to_owned(), false)]);
    assert_eq!(seen(&world.as_officer(&recorder)), [sekar()]);
}

#[test]
fn a_list_is_read_piece_after_piece_and_each_row_once() {
    let world = World::with_group();
    for number in 0..PIECE + 3 {
        world.person(&PersonForm { name: format!("Sekar {number:05}"), ..a_person("") });
    }
    let pieces = whole(&world.vault, &persons()).unwrap();
    assert_eq!(pieces.iter().map(SheetRows::len).collect::<Vec<_>>(), [PIECE as usize, 3]);
    let mut ids: Vec<Uuid> = pieces
        .iter()
        .flat_map(|piece| match piece {
            SheetRows::Persons(rows) => rows.iter().map(|row| row.person.id).collect(),
            _ => Vec::new(),
        })
        .collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), PIECE as usize + 3);
}

#[test]
fn only_the_chosen_ones_of_a_list_go_along() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let [one, other] = ["Sekar Dangan", "Udan Liris"].map(|name| world.person(&a_person(name)));
    world.case(&a_case(one, me));
    let chosen = world.case(&a_case(other, me));
    let of = SheetOf::Cases { filter: CaseFilter { only: vec![chosen], ..CaseFilter::default() } };
    assert_eq!(subjects(&world.vault, &of), [("Udan Liris".to_owned(), false)]);
}

#[test]
fn whom_a_list_refuses_gets_no_file_of_it_and_nothing_is_noted() {
    let world = World::with_group();
    let treasurer = world.as_officer(&world.officer("Pak Gringsing", &[Role::Bendahara]));
    let viewer = world.as_officer(&world.officer("Mbak Ceplok", &[Role::Pembaca]));
    let refused = |vault: &Vault, of: &SheetOf| {
        let mut given = false;
        let answer = read(vault, of, &mut |_, _| {
            given = true;
            Ok(())
        });
        assert_eq!(answer.unwrap_err().code(), FaultCode::NotAllowed, "{of:?}");
        assert!(!given, "{of:?}");
        assert!(vault.write(|ctx| taken(ctx, of, 1)).is_err(), "{of:?}");
    };
    for of in [
        cases(),
        SheetOf::Partners { filter: PartnerFilter::default() },
        SheetOf::Referrals { filter: ReferralFilter::default() },
        SheetOf::Incomplete,
        SheetOf::Candidates { of: MergeKind::Person },
        SheetOf::DueVisits { days: 7 },
        SheetOf::Week { day: String::new(), of: None },
    ] {
        refused(&treasurer, &of);
        refused(&viewer, &of);
    }
    refused(&viewer, &SheetOf::Assistance { filter: AssistanceFilter::default() });
    refused(&viewer, &SheetOf::Distributions { query: String::new() });
    refused(&treasurer, &SheetOf::Emergencies { query: String::new() });
    let flood = world.vault.write(|ctx| emergency::make(ctx, &a_flood())).unwrap().id;
    refused(&viewer, &SheetOf::Emergency { id: flood });
    refused(&treasurer, &SheetOf::Emergency { id: flood });
    let week = world.vault.read(week_in_review).unwrap();
    assert!(week.acts.iter().all(|act| act.table != AREA));
}

#[test]
fn who_sees_only_a_name_takes_only_a_name_along() {
    let world = World::with_group();
    world.person(&PersonForm {
        nik: "9999014107500001".to_owned(),
        address: "Gang Kawung 3".to_owned(),
        ..a_person("Sekar Dangan")
    });
    let treasurer = world.as_officer(&world.officer("Pak Gringsing", &[Role::Bendahara]));
    let row = |vault: &Vault| {
        let mut told = None;
        read(vault, &persons(), &mut |about, rows| {
            let SheetRows::Persons(rows) = rows else { panic!("other rows") };
            told = Some((about.details, rows[0].person.nik_tail.clone(), rows[0].cases.len()));
            Ok(())
        })
        .unwrap();
        told.unwrap()
    };
    assert_eq!(row(&world.vault), (true, "0001".to_owned(), 0));
    assert_eq!(row(&treasurer), (false, String::new(), 0));
}

#[test]
fn every_list_can_be_taken_along_and_the_head_is_told_who_took_how_much() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let person = world.person(&a_person("Sekar Dangan"));
    let recipient = Recipient::Person { id: person };
    world.family(&[person]);
    let case = world.case(&a_case(person, me));
    world.assistance(&a_parcel(recipient));
    let partner = world.vault.write(|ctx| partner::add(ctx, &a_partner("Puskesmas"), false)).unwrap().id;
    world.vault.write(|ctx| referral::make(ctx, case, &a_referral(partner), true)).unwrap();
    let form = a_distribution(Per::Person, &[recipient]);
    let list = world.vault.write(|ctx| distribution::make(ctx, &form)).unwrap().id;
    let flood = world.vault.write(|ctx| emergency::make(ctx, &a_flood())).unwrap().id;
    world.vault.write(|ctx| emergency::add_line(ctx, flood, &a_line("Sekar Jali"))).unwrap();
    let meeting = world.vault.write(|ctx| activity::make(ctx, &a_meeting(&[person]))).unwrap().id;
    world.vault.write(|ctx| business::make(ctx, &a_business(&[person]))).unwrap();
    for _ in 0..2 {
        let nik = "9999014309450001".to_owned();
        world.person(&PersonForm { nik, nik_shared: true, ..a_person("Udan Liris") });
    }
    world.vault.write(|ctx| case::plan_visits(ctx, case, &ctx.today().to_string(), None)).unwrap();
    merging::look_again(&world.vault, &|| true).unwrap();
    for of in [
        persons(),
        SheetOf::Households { filter: HouseholdFilter::default() },
        cases(),
        SheetOf::Assistance { filter: AssistanceFilter::default() },
        SheetOf::Recipients { id: list },
        SheetOf::Partners { filter: PartnerFilter::default() },
        SheetOf::Referrals { filter: ReferralFilter::default() },
        SheetOf::Incomplete,
        SheetOf::Emergencies { query: String::new() },
        SheetOf::Emergency { id: flood },
        SheetOf::Activities { query: String::new() },
        SheetOf::Attendance { id: meeting },
        SheetOf::Businesses { query: String::new() },
        SheetOf::Distributions { query: String::new() },
        SheetOf::Candidates { of: MergeKind::Person },
        SheetOf::DueVisits { days: 7 },
        SheetOf::Week { day: String::new(), of: None },
    ] {
        let pieces = whole(&world.vault, &of).unwrap();
        let rows: usize = pieces.iter().map(SheetRows::len).sum();
        assert!(rows > 0, "{of:?}");
        world.vault.write(|ctx| taken(ctx, &of, i64::try_from(rows).unwrap())).unwrap();
        let told = world.vault.read(week_in_review).unwrap().acts.remove(0);
        assert_eq!(told.what, ActKind::Exported, "{of:?}");
        let (table, label) = match of {
            SheetOf::Recipients { .. } => ("distribution", told.label.clone()),
            SheetOf::Attendance { .. } => ("activity", told.label.clone()),
            SheetOf::Emergency { .. } => ("emergency", "Banjir Kali Contoh".to_owned()),
            _ => (AREA, format!("{} {rows}", of.as_str())),
        };
        assert_eq!((told.table.as_str(), told.label), (table, label));
    }
}

#[test]
fn of_what_the_group_does_each_takes_along_what_they_see() {
    let world = World::with_group();
    let person = world.person(&a_person("Sekar Dangan"));
    world.vault.write(|ctx| activity::make(ctx, &a_meeting(&[person]))).unwrap();
    let form = a_distribution(Per::Person, &[Recipient::Person { id: person }]);
    world.vault.write(|ctx| distribution::make(ctx, &form)).unwrap();
    let viewer = world.as_officer(&world.officer("Mbak Ceplok", &[Role::Pembaca]));
    let kinds = |vault: &Vault| -> Vec<bool> {
        let pieces = whole(vault, &SheetOf::Activities { query: String::new() }).unwrap();
        let [SheetRows::Activities(days)] = pieces.as_slice() else { panic!("{pieces:?}") };
        days.iter().map(|day| matches!(day, GroupDay::Activity { .. })).collect()
    };
    assert_eq!(kinds(&world.vault).len(), 2);
    assert_eq!(kinds(&viewer), [true]);
}

#[test]
fn of_a_meeting_goes_along_who_is_on_its_list_and_of_one_that_was_taken_back_nothing() {
    let world = World::with_group();
    let person = world.person(&a_person("Sekar Dangan"));
    let meeting = world.vault.write(|ctx| activity::make(ctx, &a_meeting(&[person]))).unwrap().id;
    let viewer = world.as_officer(&world.officer("Mbak Ceplok", &[Role::Pembaca]));
    let of = SheetOf::Attendance { id: meeting };
    let pieces = whole(&viewer, &of).unwrap();
    let [SheetRows::Attendance(rows)] = pieces.as_slice() else { panic!("{pieces:?}") };
    let seen = viewer.read(|ctx| activity::find(ctx, meeting)).unwrap().attendance;
    assert_eq!(rows, &seen);
    assert!(rows.iter().any(|row| row.name == "Sekar Dangan"));
    world.vault.write(|ctx| activity::withdraw(ctx, meeting, "Salah hari")).unwrap();
    assert_eq!(whole(&world.vault, &of).unwrap_err().code(), FaultCode::NotFound);
}

#[test]
fn all_visits_of_the_window_and_of_the_week_go_along_and_of_ones_own_secret_case_no_name() {
    let world = World::with_group();
    let companion = world.officer("Mbak Ceplok", &[Role::Pendamping]);
    let vault = world.as_officer(&companion);
    let today = chrono::Local::now().date_naive().to_string();
    let visited = |form: &CaseForm| {
        let id = world.case(form);
        vault.write(|ctx| case::plan_visits(ctx, id, &today, None)).unwrap();
        id
    };
    for number in 0..130 {
        visited(&a_case(world.person(&a_person(&format!("Sekar {number:03}"))), companion.id));
    }
    let types = vec![CaseTypeForm { number: 15, criteria: vec![1], note: String::new() }];
    let hidden = a_case(world.person(&a_person("Udan Liris")), companion.id);
    let hidden = visited(&CaseForm { types, secret: true, ..hidden });
    let due = |vault: &Vault| {
        let pieces = whole(vault, &SheetOf::DueVisits { days: 7 }).unwrap();
        let [SheetRows::DueVisits(lines)] = pieces.as_slice() else { panic!("{pieces:?}") };
        lines.clone()
    };
    let lines = due(&vault);
    assert_eq!(lines.len(), 131, "also what Beranda has no room for");
    let last = lines.last().unwrap();
    assert_eq!((last.case.id, last.name.as_str(), last.household), (hidden, "", None));
    assert!(due(&world.vault).iter().all(|line| line.case.id != hidden));
    let week = |of| {
        let pieces = whole(&vault, &SheetOf::Week { day: today.clone(), of }).unwrap();
        let [SheetRows::Week(lines)] = pieces.as_slice() else { panic!("{pieces:?}") };
        lines.len()
    };
    assert_eq!((week(None), week(Some(companion.id)), week(Some(world.vault.officer().id))), (131, 131, 0));
}
