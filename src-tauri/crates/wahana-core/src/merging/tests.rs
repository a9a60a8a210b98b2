//! One of two: what goes along, what leads where, what nobody is told, and two of one again.

mod chosen;
mod lists;
mod undo;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::*;
use crate::assistance::Recipient;
use crate::case::{CaseFilter, CaseForm, Subject};
use crate::household::{Household, MemberForm};
use crate::person::{Life, Person, PersonFilter, PersonForm};
use crate::record::{MainRecord, RecordKind};
use crate::testing::{World, a_case, a_parcel, a_person};
use crate::values::Birth;
use crate::vault::{Role, Vault};
use crate::{Error, FaultCode, assistance, case, draft, flag, history, household, notice};

/// With birth date and NIK.
pub(super) fn known(name: &str, birth: &str, nik: &str) -> PersonForm {
    PersonForm {
        birth: Birth::parse(birth).unwrap(),
        nik: nik.to_owned(),
        nik_shared: true,
        address: "Jalan Contoh 9".to_owned(),
        ..a_person(name)
    }
}

pub(super) fn find(vault: &Vault, id: Uuid) -> Person {
    vault.read(|ctx| person::find(ctx, id)).unwrap()
}

fn family(vault: &Vault, id: Uuid) -> Household {
    vault.read(|ctx| household::find(ctx, id)).unwrap()
}

fn names(vault: &Vault, query: &str) -> Vec<String> {
    let filter = PersonFilter { query: query.to_owned(), ..PersonFilter::default() };
    let rows = vault.read(|ctx| person::list(ctx, &filter, 0, 20)).unwrap();
    rows.into_iter().map(|row| row.name).collect()
}

fn members(vault: &Vault, id: Uuid) -> Vec<(Uuid, i64)> {
    family(vault, id).members.into_iter().map(|one| (one.person.id, one.relation)).collect()
}

/// As it is offered, `keep` staying.
pub(super) fn as_offered(vault: &Vault, keep: Uuid, gone: Uuid) -> PersonMerge {
    let told = vault.read(|ctx| preview_persons(ctx, keep, gone)).unwrap();
    let two = MemberMerge {
        keep,
        keep_rev: told.keep.person.rev,
        gone,
        gone_rev: told.gone.person.rev,
        form: told.suggested,
        life_of: told.life_of,
    };
    PersonMerge { two, family_of: told.family_of }
}

/// Each two members as they are offered.
fn members_as_offered(vault: &Vault, same: &[SamePerson]) -> Vec<MemberMerge> {
    same.iter().map(|pair| as_offered(vault, pair.keep, pair.gone).two).collect()
}

/// Merges as it is offered; the act.
pub(crate) fn merged(vault: &Vault, keep: Uuid, gone: Uuid) -> Uuid {
    let form = as_offered(vault, keep, gone);
    vault.write(|ctx| merge_persons(ctx, &form).map(|()| ctx.act())).unwrap()
}

fn refused(vault: &Vault, keep: Uuid, gone: Uuid) -> FaultCode {
    let one = find(vault, keep);
    let two = MemberMerge {
        keep,
        keep_rev: one.rev,
        gone,
        gone_rev: find(vault, gone).rev,
        form: one.form,
        life_of: keep,
    };
    let form = PersonMerge { two, family_of: keep };
    vault.write(|ctx| merge_persons(ctx, &form)).unwrap_err().code()
}

/// Of every table of the schema: a column that names a resident or a family goes along, or is known to be looked after.
#[test]
fn no_column_that_names_a_resident_or_a_family_is_forgotten() {
    let world = World::new();
    let named = |table: &str| -> BTreeSet<(String, String)> {
        world
            .vault
            .read(|ctx| {
                let mut statement = ctx.connection().prepare(
                    "SELECT schema.name, keys.\"from\" FROM sqlite_schema AS schema
                     JOIN pragma_foreign_key_list(schema.name) AS keys
                     WHERE schema.type = 'table' AND keys.\"table\" = ?1",
                )?;
                let rows = statement.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?;
                Ok(rows.collect::<rusqlite::Result<_>>()?)
            })
            .unwrap()
    };
    for (table, all) in [("person", hanging::ON_PERSON), ("household", hanging::ON_HOUSEHOLD)] {
        let moved = all.iter().map(|one| (one.table.table.to_owned(), one.column.to_owned()));
        let looked_after = hanging::OTHERWISE.iter().map(|(table, column, why)| {
            assert!(!why.is_empty());
            ((*table).to_owned(), (*column).to_owned())
        });
        let known: BTreeSet<_> = moved.chain(looked_after).collect();
        let found = named(table);
        assert!(found.len() > 5, "{found:?}");
        let left: Vec<_> = found.difference(&known).collect();
        assert!(left.is_empty(), "would be left behind at a merging, see merging/hanging.rs: {left:?}");
    }
}

