//! What the form of a referral holds, and its rules: all faults at once.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::store::Stored;
use crate::case::{self};
use crate::database::Read;
use crate::fault::Faults;
use crate::values::{note, parse_date};
use crate::{Fault, FaultCode, Result, partner};

/// A fact of whom the case is about that can go along. Only what the partner needs should.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Share {
    /// What they are called.
    Name,
    /// The RT.
    Rt,
    /// Where they live.
    Address,
    /// How to reach them.
    Phone,
    /// When they were born.
    Born,
    /// Their NIK.
    Nik,
    /// The PMKS types of the case.
    Types,
    /// What the case tells.
    Story,
}

pub(super) const SHARES: [Share; 8] = [
    Share::Name,
    Share::Rt,
    Share::Address,
    Share::Phone,
    Share::Born,
    Share::Nik,
    Share::Types,
    Share::Story,
];

impl Share {
    fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Rt => "rt",
            Self::Address => "address",
            Self::Phone => "phone",
            Self::Born => "born",
            Self::Nik => "nik",
            Self::Types => "types",
            Self::Story => "story",
        }
    }

    /// From the stored list, in the order of the paper; words of a newer version are left out.
    pub(super) fn parse_list(stored: &str) -> Vec<Self> {
        SHARES.into_iter().filter(|share| stored.split(',').any(|word| word == share.as_str())).collect()
    }

    /// As stored.
    pub(super) fn list(shares: &[Self]) -> String {
        let chosen = SHARES.into_iter().filter(|share| shares.contains(share));
        chosen.map(Self::as_str).collect::<Vec<_>>().join(",")
    }
}

/// A referral as the form sends and gets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ReferralForm {
    /// To whom; none while nobody is chosen.
    pub partner: Option<Uuid>,
    /// `2026-11-24`, not after today.
    pub sent_on: String,
    /// When an answer is expected at the latest; not before `sent_on`.
    pub answer_by: String,
    /// What is asked.
    pub request: String,
    /// What was done so far; may be empty.
    pub done: String,
    /// In words; may be empty.
    pub enclosures: String,
    /// Which facts go along.
    pub shares: Vec<Share>,
}

/// The form after its rules: what is stored.
pub(super) struct Checked {
    pub(super) partner: Uuid,
    pub(super) sent_on: NaiveDate,
    pub(super) answer_by: NaiveDate,
    pub(super) request: String,
    pub(super) done: String,
    pub(super) enclosures: String,
    pub(super) shares: String,
}

impl ReferralForm {
    /// Applies the rules. `before` is what was stored, where it is being changed: a partner that was right then is
    /// still right. Taken apart without `..`: the compiler asks what the rule of a new field is.
    pub(super) fn checked(&self, ctx: &Read, case_id: Uuid, before: Option<&Stored>) -> Result<Checked> {
        let Self { partner, sent_on, answer_by, request, done, enclosures, shares } = self;
        let mut faults = Faults::default();
        let unchanged = before.is_some_and(|before| before.form.partner == *partner);
        match partner.map(|id| partner::label(ctx, id)).transpose()?.flatten() {
            _ if unchanged => {}
            None if partner.is_none() => faults.add(Fault::at("partner", FaultCode::Required)),
            None => faults.add(Fault::at("partner", FaultCode::NotFound)),
            Some(known) if known.withdrawn => faults.add(Fault::at("partner", FaultCode::NotFound)),
            Some(known) if !known.active => {
                faults.add(Fault::at("partner", FaultCode::PartnerInactive).with("name", known.name));
            }
            Some(_) => {}
        }
        let sent_on = faults.take("sent_on", parse_date(sent_on));
        let answer_by = faults.take("answer_by", parse_date(answer_by));
        if let Some(day) = sent_on {
            if day > ctx.today() {
                faults.add(Fault::at("sent_on", FaultCode::DateInFuture));
            } else if let Some(fault) = case::before_birth(ctx, case_id, "sent_on", day)? {
                faults.add(fault);
            } else if before.is_some_and(|known| known.answered_before(day)) {
                faults.add(Fault::at("sent_on", FaultCode::ReferralAnswered));
            }
            if answer_by.is_some_and(|by| by < day) {
                faults.add(Fault::at("answer_by", FaultCode::DateBefore).with("date", day));
            }
        }
        let mut text = |field: &str, typed: &str| faults.take(field, note(typed));
        let asked = text("request", request);
        let (done, enclosures) = (text("done", done), text("enclosures", enclosures));
        if asked.as_ref().is_some_and(String::is_empty) {
            faults.add(Fault::at("request", FaultCode::Required));
        }
        faults.check()?;
        // Nothing was noted, so all three are there.
        let (Some(partner), Some(sent_on), Some(answer_by)) = (*partner, sent_on, answer_by) else {
            return Err(FaultCode::Required.into());
        };
        Ok(Checked {
            partner,
            sent_on,
            answer_by,
            request: asked.unwrap_or_default(),
            done: done.unwrap_or_default(),
            enclosures: enclosures.unwrap_or_default(),
            shares: Share::list(shares),
        })
    }
}
