//! `ditahan`: what waits for a person, with the words to compare.

use crate::office::Office;
use crate::receive::{HeldFor, packages};
use crate::table::{number, table, text};
use crate::talk::Talk;
use crate::{Result, senders, words};

pub(super) fn run(office: &Office, talk: &mut Talk<'_>) -> Result<bool> {
    let held = packages::held(&office.connection)?;
    if held.is_empty() {
        talk.say(words::NOTHING_HELD)?;
        return Ok(true);
    }
    let known = senders::all(&office.connection)?;
    let mut rows = Vec::new();
    for (at, package) in (1..).zip(&held) {
        let sender = known.iter().find(|sender| sender.id == package.rw_id);
        rows.push([
            at.to_string(),
            sender.map(senders::Sender::code).unwrap_or_default(),
            sender.map(|sender| sender.kelurahan.clone()).unwrap_or_default(),
            package.meta.rw.group.clone(),
            package.number.to_string(),
            words::moment(package.received_at),
        ]);
    }
    let columns = [
        number("No."),
        text("RW"),
        text("Kelurahan"),
        text("Kelompok (menurut paket)"),
        number("Nomor paket"),
        text("Datang"),
    ];
    talk.say(&table(&columns, &rows))?;
    talk.say("")?;
    for (at, package) in (1..).zip(&held) {
        let changed = package.held_for == Some(HeldFor::KeyChanged);
        talk.say(&format!("{at}. {}", words::held_why(changed, &package.meta.card.words())))?;
    }
    talk.say(words::HOW_TO_APPROVE)?;
    Ok(true)
}