#[test]
fn all_that_hangs_on_the_one_hangs_on_the_other_and_old_words_lead_there() {
    let world = World::with_group();
    let me = world.vault.officer().id;
    let keep = world.person(&known("Sukarjo", "1951", "9901010403510001"));
    let gone = world.person(&PersonForm {
        nickname: "Jo".to_owned(),
        ..known("Soekardjo Wibowo", "1951-03-04", "9901010403150001")
    });
    let case = world.case(&a_case(gone, me));
    let gift = world.assistance(&a_parcel(Recipient::Person { id: gone })).id;
    world
        .vault
        .write(|ctx| {
            flag::ask(ctx, RecordKind::Person.with(gone), "NIK-nya benar?", None)?;
            draft::keep(ctx, "case", "", &format!("{{\"subject\":\"{gone}\"}}"))?;
            let told = notice::NoticeForm { ground: "law".to_owned(), ..notice::NoticeForm::default() };
            notice::set(ctx, gone, 0, &told)
        })
        .unwrap();

    let told = world.vault.read(|ctx| preview_persons(ctx, keep, gone)).unwrap();
    let moves: Vec<(MovedKind, i64)> = told.moves.iter().map(|one| (one.what, one.count)).collect();
    let each = [MovedKind::Cases, MovedKind::Assistance, MovedKind::Questions, MovedKind::Notice];
    assert_eq!(moves, each.map(|what| (what, 1)));
    assert_eq!((told.suggested.name.as_str(), told.suggested.nickname.as_str()), ("Soekardjo Wibowo", "Jo"));
    assert_eq!(told.suggested.birth, Birth::parse("1951-03-04").unwrap());
    merged(&world.vault, keep, gone);

    let now = find(&world.vault, keep);
    assert_eq!((now.form.name.as_str(), now.number), ("Soekardjo Wibowo", 1));
    assert_eq!(world.vault.read(|ctx| case::find(ctx, case)).unwrap().row.person_id, Some(keep));
    assert_eq!(world.vault.read(|ctx| assistance::find(ctx, gift)).unwrap().row.name, "Soekardjo Wibowo");
    world
        .vault
        .read(|ctx| {
            assert_eq!(flag::of_record(ctx, RecordKind::Person.with(keep))?.len(), 1);
            assert_eq!(notice::find(ctx, keep)?.unwrap().form.ground, "law");
            assert!(draft::find(ctx, "case", "")?.unwrap().payload.contains(&keep.to_string()));
            let led = merged_records(ctx, MergeKind::Person, gone)?.into.unwrap();
            assert_eq!((led.id, led.number), (keep, 1));
            assert_eq!(merged_records(ctx, MergeKind::Person, keep)?.from[0].number, 2);
            Ok(())
        })
        .unwrap();
    // The list holds one; old name, old NIK and old number find them.
    for query in ["", "soekardjo", "9901010403150001", "W-0002"] {
        assert_eq!(names(&world.vault, query), ["Soekardjo Wibowo"], "{query}");
    }
    let typed = person::Typed { nik: "9901010403150001", ..person::Typed::default() };
    let alike = world.vault.read(|ctx| person::look_alikes(ctx, &typed, None)).unwrap();
    assert_eq!(alike.iter().map(|row| row.id).collect::<Vec<_>>(), [keep]);
    assert_eq!(world.vault.read(|ctx| crate::own_data::own_data(ctx, keep)).unwrap().earlier[0].id, gone);
    // What somebody was about to correct in the other record is not written there unseen.
    let hidden = find(&world.vault, gone);
    let late = world.vault.write(|ctx| person::change(ctx, gone, hidden.rev, &hidden.form));
    assert_eq!(late.unwrap_err().code(), FaultCode::MergedAlready);
    // Also after a change of the one who stays, and as the check of the data sees it.
    world
        .vault
        .write(|ctx| {
            person::change(ctx, keep, now.rev, &PersonForm { name: "Wibowo".to_owned(), ..now.form.clone() })
        })
        .unwrap();
    assert_eq!(names(&world.vault, "soekardjo"), ["Wibowo"]);
    assert_eq!(world.vault.read(|ctx| person::count_wrong_keys(ctx, &mut || true)).unwrap(), 0);
}

