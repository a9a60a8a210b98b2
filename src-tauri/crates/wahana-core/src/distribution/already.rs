//! "Sudah dapat apa?" of those who could stand on a list or do: of each in short, and of all of them in one sentence.
//! It is told and refuses nobody, and tells nothing of a gift that hangs on somebody else's secret case.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, Months};
use serde::Serialize;
use uuid::Uuid;

use super::{MOST, store};
use crate::Result;
use crate::assistance::{self, Recipient};
use crate::database::Read;
use crate::vault::Right;

/// What somebody and their family card already get, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct AlreadyMark {
    /// Whose.
    pub id: Uuid,
    /// Codes of the programmes that are received now, each once.
    pub programmes: Vec<String>,
    /// How often the group gave something in the last twelve months.
    pub gifts: i64,
    /// The last day on which it gave the same kind, or empty.
    pub same_kind: String,
    /// Numbers of the open distributions on whose lists they, their family or somebody of it stands.
    pub open: Vec<String>,
}

/// "Sudah dapat apa?" of many, beside the kind that is to be given. It is told and refuses nobody.
pub fn already_marks(ctx: &Read, recipients: &[Recipient], kind: &str) -> Result<Vec<AlreadyMark>> {
    ctx.require(Right::AssistanceRead)?;
    let recipients = &recipients[..recipients.len().min(MOST)];
    let got = assistance::already_each(ctx, recipients)?;
    let mark = |(&recipient, got): (&Recipient, assistance::GotInShort)| {
        let same_kind = got.gifts.iter().find(|(given, _)| given == kind);
        Ok(AlreadyMark {
            id: recipient.id(),
            programmes: got.programmes.into_iter().collect(),
            gifts: i64::try_from(got.gifts.len()).unwrap_or(i64::MAX),
            same_kind: same_kind.map(|(_, day)| day.clone()).unwrap_or_default(),
            open: on_open_lists(ctx, recipient)?,
        })
    };
    recipients.iter().zip(got).map(mark).collect()
}

/// An open distribution, and who of those that were asked about stands on its list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct OnOpenList {
    /// `P-2026-0001`.
    pub number: String,
    /// Ids of the recipients who stand there, or whose family or somebody of it does.
    pub ids: Vec<Uuid>,
}

/// Who of many already got the same or is about to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct AlreadySum {
    /// The first day that is looked at, `2026-10-01`: the first of last month.
    pub since: String,
    /// Ids of the recipients who got the same kind from the group since then, or somebody on their family card did.
    pub same_kind: Vec<Uuid>,
    /// The open distributions with any of them, by number.
    pub open: Vec<OnOpenList>,
}

/// Of all who are chosen at once, by the same rules as [`already_marks`].
///
/// # Errors
/// [`crate::FaultCode::NotAllowed`] for who may not make a list.
pub fn already_sum(ctx: &Read, recipients: &[Recipient], kind: &str) -> Result<AlreadySum> {
    ctx.require(Right::AssistanceWriteAll)?;
    let today = ctx.today();
    let first = today.with_day(1).unwrap_or(today);
    let since = first.checked_sub_months(Months::new(1)).unwrap_or(first);
    let same_kind = assistance::got_since(ctx, recipients, kind, since)?;
    let mut standing: HashMap<Uuid, Vec<String>> = HashMap::new();
    for (number, id) in store::on_open_lists(ctx.connection())? {
        standing.entry(id).or_default().push(number);
    }
    let mut open: BTreeMap<String, Vec<Uuid>> = BTreeMap::new();
    // Where no list is open nobody's family needs to be looked up.
    for &recipient in recipients.iter().filter(|_| !standing.is_empty()) {
        let family = assistance::kin(ctx, recipient, false)?;
        let mut numbers: Vec<&String> = family.ids().filter_map(|id| standing.get(&id)).flatten().collect();
        numbers.sort_unstable();
        numbers.dedup();
        for number in numbers {
            open.entry(number.clone()).or_default().push(recipient.id());
        }
    }
    let open = open.into_iter().map(|(number, ids)| OnOpenList { number, ids }).collect();
    Ok(AlreadySum { since: since.to_string(), same_kind, open })
}

fn on_open_lists(ctx: &Read, recipient: Recipient) -> Result<Vec<String>> {
    let mut numbers = Vec::new();
    for id in assistance::kin(ctx, recipient, false)?.ids() {
        numbers.append(&mut store::waiting_for(ctx.connection(), id)?);
    }
    numbers.sort_unstable();
    numbers.dedup();
    Ok(numbers)
}
