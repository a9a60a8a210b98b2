//! What stands on a family's page beside its members: who has a case, who depends on the others, who else lives at the
//! same address, what happened, who was there, and until when a death grant can be claimed.

use serde::Serialize;
use uuid::Uuid;

use super::{FamilyEvent, consequences, events};
use crate::case::CaseMark;
use crate::database::Read;
use crate::household::{FamilyVisit, HouseholdRow};
use crate::person::Life;
use crate::vault::Right;
use crate::{Result, case, household, person};

/// All of it, as far as the officer may know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct FamilyAround {
    /// Open cases of the members; nobody sees secret ones here.
    pub marks: Vec<CaseMark>,
    /// Members under 18 who are here, as far as their age is known.
    pub children: Vec<Uuid>,
    /// Members of 60 and more who are here, as far as their age is known.
    pub elders: Vec<Uuid>,
    /// How many members are here whose age nobody knows.
    pub unknown: i64,
    /// Other families at the same address.
    pub neighbours: Vec<HouseholdRow>,
    /// What happened, the latest first.
    pub events: Vec<FamilyEvent>,
    /// The visits to it that stand in no case, the latest first.
    pub visits: Vec<FamilyVisit>,
    /// Whose death grant of the city can still be claimed.
    pub grants: Vec<OpenGrant>,
}

/// A death grant that can still be claimed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct OpenGrant {
    /// Who died.
    pub person: Uuid,
    /// The last day, local date.
    pub until: String,
}

/// From this age on somebody is no child.
const OF_AGE: i32 = 18;
/// From this age on somebody is elderly (DOMAIN 2.2, type 8).
const ELDERLY: i32 = 60;

/// What stands around a family.
pub fn around(ctx: &Read, household: Uuid) -> Result<FamilyAround> {
    ctx.require(Right::PersonRead)?;
    let family = household::find(ctx, household)?;
    let ids: Vec<Uuid> = family.members.iter().map(|one| one.person.id).collect();
    let here = || family.members.iter().map(|one| &one.person).filter(|one| one.life == Life::Here);
    let of_age = |fits: &dyn Fn(i32) -> bool| {
        here().filter(|one| one.age.is_some_and(fits)).map(|one| one.id).collect()
    };
    let mut grants = Vec::new();
    for dead in family.members.iter().filter(|one| one.person.life == Life::Dead) {
        let died = person::find(ctx, dead.person.id)?.life_date.parse().ok();
        let grant = died.map(|died| consequences::grant(died, ctx.today(), false));
        if let Some(grant) = grant.filter(|grant| !grant.passed) {
            grants.push(OpenGrant { person: dead.person.id, until: grant.until });
        }
    }
    Ok(FamilyAround {
        marks: case::marks(ctx, &ids)?,
        children: of_age(&|age| age < OF_AGE),
        elders: of_age(&|age| age >= ELDERLY),
        unknown: i64::try_from(here().filter(|one| one.age.is_none()).count()).unwrap_or(i64::MAX),
        neighbours: household::at_same_address(ctx, household)?,
        events: events(ctx, household)?,
        visits: household::visits_of(ctx, household)?,
        grants,
    })
}