#[test]
fn who_may_not_or_what_cannot_be_the_same_is_refused() {
    let world = World::with_group();
    let people: Vec<Uuid> = ["Sekar Dangan", "Udan Liris", "Sekar Dangan", "Nitik"]
        .map(|name| world.person(&a_person(name)))
        .into();
    world.family(&people[..2]);
    assert_eq!(refused(&world.vault, people[0], people[0]), FaultCode::SamePerson);
    assert_eq!(refused(&world.vault, people[0], people[1]), FaultCode::ParentInFamily);
    for (one, other, expected) in [
        ((1, ""), (3, ""), Some(FaultCode::CoupleInFamily)),
        ((2, ""), (3, ""), Some(FaultCode::CoupleInFamily)),
        ((7, "L"), (7, "P"), Some(FaultCode::CoupleInFamily)),
        ((3, ""), (4, ""), Some(FaultCode::ParentInFamily)),
        ((1, ""), (7, ""), Some(FaultCode::ParentInFamily)),
        ((4, ""), (4, ""), None),
        ((1, ""), (9, ""), None),
    ] {
        assert_eq!(persons::set_apart(one, other), expected, "{one:?} {other:?}");
    }
    // The head of others needs a successor first, or the families are merged.
    world.family(&people[2..3]);
    assert_eq!(refused(&world.vault, people[2], people[0]), FaultCode::HeadElsewhere);
    merged(&world.vault, people[2], people[3]);
    assert_eq!(refused(&world.vault, people[1], people[3]), FaultCode::MergedAlready);
    let reader =
        world.as_officer(&world.officer("Pak Slobog", &[Role::Pembaca, Role::Bendahara, Role::Pendamping]));
    let form = as_offered(&world.vault, people[0], people[2]);
    assert_eq!(reader.write(|ctx| merge_persons(ctx, &form)).unwrap_err().code(), FaultCode::NotAllowed);
    let read = reader.read(|ctx| preview_persons(ctx, people[0], people[2])).unwrap_err();
    assert_eq!(read.code(), FaultCode::NotAllowed);
    world
        .vault
        .write(|ctx| person::change(ctx, people[0], form.two.keep_rev, &known("Sekar", "1970", "")))
        .unwrap();
    assert_eq!(world.vault.write(|ctx| merge_persons(ctx, &form)).unwrap_err().code(), FaultCode::Changed);
}

#[test]
fn the_one_who_stays_stands_in_the_family_that_was_chosen() {
    let world = World::with_group();
    let people: Vec<Uuid> = ["Sekar Dangan", "Udan Liris", "Udan Lirih", "Sekar Jali"]
        .map(|name| world.person(&a_person(name)))
        .into();
    let full = world.family(&people[..2]);
    let alone = world.family(&people[2..3]);
    let check = world.case(&CaseForm {
        subject: Some(Subject::Household { id: alone }),
        types: vec![case::CaseTypeForm { number: 25, criteria: vec![1], note: String::new() }],
        ..a_case(people[2], world.vault.officer().id)
    });
    // Whoever is alone elsewhere comes where the others are; the family that nobody is of goes along.
    assert_eq!(as_offered(&world.vault, people[2], people[1]).family_of, people[1]);
    merged(&world.vault, people[2], people[1]);
    assert_eq!(members(&world.vault, full), [(people[0], 1), (people[2], 4)]);
    assert_eq!(family(&world.vault, alone).withdrawn, "merged");
    assert_eq!(world.vault.read(|ctx| case::find(ctx, check)).unwrap().row.household_id, Some(full));
    // Both in one family: one place is left, and the head stays the head.
    let rev = family(&world.vault, full).rev;
    let all = [(people[0], 1), (people[2], 4), (people[3], 9)]
        .map(|(person, relation)| MemberForm { person, relation });
    world.vault.write(|ctx| household::set_members(ctx, full, rev, &all, false)).unwrap();
    merged(&world.vault, people[3], people[0]);
    assert_eq!(members(&world.vault, full), [(people[3], 1), (people[2], 4)]);
}

