//! "Perjalanan": everything that happened with a resident, with a family and its members, or in a case, on one page that
//! can be narrowed and printed.
//!
//! Composes the areas and has no SQL: each tells what the officer may see, and what an officer may not see leaves no gap.
//! The page lays the entries along their days.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::activity::{ActivityRow, Presence};
use crate::assessment::{Listing, PovertyCheck};
use crate::assistance::AssistanceRow;
use crate::case::{CaseRow, TimelineEntry};
use crate::database::{Read, Write};
use crate::family::{self, FamilyEvent};
use crate::journal::Op;
use crate::referral::ReferralRow;
use crate::vault::Right;
use crate::{Result, activity, assessment, assistance, case, household, person, referral, still_needed};

/// Of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TimelineOf {
    /// A resident, with what happened to their family as a whole.
    Person {
        /// Who.
        id: Uuid,
    },
    /// A family, with everybody who belongs to it.
    Household {
        /// Which.
        id: Uuid,
    },
    /// One case.
    Case {
        /// Which.
        id: Uuid,
    },
}

/// What happened in one case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct CaseCourse {
    /// The case.
    pub row: CaseRow,
    /// Newest first.
    pub entries: Vec<TimelineEntry>,
}

/// All of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Timeline {
    /// What somebody or the family is called, or whom the case is about.
    pub name: String,
    /// Three digits or empty.
    pub rt: String,
    /// The cases that the officer may read.
    pub cases: Vec<CaseCourse>,
    /// What was given, the latest first.
    pub gifts: Vec<AssistanceRow>,
    /// What was referred in these cases.
    pub referrals: Vec<ReferralRow>,
    /// The activities that a resident came to, or that a case was spoken of in, the latest first.
    pub activities: Vec<ActivityRow>,
    /// What happened to the family, the latest first.
    pub events: Vec<FamilyEvent>,
    /// The quick checks of the family, the latest first.
    pub poverty_checks: Vec<PovertyCheck>,
    /// What was told of it in DTSEN and KSJPS.
    pub listings: Vec<Listing>,
}

/// Everything that happened, as far as the officer may see it.
pub fn timeline(ctx: &Read, of: TimelineOf) -> Result<Timeline> {
    match of {
        TimelineOf::Person { id } => {
            ctx.require(Right::PersonRead)?;
            let row = person::row(ctx, id)?;
            let family = household::of_person(ctx, id)?.map(|family| family.id);
            let cases = readable(ctx, || case::of_person(ctx, id))?;
            let gifts =
                if ctx.may(Right::AssistanceRead) { assistance::of_person(ctx, id)? } else { Vec::new() };
            let attended = activity::of_person(ctx, id)?.into_iter();
            let came = attended.filter(|one| one.presence == Presence::Here).map(|one| one.row);
            let known = whole(ctx, row.name, row.rt, cases, gifts, family)?;
            Ok(Timeline { activities: came.collect(), ..known })
        }
        TimelineOf::Household { id } => {
            ctx.require(Right::PersonRead)?;
            let label = household::label(ctx, id)?;
            let members = household::member_ids(ctx, id)?;
            let cases = readable(ctx, || case::of_household(ctx, id, &members))?;
            let gifts =
                if ctx.may(Right::AssistanceRead) { assistance::of_household(ctx, id)? } else { Vec::new() };
            whole(ctx, label.name, label.rt, cases, gifts, Some(id))
        }
        TimelineOf::Case { id } => {
            let row = case::find(ctx, id)?.row;
            let gifts =
                if ctx.may(Right::AssistanceRead) { assistance::of_case(ctx, id)? } else { Vec::new() };
            let known = whole(ctx, row.subject.clone(), row.rt.clone(), vec![row], gifts, None)?;
            Ok(Timeline { activities: activity::of_case(ctx, id)?, ..known })
        }
    }
}

fn readable(ctx: &Read, cases: impl FnOnce() -> Result<Vec<CaseRow>>) -> Result<Vec<CaseRow>> {
    if ctx.may(Right::CaseRead) { cases() } else { Ok(Vec::new()) }
}

fn whole(
    ctx: &Read,
    name: String,
    rt: String,
    cases: Vec<CaseRow>,
    gifts: Vec<AssistanceRow>,
    family: Option<Uuid>,
) -> Result<Timeline> {
    let referrals = cases.iter().map(|row| referral::of_case(ctx, row.id)).collect::<Result<Vec<_>>>()?;
    let cases = cases.into_iter().map(|row| {
        let entries = still_needed::page(ctx, row.id)?.timeline;
        Ok(CaseCourse { row, entries })
    });
    let known = family.filter(|_| ctx.may(Right::CaseRead));
    Ok(Timeline {
        name,
        rt,
        cases: cases.collect::<Result<_>>()?,
        gifts,
        referrals: referrals.into_iter().flatten().collect(),
        activities: Vec::new(),
        events: family.map(|id| family::events(ctx, id)).transpose()?.unwrap_or_default(),
        poverty_checks: known
            .map(|id| assessment::poverty_checks_of(ctx, id))
            .transpose()?
            .unwrap_or_default(),
        listings: known.map(|id| assessment::listings_of(ctx, id)).transpose()?.unwrap_or_default(),
    })
}

