//! `daftar`: who handed in, when, how much, and which numbers never came.

use std::collections::BTreeSet;

use chrono::{Local, NaiveDate};
use wahana_core::reference::regions;

use crate::office::Office;
use crate::receive::packages::{self, Package};
use crate::receive::records;
use crate::senders::{self, Sender};
use crate::table::{number, table, text};
use crate::talk::Talk;
use crate::{Result, words};

pub(super) fn run(office: &Office, since: Option<NaiveDate>, talk: &mut Talk<'_>) -> Result<bool> {
    let known = senders::all(&office.connection)?;
    let (taken, held) = (packages::taken(&office.connection)?, packages::held(&office.connection)?);
    if known.is_empty() {
        talk.say(words::NOBODY_YET)?;
        return Ok(true);
    }
    let of = |list: &[Package], sender: &Sender| -> Vec<Package> {
        list.iter().filter(|package| package.rw_id == sender.id).cloned().collect()
    };
    let mut rows = Vec::new();
    for sender in &known {
        rows.push(row(office, sender, &of(&taken, sender), of(&held, sender).len())?);
    }
    let columns = [
        text("Kemantren"),
        text("Kelurahan"),
        text("RW"),
        text("Terakhir diterima"),
        number("Paket"),
        number("No. terakhir"),
        number("Bernama"),
        number("Keluarga"),
        number("Kasus"),
        number("Bantuan"),
        text("No. belum ada"),
        text("Ditahan"),
    ];
    talk.say(&table(&columns, &rows))?;
    talk.say("")?;
    if let Some(day) = since {
        let late = known.iter().filter(|sender| !handed_in(&of(&taken, sender), day));
        let names: Vec<String> =
            late.map(|sender| format!("{} RW {}", sender.kelurahan, sender.rw)).collect();
        talk.say(&words::missing_since(&words::day(day), &names))?;
    }
    let all = regions(false);
    let codes: BTreeSet<&str> = known.iter().map(|sender| sender.kelurahan_code.as_str()).collect();
    let never: Vec<String> =
        all.iter().filter(|one| !codes.contains(one.code.as_str())).map(|one| one.name.clone()).collect();
    talk.say(&words::never(&never, all.len()))?;
    talk.say(words::WHO_IS_MISSING)?;
    Ok(true)
}

fn handed_in(taken: &[Package], day: NaiveDate) -> bool {
    taken.iter().any(|package| package.received_at.with_timezone(&Local).date_naive() >= day)
}

fn row(office: &Office, sender: &Sender, taken: &[Package], held: usize) -> Result<[String; 12]> {
    let count = |table: &str| records::count(&office.connection, sender.id, table);
    let last = taken.iter().map(|package| package.received_at).max();
    Ok([
        sender.kemantren.clone(),
        sender.kelurahan.clone(),
        sender.rw.clone(),
        last.map(words::moment).unwrap_or_default(),
        taken.len().to_string(),
        taken.last().map(|package| package.number.to_string()).unwrap_or_default(),
        count("residents")?.to_string(),
        count("households")?.to_string(),
        count("cases")?.to_string(),
        count("assistance")?.to_string(),
        gaps(taken.iter().map(|package| package.number)),
        if held > 0 { held.to_string() } else { String::new() },
    ])
}

/// Most gaps that are written out; more are as good as a mistake in the RW's numbers.
const MOST_GAPS: usize = 6;

/// Numbers from 1 to the last that did not come, runs as `3-5`. A gap is harmless: an attempt may have failed.
fn gaps(numbers: impl Iterator<Item = i64>) -> String {
    let come: BTreeSet<i64> = numbers.collect();
    let mut runs = Vec::new();
    let mut expected = 1;
    for number in come {
        if number > expected {
            let last = number - 1;
            runs.push(if last == expected { last.to_string() } else { format!("{expected}-{last}") });
        }
        expected = number.saturating_add(1);
    }
    if runs.len() > MOST_GAPS {
        runs.truncate(MOST_GAPS);
        runs.push("…".to_owned());
    }
    runs.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_the_numbers_before_the_last_that_did_not_come() {
        assert_eq!(gaps([1, 2, 3].into_iter()), "");
        assert_eq!(gaps([3, 1, 7].into_iter()), "2, 4-6");
        assert_eq!(gaps([].into_iter()), "");
        assert_eq!(gaps([i64::MAX].into_iter()), format!("1-{}", i64::MAX - 1));
    }
}
