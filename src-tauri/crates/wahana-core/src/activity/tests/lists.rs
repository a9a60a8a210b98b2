//! What the lists hold, and what narrows them.

use super::*;

#[test]
fn what_is_near_or_has_no_minutes_yet_waits() {
    let world = World::with_group();
    let today = world.vault.read(|ctx| Ok(ctx.today())).unwrap();
    let on = |days: i64, minutes: &str| {
        let day = (today + chrono::TimeDelta::days(days)).to_string();
        let form = ActivityForm { day, minutes: minutes.to_owned(), decisions: Vec::new(), ..a_meeting(&[]) };
        hold(&world.vault, &form)
    };
    let [near_one, _, late, _, _] = [on(5, ""), on(30, ""), on(-3, ""), on(-4, "Sudah."), on(-200, "")];
    let waits: Vec<_> = world.vault.read(near).unwrap().into_iter().map(|row| row.id).collect();
    assert_eq!(waits, [late, near_one]);
}

#[test]
fn distribution_days_stand_among_them_for_who_sees_assistance() {
    use crate::assistance::Recipient;
    use crate::distribution::{self, Per};
    let world = World::with_group();
    let dangan = world.person(&a_person("Sekar Dangan"));
    let early = hold(&world.vault, &ActivityForm { day: "2026-11-01".to_owned(), ..a_meeting(&[]) });
    let late = hold(&world.vault, &ActivityForm { day: "2026-11-21".to_owned(), ..a_meeting(&[]) });
    let form = crate::testing::a_distribution(Per::Person, &[Recipient::Person { id: dangan }]);
    let given = world.vault.write(|ctx| distribution::make(ctx, &form)).unwrap().id;
    let ids = |vault: &Vault, offset, limit| {
        let rows = vault.read(|ctx| list(ctx, "", offset, limit)).unwrap().into_iter();
        let id = |day| match day {
            GroupDay::Activity { row } => row.id,
            GroupDay::Distribution { row } => row.id,
        };
        rows.map(id).collect::<Vec<_>>()
    };
    assert_eq!(ids(&world.vault, 0, 9), [late, given, early]);
    assert_eq!(ids(&world.vault, 1, 1), [given]);
    assert_eq!(world.vault.read(|ctx| count(ctx, "")).unwrap(), 3);
    let reader = world.as_officer(&world.officer("Bu Nitik", &[Role::Pembaca]));
    assert_eq!((ids(&reader, 0, 9), reader.read(|ctx| count(ctx, "")).unwrap()), (vec![late, early], 2));

    // Narrowed by a number, by words in any order, and by a year: of either kind, as they are counted.
    let found = |vault: &Vault, typed: &str| {
        let rows = vault.read(|ctx| list(ctx, typed, 0, 9)).unwrap();
        let counted = vault.read(|ctx| count(ctx, typed)).unwrap();
        assert_eq!(counted, i64::try_from(rows.len()).unwrap(), "{typed}");
        counted
    };
    for (typed, rows) in [
        ("lansia BERAS", 1),
        ("p 1", 1),
        ("P-2025-0001", 0),
        ("g-2026-2", 1),
        ("balai 2026", 3),
        ("rapat 2025", 0),
        ("%", 0),
    ] {
        assert_eq!(found(&world.vault, typed), rows, "{typed}");
    }
    assert_eq!(found(&reader, "beras"), 0);
}

/// The number of the one kind is no words of the other.
#[test]
fn a_number_finds_its_own_kind_alone() {
    use crate::distribution::{self, DistributionForm, Per};
    let world = World::with_group();
    let title = "Pasar 1 pengurus".to_owned();
    let held = hold(&world.vault, &ActivityForm { title, ..a_meeting(&[]) });
    hold(&world.vault, &ActivityForm { title: "Kopi 1 gelas".to_owned(), ..a_meeting(&[]) });
    let form = crate::testing::a_distribution(Per::Person, &[]);
    let person = world.person(&a_person("Sekar Dangan"));
    let row = distribution::RowForm {
        recipient: crate::assistance::Recipient::Person { id: person },
        shares: 1,
        amount: None,
    };
    let form = DistributionForm { name: "Gula 1 kg".to_owned(), rows: vec![row], ..form };
    let given = world.vault.write(|ctx| distribution::make(ctx, &form)).unwrap().id;
    for (typed, only) in [("g 1", held), ("p 1", given)] {
        let rows = world.vault.read(|ctx| list(ctx, typed, 0, 9)).unwrap().into_iter();
        let found = rows.map(|row| match row {
            GroupDay::Activity { row } => row.id,
            GroupDay::Distribution { row } => row.id,
        });
        assert_eq!(found.collect::<Vec<_>>(), [only], "{typed}");
        assert_eq!(world.vault.read(|ctx| count(ctx, typed)).unwrap(), 1, "{typed}");
    }
    let found = |typed: &str| world.vault.read(|ctx| search(ctx, typed, 9)).unwrap().len();
    assert_eq!((found("g 1"), found("p 1"), found("1 gelas")), (1, 0, 1));
}

#[test]
fn a_number_and_a_word_of_the_title_find_it() {
    let world = World::with_group();
    let id = hold(&world.vault, &a_meeting(&[]));
    let found = |typed: &str| {
        let rows = world.vault.read(|ctx| search(ctx, typed, 4)).unwrap().into_iter();
        rows.map(|row| row.id).collect::<Vec<_>>()
    };
    for typed in ["g-2026-1", "G1", "november", "PENGURUS"] {
        assert_eq!(found(typed), [id], "{typed}");
    }
    for typed in ["g-2025-1", "G2", "desember", "", "%"] {
        assert!(found(typed).is_empty(), "{typed}");
    }
}

#[test]
fn lists_begin_at_an_index() {
    let world = World::with_group();
    world
        .vault
        .read(|ctx| {
            let head = "SELECT id FROM activity WHERE withdrawn = ''";
            let listed = plan(ctx, &format!("{head} ORDER BY day DESC, id DESC LIMIT 9"), &[] as &[i64]);
            assert!(listed.contains("activity_list") && !listed.contains("TEMP B-TREE"), "{listed}");
            let unwritten =
                plan(ctx, &format!("{head} AND minutes = '' AND day >= ?1 ORDER BY day, id"), &[""]);
            assert!(unwritten.contains("activity_unwritten"), "{unwritten}");
            let due = "SELECT id FROM activity_decision WHERE withdrawn = '' AND done_on = '' AND until <> ''
                       AND until <= ?1 ORDER BY until, id";
            let due = plan(ctx, due, &["2026-11-29"]);
            assert!(due.contains("activity_decision_due"), "{due}");
            Ok(())
        })
        .unwrap();
}
