//! The events of a family as the journal keeps them: an entry that changes no row, in the act that changed the rows. Who
//! takes the act back takes the event back.

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use super::EventKind;
use crate::Result;
use crate::database::{Read, Write};
use crate::journal::{self, Op, Recorded};
use crate::vault::Right;

/// Something that happened to a family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct FamilyEvent {
    /// What.
    pub kind: EventKind,
    /// Local date on which it happened.
    pub date: String,
    /// To whom: who died, moved, became head or went to the other family. Some may be erased since.
    pub persons: Vec<Uuid>,
}

/// What stands in the entry. Ids, never names: whoever is erased is not named by it.
const EVENT: &str = "family_event";
const HAPPENED: &str = "happened";
const WHO: &str = "who";

/// The events of a family, the latest first; none that was taken back.
pub fn events(ctx: &Read, household: Uuid) -> Result<Vec<FamilyEvent>> {
    ctx.require(Right::PersonRead)?;
    let mut found = Vec::new();
    for entry in journal::of_record(ctx.connection(), household)? {
        let event = (entry.op == Some(Op::Event)).then(|| told(&entry)).flatten();
        if let Some(event) = event
            && !journal::is_undone(ctx.connection(), entry.act)?
        {
            found.push(event);
        }
    }
    found.sort_by(|one, other| other.date.cmp(&one.date));
    Ok(found)
}

/// Writes one down, in the act that changes the rows.
pub(super) fn keep(
    ctx: &Write,
    household: Uuid,
    kind: EventKind,
    date: NaiveDate,
    persons: &[Uuid],
) -> Result<()> {
    let who: Vec<String> = persons.iter().map(Uuid::to_string).collect();
    let values = [(EVENT, kind.as_str().to_owned()), (HAPPENED, date.to_string()), (WHO, who.join(" "))];
    ctx.record("household", household, Op::Event, &values)
}

fn told(entry: &Recorded) -> Option<FamilyEvent> {
    let text = |name: &str| entry.of(name)[1].as_str();
    Some(FamilyEvent {
        kind: EventKind::parse(text(EVENT)?)?,
        date: text(HAPPENED)?.to_owned(),
        persons: text(WHO)?.split(' ').filter_map(|id| id.parse().ok()).collect(),
    })
}
