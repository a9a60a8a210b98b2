//! After how many quiet years what is known of a resident is looked at again. One choice for the group, made by the head:
//! the law gives no number (DOMAIN 7.1).

use super::roles::Right;
use super::store;
use crate::database::{Read, Write};
use crate::journal::Op;
use crate::{Fault, FaultCode, Result};

const KEEP: &str = "keep_years";
/// As long as nobody chose (DOMAIN 7.3, 8).
const USUAL: u32 = 2;
/// What can be chosen.
pub const KEEP_YEARS: [u32; 4] = [1, 2, 5, 10];

/// The group's choice.
pub fn keep_years(ctx: &Read) -> Result<u32> {
    let stored = store::setting(ctx.connection(), KEEP)?.and_then(|text| text.parse().ok());
    Ok(stored.filter(|years| KEEP_YEARS.contains(years)).unwrap_or(USUAL))
}

/// Sets it: one of [`KEEP_YEARS`].
pub fn set_keep_years(ctx: &Write, years: u32) -> Result<()> {
    ctx.require(Right::Administer)?;
    if !KEEP_YEARS.contains(&years) {
        return Err(Fault::at("keep_years", FaultCode::UnknownChoice).into());
    }
    let before = keep_years(ctx)?;
    store::set_setting(ctx.connection(), KEEP, &years.to_string())?;
    ctx.record("vault", ctx.officer().id, Op::Setting, &[("keep_years", format!("{before} {years}"))])
}
