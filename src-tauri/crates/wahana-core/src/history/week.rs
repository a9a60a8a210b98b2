//! What happened in the last seven days, for the head: one line an act, not an entry. Secret cases have no name here,
//! whoever is responsible.

use std::collections::BTreeMap;

use chrono::{Days, Local, NaiveTime, TimeZone, Utc};
use serde::Serialize;
use uuid::Uuid;

use super::JOURNALLED;
use super::record::resident;
use super::undo::{UndoState, is_again, state};
use crate::database::Read;
use crate::journal::{self, Journalled, Op, Recorded};
use crate::record::AnyRecord;
use crate::vault::{Right, officer_name};
use crate::{
    Result, activity, assessment, assistance, attachment, business, case, choice, distribution, emergency,
    flag, handover, household, merging, notice, partner, plan, referral, sheet, tag,
};

/// Days that are looked back on, today included.
const DAYS: u64 = 7;
/// Acts that are listed; of older ones only the number is told.
const LISTED: usize = 200;

/// The week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct WeekInReview {
    /// First day, local.
    pub from: String,
    /// The newest first.
    pub acts: Vec<Act>,
    /// Acts of that time that are not listed.
    pub more: i64,
}

/// Something that somebody did in one press.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Act {
    /// The act.
    pub id: Uuid,
    /// UTC, RFC 3339.
    pub at: String,
    /// Name of who did it.
    pub officer: String,
    /// What.
    pub what: ActKind,
    /// The table of the record that it was about; `list` for a list that was taken along, empty where it was about
    /// none.
    pub table: String,
    /// That record, where it can be opened.
    pub record: Option<Uuid>,
    /// Its number or name; of a list which and how many rows (`cases 120`). Empty where there is none, or where it may
    /// not be told.
    pub label: String,
    /// Other records that changed with it.
    pub more: i64,
    /// Whether it takes another act back.
    pub undoes: bool,
    /// Whether that act was itself an undo, so that something was done again.
    pub again: bool,
    /// Whether it can be taken back.
    pub undo: UndoState,
}

/// What an act was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ActKind {
    /// Something was written down.
    Created,
    /// Something was changed.
    Changed,
    /// Something was taken back.
    Withdrawn,
    /// A secret case was opened with a reason.
    Viewed,
    /// A package or a backup was made.
    Exported,
    /// Somebody tried to sign in with a wrong passphrase.
    FailedSignIn,
    /// A passphrase or the recovery key was set.
    KeyChange,
    /// The data were brought back from a backup.
    Restored,
    /// A setting was changed.
    Setting,
    /// An older database was put back.
    OlderData,
    /// Indexes, search keys or the copy of the keys were made anew.
    Mended,
    /// Somebody was erased for good.
    Erased,
    /// One record was made of two.
    Merged,
    /// Something that a newer program wrote.
    Other,
}

/// The last seven days, the head alone.
pub fn week_in_review(ctx: &Read) -> Result<WeekInReview> {
    ctx.require(Right::Administer)?;
    let from = ctx.today().checked_sub_days(Days::new(DAYS - 1)).unwrap_or(ctx.today());
    let midnight = Local.from_local_datetime(&from.and_time(NaiveTime::MIN)).earliest();
    let since = midnight.map_or_else(Utc::now, |time| time.with_timezone(&Utc));
    let mut acts: BTreeMap<i64, Vec<Recorded>> = BTreeMap::new();
    let mut numbers: BTreeMap<Uuid, i64> = BTreeMap::new();
    for entry in journal::since(ctx.connection(), since)? {
        if is_told(&entry) {
            let first = *numbers.entry(entry.act).or_insert(entry.seq);
            acts.entry(first).or_default().push(entry);
        }
    }
    let more = i64::try_from(acts.len().saturating_sub(LISTED)).unwrap_or_default();
    let listed =
        acts.into_values().rev().take(LISTED).filter_map(|entries| act_of(ctx, &entries).transpose());
    Ok(WeekInReview { from: from.to_string(), acts: listed.collect::<Result<_>>()?, more })
}

/// Signing in and how one likes the screen are nobody's business.
fn is_told(entry: &Recorded) -> bool {
    let look = |column: &String| ["text_size", "theme", "pasaran"].contains(&column.as_str());
    let only_look = entry.area == "vault"
        && entry.op == Some(Op::Change)
        && entry.changes.as_ref().is_some_and(|changes| changes.keys().all(look));
    entry.op != Some(Op::SignIn) && !only_look
}

