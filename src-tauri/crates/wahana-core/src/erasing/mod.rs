//! "Hapus data warga": who somebody was is erased for good, and what is left of their cases and of what they got is
//! numbers, types, dates and worth, so that every total, the cash and the chain stay as they are.
//!
//! Composes the areas and has no SQL. The name is nowhere afterwards: not in a row, not in the journal, not in a free
//! page of the file, and no older backup that is restored brings it back.

mod line;

pub use line::{LineErasurePreview, erase_line, preview_line};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::case::{self, About};
use crate::database::{Read, Write};
use crate::journal::Op;
use crate::vault::{self, Marks, Right, Vault, mark};
use crate::{
    Error, Fault, FaultCode, Result, assessment, assistance, attachment, business, distribution, draft,
    emergency, flag, handover, household, notice, person, plan, referral, saved_filter, tag,
};

/// So many of the records in the way are named.
const NAMED: usize = 3;

/// Why somebody is erased. A choice and no words: a reason in words would name them for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ErasureReason {
    /// They asked for it.
    Asked,
    /// Their parent, guardian or family asked for it.
    Guardian,
    /// The time for which it was to be kept is over.
    Over,
    /// It is not needed, or should not have been written down.
    Unneeded,
}

impl ErasureReason {
    fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Guardian => "guardian",
            Self::Over => "over",
            Self::Unneeded => "unneeded",
        }
    }
}

/// The reason of what is erased again after a restore.
const AGAIN: &str = "again";

/// What an erasure would do, told before it is done. Cases of others that are secret are not told of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ErasurePreview {
    /// The name that goes.
    pub name: String,
    /// What stands in its place afterwards, `W-0012`.
    pub number: String,
    /// Numbers of the cases of which number, types and dates are left.
    pub cases: Vec<String>,
    /// Notes, visits, goals and actions whose words go.
    pub notes: i64,
    /// Gifts of which kind, day and worth are left.
    pub assistance: i64,
    /// Attachments that go with their pictures.
    pub attachments: i64,
    /// Forms that are half typed and go.
    pub drafts: i64,
    /// Numbers of the families and of the cases of others in whose notes or visits the name or the NIK stands, also one that
    /// they were written down with before. They stay as they are: whoever wants it to go writes them anew before.
    pub named_in: Vec<String>,
    /// Whether the family goes too, because nobody else is left of it.
    pub family_too: bool,
    /// Hand-overs in which they went by name: the next one asks the office to erase its copy.
    pub handovers: i64,
    /// What still holds the name.
    pub copies: Copies,
    /// What stands against it; none where it can be done.
    pub refused: Option<Fault>,
}

/// What is on this PC beside the vault, and holds what was written down until now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Copies {
    /// Backups beside the vault.
    pub backups: i64,
    /// Older data that a restore put aside beside it.
    pub put_aside: i64,
}

impl Copies {
    fn of(vault: &Vault) -> Self {
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        Self {
            backups: count(vault::own_backups(vault.folder()).unwrap_or_default().len()),
            put_aside: count(vault.folder().put_aside()),
        }
    }
}

/// An erasure that is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Erased {
    /// What stands in the place of the name.
    pub number: String,
    /// Whether the file was written anew already; otherwise that happens at the next unlock.
    pub scrubbed: bool,
}

/// What goes and what stays, for the head.
pub fn preview(vault: &Vault, id: Uuid) -> Result<ErasurePreview> {
    let copies = Copies::of(vault);
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    vault.read(|ctx| {
        ctx.require(Right::Administer)?;
        let found = kept(ctx, id)?;
        let family = last_of(ctx, id)?;
        let subjects: Vec<Uuid> = std::iter::once(id).chain(family).collect();
        let (mut numbers, mut half) = (Vec::new(), words(id, &found));
        let mut called = half[1..].to_vec();
        for same in person::merged::earlier(ctx, id)? {
            let mut theirs = words(same.id, &person::find_any(ctx, same.id)?);
            called.extend_from_slice(&theirs[1..]);
            half.append(&mut theirs);
            half.append(&mut parts(ctx, same.id)?);
        }
        let (mut notes, mut gifts, mut pictures) = (0, 0, 0);
        for &subject in &subjects {
            half.append(&mut parts(ctx, subject)?);
            for about in case::all_about(ctx, subject)?.into_iter().filter(|about| about.known) {
                notes += case::count_notes(ctx, about.id)? + plan::count(ctx, about.id)?;
                pictures += attachment::count(ctx, about.id)?;
                numbers.push(about.number);
            }
            notes += household::visits_on(ctx, subject)?.len();
            pictures += attachment::count(ctx, subject)?;
            gifts += assistance::undo::hanging_on(ctx, subject)?.len();
        }
        let mut named_in = household::naming(ctx, &called)?;
        if family.is_some() {
            let own = household::number(ctx, subjects[1])?;
            named_in.retain(|number| Some(number) != own.as_ref());
        }
        named_in.append(&mut case::naming(ctx, &called, &subjects)?);
        Ok(ErasurePreview {
            named_in,
            number: format!("W-{:04}", found.number),
            cases: numbers,
            notes: count(notes),
            assistance: count(gifts),
            attachments: count(pictures),
            drafts: count(draft::count_about(ctx, &half)?),
            family_too: family.is_some(),
            handovers: handover::times_gone(ctx, id)?,
            copies,
            refused: against(ctx, id, &subjects)?,
            name: found.form.name,
        })
    })
}

