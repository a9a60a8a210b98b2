//! Keluarga: families with their members, one head, and a No. KK that is an attribute and never a key.

mod export;

pub(crate) use export::families as families_for_office;

use serde::Serialize;
use uuid::Uuid;

use crate::database::Read;
use crate::vault::Right;
use crate::{FaultCode, Result, person};

/// A family as a list of something else shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct HouseholdLabel {
    /// The family.
    pub id: Uuid,
    /// The head's name, or any member's, or empty.
    pub name: String,
    /// Three digits or empty.
    pub rt: String,
}

/// How a family is called: after its head.
pub fn label(ctx: &Read, id: Uuid) -> Result<HouseholdLabel> {
    ctx.require(Right::PersonName)?;
    let rt = ctx
        .connection()
        .prepare_cached("SELECT rt FROM household WHERE id = ?1 AND withdrawn = ''")?
        .query_row([id], |row| row.get(0))
        .map_err(|_| FaultCode::NotFound)?;
    let first: Option<Uuid> = ctx
        .connection()
        .prepare_cached("SELECT min(relation), person_id FROM household_member WHERE household_id = ?1")?
        .query_row([id], |row| row.get(1))?;
    let name = match first {
        Some(head) => person::row(ctx, head)?.name,
        None => String::new(),
    };
    Ok(HouseholdLabel { id, name, rt })
}

/// A sub-select of the families in the RT that stands at `place` of the parameters.
pub(crate) fn ids_in_rt(place: usize) -> String {
    format!("SELECT id FROM household WHERE rt = ?{place} AND withdrawn = ''")
}
