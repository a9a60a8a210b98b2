//! Drafts: what is typed and not saved yet, kept in the vault, seen by its officer alone.
//!
//! The payload is the form's own JSON; the core never looks inside.

mod store;
mod unkept;

pub use unkept::Unkept;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::database::{Read, Write};
use crate::{Fault, FaultCode, Result};

/// Largest payload in bytes: a form with full notes is a tenth of it.
const MAX_BYTES: usize = 1 << 20;

/// A draft as the form gets it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Draft {
    /// Which form.
    pub form: String,
    /// The record that was being changed; empty for a new one.
    pub subject: String,
    /// The form's JSON.
    pub payload: String,
    /// UTC, RFC 3339.
    pub saved_at: String,
}

/// Keeps what is typed. One draft for each form and record; the newest counts.
pub fn keep(ctx: &Write, form: &str, subject: &str, payload: &str) -> Result<()> {
    if payload.len() > MAX_BYTES {
        return Err(Fault::new(FaultCode::TooLong).with("max", MAX_BYTES).into());
    }
    store::upsert(
        ctx.connection(),
        Uuid::now_v7(),
        ctx.officer().id,
        &typed_at(ctx.now(), form, subject, payload),
    )
}

fn typed_at(now: DateTime<Utc>, form: &str, subject: &str, payload: &str) -> Draft {
    Draft {
        form: form.to_owned(),
        subject: subject.to_owned(),
        payload: payload.to_owned(),
        saved_at: now.to_rfc3339_opts(SecondsFormat::Secs, true),
    }
}

/// The officer's draft of a form, if there is one.
pub fn find(ctx: &Read, form: &str, subject: &str) -> Result<Option<Draft>> {
    store::find(ctx.connection(), ctx.officer().id, form, subject)
}

/// All drafts of the officer, newest first.
pub fn list(ctx: &Read) -> Result<Vec<Draft>> {
    store::list(ctx.connection(), ctx.officer().id)
}

/// Throws the draft away; in the transaction that saves the form, or because the officer wants it gone.
pub fn discard(ctx: &Write, form: &str, subject: &str) -> Result<()> {
    store::delete(ctx.connection(), ctx.officer().id, form, subject)
}

/// How many drafts there are, of whomever, that are about one of these ids or name one of these words.
pub(crate) fn count_about(ctx: &Read, words: &[String]) -> Result<usize> {
    Ok(store::about(ctx.connection(), words)?.len())
}

/// Drafts of everybody that name one record name another one instead: it is the same. A half-typed correction of the
/// first one itself stays where it is; what is typed there would take the place of what was chosen.
pub(crate) fn follow(ctx: &Write, from: Uuid, to: Uuid) -> Result<()> {
    store::follow(ctx.connection(), &from.to_string(), &to.to_string())
}

/// The way back: the two are not the same after all. What named the first alone names it again, whatever was typed
/// since; where both were named, what is typed stays as it is.
pub(crate) fn follow_back(ctx: &Write, from: Uuid, to: Uuid) -> Result<()> {
    store::follow_back(ctx.connection(), &from.to_string(), &to.to_string())
}

/// Throws all of them away: somebody is erased.
pub(crate) fn erase(ctx: &Write, words: &[String]) -> Result<()> {
    for id in store::about(ctx.connection(), words)? {
        store::delete_one(ctx.connection(), id)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
