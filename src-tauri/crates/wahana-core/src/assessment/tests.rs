use super::*;
use crate::assessment::quick_check::CRITERIA;
use crate::case::{CaseForm, CaseTypeForm, CaseTypesForm};
use crate::erasing::{self, ErasureReason};
use crate::history;
use crate::record::RecordKind;
use crate::testing::{World, a_case, a_person};
use crate::vault::Role;
use crate::{Error, Fault};

mod forms;

fn a_visit(by: Uuid) -> AssessmentForm {
    AssessmentForm {
        visited_on: "2026-11-21".to_owned(),
        visited_by: Some(by),
        needs: "Makan siang".to_owned(),
        strengths: "Pandai menjahit".to_owned(),
        ..AssessmentForm::default()
    }
}

fn a_check() -> PovertyCheckForm {
    let mut answers = vec![CheckAnswer::Unknown; CRITERIA.len()];
    answers[1] = CheckAnswer::Yes;
    answers[7] = CheckAnswer::No;
    PovertyCheckForm { done_on: "2026-11-20".to_owned(), answers, ..PovertyCheckForm::default() }
}

fn listed(seen_on: &str) -> ListingForm {
    ListingForm {
        register: Register::Dtsen,
        standing: ListingStanding::Listed,
        seen_on: seen_on.to_owned(),
        how: "office".to_owned(),
        said_by: "Kelurahan".to_owned(),
        desil: 2,
        ..ListingForm::default()
    }
}

fn fields(error: Error) -> Vec<(String, FaultCode)> {
    let Error::Invalid(faults) = error else { panic!("{error:?}") };
    faults.into_iter().map(|Fault { field, code, .. }| (field, code)).collect()
}

#[test]
fn an_assessment_is_changed_where_it_was_wrong_and_the_journal_keeps_what_it_said() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let case = world.case(&a_case(world.person(&a_person("Sekar Dangan")), me));
    let first =
        world.vault.write(|ctx| set(ctx, case, None, &a_visit(me), None)).unwrap().unwrap().found.unwrap();
    assert_eq!((first.form.needs.as_str(), first.visited_by_name.as_str()), ("Makan siang", "Bu Truntum"));
    let later = AssessmentForm { needs: "Kursi roda".to_owned(), ..a_visit(me) };
    let change = |rev| world.vault.write(|ctx| set(ctx, case, Some((first.id, rev)), &later, None));
    assert_eq!(change(first.rev + 7).unwrap_err().code(), FaultCode::Changed);
    let changed = change(first.rev).unwrap().unwrap();
    assert!(changed.earlier.is_empty());
    let told = world.vault.read(|ctx| history::record_history(ctx, RecordKind::Case, case)).unwrap();
    assert!(
        told.iter()
            .any(|entry| entry.changes.iter().any(|change| change.column == "needs") && entry.op == "change")
    );

    let act = told[0].act;
    world.vault.write(|ctx| history::undo(ctx, act)).unwrap();
    let back = world.vault.read(|ctx| of_case(ctx, case)).unwrap().found.unwrap();
    assert_eq!(back.form.needs, "Makan siang");
    world.vault.write(|ctx| withdraw(ctx, case, first.id, "Kasus lain")).unwrap();
    assert_eq!(world.vault.read(|ctx| of_case(ctx, case)).unwrap().found, None);
    let gone = world.vault.write(|ctx| withdraw(ctx, case, first.id, "Kasus lain"));
    assert_eq!(gone.unwrap_err().code(), FaultCode::NotFound);
    let again = world.vault.write(|ctx| set(ctx, case, None, &later, None)).unwrap();
    assert_eq!(again.unwrap().found.unwrap().form.needs, "Kursi roda");
}

