//! The walk: every command of the table, signed out and in each role, and what is wrong with the answers.

use serde_json::Value;
use wahana_tests::window::Window;

use super::table::{ROLES, TABLE, Who};
use super::world::World;

/// How the core says that the role may not: at all, or not with what is nobody's case of their own.
const REFUSALS: [&str; 2] = ["not_allowed", "own_case_needed"];

type Answer = Result<Value, Vec<String>>;

/// What came of it.
#[derive(Default)]
pub(super) struct Walked {
    /// Commands that were called.
    pub(super) calls: u64,
    /// A sentence for each answer that is not the table's.
    pub(super) wrong: Vec<String>,
}

impl Walked {
    fn judge(&mut self, is_right: bool, wrong: impl FnOnce() -> String) {
        self.calls += 1;
        if !is_right {
            self.wrong.push(wrong());
        }
    }
}

/// Builds a world behind the window and takes the whole walk.
pub(super) fn everything(window: &Window) -> Walked {
    let mut world = World::build(window);
    let mut walked = Walked::default();
    signed_out(&world, &mut walked);
    let mut before = world.seen_by_head();
    for role in ROLES {
        world.sign_in(role);
        refusals(&world, role, &mut walked);
        let after = world.seen_by_head();
        walked.judge(after == before, || {
            format!("{role}: a refused command changed something: {before:?} is now {after:?}")
        });
        world.sign_in(role);
        grants(&world, role, &mut walked);
        before = world.seen_by_head();
    }
    walked
}

/// What a reader is refused, asked by the head: as if nobody looked at roles.
#[allow(dead_code)] // the faults' control run
pub(super) fn as_if_without_roles(window: &Window) -> Walked {
    let mut world = World::build(window);
    world.sign_in(ROLES[0]);
    let mut walked = Walked::default();
    refusals(&world, ROLES[4], &mut walked);
    walked
}

fn signed_out(world: &World, walked: &mut Walked) {
    world.call("lock", "{}").expect("it locks");
    for (command, arguments, who) in TABLE {
        let answer = match who {
            Who::ByHand(_) => continue,
            // It would end this walk.
            Who::Always(_) if *command == "unlock" => continue,
            Who::Always(_) | Who::Only(_) | Who::Quiet(..) => world.call(command, arguments),
        };
        match who {
            Who::Always(why) | Who::ByHand(why) => walked.judge(is_granted(&answer), || {
                format!("signed out, although {why}: {command} {arguments}: {answer:?}")
            }),
            Who::Only(_) | Who::Quiet(..) => walked.judge(refused_with(&answer, "locked"), || {
                format!("signed out: {command} {arguments}: {answer:?}")
            }),
        }
    }
}

/// What the role may not do.
fn refusals(world: &World, role: &str, walked: &mut Walked) {
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
        walked.judge(is_right, || format!("{role} may not: {command} {arguments}: {answer:?}"));
    }
}

/// What the role may do; the arguments may still be refused.
fn grants(world: &World, role: &str, walked: &mut Walked) {
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
        walked.judge(is_granted(&answer), || format!("{role} may: {command} {arguments}: {answer:?}"));
    }
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
