//! That a person belongs to one family at a time: who may come, and how they leave the other one.

use uuid::Uuid;

use super::{HEAD, HOUSEHOLD, Household, MemberForm, present, row, set_members, store};
use crate::database::{Read, Write};
use crate::fault::Faults;
use crate::vault::Right;
use crate::{Fault, FaultCode, Result, draft, person};

/// Every member exists, and belongs to no other family or may be moved out of it.
pub(super) fn check_free(
    ctx: &Read,
    own: Option<Uuid>,
    members: &[MemberForm],
    moving: bool,
    faults: &mut Faults,
) -> Result<()> {
    for member in members {
        if !person::is_listed(ctx, member.person)? {
            faults.add(Fault::at("members", FaultCode::NotFound));
            continue;
        }
        let known = store::membership(ctx.connection(), member.person)?.filter(|(id, _)| Some(*id) != own);
        let Some((other, relation)) = known else { continue };
        let (_, size) = store::head_and_size(ctx.connection(), other)?;
        if !moving {
            let name = person::row(ctx, member.person)?.name;
            let family = row(ctx, other)?;
            faults.add(
                Fault::at("members", FaultCode::InAnotherHousehold)
                    .with("name", name)
                    .with("number", family.number)
                    .with("head", family.head)
                    .with("household", other),
            );
        } else if relation == HEAD && size > 1 {
            faults.add(head_elsewhere(ctx, member.person, other)?);
        }
    }
    Ok(())
}

pub(super) fn leave_others(ctx: &Write, own: Option<Uuid>, members: &[MemberForm]) -> Result<()> {
    for member in members {
        let elsewhere =
            store::membership(ctx.connection(), member.person)?.is_some_and(|(id, _)| Some(id) != own);
        if elsewhere {
            leave(ctx, member.person)?;
        }
    }
    Ok(())
}

pub(super) fn head_elsewhere(ctx: &Read, person: Uuid, household: Uuid) -> Result<Fault> {
    Ok(Fault::at("members", FaultCode::HeadElsewhere)
        .with("name", person::row(ctx, person)?.name)
        .with("number", row(ctx, household)?.number)
        .with("household", household))
}

/// Takes somebody out of their family who is about to be erased. Where nobody else is left of it, the family is told:
/// it goes too. With `surely` also the head of others goes, as after a restore, where nobody can be asked.
pub(crate) fn leave_for_good(ctx: &Write, person: Uuid, surely: bool) -> Result<Option<Uuid>> {
    let Some((id, _)) = store::membership(ctx.connection(), person)? else { return Ok(None) };
    let mut members = store::members(ctx.connection(), id)?;
    if members.len() == 1 {
        return Ok(Some(id));
    }
    if !surely {
        return leave(ctx, person).map(|()| None);
    }
    members.retain(|member| member.person != person);
    ctx.change(&HOUSEHOLD, id, None, |connection| store::set_members(connection, id, &members))?;
    Ok(None)
}

/// Adds one person to a family.
pub fn join(ctx: &Write, id: Uuid, member: MemberForm, moving: bool) -> Result<Household> {
    ctx.require(Right::PersonWrite)?;
    let rev = present(ctx, id)?;
    let mut members = store::members(ctx.connection(), id)?;
    members.retain(|known| known.person != member.person);
    members.push(member);
    let family = set_members(ctx, id, rev, &members, moving)?;
    draft::discard(ctx, "household_member", &id.to_string())?;
    Ok(family)
}

/// What stands against somebody's leaving: the head of others can't go before there is a new head.
pub(crate) fn against_leaving(ctx: &Read, person: Uuid) -> Result<Option<Fault>> {
    let Some((id, relation)) = store::membership(ctx.connection(), person)? else { return Ok(None) };
    let others = store::members(ctx.connection(), id)?.len() > 1;
    (relation == HEAD && others).then(|| head_elsewhere(ctx, person, id)).transpose()
}

/// Takes one person out of their family. The head of others can't leave before there is a new head.
pub fn leave(ctx: &Write, person: Uuid) -> Result<()> {
    ctx.require(Right::PersonWrite)?;
    let Some((id, relation)) = store::membership(ctx.connection(), person)? else { return Ok(()) };
    let mut members = store::members(ctx.connection(), id)?;
    if relation == HEAD && members.len() > 1 {
        return Err(head_elsewhere(ctx, person, id)?.into());
    }
    members.retain(|member| member.person != person);
    ctx.change(&HOUSEHOLD, id, None, |connection| store::set_members(connection, id, &members))
}
