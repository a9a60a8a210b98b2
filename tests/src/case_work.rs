//! What hangs on residents and cases, made by the core's own operations: gifts, partners, referrals, tasks. For tests of
//! the window that begin where it is there.

use chrono::NaiveDate;
use wahana_core::Uuid;
use wahana_core::assistance::{self, AssistanceForm, FundForm, Recipient};
use wahana_core::case::{self, CaseForm};
use wahana_core::partner::{self, PartnerForm};
use wahana_core::plan::{self, ActionForm};
use wahana_core::reference::AssistanceType;
use wahana_core::referral::{self, ReferralForm, Share};
use wahana_core::vault::Vault;

/// Rp200.000 of the group's dues for a resident, on that day; in a case or in none.
pub fn gift(vault: &Vault, person: Uuid, case_id: Option<Uuid>, on: NaiveDate) -> Uuid {
    let form = AssistanceForm {
        recipient: Some(Recipient::Person { id: person }),
        case_id,
        kind: "WK_DARURAT".to_owned(),
        date: on.to_string(),
        since: String::new(),
        until: String::new(),
        form: AssistanceType::Money,
        amount: Some(200_000),
        items: Vec::new(),
        funds: vec![FundForm { fund: "IURAN".to_owned(), amount: Some(200_000) }],
        note: String::new(),
    };
    vault.write(|ctx| assistance::record(ctx, &form)).expect("a gift").id
}

/// A partner of the supporting network, a health centre.
pub fn partner(vault: &Vault, name: &str) -> Uuid {
    let form = PartnerForm {
        name: name.to_owned(),
        kind: "FASKES".to_owned(),
        offers: "Periksa dan obat rutin".to_owned(),
        active: true,
        ..PartnerForm::default()
    };
    vault.write(|ctx| partner::add(ctx, &form, false)).expect("a partner").id
}

/// A case referred on the one day, whose answer is expected until the other; name and RT go along.
pub fn referral(
    vault: &Vault,
    case_id: Uuid,
    partner: Uuid,
    sent_on: NaiveDate,
    answer_by: NaiveDate,
) -> Uuid {
    let form = ReferralForm {
        partner: Some(partner),
        sent_on: sent_on.to_string(),
        answer_by: answer_by.to_string(),
        request: "Periksa gula darah.".to_owned(),
        done: String::new(),
        enclosures: String::new(),
        shares: vec![Share::Name, Share::Rt],
    };
    vault.write(|ctx| referral::make(ctx, case_id, &form, false)).expect("a referral").id
}

/// Something that an officer is to do in a case until that day.
pub fn action(vault: &Vault, case_id: Uuid, what: &str, officer: Uuid, due: NaiveDate) -> Uuid {
    let form = ActionForm {
        what: what.to_owned(),
        officer: Some(officer),
        due: due.to_string(),
        ..ActionForm::default()
    };
    let written = vault.write(|ctx| {
        let goal = plan::add_goal(ctx, case_id, "Makan tiga kali sehari")?;
        plan::add_action(ctx, goal, &form)
    });
    written.expect("an action")
}

/// Changes what the form of a case holds.
pub fn change_case(vault: &Vault, case_id: Uuid, change: impl FnOnce(CaseForm) -> CaseForm) {
    let found = vault.read(|ctx| case::find(ctx, case_id)).expect("the case");
    let form = change(found.form);
    let written = vault.write(|ctx| case::change(ctx, case_id, found.rev, &form, "diminta keluarganya"));
    written.expect("it is changed");
}
