//! When the last of a family went.

use chrono::NaiveDate;
use uuid::Uuid;

use super::member_ids;
use crate::Result;
use crate::database::Read;
use crate::person::{self, Life};

/// The day on which the last member of a family died or moved away; none while somebody of it is here, or where nobody
/// knows that day.
pub(crate) fn last_departure(ctx: &Read, family: Uuid) -> Result<Option<NaiveDate>> {
    last_of(ctx, family, &[Life::Dead, Life::Moved])
}

/// The day on which the last member of a family died; none where somebody of it lives, here or elsewhere.
pub(crate) fn last_death(ctx: &Read, family: Uuid) -> Result<Option<NaiveDate>> {
    last_of(ctx, family, &[Life::Dead])
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
