//! What becomes of a list: cases and families, each in one act; and what merging, taking back and erasing leave of it.

use super::*;
use crate::values::Birth;

#[test]
fn cases_come_of_it_in_one_act_and_go_in_one() {
    let flood = Flood::new();
    let (family, _) = flood.family("Sekar Dangan");
    let alone = flood.world.person(&a_person("Nitik Karawitan"));
    let first = flood.known_line(family);
    let second = LineForm { known: Some(Recipient::Person { id: alone }), ..a_line("Nitik Karawitan") };
    let second = flood.add(&second).unwrap();
    let third = flood.add(&a_line("Mbah Udan")).unwrap();
    flood.world.vault.write(|ctx| draft::keep(ctx, "case", "", "{}")).unwrap();

    let made = flood.cases(&[first.id, second.id, third.id]).unwrap();
    assert_eq!(made, CasesMade { made: 2, there: 0, unregistered: 1 });
    let cases = flood.open_cases();
    assert_eq!(cases.len(), 2);
    for row in &cases {
        assert_eq!(
            (row.types.as_slice(), row.urgency, row.stage),
            (&[21][..], Urgency::Emergency, case::Stage::Service)
        );
    }
    let of_family = cases.iter().find(|row| row.household_id == Some(family)).unwrap();
    let case::Case { form, stages, .. } =
        flood.world.vault.read(|ctx| case::find(ctx, of_family.id)).unwrap();
    assert!(stages.iter().all(|step| step.since == form.reported_on), "help began on that day");
    assert_eq!(
        (form.story.as_str(), form.reporter.as_str()),
        ("Selimut dan susu bayi", "Banjir Kali Contoh")
    );
    let line = flood.page().lines.remove(0);
    let expected =
        LineCase { id: of_family.id, number: of_family.number.clone(), from_here: true, closed: false };
    assert_eq!(line.case, Some(expected));
    assert_eq!(flood.page().sums.cases, 2);
    let kept = flood.world.vault.read(|ctx| draft::find(ctx, "case", "")).unwrap();
    assert!(kept.is_some(), "a half-typed case of somebody else stays");

    // Pressed again it makes none; taken back, all of them are gone and can be made again.
    assert_eq!(codes(flood.cases(&[first.id, second.id]))[0].1, FaultCode::EmergencyNoCase);
    let act = flood.last_act();
    flood.world.vault.write(|ctx| history::undo(ctx, act)).unwrap();
    assert!(flood.open_cases().is_empty());
    assert_eq!(flood.page().sums.cases, 0);
    assert_eq!(flood.cases(&[first.id, second.id]).unwrap().made, 2);
}

#[test]
fn what_was_done_in_a_case_stands_in_the_way_of_taking_all_back() {
    let flood = Flood::new();
    let (family, _) = flood.family("Sekar Dangan");
    let line = flood.known_line(family);
    flood.cases(&[line.id]).unwrap();
    let act = flood.last_act();
    let id = flood.open_cases()[0].id;
    let visit = case::FollowUpForm {
        kind: case::FollowUpKind::Visit,
        happened: "2026-11-22".to_owned(),
        text: "Sudah mengungsi ke balai.".to_owned(),
        outcome: String::new(),
        officer: flood.world.vault.officer().id,
        next_visit: String::new(),
    };
    flood.world.vault.write(|ctx| case::add_follow_up(ctx, id, &visit).map(drop)).unwrap();
    let refused = flood.world.vault.write(|ctx| history::undo(ctx, act).map(drop));
    assert_eq!(codes(refused)[0].1, FaultCode::UndoDepends);
    // The line may go: the case stays.
    flood.world.vault.write(|ctx| take_off(ctx, line.id)).unwrap();
    assert_eq!(flood.open_cases().len(), 1);
}

#[test]
fn a_family_with_an_open_case_of_the_type_gets_none_twice() {
    let flood = Flood::new();
    let me = flood.world.vault.officer().id;
    let (family, head) = flood.family("Sekar Dangan");
    let line = flood.known_line(family);
    let of_head = case::CaseForm {
        types: vec![case::CaseTypeForm { number: 21, criteria: vec![1], note: String::new() }],
        ..a_case(head, me)
    };
    let there = flood.world.case(&of_head);
    let shown = flood.page().lines.remove(0).case.unwrap();
    assert_eq!((shown.id, shown.from_here), (there, false));
    assert_eq!(codes(flood.cases(&[line.id]))[0].1, FaultCode::EmergencyNoCase);
    // Another type does not count, nor a case that was taken back.
    flood.world.vault.write(|ctx| taking_back::case(ctx, there, "Dobel")).unwrap();
    flood.world.case(&a_case(head, me));
    assert_eq!(flood.cases(&[line.id]).unwrap().made, 1);
}