#[test]
fn looking_again_is_a_record_of_its_own_and_the_newest_stands_for_the_case() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let case = world.case(&a_case(world.person(&a_person("Sekar Dangan")), me));
    let write = |form: &AssessmentForm| {
        world.vault.write(|ctx| Ok((set(ctx, case, None, form, None)?.unwrap(), ctx.act())))
    };
    let on = |day: &str| AssessmentForm { visited_on: day.to_owned(), ..a_visit(me) };
    let (first, _) = write(&on("2026-05-20")).unwrap();
    let (second, act) = write(&AssessmentForm { needs: "Kacamata".to_owned(), ..on("2026-11-21") }).unwrap();
    let days = |found: &CaseAssessment| {
        let all = found.found.iter().chain(&found.earlier);
        all.map(|one| one.form.visited_on.clone()).collect::<Vec<_>>()
    };
    assert_eq!(days(&second), ["2026-11-21", "2026-05-20"]);
    assert_eq!(second.earlier, Vec::from_iter(first.found.clone()), "nothing of it was written over");
    let required = [("visited_on".to_owned(), FaultCode::Required)];
    assert_eq!(fields(write(&on("")).unwrap_err()), required, "each is known by its day");
    let known = first.found.unwrap();
    let undated =
        world.vault.write(|ctx| set(ctx, case, Some((known.id, known.rev)), &on(""), None)).unwrap_err();
    assert_eq!(fields(undated), required);
    let (third, _) = write(&on("2026-08-01")).unwrap();
    assert_eq!(days(&third), ["2026-11-21", "2026-08-01", "2026-05-20"], "an old paper typed late");

    let told = world.vault.read(|ctx| history::record_history(ctx, RecordKind::Case, case)).unwrap();
    let columns = |entry: &history::HistoryEntry| entry.changes.iter().any(|one| one.column == "needs");
    assert_eq!(told.iter().filter(|entry| columns(entry)).count(), 3, "each is in the history of the case");
    world.vault.write(|ctx| history::undo(ctx, act)).unwrap();
    let left = world.vault.read(|ctx| of_case(ctx, case)).unwrap();
    assert_eq!(days(&left), ["2026-08-01", "2026-05-20"]);

    // Of another case it is none.
    let other = world.case(&a_case(world.person(&a_person("Sekar Menur")), me));
    for refused in [
        world
            .vault
            .write(|ctx| set(ctx, other, Some((known.id, known.rev)), &on("2026-11-21"), None).map(drop)),
        world.vault.write(|ctx| withdraw(ctx, other, known.id, "Salah")),
    ] {
        assert_eq!(refused.unwrap_err().code(), FaultCode::NotFound);
    }
}

#[test]
fn the_types_that_were_found_are_the_cases_in_the_same_act() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let recorder = world.officer("Bu Nitik", &[Role::Pencatat]);
    let case = world.case(&a_case(world.person(&a_person("Sekar Dangan")), me));
    let of = |number: u8| CaseTypeForm { number, criteria: vec![1], note: String::new() };
    let vault = world.as_officer(&recorder);
    let found = |types: Vec<CaseTypeForm>, rev| {
        let types = CaseTypesForm { rev, types, reason: String::new() };
        vault.write(|ctx| Ok((set(ctx, case, None, &a_visit(me), Some(&types))?, ctx.act())))
    };
    let read = || world.vault.read(|ctx| crate::case::find(ctx, case)).unwrap();
    let before = read();
    let (same, _) = found(before.form.types.clone(), before.rev + 7).unwrap();
    assert_eq!((same.unwrap().found.is_some(), read().rev), (true, before.rev), "nothing to change");
    let none = found(Vec::new(), before.rev).unwrap_err();
    assert_eq!(fields(none), [("types".to_owned(), FaultCode::NoType)]);

    let both = vec![of(9), before.form.types[0].clone()];
    let (more, act) = found(both.clone(), before.rev).unwrap();
    assert!(more.unwrap().asks.disability);
    assert_eq!(read().form.types, both);
    vault.write(|ctx| history::undo(ctx, act)).unwrap();
    assert_eq!(read().form.types, before.form.types);
    let left = world.vault.read(|ctx| of_case(ctx, case)).unwrap();
    assert!(left.earlier.is_empty(), "both are taken back");

    let (secret, _) = found(vec![of(19)], read().rev).unwrap();
    assert_eq!(secret, None, "it is its companion's from now on");
    assert!(read().row.secret);
}

