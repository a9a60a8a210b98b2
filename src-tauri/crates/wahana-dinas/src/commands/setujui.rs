//! `setujui`: a person has compared the eight words of a held RW; its key counts from now on, and its packages
//! come in.

use crate::office::Office;
use crate::receive::packages::{self, Package};
use crate::receive::{HeldFor, take_held};
use crate::senders::{self, Sender};
use crate::talk::Talk;
use crate::{Error, Result, words};

pub(super) fn run(office: &mut Office, which: &str, yes: bool, talk: &mut Talk<'_>) -> Result<bool> {
    let held = packages::held(&office.connection)?;
    let known = senders::all(&office.connection)?;
    let meant = meant(&held, &known, which)?;
    let Some(first) = meant.first() else { return Err(not_held(which)) };
    let sender = known.iter().find(|sender| sender.id == first.rw_id).ok_or_else(|| not_held(which))?;
    let changed = first.held_for == Some(HeldFor::KeyChanged);
    let place = format!("RW {}, Kelurahan {}", sender.rw, sender.kelurahan);
    talk.say(&words::compare(&place, &first.meta.rw.group, changed, &first.meta.card.words()))?;
    if !yes && !talk.ask(words::ASK_YES)?.eq_ignore_ascii_case(words::YES) {
        talk.say(words::NOT_APPROVED)?;
        return Ok(false);
    }
    senders::confirm(&mut office.connection, first.rw_id, &first.signing_key)?;
    let mut all = true;
    for package in &meant {
        match take_held(office, package) {
            Ok(()) => talk.say(&words::approved(package.number))?,
            Err(error) => {
                all = false;
                talk.say(&words::sentence(&error))?;
            }
        }
    }
    Ok(all)
}

/// The held packages that one confirmation covers: all of one RW that carry the same key.
fn meant(held: &[Package], known: &[Sender], which: &str) -> Result<Vec<Package>> {
    if let Some(named) = named(held, which) {
        let same =
            |package: &&Package| package.rw_id == named.rw_id && package.signing_key == named.signing_key;
        return Ok(held.iter().filter(same).cloned().collect());
    }
    let sender = known.iter().find(|sender| sender.is_meant_by(which)).ok_or_else(|| not_held(which))?;
    let of_sender: Vec<Package> = held.iter().filter(|package| package.rw_id == sender.id).cloned().collect();
    let one_key = of_sender.windows(2).all(|pair| pair[0].signing_key == pair[1].signing_key);
    if one_key { Ok(of_sender) } else { Err(Error::SeveralKeys) }
}

/// By the number in the list `ditahan`, or by the package's id.
fn named<'a>(held: &'a [Package], which: &str) -> Option<&'a Package> {
    let by_number = which.parse::<usize>().ok().and_then(|at| held.get(at.checked_sub(1)?));
    by_number.or_else(|| held.iter().find(|package| package.id.to_string() == which.to_ascii_lowercase()))
}

fn not_held(which: &str) -> Error {
    Error::NotHeld { which: which.to_owned() }
}