#[test]
fn each_family_that_refuses_is_named_at_its_line_and_what_the_form_lacks_is_told_once() {
    let flood = Flood::new();
    let (family, _) = flood.family("Sekar Dangan");
    let mut lines = vec![flood.known_line(family).id];
    for name in ["Udan Liris", "Nitik Karawitan"] {
        let young = PersonForm { birth: Birth::parse("2021").unwrap(), ..a_person(name) };
        let known = Some(Recipient::Person { id: flood.world.person(&young) });
        lines.push(flood.add(&LineForm { known, ..a_line(name) }).unwrap().id);
    }
    let make = |form: &CasesForm| flood.world.vault.write(|ctx| make_cases(ctx, flood.id, form));
    let early = CasesForm { reported_on: "2020-01-05".to_owned(), ..flood.cases_form(&lines) };
    let refused = make(&early).unwrap_err().faults();
    let told: Vec<_> =
        refused.iter().map(|one| (one.field.as_str(), one.code, one.values["name"].as_str())).collect();
    let unborn = FaultCode::DateBeforeBirth;
    assert_eq!(told, [("lines.2", unborn, "Udan Liris"), ("lines.3", unborn, "Nitik Karawitan")]);
    assert!(flood.open_cases().is_empty(), "all or none");
    let lacks = CasesForm { source: String::new(), ..flood.cases_form(&lines) };
    assert_eq!(codes(make(&lacks)), [("source".to_owned(), FaultCode::Required)]);
    assert_eq!(flood.cases(&lines).unwrap().made, 3);
}

#[test]
fn a_secret_case_of_somebody_else_is_told_by_no_line() {
    let flood = Flood::new();
    let companion = flood.world.officer("Pak Slobog", &[Role::Pendamping]);
    let recorder = flood.world.officer("Bu Nitik", &[Role::Pencatat]);
    let (family, head) = flood.family("Sekar Dangan");
    let line = flood.known_line(family);
    let secret = case::CaseForm {
        types: vec![case::CaseTypeForm { number: 21, criteria: vec![1], note: String::new() }],
        secret: true,
        ..a_case(head, companion.id)
    };
    let carried = flood.world.as_officer(&companion);
    let id = carried.write(|ctx| case::open(ctx, &secret)).unwrap().id;
    let seen = |vault: &crate::vault::Vault| {
        let page = vault.read(|ctx| find(ctx, flood.id)).unwrap();
        (page.lines[0].case.as_ref().map(|case| case.id), page.sums.cases)
    };
    assert_eq!(seen(&carried), (Some(id), 1));
    assert_eq!(seen(&flood.world.as_officer(&recorder)), (None, 0));
    assert_eq!(seen(&flood.world.vault), (None, 0));
    // What came of the list and became secret since is told no more either.
    flood.cases(&[line.id]).unwrap();
    let made = flood.open_cases().iter().find(|row| row.household_id == Some(family)).unwrap().id;
    assert_eq!(seen(&flood.world.as_officer(&recorder)), (Some(made), 1));
    let hand = |rev: i64| {
        flood.world.vault.write(|ctx| case::hand_to(ctx, made, Some(rev), companion.id, "")).map(drop)
    };
    hand(1).unwrap();
    let known = carried.read(|ctx| case::find(ctx, made)).unwrap();
    let hidden = case::CaseForm { secret: true, ..known.form };
    carried.write(|ctx| case::change(ctx, made, known.rev, &hidden, "Diminta").map(drop)).unwrap();
    assert_eq!(seen(&flood.world.as_officer(&recorder)), (None, 0));
}

