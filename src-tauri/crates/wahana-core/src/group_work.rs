//! The work of the group in which a resident or a case stands, for their pages. Composes activities and businesses and has
//! no SQL.

use serde::Serialize;
use uuid::Uuid;

use crate::activity::ActivityRow;
use crate::business::BusinessRow;
use crate::database::Read;
use crate::vault::Right;
use crate::{Result, activity, business};

/// What there is of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, specta::Type)]
pub struct GroupWork {
    /// What the resident came to, or the case was spoken of in, the latest first.
    pub activities: Vec<ActivityRow>,
    /// The businesses that the resident is in, or that serve the case.
    pub businesses: Vec<BusinessRow>,
}

/// Of a resident.
pub fn of_person(ctx: &Read, id: Uuid) -> Result<GroupWork> {
    ctx.require(Right::PersonRead)?;
    Ok(GroupWork { activities: activity::came_to(ctx, id)?, businesses: business::of_person(ctx, id)? })
}

/// Of a case; refused to who may not read the case.
pub fn of_case(ctx: &Read, id: Uuid) -> Result<GroupWork> {
    Ok(GroupWork { activities: activity::of_case(ctx, id)?, businesses: business::of_case(ctx, id)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::activity::{ActivityForm, AttendanceForm, Attendee, Presence};
    use crate::business::{BusinessForm, BusinessMemberForm};
    use crate::case::CaseForm;
    use crate::testing::{World, a_case, a_meeting, a_person};
    use crate::vault::Role;

    #[test]
    fn a_page_tells_of_meetings_and_businesses_and_of_a_secret_case_nothing_to_others() {
        let world = World::with_group();
        let [there, absent] = ["Sekar Dangan", "Sekar Jali"].map(|name| world.person(&a_person(name)));
        let companion = world.officer("Mbak Ceplok", &[Role::Pendamping]);
        let own = world.as_officer(&companion);
        let case = world.case(&CaseForm { secret: true, ..a_case(there, companion.id) });
        let stood = |id, presence| AttendanceForm { who: Attendee::Person { id }, presence };
        let meeting = ActivityForm {
            attendance: vec![stood(there, Presence::Here), stood(absent, Presence::Absent)],
            cases: vec![case],
            ..a_meeting(&[])
        };
        own.write(|ctx| activity::make(ctx, &meeting)).unwrap();
        let business = BusinessForm {
            name: "Warung Contoh".to_owned(),
            work: String::new(),
            since: String::new(),
            place: String::new(),
            stopped_on: String::new(),
            stopped_why: String::new(),
            note: String::new(),
            members: vec![BusinessMemberForm { person: there, task: String::new() }],
            cases: vec![case],
        };
        own.write(|ctx| business::make(ctx, &business)).unwrap();
        let told = |found: &GroupWork| (found.activities.len(), found.businesses.len());
        let of = |id| told(&world.vault.read(|ctx| of_person(ctx, id)).unwrap());
        assert_eq!((of(there), of(absent)), ((1, 1), (0, 0)));
        assert_eq!(told(&own.read(|ctx| of_case(ctx, case)).unwrap()), (1, 1));
        assert!(world.vault.read(|ctx| of_case(ctx, case)).is_err(), "whose it is not");
    }
}
