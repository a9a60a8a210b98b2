//! After how many minutes without a touch the window locks by itself. One choice for the group, made by the head:
//! the PC stands in a hall where neighbours come and go.

use super::roles::Right;
use super::store;
use crate::database::{Read, Write};
use crate::journal::Op;
use crate::{Fault, FaultCode, Result};

const IDLE: &str = "idle_minutes";
/// What SECURITY.md asks for as long as nobody chose.
const USUAL: u16 = 5;
/// What can be chosen, in minutes.
pub const IDLE_MINUTES: [u16; 4] = [2, 5, 10, 15];

/// The group's choice in minutes.
pub fn idle_minutes(ctx: &Read) -> Result<u16> {
    let stored = store::setting(ctx.connection(), IDLE)?.and_then(|text| text.parse().ok());
    Ok(stored.filter(|minutes| IDLE_MINUTES.contains(minutes)).unwrap_or(USUAL))
}

/// Sets it for everybody: one of [`IDLE_MINUTES`].
pub fn set_idle_minutes(ctx: &Write, minutes: u16) -> Result<()> {
    ctx.require(Right::Administer)?;
    if !IDLE_MINUTES.contains(&minutes) {
        return Err(Fault::at("idle_minutes", FaultCode::UnknownChoice).into());
    }
    let before = idle_minutes(ctx)?;
    store::set_setting(ctx.connection(), IDLE, &minutes.to_string())?;
    let changed = [("idle_minutes", format!("{before} {minutes}"))];
    ctx.record("vault", ctx.officer().id, Op::Setting, &changed)
}
