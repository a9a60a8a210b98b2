//! The city office's program: its vault and keys, the packages it takes in, who handed in, and the city's recap.
//!
//! It answers in Indonesian, every sentence from [`words`]. It must never take in a part of a package, show what
//! a package holds before it verified, or write a resident's name anywhere but into its vault.
#![forbid(unsafe_code)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod arguments;
mod commands;
mod deliver;
mod error;
mod migrations;
mod office;
mod receive;
mod senders;
mod table;
pub mod talk;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
pub mod words;

pub use error::{Error, Result};

use std::ffi::OsString;

use arguments::Asked;
use talk::Talk;

/// Runs one command line. The answer is the exit code: 0 done, 1 not or not wholly done, 2 not understood.
pub fn run(arguments: impl IntoIterator<Item = OsString>, talk: &mut Talk<'_>) -> u8 {
    let line = match arguments::parse(arguments) {
        Asked::Command(line) => line,
        Asked::Help(text) => return u8::from(talk.say(&text).is_err()),
        Asked::NotUnderstood(sentence) => {
            let _ = talk.say(&sentence);
            return 2;
        }
    };
    match commands::run(&line, talk) {
        Ok(done) => u8::from(!done),
        Err(error) => {
            let _ = talk.say(&words::sentence(&error));
            1
        }
    }
}
