//! What a list of an emergency says of a household that nobody wrote down as residents: they can ask to be forgotten as
//! residents can.

use serde::Serialize;
use uuid::Uuid;

use super::{Copies, finish, naming};
use crate::database::{Read, Write};
use crate::vault::{self, Marks, Right, Vault, mark};
use crate::{Fault, FaultCode, Result, draft, emergency};

/// What the erasure of a line would do, told before it is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct LineErasurePreview {
    /// Forms that are half typed and go.
    pub drafts: i64,
    /// What still holds it.
    pub copies: Copies,
    /// What stands against it; none where it can be done.
    pub refused: Option<Fault>,
}

/// What goes and what stays, for the head.
///
/// # Errors
/// [`FaultCode::NotFound`] for one that is not there or was erased.
pub fn preview_line(vault: &Vault, line: Uuid) -> Result<LineErasurePreview> {
    let copies = Copies::of(vault);
    vault.read(|ctx| {
        ctx.require(Right::Administer)?;
        let known = emergency::unregistered_line(ctx, line)?.ok_or(FaultCode::NotFound)?;
        let drafts = draft::count_about(ctx, &named(ctx, line)?)?;
        Ok(LineErasurePreview {
            drafts: i64::try_from(drafts).unwrap_or(i64::MAX),
            copies,
            refused: (!known).then(|| Fault::new(FaultCode::EraseAsResident)),
        })
    })
}

/// Erases name, address, need and phone of a line for good, by the head alone; that a household was there and how many
/// they were is left. Whether the file was written anew already, which may take seconds.
///
/// # Errors
/// [`FaultCode::EraseAsResident`] where the line names a resident or a family: they are erased with all that is known of
/// them. [`FaultCode::NotFound`] for one that is not there or was erased.
pub fn erase_line(vault: &Vault, line: Uuid) -> Result<bool> {
    vault.write(|ctx| {
        ctx.require(Right::Administer)?;
        match emergency::unregistered_line(ctx, line)? {
            Some(true) => one(ctx, line),
            Some(false) => Err(Fault::new(FaultCode::EraseAsResident).into()),
            None => Err(FaultCode::NotFound.into()),
        }
    })?;
    finish(vault)
}

/// Again, after a restore: those of these marks that are still there.
pub(super) fn again(ctx: &Write, marks: &Marks) -> Result<()> {
    let there = emergency::filled_lines(ctx)?.into_iter();
    there.filter(|line| marks.contains(&mark(*line))).try_for_each(|line| one(ctx, line))
}

fn one(ctx: &Write, line: Uuid) -> Result<()> {
    let named = named(ctx, line)?;
    emergency::erase(ctx, line)?;
    naming(ctx, &named)?;
    vault::scrub_later(ctx)
}

/// The words by which half-typed forms and questions name it.
fn named(ctx: &Read, line: Uuid) -> Result<Vec<String>> {
    let mut named = vec![line.to_string()];
    named.extend(emergency::called(ctx, line)?.filter(|name| name.contains(' ')));
    Ok(named)
}
