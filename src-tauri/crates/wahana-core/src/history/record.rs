//! Who changed a record, when, from what to what. Rights and secrecy are the record's own: who may not read it is told
//! nothing of it here either.

use serde::Serialize;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::undo::{UndoState, is_again, state};
use crate::database::Read;
use crate::journal::{self, Op, Recorded};
use crate::record::{MainRecord, RecordKind};
use crate::vault::{Right, officer_name};
use crate::{
    FaultCode, Result, activity, assessment, assistance, business, case, choice, distribution, emergency,
    household, notice, partner, person, plan, referral,
};

/// One change of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[allow(clippy::struct_excessive_bools)] // each is told apart by the page
pub struct HistoryEntry {
    /// Number in the journal.
    pub seq: i64,
    /// The transaction: what was done in one press.
    pub act: Uuid,
    /// UTC, RFC 3339.
    pub at: String,
    /// Name of who did it.
    pub officer: String,
    /// What happened.
    pub op: String,
    /// Whether it is a note or visit of the case, or a visit to the family.
    pub follow_up: bool,
    /// Whether it is a goal or an action of the case's plan.
    pub plan: bool,
    /// What changed; empty where the content was erased.
    pub changes: Vec<HistoryChange>,
    /// Whether the content was erased.
    pub erased: bool,
    /// Whether it takes another change back.
    pub undoes: bool,
    /// Whether that change was itself an undo, so that something was done again.
    pub again: bool,
    /// Whether it can be taken back.
    pub undo: UndoState,
}

/// One column of a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct HistoryChange {
    /// Name of the column, or of the list that belongs to the record.
    pub column: String,
    /// What stood there.
    pub before: HistoryValue,
    /// What stands there since.
    pub after: HistoryValue,
}

/// What stands in a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum HistoryValue {
    /// Text, number or code; the name where it is somebody's id; empty for nothing.
    Text {
        /// As stored.
        text: String,
    },
    /// The lines of a list.
    Lines {
        /// Their columns.
        lines: Vec<Vec<HistoryPart>>,
    },
}

/// One column of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct HistoryPart {
    /// Name of the column.
    pub column: String,
    /// As stored.
    pub text: String,
}

/// The history of one record, the newest change first.
pub fn record_history(ctx: &Read, area: RecordKind, id: Uuid) -> Result<Vec<HistoryEntry>> {
    require(ctx, area, id)?;
    let mut entries = journal::of_record(ctx.connection(), id)?;
    let (mut follow_ups, mut planned) = (Vec::new(), Vec::new());
    if area == RecordKind::Case {
        follow_ups = case::follow_up_ids(ctx, id)?;
        planned = plan::ids_of_case(ctx, id)?;
        for &part in follow_ups.iter().chain(&planned) {
            entries.append(&mut journal::of_record(ctx.connection(), part)?);
        }
        for found in assessment::ids_of(ctx, id)? {
            entries.append(&mut journal::of_record(ctx.connection(), found)?);
        }
    }
    if area == RecordKind::Household {
        follow_ups = household::visit_ids(ctx, id)?;
        for &part in assessment::ids_of_household(ctx, id)?.iter().chain(&follow_ups) {
            entries.append(&mut journal::of_record(ctx.connection(), part)?);
        }
    }
    if area == RecordKind::Person
        && let Some(notice) = notice::id_of(ctx, id)?
    {
        entries.append(&mut journal::of_record(ctx.connection(), notice)?);
    }
    let tagged = match area {
        RecordKind::Person => choice::row_tagged(ctx, MainRecord::Person { id })?,
        RecordKind::Household => choice::row_tagged(ctx, MainRecord::Household { id })?,
        RecordKind::Case => choice::row_tagged(ctx, MainRecord::Case { id })?,
        _ => None,
    };
    if let Some(tagged) = tagged {
        entries.append(&mut journal::of_record(ctx.connection(), tagged)?);
    }
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.seq));
    let mut told = Vec::new();
    for entry in entries {
        let (before, changes) = (entry.changes.as_ref().map_or(0, Map::len), changes(ctx, &entry)?);
        // What told of a secret case alone is not told at all.
        if before > 0 && changes.is_empty() {
            continue;
        }
        told.push(HistoryEntry {
            seq: entry.seq,
            act: entry.act,
            at: entry.time.clone(),
            officer: officer_name(ctx, entry.officer)?.unwrap_or_default(),
            op: entry.op.map(Op::as_str).unwrap_or_default().to_owned(),
            follow_up: follow_ups.contains(&entry.record),
            plan: planned.contains(&entry.record),
            changes: if entry.op == Some(Op::Erase) { Vec::new() } else { changes },
            erased: entry.changes.is_none(),
            undoes: entry.undoes.is_some(),
            again: is_again(ctx, &entry)?,
            undo: state(ctx, entry.act)?,
        });
    }
    Ok(told)
}

