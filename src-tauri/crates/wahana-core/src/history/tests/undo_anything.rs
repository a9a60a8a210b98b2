//! Whatever is done can be taken back and done again: random acts of every area, row by row and key by key.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use proptest::prelude::*;
use rusqlite::Connection;
use rusqlite::types::Value;

use super::super::*;
use super::village::Village;
use crate::FaultCode;
use crate::testing::World;

type Rows = BTreeMap<String, Vec<Vec<Value>>>;

/// Every row of every record, list and search key, without the stamps.
fn rows(connection: &Connection, with_undone: bool) -> Rows {
    let shown = |table: &str| {
        let has = format!("SELECT count(*) FROM pragma_table_info('{table}') WHERE name = 'withdrawn'");
        let has: i64 = connection.query_row(&has, [], |row| row.get(0)).unwrap();
        let all = has == 0 || with_undone;
        if all { String::new() } else { format!("WHERE withdrawn <> '{UNDONE}'") }
    };
    let mut found = Rows::new();
    let mut read = |table: &str, filter: String, except: &[&str]| {
        let sql = format!("SELECT name FROM pragma_table_info('{table}')");
        let mut names = connection.prepare(&sql).unwrap();
        let names =
            names.query_map([], |row| row.get::<_, String>(0)).unwrap().map(std::result::Result::unwrap);
        let names: Vec<String> = names.filter(|name| !except.contains(&name.as_str())).collect();
        let list = names.join(", ");
        let mut statement =
            connection.prepare(&format!("SELECT {list} FROM {table} {filter} ORDER BY {list}")).unwrap();
        let row = |row: &rusqlite::Row| (0..names.len()).map(|at| row.get(at)).collect();
        let lines: Vec<Vec<Value>> =
            statement.query_map([], row).unwrap().map(std::result::Result::unwrap).collect();
        found.insert(table.to_owned(), lines);
    };
    for table in JOURNALLED {
        read(table.table, shown(table.table), &["rev", "changed_at", "changed_by"]);
        for child in table.children {
            let filter = shown(table.table);
            let of_shown = format!("WHERE {} IN (SELECT id FROM {} {filter})", child.parent, table.table);
            read(child.table, of_shown, &[]);
        }
    }
    let of_shown = format!("WHERE person IN (SELECT key FROM person {})", shown("person"));
    read("person_initial", of_shown, &[]);
    found
}

fn snapshot(world: &World, with_undone: bool) -> Rows {
    world.vault.read(|ctx| Ok(rows(ctx.connection(), with_undone))).unwrap()
}

/// The journal and its rows agree, and the search index holds what the rows say.
fn is_whole(world: &World) {
    let check = check_journal(&world.vault, &mut |_, _| ControlFlow::Continue(())).unwrap().unwrap();
    assert_eq!(check.findings, []);
    world
        .vault
        .write(|ctx| {
            let sql = "INSERT INTO person_search (person_search, rank) VALUES ('integrity-check', 1)";
            Ok(ctx.connection().execute(sql, []).map(drop)?)
        })
        .unwrap();
}

/// A refusal that says what stands against it, in words that the page has.
const STANDS_AGAINST: [FaultCode; 7] = [
    FaultCode::DistributionClosed,
    FaultCode::UndoDepends,
    FaultCode::UndoChanged,
    FaultCode::UndoHidden,
    FaultCode::NotAllowed,
    FaultCode::NikTaken,
    FaultCode::InAnotherHousehold,
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 400, ..ProptestConfig::default() })]

    #[test]
    fn an_act_taken_back_leaves_what_was_and_done_again_what_is(
        moves in proptest::collection::vec(any::<([u8; 4], bool, bool)>(), 1..90)
    ) {
        let village = Village::new();
        let world = &village.world;
        let mut acts = Vec::new();
        for (bytes, taken_back, again) in moves {
            let before = snapshot(world, false);
            let done = world.vault.write(|ctx| {
                village.act(ctx, bytes)?;
                Ok(ctx.has_changed().then(|| ctx.act()))
            });
            let Ok(Some(act)) = done else { continue };
            let after = snapshot(world, true);
            if taken_back {
                // What one hides or gives away is not one's own any more.
                let undone = match world.vault.write(|ctx| undo(ctx, act)) {
                    Ok(undone) => undone,
                    Err(error) => {
                        prop_assert_eq!(error.code(), FaultCode::NotAllowed);
                        acts.push(act);
                        continue;
                    }
                };
                prop_assert_eq!(&snapshot(world, false), &before);
                if again {
                    world.vault.write(|ctx| undo(ctx, undone.act)).unwrap();
                    prop_assert_eq!(&snapshot(world, true), &after);
                }
            }
            acts.push(act);
        }
        is_whole(world);
        // Weeks later, in any order: it is taken back whole, or refused with a reason.
        for &act in acts.iter().step_by(2).chain(acts.iter().rev()) {
            let before = snapshot(world, true);
            match world.vault.write(|ctx| undo(ctx, act)) {
                Ok(undone) => {
                    prop_assert_eq!(world.vault.read(|ctx| can_undo(ctx, act)).unwrap(), false);
                    if !world.vault.read(|ctx| can_undo(ctx, undone.act)).unwrap() {
                        // By being taken back a case became a secret of its companion, who can do it again.
                        let refused = world.vault.write(|ctx| undo(ctx, undone.act)).unwrap_err();
                        prop_assert_eq!(refused.code(), FaultCode::NotAllowed);
                    }
                }
                Err(error) => {
                    let code = error.code();
                    prop_assert!(code == FaultCode::UndoDone || STANDS_AGAINST.contains(&code), "{:?}", error);
                    prop_assert_eq!(&snapshot(world, true), &before);
                }
            }
        }
        is_whole(world);
    }
}
