//! Erasing what the plan of a case tells: how much was planned, by whom of the group and until when is left.

use uuid::Uuid;

use super::{ACTION, GOAL, store};
use crate::Result;
use crate::database::Write;

/// Erases the words of all goals and actions of a case, also of those that were taken back.
pub(crate) fn erase_of(ctx: &Write, case: Uuid) -> Result<()> {
    for action in store::all_actions(ctx.connection(), case)? {
        ctx.erase(&ACTION, action, |connection| store::erase_action(connection, action))?;
    }
    for goal in store::all_goals(ctx.connection(), case)? {
        ctx.erase(&GOAL, goal, |connection| store::erase_goal(connection, goal))?;
    }
    Ok(())
}
