//! The list of pairs, what was judged, and what leaves the house.

use super::*;
use crate::erasing::{self, ErasureReason};
use crate::testing::{clear_pages, disk};
use crate::{choice, distribution};

fn pairs(vault: &Vault, kind: MergeKind) -> Vec<(String, String)> {
    look_again(vault, &|| true).unwrap();
    let found = vault.read(|ctx| candidates(ctx, kind, 0, 20)).unwrap();
    let count = vault.read(|ctx| count_candidates(ctx, kind)).unwrap();
    assert_eq!(usize::try_from(count).unwrap(), found.len());
    found.into_iter().map(|pair| (pair.one.number, pair.other.number)).collect()
}

fn pair(one: &str, other: &str) -> (String, String) {
    (one.to_owned(), other.to_owned())
}

#[test]
fn pairs_come_with_why_until_somebody_says_that_they_are_two() {
    let world = World::with_group();
    let one = world.person(&known("Soekardjo Wibowo", "1951-03-04", "9901010403510001"));
    let other = world.person(&known("Sukarjo Wibawo", "1951-03-04", ""));
    world.person(&known("Sukarjo Wibowo", "1982-03-04", ""));
    world.person(&known("Udan Liris", "", "0000000000000000"));
    world.person(&known("Parang Rusak", "", "0000000000000000"));
    assert_eq!(pairs(&world.vault, MergeKind::Person), [pair("W-0001", "W-0002")]);
    let found = world.vault.read(|ctx| candidates(ctx, MergeKind::Person, 0, 20)).unwrap().remove(0);
    let expected =
        [Reason::NearName, Reason::SameBirth, Reason::SameRt, Reason::SameAddress, Reason::MaybeTwins];
    assert_eq!(found.why, expected);
    assert!(!look_again(&world.vault, &|| true).unwrap(), "nothing was written since");

    let act = world
        .vault
        .write(|ctx| judge_not_same(ctx, MergeKind::Person, other, one).map(|()| ctx.act()))
        .unwrap();
    assert_eq!(pairs(&world.vault, MergeKind::Person), []);
    world.vault.write(|ctx| judge_not_same(ctx, MergeKind::Person, one, other)).unwrap();
    world.vault.write(|ctx| history::undo(ctx, act)).unwrap();
    assert_eq!(pairs(&world.vault, MergeKind::Person), [pair("W-0001", "W-0002")]);
    merged(&world.vault, one, other);
    assert_eq!(world.vault.read(|ctx| count_candidates(ctx, MergeKind::Person)).unwrap(), 0, "at once");
    let reader = world.as_officer(&world.officer("Pak Slobog", &[Role::Pendamping, Role::Pembaca]));
    let no = |done: crate::Result<()>| assert_eq!(done.unwrap_err().code(), FaultCode::NotAllowed);
    no(reader.read(|ctx| candidates(ctx, MergeKind::Person, 0, 20)).map(drop));
    no(reader.read(|ctx| count_candidates(ctx, MergeKind::Person)).map(drop));
    no(look_again(&reader, &|| true).map(drop));
    no(reader.write(|ctx| judge_not_same(ctx, MergeKind::Person, one, other)));
}

#[test]
fn who_was_judged_somebody_else_stays_it_under_the_other_record() {
    let world = World::with_group();
    let people = ["Sekar Dangan", "Sekar Dangann", "Sekaar Dangan"]
        .map(|name| world.person(&known(name, "1951-03-04", "")));
    assert_eq!(pairs(&world.vault, MergeKind::Person).len(), 3);
    world.vault.write(|ctx| judge_not_same(ctx, MergeKind::Person, people[0], people[2])).unwrap();
    merged(&world.vault, people[1], people[0]);
    assert_eq!(pairs(&world.vault, MergeKind::Person), []);
}

#[test]
fn families_with_one_card_or_the_same_people_are_a_pair() {
    let world = World::with_group();
    let with_card = |kk: &str, name: &str| {
        let person = world.person(&known(name, "1970-01-02", ""));
        let form = household::HouseholdForm { kk: kk.to_owned(), ..household::HouseholdForm::default() };
        let members = [MemberForm { person, relation: 1 }];
        world.vault.write(|ctx| household::add(ctx, &form, &members, false)).unwrap();
    };
    with_card("9901010203100001", "Sekar Dangan");
    with_card("9901010203100001", "Udan Liris");
    with_card("0000000000000000", "Parang Rusak");
    with_card("0000000000000000", "Truntum");
    with_card("", "Sekar Dangaan");
    let mut found = pairs(&world.vault, MergeKind::Household);
    found.sort();
    assert_eq!(found, [pair("KL-0001", "KL-0002"), pair("KL-0001", "KL-0005")]);
}

