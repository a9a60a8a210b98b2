//! A visit to a family in which nobody has a case is a record of the family.

use super::*;
use crate::draft;
use crate::history::{ActKind, UNDONE, recently_deleted, record_history, undo_preview, week_in_review};
use crate::household::{FamilyVisit, visits_of, withdraw_visit};
use crate::merging::{FamilyMerge, MovedKind, merge_families, preview_families};
use crate::record::RecordKind;

fn a_visit(home: &Home, happened: &str) -> VisitForm {
    VisitForm {
        household: home.id,
        happened: happened.to_owned(),
        officer: home.world.vault.officer().id,
        outcome: "met".to_owned(),
        text: "Atap bocor.".to_owned(),
        lines: Vec::new(),
    }
}

fn seen_by(vault: &Vault, family: Uuid) -> Vec<FamilyVisit> {
    vault.read(|ctx| visits_of(ctx, family)).unwrap()
}

/// Each with its day and what was seen.
fn seen(home: &Home, family: Uuid) -> Vec<(String, String)> {
    let found = seen_by(&home.world.vault, family).into_iter();
    found.map(|visit| (visit.happened, visit.text)).collect()
}

fn on(day: &str, text: &str) -> (String, String) {
    (day.to_owned(), text.to_owned())
}

#[test]
fn it_stands_on_its_own_day_and_not_in_the_note_of_the_family() {
    let home = Home::new();
    let vault = &home.world.vault;
    vault.write(|ctx| draft::keep(ctx, "family_visit", &home.id.to_string(), "{}")).unwrap();
    for day in ["2026-11-21", "2026-11-20"] {
        assert_eq!(vault.write(|ctx| record_visit(ctx, &a_visit(&home, day))).unwrap(), 0);
    }
    let found = seen_by(vault, home.id);
    assert_eq!(
        (found[0].happened.as_str(), found[0].officer_name.as_str(), found[0].outcome.as_str()),
        ("2026-11-21", "Bu Truntum", "met")
    );
    assert_eq!((found[1].happened.as_str(), found[1].text.as_str()), ("2026-11-20", "Atap bocor."));
    assert_eq!(vault.read(|ctx| around(ctx, home.id)).unwrap().visits, found, "on the family's page");
    assert_eq!(vault.read(|ctx| household::find(ctx, home.id)).unwrap().form.note, "");
    let draft = vault.read(|ctx| draft::find(ctx, "family_visit", &home.id.to_string()));
    assert!(draft.unwrap().is_none());
}

#[test]
fn all_faults_are_told_at_once_and_who_met_nobody_needs_no_words() {
    let home = Home::new();
    let vault = &home.world.vault;
    let faults = |form: &VisitForm| {
        let faults = vault.write(|ctx| record_visit(ctx, form)).unwrap_err().faults();
        faults.into_iter().map(|fault| (fault.field, fault.code)).collect::<Vec<_>>()
    };
    let wrong = VisitForm { text: " ".to_owned(), officer: home.id, ..a_visit(&home, &days(&home, 1)) };
    let expected = [
        ("happened", FaultCode::DateInFuture),
        ("text", FaultCode::Required),
        ("officer", FaultCode::UnknownChoice),
    ];
    assert_eq!(faults(&wrong), expected.map(|(field, code)| (field.to_owned(), code)));
    let odd = VisitForm { outcome: "flown".to_owned(), ..a_visit(&home, "2026-11-20") };
    assert_eq!(faults(&odd), at("outcome", FaultCode::UnknownChoice));
    let silent = |outcome: &str| VisitForm {
        outcome: outcome.to_owned(),
        text: String::new(),
        ..a_visit(&home, "2026-11-20")
    };
    assert_eq!(faults(&silent("")), at("text", FaultCode::Required));
    vault.write(|ctx| record_visit(ctx, &silent("nobody_home"))).unwrap();
    assert_eq!(seen_by(vault, home.id)[0].outcome, "nobody_home");
}

#[test]
fn as_soon_as_somebody_has_a_case_a_visit_stands_there() {
    let home = Home::new();
    home.world.visit(home.id, "2026-11-20", "Atap bocor.");
    let case = home.world.case(&a_case(home.head, home.world.vault.officer().id));
    let form =
        VisitForm { lines: vec![VisitLine { case, ..VisitLine::default() }], ..a_visit(&home, "2026-11-21") };
    assert_eq!(home.world.vault.write(|ctx| record_visit(ctx, &form)).unwrap(), 1);
    assert_eq!(seen(&home, home.id), [on("2026-11-20", "Atap bocor.")]);
}

