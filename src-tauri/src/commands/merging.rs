//! What may have been written down twice, and making one record of two.

use tauri::State;
use uuid::Uuid;
use wahana_core::merging::{
    self, FamilyMerge, FamilyMergePreview, MaybeSame, MergeKind, MergedRecords, PersonMerge,
    PersonMergePreview,
};
use wahana_platform::give_way;

use crate::error::Answer;
use crate::session::Session;

/// Pairs that look alike, the strongest first, as they were found last.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn merge_candidates(
    session: State<Session>,
    kind: MergeKind,
    offset: u32,
    limit: u32,
) -> Answer<Vec<MaybeSame>> {
    Ok(session.read(|ctx| merging::candidates(ctx, kind, offset, limit))?)
}

/// How many there are.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn count_merge_candidates(session: State<Session>, kind: MergeKind) -> Answer<i64> {
    Ok(session.read_beside(|ctx| merging::count_candidates(ctx, kind))?)
}

/// Looks for them again where something was written since; says whether others are listed now. Ends by itself when the
/// window locks or another look begins.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn look_for_candidates(session: State<Session>) -> Answer<bool> {
    let vault = session.vault()?;
    let wanted = session.begin_pairing();
    Ok(give_way(|| merging::look_again(&vault, &wanted))?)
}

/// Remembers that two records are not the same.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn judge_not_same(session: State<Session>, kind: MergeKind, one: Uuid, other: Uuid) -> Answer<()> {
    Ok(session.write(|ctx| merging::judge_not_same(ctx, kind, one, other))?)
}

/// Which records are this one, and which one it is.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn merged_records(session: State<Session>, kind: MergeKind, id: Uuid) -> Answer<MergedRecords> {
    Ok(session.read(|ctx| merging::merged_records(ctx, kind, id))?)
}

/// Two residents beside each other, and what would come of making them one.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn preview_person_merge(
    session: State<Session>,
    keep: Uuid,
    gone: Uuid,
) -> Answer<PersonMergePreview> {
    Ok(session.read(|ctx| merging::preview_persons(ctx, keep, gone))?)
}

/// Makes one of two residents.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn merge_persons(session: State<Session>, form: PersonMerge) -> Answer<()> {
    Ok(session.write(|ctx| merging::merge_persons(ctx, &form))?)
}

/// Two families beside each other, and what would come of making them one.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn preview_family_merge(
    session: State<Session>,
    keep: Uuid,
    gone: Uuid,
) -> Answer<FamilyMergePreview> {
    Ok(session.read(|ctx| merging::preview_families(ctx, keep, gone))?)
}

/// Makes one of two families, and of each two who are of both.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn merge_families(session: State<Session>, form: FamilyMerge) -> Answer<()> {
    Ok(session.write(|ctx| merging::merge_families(ctx, &form))?)
}
