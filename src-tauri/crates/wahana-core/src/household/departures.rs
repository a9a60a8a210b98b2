//! When the first of a family was there, and when the last of it went.

use chrono::NaiveDate;
use uuid::Uuid;

use super::member_ids;
use crate::database::Read;
use crate::person::{self, Life};
use crate::{Fault, Result};

/// The day on which the last member of a family died or moved away; none while somebody of it is here, or where nobody
/// knows that day.
pub(crate) fn last_departure(ctx: &Read, family: Uuid) -> Result<Option<NaiveDate>> {
    last_of(ctx, family, &[Life::Dead, Life::Moved])
}

/// The day on which the last member of a family died; none where somebody of it lives, here or elsewhere.
pub(crate) fn last_death(ctx: &Read, family: Uuid) -> Result<Option<NaiveDate>> {
    last_of(ctx, family, &[Life::Dead])
}

/// That nobody of a family was certainly born yet on the day of this field; none where somebody's birth is not known.
pub(crate) fn before_birth(ctx: &Read, family: Uuid, field: &str, day: NaiveDate) -> Result<Option<Fault>> {
    let mut oldest = None;
    for id in member_ids(ctx, family)? {
        let birth = person::find(ctx, id)?.form.birth;
        let Some(fault) = birth.before(field, day) else { return Ok(None) };
        // As it is stored: a year, a month and a day are in their order.
        let born = birth.to_string();
        if oldest.as_ref().is_none_or(|(first, _)| born < *first) {
            oldest = Some((born, fault.with("family", true)));
        }
    }
    Ok(oldest.map(|(_, fault)| fault))
}

fn last_of(ctx: &Read, family: Uuid, lives: &[Life]) -> Result<Option<NaiveDate>> {
    let mut last = None;
    for id in member_ids(ctx, family)? {
        let member = person::find(ctx, id)?;
        let day = member.life_date.parse::<NaiveDate>().ok().filter(|_| lives.contains(&member.life));
        let Some(day) = day else { return Ok(None) };
        last = last.max(Some(day));
    }
    Ok(last)
}
