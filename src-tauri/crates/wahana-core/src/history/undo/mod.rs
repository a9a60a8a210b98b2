//! Undo: an act is taken back by a new act with the inverse, read from the journal. One mechanism for all areas.
//!
//! It needs the right of the original, stops where a touched column has changed since or something hangs on what would
//! go, and never frees a number: what was written down is hidden, not removed. To take back an undo is to do it again.

mod deleted;
mod life;
mod preview;
pub(super) mod rules;

pub use deleted::{DELETED_DAYS, Deleted, recently_deleted};
pub use life::{BackHere, HereAfterAll, here_after_all};
pub use preview::{Becomes, Hung, UndoPreview, UndoRecord, undo_preview};

use serde::Serialize;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::week::{is_masked, table_of};
use crate::database::{Read, Write};
use crate::journal::{self, Journalled, Op, Recorded, same};
use crate::vault::{Right, officer_name};
use crate::{Error, Fault, FaultCode, Result, family, group, merging, person};
use rules::{Rule, TOGETHER, Ways, never, rule};

/// The reason of a record that is hidden because its writing down was taken back. The page has the word for it.
pub const UNDONE: &str = "undo";

/// What became of an act that was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Undone {
    /// The new act: to take it back is to do the first one again.
    pub act: Uuid,
    /// Whether what was taken back was itself an undo.
    pub again: bool,
    /// Records that are hidden now.
    pub hidden: Vec<Uuid>,
    /// Whether the group itself changed, whose name stands on the door.
    pub group: bool,
}

/// Whether an act can still be taken back, as far as it is known without trying.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum UndoState {
    /// By this officer.
    Open,
    /// It was.
    Undone,
    /// Not, or not by this officer.
    Closed,
}

/// One entry to be taken back.
struct Step {
    entry: Recorded,
    table: &'static Journalled,
    ways: Ways,
    /// Whether its act made one record of two: what was changed since stays as it is then.
    merging: bool,
    /// Whether its act moved what hangs on somebody unread: what may not be known of is not told then.
    unread: bool,
}

/// Takes an act back. Refuses with what stands against it; then nothing happened.
pub fn undo(ctx: &Write, act: Uuid) -> Result<Undone> {
    undo_with(ctx, act, &[])
}

/// Takes an act back. Where it made one record of two, what was changed since stays as it is now, but for these records
/// ([`UndoPreview::stays`]): they get back what they had, whatever was written there since. A list stays in any case.
pub fn undo_with(ctx: &Write, act: Uuid, back: &[Uuid]) -> Result<Undone> {
    let steps = steps(ctx, act)?;
    let again = steps.iter().any(|step| step.entry.undoes.is_some());
    ctx.undoing(act);
    let mut hidden = Vec::new();
    for step in steps.iter().rev() {
        let (values, _) = values(ctx, step, back.contains(&step.entry.record))?;
        let count = step.hanging(ctx, &values)?.len();
        if count > 0 {
            return Err(Fault::new(FaultCode::UndoDepends).with("count", count).into());
        }
        let id = step.entry.record;
        (step.ways.check)(ctx, id, &values)?;
        ctx.change(step.table, id, None, |connection| {
            step.table.write_back(connection, id, &values)?;
            (step.ways.settle)(ctx, id)
        })?;
        if hides(&values) {
            hidden.push(id);
        }
    }
    for step in steps.iter().filter(|step| merging::is_gone(&step.entry)) {
        merging::settle(ctx, &step.entry)?;
    }
    family::settle_union(ctx, &steps.iter().map(|step| &step.entry).collect::<Vec<_>>())?;
    let group = steps.iter().any(|step| step.table.table == group::GROUP.table);
    Ok(Undone { act: ctx.act(), again, hidden, group })
}

