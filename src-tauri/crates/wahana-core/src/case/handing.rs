//! The open cases of officers who stop, as [`crate::handing`] gives them to another one.
//!
//! Of secret cases the head sees how many there are and their numbers, never whom they are about.

use serde::Serialize;
use uuid::Uuid;

use super::reach::SECRET;
use super::{CASE, store};
use crate::Result;
use crate::database::{Read, Write};
use crate::journal::{self, Op};

/// The open cases that an officer has to look after.
pub(crate) struct OfficerCases {
    /// Whose.
    pub(crate) officer: Uuid,
    /// How many, the secret ones among them.
    pub(crate) cases: i64,
    /// How many of these have a visit planned.
    pub(crate) visits: i64,
    /// How many of these are secret.
    pub(crate) secret: i64,
}

/// A case that goes along.
pub(crate) struct OpenCase {
    pub(crate) id: Uuid,
    pub(crate) number: String,
    pub(crate) visit: bool,
    pub(crate) secret: bool,
    pub(crate) responsible: Uuid,
}

/// That a case went to another companion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Handed {
    /// When, UTC, RFC 3339.
    pub at: String,
    /// Who gave it.
    pub officer: Uuid,
    /// Who looked after it until then.
    pub from: Uuid,
    /// Who does since.
    pub to: Uuid,
    /// In the officer's words; may be empty.
    pub reason: String,
}

/// To whom a case went, the latest first; nothing that was taken back. Whoever calls has asked whether it may be read.
pub(super) fn handed(ctx: &Read, id: Uuid) -> Result<Vec<Handed>> {
    let mut found = Vec::new();
    for entry in journal::of_record(ctx.connection(), id)? {
        let [from, to] = entry.of("responsible").map(|one| one.as_str().and_then(|one| one.parse().ok()));
        let changed = entry.op == Some(Op::Change) && entry.undoes.is_none();
        if let (true, Some(from), Some(to)) = (changed, from, to)
            && !journal::is_undone(ctx.connection(), entry.act)?
        {
            let reason = entry.of("handed_reason")[1].as_str().unwrap_or_default().to_owned();
            found.push(Handed { at: entry.time.clone(), officer: entry.officer, from, to, reason });
        }
    }
    found.reverse();
    Ok(found)
}

/// What every officer who has open cases has to look after.
pub(crate) fn work(ctx: &Read) -> Result<Vec<OfficerCases>> {
    store::work(ctx.connection())
}

/// The open cases of one officer.
pub(crate) fn open_of(ctx: &Read, officer: Uuid) -> Result<Vec<OpenCase>> {
    store::open_of(ctx.connection(), officer, SECRET)
}

/// Whether it is somebody else's secret: who looks after it does not change without a reason.
pub(crate) fn is_of_others(ctx: &Read, case: &OpenCase) -> bool {
    case.secret && case.responsible != ctx.officer().id
}

/// Gives it to another companion; whoever calls has asked the right.
pub(crate) fn give(ctx: &Write, case: &OpenCase, to: Uuid, reason: &str) -> Result<()> {
    let why = if is_of_others(ctx, case) { reason } else { "" };
    ctx.change(&CASE, case.id, None, |connection| store::set_responsible(connection, case.id, to, why))
}
