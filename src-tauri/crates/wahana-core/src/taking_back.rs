//! Taking back what was entered by mistake: hidden with a reason, kept in the journal.
//!
//! What hangs on a record is taken back before it, by whoever may know of it: a case or a gift without a resident would
//! come to the office without a name. A secret case of somebody else stands in nobody's way, for a refusal would tell
//! of it; its companion goes on seeing whom it is about.

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::choice::{self, ChoiceList};
use crate::database::{Read, Write};
use crate::vault::Right;
use crate::{
    Fault, FaultCode, Result, activity, assistance, business, case, distribution, household, partner, person,
    plan, referral,
};

/// So many of the records in the way are named.
const NAMED: usize = 3;

/// Takes back a resident; they leave their family first.
pub fn resident(ctx: &Write, id: Uuid, reason: &str) -> Result<()> {
    nothing_hangs_on(ctx, id)?;
    household::leave(ctx, id)?;
    person::withdraw(ctx, id, reason)
}

/// Takes back a family; its members are free afterwards.
pub fn family(ctx: &Write, id: Uuid, reason: &str) -> Result<()> {
    nothing_hangs_on(ctx, id)?;
    household::withdraw(ctx, id, reason)
}

/// Takes back a case with its notes and visits, its plan and its assessment. Its number is not given again.
pub fn case(ctx: &Write, id: Uuid, reason: &str) -> Result<()> {
    // What hangs on it is told to nobody who may not take it back anyway.
    case::require_write(ctx, id)?;
    nothing_hangs_on(ctx, id)?;
    case::withdraw(ctx, id, reason)
}

/// Takes back a partner. What was referred to them in somebody else's secret case keeps its name.
pub fn partner(ctx: &Write, id: Uuid, reason: &str) -> Result<()> {
    nothing_hangs_on(ctx, id)?;
    partner::withdraw(ctx, id, reason)
}

/// Takes an own entry off its list. What is still written down with it keeps it there: it can be hidden instead.
pub fn choice(ctx: &Write, id: Uuid) -> Result<()> {
    ctx.require(Right::Administer)?;
    unused(ctx, id)?;
    choice::remove(ctx, id)
}

/// Refuses an own entry that something is written down with; [`FaultCode::NotFound`] for any other one.
fn unused(ctx: &Write, id: Uuid) -> Result<()> {
    let (list, code) = choice::code_of(ctx, id)?;
    let used = match list {
        ChoiceList::Assistance => assistance::uses_kind(ctx, &code)? || distribution::uses_kind(ctx, &code)?,
        ChoiceList::Fund => {
            assistance::uses_fund(ctx, &code)?
                || plan::uses_fund(ctx, &code)?
                || distribution::uses_fund(ctx, &code)?
        }
        ChoiceList::Loan => false,
        ChoiceList::Source => case::uses_source(ctx, &code)?,
        ChoiceList::Tag => choice::uses_tag(ctx, &code)? || tags_a_case(ctx, &code)?,
    };
    if used { Err(FaultCode::ChoiceUsed.into()) } else { Ok(()) }
}

