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
    family, flag, handover, household, merging, notice, partner, plan, referral, sheet, tag,
};

/// Days that are looked back on, today included.
const DAYS: u64 = 7;
/// Acts that are listed; of older ones only the number is told.
const LISTED: usize = 200;
/// Entries that are read for them: more than a group writes in a week by hand.
const READ: usize = 5_000;

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
    /// The page that it leads to: of that record, or of the one that the record hangs on.
    pub record: Option<Opens>,
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

/// A record with a page of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Opens {
    /// Its table.
    pub table: &'static str,
    /// The record.
    pub id: Uuid,
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
    let (entries, more) = journal::since(ctx.connection(), since, LISTED, READ)?;
    for entry in entries {
        if is_told(&entry) {
            let first = *numbers.entry(entry.act).or_insert(entry.seq);
            acts.entry(first).or_default().push(entry);
        }
    }
    let listed = acts.into_values().rev().filter_map(|entries| act_of(ctx, &entries).transpose());
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
    // Of a resident, or of a line of a list on which somebody stands who is none.
    let erased = ["person", "emergency"]
        .into_iter()
        .find_map(|area| entries.iter().find(|entry| entry.op == Some(Op::Erase) && entry.area == area));
    // One record or one family of two: it is about the one that became the other, whatever else moved.
    let gone = entries.iter().rfind(|entry| merging::is_gone(entry) || family::is_united(entry));
    let main = erased.or(gone).or_else(|| entries.iter().find(changes)).or(entries.first());
    let Some(main) = main else { return Ok(None) };
    // What hangs on somebody goes along untold: it may be secret. Cases that a list names are in its number of rows.
    let told = |entry: &&Recorded| {
        let of_merged = || ["person", "household"].contains(&entry.area.as_str());
        (gone.is_none() || of_merged()) && (main.area != sheet::AREA || entry.area == sheet::AREA)
    };
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

