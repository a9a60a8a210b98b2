//! What is to be said beside a kind of assistance while it is chosen: what else on the same family card stands next to
//! it (DOMAIN 4). Facts that a rule would ask for; never a verdict, and nothing is refused for them.

use chrono::{Days, NaiveDate};
use serde::Serialize;
use uuid::Uuid;

use super::list::AssistanceRow;
use super::{GivenBy, Recipient, already};
use crate::Result;
use crate::choice;
use crate::database::Read;
use crate::reference::{AssistanceKind, CardRule, assistance_kind};

/// So many days a gift of the group to a family counts as given just now.
const LATELY: u64 = 30;

/// Why something on the card is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum CardWhy {
    /// The same recipient has it noted already.
    Running,
    /// It is counted once for a card, and somebody else on it has it.
    Once,
    /// Its rule asks that nobody on the card gets other aid of the state, and this one does.
    Alone,
    /// Somebody on the card has what asks that nobody else on it gets aid of the state.
    AloneThere,
    /// The group gave the same to this family just now.
    Lately,
}

/// Something on the card that stands next to what is being written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct CardDoubt {
    /// Why it is told.
    pub why: CardWhy,
    /// What.
    pub row: AssistanceRow,
}

/// All of them for a kind and a recipient; `except` is the record that is being changed. What hangs on somebody else's
/// secret case is not there.
pub fn card_doubts(
    ctx: &Read,
    recipient: Recipient,
    kind: &str,
    except: Option<Uuid>,
) -> Result<Vec<CardDoubt>> {
    let got = already(ctx, recipient)?;
    let Some(kind) = &choice::assistance_kind(ctx, kind)? else { return Ok(Vec::new()) };
    let lately = ctx.today().checked_sub_days(Days::new(LATELY)).unwrap_or(ctx.today());
    let running = got.programmes.into_iter().map(|received| received.row);
    let running = running.filter_map(|row| Some((beside(kind, recipient, &row)?, row)));
    let same = got.gifts.into_iter().filter(|row| row.kind == kind.code && kind.unit == "household");
    let just_now = same.filter(|row| row.date.parse::<NaiveDate>().is_ok_and(|date| date > lately)).take(1);
    let all = running.chain(just_now.map(|row| (CardWhy::Lately, row)));
    Ok(all.filter(|(_, row)| Some(row.id) != except).map(|(why, row)| CardDoubt { why, row }).collect())
}

/// Why a programme that somebody on the card gets stands next to this kind, if it does.
fn beside(kind: &AssistanceKind, recipient: Recipient, row: &AssistanceRow) -> Option<CardWhy> {
    if GivenBy::of(kind) != GivenBy::Programme {
        return None;
    }
    let own = row.recipient == Some(recipient);
    let same = row.kind == kind.code;
    let theirs = assistance_kind(&row.kind);
    match kind.card {
        _ if same && own => Some(CardWhy::Running),
        CardRule::Once if same => Some(CardWhy::Once),
        CardRule::Alone if theirs.is_some_and(AssistanceKind::is_state_aid) => Some(CardWhy::Alone),
        _ if theirs.is_some_and(|theirs| theirs.card == CardRule::Alone) && kind.is_state_aid() => {
            Some(CardWhy::AloneThere)
        }
        _ => None,
    }
}