/// What the entries of one act say of it; none where there are none.
pub(super) fn act_of(ctx: &Read, entries: &[Recorded]) -> Result<Option<Act>> {
    let mut told = Vec::new();
    for entry in entries {
        if !is_masked(ctx, entry)? {
            told.push(entry.clone());
        }
    }
    let entries = told.as_slice();
    let changes = |entry: &&Recorded| matches!(entry.op, Some(Op::Create | Op::Change));
    let erasure = |entry: &&Recorded| entry.op == Some(Op::Erase) && entry.area == "person";
    let erased = entries.iter().find(erasure);
    // One record of two: it is about the one that turned out to be the other, whatever else moved.
    let gone = entries.iter().rfind(|entry| merging::is_gone(entry));
    let main = erased.or(gone).or_else(|| entries.iter().find(changes)).or(entries.first());
    let Some(main) = main else { return Ok(None) };
    // What hangs on somebody goes along untold: it may be secret.
    let told = |entry: &&Recorded| gone.is_none() || ["person", "household"].contains(&entry.area.as_str());
    let mut records: Vec<Uuid> = entries.iter().filter(told).map(|entry| entry.record).collect();
    records.sort_unstable();
    records.dedup();
    // How much there was of somebody who is erased is nobody's business any more.
    records.truncate(if erased.is_some() { 1 } else { records.len() });
    let table = table_of(ctx, main)?;
    let (label, record) = match list_of(main) {
        Some(list) => (list, None),
        None => named(ctx, table, main.record)?,
    };
    Ok(Some(Act {
        id: main.act,
        at: main.time.clone(),
        officer: officer_name(ctx, main.officer)?.unwrap_or_default(),
        what: kind(main),
        table: match table {
            Some(table) => table.table.to_owned(),
            None if main.area == sheet::AREA => main.area.clone(),
            None => String::new(),
        },
        record,
        label,
        more: i64::try_from(records.len()).unwrap_or(i64::MAX) - 1,
        undoes: main.undoes.is_some(),
        again: is_again(ctx, main)?,
        undo: state(ctx, main.act)?,
    }))
}

/// Whether an entry says which meeting or business named a case that the officer must not know of.
pub(super) fn is_masked(ctx: &Read, entry: &Recorded) -> Result<bool> {
    let case = match entry.area.as_str() {
        "activity" => activity::undo::case_of(ctx, entry.record)?,
        "business" => business::undo::case_of(ctx, entry.record)?,
        _ => None,
    };
    let Some(case) = case else { return Ok(false) };
    Ok(case::standing(ctx, case)?.is_none_or(|standing| standing.masks()))
}

/// Of a list that left the house: which, and how many rows.
fn list_of(entry: &Recorded) -> Option<String> {
    let [what, rows] = ["what", "rows"].map(|name| entry.of(name)[1].as_str().unwrap_or_default());
    (entry.area == sheet::AREA).then(|| format!("{what} {rows}"))
}

fn kind(entry: &Recorded) -> ActKind {
    match entry.op {
        Some(Op::Create) => ActKind::Created,
        Some(Op::Change) if merging::is_gone(entry) => ActKind::Merged,
        Some(Op::Change) if !entry.of("withdrawn")[1].as_str().unwrap_or_default().is_empty() => {
            ActKind::Withdrawn
        }
        Some(Op::Change) => ActKind::Changed,
        Some(Op::View) => ActKind::Viewed,
        Some(Op::Export) => ActKind::Exported,
        Some(Op::FailedSignIn) => ActKind::FailedSignIn,
        Some(Op::KeyChange) => ActKind::KeyChange,
        Some(Op::Restore) => ActKind::Restored,
        Some(Op::Setting) => ActKind::Setting,
        Some(Op::OlderData) => ActKind::OlderData,
        Some(Op::Mend) => ActKind::Mended,
        Some(Op::Erase) => ActKind::Erased,
        Some(Op::SignIn | Op::Event) | None => ActKind::Other,
    }
}

/// The table of the record that an entry is about.
pub(super) fn table_of(ctx: &Read, entry: &Recorded) -> Result<Option<&'static Journalled>> {
    for table in JOURNALLED.iter().filter(|table| table.area == entry.area) {
        if table.rev(ctx.connection(), entry.record)?.is_some() {
            return Ok(Some(table));
        }
    }
    Ok(None)
}

/// The journalled table of this name.
pub(super) fn table_named(name: &str) -> Option<&'static Journalled> {
    JOURNALLED.iter().find(|table| table.table == name).copied()
}

