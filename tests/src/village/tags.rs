//! Tags beside the 26 types.

use wahana_core::database::Write;
use wahana_core::record::MainRecord;
use wahana_core::{Result, Uuid, tag};

use super::Making;
use super::people::Known;

/// One family in twelve lives in a poor house, and one resident in twenty-five has a tag of their own.
pub(super) fn of_family(ctx: &Write, making: &mut Making, known: &Known) -> Result<()> {
    if making.chance(8) {
        put(ctx, MainRecord::Household { id: known.household }, &["rtlh"])?;
    }
    for &id in &known.people {
        if making.chance(4) {
            let tag = making.pick(&["odgj", "vulnerable", "pregnant", "orphan", "tbc"]);
            put(ctx, MainRecord::Person { id }, &[tag])?;
        }
    }
    Ok(())
}

/// One case in eight.
pub(super) fn of_case(ctx: &Write, making: &mut Making, id: Uuid) -> Result<()> {
    if making.chance(12) {
        let tag = making.pick(&["stunting", "rtlh", "odgj"]);
        put(ctx, MainRecord::Case { id }, &[tag])?;
    }
    Ok(())
}

fn put(ctx: &Write, on: MainRecord, tags: &[&str]) -> Result<()> {
    let tags: Vec<String> = tags.iter().map(|tag| (*tag).to_owned()).collect();
    tag::set(ctx, on, &tags).map(drop)
}
