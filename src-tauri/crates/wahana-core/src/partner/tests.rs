//! The directory: what it takes, what it finds, who writes in it.

use super::*;
use crate::testing::{World, a_partner};
use crate::vault::Role;

fn add_one(world: &World, form: &PartnerForm) -> PartnerRow {
    world.vault.write(|ctx| add(ctx, form, true)).unwrap()
}

fn names(world: &World, filter: &PartnerFilter) -> Vec<String> {
    let rows = world.vault.read(|ctx| list(ctx, filter, 0, 60)).unwrap();
    let counted = world.vault.read(|ctx| count(ctx, filter)).unwrap();
    assert_eq!(counted, i64::try_from(rows.len()).unwrap());
    rows.into_iter().map(|row| row.name).collect()
}

#[test]
fn a_partner_needs_a_name_and_a_kind_and_every_fault_is_told_at_once() {
    let world = World::with_group();
    let empty = PartnerForm { offers: "a\u{202E}b".to_owned(), ..PartnerForm::default() };
    let refused = world.vault.write(|ctx| add(ctx, &empty, true)).unwrap_err();
    let told: Vec<_> = refused.faults().into_iter().map(|fault| (fault.field, fault.code)).collect();
    let at = |field: &str, code| (field.to_owned(), code);
    assert_eq!(
        told,
        [
            at("name", FaultCode::Required),
            at("kind", FaultCode::Required),
            at("offers", FaultCode::BadCharacters)
        ]
    );
    let unknown = PartnerForm { kind: "RAJA".to_owned(), ..a_partner("Puskesmas Contoh") };
    assert_eq!(
        world.vault.write(|ctx| add(ctx, &unknown, true)).unwrap_err().code(),
        FaultCode::UnknownChoice
    );
}

#[test]
fn the_directory_is_narrowed_by_kind_and_by_any_word_of_a_line() {
    let world = World::with_group();
    add_one(&world, &a_partner("puskesmas Contoh"));
    add_one(&world, &PartnerForm { kind: "TKSK".to_owned(), ..a_partner("Pak Gringsing") });
    let gone = PartnerForm { active: false, kind: "DU".to_owned(), ..a_partner("Toko Kawung") };
    add_one(&world, &gone);
    let with = |query: &str, kind: &str, inactive_too| PartnerFilter {
        query: query.to_owned(),
        kind: kind.to_owned(),
        inactive_too,
    };
    assert_eq!(names(&world, &with("", "", false)), ["Pak Gringsing", "puskesmas Contoh"]);
    assert_eq!(names(&world, &with("", "", true)).len(), 3);
    assert_eq!(names(&world, &with("", "TKSK", false)), ["Pak Gringsing"]);
    assert_eq!(names(&world, &with("OBAT truntum cont", "", false)), ["puskesmas Contoh"]);
    assert!(names(&world, &with("kawung", "", false)).is_empty(), "not active any more");
}

#[test]
fn two_partners_of_one_name_are_told_and_not_refused() {
    let world = World::with_group();
    let first = add_one(&world, &a_partner("Puskesmas Contoh I"));
    let same = |name: &str, except| world.vault.read(|ctx| named(ctx, name, except)).unwrap();
    assert_eq!(same(" puskesmas  contoh i. ", None), std::slice::from_ref(&first));
    assert!(same("Puskesmas Contoh I", Some(first.id)).is_empty());
    assert!(same("Puskesmas Contoh II", None).is_empty() && same(" ", None).is_empty());
    add_one(&world, &a_partner("Puskesmas Contoh I"));
    assert_eq!(same("Puskesmas Contoh I", Some(first.id)).len(), 1);
}

#[test]
fn a_partner_is_found_by_a_telephone_number_however_it_is_grouped() {
    let world = World::with_group();
    add_one(
        &world,
        &PartnerForm { phone: "0274 999-002 (Bu RT)".to_owned(), ..a_partner("Puskesmas Contoh") },
    );
    add_one(&world, &PartnerForm { phone: "0812 9999 0001".to_owned(), ..a_partner("Rumah Contoh") });
    let found =
        |query: &str| names(&world, &PartnerFilter { query: query.to_owned(), ..PartnerFilter::default() });
    for typed in ["0274999002", "999-002", "(0274) 999"] {
        assert_eq!(found(typed), ["Puskesmas Contoh"], "{typed}");
    }
    assert!(found("0274 puskesmas lain").is_empty() && found("274").is_empty());
}

#[test]
fn a_change_needs_the_revision_that_was_read() {
    let world = World::with_group();
    let id = add_one(&world, &a_partner("Puskesmas Contoh")).id;
    let read = world.vault.read(|ctx| find(ctx, id)).unwrap();
    let form = PartnerForm { phone: "0274 999002".to_owned(), active: false, ..read.form };
    let row = world.vault.write(|ctx| change(ctx, id, read.rev, &form)).unwrap();
    assert_eq!((row.phone.as_str(), row.active), ("0274 999002", false));
    let stale = world.vault.write(|ctx| change(ctx, id, read.rev, &form));
    assert_eq!(stale.unwrap_err().code(), FaultCode::Changed);
}

#[test]
fn who_writes_cases_writes_partners_and_who_reads_none_sees_none() {
    let world = World::with_group();
    let id = add_one(&world, &a_partner("Puskesmas Contoh")).id;
    let companion = world.as_officer(&world.officer("Mbak Ceplok", &[Role::Pendamping]));
    companion.write(|ctx| add(ctx, &a_partner("Rumah Contoh"), false)).unwrap();
    assert!(companion.read(|ctx| find(ctx, id)).unwrap().may_change);
    let other = world.as_officer(&world.officer("Bu Parang", &[Role::Bendahara, Role::Pembaca]));
    assert_eq!(other.read(|ctx| find(ctx, id)).unwrap_err().code(), FaultCode::NotAllowed);
    assert_eq!(
        other.read(|ctx| list(ctx, &PartnerFilter::default(), 0, 9)).unwrap_err().code(),
        FaultCode::NotAllowed
    );
    let refused = other.write(|ctx| add(ctx, &a_partner("Rumah Contoh"), true));
    assert_eq!(refused.unwrap_err().code(), FaultCode::NotAllowed);
}

#[test]
fn a_partner_that_is_taken_back_leaves_the_directory_and_comes_back_by_undo() {
    let world = World::with_group();
    let id = add_one(&world, &a_partner("Puskesmas Contoh")).id;
    let take = |reason: &str| {
        world.vault.write(|ctx| crate::taking_back::partner(ctx, id, reason).map(|()| ctx.act()))
    };
    assert_eq!(take(" ").unwrap_err().code(), FaultCode::ReasonNeeded);
    let act = take("Dicatat dua kali").unwrap();
    assert!(names(&world, &PartnerFilter { inactive_too: true, ..PartnerFilter::default() }).is_empty());
    assert_eq!(world.vault.read(|ctx| find(ctx, id)).unwrap_err().code(), FaultCode::NotFound);
    world.vault.write(|ctx| crate::history::undo(ctx, act)).unwrap();
    assert_eq!(names(&world, &PartnerFilter::default()), ["Puskesmas Contoh"]);
}