/// What the record is called, and whether its page opens.
pub(super) fn named(ctx: &Read, table: Option<&Journalled>, id: Uuid) -> Result<(String, Option<Uuid>)> {
    let open = |label: String| (label.clone(), (!label.is_empty()).then_some(id));
    Ok(match table.map(|table| table.table) {
        Some("person") => open(resident(ctx, id)),
        Some("notice") => {
            let person = notice::person_of(ctx, id)?;
            let label = person.map(|person| resident(ctx, person)).unwrap_or_default();
            (label.clone(), person.filter(|_| !label.is_empty()))
        }
        Some("household") => match resident(ctx, id) {
            name if name.is_empty() => (household::number(ctx, id)?.unwrap_or_default(), None),
            name => open(name),
        },
        Some("cases") => case_named(ctx, id)?,
        Some("follow_up") => match case::case_with_follow_up(ctx, id)? {
            Some(case) => case_named(ctx, case)?,
            None => Default::default(),
        },
        Some("plan_goal" | "plan_action") => match plan::case_with(ctx, id)? {
            Some(case) => case_named(ctx, case)?,
            None => Default::default(),
        },
        Some("assessment") => match assessment::case_of(ctx, id)? {
            Some(case) => case_named(ctx, case)?,
            None => Default::default(),
        },
        Some("poverty_check" | "listing") => {
            let family = assessment::household_of(ctx, id)?;
            let label = family.map(|family| resident(ctx, family)).unwrap_or_default();
            (label.clone(), family.filter(|_| !label.is_empty()))
        }
        Some("assistance") => assistance_named(ctx, id)?,
        Some("flag") => about(ctx, flag::on(ctx, id)?)?,
        Some("tagged") => about(ctx, tag::on(ctx, id)?)?,
        Some("choice") => (choice::name_of(ctx, id)?, None),
        Some("not_same") => {
            let (one, other) = merging::pair(ctx, id)?;
            let names = [resident(ctx, one), resident(ctx, other)];
            (names.join(" · "), None)
        }
        Some("distribution") => labelled(distribution::label(ctx, id)?, id),
        Some("distribution_recipient") => match distribution::of_row(ctx, id)? {
            Some(list) => labelled(distribution::label(ctx, list)?, list),
            None => Default::default(),
        },
        Some("emergency") => labelled(emergency::label(ctx, id)?, id),
        Some("emergency_household") => match emergency::of_line(ctx, id)? {
            Some(list) => labelled(emergency::label(ctx, list)?, list),
            None => Default::default(),
        },
        Some("activity") => labelled(activity::label(ctx, id)?, id),
        Some("activity_attendance" | "activity_decision" | "activity_case") => {
            match activity::of_row(ctx, id)? {
                Some(activity) => labelled(activity::label(ctx, activity)?, activity),
                None => Default::default(),
            }
        }
        Some("business") => labelled(business::label(ctx, id)?, id),
        Some("business_member" | "business_case" | "business_progress") => match business::of_row(ctx, id)? {
            Some(business) => labelled(business::label(ctx, business)?, business),
            None => Default::default(),
        },
        Some("attachment") => about(ctx, attachment::on(ctx, id)?)?,
        Some("partner") => labelled(partner::label(ctx, id)?.map(|known| (known.name, known.withdrawn)), id),
        Some("referral") => referral_named(ctx, id)?,
        Some("officer") => (officer_name(ctx, id)?.unwrap_or_default(), None),
        Some("handover") => {
            let number = handover::history(ctx)?.into_iter().find(|row| row.id == id).map(|row| row.number);
            (number.map(|number| number.to_string()).unwrap_or_default(), None)
        }
        _ => Default::default(),
    })
}

/// The record that a question, a tag or a picture is about.
fn about(ctx: &Read, on: Option<impl Into<AnyRecord>>) -> Result<(String, Option<Uuid>)> {
    let Some(AnyRecord { kind, id }) = on.map(Into::into) else { return Ok(Default::default()) };
    named(ctx, table_named(kind.table()), id)
}

/// The number, and whom it is about where it is not secret.
fn case_named(ctx: &Read, id: Uuid) -> Result<(String, Option<Uuid>)> {
    let Some(standing) = case::standing(ctx, id)? else { return Ok(Default::default()) };
    let subject = standing.person.or(standing.household).filter(|_| !standing.secret);
    let record = (!standing.withdrawn).then_some(id);
    Ok((with_name(ctx, standing.number, subject), record))
}

/// What such a record is called, and whether its page opens.
fn labelled(label: Option<(String, bool)>, id: Uuid) -> (String, Option<Uuid>) {
    label.map(|(name, withdrawn)| (name, (!withdrawn).then_some(id))).unwrap_or_default()
}

/// The number, and whom it went to where it hangs on no secret case.
fn assistance_named(ctx: &Read, id: Uuid) -> Result<(String, Option<Uuid>)> {
    let Some(label) = assistance::label(ctx, id)? else { return Ok(Default::default()) };
    let secret = label.case.map(|case| case::is_secret(ctx, case)).transpose()?.unwrap_or_default();
    let recipient = label.person.or(label.household).filter(|_| !secret);
    Ok((with_name(ctx, label.number, recipient), (!label.withdrawn).then_some(id)))
}

/// The number, and whom its case is about where that is not secret.
fn referral_named(ctx: &Read, id: Uuid) -> Result<(String, Option<Uuid>)> {
    let Some(label) = referral::label(ctx, id)? else { return Ok(Default::default()) };
    let standing = case::standing(ctx, label.case)?;
    let masked = standing.as_ref().is_some_and(case::Standing::masks);
    let subject = standing.filter(|known| !known.secret).and_then(|known| known.person.or(known.household));
    let record = (!label.withdrawn && !masked).then_some(id);
    Ok((with_name(ctx, label.number, subject), record))
}

fn with_name(ctx: &Read, number: String, subject: Option<Uuid>) -> String {
    match subject.map(|id| resident(ctx, id)) {
        Some(name) if !name.is_empty() => format!("{number} {name}"),
        _ => number,
    }
}