#[test]
fn every_fault_of_an_assessment_is_at_its_field() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let born = crate::person::PersonForm {
        birth: crate::values::Birth::parse("2026-11-10").unwrap(),
        ..a_person("Sekar Dangan")
    };
    let of = |number: u8| CaseTypeForm { number, criteria: vec![1], note: String::new() };
    let case = CaseForm { types: vec![of(9), of(22)], ..a_case(world.person(&born), me) };
    let case = world.case(&case);
    let wrong = AssessmentForm {
        visited_on: "2026-11-01".to_owned(),
        visited_by: Some(Uuid::now_v7()),
        disabilities: vec!["other".to_owned()],
        daily_help: "often".to_owned(),
        event_on: "2099-01-01".to_owned(),
        ..AssessmentForm::default()
    };
    let mut found = fields(world.vault.write(|ctx| set(ctx, case, None, &wrong, None)).unwrap_err());
    found.sort_by(|one, other| one.0.cmp(&other.0));
    let at = |field: &str, code| (field.to_owned(), code);
    assert_eq!(
        found,
        [
            at("daily_help", FaultCode::UnknownChoice),
            at("disabilities", FaultCode::UnknownChoice),
            at("event_on", FaultCode::DateInFuture),
            at("visited_by", FaultCode::UnknownChoice),
            at("visited_on", FaultCode::DateBeforeBirth),
        ]
    );
}

#[test]
fn details_are_offered_where_the_criteria_ask_and_of_violence_only_the_minimum() {
    let of = |numbers: &[u8]| Asks::of(numbers.iter().copied());
    assert_eq!(of(&[24]), Asks::default());
    assert!(of(&[9]).disability && of(&[9]).aids && of(&[8]).daily_help && of(&[21]).event);
    assert!(of(&[1]).carer && of(&[8]).carer && of(&[15]).legal_status && !of(&[15]).minimum);
    for number in [3, 6, 7, 18, 19] {
        let least = Asks { minimum: true, safe_contact: true, legal_status: number == 3, ..Asks::default() };
        assert_eq!(of(&[9, number]), least);
    }
}

#[test]
fn what_hangs_on_a_secret_case_has_its_level() {
    let world = World::with_group();
    let companion = world.officer("Pak Slobog", &[Role::Pendamping]);
    let one = world.person(&a_person("Nitik Karawitan"));
    let carried = world.as_officer(&companion);
    let secret = CaseForm {
        types: vec![CaseTypeForm { number: 19, criteria: vec![1], note: String::new() }],
        ..a_case(one, companion.id)
    };
    let secret = carried.write(|ctx| crate::case::open(ctx, &secret)).unwrap().id;
    carried.write(|ctx| set(ctx, secret, None, &a_visit(companion.id), None)).unwrap();
    for refused in [
        world.vault.read(|ctx| of_case(ctx, secret)).unwrap_err(),
        world.vault.write(|ctx| set(ctx, secret, None, &a_visit(companion.id), None)).unwrap_err(),
        world.vault.write(|ctx| withdraw(ctx, secret, Uuid::nil(), "Salah")).unwrap_err(),
    ] {
        assert_eq!(refused.code(), FaultCode::NotAllowed);
    }
    let treasurer = world.as_officer(&world.officer("Bu Nitik", &[Role::Bendahara]));
    assert_eq!(treasurer.read(|ctx| of_case(ctx, secret)).unwrap_err().code(), FaultCode::NotAllowed);
}

#[test]
fn a_family_has_several_checks_and_the_latest_is_first() {
    let world = World::with_group();
    let family = world.family(&[world.person(&a_person("Sekar Dangan"))]);
    let earlier = PovertyCheckForm { done_on: "2025-01-03".to_owned(), ..a_check() };
    world.vault.write(|ctx| record_poverty_check(ctx, family, &a_check())).unwrap();
    let all = world.vault.write(|ctx| record_poverty_check(ctx, family, &earlier)).unwrap();
    let days: Vec<&str> = all.iter().map(|check| check.form.done_on.as_str()).collect();
    assert_eq!(days, ["2026-11-20", "2025-01-03"]);
    assert_eq!(all[0].form.answers, a_check().answers);

    let empty = PovertyCheckForm { answers: vec![CheckAnswer::Unknown; 9], ..PovertyCheckForm::default() };
    let faults = fields(world.vault.write(|ctx| record_poverty_check(ctx, family, &empty)).unwrap_err());
    let at = |field: &str| (field.to_owned(), FaultCode::Required);
    assert_eq!(faults, [at("done_on"), at("answers")]);

    world.vault.write(|ctx| withdraw_poverty_check(ctx, all[0].id, "Rumah lain")).unwrap();
    assert_eq!(world.vault.read(|ctx| poverty_checks_of(ctx, family)).unwrap().len(), 1);
    let treasurer = world.as_officer(&world.officer("Bu Nitik", &[Role::Bendahara]));
    assert_eq!(
        treasurer.read(|ctx| poverty_checks_of(ctx, family)).unwrap_err().code(),
        FaultCode::NotAllowed
    );
    let refused = treasurer.write(|ctx| record_poverty_check(ctx, family, &a_check())).unwrap_err();
    assert_eq!(refused.code(), FaultCode::NotAllowed);
}

