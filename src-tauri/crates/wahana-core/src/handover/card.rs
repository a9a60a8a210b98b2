//! The office's card: read from a file, compared by eight words, then trusted until another is accepted.

use serde::Serialize;
use uuid::Uuid;
use wahana_handover::keys::{Card, CardKind};

use super::{OFFICE_CARD, store};
use crate::database::{Read, Write};
use crate::vault::Right;
use crate::{Error, Result};

/// An office's card as the screen shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct OfficeCard {
    /// Name as the office wrote it.
    pub name: String,
    /// Day it was made, `2026-11-24`.
    pub date: String,
    /// Eight words to be compared with the office's letter.
    pub words: Vec<String>,
    /// Whether it is the card that packages are sealed to now.
    pub accepted: bool,
    /// Whether another card with other keys was accepted before.
    pub replaces: bool,
}

/// Reads a card file without accepting it. A training card goes with training data only, and the other way round.
pub fn read_card(ctx: &Read, file: &[u8], training: bool) -> Result<OfficeCard> {
    ctx.require(Right::Handover)?;
    let card = parse(file, training)?;
    let known = store::card(ctx.connection())?;
    let same = known.as_ref().is_some_and(|known| known.fingerprint() == card.fingerprint());
    Ok(shown(&card, same, known.is_some() && !same))
}

/// Accepts the card after its words were compared: from now on packages are sealed to it.
pub fn accept_card(ctx: &Write, file: &[u8], training: bool) -> Result<OfficeCard> {
    ctx.require(Right::Handover)?;
    let card = parse(file, training)?;
    let text =
        String::from_utf8(file.to_vec()).map_err(|_| Error::from(wahana_handover::Error::CardNotACard))?;
    let id = Uuid::now_v7();
    let accepted_at = ctx.now().to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
    ctx.create(&OFFICE_CARD, id, |connection| {
        store::insert_card(connection, id, &card, &text, &accepted_at)
    })?;
    Ok(shown(&card, true, false))
}

/// The card that packages are sealed to, or none yet.
pub fn office_card(ctx: &Read) -> Result<Option<OfficeCard>> {
    ctx.require(Right::Handover)?;
    Ok(store::card(ctx.connection())?.map(|card| shown(&card, true, false)))
}

fn parse(file: &[u8], training: bool) -> Result<Card> {
    let card = Card::parse(file, CardKind::Dinas)?;
    match (card.training, training) {
        (true, false) => Err(wahana_handover::Error::PackageTraining.into()),
        (false, true) => Err(wahana_handover::Error::PackageNotTraining.into()),
        _ => Ok(card),
    }
}

fn shown(card: &Card, accepted: bool, replaces: bool) -> OfficeCard {
    OfficeCard {
        name: card.name.clone(),
        date: card.date.to_string(),
        words: card.words(),
        accepted,
        replaces,
    }
}