/// Erases a resident, for good and by the head alone. Their family goes too where nobody else is left of it. The file is
/// written anew, which may take seconds.
pub fn erase(vault: &Vault, id: Uuid, reason: ErasureReason) -> Result<Erased> {
    let number = vault.write(|ctx| {
        ctx.require(Right::Administer)?;
        let found = kept(ctx, id)?;
        let subjects: Vec<Uuid> = std::iter::once(id).chain(last_of(ctx, id)?).collect();
        if let Some(fault) = against(ctx, id, &subjects)? {
            return Err(fault.into());
        }
        Ok(found.number)
    })?;
    look_for_secret_ones(vault, id)?;
    vault.write(|ctx| {
        ctx.require(Right::Administer)?;
        kept(ctx, id)?;
        if open_ones(ctx, &[id], |_| true)?.is_empty() {
            one(ctx, id, reason.as_str(), false)
        } else {
            Err(FaultCode::EraseOpen.into())
        }
    })?;
    Ok(Erased { number: format!("W-{number:04}"), scrubbed: finish(vault)? })
}

/// What follows an erasure that is on the disk. Whether the file was written anew; otherwise that stays due.
fn finish(vault: &Vault) -> Result<bool> {
    vault.keep_marks(&Marks::new())?;
    // What stays is cleared away at the next unlock; without its key nobody opens it.
    let _ = attachment::clear_away(vault);
    Ok(vault.scrub().is_ok())
}

/// Whether [`catch_up`] has something to do.
pub fn is_due(vault: &Vault) -> Result<bool> {
    vault.read(|ctx| {
        Ok(!vault::waiting(ctx)?.is_empty() || vault::scrub_is_due(ctx)? || vault::has_loose(ctx)?)
    })
}

/// Applies again, after a restore, what was erased since that backup, and finishes what a cut left. Whoever signs in
/// first does it, before anything is shown to them; nothing where nothing is due.
pub fn catch_up(vault: &Vault) -> Result<()> {
    let marks = vault.read(vault::waiting)?;
    if !marks.is_empty() {
        vault.write(|ctx| {
            for id in person::all_ids(ctx)?.into_iter().filter(|id| marks.contains(&mark(*id))) {
                one(ctx, id, AGAIN, true)?;
            }
            for id in household::all_ids(ctx)?.into_iter().filter(|id| marks.contains(&mark(*id))) {
                family(ctx, id)?;
            }
            line::again(ctx, &marks)?;
            vault::applied(ctx)
        })?;
        vault.keep_marks(&marks)?;
    }
    if vault.read(vault::scrub_is_due)? {
        vault.keep_marks(&Marks::new())?;
        // Where the disk is full it stays due; nobody is kept out because of it.
        let _ = vault.scrub();
    }
    let _ = attachment::clear_away(vault);
    Ok(())
}

/// The whole record, in one transaction; what stands against it was asked before.
fn one(ctx: &Write, id: Uuid, reason: &str, surely: bool) -> Result<()> {
    let found = person::find_any(ctx, id)?;
    // The records that they were written down in before are theirs too, with what had no place beside the present one's.
    for same in person::merged::earlier(ctx, id)? {
        naming(ctx, &words(same.id, &person::find_any(ctx, same.id)?))?;
        draft::erase(ctx, &parts(ctx, same.id)?)?;
        hanging(ctx, same.id)?;
        person::erase(ctx, same.id, reason)?;
        notice::erase(ctx, same.id)?;
    }
    let last = household::leave_for_good(ctx, id, surely)?;
    naming(ctx, &words(id, &found))?;
    draft::erase(ctx, &parts(ctx, id)?)?;
    hanging(ctx, id)?;
    for family_too in last.into_iter().chain(crate::family::left_behind(ctx, id)?) {
        family(ctx, family_too)?;
    }
    person::erase(ctx, id, reason)?;
    notice::erase(ctx, id)?;
    vault::scrub_later(ctx)
}

/// What is searched for them: half-typed forms, saved filters, and what was asked of whatever record. It goes as a whole.
fn naming(ctx: &Write, named: &[String]) -> Result<()> {
    draft::erase(ctx, named)?;
    saved_filter::erase(ctx, named)?;
    flag::erase_naming(ctx, named)
}

fn family(ctx: &Write, id: Uuid) -> Result<()> {
    let earlier = household::merged::earlier(ctx, id)?;
    for family in earlier.into_iter().map(|same| same.id).chain([id]) {
        draft::erase(ctx, &parts(ctx, family)?)?;
        hanging(ctx, family)?;
        assessment::erase_of_household(ctx, family)?;
        household::erase_visits(ctx, family)?;
        household::erase(ctx, family)?;
    }
    vault::scrub_later(ctx)
}