#[test]
fn a_line_whose_case_became_secret_gets_another_as_if_there_had_been_none() {
    let flood = Flood::new();
    let companion = flood.world.officer("Pak Slobog", &[Role::Pendamping]);
    let carried = flood.world.as_officer(&companion);
    let lines: Vec<Uuid> = ["Sekar Dangan", "Udan Liris"]
        .map(|name| {
            let (family, _) = flood.family(name);
            flood.known_line(family).id
        })
        .into();
    let form = CasesForm { responsible: companion.id, ..flood.cases_form(&lines[..1]) };
    flood.world.vault.write(|ctx| make_cases(ctx, flood.id, &form)).unwrap();
    let secret = flood.page().lines[0].case.as_ref().unwrap().id;
    let known = carried.read(|ctx| case::find(ctx, secret)).unwrap();
    let hidden = case::CaseForm { secret: true, ..known.form };
    carried.write(|ctx| case::change(ctx, secret, known.rev, &hidden, "Diminta").map(drop)).unwrap();

    assert_eq!(flood.cases(&lines).unwrap(), CasesMade { made: 2, there: 0, unregistered: 0 });
    let told: Vec<_> = flood.page().lines.into_iter().map(|line| line.case.unwrap()).collect();
    assert!(told.iter().all(|case| case.from_here && case.id != secret), "both alike: {told:?}");
    let theirs = carried.read(|ctx| case::find(ctx, secret)).unwrap();
    assert_eq!((theirs.row.secret, theirs.may_change), (true, true), "it is still its companion's");
    let act = flood.world.vault.read(history::week_in_review).unwrap().acts[0].id;
    flood.world.vault.write(|ctx| history::undo(ctx, act)).unwrap();
    let line = &carried.read(|ctx| find(ctx, flood.id)).unwrap().lines[0];
    assert_eq!(line.case.as_ref().map(|case| case.id), Some(secret), "and the line leads to it again");
}

#[test]
fn households_become_families_after_who_may_be_there_was_named() {
    let flood = Flood::new();
    let there = flood.world.person(&a_person("Sekar Dangan"));
    let lines: Vec<Uuid> =
        [("Sekar Dangan", "32"), ("Udan Liris", "31"), ("Udan Liris", "31"), ("Parang", "")]
            .into_iter()
            .map(|(name, rt)| flood.add(&LineForm { rt: rt.to_owned(), ..a_line(name) }).unwrap().id)
            .collect();
    let named = flood.world.vault.read(|ctx| unregistered(ctx, flood.id)).unwrap();
    assert_eq!(named.iter().map(|one| one.no).collect::<Vec<_>>(), [1, 2, 3, 4]);
    assert_eq!(named[0].alike.iter().map(|row| row.id).collect::<Vec<_>>(), [there]);
    assert_eq!((named[1].same_as, named[2].same_as), (None, Some(2)));

    let anew = |line| Registering { line, found: None };
    let refused = flood.world.vault.write(|ctx| register(ctx, flood.id, &[anew(lines[1]), anew(lines[3])]));
    assert_eq!(codes(refused), [("lines.4".to_owned(), FaultCode::EmergencyNoRt)]);
    assert_eq!(flood.page().sums.unregistered, 4, "all or none");

    let chosen = [Registering { line: lines[0], found: Some(there) }, anew(lines[1])];
    assert_eq!(flood.world.vault.write(|ctx| register(ctx, flood.id, &chosen)).unwrap(), 1);
    let page = flood.page();
    assert_eq!(page.lines[0].form.known, Some(Recipient::Person { id: there }));
    let Some(Recipient::Household { id: family }) = page.lines[1].form.known else { panic!("{page:?}") };
    let household = flood.world.vault.read(|ctx| household::find(ctx, family)).unwrap();
    let head = &household.members[0].person;
    assert_eq!(
        (head.name.as_str(), head.rt.as_str(), household.form.rt.as_str()),
        ("Udan Liris", "031", "031")
    );
    assert_eq!(head.address, "Jalan Contoh 9");

    // One press takes back the resident, the family and the tie.
    let act = flood.last_act();
    flood.world.vault.write(|ctx| history::undo(ctx, act)).unwrap();
    assert_eq!(flood.page().sums.unregistered, 4);
    let left = flood.world.vault.read(|ctx| person::count(ctx, &person::PersonFilter::default())).unwrap();
    assert_eq!(left, 1);
}

