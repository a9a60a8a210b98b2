//! Reference data compiled in: the 26 PMKS types, the kelurahan of the city, the districts of
//! the country, Dukcapil codes, kinds of
//! assistance and funds, sources of a report, kinds of partners.
//!
//! Where each list comes from: `reference/README.md`.

mod assistance;
mod districts;
mod partners;
mod pmks;
mod regions;
mod sources;
mod tags;

pub use assistance::{
    AssistanceKind, AssistanceType, CardRule, Fund, RecordAs, assistance_kind, assistance_kinds, funds,
    loan_kinds,
};
pub use districts::{is_district, is_province};
pub use partners::{PartnerKind, partner_kind, partner_kinds};
pub use pmks::{Criterion, PmksType, pmks, pmks_types};
pub use regions::{Kelurahan, regions};
pub(crate) use sources::has_to_tell;
pub use sources::{CLOSE_REASONS, MARITAL_STATUSES, RELATIONS, SOURCES, VISIT_OUTCOMES};
pub use tags::{TAGS, Tag};
