//! "Ternyata masih di sini": somebody who was written down as dead or as moved is here.

use serde::Serialize;
use uuid::Uuid;

use super::undo;
use crate::database::Read;
use crate::journal::{self, Op};
use crate::person::{self, Life, PersonRow};
use crate::vault::{Right, Vault};
use crate::{Error, Result, merging};

/// Somebody who is here after all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct BackHere {
    /// As a list shows them now.
    pub person: PersonRow,
    /// Whether something else was written with their death or move that stays as it is: another head, programmes that
    /// ended.
    pub stays: bool,
}

/// The act by which somebody died or moved.
#[derive(Clone, Copy)]
struct Gone {
    act: Uuid,
    /// Whether it is a death, and theirs alone.
    own_death: bool,
    /// Whether it changed other records too.
    more: bool,
}

/// What was written for it.
#[derive(Debug)]
pub struct HereAfterAll {
    /// Who is here.
    pub back: BackHere,
    /// The act that says so; none where they were here already.
    pub act: Option<Uuid>,
    /// The act of their death, where this one takes it back: whoever remembers it has nothing to offer for it any more.
    pub undone: Option<Uuid>,
}

/// Says that somebody is here. Nobody comes back from a death: the act that says so is taken back as a whole, where it is
/// theirs alone and nothing stands against it. A move may have been one; that they are here is only added to it.
pub fn here_after_all(vault: &Vault, id: Uuid) -> Result<HereAfterAll> {
    let gone = vault.read(|ctx| gone_by(ctx, id))?;
    if let Some(Gone { act: death, own_death: true, .. }) = gone {
        match vault.write(|ctx| Ok((undo(ctx, death)?.act, person::row(ctx, id)?))) {
            Ok((act, person)) => {
                let back = BackHere { person, stays: false };
                return Ok(HereAfterAll { back, act: Some(act), undone: Some(death) });
            }
            // Something stands against it.
            Err(Error::Fault(_) | Error::Invalid(_)) => {}
            Err(failed) => return Err(failed),
        }
    }
    vault.write(|ctx| {
        let person = person::set_life(ctx, id, Life::Here, "", "")?;
        let back = BackHere { person, stays: gone.is_some_and(|gone| gone.more) };
        Ok(HereAfterAll { back, act: ctx.has_changed().then(|| ctx.act()), undone: None })
    })
}

fn gone_by(ctx: &Read, id: Uuid) -> Result<Option<Gone>> {
    ctx.require(Right::PersonWrite)?;
    let entries = journal::of_record(ctx.connection(), id)?;
    let Some(last) = entries.iter().rfind(|entry| entry.names("life")) else { return Ok(None) };
    let mut others = journal::of_act(ctx.connection(), last.act)?;
    let merged = merging::is_merging(&others);
    others.retain(|entry| matches!(entry.op, Some(Op::Create | Op::Change)) && entry.record != id);
    let died = *last.of("life")[1] == "dead";
    let alone = !others.iter().any(|entry| entry.names("life"));
    Ok(Some(Gone {
        act: last.act,
        own_death: died && alone && !merged,
        // What a merging moved is none of its matter.
        more: !merged && !others.is_empty(),
    }))
}
