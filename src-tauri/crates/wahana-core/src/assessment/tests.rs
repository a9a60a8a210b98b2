use super::*;
use crate::assessment::quick_check::CRITERIA;
use crate::case::{CaseForm, CaseTypeForm};
use crate::erasing::{self, ErasureReason};
use crate::history;
use crate::record::RecordKind;
use crate::testing::{World, a_case, a_person};
use crate::vault::Role;
use crate::{Error, Fault};

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
fn an_assessment_is_one_of_each_case_and_the_journal_keeps_the_earlier_one() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let case = world.case(&a_case(world.person(&a_person("Sekar Dangan")), me));
    let first = world.vault.write(|ctx| set(ctx, case, 0, &a_visit(me))).unwrap().found.unwrap();
    assert_eq!((first.form.needs.as_str(), first.visited_by_name.as_str()), ("Makan siang", "Bu Truntum"));
    let later = AssessmentForm { needs: "Kursi roda".to_owned(), ..a_visit(me) };
    assert_eq!(
        world.vault.write(|ctx| set(ctx, case, first.rev + 7, &later)).unwrap_err().code(),
        FaultCode::Changed
    );
    world.vault.write(|ctx| set(ctx, case, first.rev, &later)).unwrap();
    let told = world.vault.read(|ctx| history::record_history(ctx, RecordKind::Case, case)).unwrap();
    assert!(
        told.iter()
            .any(|entry| entry.changes.iter().any(|change| change.column == "needs") && entry.op == "change")
    );

    let act = told[0].act;
    world.vault.write(|ctx| history::undo(ctx, act)).unwrap();
    let back = world.vault.read(|ctx| of_case(ctx, case)).unwrap().found.unwrap();
    assert_eq!(back.form.needs, "Makan siang");
    world.vault.write(|ctx| withdraw(ctx, case, "Kasus lain")).unwrap();
    assert_eq!(world.vault.read(|ctx| of_case(ctx, case)).unwrap().found, None);
    let again = world.vault.write(|ctx| set(ctx, case, 0, &later)).unwrap();
    assert_eq!(again.found.unwrap().form.needs, "Kursi roda");
}

#[test]
fn every_fault_of_an_assessment_is_at_its_field() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let born = crate::person::PersonForm {
        birth: crate::values::Birth::parse("2026-11-10").unwrap(),
        ..a_person("Sekar Dangan")
    };
    let case = world.case(&a_case(world.person(&born), me));
    let wrong = AssessmentForm {
        visited_on: "2026-11-01".to_owned(),
        visited_by: Some(Uuid::now_v7()),
        disabilities: vec!["other".to_owned()],
        daily_help: "often".to_owned(),
        event_on: "2099-01-01".to_owned(),
        ..AssessmentForm::default()
    };
    let mut found = fields(world.vault.write(|ctx| set(ctx, case, 0, &wrong)).unwrap_err());
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
    assert!(of(&[9]).disability && of(&[8]).daily_help && of(&[21]).event);
    for number in [3, 6, 7, 18, 19] {
        assert_eq!(of(&[9, number]), Asks { minimum: true, ..Asks::default() });
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
    carried.write(|ctx| set(ctx, secret, 0, &a_visit(companion.id))).unwrap();
    for refused in [
        world.vault.read(|ctx| of_case(ctx, secret)).unwrap_err(),
        world.vault.write(|ctx| set(ctx, secret, 1, &a_visit(companion.id))).unwrap_err(),
        world.vault.write(|ctx| withdraw(ctx, secret, "Salah")).unwrap_err(),
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
    let case = world.case(&a_case(one, me));
    let noted = PovertyCheckForm { note: "Rumah Sekar".to_owned(), ..a_check() };
    world.vault.write(|ctx| set(ctx, case, 0, &a_visit(me))).unwrap();
    world.vault.write(|ctx| record_poverty_check(ctx, family, &noted)).unwrap();
    world.vault.write(|ctx| record_listing(ctx, family, &listed("2026-11-20"))).unwrap();
    let rev = world.vault.read(|ctx| crate::case::find(ctx, case)).unwrap().rev;
    let end = crate::case::CloseForm {
        close_reason: "needs_met".to_owned(),
        closed_on: "2026-11-22".to_owned(),
        close_note: String::new(),
    };
    world.vault.write(|ctx| crate::case::close(ctx, case, rev, &end)).unwrap();
    erasing::erase(&world.vault, one, ErasureReason::Asked).unwrap();
    let left: i64 = world
        .vault
        .read(|ctx| {
            let sql = "SELECT (SELECT count(*) FROM assessment WHERE needs <> '' OR strengths <> '')
                            + (SELECT count(*) FROM poverty_check WHERE note <> '' OR no_income <> '')
                            + (SELECT count(*) FROM listing WHERE said_by <> '' OR desil <> 0)";
            Ok(ctx.connection().query_row(sql, [], |row| row.get(0))?)
        })
        .unwrap();
    assert_eq!(left, 0);
}
