//! `kartu`: the office's card for the RWs, and its eight words for the letter.

use std::path::Path;

use chrono::NaiveDate;
use wahana_core::{Error as CoreError, FaultCode};
use wahana_handover::keys::Card;

use crate::deliver::deliver;
use crate::office::Office;
use crate::talk::Talk;
use crate::{Result, words};

pub(super) fn run(office: &Office, out: &Path, talk: &mut Talk<'_>) -> Result<bool> {
    let card = card(office)?;
    deliver(out, card.to_signed_text(office.keys.signing())?.as_bytes())?;
    if office.training {
        talk.say(words::TRAINING)?;
    }
    talk.say(&words::card_written(&out.display().to_string(), &card.words()))?;
    Ok(true)
}

/// The same card each time: dated on the day its keys were made.
fn card(office: &Office) -> Result<Card> {
    let day: NaiveDate = office.made_on.parse().map_err(|_| CoreError::from(FaultCode::DatabaseDamaged))?;
    let recipients = vec![office.keys.recipient()];
    Ok(Card::of_office(&office.name, recipients, office.keys.signing(), day, office.training))
}