#[test]
fn what_was_taken_back_or_merged_leaves_its_line_readable() {
    let flood = Flood::new();
    let (family, head) = flood.family("Sekar Dangan");
    flood.known_line(family);
    let other = flood.world.person(&a_person("Sekar Dangan Sepuh"));
    let line = LineForm { known: Some(Recipient::Person { id: other }), ..a_line("Bu Sekar Sepuh") };
    flood.add(&line).unwrap();
    // Who turned out to be the head of the first line's family stands there twice, and it is said.
    flood
        .world
        .vault
        .write(|ctx| {
            let told = merging::preview_persons(ctx, head, other)?;
            let two = merging::MemberMerge {
                keep: head,
                keep_rev: told.keep.person.rev,
                gone: other,
                gone_rev: told.gone.person.rev,
                form: told.suggested,
                life_of: head,
            };
            merging::merge_persons(ctx, &merging::PersonMerge { two, family_of: head })
        })
        .unwrap();
    let page = flood.page();
    assert_eq!((page.lines[1].form.name.as_str(), page.lines[1].same_as), ("Bu Sekar Sepuh", Some(1)));
    let made = flood.cases(&page.lines.iter().map(|line| line.id).collect::<Vec<_>>()).unwrap();
    assert_eq!((made.made, made.there), (1, 1));
    // A family that is gone leaves what was typed, and its head.
    flood.world.vault.write(|ctx| taking_back::case(ctx, flood.open_cases()[0].id, "Dobel")).unwrap();
    flood.world.vault.write(|ctx| taking_back::family(ctx, family, "Dobel")).unwrap();
    let page = flood.page();
    assert_eq!(page.lines[0].form.name, "Sekar Dangan");
    assert_eq!(page.lines[0].form.known, Some(Recipient::Person { id: head }));
}

#[test]
fn an_erased_name_is_on_no_list_and_the_numbers_stay() {
    let flood = Flood::new();
    let alone = flood.world.person(&a_person("Ceplok Kembang"));
    let known = Some(Recipient::Person { id: alone });
    let line = flood.add(&LineForm { known, ..a_line("Ceplok Kembang") }).unwrap();
    flood.add(&a_line("Udan Liris")).unwrap();
    let own = flood.world.vault.read(|ctx| own_data::own_data(ctx, alone)).unwrap();
    assert_eq!((own.emergencies.len(), own.emergencies[0].form.need.as_str()), (1, "Selimut dan susu bayi"));
    flood.world.vault.write(|ctx| draft::keep(ctx, "emergency_change", &line.id.to_string(), "{}")).unwrap();
    erasing::erase(&flood.world.vault, alone, erasing::ErasureReason::Asked).unwrap();
    let page = flood.page();
    let left = &page.lines[0].form;
    assert_eq!([&left.name, &left.address, &left.need, &left.phone].map(String::as_str), ["", "", "", ""]);
    assert_eq!((left.souls, left.rt.as_str(), page.sums.souls), (Some(4), "032", 8));
    assert_eq!(page.lines[1].form.name, "Udan Liris");
    let told = flood.world.vault.read(|ctx| {
        let entries = crate::journal::of_record(ctx.connection(), line.id)?;
        Ok(entries.iter().any(|entry| format!("{:?}", entry.changes).contains("Ceplok")))
    });
    assert!(!told.unwrap());
    assert!(
        flood
            .world
            .vault
            .read(|ctx| draft::find(ctx, "emergency_change", &line.id.to_string()))
            .unwrap()
            .is_none()
    );
}

/// 350 households from nothing to their cases; printed with `--nocapture`.
#[test]
fn a_list_of_350_stays_quick() {
    let flood = Flood::new();
    let vault = &flood.world.vault;
    vault
        .write(|ctx| {
            for at in 0..350 {
                let name = format!("Warga {at}");
                let head = crate::household::Placing::Head { kk: String::new() };
                let person = household::add_resident(ctx, &a_person(&name), &head, false)?.id;
                let line = LineForm { known: Some(Recipient::Person { id: person }), ..a_line(&name) };
                let checked = line.checked(ctx, flood.id, None)?;
                let id = Uuid::now_v7();
                ctx.create(&HOUSEHOLD_LINE, id, |connection| {
                    store::insert_line(connection, id, flood.id, &checked)
                })?;
            }
            Ok(())
        })
        .unwrap();
    let told = |what: &str, begun: std::time::Instant| println!("{what} after {:?}", begun.elapsed());
    let begun = std::time::Instant::now();
    let last = flood.add(&a_line("Yang terakhir")).unwrap();
    told("line 351 saved", begun);
    let begun = std::time::Instant::now();
    let lines: Vec<Uuid> = flood.page().lines.into_iter().map(|line| line.id).collect();
    told("351 lines read", begun);
    let begun = std::time::Instant::now();
    assert_eq!(flood.cases(&lines).unwrap(), CasesMade { made: 350, there: 0, unregistered: 1 });
    told("350 cases made", begun);
    assert!(flood.cases(&[last.id]).is_err());
}
