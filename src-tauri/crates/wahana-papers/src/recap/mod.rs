//! The recap of the 26 PPKS types (DOMAIN 3.5): one RW's workbook and the city's.
//!
//! Counts come in as they are and are masked once, cell by cell, in [`Shown`]; every sum on a paper is a sum of
//! masked cells. So nothing printed here tells more than the masked cells themselves.

mod area;
mod city;
mod one_rw;
mod paper;
mod shown;
mod words;

pub use area::{Area, AreaRecap, Level, areas, rw_cell};
pub use city::recap_of_city;
pub use one_rw::recap_of_rw;
pub use shown::{Shown, TypeCounts, Whom, type_counts};
pub use words::{COLUMNS_OF_LINES, level_word, lines_of};

/// Counts of one type for men, women, or families and groups, as they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecapRow {
    /// Number of the type in the official order, 1 to 26.
    pub pmks: i64,
    /// Official name of the type.
    pub name: String,
    /// Who is counted.
    pub whom: Whom,
    /// Level 3: counts from 1 to 4 are never shown.
    pub secret: bool,
    /// Who gets or got a service.
    pub served: i64,
    /// Who is not yet served.
    pub unserved: i64,
}

/// What stands above a recap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecapHeading {
    /// Where it counts, for example `RW 005, Kelurahan Pandeyan, Kemantren Umbulharjo`.
    pub place: String,
    /// Who made it: the group or the office.
    pub made_by: String,
    /// The day it was made, as people write it: `24 November 2026`.
    pub date: String,
    /// Everything in it is invented.
    pub training: bool,
}
