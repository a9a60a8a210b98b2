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
use crate::case::{Case, CaseRow};
use crate::database::{Read, Write};
use crate::distribution::OnList;
use crate::emergency::OnEmergency;
use crate::family::FamilyEvent;
use crate::flag::Flag;
use crate::handover::GoneWith;
use crate::history::HistoryEntry;
use crate::household::{FamilyVisit, Household};
use crate::journal::Op;
use crate::merging::SameAs;
use crate::notice::Notice;
use crate::person::Person;
use crate::plan::Goal;
use crate::record::{MainRecord, RecordKind};
use crate::referral::Referral;
use crate::vault::Right;
use crate::{
    Result, activity, assessment, assistance, attachment, business, case, distribution, emergency, family,
    flag, handover, history, household, notice, person, plan, referral, tag,
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
    /// The cases about them and those about their family as a whole.
    pub cases: Vec<Case>,
    /// What was found in those of the cases that have an assessment.
    pub assessments: Vec<OwnAssessment>,
    /// The quick checks of their household, the latest first.
    pub poverty_checks: Vec<PovertyCheck>,
    /// What is known of their family in DTSEN and KSJPS, of each the latest first.
    pub listings: Vec<Listing>,
    /// The plans of these, in the same order.
    pub plans: Vec<Vec<Goal>>,
    /// What happened to their family, and to those that they were in before, the latest first.
    pub events: Vec<FamilyEvent>,
    /// The visits to these families that stand in no case, the latest first.
    pub visits: Vec<FamilyVisit>,
    /// What they or their family as a whole got, the latest first.
    pub assistance: Vec<OwnGift>,
    /// The lists of distributions that they stand on themselves, the latest first.
    pub distributions: Vec<OnList>,
    /// What lists of emergencies say of them or their family, the latest first.
    pub emergencies: Vec<OnEmergency>,
    /// The meetings and other activities on whose list they stand, the latest first.
    pub activities: Vec<Attended>,
    /// The businesses of the group that they are in.
    pub businesses: Vec<BusinessRow>,
    /// What was asked of their record, of their family, of these cases, gifts and referrals, and answered.
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

/// What was given once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct OwnGift {
    /// As a list shows it.
    pub row: AssistanceRow,
    /// What was written beside it; may be empty.
    pub note: String,
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
    let household = household::of_person(ctx, id)?;
    let family = household.as_ref().map(|family| family.id);
    let cases = about(ctx, id, family)?;
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
    let assistance = gifts(ctx, id, family)?;
    let asked = std::iter::once(RecordKind::Person.with(id));
    let asked = asked.chain(family.map(|family| RecordKind::Household.with(family)));
    let asked = asked.chain(cases.iter().map(|row| RecordKind::Case.with(row.id)));
    let asked = asked.chain(assistance.iter().map(|gift| RecordKind::Assistance.with(gift.row.id)));
    let asked = asked.chain(referrals.iter().map(|row| RecordKind::Referral.with(row.id)));
    let flags = asked.map(|on| flag::of_record(ctx, on)).collect::<Result<Vec<_>>>()?;
    Ok(OwnData {
        attachments,
        referrals: referrals.into_iter().map(|row| referral::find(ctx, row.id)).collect::<Result<_>>()?,
        earlier: person::merged::earlier(ctx, id)?,
        events: family.map(|home| family::events_of_member(ctx, id, home)).transpose()?.unwrap_or_default(),
        visits: family.map(|home| family::visits_of_member(ctx, id, home)).transpose()?.unwrap_or_default(),
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

/// The cases about somebody, and about their family as a whole, that the officer may read.
fn about(ctx: &Read, id: Uuid, family: Option<Uuid>) -> Result<Vec<CaseRow>> {
    match family {
        Some(family) => case::of_household(ctx, family, &[id]),
        None => case::of_person(ctx, id),
    }
}

/// What went to them or to their family as a whole, and to nobody else of it.
fn gifts(ctx: &Read, id: Uuid, family: Option<Uuid>) -> Result<Vec<OwnGift>> {
    let none = AssistanceFilter::default();
    let own = AssistanceFilter { person: Some(id), ..none.clone() };
    let shared = family.map(|family| AssistanceFilter { household: Some(family), ..none });
    let mut rows = Vec::new();
    for filter in std::iter::once(own).chain(shared) {
        rows.append(&mut assistance::list(ctx, &filter, 0, GIFTS)?);
    }
    rows.sort_by(|one, other| (&other.date, other.id).cmp(&(&one.date, one.id)));
    let gift = |row: AssistanceRow| {
        let form = assistance::find(ctx, row.id)?.form;
        Ok(OwnGift { note: form.map(|form| form.note).unwrap_or_default(), row })
    };
    rows.into_iter().map(gift).collect()
}

/// Notes in the journal that the page was printed; asked before it is. So does each secret case that stands on it.
pub fn printed(ctx: &Write, id: Uuid) -> Result<()> {
    ctx.require(Right::PersonRead)?;
    person::find(ctx, id)?;
    let cases = about(ctx, id, household::household_of(ctx, id)?)?;
    let what = || [("what", "own_data".to_owned())];
    ctx.record("person", id, Op::Export, &what())?;
    for row in cases.iter().filter(|row| row.secret) {
        ctx.record("case", row.id, Op::Export, &what())?;
    }
    Ok(())
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
    fn what_is_about_their_family_as_a_whole_is_theirs_too_and_what_is_anothers_is_not() {
        let world = World::with_group();
        let companion = world.officer("Pak Slobog", &[Role::Pendamping]);
        let [id, child] = ["Sekar Dangan", "Sekar Jali"].map(|name| world.person(&a_person(name)));
        let home = world.family(&[id, child]);
        let me = world.vault.officer().id;
        let shared = CaseForm { subject: Some(case::Subject::Household { id: home }), ..a_case(id, me) };
        let shared = world.case(&shared);
        world.case(&a_case(child, me));
        let gift = |recipient, note: &str| {
            let form = assistance::AssistanceForm { note: note.to_owned(), ..a_parcel(recipient) };
            world.assistance(&form);
        };
        gift(Recipient::Household { id: home }, "Dibawa ke rumah");
        gift(Recipient::Person { id: child }, "Seragam");
        let question = RecordKind::Household.with(home);
        world.vault.write(|ctx| flag::ask(ctx, question, "Alamatnya benar?", None)).unwrap();

        let seen = world.vault.read(|ctx| own_data(ctx, id)).unwrap();
        assert_eq!(seen.cases.iter().map(|case| case.row.id).collect::<Vec<_>>(), [shared]);
        assert_eq!(
            seen.assistance.iter().map(|gift| gift.note.as_str()).collect::<Vec<_>>(),
            ["Dibawa ke rumah"]
        );
        assert_eq!(
            seen.flags.iter().map(|flag| flag.question.as_str()).collect::<Vec<_>>(),
            ["Alamatnya benar?"]
        );

        // A secret case that stands on the paper tells in its own history that it was printed.
        let carried = world.as_officer(&companion);
        let secret = CaseForm { secret: true, ..a_case(id, companion.id) };
        let secret = carried.write(|ctx| case::open(ctx, &secret)).unwrap().id;
        let exports = || {
            let entries = carried.read(|ctx| history::record_history(ctx, RecordKind::Case, secret)).unwrap();
            entries.iter().filter(|entry| entry.op == "export").count()
        };
        world.vault.write(|ctx| printed(ctx, id)).unwrap();
        assert_eq!(exports(), 0);
        carried.write(|ctx| printed(ctx, id)).unwrap();
        assert_eq!(exports(), 1);
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
