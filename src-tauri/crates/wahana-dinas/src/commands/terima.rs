//! `terima`: packages and folders of packages; a line for each and the reason where one did not come in.

use std::path::{Path, PathBuf};

use wahana_papers::text::one_line;

use crate::office::Office;
use crate::receive::{HeldFor, Outcome, Received, packages_in, receive};
use crate::table::{number, table, text};
use crate::talk::Talk;
use crate::{Result, words};

pub(super) fn run(office: &mut Office, paths: &[PathBuf], talk: &mut Talk<'_>) -> Result<bool> {
    let mut seen: Vec<(String, Received)> = Vec::new();
    for path in paths {
        match packages_in(path) {
            Ok(files) => {
                seen.extend(files.iter().map(|file| (shown(file), receive(office, file))));
            }
            Err(error) => {
                seen.push((shown(path), Received { meta: None, outcome: Outcome::Refused(error) }));
            }
        }
    }
    let rows: Vec<[String; 5]> = seen.iter().map(|(file, one)| row(file, one)).collect();
    let columns = [text("Berkas"), text("Kelurahan"), text("RW"), number("Nomor"), text("Hasil")];
    talk.say(&table(&columns, &rows))?;
    talk.say("")?;
    for (file, one) in &seen {
        if let Some(reason) = reason(&one.outcome) {
            talk.say(&format!("{file}: {reason}"))?;
        }
    }
    if seen.iter().any(|(_, one)| matches!(one.outcome, Outcome::Held(..))) {
        talk.say(words::HOW_TO_APPROVE)?;
    }
    let count = |wanted: fn(&Outcome) -> bool| seen.iter().filter(|(_, one)| wanted(&one.outcome)).count();
    let (taken, already) =
        (count(|it| matches!(it, Outcome::Taken)), count(|it| matches!(it, Outcome::Already)));
    let (held, refused) =
        (count(|it| matches!(it, Outcome::Held(..))), count(|it| matches!(it, Outcome::Refused(_))));
    talk.say(&words::received(taken, already, held, refused))?;
    Ok(held + refused == 0)
}

fn shown(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    one_line(&name.to_string_lossy())
}

fn row(file: &str, one: &Received) -> [String; 5] {
    let result = match one.outcome {
        Outcome::Taken => words::TAKEN,
        Outcome::Already => words::ALREADY,
        Outcome::Held(..) => words::HELD,
        Outcome::Refused(_) => words::REFUSED,
    };
    let of = |each: fn(&wahana_handover::content::PackageMeta) -> String| {
        one.meta.as_ref().map(each).unwrap_or_default()
    };
    [
        file.to_owned(),
        of(|meta| meta.rw.kelurahan.clone()),
        of(|meta| meta.rw.rw.clone()),
        of(|meta| meta.number.to_string()),
        result.to_owned(),
    ]
}

fn reason(outcome: &Outcome) -> Option<String> {
    match outcome {
        Outcome::Taken | Outcome::Already => None,
        Outcome::Held(why, eight) => Some(words::held_why(*why == HeldFor::KeyChanged, eight)),
        Outcome::Refused(error) => Some(words::sentence(error)),
    }
}
