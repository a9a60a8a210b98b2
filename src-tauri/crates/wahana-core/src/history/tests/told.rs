//! Who is told what of the history of a record and of a week.

use super::super::*;
use crate::assistance::Recipient;
use crate::business::BusinessProgressForm;
use crate::case::CaseForm;
use crate::person::PersonForm;
use crate::record::RecordKind;
use crate::testing::{World, a_business, a_case, a_flood, a_line, a_meeting, a_parcel, a_person, plan};
use crate::vault::Role;
use crate::{FaultCode, Uuid};

fn history(vault: &Vault, area: RecordKind, id: Uuid) -> Result<Vec<HistoryEntry>> {
    vault.read(|ctx| record_history(ctx, area, id))
}

fn text(value: &HistoryValue) -> &str {
    match value {
        HistoryValue::Text { text } => text,
        HistoryValue::Lines { .. } => "lines",
    }
}

fn secret(person: Uuid, responsible: Uuid) -> CaseForm {
    CaseForm { secret: true, ..a_case(person, responsible) }
}

#[test]
fn a_residents_history_says_who_changed_what_from_what_to_what_the_newest_first() {
    let world = World::with_group();
    let id = world.person(&a_person("Sekar Dangan"));
    let form = PersonForm { phone: "081200000000".to_owned(), ..a_person("Sekar Dangan") };
    world.vault.write(|ctx| person::change(ctx, id, 1, &form)).unwrap();
    let entries = history(&world.vault, RecordKind::Person, id).unwrap();
    let ops: Vec<(&str, &str)> =
        entries.iter().map(|entry| (entry.op.as_str(), entry.officer.as_str())).collect();
    assert_eq!(ops, [("change", "Bu Truntum"), ("create", "Bu Truntum")]);
    let change = &entries[0].changes[0];
    assert_eq!(
        (change.column.as_str(), text(&change.before), text(&change.after)),
        ("phone", "", "081200000000")
    );
}

#[test]
fn ids_are_told_as_names_and_notes_stand_in_the_history_of_their_case() {
    let world = World::with_group();
    let companion = world.officer("Pak Gringsing", &[Role::Pendamping]);
    let person = world.person(&a_person("Sekar Dangan"));
    let me = world.vault.officer().id;
    let case = world.case(&a_case(person, me));
    let note = case::FollowUpForm {
        kind: case::FollowUpKind::Note,
        happened: "2026-11-21".to_owned(),
        text: "Sehat.".to_owned(),
        outcome: String::new(),
        officer: me,
        next_visit: String::new(),
    };
    world.vault.write(|ctx| case::add_follow_up(ctx, case, &note)).unwrap();
    world.vault.write(|ctx| case::hand_to(ctx, case, Some(1), companion.id, "")).unwrap();
    let entries = history(&world.vault, RecordKind::Case, case).unwrap();
    let change = &entries[0].changes[0];
    assert_eq!((text(&change.before), text(&change.after)), ("Bu Truntum", "Pak Gringsing"));
    assert!(entries[1].follow_up);
    let of = |column: &str| entries[2].changes.iter().find(|change| change.column == column).unwrap();
    assert_eq!(text(&of("person_id").after), "Sekar Dangan");
    assert!(matches!(&of("case_type").after, HistoryValue::Lines { lines } if lines.len() == 1));
}

#[test]
fn a_history_is_for_whom_the_record_is() {
    let world = World::with_group();
    let companion = world.officer("Pak Gringsing", &[Role::Pendamping]);
    let treasurer = world.officer("Bu Nitik", &[Role::Bendahara]);
    let recorder = world.officer("Bu Kawung", &[Role::Pencatat]);
    let person = world.person(&a_person("Sekar Dangan"));
    let case = world.case(&secret(person, companion.id));
    let gift = crate::assistance::AssistanceForm {
        case_id: Some(case),
        ..a_parcel(Recipient::Person { id: person })
    };
    let vault = world.as_officer(&companion);
    let gift = vault.write(|ctx| assistance::record(ctx, &gift)).unwrap().id;
    assert!(history(&vault, RecordKind::Case, case).is_ok());
    assert!(history(&vault, RecordKind::Assistance, gift).is_ok());
    let refused = |vault: &Vault, area, id| history(vault, area, id).unwrap_err().code();
    for other in [&world.vault, &world.as_officer(&recorder)] {
        assert_eq!(refused(other, RecordKind::Case, case), FaultCode::NotAllowed);
        assert_eq!(refused(other, RecordKind::Assistance, gift), FaultCode::NotAllowed);
        assert!(history(other, RecordKind::Person, person).is_ok());
    }
    let treasurer = world.as_officer(&treasurer);
    assert_eq!(refused(&treasurer, RecordKind::Person, person), FaultCode::NotAllowed);
    assert_eq!(refused(&treasurer, RecordKind::Case, case), FaultCode::NotAllowed);
}