#[test]
fn whoever_reads_the_family_reads_it_and_any_of_its_writers_takes_it_back_with_a_reason() {
    let home = Home::new();
    let vault = &home.world.vault;
    home.world.visit(home.id, "2026-11-20", "Atap bocor.");
    let visit = seen_by(vault, home.id).remove(0).id;
    let companion = home.world.as_officer(&home.world.officer("Bu Parang", &[Role::Pendamping]));
    let reader = home.world.as_officer(&home.world.officer("Pak Slobog", &[Role::Pembaca, Role::Bendahara]));
    assert_eq!(seen_by(&companion, home.id).len(), 1);
    let denied = |error: Error| assert_eq!(error.code(), FaultCode::NotAllowed);
    denied(reader.read(|ctx| visits_of(ctx, home.id)).unwrap_err());
    denied(reader.write(|ctx| withdraw_visit(ctx, visit, "Keliru")).unwrap_err());
    denied(reader.write(|ctx| record_visit(ctx, &a_visit(&home, "2026-11-20"))).unwrap_err());

    let nobody = vault.write(|ctx| withdraw_visit(ctx, home.id, "Keliru")).unwrap_err();
    assert_eq!(nobody.code(), FaultCode::NotFound);
    let unsaid = companion.write(|ctx| withdraw_visit(ctx, visit, " ")).unwrap_err().faults();
    assert_eq!(unsaid[0].code, FaultCode::ReasonNeeded);
    companion.write(|ctx| withdraw_visit(ctx, visit, "Keluarga lain")).unwrap();
    let again = companion.write(|ctx| withdraw_visit(ctx, visit, "Sekali lagi")).unwrap_err();
    assert_eq!(again.code(), FaultCode::NotFound, "its reason stays");
    assert_eq!(seen(&home, home.id), []);
    let deleted = vault.read(recently_deleted).unwrap();
    assert_eq!(
        (deleted[0].table.as_str(), deleted[0].label.as_str(), deleted[0].reason.as_str()),
        ("family_visit", "Sekar Dangan", "Keluarga lain")
    );
    vault.write(|ctx| history::undo(ctx, deleted[0].act)).unwrap();
    assert_eq!(seen(&home, home.id), [on("2026-11-20", "Atap bocor.")]);
}

#[test]
fn its_undo_takes_it_back_and_history_and_week_tell_of_it_under_the_family() {
    let home = Home::new();
    let vault = &home.world.vault;
    home.world.visit(home.id, "2026-11-20", "Atap bocor.");
    let act = home.world.visit(home.id, "2026-11-21", "Sudah diperbaiki.");
    let week = vault.read(week_in_review).unwrap().acts.remove(0);
    assert_eq!((week.id, week.what, week.table.as_str()), (act, ActKind::Created, "family_visit"));
    assert_eq!((week.label.as_str(), week.record.map(|page| page.id)), ("Sekar Dangan", Some(home.id)));
    vault.write(|ctx| history::undo(ctx, act)).unwrap();
    assert_eq!(seen(&home, home.id), [on("2026-11-20", "Atap bocor.")]);
    let reasons: Vec<String> =
        vault.read(recently_deleted).unwrap().into_iter().map(|one| one.reason).collect();
    assert_eq!(reasons, [UNDONE]);
    let told = vault.read(|ctx| record_history(ctx, RecordKind::Household, home.id)).unwrap();
    let visits = told.iter().filter(|entry| entry.follow_up).map(|entry| entry.op.as_str());
    assert_eq!(visits.collect::<Vec<_>>(), ["change", "create", "create"]);
    assert_eq!(told.len(), 4, "and the family itself");
}

#[test]
fn a_family_is_not_undone_under_its_visit_and_nothing_comes_back_to_one_that_is_hidden() {
    let home = Home::new();
    let vault = &home.world.vault;
    let aunt = home.world.person(&a_person("Bu Gringsing"));
    let form = HouseholdForm { rt: "33".to_owned(), ..HouseholdForm::default() };
    let added = vault.write(|ctx| Ok((household::add(ctx, &form, &[member(aunt, 1)], false)?.id, ctx.act())));
    let (family, made) = added.unwrap();
    let visited = home.world.visit(family, "2026-11-20", "Atap bocor.");
    let hung = undo_preview(vault, made, &[]).unwrap().hung;
    assert_eq!(
        (hung.len(), hung[0].table.as_str(), hung[0].on.as_str(), hung[0].record.unwrap().id),
        (1, "family_visit", "2026-11-20", family)
    );
    let undone = |act| vault.write(|ctx| history::undo(ctx, act));
    assert_eq!(undone(made).unwrap_err().code(), FaultCode::UndoDepends);
    let back = undone(visited).unwrap().act;
    undone(made).unwrap();
    assert_eq!(undone(back).unwrap_err().code(), FaultCode::UndoHidden);
    let refused = vault
        .write(|ctx| record_visit(ctx, &VisitForm { household: family, ..a_visit(&home, "2026-11-20") }));
    assert_eq!(refused.unwrap_err().code(), FaultCode::NotFound);
}

#[test]
fn it_goes_along_where_two_records_of_a_family_become_one_and_comes_back_with_its_undo() {
    let home = Home::new();
    let vault = &home.world.vault;
    let twice = home.world.family(&[home.world.person(&a_person("Pak Gringsing"))]);
    home.world.visit(home.id, "2026-11-20", "Atap bocor.");
    home.world.visit(twice, "2026-11-21", "Sudah diperbaiki.");
    let told = vault.read(|ctx| preview_families(ctx, home.id, twice)).unwrap();
    let moves: Vec<(MovedKind, i64)> = told.moves.iter().map(|one| (one.what, one.count)).collect();
    assert_eq!(moves, [(MovedKind::FamilyVisits, 1)]);
    let members = told.gone.household.members.iter().map(|one| member(one.person.id, 4)).collect();
    let form = FamilyMerge {
        keep: home.id,
        keep_rev: told.keep.household.rev,
        gone: twice,
        gone_rev: told.gone.household.rev,
        form: told.suggested,
        same: Vec::new(),
        members,
    };
    let merged = vault.write(|ctx| merge_families(ctx, &form).map(|()| ctx.act())).unwrap();
    let both = [on("2026-11-21", "Sudah diperbaiki."), on("2026-11-20", "Atap bocor.")];
    assert_eq!((seen(&home, home.id), seen(&home, twice)), (both.to_vec(), Vec::new()));
    vault.write(|ctx| history::undo(ctx, merged)).unwrap();
    assert_eq!((seen(&home, home.id), seen(&home, twice)), (both[1..].to_vec(), both[..1].to_vec()));
}