/// Whether an act can still be taken back by this officer; whether it would succeed only trying can tell.
pub(super) fn state(ctx: &Read, act: Uuid) -> Result<UndoState> {
    match steps(ctx, act) {
        Ok(_) => Ok(UndoState::Open),
        Err(error) => match error.code() {
            FaultCode::UndoDone => Ok(UndoState::Undone),
            FaultCode::UndoNever | FaultCode::UndoErased | FaultCode::NotAllowed | FaultCode::NotFound => {
                Ok(UndoState::Closed)
            }
            _ => Err(error),
        },
    }
}

/// Whether this officer can take the act back, before it is offered.
pub fn can_undo(ctx: &Read, act: Uuid) -> Result<bool> {
    Ok(state(ctx, act)? == UndoState::Open)
}

/// The entries of an act that changed records, in their order. Refuses what is never taken back, and whom the original
/// would have refused.
fn steps(ctx: &Read, act: Uuid) -> Result<Vec<Step>> {
    let entries = journal::of_act(ctx.connection(), act)?;
    let last = entries.last().ok_or(FaultCode::NotFound)?.op.map_or("", Op::as_str);
    let merging = merging::is_merging(&entries);
    let union = family::is_union(&entries);
    let mut steps = Vec::new();
    for entry in entries {
        // What one must not know of neither stands in the way nor goes along.
        if is_masked(ctx, &entry)? {
            continue;
        }
        match entry.op {
            Some(Op::Create | Op::Change) => steps.push(step(ctx, entry, merging, union)?),
            // That it was looked at, or that a paper came of it, stays true; the rest goes by its table's rule.
            Some(Op::View | Op::Export | Op::Event) => {}
            op => return Err(never(op.map_or("", Op::as_str))),
        }
    }
    if steps.is_empty() {
        return Err(never(last));
    }
    for step in &steps {
        // Whoever merges moves unread what hangs on somebody, and moves it back the same way.
        let (along, moved) = (merging::goes_along(step.table), merging::only_moved(&step.entry));
        if merging && (along || moved) {
            merging::require(ctx)?;
        } else if union && (along || (moved && !merging::is_seen(ctx, step.table, step.entry.record)?)) {
            // So does whoever unites two families: for the families and what is seen of them, their own entries ask.
            ctx.require(Right::PersonWrite)?;
        } else {
            (step.ways.may)(ctx, &step.entry)?;
        }
    }
    if journal::is_undone(ctx.connection(), act)? {
        return Err(FaultCode::UndoDone.into());
    }
    Ok(steps)
}

fn step(ctx: &Read, entry: Recorded, merging: bool, union: bool) -> Result<Step> {
    let table = table_of(ctx, &entry)?.ok_or_else(|| never(&entry.area))?;
    let Some(Rule::By(ways)) = rule(table.table) else { return Err(never(table.table)) };
    if entry.changes.is_none() {
        return Err(FaultCode::UndoErased.into());
    }
    if entry.op == Some(Op::Create) && ways.hides.is_none() {
        return Err(never(table.table));
    }
    Ok(Step { entry, table, ways, merging, unread: merging || union })
}

/// Whether an entry takes back an undo: what it was about is done again.
pub(super) fn is_again(ctx: &Read, entry: &Recorded) -> Result<bool> {
    let (mut turns, mut at) = (0, entry.undoes);
    while let Some(act) = at {
        turns += 1;
        at = journal::of_act(ctx.connection(), act)?.first().and_then(|first| first.undoes);
    }
    Ok(turns > 0 && turns % 2 == 0)
}

impl Step {
    /// What hangs on the record, where its writing down is taken back, or where it is merged again. Whoever hides a record
    /// by hand decides that themselves.
    fn hanging(&self, ctx: &Read, values: &Map<String, Value>) -> Result<Vec<rules::Hanging>> {
        let again = |reason: &Value| self.merging && reason == person::merged::MERGED;
        let goes = values.get("withdrawn").is_some_and(|reason| reason == UNDONE || again(reason));
        if goes { (self.ways.hanging)(ctx, self.entry.record) } else { Ok(Vec::new()) }
    }
}