/// A gift that once hung on a secret case does not tell so after it was taken off it.
#[test]
fn a_gift_does_not_tell_of_a_secret_case_that_it_belonged_to() {
    let world = World::with_group();
    let companion = world.officer("Pak Gringsing", &[Role::Pendamping, Role::Pencatat]);
    let person = world.person(&a_person("Sekar Dangan"));
    let case = world.case(&secret(person, companion.id));
    let vault = world.as_officer(&companion);
    let free = a_parcel(Recipient::Person { id: person });
    let bound = crate::assistance::AssistanceForm { case_id: Some(case), ..free.clone() };
    let gift = vault.write(|ctx| assistance::record(ctx, &bound)).unwrap().id;
    vault.write(|ctx| assistance::change(ctx, gift, 1, &free)).unwrap();
    let columns = |vault: &Vault| -> Vec<String> {
        let entries = history(vault, RecordKind::Assistance, gift).unwrap();
        entries.into_iter().flat_map(|entry| entry.changes).map(|change| change.column).collect()
    };
    assert_eq!(columns(&vault).iter().filter(|column| *column == "case_id").count(), 2);
    assert!(!columns(&world.vault).contains(&"case_id".to_owned()));
    assert_eq!(history(&world.vault, RecordKind::Assistance, gift).unwrap().len(), 1);
}

#[test]
fn of_very_many_acts_the_newest_are_read_and_the_others_counted() {
    let world = World::with_group();
    for name in ["Sekar Dangan", "Sekar Jali", "Sekar Menur", "Sekar Kedhaton"] {
        world.person(&a_person(name));
    }
    let since = |most, limit| {
        let ever = chrono::DateTime::UNIX_EPOCH;
        let found = world.vault.read(|ctx| journal::since(ctx.connection(), ever, most, limit));
        let (entries, older) = found.unwrap();
        // That somebody signed in is told to nobody, and not counted either.
        let told = entries.iter().filter(|entry| entry.op != Some(journal::Op::SignIn));
        let acts: std::collections::BTreeSet<Uuid> = told.map(|entry| entry.act).collect();
        (entries.len(), acts.len(), usize::try_from(older).unwrap())
    };
    let (entries, acts, older) = since(1_000, 1_000);
    assert_eq!(older, 0);
    let (_, told, older) = since(2, 1_000);
    assert_eq!((told, told + older), (2, acts));
    let (few, told, older) = since(1_000, 3);
    assert_eq!((few, told, told + older), (3, 3, acts));
    assert!(entries > 3);
    let steps = world.vault.read(|ctx| Ok(plan(ctx, journal::ACTS, &["x", "9"]))).unwrap();
    assert!(steps.contains("COVERING INDEX journal_act") && !steps.contains("SCAN journal"), "{steps}");
    // Of the first act of that time nothing is missing, in whatever order the index has what it did.
    let both = |ctx: &crate::database::Write| {
        let row = crate::person::add(ctx, &a_person("Udan Liris"))?;
        crate::person::change(ctx, row.id, 1, &a_person("Udan Riris"))?;
        Ok(ctx.act())
    };
    let act = world.vault.write(both).unwrap();
    let (seconds, nanos) = act.get_timestamp().unwrap().to_unix();
    let then = chrono::DateTime::from_timestamp(i64::try_from(seconds).unwrap(), nanos).unwrap();
    let (found, _) = world.vault.read(|ctx| journal::since(ctx.connection(), then, 9, 9)).unwrap();
    let ops: Vec<_> = found.iter().filter(|entry| entry.act == act).filter_map(|entry| entry.op).collect();
    assert_eq!(ops, [journal::Op::Create, journal::Op::Change]);
    world.person(&a_person("Nitik Karawitan"));
    let (few, told, older) = since(1_000, 2);
    assert_eq!((few, told), (1, 1), "an act of which entries are missing is not told");
    assert_eq!(told + older, acts + 2);
    let ahead = chrono::Utc::now() + chrono::TimeDelta::days(1);
    let none = world.vault.read(|ctx| journal::since(ctx.connection(), ahead, 9, 9)).unwrap();
    assert_eq!(none, (Vec::new(), 0));
}

