//! What the form of an emergency and one line of it hold, and their rules: all faults at once, each at its field.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::store;
use crate::assistance::Recipient;
use crate::database::Read;
use crate::fault::Faults;
use crate::values::{line, note, parse_date, three_digits};
use crate::{Fault, FaultCode, Result, household, person};

/// The types that an emergency can be of: victims of a natural disaster, and of a social one (DOMAIN 2.2).
pub const EMERGENCY_TYPES: [u8; 2] = [21, 22];
/// More than live in one house.
const SOULS_MAX: i64 = 99;

/// An emergency as the form sends and gets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct EmergencyForm {
    /// What people call it.
    pub name: String,
    /// One of [`EMERGENCY_TYPES`].
    pub pmks: u8,
    /// `2026-11-24`, not after today.
    pub day: String,
    /// May be empty.
    pub note: String,
}

/// One household as it is typed: six fields, of which only the name is needed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct LineForm {
    /// The name of the head, or whom they are called after.
    pub name: String,
    /// May be empty.
    pub address: String,
    /// 1 to 3 digits; may be empty.
    pub rt: String,
    /// How many live there; none where nobody said.
    pub souls: Option<i64>,
    /// What they need first; may be empty.
    pub need: String,
    /// May be empty.
    pub phone: String,
    /// Who they are, where they are written down already.
    pub known: Option<Recipient>,
}

/// The form after its rules: what is stored.
pub(super) struct Checked {
    pub(super) name: String,
    pub(super) pmks: u8,
    pub(super) day: String,
    pub(super) note: String,
}

/// A line after its rules: what is stored.
pub(super) struct CheckedLine {
    pub(super) name: String,
    pub(super) address: String,
    pub(super) rt: String,
    pub(super) souls: Option<i64>,
    pub(super) need: String,
    pub(super) phone: String,
    pub(super) known: Known,
}

/// A resident and their family, as far as they are written down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) person: Option<Uuid>,
    pub(super) household: Option<Uuid>,
}

/// The name stands above the lines that are typed, which need the room.
const NAME_MAX: usize = 50;

impl EmergencyForm {
    pub(super) fn checked(&self, ctx: &Read) -> Result<Checked> {
        let Self { name, pmks, day, note: typed } = self;
        let mut faults = Faults::default();
        let name = faults.take("name", line(name));
        if name.as_deref() == Some("") {
            faults.add(Fault::at("name", FaultCode::Required));
        }
        if let Some(length) =
            name.as_ref().map(|name| name.chars().count()).filter(|&length| length > NAME_MAX)
        {
            faults.add(Fault::at("name", FaultCode::TooLong).with("max", NAME_MAX).with("length", length));
        }
        if !EMERGENCY_TYPES.contains(pmks) {
            faults.add(Fault::at("pmks", FaultCode::UnknownChoice));
        }
        let day = faults.take("day", parse_date(day));
        if day.is_some_and(|day| day > ctx.today()) {
            faults.add(Fault::at("day", FaultCode::DateInFuture));
        }
        let note = faults.take("note", note(typed)).unwrap_or_default();
        faults.check()?;
        let day = day.map(|day| day.to_string()).unwrap_or_default();
        Ok(Checked { name: name.unwrap_or_default(), pmks: *pmks, day, note })
    }
}

impl LineForm {
    /// Applies the rules. A registered family stands on a list once; `own` is the line that is being changed.
    pub(super) fn checked(&self, ctx: &Read, list: Uuid, own: Option<Uuid>) -> Result<CheckedLine> {
        let Self { name, address, rt, souls, need, phone, known } = self;
        let mut faults = Faults::default();
        let mut text = |field: &str, typed: &str| faults.take(field, line(typed)).unwrap_or_default();
        let (address, need) = (text("address", address), text("need", need));
        let phone = text("phone", phone);
        let name = faults.take("name", line(name));
        if name.as_deref() == Some("") {
            faults.add(Fault::at("name", FaultCode::Required));
        }
        let rt = match rt.trim() {
            "" => String::new(),
            rt => faults.take("rt", three_digits(rt)).unwrap_or_default(),
        };
        if souls.is_some_and(|souls| !(1..=SOULS_MAX).contains(&souls)) {
            faults.add(Fault::at("souls", FaultCode::OutOfRange).with("min", 1).with("max", SOULS_MAX));
        }
        if !phone.is_empty() && !phone.contains(|letter: char| letter.is_ascii_digit()) {
            faults.add(Fault::at("phone", FaultCode::PhoneNoDigits));
        }
        let mut tied = Known::default();
        if let Some(recipient) = known {
            let fault = match found(ctx, *recipient)? {
                Some(known) => {
                    tied = known;
                    against(ctx, list, own, known)?
                }
                None => Some(Fault::at("name", FaultCode::NotFound)),
            };
            if let Some(fault) = fault {
                faults.add(fault);
            }
        }
        faults.check()?;
        let name = name.unwrap_or_default();
        Ok(CheckedLine { name, address, rt, souls: *souls, need, phone, known: tied })
    }
}

/// A resident with their family, or a family with its head; none where they were taken back.
pub(super) fn found(ctx: &Read, recipient: Recipient) -> Result<Option<Known>> {
    Ok(match recipient {
        Recipient::Person { id } if person::is_listed(ctx, id)? => {
            Some(Known { person: Some(id), household: household::household_of(ctx, id)? })
        }
        Recipient::Household { id } if household::is_listed(ctx, id)? => {
            Some(Known { person: household::row(ctx, id)?.head_id, household: Some(id) })
        }
        _ => None,
    })
}

/// The family, or the resident of none, stands on another line already.
pub(super) fn against(ctx: &Read, list: Uuid, own: Option<Uuid>, known: Known) -> Result<Option<Fault>> {
    let person = known.person.map(|id| Recipient::Person { id });
    let Some(same) = known.household.map(|id| Recipient::Household { id }).or(person) else {
        return Ok(None);
    };
    let first = store::first_with(ctx.connection(), list, same, own)?;
    Ok(first.map(|line| {
        Fault::at("name", FaultCode::EmergencyTwice).with("name", line.form.name).with("first", line.place)
    }))
}
