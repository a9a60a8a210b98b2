//! What a package carries: its description and the rows of its tables.
//!
//! Each table's struct is the one place from which its CSV columns, its Table Schema and its checks come. Which
//! people go by name is decided before this (SECURITY, "Who goes by name"); nothing here may add or look up a
//! person.

mod cell;
mod check;
mod meta;
mod pmks;
mod recap;
mod rows;
mod schema;
mod sheet;
mod table;

pub use cell::Cell;
pub use meta::{Counts, Journal, PackageMeta, Previous, RwIdentity, Totals};
pub use recap::{RecapRow, recap_rows, shown_count};
pub use rows::{
    AssistanceFundRow, AssistanceRow, CaseRow, CaseTypeRow, FollowUpRow, HouseholdRow, MemberRow,
    ResidentRow, WithdrawalRow,
};
pub use schema::{Column, Link, Rule, Schema};
pub use table::{Table, row_hash};

pub(crate) use check::check_links;
pub(crate) use sheet::{Sheet, read_rows, write_rows};

/// Everything that goes into one package, before sealing or after opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// Who sends what, and where it stands in the line of packages.
    pub meta: PackageMeta,
    /// People who go by name.
    pub residents: Vec<ResidentRow>,
    /// Their families.
    pub households: Vec<HouseholdRow>,
    /// Who of the people who go by name lives in which family.
    pub members: Vec<MemberRow>,
    /// Cases.
    pub cases: Vec<CaseRow>,
    /// PPKS types of the cases.
    pub case_types: Vec<CaseTypeRow>,
    /// Visits and other steps.
    pub follow_ups: Vec<FollowUpRow>,
    /// Assistance handed out or noted.
    pub assistance: Vec<AssistanceRow>,
    /// Where the money for it came from.
    pub assistance_funds: Vec<AssistanceFundRow>,
    /// Counts of all 26 types, people who go by no name included.
    pub recap: Vec<RecapRow>,
    /// Records the office must erase.
    pub withdrawals: Vec<WithdrawalRow>,
}

impl Contents {
    /// Contents without any row.
    pub fn empty(meta: PackageMeta) -> Self {
        Self {
            meta,
            residents: Vec::new(),
            households: Vec::new(),
            members: Vec::new(),
            cases: Vec::new(),
            case_types: Vec::new(),
            follow_ups: Vec::new(),
            assistance: Vec::new(),
            assistance_funds: Vec::new(),
            recap: Vec::new(),
            withdrawals: Vec::new(),
        }
    }

    /// The tables as CSV sheets, in the order in which they lie in the package. Row hashes are computed here.
    pub(crate) fn sheets(&self) -> Result<Vec<Sheet>, crate::Error> {
        Ok(vec![
            write_rows(&self.residents)?,
            write_rows(&self.households)?,
            write_rows(&self.members)?,
            write_rows(&self.cases)?,
            write_rows(&self.case_types)?,
            write_rows(&self.follow_ups)?,
            write_rows(&self.assistance)?,
            write_rows(&self.assistance_funds)?,
            write_rows(&self.recap)?,
            write_rows(&self.withdrawals)?,
        ])
    }

    /// Rows per table.
    pub fn counts(&self) -> Counts {
        Counts {
            residents: size(&self.residents),
            households: size(&self.households),
            members: size(&self.members),
            cases: size(&self.cases),
            case_types: size(&self.case_types),
            follow_ups: size(&self.follow_ups),
            assistance: size(&self.assistance),
            assistance_funds: size(&self.assistance_funds),
            withdrawals: size(&self.withdrawals),
        }
    }

    /// The sums that are on the RW's paper sheet too.
    pub fn totals(&self) -> Totals {
        let handed_out = self.assistance.iter().filter(|row| row.dicatat_sebagai == "disalurkan");
        Totals {
            assistance_rupiah: handed_out.filter_map(|row| row.nilai_rupiah).fold(0, i64::saturating_add),
            recap_served: self.recap.iter().map(|row| row.sudah_dilayani).fold(0, i64::saturating_add),
            recap_unserved: self.recap.iter().map(|row| row.belum_dilayani).fold(0, i64::saturating_add),
        }
    }
}

fn size<T>(rows: &[T]) -> i64 {
    i64::try_from(rows.len()).unwrap_or(i64::MAX)
}