/// As the record's own page.
fn require(ctx: &Read, area: RecordKind, id: Uuid) -> Result<()> {
    match area {
        RecordKind::Person => person::find(ctx, id).map(drop),
        RecordKind::Household => household::find(ctx, id).map(drop),
        RecordKind::Case => case::find(ctx, id).map(drop),
        RecordKind::Partner => partner::find(ctx, id).map(drop),
        RecordKind::Referral => referral::find(ctx, id).map(drop),
        RecordKind::Business => business::find(ctx, id).map(drop),
        RecordKind::Activity => activity::find(ctx, id).map(drop),
        RecordKind::Distribution => distribution::find(ctx, id).map(drop),
        RecordKind::Emergency => emergency::readable(ctx, id),
        RecordKind::Assistance => {
            let found = assistance::find(ctx, id)?;
            if found.row.masked { Err(FaultCode::NotAllowed.into()) } else { Ok(()) }
        }
    }
}

pub(super) fn changes(ctx: &Read, entry: &Recorded) -> Result<Vec<HistoryChange>> {
    let mut changes = Vec::new();
    for column in entry.changes.iter().flat_map(Map::keys) {
        let [before, after] = entry.of(column);
        if column == "case_id" && (hidden(ctx, before)? || hidden(ctx, after)?) {
            continue;
        }
        let (before, after) = (value(ctx, before)?, value(ctx, after)?);
        changes.push(HistoryChange { column: column.clone(), before, after });
    }
    Ok(changes)
}

/// Whether it is a case of which the officer may know neither name nor kind.
fn hidden(ctx: &Read, value: &Value) -> Result<bool> {
    let Some(id) = id_of(value) else { return Ok(false) };
    Ok(case::standing(ctx, id)?.is_some_and(|standing| standing.masks()))
}

pub(super) fn value(ctx: &Read, value: &Value) -> Result<HistoryValue> {
    let Value::Array(list) = value else { return Ok(HistoryValue::Text { text: text(ctx, value)? }) };
    let line = |line: &Value| {
        let columns = line.as_object().into_iter().flatten();
        let part = |(column, value): (&String, &Value)| {
            Ok(HistoryPart { column: column.clone(), text: text(ctx, value)? })
        };
        columns.map(part).collect::<Result<Vec<_>>>()
    };
    Ok(HistoryValue::Lines { lines: list.iter().map(line).collect::<Result<_>>()? })
}

fn text(ctx: &Read, value: &Value) -> Result<String> {
    Ok(match (id_of(value), value) {
        (Some(id), _) => name(ctx, id)?,
        (None, Value::String(text)) => text.clone(),
        (None, Value::Null) => String::new(),
        (None, other) => other.to_string(),
    })
}

fn id_of(value: &Value) -> Option<Uuid> {
    value.as_str().filter(|text| text.len() == 36).and_then(|text| text.parse().ok())
}

/// Whoever has this id, as far as the officer may know; empty otherwise.
fn name(ctx: &Read, id: Uuid) -> Result<String> {
    if let Some(name) = officer_name(ctx, id)? {
        return Ok(name);
    }
    if let Some(standing) = case::standing(ctx, id)? {
        return Ok(if standing.masks() { String::new() } else { standing.number });
    }
    if let Some(label) = partner::label(ctx, id)? {
        return Ok(label.name);
    }
    Ok(if ctx.may(Right::PersonName) { resident(ctx, id) } else { String::new() })
}

/// Name of a resident or of a family's head; empty where there is none.
pub(super) fn resident(ctx: &Read, id: Uuid) -> String {
    let person = person::row(ctx, id).map(|row| row.name);
    person.or_else(|_| household::label(ctx, id).map(|label| label.name)).unwrap_or_default()
}
