//! Riwayat: whether the journal and the rows agree, who changed what, what a week brought, and taking it back.
//!
//! Composes the journal with the areas: each area says what is journalled and who may read it. It has no table.

mod record;
mod undo;
mod week;

pub use record::{HistoryChange, HistoryEntry, HistoryPart, HistoryValue, record_history};
pub use undo::{
    BackHere, Becomes, DELETED_DAYS, Deleted, HereAfterAll, Hung, UNDONE, UndoPreview, UndoRecord, UndoState,
    Undone, can_undo, here_after_all, recently_deleted, undo, undo_preview, undo_with,
};
pub use week::{Act, ActKind, Opens, WeekInReview, week_in_review};

use crate::journal::{self, Check, CheckWatch, Journalled};
use crate::vault::{Right, Vault};
use crate::{
    Result, activity, assessment, assistance, attachment, business, case, choice, distribution, emergency,
    flag, group, handover, household, merging, notice, partner, person, plan, referral, vault,
};

/// Every table whose rows are in the journal. A test compares it with the schema.
pub const JOURNALLED: &[&Journalled] = &[
    &vault::OFFICER,
    &group::GROUP,
    &person::PERSON,
    &notice::NOTICE,
    &household::HOUSEHOLD,
    &household::VISIT,
    &case::CASE,
    &case::FOLLOW_UP,
    &assessment::ASSESSMENT,
    &assessment::POVERTY_CHECK,
    &assessment::LISTING,
    &plan::GOAL,
    &plan::ACTION,
    &assistance::ASSISTANCE,
    &partner::PARTNER,
    &referral::REFERRAL,
    &flag::FLAG,
    &merging::NOT_SAME,
    &distribution::DISTRIBUTION,
    &distribution::RECIPIENT,
    &emergency::EMERGENCY,
    &emergency::HOUSEHOLD_LINE,
    &choice::CHOICE,
    &choice::TAGGED,
    &activity::ACTIVITY,
    &activity::ATTENDANCE,
    &activity::DECISION,
    &activity::ABOUT,
    &business::BUSINESS,
    &business::MEMBER,
    &business::SERVES,
    &business::PROGRESS,
    &attachment::ATTACHMENT,
    &handover::HANDOVER,
    &handover::OFFICE_CARD,
];

/// Walks the whole journal and compares every row with it, on a connection of its own. It runs for everybody who is
/// signed in; the head alone is told what was found, and it tells places and no content.
pub fn check_journal(vault: &Vault, watch: &mut CheckWatch) -> Result<Option<Check>> {
    vault.read_long(|ctx| {
        let beside = vault.beside(ctx)?;
        let check = journal::check(ctx.connection(), beside, JOURNALLED, watch)?;
        Ok(ctx.may(Right::Administer).then_some(check))
    })
}

#[cfg(test)]
mod tests;