#[test]
fn what_is_known_of_a_list_is_kept_with_its_day_and_nothing_is_reckoned() {
    let world = World::with_group();
    let family = world.family(&[world.person(&a_person("Sekar Dangan"))]);
    world.vault.write(|ctx| record_listing(ctx, family, &listed("2026-11-20"))).unwrap();
    let gone = ListingForm { standing: ListingStanding::NotListed, ..listed("2026-04-02") };
    let all = world.vault.write(|ctx| record_listing(ctx, family, &gone)).unwrap();
    assert_eq!(all[0].form, listed("2026-11-20"));
    assert_eq!(all[1].form.desil, 0, "who is not in the list has no desil");
    let of_city = ListingForm {
        register: Register::Ksjps,
        card_number: "K-12".to_owned(),
        card_year: "26".to_owned(),
        ..listed("2099-01-01")
    };
    let faults = fields(world.vault.write(|ctx| record_listing(ctx, family, &of_city)).unwrap_err());
    assert_eq!(
        faults,
        [("seen_on".to_owned(), FaultCode::DateInFuture), ("card_year".to_owned(), FaultCode::OutOfRange)]
    );
    world.vault.write(|ctx| withdraw_listing(ctx, all[0].id, "Keluarga lain")).unwrap();
    assert_eq!(world.vault.read(|ctx| listings_of(ctx, family)).unwrap().len(), 1);
}

#[test]
fn erasing_somebody_leaves_no_word_of_it() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let one = world.person(&a_person("Sekar Dangan"));
    let family = world.family(&[one]);
    let of = |number: u8| CaseTypeForm { number, criteria: vec![1], note: String::new() };
    let [case, violence] =
        [of(9), of(3)].map(|kind| world.case(&CaseForm { types: vec![kind], ..a_case(one, me) }));
    let noted = PovertyCheckForm { note: "Rumah Sekar".to_owned(), ..a_check() };
    for day in ["2026-05-20", "2026-11-21"] {
        let found = AssessmentForm {
            visited_on: day.to_owned(),
            carer: "Sekar Jali".to_owned(),
            safe_contact: "Lewat Sekar Jali".to_owned(),
            ..a_visit(me)
        };
        for case in [case, violence] {
            world.vault.write(|ctx| set(ctx, case, None, &found, None)).unwrap();
        }
    }
    world.vault.write(|ctx| record_poverty_check(ctx, family, &noted)).unwrap();
    world.vault.write(|ctx| record_listing(ctx, family, &listed("2026-11-20"))).unwrap();
    let left = |words: &str| -> i64 {
        let sql = format!("SELECT count(*) FROM assessment WHERE {words} <> ''");
        world.vault.read(|ctx| Ok(ctx.connection().query_row(&sql, [], |row| row.get(0))?)).unwrap()
    };
    assert_eq!((left("carer"), left("safe_contact"), left("strengths")), (2, 2, 2));
    let end = crate::case::CloseForm {
        close_reason: "needs_met".to_owned(),
        closed_on: "2026-11-22".to_owned(),
        close_note: String::new(),
    };
    for case in [case, violence] {
        let rev = world.vault.read(|ctx| crate::case::find(ctx, case)).unwrap().rev;
        world.vault.write(|ctx| crate::closing::close(ctx, case, rev, &end)).unwrap();
    }
    erasing::erase(&world.vault, one, ErasureReason::Asked).unwrap();
    let left: i64 = world
        .vault
        .read(|ctx| {
            let sql = "SELECT (SELECT count(*) FROM assessment WHERE needs || strengths || carer || safe_contact <> '')
                            + (SELECT count(*) FROM poverty_check WHERE note <> '' OR no_income <> '')
                            + (SELECT count(*) FROM listing WHERE said_by <> '' OR desil <> 0)";
            Ok(ctx.connection().query_row(sql, [], |row| row.get(0))?)
        })
        .unwrap();
    assert_eq!(left, 0);
}
