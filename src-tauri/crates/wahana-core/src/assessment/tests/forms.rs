//! What a form keeps of what was typed: its own draft, a day, and only what a type of the case asks for.

use super::*;
use crate::home::{self, DraftWay};

/// A case of a resident with these types.
fn with_types(world: &World, numbers: &[u8]) -> Uuid {
    let me = world.vault.officer().id;
    let types = numbers.iter().map(|&number| CaseTypeForm { number, criteria: vec![1], note: String::new() });
    let person = world.person(&a_person("Sekar Dangan"));
    world.case(&CaseForm { types: types.collect(), ..a_case(person, me) })
}

fn everything(by: Uuid) -> AssessmentForm {
    AssessmentForm {
        conditions: "Menumpang".to_owned(),
        disabilities: vec!["physical".to_owned()],
        aids: "Tongkat".to_owned(),
        carer: "Sekar Jali".to_owned(),
        safe_contact: "Lewat Sekar Jali".to_owned(),
        legal_status: "Di polisi".to_owned(),
        daily_help: "some".to_owned(),
        event: "Banjir".to_owned(),
        event_on: "2026-11-19".to_owned(),
        ..a_visit(by)
    }
}

#[test]
fn what_no_type_of_the_case_asks_for_is_not_stored() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let typed = everything(me);
    let found = |numbers: &[u8]| {
        let case = with_types(&world, numbers);
        let saved = world.vault.write(|ctx| set(ctx, case, None, &typed, None)).unwrap();
        saved.unwrap().found.unwrap().form
    };
    let plain = AssessmentForm { conditions: typed.conditions.clone(), ..a_visit(me) };
    assert_eq!(found(&[24]), plain);
    assert_eq!(
        found(&[9, 22]),
        AssessmentForm { safe_contact: String::new(), legal_status: String::new(), ..typed.clone() }
    );
    let least = AssessmentForm {
        strengths: String::new(),
        safe_contact: typed.safe_contact.clone(),
        legal_status: typed.legal_status.clone(),
        ..a_visit(me)
    };
    assert_eq!(found(&[3, 9, 22]), least, "of violence and of a child and the law nothing more is asked");
}

#[test]
fn a_type_that_is_ticked_no_more_takes_its_lines_with_it_also_when_an_assessment_is_corrected() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let case = with_types(&world, &[9, 24]);
    let saved = world.vault.write(|ctx| set(ctx, case, None, &everything(me), None)).unwrap().unwrap();
    let first = saved.found.unwrap();
    assert_eq!(first.form.aids, "Tongkat");
    let rev = world.vault.read(|ctx| crate::case::find(ctx, case)).unwrap().rev;
    let poor = CaseTypeForm { number: 24, criteria: vec![1], note: String::new() };
    let types = CaseTypesForm { rev, types: vec![poor], reason: String::new() };
    // What is hidden is not even looked at: nobody could mend a fault in it.
    let hidden = AssessmentForm { daily_help: "often".to_owned(), event_on: "x".to_owned(), ..first.form };
    let corrected = world
        .vault
        .write(|ctx| set(ctx, case, Some((first.id, first.rev)), &hidden, Some(&types)))
        .unwrap()
        .unwrap();
    let form = corrected.found.unwrap().form;
    assert_eq!(form, AssessmentForm { conditions: "Menumpang".to_owned(), ..a_visit(me) });
}

#[test]
fn a_correction_and_a_look_again_have_a_draft_each() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let case = with_types(&world, &[24]);
    let vault = &world.vault;
    let keep = |form: &str, subject: Uuid| {
        vault.write(|ctx| draft::keep(ctx, form, &subject.to_string(), "{}")).unwrap();
    };
    let drafts = || {
        let drafts = vault.read(|ctx| home::today(ctx, &draft::Unkept::default())).unwrap().drafts;
        let mut told: Vec<_> = drafts.into_iter().map(|one| (one.form, one.case, one.way)).collect();
        told.sort_by(|one, other| one.0.cmp(&other.0));
        told
    };
    let own = |way| (OWN_DRAFT.to_owned(), None, way);
    let change = |case, way| (CHANGE_DRAFT.to_owned(), case, way);
    let first = vault.write(|ctx| set(ctx, case, None, &a_visit(me), None)).unwrap().unwrap().found.unwrap();
    keep(OWN_DRAFT, case);
    keep(CHANGE_DRAFT, first.id);
    assert_eq!(drafts(), [own(DraftWay::Open), change(Some(case), DraftWay::Open)]);
    vault.write(|ctx| set(ctx, case, Some((first.id, first.rev)), &a_visit(me), None)).unwrap();
    assert_eq!(drafts(), [own(DraftWay::Open)], "the look again is still half typed");
    keep(CHANGE_DRAFT, first.id);
    let later = AssessmentForm { visited_on: "2026-11-22".to_owned(), ..a_visit(me) };
    let second = vault.write(|ctx| set(ctx, case, None, &later, None)).unwrap().unwrap().found.unwrap();
    assert_eq!(drafts(), [change(Some(case), DraftWay::Open)], "and so is the correction");

    keep(OWN_DRAFT, case);
    keep(CHANGE_DRAFT, second.id);
    vault.write(|ctx| withdraw(ctx, case, second.id, "Salah")).unwrap();
    assert_eq!(drafts().len(), 2, "of what was taken back nothing is left to correct");
    vault.write(|ctx| draft::discard(ctx, CHANGE_DRAFT, &first.id.to_string())).unwrap();
    keep(CHANGE_DRAFT, second.id);
    assert_eq!(drafts(), [own(DraftWay::Open), change(None, DraftWay::Gone)]);
    // With the case they go out of reach alike.
    vault.write(|ctx| crate::case::withdraw(ctx, case, "Salah")).unwrap();
    assert_eq!(drafts(), [change(None, DraftWay::Gone)]);
}

#[test]
fn the_first_without_a_day_stands_before_those_that_have_one_and_may_stay_so() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let case = with_types(&world, &[24]);
    let undated = AssessmentForm { visited_on: String::new(), ..a_visit(me) };
    let write = |changed, form: &AssessmentForm| world.vault.write(|ctx| set(ctx, case, changed, form, None));
    let first = write(None, &undated).unwrap().unwrap().found.unwrap();
    let both = write(None, &a_visit(me)).unwrap().unwrap();
    assert_eq!(both.earlier, std::slice::from_ref(&first));
    // Nobody makes up a day only to mend a word of it.
    let mended = AssessmentForm { needs: "Obat".to_owned(), ..undated };
    let both = write(Some((first.id, first.rev)), &mended).unwrap().unwrap();
    let [corrected] = &both.earlier[..] else { panic!("{:?}", both.earlier) };
    assert_eq!(corrected.form, mended);
    let dated = AssessmentForm { visited_on: "2026-11-20".to_owned(), ..mended.clone() };
    let both = write(Some((first.id, corrected.rev)), &dated).unwrap().unwrap();
    let taken_away = write(Some((first.id, both.earlier[0].rev)), &mended).unwrap_err();
    assert_eq!(fields(taken_away), [("visited_on".to_owned(), FaultCode::Required)]);
}
