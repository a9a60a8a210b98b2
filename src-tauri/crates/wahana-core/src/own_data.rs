//! "Semua data tentang ...": everything that is written of one resident on one page, for them to see and to take along
//! (UU 27/2022, arts. 5 to 7; DOMAIN 7.3, 10).
//!
//! Composes the areas and has no SQL: each tells what the officer may see. Secret cases of others are not hinted at.

use serde::Serialize;
use uuid::Uuid;

use crate::activity::Attended;
use crate::assessment::{Assessment, Listing, PovertyCheck};
use crate::assistance::{AssistanceFilter, AssistanceRow};
use crate::attachment::Attachment;
use crate::business::BusinessRow;
use crate::case::Case;
use crate::database::{Read, Write};
use crate::distribution::OnList;
use crate::emergency::OnEmergency;
use crate::flag::Flag;
use crate::handover::GoneWith;
use crate::history::HistoryEntry;
use crate::household::Household;
use crate::journal::Op;
use crate::merging::SameAs;
use crate::notice::Notice;
use crate::person::Person;
use crate::plan::Goal;
use crate::record::{MainRecord, RecordKind};
use crate::referral::Referral;
use crate::vault::Right;
use crate::{
    Result, activity, assessment, assistance, attachment, business, case, distribution, emergency, flag,
    handover, history, household, notice, person, plan, referral, tag,
};

/// More than anybody got.
const GIFTS: u32 = 1_000;

/// Everything of one resident, as far as the officer may see it.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
pub struct OwnData {
    /// Who.
    pub person: Person,
    /// Records in which they were written down before, and which turned out to be this one.
    pub earlier: Vec<SameAs>,
    /// Their family.
    pub household: Option<Household>,
    /// Codes of the tags that they have themselves; those of their cases are in the cases' own history.
    pub tags: Vec<String>,
    /// Why it may be kept, and how they were told.
    pub notice: Option<Notice>,
    /// The cases about them.
    pub cases: Vec<Case>,
    /// What was found in those of the cases that have an assessment.
    pub assessments: Vec<OwnAssessment>,
    /// The quick checks of their household, the latest first.
    pub poverty_checks: Vec<PovertyCheck>,
    /// What is known of their family in DTSEN and KSJPS, of each the latest first.
    pub listings: Vec<Listing>,
    /// The plans of these, in the same order.
    pub plans: Vec<Vec<Goal>>,
    /// What they got, the latest first.
    pub assistance: Vec<AssistanceRow>,
    /// The lists of distributions that they stand on themselves, the latest first.
    pub distributions: Vec<OnList>,
    /// What lists of emergencies say of them or their family, the latest first.
    pub emergencies: Vec<OnEmergency>,
    /// The meetings and other activities on whose list they stand, the latest first.
    pub activities: Vec<Attended>,
    /// The businesses of the group that they are in.
    pub businesses: Vec<BusinessRow>,
    /// What was asked of their record, of these cases, gifts and referrals, and answered.
    pub flags: Vec<Flag>,
    /// What stands on them, on their family and on these cases as a picture, by its words.
    pub attachments: Vec<Attachment>,
    /// What was referred in these cases, the latest first.
    pub referrals: Vec<Referral>,
    /// The packages in which they went by name, the latest first.
    pub handovers: Vec<GoneWith>,
    /// Who changed what of their own record, the newest first.
    pub history: Vec<HistoryEntry>,
}

/// What was found in one case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct OwnAssessment {
    /// `K-2026-0001`.
    pub case: String,
    /// The assessment.
    pub assessment: Assessment,
}