#[test]
fn the_week_has_a_line_for_each_act_and_no_name_of_a_secret_case() {
    let world = World::with_group();
    let person = world.person(&a_person("Sekar Dangan"));
    let me = world.vault.officer().id;
    let open = world.case(&a_case(person, me));
    let hidden = world.case(&secret(person, me));
    let other = world.person(&a_person("Sekar Jali"));
    world.family(&[person, other]);
    world.vault.write(|ctx| person::withdraw(ctx, other, "Dicatat dua kali")).unwrap();
    let week = world.vault.read(week_in_review).unwrap();
    let label = |id: Uuid| {
        let act = week
            .acts
            .iter()
            .find(|act| act.record.is_some_and(|record| record.id == id) && act.table == "cases");
        act.map(|act| act.label.clone()).unwrap()
    };
    assert!(label(open).ends_with("Sekar Dangan"));
    assert!(label(hidden).starts_with("K-") && !label(hidden).contains("Sekar"));
    let kinds: Vec<(ActKind, &str)> = week.acts.iter().map(|act| (act.what, act.table.as_str())).collect();
    assert_eq!(
        kinds[..4],
        [
            (ActKind::Withdrawn, "person"),
            (ActKind::Created, "household"),
            (ActKind::Created, "person"),
            (ActKind::Created, "cases"),
        ]
    );
    assert_eq!(week.more, 0);
    let recorder = world.officer("Bu Kawung", &[Role::Pencatat]);
    let refused = world.as_officer(&recorder).read(week_in_review).unwrap_err();
    assert_eq!(refused.code(), FaultCode::NotAllowed);
}

#[test]
fn what_the_check_found_is_told_to_the_head_alone() {
    let world = World::with_group();
    let recorder = world.officer("Bu Kawung", &[Role::Pencatat]);
    let go = &mut |_, _| std::ops::ControlFlow::Continue(());
    assert!(check_journal(&world.vault, go).unwrap().is_some());
    assert!(check_journal(&world.as_officer(&recorder), go).unwrap().is_none());
}

#[test]
fn an_act_leads_to_the_page_of_what_its_record_hangs_on() {
    let world = World::with_group();
    let person = world.person(&a_person("Sekar Dangan"));
    let led = || {
        let act = world.vault.read(week_in_review).unwrap().acts.remove(0);
        act.record.map(|page| (page.table, page.id))
    };
    let meeting = world.vault.write(|ctx| activity::make(ctx, &a_meeting(&[person]))).unwrap().id;
    assert_eq!(led(), Some(("activity", meeting)));
    let decision = world.vault.read(|ctx| activity::find(ctx, meeting)).unwrap().decisions.remove(0);
    world.vault.write(|ctx| activity::tick(ctx, decision.id, decision.rev, true)).unwrap();
    assert_eq!(led(), Some(("activity", meeting)));
    let shop = world.vault.write(|ctx| business::make(ctx, &a_business(&[person]))).unwrap().id;
    let went = BusinessProgressForm {
        day: "2026-11-20".to_owned(),
        what: "Pesanan 40 kotak".to_owned(),
        turnover: None,
    };
    world.vault.write(|ctx| business::add_progress(ctx, shop, &went)).unwrap();
    assert_eq!(led(), Some(("business", shop)));
    let flood = world.vault.write(|ctx| emergency::make(ctx, &a_flood())).unwrap().id;
    world.vault.write(|ctx| emergency::add_line(ctx, flood, &a_line("Sekar Jali"))).unwrap();
    assert_eq!(led(), Some(("emergency", flood)));
    let on = RecordKind::Person.with(person);
    world.vault.write(|ctx| flag::ask(ctx, on, "Alamatnya masih benar?", None)).unwrap();
    assert_eq!(led(), Some(("person", person)));
    world.vault.write(|ctx| emergency::withdraw(ctx, flood, "Salah buat")).unwrap();
    assert_eq!(led(), None);
}
