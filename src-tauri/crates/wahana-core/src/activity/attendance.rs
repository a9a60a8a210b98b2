//! Who is expected at an activity, and who came.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{ACTIVITY, ATTENDANCE, ActivityKind, ActivityRow, READ, WRITE, store};
use crate::database::{Read, Write};
use crate::person::Life;
use crate::values::line;
use crate::vault::{is_active, list_officers, officer_name};
use crate::{Fault, FaultCode, Result, person};

/// Somebody at an activity.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Attendee {
    /// A resident of the register.
    Person {
        /// Who.
        id: Uuid,
    },
    /// An officer of the group.
    Officer {
        /// Who.
        id: Uuid,
    },
    /// Somebody else.
    Guest {
        /// What they are called.
        name: String,
        /// Where they are from; may be empty.
        origin: String,
    },
}

impl Attendee {
    pub(super) fn checked(&self) -> std::result::Result<Self, Fault> {
        let Self::Guest { name, origin } = self else { return Ok(self.clone()) };
        let (name, origin) = (line(name)?, line(origin)?);
        if name.is_empty() {
            return Err(Fault::new(FaultCode::Required));
        }
        Ok(Self::Guest { name, origin })
    }
}

/// Whether somebody came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// Nothing is marked yet.
    Waiting,
    /// They came.
    Here,
    /// They said that they cannot come.
    Excused,
    /// They did not come.
    Absent,
}

/// One row as the form sends and gets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct AttendanceForm {
    /// Who.
    pub who: Attendee,
    /// Whether they came.
    pub presence: Presence,
}

/// One row as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct AttendanceRow {
    /// Who.
    pub who: Attendee,
    /// What they are called.
    pub name: String,
    /// Of a resident: three digits or empty.
    pub rt: String,
    /// Of a resident: whether they died or moved away since.
    pub life: Life,
    /// Whether they came.
    pub presence: Presence,
}

impl AttendanceRow {
    pub(super) fn form(&self) -> AttendanceForm {
        AttendanceForm { who: self.who.clone(), presence: self.presence }
    }
}

/// Something that a resident came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Attended {
    /// What.
    pub row: ActivityRow,
    /// Whether they came.
    pub presence: Presence,
}

/// Whom a new activity of the kind begins with: who stood on the list of the last one and is still here, or the officers.
pub fn expected(ctx: &Read, kind: ActivityKind) -> Result<Vec<AttendanceRow>> {
    ctx.require(WRITE)?;
    let last = store::last_of(ctx.connection(), kind, &ctx.today().to_string())?;
    let mut rows = Vec::new();
    if let Some(last) = last {
        for row in store::attendance(ctx.connection(), last)? {
            // A guest comes once.
            if !matches!(row.who, Attendee::Guest { .. }) && can_come(ctx, &row.who)? {
                rows.push(shown(ctx, row.who, Presence::Waiting)?);
            }
        }
    }
    rows.retain(|row| row.life == Life::Here);
    if rows.is_empty() {
        for officer in list_officers(ctx)?.into_iter().filter(|officer| officer.active) {
            rows.push(shown(ctx, Attendee::Officer { id: officer.id }, Presence::Waiting)?);
        }
    }
    Ok(rows)
}

/// The list of one, in its order.
pub(super) fn of_activity(ctx: &Read, id: Uuid) -> Result<Vec<AttendanceRow>> {
    let stored = store::attendance(ctx.connection(), id)?.into_iter();
    stored.map(|row| shown(ctx, row.who, row.presence)).collect()
}

/// The activities on whose list a resident stands, the latest first.
pub(crate) fn of_person(ctx: &Read, id: Uuid) -> Result<Vec<Attended>> {
    ctx.require(READ)?;
    let mut attended = Vec::new();
    for (activity, presence) in store::attended(ctx.connection(), id)? {
        attended.push(Attended { row: super::list::row(ctx, activity)?, presence });
    }
    Ok(attended)
}

/// The activities that a resident came to, the latest first.
pub(crate) fn came_to(ctx: &Read, id: Uuid) -> Result<Vec<ActivityRow>> {
    let attended = of_person(ctx, id)?.into_iter();
    Ok(attended.filter(|one| one.presence == Presence::Here).map(|one| one.row).collect())
}

/// Numbers of the activities on whose list a resident stands.
pub(crate) fn numbers_of_person(ctx: &Read, id: Uuid) -> Result<Vec<String>> {
    let rows = of_person(ctx, id)?.into_iter();
    Ok(rows.map(|attended| attended.row.number).collect())
}

/// Gives the places of one resident on all lists to another one, who is on each list once: where both are, the second row
/// goes, and whoever of the two came, came.
pub(crate) fn follow_person(ctx: &Write, from: Uuid, to: Uuid) -> Result<()> {
    for row in store::attendance_of(ctx.connection(), from)? {
        let there = store::attendance(ctx.connection(), row.activity)?
            .into_iter()
            .find(|other| row.on_list && other.who == Attendee::Person { id: to });
        let Some(other) = there else {
            ctx.change(&ATTENDANCE, row.id, None, |connection| store::set_person(connection, row.id, to))?;
            continue;
        };
        if row.presence == Presence::Here && other.presence != Presence::Here {
            ctx.change(&ATTENDANCE, other.id, None, |connection| {
                store::set_presence(connection, other.id, Presence::Here)
            })?;
        }
        ctx.change(&ATTENDANCE, row.id, None, |connection| store::take_off(connection, &ATTENDANCE, row.id))?;
        ctx.change(&ACTIVITY, row.activity, None, |connection| {
            store::note_list_change(connection, row.activity)
        })?;
    }
    Ok(())
}

/// On how many lists the other one would follow this one: those on which both are count for nothing.
pub(crate) fn to_follow(ctx: &Read, from: Uuid, to: Option<Uuid>) -> Result<usize> {
    let lists = |person| store::attended(ctx.connection(), person);
    let there = to.map(lists).transpose()?.unwrap_or_default();
    let own = lists(from)?;
    Ok(own.iter().filter(|(list, _)| !there.iter().any(|(other, _)| other == list)).count())
}

/// Whether somebody can stand on a list anew.
pub(super) fn can_come(ctx: &Read, who: &Attendee) -> Result<bool> {
    match who {
        Attendee::Person { id } => person::is_listed(ctx, *id),
        Attendee::Officer { id } => is_active(ctx, *id),
        Attendee::Guest { .. } => Ok(true),
    }
}

/// The day on which a resident died.
pub(super) fn died(ctx: &Read, who: &Attendee) -> Result<Option<NaiveDate>> {
    let Attendee::Person { id } = who else { return Ok(None) };
    Ok(person::died_on(&person::find_any(ctx, *id)?))
}

/// Name, RT, and whether they are here.
pub(super) fn called(ctx: &Read, who: &Attendee) -> Result<(String, String, Life)> {
    Ok(match who {
        Attendee::Person { id } => {
            let row = person::row(ctx, *id)?;
            (row.name, row.rt, row.life)
        }
        Attendee::Officer { id } => (officer_name(ctx, *id)?.unwrap_or_default(), String::new(), Life::Here),
        Attendee::Guest { name, .. } => (name.clone(), String::new(), Life::Here),
    })
}

fn shown(ctx: &Read, who: Attendee, presence: Presence) -> Result<AttendanceRow> {
    let (name, rt, life) = called(ctx, &who)?;
    Ok(AttendanceRow { who, name, rt, life, presence })
}