/// All of it.
pub fn own_data(ctx: &Read, id: Uuid) -> Result<OwnData> {
    ctx.require(Right::PersonRead)?;
    let person = person::find(ctx, id)?;
    let cases = case::of_person(ctx, id)?;
    let filter = AssistanceFilter { person: Some(id), ..AssistanceFilter::default() };
    let household = household::of_person(ctx, id)?;
    let mut assessments = Vec::new();
    for row in &cases {
        let assessment::CaseAssessment { found, earlier, .. } = assessment::of_case(ctx, row.id)?;
        assessments.extend(
            found
                .into_iter()
                .chain(earlier)
                .map(|assessment| OwnAssessment { case: row.number.clone(), assessment }),
        );
    }
    let family = household.as_ref().map(|family| family.id);
    let checks = family.map(|id| assessment::poverty_checks_of(ctx, id)).transpose()?;
    let listings = family.map(|id| assessment::listings_of(ctx, id)).transpose()?;
    let referrals = cases.iter().map(|row| referral::of_case(ctx, row.id)).collect::<Result<Vec<_>>>()?;
    let mut referrals: Vec<_> = referrals.into_iter().flatten().collect();
    referrals.sort_by(|a, b| (&b.sent_on, b.id).cmp(&(&a.sent_on, a.id)));
    let mut attachments = Vec::new();
    let records = family.map(|id| MainRecord::Household { id }).into_iter();
    let records = records.chain(cases.iter().map(|row| MainRecord::Case { id: row.id }));
    for on in std::iter::once(MainRecord::Person { id }).chain(records) {
        attachments.extend(attachment::of_record(ctx, on)?.rows);
    }
    let assistance = assistance::list(ctx, &filter, 0, GIFTS)?;
    let asked = [RecordKind::Person.with(id)].into_iter();
    let asked = asked.chain(cases.iter().map(|row| RecordKind::Case.with(row.id)));
    let asked = asked.chain(assistance.iter().map(|row| RecordKind::Assistance.with(row.id)));
    let asked = asked.chain(referrals.iter().map(|row| RecordKind::Referral.with(row.id)));
    let flags = asked.map(|on| flag::of_record(ctx, on)).collect::<Result<Vec<_>>>()?;
    Ok(OwnData {
        attachments,
        referrals: referrals.into_iter().map(|row| referral::find(ctx, row.id)).collect::<Result<_>>()?,
        earlier: person::merged::earlier(ctx, id)?,
        household,
        assessments,
        poverty_checks: checks.unwrap_or_default(),
        listings: listings.unwrap_or_default(),
        notice: notice::find(ctx, id)?,
        tags: tag::of_record(ctx, MainRecord::Person { id })?,
        plans: cases.iter().map(|row| plan::of_case(ctx, row.id)).collect::<Result<_>>()?,
        cases: cases.into_iter().map(|row| case::find(ctx, row.id)).collect::<Result<_>>()?,
        assistance,
        distributions: distribution::of_person(ctx, id)?,
        emergencies: emergency::of_person(ctx, id)?,
        activities: activity::of_person(ctx, id)?,
        businesses: business::of_person(ctx, id)?,
        flags: flags.concat(),
        handovers: handover::gone_with(ctx, id)?,
        history: history::record_history(ctx, RecordKind::Person, id)?,
        person,
    })
}

/// Notes in the journal that the page was printed; asked before it is.
pub fn printed(ctx: &Write, id: Uuid) -> Result<()> {
    ctx.require(Right::PersonRead)?;
    person::find(ctx, id)?;
    ctx.record("person", id, Op::Export, &[("what", "own_data".to_owned())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FaultCode;
    use crate::assistance::Recipient;
    use crate::case::CaseForm;
    use crate::testing::{World, a_case, a_parcel, a_partner, a_person, a_referral};
    use crate::vault::Role;

    #[test]
    fn all_is_there_but_what_the_officer_may_not_know() {
        let world = World::with_group();
        let companion = world.officer("Pak Slobog", &[Role::Pendamping]);
        let id = world.person(&a_person("Sekar Dangan"));
        world.family(&[id]);
        let open = world.case(&a_case(id, world.vault.officer().id));
        let secret = CaseForm { secret: true, ..a_case(id, companion.id) };
        let carried = world.as_officer(&companion);
        let secret = carried.write(|ctx| case::open(ctx, &secret)).unwrap().id;
        let gift = a_parcel(Recipient::Person { id });
        world.assistance(&gift);
        let partner = world.partner(&a_partner("Puskesmas Contoh"));
        world.vault.write(|ctx| referral::make(ctx, open, &a_referral(partner), true)).unwrap();
        carried.write(|ctx| referral::make(ctx, secret, &a_referral(partner), true)).unwrap();
        let hidden = assistance::AssistanceForm { case_id: Some(secret), ..gift };
        carried.write(|ctx| assistance::record(ctx, &hidden)).unwrap();

        let seen = world.vault.read(|ctx| own_data(ctx, id)).unwrap();
        assert_eq!(seen.cases.iter().map(|case| case.row.id).collect::<Vec<_>>(), [open]);
        assert_eq!((seen.assistance.len(), seen.household.is_some(), seen.referrals.len()), (1, true, 1));
        assert!(seen.history.iter().all(|entry| entry.op == "create"));
        let theirs = carried.read(|ctx| own_data(ctx, id)).unwrap();
        assert_eq!((theirs.cases.len(), theirs.assistance.len(), theirs.referrals.len()), (2, 2, 2));
    }

    #[test]
    fn that_it_was_printed_is_in_the_journal_and_who_may_not_read_may_not_print() {
        let world = World::with_group();
        let id = world.person(&a_person("Sekar Dangan"));
        world.vault.write(|ctx| printed(ctx, id)).unwrap();
        let seen = world.vault.read(|ctx| own_data(ctx, id)).unwrap();
        assert_eq!(seen.history[0].op, "export");
        let other = world.as_officer(&world.officer("Bu Nitik", &[Role::Bendahara, Role::Pembaca]));
        assert_eq!(other.read(|ctx| own_data(ctx, id)).unwrap_err().code(), FaultCode::NotAllowed);
        assert_eq!(other.write(|ctx| printed(ctx, id)).unwrap_err().code(), FaultCode::NotAllowed);
    }
}
