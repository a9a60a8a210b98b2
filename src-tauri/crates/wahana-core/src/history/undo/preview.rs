//! What taking back an act would do, told before it is done.

use serde::Serialize;
use uuid::Uuid;

use super::{Step, comes_back, steps, undo_with, values};
use crate::database::{Read, Write};
use crate::history::record::{HistoryChange, changes, value};
use crate::history::week::{Act, Opens, act_of, named, table_named};
use crate::vault::Vault;
use crate::{Error, Fault, FaultCode, Result, case, merging, plan};

/// What an undo would do, and what stands against it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct UndoPreview {
    /// What would be taken back.
    pub act: Act,
    /// The records that would change, in the order in which they would.
    pub records: Vec<UndoRecord>,
    /// Where one record was made of two: columns that were changed again since, and would stay as they are now. Which of these
    /// records come back nevertheless is for whoever takes the act back to say.
    pub stays: Vec<UndoRecord>,
    /// What hangs on a record that would go, and has to be taken back first.
    pub hung: Vec<Hung>,
    /// Why it cannot be done; none where it can.
    pub refused: Option<Fault>,
}

/// One record that would change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct UndoRecord {
    /// Which.
    pub record: Uuid,
    /// Its table.
    pub table: String,
    /// Its number or name; empty where there is none, or where it may not be told.
    pub label: String,
    /// What it becomes.
    pub becomes: Becomes,
    /// Of what stays: whether it can come back nevertheless.
    pub asks: bool,
    /// Its columns: what stands there, and what would come back.
    pub changes: Vec<HistoryChange>,
}

/// What a record becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Becomes {
    /// Hidden: it is found among what was deleted.
    Hidden,
    /// Seen again.
    Back,
    /// Changed.
    Changed,
}

/// A record that hangs on another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Hung {
    /// Its table.
    pub table: String,
    /// Its number or name.
    pub label: String,
    /// Its day, local; may be empty.
    pub on: String,
    /// The page that tells of it.
    pub record: Option<Opens>,
}

/// Tries it, and lets nothing of it happen; `back` as in [`undo_with`]. Refused as it is where the act cannot be taken back at
/// all, or not by this officer; what stands against it otherwise is in the answer.
pub fn undo_preview(vault: &Vault, act: Uuid, back: &[Uuid]) -> Result<UndoPreview> {
    let mut told = None;
    let stopped = vault.write(|ctx| {
        told = Some(tell(ctx, act, back)?);
        Err::<(), Error>(FaultCode::Cancelled.into())
    });
    match (told, stopped) {
        (Some(told), _) => Ok(told),
        (None, Err(error)) => Err(error),
        (None, Ok(())) => Err(Error::internal("a try was kept")),
    }
}

fn tell(ctx: &Write, act: Uuid, back: &[Uuid]) -> Result<UndoPreview> {
    let steps = steps(ctx, act)?;
    let entries: Vec<_> = steps.iter().map(|step| step.entry.clone()).collect();
    let told = act_of(ctx, &entries)?.ok_or(FaultCode::NotFound)?;
    let (mut records, mut stays) = (Vec::new(), Vec::new());
    for step in steps.iter().rev() {
        // That something secret went along is told to nobody who may not know of it.
        if !step.unread || merging::is_told(ctx, step.table, step.entry.record)? {
            let (told, kept) = record(ctx, step)?;
            records.extend(told);
            stays.extend(kept);
        }
    }
    let own: Vec<Uuid> = steps.iter().map(|step| step.entry.record).collect();
    let mut hung = Vec::new();
    for step in steps.iter().rev() {
        let Ok((values, _)) = values(ctx, step, false) else { continue };
        for (table, id, on) in step.hanging(ctx, &values)? {
            if !own.contains(&id) {
                let (label, record) = named(ctx, table_named(table), id)?;
                hung.push(Hung { table: table.to_owned(), label, on, record });
            }
        }
    }
    let refused = undo_with(ctx, act, back).err().and_then(|error| error.faults().into_iter().next());
    Ok(UndoPreview { act: told, records, stays, hung, refused })
}

/// Whether it is a case that the officer may hand on but not read.
fn is_masked(ctx: &Read, step: &Step) -> Result<bool> {
    let case = match step.table.area {
        "case" => Some(step.entry.record),
        "plan" => plan::case_with(ctx, step.entry.record)?,
        _ => None,
    };
    let standing = case.map(|case| case::standing(ctx, case)).transpose()?.flatten();
    Ok(standing.is_some_and(|standing| standing.masks()))
}

/// What becomes of a record, and what of it stays as it was changed since. Of a record of which everything stays nothing
/// becomes.
fn record(ctx: &Read, step: &Step) -> Result<(Option<UndoRecord>, Vec<UndoRecord>)> {
    let (label, _) = named(ctx, Some(step.table), step.entry.record)?;
    let creation = step.entry.op == Some(crate::journal::Op::Create);
    let [before, after] = step.entry.of("withdrawn");
    let empty = |value: &serde_json::Value| value.as_str().unwrap_or_default().is_empty();
    let becomes = match (creation, empty(before), empty(after)) {
        (true, ..) | (false, false, true) => Becomes::Hidden,
        (false, true, false) => Becomes::Back,
        _ => Becomes::Changed,
    };
    let turned =
        |change: HistoryChange| HistoryChange { before: change.after, after: change.before, ..change };
    let changes_of_act = if creation { Vec::new() } else { changes(ctx, &step.entry)? };
    let masked = is_masked(ctx, step)?;
    let told = |change: &HistoryChange| match change.column.as_str() {
        "withdrawn" => false,
        column => !masked || ["responsible", "officer"].contains(&column),
    };
    let later = values(ctx, step, false).map(|(_, later)| later).unwrap_or_default();
    let (mut changes, mut stays, mut fixed) = (Vec::new(), Vec::new(), Vec::new());
    for change in changes_of_act.into_iter().filter(told).map(turned) {
        let Some(now) = later.get(&change.column) else {
            changes.push(change);
            continue;
        };
        let asks = comes_back(ctx, step, &change.column, now)?;
        let change = HistoryChange { before: value(ctx, now)?, ..change };
        if asks { stays.push(change) } else { fixed.push(change) }
    }
    let all_stays = becomes == Becomes::Changed && changes.is_empty() && stays.len() + fixed.len() > 0;
    let of = |changes: Vec<HistoryChange>, asks| UndoRecord {
        record: step.entry.record,
        table: step.table.table.to_owned(),
        label: label.clone(),
        becomes,
        asks,
        changes,
    };
    let stays = [(stays, true), (fixed, false)].into_iter().filter(|(changes, _)| !changes.is_empty());
    let stays = stays.map(|(changes, asks)| of(changes, asks)).collect();
    Ok(((!all_stays).then(|| of(changes, false)), stays))
}