/// Cases with all that stands in them, gifts, and what was asked of any of it.
fn hanging(ctx: &Write, subject: Uuid) -> Result<()> {
    flag::erase(ctx, subject)?;
    for row in distribution::rows_of(ctx, subject)? {
        distribution::erase(ctx, row)?;
    }
    for line in emergency::lines_of(ctx, subject)? {
        emergency::erase(ctx, line)?;
    }
    business::erase(ctx, subject)?;
    tag::erase(ctx, subject)?;
    attachment::erase(ctx, subject)?;
    for about in case::all_about(ctx, subject)? {
        let id = about.id;
        flag::erase(ctx, id)?;
        tag::erase(ctx, id)?;
        attachment::erase(ctx, id)?;
        gifts(ctx, id)?;
        plan::erase_of(ctx, id)?;
        assessment::erase(ctx, id)?;
        for referral in referral::all_of(ctx, id)? {
            flag::erase(ctx, referral)?;
            referral::erase(ctx, referral)?;
        }
        case::erase(ctx, id)?;
    }
    gifts(ctx, subject)
}

/// What went to somebody or belongs to a case, with what was asked of it.
fn gifts(ctx: &Write, of: Uuid) -> Result<()> {
    for gift in assistance::all_of(ctx, of)? {
        flag::erase(ctx, gift)?;
        assistance::erase(ctx, gift)?;
    }
    Ok(())
}

/// The subject and all that hangs on it. A draft of a correction is kept under what it corrects, and need not name
/// anybody.
fn parts(ctx: &Read, subject: Uuid) -> Result<Vec<String>> {
    let rows = [distribution::rows_of(ctx, subject)?, emergency::lines_of(ctx, subject)?].concat();
    let mut parts = vec![vec![subject], assistance::all_of(ctx, subject)?, rows];
    for about in case::all_about(ctx, subject)? {
        let id = about.id;
        let sent = referral::all_of(ctx, id)?;
        parts.extend([vec![id], case::follow_up_ids(ctx, id)?, plan::ids_of_case(ctx, id)?, sent]);
        parts.push(assistance::all_of(ctx, id)?);
    }
    Ok(parts.concat().iter().map(ToString::to_string).collect())
}

/// A record that is still there to be erased.
fn kept(ctx: &Read, id: Uuid) -> Result<person::Person> {
    if person::is_erased(ctx, id)? {
        return Err(FaultCode::Erased.into());
    }
    person::find(ctx, id)
}

/// The family, where nobody else is left of it.
fn last_of(ctx: &Read, id: Uuid) -> Result<Option<Uuid>> {
    let Some(family) = household::household_of(ctx, id)? else { return Ok(None) };
    Ok((household::member_ids(ctx, family)?.len() == 1).then_some(family))
}

/// What drafts about somebody hold: their id, and what only they are called. A single word may be somebody else's.
fn words(id: Uuid, found: &person::Person) -> Vec<String> {
    let form = &found.form;
    let mut words = vec![id.to_string()];
    words.extend(Some(form.nik.clone()).filter(|nik| nik.len() >= 10));
    words.extend(Some(form.name.clone()).filter(|name| name.contains(' ')));
    words
}

/// What the head may know of that stands against it.
fn against(ctx: &Read, id: Uuid, subjects: &[Uuid]) -> Result<Option<Fault>> {
    // Who turned out to be somebody is erased with them, or their name would stay there.
    if let Some(fault) = person::merged::fault(ctx, id)? {
        return Ok(Some(fault));
    }
    let mut numbers = open_ones(ctx, subjects, |about| about.known)?;
    if !numbers.is_empty() {
        let more = numbers.len().saturating_sub(NAMED);
        numbers.truncate(NAMED);
        let fault = Fault::new(FaultCode::EraseOpen).with("numbers", numbers.join(", ")).with("more", more);
        return Ok(Some(fault));
    }
    household::against_leaving(ctx, id)
}

fn open_ones(ctx: &Read, subjects: &[Uuid], which: impl Fn(&About) -> bool) -> Result<Vec<String>> {
    let mut numbers = Vec::new();
    for &subject in subjects {
        let open = case::all_about(ctx, subject)?.into_iter().filter(|about| about.open && which(about));
        numbers.extend(open.map(|about| about.number));
    }
    Ok(numbers)
}

/// A secret case on which somebody else still works stops it too. That it does tells the head of it, as opening it would;
/// so that is in the journal as well, where its companion sees it.
fn look_for_secret_ones(vault: &Vault, id: Uuid) -> Result<()> {
    let found = vault.write(|ctx| {
        let subjects = std::iter::once(id).chain(last_of(ctx, id)?);
        let mut found = false;
        for subject in subjects {
            for about in case::all_about(ctx, subject)?.into_iter().filter(|about| about.open) {
                ctx.record("case", about.id, Op::View, &[("reason", "erase".to_owned())])?;
                found = true;
            }
        }
        Ok(found)
    })?;
    if found { Err(Error::from(FaultCode::EraseOpen)) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
