//! The forms that an officer left before they were saved, and whether they can still go on with them: a case may have
//! gone to another companion meanwhile, a record may be hidden, a role may be gone. What was typed stays all the same.

use serde::Serialize;
use uuid::Uuid;

use crate::case::{self, Reach};
use crate::database::Read;
use crate::draft::{self, Draft, Unkept};
use crate::flag;
use crate::record::AnyRecord;
use crate::vault::Right;
use crate::{
    Result, activity, assessment, assistance, business, distribution, emergency, household, partner, person,
    plan, reaching, referral,
};

/// A form that was left before it was saved. What is in it stays in the vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct OpenDraft {
    /// Which form.
    pub form: String,
    /// The record that was being changed; empty for a new one.
    pub subject: String,
    /// The case, or the distribution, that the record stands in, where it has no page of its own and can be read.
    pub case: Option<Uuid>,
    /// UTC, RFC 3339.
    pub saved_at: String,
    /// Whether it can go on.
    pub way: DraftWay,
}

/// Whether an officer can go on with a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum DraftWay {
    /// Yes.
    Open,
    /// The record, or the work, is somebody else's now.
    NotYours,
    /// The record was taken back.
    Gone,
}

/// All of them, the newest first; what the vault could not keep before what it kept.
pub(super) fn open(ctx: &Read, unkept: &Unkept) -> Result<Vec<OpenDraft>> {
    let kept = draft::list(ctx)?;
    let kept = kept.into_iter().filter(|draft| unkept.find(&draft.form, &draft.subject).is_none());
    unkept.all().cloned().chain(kept).map(|draft| told(ctx, draft)).collect()
}

fn told(ctx: &Read, draft: Draft) -> Result<OpenDraft> {
    let id = draft.subject.parse().ok();
    let case = match id {
        Some(id) if draft.form == "follow_up" => case::case_of_follow_up(ctx, id)?,
        Some(id) if draft.form == assessment::CHANGE_DRAFT => assessment::case_of(ctx, id)?,
        Some(id) if plan::FORMS.contains(&draft.form.as_str()) => plan::case_with(ctx, id)?.or(Some(id)),
        Some(id) if draft.form == "distribution_mark" => distribution::list_with(ctx, id)?,
        Some(id) if draft.form == "emergency_change" => emergency::list_with(ctx, id)?,
        _ => None,
    };
    let way = match (id, way(ctx, &draft.form, case.or(id))?) {
        // Of what stands in a case: it is there, and this may be hidden all the same.
        (Some(id), DraftWay::Open)
            if draft.form == assessment::CHANGE_DRAFT && !assessment::is_listed(ctx, id)? =>
        {
            DraftWay::Gone
        }
        (_, way) => way,
    };
    // A new referral stands under its case, one that is being changed under itself.
    let new = id.filter(|_| draft.form == "referral");
    let new = match new {
        Some(id) if referral::label(ctx, id)?.is_none() => Some(id),
        _ => None,
    };
    let case = case.or(new).filter(|_| way == DraftWay::Open);
    Ok(OpenDraft { form: draft.form, subject: draft.subject, case, saved_at: draft.saved_at, way })
}

/// `id` is the record, for a follow-up its case; none for a new record.
fn way(ctx: &Read, form: &str, id: Option<Uuid>) -> Result<DraftWay> {
    if let (Some(kind), Some(id)) = (flag::drafted(form), id) {
        return of_question(ctx, kind.with(id));
    }
    let right = match form {
        "case" | "follow_up" | "close_case" | "assessment" | "assessment_change" | "plan_goal"
        | "plan_action" | "plan_end" | "family_visit" | "partner" | "referral" | "referral_answer"
        | "attachment_case" | "emergency" | "emergency_line" | "emergency_change" => Right::CaseWriteOwn,
        "person"
        | "household"
        | "household_member"
        | "life"
        | "family_event"
        | "poverty_check"
        | "listing"
        | "attachment_person"
        | "attachment_household"
        | "activity"
        | "business"
        | "business_progress" => Right::PersonWrite,
        "assistance" => Right::AssistanceWriteOwn,
        "distribution" | "distribution_mark" => Right::AssistanceWriteAll,
        _ => Right::Administer,
    };
    if !ctx.may(right) {
        return Ok(DraftWay::NotYours);
    }
    let Some(id) = id else { return Ok(DraftWay::Open) };
    let listed = match form {
        "case" | "follow_up" | "close_case" | "assessment" | "assessment_change" | "plan_goal"
        | "plan_action" | "plan_end" | "attachment_case" => {
            return of_case(ctx, id);
        }
        "assistance" => return of_assistance(ctx, id),
        "distribution" | "distribution_mark" => {
            distribution::label(ctx, id)?.is_some_and(|(_, withdrawn)| !withdrawn)
        }
        "emergency" | "emergency_line" | "emergency_change" => {
            emergency::label(ctx, id)?.is_some_and(|(_, withdrawn)| !withdrawn)
        }
        "activity" => activity::label(ctx, id)?.is_some_and(|(_, withdrawn)| !withdrawn),
        "business" | "business_progress" => {
            business::label(ctx, id)?.is_some_and(|(_, withdrawn)| !withdrawn)
        }
        "referral" | "referral_answer" => return of_referral(ctx, id),
        "partner" => partner::undo::is_listed(ctx, id)?,
        "person" | "life" | "attachment_person" => person::is_listed(ctx, id)?,
        "household"
        | "household_member"
        | "family_event"
        | "family_visit"
        | "poverty_check"
        | "listing"
        | "attachment_household" => household::is_listed(ctx, id)?,
        _ => true,
    };
    Ok(if listed { DraftWay::Open } else { DraftWay::Gone })
}

/// Who may not read a record, or what is asked of it, is not told whether it is there.
fn of_question(ctx: &Read, on: AnyRecord) -> Result<DraftWay> {
    if !flag::may_read(ctx, on)? {
        return Ok(DraftWay::NotYours);
    }
    Ok(if reaching::is_listed(ctx, on)? { DraftWay::Open } else { DraftWay::Gone })
}

/// Whether a case is hidden is told to nobody who may not change it.
fn of_case(ctx: &Read, id: Uuid) -> Result<DraftWay> {
    Ok(match case::standing(ctx, id)? {
        None => DraftWay::Gone,
        Some(standing) if standing.reach != Reach::Write => DraftWay::NotYours,
        Some(standing) if standing.withdrawn => DraftWay::Gone,
        Some(_) => DraftWay::Open,
    })
}

/// A new one stands under its case.
fn of_referral(ctx: &Read, id: Uuid) -> Result<DraftWay> {
    let Some(label) = referral::label(ctx, id)? else { return of_case(ctx, id) };
    let way = of_case(ctx, label.case)?;
    Ok(if way == DraftWay::Open && label.withdrawn { DraftWay::Gone } else { way })
}

fn of_assistance(ctx: &Read, id: Uuid) -> Result<DraftWay> {
    let Some(label) = assistance::label(ctx, id)? else { return Ok(DraftWay::Gone) };
    if assistance::undo::require(ctx, id, &[]).is_err() {
        return Ok(DraftWay::NotYours);
    }
    Ok(if label.withdrawn { DraftWay::Gone } else { DraftWay::Open })
}
