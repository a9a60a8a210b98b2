//! The talk with the person at the terminal, or with the script that drives the program.
//!
//! A passphrase is never shown; what comes from a package is shown without control characters.

use std::io::{BufRead, Write};

use zeroize::Zeroizing;

use crate::{Error, Result};

/// Where questions are asked and answers come from.
pub struct Talk<'a> {
    input: Box<dyn BufRead + 'a>,
    output: Box<dyn Write + 'a>,
    hidden: bool,
}

impl<'a> Talk<'a> {
    /// `hidden`: a person sits there, so a passphrase is asked on the terminal without echo, twice where it is
    /// new. Otherwise it is the next line of `input`.
    pub fn new(input: impl BufRead + 'a, output: impl Write + 'a, hidden: bool) -> Self {
        Self { input: Box::new(input), output: Box::new(output), hidden }
    }

    /// Writes a line, or several.
    pub fn say(&mut self, text: &str) -> Result<()> {
        Ok(writeln!(self.output, "{text}")?)
    }

    /// Asks for a line. The end of the input is an error: nobody answers.
    pub fn ask(&mut self, question: &str) -> Result<String> {
        write!(self.output, "{question} ")?;
        self.output.flush()?;
        Ok(self.next_line()?.trim().to_owned())
    }

    /// Asks for a passphrase.
    pub fn passphrase(&mut self, question: &str) -> Result<Zeroizing<String>> {
        if self.hidden {
            self.output.flush()?;
            return Ok(Zeroizing::new(rpassword::prompt_password(format!("{question} "))?));
        }
        self.next_line()
    }

    /// Whether a person types: what is typed unseen is asked twice.
    pub(crate) fn is_typed(&self) -> bool {
        self.hidden
    }

    fn next_line(&mut self) -> Result<Zeroizing<String>> {
        let mut line = Zeroizing::new(String::new());
        if self.input.read_line(&mut line)? == 0 {
            return Err(Error::NoAnswer);
        }
        let length = line.trim_end_matches(['\n', '\r']).len();
        line.truncate(length);
        Ok(line)
    }
}
