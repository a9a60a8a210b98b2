//! Whose turn a row uses up: a resident's own, or where a share is a family's, that of their family.
//!
//! Two rows may come to be of one family after the list was made. That is told at both of them while it can be put right;
//! what each of them received all the same is written down as it was, with a word of why.

use std::collections::HashMap;

use serde::Serialize;
use uuid::Uuid;

use super::store::Line;
use super::{Per, live_gift};
use crate::assistance::Recipient;
use crate::database::Read;
use crate::{Result, household};

/// A row whose turn another row of the list uses up too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct SharedTurn {
    /// The row.
    pub row: Uuid,
    /// The other one's number on the list, from 1.
    pub with: i64,
}

/// Whose turn it is: a person or a family.
pub(super) fn of(ctx: &Read, per: Per, recipient: Recipient) -> Result<Uuid> {
    Ok(match (per, recipient) {
        (Per::Household, Recipient::Person { id }) => household::household_of(ctx, id)?.unwrap_or(id),
        (_, recipient) => recipient.id(),
    })
}

/// The rows of the list that use up one turn together, in the order of the list.
pub(super) fn shared(ctx: &Read, per: Per, lines: &[Line]) -> Result<Vec<SharedTurn>> {
    let turns = lines.iter().map(|line| of(ctx, per, line.recipient)).collect::<Result<Vec<_>>>()?;
    let mut numbers: HashMap<Uuid, Vec<i64>> = HashMap::new();
    for (number, &turn) in (1_i64..).zip(&turns) {
        numbers.entry(turn).or_default().push(number);
    }
    let other = |number: i64, turn: &Uuid| numbers[turn].iter().find(|&&with| with != number).copied();
    let found = (1_i64..).zip(lines).zip(&turns);
    let found = found.filter_map(|((number, line), turn)| {
        other(number, turn).map(|with| SharedTurn { row: line.id, with })
    });
    Ok(found.collect())
}

/// The places of the rows that received what another row of the same turn received, with the place of that one, and say
/// nothing of it. What is recorded already is not asked about.
pub(super) fn received_twice(ctx: &Read, per: Per, lines: &[Line]) -> Result<Vec<(usize, usize)>> {
    let (mut recorded, mut rest) = (Vec::new(), Vec::new());
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.came.received()) {
        if live_gift(ctx, line)?.is_some() { &mut recorded } else { &mut rest }.push((at, line));
    }
    let (mut first, mut twice) = (HashMap::new(), Vec::new());
    for (at, line) in recorded {
        first.entry(of(ctx, per, line.recipient)?).or_insert(at);
    }
    for (at, line) in rest {
        let with = *first.entry(of(ctx, per, line.recipient)?).or_insert(at);
        if with != at && line.note.is_empty() {
            twice.push((at, with));
        }
    }
    Ok(twice)
}
