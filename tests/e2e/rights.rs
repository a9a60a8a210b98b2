//! Every command of the page × every role × signed out, taken past every button.
//!
//! A command that is not in [`table::TABLE`] fails the first test, so that none can be forgotten.

mod table;
mod world;

use std::collections::BTreeSet;

use serde_json::Value;
use table::{ROLES, TABLE, Who};
use wahana_tests::window::{DataFolder, Size, Window, commands};
use world::World;

/// How the core says that the role may not: at all, or not with what is nobody's case of their own.
const REFUSALS: [&str; 2] = ["not_allowed", "own_case_needed"];

type Answer = Result<Value, Vec<String>>;

#[test]
fn the_table_of_rights_names_every_command_and_no_other() {
    let known: BTreeSet<String> = TABLE.iter().map(|(command, ..)| (*command).to_owned()).collect();
    let there = commands();
    assert!(there.len() > 50, "bindings.ts is read wrongly: {there:?}");
    let missing: Vec<_> = there.difference(&known).collect();
    let gone: Vec<_> = known.difference(&there).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "not in the table: {missing:?}; not there any more: {gone:?}"
    );
}

#[test]
fn every_command_asks_for_the_session_and_the_role_itself() {
    let folder = DataFolder::empty();
    let window = Window::open(Size::SMALL, &folder);
    let mut world = World::build(&window);
    let mut wrong = signed_out(&world);
    let mut before = world.seen_by_head();
    for role in ROLES {
        world.sign_in(role);
        wrong.extend(refusals(&world, role));
        let after = world.seen_by_head();
        if after != before {
            wrong.push(format!("{role}: a refused command changed something: {before:?} is now {after:?}"));
        }
        world.sign_in(role);
        wrong.extend(grants(&world, role));
        before = world.seen_by_head();
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    window.close();
}

fn signed_out(world: &World) -> Vec<String> {
    world.call("lock", "{}").expect("it locks");
    let mut wrong = Vec::new();
    for (command, arguments, who) in TABLE {
        let answer = match who {
            Who::ByHand(_) => continue,
            // It would end this walk.
            Who::Always(_) if *command == "unlock" => continue,
            Who::Always(_) | Who::Only(_) | Who::Quiet(..) => world.call(command, arguments),
        };
        match who {
            Who::Always(why) | Who::ByHand(why) if !is_granted(&answer) => {
                wrong.push(format!("signed out, although {why}: {command} {arguments}: {answer:?}"));
            }
            Who::Only(_) | Who::Quiet(..) if !refused_with(&answer, "locked") => {
                wrong.push(format!("signed out: {command} {arguments}: {answer:?}"));
            }
            _ => {}
        }
    }
    wrong
}

/// What the role may not do.
fn refusals(world: &World, role: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for (command, arguments, who) in TABLE {
        let nothing = match who {
            Who::Only(roles) if !roles.contains(&role) => None,
            Who::Quiet(roles, nothing) if !roles.contains(&role) => {
                Some(serde_json::from_str::<Value>(nothing).expect("an answer"))
            }
            _ => continue,
        };
        let answer = world.call(command, arguments);
        let is_right = nothing.map_or_else(
            || REFUSALS.iter().any(|code| refused_with(&answer, code)),
            |nothing| answer.as_ref().is_ok_and(|told| *told == nothing),
        );
        if !is_right {
            wrong.push(format!("{role} may not: {command} {arguments}: {answer:?}"));
        }
    }
    wrong
}

/// What the role may do; the arguments may still be refused.
fn grants(world: &World, role: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for (command, arguments, who) in TABLE {
        let granted = match who {
            Who::Only(roles) | Who::Quiet(roles, _) => roles.contains(&role),
            Who::Always(_) => true,
            Who::ByHand(_) => false,
        };
        if !granted {
            continue;
        }
        let answer = world.call(command, arguments);
        if !is_granted(&answer) {
            wrong.push(format!("{role} may: {command} {arguments}: {answer:?}"));
        }
    }
    wrong
}

/// A sentence instead of codes means that the table's arguments were not understood.
fn is_granted(answer: &Answer) -> bool {
    let bad = |code: &String| {
        let code = code.as_str();
        code.contains(' ') || ["locked", "internal"].contains(&code) || REFUSALS.contains(&code)
    };
    answer.as_ref().err().is_none_or(|codes| !codes.iter().any(bad))
}

fn refused_with(answer: &Answer, code: &str) -> bool {
    answer.as_ref().is_err_and(|codes| *codes == [code])
}