#[test]
fn two_families_become_one_with_those_who_are_of_both() {
    let world = World::with_group();
    let people: Vec<Uuid> = [
        known("Sekar Dangan", "1970-01-02", ""),
        known("Udan Liris", "1999-03-04", ""),
        known("Sekar Dangan", "1970-01-02", "9901010201700001"),
        known("Udan Lirris", "1999-03-04", ""),
        known("Sekar Jali", "2005-05-05", ""),
    ]
    .map(|form| world.person(&form))
    .into();
    let (keep, gone) = (world.family(&people[..2]), world.family(&people[2..]));
    let told = world.vault.read(|ctx| preview_families(ctx, keep, gone)).unwrap();
    let mut same: Vec<_> = told.same.iter().map(|pair| (pair.gone, pair.keep)).collect();
    same.sort_unstable();
    assert_eq!(same, [(people[2], people[0]), (people[3], people[1])]);
    let form = FamilyMerge {
        keep,
        keep_rev: told.keep.household.rev,
        gone,
        gone_rev: told.gone.household.rev,
        form: told.suggested,
        same: members_as_offered(&world.vault, &told.same),
        members: vec![MemberForm { person: people[4], relation: 4 }],
    };
    let short = FamilyMerge { members: Vec::new(), ..form.clone() };
    assert!(matches!(world.vault.write(|ctx| merge_families(ctx, &short)), Err(Error::Invalid(_))));
    let before = [members(&world.vault, keep), members(&world.vault, gone)];
    let act = world.vault.write(|ctx| merge_families(ctx, &form).map(|()| ctx.act())).unwrap();
    assert_eq!(members(&world.vault, keep).len(), 3);
    assert_eq!(
        (family(&world.vault, gone).withdrawn.as_str(), members(&world.vault, gone).len()),
        ("merged", 0)
    );
    assert_eq!(find(&world.vault, people[0]).form.nik, "9901010201700001", "the fuller number");
    assert_eq!(
        world.vault.read(|ctx| merged_records(ctx, MergeKind::Household, gone)).unwrap().into.unwrap().id,
        keep
    );
    world.vault.write(|ctx| history::undo(ctx, act)).unwrap();
    assert_eq!([members(&world.vault, keep), members(&world.vault, gone)], before);
    assert_eq!(find(&world.vault, people[0]).form.nik, "");
    let same = FamilyMerge { gone: keep, ..form };
    assert_eq!(
        world.vault.write(|ctx| merge_families(ctx, &same)).unwrap_err().code(),
        FaultCode::SameFamily
    );
}

/// Nothing tells of it before, at or after the merging, not even in number; its companion has it as before.
#[test]
fn a_secret_case_goes_along_unread_and_untold() {
    let world = World::with_group();
    let companion = world.as_officer(&world.officer("Pak Slobog", &[Role::Pendamping]));
    let recorder = world.as_officer(&world.officer("Bu Parang", &[Role::Pencatat]));
    let (keep, gone) = (world.person(&a_person("Nitik")), world.person(&a_person("Nitik Karawitan")));
    let secret = CaseForm { secret: true, ..a_case(gone, companion.officer().id) };
    let secret = companion.write(|ctx| case::open(ctx, &secret)).unwrap().id;
    let gift =
        assistance::AssistanceForm { case_id: Some(secret), ..a_parcel(Recipient::Person { id: gone }) };
    companion.write(|ctx| assistance::record(ctx, &gift)).unwrap();

    for vault in [&recorder, &world.vault] {
        let told = vault.read(|ctx| preview_persons(ctx, keep, gone)).unwrap();
        assert!(told.moves.is_empty() && told.same_type.is_empty() && told.refused.is_none(), "{told:?}");
    }
    let act = merged(&recorder, keep, gone);
    let page = companion.read(|ctx| case::find(ctx, secret)).unwrap();
    assert_eq!((page.row.person_id, page.row.subject.as_str()), (Some(keep), "Nitik Karawitan"));
    let week = world.vault.read(history::week_in_review).unwrap();
    let told = week.acts.iter().find(|one| one.id == act).unwrap();
    assert_eq!((told.what, told.table.as_str(), told.more), (history::ActKind::Merged, "person", 1));
    for vault in [&recorder, &world.vault] {
        let preview = history::undo_preview(vault, act, &[]).unwrap();
        assert!(preview.refused.is_none() && preview.hung.is_empty(), "{preview:?}");
        assert!(preview.records.iter().all(|one| one.table == "person"), "{preview:?}");
    }
    recorder.write(|ctx| history::undo(ctx, act)).unwrap();
    let page = companion.read(|ctx| case::find(ctx, secret)).unwrap();
    assert_eq!((page.row.person_id, page.row.subject.as_str()), (Some(gone), "Nitik Karawitan"));
    let filter = CaseFilter { closed_too: true, ..CaseFilter::default() };
    assert_eq!(recorder.read(|ctx| case::list(ctx, &filter, 0, 10)).unwrap().len(), 0);
}

#[test]
fn who_is_dead_in_one_record_is_dead() {
    let world = World::with_group();
    let (keep, gone) = (world.person(&a_person("Sekar Dangan")), world.person(&a_person("Sekar Dangan")));
    world.vault.write(|ctx| person::set_life(ctx, gone, Life::Dead, "2026-11-01", "")).unwrap();
    merged(&world.vault, keep, gone);
    let now = find(&world.vault, keep);
    assert_eq!((now.life, now.life_date.as_str()), (Life::Dead, "2026-11-01"));
    assert!(NaiveDate::parse_from_str(&now.life_date, "%Y-%m-%d").is_ok());
}
