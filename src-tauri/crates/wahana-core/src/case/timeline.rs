//! The one time line of a case: what happened, newest first. Other areas (assistance, referral) bring their own
//! entries to the page; they meet by day and time of writing.

use rusqlite::Connection;
use serde::Serialize;
use uuid::Uuid;

use super::follow_up::FollowUpKind;
use super::stage::{Stage, StageStep};
use super::store;
use crate::Result;
use crate::database::Read;
use crate::vault::Right;

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct TimelineEntry {
    /// The day it happened, local.
    pub on: String,
    /// When it was written, UTC, RFC 3339: the order within one day.
    pub at: String,
    /// Who did it.
    pub officer: Uuid,
    /// What it was.
    pub what: Happening,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Happening {
    /// The report came in.
    Opened,
    /// A note or a visit.
    FollowUp {
        /// The follow-up.
        id: Uuid,
        /// Revision, to be handed back at a correction.
        rev: i64,
        /// Note or visit.
        follow_up: FollowUpKind,
        /// What was seen, said or done.
        text: String,
        /// What a visit met; may be empty.
        outcome: String,
        /// Who typed it in, where that is not who was there.
        author: Option<Uuid>,
        /// Whether it was corrected after it was written.
        corrected: bool,
        /// Whether the officer may correct it.
        may_correct: bool,
        /// Whether the officer may take it back.
        may_withdraw: bool,
    },
    /// The case came to another stage.
    Moved {
        /// Where from.
        from: Stage,
        /// Where to.
        to: Stage,
        /// Stages that were passed over.
        skipped: Vec<Stage>,
        /// `emergency`, or the code of why it was closed.
        code: String,
        /// In the officer's words.
        reason: String,
    },
}

/// A follow-up as it is stored.
pub(super) struct StoredFollowUp {
    pub(super) id: Uuid,
    pub(super) rev: i64,
    pub(super) kind: FollowUpKind,
    pub(super) happened: String,
    pub(super) text: String,
    pub(super) officer: Uuid,
    pub(super) author: Uuid,
    pub(super) written_at: String,
    pub(super) outcome: String,
}

/// All entries for somebody who may read the case; whether they may write decides what can be corrected.
pub(super) fn of_case(
    ctx: &Read,
    connection: &Connection,
    case: Uuid,
    may_change: bool,
) -> Result<Vec<TimelineEntry>> {
    let mut entries = moves(&store::stages(connection, case)?);
    for one in store::follow_ups(connection, case)? {
        let me = ctx.officer().id;
        let own = one.officer == me || one.author == me;
        entries.push(TimelineEntry {
            on: one.happened,
            at: one.written_at,
            officer: one.officer,
            what: Happening::FollowUp {
                id: one.id,
                rev: one.rev,
                follow_up: one.kind,
                text: one.text,
                outcome: one.outcome,
                author: (one.author != one.officer).then_some(one.author),
                corrected: one.rev > 1,
                may_correct: may_change && own,
                may_withdraw: may_change && (own || ctx.may(Right::CaseWriteAll)),
            },
        });
    }
    // A stable sort, oldest first, then turned: entries of one transaction keep their order.
    entries.sort_by(|a, b| (&a.on, &a.at).cmp(&(&b.on, &b.at)));
    entries.reverse();
    Ok(entries)
}

fn moves(steps: &[StageStep]) -> Vec<TimelineEntry> {
    let mut entries = Vec::new();
    let mut skipped = Vec::new();
    let mut from = None;
    for step in steps {
        if step.skipped {
            skipped.push(step.stage);
            continue;
        }
        let what = match from {
            None => Happening::Opened,
            Some(from) => Happening::Moved {
                from,
                to: step.stage,
                skipped: std::mem::take(&mut skipped),
                code: step.code.clone(),
                reason: step.reason.clone(),
            },
        };
        entries.push(TimelineEntry {
            on: step.since.clone(),
            at: step.at.clone(),
            officer: step.officer,
            what,
        });
        from = Some(step.stage);
    }
    entries
}
