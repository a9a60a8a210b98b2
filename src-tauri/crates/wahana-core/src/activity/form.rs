//! What the form of an activity holds, and its rules: all faults at once, each at its row.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::attendance::{self, AttendanceForm, Attendee, Presence};
use super::decisions::DecisionForm;
use super::{CASES, store};
use crate::database::Read;
use crate::fault::Faults;
use crate::values::{line, note, parse_date};
use crate::{Fault, FaultCode, Result};

/// More than fit into a village hall.
const ROWS_MAX: usize = 1_000;

/// What kind of activity it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ActivityKind {
    /// Rapat rutin: of members or residents.
    Meeting,
    /// Rapat pengurus: of the officers.
    Board,
    /// Pelatihan, penyuluhan.
    Training,
    /// Kerja bakti, kegiatan sosial.
    Work,
    /// Kunjungan bersama: several visit somebody together.
    Visit,
    /// Anything else.
    Other,
}

/// An activity as the form sends and gets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ActivityForm {
    /// What kind.
    pub kind: ActivityKind,
    /// What it is called.
    pub title: String,
    /// `2026-11-30`.
    pub day: String,
    /// When on that day, as people say it; may be empty.
    pub time: String,
    /// Where; may be empty.
    pub place: String,
    /// Name of who leads it; may be empty.
    pub leader: String,
    /// Name of who writes the minutes; may be empty.
    pub writer: String,
    /// May be empty.
    pub agenda: String,
    /// Empty until they are written.
    pub minutes: String,
    /// Who is expected or came.
    pub attendance: Vec<AttendanceForm>,
    /// What was decided.
    pub decisions: Vec<DecisionForm>,
    /// Cases that it was about.
    pub cases: Vec<Uuid>,
}

/// The form after its rules: what is stored.
pub(super) struct Checked {
    pub(super) kind: ActivityKind,
    pub(super) title: String,
    pub(super) day: NaiveDate,
    pub(super) time: String,
    pub(super) place: String,
    pub(super) leader: String,
    pub(super) writer: String,
    pub(super) agenda: String,
    pub(super) minutes: String,
    pub(super) attendance: Vec<AttendanceForm>,
    pub(super) decisions: Vec<DecisionForm>,
    pub(super) cases: Vec<Uuid>,
}

impl ActivityForm {
    /// Applies the rules. Who and what stands on the lists of `id` already was right once and still is.
    pub(super) fn checked(&self, ctx: &Read, id: Option<Uuid>) -> Result<Checked> {
        let Self {
            kind,
            title,
            day,
            time,
            place,
            leader,
            writer,
            agenda,
            minutes,
            attendance: _,
            decisions: _,
            cases: _,
        } = self;
        let mut faults = Faults::default();
        let title = faults.take("title", line(title)).unwrap_or_default();
        if title.is_empty() {
            faults.add(Fault::at("title", FaultCode::Required));
        }
        let day = faults.take("day", parse_date(day));
        let mut short = |field: &str, typed: &str| faults.take(field, line(typed)).unwrap_or_default();
        let (time, place) = (short("time", time), short("place", place));
        let (leader, writer) = (short("leader", leader), short("writer", writer));
        let agenda = faults.take("agenda", note(agenda)).unwrap_or_default();
        let minutes = faults.take("minutes", note(minutes)).unwrap_or_default();
        let attendance = self.checked_attendance(ctx, id, day, &mut faults)?;
        let decisions = self.checked_decisions(ctx, day, &mut faults);
        CASES.check(ctx, id, &self.cases, &mut faults)?;
        let came = attendance.iter().any(|row| matches!(row.presence, Presence::Here | Presence::Absent));
        if day.is_some_and(|day| day > ctx.today()) && (came || !minutes.is_empty()) {
            // Nobody can have come yet, and nothing have been said.
            faults.add(Fault::at("day", FaultCode::DateInFuture));
        }
        faults.check()?;
        // Nothing was noted, so it is there.
        let Some(day) = day else { return Err(FaultCode::Required.into()) };
        let cases = self.cases.clone();
        Ok(Checked {
            kind: *kind,
            title,
            day,
            time,
            place,
            leader,
            writer,
            agenda,
            minutes,
            attendance,
            decisions,
            cases,
        })
    }

    fn checked_attendance(
        &self,
        ctx: &Read,
        id: Option<Uuid>,
        day: Option<NaiveDate>,
        faults: &mut Faults,
    ) -> Result<Vec<AttendanceForm>> {
        if self.attendance.len() > ROWS_MAX {
            faults.add(Fault::at("attendance", FaultCode::TooManyRows).with("max", ROWS_MAX));
            return Ok(Vec::new());
        }
        let listed = id.map(|id| store::attendance(ctx.connection(), id)).transpose()?.unwrap_or_default();
        let listed: HashMap<Attendee, Presence> =
            listed.into_iter().map(|row| (row.who, row.presence)).collect();
        let (mut seen, mut rows) = (HashSet::new(), Vec::new());
        for (at, row) in self.attendance.iter().enumerate() {
            let field = format!("attendance.{at}");
            let Some(who) = faults.take(&field, row.who.checked()) else { continue };
            if !listed.contains_key(&who) && !attendance::can_come(ctx, &who)? {
                faults.add(Fault::at(&field, FaultCode::NotFound));
                continue;
            }
            if !seen.insert(who.clone()) {
                let name = attendance::called(ctx, &who)?.0;
                faults.add(Fault::at(&field, FaultCode::AttendeeTwice).with("name", name));
                continue;
            }
            let here = row.presence == Presence::Here && listed.get(&who) != Some(&Presence::Here);
            if let (true, Some(day), Some(died)) = (here, day, attendance::died(ctx, &who)?)
                && day > died
            {
                let name = attendance::called(ctx, &who)?.0;
                faults
                    .add(Fault::at(&field, FaultCode::DateAfterDeath).with("date", died).with("name", name));
            }
            rows.push(AttendanceForm { who, ..row.clone() });
        }
        Ok(rows)
    }

    fn checked_decisions(
        &self,
        ctx: &Read,
        day: Option<NaiveDate>,
        faults: &mut Faults,
    ) -> Vec<DecisionForm> {
        if self.decisions.len() > ROWS_MAX {
            faults.add(Fault::at("decisions", FaultCode::TooManyRows).with("max", ROWS_MAX));
            return Vec::new();
        }
        let checked = self.decisions.iter().enumerate().map(|(at, row)| {
            let field = |name: &str| format!("decisions.{at}.{name}");
            let what = faults.take(&field("what"), line(&row.what)).unwrap_or_default();
            if what.is_empty() {
                faults.add(Fault::at(field("what"), FaultCode::Required));
            }
            let doer = faults.take(&field("doer"), line(&row.doer)).unwrap_or_default();
            let until = row.until.trim();
            let until = if until.is_empty() { None } else { faults.take(&field("until"), parse_date(until)) };
            // Before anybody decided it, nothing was to be done.
            let first = day.map_or(ctx.today(), |day| day.min(ctx.today()));
            if until.is_some_and(|until| until < first) {
                faults.add(Fault::at(field("until"), FaultCode::DateBefore).with("date", first));
            }
            let until = until.map(|until| until.to_string()).unwrap_or_default();
            DecisionForm { id: row.id, what, doer, until }
        });
        checked.collect()
    }
}
