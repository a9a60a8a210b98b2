//! What happens to families as a whole: deaths, moves, a new head, a split, a union; and a visit to a family in one form.
//!
//! Composes what residents, families, cases and assistance offer, in one transaction, so that it is one act and one undo.
//! SQL of its own it has none. That an event was, and on which day, is kept by the journal under the family.

mod consequences;
mod event;
mod page;
mod recorded;
mod visit;

pub use consequences::{Consequences, Grant, consequences};
pub use event::{EventForm, EventKind, EventOutcome, record_event};
pub use page::{FamilyAround, OpenGrant, around};
pub use recorded::{FamilyEvent, events};
pub(crate) use recorded::{
    events_of_member, is_union, is_united, left_behind, settle_union, visits_of_member,
};
pub use visit::{VisitCase, VisitForm, VisitLine, record_visit, visit_cases};

#[cfg(test)]
mod tests;
