//! What came of a referral.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::list::{self, ReferralRow};
use super::{REFERRAL, ReferralState, number_of, store, writable};
use crate::case::{self, Stage};
use crate::database::Write;
use crate::fault::Faults;
use crate::values::{note, parse_date};
use crate::{Fault, FaultCode, Result, draft};

/// What came of it, as the form sends it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct AnswerForm {
    /// Where it stands. [`ReferralState::Waiting`] takes an answer back; the rest is ignored then.
    pub state: ReferralState,
    /// `2026-11-24`, not after today and not before it was sent.
    pub outcome_on: String,
    /// What came of it; needed where it was refused or is done.
    pub outcome: String,
    /// Of one that was accepted: `2026-12-24`, until when news is expected; empty where nobody waits. Otherwise ignored.
    pub news_by: String,
    /// Where the case goes on; none where it stays. Never [`Stage::Closed`]: closing asks more.
    pub next_stage: Option<Stage>,
}

/// Writes down what came of a referral, moves the case on where that is chosen, and throws the form's draft away, in one
/// transaction. `rev` is the one that was read. An answer may come after the case is closed; it does not move then.
pub fn answer(ctx: &Write, id: Uuid, rev: i64, form: &AnswerForm) -> Result<ReferralRow> {
    let before = writable(ctx, id)?;
    let AnswerForm { state, outcome_on, outcome, news_by, next_stage } = form;
    let (day, text, news) = if *state == ReferralState::Waiting {
        Default::default()
    } else {
        let mut faults = Faults::default();
        let day = faults.take("outcome_on", parse_date(outcome_on));
        if let Some(day) = day {
            if day > ctx.today() {
                faults.add(Fault::at("outcome_on", FaultCode::DateInFuture));
            } else if before.form.sent_on.parse::<NaiveDate>().is_ok_and(|sent| day < sent) {
                let fault = Fault::at("outcome_on", FaultCode::DateBefore);
                faults.add(fault.with("date", &before.form.sent_on));
            }
        }
        let news = if *state == ReferralState::Accepted && !news_by.trim().is_empty() {
            faults.take("news_by", parse_date(news_by))
        } else {
            None
        };
        if let (Some(news), Some(day)) = (news, day)
            && news < day
        {
            faults.add(Fault::at("news_by", FaultCode::DateBefore).with("date", day));
        }
        let text = faults.take("outcome", note(outcome));
        let needed = matches!(state, ReferralState::Refused | ReferralState::Done);
        if needed && text.as_ref().is_some_and(String::is_empty) {
            faults.add(Fault::at("outcome", FaultCode::Required));
        }
        if *next_stage == Some(Stage::Closed) {
            faults.add(Fault::at("next_stage", FaultCode::StageNotPossible));
        }
        faults.check()?;
        let stored = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        (stored(day), text.unwrap_or_default(), stored(news))
    };
    ctx.change(&REFERRAL, id, Some(rev), |connection| {
        store::set_answer(connection, id, *state, [&day, &text, &news])
    })?;
    if let Some(to) = next_stage.filter(|_| *state != ReferralState::Waiting) {
        case::bring_to(ctx, before.case, to, &number_of(ctx, id)?, &day)?;
    }
    draft::discard(ctx, "referral_answer", &id.to_string())?;
    list::row(ctx, id)
}