fn hides(values: &Map<String, Value>) -> bool {
    values.get("withdrawn").and_then(Value::as_str).is_some_and(|reason| !reason.is_empty())
}

/// The values that columns and lists of the record get. Refuses where one of them is not what the entry left; where one
/// record was made of two, such a column stays as it is now unless it is to come `back`, and is told with what stands there.
fn values(ctx: &Read, step: &Step, back: bool) -> Result<(Map<String, Value>, Map<String, Value>)> {
    let now = step.table.image(ctx.connection(), step.entry.record)?;
    let (mut values, mut later) = (Map::new(), Map::new());
    if step.entry.op == Some(Op::Create) {
        for (name, value) in &now {
            if !same(value, step.entry.of(name)[1]) {
                return Err(changed(ctx, step, name)?);
            }
        }
        values.insert("withdrawn".to_owned(), json!(UNDONE));
        for list in step.ways.hides.into_iter().flatten() {
            values.insert((*list).to_owned(), json!([]));
        }
        return Ok((values, later));
    }
    for name in step.entry.changes.iter().flat_map(Map::keys) {
        let [before, after] = step.entry.of(name);
        let value = now.get(name).unwrap_or(&Value::Null);
        let former = if step.ways.lines == name { lines(step.table, before, after, value) } else { None };
        let former = former.or_else(|| same(value, after).then(|| before.clone()));
        match former {
            Some(former) => drop(values.insert(name.clone(), former)),
            None if step.merging && !merging::is_the_act(name) => {
                if back && comes_back(ctx, step, name, value)? {
                    values.insert(name.clone(), before.clone());
                } else {
                    later.insert(name.clone(), value.clone());
                }
            }
            None => return Err(changed(ctx, step, name)?),
        }
    }
    Ok((values, later))
}

/// Whether a column in which something else (`now`) stands since can get its former value nevertheless: a list cannot, nor one
/// of which the other half was written since.
fn comes_back(ctx: &Read, step: &Step, column: &str, now: &Value) -> Result<bool> {
    let halves = TOGETHER.iter().find(|columns| columns.contains(&column));
    let others = halves.into_iter().copied().flatten();
    let mut others = others.filter(|other| **other != column && !step.entry.names(other)).peekable();
    if now.is_array() || others.peek().is_none() {
        return Ok(!now.is_array());
    }
    let entries = journal::of_record(ctx.connection(), step.entry.record)?;
    let since = || entries.iter().filter(|entry| entry.seq > step.entry.seq);
    Ok(!others.any(|other| since().any(|entry| entry.names(other))))
}

/// A list of which each line stands for itself: lines that came go, lines that went come back, all others stay as they
/// are now. None where one of these was touched since.
fn lines(table: &Journalled, before: &Value, after: &Value, now: &Value) -> Option<Value> {
    let key = table.children.first()?.order;
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let (before, after, mut now) = (list(before), list(after), list(now));
    for came in after.iter().filter(|line| !before.contains(line)) {
        let at = now.iter().position(|line| line == came)?;
        now.remove(at);
    }
    let went: Vec<&Value> = before.iter().filter(|line| !after.contains(line)).collect();
    let taken = |line: &Value| now.iter().any(|other| other.get(key) == line.get(key));
    if went.iter().any(|line| taken(line)) {
        return None;
    }
    now.extend(went.into_iter().cloned());
    Some(Value::Array(now))
}

/// Who changed the column since, and when.
fn changed(ctx: &Read, step: &Step, column: &str) -> Result<Error> {
    let later = journal::of_record(ctx.connection(), step.entry.record)?;
    let later = later.into_iter().rev().find(|entry| entry.seq > step.entry.seq && entry.names(column));
    let fault = Fault::new(FaultCode::UndoChanged).with("table", step.table.table).with("column", column);
    let Some(later) = later else { return Ok(fault.into()) };
    let officer = officer_name(ctx, later.officer)?.unwrap_or_default();
    Ok(fault.with("officer", officer).with("at", later.time).into())
}