/// Of a list that left the house: which, how many rows, and on what, where that is no file.
fn list_of(entry: &Recorded) -> Option<String> {
    let said = ["what", "rows", "on"].map(|name| entry.of(name)[1].as_str().unwrap_or_default());
    (entry.area == sheet::AREA).then(|| said.join(" ").trim_end().to_owned())
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

/// What a record is called, and which page tells of it.
type Named = (String, Option<Opens>);

/// What the record is called, and the page that opens: its own, or that of the record that it hangs on.
pub(super) fn named(ctx: &Read, table: Option<&Journalled>, id: Uuid) -> Result<Named> {
    Ok(match table.map(|table| table.table) {
        Some("person") => opening("person", id, resident(ctx, id)),
        Some("household") => match resident(ctx, id) {
            name if name.is_empty() => (household::number(ctx, id)?.unwrap_or_default(), None),
            name => opening("household", id, name),
        },
        Some("cases") => case_named(ctx, id)?,
        Some("assistance") => assistance_named(ctx, id)?,
        Some("distribution") => unless_withdrawn("distribution", id, distribution::label(ctx, id)?),
        Some("emergency") => unless_withdrawn("emergency", id, emergency::label(ctx, id)?),
        Some("activity") => unless_withdrawn("activity", id, activity::label(ctx, id)?),
        Some("business") => unless_withdrawn("business", id, business::label(ctx, id)?),
        Some("partner") => unless_withdrawn(
            "partner",
            id,
            partner::label(ctx, id)?.map(|label| (label.name, label.withdrawn)),
        ),
        Some("referral") => referral_named(ctx, id)?,
        Some("choice") => (choice::name_of(ctx, id)?, None),
        Some("not_same") => {
            let (one, other) = merging::pair(ctx, id)?;
            let names = [resident(ctx, one), resident(ctx, other)];
            (names.join(" · "), None)
        }
        Some("officer") => (officer_name(ctx, id)?.unwrap_or_default(), None),
        Some("handover") => {
            let number = handover::history(ctx)?.into_iter().find(|row| row.id == id).map(|row| row.number);
            (number.map(|number| number.to_string()).unwrap_or_default(), None)
        }
        Some(table) => match hangs_on(ctx, table, id)? {
            Some((owner, id)) => named(ctx, table_named(owner), id)?,
            None => Default::default(),
        },
        None => Default::default(),
    })
}

/// The table and the record that tell of one that has no page of its own.
fn hangs_on(ctx: &Read, table: &str, id: Uuid) -> Result<Option<(&'static str, Uuid)>> {
    let (owner, found) = match table {
        "notice" => ("person", notice::person_of(ctx, id)?),
        "follow_up" => ("cases", case::case_with_follow_up(ctx, id)?),
        "plan_goal" | "plan_action" => ("cases", plan::case_with(ctx, id)?),
        "assessment" => ("cases", assessment::case_of(ctx, id)?),
        "poverty_check" | "listing" => ("household", assessment::household_of(ctx, id)?),
        "family_visit" => ("household", household::family_of_visit(ctx, id)?),
        "distribution_recipient" => ("distribution", distribution::of_row(ctx, id)?),
        "emergency_household" => ("emergency", emergency::of_line(ctx, id)?),
        "activity_attendance" | "activity_decision" | "activity_case" => {
            ("activity", activity::of_row(ctx, id)?)
        }
        "business_member" | "business_case" | "business_progress" => ("business", business::of_row(ctx, id)?),
        "flag" => return Ok(flag::on(ctx, id)?.map(flagged)),
        "tagged" => return Ok(tag::on(ctx, id)?.map(flagged)),
        "attachment" => return Ok(attachment::on(ctx, id)?.map(flagged)),
        _ => return Ok(None),
    };
    Ok(found.map(|id| (owner, id)))
}

fn flagged(on: impl Into<AnyRecord>) -> (&'static str, Uuid) {
    let AnyRecord { kind, id } = on.into();
    (kind.table(), id)
}

/// Nobody's page opens where there is no name.
fn opening(table: &'static str, id: Uuid, label: String) -> Named {
    let page = (!label.is_empty()).then_some(Opens { table, id });
    (label, page)
}

fn unless_withdrawn(table: &'static str, id: Uuid, label: Option<(String, bool)>) -> Named {
    let Some((label, withdrawn)) = label else { return Default::default() };
    (label, (!withdrawn).then_some(Opens { table, id }))
}

/// The number, and whom it is about where it is not secret.
fn case_named(ctx: &Read, id: Uuid) -> Result<Named> {
    let Some(standing) = case::standing(ctx, id)? else { return Ok(Default::default()) };
    let subject = standing.person.or(standing.household).filter(|_| !standing.secret);
    let label = with_name(ctx, standing.number, subject);
    Ok(unless_withdrawn("cases", id, Some((label, standing.withdrawn))))
}

/// The number, and whom it went to where it hangs on no secret case.
fn assistance_named(ctx: &Read, id: Uuid) -> Result<Named> {
    let Some(label) = assistance::label(ctx, id)? else { return Ok(Default::default()) };
    let secret = label.case.map(|case| case::is_secret(ctx, case)).transpose()?.unwrap_or_default();
    let recipient = label.person.or(label.household).filter(|_| !secret);
    let told = (with_name(ctx, label.number, recipient), label.withdrawn);
    Ok(unless_withdrawn("assistance", id, Some(told)))
}

/// The number, and whom its case is about where that is not secret.
fn referral_named(ctx: &Read, id: Uuid) -> Result<Named> {
    let Some(label) = referral::label(ctx, id)? else { return Ok(Default::default()) };
    let standing = case::standing(ctx, label.case)?;
    let masked = standing.as_ref().is_some_and(case::Standing::masks);
    let subject = standing.filter(|known| !known.secret).and_then(|known| known.person.or(known.household));
    let told = (with_name(ctx, label.number, subject), label.withdrawn || masked);
    Ok(unless_withdrawn("referral", id, Some(told)))
}

fn with_name(ctx: &Read, number: String, subject: Option<Uuid>) -> String {
    match subject.map(|id| resident(ctx, id)) {
        Some(name) if !name.is_empty() => format!("{number} {name}"),
        _ => number,
    }
}
