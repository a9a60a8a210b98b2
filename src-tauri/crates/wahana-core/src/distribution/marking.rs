//! What the paper says, typed in one row after another: who came, how they signed, who fetched it for them, who did
//! not come, and who fetched it later.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::closing::{family_twice, give};
use super::store::{self, Line, Stored};
use super::{Came, RECIPIENT, RecipientRow, live_gift, present, shown, turns};
use crate::database::Write;
use crate::fault::Faults;
use crate::values::{line, parse_date};
use crate::vault::Right;
use crate::{Fault, FaultCode, Result, assistance, draft};

/// What is marked at one row, as the page sends it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct MarkForm {
    /// What the paper says.
    pub came: Came,
    /// Day on which it was received; empty for the planned day, or for today where that is still to come.
    pub on: String,
    /// Who fetched it, where it was somebody else.
    pub proxy_name: String,
    /// What they are to the recipient; may be empty.
    pub proxy_relation: String,
    /// May be empty.
    pub note: String,
}

/// The same after its rules: what is stored.
#[derive(Clone)]
pub(super) struct Marked {
    pub(super) came: Came,
    pub(super) received_on: String,
    pub(super) proxy_name: String,
    pub(super) proxy_relation: String,
    pub(super) note: String,
}

impl MarkForm {
    fn checked(&self, today: NaiveDate, stored: &Stored) -> Result<Marked> {
        let Self { came, on, proxy_name, proxy_relation, note } = self;
        let mut faults = Faults::default();
        let received_on = if !came.received() {
            String::new()
        } else if on.trim().is_empty() {
            planned_or(today, &stored.form.day)
        } else {
            let day = faults.take("on", parse_date(on));
            if day.is_some_and(|day| day > today) {
                faults.add(Fault::at("on", FaultCode::DateInFuture));
            }
            day.map(|day| day.to_string()).unwrap_or_default()
        };
        let by_proxy = *came == Came::Proxy;
        let mut words = |field: &str, text: &str| faults.take(field, line(text)).unwrap_or_default();
        let (proxy_name, proxy_relation, note) =
            (words("proxy_name", proxy_name), words("proxy_relation", proxy_relation), words("note", note));
        if by_proxy && proxy_name.is_empty() {
            faults.add(Fault::at("proxy_name", FaultCode::Required));
        }
        if *came == Came::Waiting && !stored.closed_on.is_empty() {
            faults.add(Fault::at("came", FaultCode::UnknownChoice));
        }
        faults.check()?;
        let of_proxy = |text: String| if by_proxy { text } else { String::new() };
        Ok(Marked {
            came: *came,
            received_on,
            proxy_name: of_proxy(proxy_name),
            proxy_relation: of_proxy(proxy_relation),
            note,
        })
    }
}

/// The planned day, or today where that is still to come.
fn planned_or(today: NaiveDate, day: &str) -> String {
    day.parse::<NaiveDate>().unwrap_or(today).min(today).to_string()
}

/// Marks one row; `rev` is the one that was read. Where it is closed already, who receives something gets its record
/// at once, and who turns out not to have come loses it, which needs a word of why.
pub fn mark(ctx: &Write, id: Uuid, rev: i64, form: &MarkForm) -> Result<RecipientRow> {
    ctx.require(Right::AssistanceWriteAll)?;
    let line = listed(ctx, id)?;
    let stored = present(ctx, line.list)?;
    let marked = form.checked(ctx.today(), &stored)?;
    if line.rev != rev {
        return Err(FaultCode::Changed.into());
    }
    if let Some(gift) = live_gift(ctx, &line)? {
        if !marked.came.received() {
            let reason = crate::values::reason(&marked.note, true).map_err(|error| error.at_field("note"))?;
            assistance::withdraw(ctx, gift, &reason)?;
        } else if marked.received_on != line.received_on {
            let known = assistance::find(ctx, gift)?;
            let before = known.form.ok_or(FaultCode::NotAllowed)?;
            let moved = assistance::AssistanceForm { date: marked.received_on.clone(), ..before };
            assistance::change(ctx, gift, known.rev, &moved).map_err(|error| error.at_field("on"))?;
        }
    }
    set(ctx, &stored, &line, &marked)?;
    draft::discard(ctx, "distribution_mark", &id.to_string())?;
    let stored = present(ctx, line.list)?;
    shown(ctx, &stored.form, &listed(ctx, id)?)
}

/// Marks everybody of whom nothing is marked yet: all of them signed, or none of them came. How many they were.
pub fn mark_rest(ctx: &Write, id: Uuid, present_too: bool) -> Result<i64> {
    ctx.require(Right::AssistanceWriteAll)?;
    let stored = super::open(ctx, id)?;
    let came = if present_too { Came::Signed } else { Came::Absent };
    let form = MarkForm {
        came,
        on: String::new(),
        proxy_name: String::new(),
        proxy_relation: String::new(),
        note: String::new(),
    };
    let marked = form.checked(ctx.today(), &stored)?;
    let lines = store::recipients(ctx.connection(), id, false)?;
    let mut number = 0;
    for line in lines.iter().filter(|line| line.came == Came::Waiting) {
        let marked = Marked { note: line.note.clone(), ..marked.clone() };
        set(ctx, &stored, line, &marked)?;
        draft::discard(ctx, "distribution_mark", &line.id.to_string())?;
        number += 1;
    }
    Ok(number)
}

/// Writes the mark and, where it is closed, the record that comes of it, in one entry.
fn set(ctx: &Write, stored: &Stored, line: &Line, marked: &Marked) -> Result<()> {
    let kept = live_gift(ctx, line)?;
    let gives = !stored.closed_on.is_empty() && marked.came.received() && kept.is_none();
    let gift = if gives {
        let (received_on, note) = (marked.received_on.clone(), marked.note.clone());
        let now = Line { came: marked.came, received_on, note, ..line.clone() };
        check_turn(ctx, stored, &now)?;
        Some(give(ctx, stored, &now).map_err(|error| error.at_field("on"))?)
    } else {
        kept
    };
    ctx.change(&RECIPIENT, line.id, None, |connection| {
        store::set_mark(connection, line.id, marked)?;
        if gift == line.gift { Ok(()) } else { store::set_gift(connection, line.id, gift) }
    })
}

/// Refuses a later pick-up without a word where the family has its share by another row.
fn check_turn(ctx: &Write, stored: &Stored, now: &Line) -> Result<()> {
    let mut lines = store::recipients(ctx.connection(), now.list, false)?;
    let Some(at) = lines.iter().position(|line| line.id == now.id) else { return Ok(()) };
    lines[at] = now.clone();
    let twice = turns::received_twice(ctx, stored.form.per, &lines)?;
    match twice.into_iter().find(|&(place, _)| place == at) {
        Some((_, first)) => Err(family_twice(ctx, "note", now, first)?.into()),
        None => Ok(()),
    }
}

/// A row that stands on its list.
fn listed(ctx: &Write, id: Uuid) -> Result<Line> {
    let line = store::recipient(ctx.connection(), id)?.filter(|line| line.on_list);
    line.ok_or_else(|| FaultCode::NotFound.into())
}
