//! Who is written down already, while the name of a household is typed: to choose one fills the line.

use serde::Serialize;
use uuid::Uuid;

use super::{form, store};
use crate::assistance::Recipient;
use crate::database::Read;
use crate::person::{self, Life, PersonFilter};
use crate::vault::Right;
use crate::{Result, household};

/// So many are offered under the line.
const OFFERED: usize = 5;
/// Fewer letters find everybody.
const LETTERS: usize = 2;

/// Somebody who could be the household that is typed, with what is known of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Offer {
    /// Their family, or the resident where they belong to none.
    pub known: Recipient,
    /// The name of the head.
    pub name: String,
    /// Who was found, where it is another member of the family; empty otherwise.
    pub through: String,
    /// Street and house; may be empty.
    pub address: String,
    /// Three digits or empty.
    pub rt: String,
    /// How many of them live here.
    pub souls: i64,
    /// May be empty.
    pub phone: String,
    /// The line on which they stand already.
    pub on_line: Option<i64>,
}

/// Those whom the words find, each family once, five at most.
pub fn offers(ctx: &Read, list: Uuid, query: &str) -> Result<Vec<Offer>> {
    ctx.require(Right::CaseWriteOwn)?;
    if query.trim().chars().count() < LETTERS {
        return Ok(Vec::new());
    }
    let lines = store::lines(ctx.connection(), list)?;
    let filter = PersonFilter { query: query.to_owned(), ..PersonFilter::default() };
    let mut offers: Vec<Offer> = Vec::new();
    for row in person::list(ctx, &filter, 0, 4 * u32::try_from(OFFERED).unwrap_or(0))? {
        let Some(known) = form::found(ctx, Recipient::Person { id: row.id })? else { continue };
        let recipient =
            known.household.map_or(Recipient::Person { id: row.id }, |id| Recipient::Household { id });
        if offers.len() == OFFERED || offers.iter().any(|offer| offer.known == recipient) {
            continue;
        }
        let head = match known.household {
            Some(family) => household::row(ctx, family)?.head_id.unwrap_or(row.id),
            None => row.id,
        };
        let head = person::find(ctx, head)?;
        let on_line = lines.iter().find(|line| match known.household {
            Some(family) => line.known.household == Some(family),
            None => line.known.person == Some(row.id),
        });
        offers.push(Offer {
            known: recipient,
            through: if head.id == row.id { String::new() } else { row.name },
            name: head.form.name,
            address: head.form.address,
            rt: head.form.rt,
            souls: souls(ctx, known.household)?,
            phone: head.form.phone,
            on_line: on_line.map(|line| line.place),
        });
    }
    Ok(offers)
}

/// How many of a family live here; somebody without one is one.
fn souls(ctx: &Read, family: Option<Uuid>) -> Result<i64> {
    let Some(family) = family else { return Ok(1) };
    let mut here = 0;
    for member in household::member_ids(ctx, family)? {
        here += i64::from(person::row(ctx, member)?.life == Life::Here);
    }
    Ok(here.max(1))
}
