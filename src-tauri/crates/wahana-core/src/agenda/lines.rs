//! A week as one list, for a file: all that the calendar shows and counts, a line each.

use uuid::Uuid;

use super::{Extent, Task, WeekDay, read};
use crate::Result;
use crate::activity::{DecisionDue, GroupDay};
use crate::case::CaseRow;
use crate::database::Read;
use crate::referral::ReferralRow;

/// One thing of a week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WeekLine {
    /// A visit or an action.
    Task(Task),
    /// A visit that will fall on the day because it repeats.
    Repeat {
        /// Local date.
        day: String,
        /// The case.
        case: CaseRow,
    },
    /// Something that the group does.
    Group(GroupDay),
    /// An answer that is expected, or news of what was accepted.
    Answer(ReferralRow),
    /// Something that was decided and is to be done until the day.
    Decision(DecisionDue),
}

/// The lines of a week, as [`super::week`] has them: what is overdue first, then day after day.
pub(crate) fn week_lines(ctx: &Read, day: &str, of: Option<Uuid>) -> Result<Vec<WeekLine>> {
    let week = read(ctx, day, of, Extent { listed: u32::MAX, beside: u32::MAX, lines: usize::MAX })?;
    let mut lines: Vec<WeekLine> = week.overdue.into_iter().map(WeekLine::Task).collect();
    lines.extend(week.expected.into_iter().map(WeekLine::Answer));
    lines.extend(week.decided.into_iter().map(WeekLine::Decision));
    for each in week.days {
        let WeekDay { day, tasks, repeats, group, answers, decisions, .. } = each;
        lines.extend(tasks.into_iter().map(WeekLine::Task));
        lines.extend(group.into_iter().map(WeekLine::Group));
        lines.extend(answers.into_iter().map(WeekLine::Answer));
        lines.extend(decisions.into_iter().map(WeekLine::Decision));
        lines.extend(repeats.into_iter().map(|case| WeekLine::Repeat { day: day.clone(), case }));
    }
    Ok(lines)
}
