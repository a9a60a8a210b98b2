//! What the form of a business holds, and its rules: all faults at once, each at its row.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{CASES, store};
use crate::database::Read;
use crate::fault::Faults;
use crate::values::{line, note, parse_date};
use crate::{Fault, FaultCode, Result, person};

/// More than work together anywhere.
const ROWS_MAX: usize = 500;

/// A resident in a business as the form sends and gets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct BusinessMemberForm {
    /// Who.
    pub person: Uuid,
    /// What they do in it; may be empty.
    pub task: String,
}

/// A business as the form sends and gets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct BusinessForm {
    /// What it is called.
    pub name: String,
    /// What kind of work; may be empty.
    pub work: String,
    /// Local date since when; may be empty.
    pub since: String,
    /// Where; may be empty.
    pub place: String,
    /// Local date on which it stopped; empty while it goes on.
    pub stopped_on: String,
    /// Why it stopped; may be empty.
    pub stopped_why: String,
    /// May be empty.
    pub note: String,
    /// Who is in it.
    pub members: Vec<BusinessMemberForm>,
    /// Cases that it serves.
    pub cases: Vec<Uuid>,
}

/// The form after its rules: what is stored.
pub(super) struct Checked {
    pub(super) name: String,
    pub(super) work: String,
    pub(super) since: String,
    pub(super) place: String,
    pub(super) stopped_on: String,
    pub(super) stopped_why: String,
    pub(super) note: String,
    pub(super) members: Vec<BusinessMemberForm>,
    pub(super) cases: Vec<Uuid>,
}

impl BusinessForm {
    /// Applies the rules. Who stands on the list of `id` already was right once and still is.
    pub(super) fn checked(&self, ctx: &Read, id: Option<Uuid>) -> Result<Checked> {
        let Self { name, work, since, place, stopped_on, stopped_why, note: typed_note, .. } = self;
        let mut faults = Faults::default();
        let name = faults.take("name", line(name)).unwrap_or_default();
        if name.is_empty() {
            faults.add(Fault::at("name", FaultCode::Required));
        }
        let work = faults.take("work", line(work)).unwrap_or_default();
        let place = faults.take("place", line(place)).unwrap_or_default();
        let note = faults.take("note", note(typed_note)).unwrap_or_default();
        let since = day(ctx, "since", since, &mut faults);
        let stopped_on = day(ctx, "stopped_on", stopped_on, &mut faults);
        if !stopped_on.is_empty() && stopped_on < since {
            faults.add(Fault::at("stopped_on", FaultCode::DateBefore).with("date", &since));
        }
        let stopped_why = faults.take("stopped_why", line(stopped_why)).unwrap_or_default();
        let stopped_why = if stopped_on.is_empty() { String::new() } else { stopped_why };
        let members = self.checked_members(ctx, id, &mut faults)?;
        CASES.check(ctx, id, &self.cases, &mut faults)?;
        faults.check()?;
        let cases = self.cases.clone();
        Ok(Checked { name, work, since, place, stopped_on, stopped_why, note, members, cases })
    }

    fn checked_members(
        &self,
        ctx: &Read,
        id: Option<Uuid>,
        faults: &mut Faults,
    ) -> Result<Vec<BusinessMemberForm>> {
        if self.members.len() > ROWS_MAX {
            faults.add(Fault::at("members", FaultCode::TooManyRows).with("max", ROWS_MAX));
            return Ok(Vec::new());
        }
        let listed: HashSet<Uuid> = match id {
            Some(id) => store::members(ctx.connection(), id)?.into_iter().map(|row| row.person).collect(),
            None => HashSet::new(),
        };
        let (mut seen, mut rows) = (HashSet::new(), Vec::new());
        for (at, row) in self.members.iter().enumerate() {
            let field = format!("members.{at}");
            let task = faults.take(&field, line(&row.task)).unwrap_or_default();
            if !listed.contains(&row.person) && !person::is_listed(ctx, row.person)? {
                faults.add(Fault::at(&field, FaultCode::NotFound));
            } else if !seen.insert(row.person) {
                let name = person::row(ctx, row.person)?.name;
                faults.add(Fault::at(&field, FaultCode::AttendeeTwice).with("name", name));
            }
            rows.push(BusinessMemberForm { person: row.person, task });
        }
        Ok(rows)
    }
}

/// A day that is not to come, or empty.
fn day(ctx: &Read, field: &str, typed: &str, faults: &mut Faults) -> String {
    if typed.trim().is_empty() {
        return String::new();
    }
    let day = faults.take(field, parse_date(typed));
    if day.is_some_and(|day| day > ctx.today()) {
        faults.add(Fault::at(field, FaultCode::DateInFuture));
    }
    day.map(|day| day.to_string()).unwrap_or_default()
}