/// Notes in the journal that it was printed; asked before it is.
pub fn printed(ctx: &Write, of: TimelineOf) -> Result<()> {
    timeline(ctx, of)?;
    let (area, id) = match of {
        TimelineOf::Person { id } => ("person", id),
        TimelineOf::Household { id } => ("household", id),
        TimelineOf::Case { id } => ("case", id),
    };
    ctx.record(area, id, Op::Export, &[("what", "timeline".to_owned())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FaultCode;
    use crate::assistance::Recipient;
    use crate::case::CaseForm;
    use crate::testing::{World, a_case, a_parcel, a_partner, a_person, a_referral};
    use crate::vault::{Role, Vault};

    struct Family {
        world: World,
        elder: Uuid,
        household: Uuid,
        case: Uuid,
        secret: Uuid,
        companion: Vault,
    }

    /// A family of two: the elder has a case with a referral and a gift, the child a secret case of its companion.
    fn family() -> Family {
        let world = World::with_group();
        let companion = world.officer("Pak Slobog", &[Role::Pendamping]);
        let companion = world.as_officer(&companion);
        let [elder, child] = ["Sekar Dangan", "Sekar Jali"].map(|name| world.person(&a_person(name)));
        let household = world.family(&[elder, child]);
        let case = world.case(&a_case(elder, world.vault.officer().id));
        let secret = CaseForm { secret: true, ..a_case(child, companion.officer().id) };
        let secret = companion.write(|ctx| case::open(ctx, &secret)).unwrap().id;
        world.assistance(&a_parcel(Recipient::Person { id: elder }));
        let partner = world.partner(&a_partner("Puskesmas Contoh"));
        world.vault.write(|ctx| referral::make(ctx, case, &a_referral(partner), true)).unwrap();
        Family { world, elder, household, case, secret, companion }
    }

    fn cases(timeline: &Timeline) -> Vec<Uuid> {
        timeline.cases.iter().map(|case| case.row.id).collect()
    }

    #[test]
    fn a_family_has_what_happened_to_each_of_it_and_a_resident_their_own() {
        let Family { world, elder, household, case, .. } = family();
        let of = |of| world.vault.read(|ctx| timeline(ctx, of)).unwrap();
        let whole = of(TimelineOf::Household { id: household });
        assert_eq!((cases(&whole), whole.gifts.len(), whole.referrals.len()), (vec![case], 1, 1));
        assert!(!whole.cases[0].entries.is_empty());
        let own = of(TimelineOf::Person { id: elder });
        assert_eq!((own.name.as_str(), cases(&own)), ("Sekar Dangan", vec![case]));
        let one = of(TimelineOf::Case { id: case });
        assert_eq!((cases(&one), one.referrals.len(), one.events.len()), (vec![case], 1, 0));
    }

    #[test]
    fn a_secret_case_is_in_it_for_its_companion_alone() {
        let Family { world, household, secret, companion, .. } = family();
        let whole = companion.read(|ctx| timeline(ctx, TimelineOf::Household { id: household })).unwrap();
        assert!(cases(&whole).contains(&secret));
        let refused = world.vault.read(|ctx| timeline(ctx, TimelineOf::Case { id: secret }));
        assert_eq!(refused.unwrap_err().code(), FaultCode::NotAllowed);
    }

    #[test]
    fn who_reads_no_cases_sees_none_and_who_may_not_read_residents_nothing() {
        let Family { world, elder, .. } = family();
        let of = |name: &str, role| {
            let vault = world.as_officer(&world.officer(name, &[role]));
            vault.read(|ctx| timeline(ctx, TimelineOf::Person { id: elder }))
        };
        let treasurer = of("Pak Gringsing", Role::Bendahara);
        assert!(treasurer.is_err_and(|error| error.code() == FaultCode::NotAllowed));
        assert!(of("Mbak Ceplok", Role::Pembaca).is_err());
    }

    #[test]
    fn that_it_was_printed_is_in_the_journal() {
        let Family { world, elder, .. } = family();
        world.vault.write(|ctx| printed(ctx, TimelineOf::Person { id: elder })).unwrap();
        let found = world
            .vault
            .read(|ctx| crate::history::record_history(ctx, crate::history::HistoryArea::Person, elder))
            .unwrap();
        assert!(found.iter().any(|entry| entry.op == "export"), "{found:?}");
    }
}
