//! Text as people type it: kept as typed but for outer spaces and what can't be shown.
//!
//! Names with ' " , . - and titles are names. Control and bidirectional-override characters are refused with
//! their field, never silently dropped: what was typed stays on the screen.

use crate::fault::Faults;
use crate::{Fault, FaultCode};

/// A one-line text, at most [`LINE_MAX`] characters.
pub type Line = String;
/// A text of several lines, at most [`NOTE_MAX`] characters.
pub type Note = String;

/// Longest one-line text in characters: names of 100 and addresses of 200 letters exist, 300 do not.
const LINE_MAX: usize = 300;
/// Longest note in characters: five typed pages.
const NOTE_MAX: usize = 20_000;

/// A one-line text: trimmed, inner runs of white space made one space.
pub fn line(typed: &str) -> Result<Line, Fault> {
    let text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    measured(text, LINE_MAX, char::is_control)
}

/// A text of several lines: trimmed at the end, line breaks as `\n`.
pub fn note(typed: &str) -> Result<Note, Fault> {
    let text = typed.replace("\r\n", "\n").trim().to_owned();
    measured(text, NOTE_MAX, |character| character.is_control() && character != '\n' && character != '\t')
}

/// Why somebody does something, under the field `reason`; refused where it is needed and empty.
pub(crate) fn reason(typed: &str, needed: bool) -> crate::Result<String> {
    let mut faults = Faults::default();
    let reason = faults.take("reason", line(typed));
    if needed && reason.as_deref() == Some("") {
        faults.add(Fault::at("reason", FaultCode::ReasonNeeded));
    }
    faults.check()?;
    Ok(reason.unwrap_or_default())
}

fn measured(text: String, max: usize, forbidden: impl Fn(char) -> bool) -> Result<String, Fault> {
    let length = text.chars().count();
    if length > max {
        return Err(Fault::new(FaultCode::TooLong).with("max", max).with("length", length));
    }
    if text.chars().any(|character| forbidden(character) || is_bidi_control(character)) {
        return Err(Fault::new(FaultCode::BadCharacters));
    }
    Ok(text)
}

/// Characters that turn the direction of what follows and can make a name look like another.
fn is_bidi_control(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{061C}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_as_typed() {
        for name in ["Suryanto", "R.Ay. Sekar \"Menur\" O'Dangan, S.Pd.", "Moh. Kawung-Picis", "=SUM(A1)"] {
            assert_eq!(line(name).unwrap(), name);
        }
        assert_eq!(line("  Sekar \t Dangan ").unwrap(), "Sekar Dangan");
    }

    #[test]
    fn what_cannot_be_shown_is_refused() {
        assert_eq!(line("Sekar\u{202E}nagnaD").unwrap_err().code, FaultCode::BadCharacters);
        assert_eq!(line("Sekar\u{0}").unwrap_err().code, FaultCode::BadCharacters);
        assert_eq!(line(&"a".repeat(100_000)).unwrap_err().code, FaultCode::TooLong);
        assert_eq!(note("satu\r\ndua").unwrap(), "satu\ndua");
    }
}
