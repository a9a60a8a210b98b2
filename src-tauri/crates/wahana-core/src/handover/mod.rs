//! Serah Terima: what goes to the Dinas by name, what as a count, and the record of every package that was made.
//!
//! Who goes by name is decided here and nowhere else (SECURITY.md, "Who goes by name"). Sealing and writing are
//! `wahana-handover`'s work; this area never touches a stick.

mod card;
mod contents;
mod record;
mod select;
mod store;

pub use card::{OfficeCard, accept_card, office_card, read_card};
pub use contents::{Package, begin};
pub(crate) use record::times_gone;
pub use record::{GoneWith, HandoverRow, HandoverState, failed, gone_with, history, written};
pub use select::{Gap, NamedSubject, Preparation, SecretCount, SubjectKind, prepare};

use crate::journal::{Child, Journalled};

pub(crate) const HANDOVER: Journalled = Journalled {
    area: "handover",
    table: "handover",
    derived: &[],
    children: &[Child { table: "handover_struck", parent: "handover_id", order: "subject" }],
};

pub(crate) const OFFICE_CARD: Journalled =
    Journalled { area: "handover", table: "office_card", derived: &[], children: &[] };

#[cfg(test)]
mod tests;