/// The name of the hidden record is in no page of the file after the other one was erased.
#[test]
fn both_records_are_erased_together() {
    let world = World::with_group();
    let (keep, gone) = (
        world.person(&a_person("Sekar Dangan")),
        world.person(&known("Zyxwabima Qvortuwu", "", "9901010403510001")),
    );
    world
        .vault
        .write(|ctx| crate::tag::set(ctx, MainRecord::Person { id: gone }, &["odgj".to_owned()]))
        .unwrap();
    a_closed_list(&world, &[keep, gone], "Qvortuwakil");
    merged(&world.vault, keep, gone);
    let row = world.vault.read(|ctx| distribution::rows_of(ctx, gone)).unwrap()[0].to_string();
    world.vault.write(|ctx| draft::keep(ctx, "distribution_mark", &row, "Qvortuketik")).unwrap();
    look_again(&world.vault, &|| true).unwrap();
    let alone = erasing::erase(&world.vault, gone, ErasureReason::Asked).unwrap_err();
    assert_eq!(alone.code(), FaultCode::MergedAlready);
    erasing::erase(&world.vault, keep, ErasureReason::Asked).unwrap();
    let root = world.folder.root().to_owned();
    for (path, bytes) in disk(&root) {
        let is_database = path.file_name().is_some_and(|name| name == "wahana.db");
        let key = world.vault.data_key();
        let clear = if is_database { clear_pages(&root.join(&path), key.bytes()) } else { bytes };
        for word in ["Zyxwabima", "zyxwabima", "9901010403510001", "Qvortuwakil", "Qvortuketik"] {
            assert!(!clear.windows(word.len()).any(|part| part == word.as_bytes()), "{word} in {path:?}");
        }
    }
    assert!(world.vault.read(|ctx| person::is_erased(ctx, gone)).unwrap());
    let tagged = MainRecord::Person { id: gone };
    let told = world.vault.read(|ctx| {
        let row = choice::row_tagged(ctx, tagged)?.unwrap();
        Ok(crate::journal::of_record(ctx.connection(), row)?.pop().unwrap().op)
    });
    assert_eq!(told.unwrap(), Some(crate::journal::Op::Erase));
}

/// One on which somebody else fetched it for each of these, with that one's name in it.
fn a_closed_list(world: &World, people: &[Uuid], proxy: &str) {
    use distribution::{Came, MarkForm, Per};
    let rows: Vec<_> = people.iter().map(|&id| Recipient::Person { id }).collect();
    let form = crate::testing::a_distribution(Per::Person, &rows);
    let id = world.vault.write(|ctx| distribution::make(ctx, &form)).unwrap().id;
    let mark = MarkForm {
        came: Came::Proxy,
        on: String::new(),
        proxy_name: proxy.to_owned(),
        proxy_relation: String::new(),
        note: String::new(),
    };
    let page = world.vault.read(|ctx| distribution::find(ctx, id)).unwrap();
    for row in &page.recipients {
        world.vault.write(|ctx| distribution::mark(ctx, row.id, row.rev, &mark)).unwrap();
    }
    world.vault.write(|ctx| distribution::close(ctx, id, page.rev, "")).unwrap();
}

/// The same of a family.
#[test]
fn both_records_of_a_family_are_erased_together() {
    let world = World::with_group();
    let [head, other] = ["Sekar Dangan", "Udan Liris"].map(|name| world.person(&a_person(name)));
    let [keep, gone] = [head, other].map(|id| world.family(&[id]));
    let on = MainRecord::Household { id: gone };
    world.vault.write(|ctx| crate::tag::set(ctx, on, &["rtlh".to_owned()])).unwrap();
    world.vault.write(|ctx| household::leave(ctx, other)).unwrap();
    let rev = |id| world.vault.read(|ctx| household::find(ctx, id)).unwrap();
    let form = FamilyMerge {
        keep,
        keep_rev: rev(keep).rev,
        gone,
        gone_rev: rev(gone).rev,
        form: rev(keep).form,
        same: Vec::new(),
        members: Vec::new(),
    };
    world.vault.write(|ctx| merge_families(ctx, &form)).unwrap();
    erasing::erase(&world.vault, head, ErasureReason::Asked).unwrap();
    let told = world.vault.read(|ctx| {
        let row = choice::row_tagged(ctx, MainRecord::Household { id: gone })?.unwrap();
        Ok(crate::journal::of_record(ctx.connection(), row)?.pop().unwrap().op)
    });
    assert_eq!(told.unwrap(), Some(crate::journal::Op::Erase));
}