/// A secret case of somebody else keeps no tag on its list: a refusal would tell of it, and the words stay for its companion.
fn tags_a_case(ctx: &Read, tag: &str) -> Result<bool> {
    for id in choice::cases_with_tag(ctx, tag)? {
        if !case::standing(ctx, id)?.is_some_and(|known| known.masks()) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The same of an undo by which an entry would leave its list. An official one only comes to be offered again.
pub(crate) fn check_choice_back(ctx: &Write, id: Uuid, values: &Map<String, Value>) -> Result<()> {
    let goes = values.get("withdrawn").and_then(Value::as_str).is_some_and(|reason| !reason.is_empty());
    if goes && choice::is_own_entry(ctx, id)? { unused(ctx, id) } else { Ok(()) }
}

/// Refuses where there are cases about the person or family, gifts to them or in the case, places on a list of a
/// distribution that is open, or referrals in the case or to the partner, as far as the officer may know of them. What
/// is a part of the record itself goes with it: notes, plan and
/// assessment of a case, visits, checks and questions of a family.
fn nothing_hangs_on(ctx: &Write, id: Uuid) -> Result<()> {
    let mut numbers = Vec::new();
    for (case, _) in case::undo::hanging_on(ctx, id)? {
        numbers.extend(case::standing(ctx, case)?.map(|known| known.number));
    }
    for (gift, _) in assistance::undo::hanging_on(ctx, id)? {
        numbers.extend(assistance::label(ctx, gift)?.map(|known| known.number));
    }
    for (referral, _) in referral::undo::hanging_on(ctx, id)? {
        numbers.extend(referral::label(ctx, referral)?.map(|known| known.number));
    }
    numbers.append(&mut distribution::waiting_for(ctx, id)?);
    numbers.append(&mut activity::numbers_of_person(ctx, id)?);
    numbers.extend(business::of_person(ctx, id)?.into_iter().map(|row| row.name));
    if numbers.is_empty() {
        return Ok(());
    }
    let more = numbers.len().saturating_sub(NAMED);
    numbers.truncate(NAMED);
    Err(Fault::new(FaultCode::StillUsed).with("numbers", numbers.join(", ")).with("more", more).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assistance::Recipient;
    use crate::case::{CaseFilter, CaseForm, CaseTypeForm, Subject};
    use crate::draft::Unkept;
    use crate::handover;
    use crate::testing::{World, a_case, a_parcel, a_partner, a_person, a_referral};
    use crate::vault::Role;
    use crate::{Error, home};

    fn in_the_way(done: Result<()>) -> String {
        let Err(Error::Fault(fault)) = done else { panic!("it went through: {done:?}") };
        assert_eq!(fault.code, FaultCode::StillUsed);
        fault.values["numbers"].clone()
    }

    #[test]
    fn what_hangs_on_a_record_is_taken_back_before_it() {
        let world = World::with_group();
        let me = world.vault.officer().id;
        let one = world.person(&a_person("Sekar Dangan"));
        let home = world.family(&[one]);
        let about_family = CaseForm { subject: Some(Subject::Household { id: home }), ..a_case(one, me) };
        let about_one = world.case(&a_case(one, me));
        let about_family = world.case(&CaseForm {
            types: vec![CaseTypeForm { number: 25, criteria: vec![1], note: String::new() }],
            ..about_family
        });
        let gift = world.assistance(&assistance::AssistanceForm {
            case_id: Some(about_one),
            ..a_parcel(Recipient::Person { id: one })
        });
        let number = |id| world.vault.read(|ctx| case::find(ctx, id)).unwrap().row.number;
        let (k_one, k_family) = (number(about_one), number(about_family));

        let back = |job: &dyn Fn(&Write) -> Result<()>| world.vault.write(|ctx| job(ctx));
        assert_eq!(in_the_way(back(&|ctx| resident(ctx, one, "Dobel"))), format!("{k_one}, {}", gift.number));
        assert_eq!(in_the_way(back(&|ctx| family(ctx, home, "Dobel"))), k_family);
        assert_eq!(in_the_way(back(&|ctx| case(ctx, about_one, "Dobel"))), gift.number);

        back(&|ctx| assistance::withdraw(ctx, gift.id, "Dobel")).unwrap();
        back(&|ctx| case(ctx, about_one, "Dobel")).unwrap();
        back(&|ctx| case(ctx, about_family, "Dobel")).unwrap();
        back(&|ctx| family(ctx, home, "Dobel")).unwrap();
        back(&|ctx| resident(ctx, one, "Dobel")).unwrap();
        let left = world.vault.read(|ctx| case::count(ctx, &CaseFilter::default())).unwrap();
        assert_eq!(left, 0);
        let next = world.case(&a_case(world.person(&a_person("Udan Liris")), me));
        assert!(![k_one, k_family].contains(&number(next)), "a number is not given again");
    }

    #[test]
    fn a_case_is_taken_back_by_who_may_change_it_and_with_a_reason() {
        let world = World::with_group();
        let companion = world.officer("Pak Slobog", &[Role::Pendamping]);
        let one = world.person(&a_person("Sekar Dangan"));
        let id = world.case(&a_case(one, world.vault.officer().id));
        let other = world.as_officer(&companion);
        let partner = world.partner(&a_partner("Puskesmas Contoh"));
        world.vault.write(|ctx| referral::make(ctx, id, &a_referral(partner), true).map(drop)).unwrap();
        assert_eq!(other.write(|ctx| case(ctx, id, "Dobel")).unwrap_err().code(), FaultCode::NotAllowed);
        let referred = world.vault.read(|ctx| referral::of_case(ctx, id)).unwrap().remove(0);
        world.vault.write(|ctx| referral::withdraw(ctx, referred.id, "Dobel")).unwrap();
        assert_eq!(world.vault.write(|ctx| case(ctx, id, " ")).unwrap_err().code(), FaultCode::ReasonNeeded);
    }

    #[test]
    fn a_secret_case_of_somebody_else_is_not_told_of_and_its_companion_keeps_it() {
        let world = World::with_group();
        let companion = world.officer("Pak Slobog", &[Role::Pendamping]);
        let recorder = world.officer("Bu Parang", &[Role::Pencatat]);
        let one = world.person(&a_person("Nitik Karawitan"));
        let home = world.family(&[one]);
        let secret = |subject| CaseForm {
            subject: Some(subject),
            types: vec![CaseTypeForm { number: 24, criteria: vec![1], note: String::new() }],
            secret: true,
            ..a_case(one, companion.id)
        };
        let carried = world.as_officer(&companion);
        let of_one = carried.write(|ctx| case::open(ctx, &secret(Subject::Person { id: one }))).unwrap().id;
        let of_family = CaseForm {
            types: vec![CaseTypeForm { number: 25, criteria: vec![1], note: String::new() }],
            ..secret(Subject::Household { id: home })
        };
        let of_family = carried.write(|ctx| case::open(ctx, &of_family)).unwrap().id;

        carried.write(|ctx| case::plan_visits(ctx, of_family, &ctx.today().to_string(), None)).unwrap();

        let other = world.as_officer(&recorder);
        other.write(|ctx| family(ctx, home, "Dobel")).unwrap();
        other.write(|ctx| resident(ctx, one, "Dobel")).unwrap();

        let seen = carried.read(|ctx| case::list(ctx, &CaseFilter::default(), 0, 60)).unwrap();
        assert_eq!(seen.len(), 2, "the list can still be read");
        let page = carried.read(|ctx| case::find(ctx, of_one)).unwrap();
        assert_eq!(page.row.subject, "Nitik Karawitan");
        // A family that was taken back has nobody, and so no name; somebody has to be visited all the same.
        let page = carried.read(|ctx| case::find(ctx, of_family)).unwrap();
        assert_eq!((page.row.subject.as_str(), page.gone), ("KL-0001", None));
        let due = carried.read(|ctx| case::visits(ctx, None, ctx.today(), None, 9)).unwrap();
        assert_eq!(due.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [of_family]);
        carried.write(|ctx| case::change(ctx, of_family, 2, &carried_form(ctx, of_family), "")).unwrap();
        carried.read(|ctx| home::today(ctx, &Unkept::default())).unwrap();
        world.vault.read(|ctx| home::today(ctx, &Unkept::default())).unwrap();
        let ready = handover::prepare(&world.vault, &|| true).unwrap();
        assert!(ready.named.is_empty());
    }

    fn carried_form(ctx: &Write, id: Uuid) -> CaseForm {
        CaseForm { story: "Diceritakan lagi.".to_owned(), ..case::find(ctx, id).unwrap().form }
    }
}
